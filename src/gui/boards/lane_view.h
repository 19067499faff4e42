// FIFO lanes: their containers in the order in which they leave.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace takt::gui {

/// A lane in words and boxes.
struct LaneRow {
    QString lane;
    QString fill; ///< "5 of 6"
    QString note; ///< "longest wait 2 h", "full: Press does not start"
    enum class Tone : std::uint8_t { Empty, Filling, Full } tone = Tone::Empty;
    std::int64_t capacity = 1;
    struct Container {
        QString item;     ///< short
        QString quantity;
        QString tip;      ///< "20 of Bracket LH, since 08:12"
        bool operator==(const Container&) const = default;
    };
    std::vector<Container> containers; ///< the first leaves next
    bool operator==(const LaneRow&) const = default;
};

/// What comes in stands at the left and moves to the right, where it leaves.
class LaneView : public QWidget {
    Q_OBJECT
  public:
    explicit LaneView(QWidget* parent = nullptr);
    void setRows(std::vector<LaneRow> rows);
    const std::vector<LaneRow>& rows() const { return rows_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }
    /// Lower rows.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Cells {
        double left = 0, width = 0, apart = 0;
        std::int64_t count = 0; ///< drawn; fewer than the lane has places when there is no room
    };
    double labelWidth() const;
    Cells cellsOf(const LaneRow& row) const;
    QRectF cell(std::size_t row, const Cells& cells, std::int64_t place) const;
    void paintRow(QPainter& painter, std::size_t number) const;
    void paintContainer(QPainter& painter, const QRectF& rect, const LaneRow::Container& container) const;
    int rowHeight() const { return compact_ ? 56 : 66; }
    int cellHeight() const { return compact_ ? 34 : 40; }

    std::vector<LaneRow> rows_;
    bool compact_ = false;
};

} // namespace takt::gui

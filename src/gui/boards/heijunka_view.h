// A heijunka box: this shift's slots, one column a pitch, one row an item.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "gui/boards/board_state.h"

namespace takt::gui {

struct HeijunkaRow {
    std::uint32_t item = 0; ///< of the network
    QString name;
    QString quantity; ///< of a tray
    bool operator==(const HeijunkaRow&) const = default;
};

class HeijunkaView : public QWidget {
    Q_OBJECT
  public:
    explicit HeijunkaView(QWidget* parent = nullptr);
    void setBox(std::vector<HeijunkaRow> rows, std::vector<PitchSlot> pitches);
    const std::vector<PitchSlot>& pitches() const { return pitches_; }
    /// Lower slots.
    void setCompact(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Columns {
        std::size_t first = 0, count = 0;
        double left = 0, width = 0;
    };
    Columns columns() const;
    QRectF cell(const Columns& columns, std::size_t column, std::size_t row) const;
    void paintTimes(QPainter& painter, const Columns& columns) const;
    void paintCell(QPainter& painter, const QRectF& rect, const PitchSlot& slot,
                   const HeijunkaRow& row) const;

    int cellHeight() const { return compact_ ? 34 : 40; }

    std::vector<HeijunkaRow> rows_;
    bool compact_ = false;
    std::vector<PitchSlot> pitches_;
};

} // namespace takt::gui

// Signal kanban: a triangle at its trigger on a bar of stock.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "sim/record.h"

namespace takt::gui {

struct SignalRow {
    QString item;
    std::int64_t stock = 0, trigger = 0, maximum = 1;
    QString stockText;   ///< "660 of 960"
    QString triggerText; ///< "180"
    sim::CardState triangle = sim::CardState::Full;
    bool operator==(const SignalRow&) const = default;
};

/// "hangs at 180", "gone to the maker": where the triangle is.
QString triangleText(const SignalRow& row);

class SignalView : public QWidget {
    Q_OBJECT
  public:
    explicit SignalView(QWidget* parent = nullptr);
    void setRows(std::vector<SignalRow> rows);
    const std::vector<SignalRow>& rows() const { return rows_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }
    /// Lower rows.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintRow(QPainter& painter, const SignalRow& row, const QRectF& area) const;
    int rowHeight() const { return compact_ ? 51 : 56; }

    std::vector<SignalRow> rows_;
    bool compact_ = false;
};

} // namespace takt::gui

// Capacity against takt: a bar for each step, of its time, with the takt as the line it must not cross.
#pragma once

#include <QWidget>
#include <vector>

#include "gui/figures/stream_figures.h"

namespace takt::gui {

/// Arrow keys walk the bars, Enter or a click chooses.
class CapacityChart : public QWidget {
    Q_OBJECT
  public:
    explicit CapacityChart(QWidget* parent = nullptr);
    void setBars(std::vector<CapacityBar> bars);
    const std::vector<CapacityBar>& bars() const { return bars_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }
    /// Where a bar's row stands.
    QRect rowRect(std::size_t row) const;

  Q_SIGNALS:
    void chosen(takt::Id process);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    int rowAt(int y) const;
    void setCurrent(int row);
    double xOf(double share) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void paintLegend(QPainter& painter) const;

    std::vector<CapacityBar> bars_;
    int current_ = 0;
    double most_ = 1.25; ///< share at the right edge
};

} // namespace takt::gui

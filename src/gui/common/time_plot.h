// A chart over plant time: its axis, the cursor, and how it is zoomed and moved.
#pragma once

#include <optional>

#include "base/quantities.h"
#include "gui/common/plot.h"

namespace takt::gui {

/// The span it shows is its owner's: gestures ask for another one, so that all charts move together. Wheel zooms at the
/// mouse, with Shift it moves; dragging looks closer, with Shift or the middle button it moves; + and -, arrows and Home do
/// the same by key; a click, or Enter at the middle, picks a moment.
class TimePlot : public Plot {
    Q_OBJECT
  public:
    explicit TimePlot(QWidget* parent = nullptr);

    void setSpan(Time from, Time to);
    void setCursorTime(Time t);
    Time from() const { return from_; }
    Time to() const { return to_; }

  Q_SIGNALS:
    void picked(takt::Time t);                         ///< clicked: go there
    void rangeDragged(takt::Time from, takt::Time to); ///< another span is wanted; it may reach beyond the run
    void rangeReset();                                 ///< all of it

  protected:
    /// Where data is drawn; below it stands the axis.
    virtual QRectF plotArea() const = 0;
    /// What is known of a moment; `y` is where the mouse is.
    virtual std::vector<PlotValue> valuesAt(Time t, double y) const = 0;
    QRectF area() const; ///< plotArea(), measured once for each version()
    double xOf(Time t) const;
    Time timeAt(double x) const;
    void drawTimeAxis(QPainter& painter) const;
    void drawOver(QPainter& painter) override;
    void forget() override { from_ = to_ = Time{}; }

    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    bool hasData() const { return to_ > from_ && reason().isEmpty(); }
    void zoom(double factor, double at);
    void move(double part);

    Time from_, to_, cursor_;
    Time panFrom_, panTo_;              ///< as the drag began
    std::optional<double> hover_, pressed_, panned_;
    double hoverY_ = 0;
    mutable QRectF area_;
    mutable int areaVersion_ = -1;
};

} // namespace takt::gui

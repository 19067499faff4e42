// Qt Charts, wrapped here and nowhere else.
#pragma once

#include <QColor>
#include <QGraphicsScene>
#include <QPixmap>
#include <QPointF>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "base/quantities.h"
#include "sim/series.h"

class QChart;

namespace takt::gui {

/// One line of a chart. x is plant time in microseconds, y in the chart's unit. Lines are told apart
/// by colour and by the shape of a few marks on them.
struct ChartLine {
    QString name;
    QColor colour;
    QList<QPointF> points;       ///< ascending in x; at most some thousands
    std::optional<double> limit; ///< a dashed line across, in the line's colour
};

/// The curve as steps: the least, the most and the last of each column in which it moves, in the order
/// that follows it; nothing after `until`.
QList<QPointF> chartPoints(const sim::Curve& curve, Time from, Time to, Time until);

/// Lines over plant time with a legend, a vertical line at the time cursor, and the values under the
/// mouse. Drawn once for each change of data, size or theme, so moving the cursor costs a blit.
class Chart : public QWidget {
    Q_OBJECT
  public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    /// The time shown, and all lines. Cheap enough for ten times a second.
    void replace(Time from, Time to, std::vector<ChartLine> lines);
    void clear(const QString& reason); ///< shows the words instead of axes
    void setCursorTime(Time t);
    /// Decimals of the values shown.
    void setDecimals(int decimals);
    /// What the dashed lines are, for the legend.
    void setLimitName(const QString& name);

    const std::vector<ChartLine>& lines() const { return lines_; }
    Time from() const { return from_; }
    Time to() const { return to_; }
    QSize minimumSizeHint() const override { return {220, 120}; }

  Q_SIGNALS:
    void picked(takt::Time t);                      ///< clicked: go there
    void rangeDragged(takt::Time from, takt::Time to); ///< dragged over: look closer
    void rangeReset();                              ///< double click: all of it

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QRectF plotArea() const;
    double xOf(Time t) const;
    double yOf(double value) const;
    Time timeAt(double x) const;
    void chooseScale();
    void render();
    void drawGrid(QPainter& painter) const;
    void drawLegend(QPainter& painter) const;
    void drawLimits(QPainter& painter) const;
    void drawSeries(QPainter& painter);
    void drawHover(QPainter& painter) const;
    void stale();

    std::unique_ptr<QGraphicsScene> scene_;
    QChart* chart_; ///< owned by the scene
    std::vector<ChartLine> lines_;
    QString reason_, limitName_;
    Time from_, to_, cursor_;
    double top_ = 1.0, step_ = 1.0;
    int decimals_ = 0;
    QPixmap picture_;
    std::optional<double> hover_, pressed_;
};

} // namespace takt::gui

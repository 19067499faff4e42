// Lines over plant time. Qt Charts, wrapped here and nowhere else.
#pragma once

#include <QColor>
#include <QGraphicsScene>
#include <QPointF>
#include <memory>
#include <optional>
#include <vector>

#include "gui/common/time_plot.h"
#include "sim/series.h"

class QChart;

namespace takt::gui {

/// One line of a chart. x is plant time in microseconds, y in the chart's unit. Lines are told apart
/// by colour and by the shape of a few marks on them.
struct ChartLine {
    QString name;
    QColor colour;
    QList<QPointF> points;          ///< ascending in x; at most some thousands
    std::optional<double> limit;    ///< a dashed line across, in the line's colour
    bool behind = false;            ///< of a second run: quieter, dashed
    int shape = -1;                 ///< of its marks; -1: by its place
    std::vector<Time> empty;        ///< moments at which it fell to nothing, marked on the axis
};

/// The curve as steps: the least, the most and the last of each column in which it moves, in the order
/// that follows it; nothing after `until`.
QList<QPointF> chartPoints(const sim::Curve& curve, Time from, Time to, Time until);

/// Lines with a legend, a vertical line at the time cursor, and the values under the mouse.
class Chart : public TimePlot {
    Q_OBJECT
  public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    /// The time shown, and all lines. Cheap enough for ten times a second.
    void replace(Time from, Time to, std::vector<ChartLine> lines);
    /// Decimals of the values shown.
    void setDecimals(int decimals);
    /// What the dashed lines are, for the legend.
    void setLimitName(const QString& name);
    /// Whose the lines behind are.
    void setBehindName(const QString& name);

    const std::vector<ChartLine>& lines() const { return lines_; }
    PlotTable table() const override;

  protected:
    void draw(QPainter& painter) override;
    QRectF plotArea() const override;
    std::vector<PlotValue> valuesAt(Time t, double y) const override;
    void forget() override;

  private:
    double yOf(double value) const;
    void chooseScale();
    int shapeOf(std::size_t line) const { return lines_[line].shape < 0 ? static_cast<int>(line) : lines_[line].shape; }
    void drawGrid(QPainter& painter) const;
    /// An entry of the legend: what stands before its words, and they.
    struct Key {
        enum class Sample : std::uint8_t { Mark, Dashes, Empty } sample = Sample::Mark;
        QString name;
        QColor colour;
        int shape = 0;
        QPointF at; ///< its top left corner
    };
    /// Wrapped at the width, what is no line of its own last.
    std::vector<Key> keys() const;
    void drawLegend(QPainter& painter) const;
    void drawLimits(QPainter& painter) const;
    void drawSeries(QPainter& painter);
    void drawEmpty(QPainter& painter) const;

    std::unique_ptr<QGraphicsScene> scene_;
    QChart* chart_; ///< owned by the scene
    std::vector<ChartLine> lines_;
    QString limitName_, behindName_;
    double top_ = 1.0, step_ = 1.0;
    int decimals_ = 0;
};

} // namespace takt::gui

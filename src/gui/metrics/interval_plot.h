// Amounts by equal stretches of time: bars for each row, with what was aimed at.
#pragma once

#include <functional>

#include "gui/common/time_plot.h"
#include "sim/chart_series.h"

namespace takt::gui {

/// All rows have one scale, unless each is to have its own.
class IntervalPlot : public TimePlot {
    Q_OBJECT
  public:
    struct Row {
        QString name;
        QString figure;              ///< at the right of the name
        QColor colour;
        std::vector<double> values;  ///< by interval; not a number: nothing is known
        std::vector<double> behind;  ///< of a second run, outlined
        std::vector<double> target;  ///< a line across each interval; empty: none
    };
    using Format = QString (*)(double);
    using TimePlot::TimePlot;

    void replace(Time from, Time to, const sim::Intervals& intervals, std::vector<Row> rows);
    void setFormat(Format format) { format_ = format; }
    void setLeastStep(double step) { leastStep_ = step; } ///< of the scale
    void setOwnScales(bool on) { ownScales_ = on; }
    void setTargetName(const QString& name) { targetName_ = name; }
    void setBehindName(const QString& name) { behindName_ = name; }
    const std::vector<Row>& rows() const { return rows_; }
    const sim::Intervals& intervals() const { return intervals_; }
    PlotTable table() const override;
    int neededHeight() const override;

  protected:
    void draw(QPainter& painter) override;
    QRectF plotArea() const override;
    std::vector<PlotValue> valuesAt(Time t, double y) const override;
    void forget() override;

  private:
    QRectF rowRect(std::size_t row) const;
    double rowHeight() const;
    struct Scale {
        double top = 1, step = 1;
    };
    Scale scaleOf(const Row* begin, const Row* end) const;
    bool hasKeys() const;
    bool has(std::vector<double> Row::*member) const;
    void drawKeys(QPainter& painter) const;
    void drawRow(QPainter& painter, const Row& row, const QRectF& rect, double top) const;
    void drawScale(QPainter& painter, const QRectF& rect, const Scale& scale) const;

    sim::Intervals intervals_;
    std::vector<Row> rows_;
    QString targetName_, behindName_;
    Format format_ = nullptr;
    std::vector<Scale> scales_; ///< of the rows
    double leastStep_ = 1.0;
    bool ownScales_ = false;
};

} // namespace takt::gui

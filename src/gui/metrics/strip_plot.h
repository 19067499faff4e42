// Machine states over time: a strip for each machine, as in a Gantt chart.
#pragma once

#include "gui/common/time_plot.h"
#include "sim/series.h"

namespace takt::gui {

class StripPlot : public TimePlot {
    Q_OBJECT
  public:
    struct Row {
        QString name;
        std::vector<sim::StateStretch> stretches;
        std::vector<sim::StateStretch> behind; ///< of a second run: a thinner strip under it
    };
    using TimePlot::TimePlot;

    void replace(Time from, Time to, std::vector<Row> rows);
    /// Whose the thinner strips are.
    void setBehindName(const QString& name);
    const std::vector<Row>& rows() const { return rows_; }
    PlotTable table() const override;
    int neededHeight() const override;

  protected:
    void draw(QPainter& painter) override;
    QRectF plotArea() const override;
    std::vector<PlotValue> valuesAt(Time t, double y) const override;
    void forget() override;

  private:
    int labelWidth() const;
    double rowHeight() const;
    QRectF rowRect(std::size_t row) const;
    void drawStrip(QPainter& painter, const std::vector<sim::StateStretch>& stretches, const QRectF& rect) const;

    std::vector<Row> rows_;
    std::vector<sim::MachineState> states_; ///< that occur
    QString behindName_;
};

} // namespace takt::gui

// Changeovers of each process over time.
#include <numeric>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/interval_plot.h"
#include "gui/metrics/metric_chart.h"

namespace takt::gui {

namespace {

std::vector<double> countsOf(const RunFacts& run, std::uint32_t process) {
    const auto& counts = run.series.changeovers[process];
    return {counts.begin(), counts.end()};
}

class ChangeoverChart : public MetricChart {
  public:
    ChangeoverChart() {
        plot_->setFormat([](double v) { return number(v); });
    }
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        std::vector<IntervalPlot::Row> rows;
        for (std::uint32_t p = 0; p < network.processes.size(); ++p) {
            IntervalPlot::Row row;
            row.values = countsOf(*input.run, p);
            const auto other = input.beside ? input.beside->network().processOf(network.processes[p].id) : sim::kNone;
            if (other != sim::kNone)
                row.behind = countsOf(*input.beside, other);
            const auto sum = [](const std::vector<double>& all) { return std::accumulate(all.begin(), all.end(), 0.0); };
            if (sum(row.values) + sum(row.behind) == 0)
                continue;
            row.name = input.nameOf(network.processes[p].id);
            row.colour = Theme::instance().state(sim::MachineState::Setup);
            row.figure = IntervalPlot::tr("%1 in all").arg(number(sum(row.values)));
            rows.push_back(std::move(row));
        }
        if (rows.empty())
            return plot_->clear(IntervalPlot::tr("No process changed over in this time. A process that makes several items and has a changeover time does."));
        const Duration length = input.run->series.intervals.length;
        note_ = length < kDay    ? IntervalPlot::tr("begun, an hour")
                : length == kDay ? IntervalPlot::tr("begun, a day")
                                 : IntervalPlot::tr("begun, in %1 days").arg(length.us / kDay.us);
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, input.run->series.intervals, std::move(rows));
    }

  private:
    IntervalPlot* plot_ = new IntervalPlot;
    QString note_;
};

} // namespace

std::unique_ptr<MetricChart> makeChangeoverChart() { return std::make_unique<ChangeoverChart>(); }

} // namespace takt::gui

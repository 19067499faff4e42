// How customers were served: the fill rate day by day, and what they wait for.
#include <cmath>
#include <limits>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/interval_plot.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

QString shareText(double share) { return percent(share); }
QString noDemand() { return Chart::tr("No customer asks for anything. Enter a demand at a customer on the map."); }

/// By interval: served at once / ordered; not a number where nothing was ordered, or before measuring began.
std::vector<double> fillRates(const sim::RunSamples& samples, const sim::Intervals& intervals) {
    std::vector<double> ordered(intervals.count), atOnce(intervals.count);
    for (const auto& day : samples.days) {
        const Time inside = day.end - Duration{1};
        if (day.end <= samples.measuredFrom || !intervals.contains(inside))
            continue;
        ordered[intervals.of(inside)] += static_cast<double>(day.ordered);
        atOnce[intervals.of(inside)] += static_cast<double>(day.atOnce);
    }
    for (std::size_t k = 0; k < ordered.size(); ++k)
        atOnce[k] = ordered[k] > 0 ? atOnce[k] / ordered[k] : std::numeric_limits<double>::quiet_NaN();
    return atOnce;
}

class FillRateChart : public MetricChart {
  public:
    FillRateChart() {
        plot_->setFormat(shareText);
        plot_->setLeastStep(0.2);
        plot_->setTargetName(Chart::tr("all that was ordered"));
    }
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }
    bool needsSamples() const override { return true; }

    void fill(const ChartInput& input) override {
        if (input.run->network().demands.empty())
            return plot_->clear(noDemand());
        if (!input.run->samples)
            return plot_->clear(input.run->result ? ChartTexts::repeating() : ChartTexts::afterRun());
        const auto intervals = sim::Intervals::covering(input.from, input.to, kDay, sim::ChartSeries::kMostIntervals);
        IntervalPlot::Row row;
        row.name = Chart::tr("Served at once");
        row.colour = Theme::instance().series(0);
        row.values = fillRates(*input.run->samples, intervals);
        row.target.assign(intervals.count, 1.0);
        if (input.beside && input.beside->samples)
            row.behind = fillRates(*input.beside->samples, intervals);
        const auto whole = input.run->value("fill_rate");
        note_ = whole ? Chart::tr("share of what was ordered · whole run %1").arg(percent(*whole)) : QString();
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, intervals, {std::move(row)});
    }

  private:
    IntervalPlot* plot_ = new IntervalPlot;
    QString note_;
};

class BacklogChart : public MetricChart {
  public:
    Plot* plot() override { return chart_; }
    QString note() const override { return Chart::tr("pieces"); }

    void fill(const ChartInput& input) override {
        if (input.run->network().demands.empty())
            return chart_->clear(noDemand());
        const auto line = [&](const RunFacts& run) {
            ChartLine out;
            out.name = Chart::tr("Ordered, not yet delivered");
            out.colour = Theme::instance().series(0);
            out.points = pointsOf(run, input, run.series.backlog);
            out.behind = &run == input.beside;
            return out;
        };
        std::vector<ChartLine> lines{line(*input.run)};
        if (input.beside)
            lines.push_back(line(*input.beside));
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    Chart* chart_ = new Chart;
};

} // namespace

std::unique_ptr<MetricChart> makeFillRateChart() { return std::make_unique<FillRateChart>(); }
std::unique_ptr<MetricChart> makeBacklogChart() { return std::make_unique<BacklogChart>(); }

} // namespace takt::gui

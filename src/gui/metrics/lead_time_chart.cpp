// How long pieces are in the plant: a histogram with the quantiles of the run's measures.
#include <algorithm>

#include "gui/common/format.h"
#include "gui/metrics/histogram_plot.h"
#include "gui/metrics/metric_chart.h"

namespace takt::gui {

namespace {

constexpr std::size_t kBins = 40;

/// Of one item, over all who want it; without one of all.
TimeHistogram timesOf(const RunFacts& run, Id item) {
    TimeHistogram all;
    const sim::Network& network = run.network();
    for (std::size_t d = 0; d < network.demands.size(); ++d)
        if (!item || network.items[network.demands[d].item].id == item)
            all.merge(run.samples->flow[d]);
    return all;
}

HistogramPlot::Series seriesOf(const QString& name, const TimeHistogram& times, Duration from, Duration width) {
    HistogramPlot::Series out;
    out.name = name;
    for (const auto count : sim::equalBins(times, from, width, kBins))
        out.shares.push_back(static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(1, times.count())));
    out.marks = {{HistogramPlot::tr("half", "of the pieces"), times.quantile(.5).inSeconds()},
                 {percent(0.9), times.quantile(.9).inSeconds()},
                 {percent(0.95), times.quantile(.95).inSeconds()}};
    return out;
}

class LeadTimeChart : public MetricChart {
  public:
    Plot* plot() override { return plot_; }
    QString note() const override { return ChartTexts::wholeRun(); }
    bool needsSamples() const override { return true; }
    QString allName() const override { return HistogramPlot::tr("All products"); }
    std::vector<Id> choices(const ChartInput& input) const override {
        std::vector<Id> ids;
        for (const auto& demand : input.run->network().demands)
            if (const Id item = input.run->network().items[demand.item].id; std::find(ids.begin(), ids.end(), item) == ids.end())
                ids.push_back(item);
        return ids;
    }

    void fill(const ChartInput& input) override {
        if (input.run->network().demands.empty())
            return plot_->clear(HistogramPlot::tr("No customer asks for anything. Enter a demand at a customer on the map."));
        if (!input.run->samples)
            return plot_->clear(input.run->result ? ChartTexts::repeating() : ChartTexts::afterRun());
        const TimeHistogram times = timesOf(*input.run, input.choice);
        if (times.count() == 0)
            return plot_->clear(HistogramPlot::tr("Nothing was delivered after the warm-up."));
        TimeHistogram others;
        if (input.beside && input.beside->samples)
            others = timesOf(*input.beside, input.choice);
        const bool two = others.count() > 0;
        Duration least = times.least(), most = times.most();
        if (two) {
            least = std::min(least, others.least());
            most = std::max(most, others.most());
        }
        const Duration width{std::max<std::int64_t>(1'000'000, (most - least).us / static_cast<std::int64_t>(kBins) + 1)};
        std::optional<HistogramPlot::Series> behind;
        if (two)
            behind = seriesOf(input.beside->name, others, least, width);
        plot_->replace(least.inSeconds(), width.inSeconds(), seriesOf(HistogramPlot::tr("Pieces"), times, least, width),
                       std::move(behind));
    }

  private:
    HistogramPlot* plot_ = new HistogramPlot;
};

} // namespace

std::unique_ptr<MetricChart> makeLeadTimeChart() { return std::make_unique<LeadTimeChart>(); }

} // namespace takt::gui

// The OEE of a process as a waterfall: shift time, what is lost of it, good pieces at the ideal cycle.
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/metric_chart.h"
#include "gui/metrics/waterfall_plot.h"

namespace takt::gui {

namespace {

using S = sim::MachineState;

/// Shares of shift time; they come from the measures, so that the chart and the figures agree.
struct Losses {
    double aside = 0;    ///< no card, planned maintenance, breaks
    double waiting = 0;  ///< no material, blocked, no operator
    double down = 0, setup = 0, working = 0;
    double availability = 1, performance = 1, quality = 1, oee = 1;
};

std::optional<Losses> lossesOf(const RunFacts& run, Id process) {
    const std::string id = std::to_string(process.value) + ".";
    if (!run.value("oee." + id + "oee"))
        return std::nullopt;
    const auto state = [&](const char* key) { return run.value("state." + id + key).value_or(0.0); };
    const auto part = [&](const char* key) { return run.value("oee." + id + key).value_or(1.0); };
    Losses out;
    out.aside = state("no_card") + state("planned_maintenance") + state("on_break");
    out.waiting = state("no_material") + state("blocked") + state("no_operator");
    out.down = state("down");
    out.setup = state("setup");
    out.working = state("working");
    out.availability = part("availability");
    out.performance = part("performance");
    out.quality = part("quality");
    out.oee = part("oee");
    return out;
}

QString sumOf(const Losses& l) {
    return WaterfallPlot::tr("OEE %1 = availability %2 × performance %3 × quality %4")
        .arg(percent(l.oee), percent(l.availability), percent(l.performance), percent(l.quality));
}

/// Name, value and kind of every step; the same steps for every run of one plant.
std::vector<WaterfallPlot::Step> stepsOf(const Losses& l, bool lineLosses) {
    const auto& theme = Theme::instance();
    const double planned = l.working + l.down + l.setup + (lineLosses ? l.waiting : 0.0);
    std::vector<WaterfallPlot::Step> steps;
    const auto total = [&](const QString& name, double value) { steps.push_back({name, value, true, colors().container, {}}); };
    const auto loss = [&](const QString& name, double value, const QColor& colour) { steps.push_back({name, value, false, colour, {}}); };
    total(WaterfallPlot::tr("Shift time"), 1.0);
    loss(WaterfallPlot::tr("No card, planned stops"), l.aside, theme.state(S::OffShift));
    if (!lineLosses)
        loss(WaterfallPlot::tr("Waiting for others"), l.waiting, theme.state(S::NoMaterial));
    total(WaterfallPlot::tr("Planned to run"), planned);
    loss(WaterfallPlot::tr("Down"), l.down, theme.state(S::Down));
    loss(WaterfallPlot::tr("Changeover"), l.setup, theme.state(S::Setup));
    if (lineLosses)
        loss(WaterfallPlot::tr("Waiting for others"), l.waiting, theme.state(S::NoMaterial));
    total(WaterfallPlot::tr("Running"), l.working);
    loss(WaterfallPlot::tr("Slower than ideal"), l.working * (1 - l.performance), theme.state(S::Blocked));
    loss(WaterfallPlot::tr("Scrap, rework"), l.working * l.performance * (1 - l.quality), colors().warning);
    steps.push_back({WaterfallPlot::tr("Good at ideal"), l.working * l.performance * l.quality, true, theme.state(S::Working), {}});
    return steps;
}

class OeeChart : public MetricChart {
  public:
    Plot* plot() override { return plot_; }
    QString note() const override { return ChartTexts::wholeRun(); }
    std::vector<Id> choices(const ChartInput& input) const override {
        std::vector<Id> ids;
        for (const auto& process : input.run->network().processes)
            ids.push_back(process.id);
        return ids;
    }

    void fill(const ChartInput& input) override {
        if (input.run->network().processes.empty())
            return plot_->clear(WaterfallPlot::tr("This plant has no process. Draw one on the map."));
        if (!input.run->result)
            return plot_->clear(ChartTexts::afterRun());
        const auto losses = lossesOf(*input.run, input.choice);
        if (!losses)
            return plot_->clear(WaterfallPlot::tr("Choose a process."));
        auto steps = stepsOf(*losses, input.run->network().lineLosses);
        QString sumBehind;
        const bool comparable = input.beside && input.beside->network().lineLosses == input.run->network().lineLosses;
        if (const auto other = comparable ? lossesOf(*input.beside, input.choice) : std::nullopt) {
            const auto behind = stepsOf(*other, input.beside->network().lineLosses);
            for (std::size_t i = 0; i < steps.size(); ++i)
                steps[i].behind = behind[i].value;
            sumBehind = sumOf(*other);
        }
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(std::move(steps), sumOf(*losses), sumBehind);
    }

  private:
    WaterfallPlot* plot_ = new WaterfallPlot;
};

} // namespace

std::unique_ptr<MetricChart> makeOeeChart() { return std::make_unique<OeeChart>(); }

} // namespace takt::gui

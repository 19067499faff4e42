// What a delivered piece's time in the plant goes to, and the share of it that adds value.
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/metric_chart.h"
#include "gui/metrics/share_plot.h"

namespace takt::gui {

namespace {

using C = sim::PartCause;

enum class Part : std::uint8_t { Value, Processing, Moving, Stored, Waiting, Stopped, Closed, Count };

Part partOf(C cause) {
    switch (cause) {
    case C::Processing:
    case C::Rework:
    case C::Inspection: return Part::Processing;
    case C::Moving:
    case C::Transport: return Part::Moving;
    case C::Stored: return Part::Stored;
    case C::Down:
    case C::Setup:
    case C::Maintenance: return Part::Stopped;
    case C::Break:
    case C::OffShift: return Part::Closed;
    default: return Part::Waiting;
    }
}

std::vector<ShareKind> kinds() {
    const auto& theme = Theme::instance();
    using S = sim::MachineState;
    return {{SharePlot::tr("Adds value"), theme.state(S::Working)},
            {SharePlot::tr("Other processing"), theme.series(2)},
            {SharePlot::tr("Moved, on transports"), theme.series(0)},
            {SharePlot::tr("Stored for a customer or card"), colors().container},
            {SharePlot::tr("Waits for its turn"), theme.state(S::NoMaterial)},
            {SharePlot::tr("Machine down, changeover"), theme.state(S::Down)},
            {SharePlot::tr("Break, off shift"), theme.state(S::OffShift)}};
}

struct Told {
    std::vector<double> shares;
    double leadSeconds = 0, valueShare = 0;
    QString text() const {
        return SharePlot::tr("%1 of %2", "value-adding share of the time through the plant").arg(percent(valueShare, 2), passedTime(leadSeconds));
    }
};

/// From the waste ledger, in which lead time = the sum of its causes; the value-adding part from the measures.
std::optional<Told> toldOf(const RunFacts& run, Id item) {
    const auto& ledger = run.result && run.result->ledger ? run.result->ledger : run.own ? run.own->ledger : std::nullopt;
    if (!ledger)
        return std::nullopt;
    const auto line = std::find_if(ledger->parts.begin(), ledger->parts.end(), [&](const sim::Ledger::Parts& p) {
        return p.item == item && p.line == sim::PartLine::Delivered;
    });
    if (line == ledger->parts.end() || line->leadUs <= 0 || line->steps <= 0)
        return std::nullopt;
    Told told;
    told.shares.resize(static_cast<std::size_t>(Part::Count));
    const auto lead = static_cast<double>(line->leadUs);
    for (std::size_t c = 0; c < sim::kPartCauses; ++c)
        told.shares[static_cast<std::size_t>(partOf(static_cast<C>(c)))] += static_cast<double>(line->us[c]) / lead;
    told.leadSeconds = lead / static_cast<double>(line->steps) * 1e-6;
    double value = 0;
    for (const auto& demand : run.network().demands)
        if (run.network().items[demand.item].id == item)
            value = run.value("demand." + std::to_string(demand.id.value) + ".value_adding_time").value_or(0.0);
    told.valueShare = value / told.leadSeconds;
    auto& processing = told.shares[static_cast<std::size_t>(Part::Processing)];
    const double within = std::min(told.valueShare, processing); // work on several ways at once is more than one piece's time
    told.shares[static_cast<std::size_t>(Part::Value)] = within;
    processing -= within;
    return told;
}

class ValueChart : public MetricChart {
  public:
    Plot* plot() override { return plot_; }
    QString note() const override { return SharePlot::tr("% of the time through the plant, by the clock"); }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (network.demands.empty())
            return plot_->clear(SharePlot::tr("No customer asks for anything. Enter a demand at a customer on the map."));
        if (!input.run->result)
            return plot_->clear(ChartTexts::afterRun());
        std::vector<SharePlot::Row> rows;
        std::vector<Id> seen;
        for (const auto& demand : network.demands) {
            const Id item = network.items[demand.item].id;
            if (std::find(seen.begin(), seen.end(), item) != seen.end())
                continue;
            seen.push_back(item);
            const auto told = toldOf(*input.run, item);
            if (!told)
                continue;
            SharePlot::Row row{input.nameOf(item), told->text(), told->shares, {}, {}};
            if (const auto other = input.beside ? toldOf(*input.beside, item) : std::nullopt) {
                row.behind = other->shares;
                row.figureBehind = other->text();
            }
            rows.push_back(std::move(row));
        }
        if (rows.empty())
            return plot_->clear(SharePlot::tr("Nothing was delivered after the warm-up."));
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(kinds(), std::move(rows));
    }

  private:
    SharePlot* plot_ = new SharePlot;
};

} // namespace

std::unique_ptr<MetricChart> makeValueChart() { return std::make_unique<ValueChart>(); }

} // namespace takt::gui

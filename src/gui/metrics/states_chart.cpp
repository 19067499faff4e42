// Machine states: as strips over time, and as shares of the shift.
#include <algorithm>

#include "gui/common/theme.h"
#include "gui/metrics/metric_chart.h"
#include "gui/metrics/share_plot.h"
#include "gui/metrics/state_keys.h"
#include "gui/metrics/strip_plot.h"

namespace takt::gui {

namespace {

std::uint32_t sameProcess(const sim::Network& network, Id process) { return network.processOf(process); }

/// "Press", "Press 2", "Cell, station 3".
QString machineName(const ChartInput& input, std::uint32_t machine) {
    const sim::Network& network = input.run->network();
    const auto& process = network.processes[network.machineProcess[machine]];
    const QString name = input.nameOf(process.id);
    const auto station = network.machineStation.empty() ? sim::kNone : network.machineStation[machine];
    if (station != sim::kNone)
        return StripPlot::tr("%1, station %2").arg(name).arg(network.stations[station].number);
    return process.machineCount > 1 ? StripPlot::tr("%1 %2", "process, number of the machine").arg(name).arg(machine - process.firstMachine + 1) : name;
}

class StatesChart : public MetricChart {
  public:
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (network.machineProcess.empty())
            return plot_->clear(StripPlot::tr("This plant has no process. Draw one on the map."));
        std::vector<StripPlot::Row> rows;
        for (std::uint32_t m = 0; m < network.machineProcess.size(); ++m) {
            StripPlot::Row row{machineName(input, m), input.run->series.states[m], {}};
            const auto& process = network.processes[network.machineProcess[m]];
            const auto other = input.beside ? sameProcess(input.beside->network(), process.id) : sim::kNone;
            if (other != sim::kNone && m - process.firstMachine < input.beside->network().processes[other].machineCount)
                row.behind = input.beside->series.states[input.beside->network().processes[other].firstMachine + m - process.firstMachine];
            rows.push_back(std::move(row));
        }
        note_ = input.beside ? StripPlot::tr("thin strips: %1", "run").arg(input.beside->name) : QString();
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, std::move(rows));
    }

  private:
    StripPlot* plot_ = new StripPlot;
    QString note_;
};

/// Shares of the time on shift without breaks, meant over the machines of a process, by stateOrder(). Empty: never on shift.
std::vector<double> sharesOf(const RunFacts& run, std::uint32_t process) {
    const auto& node = run.network().processes[process];
    std::vector<double> shares;
    double all = 0;
    for (const auto state : stateOrder()) {
        double sum = 0;
        if (state != sim::MachineState::OffShift && state != sim::MachineState::OnBreak)
            for (std::uint32_t m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
                sum += static_cast<double>(run.series.stateTimes[m][static_cast<std::size_t>(state)].us);
        shares.push_back(sum);
        all += sum;
    }
    for (auto& share : shares)
        share = all > 0 ? share / all : 0.0;
    return shares;
}

class SharesChart : public MetricChart {
  public:
    Plot* plot() override { return plot_; }
    QString note() const override { return SharePlot::tr("% of shift"); }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (network.processes.empty())
            return plot_->clear(SharePlot::tr("This plant has no process. Draw one on the map."));
        std::vector<ShareKind> kinds;
        for (const auto state : stateOrder())
            kinds.push_back({Theme::stateName(state), {}, state});
        std::vector<SharePlot::Row> rows;
        for (std::uint32_t p = 0; p < network.processes.size(); ++p) {
            SharePlot::Row row{input.nameOf(network.processes[p].id), {}, sharesOf(*input.run, p), {}, {}};
            const auto other = input.beside ? sameProcess(input.beside->network(), network.processes[p].id) : sim::kNone;
            if (other != sim::kNone)
                row.behind = sharesOf(*input.beside, other);
            rows.push_back(std::move(row));
        }
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(std::move(kinds), std::move(rows));
    }

  private:
    SharePlot* plot_ = new SharePlot;
};

} // namespace

std::unique_ptr<MetricChart> makeStatesChart() { return std::make_unique<StatesChart>(); }
std::unique_ptr<MetricChart> makeSharesChart() { return std::make_unique<SharesChart>(); }

} // namespace takt::gui

// A chart of the metrics page: what it shows of a run, or why it shows nothing.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "gui/common/plot.h"
#include "lean/analysis.h"
#include "sim/chart_series.h"
#include "sim/run_samples.h"
#include "sim/runner.h"

namespace takt::gui {

/// In the order of the list of charts.
enum class ChartKind : std::uint8_t {
    Stock, Wip, Throughput, ThroughputRate, MachineStates, MachineShares, Oee, LeadTime, ValueShare, FillRate, Backlog,
    CumulativeFlow, Changeovers, SupplierStock, Mura, Muri, Count
};
inline constexpr auto kChartKinds = static_cast<std::size_t>(ChartKind::Count);
QString chartName(ChartKind kind);
/// What it is remembered by, in every language; none: no chart has this key.
QString chartKey(ChartKind kind);
std::optional<ChartKind> chartOfKey(const QString& key);
/// What it tells, in a sentence.
QString chartHint(ChartKind kind);

/// What charts know of one run. What is null or empty is not known yet.
struct RunFacts {
    const sim::RunCurves& curves;                   ///< of the window
    const sim::ChartSeries& series;                 ///< of the window
    QString name;
    std::shared_ptr<const sim::LiveRun> run;
    const Plant* plant = nullptr;
    Time reached;
    std::shared_ptr<const sim::RunResult> result;   ///< once it is finished
    std::shared_ptr<const sim::RunResult> own;      ///< of the one replication that is played, with its ledger
    std::shared_ptr<const sim::RunSamples> samples; ///< once it is repeated
    const sim::Network& network() const { return *run->network(); }
    /// The mean of a measure of the run.
    std::optional<double> value(const std::string& measure) const;
};

struct ChartInput {
    Time from, to;                   ///< the window that is looked at
    const RunFacts* run = nullptr;   ///< never null
    const RunFacts* beside = nullptr; ///< a second run, laid behind or beside; null: none
    const lean::Analysis* planned = nullptr;
    std::function<QString(Id)> nameOf;
    Id choice;                       ///< one of choices(); none: all
};

/// Fills its plot; owned by a card, as is the plot.
class MetricChart {
  public:
    virtual ~MetricChart() = default;
    virtual Plot* plot() = 0; ///< the same at every call; a card becomes its parent
    virtual void fill(const ChartInput& input) = 0;
    /// Quiet words beside the title: the unit, or what the figures stand for. After fill().
    virtual QString note() const = 0;
    /// Elements or items that can be looked at alone; what all of them are called.
    virtual std::vector<Id> choices(const ChartInput&) const { return {}; }
    virtual QString allName() const { return {}; } ///< empty: one must be chosen
    /// It needs RunFacts::samples.
    virtual bool needsSamples() const { return false; }
};

std::unique_ptr<MetricChart> makeChart(ChartKind kind);

// One file each.
std::unique_ptr<MetricChart> makeStockChart();
std::unique_ptr<MetricChart> makeWipChart();
std::unique_ptr<MetricChart> makeThroughputChart();
std::unique_ptr<MetricChart> makeThroughputRateChart();
std::unique_ptr<MetricChart> makeStatesChart();
std::unique_ptr<MetricChart> makeSharesChart();
std::unique_ptr<MetricChart> makeOeeChart();
std::unique_ptr<MetricChart> makeLeadTimeChart();
std::unique_ptr<MetricChart> makeValueChart();
std::unique_ptr<MetricChart> makeFillRateChart();
std::unique_ptr<MetricChart> makeBacklogChart();
std::unique_ptr<MetricChart> makeFlowChart();
std::unique_ptr<MetricChart> makeChangeoverChart();
std::unique_ptr<MetricChart> makeSupplierChart();
std::unique_ptr<MetricChart> makeMuraChart();
std::unique_ptr<MetricChart> makeMuriChart();

/// Words that several charts use.
struct ChartTexts {
    static QString afterRun();    ///< "… once the run is finished."
    static QString repeating();   ///< "… the run is being repeated for it."
    static QString wholeRun();    ///< "whole run, after the warm-up"
};

} // namespace takt::gui

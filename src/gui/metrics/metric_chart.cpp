#include "gui/metrics/metric_chart.h"

#include <QCoreApplication>
#include <array>

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MetricChart)
};

} // namespace

QString chartKey(ChartKind kind) {
    static constexpr std::array<const char*, kChartKinds> kKeys = {
        "stock", "wip", "throughput", "throughputRate", "machineStates", "machineShares", "oee", "leadTime", "valueShare",
        "fillRate", "backlog", "cumulativeFlow", "changeovers", "supplierStock", "mura", "muri"};
    return QString::fromLatin1(kKeys[static_cast<std::size_t>(kind)]);
}

std::optional<ChartKind> chartOfKey(const QString& key) {
    for (std::size_t i = 0; i < kChartKinds; ++i)
        if (const auto kind = static_cast<ChartKind>(i); chartKey(kind) == key)
            return kind;
    return std::nullopt;
}

QString chartName(ChartKind kind) {
    switch (kind) {
    case ChartKind::Stock: return Words::tr("Stock in the buffers");
    case ChartKind::Wip: return Words::tr("Work in process");
    case ChartKind::Throughput: return Words::tr("Throughput against takt");
    case ChartKind::ThroughputRate: return Words::tr("Throughput by interval");
    case ChartKind::MachineStates: return Words::tr("Machine states over time");
    case ChartKind::MachineShares: return Words::tr("Where machine time went");
    case ChartKind::Oee: return Words::tr("OEE waterfall");
    case ChartKind::LeadTime: return Words::tr("Lead time");
    case ChartKind::ValueShare: return Words::tr("Value-adding share");
    case ChartKind::FillRate: return Words::tr("Fill rate");
    case ChartKind::Backlog: return Words::tr("Backlog");
    case ChartKind::CumulativeFlow: return Words::tr("Cumulative flow");
    case ChartKind::Changeovers: return Words::tr("Changeovers");
    case ChartKind::SupplierStock: return Words::tr("Supplier stock");
    case ChartKind::Mura: return Words::tr("Mura: uneven days");
    case ChartKind::Muri: return Words::tr("Muri: overload");
    case ChartKind::Count: break;
    }
    return {};
}

QString chartHint(ChartKind kind) {
    switch (kind) {
    case ChartKind::Stock: return Words::tr("What lies in each store, against its planned maximum, and when it ran empty");
    case ChartKind::Wip: return Words::tr("How many pieces are in the plant, and where");
    case ChartKind::Throughput: return Words::tr("Delivered since the start, against what was ordered and what takt asks for");
    case ChartKind::ThroughputRate: return Words::tr("Delivered in each hour, day or week, against what takt asks for");
    case ChartKind::MachineStates: return Words::tr("What each machine was at, moment by moment");
    case ChartKind::MachineShares: return Words::tr("What each process's machines were at, as shares of the shift");
    case ChartKind::Oee: return Words::tr("How shift time is lost until good pieces at the ideal cycle are left");
    case ChartKind::LeadTime: return Words::tr("How long pieces take from the oldest material's entry to the customer");
    case ChartKind::ValueShare: return Words::tr("What a piece's time in the plant goes to, and how little of it adds value");
    case ChartKind::FillRate: return Words::tr("Of what was ordered each day, the share served at once");
    case ChartKind::Backlog: return Words::tr("Ordered and not yet delivered, what is on its way included");
    case ChartKind::CumulativeFlow: return Words::tr("What has passed each step: the gap between two lines is what lies between");
    case ChartKind::Changeovers: return Words::tr("How often each process changed over");
    case ChartKind::SupplierStock: return Words::tr("What suppliers keep finished for the plant");
    case ChartKind::Mura: return Words::tr("What each process made day by day, and how much that varies");
    case ChartKind::Muri: return Words::tr("Machine hours asked of each process beyond what the day has");
    case ChartKind::Count: break;
    }
    return {};
}

QString ChartTexts::afterRun() { return Words::tr("Shown once the run is finished."); }
QString ChartTexts::repeating() { return Words::tr("The run is being repeated to read this from it …"); }
QString ChartTexts::wholeRun() { return Words::tr("whole run, after the warm-up"); }

std::optional<double> RunFacts::value(const std::string& measure) const {
    const auto* found = result ? result->find(measure) : nullptr;
    return found ? std::optional(found->value.mean) : std::nullopt;
}

std::unique_ptr<MetricChart> makeChart(ChartKind kind) {
    static constexpr std::array<std::unique_ptr<MetricChart> (*)(), kChartKinds> makers = {
        makeStockChart,  makeWipChart,      makeThroughputChart, makeThroughputRateChart, makeStatesChart, makeSharesChart,
        makeOeeChart,    makeLeadTimeChart, makeValueChart,      makeFillRateChart,       makeBacklogChart, makeFlowChart,
        makeChangeoverChart, makeSupplierChart, makeMuraChart,   makeMuriChart};
    return makers[static_cast<std::size_t>(kind)]();
}

} // namespace takt::gui

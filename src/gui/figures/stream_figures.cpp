#include "gui/figures/stream_figures.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/common/format.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StreamFigures)
};

const QString kUnknown = QStringLiteral("–");

std::optional<double> meanOf(const sim::RunResult* result, const std::string& key) {
    const auto* measure = result ? result->find(key) : nullptr;
    return measure ? std::optional(measure->value.mean) : std::nullopt;
}

template <class Show>
QString shown(std::optional<double> value, Show&& show) {
    return value ? show(*value) : kUnknown;
}
template <class Show>
QString shownIf(bool known, double value, Show&& show) {
    return known ? show(value) : kUnknown;
}

QString lines(std::initializer_list<QString> parts) { return QStringList(parts).join(QLatin1Char('\n')); }

QString civil(double s) { return passedTime(s); }
QString days(double v) { return workingDays(v); }
QString pce(double v) { return percent(v, v < 0.001 ? 4 : 2); }

StreamFigure takt(const lean::Analysis& a, const sim::RunResult* result) {
    const auto perDay = meanOf(result, "throughput.per_day");
    return {Words::tr("Takt time"), shownIf(a.taktSeconds > 0, a.taktSeconds, [](double s) { return seconds(s); }),
            perDay && *perDay > 0 ? seconds(a.availableSecondsPerDay / *perDay) : kUnknown,
            lines({Words::tr("Planned: available time / demand in that time"),
                   Words::tr("%1 s a working day / %2 pieces").arg(number(a.availableSecondsPerDay), number(a.dailyDemand, 1)),
                   Words::tr("Simulated: available time / pieces delivered a working day")})};
}

std::vector<StreamFigure> leadTimes(const lean::Analysis& a, const sim::RunResult* result) {
    const bool known = a.leadTimeDays > 0;
    return {{Words::tr("Lead time, ladder"), shownIf(known, a.leadTimeDays, days), shown(meanOf(result, "stock_days.total"), days),
             lines({Words::tr("Planned: days of supply along the longest branch, in working days"),
                    Words::tr("Simulated: mean stock on the ladder, in days of supply")})},
            {Words::tr("Lead time, processing included"), shownIf(known, a.leadTimeWithProcessingDays(), [](double v) { return Words::tr("%1 wd").arg(number(v, 2)); }),
             shown(meanOf(result, "flow_time.mean"), civil),
             lines({Words::tr("Planned: the ladder and the processing times along it, in working days"),
                    Words::tr("Simulated: from the oldest material's entry to the customer, by the clock, nights and breaks included")})}};
}

std::vector<StreamFigure> efficiency(const lean::Analysis& a, const sim::RunResult* result) {
    const bool known = a.leadTimeDays > 0;
    return {{Words::tr("Value-added time"), shownIf(a.valueAddedSeconds > 0, a.valueAddedSeconds, [](double s) { return seconds(s); }),
             shown(meanOf(result, "value_adding_time.mean"), [](double s) { return seconds(s); }),
             Words::tr("The value-adding parts of the processing times along the longest branch")},
            {Words::tr("PCE, working time"), shownIf(known, a.pceWorking, pce), kUnknown, Words::tr("Value-added time / lead time in working time")},
            {Words::tr("PCE, days of 24 h"), shownIf(known, a.pce24h, pce), kUnknown, Words::tr("Value-added time / working days of 24 h, as printed in guides")},
            {Words::tr("PCE, calendar"), shownIf(known, a.pceCalendar, pce), shown(meanOf(result, "pce"), pce),
             lines({Words::tr("Planned: value-added time / calendar days"), Words::tr("Simulated: value-adding time / flow time, by the clock")})}};
}

StreamFigure turns(const lean::Analysis& a, const sim::RunResult* result) {
    const auto stock = meanOf(result, "stock_days.total");
    const double year = a.turns * a.leadTimeDays; // working days a year
    const auto text = [](double v) { return number(v, v < 10 ? 1 : 0); };
    return {Words::tr("Turns a year"), shownIf(a.turns > 0, a.turns, text), stock && *stock > 0 && year > 0 ? text(year / *stock) : kUnknown,
            Words::tr("Working days a year / lead time; simulated: / mean stock in days of supply")};
}

StreamFigure cash(const Project& project, const lean::Analysis& a, const sim::RunResult* result) {
    const QString currency = QString::fromStdString(project.settings().currency);
    const auto text = [&](double v) { return Words::tr("%1 %2", "amount, currency").arg(number(v), currency); };
    return {Words::tr("Cash tied up"), shownIf(a.stockValue > 0, a.stockValue, text),
            a.stockValue > 0 ? shown(meanOf(result, "stock_value.total"), text) : kUnknown,
            a.stockValue > 0 ? Words::tr("Unit value × stock, over all stores: planned maximum of supermarkets, counts elsewhere; simulated: mean stock")
                             : Words::tr("Needs the unit value of the items")};
}

/// The step whose machines were busiest in the run: working, changing over or down.
StreamFigure bottleneck(const Plant& plant, const lean::Analysis& a, const sim::RunResult* result) {
    const auto* step = a.step(a.bottleneck);
    QString ran = kUnknown;
    double most = 0;
    for (const auto& process : plant.get<Process>()) {
        double busy = 0;
        for (const auto* state : {"working", "setup", "down"})
            busy += meanOf(result, "state." + std::to_string(process.id.value) + "." + state).value_or(0);
        if (busy > most) {
            most = busy;
            ran = Words::tr("%1 (%2)").arg(QString::fromStdString(process.name), percent(busy, 0));
        }
    }
    return {Words::tr("Bottleneck"),
            step && step->capacityNetPerShift > 0
                ? Words::tr("%1 (%2)").arg(QString::fromStdString(step->name), percent(step->demandPerShift / step->capacityNetPerShift, 0))
                : kUnknown,
            ran, lines({Words::tr("Planned: the step with the highest demand / capacity"), Words::tr("Simulated: the step whose machines work, change over or stand down most")})};
}

} // namespace

std::vector<StreamFigure> streamFigures(const Project& project, const Scenario& scenario, const lean::Analysis& a,
                                        const sim::RunResult* result) {
    std::vector<StreamFigure> figures{takt(a, result)};
    for (auto& figure : leadTimes(a, result))
        figures.push_back(std::move(figure));
    for (auto& figure : efficiency(a, result))
        figures.push_back(std::move(figure));
    figures.push_back(turns(a, result));
    figures.push_back(cash(project, a, result));
    figures.push_back(bottleneck(scenario.plant, a, result));
    if (a.products.size() > 1)
        for (const auto& product : a.products) {
            std::optional<double> flow;
            for (const auto& demand : scenario.plant.get<Demand>())
                if (demand.item == product.item && !flow)
                    flow = meanOf(result, "demand." + std::to_string(demand.id.value) + ".flow_time.mean");
            figures.push_back({Words::tr("Lead time of %1").arg(QString::fromStdString(product.name)),
                               shownIf(product.branch.days > 0, product.branch.days, days), shown(flow, civil),
                               lines({Words::tr("Planned: the product's own stocks along its longest way"),
                                      Words::tr("Simulated: from the oldest material's entry to the customer, by the clock")})});
        }
    return figures;
}

std::vector<CapacityBar> capacityBars(const Plant& plant, const lean::Analysis& analysis, const sim::RunResult* result) {
    std::vector<CapacityBar> bars;
    for (const auto& step : analysis.steps) {
        const auto* process = plant.find<Process>(step.process);
        if (!process || step.capacityPerShift <= 0)
            continue;
        CapacityBar bar;
        bar.process = step.process;
        bar.name = QString::fromStdString(step.name);
        const double needed = step.demandPerShift / step.capacityPerShift; // stops included
        bar.work = needed * process->uptime.value();
        bar.stops = needed - bar.work;
        bar.changeovers = 1 - step.capacityNetPerShift / step.capacityPerShift;
        const auto ran = [&](const char* state) { return meanOf(result, "state." + std::to_string(step.process.value) + "." + state); };
        if (const auto working = ran("working")) {
            bar.simulated = true;
            bar.ranWork = *working;
            bar.ranStops = ran("down").value_or(0);
            bar.ranChangeovers = ran("setup").value_or(0);
        }
        bar.tip = lines({Words::tr("%1: %2 of its time asked for").arg(bar.name, percent(bar.planned(), 0)),
                         Words::tr("work %1, stops %2, changeovers %3").arg(percent(bar.work, 0), percent(bar.stops, 0), percent(bar.changeovers, 0)),
                         Words::tr("capacity %1 a shift, demand %2").arg(number(step.capacityNetPerShift, 0), number(step.demandPerShift, 0))});
        if (bar.simulated)
            bar.tip += QLatin1Char('\n') + Words::tr("in the run: work %1, stops %2, changeovers %3")
                                               .arg(percent(bar.ranWork, 0), percent(bar.ranStops, 0), percent(bar.ranChangeovers, 0));
        bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace takt::gui

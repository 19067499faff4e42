#include "gui/metrics/paid_hours.h"

#include <QCoreApplication>

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wastes)
};

constexpr double kHourUs = 3.6e9, kWeekHours = 7 * 24;

} // namespace

HourKind kindOf(sim::Activity activity, sim::SetupCounts setup) {
    using A = sim::Activity;
    switch (activity) {
    case A::ValueAdding: return HourKind::AddsValue;
    case A::Setup: return setup == sim::SetupCounts::AsWaste ? HourKind::Waste : HourKind::Needed;
    case A::Incidental:
    case A::Inspection:
    case A::Maintenance:
    case A::Watching:
    case A::PaidBreak: return HourKind::Needed;
    case A::NotAssigned: return HourKind::NotAssigned;
    default: return HourKind::Waste;
    }
}

QString hourKindName(HourKind kind) {
    switch (kind) {
    case HourKind::AddsValue: return Words::tr("adds value");
    case HourKind::Needed: return Words::tr("needed today");
    case HourKind::Waste: return Words::tr("waste");
    case HourKind::NotAssigned: break;
    }
    return Words::tr("free for other work");
}

QString activityName(sim::Activity activity) {
    using A = sim::Activity;
    switch (activity) {
    case A::ValueAdding: return Words::tr("Value-adding work");
    case A::Incidental: return Words::tr("Incidental work");
    case A::OverProcessing: return Words::tr("Over-processing");
    case A::Motion: return Words::tr("Motion");
    case A::HandTransport: return Words::tr("Transport by hand");
    case A::Setup: return Words::tr("Changeovers");
    case A::Inspection: return Words::tr("Inspection");
    case A::Rework: return Words::tr("Rework");
    case A::Maintenance: return Words::tr("Repair and maintenance");
    case A::Watching: return Words::tr("Watching an automatic cycle");
    case A::NoCard: return Words::tr("Waiting: no card");
    case A::NoMaterial: return Words::tr("Waiting: no material");
    case A::Blocked: return Words::tr("Waiting: blocked");
    case A::Down: return Words::tr("Waiting: machine down");
    case A::WaitingInWork: return Words::tr("Waiting in the work itself");
    case A::BalanceLoss: return Words::tr("Waiting: balance loss");
    case A::PaidBreak: return Words::tr("Paid breaks");
    case A::NotAssigned: return Words::tr("Not assigned");
    case A::Count: break;
    }
    return {};
}

QString partCauseName(sim::PartCause cause) {
    using C = sim::PartCause;
    switch (cause) {
    case C::Processing: return Words::tr("Processing");
    case C::Rework: return Words::tr("Rework");
    case C::Moving: return Words::tr("Moving");
    case C::Transport: return Words::tr("Waiting for transport");
    case C::Stored: return Words::tr("Stored for demand");
    case C::Inspection: return Words::tr("Inspection");
    case C::Lot: return Words::tr("Waiting for the rest of its container");
    case C::Busy: return Words::tr("Machine busy with another");
    case C::Setup: return Words::tr("Changeover");
    case C::NoCard: return Words::tr("No card");
    case C::Blocked: return Words::tr("Blocked");
    case C::Down: return Words::tr("Machine down");
    case C::NoOperator: return Words::tr("No operator");
    case C::Mating: return Words::tr("Waiting for a mating part");
    case C::Break: return Words::tr("Break");
    case C::Maintenance: return Words::tr("Planned maintenance");
    case C::OffShift: return Words::tr("Off shift");
    case C::Count: break;
    }
    return {};
}

QString partLineName(sim::PartLine line) {
    using L = sim::PartLine;
    switch (line) {
    case L::Delivered: return Words::tr("delivered");
    case L::Left: return Words::tr("left the plant unasked");
    case L::Scrapped: return Words::tr("scrapped");
    case L::Joined: return Words::tr("built into a product that follows an older part");
    case L::Inside: return Words::tr("still inside at the end");
    case L::Count: break;
    }
    return {};
}

double weeksOf(const sim::Ledger& ledger) {
    const double window = static_cast<double>(ledger.windowUs) / static_cast<double>(ledger.runs) / kHourUs;
    return window > 0 ? window / kWeekHours : 1.0;
}

double PaidHours::of(sim::Activity activity) const {
    double sum = 0;
    for (const auto& crew : crews)
        sum += crew.spent[static_cast<std::size_t>(activity)];
    return sum;
}

PaidHours paidHours(const sim::Ledger& ledger) {
    const double aWeek = static_cast<double>(ledger.runs) * kHourUs * weeksOf(ledger);
    PaidHours out;
    for (const auto& row : ledger.crews) {
        if (row.paidUs == 0)
            continue;
        PaidHours::Crew crew{row.element, row.people, static_cast<double>(row.paidUs) / aWeek, static_cast<double>(row.wage.tenThousandths) * 1e-4, {}};
        for (std::size_t a = 0; a < sim::kActivities; ++a)
            crew.spent[a] = static_cast<double>(row.us[a]) / aWeek;
        out.hours += crew.hours;
        out.money += crew.hours * crew.wage;
        out.crews.push_back(crew);
    }
    return out;
}

std::vector<PartHours> partHours(const sim::Ledger& ledger) {
    std::vector<PartHours> out;
    for (const auto& row : ledger.parts) {
        if (row.steps == 0)
            continue;
        const double each = static_cast<double>(row.steps) * kHourUs;
        PartHours parts{row.item, row.line, static_cast<double>(row.steps) / static_cast<double>(ledger.runs), static_cast<double>(row.leadUs) / each, {}};
        for (std::size_t c = 0; c < sim::kPartCauses; ++c)
            parts.spent[c] = static_cast<double>(row.us[c]) / each;
        out.push_back(parts);
    }
    return out;
}

} // namespace takt::gui

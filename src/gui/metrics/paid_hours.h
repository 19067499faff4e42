// Where each paid hour of the operators went, and each hour of the parts. No widgets.
#pragma once

#include <QString>
#include <vector>

#include "sim/ledger.h"

namespace takt::gui {

/// What an hour of an operator counts as.
enum class HourKind { AddsValue, Needed, Waste, NotAssigned };
HourKind kindOf(sim::Activity activity, sim::SetupCounts setup);
QString hourKindName(HourKind kind);
/// "no material", translated.
QString activityName(sim::Activity activity);

struct PaidHours {
    struct Crew {
        Id element;          ///< process or group of operators
        std::int64_t people = 0;
        double hours = 0;    ///< paid, a week
        double wage = 0;     ///< an hour; 0: not entered
        std::array<double, sim::kActivities> spent{}; ///< hours a week
    };
    std::vector<Crew> crews; ///< those that are paid for something
    double hours = 0, money = 0; ///< of all, a week
    double of(sim::Activity activity) const;
};
PaidHours paidHours(const sim::Ledger& ledger);

/// Where the time of the parts of one item went that were delivered (or joined to a product), a piece.
QString partCauseName(sim::PartCause cause);
QString partLineName(sim::PartLine line);
struct PartHours {
    Id item;
    sim::PartLine line = sim::PartLine::Delivered;
    double steps = 0;       ///< a run
    double hours = 0;       ///< of one step, from entry to end
    std::array<double, sim::kPartCauses> spent{};
};
/// By item, the lines in their order; those of no part left out.
std::vector<PartHours> partHours(const sim::Ledger& ledger);

/// How many weeks of the clock one run of the ledger lasts.
double weeksOf(const sim::Ledger& ledger);

} // namespace takt::gui

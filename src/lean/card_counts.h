// How many cards a kanban loop needs, by every school side by side, from the map's own data, each with what it is
// worked out from. A count is a proposal: it becomes the loop's own when the planner takes it over.
#pragma once

#include <array>
#include <vector>

#include "lean/loop_facts.h"
#include "model/changeset.h"

namespace takt::lean {

// ------------------------------------------------------------------ the formulas, in cards, not rounded up

/// d L (1 + a) / C (Monden, Toyota Production System): d steps a day, L days, C steps on a card >= 1.
double mondenCards(double perDay, double leadDays, double safetyShare, double container);
/// RT / (takt x C) (Roser, All About Pull Production), static; safety cards come on top. Both times in one unit, takt > 0.
double roserCards(double replenishment, double takt, double container);
/// (d L + z sqrt(L sd^2 + d^2 sL^2)) / C: sd of a day's demand in steps, sL of the lead time in days.
double reorderPointCards(double perDay, double leadDays, double z, double demandDeviation, double leadDeviation, double container);
/// d / C x (a (c + 1) / b + safety), safety in days (the supplier's kanban of Toyota).
double deliveryCycleCards(double perDay, double container, const DeliveryCycle& cycle, double safetyDays);
/// z of a service level in (0, 1): the quantile of the normal law.
double serviceFactor(double serviceLevel);
/// Rounded up, where a billionth more than a whole number is that number; at least one card, at most kMostCount.
std::int64_t wholeCards(double cards);

// ------------------------------------------------------------------ of a map

enum class CountInputKind : std::uint8_t {
    Demand, Container, LeadTime, SafetyShare, Takt, SafetyStock, Buffer, ServiceLevel, ServiceFactor, DemandDeviation,
    LeadTimeDeviation, CardOnEmpty, CycleDays, CycleDeliveries, CycleLater, SafetyDays
};
enum class CountUnit : std::uint8_t { Steps, StepsPerDay, WorkingDays, Seconds, Share, Number, Cards };
/// Where an input comes from.
enum class CountSource : std::uint8_t {
    Demands,    ///< worked out from the customers' demands along the flows
    Loop,       ///< entered at the loop
    Item,       ///< entered at the item
    LeadParts,  ///< the sum of the parts of the lead time
    Settings,   ///< entered once for the whole project
    Calendar,   ///< worked out from the plant's calendar and the demand
    Stock,      ///< entered at the stock the loop fills
    Level,      ///< worked out from the service level
    Laws,       ///< worked out from the laws of demand or of times
    Timetable,  ///< of the transport
    Nothing     ///< the map says nothing: taken as zero
};
struct CountInput {
    CountInputKind what = CountInputKind::Demand;
    double value = 0;
    CountUnit unit = CountUnit::Number;
    CountSource source = CountSource::Nothing;
};

/// Why a school says nothing for a loop.
enum class NoCount : std::uint8_t {
    None,         ///< it does
    OneTriangle,  ///< a signal kanban has one; its trigger and lot are what is sized
    CommonStretch,///< CONWIP: the cards limit what is in a whole stretch
    NoItem,
    NoDemand,     ///< nothing is asked of the loop
    NoLeadTime,   ///< no part of the lead time is on the map
    NoTransport,  ///< no transport takes the cards along
    NoTimetable   ///< the transport goes when it is called
};

struct SchoolCount {
    CardSchool school = CardSchool::Own;
    NoCount why = NoCount::None;
    double exact = 0;             ///< cards before rounding, safety cards and the card on empty apart
    std::int64_t apart = 0;       ///< safety cards (Roser), or the one that is freed on empty
    std::int64_t cards = 0;       ///< together, rounded up; 0: it says nothing
    std::vector<CountInput> inputs;
    bool applies() const { return why == NoCount::None; }
    const CountInput* input(CountInputKind what) const;
};

inline constexpr std::array kSchools = {CardSchool::Monden, CardSchool::Roser, CardSchool::ReorderPoint, CardSchool::DeliveryCycle};

struct LoopCounts {
    Id loop;
    std::int64_t cards = 0;               ///< now
    CardSchool school = CardSchool::Own;  ///< that said so
    LeadTime leadTime;
    double secondsPerDay = 0;             ///< working time of the plant's day
    double takenAtOnce = 0;               ///< LoopFacts::takenAtOnce(), which no school looks at
    std::array<SchoolCount, kSchools.size()> schools; ///< in the order of kSchools
    const SchoolCount& of(CardSchool which) const; ///< not Own
};

/// Of every loop with cards, in the order of the scenario's rows.
std::vector<LoopCounts> cardCounts(const Project& project, const Scenario& scenario);
/// The loop's cards and whose they are, as one school says; nothing where it says nothing.
void takeOver(Edit& edit, const LoopCounts& counts, CardSchool school);

} // namespace takt::lean

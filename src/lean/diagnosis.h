// What keeps a plant from running or makes its result meaningless, each with its mend. Never refuses
// an edit; an error refuses a run.
#pragma once

#include <string>
#include <vector>

#include "model/project.h"

namespace takt::lean {

enum class Severity : std::uint8_t { Error, Warning, Hint };

enum class ProblemCode : std::uint8_t {
    NoCustomer, NoDemand, DemandNotOffered, CustomerNotSupplied, NoRecipe, NoCalendarTime, NoInput, NoOutput,
    InputNotOffered, CircleWithoutStock, StopsWithoutLength, BelowTakt, LoopEndsWrong, LoopNotOffered,
    SignalWithoutLot, LotBelowTrigger, CardsTooFew, TwoSchedulingPoints, ContainersDiffer, ScheduleNotMade, PacemakerWithoutLoop,
    BreakOutsideShift, TransportWithoutFlow, SupermarketWithoutLoop, NoControl, StockNotWholeContainers, DemandTooFast,
    LoopWithoutItem, LoopWithoutLevel, RenewalWithoutInterval, EpeiInfeasible, LotBelowUse, LoopCannotTravel, StreamScheduledTwice,
    PullBelowPacemaker, BroughtTooLittle, ChangesOverTooOften,
    CellWithoutTasks, TasksAtNoStation, KeepsToOneProduct,
    Count
};

struct Problem {
    ProblemCode code{};
    Severity severity = Severity::Error;
    Id element;                          ///< where it is; none: the whole plant
    std::vector<std::string> arguments;  ///< of the texts
    bool operator==(const Problem&) const = default;
};

/// The (1 + a) of a signal loop's trigger and lot: what is used while it is replenished, and this much more.
inline constexpr double kSignalAllowance = 0.10;

/// Loops with cards that a transport may take along.
constexpr bool travelsWithCards(LoopKind kind) { return kind == LoopKind::Withdrawal || ordersFromMaker(kind); }

/// English templates, translated by the window in the context "Problem".
const char* problemTemplate(ProblemCode code);
const char* mendTemplate(ProblemCode code);
std::string problemText(const Problem& problem);
std::string mendText(const Problem& problem);

/// Errors first, then warnings and hints, each in the order of the map's tables.
std::vector<Problem> diagnose(const Project& project, const Scenario& scenario);
bool hasErrors(const std::vector<Problem>& problems);

} // namespace takt::lean

// What a map says about a kanban loop before it runs: how much is asked of it, and how long a card takes from coming free
// to hanging on a full container in the store again. Shared by boards, counts of cards and diagnosis.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "lean/analysis.h"
#include "model/calendar.h"
#include "model/project.h"

namespace takt::lean {

/// The parts of a loop's replenishment time, in the order in which a card passes them.
enum class LeadPart : std::uint8_t {
    Collection,     ///< until the card is collected: the interval, the cards that call the carrier, or the next trip
    CardsWay,       ///< of the card to its source, and of a withdrawn container back
    TripsLater,     ///< a milk run brings what was asked for so many trips later
    LotGathers,     ///< lot-making board: until the cards of a lot hang there
    WaitForMachine, ///< the longest lot of another item that the card may find on the machine
    Setup,          ///< changeover to the item
    Making,         ///< of one container, stops and scrap included
    SupplierLead,   ///< from order to dispatch, orders that come late included
    Transport       ///< travel, loading and unloading
};
inline constexpr int kLeadParts = 9;

struct LeadTimePart {
    LeadPart what = LeadPart::Making;
    double days = 0;          ///< working days of the plant
    double deviationDays = 0; ///< by the laws of the map; 0: it does not vary, or nothing says how
    Id source;                ///< the row it is read from: loop, process, transport or supplier
};

/// Parts that vary do so independently. Waiting that a map cannot know (behind cards of the same item) is not in it.
struct LeadTime {
    std::vector<LeadTimePart> parts; ///< those that take time
    double days() const;
    double deviationDays() const;
};

/// A supplier's a-b-c: every `days` working days `deliveries`, each bringing what was ordered `later` deliveries before.
struct DeliveryCycle {
    std::int64_t days = 1, deliveries = 1, later = 0;
    bool operator==(const DeliveryCycle&) const = default;
};

/// Steps on one card, >= 1.
std::int64_t containerOf(const Plant& plant, const KanbanLoop& loop);
/// Null: the process has none for the item.
const Recipe* recipeOf(const Plant& plant, Id process, Id item);
/// Of one machine, stops and scrap included.
double secondsToMake(const Process& process, const Recipe& recipe, std::int64_t steps);
/// Whether making this item may cost a changeover.
bool changesOver(const Plant& plant, const Process& process);
/// Seconds of working time of the longest lot of another item, in which a card may find the machine; of several machines
/// one comes free sooner.
double waitForMachine(const Plant& plant, const Analysis& analysis, const KanbanLoop& loop, const Process& process);

/// The most working time that a length of time by the clock can cover, whenever in the week it begins.
Duration mostWorkingTime(const WorkingTime& calendar, Duration byClock);

/// Works the plant out once; asked for one loop after the other. Project and scenario must outlive it. For one thread.
class LoopFacts {
  public:
    LoopFacts(const Project& project, const Scenario& scenario);
    ~LoopFacts();
    LoopFacts(const LoopFacts&) = delete;
    LoopFacts& operator=(const LoopFacts&) = delete;

    /// d: steps of its item that are asked of the loop's source for its end, a working day; 0: nothing is.
    double needPerDay(const KanbanLoop& loop) const;
    /// Standard deviation of that from one working day to the next, as the customers' demands vary by their laws
    /// (Poisson, times between takings, imported series), independently; seasons are no such variation.
    double needDeviation(const KanbanLoop& loop) const;
    /// Steps that customers take out of the store the loop fills at a time: a day's order, a lot, or what gathers until the
    /// next truck. 0: they take nothing from there, or a heijunka box levels what its process is asked for.
    double takenAtOnce(const KanbanLoop& loop) const;
    /// L, without CONWIP loops and those without cards, of which it is empty.
    LeadTime leadTime(const KanbanLoop& loop) const;
    /// None: no trips by timetable take the loop's cards along.
    std::optional<DeliveryCycle> deliveryCycle(const KanbanLoop& loop) const;
    /// Working time of a day by the plant's calendar.
    double secondsPerDay() const;

    const Project& project() const;
    const Plant& plant() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace takt::lean

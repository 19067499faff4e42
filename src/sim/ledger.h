// The waste ledger of a run: where the paid time of people and the time of parts went, and the seven wastes in hours
// and money. Plain types; engine_ledger.h fills them.
//
// Two laws hold exactly, in whole microseconds, from the end of the warm-up to now:
//   Operator time, of every crew:  paid = the sum of its activities (what is not assigned included).
//   Part time, of every line:      lead time x steps = the sum of its causes x steps.
// With the part time goes a third: over all lines the lead times sum to the integral over the window of the steps
// that are in the plant, and `rounded` microseconds more: containers filled from several carry the mean of their
// histories in whole microseconds (as Lot::origin does), and what that cuts off is kept in `rounded`.
#pragma once

#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "base/quantities.h"
#include "model/rows_cells.h"

namespace takt::sim {

__extension__ using LongTime = __int128; ///< sums of microseconds, or of steps x microseconds

/// What an operator is paid for.
/// A crew is the people of one process (Process.operators), or those of a group of operators; a process that a group
/// can work at has no people of its own. The people of a process stand one at each machine, at working ones first,
/// then in the order setup, planned maintenance, down, blocked, no material, no card. One of a group is at what the
/// machine is at that holds him; else he waits for the machines his group can work at, the most pressing reason
/// first: down, planned maintenance, blocked, no material, no card. Whoever is left over is not assigned.
/// Work is split by the parts of its recipe: of a cycle the hands' part (all of it when there is none), of that the
/// value-adding share of the processing time; walking; and the rest, watching. What rounding leaves is incidental.
/// Where a process has tasks with manual time for the product, they say it instead. As many people stand at each machine
/// then as operators have tasks in the cell, copies of stations and second operators counted (one when no task stands
/// anywhere), if so many are there. In the time of a cycle, people x cycle, they do the manual work of its tasks by kinds
/// (value-adding, incidental, waste as over-processing, walking as motion, waiting) and walk their loops; where a
/// machine takes longer than the operator who has most to do, all watch it for the difference; the rest is balance
/// loss. Is the cycle shorter than the work, all shrinks in proportion.
/// Run station by station, a process has at least as many people as stand at its stations, and each station books by its
/// own cycle. Who waits there for another station has balance loss while that works, is stopped or without
/// material while it is.
enum class Activity : std::uint8_t {
    ValueAdding, Incidental,
    OverProcessing, ///< elements marked as waste
    Motion,         ///< walking
    HandTransport,  ///< none yet
    Setup,
    Inspection,     ///< all work of a process that inspects
    Rework,
    Maintenance,    ///< planned, and repairs by those who repair
    Watching,       ///< an automatic cycle
    NoCard, NoMaterial, Blocked, Down, ///< waiting
    WaitingInWork,  ///< elements marked as waiting
    BalanceLoss,    ///< for the operator who has most to do
    PaidBreak, NotAssigned, Count
};
inline constexpr auto kActivities = static_cast<std::size_t>(Activity::Count);

/// What a part's time in the plant goes to. Waiting before a process is split by what its machines are at: the first
/// that some machine of it is in, of no card, no material (mating part where a recipe has several inputs, else lot:
/// the rest of the container), no operator, blocked, working (busy), setup, down, planned maintenance.
enum class PartCause : std::uint8_t {
    Processing,  ///< of one piece, and its time beyond the cycle
    Rework,      ///< mean over the pieces of the container
    Moving,
    Transport,   ///< waits on a dock, or to be loaded for another store
    Stored,      ///< waits for a customer, a card of the next loop, or for nobody
    Inspection,  ///< of one piece, by a process that inspects
    Lot,         ///< for the other pieces of its container
    Busy, Setup, NoCard, Blocked, Down, NoOperator, Mating, Break, Maintenance, OffShift, Count
};
inline constexpr auto kPartCauses = static_cast<std::size_t>(PartCause::Count);
/// The causes that the clock of a process runs by; they are the last.
inline constexpr auto kFirstClocked = static_cast<std::size_t>(PartCause::Lot);
inline constexpr std::size_t kClocked = kPartCauses - kFirstClocked;

/// How a part's time ends.
enum class PartLine : std::uint8_t {
    Delivered,   ///< to a customer
    Left,        ///< the plant, without a customer who asked
    Scrapped,    ///< expired and taken out included
    Joined,      ///< to a product that follows an older part
    Inside, Count ///< still in the plant at the end
};
inline constexpr auto kPartLines = static_cast<std::size_t>(PartLine::Count);

/// Keys of the JSON, documented in MEASURES.md.
const char* activityKey(Activity activity);
const char* partCauseKey(PartCause cause);
const char* partLineKey(PartLine line);

/// What a step of an item costs, and to hold it.
struct StockCost {
    Money unitCost;
    Decimal step;      ///< of its unit
    Share holdingRate; ///< a year
    bool operator==(const StockCost&) const = default;
};

/// What the ledger needs of a plant beside the network; indexed as the network is. Filled by planLedger().
struct LedgerPlan {
    struct Process {
        std::int64_t people = 0;      ///< present; none where groups work
        Money wage;
        std::uint32_t hands = 0;      ///< calendars: when people work (in no break),
        std::uint32_t paid = 0;       ///< when they are paid (closed in unpaid breaks),
        std::uint32_t span = 0;       ///< and the shifts without any break
        bool joins = false;           ///< some recipe has several inputs
        bool clocked = false;         ///< something waits before it
        std::int64_t atMachine = 1;   ///< people at each machine when there are enough
    };
    /// What tasks say of a cycle.
    struct Work {
        std::array<std::int64_t, EnumNames<WorkKind>::names.size()> us{}; ///< manual work of all operators
        std::int64_t walkUs = 0;      ///< their loops
        std::int64_t longestUs = 0;   ///< work and walk of the operator who has most, of the pieces that are his
        std::int64_t machineUs = 0;   ///< the same of the machine that takes longest
        std::int64_t cycleUs = 0, handsUs = 0; ///< as the run has it
        bool walksAway = false;       ///< operators of groups walk when the hands' part is over
        std::int64_t sum() const { return std::accumulate(us.begin(), us.end(), std::int64_t{0}); }
    };
    struct Recipe {
        std::int64_t cycleUs = 1, handsUs = 1, walkingUs = 0;     ///< of a cycle; hands <= cycle
        std::int64_t processingUs = 1, valueAddedUs = 1;          ///< of a piece; value-adding <= processing
        std::int64_t throughUs = 1;   ///< from the begin of a cycle until its pieces are out
        bool pushed = false;          ///< without orders, into a place that has no limit
        bool toOrder = false;         ///< its orders come from customers
        std::uint32_t work = UINT32_MAX; ///< in `works`; none: no tasks with manual time, or station by station
    };
    struct Group {
        std::uint32_t hands = 0, paid = 0; ///< of its own calendar, else its first process', or the plant's
        bool mixed = false;           ///< its processes keep several calendars
        Money wage;
    };
    struct Place {
        std::uint32_t process = UINT32_MAX;      ///< whose clock runs here; none: always the cause beside
        PartCause cause = PartCause::Stored;
        bool pushedInto = false;
        std::int64_t lot = 0, container = 0;     ///< that it is filled by, steps
        std::int64_t refillUs = 0;               ///< processing and moving of what fills it
        std::int64_t keptBack = 0;               ///< buffer and safety stock
        bool purchased = false;                  ///< nobody in the plant makes what lies here
    };
    std::vector<Process> processes;
    std::vector<Recipe> recipes;
    std::vector<Work> works;
    std::uint32_t stationWork = 0;    ///< from here on as Network::stationTimes
    std::vector<Group> groups;
    std::vector<Place> places;
    std::vector<StockCost> items;
    std::vector<Money> tripCosts;                ///< transport
};

/// Sums over `runs` replications of one plant; divide by runs for the mean.
struct Ledger {
    struct Crew {
        Id element;                   ///< process or group of operators
        std::int64_t people = 0;
        Money wage;                   ///< an hour
        std::array<LongTime, kActivities> us{};
        LongTime paidUs = 0;
        LongTime beyondUs = 0;        ///< of it, outside the paid calendar: containers finished past the shift, repairs
        LongTime sum() const;
        bool operator==(const Crew&) const = default;
    };
    struct Parts {
        Id item;
        PartLine line = PartLine::Delivered;
        LongTime steps = 0;
        std::array<LongTime, kPartCauses> us{}; ///< steps x microseconds
        LongTime leadUs = 0;
        LongTime sum() const;
        bool operator==(const Parts&) const = default;
    };
    /// An item in a store, lane, line side or dock.
    struct Place {
        Id element, item;
        LongTime stockUs = 0;         ///< steps x microseconds
        LongTime aboveUs = 0;         ///< above the planned maximum; 0 where a push fills it: that counts whole
        LongTime overproducedUs = 0;  ///< of what a push filled it with, from completion to need
        LongTime taken = 0;           ///< steps
        LongTime expired = 0;         ///< steps
        std::int64_t lot = 0, container = 0, refillUs = 0, keptBack = 0;
        bool purchased = false;
        StockCost cost;
        bool operator==(const Place&) const = default;
    };
    struct Made {
        Id process, item;
        LongTime overproducedUs = 0;  ///< steps x microseconds from completion to need by the next process
        LongTime scrap = 0;           ///< steps
        StockCost cost;
        bool operator==(const Made&) const = default;
    };
    struct Trips {
        Id transport;
        LongTime trips = 0;
        std::int64_t travelUs = 0;    ///< of one, mean, loading and unloading included
        Money tripCost;
        bool operator==(const Trips&) const = default;
    };
    /// Spoiled pieces of an item that pass for good until they are inspected or delivered.
    struct Suspect {
        Id item;
        LongTime us = 0;              ///< steps x microseconds
        LongTime found = 0, escaped = 0; ///< steps
        bool operator==(const Suspect&) const = default;
    };
    std::int64_t runs = 1;
    LongTime windowUs = 0;
    std::vector<Crew> crews;          ///< processes without groups, then groups
    std::vector<Parts> parts;         ///< by item, those lines that are not empty
    std::vector<Place> places;
    std::vector<Made> made;
    std::vector<Trips> trips;
    std::vector<Suspect> suspects;    ///< by item, where some recipe's spoiled pieces are found later
    LongTime insideUs = 0;            ///< integral of the steps in the plant
    LongTime rounded = 0;

    bool operatorsClose() const;
    bool partsClose() const;
    bool operator==(const Ledger&) const = default;
};

/// Adds the sums of another run of the same plant.
void add(Ledger& sum, const Ledger& other);

enum class Waste : std::uint8_t {
    Overproduction, Inventory, Waiting, Transport, Motion, OverProcessing, Defects, Count
};
const char* wasteKey(Waste waste);

/// Whether setup is work that cannot be avoided today, or waste (then under waiting).
enum class SetupCounts : std::uint8_t { AsIncidental, AsWaste };

/// One entry of the table of product.md, mean over the runs. `hours` are steps x hours for overproduction and
/// inventory, trips' hours for transport, operators' hours for the others.
struct WasteEntry {
    Waste waste = Waste::Overproduction;
    Id element;           ///< process, store, transport or group of operators; none: the item wherever it is
    Id item;              ///< none: all
    double hours = 0.0;
    double money = 0.0;   ///< the document's currency; 0 where wage, cost or rate are not given
    double scrapped = 0.0;      ///< defects: steps
    double dueToChangeovers = 0.0; ///< inventory: of the stock that is necessary today, steps held because lots are
                                   ///< larger than a container
    double expired = 0.0;       ///< overproduction (of what is purchased: inventory): steps never sold
    /// Defects, memos beside what they cost: steps that pass for good though they are spoiled, mean, as throughput x
    /// lag; how long they do, mean; steps of them delivered.
    double suspect = 0.0, lagHours = 0.0, escaped = 0.0;
};

/// Every entry that is not nothing, the wastes in their order, in each the most hours first, then the most money.
/// Holding costs a year's rate of 365 days. Inventory: mean stock inside the maximum above
/// taken a time x (processing + moving) + lot / 2 + buffer and safety stock, less what a push has overproduced there.
/// What expires unsold costs its value.
std::vector<WasteEntry> wastesOf(const Ledger& ledger, SetupCounts setup = SetupCounts::AsIncidental);

} // namespace takt::sim

// The engine's state as a value: flat vectors and indices only, so that a copy is a checkpoint.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/quantities.h"
#include "base/quantiles.h"
#include "base/random.h"
#include "sim/intervention.h"
#include "sim/ledger_state.h"
#include "sim/network.h"
#include "sim/record.h"

namespace takt::sim {

__extension__ using Area = __int128; ///< steps x microseconds, exact

/// At one instant events go in this order; machines start after all of them.
enum class EventClass : std::uint8_t { Completion, Arrival, Card, Demand, Departure };

enum class EventKind : std::uint8_t {
    SetupDone, WorkDone, Failure, Repaired, ///< machine; argument: its generation
    ShiftFailure,                           ///< machine; argument: generation of its failures
    Wake,                                   ///< process whose calendar opens
    MaintenanceDue,                         ///< maintenance plan; argument: its number
    OperatorFree,                           ///< group: one of it has walked back
    Expires,                                ///< place
    Intervene,                              ///< number in EngineState::interventions
    OperatorsBack,                          ///< group; argument: how many
    TransportBack,                          ///< transport on call that was delayed
    SupplyMade,                             ///< lot, whose item is the supply
    SupplyReady,                            ///< number in EngineState::due
    SupplyOpens,                            ///< supply that was closed, or has capacity again
    CrewShift,                              ///< group whose calendar opens or closes
    DisruptionBegins, DisruptionEnds,       ///< disruption
    ReserveReleased,                        ///< reserve; argument: 1 the buffer, 2 safety stock
    LagOver, TokenArrives,                  ///< move
    CardArrives,                            ///< card at the maker or market; argument 1: carried by hand, at its post
    OutageEnds,                             ///< loop
    OrderCarried,                           ///< lot, whose item is the loop that ordered so much
    CollectCards,                           ///< loop
    ReleaseSchedule,                        ///< schedule line; argument: its number
    DemandFalls,                            ///< demand; argument: DemandState::waits
    Departs,                                ///< departure
    PitchBegins,                            ///< control; argument: slot
    ShiftEnds,                              ///< control; argument 1: its overtime
    WarmUpEnds
};

struct Event {
    std::int64_t at;
    std::uint64_t order;   ///< class in the top byte, then the order of scheduling
    std::uint32_t subject;
    std::uint32_t kindArgument; ///< kind in the low 8 bits, argument in the rest

    EventKind kind() const { return static_cast<EventKind>(kindArgument & 0xFFU); }
    std::uint32_t argument() const { return kindArgument >> 8; }
    /// By time, then by order. Times are never below 0, so that both are compared as one number.
    bool before(const Event& o) const {
        __extension__ using Wide = unsigned __int128;
        return ((static_cast<Wide>(static_cast<std::uint64_t>(at)) << 64) | order) <
               ((static_cast<Wide>(static_cast<std::uint64_t>(o.at)) << 64) | o.order);
    }
};
static_assert(sizeof(Event) == 24);

/// Some steps of an item in one container (or what is left of it).
struct alignas(64) Lot {
    std::int64_t amount = 0;
    std::int64_t origin = 0;      ///< when its oldest material came into the plant
    std::uint32_t item = kNone;
    std::uint32_t card = kNone;
    std::uint32_t conwip = kNone;   ///< CONWIP card that travels along
    std::uint32_t cause = kNoCause; ///< the record that put it there
    std::uint32_t next = kNone;
    std::uint32_t story : 31 = kNoStory; ///< of its steps' time; none in engines without a ledger
    std::uint32_t opened : 1 = 0;        ///< of an order of a customer: it is late
    std::int64_t expires = INT64_MAX;
    std::int64_t spoiled = 0;       ///< steps that pass for good until they are inspected
};

/// A first-in first-out list threaded through a pool.
struct Queue {
    std::uint32_t head = kNone, tail = kNone;
    std::uint32_t count = 0;
};

struct alignas(64) PlaceState {
    Area area = 0;                ///< of stock over time since the measuring began
    std::int64_t stock = 0;
    std::int64_t locked = 0;      ///< of the stock: kept back and not released
    std::int64_t changed = 0;     ///< when stock changed last
    Queue lots;
    std::int64_t most = 0, least = 0;
    std::int64_t emptyUs = 0;
    std::int64_t reserved = 0;    ///< lane: containers being made for it
    std::int64_t expired = 0;     ///< steps since the measuring began
};

/// An item in a lane.
struct HeldState {
    std::int64_t steps = 0, changed = 0;
    Area area = 0;                ///< since the measuring began
};

/// A permission to make: a card, a signal lot, a schedule line.
struct Order {
    std::uint32_t recipe = 0;
    std::uint32_t card = kNone;
    std::uint32_t cause = kNoCause;
    std::uint32_t next = kNone;
    std::int64_t toStart = 0;     ///< steps not yet begun
    std::int64_t toFinish = 0;    ///< steps not yet finished
    std::int64_t scrap = -1;      ///< drawn for the next container; -1: not yet
    std::uint32_t scrapFor = kNone; ///< recipe it was drawn for
    std::uint32_t loop = kNone;   ///< position loop that ordered it
    std::uint32_t line = kNone;   ///< schedule line it is of
    std::uint32_t conwip = kNone; ///< card that came with the material withdrawn early
    std::int64_t spoiled = 0;     ///< pieces that will be, of that material
    std::int64_t provided = 0;    ///< good steps whose material waits before the machine, for the next container
    std::int64_t origin = 0;      ///< of that material
    std::int64_t expires = INT64_MAX;
};

struct alignas(64) MachineData {
    MachineState state = MachineState::NoCard;
    bool busy : 1 = false;        ///< a container is in it (working, setup, down with work, holding)
    bool holding : 1 = false;     ///< finished, no room below
    bool heldDown : 1 = false;    ///< down because of a disruption; a stop of its own is over
    bool suspended : 1 = false;   ///< a container is in it, an operator is waited for
    bool awaitsRepair : 1 = false; ///< down, an operator who repairs is waited for
    bool automatic = false;       ///< in the part of its cycle that needs no hands
    bool byHand = false;          ///< the running stretch stops in breaks
    std::uint32_t generation = 0; ///< of its pending event
    std::uint32_t failures = 0;   ///< generation of its pending failure by shift time
    std::uint32_t recipe = kNone;
    std::uint32_t lastItem = kNone;
    std::uint32_t order = kNone;
    std::uint32_t lastOrder = kNone;
    std::uint32_t cause = kNoCause;
    std::uint32_t group = kNone;  ///< whose operator is at it
    std::uint32_t card = kNone;
    std::uint32_t conwip = kNone;
    std::int64_t amount = 0, scrap = 0;
    std::int64_t toRework = 0;    ///< besides, for another process
    std::int64_t spoiled = 0;     ///< of the amount, not found yet
    std::int64_t asked = 0;       ///< of the order; more than amount when a container is sent short
    std::int64_t expires = INT64_MAX; ///< of the oldest perishable input
    std::int64_t origin = 0;
    std::int64_t cyclesLeft = 0;  ///< with hands for a part of each cycle: cycles to come, this one included; 0: one stretch
    std::int64_t cycleUs = 0;     ///< of these; where the piece is finished past the shift, of a container in one stretch too
    std::int64_t maintenanceUs = 0; ///< due as soon as it is empty
    std::int64_t setupLeft = 0;   ///< open time
    std::int64_t remaining = 0;   ///< working time left in the job
    std::int64_t workFrom = 0;    ///< when the running stretch of work, or of setup, began
    std::int64_t beyondFrom = INT64_MAX; ///< from when that stretch goes by the clock, past the end of the shift
    std::int64_t later = 0;       ///< work of the container besides what remains, for the next shift
    std::int64_t untilFailure = 0;
    std::int64_t stateOpen = 0;   ///< open time of the calendar when the state began
    std::int64_t stateSince = 0;  ///< when it began

    /// At a container, or down with it: nothing is to be decided.
    bool isTaken() const { return busy && !holding && !suspended && !awaitsRepair; }
};
static_assert(sizeof(MachineData) == 192);

// What is inside a process that is run station by station; see engine_stations.h.

/// A container on its way through the stations: begun and not yet put out. As in MachineData, of the container; its
/// pieces go each for itself.
struct StationJob {
    std::uint32_t recipe = kNone, order = kNone, card = kNone, conwip = kNone, cause = kNoCause;
    std::uint32_t next = kNone;   ///< in a queue, or free
    std::uint32_t lot = 0;        ///< number of its lot among those of the process
    std::int64_t amount = 0, scrap = 0, toRework = 0, spoiled = 0, asked = 0;
    std::int64_t expires = INT64_MAX, origin = 0;
    std::int64_t toStart = 0;     ///< pieces not yet begun at the first station
    std::int64_t inside = 0;      ///< begun there, and not yet through the last
    std::int64_t toEnter = 0;     ///< not yet begun at the last
    std::int64_t reworkUs = 0;    ///< of those, shared out among them
    std::uint32_t rest = kNoStory, story = kNoStory; ///< of the pieces to start; of those that are through
    std::int64_t busyBefore = 0;  ///< of `rest`, waiting for a busy machine before it was begun
};

/// What goes from station to station together: a piece, or those of one cycle.
struct StationPiece {
    std::uint32_t job = kNone;
    std::uint32_t machine = kNone; ///< that holds it: it is done there, and behind it is no room
    std::uint32_t next = kNone;
    std::uint32_t story = kNoStory; ///< while it lies in a lane
    std::int64_t steps = 0;
};

/// Behind a station: what is done there, the oldest first. The last of them may still be held.
struct StationLane {
    Queue pieces;
    std::uint32_t firstHeld = kNone;
    std::int64_t steps = 0;       ///< not held
};

struct StationMachine {
    std::uint32_t piece = kNone;  ///< in it
    std::uint32_t lot = 0;        ///< it worked last
};

struct StationLine {
    std::uint32_t open = kNone;   ///< container whose pieces the first station begins
    Queue ending;                 ///< containers without pieces inside that no machine has put out
    std::uint32_t lot = 0;        ///< the last that was begun
};

struct alignas(32) ProcessState {
    Queue orders;
    std::uint32_t unprovided = 0; ///< orders whose material is still to be withdrawn early
    std::uint32_t provideFrom = kNone; ///< the first of these, or one before it
    std::uint32_t nextDirty = kNone;
    bool dirty = false;
    bool waking = false;
    bool breaksDown = false;
    bool helped = false;          ///< others work its orders too: as in the network, near at hand
    bool paced = false;           ///< its pace is not the usual one
    std::uint16_t closed = 0;     ///< disruptions that make it stand still
};
static_assert(sizeof(ProcessState) == 32);

/// What of a process an intervention may set.
struct ProcessSettings {
    std::int64_t uptime = Share::kOne;
    std::int64_t stopUs = 0;      ///< mean
    std::int64_t meanUpUs = 0;
    std::int64_t changeoverUs = 0;
    std::int64_t pace = 100, cycle = 100; ///< percent of what it took at first: all, cycles alone
};
/// Percent of the time that its cycles and changeovers take as drawn.
struct Pace {
    std::int64_t cycle = 100, setup = 100;
};

/// How a process does day by day, in working days of its calendar.
struct alignas(64) DayBook {
    std::int64_t until = kDay.us; ///< when the day ends at which it is open; at first the first, whether it works or not
    double askedUs = 0;           ///< machine time asked of it on that day
    std::int64_t made = 0;        ///< good steps on that day
    std::int64_t days = 0;        ///< closed since measuring began
    double sum = 0, squares = 0;  ///< of what was made
    double overUs = 0;            ///< asked beyond what a day has
};

struct ReserveState {
    std::int64_t bufferLeft = 0, safetyLeft = 0;
    bool bufferOpen = false, safetyOpen = false;   ///< released until it is whole again
    bool bufferAsked = false, safetyAsked = false; ///< to be released
    std::int64_t bufferUses = 0, safetyUses = 0;   ///< since measuring began
    std::int64_t taken = 0, since = 0;             ///< since the ordinary stock was whole
};

/// A supplier's own finished stock of an item.
struct SupplyState {
    std::int64_t stock = 0;
    Area area = 0;
    std::int64_t changed = 0;
    std::int64_t orders = 0, onTime = 0;           ///< since measuring began
    struct Waiting {
        Lot lot;
        std::uint32_t loop = kNone, cause = kNoCause;
        std::int64_t amount = 0, travelUs = 0, promisedUs = 0;
        bool ordered = false;                      ///< by a loop that watches its position
        std::int64_t placedUs = 0;
    };
    std::vector<Waiting> waiting;                  ///< orders it cannot serve yet
    std::int64_t closedUntil = 0;
    std::int64_t lastReady = 0;                    ///< where orders do not cross: when the latest of them is
};

/// An order to a supplier that is still to be dispatched.
struct SupplyDue {
    SupplyState::Waiting order;
    std::uint32_t supply = kNone;
    std::uint32_t move = kNone;                    ///< its token
    std::uint32_t next = kNone;                    ///< free list
    bool kept = false;                             ///< counted as on time
};

struct ScheduleState {
    std::int64_t open = 0;                         ///< steps released and not finished
    std::vector<std::int64_t> fixed;               ///< releases to come that are frozen
};

struct DisruptionState {
    bool active = false;
    std::int64_t struck = 0;                       ///< since measuring began
    std::int64_t since = 0, activeUs = 0;
};

/// Spoiled pieces of an item that pass for good.
struct HiddenState {
    std::int64_t now = 0, changed = 0;
    Area area = 0;
    std::int64_t found = 0, escaped = 0;           ///< since measuring began
};

/// Something on its way: a token on a leg, or pieces inside a process beyond its cycle.
struct Move {
    Lot lot;
    std::uint32_t place = kNone;   ///< where it goes; none: a customer
    std::uint32_t demand = kNone;
    std::uint32_t leg = kNone;
    std::uint32_t recipe = kNone;  ///< pieces inside a process
    std::uint32_t order = kNone;   ///< they were made for
    std::int64_t asked = 0;        ///< of it
    std::uint32_t loop = kNone;    ///< position loop that ordered it
    std::uint32_t departed = kNoCause;
    std::uint32_t next = kNone;    ///< free list
};

/// Where the cards of a loop are, for its balance and its means.
enum class CardGroup : std::uint8_t { Free, Travelling, Attached, Locked, Lost, Withdrawn, Count };
constexpr CardGroup groupOf(CardState state) {
    constexpr std::array<CardGroup, static_cast<std::size_t>(CardState::Count)> kGroups = {
        CardGroup::Free,     CardGroup::Travelling, CardGroup::Free,   CardGroup::Attached, CardGroup::Attached,
        CardGroup::Attached, CardGroup::Attached,   CardGroup::Locked, CardGroup::Lost,
        CardGroup::Withdrawn};
    return kGroups[static_cast<std::size_t>(state)];
}
inline constexpr auto kCardGroups = static_cast<std::size_t>(CardGroup::Count);

struct alignas(64) LoopState {
    /// Moments at which cards left a group less those at which they came, since measuring began: with
    /// cards x now the area under their number. Sums wrap round; the area itself does not.
    std::array<std::uint64_t, kCardGroups> cardMoments{};
    std::int64_t idleUs = 0, idleSince = -1; ///< without a free card since measuring began; -1: there is one
    std::array<std::int32_t, kCardGroups> cards{};    ///< now
    std::int64_t toLose = 0, toLock = 0, toWithdraw = 0; ///< of the cards that come free next
    std::int64_t outageUntil = 0, paperUs = 0;
    Queue post;       ///< cards waiting to be collected, gathered or released
    Queue waiting;    ///< cards at the market without a container
    Queue onOrder;    ///< milk run: cards whose containers come with a later trip
    Queue backlog;    ///< CONWIP: orders not yet released
    std::int64_t lot = 0, trigger = 0, level = 0; ///< as drawn, or as set since
    bool signalled = false;
    bool reviewDue = false;            ///< position loop, in EngineState::reviews
    bool reviewHeld = false;           ///< position loop: fell into an outage
    std::int64_t shortages = 0;
    std::int64_t ordered = 0;          ///< position loop: steps on order
    std::int64_t requested = 0;        ///< of these, asked of a store and not yet sent
    std::int64_t orders = 0;           ///< placed since measuring began
};

struct CardData {
    CardState state = CardState::AtPost;
    bool late = false;            ///< milk run: its supplier had nothing when a truck came for it
    LoopKind kind = LoopKind::Production; ///< of its loop, as in the network, near at hand
    std::uint32_t loop = kNone;   ///< the same
    std::uint32_t next = kNone;
    std::uint32_t trip = 0;
    std::uint32_t cause = kNoCause;
};

struct DemandState {
    std::int64_t ordered = 0, shipped = 0, delivered = 0, lost = 0; ///< since measuring began
    std::int64_t owedBefore = 0;    ///< when measuring began
    std::int64_t atOnce = 0;        ///< served when it was asked for (or by the next departure)
    std::int64_t newlyOrdered = 0;  ///< since it was last tried to serve it
    std::int64_t orderedEver = 0;
    std::int64_t fallen = 0;        ///< times demand has fallen
    std::uint32_t cause = kNoCause; ///< the last order
    std::int64_t nextAt = 0;        ///< Poisson, renewal, seasons: open time of the next
    double waitLeft = 0;            ///< Poisson, renewal: open time to the next at the usual level in no season,
    std::int64_t waitFrom = 0;      ///< from this open time on
    std::uint32_t waits = 0;        ///< times the wait was begun or changed: earlier events are stale
    Queue asked;                    ///< orders not yet delivered: amount and when, in order
    Area owedArea = 0;              ///< asked and not yet delivered, over time since measuring began
    std::int64_t undelivered = 0, owedChanged = 0;
    std::int64_t completed = 0, kept = 0; ///< orders delivered whole, and of these in time
    std::int64_t level = 100;       ///< percent of its usual that it orders
    std::int64_t setLevel = 100;    ///< of that: as interventions set it, without disruptions
    std::int64_t quantity = 1;      ///< as drawn, or as set since
    std::int64_t baseNumber = 0, baseOpen = 0; ///< even demand: demand n falls n - baseNumber periods after baseOpen
    double due = 0;                 ///< daily orders: steps due so far; at a level: what is left over of a step
    std::int64_t planned = 0;       ///< daily orders: steps ordered by the plan
    double waitSum = 0;             ///< seconds x steps from order to delivery
    double flowSum = 0;             ///< and from entering the plant
    TimeHistogram waiting, flow;    ///< steps by the time from order, and from entering the plant, to delivery
    std::int64_t owed() const { return owedBefore + ordered - shipped - lost; }
};

struct ControlState {
    std::uint32_t slot = 0;
    std::vector<std::int64_t> withdrawn; ///< by product, steps
    std::vector<std::int64_t> open;      ///< missed slots of this shift, by product
    bool recovers = false;               ///< overtime, in which each tray that comes is withdrawn for an open slot
};

/// Everything that has happened counted by item, for the law of conservation.
struct ItemAccount {
    std::int64_t initial = 0, supplied = 0, made = 0, consumed = 0, scrapped = 0, delivered = 0;
    std::int64_t expired = 0;
    std::int64_t inWork = 0, inTransit = 0, inStock = 0;
};

struct EngineState {
    std::int64_t now = 0;
    std::uint64_t sequence = 0;        ///< of the next event
    std::uint64_t firstIntervention = 0; ///< in that sequence
    std::int64_t events = 0;
    std::uint32_t instantEvents = 0;   ///< at this instant, for finding one that never ends
    std::vector<Event> heap;
    std::vector<Lot> lots;
    std::uint32_t freeLot = kNone;
    std::vector<Order> orders;
    std::uint32_t freeOrder = kNone;
    std::vector<Move> moves;
    std::uint32_t freeMove = kNone;
    std::vector<PlaceState> places;
    std::vector<HeldState> held;         ///< lane x item
    std::vector<ProcessState> processes;
    std::vector<MachineData> machines;
    std::vector<StationJob> stationJobs;
    std::vector<StationPiece> stationPieces;
    std::uint32_t freeStationJob = kNone, freeStationPiece = kNone;
    std::vector<StationLane> stationLanes;       ///< station
    std::vector<StationMachine> stationMachines; ///< machine; empty where no process has stations
    std::vector<StationLine> stationLines;       ///< process; the same
    std::vector<LoopState> loops;
    std::vector<CardData> cards;
    std::vector<DemandState> demands;
    std::vector<ControlState> controls;
    std::vector<std::uint32_t> trips;    ///< transport: number of its next trip
    std::vector<ItemAccount> items;
    std::vector<std::int64_t> nextScrap; ///< recipe worked without orders: of its next container; -1: not drawn
    std::uint32_t firstDirty = kNone, lastDirty = kNone; ///< list of processes to look at before time goes on
    std::vector<std::uint32_t> reviews;  ///< position loops to look at before time goes on
    std::vector<std::int64_t> released;  ///< recipe: steps released by CONWIP
    std::vector<std::int64_t> lastArrival; ///< supply whose orders do not cross
    std::vector<std::int64_t> supplyFree;  ///< supply closed or of limited capacity: when it has dispatched all that was ordered
    std::vector<SupplyDue> due;            ///< orders to suppliers under way to their dispatch
    std::uint32_t freeDue = kNone;
    struct Crew {
        std::int64_t free = 0;
        std::int64_t busyUs = 0, changed = 0;  ///< operators x microseconds at work since measuring began
        std::int64_t present = 0;
        std::int64_t away = 0;                 ///< sent away for a time
        bool onDuty = true;                    ///< its calendar is open
    };
    std::vector<Crew> crews;               ///< by group
    std::vector<Intervention> interventions;
    std::vector<std::int64_t> delayedUntil; ///< transport
    std::vector<Pace> pace;                 ///< process
    std::vector<ProcessSettings> settings;  ///< process
    std::vector<std::int64_t> supplyPace, transportPace; ///< percent of their usual times
    std::vector<std::int64_t> setSupplyPace, setTransportPace; ///< the same, without disruptions
    std::vector<DayBook> days;              ///< process
    std::vector<ReserveState> reserves;
    std::vector<SupplyState> supplies;
    std::vector<ScheduleState> schedules;
    std::vector<DisruptionState> disruptions;
    std::vector<HiddenState> hidden;        ///< item
    std::vector<std::int64_t> tripsMade;    ///< transport, since measuring began
    std::vector<std::int64_t> reworked;    ///< recipe: pieces since measuring began
    std::vector<RandomStream> streams;   ///< see Engine::stream
    std::vector<std::uint32_t> positions; ///< of laws of a series in their values
    bool hole = false;                   ///< heap.front() has been worked and is to be replaced
    // statistics since measuring began
    std::int64_t measuredFrom = 0;
    std::vector<std::int64_t> stateTime; ///< machine x MachineState, open microseconds
    std::vector<std::int64_t> madeGood, madeScrap; ///< recipe
    std::vector<std::int64_t> changeovers;         ///< process
    std::vector<std::int64_t> pitches, missed;     ///< control
    LedgerState ledger;
    double flowSum = 0;                  ///< seconds x steps, in order of delivery
    std::int64_t flowSteps = 0;
};

} // namespace takt::sim

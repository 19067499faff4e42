// A plant compiled for running: indices only, flat arrays, immutable once made and shared by every
// engine, replay and view of a run.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/distribution.h"
#include "base/error.h"
#include "model/calendar.h"
#include "model/project.h"
#include "sim/ledger.h"

namespace takt::sim {

inline constexpr std::uint32_t kNone = UINT32_MAX;

/// A law of time ready for drawing. The place of a series in its values is part of the engine's state.
struct Sampler {
    Distribution law;
    std::uint32_t slot = kNone;       ///< laws of a series: index into EngineState::positions
    double meanUs = 0;
    bool isFixed() const { return law.kind == Distribution::Kind::Fixed; }
};

/// Where material stands: an item in a store, a lane with all its items, the line side of a process,
/// the dock of a transport. Suppliers' own stock is not a place.
struct alignas(64) PlaceNode {
    enum class Kind : std::uint8_t { Store, Lane, LineSide, Dock };
    Id element;                       ///< the store, process or transport it belongs to
    Kind kind = Kind::Store;
    std::uint32_t item = kNone;       ///< none: a lane, which holds several
    std::int64_t initial = 0;         ///< steps, all items
    std::int64_t maximum = 0;         ///< planned, steps; 0: none
    std::int64_t capacity = 0;        ///< containers; 0: unlimited
    bool holdsWhenFull = false;       ///< lane: the process above finishes and holds
    bool plainIn = false;             ///< only `consumer` and `demand` learn of what comes
    bool plainOut = false;            ///< only cards on its containers learn of what goes
    std::uint32_t consumer = kNone, demand = kNone; ///< with plainIn: the only ones
    std::vector<std::uint32_t> consumers;   ///< processes that take from here
    std::vector<std::uint32_t> loopsOut;    ///< withdrawal loops that take from here
    std::vector<std::uint32_t> transports;  ///< transports that load here
    std::vector<std::uint32_t> demands;     ///< demands served directly from here
    std::uint32_t signalLoop = kNone;       ///< watches this place
    std::uint32_t positionLoop = kNone;     ///< base stock, (s, Q) or (s, S) that refills this place
    std::vector<std::uint32_t> claims;      ///< demands served from here, at once or by a transport
    std::vector<std::uint32_t> requests;    ///< position loops that take from here
    std::uint32_t conwipLoop = kNone;       ///< whose cards are freed when something leaves from here
    std::vector<std::uint32_t> feeders;     ///< lane: the processes above, to be woken when room is made
    std::uint32_t control = kNone;          ///< levelled control that withdraws from here
    double daysPerStep = 0;                 ///< working days of supply in one step; 0: not on the ladder
    std::uint32_t reserve = kNone;          ///< what is kept back here
    std::uint32_t firstHeld = kNone;        ///< lane: EngineState::held of its first item; they follow in order
    /// Work that its material asks of a process that is told nothing else.
    struct Asks {
        std::uint32_t process = 0;
        double usPerStep = 0;
    };
    std::vector<Asks> asks;
};

/// The lowest part of a stock, kept back for shortages of two kinds.
struct ReserveNode {
    std::uint32_t place = 0;
    std::int64_t buffer = 0, safety = 0;    ///< steps
    std::int64_t bufferAfterUs = 0, safetyAfterUs = 0; ///< until they are released; 0: at once
    double planned = 0;                     ///< steps taken a working day
};

/// Stock at the begin of a run.
struct InitialStock {
    std::uint32_t place = 0, item = 0;
    std::int64_t quantity = 0;
};

struct ItemNode {
    Id id;
    std::int64_t container = 1;
    std::int64_t shelfLifeUs = 0;     ///< 0: for ever
};

struct InputNode {
    std::uint32_t place = kNone;
    std::uint32_t item = kNone;
    std::int64_t perStep = 1;
    std::uint32_t leg = kNone;
    std::uint32_t supply = kNone;     ///< without a place: comes straight from a supplier
};

/// What comes out of a recipe besides its item.
struct OutputNode {
    std::uint32_t place = kNone;      ///< none: it leaves the plant
    std::uint32_t item = kNone;
    std::int64_t perStep = 1;
    std::uint32_t leg = kNone;
};

/// Operators who are alike.
struct GroupNode {
    Id id;
    std::int64_t count = 1;
    bool repairs = false;
    std::vector<std::uint32_t> processes; ///< they can work at
    std::uint32_t calendar = kNone;       ///< of their presence, breaks open; none: they are always there
};

struct MaintenanceNode {
    Id id;
    std::uint32_t process = 0;
    std::int64_t everyDays = 1;
    Span first;
    std::int64_t lengthUs = 0;
};

/// What one container made by a recipe needs in a lane.
struct LaneRoom {
    std::uint32_t place = 0;
    std::int64_t containers = 1;
};

struct alignas(64) RecipeNode {
    Id id;
    std::uint32_t process = 0;
    std::uint32_t item = 0;
    bool plain = false;               ///< one input at most, from a store; one output; nothing scrapped, held back or by hand
    bool perishes = false;            ///< its item has a shelf life
    bool drawPerPiece = false;
    std::uint32_t outPlace = kNone;   ///< none: straight out of the plant (nobody takes it)
    std::uint32_t outLeg = kNone;
    std::uint32_t firstInput = 0, inputCount = 0;
    std::int64_t container = 1;       ///< made at a time, steps
    std::int64_t piecesPerCycle = 1;
    double usPerStep = 0;             ///< machine time of a step, mean
    Sampler cycle;
    std::int64_t lagUs = 0;           ///< processing beyond the cycle: the last piece is inside so much longer
    std::int64_t yield = Share::kOne; ///< billionths
    std::uint32_t firstOutput = 0, outputCount = 0;
    std::uint32_t firstLane = 0, laneCount = 0;
    std::uint32_t firstTime = 0;      ///< at the stations of its process: in Network::stationTimes, in their order
    bool sentShort = false;           ///< containers lack what was scrapped
    std::int64_t rework = 0;          ///< billionths of the pieces that are not good
    std::int64_t reworkUs = 0;        ///< a piece
    std::int64_t manualUs = -1;       ///< of a cycle; -1: all of it
    std::int64_t walkingUs = 0;       ///< of a cycle, besides
    bool foundLater = false;          ///< spoiled pieces pass for good until they are inspected
    bool takesAny = false;            ///< pieces to be reworked: as many as are there, up to a container
    std::uint32_t reworkPlace = kNone; ///< where pieces are put that another process makes good
    double idealUs = 0;               ///< a cycle at its best
};

struct alignas(64) ProcessNode {
    Id id;
    std::uint32_t firstMachine = 0, machineCount = 1;
    std::uint32_t firstRecipe = 0, recipeCount = 0;
    std::uint32_t firstStation = 0, stationCount = 0; ///< none: its machines work whole containers
    std::uint32_t calendar = 0;       ///< overtime included
    std::uint32_t handsCalendar = 0;  ///< the same in no break: of setups, and of work by hand
    bool plain = false;               ///< one machine works one plain recipe by its own orders, alone
    bool alwaysOpen = false;          ///< its calendar
    bool takesOrders = false;         ///< schedule, cards or levelled; else it works what lies before it
    bool withdrawsEarly = false;      ///< takes the material of an order as soon as it is there
    bool setsUpEveryLot = false;
    bool finishesContainer = false, finishesPiece = false; ///< beyond the end of the shift
    bool byCalendar = true;           ///< its work goes by its calendar alone: neither of these, and hands have its breaks
    bool scrapsOnBreakdown = false;
    bool repairsOffShift = false;
    bool inspects = false;
    bool reworks = false;             ///< has a recipe that takes what others send to be reworked
    std::uint32_t setUpFor = kNone;   ///< item, when the run begins
    std::uint32_t helps = kNone;      ///< process whose orders it works too
    std::vector<std::uint32_t> helpers;
    std::vector<std::uint32_t> groups; ///< operators who can work here; none: no one is waited for
    std::int64_t changeoverUs = 0;
    bool breaksDown = false;
    bool failsByShiftTime = false;
    std::int64_t uptime = Share::kOne;
    std::int64_t meanUpUs = 0;        ///< MTBF = MTTR u / (1 - u)
    Sampler stop;
    std::uint64_t streamKey = 0;
};

/// A station of a process that is run station by station: its machines stand one behind the other among those of the
/// process, and pieces wait in a lane behind it for the next. See engine_stations.h.
struct StationNode {
    std::uint32_t process = 0;
    std::int64_t number = 1;          ///< in its cell
    std::string name;
    std::uint32_t firstMachine = 0, machineCount = 1; ///< copies
    std::int64_t capacity = 0;        ///< of the lane behind it, steps; 0: from hand to hand
    std::uint32_t operators = 1;      ///< at each of its machines
};
/// What a cycle of a recipe takes at a station.
struct StationTime {
    std::int64_t cycleUs = 0;
    std::int64_t handsUs = 0;         ///< of it, from its begin
    std::int64_t walkingUs = 0;       ///< of the operator when his hands have left
};

/// A way on which tokens are seen to go.
struct LegNode {
    Id from, to;          ///< elements
    Id way;               ///< the material flow, or the loop whose containers go here
    Id transport;         ///< that carries them, if one does
};

struct alignas(64) LoopNode {
    Id id;
    LoopKind kind = LoopKind::Production;
    bool plain = false;                ///< a card that comes free is an order at once
    std::uint32_t item = 0;            ///< none: CONWIP with common cards
    std::int64_t container = 1;
    std::uint32_t recipe = kNone;
    std::int64_t lot = 0, trigger = 0, level = 0;
    CardFreed freed = CardFreed::ContainerTaken;
    std::uint32_t firstCard = 0, cards = 0;
    std::uint32_t spare = 0;           ///< cards behind them that are out of use until an intervention adds them
    std::uint32_t endCard() const { return firstCard + cards + spare; }
    std::uint32_t fromPlace = kNone;   ///< withdrawal: the market; none: a supplier
    std::uint32_t toPlace = kNone;     ///< where its containers stand
    std::uint32_t process = kNone;     ///< the maker; CONWIP: the first process
    std::uint32_t lastProcess = kNone; ///< CONWIP: whose output frees the card; none: a store does
    std::uint32_t supply = kNone;      ///< withdrawal from a supplier
    std::int64_t intervalUs = 0, conveyanceUs = 0;
    std::uint32_t collectAt = 0;       ///< cards at the post that call the carrier; 0: never
    bool hasBacklog = false;           ///< CONWIP: released in the order of the schedule's lines
    struct Product {
        std::uint32_t recipe = 0;
        std::int64_t share = 1;        ///< of what is released, in any unit
    };
    std::vector<Product> products;     ///< CONWIP: what the first process makes
    std::uint32_t transport = kNone;   ///< milk run
    std::uint32_t tripsLater = 0;
    std::uint32_t leg = kNone;
    std::uint32_t cardLeg = kNone;     ///< the way of the cards back
};

/// An item a supplier delivers.
struct SupplyNode {
    Id id;
    Id supplier;
    std::uint32_t item = 0;
    Sampler leadTime;
    std::int64_t multiple = 1, minimum = 0;
    std::int64_t onTime = Share::kOne, defects = 0;
    bool ordersCross = true;
    std::int64_t capacity = 0;        ///< steps in 24 h; 0: any number
    std::uint64_t streamKey = 0;
    std::int64_t ownStock = 0;        ///< steps kept finished; 0: made when ordered
    std::uint32_t calendar = kNone;   ///< of its dispatches; none: at all hours
    std::vector<std::uint32_t> feeds; ///< processes that take from it straight
    std::vector<std::uint32_t> callers; ///< transports on call that bring what cards ask of it
};

struct TransportNode {
    Id id;
    Sampler travel;
    std::int64_t capacity = 0;        ///< containers
    bool timetabled = false;
    std::vector<std::uint32_t> sources;  ///< places it loads
    std::vector<std::uint32_t> targets;  ///< places it unloads at
    std::vector<std::uint32_t> demands;  ///< it serves
    std::vector<std::uint32_t> loops;    ///< milk run: whose cards it takes along and whose containers it brings
    std::vector<std::uint32_t> cardLoops; ///< whose cards it takes to their makers
    std::uint32_t leg = kNone;           ///< from where it loads to where it unloads first
    std::vector<std::uint32_t> supplies; ///< it loads at suppliers
    std::uint64_t streamKey = 0;
    std::int64_t handlingUs = 0;         ///< loading and unloading of a trip
    double tripCost = 0;                 ///< distance included
};

struct DepartureNode {
    std::uint32_t transport = 0;
    DaySet days;
    std::int64_t atUs = 0;
    std::uint32_t item = kNone;
    std::int64_t quantity = 0;
    std::uint32_t supply = kNone;     ///< whom it is loaded from
    std::int64_t aheadUs = kDay.us;   ///< so long a supplier of limited capacity can have worked ahead for it
};

constexpr bool fallsByChance(DemandPattern p) { return p == DemandPattern::Poisson || p == DemandPattern::Renewal; }

struct DemandNode {
    Id id;
    Id customer;
    std::uint32_t item = 0;
    DemandPattern pattern = DemandPattern::Even;
    std::int64_t quantity = 1, perDays = 1, lot = 1;
    Sampler interval;                 ///< renewal pattern
    std::int64_t openPerDayUs = 0;    ///< of its calendar
    std::uint32_t firstOrder = 0, orderCount = 0; ///< pattern of a series: in Network::values, steps
    std::int64_t orderAtUs = 0;
    bool lost = false;
    std::uint32_t calendar = 0;
    std::uint32_t place = kNone;      ///< served directly from here
    std::uint32_t transport = kNone;  ///< or brought by this
    std::uint32_t makeRecipe = kNone; ///< made to order by the process before the customer
    std::vector<std::uint32_t> watched; ///< position loops that refill what it is served from
    std::uint32_t leg = kNone;
    std::uint64_t streamKey = 0;
    std::int64_t dueUs = 0;           ///< from order to delivery as promised; 0: at once
    std::uint32_t firstFactor = 0, factorCount = 0; ///< seasons, in Network::values, millionths
    std::int64_t seasonDays = 1;
    std::int64_t valueAddedUs = 0;    ///< of a piece, along the way on which the most is added
};

struct ControlNode {
    Id id;
    std::uint32_t process = 0;
    std::uint32_t calendar = 0;          ///< of the pacemaker, without overtime
    std::int64_t pitchUs = 0;
    std::int64_t overtimeUs = 0;         ///< of the pacemaker, behind each shift
    std::vector<std::uint32_t> pattern;  ///< items; empty: goal chasing
    struct Product {
        std::uint32_t item = 0;
        std::uint32_t market = kNone;    ///< where trays are withdrawn
        std::uint32_t target = kNone;    ///< where they are brought
        std::uint32_t leg = kNone;
        std::int64_t container = 1;
        double perDay = 0;
        std::vector<std::uint32_t> demands;
    };
    std::vector<Product> products;
};

struct ScheduleNode {
    Id id;
    std::uint32_t process = 0, recipe = 0;
    std::int64_t quantity = 0, everyDays = 1;
    Span first;
    std::uint32_t conwip = kNone;     ///< whose backlog list its lines join
    bool netted = false;
    std::int64_t safety = 0, lot = 1, leadBuckets = 0, frozen = 0;
};

struct DisruptionNode {
    Id id;
    Sampler between, length;
    std::int64_t level = 0;           ///< percent
    bool once = false;
    std::uint64_t streamKey = 0;
    struct Target {
        TableId kind = TableId::Count;
        std::uint32_t index = 0;      ///< among what the table is compiled to: processes, supplies, demands …
    };
    std::vector<Target> targets;
};

/// What a count found at a machine.
struct MachineStartNode {
    std::uint32_t machine = 0, recipe = kNone;
    std::uint32_t item = kNone;
    std::int64_t workUs = 0, stopUs = 0;
};
/// Where a count found cards.
struct CardStartNode {
    std::uint32_t loop = 0;
    CardPlace at = CardPlace::AtPost;
    std::int64_t count = 0, arrivesUs = 0;
};

struct SetupNode {
    std::uint32_t process = 0, from = 0, to = 0;
    std::int64_t us = 0;
};

struct Network {
    std::vector<ItemNode> items;
    std::vector<PlaceNode> places;
    std::vector<InitialStock> initial;
    std::vector<ProcessNode> processes;
    std::vector<RecipeNode> recipes;
    std::vector<InputNode> inputs;
    std::vector<OutputNode> outputs;
    std::vector<LaneRoom> lanes;
    std::vector<GroupNode> groups;
    std::vector<MaintenanceNode> maintenance;
    std::vector<SetupNode> setups;
    std::vector<LegNode> legs;
    std::vector<LoopNode> loops;
    std::vector<SupplyNode> supplies;
    std::vector<TransportNode> transports;
    std::vector<DepartureNode> departures;
    std::vector<DemandNode> demands;
    std::vector<ControlNode> controls;
    std::vector<ScheduleNode> schedules;
    std::vector<ReserveNode> reserves;
    std::vector<DisruptionNode> disruptions;
    std::vector<MachineStartNode> machineStarts;
    std::vector<CardStartNode> cardStarts;
    std::vector<WorkingTime> calendars;  ///< 0 is the plant's
    std::vector<std::uint32_t> machineProcess; ///< process of each machine
    std::vector<StationNode> stations;         ///< those of a process in their order
    std::vector<StationTime> stationTimes;
    std::vector<std::uint32_t> machineStation; ///< station of each machine; none: its process has no stations
    std::uint32_t cardCount = 0;
    std::uint32_t heldCount = 0;         ///< lanes x items
    bool lineLosses = false;             ///< starved, blocked and no operator count in the OEE's availability
    ValueTable values;                   ///< of all series
    std::uint32_t seriesUsers = 0;             ///< of laws of a series
    std::string plantHash;
    std::map<Id, std::string> names;     ///< of everything above, for labels
    std::map<Id, TableId> tables;        ///< of the rows of the plant
    std::vector<std::uint32_t> ladder;   ///< places whose stock the lead-time ladder adds up
    const std::string& name(Id id) const;

    std::vector<std::uint32_t> cardLoop; ///< loop of each card
    LedgerPlan ledger;
    std::uint32_t loopOfCard(std::uint32_t card) const { return cardLoop[card]; }
    std::uint32_t processOf(Id element) const;    ///< kNone: not there
    std::uint32_t placeOf(Id element, Id item) const;
    /// Every place of an element, in order.
    std::vector<std::uint32_t> placesOf(Id element) const;
    std::uint32_t loopOf(Id loop) const;
    std::uint32_t itemOf(Id item) const;
};

/// What breaks do to the calendar of a process, and the part of each shift that is for this stream.
inline InBreaks breaksOf(const Process& row) { return row.runsInBreaks ? InBreaks::Open : InBreaks::Closed; }
inline ShiftShare shareOf(const Process& row) { return {row.timeShare, breaksOf(row)}; }

/// Fills network.ledger, once the rest stands.
void planLedger(const Project& project, const Scenario& scenario, Network& network);

/// Finds what is plain, once the rest stands: the engine has a short way for it that comes to the same.
void findPlain(Network& network);

/// Compiles one scenario. PlantNotRunnable names the first diagnosis error.
Result<std::shared_ptr<const Network>> compile(const Project& project, const Scenario& scenario);

/// Hash over behaviour fields of the plant and the shared rows it uses; 32 hex digits. Moving a
/// symbol or renaming leaves it as it was.
std::string plantHash(const Project& project, const Scenario& scenario);

} // namespace takt::sim

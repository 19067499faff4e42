// The engine: a network, a state that is a value, and the rules of simulation.md. One thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "sim/engine_state.h"
#include "sim/run.h"
#include "sim/trace.h"

namespace takt::sim {

/// Recounts and checks nothing: what planners run.
struct PlainPolicy {
    static constexpr bool checked = false;
    static constexpr bool ledger = false;
};
/// Keeps the waste ledger (ledger.h) beside.
struct LedgerPolicy {
    static constexpr bool checked = false;
    static constexpr bool ledger = true;
};
/// Counts everything twice: conservation of every item and every card after each event by running
/// sums, and a full recount every 1 000 events; keeps the waste ledger and
/// checks its laws then and whenever it stops. Tests link this engine in every preset.
struct CheckedPolicy {
    static constexpr bool checked = true;
    static constexpr bool ledger = true;
    static constexpr std::int64_t recountEvery = 1000;
};

/// A copy is a checkpoint; the trace stays outside. Deterministic in (network, seed, replication).
template <class Policy>
class Engine {
  public:
    /// `trace` may be null. Measuring begins at `warmUp`.
    Engine(std::shared_ptr<const Network> network, std::uint64_t seed, std::uint64_t replication, Time warmUp,
           Trace* trace);

    /// Works all events before t, at most `mostEvents` of them. Then now() is t, or the time of the last
    /// event when the count ran out. RunLivelock, RunTooLarge.
    Result<void> runUntil(Time t, std::int64_t mostEvents = INT64_MAX);
    /// Done at their times, or now when those have passed; they stay part of the engine and its copies. When they are
    /// planned does not matter as long as their times lie ahead: at one instant they have places of their own.
    void plan(std::vector<Intervention> interventions);
    Time now() const { return {state_.now}; }
    std::int64_t events() const { return state_.events; }
    const EngineState& state() const { return state_; }
    const Network& network() const { return *net_; }
    void setTrace(Trace* trace) { trace_ = trace; }

    /// Measures from the warm-up's end to now().
    std::vector<Measure> measures() const;
    /// From the warm-up's end to now(). Requires a policy with a ledger.
    Ledger ledger() const;
    /// Checked engine: what does not add up, in words; empty when all is right.
    std::string audit() const;

  private:
    using Index = std::uint32_t;
    void flowMeasures(std::vector<Measure>& out) const;
    void machineMeasures(Index process, double over, std::vector<Measure>& out) const;
    void valueMeasures(double over, std::vector<Measure>& out) const;
    void demandMeasures(Index demand, double over, double days, std::vector<Measure>& out) const;
    void loopMeasures(Index loop, double over, std::vector<Measure>& out) const;
    void outsideMeasures(double over, std::vector<Measure>& out) const;
    void qualityMeasures(double over, std::vector<Measure>& out) const;
    void dayMeasures(Index process, std::vector<Measure>& out) const;
    enum class Purpose : std::uint8_t { Cycle, Failure, Repair, Yield };

    // What seldom happens stands apart (noinline), so that what happens at every event is worked into one piece.

    // engine_core.h: events, random streams, records
    void schedule(Time at, EventClass order, EventKind kind, Index subject, Index argument = 0) {
        scheduleAs(at, order, state_.sequence++, kind, subject, argument);
    }
    void scheduleAs(Time at, EventClass order, std::uint64_t number, EventKind kind, Index subject, Index argument = 0);
    void handle(const Event& event);
    RandomStream& stream(Index process, Purpose purpose);
    RandomStream& supplyStream(Index supply);
    RandomStream& transportStream(Index transport);
    RandomStream& demandStream(Index demand);
    Duration draw(const Sampler& sampler, RandomStream& random);
    void siftDown(const Event& event);
    void closeHole();
    void startWhenOver();
    const Event* nextEvent();
    Index record(RecordKind kind, Index subject, Index place, std::int64_t amount, Index cause) {
        return trace_ ? recordTraced(kind, subject, place, amount, cause) : kNoCause;
    }
    [[gnu::noinline]] Index recordTraced(RecordKind kind, Index subject, Index place, std::int64_t amount, Index cause);
    const WorkingTime& calendarOf(Index process) const;
    [[gnu::noinline]] void begin();
    [[gnu::noinline]] void placeInitialStock(std::vector<Index>& nextCard);
    [[gnu::noinline]] void freeOtherCards(const std::vector<Index>& nextCard);
    // engine_start.h: a run that begins from a count
    [[gnu::noinline]] void startMachines(std::vector<Index>& nextCard);
    [[gnu::noinline]] void startWithWork(const MachineStartNode& start, std::vector<Index>& nextCard);
    [[gnu::noinline]] void startCards(std::vector<Index>& nextCard);
    [[gnu::noinline]] void startTriangle(const CardStartNode& start, Index card);
    [[gnu::noinline]] void startOnTheWay(const CardStartNode& start, Index card);
    [[gnu::noinline]] void scheduleOutside();
    [[gnu::cold, gnu::noinline]] void stopWith(Error error);
    [[gnu::cold, gnu::noinline]] void stopForTooMany(const char* what, const char* ofWhich);

    // engine_material.h: places, lots, moves
    void setStock(Index place, std::int64_t change);
    [[gnu::noinline]] void holdInLane(Index place, Index item, std::int64_t change);
    [[gnu::noinline]] void put(Index place, const Lot& lot, Index leg, Index cause);
    [[gnu::always_inline]] void putContainer(Index place, const Lot& lot, Index leg, Index cause);
    void lay(Index place, const Lot& lot, Index cause);
    struct Taken {
        std::int64_t amount = 0;
        std::int64_t origin = INT64_MAX; ///< mean over the pieces; over several inputs the oldest
        Index cause = kNoCause;
        Index item = kNone;
        Index conwip = kNone;
        std::int64_t expires = INT64_MAX;
        std::int64_t spoiled = 0;
        Index story = kNoStory;
        /// It goes on in a container of its own.
        Lot asLot(Index card = kNone) const;
    };
    bool has(Index place, Index item, std::int64_t amount) const;
    [[gnu::noinline]] Taken take(Index place, std::int64_t amount, Index leg, Index cause);
    [[gnu::always_inline]] Taken takeContainer(Index place, std::int64_t amount, Index leg, Index cause);
    void noticeTaken(Index place, Index cause);
    void offer(Index place, Index cause);
    std::int64_t available(Index place) const { return state_.places[place].stock - state_.places[place].locked; }
    // engine_reserve.h: buffer and safety stock
    [[gnu::noinline]] void beginReserves();
    [[gnu::noinline]] void lockReserve(Index reserve);
    [[gnu::noinline]] void takeFromReserve(Index place, std::int64_t amount, Index cause);
    [[gnu::noinline]] void fillReserve(Index place);
    [[gnu::noinline]] void releaseReserve(Index reserve, Index which);
    void freeIfConwip(Index card, Index cause);
    Index newMove(const Move& move);
    void send(const Lot& lot, Index place, Index demand, Index leg, Duration travel, Index cause, Index loop = kNone);
    Index setOut(const Lot& lot, Index place, Index demand, Index leg, Duration travel, Index cause, Index loop);
    void arrive(Index move);
    Index newLot(const Lot& lot);
    void pushLot(Queue& queue, const Lot& lot);
    Lot popLot(Queue& queue);
    void dropLot(Queue& queue);
    [[gnu::noinline]] void beginMeasuring();

    // engine_process.h: machines and what they work
    void markDirty(Index process);
    void enlist(Index process);
    void startAll();
    [[gnu::cold, gnu::noinline]] void stopForStarts();
    void tryStart(Index process);
    [[gnu::always_inline]] void tryPlain(Index process, const ProcessNode& node);
    static bool mayBegin(const MachineData& machine);
    [[gnu::noinline]] void tryMachine(Index process, Index machine);
    void wakeWhenOpen(Index process);
    [[gnu::noinline]] void startJob(Index machine, Index recipe, Index order, std::int64_t good, std::int64_t scrap,
                                    Index cause);
    template <bool plain>
    [[gnu::always_inline]] void startJobAs(Index machine, Index recipe, Index order, std::int64_t good,
                                           std::int64_t scrap, Index cause);
    void beginWork(Index machine);
    void continueWork(Index machine);
    void finishWork(Index machine);
    void idle(Index machine, MachineState reason);
    void setState(Index machine, MachineState state, Index cause);
    Index scheduleMachine(Index machine, Time at, EventKind kind);
    const WorkingTime& clockOf(Index machine) const;
    void beginSetup(Index machine, Index cause);
    [[gnu::noinline]] void continueByRule(Index machine);
    [[gnu::noinline]] void noteShiftEnd(Index machine);
    Time workEnds(Index machine, std::int64_t work) const;
    std::int64_t workedSoFar(Index machine) const;
    struct Aside {
        std::int64_t inBreaks = 0, beyond = 0;
    };
    Aside asideOf(Index machine) const;
    [[gnu::noinline]] void bookAside(Index machine);
    void beginStretch(Index machine);
    [[gnu::noinline]] void endStretch(Index machine);
    std::int64_t jobTime(const RecipeNode& recipe, std::int64_t pieces);
    [[gnu::noinline]] std::int64_t sumOfCycles(const RecipeNode& recipe, std::int64_t cycles);
    std::int64_t setupTime(const ProcessNode& process, Index machine, Index recipe) const;
    [[gnu::noinline]] std::int64_t changeover(const ProcessNode& process, Index from, Index to) const;
    static bool mayScrap(const RecipeNode& recipe);
    std::int64_t drawScrap(const RecipeNode& recipe, std::int64_t good);
    [[gnu::noinline]] std::int64_t drawScrapped(const RecipeNode& recipe, std::int64_t good);
    [[gnu::noinline]] std::int64_t drawBad(const RecipeNode& recipe, std::int64_t pieces);
    [[gnu::noinline]] void workAgain(Index machine);
    void withdrawInputs(const RecipeNode& recipe, std::int64_t pieces, Taken& taken);
    DayBook& dayBook(Index process);
    [[gnu::noinline]] void closeDays(Index process, DayBook& book) const;
    // engine_output.h: a finished container on its way out of the machine
    [[gnu::always_inline]] void endContainer(Index machine);
    [[gnu::always_inline]] void deliverOutput(Index machine);
    [[gnu::always_inline]] void putOutput(const RecipeNode& recipe, Lot& lot, Index order, std::int64_t asked, Index cause);
    [[gnu::noinline]] void putBesides(const RecipeNode& recipe, const Lot& lot, Index cause);
    void leavePlant(const Lot& lot);
    // engine_stations.h: processes that are run station by station
    [[gnu::noinline]] void tryStations(Index process);
    void tryStation(Index station, Index machine);
    [[gnu::noinline]] void enterStations(Index machine, std::int64_t pieces, const Taken& taken, bool sameLot);
    Index jobFrom(Index machine);
    [[gnu::noinline]] void startPiece(Index station, Index machine);
    void beginPiece(Index station, Index machine, Index piece);
    Index nextPiece(Index process);
    Index takePiece(Index station);
    void letIn(Index station);
    Index fromHolder(Index piece);
    [[gnu::noinline]] void endPiece(Index machine);
    [[gnu::noinline]] void losePiece(Index machine);
    void makeLostAgain(StationJob& job, std::int64_t pieces);
    bool isThrough(const StationJob& job) const { return job.toStart == 0 && job.inside == 0; }
    void endJob(Index machine, Index job);
    [[gnu::noinline]] void standsAtStation(Index machine, std::int64_t workUs, Index story);
    Index newPiece(Index job, std::int64_t steps);
    void freePiece(Index piece);
    bool isLast(Index station) const;
    bool isInner(Index station) const;
    std::int64_t handsOf(Index machine) const;
    std::int64_t walkingOf(Index machine) const;
    const StationTime& stationTime(Index station, Index recipe) const;
    std::string auditStations() const;
    // engine_breakdowns.h: stops, repairs and what becomes of the container in work
    void drawFailure(Index machine);
    [[gnu::noinline]] void failMachine(Index machine);
    [[gnu::noinline]] void shiftFailure(Index machine);
    [[gnu::noinline]] void beginRepair(Index machine);
    Duration drawStop(Index process);
    Time repairEnds(Index process, Duration repair) const;
    [[gnu::noinline]] void repairMachine(Index machine);
    [[gnu::noinline]] void scrapJob(Index machine);
    [[gnu::noinline]] void pauseWork(Index machine);
    [[gnu::noinline]] void runAgain(Index machine, Index cause);
    // engine_orders.h: orders, their material, and which of them a machine takes next
    Index newOrder(Index recipe, std::int64_t amount, Index card, Index cause);
    void pushOrder(Queue& queue, Index order);
    Index placeOrder(Index recipe, std::int64_t amount, Index card, Index cause);
    void queueOrder(Index order);
    void expectMaterial(Index process, Index from);
    [[gnu::noinline]] void provide(Index process);
    [[gnu::always_inline]] void provideInTurn(Index process, const ProcessNode& node);
    [[gnu::always_inline]] void provideOrder(Index process, Index order, const RecipeNode& recipe, std::int64_t pieces);
    void orderProgress(Index order, std::int64_t finished, Index cause);
    void dropFromQueue(Index process, Index order);
    /// A job that could start now: the recipe, and the order it is for (none: material alone).
    struct Job {
        Index recipe = kNone, order = kNone;
        MachineState reason = MachineState::NoCard; ///< why there is none
    };
    void startFound(Index machine, const Job& job);
    Job findOrder(Index process, Index machine);
    bool findOrderOf(Index owner, Index process, Job& job);
    Job findMaterial(Index process, Index machine);
    Index ownRecipe(Index process, Index recipe) const;
    std::int64_t goodOf(const Order& order) const;
    static std::int64_t goodOf(const RecipeNode& recipe, const Order& order);
    std::int64_t piecesOf(Index order, Index recipe);
    std::int64_t reworkThere(const RecipeNode& recipe) const;
    MachineState reasonToWait(Index order, Index recipe);
    MachineState reasonToWait(const RecipeNode& recipe, std::int64_t pieces) const;
    bool roomBelow(const RecipeNode& recipe) const;
    void reserveLanes(const RecipeNode& recipe, std::int64_t times);
    bool inputsReady(const RecipeNode& recipe, std::int64_t pieces) const;
    bool plainInputReady(const RecipeNode& recipe, std::int64_t pieces) const;
    // engine_inspect.h: spoiled pieces
    static std::int64_t drawOf(std::int64_t n, std::int64_t billionths, RandomStream& random);
    void hide(Index item, std::int64_t change);
    [[gnu::noinline]] void inspectJob(Index machine, std::int64_t in);
    [[gnu::noinline]] void sendToRework(Index machine);
    std::int64_t piecesIn(Index machine) const;
    // engine_people.h: operators, maintenance, shelf life
    [[gnu::noinline]] bool acquire(Index machine, bool repair = false);
    std::int64_t waitsForOperatorSince(Index process, Index group) const;
    bool someoneWaitsLonger(Index group, Index process, std::int64_t since);
    void release(Index machine);
    [[gnu::noinline]] void walkBack(Index machine, std::int64_t us);
    [[gnu::noinline]] void operatorsChanged(Index group);
    void beginCrew(Index group);
    [[gnu::noinline]] void crewShift(Index group);
    [[gnu::noinline]] void crewLeaves(Index group);
    void layDown(Index machine);
    void changeCrew(Index group, std::int64_t free);
    [[gnu::noinline]] bool resumeSuspended(Index machine);
    [[gnu::noinline]] void maintenanceDue(Index plan, Index number);
    [[gnu::noinline]] bool beginMaintenance(Index machine);
    [[gnu::noinline]] void keepUntil(Queue& queue, const Lot& lot);
    [[gnu::noinline]] void expire(Index place);

    // engine_pull.h: cards, heijunka
    void setCard(Index card, CardState state, Index cause, Duration travel = {});
    [[gnu::noinline]] void freeCard(Index card, Index cause);
    [[gnu::always_inline]] void freeCardAs(Index card, Index cause);
    void cardAtSource(Index card);
    bool serveCard(Index loop, Index card, Index cause);
    [[gnu::noinline]] void serveWaiting(Index place, Index cause);
    [[gnu::noinline]] void checkSignal(Index place, Index cause);
    [[gnu::noinline]] void collectCards(Index loop);
    [[gnu::noinline]] void emptyPost(Index loop);
    [[gnu::noinline]] void gatherOnBoard(Index loop);
    std::int64_t cardsOfLot(Index loop) const;
    [[gnu::noinline]] bool takeCards(Index transport, Index cause);
    [[gnu::noinline]] void releaseConwip(Index loop, Index cause);
    bool releaseNext(Index loop, Index cause);
    void hangTriangle(Index loop, Index cause);
    // engine_outage.h: signals that do not get through
    bool isOut(Index loop) const { return state_.now < state_.loops[loop].outageUntil; }
    [[gnu::noinline]] void beginOutage(Index loop, Duration length, Duration paper, Index cause);
    [[gnu::noinline]] void outageEnds(Index loop);
    [[gnu::noinline]] void sendHeld(Index loop, Index cause);
    [[gnu::noinline]] void carryReleases(Index loop, Index cause);
    void carryCard(Index card, Index cause);
    [[gnu::noinline]] void cardCarried(Index card);
    [[gnu::noinline]] void carryOrder(Index loop, std::int64_t amount, Index cause);
    [[gnu::noinline]] void orderCarried(Index lot);
    static bool ridesMilkRun(const LoopNode& loop) {
        return loop.kind == LoopKind::Withdrawal && loop.transport != kNone;
    }
    Index chooseConwipRecipe(const LoopNode& loop) const;
    // engine_position.h: base stock, (s, Q), (s, S)
    void positionChanged(Index loop);
    [[gnu::noinline]] void reviewAll();
    [[gnu::noinline]] void review(Index loop, Index cause);
    std::int64_t position(Index loop) const;
    [[gnu::noinline]] void orderForPosition(Index loop, std::int64_t amount, Index cause);
    void placeForPosition(Index loop, std::int64_t amount, Index cause);
    [[gnu::noinline]] void serveRequests(Index place, Index cause);
    // engine_supply.h: suppliers
    [[gnu::noinline]] void dispatchFromSupplier(Index loop, Index card, Duration travel, Index cause);
    Duration drawLateness(Index supply, Duration agreed);
    Lot containerFor(Index loop, Index card, Duration& late);
    [[gnu::noinline]] void orderFromSupplier(Index loop, std::int64_t amount, Index cause);
    [[gnu::noinline]] void orderSupply(Index supply, const SupplyState::Waiting& asked, Duration lead, Duration late);
    [[gnu::noinline]] void supplyMade(Index lot);
    void changeSupply(Index supply, std::int64_t change);
    [[gnu::noinline]] void serveFromSupply(Index supply);
    Time readyAt(Index supply, Duration lead, std::int64_t amount);
    Time dispatchable(Index supply, Time at) const;
    bool isDispatching(Index supply) const;
    [[gnu::noinline]] void expectSupply(Index supply, const SupplyState::Waiting& order, Time ready);
    [[gnu::noinline]] void supplyReady(Index due);
    [[gnu::noinline]] void closeSupply(Index supply, Duration length);
    [[gnu::noinline]] void supplyOpens(Index supply);
    void makeForStock(Index supply, std::int64_t amount, Time ready);
    std::int64_t dispatchTime(Index supply, std::int64_t amount) const;
    std::int64_t madeAhead(Index supply, std::int64_t aheadUs) const;
    void takeAhead(Index supply, std::int64_t amount, std::int64_t aheadUs);
    std::int64_t aheadFor(const LoopNode& loop, std::int64_t aheadUs) const;
    bool hasContainer(const LoopNode& loop, std::int64_t aheadUs) const;
    [[gnu::noinline]] void missContainer(Index loop, Index trip, Index cause);
    void callAgain(Index supply);
    void loadForCard(Index loop, Index card, Duration travel, std::int64_t aheadUs, Index cause);
    [[gnu::noinline]] void loadByTimetable(const DepartureNode& departure, Index target, std::int64_t wanted,
                                           Duration travel, Index cause);
    void sendContainers(const DepartureNode& departure, Index target, std::int64_t amount, Duration travel, Index cause);
    [[gnu::noinline]] bool feeds(Index supply) const;
    [[gnu::noinline]] void takeStraight(Index supply, std::int64_t amount);
    void forward(Index card, Index cause);
    void carry(Index card, Index cause, std::int64_t way);
    std::int64_t refused(std::int64_t amount, const SupplyNode& supply, Index index);
    void pushCard(Queue& queue, Index card);
    Index popCard(Queue& queue);
    [[gnu::noinline]] void pitch(Index control, Index slot);
    [[gnu::noinline]] void schedulePitches(Index control, Time from);
    bool withdrawTray(Index control, Index product, Index cause);
    struct ShiftTimes {
        Time begin = kNever, end = kNever;
    };
    ShiftTimes nextShift(const ControlNode& control, Time from) const;
    [[gnu::noinline]] void shiftEnds(Index control);
    [[gnu::noinline]] void closeSlots(Index control);
    [[gnu::noinline]] void recoverOpenSlots(Index control);

    // engine_demand.h: when demand falls
    [[gnu::noinline]] void demandFalls(Index demand, Index wait);
    std::int64_t evenDemandAt(Index demand, std::int64_t number) const;
    [[gnu::noinline]] void setQuantity(Index demand, std::int64_t quantity);
    void noteWaited(Index demand);
    void scheduleDemand(Index demand, std::int64_t number);
    std::int64_t plannedOrder(Index demand, std::int64_t number);
    Time inSeason(Index demand, std::int64_t from, double openUs);
    double seasonBetween(const DemandNode& demand, std::int64_t from, std::int64_t to) const;
    void placeWait(Index demand);
    [[gnu::noinline]] void changeLevel(Index demand, std::int64_t level);
    // engine_outside.h: customers, transports
    void serveDemand(Index demand, Index cause);
    void deliver(Index demand, const Lot& lot, Index cause);
    void changeUndelivered(Index demand, std::int64_t change);
    [[gnu::noinline]] void forgetLost(Index demand, std::int64_t lost);
    [[gnu::noinline]] void departs(Index departure);
    void scheduleDeparture(Index departure, Time after);
    [[gnu::noinline]] void order(Index demand, std::int64_t amount);
    std::int64_t loadForDemands(Index transport, std::int64_t room, Index cause);
    std::int64_t loadForStores(Index transport, std::int64_t room, Index cause);
    std::int64_t serveMilkRun(Index transport, std::int64_t room, std::int64_t aheadUs, Index cause);
    [[gnu::noinline]] void shipOnCall(Index transport, Index cause);
    Duration drawTravel(Index transport);
    void noticeLate(Index demand);
    // engine_plan.h: schedules
    [[gnu::noinline]] void releaseSchedule(Index line, Index number);
    std::int64_t nettedRelease(Index line);
    std::int64_t plannedRelease(Index line, std::int64_t ahead) const;
    // engine_trouble.h: disruptions
    RandomStream& disruptionStream(Index disruption);
    void scheduleDisruption(Index disruption);
    [[gnu::noinline]] void disruptionBegins(Index disruption);
    [[gnu::noinline]] void disruptionEnds(Index disruption);
    void hit(const DisruptionNode::Target& target, std::int64_t level, Duration length, Index cause);
    void relieve(const DisruptionNode::Target& target, std::int64_t level, Index cause);
    void renewLevels(const DisruptionNode::Target& target);
    [[gnu::noinline]] void closeProcess(Index process, Index cause);
    [[gnu::noinline]] void openProcess(Index process, Index cause);
    Id elementOf(const Event& event) const;
    [[gnu::noinline]] void noteCircle(const Event& event);
    std::string circleText() const;

    // engine_intervene.h
    [[gnu::noinline]] void intervene(Index number);
    void interveneAtProcess(const Intervention& i, Index cause);
    void interveneInLoop(const Intervention& i, Index cause);
    void interveneInStore(const Intervention& i, Index cause);
    void setAtProcess(const Intervention& i);
    void renewFailures(Index process);
    void setOutside(const Intervention& i);
    void setInLoop(const Intervention& i, Index cause);
    void stopMachine(Index machine, Duration length, Index cause);
    [[gnu::noinline]] bool isWithheld(Index card, Index cause);
    [[gnu::noinline]] void delayTransport(Index transport, Duration length);
    void sendAway(Index group, std::int64_t operators, Duration length);
    [[gnu::noinline]] void operatorsBack(Index group, std::int64_t operators);

    // engine_ledger.h: called from the other parts; but for the calendars' they do nothing without a ledger
    void openLedger();
    void clipLedger();
    std::int64_t openSoFar(Index calendar);
    bool isOpenNow(Index calendar);
    Time endOf(Index calendar, std::int64_t work);
    void noteMachine(Index machine);
    void noteStretch(Index machine);
    void noteCrew(Index group);
    void noteJob(Index machine, std::int64_t pieces, Index story);
    void noteRework(Index machine, std::int64_t us);
    void noteWorkDone(Index machine);
    void noteMaximum(Index place, std::int64_t passed);
    Index storyOut(Index machine);
    void notePiece(Index machine);
    void storyEnters(StationJob& job, Index story);
    Index storyOfPiece(StationJob& job, std::int64_t steps);
    void storyThrough(StationJob& job, Index story);
    void storyToMachine(Index machine, Index recipe, Index story);
    void storyInLane(Index story, Index station);
    Index storyToRework(Index machine, std::int64_t pieces);
    Index storyAtPlace(const Lot& lot, Index place);
    void storyTaken(Taken& taken, Lot& lot, std::int64_t part, Index place);
    void storyFollows(Taken& taken, const Taken& one);
    void storyOfWork(Taken& taken, const RecipeNode& recipe, std::int64_t pieces);
    void storyAtOrder(Index order, Index process, Index story);
    Index storyOfOrder(Index order);
    void storyPushed(Index story, const RecipeNode& recipe, Index order);
    void storyMoves(Index story);
    void storyLags(Index story, Index process);
    void storyEnds(Index story, PartLine line);
    // and its own
    std::int64_t openNow(Index calendar);
    [[gnu::noinline]] std::int64_t enterStretch(Index calendar);
    void bookPresent(Index group);
    void bookMachine(Index machine);
    [[gnu::noinline]] void bookPassed(LedgerState::Machine& machine);
    void bookPeople(LedgerState::Machine& machine, std::int64_t hands, std::int64_t paid, std::int64_t finishedPast);
    void bookWork(LedgerState::Crew& crew, LedgerState::Machine& machine, std::int64_t us);
    void bookAlike(LedgerState::Crew& crew, LedgerState::Machine& machine, std::int64_t people, std::int64_t us);
    void bookTasks(LedgerState::Crew& crew, LedgerState::Machine& machine, const LedgerPlan::Work& work,
                   std::int64_t people, std::int64_t us);
    const LedgerPlan::Work* workOf(const LedgerState::Machine& machine) const;
    void noteWaits(Index process);
    Activity waitsFor(Index station, int step) const;
    void bookContainer(LedgerState::Machine& machine, std::int64_t open, std::int64_t hands, std::int64_t finishedPast);
    [[gnu::noinline]] void bookClosed(std::int64_t* us, Index process, Index calendar, std::int64_t from,
                                      std::int64_t to) const;
    void bookClock(Index clock);
    void bookCrew(Index group);
    void bookJob(Index machine);
    void noteHands(const LedgerState::Machine& noted, const MachineData& machine);
    void noteState(LedgerState::Machine& noted, MachineState state);
    [[gnu::noinline]] void assignPeople(Index process);
    void changeInside(std::int64_t steps);
    PartCause causeOf(Index process, MachineState state) const;
    Index beginStory(Index item, std::int64_t steps);
    Index newStory();
    Index splitStory(Index story, std::int64_t steps);
    void mergeStory(Index into, Index other);
    void stand(Index story, Index at);
    template <std::int64_t sign>
    void shiftStory(Story& story);
    void endStory(Index story, PartLine line, std::int64_t steps);
    void bankPushed(Story& story, std::int64_t steps);
    void closeLedger();
    std::string auditLedger() const;

    // engine_audit.h
    void count(Index item, std::int64_t ItemAccount::*member, std::int64_t amount);
    void checkNow();
    std::string auditBooks() const;
    std::string auditCards() const;

    std::shared_ptr<const Network> net_;
    EngineState state_;
    std::uint64_t seed_, replication_;
    Time warmUp_;
    Trace* trace_;
    std::optional<Error> error_;
    std::vector<Id> circle_; ///< elements of events at an instant that does not end
};

} // namespace takt::sim

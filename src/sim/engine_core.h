// Part of the engine's implementation: events, randomness, records, the begin of a run.
#pragma once

#include <algorithm>
#include <cmath>

#include "model/units.h"
#include "sim/engine.h"

namespace takt::sim {

inline constexpr std::uint32_t kMostAtOneInstant = 2'000'000;
inline constexpr std::uint64_t kMostInterventions = 1U << 24; ///< of one run
inline constexpr std::size_t kMostLots = 20'000'000;

template <class P>
Engine<P>::Engine(std::shared_ptr<const Network> network, std::uint64_t seed, std::uint64_t replication,
                  Time warmUp, Trace* trace)
    : net_(std::move(network)), seed_(seed), replication_(replication), warmUp_(warmUp), trace_(trace) {
    const Network& n = *net_;
    state_.places.resize(n.places.size());
    state_.held.resize(n.heldCount);
    state_.processes.resize(n.processes.size());
    state_.machines.resize(n.machineProcess.size());
    if (!n.stations.empty()) {
        state_.stationLanes.resize(n.stations.size());
        state_.stationMachines.resize(n.machineProcess.size());
        state_.stationLines.resize(n.processes.size());
    }
    state_.loops.resize(n.loops.size());
    state_.cards.resize(n.cardCount);
    for (Index c = 0; c < n.cardCount; ++c) {
        state_.cards[c].loop = n.loopOfCard(c);
        state_.cards[c].kind = n.loops[n.loopOfCard(c)].kind;
    }
    state_.demands.resize(n.demands.size());
    state_.controls.resize(n.controls.size());
    for (Index c = 0; c < n.controls.size(); ++c) {
        state_.controls[c].withdrawn.resize(n.controls[c].products.size());
        state_.controls[c].open.resize(n.controls[c].products.size());
    }
    state_.trips.resize(n.transports.size());
    state_.items.resize(n.items.size());
    state_.stateTime.resize(n.machineProcess.size() * static_cast<std::size_t>(MachineState::Count));
    state_.nextScrap.resize(n.recipes.size(), -1);
    state_.positions.resize(n.seriesUsers);
    state_.released.resize(n.recipes.size());
    state_.lastArrival.resize(n.supplies.size());
    state_.supplyFree.resize(n.supplies.size(), INT64_MIN / 4);
    state_.reworked.resize(n.recipes.size());
    state_.delayedUntil.resize(n.transports.size());
    state_.pace.resize(n.processes.size());
    for (Index p = 0; p < n.processes.size(); ++p) {
        const ProcessNode& process = n.processes[p];
        state_.processes[p].breaksDown = process.breaksDown;
        state_.processes[p].helped = !process.helpers.empty();
        state_.settings.push_back({process.uptime, static_cast<std::int64_t>(process.stop.meanUs), process.meanUpUs,
                                   process.changeoverUs, 100, 100});
    }
    for (Index d = 0; d < n.demands.size(); ++d)
        state_.demands[d].quantity = n.demands[d].quantity;
    state_.supplyPace.resize(n.supplies.size(), 100);
    state_.setSupplyPace.resize(n.supplies.size(), 100);
    state_.transportPace.resize(n.transports.size(), 100);
    state_.setTransportPace.resize(n.transports.size(), 100);
    state_.tripsMade.resize(n.transports.size());
    state_.days.resize(n.processes.size());
    state_.reserves.resize(n.reserves.size());
    state_.supplies.resize(n.supplies.size());
    for (Index s = 0; s < n.supplies.size(); ++s)
        state_.supplies[s].stock = n.supplies[s].ownStock;
    state_.schedules.resize(n.schedules.size());
    state_.disruptions.resize(n.disruptions.size());
    state_.hidden.resize(n.items.size());
    for (const auto& group : n.groups)
        state_.crews.push_back({group.count, 0, 0, group.count, 0, true});
    for (Index l = 0; l < n.loops.size(); ++l) {
        const LoopNode& loop = n.loops[l];
        state_.loops[l].lot = loop.lot;
        state_.loops[l].trigger = loop.trigger;
        state_.loops[l].level = loop.level;
        state_.loops[l].cards[static_cast<std::size_t>(CardGroup::Free)] = loop.cards;
        state_.loops[l].cards[static_cast<std::size_t>(CardGroup::Withdrawn)] = loop.spare;
        for (Index c = loop.firstCard + loop.cards; c < loop.endCard(); ++c)
            state_.cards[c].state = CardState::Withdrawn;
    }
    state_.madeGood.resize(n.recipes.size());
    state_.madeScrap.resize(n.recipes.size());
    state_.changeovers.resize(n.processes.size());
    state_.pitches.resize(n.controls.size());
    state_.missed.resize(n.controls.size());
    const auto add = [&](std::uint64_t key, std::uint64_t purpose) {
        state_.streams.emplace_back(seed_, replication_, key, purpose);
    };
    for (const auto& p : n.processes)
        for (std::uint64_t purpose = 0; purpose < 4; ++purpose)
            add(p.streamKey, purpose);
    for (const auto& s : n.supplies)
        add(s.streamKey, 4);
    for (const auto& t : n.transports)
        add(t.streamKey, 5);
    for (const auto& d : n.demands)
        add(d.streamKey, 6);
    for (const auto& d : n.disruptions)
        add(d.streamKey, 7);
    begin();
    state_.firstIntervention = state_.sequence;
    state_.sequence += kMostInterventions;
}

template <class P>
RandomStream& Engine<P>::stream(Index process, Purpose purpose) {
    return state_.streams[process * 4 + static_cast<std::size_t>(purpose)];
}
template <class P>
RandomStream& Engine<P>::supplyStream(Index supply) {
    return state_.streams[net_->processes.size() * 4 + supply];
}
template <class P>
RandomStream& Engine<P>::transportStream(Index transport) {
    return state_.streams[net_->processes.size() * 4 + net_->supplies.size() + transport];
}
template <class P>
RandomStream& Engine<P>::demandStream(Index demand) {
    return state_.streams[net_->processes.size() * 4 + net_->supplies.size() + net_->transports.size() + demand];
}

template <class P>
RandomStream& Engine<P>::disruptionStream(Index disruption) {
    return state_.streams[net_->processes.size() * 4 + net_->supplies.size() + net_->transports.size() +
                          net_->demands.size() + disruption];
}

template <class P>
const WorkingTime& Engine<P>::calendarOf(Index process) const {
    return net_->calendars[net_->processes[process].calendar];
}

template <class P>
inline Duration Engine<P>::draw(const Sampler& sampler, RandomStream& random) {
    if (sampler.slot == kNone) {
        std::uint32_t unused = 0;
        return {sampler.law.sample(random, net_->values, unused)};
    }
    return {sampler.law.sample(random, net_->values, state_.positions[sampler.slot])};
}

/// The first event that is worked leaves a hole at the top of the heap, which most often the event it
/// schedules fills: one sift instead of two.
template <class P>
inline void Engine<P>::scheduleAs(Time at, EventClass order, std::uint64_t number, EventKind kind, Index subject,
                                  Index argument) {
    if (at.us >= kNever.us / 8)
        return; // never comes
    const Event e{at.us, (static_cast<std::uint64_t>(order) << 56) | number, subject,
                  static_cast<std::uint32_t>(kind) | (argument << 8)};
    if (state_.hole) {
        state_.hole = false;
        siftDown(e);
        return;
    }
    auto& heap = state_.heap;
    std::size_t i = heap.size();
    heap.push_back(e);
    while (i > 0) {
        const std::size_t parent = (i - 1) / 2;
        if (!e.before(heap[parent]))
            break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = e;
}

/// Puts an event in the place of the first.
template <class P>
inline void Engine<P>::siftDown(const Event& event) {
    Event* const heap = state_.heap.data();
    const std::size_t n = state_.heap.size();
    std::size_t i = 0;
    for (;;) {
        std::size_t child = 2 * i + 1;
        if (child >= n)
            break;
        if (child + 1 < n) // either is as likely: no branch
            child += heap[child + 1].before(heap[child]) ? 1 : 0;
        if (!heap[child].before(event))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = event;
}

template <class P>
inline void Engine<P>::closeHole() {
    state_.hole = false;
    const Event last = state_.heap.back();
    state_.heap.pop_back();
    if (!state_.heap.empty())
        siftDown(last);
}

template <class P>
inline const Event* Engine<P>::nextEvent() {
    if (state_.hole)
        closeHole();
    return state_.heap.empty() ? nullptr : state_.heap.data();
}

template <class P>
void Engine<P>::stopWith(Error error) {
    if (!error_)
        error_ = std::move(error);
}

template <class P>
void Engine<P>::stopForTooMany(const char* what, const char* ofWhich) {
    stopWith({ErrorCode::RunTooLarge, {what, std::to_string(kMostLots) + ofWhich}, {}});
}

template <class P>
Result<void> Engine<P>::runUntil(Time t, std::int64_t mostEvents) {
    const auto instantIsOver = [&] {
        const Event* next = nextEvent();
        return !next || next->at > state_.now;
    };
    if (state_.now < t.us && instantIsOver())
        startAll();
    for (const Event* next = nextEvent(); !error_ && next && next->at < t.us && mostEvents-- > 0; next = nextEvent()) {
        const Event event = *next;
        state_.hole = true;
        if (event.at != state_.now) {
            state_.now = event.at;
            state_.instantEvents = 0;
        } else if (++state_.instantEvents > kMostAtOneInstant) {
            noteCircle(event);
        }
        ++state_.events;
        handle(event);
        if (state_.firstDirty != kNone || !state_.reviews.empty())
            startWhenOver();
        if constexpr (P::checked)
            checkNow();
    }
    if (error_)
        return tl::unexpected(*error_);
    if (const Event* next = nextEvent(); !next || next->at >= t.us)
        state_.now = std::max(state_.now, t.us);
    if constexpr (P::checked)
        if (const std::string wrong = auditLedger(); !wrong.empty())
            return fail(ErrorCode::RunBooksWrong, {wrong});
    return {};
}

/// Machines start after all events of the instant. The hole is left open for what they schedule.
template <class P>
inline void Engine<P>::startWhenOver() {
    if (state_.hole) {
        const auto& heap = state_.heap;
        const bool more = (heap.size() > 1 && heap[1].at == state_.now) || (heap.size() > 2 && heap[2].at == state_.now);
        if (!more)
            startAll();
    } else if (state_.heap.empty() || state_.heap.front().at > state_.now) {
        startAll();
    }
}

/// What an event is about, as a person knows it.
template <class P>
Id Engine<P>::elementOf(const Event& e) const {
    const Network& n = *net_;
    switch (e.kind()) {
    case EventKind::SetupDone:
    case EventKind::WorkDone:
    case EventKind::Failure:
    case EventKind::Repaired:
    case EventKind::ShiftFailure: return n.processes[n.machineProcess[e.subject]].id;
    case EventKind::Wake: return n.processes[e.subject].id;
    case EventKind::MaintenanceDue: return n.processes[n.maintenance[e.subject].process].id;
    case EventKind::OperatorFree:
    case EventKind::CrewShift:
    case EventKind::OperatorsBack: return n.groups[e.subject].id;
    case EventKind::Expires: return n.places[e.subject].element;
    case EventKind::Intervene: return state_.interventions[e.subject].element;
    case EventKind::TransportBack: return n.transports[e.subject].id;
    case EventKind::LagOver:
    case EventKind::TokenArrives: {
        const Move& move = state_.moves[e.subject];
        return move.recipe != kNone   ? n.processes[n.recipes[move.recipe].process].id
               : move.demand != kNone ? n.demands[move.demand].customer
               : move.place != kNone  ? n.places[move.place].element
                                      : Id{};
    }
    case EventKind::CardArrives: return n.loops[n.loopOfCard(e.subject)].id;
    case EventKind::OrderCarried: return n.loops[state_.lots[e.subject].item].id;
    case EventKind::OutageEnds:
    case EventKind::CollectCards: return n.loops[e.subject].id;
    case EventKind::ReleaseSchedule: return n.processes[n.schedules[e.subject].process].id;
    case EventKind::DemandFalls: return n.demands[e.subject].customer;
    case EventKind::Departs: return n.transports[n.departures[e.subject].transport].id;
    case EventKind::PitchBegins:
    case EventKind::ShiftEnds: return n.controls[e.subject].id;
    case EventKind::SupplyMade: return n.supplies[state_.lots[e.subject].item].supplier;
    case EventKind::SupplyReady: return n.supplies[state_.due[e.subject].supply].supplier;
    case EventKind::SupplyOpens: return n.supplies[e.subject].supplier;
    case EventKind::DisruptionBegins:
    case EventKind::DisruptionEnds: return n.disruptions[e.subject].id;
    case EventKind::ReserveReleased: return n.places[n.reserves[e.subject].place].element;
    case EventKind::WarmUpEnds: break;
    }
    return {};
}

/// An instant does not end: after enough of its events the run stops and names all they were about.
template <class P>
void Engine<P>::noteCircle(const Event& event) {
    constexpr std::uint32_t kEnough = 10'000;
    const Id element = elementOf(event);
    if (element && circle_.size() < 20 && std::find(circle_.begin(), circle_.end(), element) == circle_.end())
        circle_.push_back(element);
    if (state_.instantEvents > kMostAtOneInstant + kEnough)
        stopWith({ErrorCode::RunLivelock, {formatDuration({event.at}), circleText()}, {}});
}

template <class P>
std::string Engine<P>::circleText() const {
    std::string text;
    for (const Id id : circle_)
        text += (text.empty() ? "" : ", ") + net_->name(id);
    return text;
}

template <class P>
void Engine<P>::handle(const Event& e) {
    const auto fresh = [&] { return (state_.machines[e.subject].generation & 0xFFFFFFU) == e.argument(); };
    if (e.kind() == EventKind::WorkDone) {
        if (fresh())
            finishWork(e.subject);
        return;
    }
    switch (e.kind()) {
    case EventKind::WorkDone: break;
    case EventKind::SetupDone:
        if (fresh())
            beginWork(e.subject);
        break;
    case EventKind::Failure:
        if (fresh())
            failMachine(e.subject);
        break;
    case EventKind::Repaired:
        if (fresh())
            repairMachine(e.subject);
        break;
    case EventKind::ShiftFailure:
        if ((state_.machines[e.subject].failures & 0xFFFFFFU) == e.argument())
            shiftFailure(e.subject);
        break;
    case EventKind::Wake:
        state_.processes[e.subject].waking = false;
        markDirty(e.subject);
        break;
    case EventKind::MaintenanceDue: maintenanceDue(e.subject, e.argument()); break;
    case EventKind::OperatorFree:
        changeCrew(e.subject, 1);
        operatorsChanged(e.subject);
        break;
    case EventKind::Expires: expire(e.subject); break;
    case EventKind::Intervene: intervene(e.subject); break;
    case EventKind::TransportBack: shipOnCall(e.subject, kNoCause); break;
    case EventKind::OperatorsBack: operatorsBack(e.subject, e.argument()); break;
    case EventKind::LagOver:
    case EventKind::TokenArrives: arrive(e.subject); break;
    case EventKind::CardArrives: e.argument() != 0 ? cardCarried(e.subject) : cardAtSource(e.subject); break;
    case EventKind::OutageEnds: outageEnds(e.subject); break;
    case EventKind::OrderCarried: orderCarried(e.subject); break;
    case EventKind::CollectCards: collectCards(e.subject); break;
    case EventKind::ReleaseSchedule: releaseSchedule(e.subject, e.argument()); break;
    case EventKind::DemandFalls: demandFalls(e.subject, e.argument()); break;
    case EventKind::Departs: departs(e.subject); break;
    case EventKind::PitchBegins: pitch(e.subject, e.argument()); break;
    case EventKind::ShiftEnds: e.argument() != 0 ? closeSlots(e.subject) : shiftEnds(e.subject); break;
    case EventKind::WarmUpEnds: beginMeasuring(); break;
    case EventKind::SupplyMade: supplyMade(e.subject); break;
    case EventKind::SupplyReady: supplyReady(e.subject); break;
    case EventKind::SupplyOpens: supplyOpens(e.subject); break;
    case EventKind::CrewShift: crewShift(e.subject); break;
    case EventKind::DisruptionBegins: disruptionBegins(e.subject); break;
    case EventKind::DisruptionEnds: disruptionEnds(e.subject); break;
    case EventKind::ReserveReleased: releaseReserve(e.subject, e.argument()); break;
    }
}

template <class P>
std::uint32_t Engine<P>::recordTraced(RecordKind kind, Index subject, Index place, std::int64_t amount, Index cause) {
    const auto clipped = static_cast<std::int32_t>(std::clamp<std::int64_t>(amount, INT32_MIN, INT32_MAX));
    const auto number = static_cast<Index>(trace_->written());
    if (!trace_->append({state_.now, subject, cause,
                         static_cast<std::uint32_t>(kind) | (std::min<Index>(place, 0xFFFFFFU) << 8), clipped})) {
        stopWith({ErrorCode::RunTooLarge, {"the record of all open runs", "512 MB"}, {}});
        return kNoCause;
    }
    return number;
}

template <class P>
void Engine<P>::begin() {
    const Network& n = *net_;
    openLedger();
    if (warmUp_.us > 0)
        schedule(warmUp_, EventClass::Completion, EventKind::WarmUpEnds, 0);
    for (Index m = 0; m < state_.machines.size(); ++m) {
        const Index process = n.machineProcess[m];
        auto& machine = state_.machines[m];
        machine.state = MachineState::NoCard;
        machine.lastItem = n.processes[process].setUpFor;
        if (!n.processes[process].takesOrders || isInner(n.machineStation[m]))
            machine.state = MachineState::NoMaterial;
        machine.stateOpen = calendarOf(process).openUntil({0}).us;
        record(RecordKind::State, m, static_cast<Index>(machine.state), -1, kNoCause);
        if (n.processes[process].breaksDown)
            drawFailure(m);
    }
    std::vector<Index> nextCard(n.loops.size(), 0);
    placeInitialStock(nextCard);
    beginReserves();
    for (Index g = 0; g < n.groups.size(); ++g)
        if (n.groups[g].calendar != kNone)
            beginCrew(g);
    startMachines(nextCard);
    startCards(nextCard);
    freeOtherCards(nextCard);
    scheduleOutside();
    for (Index p = 0; p < n.processes.size(); ++p)
        markDirty(p);
}

/// Containers of the loop that fills a place begin with its cards.
template <class P>
void Engine<P>::placeInitialStock(std::vector<Index>& nextCard) {
    const Network& n = *net_;
    for (const auto& stock : n.initial) {
        Index loop = kNone;
        for (Index l = 0; l < n.loops.size(); ++l)
            if (n.loops[l].toPlace == stock.place && n.loops[l].item == stock.item &&
                n.loops[l].kind != LoopKind::Signal && n.loops[l].cards > 0)
                loop = l;
        const std::int64_t size =
            std::max(loop == kNone ? n.items[stock.item].container : n.loops[loop].container,
                     stock.quantity / 1'000'000 + 1);
        count(stock.item, &ItemAccount::initial, stock.quantity);
        for (std::int64_t left = stock.quantity; left > 0; left -= size) {
            Lot lot;
            lot.amount = std::min(left, size);
            lot.item = stock.item;
            if (const std::int64_t life = n.items[lot.item].shelfLifeUs; life > 0)
                lot.expires = life;
            if (loop != kNone && nextCard[loop] < n.loops[loop].cards) {
                lot.card = n.loops[loop].firstCard + nextCard[loop]++;
                setCard(lot.card, CardState::Full, kNoCause);
            }
            count(lot.item, &ItemAccount::inStock, lot.amount);
            if (n.places[stock.place].item == kNone)
                holdInLane(stock.place, lot.item, lot.amount);
            lot.story = storyAtPlace(lot, stock.place);
            pushLot(state_.places[stock.place].lots, lot);
            if (lot.expires != INT64_MAX)
                schedule({lot.expires}, EventClass::Completion, EventKind::Expires, stock.place);
        }
        state_.places[stock.place].stock += stock.quantity;
    }
    for (Index p = 0; p < n.places.size(); ++p) {
        auto& place = state_.places[p];
        place.least = place.most = place.stock;
        if (place.stock > 0)
            record(RecordKind::Put, p, 0, place.stock, kNoCause);
    }
}

/// Cards that nothing else speaks of begin free.
template <class P>
void Engine<P>::freeOtherCards(const std::vector<Index>& nextCard) {
    const Network& n = *net_;
    for (Index l = 0; l < n.loops.size(); ++l) {
        if (n.loops[l].kind == LoopKind::Signal) {
            if (nextCard[l] == 0)
                hangTriangle(l, kNoCause);
            continue;
        }
        for (Index c = nextCard[l]; c < n.loops[l].cards; ++c)
            freeCard(n.loops[l].firstCard + c, kNoCause);
        if (watchesPosition(n.loops[l].kind) && n.loops[l].intervalUs == 0)
            positionChanged(l);
    }
}

template <class P>
void Engine<P>::scheduleOutside() {
    const Network& n = *net_;
    for (Index l = 0; l < n.loops.size(); ++l)
        if (n.loops[l].intervalUs > 0 && n.loops[l].transport == kNone &&
            (n.loops[l].kind == LoopKind::Production || n.loops[l].kind == LoopKind::Withdrawal ||
             watchesPosition(n.loops[l].kind)))
            schedule({n.loops[l].intervalUs}, EventClass::Card, EventKind::CollectCards, l);
    for (Index s = 0; s < n.schedules.size(); ++s) {
        const Time first = n.calendars[0].after(n.calendars[0].workingDayStart(0), n.schedules[s].first);
        schedule(first, EventClass::Card, EventKind::ReleaseSchedule, s, 0);
    }
    for (Index m = 0; m < n.maintenance.size(); ++m)
        schedule(n.calendars[0].after(n.calendars[0].workingDayStart(0), n.maintenance[m].first), EventClass::Card,
                 EventKind::MaintenanceDue, m, 0);
    for (Index d = 0; d < n.demands.size(); ++d)
        scheduleDemand(d, ordersByDay(n.demands[d].pattern) ? 0 : 1);
    for (Index d = 0; d < n.departures.size(); ++d)
        scheduleDeparture(d, {-1});
    for (Index c = 0; c < n.controls.size(); ++c)
        schedulePitches(c, {0});
    for (Index d = 0; d < n.disruptions.size(); ++d)
        scheduleDisruption(d);
}

} // namespace takt::sim

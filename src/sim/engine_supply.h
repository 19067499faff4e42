// Part of the engine's implementation: what is ordered from suppliers, and their own finished stock.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

// ------------------------------------------------------------------ orders of loops

template <class P>
void Engine<P>::dispatchFromSupplier(Index index, Index card, Duration travel, Index cause) {
    const LoopNode& loop = net_->loops[index];
    const Duration lead = draw(net_->supplies[loop.supply].leadTime, supplyStream(loop.supply));
    Duration late = drawLateness(loop.supply, lead + travel);
    const Lot lot = containerFor(index, card, late);
    orderSupply(loop.supply, {lot, index, cause, loop.container, travel.us, 0, false, 0}, lead, late);
}

/// Half as long again for those who do not keep the time agreed.
template <class P>
Duration Engine<P>::drawLateness(Index index, Duration agreed) {
    const SupplyNode& supply = net_->supplies[index];
    if (supply.onTime == Share::kOne || supplyStream(index).chance(supply.onTime))
        return {};
    return {agreed.us / 2};
}

/// A container for a card, less what is refused. Refused whole it is sent again, after another lead time.
template <class P>
Lot Engine<P>::containerFor(Index index, Index card, Duration& late) {
    const LoopNode& loop = net_->loops[index];
    const SupplyNode& supply = net_->supplies[loop.supply];
    Lot lot;
    lot.amount = loop.container - refused(loop.container, supply, loop.supply);
    for (int attempt = 0; lot.amount == 0 && attempt < 1000; ++attempt) {
        late += draw(supply.leadTime, supplyStream(loop.supply));
        lot.amount = loop.container - refused(loop.container, supply, loop.supply);
    }
    lot.amount = std::max<std::int64_t>(lot.amount, 1);
    lot.item = loop.item;
    lot.card = card;
    return lot;
}

template <class P>
void Engine<P>::orderFromSupplier(Index index, std::int64_t amount, Index cause) {
    const LoopNode& loop = net_->loops[index];
    const SupplyNode& supply = net_->supplies[loop.supply];
    amount = std::max(amount, supply.minimum);
    amount = (amount + supply.multiple - 1) / supply.multiple * supply.multiple;
    const Duration lead = draw(supply.leadTime, supplyStream(loop.supply));
    const Duration late = drawLateness(loop.supply, lead);
    Lot lot;
    lot.amount = std::max<std::int64_t>(amount - refused(amount, supply, loop.supply), 1);
    lot.item = loop.item;
    state_.loops[index].ordered += lot.amount; // the refused part is ordered again at once
    orderSupply(loop.supply, {lot, index, cause, amount, loop.conveyanceUs, 0, true, 0}, lead, late);
}

/// An order is made and dispatched, or dispatched from the supplier's own stock, which is then made again.
template <class P>
void Engine<P>::orderSupply(Index index, const SupplyState::Waiting& asked, Duration lead, Duration late) {
    SupplyState::Waiting order = asked;
    const SupplyNode& supply = net_->supplies[index];
    auto& state = state_.supplies[index];
    if (const std::int64_t percent = state_.supplyPace[index]; percent != 100)
        lead.us = lead.us / 100 * percent + lead.us % 100 * percent / 100;
    ++state.orders;
    const Duration promised = supply.ownStock > 0 ? Duration{} : lead;
    order.placedUs = state_.now;
    order.promisedUs = state_.now + promised.us + order.travelUs;
    const Time ready = readyAt(index, lead + late, order.amount);
    if (supply.ownStock == 0) {
        expectSupply(index, order, ready);
        return;
    }
    makeForStock(index, order.amount, ready);
    state.waiting.push_back(order);
    if (order.lot.card != kNone)
        setCard(order.lot.card, CardState::Waiting, order.cause);
    serveFromSupply(index);
    if (const Index card = order.lot.card; card != kNone && !state.waiting.empty() && state.waiting.back().lot.card == card)
        setCard(card, CardState::Waiting, order.cause);
}

/// When an order placed now is ready to be dispatched: behind what its maker has still to dispatch, and not
/// before an earlier one where orders do not cross.
template <class P>
Time Engine<P>::readyAt(Index supply, Duration lead, std::int64_t amount) {
    auto& free = state_.supplyFree[supply];
    Time at = now() + lead;
    if (net_->supplies[supply].capacity > 0) {
        free = std::max(free, state_.now) + dispatchTime(supply, amount);
        at = Time{free} + lead;
    } else if (free > state_.now) { // closed
        at = Time{free} + lead;
    }
    at = dispatchable(supply, at);
    if (!net_->supplies[supply].ordersCross) {
        auto& last = state_.supplies[supply].lastReady;
        at.us = last = std::max(last, at.us);
    }
    return at;
}

/// When the supplier is open to dispatch by its calendar.
template <class P>
Time Engine<P>::dispatchable(Index supply, Time at) const {
    const Index calendar = net_->supplies[supply].calendar;
    return calendar == kNone ? at : net_->calendars[calendar].nextOpen(at);
}

template <class P>
bool Engine<P>::isDispatching(Index supply) const {
    return state_.now >= state_.supplies[supply].closedUntil && dispatchable(supply, now()) == now();
}

// ------------------------------------------------------------------ dispatch

/// The order is seen to be on its way from now on; whether it goes is decided when it is ready.
template <class P>
void Engine<P>::expectSupply(Index index, const SupplyState::Waiting& order, Time ready) {
    const LoopNode& loop = net_->loops[order.loop];
    const Time arrival = ready + Duration{order.travelUs};
    SupplyDue due{order, index, kNone, kNone, arrival.us <= order.promisedUs};
    if (due.kept && order.placedUs >= state_.measuredFrom)
        ++state_.supplies[index].onTime;
    Lot lot = order.lot;
    lot.origin = arrival.us;
    count(lot.item, &ItemAccount::supplied, lot.amount);
    due.move = setOut(lot, loop.toPlace, kNone, loop.leg, arrival - now(), order.cause,
                      order.ordered ? order.loop : kNone);
    Index at = state_.freeDue;
    if (at == kNone) {
        at = static_cast<Index>(state_.due.size());
        state_.due.push_back(due);
    } else {
        state_.freeDue = state_.due[at].next;
        state_.due[at] = due;
    }
    schedule(ready, EventClass::Arrival, EventKind::SupplyReady, at);
}

/// It is dispatched, or put off until the supplier is open.
template <class P>
void Engine<P>::supplyReady(Index index) {
    auto& due = state_.due[index];
    auto& state = state_.supplies[due.supply];
    const Time opens = dispatchable(due.supply, {std::max(state_.now, state.closedUntil)});
    Time arrival = opens + Duration{due.order.travelUs};
    if (!net_->supplies[due.supply].ordersCross)
        arrival.us = std::max(arrival.us, state_.lastArrival[due.supply]);
    if (arrival.us > due.order.promisedUs && std::exchange(due.kept, false) &&
        due.order.placedUs >= state_.measuredFrom)
        --state.onTime;
    if (opens > now()) {
        schedule(opens, EventClass::Arrival, EventKind::SupplyReady, index);
        return;
    }
    state_.lastArrival[due.supply] = arrival.us;
    state_.moves[due.move].lot.origin = arrival.us;
    const Index move = due.move;
    due.next = state_.freeDue;
    state_.freeDue = index;
    if (arrival == now())
        arrive(move);
    else
        schedule(arrival, EventClass::Arrival, EventKind::TokenArrives, move);
}

template <class P>
void Engine<P>::closeSupply(Index index, Duration length) {
    const std::int64_t until = state_.now + length.us;
    auto& state = state_.supplies[index];
    if (until <= state.closedUntil || length.us <= 0)
        return;
    state.closedUntil = until;
    state_.supplyFree[index] = std::max(state_.supplyFree[index], until);
    schedule({until}, EventClass::Completion, EventKind::SupplyOpens, index);
}

template <class P>
void Engine<P>::supplyOpens(Index index) {
    if (state_.now < state_.supplies[index].closedUntil)
        return; // closed again meanwhile
    serveFromSupply(index);
    callAgain(index);
    for (const Index p : net_->supplies[index].feeds)
        markDirty(p);
}

// ------------------------------------------------------------------ their own stock

template <class P>
void Engine<P>::makeForStock(Index index, std::int64_t amount, Time ready) {
    Lot made;
    made.amount = amount;
    made.item = index;
    schedule(ready, EventClass::Arrival, EventKind::SupplyMade, newLot(made));
}

template <class P>
void Engine<P>::supplyMade(Index lot) {
    const Index index = state_.lots[lot].item;
    changeSupply(index, state_.lots[lot].amount);
    state_.lots[lot].next = state_.freeLot;
    state_.freeLot = lot;
    serveFromSupply(index);
    callAgain(index);
}

template <class P>
void Engine<P>::changeSupply(Index index, std::int64_t change) {
    auto& state = state_.supplies[index];
    state.area += static_cast<Area>(state.stock) * (state_.now - state.changed);
    state.changed = state_.now;
    state.stock += change;
}

/// In the order in which they came, each when all of it is there.
template <class P>
void Engine<P>::serveFromSupply(Index index) {
    auto& state = state_.supplies[index];
    if (state_.now < state.closedUntil)
        return;
    std::size_t served = 0;
    for (; served < state.waiting.size() && state.waiting[served].amount <= state.stock; ++served) {
        const SupplyState::Waiting order = state.waiting[served];
        changeSupply(index, -order.amount);
        expectSupply(index, order, dispatchable(index, now()));
    }
    state.waiting.erase(state.waiting.begin(), state.waiting.begin() + static_cast<std::ptrdiff_t>(served));
}

// ------------------------------------------------------------------ capacity

/// How long a maker of limited capacity is at so much.
template <class P>
std::int64_t Engine<P>::dispatchTime(Index supply, std::int64_t amount) const {
    const double us = static_cast<double>(amount) / static_cast<double>(net_->supplies[supply].capacity) *
                      static_cast<double>(kDay.us);
    return static_cast<std::int64_t>(std::min(us, 1e17));
}

/// What a supplier can have ready, working so long ahead.
template <class P>
std::int64_t Engine<P>::madeAhead(Index supply, std::int64_t aheadUs) const {
    __extension__ using Wide = __int128;
    const std::int64_t capacity = net_->supplies[supply].capacity;
    if (capacity == 0)
        return INT64_MAX;
    const std::int64_t from = std::max(state_.supplyFree[supply], state_.now - aheadUs);
    const Wide made = static_cast<Wide>(std::max<std::int64_t>(0, state_.now - from)) * capacity / kDay.us;
    return static_cast<std::int64_t>(std::min<Wide>(made, INT64_MAX));
}

template <class P>
void Engine<P>::takeAhead(Index supply, std::int64_t amount, std::int64_t aheadUs) {
    if (net_->supplies[supply].capacity > 0)
        state_.supplyFree[supply] =
            std::max(state_.supplyFree[supply], state_.now - aheadUs) + dispatchTime(supply, amount);
}

// ------------------------------------------------------------------ trucks that load there

/// For a container at least so long as it takes to make one.
template <class P>
std::int64_t Engine<P>::aheadFor(const LoopNode& loop, std::int64_t aheadUs) const {
    return net_->supplies[loop.supply].capacity == 0
               ? aheadUs
               : std::max(aheadUs, dispatchTime(loop.supply, loop.container) + 1);
}

/// Whether a truck that is there now gets a container.
template <class P>
bool Engine<P>::hasContainer(const LoopNode& loop, std::int64_t aheadUs) const {
    if (!isDispatching(loop.supply))
        return false;
    const bool keepsStock = net_->supplies[loop.supply].ownStock > 0;
    return (keepsStock ? state_.supplies[loop.supply].stock : madeAhead(loop.supply, aheadFor(loop, aheadUs))) >=
           loop.container;
}

/// A truck has come for nothing: what it should have brought is late. One on call comes again when there may be something.
template <class P>
void Engine<P>::missContainer(Index index, Index trip, Index cause) {
    const LoopNode& loop = net_->loops[index];
    auto& state = state_.loops[index];
    for (Index c = state.onOrder.head; c != kNone && state_.cards[c].trip <= trip; c = state_.cards[c].next)
        state_.supplies[loop.supply].orders += std::exchange(state_.cards[c].late, true) ? 0 : 1;
    ++state.shortages;
    record(RecordKind::Shortage, index, 0, 1, cause);
    if (net_->transports[loop.transport].timetabled)
        return;
    Time at = dispatchable(loop.supply, {std::max(state_.now, state_.supplies[loop.supply].closedUntil)});
    if (net_->supplies[loop.supply].capacity > 0)
        at.us = std::max(at.us, state_.supplyFree[loop.supply] + dispatchTime(loop.supply, loop.container) + 1);
    if (at > now()) // else its own stock is to be made again
        schedule(at, EventClass::Completion, EventKind::SupplyOpens, loop.supply);
}

template <class P>
void Engine<P>::callAgain(Index supply) {
    for (const Index t : net_->supplies[supply].callers)
        shipOnCall(t, kNoCause);
}

/// A container of a card that was collected before; requires that it is there.
template <class P>
void Engine<P>::loadForCard(Index index, Index card, Duration travel, std::int64_t aheadUs, Index cause) {
    const LoopNode& loop = net_->loops[index];
    const SupplyNode& supply = net_->supplies[loop.supply];
    auto& state = state_.supplies[loop.supply];
    Duration lead;
    if (supply.ownStock > 0)
        lead = draw(supply.leadTime, supplyStream(loop.supply));
    Duration late = drawLateness(loop.supply, lead + travel);
    Lot lot = containerFor(index, card, late);
    if (supply.ownStock > 0) {
        makeForStock(loop.supply, loop.container, readyAt(loop.supply, lead, loop.container));
        changeSupply(loop.supply, -loop.container);
    } else {
        takeAhead(loop.supply, loop.container, aheadFor(loop, aheadUs));
    }
    if (!std::exchange(state_.cards[card].late, false)) { // else it was counted when a truck came for it in vain
        ++state.orders;
        state.onTime += late.us == 0 ? 1 : 0;
    }
    lot.origin = state_.now + travel.us + late.us;
    count(lot.item, &ItemAccount::supplied, lot.amount);
    send(lot, loop.toPlace, kNone, loop.leg, travel + late, cause);
}

/// A fixed load, ordered a lead time before the departure. What is not made by then, or late, is taken from the
/// supplier's own stock as far as that goes; the rest comes later when it is late, and else not at all.
template <class P>
void Engine<P>::loadByTimetable(const DepartureNode& departure, Index target, std::int64_t wanted, Duration travel,
                                Index cause) {
    const Index index = departure.supply;
    const SupplyNode& supply = net_->supplies[index];
    auto& state = state_.supplies[index];
    ++state.orders;
    if (!isDispatching(index))
        return;
    const std::int64_t made = std::min(wanted, madeAhead(index, departure.aheadUs));
    takeAhead(index, made, departure.aheadUs);
    Duration late;
    if (supply.onTime < Share::kOne && !supplyStream(index).chance(supply.onTime))
        late.us = (draw(supply.leadTime, supplyStream(index)).us + travel.us) / 2;
    const std::int64_t ready = late.us > 0 ? 0 : made;
    const std::int64_t kept = std::min(wanted - ready, state.stock);
    if (kept > 0)
        changeSupply(index, -kept);
    const std::int64_t after = late.us > 0 ? std::min(made, wanted - kept) : 0;
    if (late.us > 0 && made > after)
        makeForStock(index, made - after, now() + late);
    if (const std::int64_t missing = kept - (late.us > 0 ? made - after : 0); missing > 0)
        makeForStock(index, missing, readyAt(index, draw(supply.leadTime, supplyStream(index)), missing));
    if (ready + kept == wanted)
        ++state.onTime;
    sendContainers(departure, target, ready + kept, travel, cause);
    sendContainers(departure, target, after, travel + late, cause);
}

/// So much less what is refused.
template <class P>
void Engine<P>::sendContainers(const DepartureNode& departure, Index target, std::int64_t amount, Duration travel,
                               Index cause) {
    if (amount > 0 && departure.supply != kNone)
        amount -= refused(amount, net_->supplies[departure.supply], departure.supply);
    while (amount > 0) {
        Lot lot;
        lot.amount = std::min(amount, net_->items[departure.item].container);
        lot.item = departure.item;
        lot.origin = (now() + travel).us;
        amount -= lot.amount;
        count(lot.item, &ItemAccount::supplied, lot.amount);
        send(lot, target, kNone, net_->transports[departure.transport].leg, travel, cause);
    }
}

// ------------------------------------------------------------------ processes before which no store stands

template <class P>
bool Engine<P>::feeds(Index supply) const {
    return state_.now >= state_.supplies[supply].closedUntil &&
           (net_->supplies[supply].capacity == 0 || state_.supplyFree[supply] <= state_.now);
}

/// Material put into work straight from a supplier, who gives more once his capacity allows it.
template <class P>
void Engine<P>::takeStraight(Index supply, std::int64_t amount) {
    if (net_->supplies[supply].capacity == 0)
        return;
    auto& free = state_.supplyFree[supply];
    free = std::max(free, state_.now) + dispatchTime(supply, amount);
    schedule({free}, EventClass::Completion, EventKind::SupplyOpens, supply);
}

} // namespace takt::sim

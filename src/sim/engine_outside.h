// Part of the engine's implementation: what customers have ordered, and transports.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

// ------------------------------------------------------------------ customers

template <class P>
void Engine<P>::order(Index index, std::int64_t amount) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    state.ordered += amount;
    state.orderedEver += amount;
    state.newlyOrdered += amount;
    state.cause = record(RecordKind::Ordered, index, 0, amount, kNoCause);
    changeUndelivered(index, amount);
    Lot asked;
    asked.amount = amount;
    asked.origin = state_.now;
    pushLot(state.asked, asked);
    if (demand.makeRecipe != kNone)
        placeOrder(demand.makeRecipe, amount, kNone, state.cause);
    if (demand.transport != kNone) {
        if (!net_->transports[demand.transport].timetabled)
            shipOnCall(demand.transport, state.cause);
        if (!net_->transports[demand.transport].timetabled && state.owed() > 0)
            state_.lots[state.asked.tail].opened = true;
    } else if (demand.place != kNone) {
        serveDemand(index, state.cause);
        state.newlyOrdered = 0;
        if (state.owed() > 0)
            noticeLate(index);
        if (demand.lost && state.owed() > 0) {
            const std::int64_t lost = state.owed();
            state.lost += lost;
            forgetLost(index, lost);
            record(RecordKind::Lost, index, 0, lost, state.cause);
        }
    }
    for (const Index l : demand.watched)
        positionChanged(l);
}

/// The newest orders, as far as they have not been shipped, are not kept at once.
template <class P>
void Engine<P>::noticeLate(Index index) {
    if (net_->demands[index].dueUs > 0)
        return; // they are promised for later
    auto& state = state_.demands[index];
    if (net_->demands[index].transport == kNone) {
        if (state.asked.tail != kNone)
            state_.lots[state.asked.tail].opened = true;
        return;
    }
    std::int64_t shipped = state.undelivered - state.owed();
    for (Index i = state.asked.head; i != kNone; i = state_.lots[i].next) {
        shipped -= state_.lots[i].amount;
        if (shipped < 0)
            state_.lots[i].opened = true;
    }
}

template <class P>
void Engine<P>::changeUndelivered(Index index, std::int64_t change) {
    auto& state = state_.demands[index];
    state.owedArea += static_cast<Area>(state.undelivered) * (state_.now - state.owedChanged);
    state.owedChanged = state_.now;
    state.undelivered += change;
}

/// Whoever was not served has gone: the newest orders, since all that is left to deliver is on its way.
template <class P>
void Engine<P>::forgetLost(Index index, std::int64_t lost) {
    changeUndelivered(index, -lost);
    auto& queue = state_.demands[index].asked;
    std::int64_t kept = state_.demands[index].undelivered;
    Queue stay;
    while (queue.count > 0) {
        Lot lot = popLot(queue);
        lot.amount = std::min(lot.amount, kept);
        kept -= lot.amount;
        if (lot.amount > 0)
            pushLot(stay, lot);
    }
    queue = stay;
}

template <class P>
void Engine<P>::serveDemand(Index index, Index cause) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    const std::int64_t owed = state.owed();
    std::int64_t amount = std::min(owed, available(demand.place));
    if (amount <= 0 || !has(demand.place, demand.item, amount))
        return;
    state.atOnce += std::max<std::int64_t>(0, amount - (owed - state.newlyOrdered));
    state.shipped += amount;
    const Taken taken = takeContainer(demand.place, amount, demand.leg, cause == kNoCause ? state.cause : cause);
    deliver(index, taken.asLot(), taken.cause);
}

template <class P>
void Engine<P>::deliver(Index index, const Lot& lot, Index cause) {
    auto& state = state_.demands[index];
    state.delivered += lot.amount;
    const double flow = static_cast<double>(state_.now - lot.origin) * 1e-6 * static_cast<double>(lot.amount);
    state_.flowSum += flow;
    state.flowSum += flow;
    state_.flowSteps += lot.amount;
    state.flow.add({std::max<std::int64_t>(0, state_.now - lot.origin)}, lot.amount);
    changeUndelivered(index, -lot.amount);
    for (std::int64_t left = lot.amount; left > 0 && state.asked.count > 0;) {
        Lot& asked = state_.lots[state.asked.head];
        const std::int64_t part = std::min(left, asked.amount);
        state.waiting.add({state_.now - asked.origin}, part);
        state.waitSum += static_cast<double>(state_.now - asked.origin) * 1e-6 * static_cast<double>(part);
        left -= part;
        if ((asked.amount -= part) == 0) {
            ++state.completed;
            const std::int64_t due = net_->demands[index].dueUs;
            state.kept += !asked.opened && (due == 0 || state_.now <= asked.origin + due) ? 1 : 0;
            dropLot(state.asked);
        }
    }
    count(lot.item, &ItemAccount::delivered, lot.amount);
    if (lot.spoiled > 0) {
        hide(lot.item, -lot.spoiled);
        state_.hidden[lot.item].escaped += lot.spoiled;
    }
    storyEnds(lot.story, PartLine::Delivered);
    const Index rec = record(RecordKind::Delivered, index, 0, lot.amount, cause);
    freeIfConwip(lot.conwip, rec);
}

// ------------------------------------------------------------------ transports

template <class P>
void Engine<P>::scheduleDeparture(Index index, Time after) {
    const DepartureNode& d = net_->departures[index];
    for (std::int64_t day = std::max<std::int64_t>(after.us, 0) / kDay.us, last = day + 8; day < last; ++day) {
        const Time at{day * kDay.us + d.atUs};
        if (at > after && d.days.has(day % 7)) {
            schedule(at, EventClass::Departure, EventKind::Departs, index);
            return;
        }
    }
}

template <class P>
void Engine<P>::departs(Index index) {
    const DepartureNode& departure = net_->departures[index];
    const Index t = departure.transport;
    const TransportNode& transport = net_->transports[t];
    if (state_.now < state_.delayedUntil[t]) {
        schedule({state_.delayedUntil[t]}, EventClass::Departure, EventKind::Departs, index);
        return;
    }
    scheduleDeparture(index, now());
    const std::int64_t room = transport.capacity > 0 ? transport.capacity : INT64_MAX;
    const Index rec = record(RecordKind::Trip, t, 0, departure.quantity, kNoCause);
    ++state_.tripsMade[t]; // full or empty
    takeCards(t, rec);
    if (departure.item == kNone) {
        std::int64_t left = room - serveMilkRun(t, room, departure.aheadUs, rec);
        left -= loadForDemands(t, left, rec);
        loadForStores(t, left, rec);
        ++state_.trips[t];
        return;
    }
    // A fixed load, whatever was asked for.
    Index target = kNone;
    for (const Index p : transport.targets)
        if (net_->places[p].item == departure.item || net_->places[p].kind == PlaceNode::Kind::Lane)
            target = p;
    if (target == kNone)
        return;
    const Duration travel = drawTravel(t);
    const std::int64_t size = net_->items[departure.item].container;
    std::int64_t load = departure.quantity;
    if (const std::int64_t most = std::min<std::int64_t>(room, 100'000); load / size >= most)
        load = most * size;
    Index source = kNone;
    for (const Index s : transport.sources)
        if (net_->places[s].item == departure.item) {
            load = std::min(load, available(s));
            source = s;
        }
    if (source == kNone && departure.supply != kNone)
        loadByTimetable(departure, target, load, travel, rec);
    else if (source == kNone)
        sendContainers(departure, target, load, travel, rec);
    else
        while (load > 0) {
            const Lot lot = take(source, std::min(load, size), kNone, rec).asLot();
            load -= lot.amount;
            send(lot, target, kNone, transport.leg, travel, rec);
        }
}

/// One way, with loading and unloading.
template <class P>
Duration Engine<P>::drawTravel(Index t) {
    Duration travel = draw(net_->transports[t].travel, transportStream(t));
    if (const std::int64_t percent = state_.transportPace[t]; percent != 100)
        travel.us = travel.us / 100 * percent + travel.us % 100 * percent / 100;
    return travel + Duration{net_->transports[t].handlingUs};
}

/// What customers are owed, as far as it lies ready. Answers containers loaded.
template <class P>
std::int64_t Engine<P>::loadForDemands(Index t, std::int64_t room, Index cause) {
    const TransportNode& transport = net_->transports[t];
    std::int64_t used = 0;
    for (const Index d : transport.demands) {
        const DemandNode& demand = net_->demands[d];
        auto& state = state_.demands[d];
        const std::int64_t size = net_->items[demand.item].container;
        const std::int64_t owed = state.owed();
        std::int64_t wanted = owed;
        for (const Index source : transport.sources) {
            if (net_->places[source].kind != PlaceNode::Kind::Lane && net_->places[source].item != demand.item)
                continue;
            std::int64_t amount = std::min(wanted, available(source));
            if (room - used < amount / size + 1)
                amount = std::min(amount, (room - used) * size);
            if (amount <= 0 || !has(source, demand.item, amount))
                continue;
            used += (amount + size - 1) / size;
            wanted -= amount;
            state.shipped += amount;
            const Taken taken = take(source, amount, kNone, state.cause == kNoCause ? cause : state.cause);
            send(taken.asLot(), kNone, d, demand.leg, drawTravel(t), taken.cause);
        }
        state.atOnce += std::max<std::int64_t>(0, (owed - wanted) - (owed - state.newlyOrdered));
        if (transport.timetabled || demand.lost) {
            state.newlyOrdered = 0;
            if (state.owed() > 0)
                noticeLate(d);
        }
        if (demand.lost && state.owed() > 0) {
            const std::int64_t lost = state.owed();
            record(RecordKind::Lost, d, 0, lost, state.cause);
            state.lost += lost;
            forgetLost(d, lost);
        }
    }
    return used;
}

/// Everything that lies ready for a store, lot by lot.
template <class P>
std::int64_t Engine<P>::loadForStores(Index t, std::int64_t room, Index cause) {
    const TransportNode& transport = net_->transports[t];
    std::int64_t used = 0;
    for (const Index source : transport.sources)
        for (const Index target : transport.targets) {
            if (net_->places[source].item != net_->places[target].item || target == source)
                continue;
            while (used < room && state_.places[source].lots.count > 0) {
                const Lot head = state_.lots[state_.places[source].lots.head];
                if (head.amount > available(source))
                    break;
                const Taken taken = take(source, head.amount, kNone, cause);
                ++used;
                send(taken.asLot(), target, kNone, transport.leg, drawTravel(t), taken.cause);
            }
        }
    return used;
}

/// Brings what the cards collected `tripsLater` trips ago asked for, and takes the cards at the posts. What a
/// supplier has not ready is brought by a later trip. A supplier
/// of limited capacity can have worked `aheadUs` ahead.
template <class P>
std::int64_t Engine<P>::serveMilkRun(Index t, std::int64_t room, std::int64_t aheadUs, Index cause) {
    const TransportNode& transport = net_->transports[t];
    const Index trip = state_.trips[t];
    std::int64_t used = 0;
    for (const Index l : transport.loops) {
        const LoopNode& loop = net_->loops[l];
        auto& state = state_.loops[l];
        const bool held = isOut(l) && state.paperUs == 0;
        while (state.post.count > 0 && !held) {
            const Index card = popCard(state.post);
            state_.cards[card].trip = trip + loop.tripsLater;
            setCard(card, CardState::Travelling, cause);
            pushCard(state.onOrder, card);
        }
        while (used < room && state.onOrder.count > 0 && state_.cards[state.onOrder.head].trip <= trip) {
            if (loop.supply != kNone && !hasContainer(loop, aheadUs)) {
                missContainer(l, trip, cause);
                break;
            }
            const Duration travel = drawTravel(t);
            if (loop.supply != kNone) {
                loadForCard(l, popCard(state.onOrder), travel, aheadUs, cause);
            } else {
                if (!has(loop.fromPlace, loop.item, loop.container)) {
                    ++state.shortages;
                    record(RecordKind::Shortage, l, 0, 1, cause);
                    break;
                }
                const Index card = popCard(state.onOrder);
                const Taken taken = take(loop.fromPlace, loop.container, kNone, cause);
                send(taken.asLot(card), loop.toPlace, kNone, loop.leg, travel, taken.cause);
            }
            ++used;
        }
    }
    return used;
}

/// A transport without a timetable goes as soon as there is something to carry.
template <class P>
void Engine<P>::shipOnCall(Index t, Index cause) {
    const TransportNode& transport = net_->transports[t];
    if (state_.now < state_.delayedUntil[t])
        return;
    const std::int64_t room = transport.capacity > 0 ? transport.capacity : INT64_MAX;
    const bool cards = takeCards(t, cause);
    std::int64_t left = room - serveMilkRun(t, room, kDay.us, cause);
    left -= loadForDemands(t, left, cause);
    left -= loadForStores(t, left, cause);
    state_.tripsMade[t] += left < room || cards ? 1 : 0;
    for (const Index d : transport.demands)
        state_.demands[d].newlyOrdered = 0;
}

} // namespace takt::sim

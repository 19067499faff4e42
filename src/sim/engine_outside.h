// Part of the engine's implementation: customers, transports, schedules.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

// ------------------------------------------------------------------ demand

template <class P>
void Engine<P>::scheduleDemand(Index index, std::int64_t number) {
    const DemandNode& demand = net_->demands[index];
    const WorkingTime& calendar = net_->calendars[demand.calendar];
    Time at = kNever;
    if (ordersByDay(demand.pattern)) {
        at = calendar.workingDayStart(number);
        if (at != kNever)
            at = at + Duration{demand.orderAtUs};
    } else {
        // Demand number n falls at round(n x period), in open time.
        __extension__ using Wide = __int128;
        const Wide perPeriod = static_cast<Wide>(demand.openPerDayUs) * demand.perDays * demand.lot;
        if (demand.pattern == DemandPattern::Even) {
            const Wide open = (number * perPeriod * 2 + demand.quantity) / (2 * static_cast<Wide>(demand.quantity));
            if (open < kNever.us / 16)
                at = calendar.add({0}, {static_cast<std::int64_t>(open)});
        } else {
            const double mean = static_cast<double>(perPeriod) / static_cast<double>(demand.quantity);
            auto& next = state_.demands[index].nextAt;
            next += demand.pattern == DemandPattern::Renewal
                        ? draw(demand.interval, demandStream(index)).us
                        : static_cast<std::int64_t>(std::min(mean * demandStream(index).exponential() + 0.5, 1e17));
            at = calendar.add({0}, {std::max<std::int64_t>(next, 1)});
        }
    }
    schedule(at, EventClass::Demand, EventKind::DemandFalls, index, static_cast<Index>(number & 0xFFFFFF));
}

template <class P>
void Engine<P>::demandFalls(Index index, Index) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    const std::int64_t number = ++state.fallen;
    std::int64_t amount = demand.lot;
    if (demand.pattern == DemandPattern::DailyOrder) {
        // Cumulative, so that fractions of a day's demand are not lost to rounding.
        __extension__ using Wide = __int128;
        const auto due = static_cast<std::int64_t>(static_cast<Wide>(number) * demand.quantity / demand.perDays);
        const std::int64_t lots = (due + demand.lot - 1) / demand.lot;
        amount = lots * demand.lot - state.orderedEver;
    } else if (demand.pattern == DemandPattern::Series) {
        amount = demand.orderCount == 0
                     ? 0
                     : net_->values[demand.firstOrder + static_cast<std::uint64_t>(number - 1) % demand.orderCount];
    }
    scheduleDemand(index, ordersByDay(demand.pattern) ? number : number + 1);
    if (amount > 0)
        order(index, amount);
}

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
    } else if (demand.place != kNone) {
        serveDemand(index, state.cause);
        state.newlyOrdered = 0;
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
    std::int64_t amount = std::min(owed, state_.places[demand.place].stock);
    if (amount <= 0 || !has(demand.place, demand.item, amount))
        return;
    state.atOnce += std::max<std::int64_t>(0, amount - (owed - state.newlyOrdered));
    state.shipped += amount;
    const Taken taken = take(demand.place, amount, demand.leg, cause == kNoCause ? state.cause : cause);
    deliver(index, taken.asLot(), taken.cause);
}

template <class P>
void Engine<P>::deliver(Index index, const Lot& lot, Index cause) {
    auto& state = state_.demands[index];
    state.delivered += lot.amount;
    state_.flowSum += static_cast<double>(state_.now - lot.origin) * 1e-6 * static_cast<double>(lot.amount);
    state_.flowSteps += lot.amount;
    state.flow.add({std::max<std::int64_t>(0, state_.now - lot.origin)}, lot.amount);
    changeUndelivered(index, -lot.amount);
    for (std::int64_t left = lot.amount; left > 0 && state.asked.count > 0;) {
        Lot& asked = state_.lots[state.asked.head];
        const std::int64_t part = std::min(left, asked.amount);
        state.waiting.add({state_.now - asked.origin}, part);
        state.waitSum += static_cast<double>(state_.now - asked.origin) * 1e-6 * static_cast<double>(part);
        left -= part;
        if ((asked.amount -= part) == 0)
            popLot(state.asked);
    }
    count(lot.item, &ItemAccount::delivered, lot.amount);
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
    noteTrip(t, 1);
    if (departure.item == kNone) {
        std::int64_t left = room - serveMilkRun(t, room, rec);
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
    const Duration travel = draw(transport.travel, transportStream(t));
    const std::int64_t size = net_->items[departure.item].container;
    std::int64_t left = departure.quantity;
    for (const Index source : transport.sources)
        if (net_->places[source].item == departure.item)
            left = std::min(left, state_.places[source].stock);
    for (std::int64_t n = 0; left > 0 && n < std::min<std::int64_t>(room, 100'000); ++n) {
        Lot lot;
        lot.amount = std::min(left, size);
        lot.item = departure.item;
        lot.origin = (now() + travel).us;
        left -= lot.amount;
        Index source = kNone;
        for (const Index s : transport.sources)
            if (net_->places[s].item == departure.item)
                source = s;
        if (source != kNone)
            lot = take(source, lot.amount, kNone, rec).asLot();
        else
            count(lot.item, &ItemAccount::supplied, lot.amount);
        send(lot, target, kNone, transport.leg, travel, rec);
    }
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
            std::int64_t amount = std::min(wanted, state_.places[source].stock);
            if (room - used < amount / size + 1)
                amount = std::min(amount, (room - used) * size);
            if (amount <= 0 || !has(source, demand.item, amount))
                continue;
            used += (amount + size - 1) / size;
            wanted -= amount;
            state.shipped += amount;
            const Taken taken = take(source, amount, kNone, state.cause == kNoCause ? cause : state.cause);
            send(taken.asLot(), kNone, d, demand.leg, draw(transport.travel, transportStream(t)), taken.cause);
        }
        state.atOnce += std::max<std::int64_t>(0, (owed - wanted) - (owed - state.newlyOrdered));
        if (transport.timetabled || demand.lost)
            state.newlyOrdered = 0;
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
                const Taken taken = take(source, head.amount, kNone, cause);
                ++used;
                send(taken.asLot(), target, kNone, transport.leg, draw(transport.travel, transportStream(t)), taken.cause);
            }
        }
    return used;
}

/// Brings what the cards collected `tripsLater` trips ago asked for, and takes the cards at the posts.
template <class P>
std::int64_t Engine<P>::serveMilkRun(Index t, std::int64_t room, Index cause) {
    const TransportNode& transport = net_->transports[t];
    const Index trip = state_.trips[t];
    std::int64_t used = 0;
    for (const Index l : transport.loops) {
        const LoopNode& loop = net_->loops[l];
        auto& state = state_.loops[l];
        while (state.post.count > 0) {
            const Index card = popCard(state.post);
            state_.cards[card].trip = trip + loop.tripsLater;
            setCard(card, CardState::Travelling, cause);
            pushCard(state.onOrder, card);
        }
        while (used < room && state.onOrder.count > 0 && state_.cards[state.onOrder.head].trip <= trip) {
            const Duration travel = draw(transport.travel, transportStream(t));
            if (loop.supply != kNone) {
                dispatchFromSupplier(l, popCard(state.onOrder), travel, false, cause);
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
    std::int64_t left = room - serveMilkRun(t, room, cause);
    left -= loadForDemands(t, left, cause);
    left -= loadForStores(t, left, cause);
    noteTrip(t, room - left);
    for (const Index d : transport.demands)
        state_.demands[d].newlyOrdered = 0;
}

// ------------------------------------------------------------------ schedules

template <class P>
void Engine<P>::releaseSchedule(Index index, Index number) {
    const ScheduleNode& line = net_->schedules[index];
    const Index rec = record(RecordKind::Released, index, 0, line.quantity, kNoCause);
    if (line.conwip != kNone) {
        pushOrder(state_.loops[line.conwip].backlog, newOrder(line.recipe, line.quantity, kNone, rec));
        releaseConwip(line.conwip, rec);
    } else {
        placeOrder(line.recipe, line.quantity, kNone, rec);
    }
    const WorkingTime& calendar = net_->calendars[0];
    const std::int64_t next = static_cast<std::int64_t>(number) + 1;
    const Time base = calendar.workingDayStart(next * line.everyDays);
    if (base == kNever)
        return;
    schedule(calendar.after(base, line.first), EventClass::Card, EventKind::ReleaseSchedule, index,
             static_cast<Index>(next));
}

} // namespace takt::sim

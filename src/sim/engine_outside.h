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
        const bool seasons = demand.factorCount > 0 && demand.pattern != DemandPattern::Renewal;
        if (demand.pattern == DemandPattern::Even && seasons) {
            at = inSeason(index, static_cast<double>(perPeriod) / static_cast<double>(demand.quantity));
        } else if (demand.pattern == DemandPattern::Even) {
            const Wide open = (number * perPeriod * 2 + demand.quantity) / (2 * static_cast<Wide>(demand.quantity));
            if (open < kNever.us / 16)
                at = calendar.add({0}, {static_cast<std::int64_t>(open)});
        } else {
            const double mean = static_cast<double>(perPeriod) / static_cast<double>(demand.quantity);
            auto& next = state_.demands[index].nextAt;
            const double wait = demand.pattern == DemandPattern::Renewal
                                    ? static_cast<double>(draw(demand.interval, demandStream(index)).us)
                                    : std::min(mean * demandStream(index).exponential() + 0.5, 1e17);
            if (seasons) {
                at = inSeason(index, wait);
            } else {
                next += static_cast<std::int64_t>(wait);
                at = calendar.add({0}, {std::max<std::int64_t>(next, 1)});
            }
        }
    }
    schedule(at, EventClass::Demand, EventKind::DemandFalls, index, static_cast<Index>(number & 0xFFFFFF));
}

/// When demand falls next that would fall after so much more open time, were every season's factor 1.
template <class P>
Time Engine<P>::inSeason(Index index, double openUs) {
    const DemandNode& demand = net_->demands[index];
    const double season = static_cast<double>(demand.seasonDays) * static_cast<double>(std::max<std::int64_t>(1, demand.openPerDayUs));
    auto& next = state_.demands[index].nextAt;
    auto at = static_cast<double>(next);
    auto number = static_cast<std::uint64_t>(at / season);
    for (std::uint32_t none = 0; none <= demand.factorCount;) { // the factors are not all 0
        const double factor =
            static_cast<double>(net_->values[demand.firstFactor + number % demand.factorCount]) * 1e-6;
        const double end = static_cast<double>(number + 1) * season;
        if (factor * (end - at) >= openUs) {
            at += openUs / factor;
            break;
        }
        openUs -= factor * (end - at);
        at = end;
        ++number;
        none = factor > 0 ? 0 : none + 1;
        if (at > 1e17)
            break;
    }
    next = std::max(next + 1, static_cast<std::int64_t>(std::min(at + 0.5, 2e17)));
    return net_->calendars[demand.calendar].add({0}, {next});
}

template <class P>
void Engine<P>::demandFalls(Index index, Index) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    const std::int64_t number = ++state.fallen;
    const std::int64_t amount = plannedOrder(index, number);
    scheduleDemand(index, ordersByDay(demand.pattern) ? number : number + 1);
    if (amount > 0)
        order(index, amount);
}

/// What is ordered the number-th time, at the level a disruption leaves.
template <class P>
std::int64_t Engine<P>::plannedOrder(Index index, std::int64_t number) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    std::int64_t amount = demand.lot;
    if (demand.pattern == DemandPattern::DailyOrder) {
        // Cumulative, so that fractions of a day's demand are not lost to rounding.
        __extension__ using Wide = __int128;
        const auto due = static_cast<std::int64_t>(static_cast<Wide>(number) * demand.quantity / demand.perDays);
        double factor = static_cast<double>(state.level) / 100.0;
        if (demand.factorCount > 0)
            factor *= 1e-6 * static_cast<double>(net_->values[demand.firstFactor +
                                                              static_cast<std::uint64_t>((number - 1) / demand.seasonDays) %
                                                                  demand.factorCount]);
        const auto before = static_cast<std::int64_t>(static_cast<Wide>(number - 1) * demand.quantity / demand.perDays);
        state.due += static_cast<double>(due - before) * factor; // whole numbers, but where there is a factor
        const auto lots = static_cast<std::int64_t>(std::ceil(state.due / static_cast<double>(demand.lot) - 1e-9));
        amount = lots * demand.lot - state.planned;
        state.planned += amount;
        return amount;
    }
    if (demand.pattern == DemandPattern::Series)
        amount = demand.orderCount == 0
                     ? 0
                     : net_->values[demand.firstOrder + static_cast<std::uint64_t>(number - 1) % demand.orderCount];
    if (state.level == 100)
        return amount;
    state.due += static_cast<double>(amount) * static_cast<double>(state.level) / 100.0;
    const auto whole = static_cast<std::int64_t>(state.due);
    state.due -= static_cast<double>(whole);
    return whole;
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
    const Duration travel = drawTravel(t);
    const std::int64_t size = net_->items[departure.item].container;
    std::int64_t left = departure.quantity;
    for (const Index source : transport.sources)
        if (net_->places[source].item == departure.item)
            left = std::min(left, available(source));
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
            const Duration travel = drawTravel(t);
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
    state_.tripsMade[t] += left < room ? 1 : 0;
    for (const Index d : transport.demands)
        state_.demands[d].newlyOrdered = 0;
}

} // namespace takt::sim

// Part of the engine's implementation: places, lots and moves.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
std::uint32_t Engine<P>::newLot(const Lot& lot) {
    auto& lots = state_.lots;
    if (state_.freeLot != kNone) {
        const Index i = state_.freeLot;
        state_.freeLot = lots[i].next;
        lots[i] = lot;
        lots[i].next = kNone;
        return i;
    }
    if (lots.size() >= kMostLots)
        stopForTooMany("the stock", " containers");
    lots.push_back(lot);
    lots.back().next = kNone;
    return static_cast<Index>(lots.size() - 1);
}

template <class P>
void Engine<P>::pushLot(Queue& queue, const Lot& lot) {
    const Index i = newLot(lot);
    if (queue.tail == kNone)
        queue.head = i;
    else
        state_.lots[queue.tail].next = i;
    queue.tail = i;
    ++queue.count;
}

template <class P>
void Engine<P>::dropLot(Queue& queue) {
    const Index i = queue.head;
    Lot& lot = state_.lots[i];
    queue.head = lot.next;
    if (queue.head == kNone)
        queue.tail = kNone;
    --queue.count;
    lot.next = state_.freeLot;
    state_.freeLot = i;
}

template <class P>
Lot Engine<P>::popLot(Queue& queue) {
    const Lot lot = state_.lots[queue.head];
    dropLot(queue);
    return lot;
}

template <class P>
void Engine<P>::setStock(Index index, std::int64_t change) {
    auto& place = state_.places[index];
    const std::int64_t passed = state_.now - place.changed;
    noteMaximum(index, passed);
    place.area += static_cast<Area>(place.stock) * passed;
    if (place.stock == 0)
        place.emptyUs += passed;
    place.changed = state_.now;
    place.stock += change;
    if (change < 0)
        place.least = std::min(place.least, place.stock);
    else
        place.most = std::max(place.most, place.stock);
}

template <class P>
void Engine<P>::holdInLane(Index index, Index item, std::int64_t change) {
    auto& held = state_.held[net_->places[index].firstHeld + item];
    held.area += static_cast<Area>(held.steps) * (state_.now - held.changed);
    held.changed = state_.now;
    held.steps += change;
}

template <class P>
void Engine<P>::put(Index index, const Lot& lot, Index leg, Index cause) {
    const PlaceNode& node = net_->places[index];
    setStock(index, lot.amount);
    if (node.item == kNone)
        holdInLane(index, lot.item, lot.amount);
    if (node.reserve != kNone)
        fillReserve(index);
    for (const auto& asks : node.asks)
        dayBook(asks.process).askedUs += asks.usPerStep * static_cast<double>(lot.amount);
    const Index put = record(RecordKind::Put, index, leg == kNone ? 0 : leg + 1, lot.amount, cause);
    if (lot.card != kNone)
        setCard(lot.card, CardState::Full, put);
    if (net_->items[lot.item].shelfLifeUs > 0) {
        Lot kept = lot;
        kept.cause = put;
        kept.story = storyAtPlace(lot, index);
        count(lot.item, &ItemAccount::inStock, lot.amount);
        if (kept.expires == INT64_MAX)
            kept.expires = state_.now + net_->items[lot.item].shelfLifeUs;
        schedule({std::max(kept.expires, state_.now)}, EventClass::Completion, EventKind::Expires, index);
        keepUntil(state_.places[index].lots, kept);
    } else {
        lay(index, lot, put);
    }
    offer(index, put);
}

/// The same, by the short way where the place is plain.
template <class P>
inline void Engine<P>::putContainer(Index index, const Lot& lot, Index leg, Index cause) {
    const PlaceNode& node = net_->places[index];
    if (!node.plainIn) {
        put(index, lot, leg, cause);
        return;
    }
    setStock(index, lot.amount);
    const Index put = record(RecordKind::Put, index, leg == kNone ? 0 : leg + 1, lot.amount, cause);
    if (lot.card != kNone)
        setCard(lot.card, CardState::Full, put);
    lay(index, lot, put);
    if (node.consumer != kNone)
        markDirty(node.consumer);
    if (node.demand != kNone)
        serveDemand(node.demand, put);
}

/// Behind what lies there.
template <class P>
inline void Engine<P>::lay(Index index, const Lot& lot, Index cause) {
    const Index story = storyAtPlace(lot, index);
    count(lot.item, &ItemAccount::inStock, lot.amount);
    auto& queue = state_.places[index].lots;
    pushLot(queue, lot);
    state_.lots[queue.tail].cause = cause;
    state_.lots[queue.tail].story = story;
}

/// What lies in a place is offered to all who take from it.
template <class P>
void Engine<P>::offer(Index index, Index cause) {
    const PlaceNode& node = net_->places[index];
    for (const Index p : node.consumers)
        markDirty(p);
    if (!node.loopsOut.empty())
        serveWaiting(index, cause);
    for (const Index d : node.demands)
        serveDemand(d, cause);
    if (!node.requests.empty())
        serveRequests(index, cause);
    if (node.control != kNone && state_.controls[node.control].recovers)
        recoverOpenSlots(node.control);
    for (const Index t : node.transports)
        if (!net_->transports[t].timetabled)
            shipOnCall(t, cause);
}

/// Whether so much of an item can be taken now. In a lane only from its head.
template <class P>
bool Engine<P>::has(Index index, Index item, std::int64_t amount) const {
    const auto& place = state_.places[index];
    if (place.stock - place.locked < amount)
        return false;
    if (net_->places[index].kind != PlaceNode::Kind::Lane)
        return true;
    std::int64_t found = 0;
    for (Index i = place.lots.head; i != kNone && found < amount; i = state_.lots[i].next) {
        if (state_.lots[i].item != item)
            return false;
        found += state_.lots[i].amount;
    }
    return found >= amount;
}

/// Takes from the oldest lots. Requires that so much is there.
template <class P>
typename Engine<P>::Taken Engine<P>::take(Index index, std::int64_t amount, Index leg, Index cause) {
    Taken taken;
    taken.amount = amount;
    setStock(index, -amount);
    if (cause == kNoCause) // nothing but the material itself: what brought it
        cause = state_.lots[state_.places[index].lots.head].cause;
    const Index rec = record(RecordKind::Take, index, leg == kNone ? 0 : leg + 1, amount, cause);
    taken.cause = rec;
    auto& queue = state_.places[index].lots;
    Queue freed;
    Area moments = 0; // of the lots' origins
    for (std::int64_t left = amount; left > 0;) {
        Lot& lot = state_.lots[queue.head];
        const std::int64_t part = std::min(left, lot.amount);
        if (part == amount)
            taken.origin = lot.origin;
        else
            moments += static_cast<Area>(part) * lot.origin;
        left -= part;
        storyTaken(taken, lot, part, index);
        taken.item = lot.item;
        taken.expires = std::min(taken.expires, lot.expires);
        if (lot.conwip != kNone) {
            const Index card = std::exchange(lot.conwip, kNone);
            if (taken.conwip == kNone && net_->places[index].conwipLoop != state_.cards[card].loop)
                taken.conwip = card;
            else
                pushCard(freed, card);
        }
        count(lot.item, &ItemAccount::inStock, -part);
        if (net_->places[index].item == kNone)
            holdInLane(index, lot.item, -part);
        if (lot.spoiled > 0) {
            const auto with = static_cast<std::int64_t>(static_cast<Area>(lot.spoiled) * part / lot.amount);
            taken.spoiled += with;
            lot.spoiled -= with;
        }
        lot.amount -= part;
        const bool emptied = lot.amount == 0;
        if (lot.card != kNone) {
            const LoopNode& loop = net_->loops[state_.cards[lot.card].loop];
            if (loop.freed != CardFreed::ContainerEmpty || emptied) {
                pushCard(freed, lot.card);
                lot.card = kNone;
            } else if (!lot.opened) {
                setCard(lot.card, CardState::InUse, rec);
            }
        }
        lot.opened = true;
        if (emptied)
            dropLot(queue);
    }
    if (moments != 0 || taken.origin == INT64_MAX)
        taken.origin = static_cast<std::int64_t>(moments / std::max<std::int64_t>(amount, 1));
    if (net_->places[index].reserve != kNone)
        takeFromReserve(index, amount, rec);
    while (freed.count > 0)
        freeCard(popCard(freed), rec);
    noticeTaken(index, rec);
    return taken;
}

/// The same, by the short way where the place is plain and it is the oldest container as it stands.
template <class P>
inline typename Engine<P>::Taken Engine<P>::takeContainer(Index index, std::int64_t amount, Index leg, Index cause) {
    auto& queue = state_.places[index].lots;
    if (!net_->places[index].plainOut || amount <= 0)
        return take(index, amount, leg, cause);
    Lot& lot = state_.lots[queue.head];
    if (lot.amount != amount || lot.conwip != kNone)
        return take(index, amount, leg, cause);
    setStock(index, -amount);
    Taken taken;
    taken.amount = amount;
    taken.cause = record(RecordKind::Take, index, leg == kNone ? 0 : leg + 1, amount, cause == kNoCause ? lot.cause : cause);
    taken.origin = lot.origin;
    taken.item = lot.item;
    taken.expires = lot.expires;
    taken.spoiled = lot.spoiled;
    storyTaken(taken, lot, lot.amount, index);
    count(lot.item, &ItemAccount::inStock, -lot.amount);
    const Index card = lot.card;
    dropLot(queue);
    if (card != kNone)
        freeCardAs(card, taken.cause);
    return taken;
}

/// What a falling stock sets off: room in a lane, a triangle at its trigger.
template <class P>
void Engine<P>::noticeTaken(Index index, Index cause) {
    const PlaceNode& node = net_->places[index];
    for (const Index p : node.feeders)
        markDirty(p);
    if (node.signalLoop != kNone)
        checkSignal(index, cause);
    if (node.positionLoop != kNone)
        positionChanged(node.positionLoop);
}

template <class P>
Lot Engine<P>::Taken::asLot(Index card) const {
    Lot lot;
    lot.amount = amount;
    lot.origin = origin;
    lot.item = item;
    lot.card = card;
    lot.conwip = conwip;
    lot.expires = expires;
    lot.spoiled = spoiled;
    lot.story = story;
    return lot;
}

/// A CONWIP card whose material was joined with other or left the plant.
template <class P>
void Engine<P>::freeIfConwip(Index card, Index cause) {
    if (card != kNone)
        freeCard(card, cause);
}

/// Something sets out: counted as in transit until it arrives.
template <class P>
std::uint32_t Engine<P>::newMove(const Move& move) {
    count(move.lot.item, &ItemAccount::inTransit, move.lot.amount);
    const Index i = state_.freeMove;
    if (i == kNone) {
        state_.moves.push_back(move);
        return static_cast<Index>(state_.moves.size() - 1);
    }
    state_.freeMove = state_.moves[i].next;
    state_.moves[i] = move;
    return i;
}

template <class P>
void Engine<P>::send(const Lot& lot, Index place, Index demand, Index leg, Duration travel, Index cause, Index loop) {
    const Index move = setOut(lot, place, demand, leg, travel, cause, loop);
    schedule(now() + travel, EventClass::Arrival, EventKind::TokenArrives, move);
}

/// A token is seen to go; when it arrives is another matter.
template <class P>
std::uint32_t Engine<P>::setOut(const Lot& lot, Index place, Index demand, Index leg, Duration travel, Index cause,
                                Index loop) {
    Move move;
    move.lot = lot;
    move.place = place;
    move.demand = demand;
    move.leg = leg;
    move.loop = loop;
    const std::int64_t seconds = std::min<std::int64_t>((travel.us + 999'999) / 1'000'000, 0xFFFFFF);
    move.departed = record(RecordKind::Depart, leg, static_cast<Index>(seconds), lot.amount, cause);
    if (lot.card != kNone)
        setCard(lot.card, CardState::InTransit, move.departed);
    storyMoves(lot.story);
    return newMove(move);
}

template <class P>
void Engine<P>::arrive(Index index) {
    Move move = state_.moves[index];
    state_.moves[index].next = state_.freeMove;
    state_.freeMove = index;
    count(move.lot.item, &ItemAccount::inTransit, -move.lot.amount);
    if (move.recipe != kNone) { // came out of a process that holds pieces beyond its cycle
        putOutput(net_->recipes[move.recipe], move.lot, move.order, move.asked, move.departed);
        return;
    }
    const Index rec = record(RecordKind::Arrive, move.leg, 0, move.lot.amount, move.departed);
    if (move.loop != kNone)
        state_.loops[move.loop].ordered -= move.lot.amount;
    if (move.place != kNone)
        put(move.place, move.lot, kNone, rec);
    else
        deliver(move.demand, move.lot, rec);
}

template <class P>
void Engine<P>::beginMeasuring() {
    state_.measuredFrom = state_.now;
    for (auto& place : state_.places) {
        place.area = 0;
        place.emptyUs = 0;
        place.expired = 0;
        place.changed = state_.now;
        place.least = place.most = place.stock;
    }
    for (auto& held : state_.held) {
        held.area = 0;
        held.changed = state_.now;
    }
    for (Index m = 0; m < state_.machines.size(); ++m)
        state_.machines[m].stateOpen = calendarOf(net_->machineProcess[m]).openUntil(now()).us;
    const auto clear = [](auto& list) { std::fill(list.begin(), list.end(), 0); };
    clear(state_.stateTime);
    clear(state_.madeGood);
    clear(state_.madeScrap);
    clear(state_.changeovers);
    clear(state_.reworked);
    for (auto& crew : state_.crews) {
        crew.busyUs = 0;
        crew.changed = state_.now;
    }
    clear(state_.tripsMade);
    for (Index p = 0; p < state_.days.size(); ++p) {
        auto& book = dayBook(p);
        book.days = 0;
        book.sum = book.squares = book.overUs = 0;
    }
    for (auto& r : state_.reserves)
        r.bufferUses = r.safetyUses = 0;
    for (auto& s : state_.supplies) {
        s.orders = s.onTime = 0;
        s.area = 0;
        s.changed = state_.now;
    }
    for (auto& d : state_.disruptions) {
        d.struck = d.activeUs = 0;
        d.since = state_.now;
    }
    for (auto& h : state_.hidden) {
        h.found = h.escaped = 0;
        h.area = 0;
        h.changed = state_.now;
    }
    clear(state_.pitches);
    clear(state_.missed);
    for (auto& loop : state_.loops) {
        loop.shortages = loop.orders = loop.idleUs = 0;
        if (loop.idleSince >= 0)
            loop.idleSince = state_.now;
        for (std::size_t g = 0; g < kCardGroups; ++g)
            loop.cardMoments[g] = static_cast<std::uint64_t>(-loop.cards[g] * state_.now);
    }
    for (auto& d : state_.demands) {
        // What is still owed stays owed; the counts begin anew.
        d.owedBefore = d.ordered + d.owedBefore - d.shipped - d.lost;
        d.ordered = d.shipped = d.delivered = d.lost = d.atOnce = 0;
        d.completed = d.kept = 0;
        d.owedArea = 0;
        d.owedChanged = state_.now;
        d.waitSum = d.flowSum = 0;
        d.waiting = {};
        d.flow = {};
    }
    state_.flowSum = 0;
    state_.flowSteps = 0;
    clipLedger();
}

} // namespace takt::sim

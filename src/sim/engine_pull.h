// Part of the engine's implementation: cards and the heijunka box.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::pushCard(Queue& queue, Index card) {
    state_.cards[card].next = kNone;
    if (queue.tail == kNone)
        queue.head = card;
    else
        state_.cards[queue.tail].next = card;
    queue.tail = card;
    ++queue.count;
}

template <class P>
std::uint32_t Engine<P>::popCard(Queue& queue) {
    const Index card = queue.head;
    queue.head = state_.cards[card].next;
    if (queue.head == kNone)
        queue.tail = kNone;
    --queue.count;
    return card;
}

template <class P>
void Engine<P>::setCard(Index card, CardState state, Index cause, Duration travel) {
    CardData& data = state_.cards[card];
    const CardGroup from = groupOf(data.state);
    const CardGroup to = groupOf(state);
    if (from != to) {
        auto& loop = state_.loops[data.loop];
        loop.cardMoments[static_cast<std::size_t>(from)] += static_cast<std::uint64_t>(state_.now);
        loop.cardMoments[static_cast<std::size_t>(to)] -= static_cast<std::uint64_t>(state_.now);
        --loop.cards[static_cast<std::size_t>(from)];
        ++loop.cards[static_cast<std::size_t>(to)];
        const bool none = loop.cards[static_cast<std::size_t>(CardGroup::Free)] == 0;
        if (none != (loop.idleSince >= 0)) {
            loop.idleUs += none ? 0 : state_.now - loop.idleSince;
            loop.idleSince = none ? state_.now : -1;
        }
    }
    data.state = state;
    data.cause = record(RecordKind::Card, card, static_cast<Index>(state), (travel.us + 999'999) / 1'000'000, cause);
}

/// A card has come off its container.
template <class P>
void Engine<P>::freeCard(Index card, Index cause) {
    const Index index = state_.cards[card].loop;
    const LoopNode& loop = net_->loops[index];
    auto& state = state_.loops[index];
    if (state.toLose + state.toLock + state.toWithdraw > 0 && isWithheld(card, cause))
        return;
    if (loop.kind == LoopKind::Conwip || loop.kind == LoopKind::LotBoard) {
        setCard(card, CardState::AtPost, cause);
        pushCard(state.post, card);
        if (loop.kind == LoopKind::Conwip)
            releaseConwip(index, cause);
        else
            gatherOnBoard(index);
    } else if (loop.transport != kNone) {
        if (ridesMilkRun(loop) && isOut(index) && state.paperUs > 0) {
            carryCard(card, cause);
            return;
        }
        setCard(card, CardState::AtPost, cause);
        pushCard(state.post, card);
        if (!net_->transports[loop.transport].timetabled)
            shipOnCall(loop.transport, cause);
    } else if (loop.intervalUs > 0 || loop.collectAt > 0) {
        setCard(card, CardState::AtPost, cause);
        pushCard(state.post, card);
        if (loop.collectAt > 0 && state.post.count >= loop.collectAt)
            emptyPost(index);
    } else {
        forward(card, cause);
    }
}

/// The same, by the short way where the loop is plain.
template <class P>
inline void Engine<P>::freeCardAs(Index card, Index cause) {
    const Index index = state_.cards[card].loop;
    const LoopNode& loop = net_->loops[index];
    const auto& state = state_.loops[index];
    if (!loop.plain || state_.now < state.outageUntil || state.toLose + state.toLock + state.toWithdraw > 0) {
        freeCard(card, cause);
        return;
    }
    setCard(card, CardState::AtPost, cause);
    placeOrder(loop.recipe, loop.container, card, state_.cards[card].cause);
}

/// A card goes from its post to the maker or market.
template <class P>
void Engine<P>::forward(Index card, Index cause) {
    carry(card, cause, net_->loops[state_.cards[card].loop].conveyanceUs);
}

template <class P>
void Engine<P>::carry(Index card, Index cause, std::int64_t way) {
    if (const auto& state = state_.loops[state_.cards[card].loop]; state_.now < state.outageUntil)
        way += state.paperUs > 0 ? state.paperUs : state.outageUntil - state_.now;
    if (way > 0) {
        setCard(card, CardState::Travelling, cause, {way});
        schedule(now() + Duration{way}, EventClass::Card, EventKind::CardArrives, card);
    } else {
        state_.cards[card].cause = cause;
        cardAtSource(card);
    }
}

template <class P>
void Engine<P>::cardAtSource(Index card) {
    const Index index = state_.cards[card].loop;
    const LoopNode& loop = net_->loops[index];
    const Index cause = state_.cards[card].cause;
    if (loop.kind != LoopKind::Withdrawal) {
        if (loop.recipe == kNone)
            return;
        setCard(card, CardState::AtPost, cause);
        placeOrder(loop.recipe, loop.kind == LoopKind::Signal ? state_.loops[index].lot : loop.container, card,
                   state_.cards[card].cause);
    } else if (loop.supply != kNone) {
        dispatchFromSupplier(index, card, {loop.conveyanceUs}, cause);
    } else if (!serveCard(index, card, cause)) {
        ++state_.loops[index].shortages;
        setCard(card, CardState::Waiting, record(RecordKind::Shortage, index, 0, 1, cause));
        pushCard(state_.loops[index].waiting, card);
    }
}

/// One full container for one card, if the market has it.
template <class P>
bool Engine<P>::serveCard(Index index, Index card, Index cause) {
    const LoopNode& loop = net_->loops[index];
    if (!has(loop.fromPlace, loop.item, loop.container))
        return false;
    const Taken taken = take(loop.fromPlace, loop.container, loop.leg, cause);
    const Lot lot = taken.asLot(card);
    if (loop.conveyanceUs > 0)
        send(lot, loop.toPlace, kNone, loop.leg, {loop.conveyanceUs}, taken.cause);
    else
        put(loop.toPlace, lot, kNone, taken.cause);
    return true;
}

template <class P>
void Engine<P>::serveWaiting(Index place, Index cause) {
    for (const Index l : net_->places[place].loopsOut) {
        auto& waiting = state_.loops[l].waiting;
        while (waiting.count > 0 && has(place, net_->loops[l].item, net_->loops[l].container))
            serveCard(l, popCard(waiting), cause);
    }
}

/// The triangle goes to the maker when the stock has fallen to its trigger.
template <class P>
void Engine<P>::checkSignal(Index place, Index cause) {
    const Index index = net_->places[place].signalLoop;
    if (index == kNone)
        return;
    const LoopNode& loop = net_->loops[index];
    auto& state = state_.loops[index];
    if (state.signalled || state_.places[place].stock > state.trigger)
        return;
    state.signalled = true;
    if (state.toLose + state.toLock + state.toWithdraw > 0 && isWithheld(loop.firstCard, cause))
        return;
    if (loop.transport == kNone) {
        forward(loop.firstCard, cause);
        return;
    }
    setCard(loop.firstCard, CardState::AtPost, cause);
    pushCard(state.post, loop.firstCard);
    if (!net_->transports[loop.transport].timetabled)
        shipOnCall(loop.transport, cause);
}

/// The triangle hangs at its trigger bin again.
template <class P>
void Engine<P>::hangTriangle(Index index, Index cause) {
    const LoopNode& loop = net_->loops[index];
    state_.loops[index].signalled = false;
    setCard(loop.firstCard, CardState::Full, cause);
    checkSignal(loop.toPlace, cause);
}

template <class P>
void Engine<P>::emptyPost(Index index) {
    auto& post = state_.loops[index].post;
    for (std::uint32_t n = post.count; n > 0; --n) {
        const Index card = popCard(post);
        forward(card, state_.cards[card].cause);
    }
}

/// Cards that make a lot, as far as so many are issued.
template <class P>
std::int64_t Engine<P>::cardsOfLot(Index index) const {
    const LoopNode& loop = net_->loops[index];
    const std::int64_t issued = loop.cards + loop.spare - state_.loops[index].cards[static_cast<std::size_t>(CardGroup::Withdrawn)];
    return std::clamp<std::int64_t>((state_.loops[index].lot + loop.container - 1) / loop.container, 1,
                                    std::max<std::int64_t>(1, issued));
}

/// Cards gather until they make the lot, then go together: at once, or with the next transport.
template <class P>
void Engine<P>::gatherOnBoard(Index index) {
    const LoopNode& loop = net_->loops[index];
    auto& post = state_.loops[index].post;
    const std::int64_t wanted = cardsOfLot(index);
    if (loop.transport != kNone) {
        if (post.count >= wanted && !net_->transports[loop.transport].timetabled)
            shipOnCall(loop.transport, state_.cards[post.head].cause);
        return;
    }
    while (post.count >= wanted)
        for (std::int64_t n = 0; n < wanted; ++n) {
            const Index card = popCard(post);
            forward(card, state_.cards[card].cause);
        }
}

/// A transport that sets out takes the cards along that hang for makers, from lot-making boards whole lots. They
/// are there when it has made its way. Answers whether there were any.
template <class P>
bool Engine<P>::takeCards(Index t, Index cause) {
    bool any = false;
    for (const Index l : net_->transports[t].cardLoops) {
        auto& post = state_.loops[l].post;
        const std::int64_t lot = net_->loops[l].kind == LoopKind::LotBoard ? cardsOfLot(l) : 1;
        std::int64_t cards = post.count / lot * lot;
        if (cards == 0)
            continue;
        any = true;
        for (const Duration travel = drawTravel(t); cards > 0; --cards) {
            const Index card = popCard(post);
            carry(card, cause, travel.us);
        }
    }
    return any;
}

/// The product furthest behind its share of what is released.
template <class P>
std::uint32_t Engine<P>::chooseConwipRecipe(const LoopNode& loop) const {
    __extension__ using Wide = __int128;
    const LoopNode::Product* best = nullptr;
    for (const auto& product : loop.products)
        if (!best || static_cast<Wide>(state_.released[product.recipe]) * best->share <
                         static_cast<Wide>(state_.released[best->recipe]) * product.share)
            best = &product;
    return best ? best->recipe : kNone;
}

/// Free cards release what is to be made, as far as their signals get through.
template <class P>
void Engine<P>::releaseConwip(Index index, Index cause) {
    if (isOut(index)) {
        carryReleases(index, cause);
        return;
    }
    while (state_.loops[index].post.count > 0 && releaseNext(index, cause)) {
    }
}

/// A free card releases the next container of the backlog list, or of the mix when there is none.
template <class P>
bool Engine<P>::releaseNext(Index index, Index cause) {
    const LoopNode& loop = net_->loops[index];
    auto& state = state_.loops[index];
    Index recipe = loop.hasBacklog ? kNone : chooseConwipRecipe(loop);
    Index planLine = kNone;
    std::int64_t amount = INT64_MAX;
    if (loop.hasBacklog && state.backlog.count > 0) {
        auto& line = state_.orders[state.backlog.head];
        recipe = line.recipe;
        amount = line.toStart;
    }
    if (recipe == kNone)
        return false;
    amount = std::min(amount, net_->recipes[recipe].container);
    if (loop.hasBacklog) {
        const Index head = state.backlog.head;
        cause = state_.orders[head].cause;
        planLine = state_.orders[head].line;
        if ((state_.orders[head].toStart -= amount) == 0) {
            state.backlog.head = state_.orders[head].next;
            if (--state.backlog.count == 0)
                state.backlog.tail = kNone;
            state_.orders[head].next = state_.freeOrder;
            state_.freeOrder = head;
        }
    }
    state_.released[recipe] += amount;
    const Index order = placeOrder(recipe, amount, popCard(state.post), cause);
    state_.orders[order].line = planLine;
    return true;
}

template <class P>
void Engine<P>::collectCards(Index index) {
    if (watchesPosition(net_->loops[index].kind))
        review(index, kNoCause);
    else
        emptyPost(index);
    schedule(now() + Duration{net_->loops[index].intervalUs}, EventClass::Card, EventKind::CollectCards, index);
}

/// How many of a delivery are refused: the share, with its fraction drawn.
template <class P>
std::int64_t Engine<P>::refused(std::int64_t amount, const SupplyNode& supply, Index index) {
    if (supply.defects == 0)
        return 0;
    const double mean = static_cast<double>(amount) * static_cast<double>(supply.defects) * 1e-9;
    return std::min(amount, static_cast<std::int64_t>(mean + supplyStream(index).uniform()));
}

// ------------------------------------------------------------------ heijunka box

/// The next shift that begins at or after `from`; never where there is none.
template <class P>
typename Engine<P>::ShiftTimes Engine<P>::nextShift(const ControlNode& control, Time from) const {
    constexpr std::int64_t week = 7 * kDay.us;
    const std::int64_t base = from.us - from.us % week;
    ShiftTimes next;
    for (const std::int64_t later : {std::int64_t{0}, week})
        for (const auto& span : net_->calendars[control.calendar].shifts())
            if (const Time begin{base + later + span.from}; begin >= from && begin < next.begin)
                next = {begin, Time{base + later + span.to}};
    return next;
}

/// The slots of the next shift that begins at or after `from`, and its end.
template <class P>
void Engine<P>::schedulePitches(Index index, Time from) {
    const ControlNode& control = net_->controls[index];
    const WorkingTime& calendar = net_->calendars[control.calendar];
    const ShiftTimes shift = nextShift(control, from);
    if (shift.begin == kNever)
        return;
    const std::int64_t slots = calendar.openBetween(shift.begin, shift.end).us / control.pitchUs;
    for (std::int64_t k = 0; k < std::min<std::int64_t>(slots, 0xFFFFFF); ++k)
        schedule(calendar.nextOpen(calendar.add(shift.begin, {k * control.pitchUs})), EventClass::Departure,
                 EventKind::PitchBegins, index, static_cast<Index>(k));
    schedule(shift.end, EventClass::Departure, EventKind::ShiftEnds, index);
}

template <class P>
void Engine<P>::pitch(Index index, Index slot) {
    const ControlNode& control = net_->controls[index];
    auto& state = state_.controls[index];
    const auto owed = [&](std::size_t p) {
        std::int64_t sum = -state.withdrawn[p];
        for (const Index d : control.products[p].demands)
            sum += state_.demands[d].orderedEver - state_.demands[d].lost;
        return sum;
    };
    const auto urgency = [&](std::size_t p) {
        const double perDay = control.products[p].perDay;
        return static_cast<double>(owed(p)) / (perDay > 0 ? perDay : 1.0);
    };
    std::size_t chosen = control.products.size();
    if (!control.pattern.empty()) {
        const Index wanted = control.pattern[slot % control.pattern.size()];
        for (std::size_t p = 0; p < control.products.size(); ++p)
            if (control.products[p].item == wanted && owed(p) > 0)
                chosen = p;
    }
    if (chosen == control.products.size()) // goal chasing: the product furthest behind its share
        for (std::size_t p = 0; p < control.products.size(); ++p)
            if (owed(p) > 0 && (chosen == control.products.size() || urgency(p) > urgency(chosen)))
                chosen = p;
    if (chosen == control.products.size()) {
        record(RecordKind::Pitch, index, 0, 1, kNoCause);
        return;
    }
    ++state_.pitches[index];
    const auto product = static_cast<Index>(chosen);
    Index cause = kNoCause;
    for (const Index d : control.products[chosen].demands)
        cause = state_.demands[d].cause;
    const Index item = control.products[chosen].item + 1;
    const bool ready = available(control.products[chosen].market) >= control.products[chosen].container;
    const Index rec = record(RecordKind::Pitch, index, item, ready ? 1 : 0, cause);
    if (!ready || !withdrawTray(index, product, rec)) {
        ++state.open[chosen];
        ++state_.missed[index];
    }
}

template <class P>
bool Engine<P>::withdrawTray(Index index, Index product, Index cause) {
    const auto& p = net_->controls[index].products[product];
    if (!has(p.market, p.item, p.container))
        return false;
    const Taken taken = take(p.market, p.container, p.leg, cause);
    state_.controls[index].withdrawn[product] += p.container;
    if (p.target != kNone) {
        put(p.target, taken.asLot(), kNone, taken.cause);
    } else {
        count(p.item, &ItemAccount::delivered, taken.amount);
        if (taken.spoiled > 0)
            hide(p.item, -taken.spoiled);
        storyEnds(taken.story, PartLine::Left);
        freeIfConwip(taken.conwip, taken.cause);
    }
    return true;
}

/// What lies ready goes for open slots at once; what is made in overtime, as it comes.
template <class P>
void Engine<P>::shiftEnds(Index index) {
    const ControlNode& control = net_->controls[index];
    auto& state = state_.controls[index];
    state.recovers = true;
    recoverOpenSlots(index);
    const bool any = std::any_of(state.open.begin(), state.open.end(), [](std::int64_t n) { return n > 0; });
    if (any && control.overtimeUs > 0)
        schedule(std::min(now() + Duration{control.overtimeUs}, nextShift(control, now()).begin), EventClass::Departure,
                 EventKind::ShiftEnds, index, 1);
    else
        closeSlots(index);
    schedulePitches(index, now());
}

/// What is still owed a later slot takes.
template <class P>
void Engine<P>::closeSlots(Index index) {
    auto& state = state_.controls[index];
    state.recovers = false;
    std::fill(state.open.begin(), state.open.end(), 0);
}

template <class P>
void Engine<P>::recoverOpenSlots(Index index) {
    auto& state = state_.controls[index];
    for (Index p = 0; p < state.open.size(); ++p)
        while (state.recovers && state.open[p] > 0 && withdrawTray(index, p, kNoCause))
            --state.open[p];
}

} // namespace takt::sim

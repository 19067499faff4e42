// Part of the engine's implementation: signals that do not get through, and what people carry by hand meanwhile.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// Until it is over nothing is asked for, or, with paper, so much later. Of several the longest counts, and the last
/// says whether there is paper.
template <class P>
void Engine<P>::beginOutage(Index index, Duration length, Duration paper, Index cause) {
    auto& state = state_.loops[index];
    state.outageUntil = std::max(state.outageUntil, state_.now + length.us);
    state.paperUs = std::max<std::int64_t>(0, paper.us);
    if (!isOut(index))
        return;
    schedule({state.outageUntil}, EventClass::Card, EventKind::OutageEnds, index);
    if (state.paperUs == 0)
        return;
    sendHeld(index, cause);
    if (ridesMilkRun(net_->loops[index]))
        for (std::uint32_t n = state.post.count; n > 0; --n)
            carryCard(popCard(state.post), cause);
}

template <class P>
void Engine<P>::outageEnds(Index index) {
    if (isOut(index))
        return; // another has begun since
    sendHeld(index, kNoCause);
    const LoopNode& loop = net_->loops[index];
    if (ridesMilkRun(loop) && !net_->transports[loop.transport].timetabled)
        shipOnCall(loop.transport, kNoCause);
}

/// What an outage held back: releases and reviews.
template <class P>
void Engine<P>::sendHeld(Index index, Index cause) {
    if (net_->loops[index].kind == LoopKind::Conwip)
        releaseConwip(index, cause);
    if (std::exchange(state_.loops[index].reviewHeld, false))
        review(index, cause);
}

template <class P>
void Engine<P>::carryCard(Index card, Index cause) {
    const Duration way{state_.loops[state_.cards[card].loop].paperUs};
    setCard(card, CardState::Travelling, cause, way);
    schedule(now() + way, EventClass::Card, EventKind::CardArrives, card, 1);
}

/// Of the cards at the post so many go by hand as there is something for them to release.
template <class P>
void Engine<P>::carryReleases(Index index, Index cause) {
    auto& state = state_.loops[index];
    if (state.paperUs == 0)
        return;
    std::int64_t wanted = INT64_MAX;
    if (net_->loops[index].hasBacklog) {
        wanted = -state.cards[static_cast<std::size_t>(CardGroup::Travelling)];
        for (Index i = state.backlog.head; i != kNone; i = state_.orders[i].next) {
            const std::int64_t container = net_->recipes[state_.orders[i].recipe].container;
            wanted += (state_.orders[i].toStart + container - 1) / container;
        }
    }
    for (; wanted > 0 && state.post.count > 0; --wanted)
        carryCard(popCard(state.post), cause);
}

/// A card carried by hand is where its signal would have been.
template <class P>
void Engine<P>::cardCarried(Index card) {
    const Index index = state_.cards[card].loop;
    const LoopNode& loop = net_->loops[index];
    const Index cause = state_.cards[card].cause;
    setCard(card, CardState::AtPost, cause);
    pushCard(state_.loops[index].post, card);
    if (loop.kind == LoopKind::Conwip)
        isOut(index) ? static_cast<void>(releaseNext(index, cause)) : releaseConwip(index, cause);
    else if (!net_->transports[loop.transport].timetabled)
        shipOnCall(loop.transport, cause);
}

/// An order on paper: the steps are on order from now on.
template <class P>
void Engine<P>::carryOrder(Index index, std::int64_t amount, Index cause) {
    auto& state = state_.loops[index];
    state.ordered += amount;
    Lot note;
    note.amount = amount;
    note.item = index;
    note.cause = cause;
    schedule(now() + Duration{state.paperUs}, EventClass::Card, EventKind::OrderCarried, newLot(note));
}

template <class P>
void Engine<P>::orderCarried(Index lot) {
    const Lot note = state_.lots[lot];
    state_.lots[lot].next = state_.freeLot;
    state_.freeLot = lot;
    state_.loops[note.item].ordered -= note.amount;
    placeForPosition(note.item, note.amount, note.cause);
}

} // namespace takt::sim

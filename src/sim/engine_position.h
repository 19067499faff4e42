// Part of the engine's implementation: controls without cards, that watch an inventory position.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// It is looked at before time goes on, once whatever happens at this instant is done.
template <class P>
void Engine<P>::positionChanged(Index index) {
    auto& state = state_.loops[index];
    if (state.reviewDue || net_->loops[index].intervalUs > 0)
        return;
    state.reviewDue = true;
    state_.reviews.push_back(index);
}

template <class P>
void Engine<P>::reviewAll() {
    for (std::size_t i = 0; i < state_.reviews.size(); ++i) {
        state_.loops[state_.reviews[i]].reviewDue = false;
        review(state_.reviews[i], kNoCause);
        if (i > kMostAtOneInstant) {
            stopWith({ErrorCode::RunLivelock,
                      {formatDuration({state_.now}), net_->name(net_->loops[state_.reviews[i]].id)}, {}});
            break;
        }
    }
    state_.reviews.clear();
}

/// On hand + on order - owed (Hadley and Whitin 1963).
template <class P>
std::int64_t Engine<P>::position(Index index) const {
    const Index place = net_->loops[index].toPlace;
    const PlaceNode& node = net_->places[place];
    std::int64_t sum = state_.places[place].stock + state_.loops[index].ordered;
    for (const Index d : node.claims)
        sum -= state_.demands[d].owed();
    for (const Index l : node.loopsOut)
        sum -= static_cast<std::int64_t>(state_.loops[l].waiting.count) * net_->loops[l].container;
    for (const Index l : node.requests)
        sum -= state_.loops[l].requested;
    return sum;
}

template <class P>
void Engine<P>::review(Index index, Index cause) {
    const LoopNode& loop = net_->loops[index];
    if (isOut(index) && state_.loops[index].paperUs == 0) {
        state_.loops[index].reviewHeld = true;
        return;
    }
    const std::int64_t now = position(index);
    const std::int64_t trigger = state_.loops[index].trigger;
    const std::int64_t level = state_.loops[index].level;
    if (loop.kind == LoopKind::ReorderPoint) {
        const std::int64_t lot = std::max<std::int64_t>(state_.loops[index].lot, 1);
        if (now <= trigger)
            for (std::int64_t lots = std::min<std::int64_t>((trigger - now) / lot + 1, 1000); lots > 0; --lots)
                orderForPosition(index, lot, cause);
    } else if (now < level && (loop.kind == LoopKind::BaseStock || now <= trigger)) {
        orderForPosition(index, level - now, cause);
    }
}

template <class P>
void Engine<P>::orderForPosition(Index index, std::int64_t amount, Index cause) {
    const LoopNode& loop = net_->loops[index];
    if (cause == kNoCause)
        for (const Index d : net_->places[loop.toPlace].claims)
            cause = state_.demands[d].cause;
    if (isOut(index)) {
        carryOrder(index, amount, cause);
        return;
    }
    placeForPosition(index, amount, cause);
}

template <class P>
void Engine<P>::placeForPosition(Index index, std::int64_t amount, Index cause) {
    const LoopNode& loop = net_->loops[index];
    auto& state = state_.loops[index];
    ++state.orders;
    if (loop.supply != kNone) {
        orderFromSupplier(index, amount, cause);
        return;
    }
    state.ordered += amount;
    if (loop.process == kNone) {
        state.requested += amount;
        serveRequests(loop.fromPlace, cause);
    } else if (loop.recipe != kNone) {
        const Index order = newOrder(loop.recipe, amount, kNone, cause);
        state_.orders[order].loop = index;
        queueOrder(order);
    }
}

/// What other stores asked of this one, container by container.
template <class P>
void Engine<P>::serveRequests(Index place, Index cause) {
    for (const Index l : net_->places[place].requests) {
        const LoopNode& loop = net_->loops[l];
        auto& state = state_.loops[l];
        while (state.requested > 0) {
            const std::int64_t amount = std::min(loop.container, state.requested);
            if (!has(place, loop.item, amount))
                break;
            state.requested -= amount;
            const Taken taken = take(place, amount, loop.leg, cause);
            send(taken.asLot(), loop.toPlace, kNone, loop.leg, {loop.conveyanceUs}, taken.cause, l);
        }
    }
}

} // namespace takt::sim

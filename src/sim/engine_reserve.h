// Part of the engine's implementation: buffer and safety stock, the lowest part of a stock.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// Both begin as full as the stock allows, safety stock first. Those released at once are never locked.
template <class P>
void Engine<P>::beginReserves() {
    for (Index i = 0; i < net_->reserves.size(); ++i) {
        const ReserveNode& node = net_->reserves[i];
        auto& r = state_.reserves[i];
        const std::int64_t stock = state_.places[node.place].stock;
        r.safetyLeft = std::min(node.safety, stock);
        r.bufferLeft = std::min(node.buffer, stock - r.safetyLeft);
        r.bufferOpen = node.bufferAfterUs == 0;
        r.safetyOpen = node.safetyAfterUs == 0;
        lockReserve(i);
    }
}

template <class P>
void Engine<P>::lockReserve(Index index) {
    const auto& r = state_.reserves[index];
    state_.places[net_->reserves[index].place].locked =
        (r.bufferOpen ? 0 : r.bufferLeft) + (r.safetyOpen ? 0 : r.safetyLeft);
}

/// So much has left. What the ordinary stock did not have comes from the buffer when more was taken than planned
/// since the last delivery into the whole stock, else from safety stock; then from the other.
template <class P>
void Engine<P>::takeFromReserve(Index place, std::int64_t amount, Index cause) {
    const Index index = net_->places[place].reserve;
    const ReserveNode& node = net_->reserves[index];
    auto& r = state_.reserves[index];
    const auto ordinary = [&] { return state_.places[place].stock - r.bufferLeft - r.safetyLeft; };
    r.taken += amount;
    if (std::int64_t beyond = std::min(amount, -ordinary()); beyond > 0) {
        const WorkingTime& calendar = net_->calendars[0];
        const double days = static_cast<double>(calendar.openBetween({r.since}, now()).us) /
                            static_cast<double>(std::max<std::int64_t>(1, calendar.openPerWorkingDay().us));
        const bool swing = static_cast<double>(r.taken) > node.planned * days;
        const auto use = [&](bool open, std::int64_t& left, std::int64_t whole, std::int64_t& uses, Index which) {
            const std::int64_t part = open ? std::min(beyond, left) : 0;
            if (part <= 0)
                return;
            uses += left == whole ? 1 : 0;
            left -= part;
            beyond -= part;
            record(RecordKind::ReserveUsed, place, which, part, cause);
        };
        use(swing && r.bufferOpen, r.bufferLeft, node.buffer, r.bufferUses, 1);
        use(r.safetyOpen, r.safetyLeft, node.safety, r.safetyUses, 2);
        use(r.bufferOpen, r.bufferLeft, node.buffer, r.bufferUses, 1);
        use(true, r.safetyLeft, node.safety, r.safetyUses, 2); // taken by force: it has expired, or someone came for it
        use(true, r.bufferLeft, node.buffer, r.bufferUses, 1);
    }
    if (ordinary() <= 0) {
        const auto ask = [&](bool open, bool& asked, std::int64_t left, std::int64_t after, Index which) {
            if (!open && left > 0 && !std::exchange(asked, true))
                schedule(now() + Duration{after}, EventClass::Card, EventKind::ReserveReleased, index, which);
        };
        ask(r.bufferOpen, r.bufferAsked, r.bufferLeft, node.bufferAfterUs, 1);
        ask(r.safetyOpen, r.safetyAsked, r.safetyLeft, node.safetyAfterUs, 2);
    }
    lockReserve(index);
}

/// What has come fills safety stock first, then the buffer. Whole again, they are kept back again.
template <class P>
void Engine<P>::fillReserve(Index place) {
    const Index index = net_->places[place].reserve;
    const ReserveNode& node = net_->reserves[index];
    auto& r = state_.reserves[index];
    const auto fill = [&](std::int64_t& left, std::int64_t whole) {
        left += std::clamp<std::int64_t>(state_.places[place].stock - r.bufferLeft - r.safetyLeft, 0, whole - left);
    };
    fill(r.safetyLeft, node.safety);
    fill(r.bufferLeft, node.buffer);
    if (r.safetyLeft == node.safety)
        r.safetyOpen = node.safetyAfterUs == 0;
    if (r.bufferLeft == node.buffer)
        r.bufferOpen = node.bufferAfterUs == 0;
    if (r.safetyLeft == node.safety && r.bufferLeft == node.buffer) {
        r.taken = 0;
        r.since = state_.now;
    }
    lockReserve(index);
}

template <class P>
void Engine<P>::releaseReserve(Index index, Index which) {
    auto& r = state_.reserves[index];
    const Index place = net_->reserves[index].place;
    (which == 1 ? r.bufferAsked : r.safetyAsked) = false;
    if (state_.places[place].stock > r.bufferLeft + r.safetyLeft)
        return; // there is ordinary stock again
    (which == 1 ? r.bufferOpen : r.safetyOpen) = true;
    lockReserve(index);
    offer(place, kNoCause);
}

} // namespace takt::sim

// Part of the engine's implementation: what is ordered from suppliers, and their own finished stock.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::dispatchFromSupplier(Index index, Index card, Duration travel, bool drawLeadTime, Index cause) {
    const LoopNode& loop = net_->loops[index];
    const SupplyNode& supply = net_->supplies[loop.supply];
    auto& random = supplyStream(loop.supply);
    Duration lead = drawLeadTime || supply.ownStock > 0 ? draw(supply.leadTime, random) : Duration{};
    Duration late;
    if (supply.onTime < Share::kOne && !random.chance(supply.onTime))
        late.us = (lead.us + travel.us) / 2;
    Lot lot;
    lot.amount = loop.container - refused(loop.container, supply, loop.supply);
    // A container refused whole is sent again, after another lead time.
    for (int attempt = 0; lot.amount == 0 && attempt < 1000; ++attempt) {
        late += draw(supply.leadTime, random);
        lot.amount = loop.container - refused(loop.container, supply, loop.supply);
    }
    lot.amount = std::max<std::int64_t>(lot.amount, 1);
    lot.item = loop.item;
    lot.card = card;
    orderSupply(loop.supply, {lot, index, cause, loop.container, travel.us, 0, false}, lead, late);
}

template <class P>
void Engine<P>::orderFromSupplier(Index index, std::int64_t amount, Index cause) {
    const LoopNode& loop = net_->loops[index];
    const SupplyNode& supply = net_->supplies[loop.supply];
    auto& random = supplyStream(loop.supply);
    amount = std::max(amount, supply.minimum);
    amount = (amount + supply.multiple - 1) / supply.multiple * supply.multiple;
    const Duration lead = draw(supply.leadTime, random);
    Duration late;
    if (supply.onTime < Share::kOne && !random.chance(supply.onTime))
        late.us = lead.us / 2;
    Lot lot;
    lot.amount = std::max<std::int64_t>(amount - refused(amount, supply, loop.supply), 1);
    lot.item = loop.item;
    state_.loops[index].ordered += lot.amount; // the refused part is ordered again at once
    orderSupply(loop.supply, {lot, index, cause, amount, loop.conveyanceUs, 0, true}, lead, late);
}

/// An order is made and dispatched, or dispatched from the supplier's own stock, which is then made again.
template <class P>
void Engine<P>::orderSupply(Index index, SupplyState::Waiting order, Duration lead, Duration late) {
    const SupplyNode& supply = net_->supplies[index];
    auto& state = state_.supplies[index];
    if (const std::int64_t percent = state_.supplyPace[index]; percent != 100)
        lead.us = lead.us / 100 * percent + lead.us % 100 * percent / 100;
    ++state.orders;
    const Duration promised = supply.ownStock > 0 ? Duration{} : lead;
    order.promisedUs = state_.now + promised.us + order.travelUs;
    if (supply.ownStock == 0) {
        sendSupply(index, order, arrivalOf(index, lead + late, {order.travelUs}, order.amount));
        return;
    }
    Lot made;
    made.amount = order.amount;
    made.item = index;
    schedule(arrivalOf(index, lead + late, {}, order.amount), EventClass::Arrival, EventKind::SupplyMade, newLot(made));
    state.waiting.push_back(order);
    serveFromSupply(index);
}

template <class P>
void Engine<P>::supplyMade(Index lot) {
    const Index index = state_.lots[lot].item;
    changeSupply(index, state_.lots[lot].amount);
    state_.lots[lot].next = state_.freeLot;
    state_.freeLot = lot;
    serveFromSupply(index);
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
    auto& waiting = state_.supplies[index].waiting;
    std::size_t served = 0;
    for (; served < waiting.size() && waiting[served].amount <= state_.supplies[index].stock; ++served) {
        const SupplyState::Waiting order = waiting[served];
        changeSupply(index, -order.amount);
        sendSupply(index, order, dispatchable(index, now()) + Duration{order.travelUs});
    }
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(served));
}

template <class P>
void Engine<P>::sendSupply(Index index, const SupplyState::Waiting& order, Time arrival) {
    const LoopNode& loop = net_->loops[order.loop];
    if (arrival.us <= order.promisedUs)
        ++state_.supplies[index].onTime;
    Lot lot = order.lot;
    lot.origin = arrival.us;
    count(lot.item, &ItemAccount::supplied, lot.amount);
    send(lot, loop.toPlace, kNone, loop.leg, arrival - now(), order.cause, order.ordered ? order.loop : kNone);
}

/// When the supplier is open to dispatch.
template <class P>
Time Engine<P>::dispatchable(Index supply, Time at) const {
    const Index calendar = net_->supplies[supply].calendar;
    return calendar == kNone ? at : net_->calendars[calendar].nextOpen(at);
}

/// When an order placed now arrives: behind what its maker has still to dispatch, and not before an
/// earlier one where orders do not cross.
template <class P>
Time Engine<P>::arrivalOf(Index supply, Duration lead, Duration travel, std::int64_t amount) {
    Time at = now() + lead;
    auto& free = state_.supplyFree[supply];
    if (const std::int64_t capacity = net_->supplies[supply].capacity; capacity > 0) {
        const double us = static_cast<double>(amount) / static_cast<double>(capacity) * static_cast<double>(kDay.us);
        free = std::max(free, state_.now) + static_cast<std::int64_t>(std::min(us, 1e17));
        at = Time{free} + lead;
    } else if (free > state_.now) { // closed
        at = Time{free} + lead;
    }
    at = dispatchable(supply, at) + travel;
    if (!net_->supplies[supply].ordersCross) {
        auto& last = state_.lastArrival[supply];
        at.us = last = std::max(last, at.us);
    }
    return at;
}

} // namespace takt::sim

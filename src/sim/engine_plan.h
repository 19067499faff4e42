// Part of the engine's implementation: plans pushed to a process, as they stand or netted.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::releaseSchedule(Index index, Index number) {
    const ScheduleNode& line = net_->schedules[index];
    const std::int64_t quantity = line.netted ? nettedRelease(index) : line.quantity;
    const Index rec = record(RecordKind::Released, index, 0, quantity, kNoCause);
    if (quantity > 0) {
        state_.schedules[index].open += quantity;
        const Index order = newOrder(line.recipe, quantity, kNone, rec);
        state_.orders[order].line = index;
        if (line.conwip != kNone) {
            pushOrder(state_.loops[line.conwip].backlog, order);
            releaseConwip(line.conwip, rec);
        } else {
            queueOrder(order);
        }
    }
    const WorkingTime& calendar = net_->calendars[0];
    const std::int64_t next = static_cast<std::int64_t>(number) + 1;
    const Time base = calendar.workingDayStart(next * line.everyDays);
    if (base == kNever)
        return;
    schedule(calendar.after(base, line.first), EventClass::Card, EventKind::ReleaseSchedule, index,
             static_cast<Index>(next));
}

/// What is released now: planned `frozen` buckets ago. At the first release the frozen ones are planned too.
template <class P>
std::int64_t Engine<P>::nettedRelease(Index index) {
    const ScheduleNode& line = net_->schedules[index];
    auto& fixed = state_.schedules[index].fixed;
    for (auto ahead = static_cast<std::int64_t>(fixed.size()); ahead <= line.frozen; ++ahead)
        fixed.push_back(plannedRelease(index, ahead));
    const std::int64_t now = fixed.front();
    fixed.erase(fixed.begin());
    return now;
}

/// The release `ahead` buckets from now: the forecast until the end of the bucket in which it comes + safety -
/// on hand - released and unfinished - frozen, in whole lots. What customers wait for counts against the stock.
template <class P>
std::int64_t Engine<P>::plannedRelease(Index index, std::int64_t ahead) const {
    const ScheduleNode& line = net_->schedules[index];
    const RecipeNode& recipe = net_->recipes[line.recipe];
    std::int64_t available = state_.schedules[index].open;
    for (const std::int64_t fixed : state_.schedules[index].fixed)
        available += fixed;
    if (recipe.outPlace != kNone) {
        for (Index i = state_.places[recipe.outPlace].lots.head; i != kNone; i = state_.lots[i].next)
            available += state_.lots[i].item == recipe.item ? state_.lots[i].amount : 0;
        for (const Index d : net_->places[recipe.outPlace].claims)
            available -= state_.demands[d].owed();
    }
    const std::int64_t lacking = line.quantity * (ahead + line.leadBuckets + 1) + line.safety - available;
    return lacking <= 0 ? 0 : (lacking + line.lot - 1) / line.lot * line.lot;
}

} // namespace takt::sim

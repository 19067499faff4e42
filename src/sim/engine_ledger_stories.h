// Part of the engine's implementation: the stories of containers, from which the ledger has the time of parts.
#pragma once

#include "sim/engine_ledger.h"

namespace takt::sim {

template <class P>
void Engine<P>::bookClock(Index index) {
    auto& clock = state_.ledger.clocks[index];
    if (clock.since == state_.now)
        return;
    const Index process = index < net_->processes.size() ? index : net_->stations[index - net_->processes.size()].process;
    const std::int64_t open = openNow(net_->processes[process].calendar);
    const std::int64_t passed = open - clock.open;
    clock.us[ledger::index(clock.cause) - kFirstClocked] += passed;
    if (passed < state_.now - clock.since)
        bookClosed(clock.us.data() - kFirstClocked, process, net_->processes[process].calendar, clock.since, state_.now);
    clock.since = state_.now;
    clock.open = open;
}

/// Adds what the clock shows at which a story stands (sign 1), or takes it off (-1).
template <class P>
template <std::int64_t sign>
inline void Engine<P>::shiftStory(Story& story) {
    const Index at = story.stands;
    if (at < ledger::kGathering) {
        bookClock(at);
        const auto& clock = state_.ledger.clocks[at].us;
        for (std::size_t c = 0; c < kClocked; ++c)
            story.us[kFirstClocked + c] += sign * clock[c];
    } else if (at >= ledger::kInMachine) {
        return; // the machine books on the story itself
    } else if ((at & ledger::kOneCause) != 0) {
        story.us[at & ~ledger::kOneCause] += sign * state_.now;
    } else {
        const PartCause cause = (at & ledger::kBeyondCycle) != 0 ? PartCause::Processing : PartCause::Lot;
        const Index process = at & ~(ledger::kBeyondCycle | ledger::kGathering);
        std::array<std::int64_t, kPartCauses> passed{};
        bookClosed(passed.data(), process, net_->processes[process].calendar, 0, state_.now);
        passed[ledger::index(cause)] = calendarOf(process).openUntil(now()).us;
        for (std::size_t c = 0; c < kPartCauses; ++c)
            story.us[c] += sign * passed[c];
    }
}

template <class P>
inline void Engine<P>::stand(Index index, Index at) {
    Story& story = state_.ledger.stories[index];
    if (story.stands == at)
        return;
    shiftStory<1>(story);
    story.stands = at;
    shiftStory<-1>(story);
}

template <class P>
void Engine<P>::changeInside(std::int64_t steps) {
    auto& led = state_.ledger;
    led.insideUs += static_cast<LongTime>(led.inside) * (state_.now - led.insideSince);
    led.insideSince = state_.now;
    led.inside += steps;
}

/// Room for one; what it held before is still in it.
template <class P>
inline std::uint32_t Engine<P>::newStory() {
    auto& led = state_.ledger;
    const Index i = led.freeStory;
    if (i == kNoStory) {
        led.stories.emplace_back();
        return static_cast<Index>(led.stories.size() - 1);
    }
    led.freeStory = led.stories[i].next;
    return i;
}

template <class P>
std::uint32_t Engine<P>::beginStory(Index item, std::int64_t steps) {
    changeInside(steps);
    const Index i = newStory();
    Story& story = state_.ledger.stories[i];
    story.us.fill(0);
    story.entered = state_.now;
    story.steps = steps;
    story.item = item;
    story.stands = ledger::kNowhere;
    story.madeBy = kNone;
    story.madeAt = 0;
    return i;
}

/// So many steps of a container go a way of their own.
template <class P>
std::uint32_t Engine<P>::splitStory(Index index, std::int64_t steps) {
    const Index i = newStory();
    Story& whole = state_.ledger.stories[index];
    Story& part = state_.ledger.stories[i];
    part = whole;
    whole.steps -= steps;
    part.steps = steps;
    return i;
}

/// Two containers become one, with the mean of their histories; what rounding leaves of the times goes to the lot.
template <class P>
void Engine<P>::mergeStory(Index into, Index other) {
    auto& led = state_.ledger;
    stand(into, ledger::kNowhere);
    stand(other, ledger::kNowhere);
    Story& a = led.stories[into];
    Story& b = led.stories[other];
    bankPushed(a, a.steps);
    bankPushed(b, b.steps);
    if (a.madeBy == kNone)
        a.madeBy = b.madeBy;
    a.madeAt = state_.now;
    const std::int64_t steps = a.steps + b.steps;
    const auto mean = [&](std::int64_t x, std::int64_t y) {
        if (steps < (1 << 16) && (x | y) < (std::int64_t{1} << 46)) // neither product nor sum overflows
            return (x * a.steps + y * b.steps) / steps;
        return static_cast<std::int64_t>(
            (static_cast<LongTime>(x) * a.steps + static_cast<LongTime>(y) * b.steps) / steps);
    };
    const std::int64_t entered = mean(a.entered, b.entered);
    led.rounded += static_cast<LongTime>(a.entered) * a.steps + static_cast<LongTime>(b.entered) * b.steps -
                   static_cast<LongTime>(entered) * steps;
    std::int64_t left = state_.now - entered;
    for (std::size_t c = 0; c < kPartCauses; ++c)
        if (a.us[c] != b.us[c])
            left -= a.us[c] = mean(a.us[c], b.us[c]);
        else
            left -= a.us[c];
    a.us[ledger::index(PartCause::Lot)] += left;
    a.entered = entered;
    a.steps = steps;
    b.steps = 0;
    b.next = led.freeStory;
    led.freeStory = other;
}

/// What a push has made waits, so far, for the next process.
template <class P>
inline void Engine<P>::bankPushed(Story& story, std::int64_t steps) {
    if (story.madeBy != kNone)
        state_.ledger.overproducedUs[story.madeBy] += static_cast<LongTime>(state_.now - story.madeAt) * steps;
}

template <class P>
void Engine<P>::endStory(Index index, PartLine line, std::int64_t steps) {
    auto& led = state_.ledger;
    if (const Index at = led.stories[index].stands; at != ledger::kInMachine)
        stand(index, ledger::kNowhere);
    Story& story = led.stories[index];
    bankPushed(story, steps);
    auto& parts = led.parts[story.item * kPartLines + static_cast<std::size_t>(line)];
    parts.steps += steps;
    parts.leadUs += static_cast<LongTime>(state_.now - story.entered) * steps;
    for (std::size_t c = 0; c < kPartCauses; ++c)
        if (story.us[c] != 0)
            parts.us[c] += static_cast<LongTime>(story.us[c]) * steps;
    changeInside(-steps);
    if ((story.steps -= steps) > 0)
        return;
    story.next = led.freeStory;
    led.freeStory = index;
}

template <class P>
inline void Engine<P>::storyEnds(Index story, PartLine line) {
    if constexpr (P::ledger)
        if (story != kNoStory)
            endStory(story, line, state_.ledger.stories[story].steps);
}

/// Of a container that comes to stand in a place; it begins where none came with it.
template <class P>
inline std::uint32_t Engine<P>::storyAtPlace(const Lot& lot, Index place) {
    if constexpr (P::ledger) {
        const Index story = lot.story == kNoStory ? beginStory(lot.item, lot.amount) : lot.story;
        const auto& plan = net_->ledger.places[place];
        stand(story, plan.process != kNone ? plan.process : ledger::at(plan.cause));
        return story;
    }
    return kNoStory;
}

template <class P>
inline void Engine<P>::storyTaken(Taken& taken, Lot& lot, std::int64_t part, Index place) {
    if constexpr (P::ledger) {
        state_.ledger.taken[place] += part;
        Index story = lot.story;
        if (part < lot.amount)
            story = splitStory(story, part);
        if (taken.story == kNoStory)
            taken.story = story;
        else
            mergeStory(taken.story, story);
    }
}

/// A product follows the oldest of its inputs.
template <class P>
inline void Engine<P>::storyFollows(Taken& taken, const Taken& one) {
    if constexpr (P::ledger) {
        Index other = one.story;
        if (taken.story == kNoStory || other == kNoStory) {
            taken.story = std::min(taken.story, other);
            return;
        }
        if (state_.ledger.stories[other].entered < state_.ledger.stories[taken.story].entered)
            std::swap(other, taken.story);
        storyEnds(other, PartLine::Joined);
    }
}

/// From here on it is the product's: so many pieces of it.
template <class P>
inline void Engine<P>::storyOfWork(Taken& taken, const RecipeNode& recipe, std::int64_t pieces) {
    if constexpr (P::ledger) {
        if (pieces == 0)
            return;
        if (taken.story == kNoStory)
            taken.story = beginStory(recipe.item, pieces);
        Story& story = state_.ledger.stories[taken.story];
        bankPushed(story, story.steps);
        story.madeBy = kNone;
        if (story.steps == pieces) {
            story.item = recipe.item;
            return;
        }
        if (const std::int64_t more = story.steps - pieces; more > 0)
            endStory(taken.story, PartLine::Joined, more);
        else
            mergeStory(taken.story, beginStory(recipe.item, -more));
        state_.ledger.stories[taken.story].item = recipe.item;
    }
}

template <class P>
inline void Engine<P>::storyAtOrder(Index order, Index process, Index story) {
    if constexpr (P::ledger) {
        auto& stories = state_.ledger.orderStories;
        if (stories.size() <= order)
            stories.resize(state_.orders.size(), kNoStory);
        stories[order] = story;
        if (story != kNoStory)
            stand(story, process);
    }
}

template <class P>
inline std::uint32_t Engine<P>::storyOfOrder(Index order) {
    if constexpr (P::ledger)
        return std::exchange(state_.ledger.orderStories[order], kNoStory);
    return kNoStory;
}

/// Made without anyone asking: for no order, or for a line of the plan.
template <class P>
inline void Engine<P>::storyPushed(Index index, const RecipeNode& recipe, Index order) {
    if constexpr (P::ledger) {
        const auto number = static_cast<Index>(&recipe - net_->recipes.data());
        const auto& plan = net_->ledger.recipes[number];
        if (!plan.pushed || index == kNoStory)
            return;
        if (order != kNone &&
            (state_.orders[order].card != kNone || state_.orders[order].loop != kNone || plan.toOrder))
            return;
        Story& story = state_.ledger.stories[index];
        story.madeBy = number;
        story.madeAt = state_.now;
    }
}

template <class P>
inline void Engine<P>::storyMoves(Index story) {
    if constexpr (P::ledger)
        if (story != kNoStory)
            stand(story, ledger::at(PartCause::Moving));
}

/// Pieces inside a process beyond its cycle.
template <class P>
inline void Engine<P>::storyLags(Index story, Index process) {
    if constexpr (P::ledger)
        if (story != kNoStory)
            stand(story, ledger::kBeyondCycle | process);
}

} // namespace takt::sim

// Part of the engine's implementation: the waste ledger of what is in machines, containers and pieces.
#pragma once

#include "sim/engine_ledger.h"

namespace takt::sim {

// ------------------------------------------------------------------ containers in machines

/// Time in which a process is closed, into breaks and off shift.
template <class P>
void Engine<P>::bookClosed(std::int64_t* us, Index process, Index calendar, std::int64_t from, std::int64_t to) const {
    const std::int64_t open = net_->calendars[calendar].openBetween({from}, {to}).us;
    const std::int64_t span = net_->calendars[net_->ledger.processes[process].span].openBetween({from}, {to}).us;
    us[ledger::index(PartCause::Break)] += span - open;
    us[ledger::index(PartCause::OffShift)] += to - from - span;
}

template <class P>
inline void Engine<P>::bookContainer(LedgerState::Machine& noted, std::int64_t open, std::int64_t hands,
                                     std::int64_t finishedPast) {
    auto& us = state_.ledger.stories[noted.story].us;
    Index calendar = noted.calendar;
    if (noted.byHand && (noted.state == MachineState::Working || noted.state == MachineState::Setup)) {
        calendar = noted.handsCalendar;
        open = hands;
    }
    if (open < state_.now - noted.since)
        bookClosed(us.data(), noted.process, calendar, noted.since, finishedPast);
    if (finishedPast < state_.now) // all of it is work
        open = net_->calendars[calendar].openBetween({noted.since}, {finishedPast}).us + state_.now - finishedPast;
    if (noted.state == MachineState::Working) {
        noted.worked += open;
        us[ledger::index(PartCause::Lot)] += open;
    } else {
        us[ledger::index(causeOf(noted.process, noted.state))] += open;
    }
}

/// A container begins: so many pieces in the working time that remains.
template <class P>
inline void Engine<P>::noteJob(Index m, std::int64_t pieces, Index story) {
    if constexpr (P::ledger) {
        bookMachine(m);
        auto& noted = state_.ledger.machines[m];
        const auto& machine = state_.machines[m];
        const std::int64_t perCycle = net_->recipes[machine.recipe].piecesPerCycle;
        noted.recipe = machine.recipe;
        noted.story = story;
        noted.worked = 0;
        const std::int64_t cycles = perCycle == 1 ? pieces : (pieces + perCycle - 1) / perCycle;
        noted.pieceUs = cycles > 1 ? machine.remaining / cycles : machine.remaining;
        noted.reworkUs = noted.pieceReworkUs = 0;
        if (story != kNoStory)
            stand(story, ledger::kInMachine);
    }
}

template <class P>
inline void Engine<P>::noteRework(Index m, std::int64_t us) {
    if constexpr (P::ledger) {
        auto& noted = state_.ledger.machines[m];
        noted.reworkUs += us;
        if (noted.story != kNoStory)
            noted.pieceReworkUs = noted.reworkUs / state_.ledger.stories[noted.story].steps;
    }
}

/// Of the work on a container, one piece's is its processing; the rest it waited for the lot.
template <class P>
void Engine<P>::bookJob(Index m) {
    auto& noted = state_.ledger.machines[m];
    if (noted.story == kNoStory)
        return;
    auto& us = state_.ledger.stories[noted.story].us;
    const std::int64_t processing = std::min(noted.worked, noted.pieceUs);
    const std::int64_t rework = std::min(noted.worked - processing, noted.pieceReworkUs);
    us[ledger::index(noted.inspects ? PartCause::Inspection : PartCause::Processing)] += processing;
    us[ledger::index(PartCause::Rework)] += rework;
    us[ledger::index(PartCause::Lot)] -= processing + rework;
    noted.worked = 0;
}

/// A container is made or lost: what is scrapped of it ends here.
template <class P>
inline void Engine<P>::noteWorkDone(Index m) {
    if constexpr (P::ledger) {
        bookMachine(m);
        bookJob(m);
        auto& noted = state_.ledger.machines[m];
        const auto& machine = state_.machines[m];
        noted.reworkUs = 0;
        const std::int64_t steps = noted.story == kNoStory ? 0 : state_.ledger.stories[noted.story].steps;
        const std::int64_t scrapped = machine.busy ? machine.scrap : steps;
        if (scrapped > 0)
            endStory(noted.story, PartLine::Scrapped, scrapped);
        if (scrapped == steps)
            noted.story = kNoStory;
    }
}

/// So many pieces of the container leave it to be reworked elsewhere.
template <class P>
inline std::uint32_t Engine<P>::storyToRework(Index m, std::int64_t pieces) {
    if constexpr (P::ledger) {
        auto& noted = state_.ledger.machines[m];
        if (noted.story != kNoStory && pieces < state_.ledger.stories[noted.story].steps)
            return splitStory(noted.story, pieces);
        return std::exchange(noted.story, kNoStory);
    }
    return kNoStory;
}

template <class P>
inline std::uint32_t Engine<P>::storyOut(Index m) {
    if constexpr (P::ledger) {
        bookMachine(m);
        return std::exchange(state_.ledger.machines[m].story, kNoStory);
    }
    return kNoStory;
}

// ------------------------------------------------------------------ pieces at stations

/// A piece is done at a station, or lost there.
template <class P>
inline void Engine<P>::notePiece(Index m) {
    if constexpr (P::ledger) {
        bookMachine(m);
        bookJob(m);
        state_.ledger.machines[m].reworkUs = 0;
    }
}

/// A container is begun: all its pieces wait for the first station.
template <class P>
inline void Engine<P>::storyEnters(StationJob& job, Index story) {
    if constexpr (P::ledger) {
        job.rest = story;
        if (story == kNoStory)
            return;
        stand(story, ledger::kNowhere);
        job.busyBefore = state_.ledger.stories[story].us[ledger::index(PartCause::Busy)];
    }
}

/// So many pieces leave those to start. While the first station worked they waited for the others of their container.
template <class P>
inline std::uint32_t Engine<P>::storyOfPiece(StationJob& job, std::int64_t steps) {
    if constexpr (P::ledger) {
        if (job.rest == kNoStory)
            return kNoStory;
        stand(job.rest, ledger::kNowhere);
        auto& us = state_.ledger.stories[job.rest].us;
        us[ledger::index(PartCause::Lot)] += us[ledger::index(PartCause::Busy)] - job.busyBefore;
        us[ledger::index(PartCause::Busy)] = job.busyBefore;
        if (state_.ledger.stories[job.rest].steps <= steps)
            return std::exchange(job.rest, kNoStory);
        const Index piece = splitStory(job.rest, steps);
        stand(job.rest, net_->recipes[job.recipe].process);
        return piece;
    }
    return kNoStory;
}

/// Pieces wait behind the last station for the others of their container.
template <class P>
inline void Engine<P>::storyThrough(StationJob& job, Index story) {
    if constexpr (P::ledger) {
        if (story == kNoStory)
            return;
        if (job.story == kNoStory)
            job.story = story;
        else
            mergeStory(job.story, story);
        stand(job.story, ledger::kGathering | net_->recipes[job.recipe].process);
    }
}

/// A whole container is in the machine.
template <class P>
inline void Engine<P>::storyToMachine(Index m, Index recipe, Index story) {
    if constexpr (P::ledger) {
        bookMachine(m);
        auto& noted = state_.ledger.machines[m];
        noted.recipe = recipe;
        noted.story = story;
        noted.worked = noted.pieceUs = noted.reworkUs = noted.pieceReworkUs = 0;
        if (story != kNoStory)
            stand(story, ledger::kInMachine);
    }
}

template <class P>
inline void Engine<P>::storyInLane(Index story, Index station) {
    if constexpr (P::ledger)
        if (story != kNoStory)
            stand(story, static_cast<Index>(net_->processes.size()) + station);
}

} // namespace takt::sim

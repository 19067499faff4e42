// Part of the engine's implementation: stretches. The work of a container goes in one, or in several where hands are
// needed for a part of each cycle, and a setup is one. Each has a clock: the calendar of its process; less breaks where
// hands are at it; past the end of the shift the clock on the wall.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// The calendar of the stretch under way.
template <class P>
inline const WorkingTime& Engine<P>::clockOf(Index m) const {
    const ProcessNode& process = net_->processes[net_->machineProcess[m]];
    return net_->calendars[state_.machines[m].byHand ? process.handsCalendar : process.calendar];
}

template <class P>
void Engine<P>::beginSetup(Index m, Index cause) {
    auto& machine = state_.machines[m];
    setState(m, MachineState::Setup, cause);
    machine.workFrom = state_.now;
    machine.byHand = true;
    machine.beyondFrom = INT64_MAX;
    noteStretch(m);
    scheduleMachine(m, clockOf(m).add(now(), {machine.setupLeft}), EventKind::SetupDone);
}

/// When so much work of the stretch that begins now ends: in working time, or past the end of the shift by the clock.
template <class P>
Time Engine<P>::workEnds(Index m, std::int64_t work) const {
    const WorkingTime& clock = clockOf(m);
    const Time turn{state_.machines[m].beyondFrom};
    if (turn.us == INT64_MAX)
        return clock.add(now(), {work});
    const std::int64_t inShift = clock.openBetween(now(), turn).us;
    return work <= inShift ? clock.add(now(), {work}) : turn + Duration{work - inShift};
}

/// Work done in the stretch under way.
template <class P>
std::int64_t Engine<P>::workedSoFar(Index m) const {
    const auto& machine = state_.machines[m];
    const std::int64_t turn = std::clamp(machine.beyondFrom, machine.workFrom, state_.now);
    return clockOf(m).openBetween({machine.workFrom}, {turn}).us + state_.now - turn;
}

/// The next stretch of a job: all of it, or one part of a cycle where hands are needed for a part.
template <class P>
void Engine<P>::beginStretch(Index m) {
    auto& machine = state_.machines[m];
    const std::int64_t manual = std::min(handsOf(m), machine.cycleUs);
    machine.remaining = machine.automatic ? machine.cycleUs - manual : manual;
}

template <class P>
void Engine<P>::continueWork(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    const ProcessNode& node = net_->processes[process];
    if (!node.byCalendar) {
        continueByRule(m);
        return;
    }
    setState(m, MachineState::Working, machine.cause);
    machine.workFrom = state_.now;
    machine.byHand = false;
    const bool fails =
        state_.processes[process].breaksDown && !node.failsByShiftTime && machine.untilFailure < machine.remaining;
    const std::int64_t work = fails ? machine.untilFailure : machine.remaining;
    scheduleMachine(m, node.alwaysOpen ? now() + Duration{work} : endOf(node.calendar, work),
                    fails ? EventKind::Failure : EventKind::WorkDone);
}

/// Where something is finished past the end of the shift, or hands have breaks in which the machine runs.
template <class P>
void Engine<P>::continueByRule(Index m) {
    auto& machine = state_.machines[m];
    const ProcessNode& node = net_->processes[net_->machineProcess[m]];
    const bool wentOn = machine.state == MachineState::Working;
    const bool pastShift = wentOn && machine.beyondFrom <= state_.now;
    if (wentOn)
        bookAside(m);
    setState(m, MachineState::Working, machine.cause);
    machine.workFrom = state_.now;
    machine.byHand = machine.cyclesLeft > 0 && !machine.automatic;
    machine.beyondFrom = INT64_MAX;
    const WorkingTime& clock = clockOf(m);
    const bool finishes = node.finishesContainer || (node.finishesPiece && machine.automatic);
    if (finishes && wentOn && !clock.isOpen(now()) && (pastShift || clock.shiftEnd({state_.now - 1}) == now()))
        machine.beyondFrom = state_.now;
    else if ((node.finishesContainer || node.finishesPiece) && !clock.isAlwaysOpen())
        noteShiftEnd(m);
    noteStretch(m);
    const bool fails = state_.processes[net_->machineProcess[m]].breaksDown && !node.failsByShiftTime && machine.untilFailure < machine.remaining;
    scheduleMachine(m, workEnds(m, fails ? machine.untilFailure : machine.remaining),
                    fails ? EventKind::Failure : EventKind::WorkDone);
}

/// Work that the end of the shift finds unfinished goes on by the clock: all of the stretch, or to the end of the
/// cycle under way, the rest in the next shift.
template <class P>
void Engine<P>::noteShiftEnd(Index m) {
    auto& machine = state_.machines[m];
    const WorkingTime& clock = clockOf(m);
    const Time begin = clock.nextOpen(now());
    const Time end = clock.add(now(), {machine.remaining});
    if (begin == kNever || end == kNever)
        return;
    Time shift = clock.shiftEnd(begin);
    while (shift < end && clock.isOpen(shift)) // one shift follows the other
        shift = clock.shiftEnd(shift);
    if (end <= shift)
        return;
    std::int64_t past = machine.remaining - clock.openBetween(now(), shift).us;
    if (net_->processes[net_->machineProcess[m]].finishesPiece && machine.cyclesLeft == 0 && machine.cycleUs > 0) {
        machine.later = past / machine.cycleUs * machine.cycleUs;
        machine.remaining -= machine.later;
        past -= machine.later;
    }
    if (past > 0)
        machine.beyondFrom = shift.us;
}

/// The hands leave, or come back for the next cycle.
template <class P>
void Engine<P>::endStretch(Index m) {
    auto& machine = state_.machines[m];
    if (!machine.automatic) {
        machine.automatic = true;
        walkBack(m, walkingOf(m));
        beginStretch(m);
        continueWork(m);
        return;
    }
    machine.automatic = false;
    --machine.cyclesLeft;
    beginStretch(m);
    machine.suspended = true;
    resumeSuspended(m);
}

// ------------------------------------------------------------------ what it was at

/// What the calendar says wrongly of the stretch under way: breaks in which its hands stop though the machine could
/// run, and work past the end of the shift.
template <class P>
typename Engine<P>::Aside Engine<P>::asideOf(Index m) const {
    const auto& machine = state_.machines[m];
    if (machine.state != MachineState::Working && machine.state != MachineState::Setup)
        return {};
    const WorkingTime& calendar = calendarOf(net_->machineProcess[m]);
    const std::int64_t from = std::max(machine.workFrom, state_.measuredFrom);
    const std::int64_t turn = std::clamp(machine.beyondFrom, from, state_.now);
    Aside out;
    if (machine.byHand)
        out.inBreaks = (calendar.openBetween({from}, {turn}) - clockOf(m).openBetween({from}, {turn})).us;
    out.beyond = state_.now - turn - calendar.openBetween({turn}, now()).us;
    return out;
}

/// At the end of a stretch, before the next begins.
template <class P>
void Engine<P>::bookAside(Index m) {
    const Aside aside = asideOf(m);
    auto* const time = state_.stateTime.data() + m * static_cast<std::size_t>(MachineState::Count);
    time[static_cast<std::size_t>(state_.machines[m].state)] += aside.beyond - aside.inBreaks;
    time[static_cast<std::size_t>(MachineState::OnBreak)] += aside.inBreaks;
}

} // namespace takt::sim

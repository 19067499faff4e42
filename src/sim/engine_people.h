// Part of the engine's implementation: operators, planned maintenance, shelf life.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::changeCrew(Index group, std::int64_t free) {
    auto& crew = state_.crews[group];
    crew.busyUs += (crew.present - crew.free) * (state_.now - crew.changed);
    crew.changed = state_.now;
    crew.free += free;
    noteCrew(group);
}

/// One operator for a machine, from the first group with the skill that has one free; for a repair, one who repairs.
template <class P>
bool Engine<P>::acquire(Index m, bool repair) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    if (machine.group != kNone || net_->processes[process].groups.empty())
        return true;
    const std::int64_t since =
        machine.state == MachineState::NoOperator || machine.awaitsRepair ? machine.stateSince : state_.now;
    for (const Index g : net_->processes[process].groups)
        if (state_.crews[g].free > 0 && (!repair || net_->groups[g].repairs) && !someoneWaitsLonger(g, process, since)) {
            changeCrew(g, -1);
            machine.group = g;
            noteMachine(m);
            return true;
        }
    return false;
}

/// Since when a machine of the process has waited for an operator such as those of a group; INT64_MAX: none does.
template <class P>
std::int64_t Engine<P>::waitsForOperatorSince(Index process, Index group) const {
    const ProcessNode& node = net_->processes[process];
    std::int64_t since = INT64_MAX;
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
        const auto& machine = state_.machines[m];
        if (machine.heldDown)
            continue; // nobody helps it before the disruption is over
        if (machine.awaitsRepair ? net_->groups[group].repairs : machine.state == MachineState::NoOperator)
            since = std::min(since, machine.stateSince);
    }
    return since;
}

/// Whoever has waited longest comes first: the others are asked, and then this one again.
template <class P>
bool Engine<P>::someoneWaitsLonger(Index group, Index process, std::int64_t since) {
    if (net_->groups[group].processes.size() < 2)
        return false;
    bool longer = false;
    for (const Index p : net_->groups[group].processes)
        if (p != process && waitsForOperatorSince(p, group) < since) {
            markDirty(p);
            longer = true;
        }
    if (longer)
        markDirty(process);
    return longer;
}

template <class P>
void Engine<P>::release(Index m) {
    const Index group = std::exchange(state_.machines[m].group, kNone);
    if (group == kNone)
        return;
    changeCrew(group, 1);
    noteMachine(m);
    operatorsChanged(group);
}

/// The operator leaves a machine that runs on by itself, and is free after so much walking.
template <class P>
void Engine<P>::walkBack(Index m, std::int64_t us) {
    if (us == 0) {
        release(m);
        return;
    }
    const Index group = std::exchange(state_.machines[m].group, kNone);
    noteMachine(m);
    if (group != kNone)
        schedule(net_->calendars[net_->processes[net_->machineProcess[m]].handsCalendar].add(now(), {us}),
                 EventClass::Completion, EventKind::OperatorFree, group);
}

/// Someone is free: machines that have waited longest are looked at first.
template <class P>
void Engine<P>::operatorsChanged(Index group) {
    const auto& processes = net_->groups[group].processes;
    const auto waitsSince = [&](Index p) { return waitsForOperatorSince(p, group); };
    std::int64_t before = INT64_MIN;
    for (std::size_t n = 0; n < processes.size(); ++n) { // few: the next longest waiting, one after the other
        Index next = kNone;
        for (const Index p : processes)
            if (const std::int64_t since = waitsSince(p);
                since != INT64_MAX && !state_.processes[p].dirty && since >= before &&
                (next == kNone || since < waitsSince(next)))
                next = p;
        if (next == kNone)
            return;
        before = waitsSince(next);
        markDirty(next);
    }
}

/// A container waits in the machine for hands, or a stop for one who repairs.
template <class P>
bool Engine<P>::resumeSuspended(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    if (!acquire(m, machine.awaitsRepair)) {
        if (machine.suspended)
            setState(m, MachineState::NoOperator, machine.cause);
        return false;
    }
    if (machine.awaitsRepair) {
        machine.awaitsRepair = false;
        scheduleMachine(m, repairEnds(process, drawStop(process)), EventKind::Repaired);
        return true;
    }
    machine.suspended = false;
    if (machine.setupLeft > 0)
        beginSetup(m, machine.cause);
    else
        continueWork(m);
    return true;
}

// ------------------------------------------------------------------ presence

template <class P>
void Engine<P>::beginCrew(Index g) {
    const WorkingTime& calendar = net_->calendars[net_->groups[g].calendar];
    if (!calendar.isOpen(now()))
        crewLeaves(g);
    else
        schedule(calendar.nextClose(now()), EventClass::Departure, EventKind::CrewShift, g);
}

/// The calendar of a group opens or closes.
template <class P>
void Engine<P>::crewShift(Index g) {
    auto& crew = state_.crews[g];
    if (crew.onDuty) {
        crewLeaves(g);
        return;
    }
    changeCrew(g, 0);
    crew.onDuty = true;
    const std::int64_t come = net_->groups[g].count - crew.away;
    crew.present += come;
    crew.free += come;
    noteCrew(g);
    operatorsChanged(g);
    schedule(net_->calendars[net_->groups[g].calendar].nextClose(now()), EventClass::Departure, EventKind::CrewShift, g);
}

/// Work that needs hands is laid down, but for containers that are finished first; a repair is finished too.
template <class P>
void Engine<P>::crewLeaves(Index g) {
    auto& crew = state_.crews[g];
    changeCrew(g, 0);
    crew.onDuty = false;
    crew.free -= std::exchange(crew.present, 0); // below none while those at work are still to leave
    noteCrew(g);
    schedule(net_->calendars[net_->groups[g].calendar].nextOpen(now()), EventClass::Departure, EventKind::CrewShift, g);
    for (const Index p : net_->groups[g].processes) {
        const ProcessNode& node = net_->processes[p];
        if (node.finishesContainer)
            continue;
        for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
            if (state_.machines[m].group == g && (state_.machines[m].state == MachineState::Working ||
                                                  state_.machines[m].state == MachineState::Setup))
                layDown(m);
    }
}

/// The container stays in the machine until someone else, or the same tomorrow, goes on with it.
template <class P>
void Engine<P>::layDown(Index m) {
    auto& machine = state_.machines[m];
    pauseWork(m);
    release(m);
    ++machine.generation;
    machine.suspended = true;
    setState(m, MachineState::NoOperator, machine.cause);
    markDirty(net_->machineProcess[m]);
}

// ------------------------------------------------------------------ planned maintenance

template <class P>
void Engine<P>::maintenanceDue(Index index, Index number) {
    const MaintenanceNode& plan = net_->maintenance[index];
    const ProcessNode& node = net_->processes[plan.process];
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
        state_.machines[m].maintenanceUs += plan.lengthUs;
    markDirty(plan.process);
    const WorkingTime& calendar = net_->calendars[0];
    const std::int64_t next = static_cast<std::int64_t>(number) + 1;
    const Time base = calendar.workingDayStart(next * plan.everyDays);
    if (base != kNever)
        schedule(calendar.after(base, plan.first), EventClass::Card, EventKind::MaintenanceDue, index,
                 static_cast<Index>(next));
}

/// Requires an empty machine.
template <class P>
bool Engine<P>::beginMaintenance(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    if (calendarOf(process).nextOpen(now()) == kNever)
        return false;
    setState(m, MachineState::PlannedMaintenance, kNoCause);
    scheduleMachine(m, calendarOf(process).add(now(), {std::exchange(machine.maintenanceUs, 0)}), EventKind::Repaired);
    return true;
}

// ------------------------------------------------------------------ shelf life

/// What expires first stands first; equal ones in the order in which they came.
template <class P>
void Engine<P>::keepUntil(Queue& queue, const Lot& lot) {
    pushLot(queue, lot);
    const Index added = queue.tail;
    Index before = kNone;
    Index at = queue.head;
    while (at != added && state_.lots[at].expires <= lot.expires) {
        before = at;
        at = state_.lots[at].next;
    }
    if (at == added)
        return;
    Index last = at;
    while (state_.lots[last].next != added)
        last = state_.lots[last].next;
    state_.lots[last].next = kNone;
    queue.tail = last;
    state_.lots[added].next = at;
    (before == kNone ? queue.head : state_.lots[before].next) = added;
}

template <class P>
void Engine<P>::expire(Index index) {
    auto& place = state_.places[index];
    while (place.lots.count > 0 && state_.lots[place.lots.head].expires <= state_.now) {
        const std::int64_t amount = state_.lots[place.lots.head].amount;
        const Taken taken = take(index, amount, kNone, state_.lots[place.lots.head].cause);
        count(taken.item, &ItemAccount::expired, amount);
        storyEnds(taken.story, PartLine::Scrapped);
        place.expired += amount;
        if (taken.spoiled > 0)
            hide(taken.item, -taken.spoiled);
        const Index rec = record(RecordKind::Expired, index, 0, amount, taken.cause);
        freeIfConwip(taken.conwip, rec);
    }
}

} // namespace takt::sim

// Part of the engine's implementation: the waste ledger of machines and people: whose time goes where.
#pragma once

#include "sim/engine_ledger.h"

namespace takt::sim {

template <class P>
PartCause Engine<P>::causeOf(Index process, MachineState state) const {
    switch (state) {
    case MachineState::PlannedMaintenance: return PartCause::Maintenance;
    case MachineState::Down: return PartCause::Down;
    case MachineState::Setup: return PartCause::Setup;
    case MachineState::Working: return PartCause::Busy;
    case MachineState::Blocked: return PartCause::Blocked;
    case MachineState::NoOperator: return PartCause::NoOperator;
    case MachineState::NoMaterial: return net_->ledger.processes[process].joins ? PartCause::Mating : PartCause::Lot;
    default: return PartCause::NoCard;
    }
}

/// After every change of a machine's state or of who is at it.
template <class P>
inline void Engine<P>::noteMachine(Index m) {
    if constexpr (P::ledger) {
        const auto& machine = state_.machines[m];
        auto& noted = state_.ledger.machines[m];
        bookMachine(m);
        if (noted.ofGroups && (noted.group == kNone || noted.group != machine.group))
            noteHands(noted, machine);
        noted.group = machine.group;
        noted.recipe = machine.recipe;
        noted.beyondFrom = machine.beyondFrom;
        noted.byHand = machine.byHand;
        if (noted.state != machine.state)
            noteState(noted, machine.state);
    }
}

/// Of the groups that can work at a machine: whether it is without hands, and whose it has.
template <class P>
inline void Engine<P>::noteHands(const LedgerState::Machine& noted, const MachineData& machine) {
    for (const Index g : net_->processes[noted.process].groups) {
        bookCrew(g);
        auto& group = state_.ledger.groups[g];
        if (noted.group == kNone)
            --group.idle[ledger::index(noted.state)];
        if (machine.group == kNone)
            ++group.idle[ledger::index(machine.state)];
        group.held += (machine.group == g ? 1 : 0) - (noted.group == g ? 1 : 0);
    }
}

template <class P>
inline void Engine<P>::noteState(LedgerState::Machine& noted, MachineState state) {
    const Index process = noted.process;
    auto& clock = state_.ledger.clocks[noted.clock];
    --clock.machines[ledger::index(noted.state)];
    ++clock.machines[ledger::index(state)];
    noted.state = state;
    MachineState nearest = state;
    if (clock.shared)
        nearest = *std::ranges::find_if(ledger::kNearest,
                                        [&](MachineState s) { return clock.machines[ledger::index(s)] > 0; });
    if (const PartCause cause = causeOf(process, nearest); cause != clock.cause) {
        bookClock(noted.clock);
        clock.cause = cause;
    }
    if (clock.sharesPeople)
        assignPeople(process);
    if (noted.station != kNone)
        noteWaits(process);
}

/// What the people at the stations of a process wait for who wait for another station: while that works, the balance of
/// the cell is to blame; else what it waits for itself.
template <class P>
void Engine<P>::noteWaits(Index process) {
    const ProcessNode& node = net_->processes[process];
    for (Index s = node.firstStation; s < node.firstStation + node.stationCount; ++s)
        for (Index m = net_->stations[s].firstMachine, end = m + net_->stations[s].machineCount; m < end; ++m) {
            auto& noted = state_.ledger.machines[m];
            Activity waits = Activity::Count; // for what its own state says
            if (noted.state == MachineState::NoMaterial && isInner(s))
                waits = waitsFor(s, -1);
            else if (noted.state == MachineState::Blocked && !isLast(s))
                waits = waitsFor(s, 1);
            if (waits != noted.waits) {
                bookMachine(m);
                noted.waits = waits;
            }
        }
}

template <class P>
Activity Engine<P>::waitsFor(Index station, int step) const {
    const auto all = [&](MachineState state) {
        const StationNode& node = net_->stations[station];
        const auto first = state_.ledger.machines.begin() + node.firstMachine;
        return std::all_of(first, first + node.machineCount, [&](const auto& m) { return m.state == state; });
    };
    const auto any = [&](MachineState state) {
        const StationNode& node = net_->stations[station];
        const auto first = state_.ledger.machines.begin() + node.firstMachine;
        return std::any_of(first, first + node.machineCount, [&](const auto& m) { return m.state == state; });
    };
    const MachineState passedOn = step < 0 ? MachineState::NoMaterial : MachineState::Blocked;
    do
        station += static_cast<Index>(step);
    while (all(passedOn) && (step < 0 ? isInner(station) : !isLast(station)));
    if (any(MachineState::Working) || any(passedOn == MachineState::Blocked ? MachineState::NoMaterial : MachineState::Blocked))
        return Activity::BalanceLoss;
    for (const MachineState state : {MachineState::Down, MachineState::NoCard, MachineState::NoMaterial})
        if (any(state))
            return ledger::activityAt(state, false);
    return Activity::Count;
}

/// A new stretch of work begins, maybe without a change of state.
template <class P>
inline void Engine<P>::noteStretch(Index m) {
    if constexpr (P::ledger)
        if (!net_->processes[net_->machineProcess[m]].byCalendar)
            noteMachine(m);
}

/// The people of a process: one to a machine, or as many as its station, or its cell, has.
template <class P>
void Engine<P>::assignPeople(Index process) {
    const ProcessNode& node = net_->processes[process];
    if (!node.groups.empty())
        return;
    auto* const machines = state_.ledger.machines.data() + node.firstMachine;
    std::int64_t left = net_->ledger.processes[process].people;
    for (const MachineState state : ledger::kPeopleFirst)
        for (Index i = 0; i < node.machineCount; ++i) {
            if (machines[i].state != state)
                continue;
            if (const std::int64_t there = std::min<std::int64_t>(left, machines[i].wanted); there != machines[i].people) {
                bookMachine(node.firstMachine + i);
                machines[i].people = there;
            }
            left -= machines[i].people;
        }
}

/// Open time of a calendar before now. The stretch it is in is looked up once.
template <class P>
inline std::int64_t Engine<P>::openNow(Index calendar) {
    const auto& stretch = state_.ledger.stretches[calendar];
    if (state_.now >= stretch.to)
        return enterStretch(calendar);
    return stretch.openBefore + (stretch.open ? state_.now - stretch.from : 0);
}

template <class P>
std::int64_t Engine<P>::enterStretch(Index index) {
    const WorkingTime& calendar = net_->calendars[index];
    auto& stretch = state_.ledger.stretches[index];
    stretch.from = state_.now;
    stretch.openBefore = calendar.openUntil(now()).us;
    stretch.open = calendar.isOpen(now());
    stretch.to = (stretch.open ? calendar.nextClose(now()) : calendar.nextOpen(now())).us;
    return stretch.openBefore;
}

/// With a ledger what the rest of the engine asks of a calendar is answered from the stretch it is in.
template <class P>
inline std::int64_t Engine<P>::openSoFar(Index calendar) {
    if constexpr (P::ledger)
        return openNow(calendar);
    return net_->calendars[calendar].openUntil(now()).us;
}

template <class P>
inline bool Engine<P>::isOpenNow(Index calendar) {
    if constexpr (P::ledger) {
        openNow(calendar);
        return state_.ledger.stretches[calendar].open;
    }
    return net_->calendars[calendar].isOpen(now());
}

/// When so much work ends that begins now.
template <class P>
inline Time Engine<P>::endOf(Index calendar, std::int64_t work) {
    if constexpr (P::ledger) {
        openNow(calendar);
        const auto& stretch = state_.ledger.stretches[calendar];
        if (stretch.open && work > 0 && work <= stretch.to - state_.now)
            return {state_.now + work};
    }
    return net_->calendars[calendar].add(now(), {work});
}

template <class P>
inline void Engine<P>::bookMachine(Index m) {
    auto& noted = state_.ledger.machines[m];
    if (noted.since != state_.now)
        bookPassed(noted);
}

template <class P>
void Engine<P>::bookPassed(LedgerState::Machine& noted) {
    const std::int64_t open = openNow(noted.calendar);
    const std::int64_t hands = noted.handsCalendar == noted.calendar ? open : openNow(noted.handsCalendar);
    const std::int64_t paid = noted.paidCalendar == noted.handsCalendar ? hands : openNow(noted.paidCalendar);
    std::int64_t finishedPast = state_.now; // when work began past the shift
    if (noted.state == MachineState::Working)
        finishedPast = std::clamp(noted.beyondFrom, noted.since, state_.now);
    if (noted.people > 0 || noted.group != kNone)
        bookPeople(noted, hands - noted.hands, paid - noted.paid, finishedPast);
    if (noted.story != kNoStory)
        bookContainer(noted, open - noted.open, hands - noted.hands, finishedPast);
    noted.since = state_.now;
    noted.open = open;
    noted.hands = hands;
    noted.paid = paid;
}

template <class P>
inline void Engine<P>::bookPeople(LedgerState::Machine& noted, std::int64_t hands, std::int64_t paid,
                                  std::int64_t finishedPast) {
    const bool held = noted.group != kNone;
    auto& crew = state_.ledger.crews[held ? state_.ledger.firstGroup + noted.group : noted.process];
    std::int64_t beyond = 0;
    if (finishedPast < state_.now)
        beyond = state_.now - finishedPast -
                 net_->calendars[noted.paidCalendar].openBetween({finishedPast}, now()).us;
    else if (held && noted.state == MachineState::Down && net_->processes[noted.process].repairsOffShift)
        beyond = state_.now - noted.since - paid;
    if (held) {
        crew.paidUs += paid + beyond;
        crew.us[ledger::index(Activity::PaidBreak)] += paid - hands;
    }
    const std::int64_t people = held ? 1 : noted.people;
    crew.beyondUs += people * beyond;
    if (const LedgerPlan::Work* work = noted.state == MachineState::Working ? workOf(noted) : nullptr) {
        bookTasks(crew, noted, *work, people, people * (hands + beyond));
    } else if (noted.waits != Activity::Count) {
        crew.us[ledger::index(noted.waits)] += people * (hands + beyond);
    } else if (people != 1) {
        bookAlike(crew, noted, people, hands + beyond);
    } else if (noted.state == MachineState::Working) {
        const auto& recipe = net_->ledger.recipes[noted.recipe];
        if (recipe.handsUs == recipe.cycleUs && recipe.valueAddedUs == recipe.processingUs && noted.reworkUs == 0 &&
            !noted.inspects)
            crew.us[ledger::index(Activity::ValueAdding)] += hands + beyond;
        else
            bookWork(crew, noted, hands + beyond);
    } else {
        crew.us[ledger::index(ledger::activityAt(noted.state, held))] += hands + beyond;
    }
}

/// Several people at a machine for whose product no task is known.
template <class P>
void Engine<P>::bookAlike(LedgerState::Crew& crew, LedgerState::Machine& noted, std::int64_t people, std::int64_t us) {
    if (noted.state != MachineState::Working) {
        crew.us[ledger::index(ledger::activityAt(noted.state, false))] += people * us;
        return;
    }
    LedgerState::Crew one;
    bookWork(one, noted, us);
    for (std::size_t a = 0; a < kActivities; ++a)
        crew.us[a] += people * one.us[a];
}

/// What the tasks say of the product in work; none: nothing.
template <class P>
inline const LedgerPlan::Work* Engine<P>::workOf(const LedgerState::Machine& noted) const {
    const LedgerPlan& plan = net_->ledger;
    const Index station = noted.station;
    const Index index = station == kNone ? plan.recipes[noted.recipe].work
                                         : plan.stationWork + net_->recipes[noted.recipe].firstTime + station -
                                               net_->processes[noted.process].firstStation;
    return index == kNone ? nullptr : &plan.works[index];
}

/// Work by the tasks of the cell, what has to be worked again apart. Of the time of its people so much is each kind of
/// work as of a piece; when they have less time than the work takes, all in proportion.
template <class P>
void Engine<P>::bookTasks(LedgerState::Crew& crew, LedgerState::Machine& noted, const LedgerPlan::Work& work,
                          std::int64_t people, std::int64_t us) {
    using enum Activity;
    const std::int64_t again = std::min(noted.reworkUs, us / people);
    noted.reworkUs -= again;
    us -= again * people;
    crew.us[ledger::index(Rework)] += again * people;
    const bool held = noted.group != kNone; // by the part that needs hands; he walks back when it is over
    const std::int64_t walk = held && work.walksAway ? 0 : work.walkUs;
    const std::int64_t done = work.sum() + walk;
    const std::int64_t whole = std::max<std::int64_t>({1, done, people * (held ? work.handsUs : work.cycleUs)});
    const std::int64_t byItself = held ? 0 : people * std::max<std::int64_t>(0, std::min(work.cycleUs, work.machineUs) - work.longestUs);
    std::int64_t left = us;
    const auto book = [&](Activity activity, std::int64_t part) {
        const std::int64_t time = ledger::share(us, part, whole);
        crew.us[ledger::index(activity)] += time;
        left -= time;
    };
    book(noted.inspects ? Inspection : ValueAdding, work.us[ledger::index(WorkKind::ValueAdding)]);
    book(noted.inspects ? Inspection : Incidental, work.us[ledger::index(WorkKind::Incidental)]);
    book(noted.inspects ? Inspection : OverProcessing, work.us[ledger::index(WorkKind::Waste)]);
    book(Motion, work.us[ledger::index(WorkKind::Walking)] + walk);
    book(WaitingInWork, work.us[ledger::index(WorkKind::Waiting)]);
    book(Watching, std::min(byItself, whole - done));
    crew.us[ledger::index(whole > done + byItself ? BalanceLoss : Incidental)] += left;
}

/// Work by the parts of its recipe, what has to be worked again apart.
template <class P>
[[gnu::noinline]] void Engine<P>::bookWork(LedgerState::Crew& crew, LedgerState::Machine& noted, std::int64_t us) {
    const std::int64_t again = std::min(noted.reworkUs, us);
    noted.reworkUs -= again;
    us -= again;
    crew.us[ledger::index(Activity::Rework)] += again;
    const auto& recipe = net_->ledger.recipes[noted.recipe];
    std::int64_t hands = us, byHand = us;
    if (noted.group == kNone && recipe.handsUs < recipe.cycleUs) { // who is held is at the hands' part
        const std::int64_t walking = ledger::share(us, recipe.walkingUs, recipe.cycleUs);
        const std::int64_t watching =
            ledger::share(us, recipe.cycleUs - recipe.handsUs - recipe.walkingUs, recipe.cycleUs);
        crew.us[ledger::index(Activity::Motion)] += walking;
        crew.us[ledger::index(Activity::Watching)] += watching;
        hands = us - walking - watching;
        byHand = ledger::share(us, recipe.handsUs, recipe.cycleUs);
    }
    if (noted.inspects) {
        crew.us[ledger::index(Activity::Inspection)] += hands;
        return;
    }
    const std::int64_t adding = recipe.valueAddedUs == recipe.processingUs
                                    ? byHand
                                    : ledger::share(byHand, recipe.valueAddedUs, recipe.processingUs);
    crew.us[ledger::index(Activity::ValueAdding)] += adding;
    crew.us[ledger::index(Activity::Incidental)] += hands - adding;
}

/// After every change of the free or present people of a group.
template <class P>
void Engine<P>::noteCrew(Index g) {
    if constexpr (P::ledger) {
        bookCrew(g);
        auto& group = state_.ledger.groups[g];
        const auto& crew = state_.crews[g];
        const std::int64_t people = crew.present + std::max<std::int64_t>(0, -crew.free);
        if (people != group.people)
            bookPresent(g);
        group.people = people;
        group.free = crew.free;
    }
}

template <class P>
void Engine<P>::bookPresent(Index g) {
    auto& group = state_.ledger.groups[g];
    const std::int64_t paid = openNow(net_->ledger.groups[g].paid);
    group.peoplePaidUs += group.people * (paid - group.peoplePaid);
    group.peoplePaid = paid;
}

/// Those of a group whom no machine holds: they walk back, wait, or are not assigned.
template <class P>
void Engine<P>::bookCrew(Index g) {
    auto& group = state_.ledger.groups[g];
    if (group.since == state_.now)
        return;
    const auto& plan = net_->ledger.groups[g];
    auto& crew = state_.ledger.crews[state_.ledger.firstGroup + g];
    const std::int64_t handsNow = openNow(plan.hands);
    const std::int64_t paidNow = plan.paid == plan.hands ? handsNow : openNow(plan.paid);
    const std::int64_t hands = handsNow - std::exchange(group.hands, handsNow);
    const std::int64_t paid = paidNow - std::exchange(group.paid, paidNow);
    std::int64_t free = std::max<std::int64_t>(0, group.free);
    const std::int64_t walking = group.people - free - group.held;
    crew.paidUs += (free + walking) * paid;
    crew.us[ledger::index(Activity::PaidBreak)] += (free + walking) * (paid - hands);
    crew.us[ledger::index(Activity::Motion)] += walking * hands;
    for (const MachineState state : ledger::kPressing) {
        if (free == 0)
            break;
        const std::int64_t waiting = std::min(free, group.idle[ledger::index(state)]);
        crew.us[ledger::index(ledger::activityAt(state, false))] += waiting * hands;
        free -= waiting;
    }
    crew.us[ledger::index(Activity::NotAssigned)] += free * hands;
    group.since = state_.now;
}

} // namespace takt::sim

// Part of the engine's implementation: the waste ledger. What it keeps is documented in ledger.h and ledger_state.h.
//
// Machines, crews and clocks are noted after a change: what has passed since the last note is booked on what they
// were at until then, so no event walks over containers, and nothing is booked twice or left out.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

namespace ledger {

// Where a story stands: at a clock (its index: first those of the processes, then those of the stations), in a machine,
// waiting behind its last station for the others of its container, or in the time beyond a cycle (with the process), at
// one cause whatever happens (with the cause), nowhere.
inline constexpr std::uint32_t kGathering = 0x2000'0000;
inline constexpr std::uint32_t kBeyondCycle = 0x4000'0000;
inline constexpr std::uint32_t kOneCause = 0x8000'0000;
inline constexpr std::uint32_t kInMachine = 0xFFFF'FFFE;
inline constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;
constexpr std::uint32_t at(PartCause cause) { return kOneCause | static_cast<std::uint32_t>(cause); }

constexpr std::size_t index(PartCause cause) { return static_cast<std::size_t>(cause); }
constexpr std::size_t index(Activity activity) { return static_cast<std::size_t>(activity); }
constexpr std::size_t index(WorkKind kind) { return static_cast<std::size_t>(kind); }
constexpr std::size_t index(MachineState state) { return static_cast<std::size_t>(state); }

/// The people of a process go to machines in this order.
inline constexpr std::array kPeopleFirst = {MachineState::Working, MachineState::Setup,
                                            MachineState::PlannedMaintenance, MachineState::Down,
                                            MachineState::Blocked, MachineState::NoOperator,
                                            MachineState::NoMaterial, MachineState::NoCard};
/// What a free operator waits for, the most pressing first.
inline constexpr std::array kPressing = {MachineState::Down, MachineState::PlannedMaintenance, MachineState::Blocked,
                                         MachineState::NoMaterial, MachineState::NoCard};
/// What a container waits for: what the machine that is nearest to taking it is at.
inline constexpr std::array kNearest = {MachineState::NoCard, MachineState::NoMaterial, MachineState::NoOperator,
                                        MachineState::Blocked, MachineState::Working, MachineState::Setup,
                                        MachineState::Down, MachineState::PlannedMaintenance};

/// Of people at a machine that does not work; `held`: by a machine that needs them.
constexpr Activity activityAt(MachineState state, bool held) {
    switch (state) {
    case MachineState::Setup: return Activity::Setup;
    case MachineState::PlannedMaintenance: return Activity::Maintenance;
    case MachineState::Down: return held ? Activity::Maintenance : Activity::Down;
    case MachineState::Blocked: return Activity::Blocked;
    case MachineState::NoCard: return Activity::NoCard;
    default: return Activity::NoMaterial;
    }
}

/// us x part / whole, rounded down.
inline std::int64_t share(std::int64_t us, std::int64_t part, std::int64_t whole) {
    return static_cast<std::int64_t>(static_cast<LongTime>(us) * part / whole);
}

} // namespace ledger

// ------------------------------------------------------------------ begin, clip, end

template <class P>
void Engine<P>::openLedger() {
    if constexpr (P::ledger) {
        auto& led = state_.ledger;
        const Network& n = *net_;
        led.stretches.resize(n.calendars.size());
        led.machines.resize(n.machineProcess.size());
        led.clocks.resize(n.processes.size() + n.stations.size());
        led.crews.resize(n.processes.size() + n.groups.size());
        led.firstGroup = static_cast<Index>(n.processes.size());
        led.groups.resize(n.groups.size());
        led.parts.resize(n.items.size() * kPartLines);
        led.aboveUs.resize(n.places.size());
        led.taken.resize(n.places.size());
        led.overproducedUs.resize(n.recipes.size());
        for (Index p = 0; p < n.processes.size(); ++p) {
            const ProcessNode& node = n.processes[p];
            const auto& plan = n.ledger.processes[p];
            std::int64_t wanted = 0;
            for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
                auto& machine = led.machines[m];
                const Index station = n.machineStation[m];
                const bool inner = isInner(station);
                const MachineState first =
                    node.takesOrders && !inner ? MachineState::NoCard : MachineState::NoMaterial;
                machine.state = first;
                machine.station = station;
                machine.clock = inner ? static_cast<Index>(n.processes.size()) + station : p;
                machine.wanted = station == kNone ? plan.atMachine : n.stations[station].operators;
                wanted += machine.wanted;
                auto& clock = led.clocks[machine.clock];
                clock.shared = clock.machines[ledger::index(first)]++ > 0;
                clock.cause = causeOf(p, first);
                machine.ofGroups = !node.groups.empty();
                machine.inspects = node.inspects;
                machine.process = p;
                machine.calendar = node.calendar;
                machine.handsCalendar = plan.hands;
                machine.paidCalendar = plan.paid;
            }
            for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
                led.clocks[led.machines[m].clock].sharesPeople = plan.people < wanted && node.groups.empty();
                for (const Index g : node.groups)
                    ++led.groups[g].idle[ledger::index(led.machines[m].state)];
            }
            assignPeople(p);
            noteWaits(p);
        }
        for (Index g = 0; g < n.groups.size(); ++g)
            led.groups[g].free = led.groups[g].people = n.groups[g].count;
    }
}

/// What has been booked before is left out; stories under way begin anew.
template <class P>
void Engine<P>::clipLedger() {
    if constexpr (P::ledger) {
        auto& led = state_.ledger;
        closeLedger();
        for (auto& story : led.stories) {
            if (story.steps == 0)
                continue;
            const Index at = story.stands;
            shiftStory<1>(story);
            story.us.fill(0);
            story.entered = state_.now;
            story.madeAt = std::max(story.madeAt, state_.now);
            story.stands = at;
            shiftStory<-1>(story);
        }
        for (auto& machine : led.machines)
            machine.worked = 0;
        for (auto& job : state_.stationJobs)
            job.busyBefore = 0;
        std::ranges::fill(led.crews, LedgerState::Crew{});
        for (auto& group : led.groups)
            group.peoplePaidUs = 0;
        std::ranges::fill(led.parts, LedgerState::Parts{});
        led.insideUs = led.rounded = 0;
        std::ranges::fill(led.aboveUs, 0);
        std::ranges::fill(led.taken, 0);
        std::ranges::fill(led.overproducedUs, 0);
    }
}

/// Books everything up to now.
template <class P>
void Engine<P>::closeLedger() {
    for (Index m = 0; m < state_.machines.size(); ++m)
        bookMachine(m);
    for (Index c = 0; c < state_.ledger.clocks.size(); ++c)
        bookClock(c);
    for (Index g = 0; g < net_->groups.size(); ++g) {
        bookCrew(g);
        bookPresent(g);
    }
    for (Index place = 0; place < net_->places.size(); ++place)
        setStock(place, 0);
    changeInside(0);
}

template <class P>
Ledger Engine<P>::ledger() const {
    Ledger out;
    if constexpr (P::ledger) {
        Engine end = *this;
        end.closeLedger();
        for (Index m = 0; m < state_.machines.size(); ++m)
            end.bookJob(m);
        auto& led = end.state_.ledger;
        for (Index s = 0; s < led.stories.size(); ++s)
            if (led.stories[s].steps > 0)
                end.endStory(s, PartLine::Inside, led.stories[s].steps);
        const Network& n = *net_;
        const Time from{state_.measuredFrom};
        out.windowUs = state_.now - state_.measuredFrom;
        for (Index p = 0; p < n.processes.size(); ++p) {
            if (!n.processes[p].groups.empty())
                continue;
            const auto& plan = n.ledger.processes[p];
            const std::int64_t hands = n.calendars[plan.hands].openBetween(from, now()).us;
            const std::int64_t paid = n.calendars[plan.paid].openBetween(from, now()).us;
            Ledger::Crew crew{n.processes[p].id, plan.people, plan.wage, {}, 0, led.crews[p].beyondUs};
            std::ranges::copy(led.crews[p].us, crew.us.begin());
            std::int64_t spare = plan.people;
            for (Index m = n.processes[p].firstMachine; m < n.processes[p].firstMachine + n.processes[p].machineCount; ++m)
                spare = std::max<std::int64_t>(0, spare - led.machines[m].wanted);
            crew.us[ledger::index(Activity::NotAssigned)] += static_cast<LongTime>(spare) * hands;
            crew.us[ledger::index(Activity::PaidBreak)] += static_cast<LongTime>(plan.people) * (paid - hands);
            crew.paidUs = static_cast<LongTime>(plan.people) * paid + crew.beyondUs;
            out.crews.push_back(crew);
        }
        for (Index g = 0; g < n.groups.size(); ++g) {
            const auto& booked = led.crews[n.processes.size() + g];
            Ledger::Crew crew{n.groups[g].id, n.groups[g].count, n.ledger.groups[g].wage, {}, booked.paidUs,
                              booked.beyondUs};
            std::ranges::copy(booked.us, crew.us.begin());
            if (!n.ledger.groups[g].mixed)
                crew.paidUs = static_cast<LongTime>(led.groups[g].peoplePaidUs) + crew.beyondUs;
            out.crews.push_back(crew);
        }
        for (Index i = 0; i < n.items.size(); ++i)
            for (std::size_t line = 0; line < kPartLines; ++line)
                if (const auto& parts = led.parts[i * kPartLines + line]; parts.steps != 0)
                    out.parts.push_back(
                        {n.items[i].id, static_cast<PartLine>(line), parts.steps, parts.us, parts.leadUs});
        std::ranges::stable_sort(out.parts, {}, [](const Ledger::Parts& p) { return p.item; });
        std::vector<LongTime> pushed(n.places.size());
        for (Index r = 0; r < n.recipes.size(); ++r) {
            const RecipeNode& recipe = n.recipes[r];
            if (recipe.outPlace != kNone)
                pushed[recipe.outPlace] += led.overproducedUs[r];
            out.made.push_back({n.processes[recipe.process].id, n.items[recipe.item].id, led.overproducedUs[r],
                                state_.madeScrap[r], n.ledger.items[recipe.item]});
        }
        for (Index p = 0; p < n.places.size(); ++p) {
            const PlaceNode& node = n.places[p];
            const auto& plan = n.ledger.places[p];
            Ledger::Place place{node.element, node.item == kNone ? Id{} : n.items[node.item].id,
                                end.state_.places[p].area, led.aboveUs[p], pushed[p], led.taken[p],
                                state_.places[p].expired, plan.lot, plan.container, plan.refillUs, plan.keptBack,
                                plan.purchased, {}};
            if (node.item != kNone)
                place.cost = n.ledger.items[node.item];
            out.places.push_back(place);
        }
        for (Index t = 0; t < n.transports.size(); ++t)
            out.trips.push_back({n.transports[t].id, state_.tripsMade[t],
                                 static_cast<std::int64_t>(n.transports[t].travel.meanUs) + n.transports[t].handlingUs,
                                 n.ledger.tripCosts[t]});
        if (std::ranges::any_of(n.recipes, [](const RecipeNode& r) { return r.foundLater; }))
            for (Index i = 0; i < n.items.size(); ++i) {
                const auto& hidden = state_.hidden[i];
                out.suspects.push_back({n.items[i].id,
                                        hidden.area + static_cast<Area>(hidden.now) * (state_.now - hidden.changed),
                                        hidden.found, hidden.escaped});
            }
        out.insideUs = led.insideUs;
        out.rounded = led.rounded;
    }
    return out;
}

template <class P>
std::string Engine<P>::auditLedger() const {
    if constexpr (P::ledger) {
        const Ledger now = ledger();
        for (const auto& crew : now.crews)
            if (crew.sum() != crew.paidUs)
                return net_->name(crew.element) + ": operators' time " +
                       std::to_string(static_cast<std::int64_t>(crew.sum())) + " us, not " +
                       std::to_string(static_cast<std::int64_t>(crew.paidUs));
        for (const auto& parts : now.parts)
            if (parts.sum() != parts.leadUs || std::ranges::any_of(parts.us, [](LongTime us) { return us < 0; }))
                return net_->name(parts.item) + ", " + partLineKey(parts.line) + ": time of parts " +
                       std::to_string(static_cast<std::int64_t>(parts.sum())) + " us, not " +
                       std::to_string(static_cast<std::int64_t>(parts.leadUs));
        if (!now.partsClose())
            return "the time of all parts is not that of the plant";
        std::int64_t steps = 0;
        for (const auto& story : state_.ledger.stories)
            steps += story.steps;
        if (steps != state_.ledger.inside)
            return "stories are told of " + std::to_string(steps) + " steps, not " +
                   std::to_string(state_.ledger.inside);
        for (Index p = 0; p < state_.places.size(); ++p)
            for (Index i = state_.places[p].lots.head; i != kNone; i = state_.lots[i].next) {
                const Lot& lot = state_.lots[i];
                if (lot.story == kNoStory || state_.ledger.stories[lot.story].steps != lot.amount)
                    return "place " + std::to_string(p) + " holds a container without its story";
            }
    }
    return {};
}

// ------------------------------------------------------------------ machines and people

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

// ------------------------------------------------------------------ stories

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

// ------------------------------------------------------------------ stores and trips

template <class P>
inline void Engine<P>::noteMaximum(Index index, std::int64_t passed) {
    if constexpr (P::ledger) {
        const auto& place = state_.places[index];
        const std::int64_t maximum = net_->places[index].maximum;
        if (maximum > 0 && place.stock > maximum && !net_->ledger.places[index].pushedInto)
            state_.ledger.aboveUs[index] += static_cast<LongTime>(place.stock - maximum) * passed;
    }
}

} // namespace takt::sim

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

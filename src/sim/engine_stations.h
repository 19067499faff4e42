// Part of the engine's implementation: processes that are run station by station. Orders, material, cards, containers,
// scrap and room below are the process's and go by containers as in every other; only what lies between the begin of a
// container and its end is another: its pieces (those of one cycle together) go each for itself from station to station,
// in the order in which they were begun there. README.md says where what acts.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
bool Engine<P>::isLast(Index station) const {
    const ProcessNode& process = net_->processes[net_->stations[station].process];
    return station + 1 == process.firstStation + process.stationCount;
}

/// Behind another: what it works comes out of a lane of the process.
template <class P>
bool Engine<P>::isInner(Index station) const {
    return station != kNone && station != net_->processes[net_->stations[station].process].firstStation;
}

template <class P>
inline const StationTime& Engine<P>::stationTime(Index station, Index recipe) const {
    return net_->stationTimes[net_->recipes[recipe].firstTime + station -
                              net_->processes[net_->stations[station].process].firstStation];
}

/// Of a cycle of the recipe in it, the part that needs hands, and the walk behind it.
template <class P>
inline std::int64_t Engine<P>::handsOf(Index m) const {
    const Index recipe = state_.machines[m].recipe;
    const Index station = net_->machineStation[m];
    return station == kNone ? net_->recipes[recipe].manualUs : stationTime(station, recipe).handsUs;
}
template <class P>
inline std::int64_t Engine<P>::walkingOf(Index m) const {
    const Index recipe = state_.machines[m].recipe;
    const Index station = net_->machineStation[m];
    return station == kNone ? net_->recipes[recipe].walkingUs : stationTime(station, recipe).walkingUs;
}

// ------------------------------------------------------------------ what a machine does next

/// The last station first: what it takes makes room for the one before it.
template <class P>
void Engine<P>::tryStations(Index process) {
    const ProcessNode& node = net_->processes[process];
    for (Index s = node.firstStation + node.stationCount; s-- > node.firstStation;) {
        const StationNode& station = net_->stations[s];
        for (Index m = station.firstMachine, end = m + station.machineCount; m < end; ++m)
            if (!state_.machines[m].isTaken())
                tryStation(s, m);
    }
}

template <class P>
void Engine<P>::tryStation(Index s, Index m) {
    const Index process = net_->stations[s].process;
    const ProcessNode& node = net_->processes[process];
    auto& machine = state_.machines[m];
    auto& line = state_.stationLines[process];
    const bool stopped = machine.state == MachineState::Down || machine.state == MachineState::PlannedMaintenance;
    if (machine.holding && isLast(s))
        deliverOutput(m);
    else if (machine.holding && !stopped)
        setState(m, MachineState::Blocked, machine.cause);
    if (machine.heldDown)
        return;
    if (machine.suspended || machine.awaitsRepair) {
        resumeSuspended(m);
        return;
    }
    if (machine.busy || stopped)
        return;
    if (machine.maintenanceUs > 0 && beginMaintenance(m))
        return;
    while (isLast(s) && line.ending.head != kNone) {
        const Index job = line.ending.head;
        line.ending.head = state_.stationJobs[job].next;
        endJob(m, job);
        if (machine.busy)
            return;
    }
    Job job{kNone, kNone, MachineState::NoMaterial};
    if (isInner(s)) {
        if (state_.stationLanes[s - 1].pieces.count == 0) {
            idle(m, MachineState::NoMaterial);
            return;
        }
    } else if (line.open == kNone) {
        job = node.takesOrders ? findOrder(process, m) : findMaterial(process, m);
        if (job.recipe == kNone) {
            idle(m, job.reason);
            return;
        }
    }
    if (!isOpenNow(node.calendar)) {
        wakeWhenOpen(process);
        idle(m, job.reason);
        return;
    }
    if (!node.groups.empty() && !acquire(m)) {
        idle(m, MachineState::NoOperator);
        return;
    }
    if (job.recipe != kNone)
        startFound(m, job); // which opens it
    startPiece(s, m);
}

// ------------------------------------------------------------------ containers

/// What a machine has been loaded with goes through the stations.
template <class P>
std::uint32_t Engine<P>::jobFrom(Index m) {
    auto& machine = state_.machines[m];
    Index j = state_.freeStationJob;
    if (j == kNone) {
        j = static_cast<Index>(state_.stationJobs.size());
        state_.stationJobs.emplace_back();
    } else {
        state_.freeStationJob = state_.stationJobs[j].next;
        state_.stationJobs[j] = StationJob{};
    }
    StationJob& job = state_.stationJobs[j];
    job.recipe = machine.recipe;
    job.order = std::exchange(machine.order, kNone);
    job.card = std::exchange(machine.card, kNone);
    job.conwip = std::exchange(machine.conwip, kNone);
    job.cause = machine.cause;
    job.amount = std::exchange(machine.amount, 0);
    job.scrap = std::exchange(machine.scrap, 0);
    job.toRework = std::exchange(machine.toRework, 0);
    job.spoiled = std::exchange(machine.spoiled, 0);
    job.asked = machine.asked;
    job.expires = machine.expires;
    job.origin = machine.origin;
    machine.busy = false;
    return j;
}

/// A container is begun: its material is taken, and its pieces follow one another into the first station.
template <class P>
void Engine<P>::enterStations(Index m, std::int64_t pieces, const Taken& taken, bool sameLot) {
    auto& machine = state_.machines[m];
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    const StationNode& first = net_->stations[net_->machineStation[m]];
    machine.remaining = 0;
    if (recipe.rework > 0 && recipe.yield < Share::kOne && recipe.reworkPlace == kNone && !recipe.foundLater)
        workAgain(m);
    if (recipe.reworkPlace != kNone && machine.scrap > 0)
        sendToRework(m);
    if (taken.spoiled > 0 || recipe.foundLater)
        inspectJob(m, taken.spoiled);
    machine.cause = taken.cause;
    auto& line = state_.stationLines[recipe.process];
    line.lot += sameLot ? 0 : 1;
    line.open = jobFrom(m);
    StationJob& job = state_.stationJobs[line.open];
    job.reworkUs = machine.remaining;
    job.toStart = job.toEnter = pieces;
    job.lot = line.lot;
    storyEnters(job, taken.story);
    for (Index copy = first.firstMachine; copy < first.firstMachine + first.machineCount; ++copy)
        state_.machines[copy].lastOrder = machine.lastOrder;
}

/// All its pieces are through: the machine has the whole container, and puts it out.
template <class P>
void Engine<P>::endJob(Index m, Index j) {
    const StationJob job = state_.stationJobs[j];
    state_.stationJobs[j].recipe = kNone;
    state_.stationJobs[j].next = state_.freeStationJob;
    state_.freeStationJob = j;
    auto& machine = state_.machines[m];
    storyToMachine(m, job.recipe, job.story);
    machine.busy = true;
    machine.recipe = job.recipe;
    machine.order = job.order;
    machine.card = job.card;
    machine.conwip = job.conwip;
    machine.cause = job.cause;
    machine.amount = job.amount;
    machine.scrap = job.scrap;
    machine.toRework = job.toRework;
    machine.spoiled = job.spoiled;
    machine.asked = job.asked;
    machine.expires = job.expires;
    machine.origin = job.origin;
    endContainer(m);
}

// ------------------------------------------------------------------ pieces

template <class P>
std::uint32_t Engine<P>::newPiece(Index job, std::int64_t steps) {
    Index i = state_.freeStationPiece;
    if (i == kNone) {
        i = static_cast<Index>(state_.stationPieces.size());
        state_.stationPieces.emplace_back();
    } else {
        state_.freeStationPiece = state_.stationPieces[i].next;
        state_.stationPieces[i] = StationPiece{};
    }
    state_.stationPieces[i].job = job;
    state_.stationPieces[i].steps = steps;
    return i;
}

template <class P>
void Engine<P>::freePiece(Index piece) {
    state_.stationPieces[piece].job = kNone;
    state_.stationPieces[piece].next = state_.freeStationPiece;
    state_.freeStationPiece = piece;
}

/// Of the container that is open.
template <class P>
std::uint32_t Engine<P>::nextPiece(Index process) {
    auto& line = state_.stationLines[process];
    StationJob& job = state_.stationJobs[line.open];
    const std::int64_t steps = std::min(net_->recipes[job.recipe].piecesPerCycle, job.toStart);
    const Index piece = newPiece(line.open, steps);
    state_.stationPieces[piece].story = storyOfPiece(job, steps);
    job.inside += steps;
    job.toStart -= steps;
    if (job.toStart == 0)
        line.open = kNone;
    return piece;
}

/// The oldest behind a station; what is held there moves up.
template <class P>
std::uint32_t Engine<P>::takePiece(Index s) {
    auto& lane = state_.stationLanes[s];
    const Index piece = lane.pieces.head;
    if (lane.firstHeld == piece) {
        lane.firstHeld = state_.stationPieces[piece].next;
        state_.stationPieces[piece].story = fromHolder(piece);
    } else {
        lane.steps -= state_.stationPieces[piece].steps;
    }
    lane.pieces.head = state_.stationPieces[piece].next;
    if (lane.pieces.head == kNone)
        lane.pieces.tail = kNone;
    --lane.pieces.count;
    letIn(s);
    return piece;
}

/// Held pieces move into the lane while there is room; a cycle that is larger than the lane has it for itself.
template <class P>
void Engine<P>::letIn(Index s) {
    auto& lane = state_.stationLanes[s];
    const std::int64_t room = net_->stations[s].capacity;
    while (lane.firstHeld != kNone && room > 0) {
        const Index i = lane.firstHeld;
        if (lane.steps > 0 && lane.steps + state_.stationPieces[i].steps > room)
            return;
        lane.firstHeld = state_.stationPieces[i].next;
        lane.steps += state_.stationPieces[i].steps;
        const Index story = fromHolder(i);
        state_.stationPieces[i].story = story;
        storyInLane(story, s + 1);
    }
}

/// A machine is rid of the piece it held. Answers the story of it.
template <class P>
std::uint32_t Engine<P>::fromHolder(Index piece) {
    const Index m = std::exchange(state_.stationPieces[piece].machine, kNone);
    state_.machines[m].holding = state_.machines[m].busy = false;
    state_.stationMachines[m].piece = kNone;
    return storyOut(m);
}

template <class P>
void Engine<P>::startPiece(Index s, Index m) {
    const Index piece = isInner(s) ? takePiece(s - 1) : nextPiece(net_->stations[s].process);
    auto& machine = state_.machines[m];
    auto& at = state_.stationMachines[m];
    at.piece = piece;
    const StationJob& job = state_.stationJobs[state_.stationPieces[piece].job];
    const Index process = net_->stations[s].process;
    const ProcessNode& node = net_->processes[process];
    const Index item = net_->recipes[job.recipe].item;
    const bool newLot = std::exchange(at.lot, job.lot) != job.lot;
    machine.setupLeft = node.setsUpEveryLot && newLot ? changeover(node, machine.lastItem, item)
                                                      : setupTime(node, m, job.recipe);
    machine.remaining = stationTime(s, job.recipe).cycleUs;
    if (state_.processes[process].paced) {
        const Pace& pace = state_.pace[process];
        machine.remaining = machine.remaining / 100 * pace.cycle + machine.remaining % 100 * pace.cycle / 100;
        machine.setupLeft = machine.setupLeft / 100 * pace.setup + machine.setupLeft % 100 * pace.setup / 100;
    }
    machine.lastItem = item;
    const Index cause = job.cause;
    beginPiece(s, m, piece);
    if (machine.setupLeft > 0) {
        if (!isInner(s))
            ++state_.changeovers[process];
        beginSetup(m, cause);
    } else {
        machine.cause = cause;
        continueWork(m);
    }
}

/// The work that remains is that of the piece; at the last station with its share of what has to be worked again.
template <class P>
void Engine<P>::beginPiece(Index s, Index m, Index piece) {
    auto& machine = state_.machines[m];
    StationPiece& p = state_.stationPieces[piece];
    StationJob& job = state_.stationJobs[p.job];
    const ProcessNode& node = net_->processes[net_->stations[s].process];
    machine.busy = true;
    machine.recipe = job.recipe;
    machine.suspended = machine.automatic = false;
    noteJob(m, p.steps, std::exchange(p.story, kNoStory));
    if (isLast(s)) {
        const auto share = static_cast<std::int64_t>(static_cast<LongTime>(job.reworkUs) * p.steps / job.toEnter);
        job.toEnter -= p.steps;
        job.reworkUs -= share;
        machine.remaining += share;
        if (share > 0)
            noteRework(m, share);
    }
    machine.cycleUs = machine.remaining;
    machine.cyclesLeft = 0;
    if (machine.remaining > 0 && (machine.group != kNone || node.handsCalendar != node.calendar)) {
        machine.cyclesLeft = 1;
        beginStretch(m);
    }
}

/// It waits for the next station, or for the others of its container.
template <class P>
void Engine<P>::endPiece(Index m) {
    const Index s = net_->machineStation[m];
    auto& machine = state_.machines[m];
    auto& at = state_.stationMachines[m];
    notePiece(m);
    markDirty(net_->stations[s].process);
    if (isLast(s)) {
        const Index piece = std::exchange(at.piece, kNone);
        const Index j = state_.stationPieces[piece].job;
        StationJob& job = state_.stationJobs[j];
        storyThrough(job, storyOut(m));
        job.inside -= state_.stationPieces[piece].steps;
        freePiece(piece);
        machine.busy = false;
        if (isThrough(job))
            endJob(m, j);
        return;
    }
    auto& lane = state_.stationLanes[s];
    state_.stationPieces[at.piece].machine = m;
    state_.stationPieces[at.piece].next = kNone;
    (lane.pieces.tail == kNone ? lane.pieces.head : state_.stationPieces[lane.pieces.tail].next) = at.piece;
    lane.pieces.tail = at.piece;
    ++lane.pieces.count;
    if (lane.firstHeld == kNone)
        lane.firstHeld = at.piece;
    machine.holding = true;
    letIn(s);
}

/// A stop spoils the piece at a station. Its container goes on short of it where a card hangs on the container; else what
/// it was ordered for is made again.
template <class P>
void Engine<P>::losePiece(Index m) {
    auto& machine = state_.machines[m];
    auto& at = state_.stationMachines[m];
    if (!machine.busy || machine.holding || at.piece == kNone)
        return;
    const Index s = net_->machineStation[m];
    const Index piece = std::exchange(at.piece, kNone);
    const std::int64_t steps = state_.stationPieces[piece].steps;
    const Index j = state_.stationPieces[piece].job;
    StationJob& job = state_.stationJobs[j];
    const RecipeNode& recipe = net_->recipes[job.recipe];
    freePiece(piece);
    notePiece(m);
    storyEnds(storyOut(m), PartLine::Scrapped);
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        count(net_->inputs[i].item, &ItemAccount::inWork, -steps * net_->inputs[i].perStep);
        count(net_->inputs[i].item, &ItemAccount::consumed, steps * net_->inputs[i].perStep);
    }
    count(recipe.item, &ItemAccount::made, steps);
    count(recipe.item, &ItemAccount::scrapped, steps);
    state_.madeScrap[job.recipe] += steps;
    machine.cause = record(RecordKind::Scrapped, job.recipe, 0, steps, machine.cause);
    machine.busy = machine.suspended = machine.automatic = false;
    machine.cyclesLeft = machine.later = 0;
    job.inside -= steps;
    if (!isLast(s))
        job.toEnter -= steps;
    const std::int64_t good = std::min(steps, job.amount);
    const std::int64_t scrapped = std::min(steps - good, job.scrap);
    job.amount -= good;
    job.scrap -= scrapped;
    job.toRework -= steps - good - scrapped;
    if (job.spoiled > job.amount) {
        hide(recipe.item, job.amount - job.spoiled);
        job.spoiled = job.amount;
    }
    makeLostAgain(job, good);
    if (isThrough(job)) {
        auto& line = state_.stationLines[recipe.process];
        job.next = kNone;
        (line.ending.head == kNone ? line.ending.head : state_.stationJobs[line.ending.tail].next) = j;
        line.ending.tail = j;
        markDirty(recipe.process);
    }
}

template <class P>
void Engine<P>::makeLostAgain(StationJob& job, std::int64_t pieces) {
    const bool hangs = job.card != kNone && state_.cards[job.card].kind != LoopKind::Signal;
    if (job.order == kNone || hangs || job.conwip != kNone || pieces == 0)
        return;
    auto& order = state_.orders[job.order];
    const bool waiting = order.toStart > 0;
    order.toStart += pieces;
    job.asked -= pieces;
    if (!waiting)
        queueOrder(job.order);
}

/// A count found the last piece of a container there; the others are through.
template <class P>
void Engine<P>::standsAtStation(Index m, std::int64_t workUs, Index story) {
    const Index s = net_->machineStation[m];
    auto& machine = state_.machines[m];
    const Index j = jobFrom(m);
    StationJob& job = state_.stationJobs[j];
    const std::int64_t steps = std::min(net_->recipes[job.recipe].piecesPerCycle, job.amount);
    job.inside = job.toEnter = steps;
    const Index piece = newPiece(j, steps);
    if constexpr (P::ledger) {
        state_.stationPieces[piece].story = story;
        if (steps < job.amount) {
            state_.stationPieces[piece].story = splitStory(story, steps);
            storyThrough(job, story);
        }
    }
    state_.stationMachines[m].piece = piece;
    machine.remaining = workUs;
    beginPiece(s, m, piece);
}

// ------------------------------------------------------------------ double books

/// Every piece inside is in one machine or lane, and its container knows of it.
template <class P>
std::string Engine<P>::auditStations() const {
    std::vector<std::int64_t> found(state_.stationJobs.size());
    const auto add = [&](Index piece) { found[state_.stationPieces[piece].job] += state_.stationPieces[piece].steps; };
    for (Index m = 0; m < state_.stationMachines.size(); ++m)
        if (const Index piece = state_.stationMachines[m].piece; piece != kNone && !state_.machines[m].holding)
            add(piece);
    for (Index s = 0; s < state_.stationLanes.size(); ++s) {
        const auto& lane = state_.stationLanes[s];
        std::int64_t inLane = 0;
        bool held = false;
        for (Index i = lane.pieces.head; i != kNone; i = state_.stationPieces[i].next) {
            add(i);
            held = held || i == lane.firstHeld;
            if (held != (state_.stationPieces[i].machine != kNone))
                return "the lane behind station " + std::to_string(s) + " holds a piece that a machine has";
            inLane += held ? 0 : state_.stationPieces[i].steps;
        }
        if (inLane != lane.steps)
            return "the lane behind station " + std::to_string(s) + " counts " + std::to_string(lane.steps) + ", holds " +
                   std::to_string(inLane);
    }
    for (Index j = 0; j < state_.stationJobs.size(); ++j)
        if (const auto& job = state_.stationJobs[j]; job.recipe != kNone && found[j] != job.inside)
            return "a container has " + std::to_string(found[j]) + " pieces at stations, not " +
                   std::to_string(job.inside);
    return {};
}

} // namespace takt::sim

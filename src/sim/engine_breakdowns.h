// Part of the engine's implementation: stops, repairs and what becomes of the container in work.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
Time Engine<P>::repairEnds(Index process, Duration repair) const {
    return net_->processes[process].repairsOffShift ? now() + repair : calendarOf(process).add(now(), repair);
}

/// One pending failure a machine, if it fails at all: a new one makes the old stale.
template <class P>
void Engine<P>::drawFailure(Index m) {
    const Index process = net_->machineProcess[m];
    ++state_.machines[m].failures;
    if (!state_.processes[process].breaksDown)
        return;
    const Index stations = std::max<Index>(1, net_->processes[process].stationCount); // they share the stops
    const auto up = static_cast<std::int64_t>(static_cast<double>(state_.settings[process].meanUpUs) * stations *
                                              stream(process, Purpose::Failure).exponential());
    if (net_->processes[process].failsByShiftTime)
        schedule(calendarOf(process).add(now(), {up}), EventClass::Completion, EventKind::ShiftFailure, m,
                 state_.machines[m].failures & 0xFFFFFFU);
    else
        state_.machines[m].untilFailure = up;
}

/// How long a stop lasts: its law, stretched to the mean that was set.
template <class P>
Duration Engine<P>::drawStop(Index process) {
    const Sampler& law = net_->processes[process].stop;
    const std::int64_t mean = state_.settings[process].stopUs;
    if (law.meanUs <= 0)
        return {mean};
    const Duration drawn = draw(law, stream(process, Purpose::Repair));
    if (mean == static_cast<std::int64_t>(law.meanUs))
        return drawn;
    return {static_cast<std::int64_t>(static_cast<double>(drawn.us) * static_cast<double>(mean) / law.meanUs + 0.5)};
}

template <class P>
void Engine<P>::failMachine(Index m) {
    auto& machine = state_.machines[m];
    machine.remaining += std::exchange(machine.later, 0) - machine.untilFailure;
    beginRepair(m);
}

/// A stop that strikes by shift time, busy or idle. While one stop or a planned one lasts no other begins.
template <class P>
void Engine<P>::shiftFailure(Index m) {
    auto& machine = state_.machines[m];
    if (machine.state == MachineState::Down || machine.state == MachineState::PlannedMaintenance) {
        drawFailure(m);
        return;
    }
    const std::int64_t done = workedSoFar(m);
    if (machine.state == MachineState::Working)
        machine.remaining = std::max<std::int64_t>(0, machine.remaining + std::exchange(machine.later, 0) - done);
    else if (machine.state == MachineState::Setup)
        machine.setupLeft = std::max<std::int64_t>(1, machine.setupLeft - done);
    beginRepair(m);
}

/// Hands that do not repair go elsewhere; hands that do are waited for.
template <class P>
void Engine<P>::beginRepair(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    const ProcessNode& node = net_->processes[process];
    if (node.scrapsOnBreakdown && machine.state == MachineState::Working && machine.busy)
        scrapJob(m);
    const bool repairedByCrew =
        std::any_of(node.groups.begin(), node.groups.end(), [&](Index g) { return net_->groups[g].repairs; });
    if (machine.group != kNone && !net_->groups[machine.group].repairs)
        release(m);
    setState(m, MachineState::Down, kNoCause);
    ++machine.generation; // what was to happen to the job does not
    if (repairedByCrew && machine.group == kNone && !acquire(m, true)) {
        machine.awaitsRepair = true;
        return;
    }
    scheduleMachine(m, repairEnds(process, drawStop(process)), EventKind::Repaired);
}

/// The container in work is lost; what it was ordered for is made again.
template <class P>
void Engine<P>::scrapJob(Index m) {
    auto& machine = state_.machines[m];
    if (net_->machineStation[m] != kNone) {
        losePiece(m);
        return;
    }
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    const std::int64_t pieces = piecesIn(m);
    if (machine.spoiled > 0)
        hide(recipe.item, -std::exchange(machine.spoiled, 0));
    machine.toRework = machine.later = 0;
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        count(net_->inputs[i].item, &ItemAccount::inWork, -pieces * net_->inputs[i].perStep);
        count(net_->inputs[i].item, &ItemAccount::consumed, pieces * net_->inputs[i].perStep);
    }
    count(recipe.item, &ItemAccount::made, pieces);
    count(recipe.item, &ItemAccount::scrapped, pieces);
    state_.madeScrap[machine.recipe] += pieces;
    const Index rec = record(RecordKind::Scrapped, machine.recipe, 0, pieces, machine.cause);
    reserveLanes(recipe, -1);
    machine.busy = machine.suspended = machine.automatic = false;
    noteWorkDone(m);
    machine.cyclesLeft = 0;
    const Index order = std::exchange(machine.order, kNone);
    const Index card = std::exchange(machine.card, kNone);
    const Index conwip = std::exchange(machine.conwip, kNone);
    if (order == kNone) {
        freeIfConwip(conwip, rec);
        return;
    }
    auto& o = state_.orders[order];
    const bool waiting = o.toStart > 0; // it still stands in the queue
    o.toStart += machine.asked;
    if (o.card != kNone && net_->loops[net_->loopOfCard(o.card)].kind == LoopKind::Conwip)
        setCard(o.card, CardState::AtPost, rec);
    else
        freeIfConwip(conwip, rec);
    if (card != kNone)
        setCard(card, CardState::AtPost, rec);
    if (!waiting)
        queueOrder(order);
}

template <class P>
void Engine<P>::repairMachine(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    const bool closed = state_.processes[process].closed > 0;
    if (machine.state == MachineState::PlannedMaintenance) {
        machine.heldDown = closed;
        setState(m, closed ? MachineState::Down : MachineState::NoCard, kNoCause);
        markDirty(process);
        return;
    }
    drawFailure(m);
    machine.heldDown = closed;
    if (!closed)
        runAgain(m, machine.cause);
}

/// What a machine is at is left off; hands that do not repair go elsewhere.
template <class P>
void Engine<P>::pauseWork(Index m) {
    auto& machine = state_.machines[m];
    const std::int64_t done = workedSoFar(m);
    if (machine.state == MachineState::Working) {
        machine.remaining = std::max<std::int64_t>(0, machine.remaining + std::exchange(machine.later, 0) - done);
        machine.untilFailure = std::max<std::int64_t>(0, machine.untilFailure - done);
    } else if (machine.state == MachineState::Setup) {
        machine.setupLeft = std::max<std::int64_t>(1, machine.setupLeft - done);
    }
    if (machine.group != kNone && !net_->groups[machine.group].repairs)
        release(m);
}

/// A stop is over: the machine goes on where it was.
template <class P>
void Engine<P>::runAgain(Index m, Index cause) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    const bool hands = !net_->processes[process].groups.empty() && !machine.automatic;
    if (machine.busy && !machine.holding && hands && machine.group == kNone) {
        machine.suspended = true;
        resumeSuspended(m);
        return;
    }
    machine.suspended = false; // who repaired it goes on with it
    if (!machine.busy || machine.automatic)
        release(m);
    if (machine.busy && machine.setupLeft > 0) {
        beginSetup(m, machine.cause);
    } else if (machine.busy && !machine.holding) {
        continueWork(m);
    } else {
        setState(m, machine.holding ? MachineState::Blocked : MachineState::NoCard, cause);
        markDirty(process);
    }
}

} // namespace takt::sim

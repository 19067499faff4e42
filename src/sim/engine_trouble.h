// Part of the engine's implementation: disruptions, each of which hits all its targets at once.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::scheduleDisruption(Index index) {
    schedule(now() + draw(net_->disruptions[index].between, disruptionStream(index)), EventClass::Completion,
             EventKind::DisruptionBegins, index);
}

template <class P>
void Engine<P>::disruptionBegins(Index index) {
    const DisruptionNode& node = net_->disruptions[index];
    auto& state = state_.disruptions[index];
    const Duration length = draw(node.length, disruptionStream(index));
    const Index rec = record(RecordKind::Disrupted, index, 0, node.level, kNoCause);
    state.active = true;
    state.since = state_.now;
    ++state.struck;
    schedule(now() + length, EventClass::Completion, EventKind::DisruptionEnds, index);
    for (const auto& target : node.targets)
        hit(target, node.level, length, rec);
}

template <class P>
void Engine<P>::disruptionEnds(Index index) {
    const DisruptionNode& node = net_->disruptions[index];
    auto& state = state_.disruptions[index];
    const Index rec = record(RecordKind::Disrupted, index, 0, 100, kNoCause);
    state.active = false;
    state.activeUs += state_.now - state.since;
    for (const auto& target : node.targets)
        relieve(target, node.level, rec);
    if (!node.once)
        scheduleDisruption(index);
}

template <class P>
void Engine<P>::hit(const DisruptionNode::Target& target, std::int64_t level, Duration length, Index cause) {
    const Index i = target.index;
    switch (target.kind) {
    case TableId::Processes:
        if (level == 0)
            closeProcess(i, cause);
        break;
    case TableId::Suppliers:
        if (level == 0)
            closeSupply(i, length);
        break;
    case TableId::Transports:
        if (level == 0)
            delayTransport(i, length);
        break;
    case TableId::OperatorGroups: {
        const std::int64_t there = net_->groups[i].count * std::min<std::int64_t>(level, 100) / 100;
        sendAway(i, net_->groups[i].count - there, length);
        break;
    }
    case TableId::KanbanLoops:
        if (level < 100)
            beginOutage(i, length, {}, cause);
        break;
    default: break;
    }
    renewLevels(target);
}

template <class P>
void Engine<P>::relieve(const DisruptionNode::Target& target, std::int64_t level, Index cause) {
    if (target.kind == TableId::Processes && level == 0)
        openProcess(target.index, cause);
    renewLevels(target);
}

/// What several disruptions leave of a target: the product of their levels. A standstill is not among them.
template <class P>
void Engine<P>::renewLevels(const DisruptionNode::Target& target) {
    const bool demand = target.kind == TableId::Customers;
    double level = 1.0;
    for (Index d = 0; d < net_->disruptions.size(); ++d) {
        const auto& node = net_->disruptions[d];
        if (!state_.disruptions[d].active || (node.level == 0 && !demand))
            continue;
        for (const auto& other : node.targets)
            if (other.kind == target.kind && other.index == target.index)
                level *= static_cast<double>(node.level) / 100.0;
    }
    const auto times = [&](std::int64_t usual) { // how long it takes, in percent
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(usual) / level + 0.5), 1, 1'000'000);
    };
    switch (target.kind) {
    case TableId::Processes: {
        const ProcessSettings& set = state_.settings[target.index];
        const Pace pace{times(set.pace * set.cycle / 100), times(set.pace)};
        state_.pace[target.index] = pace;
        state_.processes[target.index].paced = pace.cycle != 100 || pace.setup != 100;
        break;
    }
    case TableId::Suppliers: state_.supplyPace[target.index] = times(state_.setSupplyPace[target.index]); break;
    case TableId::Transports: state_.transportPace[target.index] = times(state_.setTransportPace[target.index]); break;
    case TableId::Customers:
        changeLevel(target.index,
                    static_cast<std::int64_t>(level * static_cast<double>(state_.demands[target.index].setLevel) + 0.5));
        break;
    default: break;
    }
}

/// All its machines stop, whatever they are at; stops and planned maintenance under way go on.
template <class P>
void Engine<P>::closeProcess(Index process, Index cause) {
    if (++state_.processes[process].closed > 1)
        return;
    const ProcessNode& node = net_->processes[process];
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
        auto& machine = state_.machines[m];
        if (machine.state == MachineState::Down || machine.state == MachineState::PlannedMaintenance)
            continue;
        pauseWork(m);
        ++machine.generation;
        machine.heldDown = true;
        setState(m, MachineState::Down, cause);
    }
}

template <class P>
void Engine<P>::openProcess(Index process, Index cause) {
    if (--state_.processes[process].closed > 0)
        return;
    const ProcessNode& node = net_->processes[process];
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
        if (state_.machines[m].heldDown) {
            state_.machines[m].heldDown = false;
            runAgain(m, cause);
        }
}

} // namespace takt::sim

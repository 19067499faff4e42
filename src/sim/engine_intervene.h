// Part of the engine's implementation: what is done to a run from outside.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::plan(std::vector<Intervention> interventions) {
    for (auto& i : interventions) {
        i.at.us = std::max(i.at.us, state_.now);
        const auto number = static_cast<Index>(state_.interventions.size());
        scheduleAs(i.at, EventClass::Card, state_.firstIntervention + number, EventKind::Intervene, number);
        state_.interventions.push_back(i);
    }
}

template <class P>
void Engine<P>::intervene(Index number) {
    const Intervention i = state_.interventions[number];
    const Index rec = record(RecordKind::Intervened, number, static_cast<Index>(i.kind), i.amount, kNoCause);
    using Kind = Intervention::Kind;
    switch (i.kind) {
    case Kind::BreakDown:
    case Kind::Repair:
        interveneAtProcess(i, rec);
        break;
    case Kind::LoseCards:
    case Kind::LockCards:
    case Kind::AddCards:
    case Kind::WithdrawCards:
    case Kind::ReturnCards:
    case Kind::SignalOutage: interveneInLoop(i, rec); break;
    case Kind::PutIn:
    case Kind::TakeOut: interveneInStore(i, rec); break;
    case Kind::RushOrder:
        for (Index d = 0; d < net_->demands.size(); ++d)
            if (net_->demands[d].customer == i.element && net_->items[net_->demands[d].item].id == i.item && i.amount > 0)
                order(d, i.amount);
        break;
    case Kind::DelayTransport:
        for (Index t = 0; t < net_->transports.size(); ++t)
            if (net_->transports[t].id == i.element)
                delayTransport(t, i.length);
        break;
    case Kind::SendAway:
        for (Index g = 0; g < net_->groups.size(); ++g)
            if (net_->groups[g].id == i.element)
                sendAway(g, i.amount, i.length);
        break;
    case Kind::ChangePace:
    case Kind::SetUptime:
    case Kind::SetStopLength:
    case Kind::SetChangeover:
    case Kind::SetCycle: setAtProcess(i); break;
    case Kind::SetQuantity:
    case Kind::SetDemandLevel:
    case Kind::SetLeadTime:
    case Kind::SetTravel: setOutside(i); break;
    case Kind::SetLot:
    case Kind::SetTrigger:
    case Kind::SetOrderUpTo: setInLoop(i, rec); break;
    case Kind::CloseSupplier:
        for (Index s = 0; s < net_->supplies.size(); ++s)
            if (net_->supplies[s].supplier == i.element)
                closeSupply(s, i.length);
        break;
    }
}

template <class P>
void Engine<P>::interveneAtProcess(const Intervention& i, Index cause) {
    const Index process = net_->processOf(i.element);
    if (process == kNone)
        return;
    const ProcessNode& node = net_->processes[process];
    std::int64_t left = i.amount > 0 ? i.amount : node.machineCount;
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount && left > 0; ++m) {
        const bool down = state_.machines[m].state == MachineState::Down;
        if (i.kind == Intervention::Kind::Repair && down && !state_.machines[m].heldDown) {
            ++state_.machines[m].generation;
            state_.machines[m].awaitsRepair = false;
            repairMachine(m);
            --left;
        } else if (i.kind == Intervention::Kind::BreakDown && !down &&
                   state_.machines[m].state != MachineState::PlannedMaintenance) {
            stopMachine(m, i.length, cause);
            --left;
        }
    }
}

/// Values are held to what a run can bear; check() has said more to who wrote them.
template <class P>
void Engine<P>::setAtProcess(const Intervention& i) {
    const Index process = net_->processOf(i.element);
    if (process == kNone)
        return;
    auto& set = state_.settings[process];
    switch (i.kind) {
    case Intervention::Kind::SetUptime:
        set.uptime = std::clamp<std::int64_t>(i.amount, Share::kOne / 1000, Share::kOne);
        renewFailures(process);
        break;
    case Intervention::Kind::SetStopLength:
        set.stopUs = std::clamp<std::int64_t>(i.length.us, 1, kMostTime);
        renewFailures(process);
        break;
    case Intervention::Kind::SetChangeover: set.changeoverUs = std::clamp<std::int64_t>(i.length.us, 0, kMostTime); break;
    default:
        (i.kind == Intervention::Kind::SetCycle ? set.cycle : set.pace) = std::clamp<std::int64_t>(i.amount, 1, 10'000);
        renewLevels({TableId::Processes, process});
    }
}

/// Stops come as often as uptime and stop length say from now on; those under way end as they were drawn. The time to
/// the next forgets how long ago the last was, so that it is drawn anew.
template <class P>
void Engine<P>::renewFailures(Index process) {
    const ProcessNode& node = net_->processes[process];
    auto& set = state_.settings[process];
    const double up = static_cast<double>(set.uptime) / static_cast<double>(Share::kOne);
    auto& breaksDown = state_.processes[process].breaksDown;
    const bool before = std::exchange(breaksDown, set.uptime < Share::kOne && set.stopUs > 0);
    set.meanUpUs = breaksDown ? static_cast<std::int64_t>(std::min(static_cast<double>(set.stopUs) * up / (1.0 - up), 1e17)) : 0;
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
        auto& machine = state_.machines[m];
        if (machine.state != MachineState::Working || !machine.busy || machine.holding || node.failsByShiftTime) {
            drawFailure(m);
        } else if (calendarOf(process).isOpen(now())) {
            machine.remaining = std::max<std::int64_t>(
                0, machine.remaining - calendarOf(process).openBetween({machine.workFrom}, now()).us);
            drawFailure(m);
            continueWork(m);
        } else if (breaksDown && !before) { // a container finished past the shift is not disturbed
            drawFailure(m);
            machine.untilFailure += machine.remaining;
        }
    }
}

template <class P>
void Engine<P>::setOutside(const Intervention& i) {
    const auto percent = std::clamp<std::int64_t>(i.amount, 1, 10'000);
    for (Index d = 0; d < net_->demands.size(); ++d) {
        if (net_->demands[d].customer != i.element || net_->items[net_->demands[d].item].id != i.item)
            continue;
        if (i.kind == Intervention::Kind::SetQuantity) {
            setQuantity(d, std::clamp<std::int64_t>(i.amount, 1, kMostSteps));
        } else {
            state_.demands[d].setLevel = std::clamp<std::int64_t>(i.amount, 0, 10'000);
            renewLevels({TableId::Customers, d});
        }
    }
    for (Index s = 0; s < net_->supplies.size(); ++s)
        if (net_->supplies[s].supplier == i.element && (!i.item || net_->items[net_->supplies[s].item].id == i.item)) {
            state_.setSupplyPace[s] = percent;
            renewLevels({TableId::Suppliers, s});
        }
    for (Index t = 0; t < net_->transports.size(); ++t)
        if (net_->transports[t].id == i.element) {
            state_.setTransportPace[t] = percent;
            renewLevels({TableId::Transports, t});
        }
}

template <class P>
void Engine<P>::setInLoop(const Intervention& i, Index cause) {
    const Index l = net_->loopOf(i.element);
    if (l == kNone)
        return;
    const LoopNode& node = net_->loops[l];
    auto& loop = state_.loops[l];
    auto& value = i.kind == Intervention::Kind::SetLot ? loop.lot : i.kind == Intervention::Kind::SetTrigger ? loop.trigger : loop.level;
    value = std::clamp<std::int64_t>(i.amount, i.kind == Intervention::Kind::SetTrigger ? 0 : 1, kMostSteps);
    if (node.kind == LoopKind::Signal)
        checkSignal(node.toPlace, cause);
    else if (node.kind == LoopKind::LotBoard)
        gatherOnBoard(l);
    else if (watchesPosition(node.kind))
        positionChanged(l);
}

/// A stop of a given length, whatever the machine is at.
template <class P>
void Engine<P>::stopMachine(Index m, Duration length, Index cause) {
    if (net_->processes[net_->machineProcess[m]].scrapsOnBreakdown && state_.machines[m].state == MachineState::Working &&
        state_.machines[m].busy)
        scrapJob(m);
    pauseWork(m);
    setState(m, MachineState::Down, cause);
    scheduleMachine(m, repairEnds(net_->machineProcess[m], length), EventKind::Repaired);
}

template <class P>
void Engine<P>::interveneInLoop(const Intervention& i, Index cause) {
    const Index l = net_->loopOf(i.element);
    if (l == kNone)
        return;
    if (i.kind == Intervention::Kind::SignalOutage) {
        beginOutage(l, i.length, i.paper, cause);
        return;
    }
    if (net_->loops[l].cards == 0 || i.amount <= 0)
        return;
    auto& loop = state_.loops[l];
    switch (i.kind) {
    case Intervention::Kind::LoseCards: loop.toLose += i.amount; break;
    case Intervention::Kind::LockCards: loop.toLock += i.amount; break;
    case Intervention::Kind::WithdrawCards: loop.toWithdraw += i.amount; break;
    default:
        std::int64_t left = i.amount;
        const LoopNode& node = net_->loops[l];
        const bool add = i.kind == Intervention::Kind::AddCards;
        for (Index c = node.firstCard; c < node.endCard() && left > 0; ++c)
            if (add ? state_.cards[c].state == CardState::Withdrawn
                    : state_.cards[c].state == CardState::Lost || state_.cards[c].state == CardState::Locked) {
                --left;
                if (node.kind == LoopKind::Signal)
                    hangTriangle(l, cause);
                else
                    freeCard(c, cause);
            }
    }
}

/// Whether a card that has come free is lost or kept back now.
template <class P>
bool Engine<P>::isWithheld(Index card, Index cause) {
    auto& loop = state_.loops[net_->loopOfCard(card)];
    if (loop.toLose > 0) {
        --loop.toLose;
        setCard(card, CardState::Lost, cause);
        return true;
    }
    if (loop.toLock > 0) {
        --loop.toLock;
        setCard(card, CardState::Locked, cause);
        return true;
    }
    if (loop.toWithdraw > 0) {
        --loop.toWithdraw;
        setCard(card, CardState::Withdrawn, cause);
        return true;
    }
    return false;
}

template <class P>
void Engine<P>::interveneInStore(const Intervention& i, Index cause) {
    const Index item = net_->itemOf(i.item);
    const Index place = item == kNone ? kNone : net_->placeOf(i.element, i.item);
    if (place == kNone || i.amount <= 0)
        return;
    if (i.kind == Intervention::Kind::PutIn) {
        Lot lot;
        lot.amount = i.amount;
        lot.item = item;
        lot.origin = state_.now;
        count(item, &ItemAccount::supplied, i.amount);
        put(place, lot, kNone, cause);
        return;
    }
    const std::int64_t amount = std::min(i.amount, state_.places[place].stock);
    if (amount <= 0 || !has(place, item, amount))
        return;
    const Taken taken = take(place, amount, kNone, cause);
    count(item, &ItemAccount::scrapped, amount);
    if (taken.spoiled > 0)
        hide(item, -taken.spoiled);
    storyEnds(taken.story, PartLine::Scrapped);
    freeIfConwip(taken.conwip, taken.cause);
}

template <class P>
void Engine<P>::delayTransport(Index t, Duration length) {
    auto& until = state_.delayedUntil[t];
    until = std::max(until, state_.now + length.us);
    if (!net_->transports[t].timetabled)
        schedule({until}, EventClass::Departure, EventKind::TransportBack, t);
}

template <class P>
void Engine<P>::sendAway(Index group, std::int64_t operators, Duration length) {
    auto& crew = state_.crews[group];
    operators = std::min(operators, net_->groups[group].count - crew.away);
    if (operators <= 0)
        return;
    crew.away += operators;
    if (crew.onDuty) {
        changeCrew(group, 0);
        crew.present -= operators;
        crew.free -= operators; // below none while those at work are still to leave
        noteCrew(group);
    }
    schedule(now() + length, EventClass::Completion, EventKind::OperatorsBack, group, static_cast<Index>(operators));
}

template <class P>
void Engine<P>::operatorsBack(Index group, std::int64_t operators) {
    auto& crew = state_.crews[group];
    crew.away -= operators;
    if (!crew.onDuty)
        return;
    changeCrew(group, 0);
    crew.present += operators;
    crew.free += operators;
    noteCrew(group);
    operatorsChanged(group);
}

} // namespace takt::sim

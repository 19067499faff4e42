// Part of the engine's implementation: a run that begins from a count of machines and cards.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// A machine that is set up, at work or stopped. `nextCard`: the first card of each loop not yet placed.
template <class P>
void Engine<P>::startMachines(std::vector<Index>& nextCard) {
    for (const auto& start : net_->machineStarts) {
        auto& machine = state_.machines[start.machine];
        if (start.item != kNone)
            machine.lastItem = start.item;
        if (start.workUs > 0 && start.recipe != kNone && !machine.busy)
            startWithWork(start, nextCard);
        if (start.stopUs > 0) {
            pauseWork(start.machine);
            setState(start.machine, MachineState::Down, kNoCause);
            scheduleMachine(start.machine, repairEnds(net_->machineProcess[start.machine], {start.stopUs}),
                            EventKind::Repaired);
        }
    }
}

/// A container is in it, its inputs counted with it; it belongs to a card where its process works for cards.
template <class P>
void Engine<P>::startWithWork(const MachineStartNode& start, std::vector<Index>& nextCard) {
    const RecipeNode& recipe = net_->recipes[start.recipe];
    auto& machine = state_.machines[start.machine];
    for (Index l = 0; l < net_->loops.size(); ++l)
        if (machine.card == kNone && ordersFromMaker(net_->loops[l].kind) && net_->loops[l].kind != LoopKind::Signal &&
            net_->loops[l].recipe == start.recipe && nextCard[l] < net_->loops[l].cards)
            machine.card = net_->loops[l].firstCard + nextCard[l]++;
    machine.busy = true;
    machine.recipe = start.recipe;
    machine.amount = machine.asked = recipe.container;
    machine.remaining = start.workUs;
    machine.cycleUs = static_cast<std::int64_t>(recipe.cycle.meanUs);
    Index story = kNoStory;
    if constexpr (P::ledger)
        story = beginStory(recipe.item, recipe.container);
    if (machine.card != kNone) {
        machine.order = newOrder(start.recipe, recipe.container, machine.card, kNoCause);
        state_.orders[machine.order].toStart = 0;
        setCard(machine.card, CardState::InProcess, kNoCause);
    }
    reserveLanes(recipe, 1);
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        count(net_->inputs[i].item, &ItemAccount::initial, recipe.container * net_->inputs[i].perStep);
        count(net_->inputs[i].item, &ItemAccount::inWork, recipe.container * net_->inputs[i].perStep);
    }
    const Index process = net_->machineProcess[start.machine];
    if (net_->machineStation[start.machine] != kNone)
        standsAtStation(start.machine, start.workUs, story);
    else
        noteJob(start.machine, recipe.container, story);
    if (net_->processes[process].groups.empty()) {
        continueWork(start.machine);
    } else {
        machine.suspended = true;
        resumeSuspended(start.machine);
    }
}

/// Cards that hang on no container; those no row speaks of go free.
template <class P>
void Engine<P>::startCards(std::vector<Index>& nextCard) {
    for (const auto& start : net_->cardStarts) {
        const LoopNode& loop = net_->loops[start.loop];
        for (std::int64_t n = 0; n < start.count; ++n) {
            if (watchesPosition(loop.kind)) {
                if (start.at == CardPlace::OnTheWay)
                    startOnTheWay(start, kNone);
                continue;
            }
            if (nextCard[start.loop] >= loop.cards)
                break;
            const Index card = loop.firstCard + nextCard[start.loop]++;
            if (loop.kind == LoopKind::Signal) {
                startTriangle(start, card);
                continue;
            }
            switch (start.at) {
            case CardPlace::AtPost: freeCard(card, kNoCause); break;
            case CardPlace::OnTheWay:
                if (loop.item == kNone || loop.kind == LoopKind::Conwip)
                    freeCard(card, kNoCause);
                else
                    startOnTheWay(start, card);
                break;
            case CardPlace::Locked: setCard(card, CardState::Locked, kNoCause); break;
            case CardPlace::Lost: setCard(card, CardState::Lost, kNoCause); break;
            }
        }
    }
}

/// A triangle that does not hang at its trigger bin has been taken off it: its lot is asked for, or will be.
template <class P>
void Engine<P>::startTriangle(const CardStartNode& start, Index card) {
    state_.loops[start.loop].signalled = true;
    switch (start.at) {
    case CardPlace::AtPost: forward(card, kNoCause); break;
    case CardPlace::OnTheWay:
        setCard(card, CardState::Travelling, kNoCause, {start.arrivesUs});
        schedule({start.arrivesUs}, EventClass::Card, EventKind::CardArrives, card);
        break;
    case CardPlace::Locked: setCard(card, CardState::Locked, kNoCause); break;
    case CardPlace::Lost: setCard(card, CardState::Lost, kNoCause); break;
    }
}

template <class P>
void Engine<P>::startOnTheWay(const CardStartNode& start, Index card) {
    const LoopNode& loop = net_->loops[start.loop];
    Lot lot;
    lot.amount = loop.container;
    lot.item = loop.item;
    lot.card = card;
    lot.origin = loop.supply != kNone ? start.arrivesUs : 0;
    if constexpr (P::ledger)
        if (loop.supply == kNone)
            lot.story = beginStory(lot.item, lot.amount);
    count(lot.item, &ItemAccount::initial, lot.amount);
    if (card == kNone)
        state_.loops[start.loop].ordered += lot.amount;
    send(lot, loop.toPlace, kNone, loop.leg, {start.arrivesUs}, kNoCause, card == kNone ? start.loop : kNone);
}

} // namespace takt::sim

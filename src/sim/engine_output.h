// Part of the engine's implementation: a finished container on its way out of the machine.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// A container is made: it is counted, and put where it goes.
template <class P>
inline void Engine<P>::endContainer(Index m) {
    auto& machine = state_.machines[m];
    noteWorkDone(m);
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        const std::int64_t amount = piecesIn(m) * net_->inputs[i].perStep;
        count(net_->inputs[i].item, &ItemAccount::inWork, -amount);
        count(net_->inputs[i].item, &ItemAccount::consumed, amount);
    }
    count(recipe.item, &ItemAccount::made, piecesIn(m));
    count(recipe.item, &ItemAccount::scrapped, machine.scrap);
    count(recipe.item, &ItemAccount::inWork, machine.amount); // until it leaves the machine
    state_.madeGood[machine.recipe] += machine.amount;
    dayBook(recipe.process).made += machine.amount;
    const Index cause = machine.cause;
    machine.cause = record(RecordKind::Made, machine.recipe, 0, machine.amount, cause);
    if (machine.scrap > 0) {
        state_.madeScrap[machine.recipe] += machine.scrap;
        record(RecordKind::Scrapped, machine.recipe, 0, machine.scrap, cause);
    }
    if (const std::int64_t again = std::exchange(machine.toRework, 0); again > 0) {
        Lot lot;
        lot.amount = again;
        lot.item = recipe.item;
        lot.origin = machine.origin;
        lot.story = storyToRework(m, again);
        put(recipe.reworkPlace, lot, kNone, machine.cause);
    }
    machine.holding = true;
    for (Index i = recipe.firstOutput; i < recipe.firstOutput + recipe.outputCount; ++i)
        count(net_->outputs[i].item, &ItemAccount::made, machine.amount * net_->outputs[i].perStep);
    for (Index i = recipe.firstOutput; i < recipe.firstOutput + recipe.outputCount; ++i)
        count(net_->outputs[i].item, &ItemAccount::inWork, machine.amount * net_->outputs[i].perStep);
    deliverOutput(m);
    markDirty(recipe.process);
}

/// Puts the finished container where it goes, if there is room.
template <class P>
inline void Engine<P>::deliverOutput(Index m) {
    auto& machine = state_.machines[m];
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    for (Index i = recipe.firstLane; !recipe.plain && i < recipe.firstLane + recipe.laneCount; ++i) {
        const LaneRoom& lane = net_->lanes[i];
        if (net_->places[lane.place].holdsWhenFull &&
            static_cast<std::int64_t>(state_.places[lane.place].lots.count) + lane.containers >
                net_->places[lane.place].capacity) {
            setState(m, MachineState::Blocked, machine.cause);
            return;
        }
    }
    Lot lot;
    lot.amount = machine.amount;
    lot.item = recipe.item;
    lot.origin = machine.origin;
    lot.expires = recipe.perishes ? INT64_MAX : machine.expires;
    lot.conwip = std::exchange(machine.conwip, kNone);
    lot.spoiled = std::min(machine.spoiled, machine.amount);
    if (machine.card != kNone && state_.cards[machine.card].kind != LoopKind::Signal)
        lot.card = machine.card;
    lot.story = storyOut(m);
    const Index order = machine.order;
    const Index cause = machine.cause;
    const std::int64_t asked = machine.asked;
    machine.holding = false;
    machine.busy = false;
    machine.order = kNone;
    machine.card = kNone;
    count(recipe.item, &ItemAccount::inWork, -lot.amount);
    if (!recipe.plain && recipe.lagUs > 0) {
        Move move;
        move.lot = lot;
        move.recipe = machine.recipe;
        move.order = order;
        move.asked = asked;
        move.departed = cause;
        storyLags(lot.story, recipe.process);
        schedule(calendarOf(recipe.process).add(now(), {recipe.lagUs}), EventClass::Completion, EventKind::LagOver,
                 newMove(move));
        return;
    }
    putOutput(recipe, lot, order, asked, cause);
}

template <class P>
inline void Engine<P>::putOutput(const RecipeNode& recipe, Lot& lot, Index order, std::int64_t asked, Index cause) {
    if (!recipe.plain)
        reserveLanes(recipe, -1);
    storyPushed(lot.story, recipe, order);
    const bool last = lot.conwip != kNone && (recipe.outPlace == kNone ||
                                              net_->loops[net_->loopOfCard(lot.conwip)].lastProcess == recipe.process);
    const Index done = last ? std::exchange(lot.conwip, kNone) : kNone;
    if (order != kNone && state_.orders[order].loop != kNone)
        state_.loops[state_.orders[order].loop].ordered -= asked;
    if (!recipe.plain && recipe.outputCount > 0 && lot.amount > 0)
        putBesides(recipe, lot, cause);
    if (lot.amount == 0) { // all of it was scrapped: the card asks again
        if (lot.card != kNone)
            freeCard(lot.card, cause);
        freeIfConwip(lot.conwip, cause);
    } else if (recipe.outPlace == kNone) {
        leavePlant(lot);
    } else {
        putContainer(recipe.outPlace, lot, recipe.outLeg, cause);
    }
    freeIfConwip(done, cause);
    if (order != kNone)
        orderProgress(order, asked, cause);
}

template <class P>
void Engine<P>::putBesides(const RecipeNode& recipe, const Lot& lot, Index cause) {
    for (Index i = recipe.firstOutput; i < recipe.firstOutput + recipe.outputCount; ++i) {
        const OutputNode& output = net_->outputs[i];
        Lot besides;
        besides.amount = lot.amount * output.perStep;
        besides.item = output.item;
        besides.origin = lot.origin;
        count(output.item, &ItemAccount::inWork, -besides.amount);
        if (output.place == kNone)
            count(output.item, &ItemAccount::delivered, besides.amount);
        else
            put(output.place, besides, output.leg, cause);
    }
}

/// Nobody takes it.
template <class P>
void Engine<P>::leavePlant(const Lot& lot) {
    count(lot.item, &ItemAccount::delivered, lot.amount);
    if (lot.spoiled > 0)
        hide(lot.item, -lot.spoiled);
    storyEnds(lot.story, PartLine::Left);
}

} // namespace takt::sim

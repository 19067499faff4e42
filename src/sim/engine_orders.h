// Part of the engine's implementation: orders, their material, and which of them a machine takes next.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// Good pieces in the next container of an order: that of the process it was placed with, whoever works it.
template <class P>
std::int64_t Engine<P>::goodOf(const Order& order) const {
    return goodOf(net_->recipes[order.recipe], order);
}
template <class P>
inline std::int64_t Engine<P>::goodOf(const RecipeNode& recipe, const Order& order) {
    return std::min(recipe.container, order.toStart);
}

/// Pieces the next container of an order takes when it is worked by a recipe, scrap included; its scrap is
/// drawn once, and anew when another process takes it over.
template <class P>
std::int64_t Engine<P>::piecesOf(Index index, Index recipeIndex) {
    auto& order = state_.orders[index];
    const auto& recipe = net_->recipes[recipeIndex];
    const std::int64_t good = goodOf(order);
    if (order.scrap < 0 || order.scrapFor != recipeIndex) {
        order.scrap = drawScrap(recipe, good);
        order.scrapFor = recipeIndex;
    }
    return recipe.sentShort ? good : good + order.scrap;
}

/// The recipe with which a process works an order that may be another's.
template <class P>
std::uint32_t Engine<P>::ownRecipe(Index process, Index recipe) const {
    if (net_->recipes[recipe].process == process)
        return recipe;
    const ProcessNode& node = net_->processes[process];
    for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r)
        if (net_->recipes[r].item == net_->recipes[recipe].item)
            return r;
    return kNone;
}

/// What keeps the next container of an order from being begun with a recipe; Working when nothing does.
template <class P>
MachineState Engine<P>::reasonToWait(Index index, Index recipeIndex) {
    const auto& recipe = net_->recipes[recipeIndex];
    if (!net_->processes[net_->recipes[state_.orders[index].recipe].process].withdrawsEarly)
        return reasonToWait(recipe, piecesOf(index, recipeIndex));
    if (!roomBelow(recipe))
        return MachineState::Blocked;
    return state_.orders[index].provided > 0 ? MachineState::Working : MachineState::NoMaterial;
}

/// Orders take their material as soon as it is there, the oldest first.
template <class P>
void Engine<P>::provide(Index process) {
    std::uint64_t seen = 0;
    const Index firstRecipe = net_->processes[process].firstRecipe;
    bool allBefore = true; // have their material
    for (Index i = state_.processes[process].provideFrom; i != kNone && state_.processes[process].unprovided > 0;
         i = state_.orders[i].next) {
        if (allBefore)
            state_.processes[process].provideFrom = i;
        if (state_.orders[i].provided > 0)
            continue;
        const RecipeNode& recipe = net_->recipes[state_.orders[i].recipe];
        const Index local = state_.orders[i].recipe - firstRecipe;
        const std::uint64_t bit = local < 64 ? std::uint64_t{1} << local : 0;
        const std::int64_t pieces = piecesOf(i, state_.orders[i].recipe);
        if ((seen & bit) != 0)
            continue;
        if (!inputsReady(recipe, pieces)) {
            if (net_->processes[process].recipeCount == 1 && !mayScrap(recipe))
                break; // the later ones ask for the same, and nothing is drawn for them
            seen |= bit;
            allBefore = false;
            continue;
        }
        provideOrder(process, i, recipe, pieces);
    }
}

/// The same where all orders ask for the same: none comes before an earlier one.
template <class P>
inline void Engine<P>::provideInTurn(Index process, const ProcessNode& node) {
    auto& p = state_.processes[process];
    const RecipeNode& recipe = net_->recipes[node.firstRecipe];
    for (Index i = p.provideFrom; i != kNone && p.unprovided > 0; i = state_.orders[i].next) {
        p.provideFrom = i;
        if (state_.orders[i].provided > 0)
            continue;
        const std::int64_t pieces = goodOf(recipe, state_.orders[i]);
        if (!plainInputReady(recipe, pieces))
            break;
        provideOrder(process, i, recipe, pieces);
    }
}

template <class P>
inline void Engine<P>::provideOrder(Index process, Index index, const RecipeNode& recipe, std::int64_t pieces) {
    Taken taken;
    taken.cause = state_.orders[index].cause;
    withdrawInputs(recipe, pieces, taken);
    auto& order = state_.orders[index];
    order.provided = goodOf(recipe, order);
    order.origin = taken.origin;
    order.conwip = taken.conwip;
    order.expires = taken.expires;
    order.spoiled = taken.spoiled;
    storyOfWork(taken, recipe, pieces);
    storyAtOrder(index, process, taken.story);
    --state_.processes[process].unprovided;
    if (order.card != kNone)
        setCard(order.card, CardState::InProcess, order.cause);
}

/// The order in work goes on; else the one that has waited longest of those that could start; else, for a
/// helper, the same of the process it helps, unless that has already taken the material to its own side.
template <class P>
typename Engine<P>::Job Engine<P>::findOrder(Index process, Index m) {
    if (net_->processes[process].reworks)
        if (const Job job = findMaterial(process, m); job.recipe != kNone)
            return job;
    Job job;
    const Index last = state_.machines[m].lastOrder;
    if (last != kNone) {
        const Index recipe = ownRecipe(process, state_.orders[last].recipe);
        const MachineState reason = reasonToWait(last, recipe);
        if (reason == MachineState::Working)
            return {recipe, last, MachineState::NoCard};
        job.reason = reason;
    }
    const Index helped = net_->processes[process].helps;
    if (!findOrderOf(process, process, job) && helped != kNone && !net_->processes[helped].withdrawsEarly)
        findOrderOf(helped, process, job);
    return job;
}

template <class P>
bool Engine<P>::findOrderOf(Index owner, Index process, Job& job) {
    const auto& queue = state_.processes[owner].orders;
    std::uint64_t seen = 0; // recipes found wanting: their later orders need not be tried
    const Index firstRecipe = net_->processes[owner].firstRecipe;
    Index distinct = 0;
    for (Index i = queue.head; i != kNone; i = state_.orders[i].next) {
        const Index local = state_.orders[i].recipe - firstRecipe;
        const std::uint64_t bit = local < 64 ? std::uint64_t{1} << local : 0;
        if (seen & bit)
            continue;
        const Index recipe = ownRecipe(process, state_.orders[i].recipe);
        const MachineState reason = recipe == kNone ? MachineState::NoCard : reasonToWait(i, recipe);
        if (reason == MachineState::Working) {
            job = {recipe, i, MachineState::NoCard};
            return true;
        }
        if (job.reason == MachineState::NoCard)
            job.reason = reason;
        seen |= bit;
        if (bit != 0 && ++distinct == net_->processes[owner].recipeCount)
            break;
    }
    return false;
}

/// Without orders a process works the oldest material that lies before it.
template <class P>
typename Engine<P>::Job Engine<P>::findMaterial(Index process, Index m) {
    Job job;
    job.reason = MachineState::NoMaterial;
    const ProcessNode& node = net_->processes[process];
    std::int64_t oldest = INT64_MAX;
    for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
        const auto& recipe = net_->recipes[r];
        if (node.takesOrders && !recipe.takesAny)
            continue; // it is told when
        if (state_.nextScrap[r] < 0 && !recipe.takesAny)
            state_.nextScrap[r] = drawScrap(recipe, recipe.container);
        const std::int64_t more = recipe.sentShort || recipe.takesAny ? 0 : state_.nextScrap[r];
        const std::int64_t good = recipe.takesAny ? std::max<std::int64_t>(1, reworkThere(recipe)) : recipe.container;
        const MachineState reason = reasonToWait(recipe, good + more);
        if (reason != MachineState::Working) {
            if (reason == MachineState::Blocked)
                job.reason = reason;
            continue;
        }
        std::int64_t since = 0;
        for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i)
            if (const Index place = net_->inputs[i].place; place != kNone)
                since = std::max(since, static_cast<std::int64_t>(
                                            state_.lots[state_.places[place].lots.head].origin));
        const bool continues = recipe.item == state_.machines[m].lastItem;
        if (since < oldest || (since == oldest && continues)) {
            oldest = since;
            job.recipe = r;
        }
    }
    return job;
}

/// Pieces to be reworked that lie there, up to a container.
template <class P>
std::int64_t Engine<P>::reworkThere(const RecipeNode& recipe) const {
    return std::min(recipe.container, available(net_->inputs[recipe.firstInput].place));
}

template <class P>
bool Engine<P>::roomBelow(const RecipeNode& recipe) const {
    for (Index i = recipe.firstLane; i < recipe.firstLane + recipe.laneCount; ++i) {
        const LaneRoom& lane = net_->lanes[i];
        const PlaceNode& place = net_->places[lane.place];
        const auto& state = state_.places[lane.place];
        if (!place.holdsWhenFull &&
            static_cast<std::int64_t>(state.lots.count) + state.reserved + lane.containers > place.capacity)
            return false;
    }
    return true;
}

/// A container that will be put there has been begun (1) or has come, or will not (-1).
template <class P>
void Engine<P>::reserveLanes(const RecipeNode& recipe, std::int64_t times) {
    for (Index i = recipe.firstLane; i < recipe.firstLane + recipe.laneCount; ++i)
        state_.places[net_->lanes[i].place].reserved += times * net_->lanes[i].containers;
}

template <class P>
bool Engine<P>::inputsReady(const RecipeNode& recipe, std::int64_t pieces) const {
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        const InputNode& input = net_->inputs[i];
        if (input.place != kNone ? !has(input.place, input.item, pieces * input.perStep)
                                 : input.supply != kNone && !feeds(input.supply))
            return false;
    }
    return true;
}

/// The same for a plain recipe.
template <class P>
inline bool Engine<P>::plainInputReady(const RecipeNode& recipe, std::int64_t pieces) const {
    if (recipe.inputCount == 0)
        return true;
    const InputNode& input = net_->inputs[recipe.firstInput];
    return input.place == kNone || available(input.place) >= pieces * input.perStep;
}

/// Working when nothing stands in the way.
template <class P>
MachineState Engine<P>::reasonToWait(const RecipeNode& recipe, std::int64_t pieces) const {
    if (!roomBelow(recipe))
        return MachineState::Blocked;
    return inputsReady(recipe, pieces) ? MachineState::Working : MachineState::NoMaterial;
}

template <class P>
std::uint32_t Engine<P>::newOrder(Index recipe, std::int64_t amount, Index card, Index cause) {
    Index i = state_.freeOrder;
    if (i != kNone) {
        state_.freeOrder = state_.orders[i].next;
        state_.orders[i] = Order{};
    } else {
        i = static_cast<Index>(state_.orders.size());
        if (state_.orders.size() >= kMostLots)
            stopForTooMany("the plan", " open lines");
        state_.orders.emplace_back();
    }
    Order& order = state_.orders[i];
    order.recipe = recipe;
    order.card = card;
    order.cause = cause;
    order.toStart = order.toFinish = amount;
    return i;
}

template <class P>
void Engine<P>::pushOrder(Queue& queue, Index order) {
    state_.orders[order].next = kNone;
    if (queue.tail == kNone)
        queue.head = order;
    else
        state_.orders[queue.tail].next = order;
    queue.tail = order;
    ++queue.count;
}

template <class P>
std::uint32_t Engine<P>::placeOrder(Index recipe, std::int64_t amount, Index card, Index cause) {
    const Index order = newOrder(recipe, amount, card, cause);
    queueOrder(order);
    return order;
}

/// The maker has it before him.
template <class P>
void Engine<P>::queueOrder(Index order) {
    const RecipeNode& recipe = net_->recipes[state_.orders[order].recipe];
    const Index process = recipe.process;
    dayBook(process).askedUs += recipe.usPerStep * static_cast<double>(state_.orders[order].toStart);
    pushOrder(state_.processes[process].orders, order);
    if (net_->processes[process].withdrawsEarly)
        expectMaterial(process, order);
    markDirty(process);
}

/// One more container is to be provided with its material; `from` is its order or one before it.
template <class P>
void Engine<P>::expectMaterial(Index process, Index from) {
    auto& p = state_.processes[process];
    if (++p.unprovided == 1 || from == p.orders.head)
        p.provideFrom = from;
}

/// An order all of which has been begun leaves the queue.
template <class P>
void Engine<P>::dropFromQueue(Index process, Index order) {
    auto& queue = state_.processes[process].orders;
    Index previous = kNone;
    for (Index i = queue.head; i != order; i = state_.orders[i].next)
        previous = i;
    const Index next = state_.orders[order].next;
    if (state_.processes[process].provideFrom == order)
        state_.processes[process].provideFrom = next;
    if (previous == kNone)
        queue.head = next;
    else
        state_.orders[previous].next = next;
    if (queue.tail == order)
        queue.tail = previous;
    --queue.count;
    const ProcessNode& node = net_->processes[process];
    if (node.plain) {
        auto& last = state_.machines[node.firstMachine].lastOrder;
        last = last == order ? kNone : last;
        return;
    }
    const auto forget = [&](const ProcessNode& owner) {
        for (Index m = owner.firstMachine, end = m + owner.machineCount; m < end; ++m)
            if (state_.machines[m].lastOrder == order)
                state_.machines[m].lastOrder = kNone;
    };
    forget(node);
    for (const Index helper : node.helpers)
        forget(net_->processes[helper]);
}

template <class P>
void Engine<P>::orderProgress(Index index, std::int64_t finished, Index cause) {
    auto& order = state_.orders[index];
    order.toFinish -= finished;
    if (order.line != kNone)
        state_.schedules[order.line].open -= finished;
    if (order.toFinish > 0)
        return;
    const Index card = order.card;
    order.next = state_.freeOrder;
    state_.freeOrder = index;
    if (card == kNone)
        return;
    if (state_.cards[card].kind == LoopKind::Signal)
        hangTriangle(state_.cards[card].loop, cause);
}

} // namespace takt::sim

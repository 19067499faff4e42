// What is plain in a network: the commonest of everything, for which the engine need not ask about the seldom.
#include "sim/network.h"

namespace takt::sim {

namespace {

void findPlainPlace(const Network& network, PlaceNode& place) {
    const bool one = place.kind != PlaceNode::Kind::Lane && place.item != kNone && place.reserve == kNone;
    place.plainOut = one && place.feeders.empty() && place.signalLoop == kNone && place.positionLoop == kNone;
    place.plainIn = one && network.items[place.item].shelfLifeUs == 0 && place.asks.empty() && place.loopsOut.empty() &&
                    place.requests.empty() && place.control == kNone && place.transports.empty() &&
                    place.consumers.size() < 2 && place.demands.size() < 2;
    place.consumer = place.plainIn && !place.consumers.empty() ? place.consumers.front() : kNone;
    place.demand = place.plainIn && !place.demands.empty() ? place.demands.front() : kNone;
}

bool isPlain(const Network& network, const RecipeNode& recipe) {
    if (recipe.inputCount > 1 || recipe.outputCount > 0 || recipe.laneCount > 0 || recipe.lagUs > 0)
        return false;
    if (recipe.inputCount == 1) {
        const InputNode& input = network.inputs[recipe.firstInput];
        if (input.place == kNone ? input.supply != kNone : network.places[input.place].kind == PlaceNode::Kind::Lane)
            return false;
    }
    return recipe.yield == Share::kOne && recipe.rework == 0 && recipe.reworkPlace == kNone && !recipe.sentShort &&
           !recipe.foundLater && !recipe.takesAny && recipe.manualUs < 0;
}

bool isPlain(const Network& network, const ProcessNode& process) {
    return process.machineCount == 1 && process.stationCount == 0 && process.recipeCount == 1 && network.recipes[process.firstRecipe].plain &&
           process.takesOrders && process.helps == kNone && process.helpers.empty() && process.groups.empty() &&
           !process.reworks;
}

bool isPlain(const LoopNode& loop) {
    return loop.kind == LoopKind::Production && loop.recipe != kNone && loop.transport == kNone &&
           loop.intervalUs == 0 && loop.collectAt == 0 && loop.conveyanceUs == 0;
}

} // namespace

void findPlain(Network& network) {
    for (auto& place : network.places)
        findPlainPlace(network, place);
    for (auto& recipe : network.recipes) {
        recipe.plain = isPlain(network, recipe);
        recipe.perishes = network.items[recipe.item].shelfLifeUs > 0;
    }
    for (auto& process : network.processes) {
        process.plain = isPlain(network, process);
        process.alwaysOpen = network.calendars[process.calendar].isAlwaysOpen();
    }
    for (auto& loop : network.loops)
        loop.plain = isPlain(loop);
}

} // namespace takt::sim

#include "lean/board.h"

#include <algorithm>
#include <cmath>

#include "lean/flow_graph.h"
#include "model/calendar.h"

namespace takt::lean {

namespace {

std::int64_t containersFor(double steps, std::int64_t container) {
    return static_cast<std::int64_t>(std::ceil(steps / static_cast<double>(container) - 1e-9));
}

std::int64_t containerOf(const Plant& plant, const KanbanLoop& loop) {
    if (loop.container.steps > 0)
        return loop.container.steps;
    const Item* item = plant.find<Item>(loop.item);
    return item ? item->container.steps : 1;
}

/// Making one container at the loop's process, in seconds; 0 when it is not a process.
double makingSeconds(const Plant& plant, const KanbanLoop& loop, std::int64_t container) {
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == loop.from && recipe.item == loop.item) {
            const double cycles =
                std::ceil(static_cast<double>(container) / static_cast<double>(recipe.piecesPerCycle));
            return cycles * recipe.cycleTime.mean().inSeconds();
        }
    return 0.0;
}

double neededPerDay(const Plant& plant, const KanbanLoop& loop) {
    const FlowGraph graph = flowGraph(plant);
    for (const Id end : {loop.to, loop.from}) {
        const auto* node = graph.find(end);
        if (!node)
            continue;
        const auto needed = node->needed.find(loop.item);
        if (needed != node->needed.end() && needed->second > 0)
            return needed->second;
    }
    return 0.0;
}

} // namespace

BoardZones boardZones(const BoardNeeds& needs) {
    BoardZones zones;
    const std::int64_t cards = std::max<std::int64_t>(0, needs.cards);
    if (cards == 0)
        return zones;
    const std::int64_t mostUrgent = cards - 1; // one green slot stays
    const std::int64_t third = cards / 3;
    const double perLeadTime = needs.demandPerDay * needs.leadTimeDays;
    zones.red = needs.safety ? containersFor(static_cast<double>(*needs.safety), needs.container) : third;
    zones.yellow = containersFor(perLeadTime, needs.container);
    if (!needs.safety)
        zones.yellow = std::max(zones.yellow, third);
    zones.red = std::min(zones.red, mostUrgent);
    zones.yellow = std::min(zones.yellow, mostUrgent - zones.red);
    zones.green = cards - zones.red - zones.yellow;
    return zones;
}

BoardNeeds boardNeeds(const Project& project, const Scenario& scenario, const KanbanLoop& loop) {
    BoardNeeds needs;
    needs.cards = loop.cards;
    needs.container = containerOf(scenario.plant, loop);
    needs.demandPerDay = neededPerDay(scenario.plant, loop);
    const Id calendar = effectiveCalendar(project.shared, Id{});
    const double perDay = availablePerShift(project.shared, calendar).inSeconds() *
                          std::max(1, shiftsPerDay(project.shared, calendar));
    const double seconds = loop.interval.inSeconds() + 2 * loop.conveyance.inSeconds() +
                           makingSeconds(scenario.plant, loop, needs.container);
    needs.leadTimeDays = perDay > 0 ? seconds / perDay : 0.0;
    return needs;
}

} // namespace takt::lean

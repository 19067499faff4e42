#include "lean/board.h"

#include <algorithm>
#include <cmath>

namespace takt::lean {

namespace {

std::int64_t containersFor(double steps, std::int64_t container) {
    return static_cast<std::int64_t>(std::ceil(steps / static_cast<double>(container) - 1e-9));
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

BoardNeeds boardNeeds(const LoopFacts& facts, const KanbanLoop& loop) {
    BoardNeeds needs;
    needs.cards = loop.cards;
    needs.container = containerOf(facts.plant(), loop);
    needs.demandPerDay = facts.needPerDay(loop);
    needs.leadTimeDays = facts.leadTime(loop).days();
    return needs;
}

BoardNeeds boardNeeds(const Project& project, const Scenario& scenario, const KanbanLoop& loop) {
    return boardNeeds(LoopFacts(project, scenario), loop);
}

} // namespace takt::lean

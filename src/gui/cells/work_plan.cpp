#include "gui/cells/work_plan.h"

#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kBetween = 1.5, kAside = 1; // metres

/// Along the walkway and across it.
struct Spot {
    double along = 0, across = 0;
};

std::vector<Spot> spotsInOrder(const CellFacts& facts) {
    const std::size_t tasks = facts.tasks.size(), half = (tasks + 1) / 2;
    const bool isU = facts.settings.shape == CellShape::UShaped;
    std::vector<Spot> spots;
    for (std::size_t t = 0; t < tasks; ++t)
        spots.push_back(!isU || t < half ? Spot{kBetween * static_cast<double>(t), -kAside}
                                         : Spot{kBetween * static_cast<double>(tasks - 1 - t), kAside});
    return spots;
}

/// Where nothing says on which side, a bench stands at the left; in a U those after the turning point at the right.
std::vector<Spot> spotsEntered(const CellFacts& facts) {
    const auto& tasks = facts.tasks;
    const auto farthest = std::max_element(tasks.begin(), tasks.end(), [](const CellTask& a, const CellTask& b) { return a.place.value() < b.place.value(); });
    std::vector<Spot> spots;
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        const bool back = facts.settings.shape == CellShape::UShaped && task > farthest;
        const double across = task->across.value();
        spots.push_back({task->place.value(), across != 0 ? across : back ? kAside : -kAside});
    }
    return spots;
}

/// An L turns to the right at its corner.
QPointF onFloor(const Spot& spot, double bend) {
    return bend > 0 && spot.along > bend ? QPointF(bend - spot.across, spot.along - bend) : QPointF(spot.along, spot.across);
}

QPointF towardsWalkway(const Spot& spot, double bend) {
    const double side = spot.across <= 0 ? 1 : -1;
    return bend > 0 && spot.along > bend ? QPointF(-side, 0) : QPointF(0, side);
}

} // namespace

WorkPlan workPlanOf(const CellFacts& facts) {
    WorkPlan plan;
    plan.isMeasured = std::any_of(facts.tasks.begin(), facts.tasks.end(),
                                  [](const CellTask& t) { return t.place.millionths != 0 || t.across.millionths != 0; });
    const auto spots = plan.isMeasured ? spotsEntered(facts) : spotsInOrder(facts);
    const double bend = plan.isMeasured && facts.settings.shape == CellShape::LShaped ? facts.settings.bend.value() : 0;
    double first = 0, last = 0;
    for (std::size_t t = 0; t < spots.size(); ++t) {
        const QPointF at = onFloor(spots[t], bend);
        first = t == 0 ? spots[t].along : std::min(first, spots[t].along);
        last = t == 0 ? spots[t].along : std::max(last, spots[t].along);
        const auto same = std::find_if(plan.places.begin(), plan.places.end(), [&](const WorkPlace& p) {
            return std::hypot((p.at - at).x(), (p.at - at).y()) < 1e-6;
        });
        if (same != plan.places.end())
            same->tasks.push_back(static_cast<balance::Task>(t));
        else
            plan.places.push_back({{static_cast<balance::Task>(t)}, at, towardsWalkway(spots[t], bend)});
    }
    plan.walkway << onFloor({first, 0}, bend);
    if (bend > first && bend < last)
        plan.walkway << QPointF(bend, 0);
    plan.walkway << onFloor({last, 0}, bend);
    return plan;
}

} // namespace takt::gui

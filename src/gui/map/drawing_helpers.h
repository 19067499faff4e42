// What the files about drawing share.
#pragma once

#include <algorithm>
#include <cmath>

#include "gui/map/drawing_consequences.h"
#include "lean/flow_graph.h"

namespace takt::gui::drawing {

inline constexpr std::int64_t kUsualDemand = 100; ///< pieces a working day, until the planner says

template <class Row, class Match>
bool any(const Plant& plant, Match&& match) {
    const auto& rows = plant.get<Row>();
    return std::any_of(rows.begin(), rows.end(), match);
}

std::int64_t containerOf(const Plant& plant, Id item);
std::int64_t wholeContainers(std::int64_t steps, std::int64_t container);
/// What an element passes on of an item in a working day, or the usual demand when nothing says it.
std::int64_t perDay(const Plant& plant, Id element, Id item);
/// What an element sends must be said before it can be passed on.
void giveItem(Edit& edit, Id element, const DrawingWords& words);
/// A material flow with what it brings along.
Id insertFlow(Edit& edit, FlowKind kind, Id from, Id to, const DrawingWords& words);

} // namespace takt::gui::drawing

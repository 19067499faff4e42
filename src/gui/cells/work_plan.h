// Where the tasks of a cell are done, seen from above: the plan that the standardized work chart is drawn on.
#pragma once

#include <QPolygonF>
#include <vector>

#include "gui/cells/cell_facts.h"

namespace takt::gui {

/// Tasks that are done at one place, in metres of the floor: to the right along the walkway, down to the right of the flow.
struct WorkPlace {
    std::vector<balance::Task> tasks;
    QPointF at;           ///< of the bench or machine
    QPointF towards;      ///< the walkway from there, of length 1
};
struct WorkPlan {
    std::vector<WorkPlace> places;
    QPolygonF walkway;    ///< its middle line
    bool isMeasured = true; ///< false: no places are entered, so they lie in order
};

/// By the places of the tasks. A cell without any has its tasks in order along the walkway, in a U out on its left side and
/// back on its right.
WorkPlan workPlanOf(const CellFacts& facts);

} // namespace takt::gui

// The lines of the cells page's panel for one task and the operator it is given to, as a value.
#pragma once

#include "gui/cells/cell_facts.h"
#include "gui/map/sheet.h"

namespace takt::gui {

/// What the table of tasks has no column for: machine, marks of standard work, tool changes, observed times, the station.
std::vector<SheetLine> taskSheet(const Plant& plant, const CellFacts& facts, Id task);

/// "12.4 s of 14 s manual; 1.6 s are said by no element"; empty without elements.
QString elementsRemark(const Plant& plant, Id task);

} // namespace takt::gui

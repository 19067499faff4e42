// The lines of the cells page's panel for one task and the operator it is given to, as a value.
#pragma once

#include "gui/cells/cell_facts.h"
#include "gui/map/sheet.h"

namespace takt::gui {

/// Machine, marks of standard work, tool changes, times by product, observed times, the station: all that the table of tasks has
/// no column for, or none in sight.
std::vector<SheetLine> taskSheet(const Plant& plant, const CellFacts& facts, Id task);

/// "12.4 s of 14 s manual; 1.6 s are said by no element"; empty without elements.
QString elementsRemark(const Plant& plant, Id task);

} // namespace takt::gui

// The lines of the cells page's panel, as a value.
#pragma once

#include "gui/cells/cell_facts.h"
#include "gui/map/sheet.h"

namespace takt::gui {

std::vector<SheetLine> cellSheet(const Plant& plant, const CellFacts& facts);

} // namespace takt::gui

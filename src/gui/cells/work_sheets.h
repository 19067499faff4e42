// The three sheets of standard work on paper.
#pragma once

#include "gui/cells/cell_facts.h"
#include "gui/print/printout.h"

namespace takt::gui {

struct WorkSheets {
    bool capacity = true, combination = true, chart = true;
};

/// The capacity table, goes on over pages where it is long; a combination table for each operator; the standardized work
/// chart. Nothing without tasks.
std::vector<print::PrintPage> standardWorkPages(const Plant& plant, const CellFacts& facts, const WorkSheets& wanted);

} // namespace takt::gui

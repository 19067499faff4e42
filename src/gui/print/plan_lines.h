// The value-stream plan as a table: loop, goal, owner, date, done.
#pragma once

#include <vector>

#include "gui/print/paper_table.h"
#include "model/project.h"

namespace takt::gui::print {

struct PlanLine {
    QString loop, goal, owner, due, note;
    bool done = false;
};

/// Loop by loop as a plan is carried out, the pacemaker's first, then upstream, then the suppliers', then
/// other frames and what belongs to no loop; within a loop by date, lines without one last.
std::vector<PlanLine> planLines(const Plant& plant);
PaperTable planTable(const std::vector<PlanLine>& lines, double factor = 1);

} // namespace takt::gui::print

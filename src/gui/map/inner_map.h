// A process seen from inside: a scenario of its own, named by the process. No Qt.
#pragma once

#include "lean/analysis.h"
#include "model/changeset.h"

namespace takt::gui {

/// The process that a scenario shows from inside, and the scenario it stands in; the first found.
struct Outside {
    Id scenario, process;
};
Outside outsideOf(const Project& project, const Scenario& inner);
/// The scenario that shows a process from inside; null: none.
const Scenario* innerMapOf(const Project& project, const Process& process);

struct InnerWords {
    std::string name;           ///< of the new scenario, not in use yet
    std::string before, after;  ///< where material comes from, where it goes
};
/// A map of its own for a process: its items as they are asked of it, a supplier, one step with its recipes and a
/// customer. Returns the scenario; the edit goes on in it.
Id addInnerMap(Edit& edit, Id process, const InnerWords& words);

/// Gives the recipes of a process the times that its inner map says: the cycle of the bottleneck inside, processing and
/// value-added time.
void takeInnerTimes(Edit& edit, Id process, const lean::StepFigures& step);
/// Whether takeInnerTimes() would change something.
bool differsFromInside(const Plant& plant, const lean::StepFigures& step);

} // namespace takt::gui

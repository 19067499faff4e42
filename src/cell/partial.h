// Rules of a line while some of its tasks stand nowhere yet.
#pragma once

#include "balance/checker.h"

namespace takt::cell {

/// What an assignment of some of the tasks breaks; those that are missing break nothing, and what they stand between
/// still waits. Tasks are those of the whole line.
std::vector<balance::Violation> violationsSoFar(const balance::Line& line, const balance::Assignment& assignment,
                                                balance::Units cycle);

} // namespace takt::cell

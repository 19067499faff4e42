// Whether what waits for one another shows a bound, worked out from the line alone and apart from the solver.
#pragma once

#include "balance/solve.h"

namespace takt::balance {

/// Whether `chain` shows that fewer than `stations` cannot do. Every step of lengthening must hold, every weight must be one
/// that no station has more room for, and every tail must follow from those of the tasks behind: they follow one another
/// whoever does them (one machine with tails; Johnson 1988), they weigh more than fewer stations have room for, or a task
/// does not fit between its tail and the begin of its station. Lines without rules only; false as well where that
/// would take more than a moment.
bool chainHolds(const Line& line, Units cycle, const Chain& chain, std::int64_t stations);

/// Stations that are needed from each task's own to the last, by the same arguments with the times of the tasks alone.
/// Requires a straight line whose arcs close no circle, no task longer than `cycle`, and cycle > 0.
std::vector<int> stationsToTheEnd(const Line& line, Units cycle);

} // namespace takt::balance

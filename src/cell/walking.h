// How far an operator walks for a piece.
#pragma once

#include <vector>

#include "model/rows_cells.h"

namespace takt::cell {

/// Millionths of a metre of an operator's loop: from each task to the next in the order given, along the walkway and
/// across it, and from the last back to the first.
std::int64_t loopMillionths(const std::vector<CellTask>& tasks);

/// What a way takes at the cell's walking speed, as loopTime() rounds it.
Duration walkTime(Decimal metres, const Cell& cell);
/// What the loop takes at the cell's walking speed (0.01 to 10 m/s), rounded to a millisecond, as tasks' times are
/// balanced; at most a year.
Duration loopTime(const std::vector<CellTask>& tasks, const Cell& cell);

} // namespace takt::cell

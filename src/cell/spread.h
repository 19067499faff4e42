// How the time that is left over is spread between operators, with as many of them.
#pragma once

#include "balance/line.h"
#include "model/rows_cells.h"

namespace takt::cell {

/// The same number of stations with the spare time as wanted: evenly (the least sum of squares of the station times
/// that moves of one or two tasks reach), or with each station filled up to the cycle time from the first on and
/// what is left with the last, as Toyota does. All rules hold before and after. Deterministic; it looks at no more than
/// `most` neighbours.
balance::Assignment spread(const balance::Line& line, balance::Assignment assignment, balance::Units cycle,
                           SpareTime wanted, int most = 20'000);

} // namespace takt::cell

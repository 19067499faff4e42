// The tightest linear bound there is on packing tasks into stations when precedence is forgotten.
#pragma once

#include "balance/search_task.h"

namespace takt::balance {

/// Weights from the dual of the cutting-stock programme (Gilmore and Gomory 1961), rounded down to whole
/// numbers; `room` is the greatest weight that really fits into one station, found exactly, so the bound
/// holds whatever the rounding. Without weights when it could not be above the work content by `useful`
/// stations, or the work would be out of proportion.
LinearBound packingBound(const ReadyLine& line, std::int32_t cycle, double useful = 0.05);

} // namespace takt::balance

// A first answer at once.
#pragma once

#include <vector>

#include "balance/search_task.h"

namespace takt::balance {

/// Ranked positional weight (Helgeson and Birnie 1961): stations are filled one after another with the task
/// that fits and has most work behind it; on U-lines, behind or before it, whichever is more.
std::vector<std::vector<Task>> rankedPositionalWeight(const ReadyLine& line, std::int32_t cycle);

} // namespace takt::balance

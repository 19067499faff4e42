// From which end the stations of a U are counted.
#pragma once

#include <vector>

#include "balance/line.h"

namespace takt::cell {

/// In a U the work may begin at either end, so an answer may come with its stations counted from the exit. The same
/// stations in the other order, where all rules hold in it too and fewer tasks leave the station that `known` says (by task,
/// from 1; 0: none); where it says nothing, so that lower tasks stand at earlier stations. A straight line stays as it is.
balance::Assignment facing(const balance::Line& line, balance::Assignment assignment, balance::Units cycle, const std::vector<int>& known);

} // namespace takt::cell

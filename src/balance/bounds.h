// Fewest stations a line needs, from below; and all that is worked out of a line before a search.
#pragma once

#include <vector>

#include "balance/precedence.h"
#include "balance/search_task.h"
#include "balance/solve.h"

namespace takt::balance {

/// Numbers the tasks so that each stands after its predecessors, as `precedence.order` lists them.
ReadyLine readyLine(const Line& line, const Precedence& precedence);

/// Lengthens every task by what no station that holds it can use, and lowers `cycle` to the greatest time a
/// station can be filled to: no assignment is lost by it. (Scholl and Becker 2006, "task time incrementing".)
/// `byOrder`: tasks with too much work between them to share a station count as unable to as well; true when that,
/// or anything, changed a time. What was lengthened is added to `steps`.
bool lengthenTimes(ReadyLine& line, std::int32_t& cycle, bool byOrder, std::vector<Lengthening>& steps);

/// The tightest linear bounds for this cycle time: the times, halves, thirds and dual feasible functions
/// (Fekete and Schepers 2001), best first after the times; at most kLinearBounds.
std::vector<LinearBound> linearBounds(const ReadyLine& line, std::int32_t cycle);

/// Stations that are needed from each task's own to the last, by the work behind it: the one-machine bound
/// with tails (Johnson 1988), the linear bounds and packing on what waits for it. `tails` gets the time that must pass
/// after each task.
std::vector<int> stationsFrom(const ReadyLine& line, std::int32_t cycle, const std::vector<LinearBound>& bounds, std::vector<std::int64_t>& tails);

/// All of the above. The line's times must be lengthened already.
PreparedLine prepared(const ReadyLine& line, std::int32_t cycle);
/// Takes the packing bound in as well; false when there is none.
bool addPackingBound(PreparedLine& prepared, const LinearBound& bound);

struct LowerBound {
    int stations = 0;
    BoundReason reason = BoundReason::None;
    const LinearBound* by = nullptr; ///< of the forward line, for work content and packing
    const PreparedLine* chain = nullptr; ///< for chains: the line whose tails show it
    bool heads = false;                  ///< it is the backward one
    const std::vector<Lengthening>* steps = nullptr; ///< with tasks as the forward line numbers them
};

/// The best of linear bounds: the first is work content, the others packing.
LowerBound lowerBound(const std::vector<LinearBound>& bounds);
/// The best of the bounds of a prepared line (and, on straight lines, of its reverse).
LowerBound lowerBound(const PreparedLine& forward, const PreparedLine& backward);

} // namespace takt::balance

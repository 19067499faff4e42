// What waits for what, as a graph: circles, arrows that say nothing new, and places in layers to draw it.
#pragma once

#include <utility>
#include <vector>

#include "balance/line.h"

namespace takt::cell {

using Arc = std::pair<balance::Task, balance::Task>;

/// The circle that `added` would close: the tasks in their order, its two ends included; empty: none.
std::vector<balance::Task> circleClosedBy(int tasks, const std::vector<Arc>& arcs, Arc added);
/// Any circle among the arcs, in the order of its arrows; empty: none.
std::vector<balance::Task> circleIn(int tasks, const std::vector<Arc>& arcs);
/// For each arc whether the others say it already: a longer way leads from its begin to its end, or it stands there
/// twice. Requires arcs without a circle.
std::vector<bool> redundantArcs(int tasks, const std::vector<Arc>& arcs);

/// Columns from left to right so that every arrow leads to the right, and places within them that keep crossings few
/// (Sugiyama et al. 1981: longest-path layers, medians in sweeps; Boost.Graph lays out no layers). Requires arcs without a circle.
struct LayeredPlace {
    int layer = 0;
    double slot = 0; ///< centred about 0
    bool operator==(const LayeredPlace&) const = default;
};
std::vector<LayeredPlace> layeredPlaces(int tasks, const std::vector<Arc>& arcs);

} // namespace takt::cell

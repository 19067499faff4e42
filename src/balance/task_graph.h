// Orders, ways and circles among the arrows of a line (Boost.Graph). The checker and the cell's graph stand on it; the
// solver has the closure of precedence.h.
#pragma once

#include <utility>
#include <vector>

#include "balance/line.h"

namespace takt::balance {

using Arcs = std::vector<std::pair<Task, Task>>;

/// Every task after all it waits for; empty when the arrows close a circle.
std::vector<Task> inOrder(int tasks, const Arcs& arcs);

/// The shortest way, both ends included; empty: none.
std::vector<Task> wayBetween(int tasks, const Arcs& arcs, Task from, Task to);

/// Any circle, in the order of its arrows; empty: none.
std::vector<Task> circleIn(int tasks, const Arcs& arcs);

/// By task: those that wait for it directly, as often as an arrow says so.
std::vector<std::vector<Task>> followers(int tasks, const Arcs& arcs);

} // namespace takt::balance

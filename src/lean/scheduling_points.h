// Where a stream is told what to make: one scheduling point in each door-to-door stream, and below it only flow
// or FIFO, except the finished-goods market (Rother and Shook, "Learning to See").
#pragma once

#include "lean/flow_graph.h"

namespace takt::lean {

/// What tells a process what to make: plans, and the first of its loops.
std::vector<Id> pointsOf(const Plant& plant, Id process);

/// Whether a lane beside it (its order, its room), a customer it makes to order for, or CONWIP says what comes next.
bool isToldByItsPlace(const Plant& plant, const FlowGraph& graph, Id process);

struct SchedulingPoints {
    /// Streams with several scheduled processes, each in the order of the flow.
    std::vector<std::vector<Id>> scheduledTwice;
    struct Pull {
        Id element; ///< a supermarket with a process below it, or a loop
        Id below;   ///< the scheduled process above it, the nearest
    };
    std::vector<Pull> pullsBelow;
};

/// A process is scheduled by lines of a plan or by a heijunka box. A loop of its own is part of that.
SchedulingPoints schedulingPoints(const Plant& plant, const FlowGraph& graph);

} // namespace takt::lean

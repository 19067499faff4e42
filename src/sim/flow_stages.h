// The processes of a stream in flow order, each with what one finished piece takes of it: the lines of a cumulative
// flow diagram (Anderson 2003, after the N-curves of queueing), in finished pieces.
#pragma once

#include <vector>

#include "sim/network.h"

namespace takt::sim {

struct FlowStage {
    std::uint32_t process = 0;
    double perFinished = 1.0;      ///< good steps of it in one finished piece, mean over the demand it serves; > 0
    /// Finished pieces it had passed on before the run began: what then lay between it and the customers.
    double before = 0.0;
    double ofDemand = 1.0;         ///< share of the finished pieces that pass it, 0 … 1
};

/// Processes that customers' pieces pass, in flow order. With one that passed on `made` steps since the run began,
/// before + made / perFinished finished pieces have passed it, scrap behind it not taken off; the customers' own line is
/// what was delivered. Two lines of processes that all pieces pass lie as far apart as there are pieces between them,
/// and along the time axis as long as a piece takes from one to the other.
std::vector<FlowStage> flowStages(const Network& network);

} // namespace takt::sim

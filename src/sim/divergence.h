// Where two runs of one plant go apart, and where they meet again: a branch beside its untouched run.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/trace.h"
#include "sim/network.h"

namespace takt::sim {

/// The stock of one place in a run against that in another.
struct Divergence {
    std::uint32_t place = 0;
    std::int64_t here = 0, there = 0; ///< steps, at the moment at which it lies furthest below the other; both the same: it never does
    Time at;                          ///< that moment, the first of equals
    Time apart;                       ///< since when they differ
    Time level = kNever;              ///< from when on they are the same to the end of both; kNever: they are not
    std::int64_t below() const { return there - here; }
};

/// Of every place whose stock differs at some moment, in the order of places. Instants are compared when all that happens at
/// them is over. Traces of the same network, each of so many records.
std::vector<Divergence> divergences(const Network& network, const Trace& here, std::size_t recordsHere, const Trace& there,
                                    std::size_t recordsThere);

} // namespace takt::sim

// Where a run's begin, which depends on the state it started in, should be cut off.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace takt {

/// MSER-5: White, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69 (1997);
/// Franklin and White, "Stationarity tests and MSER-5", Winter Simulation Conference 2008. Of all cuts, the one that
/// leaves the least squared standard error of the mean of what remains.
struct WarmUp {
    static constexpr std::size_t kBatch = 5;    ///< observations averaged to one point
    static constexpr std::size_t kLeastLeft = 5; ///< batches a cut leaves at least: fewer agree by chance

    std::size_t truncation = 0; ///< observations to leave out, a multiple of kBatch
    double mean = 0.0;          ///< of the batches left
    /// The statistic for a cut of 0, 5, 10, ... observations, in the squared unit of the observations.
    std::vector<double> curve;
    /// The best cut lies in the second half, or there are fewer than ten batches: the run is too short to tell.
    bool runTooShort = false;
};

/// From equally spaced observations of one run, in their order; those after the last whole batch are not used. Of
/// equally good cuts the earliest.
WarmUp mser5(std::span<const double> observations);

} // namespace takt

// An interval for the mean from one long run.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/statistics.h"

namespace takt {

/// Non-overlapping batch means in fixed memory: the batches grow with the run. Forty full batches become twenty of
/// twice the size, so there are always 20 to 39 once 20 observations are in (Law and Carson 1979; Schmeiser 1982:
/// more than 30 gain little). Cheap to copy; the same values in the same order make the same digits.
class BatchMeans {
  public:
    static constexpr std::size_t kMost = 40;

    void add(double observation) {
        sum_ += observation;
        if (++inBatch_ == batchSize_)
            closeBatch();
    }

    /// Means of the batches that are full, in their order.
    std::span<const double> means() const { return {means_.data(), batches_}; }
    std::int64_t batchSize() const { return batchSize_; }
    /// Mean over the full batches and its Student interval of 95 %; honest only if isUncorrelated().
    Estimate estimate() const { return takt::estimate(means()); }

    /// Correlation of each batch mean with the next, -1 to 1; 0 for fewer than three batches or equal means.
    double lagOneCorrelation() const;
    /// von Neumann's test against positive correlation of neighbours, one-sided at 5 %:
    /// z = c sqrt((k^2 - 1) / (k - 2)), c = 1 - (sum of squared steps) / (2 (sum of squares)) (von Neumann 1941; Fishman, Discrete-Event Simulation,
    /// 6.8). False also while there are fewer than 20 batches: run on.
    bool isUncorrelated() const;

    bool operator==(const BatchMeans&) const = default;

  private:
    void closeBatch();

    std::array<double, kMost> means_{};
    std::size_t batches_ = 0;
    std::int64_t batchSize_ = 1;
    std::int64_t inBatch_ = 0;
    double sum_ = 0.0; ///< of the batch that fills
};

} // namespace takt

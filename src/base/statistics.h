// Means and intervals over replications.
#pragma once

#include <cstdint>
#include <span>

namespace takt {

struct Estimate {
    double mean = 0.0;
    /// Half width of the two-sided 95 % Student interval; 0 when there are fewer than two values.
    double halfWidth = 0.0;
    double deviation = 0.0; ///< sample standard deviation
    std::int64_t n = 0;
};

/// Sums in the order given, so the same values in the same order make the same digits.
Estimate estimate(std::span<const double> values);

/// The p quantile of Student's t with the given degrees of freedom (>= 1).
double studentQuantile(double p, double degreesOfFreedom);

} // namespace takt

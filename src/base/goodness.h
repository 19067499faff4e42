// How well a law fits what was measured.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace takt {

/// A distribution function: the share of times up to x.
using DistributionFunction = std::function<double(double)>;

/// Kolmogorov and Smirnov: the greatest distance D between the law and the sorted values' own distribution function.
double kolmogorovDistance(std::span<const double> sorted, const DistributionFunction& law);
/// The chance of a D as great by luck alone, for a law known beforehand: the limit law with Stephens' correction
/// (1970) for n values, good from n = 5. If the law's parameters were estimated from the same values, the true chance
/// is smaller.
double kolmogorovChance(double distance, std::size_t n);

/// Anderson and Darling's A^2, which weighs the tails more. A share nearer than 1e-16 to 0 or 1 counts as that: what
/// is impossible under the law weighs heavily, but not infinitely.
double andersonDarling(std::span<const double> sorted, const DistributionFunction& law);
/// As kolmogorovChance, for A^2: Marsaglia and Marsaglia (2004), their quick form, within 1e-5 of the limit law.
double andersonDarlingChance(double aSquare);

/// Pearson's test on classes of equal chance under the law.
struct ChiSquare {
    double statistic = 0.0;
    std::int64_t classes = 0;
    std::int64_t freedom = 0; ///< classes - 1 - parameters
    double chance = 1.0;      ///< of a statistic as great by luck alone
};
/// With about 2 n^(2/5) classes (Moore 1986), at least 5 values expected in each. `parameters` is how many of the law
/// were estimated from the values. Fewer than parameters + 2 classes: no freedom, and the chance stays 1.
ChiSquare chiSquare(std::span<const double> sorted, const DistributionFunction& law, std::int64_t parameters);

} // namespace takt

#include "base/goodness.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>

namespace takt {

double kolmogorovDistance(std::span<const double> sorted, const DistributionFunction& law) {
    const auto n = static_cast<double>(sorted.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double f = law(sorted[i]);
        worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    return worst;
}

double kolmogorovChance(double distance, std::size_t n) {
    const double root = std::sqrt(static_cast<double>(n));
    const double x = (root + 0.12 + 0.11 / root) * distance;
    if (x < 0.2)
        return 1.0; // and the series alternates too slowly
    double sum = 0.0;
    for (int k = 1; k <= 100; ++k)
        sum += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * x * x);
    return std::clamp(sum, 0.0, 1.0);
}

double andersonDarling(std::span<const double> sorted, const DistributionFunction& law) {
    const std::size_t n = sorted.size();
    const auto share = [&](std::size_t i) { return std::clamp(law(sorted[i]), 1e-16, 1.0 - 1e-16); };
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(2 * i + 1) * (std::log(share(i)) + std::log1p(-share(n - 1 - i)));
    return -static_cast<double>(n) - sum / static_cast<double>(n);
}

double andersonDarlingChance(double z) {
    if (!(z > 0.0))
        return 1.0;
    if (z > 150.0)
        return 0.0;
    if (z < 2.0)
        return 1.0 - std::exp(-1.2337141 / z) / std::sqrt(z) *
                         (2.00012 +
                          (0.247105 - (0.0649821 - (0.0347962 - (0.011672 - 0.00168691 * z) * z) * z) * z) * z);
    return 1.0 - std::exp(-std::exp(
                     1.0776 - (2.30695 - (0.43424 - (0.082433 - (0.008056 - 0.0003146 * z) * z) * z) * z) * z));
}

ChiSquare chiSquare(std::span<const double> sorted, const DistributionFunction& law, std::int64_t parameters) {
    const auto n = static_cast<double>(sorted.size());
    ChiSquare out;
    out.classes = static_cast<std::int64_t>(std::min(2.0 * std::pow(n, 0.4), n / 5.0));
    out.freedom = out.classes - 1 - parameters;
    if (out.freedom < 1)
        return out;
    std::vector<double> counts(static_cast<std::size_t>(out.classes), 0.0);
    for (const double x : sorted) {
        const auto place = static_cast<std::int64_t>(law(x) * static_cast<double>(out.classes));
        counts[static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, out.classes - 1))] += 1.0;
    }
    const double expected = n / static_cast<double>(out.classes);
    for (const double count : counts)
        out.statistic += (count - expected) * (count - expected) / expected;
    out.chance = boost::math::cdf(
        boost::math::complement(boost::math::chi_squared(static_cast<double>(out.freedom)), out.statistic));
    return out;
}

} // namespace takt

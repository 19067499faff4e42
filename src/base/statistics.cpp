#include "base/statistics.h"

#include <cmath>

#include <boost/math/distributions/students_t.hpp>

namespace takt {

double studentQuantile(double p, double degreesOfFreedom) {
    return boost::math::quantile(boost::math::students_t(degreesOfFreedom), p);
}

Estimate estimate(std::span<const double> values) {
    Estimate out;
    out.n = static_cast<std::int64_t>(values.size());
    if (values.empty())
        return out;
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double v : values)
        sum += v;
    out.mean = sum / n;
    if (values.size() < 2)
        return out;
    double squares = 0.0;
    for (const double v : values)
        squares += (v - out.mean) * (v - out.mean);
    out.deviation = std::sqrt(squares / (n - 1.0));
    out.halfWidth = studentQuantile(0.975, n - 1.0) * out.deviation / std::sqrt(n);
    return out;
}

} // namespace takt

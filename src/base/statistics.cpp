#include "base/statistics.h"

#include <algorithm>
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

void RunningMoments::merge(const RunningMoments& other) {
    if (other.n_ == 0)
        return;
    const std::int64_t n = n_ + other.n_;
    const double step = other.mean_ - mean_;
    const double share = static_cast<double>(other.n_) / static_cast<double>(n);
    squares_ += other.squares_ + step * step * static_cast<double>(n_) * share;
    mean_ += step * share;
    n_ = n;
}

double RunningMoments::deviation() const { return std::sqrt(variance()); }

double RunningMoments::halfWidth(double confidence) const {
    if (n_ < 2)
        return 0.0;
    const auto n = static_cast<double>(n_);
    return studentQuantile(0.5 + confidence / 2.0, n - 1.0) * deviation() / std::sqrt(n);
}

bool SequentialEstimate::isPrecise(double relative, double confidence) const {
    return isWithin(std::fabs(moments_.mean()) * relative / (1.0 + relative), confidence);
}

bool SequentialEstimate::isWithin(double halfWidth, double confidence) const {
    return moments_.count() >= kLeast && moments_.halfWidth(confidence) <= halfWidth;
}

std::int64_t SequentialEstimate::replicationsNeeded(double relative, double confidence, std::int64_t most) const {
    return takt::replicationsNeeded(moments_.estimate(), relative, confidence, most);
}

std::int64_t replicationsNeeded(const Estimate& seen, double relative, double confidence, std::int64_t most) {
    const double wanted = std::fabs(seen.mean) * relative / (1.0 + relative);
    const auto enough = [&](std::int64_t n) {
        const auto count = static_cast<double>(n);
        return studentQuantile(0.5 + confidence / 2.0, count - 1.0) * seen.deviation / std::sqrt(count) <= wanted;
    };
    std::int64_t low = std::max(SequentialEstimate::kLeast, seen.n);
    if (low >= most || !enough(most))
        return most;
    if (enough(low))
        return low;
    std::int64_t high = most; // enough(high), not enough(low)
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace takt

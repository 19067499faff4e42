#include "lean/fit_laws.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include "lean/law_curve.h"
#include "lean/nelder_mead.h"

namespace takt::lean {

namespace {

using Kind = DurationLaw::Kind;

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr const char* kNeedsPositive = "it has no time of 0, and one was measured";
constexpr const char* kBeyondRange = "its parameters would lie beyond what a law may have";

Duration toDuration(double seconds) { return {std::llround(seconds * 1e6)}; }
Duration roundedDown(double seconds) { return {static_cast<std::int64_t>(std::floor(seconds * 1e6 + 1e-3))}; }
Duration roundedUp(double seconds) { return {static_cast<std::int64_t>(std::ceil(seconds * 1e6 - 1e-3))}; }

Attempt ifSound(const DurationLaw& law) {
    if (!law.isSound())
        return tl::unexpected(kBeyondRange);
    return law;
}

Attempt ofMeanAndDeviation(Kind kind, double mean, double deviation) {
    if (!(mean < 4e9 && deviation < 4e9))
        return tl::unexpected(kBeyondRange);
    return ifSound({kind, toDuration(mean), toDuration(deviation), {}});
}

double share(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// The ends of a law that reaches a little beyond what was measured; u and v are logarithms of shares of the range.
struct Ends {
    Ends(const Measured& m, double u, double v)
        : least(std::max(0.0, m.least - m.range() * std::exp(u))), most(m.most + m.range() * std::exp(v)) {}
    bool areLawful() const { return most < 3e9; }
    double least, most;
};

double logLikelihood(const Measured& m, const LawCurve& curve) {
    double sum = 0.0;
    for (const double x : m.sorted)
        sum += curve.logDensity(x);
    return sum;
}

} // namespace

Measured::Measured(std::span<const Duration> times) : n(static_cast<double>(times.size())) {
    for (const Duration t : times)
        sorted.push_back(t.inSeconds());
    std::sort(sorted.begin(), sorted.end());
    least = sorted.front();
    most = sorted.back();
    for (const double x : sorted) {
        mean += x / n;
        meanLog += std::log(x) / n;
    }
    for (const double x : sorted) {
        variance += (x - mean) * (x - mean) / n;
        varianceLog += (std::log(x) - meanLog) * (std::log(x) - meanLog) / n;
    }
}

Attempt fitUniform(const Measured& m) { return ifSound({Kind::Uniform, toDuration(m.least), toDuration(m.most), {}}); }

Attempt fitExponential(const Measured& m) { return ifSound(DurationLaw::exponential(toDuration(m.mean))); }

Attempt fitNormal(const Measured& m) {
    double mean = m.mean, deviation = std::sqrt(m.variance);
    if (mean < 6.0 * deviation) {
        const auto cost = [&](const std::vector<double>& p) {
            const double mu = std::exp(p[0]), sigma = std::exp(p[1]);
            if (sigma > 10.0 * mu)
                return kInfinite;
            const double squares = (m.variance + (m.mean - mu) * (m.mean - mu)) / (sigma * sigma);
            return m.n * (std::log(sigma) + std::log(0.5 * std::erfc(-mu / sigma * M_SQRT1_2)) + 0.5 * squares);
        };
        const auto best = leastOf(cost, {std::log(mean), std::log(deviation)});
        mean = std::exp(best[0]);
        deviation = std::exp(best[1]);
    }
    // At the very bound a rounded mean could make the law unsound.
    return ofMeanAndDeviation(Kind::Normal, mean, std::min(deviation, 9.999 * mean));
}

Attempt fitLognormal(const Measured& m) {
    if (m.least <= 0.0)
        return tl::unexpected(kNeedsPositive);
    const double mean = std::exp(m.meanLog + m.varianceLog / 2.0);
    return ofMeanAndDeviation(Kind::Lognormal, mean, mean * std::sqrt(std::expm1(m.varianceLog)));
}

namespace {

double gammaShape(const Measured& m) {
    const double s = std::log(m.mean) - m.meanLog;
    double k = (3.0 - s + std::sqrt((s - 3.0) * (s - 3.0) + 24.0 * s)) / (12.0 * s);
    for (int i = 0; i < 20; ++i) {
        const double next = k - (std::log(k) - boost::math::digamma(k) - s) / (1.0 / k - boost::math::trigamma(k));
        k = next > 0.0 ? next : k / 2.0;
    }
    return k;
}

double weibullShapeOf(const Measured& m) {
    const auto slope = [&](double k) { // rises with k; times as parts of the greatest, or powers overflow
        double sum = 0.0, logs = 0.0;
        for (const double x : m.sorted) {
            const double log = std::log(x / m.most);
            const double power = std::exp(k * log);
            sum += power;
            logs += power * log;
        }
        return logs / sum - 1.0 / k - (m.meanLog - std::log(m.most));
    };
    double low = std::log(0.01), high = std::log(1e5);
    for (int i = 0; i < 50; ++i) {
        const double middle = 0.5 * (low + high);
        (slope(std::exp(middle)) < 0.0 ? low : high) = middle;
    }
    return std::exp(0.5 * (low + high));
}

} // namespace

Attempt fitGamma(const Measured& m) {
    if (m.least <= 0.0)
        return tl::unexpected(kNeedsPositive);
    return ofMeanAndDeviation(Kind::Gamma, m.mean, m.mean / std::sqrt(gammaShape(m)));
}

Attempt fitErlang(const Measured& m) {
    const double shape = m.least > 0.0 ? gammaShape(m) : 1.0;
    if (shape > 9'999.0)
        return tl::unexpected(kBeyondRange);
    const double low = std::max(1.0, std::floor(shape));
    const auto likelihood = [&](double k) { return logLikelihood(m, LawCurve::gamma(k, m.mean / k)); };
    const double best = m.least > 0.0 && likelihood(low + 1.0) > likelihood(low) ? low + 1.0 : low;
    return ifSound(DurationLaw::erlang(toDuration(m.mean), static_cast<std::int64_t>(best)));
}

Attempt fitWeibull(const Measured& m) {
    if (m.least <= 0.0)
        return tl::unexpected(kNeedsPositive);
    const double k = weibullShapeOf(m);
    double powers = 0.0;
    for (const double x : m.sorted)
        powers += std::pow(x / m.most, k) / m.n;
    const double scale = m.most * std::pow(powers, 1.0 / k);
    const double mean = scale * std::tgamma(1.0 + 1.0 / k);
    const double variation = std::sqrt(std::expm1(std::lgamma(1.0 + 2.0 / k) - 2.0 * std::lgamma(1.0 + 1.0 / k)));
    return ofMeanAndDeviation(Kind::Weibull, mean, mean * variation);
}

namespace {

/// For these ends the mode of the likeliest triangle and the logarithm of that likelihood.
struct Mode {
    double at = 0.0;
    double logLikelihood = -kInfinite;
};

Mode bestMode(const Measured& m, const Ends& ends) {
    Mode best;
    const auto last = static_cast<std::ptrdiff_t>(m.sorted.size()) - 1;
    std::vector<double> above(m.sorted.size() + 1, 0.0); // sums of logarithms from here to the end
    for (std::ptrdiff_t i = last; i >= 0; --i)
        above[static_cast<std::size_t>(i)] =
            above[static_cast<std::size_t>(i) + 1] + std::log(ends.most - m.sorted[static_cast<std::size_t>(i)]);
    double below = 0.0;
    for (std::ptrdiff_t r = 0; r <= last; ++r) {
        const double x = m.sorted[static_cast<std::size_t>(r)];
        double sum = 0.0;
        if (r > 0)
            sum += below - static_cast<double>(r) * std::log(x - ends.least);
        if (r < last)
            sum += above[static_cast<std::size_t>(r) + 1] - static_cast<double>(last - r) * std::log(ends.most - x);
        if (sum > best.logLikelihood)
            best = {x, sum};
        below += std::log(x - ends.least);
    }
    best.logLikelihood += m.n * std::log(2.0 / (ends.most - ends.least));
    return best;
}

} // namespace

Attempt fitTriangular(const Measured& m) {
    const auto cost = [&](const std::vector<double>& p) {
        const Ends ends(m, p[0], p[1]);
        return ends.areLawful() ? -bestMode(m, ends).logLikelihood : kInfinite;
    };
    const auto best = leastOf(cost, {-2.0, -2.0});
    const Ends ends(m, best[0], best[1]);
    return ifSound({Kind::Triangular, roundedDown(ends.least), toDuration(bestMode(m, ends).at), roundedUp(ends.most)});
}

Attempt fitPert(const Measured& m) {
    const auto modeOf = [](const Ends& ends, double w) { return ends.least + (ends.most - ends.least) * share(w); };
    const auto cost = [&](const std::vector<double>& p) {
        const Ends ends(m, p[0], p[1]);
        if (!ends.areLawful())
            return kInfinite;
        return -logLikelihood(m, LawCurve::pert(ends.least, modeOf(ends, p[2]), ends.most));
    };
    const double place = std::clamp((m.mean - m.least) / m.range(), 0.1, 0.9);
    const auto best = leastOf(cost, {-2.0, -2.0, std::log(place / (1.0 - place))});
    const Ends ends(m, best[0], best[1]);
    return ifSound({Kind::Pert, roundedDown(ends.least), toDuration(modeOf(ends, best[2])), roundedUp(ends.most)});
}

namespace {

struct Beta {
    double least, most, alpha, beta;

    Attempt law() const {
        const double width = most - least, sum = alpha + beta;
        const double deviation = width * std::sqrt(alpha * beta / (sum + 1.0)) / sum;
        return ifSound({Kind::Beta, roundedDown(least), roundedUp(most), toDuration(least + width * alpha / sum),
                        toDuration(deviation), 0, {}});
    }
};

/// The likeliest shapes between given ends: two sums of logarithms are all they need of the times.
Beta betaBetween(const Measured& m, double least, double most) {
    const double width = most - least;
    double logLow = 0.0, logHigh = 0.0;
    for (const double x : m.sorted) {
        logLow += std::log((x - least) / width) / m.n;
        logHigh += std::log1p(-(x - least) / width) / m.n;
    }
    const auto cost = [&](const std::vector<double>& p) {
        const double a = std::exp(p[0]), b = std::exp(p[1]);
        return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b) - (a - 1.0) * logLow - (b - 1.0) * logHigh;
    };
    const double mean = (m.mean - least) / width;
    const double sum = std::max(0.2, mean * (1.0 - mean) / (m.variance / (width * width)) - 1.0);
    const auto best = leastOf(cost, {std::log(mean * sum), std::log((1.0 - mean) * sum)});
    return {least, most, std::exp(best[0]), std::exp(best[1])};
}

Beta betaWithFreeEnds(const Measured& m, const Beta& start) {
    const auto betaAt = [&](const std::vector<double>& p) {
        const Ends ends(m, p[0], p[1]);
        return Beta{ends.least, ends.most, std::exp(p[2]), std::exp(p[3])};
    };
    const auto cost = [&](const std::vector<double>& p) {
        const Beta b = betaAt(p);
        if (b.alpha < 1.0 || b.beta < 1.0 || !b.law())
            return kInfinite;
        return -logLikelihood(m, LawCurve::beta(b.least, b.most, b.alpha, b.beta));
    };
    const double gap = -std::log(m.n - 1.0);
    return betaAt(leastOf(cost, {gap, gap, std::log(start.alpha), std::log(start.beta)}));
}

} // namespace

Attempt fitBeta(const Measured& m) {
    if (m.least <= 0.0)
        return tl::unexpected(kNeedsPositive);
    const double gap = m.range() / (m.n - 1.0);
    const Beta fixedEnds = betaBetween(m, std::max(0.0, m.least - gap), m.most + gap);
    if (fixedEnds.alpha < 1.0 || fixedEnds.beta < 1.0 || !fixedEnds.law())
        return fixedEnds.law();
    return betaWithFreeEnds(m, fixedEnds).law();
}

} // namespace takt::lean

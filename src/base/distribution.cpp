#include "base/distribution.h"

#include <cmath>

namespace takt {

namespace {

Distribution betaOf(double least, double most, double alpha, double beta) {
    return {Distribution::Kind::Beta, 0, 0, least, most - least, alpha, beta};
}

Distribution gammaOf(double shape, double scale) {
    const GammaShape ready(shape);
    return {Distribution::Kind::Gamma, 0, 0, scale, ready.d, ready.c, ready.boost};
}

/// Kind and place of a law whose values are about to be put at the end of the table.
Distribution valuesOf(Distribution::Kind kind, std::size_t count, const ValueTable& table) {
    if (count == 0)
        return Distribution::fixed(0.0);
    return {kind, static_cast<std::uint32_t>(table.size()), static_cast<std::uint32_t>(count), 0.0, 0.0, 0.0, 0.0};
}

double triangularAt(double u, double least, double usual, double most) {
    const double width = most - least;
    const double split = width > 0 ? (usual - least) / width : 0.0;
    return u < split ? least + std::sqrt(u * width * (usual - least))
                     : most - std::sqrt((1.0 - u) * width * (most - usual));
}

double empiricalAt(double u, std::span<const std::int64_t> sorted) {
    const double place = u * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= sorted.size())
        return static_cast<double>(sorted.back());
    const auto low = static_cast<double>(sorted[below]);
    return low + (place - static_cast<double>(below)) * (static_cast<double>(sorted[below + 1]) - low);
}

std::int64_t discreteAt(double u, std::span<const std::int64_t> values, std::span<const std::int64_t> sums) {
    const auto target = static_cast<std::int64_t>(u * static_cast<double>(sums.back()));
    const auto found = std::upper_bound(sums.begin(), sums.end(), target);
    return values[found == sums.end() ? 0 : static_cast<std::size_t>(found - sums.begin())];
}

/// ln(1 + variation^2) of the Weibull law of this shape; falls as the shape rises.
double weibullVariation(double shape) {
    return portableLogGamma(1.0 + 2.0 / shape) - 2.0 * portableLogGamma(1.0 + 1.0 / shape);
}

} // namespace

double weibullShape(double variation) {
    const double wanted = portableLog(1.0 + variation * variation);
    double low = portableLog(0.1);
    double high = portableLog(20'000.0);
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (weibullVariation(portableExp(middle)) > wanted ? low : high) = middle;
    }
    return portableExp(0.5 * (low + high));
}

Distribution Distribution::uniform(double least, double most) {
    return {Kind::Uniform, 0, 0, least, most - least, 0.0, 0.0};
}

Distribution Distribution::triangular(double least, double usual, double most) {
    return {Kind::Triangular, 0, 0, least, usual, most, 0.0};
}

Distribution Distribution::pert(double least, double usual, double most) {
    if (!(most > least))
        return fixed(usual);
    const double width = most - least;
    return betaOf(least, most, 1.0 + 4.0 * (usual - least) / width, 1.0 + 4.0 * (most - usual) / width);
}

Distribution Distribution::normal(double mean, double deviation) {
    return {Kind::Normal, 0, 0, mean, deviation, 0.0, 0.0};
}

Distribution Distribution::lognormal(double mean, double deviation) {
    const double variance = portableLog(1.0 + (deviation / mean) * (deviation / mean));
    return {Kind::Lognormal, 0, 0, portableLog(mean) - variance / 2.0, std::sqrt(variance), 0.0, 0.0};
}

Distribution Distribution::gamma(double mean, double deviation) {
    return gammaOf((mean / deviation) * (mean / deviation), deviation * deviation / mean);
}

Distribution Distribution::erlang(double mean, std::int64_t phases) {
    if (phases <= 1)
        return exponential(mean);
    const auto shape = static_cast<double>(phases);
    return gammaOf(shape, mean / shape);
}

Distribution Distribution::weibull(double mean, double deviation) {
    const double inverse = 1.0 / weibullShape(deviation / mean);
    return {Kind::Weibull, 0, 0, mean * portableExp(-portableLogGamma(1.0 + inverse)), inverse, 0.0, 0.0};
}

Distribution Distribution::beta(double least, double most, double mean, double deviation) {
    const double width = most - least;
    if (!(width > 0 && deviation > 0))
        return fixed(mean);
    const double m = (mean - least) / width;
    const double sum = m * (1.0 - m) / ((deviation / width) * (deviation / width)) - 1.0;
    if (!(m > 0 && m < 1 && sum > 0))
        return fixed(mean);
    return betaOf(least, most, m * sum, (1.0 - m) * sum);
}

Distribution Distribution::empirical(std::span<const std::int64_t> values, ValueTable& table) {
    const Distribution out = valuesOf(Kind::Empirical, values.size(), table);
    table.insert(table.end(), values.begin(), values.end());
    std::sort(table.end() - static_cast<std::ptrdiff_t>(values.size()), table.end());
    return out;
}

Distribution Distribution::discrete(std::span<const WeightedValue> values, ValueTable& table) {
    const Distribution out = valuesOf(Kind::Discrete, values.size(), table);
    for (const auto& v : values)
        table.push_back(v.value);
    std::int64_t sum = 0;
    for (const auto& v : values)
        table.push_back(sum += v.weight);
    return out;
}

Distribution Distribution::series(std::span<const std::int64_t> values, ValueTable& table) {
    const Distribution out = valuesOf(Kind::Series, values.size(), table);
    table.insert(table.end(), values.begin(), values.end());
    return out;
}

std::int64_t Distribution::sampleOther(RandomStream& random, std::span<const std::int64_t> table,
                                       std::uint32_t& position) const {
    if (!usesValues())
        return wholeMicroseconds(draw(random));
    const auto values = table.subspan(first, count);
    switch (kind) {
    case Kind::Empirical: return wholeMicroseconds(empiricalAt(random.uniform(), values));
    case Kind::Discrete: return discreteAt(random.uniform(), values, table.subspan(first + count, count));
    default: break;
    }
    const std::int64_t value = values[position < count ? position : 0];
    position = position + 1 < count ? position + 1 : 0;
    return value;
}

double Distribution::draw(RandomStream& random) const {
    switch (kind) {
    case Kind::Exponential: return a * random.exponential();
    case Kind::Uniform: return a + b * random.uniform();
    case Kind::Triangular: return triangularAt(random.uniform(), a, b, c);
    case Kind::Normal: {
        double us = 0.0;
        do
            us = a + b * random.normal();
        while (us < 0);
        return us;
    }
    case Kind::Lognormal: return portableExp(a + b * random.normal());
    case Kind::Gamma: {
        GammaShape shape;
        shape.d = b, shape.c = c, shape.boost = d;
        return a * random.gamma(shape);
    }
    case Kind::Weibull: return a * random.weibull(b);
    case Kind::Beta: return a + b * random.beta(c, d);
    default: return a;
    }
}

} // namespace takt

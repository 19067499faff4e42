#include "lean/law_deviation.h"

#include <algorithm>
#include <cmath>

namespace takt::lean {

namespace {

using Kind = DurationLaw::Kind;

double seconds(std::int64_t us) { return static_cast<double>(us) * 1e-6; }

/// Of values that come as often as they weigh.
double deviationOf(std::span<const WeightedValue> values, bool weighted) {
    double weights = 0, sum = 0, squares = 0;
    for (const auto& v : values)
        weights += weighted ? static_cast<double>(v.weight) : 1.0;
    if (weights <= 0)
        return 0;
    for (const auto& v : values)
        sum += (weighted ? static_cast<double>(v.weight) : 1.0) * seconds(v.value);
    for (const auto& v : values)
        squares += (weighted ? static_cast<double>(v.weight) : 1.0) * std::pow(seconds(v.value) - sum / weights, 2);
    return std::sqrt(squares / weights);
}

/// Straight lines between the values in rising order, every piece equally likely.
double empiricalDeviation(std::span<const WeightedValue> values) {
    std::vector<double> sorted;
    for (const auto& v : values)
        sorted.push_back(seconds(v.value));
    std::sort(sorted.begin(), sorted.end());
    const double pieces = static_cast<double>(sorted.size()) - 1;
    double mean = 0, squares = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        mean += (sorted[i - 1] + sorted[i]) / 2 / pieces;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const double a = sorted[i - 1] - mean, b = sorted[i] - mean;
        squares += (a * a + a * b + b * b) / 3 / pieces;
    }
    return std::sqrt(std::max(0.0, squares));
}

} // namespace

std::vector<WeightedValue> valuesOf(const SharedTables& shared, const DurationLaw& law) {
    std::vector<WeightedValue> values;
    if (const Series* series = law.usesSeries() ? shared.find<Series>(law.series) : nullptr)
        for (std::size_t i = 0; i < series->values.millionths.size(); ++i)
            values.push_back({series->values.millionths[i],
                              i < series->weights.millionths.size() ? series->weights.millionths[i] : 1'000'000});
    return values;
}

double deviationSeconds(const DurationLaw& law, std::span<const WeightedValue> values) {
    const double a = law.a.inSeconds(), b = law.b.inSeconds(), c = law.c.inSeconds();
    switch (law.kind) {
    case Kind::Fixed: return 0;
    case Kind::Uniform: return (b - a) / std::sqrt(12.0);
    case Kind::Triangular: return std::sqrt(std::max(0.0, a * a + b * b + c * c - a * b - a * c - b * c) / 18.0);
    case Kind::Exponential: return a;
    case Kind::Erlang: return a / std::sqrt(static_cast<double>(std::max<std::int64_t>(1, law.phases)));
    case Kind::Pert: { // beta with shapes 1 + 4 (b - a) / w and 1 + 4 (c - b) / w, together 6
        const double width = c - a;
        if (width <= 0)
            return 0;
        return std::sqrt((width + 4 * (b - a)) * (width + 4 * (c - b)) / (36.0 * 7.0));
    }
    case Kind::Beta: return law.d.inSeconds();
    case Kind::Normal:
    case Kind::Lognormal:
    case Kind::Gamma:
    case Kind::Weibull: return b;
    case Kind::Empirical: return empiricalDeviation(values);
    case Kind::Discrete: return deviationOf(values, true);
    case Kind::Series: return deviationOf(values, false);
    }
    return 0;
}

} // namespace takt::lean

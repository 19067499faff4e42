#include "model/law_sampling.h"

#include <algorithm>

namespace takt {

namespace {

using Kind = DurationLaw::Kind;

std::vector<std::int64_t> plainValues(std::span<const WeightedValue> series) {
    std::vector<std::int64_t> out;
    out.reserve(series.size());
    for (const auto& v : series)
        out.push_back(v.value);
    return out;
}

Duration rounded(double us) { return {static_cast<std::int64_t>(us + 0.5)}; }

Duration weightedMean(std::span<const WeightedValue> series, bool weighted) {
    double sum = 0.0, weights = 0.0;
    for (const auto& v : series) {
        const double weight = weighted ? static_cast<double>(v.weight) : 1.0;
        sum += weight * static_cast<double>(v.value);
        weights += weight;
    }
    return weights > 0 ? rounded(sum / weights) : Duration{series.front().value};
}

/// The middle of each of the n - 1 pieces, all equally likely.
Duration empiricalMean(std::span<const WeightedValue> series) {
    auto values = plainValues(series);
    if (values.size() == 1)
        return {values.front()};
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    double sum = -0.5 * (static_cast<double>(*least) + static_cast<double>(*most));
    for (const auto v : values)
        sum += static_cast<double>(v);
    return rounded(sum / static_cast<double>(values.size() - 1));
}

} // namespace

Distribution distributionOf(const DurationLaw& law, std::span<const WeightedValue> series, ValueTable& table) {
    switch (law.kind) {
    case Kind::Empirical: return Distribution::empirical(plainValues(series), table);
    case Kind::Discrete: return Distribution::discrete(series, table);
    case Kind::Series: return Distribution::series(plainValues(series), table);
    default: return distributionOf(law);
    }
}

Distribution distributionOf(const DurationLaw& law) {
    const auto a = static_cast<double>(law.a.us);
    const auto b = static_cast<double>(law.b.us);
    const auto c = static_cast<double>(law.c.us);
    const auto d = static_cast<double>(law.d.us);
    switch (law.kind) {
    case Kind::Uniform: return Distribution::uniform(a, b);
    case Kind::Triangular: return Distribution::triangular(a, b, c);
    case Kind::Pert: return Distribution::pert(a, b, c);
    case Kind::Normal: return Distribution::normal(a, b);
    case Kind::Lognormal: return Distribution::lognormal(a, b);
    case Kind::Exponential: return Distribution::exponential(a);
    case Kind::Gamma: return Distribution::gamma(a, b);
    case Kind::Erlang: return Distribution::erlang(a, law.phases);
    case Kind::Weibull: return Distribution::weibull(a, b);
    case Kind::Beta: return Distribution::beta(a, b, c, d);
    case Kind::Fixed:
    case Kind::Empirical:
    case Kind::Discrete:
    case Kind::Series: break;
    }
    return Distribution::fixed(a);
}

Duration meanOf(const DurationLaw& law, std::span<const WeightedValue> series) {
    if (!law.usesSeries())
        return law.mean();
    if (series.empty())
        return {};
    return law.kind == Kind::Empirical ? empiricalMean(series) : weightedMean(series, law.kind == Kind::Discrete);
}

} // namespace takt

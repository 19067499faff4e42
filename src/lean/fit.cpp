#include "lean/fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/statistics.h"
#include "lean/fit_laws.h"
#include "lean/law_curve.h"
#include "model/units.h"

namespace takt::lean {

namespace {

using Kind = DurationLaw::Kind;

struct Candidate {
    Kind kind;
    std::int64_t parameters;
    Attempt (*fit)(const Measured&);
};
constexpr std::array<Candidate, 10> kCandidates = {{{Kind::Uniform, 2, fitUniform},
                                                    {Kind::Triangular, 3, fitTriangular},
                                                    {Kind::Pert, 3, fitPert},
                                                    {Kind::Normal, 2, fitNormal},
                                                    {Kind::Lognormal, 2, fitLognormal},
                                                    {Kind::Exponential, 1, fitExponential},
                                                    {Kind::Gamma, 2, fitGamma},
                                                    {Kind::Erlang, 2, fitErlang},
                                                    {Kind::Weibull, 2, fitWeibull},
                                                    {Kind::Beta, 4, fitBeta}}};

void test(Fit& fit, std::span<const double> sorted, const LawCurve& curve, std::int64_t parameters) {
    const auto share = [&](double x) { return curve.shareUpTo(x); };
    fit.kolmogorov = kolmogorovDistance(sorted, share);
    fit.kolmogorovChance = kolmogorovChance(fit.kolmogorov, sorted.size());
    fit.andersonDarling = andersonDarling(sorted, share);
    fit.andersonDarlingChance = andersonDarlingChance(fit.andersonDarling);
    fit.chiSquare = chiSquare(sorted, share, parameters);
}

Fit judged(const DurationLaw& law, std::int64_t parameters, const Measured& m) {
    const LawCurve curve(law);
    Fit out;
    out.law = law;
    out.parameters = parameters;
    for (const double x : m.sorted)
        out.logLikelihood += curve.logDensity(x);
    out.aic = 2.0 * static_cast<double>(parameters) - 2.0 * out.logLikelihood;
    const std::span<const double> all = m.sorted;
    if (law.kind == Kind::Uniform) // between its two ends, which are measured, the others are uniform indeed
        test(out, all.subspan(1, all.size() - 2), curve, 0);
    else
        test(out, all, curve, parameters);
    return out;
}

Result<void> checkTimes(std::span<const Duration> measured) {
    constexpr Duration kMost = Duration::days(366 * 100);
    if (measured.size() < kLeastMeasured)
        return fail(ErrorCode::TooFewTimes, {std::to_string(measured.size()), std::to_string(kLeastMeasured)});
    for (std::size_t i = 0; i < measured.size(); ++i)
        if (measured[i].us < 0 || measured[i] > kMost)
            return fail(ErrorCode::TimeOutOfRange, {std::to_string(i + 1), formatDuration(measured[i])});
    if (std::all_of(measured.begin(), measured.end(), [&](Duration t) { return t == measured.front(); }))
        return fail(ErrorCode::AllTimesEqual, {std::to_string(measured.size()), formatDuration(measured.front())});
    return {};
}

FitReport summaryOf(std::span<const Duration> measured) {
    RunningMoments moments;
    for (const Duration t : measured)
        moments.add(static_cast<double>(t.us));
    const auto [least, most] = std::minmax_element(measured.begin(), measured.end());
    FitReport out;
    out.n = moments.count();
    out.least = *least;
    out.most = *most;
    out.mean = {std::llround(moments.mean())};
    out.deviation = {std::llround(moments.deviation())};
    return out;
}

} // namespace

Result<FitReport> fitLaws(std::span<const Duration> measured) {
    if (const auto fine = checkTimes(measured); !fine)
        return tl::unexpected(fine.error());
    FitReport out = summaryOf(measured);
    const Measured m(measured);
    for (const auto& candidate : kCandidates) {
        const Attempt law = candidate.fit(m);
        if (!law) {
            out.notFitted.push_back({candidate.kind, law.error()});
            continue;
        }
        const Fit fit = judged(*law, candidate.parameters, m);
        if (std::isfinite(fit.logLikelihood))
            out.fits.push_back(fit);
        else
            out.notFitted.push_back({candidate.kind, "a time that was measured is impossible under it"});
    }
    std::stable_sort(out.fits.begin(), out.fits.end(), [](const Fit& a, const Fit& b) { return a.aic < b.aic; });
    return out;
}

std::string lawName(DurationLaw::Kind kind) {
    DurationLaw law;
    law.kind = kind;
    const std::string text = formatLaw(law);
    return kind == Kind::Fixed ? "fixed" : text.substr(0, text.find('('));
}

} // namespace takt::lean

// Laws for measured times: which fits, with the parameters a planner enters.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/goodness.h"
#include "model/values.h"

namespace takt::lean {

/// One law with the parameters under which the measured times are likeliest, rounded to microseconds. The chances
/// are those of a law known beforehand; since its parameters were estimated from the same times, Kolmogorov's and
/// Anderson's are too favourable (the true ones smaller). Chi-square allows for that by its degrees of freedom. The
/// uniform law is tested without the least and the greatest time, which are its parameters: there all chances are true.
struct Fit {
    DurationLaw law;
    std::int64_t parameters = 0;   ///< estimated
    double logLikelihood = 0.0;    ///< of the times in seconds
    double aic = 0.0;              ///< 2 parameters - 2 log-likelihood (Akaike 1974); the least is best
    double kolmogorov = 0.0;       ///< greatest distance of the distribution functions
    double kolmogorovChance = 0.0; ///< see base/goodness.h, as the others
    double andersonDarling = 0.0;
    double andersonDarlingChance = 0.0;
    ChiSquare chiSquare;
};

struct FitReport {
    struct NotFitted {
        DurationLaw::Kind kind;
        const char* why; ///< in English
    };

    std::int64_t n = 0;
    Duration least, most, mean;
    Duration deviation;                ///< of the sample, divided by n - 1
    std::vector<Fit> fits;             ///< best first, by AIC
    std::vector<NotFitted> notFitted;
};

inline constexpr std::size_t kLeastMeasured = 10;

/// Maximum likelihood fits of uniform, triangular, PERT, normal cut at zero, lognormal, exponential, gamma, Erlang,
/// Weibull and beta, in any order of the times. What each does stands in fit_laws.h.
/// Errors: TooFewTimes (below kLeastMeasured), TimeOutOfRange (negative or beyond 100 years; its number, from 1),
/// AllTimesEqual (a fixed time needs no law).
Result<FitReport> fitLaws(std::span<const Duration> measured);

/// The name of a law as in its text form: "gamma".
std::string lawName(DurationLaw::Kind kind);

} // namespace takt::lean

// The maximum likelihood estimate of each law. Used by fit.cpp only.
#pragma once

#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "model/values.h"

namespace takt::lean {

/// Measured times and what the estimates need of them, in seconds.
struct Measured {
    explicit Measured(std::span<const Duration> times);

    std::vector<double> sorted;
    double n = 0.0;
    double least = 0.0, most = 0.0;
    double mean = 0.0;
    double variance = 0.0; ///< divided by n, as likelihood has it
    double meanLog = 0.0, varianceLog = 0.0; ///< of the natural logarithms; meaningless when least is 0
    double range() const { return most - least; }
};

/// A law, or why there is none (in English).
using Attempt = tl::expected<DurationLaw, const char*>;

/// From the least to the greatest time.
Attempt fitUniform(const Measured& m);
/// Closed form: the mean.
Attempt fitExponential(const Measured& m);
/// Of the law as it is drawn, cut at zero: closed form where the cut is beyond six deviations, else searched.
Attempt fitNormal(const Measured& m);
/// Closed form: mean and deviation of the logarithms.
Attempt fitLognormal(const Measured& m);
/// ln k - digamma(k) = ln(mean) - mean of logarithms, by Newton's method (Minka 2002).
Attempt fitGamma(const Measured& m);
/// The better of the two whole numbers beside the gamma shape.
Attempt fitErlang(const Measured& m);
/// The profile likelihood's one root in the shape (Lawless 1982), by halving.
Attempt fitWeibull(const Measured& m);
/// The mode is one of the times (Kotz and van Dorp 2004, 1.3); the ends are searched.
Attempt fitTriangular(const Measured& m);
/// Ends and mode are searched.
Attempt fitPert(const Measured& m);
/// Shapes of 1 and more: ends and shapes are searched. Below that the likelihood with free ends has no greatest
/// value: the ends are the least and greatest time moved out by range / (n - 1), not below zero, and the shapes alone
/// are searched.
Attempt fitBeta(const Measured& m);

} // namespace takt::lean

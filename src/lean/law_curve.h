// The curves of a law of time: density and distribution function, for fitting and for charts. For people, not for
// runs: these use the library's functions and may differ in the last digit between machines.
#pragma once

#include <functional>

#include "model/values.h"

namespace takt::lean {

/// A continuous law on the times >= 0, in seconds.
class LawCurve {
  public:
    /// Of a sound law with a density: not Fixed and no law of a series, and with a range above zero; else density 0
    /// everywhere and a step at the mean.
    explicit LawCurve(const DurationLaw& law);

    static LawCurve uniform(double least, double most);
    static LawCurve triangular(double least, double usual, double most);
    static LawCurve pert(double least, double usual, double most);
    /// Of the shapes alpha and beta between least and most.
    static LawCurve beta(double least, double most, double alpha, double beta);
    /// Mean and deviation before the cut at zero.
    static LawCurve normal(double mean, double deviation);
    /// Mean and deviation of the logarithm.
    static LawCurve lognormal(double logMean, double logDeviation);
    static LawCurve gamma(double shape, double scale);
    static LawCurve weibull(double shape, double scale);

    /// Natural logarithm of the density at x seconds, per second; minus infinity where the law never comes.
    double logDensity(double x) const;
    /// The share of times up to x seconds.
    double shareUpTo(double x) const;

  private:
    enum class Form { Step, Uniform, Triangular, Beta, Normal, Lognormal, Gamma, Weibull };
    LawCurve(Form form, double a, double b, double c, double d);

    Form form_ = Form::Step;
    double a_ = 0.0, b_ = 0.0, c_ = 0.0, d_ = 0.0;
    double constant_ = 0.0; ///< the part of the logarithm of the density that does not depend on x
};

} // namespace takt::lean

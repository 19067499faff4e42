#include "lean/law_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "base/distribution.h"

namespace takt::lean {

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kHalfLnTwoPi = 0.91893853320467274178;

/// p ln x, 0 when p is 0 even at x = 0.
double timesLog(double p, double x) { return p == 0.0 ? 0.0 : p * std::log(x); }

/// The share of a standard normal law up to z.
double normalShare(double z) { return 0.5 * std::erfc(-z * M_SQRT1_2); }

double triangularLogDensity(double x, double least, double usual, double most) {
    if (x < least || x > most)
        return kNever;
    const double height = std::log(2.0 / (most - least));
    if (x < usual)
        return height + std::log((x - least) / (usual - least));
    return height + (x > usual ? std::log((most - x) / (most - usual)) : 0.0);
}

double triangularShare(double x, double least, double usual, double most) {
    if (x <= least)
        return 0.0;
    if (x >= most)
        return 1.0;
    if (x < usual)
        return (x - least) * (x - least) / ((most - least) * (usual - least));
    return 1.0 - (most - x) * (most - x) / ((most - least) * (most - usual));
}

LawCurve curveOf(const DurationLaw& law) {
    using Kind = DurationLaw::Kind;
    const double a = law.a.inSeconds(), b = law.b.inSeconds(), c = law.c.inSeconds(), d = law.d.inSeconds();
    switch (law.kind) {
    case Kind::Uniform: return LawCurve::uniform(a, b);
    case Kind::Triangular: return LawCurve::triangular(a, b, c);
    case Kind::Pert: return LawCurve::pert(a, b, c);
    case Kind::Normal: return LawCurve::normal(a, b);
    case Kind::Lognormal: {
        const double variance = std::log1p((b / a) * (b / a));
        return LawCurve::lognormal(std::log(a) - variance / 2.0, std::sqrt(variance));
    }
    case Kind::Exponential: return LawCurve::gamma(1.0, a);
    case Kind::Erlang: {
        const auto phases = static_cast<double>(law.phases);
        return LawCurve::gamma(phases, a / phases);
    }
    case Kind::Gamma: return LawCurve::gamma((a / b) * (a / b), b * b / a);
    case Kind::Weibull: {
        const double shape = weibullShape(b / a);
        return LawCurve::weibull(shape, a / std::tgamma(1.0 + 1.0 / shape));
    }
    case Kind::Beta: {
        const double mean = (c - a) / (b - a);
        const double sum = mean * (1.0 - mean) / ((d / (b - a)) * (d / (b - a))) - 1.0;
        return LawCurve::beta(a, b, mean * sum, (1.0 - mean) * sum);
    }
    case Kind::Fixed:
    case Kind::Empirical:
    case Kind::Discrete:
    case Kind::Series: break;
    }
    const double mean = law.mean().inSeconds();
    return LawCurve::uniform(mean, mean);
}

} // namespace

LawCurve::LawCurve(Form form, double a, double b, double c, double d) : form_(form), a_(a), b_(b), c_(c), d_(d) {
    switch (form_) {
    case Form::Uniform: constant_ = -std::log(b - a); break;
    case Form::Beta:
        constant_ = std::lgamma(c + d) - std::lgamma(c) - std::lgamma(d) - std::log(b - a);
        break;
    case Form::Normal: constant_ = -kHalfLnTwoPi - std::log(b) - std::log(normalShare(a / b)); break;
    case Form::Lognormal: constant_ = -kHalfLnTwoPi - std::log(b); break;
    case Form::Gamma: constant_ = -std::lgamma(a) - a * std::log(b); break;
    case Form::Weibull: constant_ = std::log(a) - a * std::log(b); break;
    case Form::Step:
    case Form::Triangular: break;
    }
}

LawCurve::LawCurve(const DurationLaw& law) : LawCurve(curveOf(law)) {}

LawCurve LawCurve::uniform(double least, double most) {
    return {most > least ? Form::Uniform : Form::Step, least, most, 0.0, 0.0};
}
LawCurve LawCurve::triangular(double least, double usual, double most) {
    return {most > least ? Form::Triangular : Form::Step, least, most, usual, 0.0};
}
LawCurve LawCurve::pert(double least, double usual, double most) {
    const double width = most - least;
    return beta(least, most, 1.0 + 4.0 * (usual - least) / width, 1.0 + 4.0 * (most - usual) / width);
}
LawCurve LawCurve::beta(double least, double most, double alpha, double beta) {
    return {most > least ? Form::Beta : Form::Step, least, most, alpha, beta};
}
LawCurve LawCurve::normal(double mean, double deviation) {
    return {deviation > 0.0 ? Form::Normal : Form::Step, mean, deviation, 0.0, 0.0};
}
LawCurve LawCurve::lognormal(double logMean, double logDeviation) {
    return {Form::Lognormal, logMean, logDeviation, 0.0, 0.0};
}
LawCurve LawCurve::gamma(double shape, double scale) { return {Form::Gamma, shape, scale, 0.0, 0.0}; }
LawCurve LawCurve::weibull(double shape, double scale) { return {Form::Weibull, shape, scale, 0.0, 0.0}; }

double LawCurve::logDensity(double x) const {
    if (x < 0.0)
        return kNever;
    switch (form_) {
    case Form::Step: return kNever;
    case Form::Uniform: return x >= a_ && x <= b_ ? constant_ : kNever;
    case Form::Triangular: return triangularLogDensity(x, a_, c_, b_);
    case Form::Beta: {
        const double t = (x - a_) / (b_ - a_);
        return t >= 0.0 && t <= 1.0 ? constant_ + timesLog(c_ - 1.0, t) + timesLog(d_ - 1.0, 1.0 - t) : kNever;
    }
    case Form::Normal: return constant_ - 0.5 * ((x - a_) / b_) * ((x - a_) / b_);
    case Form::Lognormal: {
        if (x <= 0.0)
            return kNever;
        const double z = (std::log(x) - a_) / b_;
        return constant_ - std::log(x) - 0.5 * z * z;
    }
    case Form::Gamma: return constant_ + timesLog(a_ - 1.0, x) - x / b_;
    case Form::Weibull: return constant_ + timesLog(a_ - 1.0, x) - std::pow(x / b_, a_);
    }
    return kNever;
}

double LawCurve::shareUpTo(double x) const {
    if (x < 0.0)
        return 0.0;
    switch (form_) {
    case Form::Step: return x < a_ ? 0.0 : 1.0;
    case Form::Uniform: return std::clamp((x - a_) / (b_ - a_), 0.0, 1.0);
    case Form::Triangular: return triangularShare(x, a_, c_, b_);
    case Form::Beta: return boost::math::ibeta(c_, d_, std::clamp((x - a_) / (b_ - a_), 0.0, 1.0));
    case Form::Normal: {
        const double cut = normalShare(-a_ / b_);
        return (normalShare((x - a_) / b_) - cut) / (1.0 - cut);
    }
    case Form::Lognormal: return x > 0.0 ? normalShare((std::log(x) - a_) / b_) : 0.0;
    case Form::Gamma: return boost::math::gamma_p(a_, x / b_);
    case Form::Weibull: return -std::expm1(-std::pow(x / b_, a_));
    }
    return 0.0;
}

} // namespace takt::lean

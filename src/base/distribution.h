// Laws of time made ready for drawing: what a planner entered is turned once into the few numbers a draw
// needs. A distribution is flat, cheap to copy and the same on every machine; all times are microseconds.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"

namespace takt {

/// The values of empirical, discrete and series laws, one law after the other. Many distributions share one
/// table; it only grows while they are made and is not changed while they are drawn from.
using ValueTable = std::vector<std::int64_t>;

struct WeightedValue {
    std::int64_t value = 0;  ///< microseconds, >= 0
    std::int64_t weight = 1; ///< how often against the others, in any unit, >= 0
};

struct Distribution {
    enum class Kind : std::uint8_t {
        Fixed,       ///< a
        Exponential, ///< mean a
        Uniform,     ///< a + b u
        Triangular,  ///< from a by b to c
        Normal,      ///< mean a, deviation b, below zero drawn again
        Lognormal,   ///< e^(a + b z)
        Gamma,       ///< scale a, and GammaShape b, c, d
        Weibull,     ///< scale a, inverse shape b
        Beta,        ///< a + b x, x of the shapes c and d
        Empirical,   ///< values first .. first + count in rising order
        Discrete,    ///< values first .. first + count, then as many sums of weights
        Series       ///< values first .. first + count in their order, and again from the start
    };

    Kind kind = Kind::Fixed;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    double a = 0.0, b = 0.0, c = 0.0, d = 0.0;

    static Distribution fixed(double us) { return {Kind::Fixed, 0, 0, us, 0.0, 0.0, 0.0}; }
    static Distribution exponential(double mean) { return {Kind::Exponential, 0, 0, mean, 0.0, 0.0, 0.0}; }
    /// least <= most.
    static Distribution uniform(double least, double most);
    /// least <= usual <= most.
    static Distribution triangular(double least, double usual, double most);
    /// As triangular, but smooth: beta with shapes 1 + 4 (usual - least) / width and 1 + 4 (most - usual) / width
    /// (Malcolm and others 1959), so mean = (least + 4 usual + most) / 6.
    static Distribution pert(double least, double usual, double most);
    /// mean > 0, deviation >= 0, both of the law before its cut at zero.
    static Distribution normal(double mean, double deviation);
    /// Mean and deviation > 0 of the time itself, not of its logarithm.
    static Distribution lognormal(double mean, double deviation);
    /// mean, deviation > 0: shape (mean / deviation)^2.
    static Distribution gamma(double mean, double deviation);
    /// The sum of `phases` >= 1 exponential times, with this mean in all.
    static Distribution erlang(double mean, std::int64_t phases);
    /// mean, deviation > 0; the shape is weibullShape(deviation / mean).
    static Distribution weibull(double mean, double deviation);
    /// least < mean < most and deviation^2 < (mean - least) (most - mean); else fixed at the mean.
    static Distribution beta(double least, double most, double mean, double deviation);

    /// Between the sorted values x1 .. xn in straight lines: F(xi) = (i - 1) / (n - 1) (Law, Simulation Modeling and
    /// Analysis, 6.2.4; quantile type 7 of Hyndman and Fan), so never below the least nor above the most seen.
    static Distribution empirical(std::span<const std::int64_t> values, ValueTable& table);
    /// Each value as often as its weight says; the weights sum to less than 2^52. No weight at all: the first value.
    static Distribution discrete(std::span<const WeightedValue> values, ValueTable& table);
    static Distribution series(std::span<const std::int64_t> values, ValueTable& table);

    /// One draw, in whole microseconds, 0 to 4e18. `table` is the one the distribution was made with; `position`
    /// is where a series stands, one number for each user of it, 0 at first; no other law looks at either.
    std::int64_t sample(RandomStream& random, std::span<const std::int64_t> table, std::uint32_t& position) const {
        if (kind == Kind::Fixed)
            return wholeMicroseconds(a);
        if (kind == Kind::Exponential)
            return wholeMicroseconds(a * random.exponential());
        return sampleOther(random, table, position);
    }
    /// The same for laws without values.
    std::int64_t sample(RandomStream& random) const {
        std::uint32_t position = 0;
        return sample(random, {}, position);
    }
    bool usesValues() const { return kind >= Kind::Empirical; }

    bool operator==(const Distribution&) const = default;

  private:
    static std::int64_t wholeMicroseconds(double us) {
        return static_cast<std::int64_t>(std::min(us + 0.5, 4.0e18));
    }
    std::int64_t sampleOther(RandomStream& random, std::span<const std::int64_t> table,
                             std::uint32_t& position) const;
    double draw(RandomStream& random) const;
};

/// The shape of the Weibull law with this coefficient of variation (deviation / mean), 1e-4 to 100; beyond, the
/// shape of the nearer bound. Solved by halving, equal on every machine, relative error below 1e-6.
double weibullShape(double variation);

} // namespace takt

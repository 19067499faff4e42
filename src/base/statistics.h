// Means and intervals over replications.
#pragma once

#include <cstdint>
#include <span>

namespace takt {

struct Estimate {
    double mean = 0.0;
    /// Half width of the two-sided 95 % Student interval; 0 when there are fewer than two values.
    double halfWidth = 0.0;
    double deviation = 0.0; ///< sample standard deviation
    std::int64_t n = 0;
};

/// Sums in the order given, so the same values in the same order make the same digits.
Estimate estimate(std::span<const double> values);

/// How many replications in all would bring the half width of the 95 % interval down to relative / (1 + relative) of
/// the mean (see SequentialEstimate), if the deviation stays as it is: at least 10 and those there are, at most `most`,
/// which also stands for "never".
std::int64_t replicationsNeeded(const Estimate& seen, double relative, double confidence = 0.95,
                                std::int64_t most = 1'000'000);

/// The p quantile of Student's t with the given degrees of freedom (>= 1).
double studentQuantile(double p, double degreesOfFreedom);

/// Mean and variance of a stream of values in fixed memory, one pass (Welford 1962). The same values in the same
/// order make the same digits.
class RunningMoments {
  public:
    void add(double value) {
        ++n_;
        const double step = value - mean_;
        mean_ += step / static_cast<double>(n_);
        squares_ += step * (value - mean_);
    }
    /// As if the other's values had been added (Chan, Golub and LeVeque 1983).
    void merge(const RunningMoments& other);

    std::int64_t count() const { return n_; }
    double mean() const { return mean_; }
    /// Of the sample, divided by n - 1; 0 for fewer than two values.
    double variance() const { return n_ > 1 ? squares_ / static_cast<double>(n_ - 1) : 0.0; }
    double deviation() const;
    /// Half width of the two-sided Student interval, 0 < confidence < 1; 0 for fewer than two values.
    double halfWidth(double confidence = 0.95) const;
    Estimate estimate() const { return {mean_, halfWidth(), deviation(), n_}; }
    bool operator==(const RunningMoments&) const = default;

  private:
    std::int64_t n_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0; ///< of the distances from the mean
};

/// Replications one after the other until their mean is known well enough: the sequential procedure of Law,
/// Simulation Modeling and Analysis, 9.4.1. A relative error of g is aimed at by a half width of at most
/// g / (1 + g) times the mean, since the mean is estimated as well; and never with fewer than ten replications,
/// as an early chance agreement would stop it too soon.
class SequentialEstimate {
  public:
    static constexpr std::int64_t kLeast = 10;

    void add(double replication) { moments_.add(replication); }
    const RunningMoments& moments() const { return moments_; }

    /// Enough for this relative error (0.05: 5 %) at this confidence. A mean of 0 is precise only when nothing
    /// varies.
    bool isPrecise(double relative, double confidence = 0.95) const;
    /// Enough for a half width of at most this, in the unit of the values.
    bool isWithin(double halfWidth, double confidence = 0.95) const;
    /// How many replications will do in all, if the variance seen so far stays as it is: at least those there are
    /// and kLeast, at most `most`, which also stands for "never".
    std::int64_t replicationsNeeded(double relative, double confidence = 0.95, std::int64_t most = 1'000'000) const;

  private:
    RunningMoments moments_;
};

} // namespace takt

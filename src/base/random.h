// Random streams and sampling, the same digits on every machine: integers, IEEE arithmetic and our
// own log and exp only.
#pragma once

#include <cstdint>

namespace takt {

/// Natural logarithm of a positive normal number, by range reduction and the series of artanh; within
/// 2 ulp of the true value and equal on every IEEE machine.
double portableLog(double x);
/// e^x for |x| < 700, within 2 ulp, equal on every IEEE machine.
double portableExp(double x);

/// xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64.
class RandomStream {
  public:
    RandomStream() = default;
    explicit RandomStream(std::uint64_t seed);
    /// One stream for each (seed, replication, element's stream key, purpose): changing one machine
    /// leaves every other draw as it was.
    RandomStream(std::uint64_t seed, std::uint64_t replication, std::uint64_t key, std::uint64_t purpose);

    std::uint64_t next();
    /// Uniform in (0, 1), never 0 or 1: (k + 1/2) / 2^53.
    double uniform();
    /// Exponential with mean 1.
    double exponential();
    /// Standard normal (Marsaglia's polar method, one of the pair).
    double normal();
    /// Gamma with shape > 0 and scale 1 (Marsaglia and Tsang 2000).
    double gamma(double shape);
    /// True with the given probability in billionths.
    bool chance(std::int64_t billionths);

    bool operator==(const RandomStream&) const = default;

  private:
    std::uint64_t s_[4] = {1, 2, 3, 4};
};

} // namespace takt

// Random streams and sampling, the same digits on every machine: integers, IEEE arithmetic and our
// own log and exp only.
#pragma once

#include <bit>
#include <cstdint>

#include "base/portable_math.h"
#include "base/ziggurat.h"

namespace takt {

/// A gamma law of scale 1, made ready for drawing.
struct GammaShape {
    GammaShape() = default;
    /// shape > 0.
    explicit GammaShape(double shape);

    double d = 2.0 / 3.0;             ///< shape - 1/3, of shape + 1 when the shape is below 1
    double c = 0.40824829046386302;   ///< 1 / sqrt(9 d)
    double boost = 0.0;               ///< 1 / shape when it is below 1, else 0
};

/// xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64. How many numbers of the stream a draw takes
/// is part of the promise that a run repeats: a change of it is a new engine version.
class alignas(32) RandomStream {
  public:
    RandomStream() = default;
    explicit RandomStream(std::uint64_t seed);
    /// One stream for each (seed, replication, element's stream key, purpose): changing one machine
    /// leaves every other draw as it was.
    RandomStream(std::uint64_t seed, std::uint64_t replication, std::uint64_t key, std::uint64_t purpose);

    std::uint64_t next() {
        const std::uint64_t result = std::rotl(s_[0] + s_[3], 23) + s_[0];
        const std::uint64_t t = s_[1] << 17;
        s_[2] ^= s_[0];
        s_[3] ^= s_[1];
        s_[1] ^= s_[2];
        s_[0] ^= s_[3];
        s_[2] ^= t;
        s_[3] = std::rotl(s_[3], 45);
        return result;
    }

    /// Uniform in (0, 1), never 0 or 1: (k + 1/2) / 2^52.
    double uniform() { return (static_cast<double>(static_cast<std::int64_t>(next() >> 12)) + 0.5) * 0x1.0p-52; }

    /// Exponential with mean 1, above 0 (ziggurat: 99 of 100 take one number of the stream).
    double exponential() {
        const std::uint64_t bits = next();
        const auto& layer = kExponentialZiggurat.layers[bits & 255];
        const std::uint64_t k = (bits >> 11) | 1; // odd, and so never 0
        if (k < layer.inside) [[likely]]
            return static_cast<double>(static_cast<std::int64_t>(k)) * layer.step;
        return exponentialAtEdge(bits);
    }

    /// Standard normal (ziggurat: 99 of 100 take one number of the stream).
    double normal() {
        const std::uint64_t bits = next();
        const auto& layer = kNormalZiggurat.layers[bits & 255];
        const std::uint64_t k = bits >> 11;
        if (k < layer.inside) [[likely]]
            return signedBy(bits, static_cast<double>(static_cast<std::int64_t>(k)) * layer.step);
        return normalAtEdge(bits);
    }

    /// Gamma with shape > 0 and scale 1 (Marsaglia and Tsang 2000).
    double gamma(const GammaShape& shape);
    double gamma(double shape) { return gamma(GammaShape(shape)); }
    /// Beta on (0, 1), both shapes > 0, as the share of one gamma draw in the sum of two.
    double beta(double alpha, double beta);
    /// Weibull of scale 1: (exponential)^(1/shape).
    double weibull(double inverseShape) { return portablePow(exponential(), inverseShape); }
    /// True with the given probability in billionths.
    bool chance(std::int64_t billionths);

    bool operator==(const RandomStream&) const = default;

  private:
    double exponentialAtEdge(std::uint64_t bits);
    double normalAtEdge(std::uint64_t bits);
    /// Bit 8, which neither the layer nor the place in it uses, decides the sign.
    static double signedBy(std::uint64_t bits, double x) {
        return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) ^ ((bits & 256) << 55));
    }

    std::uint64_t s_[4] = {1, 2, 3, 4};
};

} // namespace takt

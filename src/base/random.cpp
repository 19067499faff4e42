#include "base/random.h"

#include <cmath>
#include <initializer_list>

namespace takt {

namespace {

std::uint64_t splitmix(std::uint64_t& x) {
    x += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = x;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// The place that the upper 53 bits choose in their layer.
double placeIn(const Ziggurat& ziggurat, std::uint64_t bits, std::uint64_t atLeast) {
    const auto k = static_cast<std::int64_t>((bits >> 11) | atLeast);
    return static_cast<double>(k) * ziggurat.layers[bits & 255].step;
}

/// A uniform height in the layer, beside the curve of which the place lies.
double heightIn(const Ziggurat& ziggurat, std::size_t layer, double u) {
    return ziggurat.density[layer] + u * (ziggurat.density[layer + 1] - ziggurat.density[layer]);
}

} // namespace

GammaShape::GammaShape(double shape)
    : d((shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0), c(1.0 / std::sqrt(9.0 * d)),
      boost(shape < 1.0 ? 1.0 / shape : 0.0) {}

RandomStream::RandomStream(std::uint64_t seed) {
    for (auto& word : s_)
        word = splitmix(seed);
}

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t replication, std::uint64_t key,
                           std::uint64_t purpose) {
    std::uint64_t h = seed;
    for (const std::uint64_t part : {replication, key, purpose}) {
        std::uint64_t mixed = splitmix(h);
        h = mixed ^ (part * 0xd6e8feb86659fd93ULL);
    }
    for (auto& word : s_)
        word = splitmix(h);
}

double RandomStream::exponentialAtEdge(std::uint64_t bits) {
    for (;; bits = next()) {
        const std::size_t layer = bits & 255;
        const double x = placeIn(kExponentialZiggurat, bits, 1);
        if (((bits >> 11) | 1) < kExponentialZiggurat.layers[layer].inside)
            return x;
        if (layer == 0) // the law has no memory: its tail is the law again
            return kExponentialZiggurat.tail + exponential();
        if (heightIn(kExponentialZiggurat, layer, uniform()) < portableExp(-x))
            return x;
    }
}

double RandomStream::normalAtEdge(std::uint64_t bits) {
    for (;; bits = next()) {
        const std::size_t layer = bits & 255;
        double x = placeIn(kNormalZiggurat, bits, 0);
        if ((bits >> 11) < kNormalZiggurat.layers[layer].inside)
            return signedBy(bits, x);
        if (layer == 0) { // Marsaglia's tail (1964)
            double y = 0.0;
            do {
                x = exponential() / kNormalZiggurat.tail;
                y = exponential();
            } while (y + y <= x * x);
            return signedBy(bits, kNormalZiggurat.tail + x);
        }
        if (heightIn(kNormalZiggurat, layer, uniform()) < portableExp(-0.5 * x * x))
            return signedBy(bits, x);
    }
}

double RandomStream::gamma(const GammaShape& shape) {
    const double boost = shape.boost > 0.0 ? portableExp(-shape.boost * exponential()) : 1.0;
    for (;;) {
        const double x = normal();
        const double root = 1.0 + shape.c * x;
        if (root <= 0.0)
            continue;
        const double v = root * root * root;
        const double u = uniform();
        const double square = x * x;
        if (u < 1.0 - 0.0331 * (square * square) ||
            portableLog(u) < 0.5 * square + shape.d * (1.0 - v + portableLog(v)))
            return shape.d * v * boost;
    }
}

double RandomStream::beta(double alpha, double beta) {
    for (;;) {
        const double x = gamma(alpha);
        const double sum = x + gamma(beta);
        if (sum > 0.0) // both may vanish when the shapes are tiny
            return x / sum;
    }
}

bool RandomStream::chance(std::int64_t billionths) {
    if (billionths <= 0)
        return false;
    if (billionths >= 1'000'000'000)
        return true;
    return uniform() * 1e9 < static_cast<double>(billionths);
}

} // namespace takt

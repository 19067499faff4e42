#include "base/random.h"

#include <bit>
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

constexpr double kLn2High = 6.93147180369123816490e-01; // ln 2 to 32 bits
constexpr double kLn2Low = 1.90821492927058770002e-10;  // and the rest of it

} // namespace

double portableLog(double x) {
    auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), |s| < 0.1716
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double z = s * s;
    double sum = 0.0;
    for (int n = 21; n >= 3; n -= 2)
        sum = (sum + 1.0 / n) * z;
    const double series = 2.0 * s + 2.0 * s * sum;
    return exponent * kLn2High + (series + exponent * kLn2Low);
}

double portableExp(double x) {
    const double k = std::floor(x * 1.44269504088896338700 + 0.5);
    const double r = (x - k * kLn2High) - k * kLn2Low; // |r| <= ln 2 / 2
    double sum = 1.0;
    for (int n = 16; n >= 1; --n)
        sum = 1.0 + sum * (r / n);
    return std::ldexp(sum, static_cast<int>(k));
}

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

std::uint64_t RandomStream::next() {
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

double RandomStream::uniform() { return (static_cast<double>(next() >> 11) + 0.5) * 0x1.0p-53; }

double RandomStream::exponential() { return -portableLog(uniform()); }

double RandomStream::normal() {
    for (;;) {
        const double u = 2.0 * uniform() - 1.0;
        const double v = 2.0 * uniform() - 1.0;
        const double s = u * u + v * v;
        if (s < 1.0 && s > 0.0)
            return u * std::sqrt(-2.0 * portableLog(s) / s);
    }
}

double RandomStream::gamma(double shape) {
    if (shape < 1.0) {
        const double boost = portableExp(portableLog(uniform()) / shape);
        return gamma(shape + 1.0) * boost;
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = normal();
        const double root = 1.0 + c * x;
        if (root <= 0.0)
            continue;
        const double v = root * root * root;
        const double u = uniform();
        if (portableLog(u) < 0.5 * x * x + d - d * v + d * portableLog(v))
            return d * v;
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

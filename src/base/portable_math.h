// Functions with the same digits on every IEEE machine: additions, multiplications and divisions in a fixed
// order. The library's exp and pow differ between processors; these do not. They serve what a run computes.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace takt {

namespace portable {
inline constexpr double kLn2High = 6.93147180369123816490e-01; // ln 2 to 32 bits
inline constexpr double kLn2Low = 1.90821492927058770002e-10;  // and the rest of it
/// 2^n for -1022 <= n <= 1023.
constexpr double powerOfTwo(int n) { return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52); }
} // namespace portable

/// Natural logarithm of a positive normal number, by range reduction and the series of artanh; within 2 ulp.
constexpr double portableLog(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), |s| < 0.1716; every second term apart, for speed
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double z = s * s;
    const double w = z * z;
    const double odd = 1.0 / 3 + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19))));
    const double even = 1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w * (1.0 / 21))));
    const double series = 2.0 * s + 2.0 * s * (z * (odd + z * even));
    return exponent * portable::kLn2High + (series + exponent * portable::kLn2Low);
}

/// e^x, within 2 ulp for |x| < 700; 0 far below, infinity far above.
constexpr double portableExp(double x) {
    if (!(x > -746.0))
        return 0.0;
    if (x > 710.0)
        return std::numeric_limits<double>::infinity();
    const auto k = static_cast<int>(x * 1.44269504088896338700 + (x < 0 ? -0.5 : 0.5));
    const double r = (x - k * portable::kLn2High) - k * portable::kLn2Low; // |r| <= ln 2 / 2
    const double z = r * r;
    const double rest = // (e^r - 1 - r) / r^2, two terms of the series at a time
        (1.0 / 2 + r * (1.0 / 6)) +
        z * ((1.0 / 24 + r * (1.0 / 120)) +
             z * ((1.0 / 720 + r * (1.0 / 5040)) +
                  z * ((1.0 / 40320 + r * (1.0 / 362880)) +
                       z * ((1.0 / 3628800 + r * (1.0 / 39916800)) +
                            z * (1.0 / 479001600 + r * (1.0 / 6227020800.0))))));
    const double e = 1.0 + (r + z * rest);
    const int half = k / 2; // 2^k may be too small or too large for one number
    return e * portable::powerOfTwo(half) * portable::powerOfTwo(k - half);
}

/// x^y for positive normal x; relative error below (2 + |y ln x|) 2^-51.
constexpr double portablePow(double x, double y) { return portableExp(y * portableLog(x)); }

/// ln Gamma(x) for x > 0, by Stirling's series above 12 and Gamma(x + 1) = x Gamma(x) below; error below
/// 1e-14 + 1e-15 |value|.
double portableLogGamma(double x);

} // namespace takt

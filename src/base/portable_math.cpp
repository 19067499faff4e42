#include "base/portable_math.h"

namespace takt {

double portableLogGamma(double x) {
    constexpr double kHalfLnTwoPi = 0.91893853320467274178;
    double shift = 1.0; // Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1))
    for (; x < 12.0; x += 1.0)
        shift *= x;
    const double z = 1.0 / (x * x);
    // Bernoulli numbers B(2k) / (2k (2k - 1)), k = 1 to 7
    const double series =
        (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360 -
                                                                                                 z / 156)))))) /
        x;
    return (x - 0.5) * portableLog(x) - x + kHalfLnTwoPi + series - portableLog(shift);
}

} // namespace takt

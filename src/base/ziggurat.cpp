#include "base/ziggurat.h"

#include "base/portable_math.h"

namespace takt {

namespace {

/// Newton's root; exact to an ulp or so, and known to the compiler.
constexpr double root(double x) {
    double y = portableExp(0.5 * portableLog(x));
    for (int i = 0; i < 2; ++i)
        y = 0.5 * (y + x / y);
    return y;
}

struct Exponential {
    static constexpr double tail = 7.69711747013104971; ///< x at which 256 layers close
    static constexpr double area = 3.94965982258155722e-3;
    static constexpr double density(double x) { return portableExp(-x); }
    static constexpr double inverse(double y) { return -portableLog(y); }
};

struct HalfNormal {
    static constexpr double tail = 3.65415288536100877;
    static constexpr double area = 4.92867323397465535e-3;
    static constexpr double density(double x) { return portableExp(-0.5 * x * x); }
    static constexpr double inverse(double y) { return root(-2.0 * portableLog(y)); }
};

template <class Curve>
constexpr Ziggurat made() {
    constexpr auto kLast = Ziggurat::kLayers - 1;
    Ziggurat z{};
    std::array<double, Ziggurat::kLayers + 1> edge{};
    // The lowest layer, tail included, has the area of a box as wide as this.
    edge[0] = Curve::area / Curve::density(Curve::tail);
    edge[1] = Curve::tail;
    for (std::size_t i = 1; i < kLast; ++i)
        edge[i + 1] = Curve::inverse(Curve::density(edge[i]) + Curve::area / edge[i]);
    edge[kLast + 1] = 0.0;
    for (std::size_t i = 0; i <= kLast; ++i) {
        z.layers[i].inside = static_cast<std::uint64_t>(edge[i + 1] / edge[i] * 0x1.0p53);
        z.layers[i].step = edge[i] * 0x1.0p-53;
        z.density[i] = Curve::density(edge[i]);
    }
    z.density[kLast + 1] = 1.0;
    z.tail = Curve::tail;
    return z;
}

} // namespace

constinit const Ziggurat kExponentialZiggurat = made<Exponential>();
constinit const Ziggurat kNormalZiggurat = made<HalfNormal>();

} // namespace takt

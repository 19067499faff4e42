// The tables of the ziggurat method, Marsaglia and Tsang, "The ziggurat method for generating random
// variables", Journal of Statistical Software 5 (2000) 8: a falling density is covered by 256 layers of equal
// area, so that nearly every draw is one table look-up and one multiplication. Made when the program is
// compiled, by the portable functions.
#pragma once

#include <array>
#include <cstdint>

namespace takt {

struct Ziggurat {
    static constexpr std::size_t kLayers = 256;

    /// A draw k in [0, 2^53) of layer i stands for x = k step; below `inside` it lies under the curve for sure.
    struct Layer {
        std::uint64_t inside;
        double step;
    };
    std::array<Layer, kLayers> layers; ///< 0 is the lowest, which has the tail beyond `tail`
    std::array<double, kLayers + 1> density; ///< at the right edge of each layer; 1 at the top
    double tail;
};

extern const Ziggurat kExponentialZiggurat; ///< of e^-x
extern const Ziggurat kNormalZiggurat;      ///< of e^(-x^2/2), x >= 0

} // namespace takt

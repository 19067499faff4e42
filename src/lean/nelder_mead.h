// The least of a function of a few numbers, without derivatives.
#pragma once

#include <functional>
#include <vector>

namespace takt::lean {

/// Nelder and Mead (1965) with the usual coefficients 1, 2, 1/2, 1/2, from a simplex with edges of 0.5 about `start`,
/// begun anew once where it ends. `f` may answer infinity for what is not allowed. Ends when the values differ
/// by less than 1e-10 of themselves, or after 1000 steps.
std::vector<double> leastOf(const std::function<double(const std::vector<double>&)>& f, std::vector<double> start);

} // namespace takt::lean

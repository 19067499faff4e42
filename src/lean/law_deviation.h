// How much a law of time varies. For people and for sizing, not for runs.
#pragma once

#include <span>
#include <vector>

#include "model/law_sampling.h"
#include "model/project.h"

namespace takt::lean {

/// The values of the series a law names, as runs draw them; none for other laws.
std::vector<WeightedValue> valuesOf(const SharedTables& shared, const DurationLaw& law);

/// The standard deviation of a sound law in seconds, >= 0; of a normal law before its cut at zero. `values` are those of
/// the series it names; a law without values does not vary.
double deviationSeconds(const DurationLaw& law, std::span<const WeightedValue> values);

} // namespace takt::lean

// From the law a planner entered to the distribution a run draws from.
#pragma once

#include <span>

#include "base/distribution.h"
#include "model/values.h"

namespace takt {

/// The law made ready for drawing; made once, when a run is compiled. `series` are the values of the series the
/// law names, in their order (their weights count for a discrete law alone); they are copied to the end of
/// `table`, which the distribution's draws then need. Other laws use neither. The law isSound(); a law whose
/// series is empty is fixed at 0.
Distribution distributionOf(const DurationLaw& law, std::span<const WeightedValue> series, ValueTable& table);
/// The same for a law without a series.
Distribution distributionOf(const DurationLaw& law);

/// DurationLaw::mean(), and for the laws of a series: the plain mean (series), the weighted mean (discrete), or
/// that of the straight lines between sorted values (empirical); 0 for an empty series.
Duration meanOf(const DurationLaw& law, std::span<const WeightedValue> series);

} // namespace takt

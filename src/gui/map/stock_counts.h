// Counts of a stock on several days. A stock that has counts begins with their mean. No Qt.
#pragma once

#include <string>
#include <vector>

#include "model/changeset.h"

namespace takt::gui {

/// In the order of their dates, those without a date last.
std::vector<StockCount> countsOf(const Plant& plant, Id stock);

/// Sets what a stock begins with to the mean of its counts, rounded to a step, and its date to that of the last; does
/// nothing where there are none.
void followCounts(Edit& edit, Id stock);

/// Another count; the one before any count was noted becomes the first.
Id addCount(Edit& edit, Id stock, const std::string& isoDate, Quantity quantity);
void removeCount(Edit& edit, Id count);

} // namespace takt::gui

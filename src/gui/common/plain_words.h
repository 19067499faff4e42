// What is only known within limits, in plain words.
#pragma once

#include <QString>
#include <functional>

#include "base/statistics.h"

namespace takt::gui {

/// How a value is written, with its unit: percent, workingDays, number …
using ValueText = std::function<QString(double)>;

/// "between 92 and 95 %", the unit once; the value alone where both ends are written alike.
QString between(double low, double high, const ValueText& text);
/// A mean by its 95 % interval: "between 92 and 95 %"; the mean alone where nothing is known of it, or the interval is
/// narrower than what is written.
QString estimateText(const Estimate& value, const ValueText& text);

} // namespace takt::gui

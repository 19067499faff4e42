// Where labels stand on an axis of plant time.
#pragma once

#include <QFontMetrics>
#include <QString>
#include <vector>

#include "base/quantities.h"

namespace takt::gui {

struct TimeTick {
    Time at;
    QString text; ///< "Day 3", or "09:00" when one day fills the axis
};

/// Ticks at round times in [from, to) whose labels, left-aligned at the tick, do not touch in `pixels`.
std::vector<TimeTick> timeTicks(Time from, Time to, double pixels, const QFontMetrics& metrics);

} // namespace takt::gui

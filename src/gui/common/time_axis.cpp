#include "gui/common/time_axis.h"

#include <QCoreApplication>

#include "gui/common/format.h"

namespace takt::gui {

namespace {

constexpr std::int64_t kHour = Duration::hours(1).us;
constexpr std::int64_t kSteps[] = {kHour / 12,   kHour / 4,     kHour,         2 * kHour,
                                   4 * kHour,    12 * kHour,    kDay.us,       2 * kDay.us,
                                   5 * kDay.us,  7 * kDay.us,   14 * kDay.us,  28 * kDay.us,
                                   56 * kDay.us, 140 * kDay.us, 364 * kDay.us, 1820 * kDay.us};

QString label(Time t, bool days) {
    const QString day = QCoreApplication::translate("TimeAxis", "Day %1").arg(t.day() + 1);
    return days || t.timeOfDay().us == 0 ? day : clockTime(t);
}

} // namespace

std::vector<TimeTick> timeTicks(Time from, Time to, double pixels, const QFontMetrics& metrics) {
    std::vector<TimeTick> ticks;
    if (to <= from || pixels <= 0)
        return ticks;
    const double perPixel = static_cast<double>((to - from).us) / pixels;
    const int widest = metrics.horizontalAdvance(label(to, true)) + 14;
    std::int64_t step = kSteps[std::size(kSteps) - 1];
    for (const auto candidate : kSteps)
        if (static_cast<double>(candidate) / perPixel >= widest) {
            step = candidate;
            break;
        }
    for (std::int64_t at = (from.us + step - 1) / step * step; at < to.us; at += step) {
        const double x = static_cast<double>(at - from.us) / perPixel;
        if (x + widest - 14 <= pixels + 4)
            ticks.push_back({Time{at}, label(Time{at}, step >= kDay.us)});
    }
    return ticks;
}

} // namespace takt::gui

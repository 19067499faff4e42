#include "gui/boards/replenishment_text.h"

#include <QCoreApplication>
#include <cmath>

#include "gui/common/format.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Replenishment)
};

/// Whole minutes where there are several.
double rounded(double s) { return s >= 120 ? std::round(s / 60) * 60 : std::round(s); }

/// "38 min", "1 h 10 min"; from half a working day on in these.
QString workingTime(double s, double secondsPerDay) {
    if (s <= 0)
        return Words::tr("at once");
    return secondsPerDay > 0 && s >= secondsPerDay / 2 ? workingDays(s / secondsPerDay) : seconds(rounded(s));
}

/// The same for a narrow column: "1 h 10".
QString shortTime(double s, double secondsPerDay) {
    const auto minutes = static_cast<int>(rounded(s) / 60);
    const bool inDays = secondsPerDay > 0 && s >= secondsPerDay / 2;
    return inDays || minutes < 60 || minutes % 60 == 0 ? workingTime(s, secondsPerDay)
                                                       : Words::tr("%1 h %2", "hours, minutes").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

ReplenishmentText replenishmentText(const std::optional<ReplenishmentTimes::Figures>& seen, double plan, double secondsPerDay) {
    ReplenishmentText out;
    const QString planned = plan > 0 ? workingTime(plan, secondsPerDay) : QString();
    const QString plannedShort = plan > 0 ? shortTime(plan, secondsPerDay) : QString();
    if (plan > 0)
        out.plan = Words::tr("plan %1").arg(plannedShort);
    if (!seen) {
        out.told = plan > 0 ? Words::tr("EMPTY to FULL: no card has gone round in this run yet; planned %1 of working time").arg(planned)
                            : Words::tr("EMPTY to FULL: no card has gone round in this run yet");
        return out;
    }
    const double median = seen->median.inSeconds(), late = seen->late.inSeconds();
    out.median = shortTime(median, secondsPerDay);
    out.late = shortTime(late, secondsPerDay);
    out.isOver = plan > 0 && median > plan * 1.0001;
    if (out.isOver)
        out.plan = Words::tr("over plan, %1").arg(plannedShort);
    out.told = Words::tr("EMPTY to FULL, working time, over the whole run: median %1, 95 % under %2, %n cards", nullptr, static_cast<int>(seen->cards))
                   .arg(workingTime(median, secondsPerDay), workingTime(late, secondsPerDay));
    if (plan > 0)
        out.told = (out.isOver ? Words::tr("%1; over the plan of %2") : Words::tr("%1; planned %2")).arg(out.told, planned);
    return out;
}

} // namespace takt::gui

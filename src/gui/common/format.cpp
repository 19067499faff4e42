#include "gui/common/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace takt::gui {

namespace {

constexpr std::int64_t kWeek = 7 * kDay.us;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// At most so many decimals, none of them a trailing zero.
QString trimmed(double value, int decimals) {
    auto digits = std::llround(value * std::pow(10.0, decimals));
    for (; decimals > 0 && digits % 10 == 0; digits /= 10)
        --decimals;
    return number(value, decimals);
}

int decimalsOf(Decimal step) {
    int decimals = 6;
    for (std::int64_t rest = step.millionths; decimals > 0 && rest % 10 == 0; rest /= 10)
        --decimals;
    return decimals;
}

QString joined(const QString& large, const QString& small) {
    return small.isEmpty() ? large : large + QLatin1Char(' ') + small;
}

QString shiftText(const WorkingTime::ShiftSpan& span, int numberInDay, const SharedTables& shared) {
    const Shift* shift = shared.find<Shift>(span.shift);
    if (!shift || shift->name.empty())
        return Words::tr("shift %1").arg(numberInDay);
    return Words::tr("shift %1").arg(QString::fromStdString(shift->name));
}

} // namespace

QString number(double value, int decimals) {
    if (std::abs(value) < 0.5 * std::pow(10.0, -decimals))
        value = 0.0; // never "-0"
    return QLocale().toString(value, 'f', decimals);
}

QString quantity(std::int64_t steps, const Item& item) {
    const QString value = trimmed(static_cast<double>(steps) * item.step.value(), decimalsOf(item.step));
    const bool pieces = item.unit.empty() || item.unit == "piece" || item.unit == "pieces";
    return pieces ? value : Words::tr("%1 %2", "number, unit").arg(value, QString::fromStdString(item.unit));
}

QString seconds(double s) {
    if (s < 0)
        return QChar(0x2212) + seconds(-s);
    const auto whole = static_cast<std::int64_t>(std::llround(s));
    if (s < 119.5 || (whole < 600 && whole % 60 != 0))
        return Words::tr("%1 s").arg(s < 60 ? trimmed(s, 1) : number(s));
    const std::int64_t minutes = whole / 60, hours = whole / 3600;
    const auto rest = [](std::int64_t n, const char* unit) { return n ? Words::tr(unit).arg(n) : QString(); };
    if (whole < 3600)
        return joined(Words::tr("%1 min").arg(minutes), rest(whole % 60, "%1 s"));
    if (whole < 86'400)
        return joined(Words::tr("%1 h").arg(hours), rest(minutes % 60, "%1 min"));
    return joined(Words::tr("%1 d").arg(hours / 24), rest(hours % 24, "%1 h"));
}

QString passedTime(double s) {
    constexpr double kDaySeconds = 86'400, kHour = 3'600;
    return s >= kDaySeconds ? Words::tr("%1 d", "days by the clock").arg(number(s / kDaySeconds, 1))
           : s >= kHour     ? Words::tr("%1 h").arg(number(s / kHour, 1))
                            : seconds(s);
}

QString workingDays(double days) {
    // A sum that misses a tie by its last bits is one: 4.75 wd are 4.8.
    return Words::tr("%1 wd").arg(trimmed(days + 1e-9, std::abs(days) < 0.995 ? 2 : 1));
}

QString percent(double fraction, int decimals) {
    return Words::tr("%1 %").arg(trimmed(fraction * 100.0, decimals));
}

QString clockTime(Time t) {
    const std::int64_t minute = t.timeOfDay().us / Duration::minutes(1).us;
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString dayAndTime(Time t) { return Words::tr("Day %1, %2").arg(QString::number(t.day() + 1), clockTime(t)); }

QString weekdayAndShift(const WorkingTime& calendar, const SharedTables& shared, Time t) {
    const QString weekday = QLocale().dayName(static_cast<int>(t.day() % 7) + 1, QLocale::ShortFormat);
    const std::int64_t at = t.us % kWeek;
    int numberInDay = 0;
    std::int64_t day = -1;
    for (const auto& span : calendar.shifts()) {
        numberInDay = span.from / kDay.us == day ? numberInDay + 1 : 1;
        day = span.from / kDay.us;
        const bool within = (at >= span.from && at < span.overtimeTo) || at + kWeek < span.overtimeTo;
        if (within)
            return Words::tr("%1, %2", "weekday, shift").arg(weekday, shiftText(span, numberInDay, shared));
    }
    if (calendar.isAlwaysOpen())
        return weekday;
    return Words::tr("%1, %2", "weekday, shift").arg(weekday, Words::tr("off shift"));
}

} // namespace takt::gui

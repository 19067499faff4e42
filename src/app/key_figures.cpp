#include "app/key_figures.h"

#include <QCoreApplication>
#include <cmath>

#include "gui/common/format.h"

namespace takt::app {

namespace {

struct KeyFigureTexts {
    Q_DECLARE_TR_FUNCTIONS(KeyFigureTexts)
};

enum class Wanted { Less, More, Neither };

QString dash() { return QStringLiteral("–"); }
QString orDash(bool known, const QString& text) { return known ? text : dash(); }

/// Two digits that count, and none of them a trailing zero.
int decimalsFor(double value) {
    const double size = std::abs(value);
    int decimals = size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
    for (double scale = std::pow(10.0, decimals - 1); decimals > 0; --decimals, scale /= 10)
        if (std::abs(std::round(size * scale * 10) / 10 - std::round(size * scale)) > 0.01)
            break;
    return decimals;
}

/// In seconds where people of the trade would: a takt of 60 s is not one minute.
QString inSeconds(double s) {
    return s < 600 ? KeyFigureTexts::tr("%1 s").arg(gui::number(s, decimalsFor(s))) : gui::seconds(s);
}

QString share(double fraction) {
    return KeyFigureTexts::tr("%1 %").arg(gui::number(fraction * 100, decimalsFor(fraction * 100)));
}

/// Fills in by how much a figure differs from the other's; `scale` turns it into the unit shown.
void compare(KeyFigure& figure, double own, double other, Wanted wanted, double scale,
             const QString& otherName, const QString& otherValue) {
    if (own <= 0 || other <= 0)
        return;
    const double difference = (own - other) * scale;
    const int decimals = decimalsFor(difference);
    figure.source += QLatin1Char('\n') + KeyFigureTexts::tr("%1 in \"%2\"").arg(otherValue, otherName);
    if (std::abs(difference) * std::pow(10.0, decimals) < 0.5)
        return;
    figure.more = difference > 0;
    figure.difference = gui::number(std::abs(difference), decimals);
    if (wanted != Wanted::Neither)
        figure.trend =
            figure.more == (wanted == Wanted::More) ? KeyFigure::Trend::Better : KeyFigure::Trend::Worse;
}

QString lines(std::initializer_list<QString> parts) { return QStringList(parts).join(QLatin1Char('\n')); }

KeyFigure taktFigure(const lean::Analysis& a) {
    KeyFigure f;
    f.name = KeyFigureTexts::tr("Takt");
    f.value = orDash(a.taktSeconds > 0, inSeconds(a.taktSeconds));
    f.source = lines({KeyFigureTexts::tr("Takt time, computed"),
                      KeyFigureTexts::tr("available time / demand in that time"),
                      KeyFigureTexts::tr("%1 s a working day / %2 pieces")
                          .arg(gui::number(a.availableSecondsPerDay), gui::number(a.dailyDemand, 1))});
    return f;
}

KeyFigure leadTimeFigure(const lean::Analysis& a) {
    KeyFigure f;
    f.name = KeyFigureTexts::tr("Lead time");
    f.value = orDash(a.leadTimeDays > 0, gui::workingDays(a.leadTimeDays));
    f.source = lines(
        {KeyFigureTexts::tr("Production lead time, computed"),
         KeyFigureTexts::tr("sum of the days of supply along the longest branch, in working days (wd)")});
    for (const auto& entry : a.ladder) {
        const auto name = QString::fromStdString(entry.name);
        f.source += QLatin1Char('\n') + (entry.isMaximum ? KeyFigureTexts::tr("%1: %2, planned maximum")
                                                         : KeyFigureTexts::tr("%1: %2"))
                                            .arg(name, gui::workingDays(entry.days));
    }
    f.source +=
        QLatin1Char('\n') +
        KeyFigureTexts::tr("with processing time: %1 wd").arg(gui::number(a.leadTimeWithProcessingDays(), 4));
    return f;
}

KeyFigure valueAddedFigure(const lean::Analysis& a) {
    KeyFigure f;
    f.name = KeyFigureTexts::tr("Value-added");
    f.value = orDash(a.valueAddedSeconds > 0, inSeconds(a.valueAddedSeconds));
    f.source = lines(
        {KeyFigureTexts::tr("Value-added time, computed"),
         KeyFigureTexts::tr("sum of the value-adding parts of the processing times along the longest branch"),
         KeyFigureTexts::tr("processing time in all: %1").arg(gui::seconds(a.processingSeconds))});
    return f;
}

KeyFigure pceFigure(const lean::Analysis& a) {
    KeyFigure f;
    f.name = KeyFigureTexts::tr("PCE");
    f.value = orDash(a.pceWorking > 0, share(a.pceWorking));
    f.source = lines({KeyFigureTexts::tr("Process-cycle efficiency, computed: value-added time / lead time"),
                      KeyFigureTexts::tr("over working time (shown): %1").arg(gui::percent(a.pceWorking, 4)),
                      KeyFigureTexts::tr("over working days of 24 h: %1").arg(gui::percent(a.pce24h, 4)),
                      KeyFigureTexts::tr("over calendar days: %1").arg(gui::percent(a.pceCalendar, 4))});
    return f;
}

KeyFigure turnsFigure(const lean::Analysis& a) {
    KeyFigure f;
    f.name = KeyFigureTexts::tr("Turns");
    f.value = orDash(a.turns > 0, gui::number(a.turns, a.turns < 10 ? 1 : 0));
    f.source = lines(
        {KeyFigureTexts::tr("Turns a year, computed"), KeyFigureTexts::tr("working days a year / lead time"),
         KeyFigureTexts::tr("%1 working weeks a year").arg(gui::number(lean::kWorkingWeeksPerYear))});
    return f;
}

} // namespace

std::vector<KeyFigure> keyFigures(const lean::Analysis& a, const lean::Analysis* other,
                                  const QString& otherName) {
    std::vector<KeyFigure> figures{taktFigure(a), leadTimeFigure(a), valueAddedFigure(a), pceFigure(a),
                                   turnsFigure(a)};
    if (!other)
        return figures;
    const lean::Analysis& b = *other;
    compare(figures[0], a.taktSeconds, b.taktSeconds, Wanted::Neither, 1, otherName, taktFigure(b).value);
    compare(figures[1], a.leadTimeDays, b.leadTimeDays, Wanted::Less, 1, otherName, leadTimeFigure(b).value);
    compare(figures[2], a.valueAddedSeconds, b.valueAddedSeconds, Wanted::Neither, 1, otherName,
            valueAddedFigure(b).value);
    compare(figures[3], a.pceWorking, b.pceWorking, Wanted::More, 100, otherName, pceFigure(b).value);
    compare(figures[4], a.turns, b.turns, Wanted::More, 1, otherName, turnsFigure(b).value);
    return figures;
}

} // namespace takt::app

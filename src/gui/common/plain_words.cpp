#include "gui/common/plain_words.h"

#include <QCoreApplication>

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlainWords)
};

/// The unit behind a number: " %", " wd"; empty where there is none, or several ("1 h 30 min").
QString unitOf(const QString& text) {
    qsizetype at = text.size();
    while (at > 0 && !text[at - 1].isDigit())
        --at;
    const QString unit = text.mid(at);
    for (const QChar c : text.left(at))
        if (c.isLetter())
            return {};
    return unit;
}

} // namespace

QString between(double low, double high, const ValueText& text) {
    QString from = text(low);
    const QString to = text(high);
    if (from == to)
        return to;
    if (const QString unit = unitOf(from); !unit.isEmpty() && unit == unitOf(to))
        from.chop(unit.size());
    return Words::tr("between %1 and %2").arg(from, to);
}

QString estimateText(const Estimate& value, const ValueText& text) {
    if (!(value.halfWidth > 0))
        return text(value.mean);
    return between(value.mean - value.halfWidth, value.mean + value.halfWidth, text);
}

} // namespace takt::gui

#include "gui/common/field_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTime>

#include "gui/common/format.h"
#include "model/units.h"

namespace takt::gui {

namespace {

/// Decimal points between digits as the locale writes them.
QString localised(const std::string& text) {
    QString out = QString::fromStdString(text);
    const QString point = QLocale().decimalPoint();
    if (point != QLatin1String("."))
        out.replace(QRegularExpression(QStringLiteral("(?<=\\d)\\.(?=\\d)")), point);
    return out;
}

/// Blanks that group digits ("1 520") are taken out.
QString withoutGroups(QString text) {
    static const QRegularExpression blanks(
        QStringLiteral("(?<=\\d)[\\s\\x{00A0}\\x{202F}\\x{2009}'’](?=\\d{3}(\\D|$))"));
    return text.trimmed().replace(blanks, QString());
}

template <class Value, class Parse>
Result<void> read(const QString& text, Value& value, Parse&& parse) {
    const auto parsed = parse(withoutGroups(text).toStdString());
    if (!parsed)
        return tl::unexpected(parsed.error());
    value = *parsed;
    return {};
}

Result<std::int64_t> wholeNumber(const QString& text) {
    const QString plain = withoutGroups(text);
    bool ok = false;
    const qlonglong local = QLocale().toLongLong(plain, &ok);
    if (ok)
        return local;
    return parseFixedPoint(plain.toStdString(), 0);
}

} // namespace

QString fieldText(Duration value) { return localised(formatDuration(value)); }
QString fieldText(const std::optional<Duration>& value) { return value ? fieldText(*value) : QString(); }
/// "45 s ± 5 s" and "40 s – 45 s – 60 s"; every other law by its name.
QString fieldText(const DurationLaw& value) {
    if (value.kind == DurationLaw::Kind::Uniform && (value.a.us + value.b.us) % 2 == 0)
        return QStringLiteral("%1 ± %2").arg(fieldText(value.mean()), fieldText(Duration{(value.b.us - value.a.us) / 2}));
    if (value.kind == DurationLaw::Kind::Triangular)
        return QStringLiteral("%1 – %2 – %3").arg(fieldText(value.a), fieldText(value.b), fieldText(value.c));
    return localised(formatLaw(value));
}
QString fieldText(Span value) { return localised(formatSpan(value)); }
QString fieldText(Share value) { return localised(formatShare(value)); }
QString fieldText(Quantity value) { return number(static_cast<double>(value.steps)); }
QString fieldText(Money value) { return localised(formatFixedPoint(value.tenThousandths, 4)); }
QString fieldText(Decimal value) { return localised(formatFixedPoint(value.millionths, 6)); }
QString fieldText(Coordinate value) { return fieldText(std::int64_t{value.value}); }
QString fieldText(std::int64_t value) { return number(static_cast<double>(value)); }
QString fieldText(const std::string& value) { return QString::fromStdString(value); }

QString fieldText(TimeOfDay value) {
    return QTime::fromMSecsSinceStartOfDay(static_cast<int>(value.afterMidnight.us / 1000))
        .toString(value.afterMidnight.us % 60'000'000 == 0 ? QStringLiteral("HH:mm")
                                                           : QStringLiteral("HH:mm:ss"));
}

Result<void> readField(const QString& text, Duration& value) { return read(text, value, parseDuration); }

Result<void> readField(const QString& text, std::optional<Duration>& value) {
    if (text.trimmed().isEmpty()) {
        value.reset();
        return {};
    }
    Duration d;
    if (auto ok = readField(text, d); !ok)
        return ok;
    value = d;
    return {};
}

namespace {

/// Times apart by a sign; what has no unit takes that of the last: "40 – 45 – 60 s".
Result<std::vector<Duration>> readParts(const QStringList& parts) {
    static const QRegularExpression unit(QStringLiteral("[a-zA-Z]+$"));
    const QString last = unit.match(parts.constLast().trimmed()).captured();
    std::vector<Duration> times;
    for (const auto& part : parts) {
        QString typed = part.trimmed();
        if (!last.isEmpty() && !typed.isEmpty() && typed.back().isDigit() && !typed.contains(QLatin1Char(':')))
            typed += QLatin1Char(' ') + last;
        Duration time;
        if (auto ok = readField(typed, time); !ok)
            return tl::unexpected(ok.error());
        times.push_back(time);
    }
    return times;
}

} // namespace

/// Also "45 s ± 5 s" (or +-), evenly between, and least – usual – most, a triangle.
Result<void> readField(const QString& text, DurationLaw& value) {
    static const QRegularExpression give(QStringLiteral("\\s*(?:±|\\+/?-)\\s*"));
    static const QRegularExpression dashes(QStringLiteral("\\s*–\\s*|\\s+-\\s+"));
    const bool named = text.contains(QLatin1Char('('));
    if (const auto parts = text.split(give); !named && parts.size() == 2) {
        const auto times = readParts(parts);
        if (!times)
            return tl::unexpected(times.error());
        if ((*times)[1] > (*times)[0])
            return fail(ErrorCode::BadLaw, {text.trimmed().toStdString()});
        value = (*times)[1].us == 0 ? DurationLaw::fixed((*times)[0])
                                    : DurationLaw{DurationLaw::Kind::Uniform, (*times)[0] - (*times)[1], (*times)[0] + (*times)[1], {}};
        return {};
    }
    if (const auto parts = text.split(dashes); !named && parts.size() == 3) {
        const auto times = readParts(parts);
        if (!times)
            return tl::unexpected(times.error());
        const DurationLaw law{DurationLaw::Kind::Triangular, (*times)[0], (*times)[1], (*times)[2]};
        if (!law.isSound())
            return fail(ErrorCode::BadLaw, {text.trimmed().toStdString()});
        value = law;
        return {};
    }
    return read(text, value, parseLaw);
}
Result<void> readField(const QString& text, Span& value) { return read(text, value, parseSpan); }

/// A bare number is per cent here, as it is shown: "85" means 85 %.
Result<void> readField(const QString& text, Share& value) {
    QString typed = text.trimmed();
    if (!typed.endsWith(QLatin1Char('%')))
        typed += QLatin1String(" %");
    return read(typed, value, parseShare);
}

Result<void> readField(const QString& text, Quantity& value) {
    const auto n = wholeNumber(text);
    if (!n)
        return tl::unexpected(n.error());
    value.steps = *n;
    return {};
}

Result<void> readField(const QString& text, Money& value) {
    const auto n = parseFixedPoint(withoutGroups(text).toStdString(), 4);
    if (!n)
        return tl::unexpected(n.error());
    value.tenThousandths = *n;
    return {};
}

Result<void> readField(const QString& text, Decimal& value) {
    const auto n = parseFixedPoint(withoutGroups(text).toStdString(), 6);
    if (!n)
        return tl::unexpected(n.error());
    value.millionths = *n;
    return {};
}

Result<void> readField(const QString& text, Coordinate& value) {
    std::int64_t number = 0;
    if (auto ok = readField(text, number); !ok)
        return ok;
    if (number < -kMostPlace || number > kMostPlace)
        return fail(ErrorCode::BadNumber, {text.toStdString()});
    value.value = static_cast<std::int32_t>(number);
    return {};
}

Result<void> readField(const QString& text, std::int64_t& value) {
    const auto n = wholeNumber(text);
    if (!n)
        return tl::unexpected(n.error());
    value = *n;
    return {};
}

Result<void> readField(const QString& text, std::string& value) {
    value = text.trimmed().toStdString();
    return {};
}

QString withUnit(const QString& text, const QString& unit) {
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

QString withoutUnit(const QString& text, const QString& unit) {
    QString typed = text.trimmed();
    if (!unit.isEmpty() && typed.endsWith(unit, Qt::CaseInsensitive))
        typed.chop(unit.size());
    return typed.trimmed();
}

QString amountText(Quantity value, const Item* item) {
    return item ? quantity(value.steps, *item) : fieldText(value);
}

Result<void> readAmount(const QString& text, const Item* item, Quantity& value) {
    if (!item)
        return readField(text, value);
    QString typed = withoutGroups(text);
    const QString unit = QString::fromStdString(item->unit);
    if (!unit.isEmpty() && typed.endsWith(unit))
        typed.chop(unit.size());
    if (Quantity whole; item->step == Decimal{} && readField(typed, whole)) {
        value = whole;
        return {};
    }
    const auto millionths = parseFixedPoint(typed.trimmed().toStdString(), 6);
    if (!millionths || *millionths % item->step.millionths != 0)
        return fail(ErrorCode::BadNumber, {text.trimmed().toStdString()});
    value.steps = *millionths / item->step.millionths;
    return {};
}

Result<void> readField(const QString& text, TimeOfDay& value) {
    const QString typed = text.trimmed();
    for (const auto* format : {"H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "H.mm", "H"}) {
        const QTime time = QTime::fromString(typed, QString::fromLatin1(format));
        if (time.isValid()) {
            value.afterMidnight = {static_cast<std::int64_t>(time.msecsSinceStartOfDay()) * 1000};
            return {};
        }
    }
    return fail(ErrorCode::BadDuration, {typed.toStdString()});
}

} // namespace takt::gui

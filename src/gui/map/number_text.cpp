#include "gui/map/number_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include "gui/common/format.h"
#include "gui/map/map_texts.h"
#include "model/units.h"

namespace takt::gui {

namespace {

/// "12,5" is one number, "12,15,18" and "1.5,2.5" are several.
QStringList apartByCommas(const QString& word) {
    const bool decimal = word.count(QLatin1Char(',')) == 1 && !word.contains(QLatin1Char('.')) &&
                         !word.startsWith(QLatin1Char(',')) && !word.endsWith(QLatin1Char(','));
    return decimal ? QStringList{word} : word.split(QLatin1Char(','), Qt::SkipEmptyParts);
}

} // namespace

Result<Numbers> readNumbers(const QString& text) {
    static const QRegularExpression gaps(QStringLiteral("[\\s;]+"));
    Numbers numbers;
    for (const QString& word : text.split(gaps, Qt::SkipEmptyParts))
        for (const QString& one : apartByCommas(word)) {
            const auto value = parseFixedPoint(one.toStdString(), 6);
            if (!value)
                return tl::unexpected(value.error());
            if (numbers.millionths.size() == kMostNumbers)
                return fail(ErrorCode::OutOfRange, {MapText::tr("Numbers").toStdString(),
                                                    std::to_string(kMostNumbers + 1), "0",
                                                    std::to_string(kMostNumbers)});
            numbers.millionths.push_back(*value);
        }
    return numbers;
}

QString numbersText(const Numbers& numbers) {
    QStringList lines;
    for (const std::int64_t value : numbers.millionths)
        lines << fromStd(formatFixedPoint(value, 6));
    return lines.join(QLatin1Char('\n'));
}

QString numbersSummary(const Numbers& numbers) {
    if (numbers.millionths.empty())
        return MapText::tr("none");
    double sum = 0;
    for (const std::int64_t value : numbers.millionths)
        sum += static_cast<double>(value) * 1e-6;
    const auto count = static_cast<double>(numbers.millionths.size());
    const double mean = sum / count;
    return MapText::tr("%1 numbers, mean %2").arg(number(count), number(mean, mean < 100 ? 2 : 0));
}

} // namespace takt::gui

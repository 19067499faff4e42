#include "gui/print/paper_text.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "gui/common/theme.h"

namespace takt::gui::print {

namespace {

constexpr double kGrain = 100; ///< pixels of a font in a millimetre: fonts have whole pixels

QFont fontOf(const Type& type) {
    QFont font = Theme::instance().font(0, type.strong);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(type.points * kPointInMm * kGrain))));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Between words, or anywhere when a word alone is too long.
int wrapOf(const QString& text, const Type& type, double width) {
    for (const auto& word : text.split(QLatin1Char(' ')))
        if (textWidth(word, type) > width)
            return Qt::TextWrapAnywhere;
    return Qt::TextWordWrap;
}

void draw(QPainter& painter, const QRectF& place, int flags, const QString& text, const Type& type) {
    painter.save();
    painter.translate(place.topLeft());
    painter.scale(1 / kGrain, 1 / kGrain);
    painter.setFont(fontOf(type));
    painter.drawText(QRectF(0, 0, place.width() * kGrain, place.height() * kGrain), flags | Qt::TextDontClip,
                     text);
    painter.restore();
}

} // namespace

double lineHeight(const Type& type) {
    return QFontMetricsF(fontOf(type)).height() / kGrain;
}

double textWidth(const QString& text, const Type& type) {
    return QFontMetricsF(fontOf(type)).horizontalAdvance(text) / kGrain;
}

double wrappedHeight(const QString& text, const Type& type, double width) {
    if (text.isEmpty())
        return 0;
    const QRectF room(0, 0, width * kGrain, 1e7);
    return QFontMetricsF(fontOf(type)).boundingRect(room, wrapOf(text, type, width), text).height() / kGrain;
}

void drawLine(QPainter& painter, const QRectF& place, int alignment, const QString& text, const Type& type) {
    Type fitting = type;
    const double width = textWidth(text, type);
    if (width > place.width())
        fitting.points =
            std::max(std::min(type.points, kLeastPoints), type.points * place.width() / width * 0.99);
    const QString line =
        QFontMetricsF(fontOf(fitting)).elidedText(text, Qt::ElideRight, place.width() * kGrain + 1);
    draw(painter, place, alignment | Qt::TextSingleLine, line, fitting);
}

void drawWrapped(QPainter& painter, const QRectF& place, int alignment, const QString& text,
                 const Type& type) {
    draw(painter, place, alignment | wrapOf(text, type, place.width()), text, type);
}

QPen ruling(const QColor& colour, double width) {
    QPen pen(colour, width);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace takt::gui::print

#include "gui/cells/drawing.h"

#include <QFontMetricsF>

#include "gui/print/paper_text.h"

namespace takt::gui {

namespace {

constexpr double kPaperPoints = 9;

print::Type typeOf(int step, bool strong) { return {kPaperPoints + step, strong}; }

} // namespace

void Drawing::pen(const QColor& colour, double pixels, Qt::PenStyle style) const {
    QPen pen(colour, px(pixels), style);
    pen.setCapStyle(style == Qt::SolidLine ? Qt::RoundCap : Qt::FlatCap);
    painter_.setPen(pen);
}

void Drawing::text(const QRectF& place, int alignment, const QString& text, int step, bool strong) const {
    if (paper_) {
        print::drawLine(painter_, place, alignment, text, typeOf(step, strong));
        return;
    }
    painter_.setFont(Theme::instance().font(step, strong));
    painter_.drawText(place, alignment | Qt::TextSingleLine,
                      QFontMetricsF(painter_.font()).elidedText(text, Qt::ElideRight, place.width() + 1));
}

double Drawing::textWidth(const QString& text, int step, bool strong) const {
    return paper_ ? print::textWidth(text, typeOf(step, strong))
                  : QFontMetricsF(Theme::instance().font(step, strong)).horizontalAdvance(text);
}

QColor Drawing::series(int number) const {
    if (!paper_)
        return Theme::instance().series(number);
    const QColor inks[] = {colours_.accent, colours_.goodText, colours_.badText, colours_.warningText, colours_.ink, colours_.quiet};
    return inks[static_cast<std::size_t>(number) % std::size(inks)];
}

QColor Drawing::work() const { return paper_ ? colours_.accent : QColor::fromRgb(0x2E7EB8); }

} // namespace takt::gui

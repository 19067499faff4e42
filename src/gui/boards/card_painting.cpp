#include "gui/boards/card_painting.h"

#include <QPainter>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// Cards keep their colours in the dark, so what is written on them stays dark too.
QColor cardInk() { return Theme::colors(Mode::Light).ink; }

QColor shapeColour(CardColumn column) {
    const Palette& c = colors();
    switch (column) {
    case CardColumn::Wait: return c.quiet;
    case CardColumn::InProcess: return c.productionCard;
    case CardColumn::InTransit: return c.withdrawalCard;
    case CardColumn::Full: return c.good;
    case CardColumn::InUse: return c.container;
    default: return Qt::transparent;
    }
}

} // namespace

QColor cardColour(LoopKind kind) {
    return kind == LoopKind::Withdrawal ? colors().withdrawalCard : colors().productionCard;
}

void paintCard(QPainter& painter, const QRectF& rect, const QColor& fill, const QString& quantity,
               const QString& second, CardSize size) {
    painter.setPen(QPen(cardInk(), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (size == CardSize::Small)
        return;
    const bool large = size == CardSize::Large;
    const QRectF upper(rect.left(), rect.top() + (large ? 4 : 2), rect.width(), rect.height() / 2);
    const QRectF lower(rect.left(), rect.center().y(), rect.width(), rect.height() / 2 - (large ? 4 : 2));
    painter.setFont(Theme::instance().font(large ? 0 : -1, true));
    painter.drawText(second.isEmpty() ? rect : upper, Qt::AlignCenter, quantity);
    painter.setFont(Theme::instance().font(large ? -1 : -2));
    painter.drawText(lower, Qt::AlignCenter, second);
}

void paintTurn(QPainter& painter, const QPointF& corner, int turn) {
    painter.setFont(Theme::instance().font(-2, true));
    const QString text = QString::number(turn);
    const double high = 12;
    const double wide = std::max(high, painter.fontMetrics().horizontalAdvance(text) + 5.0);
    const QRectF badge(corner.x() - 3, corner.y() - 1, wide, high);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().ink);
    painter.drawRoundedRect(badge, high / 2, high / 2);
    painter.setPen(colors().panel);
    painter.drawText(badge, Qt::AlignCenter, text);
}

void paintCardShape(QPainter& painter, const QRectF& rect, CardColumn column) {
    const bool outline = column == CardColumn::Empty;
    painter.setPen(QPen(outline ? colors().quiet : mixed(shapeColour(column), colors().ink, 0.6), 1));
    painter.setBrush(outline ? QBrush(Qt::NoBrush) : QBrush(shapeColour(column)));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
}

void paintCardApart(QPainter& painter, const QRectF& rect, bool lost) {
    const QRectF shape = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(lost ? colors().bad : colors().ink, 1, lost ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(shape, 2, 2);
    painter.setPen(QPen(lost ? colors().bad : colors().ink, 1.5));
    const QRectF mark = shape.adjusted(2.5, 5, -2.5, -5);
    if (lost) {
        painter.drawLine(mark.topLeft(), mark.bottomRight());
        painter.drawLine(mark.topRight(), mark.bottomLeft());
    } else {
        painter.drawLine(QPointF(mark.left(), mark.center().y()), QPointF(mark.right(), mark.center().y()));
    }
}

} // namespace takt::gui

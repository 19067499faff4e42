#include "gui/map/symbols.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QPaintEngine>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace takt::gui {

namespace {

constexpr double kLeastScale = 0.8; ///< of text that does not fit

QPen inkPen(const QColor& ink, double width) {
    QPen pen(ink, width);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

constexpr double kLeastReadable = 2.9; ///< pixels; names of symbols stand down to 25 %

/// Where text would be too small to be read, a bar shows that there is some.
void hintAtText(QPainter& painter, const QRectF& rect, int alignment, const QString& text) {
    const double size = painter.font().pixelSize();
    const double width = std::min(rect.width(), 0.55 * size * static_cast<double>(text.size()));
    const double left = alignment & Qt::AlignRight     ? rect.right() - width
                        : alignment & Qt::AlignHCenter ? rect.center().x() - width / 2
                                                       : rect.left();
    QColor ink = painter.pen().color();
    ink.setAlphaF(0.4F);
    painter.fillRect(QRectF(left, rect.center().y() - size * 0.2, width, size * 0.4), ink);
}

} // namespace

QFont mapFont(double pixels, bool strong) {
    QFont font = Theme::instance().font(0, strong);
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    return font;
}

void drawTextLine(QPainter& painter, const QRectF& rect, int alignment, const QString& text) {
    const QFont usual = painter.font();
    // On paper and in vector files every word stands, however small.
    const bool onScreen = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    const int pixels = usual.pixelSize() > 0 ? usual.pixelSize() : QFontInfo(usual).pixelSize();
    if (onScreen && pixels * painter.worldTransform().m22() < kLeastReadable) {
        hintAtText(painter, rect, alignment, text);
        return;
    }
    const double width = QFontMetricsF(usual, painter.device()).horizontalAdvance(text);
    if (width > rect.width()) {
        QFont smaller = usual;
        const double size = pixels * std::max(kLeastScale, rect.width() / width);
        smaller.setPixelSize(std::max(1, static_cast<int>(std::floor(size))));
        painter.setFont(smaller);
    }
    const QString line =
        QFontMetricsF(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, alignment | Qt::TextSingleLine | Qt::TextDontClip, line);
    painter.setFont(usual);
}

void drawFactory(QPainter& painter, const QRectF& box, const Palette& colours) {
    const double tooth = box.width() / 3;
    const double valley = box.top() + box.height() * 0.21;
    QPolygonF outline;
    outline << box.bottomLeft() << QPointF(box.left(), valley);
    for (int i = 1; i <= 3; ++i) {
        outline << QPointF(box.left() + tooth * i, box.top());
        if (i < 3)
            outline << QPointF(box.left() + tooth * i, valley);
    }
    outline << box.bottomRight();
    painter.setPen(inkPen(colours.ink, 2));
    painter.setBrush(colours.panel);
    painter.drawPolygon(outline);
}

void drawProcessBox(QPainter& painter, const QRectF& box, const Palette& colours) {
    painter.setPen(inkPen(colours.ink, 2));
    painter.setBrush(colours.panel);
    painter.drawRect(box);
}

void drawInventory(QPainter& painter, const QRectF& box, const Palette& colours) {
    QPolygonF triangle;
    triangle << QPointF(box.center().x(), box.top()) << box.bottomRight() << box.bottomLeft();
    painter.setPen(inkPen(colours.ink, 2));
    painter.setBrush(colours.panel);
    painter.drawPolygon(triangle);
    painter.setFont(mapFont(box.height() * 0.42, true));
    painter.drawText(box.adjusted(0, box.height() * 0.28, 0, 0), Qt::AlignCenter, QStringLiteral("I"));
}

void drawSupermarket(QPainter& painter, const QRectF& box, const Palette& colours, bool opensRight,
                     int filled) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRect(box);
    const double shelf = box.height() / 3;
    const double inset = box.width() * 0.09;
    const double pitch = (box.width() - 2 * inset) / 4;
    for (int i = 0; i < kMarketSpaces; ++i) {
        const QRectF place(box.left() + inset + pitch * (i % 4) + 1,
                           box.top() + shelf * (i / 4) + shelf * 0.2, pitch - 2, shelf * 0.66);
        if (i < filled) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.container);
            painter.drawRoundedRect(place, 1.5, 1.5);
        } else {
            painter.setPen(QPen(colours.line, 1, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
    painter.setPen(inkPen(colours.ink, 2));
    for (int i = 0; i <= 3; ++i) {
        const double y = box.top() + shelf * i;
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    }
    const double back = opensRight ? box.left() : box.right();
    painter.drawLine(QPointF(back, box.top() - 1), QPointF(back, box.bottom() + 1));
}

void drawLane(QPainter& painter, const QRectF& box, const Palette& colours, bool withText) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRect(box);
    painter.setPen(inkPen(colours.ink, 2));
    painter.drawLine(box.topLeft(), box.topRight());
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    const double y = box.center().y();
    const double head = std::min(9.0, box.width() / 4);
    const double tip = box.right() - box.width() * 0.06;
    if (withText) {
        painter.setFont(mapFont(12, true));
        painter.drawText(box.adjusted(0, 0, -16, 0), Qt::AlignCenter, QStringLiteral("FIFO"));
    } else {
        painter.drawLine(QPointF(box.left() + box.width() * 0.1, y), QPointF(tip - head + 1, y));
    }
    drawArrowHead(painter, {tip, y}, 0, head, colours.ink);
}

void drawTruck(QPainter& painter, const QRectF& box, const Palette& colours) {
    const double wheel = box.height() * 0.24;
    const QRectF body(box.left(), box.top(), box.width(), box.height() - wheel);
    painter.setPen(inkPen(colours.ink, 2));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(body, 2, 2);
    const double cab = body.left() + body.width() * 0.7;
    painter.drawLine(QPointF(cab, body.top()), QPointF(cab, body.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    for (const double share : {0.25, 0.75})
        painter.drawEllipse(QPointF(body.left() + body.width() * share, body.bottom() + 1), wheel * 0.62,
                            wheel * 0.62);
}

void drawControlBox(QPainter& painter, const QRectF& box, const Palette& colours, double titleHeight) {
    painter.setPen(inkPen(colours.ink, 2));
    painter.setBrush(colours.panel);
    painter.drawRect(box);
    painter.setBrush(colours.ink);
    painter.drawRect(QRectF(box.left(), box.top(), box.width(), titleHeight));
}

void drawOperator(QPainter& painter, const QPointF& centre, const QColor& ink) {
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre - QPointF(0, 3.2), 3.0, 3.0);
    painter.drawArc(QRectF(centre.x() - 6, centre.y() + 0.6, 12, 11), 0, 180 * 16);
}

void drawCard(QPainter& painter, const QPointF& centre, LoopKind kind, const Palette& colours, double size) {
    painter.setPen(inkPen(mixed(colours.ink, colours.quiet, 0.35), 1));
    if (kind == LoopKind::Signal) {
        QPolygonF triangle;
        const double half = size * 0.62;
        triangle << centre + QPointF(-half, -half * 0.9) << centre + QPointF(half, -half * 0.9)
                 << centre + QPointF(0, half * 0.95);
        painter.setBrush(colours.productionCard);
        painter.drawPolygon(triangle);
        return;
    }
    if (kind == LoopKind::Conwip) {
        painter.setBrush(colours.productionCard);
        painter.drawEllipse(centre, size * 0.45, size * 0.45);
        return;
    }
    if (watchesPosition(kind)) { // no card: a vessel with its level
        const QRectF box(centre.x() - size * 0.5, centre.y() - size * 0.42, size, size * 0.84);
        painter.fillRect(box, colours.canvas);
        painter.fillRect(box.adjusted(0, box.height() * 0.55, 0, 0), colours.container);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        painter.drawLine(box.topLeft() + QPointF(-2, box.height() * 0.25),
                         box.topRight() + QPointF(2, box.height() * 0.25));
        return;
    }
    if (kind == LoopKind::LotBoard) { // cards of a lot, one behind the other
        painter.setBrush(colours.canvas);
        painter.drawRoundedRect(
            QRectF(centre.x() - size * 0.36 + 3, centre.y() - size * 0.5 - 3, size * 0.72, size), 1.5, 1.5);
    }
    painter.setBrush(kind == LoopKind::Withdrawal ? colours.withdrawalCard : colours.productionCard);
    painter.drawRoundedRect(QRectF(centre.x() - size * 0.36, centre.y() - size * 0.5, size * 0.72, size), 1.5,
                            1.5);
}

void drawContainer(QPainter& painter, const QPointF& centre, const Palette& colours, double size) {
    painter.setPen(inkPen(mixed(colours.container, colours.ink, 0.5), 1));
    painter.setBrush(colours.container);
    painter.drawRoundedRect(QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size), 1.5, 1.5);
}

void drawArrowHead(QPainter& painter, const QPointF& tip, double angle, double length, const QColor& ink) {
    const QPointF along(std::cos(angle), std::sin(angle));
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * length;
    QPolygonF head;
    head << tip << base + across * (length * 0.5) << base - across * (length * 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(head);
}

QPolygonF shortened(const QPolygonF& line, double by) {
    QPolygonF out = line;
    while (out.size() >= 2) {
        const QLineF last(out[out.size() - 2], out.last());
        if (last.length() > by) {
            out.last() = last.pointAt(1.0 - by / last.length());
            return out;
        }
        if (out.size() == 2)
            break;
        by -= last.length();
        out.removeLast();
    }
    return out;
}

void drawPushArrow(QPainter& painter, const QPolygonF& line, const QColor& ink, const QColor& ground) {
    if (line.size() < 2)
        return;
    const QPolygonF shaft = shortened(line, 15);
    const auto stroke = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(shaft);
    };
    stroke(inkPen(ink, 12));
    stroke(inkPen(ground, 9));
    QPen stripes = inkPen(ink, 9);
    stripes.setDashPattern({0.7, 0.7});
    stroke(stripes);
    const QLineF last(line[line.size() - 2], line.last());
    const double angle = -last.angle() * std::numbers::pi / 180.0;
    drawArrowHead(painter, line.last(), angle, 17, ink);
}

void drawPullMark(QPainter& painter, const QPointF& centre, const QColor& ink) {
    const QRectF circle(centre.x() - 9, centre.y() - 9, 18, 18);
    painter.setPen(QPen(ink, 1.8));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(circle, -50 * 16, 280 * 16);
    const double end = 50 * std::numbers::pi / 180.0;
    const QPointF tip = centre + QPointF(std::cos(end), std::sin(end)) * 9 + QPointF(-5, 5);
    drawArrowHead(painter, tip, 2.45, 8, ink);
}

} // namespace takt::gui

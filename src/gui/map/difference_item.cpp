#include "gui/map/difference_item.h"

#include <QPainter>

#include "gui/map/map_scene.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kBadge = 9; ///< radius

void paintBadge(QPainter& painter, const QPointF& at, lean::DifferenceKind kind, const Palette& c) {
    painter.setPen(QPen(c.panel, 1.5));
    painter.setBrush(differenceColour(kind, c));
    painter.drawEllipse(at, kBadge, kBadge);
    painter.setPen(c.panel);
    painter.setFont(mapFont(14, true));
    drawTextLine(painter, QRectF(at - QPointF(kBadge, kBadge), QSizeF(2 * kBadge, 2 * kBadge)), Qt::AlignCenter,
                 differenceSign(kind));
}

QPen framePen(lean::DifferenceKind kind, const Palette& c) {
    // Told apart without colour too: what went is dotted, what changed dashed.
    const auto style = kind == lean::DifferenceKind::Added ? Qt::SolidLine : kind == lean::DifferenceKind::Removed ? Qt::DotLine : Qt::DashLine;
    return QPen(differenceColour(kind, c), 2.4, style);
}

} // namespace

QColor differenceColour(lean::DifferenceKind kind, const Palette& c) {
    switch (kind) {
    case lean::DifferenceKind::Added: return c.good;
    case lean::DifferenceKind::Removed: return c.bad;
    case lean::DifferenceKind::Changed: return c.accent;
    }
    return c.accent;
}

QString differenceSign(lean::DifferenceKind kind) {
    switch (kind) {
    case lean::DifferenceKind::Added: return QStringLiteral("+");
    case lean::DifferenceKind::Removed: return QStringLiteral("−");
    case lean::DifferenceKind::Changed: return QStringLiteral("~");
    }
    return {};
}

DifferenceItem::DifferenceItem(const MapScene& scene) : map_(scene) { setZValue(9); }

QRectF DifferenceItem::boundingRect() const { return map_.sceneRect(); }

void DifferenceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (map_.marks().empty())
        return;
    const Palette& c = map_.colours();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& [id, kind] : map_.marks()) {
        if (const NodeLayout* node = map_.layout().node(id)) {
            painter->setPen(framePen(kind, c));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(node->box.adjusted(-5, -5, 5, 5), 5, 5);
            paintBadge(*painter, node->box.topRight() + QPointF(5, -5), kind, c);
        } else if (const LinkLayout* link = map_.layout().link(id)) {
            QColor halo = differenceColour(kind, c);
            halo.setAlphaF(0.3F);
            painter->setPen(QPen(halo, 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->drawPolyline(link->line);
            if (link->line.size() > 1)
                paintBadge(*painter, (link->line[0] * 0.75) + (link->line[1] * 0.25), kind, c);
        } else if (const FrameLayout* frame = map_.layout().frame(id)) {
            paintBadge(*painter, frame->box.topRight(), kind, c);
        }
    }
}

} // namespace takt::gui

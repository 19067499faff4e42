#include "gui/map/area_item.h"

#include <QPainter>

#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kCorner = 8;
constexpr double kEdge = 2; ///< round the pen

QRectF frameOf(const Area& area) {
    const QSizeF size(area.width.value, area.height.value);
    return {QPointF(area.x.value - size.width() / 2, area.y.value - size.height() / 2), size};
}

} // namespace

AreaItem::AreaItem(const MapScene& scene) : map_(scene) {
    setZValue(-1);
    setAcceptedMouseButtons(Qt::NoButton);
}

void AreaItem::follow() {
    prepareGeometryChange();
    bounds_ = {};
    for (const auto& area : map_.plant().get<Area>())
        bounds_ = bounds_.united(frameOf(area).adjusted(-kEdge, -kEdge, kEdge, kEdge));
    update();
}

void AreaItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Palette& c = map_.colours();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& area : map_.plant().get<Area>()) {
        const QRectF frame = frameOf(area);
        painter->setPen(QPen(c.quiet, 1.2, Qt::DashLine));
        painter->setBrush(mixed(c.canvas, c.ink, 0.03));
        painter->drawRoundedRect(frame, kCorner, kCorner);
        painter->setFont(mapFont(12, true));
        painter->setPen(c.quiet);
        drawTextLine(*painter, QRectF(frame.left() + 10, frame.top() + 6, frame.width() - 20, 18),
                     Qt::AlignLeft | Qt::AlignVCenter, fromStd(area.name));
    }
}

} // namespace takt::gui

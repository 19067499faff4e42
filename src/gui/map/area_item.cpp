#include "gui/map/area_item.h"

#include <QPainter>

#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kCorner = 8;
constexpr double kEdge = 2; ///< round the pen

} // namespace

AreaItem::AreaItem(const MapScene& scene) : map_(scene) {
    setZValue(-1);
    setAcceptedMouseButtons(Qt::NoButton);
}

void AreaItem::follow() {
    prepareGeometryChange();
    bounds_ = {};
    for (const auto& frame : map_.layout().frames())
        bounds_ = bounds_.united(frame.box.adjusted(-kEdge, -kEdge, kEdge, kEdge));
    update();
}

void AreaItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Palette& c = map_.colours();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& place : map_.layout().frames()) {
        const Area* area = map_.plant().find<Area>(place.id);
        if (!area)
            continue;
        const bool loop = place.kind != AreaKind::Frame;
        painter->setPen(QPen(loop ? c.accent : c.quiet, loop ? 1.8 : 1.2, Qt::DashLine));
        painter->setBrush(mixed(c.canvas, loop ? c.accent : c.ink, 0.03));
        painter->drawRoundedRect(place.box, kCorner, kCorner);
        painter->setFont(mapFont(12, true));
        painter->setPen(loop ? readable(c.accent, c.canvas) : c.quiet);
        drawTextLine(*painter, QRectF(place.box.left() + 10, place.box.top() + 6, place.box.width() - 20, 18),
                     Qt::AlignLeft | Qt::AlignVCenter, fromStd(area->name));
    }
}

} // namespace takt::gui

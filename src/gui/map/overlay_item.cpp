#include "gui/map/overlay_item.h"

#include <QPainter>
#include <cmath>

#include "gui/map/map_scene.h"
#include "gui/map/selection.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

QPen accentPen(const Palette& c, double width, Qt::PenStyle style = Qt::SolidLine) {
    QPen pen(c.accent, width, style);
    pen.setCosmetic(true);
    return pen;
}

} // namespace

std::vector<QPointF> handlesOf(const NodeLayout& node) {
    const QRectF box = node.box.adjusted(-9, -9, 9, 9);
    // A store has its name above and its figures below.
    if (contains(kStores, node.kind))
        return {{box.right(), node.at.y()}, {box.left(), node.at.y()}, {node.at.x(), node.area.top() - 6}};
    return {{box.right(), node.at.y()},
            {box.left(), node.at.y()},
            {node.at.x(), box.top()},
            {node.at.x(), box.bottom()}};
}

OverlayItem::OverlayItem(const MapScene& scene) : map_(scene) { setZValue(10); }

void OverlayItem::setHovered(Id id) {
    if (id == hovered_)
        return;
    hovered_ = id;
    update();
}

void OverlayItem::setHotHandle(std::optional<QPointF> handle) {
    if (handle == hotHandle_)
        return;
    hotHandle_ = handle;
    update();
}

void OverlayItem::showLine(const std::optional<LinePreview>& preview) {
    line_ = preview;
    update();
}

void OverlayItem::showBand(const std::optional<QRectF>& band) {
    band_ = band;
    update();
}

void OverlayItem::showGhost(const std::optional<Ghost>& ghost) {
    ghost_ = ghost;
    update();
}

void OverlayItem::showGuides(const std::vector<QLineF>& guides) {
    if (guides_.empty() && guides.empty())
        return;
    guides_ = guides;
    update();
}

void OverlayItem::clear() {
    line_.reset();
    band_.reset();
    ghost_.reset();
    guides_.clear();
    hotHandle_.reset();
    update();
}

QRectF OverlayItem::boundingRect() const { return map_.sceneRect(); }

void OverlayItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    paintSelection(*painter);
    paintHandles(*painter);
    paintPreviews(*painter);
}

void OverlayItem::paintSelection(QPainter& painter) const {
    const Palette& c = map_.colours();
    painter.setBrush(Qt::NoBrush);
    for (const Id id : map_.selection().ids()) {
        if (const NodeLayout* node = map_.layout().node(id)) {
            painter.setPen(accentPen(c, 1.6, Qt::DashLine));
            // A store's name and figures stand close to its symbol.
            const double over = takt::contains(kStores, node->kind) ? 3 : 6;
            painter.drawRoundedRect(node->box.adjusted(-6, -over, 6, over), 4, 4);
        } else if (const LinkLayout* link = map_.layout().link(id)) {
            QColor halo = c.accent;
            halo.setAlphaF(0.25F);
            painter.setPen(QPen(halo, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(link->line);
            painter.setPen(accentPen(c, 1.6, Qt::DashLine));
            painter.drawPolyline(link->line);
        }
    }
}

void OverlayItem::paintHandles(QPainter& painter) const {
    const NodeLayout* node = map_.layout().node(hovered_ ? hovered_ : map_.selection().single());
    if (!node || line_ || ghost_ || band_)
        return;
    const Palette& c = map_.colours();
    for (const QPointF& handle : handlesOf(*node)) {
        const bool hot = hotHandle_ && *hotHandle_ == handle;
        painter.setPen(accentPen(c, 1.5));
        painter.setBrush(hot ? c.accent : c.panel);
        painter.drawEllipse(handle, hot ? 5.5 : 4.5, hot ? 5.5 : 4.5);
    }
}

void OverlayItem::paintPreviews(QPainter& painter) const {
    const Palette& c = map_.colours();
    painter.setBrush(Qt::NoBrush);
    for (const QLineF& guide : guides_) {
        painter.setPen(accentPen(c, 1, Qt::DotLine));
        painter.drawLine(guide);
    }
    if (line_) {
        const QColor colour = line_->refused ? c.bad : c.accent;
        QPen pen(colour, 2, line_->dashed ? Qt::DashLine : Qt::SolidLine);
        painter.setPen(pen);
        painter.drawLine(line_->from, line_->to);
        const QPointF d = line_->to - line_->from;
        drawArrowHead(painter, line_->to, std::atan2(d.y(), d.x()), 10, colour);
        if (const NodeLayout* target = map_.layout().node(line_->target)) {
            painter.setPen(QPen(colour, 2, line_->refused ? Qt::DotLine : Qt::SolidLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(target->box.adjusted(-5, -5, 5, 5), 4, 4);
        }
    }
    if (band_) {
        QColor fill = c.accent;
        fill.setAlphaF(0.1F);
        painter.setPen(accentPen(c, 1));
        painter.setBrush(fill);
        painter.drawRect(*band_);
    }
    if (ghost_) {
        const QRectF box = symbolBox(ghost_->kind).translated(ghost_->at);
        painter.setPen(accentPen(c, 1.6, Qt::DashLine));
        painter.setBrush(c.accentSoft);
        painter.setOpacity(0.85);
        painter.drawRoundedRect(box, 4, 4);
        painter.drawPixmap(box.center() - QPointF(16, 14), elementPicture(ghost_->kind, {32, 28}, 2.0));
        painter.setOpacity(1.0);
    }
}

} // namespace takt::gui

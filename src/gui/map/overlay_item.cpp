#include "gui/map/overlay_item.h"

#include <QPainter>
#include <cmath>

#include "gui/map/map_scene.h"
#include "gui/map/selection.h"
#include "gui/map/symbol_art.h"
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
    if (node.kind == TableId::Annotations)
        return {}; // nothing flows to or from what is written
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

void OverlayItem::showPath(const QPolygonF& path) {
    path_ = path;
    update();
}

void OverlayItem::clear() {
    path_.clear();
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
    paintLit(*painter);
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
        } else if (const FrameLayout* frame = map_.layout().frame(id)) {
            painter.setPen(accentPen(c, 1.6, Qt::DashLine));
            painter.drawRoundedRect(frame->box.adjusted(-4, -4, 4, 4), 8, 8);
        } else if (const LinkLayout* link = map_.layout().link(id)) {
            QColor halo = c.accent;
            halo.setAlphaF(0.25F);
            painter.setPen(QPen(halo, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(link->line);
            painter.setPen(accentPen(c, 1.6, Qt::DashLine));
            painter.drawPolyline(link->line);
            paintLineCorners(painter, *link);
        }
    }
}

/// Each link of the way with its number, so that it is not told by colour alone.
void OverlayItem::paintLit(QPainter& painter) const {
    const Palette& c = map_.colours();
    QColor halo = c.accent;
    halo.setAlphaF(0.22F);
    std::vector<std::pair<QPointF, int>> numbers;
    int number = 0;
    for (const Id id : map_.lit()) {
        ++number;
        painter.setBrush(Qt::NoBrush);
        if (const NodeLayout* node = map_.layout().node(id)) {
            painter.setPen(QPen(c.accent, 2.5));
            painter.setBrush(halo);
            painter.drawRoundedRect(node->box.adjusted(-5, -5, 5, 5), 6, 6);
            const double down = takt::contains(kStores, node->kind) ? 14 : -5; // a store's name stands close above it
            numbers.emplace_back(node->box.topLeft() + QPointF(-5, down), number);
        } else if (const LinkLayout* link = map_.layout().link(id)) {
            painter.setPen(QPen(halo, 11, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(link->line);
            painter.setPen(QPen(c.accent, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(link->line);
            numbers.emplace_back(Track(link->line).at(0.5), number);
        }
    }
    painter.setFont(mapFont(10, true));
    for (const auto& [at, n] : numbers) {
        painter.setPen(QPen(c.panel, 1.5));
        painter.setBrush(c.accent);
        painter.drawEllipse(at, 9, 9);
        painter.setPen(c.panel);
        drawTextLine(painter, QRectF(at - QPointF(9, 9), QSizeF(18, 18)), Qt::AlignCenter, QString::number(n));
    }
}

void OverlayItem::paintHandles(QPainter& painter) const {
    paintCorners(painter);
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

/// Where a selected line was bent by hand.
void OverlayItem::paintLineCorners(QPainter& painter, const LinkLayout& link) const {
    painter.setPen(accentPen(map_.colours(), 1.5));
    painter.setBrush(map_.colours().panel);
    for (const QPointF& corner : link.corners)
        painter.drawEllipse(corner, 4.5, 4.5);
    painter.setBrush(Qt::NoBrush);
}

/// By which a frame or a note is made larger.
void OverlayItem::paintCorners(QPainter& painter) const {
    const Id id = map_.selection().single();
    const Palette& c = map_.colours();
    QRectF box;
    if (const FrameLayout* frame = map_.layout().frame(id))
        box = frame->box;
    else if (const auto* mark = map_.plant().find<Annotation>(id);
             mark && (mark->kind == AnnotationKind::Note || mark->kind == AnnotationKind::KaizenBurst))
        box = map_.layout().node(id)->box;
    if (box.isNull() || band_)
        return;
    painter.setPen(accentPen(c, 1.5));
    painter.setBrush(c.panel);
    for (const QPointF& corner : {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()})
        painter.drawRect(QRectF(corner - QPointF(4, 4), QSizeF(8, 8)));
}

void OverlayItem::paintPreviews(QPainter& painter) const {
    const Palette& c = map_.colours();
    painter.setBrush(Qt::NoBrush);
    for (const QLineF& guide : guides_) {
        painter.setPen(accentPen(c, 1, Qt::DotLine));
        painter.drawLine(guide);
    }
    if (path_.size() > 1) {
        painter.setPen(accentPen(c, 2));
        painter.drawPolyline(path_);
        painter.setBrush(c.panel);
        for (qsizetype i = 1; i + 1 < path_.size(); ++i)
            painter.drawEllipse(path_[i], 4.5, 4.5);
        painter.setBrush(Qt::NoBrush);
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
        const QRectF box = symbolBox(ghost_->kind->table, ghost_->kind->look).translated(ghost_->at);
        painter.setPen(accentPen(c, 1.6, Qt::DashLine));
        painter.setBrush(c.accentSoft);
        painter.setOpacity(0.85);
        painter.drawRoundedRect(box, 4, 4);
        paintArt(painter, artOf(*ghost_->kind), QRectF(box.center() - QPointF(18, 15), QSizeF(36, 30)), c, 1.6);
        painter.setOpacity(1.0);
    }
}

} // namespace takt::gui

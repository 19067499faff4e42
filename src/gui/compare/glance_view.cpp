#include "gui/compare/glance_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"

namespace takt::gui {

namespace {
constexpr int kDragFrom = 4;   ///< pixels
constexpr int kKeyStep = 40;   ///< pixels
constexpr double kNotch = 1.2; ///< zoom of one notch of the wheel
} // namespace

GlanceView::GlanceView(MapScene& scene, QWidget* parent) : QGraphicsView(&scene, parent), scene_(scene) {
    setObjectName(QStringLiteral("glanceView"));
    setAccessibleName(tr("Map of the scenario compared with"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setCacheMode(QGraphicsView::CacheBackground);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        resetCachedContent();
        viewport()->update();
    });
}

void GlanceView::setZoom(double zoom, const QPoint& anchor) {
    fitted_ = false;
    const double wanted = std::clamp(zoom, MapView::kLeastZoom, MapView::kMostZoom);
    const QPointF before = mapToScene(anchor);
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF by = (before - mapToScene(anchor)) * wanted;
    panBy(QPoint(static_cast<int>(std::lround(by.x())), static_cast<int>(std::lround(by.y()))));
    scene_.setZoom(wanted * devicePixelRatioF());
}

void GlanceView::fit() {
    const QRectF all = scene_.content().adjusted(-20, -20, 20, 20);
    const double zoom = std::min({viewport()->width() / all.width(), viewport()->height() / all.height(), MapView::kMostFit});
    setZoom(zoom, viewport()->rect().center());
    centerOn(all.center());
    fitted_ = true;
}

void GlanceView::reveal(Id id) {
    QRectF place;
    if (const NodeLayout* node = scene_.layout().node(id))
        place = node->area;
    else if (const LinkLayout* link = scene_.layout().link(id))
        place = link->line.boundingRect();
    else if (const FrameLayout* frame = scene_.layout().frame(id))
        place = frame->box;
    if (!place.isNull() && !mapToScene(viewport()->rect()).boundingRect().contains(place)) {
        fitted_ = false;
        centerOn(place.center());
    }
}

void GlanceView::drawBackground(QPainter* painter, const QRectF& rect) { painter->fillRect(rect, colors().canvas); }

void GlanceView::panBy(const QPoint& by) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
}

void GlanceView::mousePressEvent(QMouseEvent* event) {
    pressed_ = last_ = event->pos();
    dragging_ = false;
    event->accept();
}

void GlanceView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return;
    if (!dragging_ && (event->pos() - pressed_).manhattanLength() < kDragFrom)
        return;
    dragging_ = true;
    fitted_ = false;
    setCursor(Qt::ClosedHandCursor);
    panBy(last_ - event->pos());
    last_ = event->pos();
}

void GlanceView::mouseReleaseEvent(QMouseEvent* event) {
    unsetCursor();
    if (!dragging_ && event->button() == Qt::LeftButton)
        Q_EMIT chosen(scene_.idAt(mapToScene(event->pos())));
    dragging_ = false;
}

void GlanceView::mouseDoubleClickEvent(QMouseEvent* event) { Q_EMIT openRequested(scene_.idAt(mapToScene(event->pos()))); }

void GlanceView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ControlModifier)
        setZoom(zoom() * std::pow(kNotch, notches), event->position().toPoint());
    else
        panBy(QPoint(-event->angleDelta().x() / 2, -event->angleDelta().y() / 2));
    fitted_ = false;
    event->accept();
}

void GlanceView::keyPressEvent(QKeyEvent* event) {
    const QPoint middle = viewport()->rect().center();
    switch (event->key()) {
    case Qt::Key_Left: return panBy({-kKeyStep, 0});
    case Qt::Key_Right: return panBy({kKeyStep, 0});
    case Qt::Key_Up: return panBy({0, -kKeyStep});
    case Qt::Key_Down: return panBy({0, kKeyStep});
    case Qt::Key_Plus: return setZoom(zoom() * kNotch, middle);
    case Qt::Key_Minus: return setZoom(zoom() / kNotch, middle);
    case Qt::Key_0: return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT openRequested(scene_.selection().single()); return;
    default: QGraphicsView::keyPressEvent(event);
    }
}

void GlanceView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (fitted_)
        fit();
}

} // namespace takt::gui

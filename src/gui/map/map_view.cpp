#include "gui/map/map_view.h"

#include <QBackingStore>
#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "document/document.h"
#include "gui/map/data_box.h"
#include "gui/map/ladder_item.h"
#include "gui/map/line_tool.h"
#include "gui/map/link_painter.h"
#include "gui/map/map_scene.h"
#include "gui/map/overlay_item.h"
#include "gui/map/pan_tool.h"
#include "gui/map/place_tool.h"
#include "gui/map/problem_item.h"
#include "gui/map/select_tool.h"

namespace takt::gui {

namespace {

constexpr std::size_t kDrawnAtOnce = 150; ///< symbols and lines; with more, zooming shows the last picture first
constexpr int kSharpAfter = 30;           ///< ms after the last notch

/// What the screen shows of a widget; none where that cannot be told.
QPixmap shownOn(const QWidget& widget) {
    const QBackingStore* store = widget.isVisible() ? widget.window()->backingStore() : nullptr;
    const auto* image = store ? dynamic_cast<const QImage*>(const_cast<QBackingStore*>(store)->paintDevice()) : nullptr;
    if (!image)
        return {};
    const double ratio = image->devicePixelRatio();
    const QPoint at = widget.mapTo(widget.window(), QPoint());
    QImage part = image->copy(QRectF(QPointF(at) * ratio, QSizeF(widget.size()) * ratio).toRect());
    part.setDevicePixelRatio(ratio);
    return QPixmap::fromImage(std::move(part));
}

} // namespace

MapView::MapView(Document& document, MapScene& scene, Selection& selection, Playback& playback,
                 QWidget* parent)
    : QGraphicsView(&scene, parent), scene_(scene), bench_{document, scene, selection, *this} {
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Value-stream map"));
    setAccessibleDescription(tr("Tab walks the elements in flow order; C connects, Enter renames."));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setCacheMode(QGraphicsView::CacheBackground);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::AnchorViewCenter);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    connect(&playback, &Playback::playingChanged, this, [this](bool playing) {
        setViewportUpdateMode(playing ? QGraphicsView::FullViewportUpdate
                                      : QGraphicsView::MinimalViewportUpdate);
    });
    connect(&document, &Document::changed, this, &MapView::cancelGesture);
    connect(&document, &Document::reset, this, &MapView::cancelGesture);
    connect(&document, &Document::scenarioChanged, this, &MapView::cancelGesture);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        resetCachedContent();
        viewport()->update();
    });
    sharpen_.setSingleShot(true);
    sharpen_.setInterval(kSharpAfter);
    connect(&sharpen_, &QTimer::timeout, this, &MapView::sharpen);
    connect(&scene, &MapScene::layoutChanged, this, &MapView::sharpen);
    tools_.push_back(std::make_unique<SelectTool>(bench_));
}

MapView::~MapView() = default;

// ------------------------------------------------------------------ zoom

void MapView::setZoom(double zoom, const QPoint* anchor) {
    const double wanted = std::clamp(zoom, kLeastZoom, kMostZoom);
    fitted_ = false;
    const QPoint fixed = anchor ? *anchor : viewport()->rect().center();
    const QPointF before = mapToScene(fixed);
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF after = mapToScene(fixed);
    const QPointF by = (before - after) * wanted;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(by.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(by.y())));
    scene_.setZoom(wanted * devicePixelRatioF());
    resetCachedContent();
    Q_EMIT zoomChanged(wanted);
}

void MapView::fit() {
    if (scene_.isEmpty()) {
        setZoom(1.0);
        centerOn(scene_.content().center());
        return;
    }
    const QRectF all = scene_.content().adjusted(-14, -14, 14, 14);
    const QSizeF room = viewport()->size();
    const double wanted = std::min({room.width() / all.width(), room.height() / all.height(), kMostFit});
    setZoom(wanted);
    centerOn(all.center());
    fitted_ = true;
}

void MapView::zoomTo(double zoom, const QPoint* anchor) {
    keepPicture();
    setZoom(zoom, anchor);
}

/// While a big map is zoomed, its last picture is shown scaled.
void MapView::keepPicture() {
    const MapLayout& layout = scene_.layout();
    if (layout.nodes().size() + layout.links().size() < kDrawnAtOnce)
        return;
    sharpen_.start();
    if (scaled_.isActive())
        return;
    QPixmap picture = shownOn(*viewport());
    if (picture.isNull())
        return;
    // What stands over the map is no part of it.
    QPainter painter(&picture);
    for (const QWidget* host : {static_cast<const QWidget*>(this), static_cast<const QWidget*>(viewport())})
        for (const QObject* child : host->children())
            if (const auto* widget = qobject_cast<const QWidget*>(child); widget && widget != viewport() && widget->isVisible())
                painter.fillRect(QRect(viewport()->mapFromGlobal(widget->mapToGlobal(QPoint())), widget->size()), scene_.colours().canvas);
    painter.end();
    scaled_.take(std::move(picture), viewportTransform().inverted());
}

void MapView::sharpen() {
    sharpen_.stop();
    if (!scaled_.isActive())
        return;
    scaled_.drop();
    viewport()->update();
}

void MapView::paintEvent(QPaintEvent* event) {
    if (!scaled_.isActive()) {
        QGraphicsView::paintEvent(event);
        return;
    }
    QPainter painter(viewport());
    scaled_.paint(painter, viewportTransform(), viewport()->rect(), scene_.colours().canvas);
}

void MapView::scrollContentsBy(int dx, int dy) {
    fitted_ = false;
    QGraphicsView::scrollContentsBy(dx, dy);
}

void MapView::resizeEvent(QResizeEvent* event) {
    sharpen();
    const bool wasFitted = fitted_;
    QGraphicsView::resizeEvent(event);
    if (wasFitted)
        fit();
}

void MapView::reveal(Id id) {
    if (const NodeLayout* node = scene_.layout().node(id))
        ensureVisible(node->area, 30, 30);
    else if (const LinkLayout* link = scene_.layout().link(id))
        ensureVisible(link->line.boundingRect(), 30, 30);
}

// ------------------------------------------------------------------ tools

void MapView::useTool() {
    viewport()->setCursor(tool().cursor());
    tool().activate();
    showHint(tool().hint());
}

/// A tool that leaves may be the one that is being called.
void MapView::retire(std::unique_ptr<Tool> tool) {
    tool->deactivate();
    retired_.push_back(std::move(tool));
    if (retired_.size() == 1)
        QMetaObject::invokeMethod(
            this, [this] { retired_.clear(); }, Qt::QueuedConnection);
}

void MapView::setTool(std::unique_ptr<Tool> tool) {
    retire(std::exchange(tools_.back(), tool ? std::move(tool) : std::make_unique<SelectTool>(bench_)));
    useTool();
}

void MapView::pushTool(std::unique_ptr<Tool> tool) {
    tools_.push_back(std::move(tool));
    viewport()->setCursor(tools_.back()->cursor());
    showHint(tools_.back()->hint());
}

void MapView::popTool() {
    if (tools_.size() < 2)
        return;
    auto last = std::move(tools_.back());
    tools_.pop_back();
    retire(std::move(last));
    viewport()->setCursor(tool().cursor());
    showHint(tool().hint());
}

void MapView::take(const SymbolKind& kind) {
    setTool(toolFor(kind));
    setFocus(Qt::OtherFocusReason);
}

std::unique_ptr<Tool> MapView::toolFor(const SymbolKind& symbol) {
    if (symbol.isPlaced())
        return std::make_unique<PlaceTool>(bench_, symbol);
    const NodeLayout* first = scene_.layout().node(bench_.selection.single());
    if (symbol.isLine())
        return std::make_unique<LineTool>(bench_, symbol, first ? first->id : Id{});
    const auto kind = static_cast<LoopKind>(symbol.look);
    const auto isFirst = [kind](TableId t) {
        if (kind == LoopKind::Conwip)
            return t == TableId::Processes;
        return t == TableId::Supermarkets || (kind == LoopKind::Withdrawal && t == TableId::Suppliers) ||
               (watchesPosition(kind) && t == TableId::Inventories);
    };
    const bool fits = first && isFirst(first->kind);
    return std::make_unique<LoopTool>(bench_, kind, fits ? first->id : Id{});
}

void MapView::cancelGesture() {
    while (tools_.size() > 1)
        popTool();
    if (tool().isGesture() && !dynamic_cast<PlaceTool*>(&tool()))
        setTool(nullptr);
}

void MapView::showHint(const QString& hint) {
    if (hint == hint_)
        return;
    hint_ = hint;
    Q_EMIT hintChanged(hint);
}

// ------------------------------------------------------------------ mouse

Pointer MapView::pointerAt(const QPoint& position, Qt::KeyboardModifiers modifiers) const {
    return {mapToScene(position), position, modifiers};
}

void MapView::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (event->button() == Qt::MiddleButton)
        pushTool(std::make_unique<PanTool>(bench_, position));
    else if (event->button() == Qt::LeftButton)
        tool().press(pointerAt(position, event->modifiers()));
    else if (event->button() == Qt::RightButton && tool().isGesture())
        setTool(nullptr);
    event->accept();
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    tool().move(pointerAt(event->position().toPoint(), event->modifiers()));
    event->accept();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
        tool().release(pointerAt(event->position().toPoint(), event->modifiers()));
    event->accept();
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        tool().doubleClick(pointerAt(event->position().toPoint(), event->modifiers()));
    event->accept();
}

void MapView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const QPoint at = event->position().toPoint();
        zoomTo(zoom() * std::pow(1.0015, event->angleDelta().y()), &at);
        event->accept();
        return;
    }
    // The wheel scrolls, though there are no bars.
    const QPoint by = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier);
    const QPoint way = sideways ? QPoint(by.y(), by.x()) : by;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
    event->accept();
}

// ------------------------------------------------------------------ keys

void MapView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat() && !dynamic_cast<PanTool*>(&tool())) {
        pushTool(std::make_unique<PanTool>(bench_, std::nullopt));
        return;
    }
    if (tool().keyPress(*event))
        return;
    if (event->key() == Qt::Key_Escape) {
        setTool(nullptr);
        return;
    }
    event->ignore();
}

void MapView::keyReleaseEvent(QKeyEvent* event) {
    if (!tool().keyRelease(*event))
        QGraphicsView::keyReleaseEvent(event);
}

/// Tab walks the elements; Ctrl+Tab leaves the map, and so does Tab while nothing is drawn.
bool MapView::focusNextPrevChild(bool next) {
    return scene_.isEmpty() ? QGraphicsView::focusNextPrevChild(next) : false;
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (tab && key->modifiers().testFlag(Qt::ControlModifier))
            return QGraphicsView::focusNextPrevChild(key->key() == Qt::Key_Tab);
    }
    return QGraphicsView::event(event);
}

void MapView::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason) {
        while (tools_.size() > 1)
            popTool();
        if (event->reason() == Qt::ActiveWindowFocusReason)
            cancelGesture();
    }
    QGraphicsView::focusOutEvent(event);
}

// ------------------------------------------------------------------ menus and tips

void MapView::contextMenuEvent(QContextMenuEvent* event) {
    Id id;
    QPointF at = mapToScene(event->pos());
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        id = bench_.selection.single();
        const NodeLayout* node = scene_.layout().node(id);
        at = node ? node->box.center() : mapToScene(viewport()->rect().center());
        global = viewport()->mapToGlobal(mapFromScene(at));
    } else {
        id = scene_.idAt(at);
        if (id && !bench_.selection.contains(id))
            bench_.selection.set({id});
        else if (!id)
            bench_.selection.clear();
    }
    Q_EMIT menuRequested(global, id, at);
    event->accept();
}

bool MapView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip)
        return showTip(*static_cast<QHelpEvent*>(event));
    return QGraphicsView::viewportEvent(event);
}

bool MapView::showTip(QHelpEvent& event) {
    const QPointF at = mapToScene(event.pos());
    const Id id = scene_.idAt(at);
    QString text;
    if (const NodeLayout* node = scene_.layout().node(id)) {
        text = rowTip(scene_.facts(), *node, rowAt(scene_.facts(), *node, at));
        if (text.isEmpty())
            text = nodeTip(scene_.facts(), id);
    }
    else if (const LinkLayout* link = scene_.layout().link(id))
        text = linkTip(scene_.facts(), *link);
    else
        text = scene_.ladder().tipAt(at);
    if (const QString problems = problemTip(scene_, id); !problems.isEmpty())
        text = text.isEmpty() ? problems : problems + QStringLiteral("\n\n") + text;
    QToolTip::showText(event.globalPos(), text, viewport());
    return true;
}

void MapView::drawBackground(QPainter* painter, const QRectF& rect) {
    const Palette& c = scene_.colours();
    painter->fillRect(rect, c.canvas);
    const double step = zoom() < 0.5 ? 80 : zoom() < 0.9 ? 40 : 20;
    QList<QPointF> dots;
    for (double x = std::floor(rect.left() / step) * step; x < rect.right(); x += step)
        for (double y = std::floor(rect.top() / step) * step; y < rect.bottom(); y += step)
            dots << QPointF(x, y);
    QPen pen(c.line, 1.2);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
    painter->setRenderHint(QPainter::Antialiasing, true);
}

} // namespace takt::gui

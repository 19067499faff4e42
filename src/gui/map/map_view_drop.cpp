// What MapView does with what is dragged from the palette.
#include <QDropEvent>
#include <QMimeData>

#include "gui/map/line_tool.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/place_tool.h"

namespace takt::gui {

namespace {

const QString& paletteMime() {
    static const QString mime = QString::fromLatin1(MapView::kPaletteMime);
    return mime;
}

const SymbolKind* symbolIn(const QMimeData& data) { return symbolKind(QString::fromLatin1(data.data(paletteMime()))); }

} // namespace

void MapView::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasFormat(paletteMime()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void MapView::dragMoveEvent(QDragMoveEvent* event) {
    const SymbolKind* kind = symbolIn(*event->mimeData());
    if (!kind) {
        event->ignore();
        return;
    }
    const QPointF at = mapToScene(event->position().toPoint());
    if (kind->isPlaced() && kind->table != TableId::HeijunkaSlots)
        scene_.overlay().showGhost(
            OverlayItem::Ghost{kind, snapped(at, event->modifiers().testFlag(Qt::AltModifier))});
    else
        scene_.overlay().setHovered(scene_.layout().nodeAt(at));
    event->acceptProposedAction();
}

void MapView::dragLeaveEvent(QDragLeaveEvent*) {
    scene_.overlay().clear();
    scene_.overlay().setHovered({});
}

void MapView::dropEvent(QDropEvent* event) {
    scene_.overlay().clear();
    scene_.overlay().setHovered({});
    const SymbolKind* kind = symbolIn(*event->mimeData());
    if (!kind)
        return;
    const QPointF at = mapToScene(event->position().toPoint());
    event->acceptProposedAction();
    setFocus(Qt::MouseFocusReason);
    const Id under = scene_.layout().nodeAt(at);
    if (kind->isPlaced())
        placeSymbol(bench_, *kind, snapped(at, event->modifiers().testFlag(Qt::AltModifier)));
    else if (kind->isLine())
        setTool(std::make_unique<LineTool>(bench_, *kind, under));
    else
        setTool(std::make_unique<LoopTool>(bench_, static_cast<LoopKind>(kind->look), under));
}

} // namespace takt::gui

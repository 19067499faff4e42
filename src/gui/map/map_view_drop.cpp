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

int codeOf(const QMimeData& data) { return data.data(paletteMime()).toInt(); }

} // namespace

void MapView::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasFormat(paletteMime()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void MapView::dragMoveEvent(QDragMoveEvent* event) {
    if (!event->mimeData()->hasFormat(paletteMime())) {
        event->ignore();
        return;
    }
    const int code = codeOf(*event->mimeData());
    const QPointF at = mapToScene(event->position().toPoint());
    if (code < kLoopCode)
        scene_.overlay().showGhost(OverlayItem::Ghost{
            static_cast<TableId>(code), snapped(at, event->modifiers().testFlag(Qt::AltModifier))});
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
    if (!event->mimeData()->hasFormat(paletteMime()))
        return;
    const int code = codeOf(*event->mimeData());
    const QPointF at = mapToScene(event->position().toPoint());
    event->acceptProposedAction();
    setFocus(Qt::MouseFocusReason);
    if (code < kLoopCode)
        placeElement(bench_, static_cast<TableId>(code),
                     snapped(at, event->modifiers().testFlag(Qt::AltModifier)));
    else
        setTool(std::make_unique<LoopTool>(bench_, static_cast<LoopKind>(code - kLoopCode),
                                           scene_.layout().nodeAt(at)));
}

} // namespace takt::gui

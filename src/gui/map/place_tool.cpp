#include "gui/map/place_tool.h"

#include <algorithm>
#include <cmath>

#include "document/document.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/selection.h"

namespace takt::gui {

PlaceTool::PlaceTool(Workbench& bench, TableId kind)
    : Tool(bench), kind_(kind), at_(freePlace(bench, kind)) {}

QString PlaceTool::hint() const {
    return tr("Click where the %1 goes, or press Enter · Shift sets down several · Esc leaves")
        .arg(kindName(kind_).toLower());
}

void PlaceTool::activate() { show(); }
void PlaceTool::deactivate() { bench_.scene.overlay().clear(); }
void PlaceTool::show() { bench_.scene.overlay().showGhost(OverlayItem::Ghost{kind_, at_}); }

void PlaceTool::move(const Pointer& pointer) {
    at_ = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    show();
}

void PlaceTool::release(const Pointer& pointer) {
    at_ = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    put(pointer.modifiers.testFlag(Qt::ShiftModifier));
}

bool PlaceTool::keyPress(QKeyEvent& event) {
    const double by = 20;
    switch (event.key()) {
    case Qt::Key_Left: at_.rx() -= by; break;
    case Qt::Key_Right: at_.rx() += by; break;
    case Qt::Key_Up: at_.ry() -= by; break;
    case Qt::Key_Down: at_.ry() += by; break;
    case Qt::Key_Return:
    case Qt::Key_Enter: put(event.modifiers().testFlag(Qt::ShiftModifier)); return true;
    default: return false;
    }
    show();
    return true;
}

void PlaceTool::put(bool another) {
    placeElement(bench_, kind_, at_);
    if (another)
        at_ = freePlace(bench_, kind_);
    else
        bench_.view.setTool(nullptr);
}

void placeElement(Workbench& bench, TableId kind, const QPointF& at) {
    Edit edit = bench.document.edit();
    const Coordinate x{static_cast<std::int32_t>(std::lround(at.x()))};
    const Coordinate y{static_cast<std::int32_t>(std::lround(at.y()))};
    const Id id = drawElement(edit, kind, x, y, wordsFor(kind));
    if (id && bench.document.push(edit, MapText::tr("Add %1").arg(elementName(edit.plant(), id))))
        bench.selection.set({id});
}

QPointF freePlace(Workbench& bench, TableId kind) {
    const auto& nodes = bench.scene.layout().nodes();
    const NodeLayout* beside = bench.scene.layout().node(bench.selection.single());
    QPointF at = beside ? QPointF(beside->box.right() + 110, beside->at.y())
                        : bench.view.mapToScene(bench.view.viewport()->rect().center());
    at = snapped(at, false);
    const QRectF box = symbolBox(kind).adjusted(-12, -12, 12, 12);
    const auto taken = [&](const QPointF& p) {
        return std::any_of(nodes.begin(), nodes.end(),
                           [&](const NodeLayout& n) { return n.box.intersects(box.translated(p)); });
    };
    for (int tries = 0; taken(at) && tries < 200; ++tries)
        at += beside ? QPointF(0, 120) : QPointF(160, 0);
    return at;
}

} // namespace takt::gui

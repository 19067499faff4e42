#include "gui/map/place_tool.h"

#include <algorithm>
#include <cmath>

#include "document/document.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/selection.h"
#include "gui/map/stream_commands.h"

namespace takt::gui {

namespace {

Coordinate coordinate(double v) { return {static_cast<std::int32_t>(std::lround(v))}; }

/// The process that a heijunka box set down here levels.
Id processAt(Workbench& bench, const QPointF& at) {
    for (const Id id : {bench.scene.layout().nodeAt(at), bench.selection.single()})
        if (bench.scene.plant().find<Process>(id))
            return id;
    return {};
}

bool placeHeijunka(Workbench& bench, const QPointF& at) {
    const Id process = processAt(bench, at);
    if (!process) {
        bench.view.showHint(MapText::tr("A heijunka box levels a process: set it down on the one that is scheduled"));
        return false;
    }
    Edit edit = bench.document.edit();
    const Id control = makePacemaker(edit, process, wordsFor(TableId::ProductionControls));
    if (!bench.document.push(edit, MapText::tr("Level %1").arg(elementName(edit.plant(), process))))
        return false;
    bench.selection.set({control});
    return true;
}

} // namespace

PlaceTool::PlaceTool(Workbench& bench, const SymbolKind& kind)
    : Tool(bench), kind_(kind), at_(freePlace(bench, kind)) {}

QString PlaceTool::hint() const {
    const QString name = symbolName(kind_);
    if (kind_.table == TableId::HeijunkaSlots)
        return tr("Click the process that the %1 levels · Esc leaves").arg(name.toLower());
    if (isFrame())
        return tr("%1: drag from one corner to the other, or press Enter · Esc leaves").arg(name);
    return tr("%1: click where it goes, or press Enter · Shift sets down several · Esc leaves").arg(name);
}

void PlaceTool::activate() { show(); }
void PlaceTool::deactivate() { bench_.scene.overlay().clear(); }
void PlaceTool::show() {
    bench_.scene.overlay().showGhost(OverlayItem::Ghost{&kind_, at_});
    const Id flow = flowForInsert(bench_, at_, kind_.table);
    bench_.scene.overlay().showPath(flow ? bench_.scene.layout().link(flow)->line : QPolygonF());
    bench_.view.showHint(flow ? tr("Click to lead this flow through it") : hint());
}

void PlaceTool::press(const Pointer& pointer) {
    if (isFrame())
        corner_ = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
}

void PlaceTool::move(const Pointer& pointer) {
    at_ = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    if (corner_) {
        bench_.scene.overlay().showGhost(std::nullopt);
        bench_.scene.overlay().showBand(QRectF(*corner_, at_).normalized());
        return;
    }
    show();
}

void PlaceTool::release(const Pointer& pointer) {
    at_ = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    QSizeF size;
    if (corner_) {
        const QRectF frame = QRectF(*corner_, at_).normalized();
        if (frame.width() >= 40 && frame.height() >= 40) {
            size = frame.size();
            at_ = frame.center();
        }
        corner_.reset();
    }
    put(pointer.modifiers.testFlag(Qt::ShiftModifier), size);
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

void PlaceTool::put(bool another, const QSizeF& size) {
    const bool done = placeSymbol(bench_, kind_, at_, size);
    if (!done)
        return;
    if (another)
        at_ = freePlace(bench_, kind_);
    else
        bench_.view.setTool(nullptr);
}

bool placeSymbol(Workbench& bench, const SymbolKind& kind, const QPointF& at, const QSizeF& size) {
    if (kind.table == TableId::HeijunkaSlots)
        return placeHeijunka(bench, at);
    if (const Id flow = flowForInsert(bench, at, kind.table); flow && insertNew(bench, flow, kind, at))
        return true;
    Edit edit = bench.document.edit();
    const Id id = drawSymbol(edit, kind.table, kind.look, coordinate(at.x()), coordinate(at.y()), wordsFor(kind));
    if (!size.isEmpty())
        edit.modify<Area>(id, [&](Area& area) {
            area.width = coordinate(size.width());
            area.height = coordinate(size.height());
        });
    const QString name = kind.table == TableId::Annotations ? symbolName(kind) : elementName(edit.plant(), id);
    if (!id || !bench.document.push(edit, MapText::tr("Add %1").arg(name)))
        return false;
    bench.selection.set({id});
    return true;
}

QPointF freePlace(Workbench& bench, const SymbolKind& kind) {
    const auto& nodes = bench.scene.layout().nodes();
    const NodeLayout* beside = bench.scene.layout().node(bench.selection.single());
    if (kind.table == TableId::HeijunkaSlots && beside)
        return beside->at;
    QPointF at = beside ? QPointF(beside->box.right() + 110, beside->at.y())
                        : bench.view.mapToScene(bench.view.viewport()->rect().center());
    at = snapped(at, false);
    const QRectF box = symbolBox(kind.table, kind.look).adjusted(-12, -12, 12, 12);
    const auto taken = [&](const QPointF& p) {
        return std::any_of(nodes.begin(), nodes.end(),
                           [&](const NodeLayout& n) { return n.box.intersects(box.translated(p)); });
    };
    for (int tries = 0; taken(at) && tries < 200; ++tries)
        at += beside ? QPointF(0, 120) : QPointF(160, 0);
    return at;
}

} // namespace takt::gui

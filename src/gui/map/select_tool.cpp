#include "gui/map/select_tool.h"

#include <QApplication>
#include <QLineF>
#include <algorithm>
#include <utility>

#include "gui/map/band_tool.h"
#include "gui/map/bend_tool.h"
#include "gui/map/data_box.h"
#include "gui/map/flow_order.h"
#include "gui/map/line_tool.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/map/move_tool.h"
#include "gui/map/overlay_item.h"
#include "gui/map/resize_tool.h"
#include "gui/map/selection.h"

namespace takt::gui {

QString SelectTool::hint() const {
    if (bench_.scene.isEmpty())
        return tr("Drag an element from the left onto the canvas");
    return tr("Drag to move · drag from a handle to connect · A adds the next symbol · Space pans");
}

void SelectTool::deactivate() {
    bench_.scene.overlay().setHovered({});
    bench_.scene.overlay().setHotHandle(std::nullopt);
}

std::optional<QPointF> SelectTool::handleAt(const QPointF& point, Id& node) const {
    const double reach = 9.0 / std::max(0.4, bench_.view.zoom());
    for (const Id id : {bench_.scene.overlay().hovered(), bench_.selection.single()}) {
        const NodeLayout* place = bench_.scene.layout().node(id);
        if (!place)
            continue;
        for (const QPointF& handle : handlesOf(*place))
            if (QLineF(handle, point).length() <= reach) {
                node = id;
                return handle;
            }
    }
    return std::nullopt;
}

/// The corner of a selected frame or note under the mouse; -1: none.
int SelectTool::cornerAt(const QPointF& point) const {
    const double reach = 7.0 / std::max(0.4, bench_.view.zoom());
    const auto box = sizableBox(bench_, bench_.selection.single());
    if (box) {
        const auto corners = cornersOf(*box);
        for (int i = 0; i < 4; ++i)
            if (QLineF(corners[static_cast<std::size_t>(i)], point).length() <= reach)
                return i;
    }
    return -1;
}

void SelectTool::press(const Pointer& pointer) {
    if (const int corner = cornerAt(pointer.at); corner >= 0) {
        bench_.view.setTool(std::make_unique<ResizeTool>(bench_, bench_.selection.single(), corner));
        return;
    }
    Id node;
    if (const auto handle = handleAt(pointer.at, node)) {
        bench_.view.setTool(std::make_unique<LineTool>(bench_, node, *handle, pointer));
        return;
    }
    const Id id = bench_.scene.idAt(pointer.at, 7.0 / std::max(0.4, bench_.view.zoom()));
    asked_ = pointer.modifiers == Qt::NoModifier ? bench_.scene.subjectAt(pointer.at) : WhySubject();
    if (!id && asked_)
        return;
    if (!id) {
        bench_.view.setTool(std::make_unique<BandTool>(bench_, pointer));
        return;
    }
    if (pointer.modifiers.testFlag(Qt::ControlModifier))
        bench_.selection.toggle(id);
    else if (!bench_.selection.contains(id))
        bench_.selection.set({id});
    if (bench_.selection.contains(id))
        pressed_ = pointer;
}

void SelectTool::move(const Pointer& pointer) {
    if (!pressed_) {
        hover(pointer);
        return;
    }
    if ((pointer.screen - pressed_->screen).manhattanLength() < QApplication::startDragDistance() / 2)
        return;
    const Id line = bench_.selection.single();
    if (bench_.scene.layout().link(line) && !bench_.scene.layout().nodeAt(pressed_->at))
        bench_.view.setTool(std::make_unique<BendTool>(bench_, line, *pressed_));
    else
        bench_.view.setTool(std::make_unique<MoveTool>(bench_, *pressed_));
}

void SelectTool::release(const Pointer& pointer) {
    // A click on one of several selects it alone.
    if (pressed_ && !pointer.modifiers.testFlag(Qt::ControlModifier) && bench_.selection.ids().size() > 1)
        if (const Id id = bench_.scene.idAt(pointer.at))
            bench_.selection.set({id});
    pressed_.reset();
    if (const auto asked = std::exchange(asked_, {}))
        Q_EMIT bench_.view.whyRequested(asked);
}

void SelectTool::doubleClick(const Pointer& pointer) {
    pressed_.reset();
    asked_ = {};
    if (const Id id = bench_.scene.idAt(pointer.at)) {
        bench_.selection.set({id});
        const NodeLayout* node = bench_.scene.layout().node(id);
        const std::string row = node ? rowAt(bench_.scene.facts(), *node, pointer.at) : std::string();
        if (node)
            Q_EMIT bench_.view.entryRequested(id, row.empty() ? "name" : row);
        else
            Q_EMIT bench_.view.renameRequested();
    }
}

void SelectTool::hover(const Pointer& pointer) {
    auto& overlay = bench_.scene.overlay();
    Id node;
    const auto handle = handleAt(pointer.at, node);
    if (!handle)
        overlay.setHovered(bench_.scene.layout().nodeAt(pointer.at));
    overlay.setHotHandle(handle);
    const bool onLine = !handle && bench_.scene.idAt(pointer.at);
    const int corner = cornerAt(pointer.at);
    bench_.view.viewport()->setCursor(corner >= 0 ? (corner % 2 == 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor)
                                      : handle ? Qt::CrossCursor
                                      : bench_.scene.subjectAt(pointer.at) ? Qt::WhatsThisCursor
                                      : onLine ? Qt::PointingHandCursor
                                               : Qt::ArrowCursor);
}

bool SelectTool::keyPress(QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Tab: walk(true); return true;
    case Qt::Key_Backtab: walk(false); return true;
    case Qt::Key_Escape:
        bench_.scene.light({});
        bench_.selection.clear();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (bench_.scene.layout().node(bench_.selection.single()))
            Q_EMIT bench_.view.entryRequested(bench_.selection.single(), "name");
        else if (!bench_.selection.isEmpty())
            Q_EMIT bench_.view.renameRequested();
        return true;
    case Qt::Key_A:
    case Qt::Key_Insert:
        if (event.modifiers() != Qt::NoModifier)
            return false;
        Q_EMIT bench_.view.addRequested();
        return true;
    case Qt::Key_C:
        if (event.modifiers() == Qt::NoModifier)
            if (const NodeLayout* node = bench_.scene.layout().node(bench_.selection.single())) {
                bench_.view.setTool(std::make_unique<LineTool>(bench_, node->id, node->at));
                return true;
            }
        return false;
    default: return nudge(event);
    }
}

void SelectTool::walk(bool forwards) {
    const auto order = flowOrder(bench_.scene.plant(), bench_.scene.layout());
    if (order.empty())
        return;
    const Id last = bench_.selection.isEmpty() ? Id{} : bench_.selection.ids().back();
    const auto it = std::find(order.begin(), order.end(), last);
    const auto n = static_cast<std::ptrdiff_t>(order.size());
    const std::ptrdiff_t here = it == order.end() ? (forwards ? -1 : 0) : it - order.begin();
    const Id next = order[static_cast<std::size_t>((here + (forwards ? 1 : -1) + n) % n)];
    bench_.selection.set({next});
    bench_.view.reveal(next);
}

bool SelectTool::nudge(const QKeyEvent& event) {
    const bool arrow = event.key() >= Qt::Key_Left && event.key() <= Qt::Key_Down;
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const bool any = std::any_of(bench_.selection.ids().begin(), bench_.selection.ids().end(),
                                 [&](Id id) { return bench_.scene.layout().node(id) != nullptr; });
    if (!arrow || !plain || !any)
        return false;
    auto tool = std::make_unique<NudgeTool>(bench_);
    tool->step(event);
    bench_.view.setTool(std::move(tool));
    return true;
}

} // namespace takt::gui

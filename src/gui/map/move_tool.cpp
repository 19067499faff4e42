#include "gui/map/move_tool.h"

#include <algorithm>
#include <cmath>

#include "document/document.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/select_tool.h"
#include "gui/map/selection.h"
#include "gui/map/stream_commands.h"

namespace takt::gui {

namespace {

template <class Row>
void shiftBends(Edit& edit, const std::map<Id, QPointF>& moved, const QPointF& by) {
    const auto rows = edit.plant().get<Row>().rows();
    for (const auto& row : rows) {
        if (row.bends.points.empty() || !moved.contains(row.from) || !moved.contains(row.to))
            continue;
        edit.modify<Row>(row.id, [&](Row& r) {
            for (auto& point : r.bends.points) {
                point.x.value += static_cast<std::int32_t>(std::lround(by.x()));
                point.y.value += static_cast<std::int32_t>(std::lround(by.y()));
            }
        });
    }
}

} // namespace

MovedElements::MovedElements(Workbench& bench) : bench_(bench) {
    const MapLayout& layout = bench.scene.layout();
    const auto take = [&](Id id, const QPointF& at) {
        if (!isLocked(bench.scene.plant(), id))
            from_[id] = at;
    };
    for (const Id id : bench.selection.ids()) {
        if (const NodeLayout* node = layout.node(id))
            take(id, node->at);
        const FrameLayout* frame = layout.frame(id);
        if (!frame || isLocked(bench.scene.plant(), id))
            continue;
        take(id, frame->box.center());
        // What stands within goes along.
        for (const auto& node : layout.nodes())
            if (frame->box.contains(node.box))
                take(node.id, node.at);
        for (const auto& inner : layout.frames())
            if (inner.id != id && frame->box.contains(inner.box))
                take(inner.id, inner.box.center());
    }
}

void MovedElements::preview(const QPointF& by) {
    by_ = by;
    std::map<Id, QPointF> places;
    for (const auto& [id, at] : from_)
        places[id] = at + by;
    bench_.scene.previewMove(places);
}

void MovedElements::drop() { bench_.scene.endPreview(); }

void MovedElements::commit() {
    Edit edit = bench_.document.edit();
    for (const auto& [id, at] : from_) {
        auto row = rowOf(edit.plant(), id);
        if (!row)
            continue;
        std::visit(
            [&](auto& r) {
                if constexpr (std::is_base_of_v<Element, std::decay_t<decltype(r)>>) {
                    r.x.value = static_cast<std::int32_t>(std::lround(at.x() + by_.x()));
                    r.y.value = static_cast<std::int32_t>(std::lround(at.y() + by_.y()));
                }
            },
            *row);
        edit.update(std::move(*row));
    }
    for (const auto& [id, at] : from_)
        joinFrame(edit, id);
    shiftBends<MaterialFlow>(edit, from_, by_);
    shiftBends<InformationFlow>(edit, from_, by_);
    shiftBends<KanbanLoop>(edit, from_, by_);
    const QString text = from_.size() == 1
                             ? MapText::tr("Move %1").arg(elementName(edit.plant(), from_.begin()->first))
                             : MapText::tr("Move %n elements", nullptr, static_cast<int>(from_.size()));
    (void)bench_.document.push(edit, text);
    bench_.scene.endPreview();
}

// ------------------------------------------------------------------ MoveTool

MoveTool::MoveTool(Workbench& bench, const Pointer& start)
    : Tool(bench), start_(start), held_(bench.scene.layout().nodeAt(start.at)), elements_(bench) {
    if (!elements_.from().contains(held_) && !elements_.isEmpty())
        held_ = elements_.from().begin()->first;
}

QString MoveTool::hint() const {
    return tr("Shift keeps the direction · Alt moves freely · Esc puts it back");
}

void MoveTool::deactivate() {
    bench_.scene.overlay().clear();
    if (!done_)
        elements_.drop();
}

QPointF MoveTool::wanted(const Pointer& pointer) const {
    QPointF by = pointer.at - start_.at;
    if (pointer.modifiers.testFlag(Qt::ShiftModifier))
        (std::abs(by.x()) >= std::abs(by.y()) ? by.ry() : by.rx()) = 0;
    const auto it = elements_.from().find(held_);
    if (it == elements_.from().end())
        return {};
    QPointF snappedBy = snapped(it->second + by, pointer.modifiers.testFlag(Qt::AltModifier)) - it->second;
    // What stands off the grid stays in line while it moves along one axis.
    if (by.x() == 0)
        snappedBy.setX(0);
    if (by.y() == 0)
        snappedBy.setY(0);
    return snappedBy;
}

void MoveTool::move(const Pointer& pointer) {
    if (elements_.isEmpty())
        return;
    const QPointF by = wanted(pointer);
    elements_.preview(by);
    showGuides(by);
    const auto held = elements_.from().find(held_);
    const Id flow = held == elements_.from().end() ? Id{} : flowUnder(held->second + by);
    bench_.scene.overlay().showPath(flow ? bench_.scene.layout().link(flow)->line : QPolygonF());
    bench_.view.showHint(flow ? tr("Let go to lead this flow through it") : hint());
}

/// The flow into which the one element being moved would be put: it must have none of its own.
Id MoveTool::flowUnder(const QPointF& at) const {
    const Plant& plant = bench_.scene.plant();
    if (elements_.from().size() != 1)
        return {};
    for (const auto& flow : plant.get<MaterialFlow>())
        if (flow.from == held_ || flow.to == held_)
            return {};
    return flowForInsert(bench_, at, tableOf(plant, held_), held_);
}

void MoveTool::insertHeld(Id flow, const QPointF& at) {
    Edit edit = bench_.document.edit();
    auto row = rowOf(edit.plant(), held_);
    std::visit(
        [&](auto& r) {
            if constexpr (std::is_base_of_v<Element, std::decay_t<decltype(r)>>) {
                r.x.value = static_cast<std::int32_t>(std::lround(at.x()));
                r.y.value = static_cast<std::int32_t>(std::lround(at.y()));
            }
        },
        *row);
    edit.update(std::move(*row));
    insertInto(edit, flow, held_, wordsFor(tableOf(edit.plant(), held_)));
    (void)bench_.document.push(edit, MapText::tr("Insert %1").arg(elementName(edit.plant(), held_)));
}

void MoveTool::release(const Pointer& pointer) {
    const auto held = elements_.from().find(held_);
    const Id flow = held == elements_.from().end() ? Id{} : flowUnder(held->second + wanted(pointer));
    if (flow) {
        done_ = true;
        const QPointF at = held->second + wanted(pointer);
        elements_.drop();
        insertHeld(flow, at);
    } else if (!elements_.isEmpty() && !wanted(pointer).isNull()) {
        elements_.preview(wanted(pointer));
        done_ = true;
        elements_.commit();
    }
    bench_.view.setTool(nullptr);
}

void MoveTool::showGuides(const QPointF& by) {
    const auto it = elements_.from().find(held_);
    if (it == elements_.from().end())
        return;
    const QPointF at = it->second + by;
    std::vector<QLineF> guides;
    for (const auto& node : bench_.scene.layout().nodes()) {
        if (elements_.from().contains(node.id))
            continue;
        if (std::abs(node.at.y() - at.y()) < 0.5)
            guides.emplace_back(at, node.at);
        else if (std::abs(node.at.x() - at.x()) < 0.5)
            guides.emplace_back(at, node.at);
    }
    bench_.scene.overlay().showGuides(guides);
}

// ------------------------------------------------------------------ NudgeTool

NudgeTool::NudgeTool(Workbench& bench) : Tool(bench), elements_(bench) {}

QString NudgeTool::hint() const { return tr("Arrow keys move by 4, with Shift by 40"); }

void NudgeTool::deactivate() {
    if (!done_)
        elements_.drop();
}

void NudgeTool::step(const QKeyEvent& event) {
    const double by = event.modifiers().testFlag(Qt::ShiftModifier) ? 40 : 4;
    switch (event.key()) {
    case Qt::Key_Left: by_.rx() -= by; break;
    case Qt::Key_Right: by_.rx() += by; break;
    case Qt::Key_Up: by_.ry() -= by; break;
    case Qt::Key_Down: by_.ry() += by; break;
    default: return;
    }
    elements_.preview(by_);
}

bool NudgeTool::keyPress(QKeyEvent& event) {
    if (event.key() < Qt::Key_Left || event.key() > Qt::Key_Down)
        return false;
    step(event);
    return true;
}

bool NudgeTool::keyRelease(QKeyEvent& event) {
    if (event.isAutoRepeat() || event.key() < Qt::Key_Left || event.key() > Qt::Key_Down)
        return false;
    done_ = true;
    if (by_.isNull())
        elements_.drop();
    else
        elements_.commit();
    bench_.view.setTool(nullptr);
    return true;
}

} // namespace takt::gui

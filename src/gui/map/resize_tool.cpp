#include "gui/map/resize_tool.h"

#include <QRectF>
#include <cmath>

#include "document/document.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"

namespace takt::gui {

namespace {

constexpr double kLeastSide = 40;

Coordinate coordinate(double v) { return {static_cast<std::int32_t>(std::lround(v))}; }

} // namespace

std::optional<QRectF> sizableBox(const Workbench& bench, Id element) {
    if (isLocked(bench.scene.plant(), element))
        return std::nullopt;
    if (const FrameLayout* frame = bench.scene.layout().frame(element))
        return frame->box;
    const auto* mark = bench.scene.plant().find<Annotation>(element);
    const NodeLayout* node = bench.scene.layout().node(element);
    const bool holdsWords =
        mark && (mark->kind == AnnotationKind::Note || mark->kind == AnnotationKind::KaizenBurst);
    return node && holdsWords ? std::optional(node->box) : std::nullopt;
}

std::array<QPointF, 4> cornersOf(const QRectF& box) {
    return {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()};
}

ResizeTool::ResizeTool(Workbench& bench, Id element, int corner) : Tool(bench), element_(element), corner_(corner) {}

QString ResizeTool::hint() const { return tr("Drag to the size you want · Alt sizes freely · Esc puts it back"); }

Qt::CursorShape ResizeTool::cursor() const {
    return corner_ % 2 == 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
}

void ResizeTool::deactivate() { bench_.scene.overlay().clear(); }

QRectF ResizeTool::wanted(const Pointer& pointer) const {
    const auto box = sizableBox(bench_, element_);
    if (!box)
        return {};
    const QPointF fixed = cornersOf(*box)[static_cast<std::size_t>((corner_ + 2) % 4)];
    const QPointF at = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    const double width = std::max(kLeastSide, std::abs(at.x() - fixed.x()));
    const double height = std::max(kLeastSide, std::abs(at.y() - fixed.y()));
    const bool leftward = corner_ == 0 || corner_ == 3, upward = corner_ < 2;
    return {leftward ? fixed.x() - width : fixed.x(), upward ? fixed.y() - height : fixed.y(), width, height};
}

void ResizeTool::move(const Pointer& pointer) { bench_.scene.overlay().showBand(wanted(pointer)); }

void ResizeTool::release(const Pointer& pointer) {
    const QRectF box = wanted(pointer);
    Edit edit = bench_.document.edit();
    const auto resize = [&](auto& row) {
        row.x = coordinate(box.center().x());
        row.y = coordinate(box.center().y());
        row.width = coordinate(box.width());
        row.height = coordinate(box.height());
    };
    if (!box.isNull()) {
        edit.modify<Area>(element_, resize);
        edit.modify<Annotation>(element_, resize);
        // A frame holds what now stands in it.
        if (edit.plant().find<Area>(element_))
            for (const auto& node : bench_.scene.layout().nodes())
                joinFrame(edit, node.id);
        (void)bench_.document.push(edit, MapText::tr("Resize %1").arg(elementName(edit.plant(), element_)));
    }
    bench_.view.setTool(nullptr);
}

} // namespace takt::gui

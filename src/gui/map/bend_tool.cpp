#include "gui/map/bend_tool.h"

#include <QLineF>
#include <cmath>
#include <limits>

#include "document/document.h"
#include "gui/map/link_painter.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"

namespace takt::gui {

namespace {

constexpr double kCornerReach = 10, kIdle = 6;

template <class Row>
bool readCorners(const Plant& plant, Id id, std::vector<QPointF>& corners) {
    const auto* row = plant.find<Row>(id);
    if (row)
        for (const auto& point : row->bends.points)
            corners.emplace_back(point.x.value, point.y.value);
    return row != nullptr;
}

template <class Row>
void bend(Edit& edit, Id id, const std::vector<QPointF>& corners) {
    edit.modify<Row>(id, [&](Row& row) {
        row.bends.points.clear();
        for (const QPointF& at : corners)
            row.bends.points.push_back({{static_cast<std::int32_t>(std::lround(at.x()))},
                                        {static_cast<std::int32_t>(std::lround(at.y()))}});
    });
}

} // namespace

std::vector<QPointF> cornersOfLine(const Workbench& bench, Id line) {
    std::vector<QPointF> corners;
    const LinkLayout* link = bench.scene.layout().link(line);
    if (!link)
        return corners;
    const Plant& plant = bench.scene.plant();
    const Id id = link->members.front();
    (void)(readCorners<MaterialFlow>(plant, id, corners) || readCorners<InformationFlow>(plant, id, corners) ||
           readCorners<KanbanLoop>(plant, id, corners));
    return corners;
}

BendTool::BendTool(Workbench& bench, Id line, const Pointer& start)
    : Tool(bench), line_(line), corners_(cornersOfLine(bench, line)) {
    const double reach = kCornerReach / std::max(0.4, bench.view.zoom());
    for (std::size_t i = 0; i < corners_.size(); ++i)
        if (QLineF(corners_[i], start.at).length() <= reach) {
            held_ = i;
            return;
        }
    // A new corner stands between the two that the taken piece joins.
    const QPolygonF way = path();
    double nearest = std::numeric_limits<double>::max();
    for (qsizetype i = 1; i < way.size(); ++i)
        if (const double d = distanceTo(QPolygonF{way[i - 1], way[i]}, start.at); d < nearest) {
            nearest = d;
            held_ = static_cast<std::size_t>(i - 1);
        }
    corners_.insert(corners_.begin() + static_cast<std::ptrdiff_t>(held_), start.at);
}

QString BendTool::hint() const { return tr("Drag the corner · Alt places it freely · Esc puts it back"); }

void BendTool::deactivate() { bench_.scene.overlay().clear(); }

QPolygonF BendTool::path() const {
    QPolygonF way;
    const LinkLayout* link = bench_.scene.layout().link(line_);
    if (!link || link->line.size() < 2)
        return way;
    way << link->line.first();
    for (const QPointF& corner : corners_)
        way << corner;
    return way << link->line.last();
}

void BendTool::move(const Pointer& pointer) {
    if (held_ >= corners_.size())
        return;
    corners_[held_] = snapped(pointer.at, pointer.modifiers.testFlag(Qt::AltModifier));
    bench_.scene.overlay().showPath(path());
}

void BendTool::dropIdleCorner() {
    const QPolygonF way = path();
    const auto i = static_cast<qsizetype>(held_) + 1;
    if (i + 1 < way.size() && distanceTo(QPolygonF{way[i - 1], way[i + 1]}, way[i]) < kIdle)
        corners_.erase(corners_.begin() + static_cast<std::ptrdiff_t>(held_));
}

void BendTool::release(const Pointer& pointer) {
    move(pointer);
    dropIdleCorner();
    if (const LinkLayout* link = bench_.scene.layout().link(line_)) {
        Edit edit = bench_.document.edit();
        for (const Id id : link->members) {
            bend<MaterialFlow>(edit, id, corners_);
            bend<InformationFlow>(edit, id, corners_);
            bend<KanbanLoop>(edit, id, corners_);
        }
        (void)bench_.document.push(edit, MapText::tr("Bend the line"));
    }
    bench_.view.setTool(nullptr);
}

} // namespace takt::gui

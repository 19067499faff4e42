// A way round the symbols that stand between two elements. Pure geometry.
#pragma once

#include "gui/map/link_routing.h"
#include "gui/map/obstacles.h"

namespace takt::gui {

struct Route {
    Id from, to;
    LineEnd start, end;
    bool slides = false; ///< it may leave and reach a side anywhere (information), not only at the middle
};

/// `basic` where it goes through no symbol but its own two. Else the way of horizontal and vertical pieces that goes
/// through fewest, of these the one with the least length and the fewest corners; never through more than `basic`.
/// `seen`, if any, becomes what was looked at: symbols beyond have no say. It is null where `basic` is clear.
QPolygonF routeAround(const QPolygonF& basic, const Route& route, const Obstacles& obstacles, QRectF* seen = nullptr);

} // namespace takt::gui

// The ways of the lines of one layout, to be taken over by the next one where they would come out the same.
#pragma once

#include <QHash>

#include "gui/map/route_around.h"

namespace takt::gui {

class RouteMemory {
  public:
    /// Like routeAround(), quicker for a line that `last` knows: its way is taken over unless an end of it, or a symbol that
    /// it looked at, was changed.
    void beginAfter(const RouteMemory* last, const Obstacles& now, const Obstacles* before);
    void end();
    QPolygonF lead(Id line, const QPolygonF& basic, const Route& route, const Obstacles& obstacles);

  private:
    struct Known {
        QPolygonF basic, line;
        LineEnd start, end;
        QRectF seen; ///< as routeAround() tells
    };
    bool holds(const Known& known, const QPolygonF& basic, const Route& route) const;

    const RouteMemory* last_ = nullptr; ///< while the layout is made
    std::vector<QRectF> changed_;       ///< where a symbol stands, or stood in the last layout
    QHash<quint64, Known> known_;
};

} // namespace takt::gui

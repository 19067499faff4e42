// Lines kept apart where several would run along the same way. Pure geometry.
#pragma once

#include <QHash>

#include "gui/map/link_routing.h"
#include "gui/map/obstacles.h"

namespace takt::gui {

class LineChannels {
  public:
    explicit LineChannels(const Obstacles& obstacles) : obstacles_(obstacles) {}
    /// Shifts the inner pieces of a line aside where another line already runs on them, if nothing is in the way there;
    /// its ends stay. Then the line is known to those that come later.
    QPolygonF leadBeside(QPolygonF line, Id from, Id to, const QRectF& start, const QRectF& end, double apart);
    /// A line that keeps its place.
    void keep(const QPolygonF& line);

  private:
    struct Piece {
        double at, from, to;
    };
    using Pieces = QHash<int, std::vector<Piece>>;
    bool isTaken(const QPointF& a, const QPointF& b) const;
    void note(const QPointF& a, const QPointF& b);

    const Obstacles& obstacles_;
    Pieces across_, down_; ///< horizontal ones, vertical ones, by where they lie
};

} // namespace takt::gui

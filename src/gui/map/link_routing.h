// The ways lines take between symbols. Pure geometry in canvas units.
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <vector>

namespace takt::gui {

/// Where a line begins or ends: the symbol's box and the point in it that lines aim at.
struct LineEnd {
    QRectF box;
    QPointF at;
    bool prefersVertical = false; ///< factories and trucks are left by their upper or lower edge
    double headroom = 0;          ///< of the name above the box: lines from above end over it
    QRectF area = {};             ///< with its texts; null: the box alone
    bool shutBelow = false;       ///< its figures stand there
    double top() const { return box.top() - headroom; }
    bool operator==(const LineEnd&) const = default;
};

/// Horizontal and vertical pieces from edge to edge; straight where the two stand in line.
QPolygonF routeMaterial(const LineEnd& from, const LineEnd& to);
/// Straight from edge to edge; with a kink in the middle when it is electronic.
QPolygonF routeInformation(const LineEnd& from, const LineEnd& to, bool electronic);
/// With the kink of electronic information in the middle of its longest piece, where there is room for it.
QPolygonF withFlash(const QPolygonF& line);
/// The number of the longest piece, counted from 1 as its end point is; 0 where there is none.
qsizetype longestPiece(const QPolygonF& line);
/// Over the heads of both: up from `from`, across at `level`, down to `to`.
QPolygonF routeOver(const QPointF& from, const QPointF& to, double level);
/// Through corners set by hand; ends are cut at the boxes.
QPolygonF routeThrough(const LineEnd& from, const std::vector<QPointF>& corners, const LineEnd& to);

/// The last point of a straight line from `outside` to the middle of a box that is not inside the box.
QPointF cutAt(const QRectF& box, const QPointF& middle, const QPointF& outside);

/// A line measured, so that something can travel along it.
class Track {
  public:
    Track() = default;
    explicit Track(QPolygonF line);
    bool isEmpty() const { return line_.size() < 2; }
    double length() const { return lengths_.empty() ? 0.0 : lengths_.back(); }
    /// The point at a fraction (0 … 1) of the way.
    QPointF at(double fraction) const;
    /// The direction there, in radians.
    double angleAt(double fraction) const;
    /// The length of the straight piece there.
    double pieceAt(double fraction) const;
    const QPolygonF& line() const { return line_; }
    Track reversed() const;

  private:
    std::size_t piece(double distance) const;
    QPolygonF line_;
    std::vector<double> lengths_; ///< up to each point
};

} // namespace takt::gui

#include "gui/map/link_routing.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kStraight = 6.0; ///< ends this little apart are joined by one straight piece
constexpr double kClear = 12.0;

/// A point repeated or on the way between its neighbours is no corner.
QPolygonF simplified(const QPolygonF& line) {
    QPolygonF out;
    for (const QPointF& p : line) {
        if (!out.isEmpty() && QLineF(out.last(), p).length() < 0.5)
            continue;
        if (out.size() >= 2) {
            const QPointF a = out[out.size() - 2];
            const QPointF b = out.last();
            const bool straight = (a.x() == b.x() && b.x() == p.x()) || (a.y() == b.y() && b.y() == p.y());
            if (straight)
                out.removeLast();
        }
        out << p;
    }
    return out;
}

QPolygonF horizontalWay(const LineEnd& from, const LineEnd& to, bool rightwards) {
    const QPointF start(rightwards ? from.box.right() : from.box.left(), from.at.y());
    QPointF end(rightwards ? to.box.left() : to.box.right(), to.at.y());
    if (std::abs(start.y() - end.y()) <= kStraight)
        end.setY(start.y());
    const double middle = (start.x() + end.x()) / 2;
    return {start, {middle, start.y()}, {middle, end.y()}, end};
}

QPolygonF verticalWay(const LineEnd& from, const LineEnd& to, bool downwards) {
    const QPointF start(from.at.x(), downwards ? from.box.bottom() : from.top());
    QPointF end(to.at.x(), downwards ? to.top() : to.box.bottom());
    if (std::abs(start.x() - end.x()) <= kStraight)
        end.setX(start.x());
    const double middle = (start.y() + end.y()) / 2;
    return {start, {start.x(), middle}, {end.x(), middle}, end};
}

} // namespace

QPolygonF routeMaterial(const LineEnd& from, const LineEnd& to) {
    const bool rightwards = to.box.left() > from.box.right() + kClear;
    const bool leftwards = to.box.right() < from.box.left() - kClear;
    const bool downwards = to.box.top() > from.box.bottom() + kClear;
    const bool upwards = to.box.bottom() < from.box.top() - kClear;
    const bool beside = rightwards || leftwards;
    const bool above = downwards || upwards;
    if (beside && above && from.prefersVertical && !to.prefersVertical) {
        const QPointF start(from.at.x(), downwards ? from.box.bottom() : from.top());
        const QPointF end(rightwards ? to.box.left() : to.box.right(), to.at.y());
        return simplified({start, {start.x(), end.y()}, end});
    }
    if (beside && above && to.prefersVertical && !from.prefersVertical) {
        const QPointF start(rightwards ? from.box.right() : from.box.left(), from.at.y());
        const QPointF end(to.at.x(), downwards ? to.top() : to.box.bottom());
        return simplified({start, {end.x(), start.y()}, end});
    }
    if (above && (!beside || (from.prefersVertical && to.prefersVertical)))
        return simplified(verticalWay(from, to, downwards));
    if (beside)
        return simplified(horizontalWay(from, to, rightwards));
    return simplified({cutAt(from.box, from.at, to.at), cutAt(to.box, to.at, from.at)});
}

QPolygonF routeInformation(const LineEnd& from, const LineEnd& to, bool electronic) {
    const QPointF a = from.box.center();
    const QPointF b = to.box.center();
    const QPointF start = cutAt(from.box, a, b);
    const QPointF end = cutAt(to.box, b, a);
    return electronic ? withFlash({start, end}) : QPolygonF{start, end};
}

qsizetype longestPiece(const QPolygonF& line) {
    qsizetype longest = 0;
    double most = -1;
    for (qsizetype i = 1; i < line.size(); ++i)
        if (const double length = QLineF(line[i - 1], line[i]).length(); length > most) {
            most = length;
            longest = i;
        }
    return longest;
}

QPolygonF withFlash(const QPolygonF& line) {
    const qsizetype piece = longestPiece(line);
    if (piece == 0)
        return line;
    const QLineF whole(line[piece - 1], line[piece]);
    if (whole.length() < 48)
        return line;
    const QPointF along = (whole.p2() - whole.p1()) / whole.length();
    const QPointF across(-along.y(), along.x());
    const QPointF middle = whole.center();
    // The flash lies across the way: on past the middle, back, and on again.
    QPolygonF out = line;
    out.insert(piece, middle - along * 5 + across * 7);
    out.insert(piece, middle + along * 5 - across * 7);
    return out;
}

QPolygonF routeOver(const QPointF& from, const QPointF& to, double level) {
    return simplified({from, {from.x(), level}, {to.x(), level}, to});
}

QPolygonF routeThrough(const LineEnd& from, const std::vector<QPointF>& corners, const LineEnd& to) {
    QPolygonF line;
    line << cutAt(from.box, from.at, corners.empty() ? to.at : corners.front());
    for (const QPointF& corner : corners)
        line << corner;
    line << cutAt(to.box, to.at, corners.empty() ? from.at : corners.back());
    return line;
}

QPointF cutAt(const QRectF& box, const QPointF& middle, const QPointF& outside) {
    const QPointF d = outside - middle;
    double share = 1.0;
    if (d.x() > 0)
        share = std::min(share, (box.right() - middle.x()) / d.x());
    if (d.x() < 0)
        share = std::min(share, (box.left() - middle.x()) / d.x());
    if (d.y() > 0)
        share = std::min(share, (box.bottom() - middle.y()) / d.y());
    if (d.y() < 0)
        share = std::min(share, (box.top() - middle.y()) / d.y());
    return middle + d * std::clamp(share, 0.0, 1.0);
}

// ------------------------------------------------------------------ Track

Track::Track(QPolygonF line) : line_(std::move(line)) {
    double sum = 0;
    for (qsizetype i = 0; i < line_.size(); ++i) {
        if (i > 0)
            sum += QLineF(line_[i - 1], line_[i]).length();
        lengths_.push_back(sum);
    }
}

std::size_t Track::piece(double distance) const {
    std::size_t i = 1;
    while (i + 1 < lengths_.size() && lengths_[i] < distance)
        ++i;
    return i;
}

QPointF Track::at(double fraction) const {
    if (line_.isEmpty())
        return {};
    if (line_.size() == 1)
        return line_.first();
    const double distance = std::clamp(fraction, 0.0, 1.0) * length();
    const std::size_t i = piece(distance);
    const double span = lengths_[i] - lengths_[i - 1];
    const double share = span > 0 ? (distance - lengths_[i - 1]) / span : 0.0;
    const auto n = static_cast<qsizetype>(i);
    return line_[n - 1] + (line_[n] - line_[n - 1]) * share;
}

double Track::angleAt(double fraction) const {
    if (line_.size() < 2)
        return 0.0;
    const auto n = static_cast<qsizetype>(piece(std::clamp(fraction, 0.0, 1.0) * length()));
    const QPointF d = line_[n] - line_[n - 1];
    return std::atan2(d.y(), d.x());
}

double Track::pieceAt(double fraction) const {
    if (line_.size() < 2)
        return 0.0;
    const std::size_t i = piece(std::clamp(fraction, 0.0, 1.0) * length());
    return lengths_[i] - lengths_[i - 1];
}

Track Track::reversed() const {
    QPolygonF line = line_;
    std::reverse(line.begin(), line.end());
    return Track(std::move(line));
}

} // namespace takt::gui

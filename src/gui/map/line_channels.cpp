#include "gui/map/line_channels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kBreadth = 8; ///< on either side of a line
constexpr double kBucket = 8, kTouch = 5, kShared = 16;
constexpr std::array kShifts = {1.0, -1.0, 2.0, -2.0, 3.0, -3.0};

int bucketOf(double at) { return static_cast<int>(std::floor(at / kBucket)); }

} // namespace

bool LineChannels::isTaken(const QPointF& a, const QPointF& b) const {
    const bool level = a.y() == b.y();
    const double at = level ? a.y() : a.x();
    const double begins = level ? std::min(a.x(), b.x()) : std::min(a.y(), b.y());
    const double ends = level ? std::max(a.x(), b.x()) : std::max(a.y(), b.y());
    const Pieces& pieces = level ? across_ : down_;
    for (int bucket = bucketOf(at) - 1; bucket <= bucketOf(at) + 1; ++bucket) {
        const auto it = pieces.constFind(bucket);
        if (it != pieces.cend() && std::any_of(it->begin(), it->end(), [&](const Piece& p) {
                return std::abs(p.at - at) < kTouch && std::min(p.to, ends) - std::max(p.from, begins) > kShared;
            }))
            return true;
    }
    return false;
}

void LineChannels::note(const QPointF& a, const QPointF& b) {
    if (a.y() == b.y())
        across_[bucketOf(a.y())].push_back({a.y(), std::min(a.x(), b.x()), std::max(a.x(), b.x())});
    else if (a.x() == b.x())
        down_[bucketOf(a.x())].push_back({a.x(), std::min(a.y(), b.y()), std::max(a.y(), b.y())});
}

void LineChannels::keep(const QPolygonF& line) {
    for (qsizetype i = 1; i < line.size(); ++i)
        note(line[i - 1], line[i]);
}

QPolygonF LineChannels::leadBeside(QPolygonF line, Id from, Id to, const QRectF& start, const QRectF& end, double apart) {
    const QRectF first = start.adjusted(1, 1, -1, -1), last = end.adjusted(1, 1, -1, -1);
    for (qsizetype i = 2; i + 1 < line.size(); ++i) {
        const bool level = line[i - 1].y() == line[i].y();
        if ((!level && line[i - 1].x() != line[i].x()) || !isTaken(line[i - 1], line[i]))
            continue;
        int usual = -1; // known when it is needed
        for (const double shift : kShifts) {
            const QPointF by = level ? QPointF(0, shift * apart) : QPointF(shift * apart, 0);
            QPolygonF moved = line;
            moved[i - 1] += by;
            moved[i] += by;
            // The pieces before and after it keep their direction.
            const auto keeps = [&](qsizetype n) {
                return QPointF::dotProduct(moved[n] - moved[n - 1], line[n] - line[n - 1]) > 0;
            };
            const auto clear = [&](qsizetype n) {
                return !crosses(moved[n - 1], moved[n], first) && !crosses(moved[n - 1], moved[n], last);
            };
            if (isTaken(moved[i - 1], moved[i]) || !keeps(i - 1) || !keeps(i + 1) || !clear(i))
                continue;
            if (usual < 0)
                usual = obstacles_.crossings(line, from, to);
            // Room for a flash, and for what is drawn broad.
            const QPointF aside = level ? QPointF(0, kBreadth) : QPointF(kBreadth, 0);
            const auto isWide = [&](const QPointF& off) {
                return obstacles_.crossings({moved[i - 1] + off, moved[i] + off}, from, to, usual) <= usual;
            };
            if (!isWide(aside) || !isWide(-aside) || obstacles_.crossings(moved, from, to, usual) > usual)
                continue;
            line = moved;
            break;
        }
    }
    keep(line);
    return line;
}

} // namespace takt::gui

#include "gui/map/label_places.h"

#include <QLineF>
#include <QString>
#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kSquare = 240;
constexpr double kHeight = 15, kLetter = 6.0, kMargin = 10, kMostWidth = 180;
constexpr double kOver = 20, kUnder = 18, kBeside = 6; ///< from the line to the middle of the words; to their side
constexpr double kStep = 0.06;                         ///< of the line, from one place to the next
constexpr double kShort = 30;                          ///< a piece that gives the line no direction

/// Every square that a piece touches, as `visit(column, row)` with numbers that may lie outside.
template <class Visit>
void forSquares(const QPointF& a, const QPointF& b, const QPointF& origin, Visit visit) {
    const QPointF p = (a - origin) / kSquare, q = (b - origin) / kSquare;
    const auto [left, right] = std::minmax({p.x(), q.x()});
    const double top = std::min(p.y(), q.y()), bottom = std::max(p.y(), q.y());
    const auto first = static_cast<int>(std::floor(left)), last = static_cast<int>(std::floor(right));
    const double slope = p.x() == q.x() ? 0 : (q.y() - p.y()) / (q.x() - p.x());
    for (int x = first; x <= last; ++x) {
        double from = top, to = bottom;
        if (first != last) {
            const double here = std::clamp(p.y() + (x - p.x()) * slope, top, bottom);
            const double there = std::clamp(p.y() + (x + 1 - p.x()) * slope, top, bottom);
            from = std::min(here, there);
            to = std::max(here, there);
        }
        for (auto y = static_cast<int>(std::floor(from)); y <= static_cast<int>(std::floor(to)); ++y)
            visit(x, y);
    }
}

QRectF round(const QPointF& middle, const QSizeF& size) {
    return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()};
}

} // namespace

QSizeF labelSize(const QString& text) {
    return {std::min(kMostWidth, kLetter * static_cast<double>(text.size()) + kMargin), kHeight};
}

LabelPlaces::LabelPlaces(const Obstacles& symbols, const std::vector<QPolygonF>& lines)
    : symbols_(symbols), lines_(lines) {
    for (const QPolygonF& line : lines)
        bounds_ = bounds_.united(line.boundingRect().adjusted(-1, -1, 1, 1));
    columns_ = static_cast<std::size_t>(bounds_.width() / kSquare) + 1;
    rows_ = static_cast<std::size_t>(bounds_.height() / kSquare) + 1;
    squares_.resize(columns_ * rows_);
    for (std::uint32_t n = 0; n < lines.size(); ++n)
        for (qsizetype i = 1; i < lines[n].size(); ++i)
            forSquares(lines[n][i - 1], lines[n][i], bounds_.topLeft(), [&](int x, int y) {
                squares_[static_cast<std::size_t>(y) * columns_ + static_cast<std::size_t>(x)].push_back(
                    {n, static_cast<std::uint32_t>(i)});
            });
}

int LabelPlaces::linesUnder(const QRectF& box, std::size_t own, int most) const {
    std::vector<std::uint32_t> found;
    const QPointF from = (box.topLeft() - bounds_.topLeft()) / kSquare;
    const QPointF to = (box.bottomRight() - bounds_.topLeft()) / kSquare;
    const auto clamped = [](double at, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(std::floor(at), 0.0, static_cast<double>(count - 1)));
    };
    for (std::size_t y = clamped(from.y(), rows_); y <= clamped(to.y(), rows_); ++y)
        for (std::size_t x = clamped(from.x(), columns_); x <= clamped(to.x(), columns_); ++x)
            for (const Piece& piece : squares_[y * columns_ + x]) {
                const QPolygonF& line = lines_[piece.line];
                const auto i = static_cast<qsizetype>(piece.end);
                if (piece.line == own || !crosses(line[i - 1], line[i], box) ||
                    std::find(found.begin(), found.end(), piece.line) != found.end())
                    continue;
                found.push_back(piece.line);
                if (static_cast<int>(found.size()) >= most)
                    return most;
            }
    return static_cast<int>(found.size());
}

bool LabelPlaces::isFree(const QRectF& box) const {
    if (symbols_.overlaps(box))
        return false;
    std::vector<std::uint32_t> close;
    labels_.near(box, close);
    return std::none_of(close.begin(), close.end(), [&](std::uint32_t n) { return labels_.box(n).intersects(box); });
}

QRectF LabelPlaces::choose(std::size_t own, const std::vector<QRectF>& places) {
    QRectF best = places.front();
    int least = 1 << 20;
    for (const QRectF& place : places) {
        if (!isFree(place))
            continue;
        if (const int under = linesUnder(place, own, least); under < least) {
            least = under;
            best = place;
        }
        if (least == 0)
            break;
    }
    take(best);
    return best;
}

QRectF LabelPlaces::along(std::size_t own, const QSizeF& size) {
    const Track track(lines_[own]);
    if (track.isEmpty())
        return {};
    const QPointF whole = track.line().last() - track.line().first();
    const auto isSteep = [](const QPointF& way) { return std::abs(way.y()) > 0.5 * std::abs(way.x()); };
    const double usual = isSteep(whole) && track.line().size() == 2 ? 0.62 : 0.5;
    std::vector<QRectF> places;
    for (int i = 0; i < 16; ++i) {
        const double share = usual + kStep * static_cast<double>((i + 1) / 2) * (i % 2 ? 1 : -1);
        if (share < 0.08 || share > 0.92)
            continue;
        const QPointF p = track.at(share);
        const double angle = track.angleAt(share);
        const QPointF way = track.pieceAt(share) < kShort ? whole : QPointF(std::cos(angle), std::sin(angle));
        if (isSteep(way)) {
            places.push_back(round(p, size));
            places.push_back(round(p + QPointF(size.width() / 2 + kBeside, 0), size));
            places.push_back(round(p - QPointF(size.width() / 2 + kBeside, 0), size));
        } else {
            places.push_back(round(p - QPointF(0, kOver), size));
            places.push_back(round(p + QPointF(0, kUnder), size));
        }
    }
    return choose(own, places);
}

} // namespace takt::gui

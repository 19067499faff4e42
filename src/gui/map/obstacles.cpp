#include "gui/map/obstacles.h"

#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kGraze = 1.5; ///< a line so close to an edge is not yet inside

quint64 keyOf(int x, int y) {
    return (static_cast<quint64>(static_cast<std::uint32_t>(x)) << 32) | static_cast<std::uint32_t>(y);
}

void sortOnce(std::vector<std::uint32_t>& found) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

/// Narrows the stretch [from, to] of a piece to what lies between two parallel edges; false where nothing is left.
bool clip(double at, double step, double least, double most, double& from, double& to) {
    if (step == 0)
        return at > least && at < most;
    double enters = (least - at) / step, leaves = (most - at) / step;
    if (enters > leaves)
        std::swap(enters, leaves);
    from = std::max(from, enters);
    to = std::min(to, leaves);
    return from < to;
}

} // namespace

bool crosses(const QPointF& a, const QPointF& b, const QRectF& box) {
    double from = 0, to = 1;
    return clip(a.x(), b.x() - a.x(), box.left(), box.right(), from, to) &&
           clip(a.y(), b.y() - a.y(), box.top(), box.bottom(), from, to);
}

// ------------------------------------------------------------------ RectIndex

RectIndex::Squares RectIndex::squaresOf(const QRectF& box) {
    const auto square = [](double at) { return static_cast<int>(std::floor(at / kSquare)); };
    return {square(box.left()), square(box.top()), square(box.right()), square(box.bottom())};
}

std::size_t RectIndex::add(const QRectF& box) {
    const auto number = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(box);
    const Squares s = squaresOf(box);
    for (int x = s.left; x <= s.right; ++x)
        for (int y = s.top; y <= s.bottom; ++y)
            squares_[keyOf(x, y)].push_back(number);
    return number;
}

void RectIndex::collect(int x, int y, std::vector<std::uint32_t>& found) const {
    if (const auto it = squares_.constFind(keyOf(x, y)); it != squares_.cend())
        found.insert(found.end(), it->begin(), it->end());
}

void RectIndex::near(const QRectF& box, std::vector<std::uint32_t>& found) const {
    found.clear();
    const Squares s = squaresOf(box);
    for (int x = s.left; x <= s.right; ++x)
        for (int y = s.top; y <= s.bottom; ++y)
            collect(x, y, found);
    sortOnce(found);
}

void RectIndex::near(const QPointF& a, const QPointF& b, std::vector<std::uint32_t>& found) const {
    found.clear();
    const Squares s = squaresOf(QRectF(a, b).normalized());
    for (int x = s.left; x <= s.right; ++x) {
        // Of a slanting piece only the squares that this column of it touches.
        double top = std::min(a.y(), b.y()), bottom = std::max(a.y(), b.y());
        if (s.left != s.right && a.y() != b.y()) {
            const double slope = (b.y() - a.y()) / (b.x() - a.x());
            const auto heightAt = [&](double column) {
                return std::clamp(a.y() + (column * kSquare - a.x()) * slope, top, bottom);
            };
            const auto [least, most] = std::minmax({heightAt(x), heightAt(x + 1)});
            top = least;
            bottom = most;
        }
        const int last = static_cast<int>(std::floor(bottom / kSquare));
        for (int y = static_cast<int>(std::floor(top / kSquare)); y <= last; ++y)
            collect(x, y, found);
    }
    sortOnce(found);
}

// ------------------------------------------------------------------ Obstacles

void Obstacles::add(Id owner, const QRectF& area, int part) {
    index_.add(area.adjusted(kGraze, kGraze, -kGraze, -kGraze));
    owners_.push_back(owner);
    keys_.push_back(static_cast<quint64>(owner.value) * 2 + static_cast<quint64>(part));
}

std::vector<std::uint32_t> Obstacles::crossed(const QPolygonF& line, Id from, Id to) const {
    std::vector<std::uint32_t> out, close;
    for (qsizetype i = 1; i < line.size(); ++i) {
        index_.near(line[i - 1], line[i], close);
        for (const auto n : close)
            if (owners_[n] != from && owners_[n] != to && crosses(line[i - 1], line[i], index_.box(n)))
                out.push_back(n);
    }
    sortOnce(out);
    return out;
}

int Obstacles::crossings(const QPolygonF& line, Id from, Id to, int most) const {
    thread_local std::vector<std::uint32_t> out, close;
    out.clear();
    for (qsizetype i = 1; i < line.size() && static_cast<int>(out.size()) <= most; ++i) {
        index_.near(line[i - 1], line[i], close);
        for (const auto n : close)
            if (owners_[n] != from && owners_[n] != to && crosses(line[i - 1], line[i], index_.box(n)) &&
                std::find(out.begin(), out.end(), n) == out.end())
                out.push_back(n);
    }
    return static_cast<int>(out.size());
}

bool Obstacles::overlaps(const QRectF& box) const {
    thread_local std::vector<std::uint32_t> close;
    index_.near(box, close);
    return std::any_of(close.begin(), close.end(), [&](std::uint32_t n) { return index_.box(n).intersects(box); });
}

} // namespace takt::gui

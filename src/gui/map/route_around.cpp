#include "gui/map/route_around.h"

#include <QLineF>
#include <algorithm>
#include <array>
#include <cmath>

namespace takt::gui {

namespace {

constexpr double kAside = 14;    ///< from what the line goes round
constexpr double kClear = 10;    ///< straight out of a symbol and its texts before the first corner
constexpr double kCorner = 40;   ///< what a corner costs, as a length
constexpr double kBeside = 140;   ///< what it costs information to leave or come at the sides, where material flows
constexpr double kFromEdge = 10; ///< where a line may slide along a side
constexpr int kRounds = 3;       ///< what is met on the way is gone round too
constexpr std::size_t kMostTried = 240, kMostLevels = 20;

/// Where a line may leave a symbol, and how far it goes straight on.
struct Port {
    QPointF at, clear;
    double cost = 0;
};

/// A way with few corners, without memory of its own.
struct Way {
    std::array<QPointF, 6> points;
    int count = 0;
    double cost = 0;
    bool straightBack = false; ///< it turns round on itself

    void add(const QPointF& p) {
        if (count > 0 && points[index(1)] == p)
            return;
        if (count > 1) {
            const QPointF last = points[index(1)] - points[index(2)], next = p - points[index(1)];
            if ((last.x() == 0 && next.x() == 0) || (last.y() == 0 && next.y() == 0)) {
                straightBack |= QPointF::dotProduct(last, next) < 0;
                points[index(1)] = p;
                return;
            }
        }
        points[static_cast<std::size_t>(count++)] = p;
    }
    std::size_t index(int fromEnd) const { return static_cast<std::size_t>(count - fromEnd); }
    QPolygonF line() const { return QPolygonF(QList<QPointF>(points.begin(), points.begin() + count)); }
    void weigh() {
        cost = kCorner * std::max(0, count - 2);
        for (int i = 1; i < count; ++i)
            cost += std::abs(points[static_cast<std::size_t>(i)].x() - points[static_cast<std::size_t>(i - 1)].x()) +
                    std::abs(points[static_cast<std::size_t>(i)].y() - points[static_cast<std::size_t>(i - 1)].y());
    }
    bool goesThrough(const QRectF& box) const {
        for (int i = 1; i < count; ++i)
            if (crosses(points[static_cast<std::size_t>(i - 1)], points[static_cast<std::size_t>(i)], box))
                return true;
        return false;
    }
};

/// QRectF::united() ignores rectangles without an area, as straight lines have.
QRectF united(const QRectF& a, const QRectF& b) {
    return {QPointF(std::min(a.left(), b.left()), std::min(a.top(), b.top())),
            QPointF(std::max(a.right(), b.right()), std::max(a.bottom(), b.bottom()))};
}

struct Levels {
    std::vector<double> x, y;
    void goRound(const QRectF& box) {
        note(x, box.left() - kAside);
        note(x, box.right() + kAside);
        note(y, box.top() - kAside);
        note(y, box.bottom() + kAside);
    }
    static void note(std::vector<double>& levels, double at) {
        if (levels.size() < kMostLevels && std::find(levels.begin(), levels.end(), at) == levels.end())
            levels.push_back(at);
    }
};

std::vector<Port> portsOf(const LineEnd& end, bool slides, const Levels& levels) {
    const QRectF& box = end.box;
    const QRectF area = end.area.isNull() ? box : end.area;
    const double right = area.right() + kClear, left = area.left() - kClear;
    const double top = std::min(area.top(), end.top()) - kClear, bottom = area.bottom() + kClear;
    std::vector<Port> ports;
    const auto up = [&](double x) { ports.push_back({{x, end.top()}, {x, top}, 0}); };
    const auto down = [&](double x) {
        if (!end.shutBelow)
            ports.push_back({{x, box.bottom()}, {x, bottom}, 0});
    };
    const double beside = slides ? kBeside : 0;
    ports.push_back({{box.right(), end.at.y()}, {right, end.at.y()}, beside});
    ports.push_back({{box.left(), end.at.y()}, {left, end.at.y()}, beside});
    up(end.at.x());
    down(end.at.x());
    if (!slides)
        return ports;
    for (const double x : levels.x)
        if (x > box.left() + kFromEdge && x < box.right() - kFromEdge) {
            up(x);
            down(x);
        }
    return ports;
}

class Search {
  public:
    Search(const Route& route, const Levels& levels) : route_(route), levels_(levels) {
        const auto starts = portsOf(route.start, route.slides, levels), ends = portsOf(route.end, route.slides, levels);
        for (const Port& a : starts)
            for (const Port& b : ends)
                join(a, b);
        std::make_heap(ways_.begin(), ways_.end(), dearer);
    }
    bool isEmpty() const { return ways_.empty(); }
    /// The cheapest that is left. Few of many are looked at, so they are not all put in order.
    Way next() {
        std::pop_heap(ways_.begin(), ways_.end(), dearer);
        const Way way = ways_.back();
        ways_.pop_back();
        return way;
    }

  private:
    /// Equal costs are told apart by the points, so that equal maps look equal.
    static bool cheaper(const Way& a, const Way& b) {
        if (a.cost != b.cost)
            return a.cost < b.cost;
        if (a.count != b.count)
            return a.count < b.count;
        for (std::size_t i = 0; i < static_cast<std::size_t>(a.count); ++i) {
            if (a.points[i].x() != b.points[i].x())
                return a.points[i].x() < b.points[i].x();
            if (a.points[i].y() != b.points[i].y())
                return a.points[i].y() < b.points[i].y();
        }
        return false;
    }

    static bool dearer(const Way& a, const Way& b) { return cheaper(b, a); }

    void join(const Port& a, const Port& b) {
        take(a, b, {b.clear.x(), a.clear.y()}, {b.clear.x(), a.clear.y()});
        take(a, b, {a.clear.x(), b.clear.y()}, {a.clear.x(), b.clear.y()});
        const auto across = [&](double x) { take(a, b, {x, a.clear.y()}, {x, b.clear.y()}); };
        const auto along = [&](double y) { take(a, b, {a.clear.x(), y}, {b.clear.x(), y}); };
        across((a.clear.x() + b.clear.x()) / 2);
        along((a.clear.y() + b.clear.y()) / 2);
        for (const double x : levels_.x)
            across(x);
        for (const double y : levels_.y)
            along(y);
    }

    void take(const Port& a, const Port& b, const QPointF& first, const QPointF& second) {
        Way way;
        for (const QPointF& p : {a.at, a.clear, first, second, b.clear, b.at})
            way.add(p);
        if (way.straightBack || way.goesThrough(inside(route_.start.box)) || way.goesThrough(inside(route_.end.box)))
            return;
        way.weigh();
        way.cost += a.cost + b.cost;
        ways_.push_back(way);
    }
    static QRectF inside(const QRectF& box) { return box.adjusted(1, 1, -1, -1); }

    const Route& route_;
    const Levels& levels_;
    std::vector<Way> ways_;
};

/// Straight ways to the middles of the upper and lower side, as information is usually drawn.
std::vector<QPolygonF> straightWays(const Route& route) {
    const QPointF middle = route.start.box.center(), upper(route.end.at.x(), route.end.top()), lower(route.end.at.x(), route.end.box.bottom());
    std::vector<QPolygonF> ways;
    if (middle.y() < upper.y() - kAside)
        ways.push_back({cutAt(route.start.box, middle, upper), upper});
    if (middle.y() > lower.y() + kAside && !route.end.shutBelow)
        ways.push_back({cutAt(route.start.box, middle, lower), lower});
    return ways;
}

} // namespace

QPolygonF routeAround(const QPolygonF& basic, const Route& route, const Obstacles& obstacles, QRectF* seen) {
    auto met = obstacles.crossed(basic, route.from, route.to);
    QPolygonF best = basic;
    int fewest = static_cast<int>(met.size());
    QRectF looked = fewest == 0 ? QRectF() : basic.boundingRect();
    if (route.slides && fewest > 0)
        for (const QPolygonF& line : straightWays(route)) {
            looked = united(looked, line.boundingRect());
            if (obstacles.crossings(line, route.from, route.to, 0) == 0) {
                best = line;
                fewest = 0;
            }
        }
    Levels levels;
    for (int round = 0; round < kRounds && fewest > 0; ++round) {
        if (round == 1) { // the streets on which the two themselves stand
            levels.goRound(route.start.area);
            levels.goRound(route.end.area);
        }
        for (const auto n : met)
            levels.goRound(obstacles.area(n));
        Search search(route, levels);
        QPolygonF first;
        for (std::size_t tried = 0; tried < kMostTried && fewest > 0 && !search.isEmpty(); ++tried) {
            const QPolygonF line = search.next().line();
            looked = united(looked, line.boundingRect());
            if (tried == 0)
                first = line;
            if (const int crossings = obstacles.crossings(line, route.from, route.to, fewest - 1); crossings < fewest) {
                fewest = crossings;
                best = line;
            }
        }
        met = obstacles.crossed(best == basic ? first : best, route.from, route.to);
    }
    if (seen)
        *seen = looked.isNull() ? looked : looked.adjusted(-1, -1, 1, 1);
    return best;
}

} // namespace takt::gui

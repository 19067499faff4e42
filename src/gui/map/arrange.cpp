#include "gui/map/arrange.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <set>

#include "lean/flow_graph.h"

namespace takt::gui {

namespace {

double gridded(double v) { return std::round(v / 20.0) * 20.0; }

std::vector<const NodeLayout*> nodesOf(const MapLayout& layout, const std::vector<Id>& ids) {
    std::vector<const NodeLayout*> nodes;
    for (const Id id : ids)
        if (const NodeLayout* node = layout.node(id))
            nodes.push_back(node);
    return nodes;
}

/// How far a symbol's place moves so that it stands in line.
QPointF shiftFor(const QRectF& all, const NodeLayout& node, Arrangement how) {
    const QRectF& box = node.box;
    switch (how) {
    case Arrangement::Left: return {all.left() - box.left(), 0};
    case Arrangement::Right: return {all.right() - box.right(), 0};
    case Arrangement::Centre: return {all.center().x() - node.at.x(), 0};
    case Arrangement::Top: return {0, all.top() - box.top()};
    case Arrangement::Bottom: return {0, all.bottom() - box.bottom()};
    case Arrangement::Middle: return {0, all.center().y() - node.at.y()};
    default: return {};
    }
}

void spread(std::map<Id, QPointF>& places, std::vector<const NodeLayout*> nodes, bool across) {
    if (nodes.size() < 3)
        return;
    const auto low = [across](const QRectF& r) { return across ? r.left() : r.top(); };
    const auto size = [across](const QRectF& r) { return across ? r.width() : r.height(); };
    std::stable_sort(nodes.begin(), nodes.end(), [&](auto* a, auto* b) { return low(a->box) < low(b->box); });
    double taken = 0;
    for (const auto* node : nodes)
        taken += size(node->box);
    const QRectF& last = nodes.back()->box;
    const double gap = (low(last) + size(last) - low(nodes.front()->box) - taken) / static_cast<double>(nodes.size() - 1);
    double next = low(nodes.front()->box);
    for (const auto* node : nodes) {
        const double by = next - low(node->box);
        places[node->id] = node->at + (across ? QPointF(by, 0) : QPointF(0, by));
        next += size(node->box) + gap;
    }
}

void dropUnmoved(std::map<Id, QPointF>& places, const MapLayout& layout) {
    std::erase_if(places, [&](const auto& place) {
        const NodeLayout* node = layout.node(place.first);
        return node && QPoint(std::lround(place.second.x()), std::lround(place.second.y())) ==
                           QPoint(std::lround(node->at.x()), std::lround(node->at.y()));
    });
}

} // namespace

std::map<Id, QPointF> arranged(const MapLayout& layout, const std::vector<Id>& elements, Arrangement how) {
    const auto nodes = nodesOf(layout, elements);
    std::map<Id, QPointF> places;
    if (how == Arrangement::SpreadAcross || how == Arrangement::SpreadDown) {
        spread(places, nodes, how == Arrangement::SpreadAcross);
    } else {
        // Middles go by the places of the symbols, edges by their boxes.
        QRectF all;
        for (const auto* node : nodes) {
            const bool middles = how == Arrangement::Centre || how == Arrangement::Middle;
            all = all.united(middles ? QRectF(node->at - QPointF(0.5, 0.5), QSizeF(1, 1)) : node->box);
        }
        for (const auto* node : nodes)
            places[node->id] = node->at + shiftFor(all, *node, how);
    }
    dropUnmoved(places, layout);
    return places;
}

// ------------------------------------------------------------------ a whole map

namespace {

constexpr double kColumn = 190, kRow = 220, kAbove = 320;

/// Columns of the steps of material: everything but ends and the transports beside them.
class Order {
  public:
    Order(const Plant& plant, const MapLayout& layout) : plant_(plant), layout_(layout), graph_(lean::flowGraph(plant)) {
        depths();
        rows();
        ends();
        controls();
        annotations();
    }
    std::map<Id, QPointF> take() { return std::move(places_); }

  private:
    bool isEnd(const lean::FlowGraph::Node& n) const {
        return n.kind == TableId::Suppliers || n.kind == TableId::Customers;
    }
    bool isBesideEnd(const lean::FlowGraph::Node& n) const {
        if (n.kind != TableId::Transports)
            return false;
        const auto touches = [&](const std::vector<int>& edges, bool from) {
            return std::any_of(edges.begin(), edges.end(), [&](int e) {
                const auto& edge = graph_.edges[static_cast<std::size_t>(e)];
                return isEnd(graph_.nodes[static_cast<std::size_t>(from ? edge.from : edge.to)]);
            });
        };
        return touches(n.in, true) || touches(n.out, false);
    }
    bool inStream(const lean::FlowGraph::Node& n) const { return !isEnd(n) && !isBesideEnd(n); }

    /// The longest way of material to a node, counted in steps of the stream.
    void depths() {
        depth_.assign(graph_.nodes.size(), 0);
        for (const int n : graph_.order) {
            const auto& node = graph_.nodes[static_cast<std::size_t>(n)];
            int depth = 0;
            for (const int e : node.in) {
                const auto from = static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].from);
                depth = std::max(depth, depth_[from] + (inStream(graph_.nodes[from]) ? 1 : 0));
            }
            depth_[static_cast<std::size_t>(n)] = depth;
        }
        // What feeds a late step stands right before it, not far to the left.
        for (auto it = graph_.order.rbegin(); it != graph_.order.rend(); ++it) {
            const auto& node = graph_.nodes[static_cast<std::size_t>(*it)];
            int next = -1;
            for (const int e : node.out) {
                const auto to = static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].to);
                if (inStream(graph_.nodes[to]))
                    next = next < 0 ? depth_[to] : std::min(next, depth_[to]);
            }
            if (next > 0 && inStream(node))
                depth_[static_cast<std::size_t>(*it)] = std::max(depth_[static_cast<std::size_t>(*it)], next - 1);
        }
    }

    /// Each step in the row of what follows it, the first free one; branches go below.
    void rows() {
        std::set<std::pair<int, int>> taken;
        std::map<int, int> rowOf;
        for (auto it = graph_.order.rbegin(); it != graph_.order.rend(); ++it) {
            const auto& node = graph_.nodes[static_cast<std::size_t>(*it)];
            if (!inStream(node) || !layout_.node(node.element))
                continue;
            int row = 0;
            for (const int e : node.out) {
                const int to = graph_.edges[static_cast<std::size_t>(e)].to;
                if (rowOf.contains(to)) {
                    row = rowOf[to];
                    break;
                }
            }
            const int column = depth_[static_cast<std::size_t>(*it)];
            while (!taken.insert({column, row}).second)
                ++row;
            rowOf[*it] = row;
            lastColumn_ = std::max(lastColumn_, column);
            places_[node.element] = {column * kColumn, row * kRow};
        }
    }

    /// The middle of the stream's steps that an end is joined to, over its transports.
    double besideX(const lean::FlowGraph::Node& node, double otherwise) const {
        double sum = 0;
        int count = 0;
        const auto add = [&](int n, const auto& self, int levels) -> void {
            const auto& next = graph_.nodes[static_cast<std::size_t>(n)];
            if (inStream(next)) {
                if (const auto it = places_.find(next.element); it != places_.end()) {
                    sum += it->second.x();
                    ++count;
                }
            } else if (levels > 0) {
                for (const int e : next.in)
                    self(graph_.edges[static_cast<std::size_t>(e)].from, self, levels - 1);
                for (const int e : next.out)
                    self(graph_.edges[static_cast<std::size_t>(e)].to, self, levels - 1);
            }
        };
        for (const int e : node.in)
            add(graph_.edges[static_cast<std::size_t>(e)].from, add, 1);
        for (const int e : node.out)
            add(graph_.edges[static_cast<std::size_t>(e)].to, add, 1);
        return count > 0 ? gridded(sum / count) : otherwise;
    }

    /// Suppliers and customers in a line above, each over what it is joined to, none on another.
    void ends() {
        std::vector<std::pair<double, const lean::FlowGraph::Node*>> row;
        for (const auto& node : graph_.nodes)
            if (isEnd(node) && layout_.node(node.element))
                row.emplace_back(besideX(node, node.kind == TableId::Suppliers ? 0 : lastColumn_ * kColumn), &node);
        std::stable_sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        double next = -1e9;
        for (const auto& [x, node] : row) {
            const double at = std::max(x, next);
            places_[node->element] = {at, -kAbove};
            next = at + 160;
        }
        std::map<std::pair<double, double>, int> used;
        for (const auto& node : graph_.nodes) {
            if (!isBesideEnd(node) || !layout_.node(node.element))
                continue;
            double x = 0;
            for (const int e : node.in)
                if (const auto& from = graph_.nodes[static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].from)];
                    from.kind == TableId::Suppliers)
                    x = places_[from.element].x();
            for (const int e : node.out)
                if (const auto& to = graph_.nodes[static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].to)];
                    to.kind == TableId::Customers)
                    x = places_[to.element].x();
            const int n = used[{x, 0}]++;
            places_[node.element] = {x + n * 60, -kAbove / 2 - 20};
        }
    }

    void controls() {
        double left = 1e9, right = -1e9;
        for (const auto& [id, at] : places_) {
            left = std::min(left, at.x());
            right = std::max(right, at.x());
        }
        double x = places_.empty() ? 0 : gridded((left + right) / 2);
        const double y = -kAbove;
        for (const auto& control : plant_.get<ProductionControl>()) {
            const auto meets = [&] {
                return std::any_of(places_.begin(), places_.end(), [&](const auto& p) {
                    return p.second.y() == y && std::abs(p.second.x() - x) < 180;
                });
            };
            while (meets())
                x += 20;
            places_[control.id] = {x, y};
        }
    }

    /// Words keep their distance from the symbol they stand nearest to.
    void annotations() {
        for (const auto& mark : plant_.get<Annotation>()) {
            const NodeLayout* own = layout_.node(mark.id);
            const NodeLayout* nearest = nullptr;
            double least = 1e9;
            for (const auto& node : layout_.nodes()) {
                const double distance = QLineF(node.at, own->at).length();
                if (node.kind != TableId::Annotations && distance < least) {
                    least = distance;
                    nearest = &node;
                }
            }
            if (nearest && places_.contains(nearest->id))
                places_[mark.id] = places_[nearest->id] + (own->at - nearest->at);
        }
    }

    const Plant& plant_;
    const MapLayout& layout_;
    lean::FlowGraph graph_;
    std::vector<int> depth_;
    int lastColumn_ = 0;
    std::map<Id, QPointF> places_;
};

} // namespace

std::map<Id, QPointF> orderedMap(const Plant& plant, const MapLayout& layout) {
    auto places = Order(plant, layout).take();
    // The map stays where it is on the canvas: its upper left corner does.
    QRectF before, after;
    for (const auto& [id, at] : places) {
        before = before.united(layout.node(id)->box);
        after = after.united(layout.node(id)->box.translated(at - layout.node(id)->at));
    }
    const QPointF by(gridded(before.left() - after.left()), gridded(before.top() - after.top()));
    for (auto& [id, at] : places)
        at += by;
    dropUnmoved(places, layout);
    return places;
}

} // namespace takt::gui

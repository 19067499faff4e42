// The part of MapLayout that leads kanban loops over the heads of the stream.
#include <algorithm>
#include <map>
#include <tuple>

#include "gui/map/map_layout.h"

namespace takt::gui {

namespace {

constexpr double kFirstLevel = 33.0; ///< above the higher of the two ends
constexpr double kLevelStep = 34.0;

struct Group {
    const KanbanLoop* loop = nullptr;
    std::vector<Id> members;
    const NodeLayout* source = nullptr; ///< the maker or market
    const NodeLayout* store = nullptr;
    double sourceX = 0, storeX = 0;
    double level = 0;
    double left() const { return std::min(sourceX, storeX); }
    double right() const { return std::max(sourceX, storeX); }
};

double top(const NodeLayout& n) { return contains(kStores, n.kind) ? n.area.top() + 1 : n.box.top(); }

/// A supplier stands above its store: the cards climb beside the truck.
bool climbs(const Group& g) {
    return g.source->box.bottom() < g.store->box.top() - 30 && g.source->kind == TableId::Suppliers;
}

/// Each loop leaves a symbol on the side of its other end; loops on the same side stand apart.
class Docks {
  public:
    double x(const NodeLayout& node, const NodeLayout& other) {
        const double side = other.at.x() >= node.at.x() ? 1.0 : -1.0;
        const bool isStore = contains(kStores, node.kind);
        const int taken = taken_[{node.id, side > 0}]++;
        return node.at.x() + side * (isStore ? 8.0 + 9.0 * taken : 24.0 + 14.0 * taken);
    }

  private:
    std::map<std::pair<Id, bool>, int> taken_;
};

bool crosses(const Group& a, const Group& b) {
    return a.left() < b.right() + 10 && b.left() < a.right() + 10;
}

double levelClearOfSymbols(const Group& g, const std::vector<NodeLayout>& nodes) {
    double level = std::min(top(*g.source), top(*g.store)) - kFirstLevel;
    for (const auto& n : nodes) {
        const bool inStream = contains(kStores, n.kind) || n.kind == TableId::Processes;
        const bool between = n.at.x() > g.left() + 4 && n.at.x() < g.right() - 4;
        if (inStream && between && top(n) < level + 14 && n.area.bottom() > level)
            level = top(n) - kFirstLevel / 2;
    }
    return level;
}

void chooseLevels(std::vector<Group>& groups, const std::vector<NodeLayout>& nodes) {
    std::vector<Group*> order;
    for (auto& g : groups)
        if (!climbs(g))
            order.push_back(&g);
    std::stable_sort(order.begin(), order.end(), [](const Group* a, const Group* b) {
        return a->right() - a->left() < b->right() - b->left();
    });
    std::vector<const Group*> placed;
    for (Group* g : order) {
        g->level = levelClearOfSymbols(*g, nodes);
        for (bool moved = true; moved;) {
            moved = false;
            for (const Group* other : placed)
                if (crosses(*g, *other) && std::abs(other->level - g->level) < kLevelStep - 4) {
                    g->level = other->level - kLevelStep;
                    moved = true;
                }
        }
        placed.push_back(g);
    }
}

QPolygonF climbingLine(const Group& g) {
    const double x = g.store->at.x() - 23;
    const double up = std::clamp(x, g.source->box.left() + 8, g.source->box.right() - 8);
    const double level = top(*g.store) - kFirstLevel;
    return {{x, top(*g.store)}, {x, level}, {up, level}, {up, g.source->box.bottom()}};
}

QPointF labelPlace(const QPolygonF& line, double level) {
    double left = 1e9, right = -1e9;
    for (const auto& p : line)
        if (std::abs(p.y() - level) < 1) {
            left = std::min(left, p.x());
            right = std::max(right, p.x());
        }
    // A line that only climbs has its cards below the truck.
    return left < right ? QPointF((left + right) / 2, level)
                        : line.first() + (line.last() - line.first()) * 0.26;
}

} // namespace

void MapLayout::placeLoops(const Plant& plant) {
    std::vector<Group> groups;
    std::map<std::tuple<LoopKind, Id, Id>, std::size_t> known;
    Docks docks;
    for (const auto& loop : plant.get<KanbanLoop>()) {
        const NodeLayout* source = node(loop.from);
        const NodeLayout* store = node(loop.to);
        if (!source || !store)
            continue;
        const auto [it, fresh] = known.try_emplace({loop.kind, loop.from, loop.to}, groups.size());
        if (fresh) {
            Group g{&loop, {}, source, store, 0, 0, 0};
            if (!climbs(g)) {
                g.sourceX = docks.x(*source, *store);
                g.storeX = docks.x(*store, *source);
            }
            groups.push_back(g);
        }
        groups[it->second].members.push_back(loop.id);
    }
    chooseLevels(groups, nodes_);
    for (const auto& g : groups) {
        LinkLayout link;
        link.id = g.loop->id;
        link.table = TableId::KanbanLoops;
        link.kind = static_cast<int>(g.loop->kind);
        link.from = g.loop->to;
        link.to = g.loop->from;
        std::vector<QPointF> corners;
        for (const auto& p : g.loop->bends.points)
            corners.emplace_back(p.x.value, p.y.value);
        if (!corners.empty())
            link.line = routeThrough(endOf(link.from), corners, endOf(link.to));
        else if (climbs(g))
            link.line = climbingLine(g);
        else
            link.line = routeOver({g.storeX, top(*g.store)}, {g.sourceX, top(*g.source)}, g.level);
        const double level = climbs(g) ? link.line[1].y() : g.level;
        const QPointF label = corners.empty() ? labelPlace(link.line, level) : corners.front();
        link.labelAt = label;
        link.labelAtLeft = corners.empty() && climbs(g);
        const double width = g.loop->kind == LoopKind::Signal ? 84 : 152; // a signal tells no cards
        link.labelBox = link.labelAtLeft ? QRectF(label.x() - 94, label.y() - 15, 84, 30)
                                         : QRectF(label.x() - width / 2, label.y() - 26, width, 15);
        link.corners = std::move(corners);
        addLink(std::move(link));
        links_.back().members = g.members;
        for (const Id id : g.members)
            linkPlaces_.insert(id.value, links_.size() - 1);
    }
}

} // namespace takt::gui

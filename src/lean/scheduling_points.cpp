#include "lean/scheduling_points.h"

#include <algorithm>

namespace takt::lean {

namespace {

using Nodes = std::vector<bool>; ///< by index, whether it is meant

class Streams {
  public:
    Streams(const Plant& plant, const FlowGraph& graph) : plant_(plant), graph_(graph) {
        for (const auto& line : plant.get<ScheduleLine>())
            schedule(line.process);
        for (const auto& control : plant.get<ProductionControl>())
            if (control.pitch.us > 0)
                schedule(control.pacemaker);
        for (const int n : graph.order)
            if (contains(scheduled_, n))
                points_.push_back(n);
        for (const int n : points_)
            below_.push_back(belowNode(n));
    }

    std::vector<std::vector<Id>> scheduledTwice() const {
        std::vector<std::size_t> stream(points_.size());
        for (std::size_t i = 0; i < points_.size(); ++i)
            stream[i] = i;
        for (std::size_t i = 0; i < points_.size(); ++i)
            for (std::size_t k = 0; k < points_.size(); ++k)
                if (i != k && below_[i][static_cast<std::size_t>(points_[k])])
                    std::ranges::replace(stream, std::size_t{stream[k]}, std::size_t{stream[i]});
        std::vector<std::vector<Id>> out;
        for (std::size_t s = 0; s < points_.size(); ++s) {
            std::vector<Id> found;
            for (std::size_t i = 0; i < points_.size(); ++i)
                if (stream[i] == s)
                    found.push_back(node(points_[i]).element);
            if (found.size() > 1)
                out.push_back(found);
        }
        return out;
    }

    std::vector<SchedulingPoints::Pull> pullsBelow() const {
        std::vector<SchedulingPoints::Pull> out;
        std::vector<Id> markets;
        for (const auto& market : plant_.get<Supermarket>())
            if (const int point = pointAbove(market.id); point >= 0 && feedsProcess(graph_.indexOf(market.id))) {
                out.push_back({market.id, node(point).element});
                markets.push_back(market.id);
            }
        const auto named = [&](Id store) { return std::ranges::find(markets, store) != markets.end(); };
        for (const auto& loop : plant_.get<KanbanLoop>())
            if (const int point = pointAbove(loop.from);
                point >= 0 && !named(loop.from) && !named(loop.to) && tellsWithin(loop))
                out.push_back({loop.id, node(point).element});
        return out;
    }

  private:
    static bool contains(const std::vector<int>& list, int n) { return std::ranges::find(list, n) != list.end(); }
    const FlowGraph::Node& node(int n) const { return graph_.nodes[static_cast<std::size_t>(n)]; }

    void schedule(Id process) {
        if (const int n = graph_.indexOf(process); n >= 0 && !contains(scheduled_, n))
            scheduled_.push_back(n);
    }

    /// What lies further down; the node itself only where the flow runs in a circle.
    Nodes belowNode(int n) const {
        Nodes seen(graph_.nodes.size());
        std::vector<int> open = {n};
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            for (const int e : node(at).out)
                if (const int to = graph_.edges[static_cast<std::size_t>(e)].to; !seen[static_cast<std::size_t>(to)]) {
                    seen[static_cast<std::size_t>(to)] = true;
                    open.push_back(to);
                }
        }
        return seen;
    }

    bool feedsProcess(int n) const {
        const Nodes below = belowNode(n);
        for (std::size_t i = 0; i < below.size(); ++i)
            if (below[i] && graph_.nodes[i].kind == TableId::Processes)
                return true;
        return false;
    }

    /// The nearest scheduled process above an element that is not scheduled itself; -1: none.
    int pointAbove(Id element) const {
        const int n = graph_.indexOf(element);
        if (n < 0 || contains(scheduled_, n))
            return -1;
        for (std::size_t i = points_.size(); i > 0; --i)
            if (below_[i - 1][static_cast<std::size_t>(n)])
                return points_[i - 1];
        return -1;
    }

    /// Whether a loop tells a process what to make or to take; else it serves from finished goods.
    bool tellsWithin(const KanbanLoop& loop) const {
        const int from = graph_.indexOf(loop.from);
        return node(from).kind == TableId::Processes || feedsProcess(from);
    }

    const Plant& plant_;
    const FlowGraph& graph_;
    std::vector<int> scheduled_;
    std::vector<int> points_; ///< scheduled processes in the order of the flow
    std::vector<Nodes> below_; ///< of each of them
};

} // namespace

std::vector<Id> pointsOf(const Plant& plant, Id process) {
    std::vector<Id> points;
    for (const auto& line : plant.get<ScheduleLine>())
        if (line.process == process && std::ranges::find(points, line.control) == points.end())
            points.push_back(line.control);
    for (const auto& loop : plant.get<KanbanLoop>())
        if (loop.kind != LoopKind::Withdrawal && loop.kind != LoopKind::Conwip && loop.from == process) {
            points.push_back(loop.id);
            break;
        }
    return points;
}

bool isToldByItsPlace(const Plant& plant, const FlowGraph& graph, Id process) {
    const auto* node = graph.find(process);
    const auto isA = [&](int n, TableId kind) { return graph.nodes[static_cast<std::size_t>(n)].kind == kind; };
    const auto edge = [&](int e) { return graph.edges[static_cast<std::size_t>(e)]; };
    const bool placed =
        node && (std::ranges::any_of(node->in, [&](int e) { return isA(edge(e).from, TableId::FifoLanes); }) ||
                 std::ranges::any_of(node->out, [&](int e) {
                     return isA(edge(e).to, TableId::FifoLanes) || isA(edge(e).to, TableId::Customers);
                 }));
    return placed || std::ranges::any_of(plant.get<KanbanLoop>().rows(),
                                         [](const KanbanLoop& loop) { return loop.kind == LoopKind::Conwip; });
}

SchedulingPoints schedulingPoints(const Plant& plant, const FlowGraph& graph) {
    const Streams streams(plant, graph);
    return {streams.scheduledTwice(), streams.pullsBelow()};
}

} // namespace takt::lean

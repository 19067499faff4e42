#include "balance/task_graph.h"

#include <algorithm>
#include <iterator>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>

namespace takt::balance {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

Graph graphOf(int tasks, const Arcs& arcs) { return {arcs.begin(), arcs.end(), static_cast<std::size_t>(tasks)}; }

/// From `to` back to `from` along `cameFrom`, turned round.
std::vector<Task> wayBack(const std::vector<Task>& cameFrom, Task from, Task to) {
    std::vector<Task> way{to};
    while (way.back() != from)
        way.push_back(cameFrom[static_cast<std::size_t>(way.back())]);
    std::reverse(way.begin(), way.end());
    return way;
}

/// Remembers the first circle that is closed.
struct CircleVisitor : boost::default_dfs_visitor {
    std::vector<Task>* cameFrom;
    std::vector<Task>* circle;

    void tree_edge(Graph::edge_descriptor arc, const Graph&) const { (*cameFrom)[arc.m_target] = static_cast<Task>(arc.m_source); }
    void back_edge(Graph::edge_descriptor arc, const Graph&) const {
        if (circle->empty())
            *circle = wayBack(*cameFrom, static_cast<Task>(arc.m_target), static_cast<Task>(arc.m_source));
    }
};

} // namespace

std::vector<Task> inOrder(int tasks, const Arcs& arcs) {
    const Graph graph = graphOf(tasks, arcs);
    std::vector<Task> backward;
    try {
        boost::topological_sort(graph, std::back_inserter(backward));
    } catch (const boost::not_a_dag&) {
        return {};
    }
    return {backward.rbegin(), backward.rend()};
}

std::vector<Task> wayBetween(int tasks, const Arcs& arcs, Task from, Task to) {
    std::vector<Task> cameFrom(static_cast<std::size_t>(tasks), -1);
    boost::breadth_first_search(graphOf(tasks, arcs), static_cast<std::size_t>(from),
                                boost::visitor(boost::make_bfs_visitor(boost::record_predecessors(cameFrom.data(), boost::on_tree_edge()))));
    if (from != to && cameFrom[static_cast<std::size_t>(to)] < 0)
        return {};
    return wayBack(cameFrom, from, to);
}

std::vector<Task> circleIn(int tasks, const Arcs& arcs) {
    std::vector<Task> cameFrom(static_cast<std::size_t>(tasks), -1), circle;
    CircleVisitor visitor;
    visitor.cameFrom = &cameFrom;
    visitor.circle = &circle;
    boost::depth_first_search(graphOf(tasks, arcs), boost::visitor(visitor));
    return circle;
}

std::vector<std::vector<Task>> followers(int tasks, const Arcs& arcs) {
    std::vector<std::vector<Task>> lists(static_cast<std::size_t>(tasks));
    for (const auto& [a, b] : arcs)
        lists[static_cast<std::size_t>(a)].push_back(b);
    return lists;
}

} // namespace takt::balance

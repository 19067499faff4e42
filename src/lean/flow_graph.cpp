#include "lean/flow_graph.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace takt::lean {

namespace {

bool hasRecipe(const Plant& plant, Id process, Id item) {
    return std::any_of(plant.get<Recipe>().begin(), plant.get<Recipe>().end(),
                       [&](const Recipe& r) { return r.process == process && r.item == item; });
}

void addItem(std::vector<Id>& items, Id item) {
    if (item && std::find(items.begin(), items.end(), item) == items.end())
        items.push_back(item);
}

/// What an element offers by its own rows, whatever flows into it.
std::vector<Id> ownItems(const Plant& plant, const FlowGraph::Node& node) {
    std::vector<Id> items;
    switch (node.kind) {
    case TableId::Suppliers:
        for (const auto& row : plant.get<SupplierItem>())
            if (row.supplier == node.element)
                addItem(items, row.item);
        break;
    case TableId::Processes:
        for (const auto& row : plant.get<Recipe>())
            if (row.process == node.element)
                addItem(items, row.item);
        for (const auto& output : plant.get<RecipeOutput>())
            if (const Recipe* recipe = plant.find<Recipe>(output.recipe); recipe && recipe->process == node.element)
                addItem(items, output.item);
        break;
    case TableId::Transports:
        for (const auto& row : plant.get<Departure>())
            if (row.transport == node.element)
                addItem(items, row.item);
        break;
    default:
        for (const auto& row : plant.get<Stock>())
            if (row.store == node.element)
                addItem(items, row.item);
    }
    return items;
}

using Nodes = std::vector<int>;

/// Follows ways from a node over nodes that `goesOn` until it is back there; the nodes on that circle, or none.
template <class GoesOn>
Nodes circleFrom(const FlowGraph& graph, int start, GoesOn&& goesOn) {
    std::vector<int> cameFrom(graph.nodes.size(), -1);
    Nodes open{start};
    while (!open.empty()) {
        const int n = open.back();
        open.pop_back();
        for (const int e : graph.nodes[static_cast<std::size_t>(n)].out) {
            const int to = graph.edges[static_cast<std::size_t>(e)].to;
            if (to == start) {
                Nodes circle{n};
                while (circle.back() != start)
                    circle.push_back(cameFrom[static_cast<std::size_t>(circle.back())]);
                return {circle.rbegin(), circle.rend()};
            }
            if (goesOn(to) && cameFrom[static_cast<std::size_t>(to)] < 0) {
                cameFrom[static_cast<std::size_t>(to)] = n;
                open.push_back(to);
            }
        }
    }
    return {};
}

bool isStore(const FlowGraph& graph, int n) { return contains(kStores, graph.nodes[static_cast<std::size_t>(n)].kind); }

/// The store at which a circle of nodes not yet placed is cut: one fed from what is placed, before others; -1: none.
int cutAt(const FlowGraph& graph, const std::vector<bool>& placed) {
    int any = -1;
    for (int n = 0; n < static_cast<int>(graph.nodes.size()); ++n) {
        const auto waits = [&](int other) { return !placed[static_cast<std::size_t>(other)]; };
        if (!waits(n) || !isStore(graph, n) || circleFrom(graph, n, waits).empty())
            continue;
        const auto& in = graph.nodes[static_cast<std::size_t>(n)].in;
        if (std::any_of(in.begin(), in.end(),
                        [&](int e) { return !waits(graph.edges[static_cast<std::size_t>(e)].from); }))
            return n;
        if (any < 0)
            any = n;
    }
    return any;
}

/// Nodes after those that feed them; a circle begins at a store of it. What is left over comes last.
void sortNodes(FlowGraph& graph) {
    std::vector<int> waiting(graph.nodes.size());
    for (const auto& edge : graph.edges)
        ++waiting[static_cast<std::size_t>(edge.to)];
    std::vector<bool> placed(graph.nodes.size(), false);
    Nodes ready;
    const auto place = [&](int n) {
        placed[static_cast<std::size_t>(n)] = true;
        ready.push_back(n);
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (waiting[i] == 0)
            place(static_cast<int>(i));
    for (std::size_t next = 0; next < graph.nodes.size(); ++next) {
        if (next == ready.size()) {
            const int cut = cutAt(graph, placed);
            if (cut < 0)
                break;
            place(cut);
        }
        const int n = ready[next];
        graph.order.push_back(n);
        for (const int e : graph.nodes[static_cast<std::size_t>(n)].out) {
            const int to = graph.edges[static_cast<std::size_t>(e)].to;
            if (--waiting[static_cast<std::size_t>(to)] == 0 && !placed[static_cast<std::size_t>(to)])
                place(to);
        }
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (!placed[i])
            graph.order.push_back(static_cast<int>(i));
}

void findCircle(FlowGraph& graph) {
    const auto goesOn = [&](int n) { return !isStore(graph, n); };
    for (int n = 0; n < static_cast<int>(graph.nodes.size()) && graph.circle.empty(); ++n)
        if (goesOn(n))
            graph.circle = circleFrom(graph, n, goesOn);
}

void spreadItems(const Plant& plant, FlowGraph& graph) {
    for (auto& node : graph.nodes)
        node.items = ownItems(plant, node);
    // Again and again, so that what goes round in a circle (rework, returned goods) is seen everywhere.
    for (bool more = true; std::exchange(more, false);)
        for (const int n : graph.order) {
            auto& node = graph.nodes[static_cast<std::size_t>(n)];
            if (node.kind == TableId::Processes || node.kind == TableId::Suppliers)
                continue;
            const std::size_t before = node.items.size();
            for (const int e : node.in) {
                const auto& edge = graph.edges[static_cast<std::size_t>(e)];
                for (const Id item : graph.nodes[static_cast<std::size_t>(edge.from)].items)
                    if (!edge.item || edge.item == item)
                        addItem(node.items, item);
            }
            more = more || node.items.size() > before;
        }
}

/// Asks `rate` of an item from the nodes before `node`, in equal shares. What a circle gives back to the store where it
/// begins is asked for no further round.
void ask(FlowGraph& graph, const FlowGraph::Node& node, Id item, double rate) {
    std::vector<int> sources;
    for (const int e : node.in) {
        const auto& edge = graph.edges[static_cast<std::size_t>(e)];
        if ((!edge.item || edge.item == item) && graph.nodes[static_cast<std::size_t>(edge.from)].offers(item))
            sources.push_back(edge.from);
    }
    for (const int source : sources)
        graph.nodes[static_cast<std::size_t>(source)].needed[item] += rate / static_cast<double>(sources.size());
}

void spreadNeeds(const Plant& plant, FlowGraph& graph) {
    for (auto it = graph.order.rbegin(); it != graph.order.rend(); ++it) {
        const auto node = graph.nodes[static_cast<std::size_t>(*it)];
        if (node.kind == TableId::Customers) {
            for (const auto& demand : plant.get<Demand>())
                if (demand.customer == node.element)
                    ask(graph, node, demand.item, demandPerDay(demand));
            continue;
        }
        for (const auto& [item, rate] : node.needed) {
            if (node.kind != TableId::Processes) {
                if (node.kind != TableId::Suppliers)
                    ask(graph, node, item, rate);
                continue;
            }
            for (const auto& recipe : plant.get<Recipe>())
                if (recipe.process == node.element && recipe.item == item) {
                    for (const auto& need : recipeNeeds(plant, graph, recipe))
                        ask(graph, node, need.item,
                            rate * static_cast<double>(need.quantity) / recipe.yield.value());
                    break;
                }
        }
    }
}

} // namespace

double demandPerDay(const Demand& demand) {
    return static_cast<double>(demand.quantity.steps) / static_cast<double>(demand.perDays);
}

bool FlowGraph::Node::offers(Id item) const { return std::find(items.begin(), items.end(), item) != items.end(); }

int FlowGraph::indexOf(Id element) const {
    const auto it = byId_.find(element);
    return it == byId_.end() ? -1 : it->second;
}

const FlowGraph::Node* FlowGraph::find(Id element) const {
    const int i = indexOf(element);
    return i < 0 ? nullptr : &nodes[static_cast<std::size_t>(i)];
}

FlowGraph flowGraph(const Plant& plant) {
    FlowGraph graph;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (contains(kNodes, Row::table))
            for (const auto& row : table) {
                graph.byId_[row.id] = static_cast<int>(graph.nodes.size());
                graph.nodes.push_back({row.id, Row::table, {}, {}, {}, {}});
            }
    });
    const auto connect = [&](Id way, Id from, Id to, Id item) {
        const int a = graph.indexOf(from);
        const int b = graph.indexOf(to);
        if (a < 0 || b < 0 || a == b)
            return;
        const int edge = static_cast<int>(graph.edges.size());
        graph.edges.push_back({way, a, b, item});
        graph.nodes[static_cast<std::size_t>(a)].out.push_back(edge);
        graph.nodes[static_cast<std::size_t>(b)].in.push_back(edge);
    };
    for (const auto& flow : plant.get<MaterialFlow>())
        connect(flow.id, flow.from, flow.to, flow.item);
    for (const auto& loop : plant.get<KanbanLoop>()) {
        if (loop.kind == LoopKind::Conwip)
            continue; // its cards travel with the containers, on ways drawn by others
        // A drawn way may lead through a transport; only where none leads is the loop a way itself.
        const int from = graph.indexOf(loop.from);
        const int to = graph.indexOf(loop.to);
        if (from < 0 || to < 0)
            continue;
        std::vector<bool> seen(graph.nodes.size(), false);
        const std::function<bool(int)> leads = [&](int n) {
            for (const int e : graph.nodes[static_cast<std::size_t>(n)].out) {
                const int next = graph.edges[static_cast<std::size_t>(e)].to;
                if (next == to)
                    return true;
                if (!seen[static_cast<std::size_t>(next)] &&
                    graph.nodes[static_cast<std::size_t>(next)].kind == TableId::Transports) {
                    seen[static_cast<std::size_t>(next)] = true;
                    if (leads(next))
                        return true;
                }
            }
            return false;
        };
        if (!leads(from))
            connect(loop.id, loop.from, loop.to, loop.item);
    }
    sortNodes(graph);
    findCircle(graph);
    spreadItems(plant, graph);
    spreadNeeds(plant, graph);
    return graph;
}

std::vector<RecipeNeed> recipeNeeds(const Plant& plant, const FlowGraph& graph, const Recipe& recipe) {
    std::vector<RecipeNeed> needs;
    for (const auto& input : plant.get<RecipeInput>())
        if (input.recipe == recipe.id)
            needs.push_back({input.item, input.quantity.steps});
    if (!needs.empty())
        return needs;
    const auto* node = graph.find(recipe.process);
    if (!node)
        return needs;
    for (const int e : node->in) {
        const auto& edge = graph.edges[static_cast<std::size_t>(e)];
        const auto& before = graph.nodes[static_cast<std::size_t>(edge.from)];
        const bool offered = before.kind == TableId::Processes ? hasRecipe(plant, before.element, recipe.item)
                                                               : before.offers(recipe.item);
        if ((!edge.item || edge.item == recipe.item) && offered)
            return {{recipe.item, 1}};
    }
    return needs;
}

} // namespace takt::lean

// The plant as a graph of material: which items are offered where, and how much of each is needed a
// working day. Shared by the arithmetic and by the simulation's compiler, so that both see one plant.
#pragma once

#include <map>
#include <vector>

#include "model/project.h"

namespace takt::lean {

struct FlowGraph {
    struct Edge {
        Id flow;       ///< the material flow, or the kanban loop that implies this way
        int from = 0;  ///< node
        int to = 0;
        Id item;       ///< none: every item that fits
    };
    struct Node {
        Id element;
        TableId kind = TableId::Count;
        std::vector<int> in, out;      ///< edges
        std::vector<Id> items;         ///< offered downstream, in order of first appearance
        std::map<Id, double> needed;   ///< steps of the item to leave this node each working day
        bool offers(Id item) const;
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
    /// Nodes from customers' suppliers downstream; every node after those that feed it, but for what a circle gives
    /// back to the store where it begins.
    std::vector<int> order;
    /// Nodes that feed each other in a circle without a store between; none where all circles hold one.
    std::vector<int> circle;

    int indexOf(Id element) const; ///< -1: not on the material graph
    const Node* find(Id element) const;

  private:
    friend FlowGraph flowGraph(const Plant& plant);
    std::map<Id, int> byId_;
};

/// Ways are the material flows and those that kanban loops imply. What a process needs of an item is
/// shared equally among the nodes before it that offer the item. A recipe without inputs takes the
/// same item from before it, if that is offered there.
FlowGraph flowGraph(const Plant& plant);

/// The inputs of a recipe in steps per step of output: its rows, or the item itself passed through.
struct RecipeNeed {
    Id item;
    std::int64_t quantity = 1;
};
std::vector<RecipeNeed> recipeNeeds(const Plant& plant, const FlowGraph& graph, const Recipe& recipe);

/// Demand of a row in steps a working day.
double demandPerDay(const Demand& demand);

} // namespace takt::lean

#include "cell/precedence.h"

#include <algorithm>
#include <set>

#include "balance/precedence.h"
#include "balance/task_graph.h"

namespace takt::cell {

namespace {

using Lists = std::vector<std::vector<int>>;

std::vector<int> layersOf(int tasks, const std::vector<Arc>& arcs, const Lists& followers) {
    std::vector<int> layer(followers.size());
    for (const int task : balance::inOrder(tasks, arcs))
        for (const int next : followers[static_cast<std::size_t>(task)])
            layer[static_cast<std::size_t>(next)] =
                std::max(layer[static_cast<std::size_t>(next)], layer[static_cast<std::size_t>(task)] + 1);
    return layer;
}

double medianOf(std::vector<double> values, double otherwise) {
    if (values.empty())
        return otherwise;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// One sweep over the layers: each is put into the order of the medians of the tasks it hangs on.
void sweep(std::vector<std::vector<int>>& layers, std::vector<double>& slot, const Lists& hangsOn, bool down) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        auto& layer = layers[down ? i : layers.size() - 1 - i];
        std::vector<std::pair<double, int>> wanted;
        for (const int task : layer) {
            std::vector<double> others;
            for (const int other : hangsOn[static_cast<std::size_t>(task)])
                others.push_back(slot[static_cast<std::size_t>(other)]);
            wanted.emplace_back(medianOf(std::move(others), slot[static_cast<std::size_t>(task)]), task);
        }
        std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        const double middle = (static_cast<double>(layer.size()) - 1) / 2;
        for (std::size_t k = 0; k < layer.size(); ++k) {
            layer[k] = wanted[k].second;
            slot[static_cast<std::size_t>(layer[k])] = static_cast<double>(k) - middle;
        }
    }
}

} // namespace

std::vector<balance::Task> circleClosedBy(int tasks, const std::vector<Arc>& arcs, Arc added) {
    return balance::wayBetween(tasks, arcs, added.second, added.first);
}

std::vector<balance::Task> circleIn(int tasks, const std::vector<Arc>& arcs) { return balance::circleIn(tasks, arcs); }

std::vector<bool> redundantArcs(int tasks, const std::vector<Arc>& arcs) {
    balance::Line line;
    line.times.resize(static_cast<std::size_t>(tasks));
    line.arcs = arcs;
    std::vector<bool> redundant(arcs.size());
    const auto precedence = balance::precedenceOf(line);
    if (!precedence)
        return redundant;
    std::set<Arc> said;
    for (std::size_t a = 0; a < arcs.size(); ++a) {
        const auto& needed = precedence->after[static_cast<std::size_t>(arcs[a].first)];
        redundant[a] = std::find(needed.begin(), needed.end(), arcs[a].second) == needed.end() || !said.insert(arcs[a]).second;
    }
    return redundant;
}

std::vector<LayeredPlace> layeredPlaces(int tasks, const std::vector<Arc>& arcs) {
    const Lists followers = balance::followers(tasks, arcs);
    Lists leaders(followers.size());
    for (const auto& [before, after] : arcs)
        leaders[static_cast<std::size_t>(after)].push_back(before);
    const auto layer = layersOf(tasks, arcs, followers);
    std::vector<std::vector<int>> layers;
    for (std::size_t t = 0; t < layer.size(); ++t) {
        layers.resize(std::max(layers.size(), static_cast<std::size_t>(layer[t]) + 1));
        layers[static_cast<std::size_t>(layer[t])].push_back(static_cast<int>(t));
    }
    std::vector<double> slot(followers.size());
    for (int round = 0; round < 4; ++round) {
        sweep(layers, slot, leaders, true);
        sweep(layers, slot, followers, false);
    }
    sweep(layers, slot, leaders, true);
    std::vector<LayeredPlace> places(followers.size());
    for (std::size_t t = 0; t < places.size(); ++t)
        places[t] = {layer[t], slot[t]};
    return places;
}

} // namespace takt::cell

#include "cell/precedence.h"

#include <algorithm>
#include <numeric>

namespace takt::cell {

namespace {

using Lists = std::vector<std::vector<int>>;

Lists followersOf(int tasks, const std::vector<Arc>& arcs) {
    Lists lists(static_cast<std::size_t>(tasks));
    for (const auto& [before, after] : arcs)
        lists[static_cast<std::size_t>(before)].push_back(after);
    return lists;
}

/// The shortest way, both ends included; empty: none.
std::vector<balance::Task> wayBetween(const Lists& followers, int from, int to) {
    std::vector<int> cameFrom(followers.size(), -1), queue{from};
    cameFrom[static_cast<std::size_t>(from)] = from;
    for (std::size_t i = 0; i < queue.size() && cameFrom[static_cast<std::size_t>(to)] < 0; ++i)
        for (const int next : followers[static_cast<std::size_t>(queue[i])])
            if (cameFrom[static_cast<std::size_t>(next)] < 0) {
                cameFrom[static_cast<std::size_t>(next)] = queue[i];
                queue.push_back(next);
            }
    if (cameFrom[static_cast<std::size_t>(to)] < 0)
        return {};
    std::vector<balance::Task> way{to};
    while (way.back() != from)
        way.push_back(cameFrom[static_cast<std::size_t>(way.back())]);
    std::reverse(way.begin(), way.end());
    return way;
}

/// Tasks so that every arc leads on; those of circles are missing.
std::vector<int> inOrder(const Lists& followers) {
    std::vector<int> waiting(followers.size()), order;
    for (const auto& list : followers)
        for (const int next : list)
            ++waiting[static_cast<std::size_t>(next)];
    for (std::size_t t = 0; t < followers.size(); ++t)
        if (waiting[t] == 0)
            order.push_back(static_cast<int>(t));
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const int next : followers[static_cast<std::size_t>(order[i])])
            if (--waiting[static_cast<std::size_t>(next)] == 0)
                order.push_back(next);
    return order;
}

std::vector<int> layersOf(const Lists& followers) {
    std::vector<int> layer(followers.size());
    for (const int task : inOrder(followers))
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
    if (added.first == added.second)
        return {added.first};
    return wayBetween(followersOf(tasks, arcs), added.second, added.first);
}

std::vector<balance::Task> circleIn(int tasks, const std::vector<Arc>& arcs) {
    const Lists followers = followersOf(tasks, arcs);
    std::vector<bool> sound(static_cast<std::size_t>(tasks));
    for (const int task : inOrder(followers))
        sound[static_cast<std::size_t>(task)] = true;
    for (const auto& [before, after] : arcs)
        if (!sound[static_cast<std::size_t>(before)] && !sound[static_cast<std::size_t>(after)])
            if (auto circle = circleClosedBy(tasks, arcs, {before, after}); !circle.empty())
                return circle;
    return {};
}

std::vector<bool> redundantArcs(int tasks, const std::vector<Arc>& arcs) {
    const Lists followers = followersOf(tasks, arcs);
    const auto size = static_cast<std::size_t>(tasks);
    std::vector<std::vector<bool>> reached(size);
    auto order = inOrder(followers);
    std::reverse(order.begin(), order.end());
    for (const int task : order) {
        auto& own = reached[static_cast<std::size_t>(task)];
        own.assign(size, false);
        for (const int next : followers[static_cast<std::size_t>(task)]) {
            own[static_cast<std::size_t>(next)] = true;
            const auto& further = reached[static_cast<std::size_t>(next)];
            for (std::size_t t = 0; t < further.size(); ++t)
                if (further[t])
                    own[t] = true;
        }
    }
    std::vector<bool> redundant(arcs.size());
    for (std::size_t a = 0; a < arcs.size(); ++a) {
        const auto& [before, after] = arcs[a];
        for (const int next : followers[static_cast<std::size_t>(before)])
            redundant[a] = redundant[a] || (next != after && !reached[static_cast<std::size_t>(next)].empty() &&
                                            reached[static_cast<std::size_t>(next)][static_cast<std::size_t>(after)]);
        for (std::size_t b = 0; b < a; ++b)
            redundant[a] = redundant[a] || arcs[b] == arcs[a];
    }
    return redundant;
}

std::vector<LayeredPlace> layeredPlaces(int tasks, const std::vector<Arc>& arcs) {
    const Lists followers = followersOf(tasks, arcs);
    Lists leaders(followers.size());
    for (const auto& [before, after] : arcs)
        leaders[static_cast<std::size_t>(after)].push_back(before);
    const auto layer = layersOf(followers);
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

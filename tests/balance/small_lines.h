// Lines from the literature that are small enough to stand here as facts, random ones, and what is best for them
// by looking at every set of tasks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "balance/line.h"

namespace takt::test {

using balance::Line;
using balance::Shape;
using balance::Task;
using balance::Units;

inline Line lineOf(std::vector<Units> times, const std::vector<std::pair<int, int>>& arcsFrom1) {
    Line line;
    line.times = std::move(times);
    for (const auto& [a, b] : arcsFrom1)
        line.arcs.emplace_back(a - 1, b - 1);
    return line;
}

/// Jackson (1956), 11 tasks.
inline Line jackson() {
    return lineOf({6, 2, 5, 7, 1, 2, 3, 6, 5, 5, 4},
                  {{1, 2}, {1, 3}, {1, 4}, {1, 5}, {2, 6}, {3, 7}, {4, 7}, {5, 7}, {6, 8}, {7, 9}, {8, 10}, {9, 11}, {10, 11}});
}

/// Mertens (1967), 7 tasks.
inline Line mertens() { return lineOf({1, 5, 4, 3, 5, 6, 5}, {{1, 2}, {1, 4}, {2, 3}, {2, 5}, {4, 7}, {5, 6}}); }

/// Bowman (1960), 8 tasks.
inline Line bowman() {
    return lineOf({11, 17, 9, 5, 8, 12, 10, 3}, {{1, 2}, {2, 3}, {2, 4}, {3, 5}, {3, 6}, {4, 6}, {5, 7}, {6, 8}});
}

inline Line randomLine(std::mt19937_64& random, int most, Shape shape) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
    Line line;
    line.shape = shape;
    const int n = 1 + below(most), longest = 1 + below(12), density = below(60);
    for (int j = 0; j < n; ++j)
        line.times.push_back(below(longest + 1));
    for (int a = 0; a < n; ++a)
        for (int b = a + 1; b < n; ++b)
            if (below(100) < density)
                line.arcs.emplace_back(a, b);
    // Numbers say nothing about the order.
    std::vector<int> number(static_cast<std::size_t>(n));
    std::iota(number.begin(), number.end(), 0);
    std::shuffle(number.begin(), number.end(), random);
    for (auto& [a, b] : line.arcs) {
        a = number[static_cast<std::size_t>(a)];
        b = number[static_cast<std::size_t>(b)];
    }
    return line;
}

/// Fewest stations of each set of tasks without rules, by dynamic programming over all sets: (stations used, time
/// used of the last). INT32_MAX: what comes before is not in the set.
inline std::vector<int> fewestOfAllSets(const Line& line, Units cycle) {
    const auto n = static_cast<unsigned>(line.size());
    std::vector<std::uint32_t> before(n, 0), after(n, 0);
    for (const auto& [a, b] : line.arcs) {
        before[static_cast<std::size_t>(b)] |= 1u << a;
        after[static_cast<std::size_t>(a)] |= 1u << b;
    }
    using Used = std::pair<int, Units>;
    std::vector<Used> best(std::size_t{1} << n, Used{INT32_MAX, 0});
    best[0] = {0, cycle};
    for (std::uint32_t set = 0; set + 1 < (1u << n); ++set) {
        if (best[set].first == INT32_MAX)
            continue;
        for (unsigned j = 0; j < n; ++j) {
            if (set >> j & 1)
                continue;
            const bool front = (before[j] & ~set) == 0, back = (after[j] & ~set) == 0;
            if (!front && !(line.shape == Shape::UShaped && back))
                continue;
            const Units time = line.times[j];
            const Used next = best[set].second + time <= cycle ? Used{best[set].first, best[set].second + time} : Used{best[set].first + 1, time};
            best[set | 1u << j] = std::min(best[set | 1u << j], next);
        }
    }
    std::vector<int> stations;
    for (const Used& used : best)
        stations.push_back(used.first);
    return stations;
}

inline int fewestByAllSets(const Line& line, Units cycle) {
    return std::max(1, fewestOfAllSets(line, cycle).back()); // tasks of no time still stand somewhere
}

inline Units shortestByAllSets(const Line& line, int stations) {
    Units cycle = std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end()));
    while (fewestByAllSets(line, cycle) > stations)
        ++cycle;
    return cycle;
}

/// "U: 3 4 3 1>2", for what a test says when it fails.
inline std::string lineText(const Line& line) {
    std::string text = line.shape == Shape::UShaped ? "U:" : "straight:";
    for (const Units time : line.times)
        text += ' ' + std::to_string(time);
    for (const auto& [a, b] : line.arcs)
        text += " " + std::to_string(a + 1) + ">" + std::to_string(b + 1);
    return text;
}

} // namespace takt::test

#include "balance/greedy.h"

#include <algorithm>

namespace takt::balance {

std::vector<std::vector<Task>> rankedPositionalWeight(const ReadyLine& line, std::int32_t cycle) {
    const auto n = static_cast<std::size_t>(line.size);
    const bool ushaped = line.shape == Shape::UShaped;
    std::vector<std::int64_t> weight(n);
    const auto sum = [&](const std::vector<Task>& tasks) {
        std::int64_t total = 0;
        for (const Task task : tasks)
            total += line.times[static_cast<std::size_t>(task)];
        return total;
    };
    std::vector<std::size_t> front(n), back(n); // neighbours that are not done
    std::vector<Task> ready;
    for (std::size_t j = 0; j < n; ++j) {
        weight[j] = line.times[j] + sum(line.allAfter[j]);
        if (ushaped)
            weight[j] = std::max(weight[j], line.times[j] + sum(line.allBefore[j]));
        front[j] = line.before[j].size();
        back[j] = line.after[j].size();
        if (front[j] == 0 || (ushaped && back[j] == 0))
            ready.push_back(static_cast<Task>(j));
    }
    std::vector<bool> listed(n, false);
    for (const Task task : ready)
        listed[static_cast<std::size_t>(task)] = true;
    std::vector<std::vector<Task>> stations(1);
    std::int32_t room = cycle;
    while (!ready.empty()) {
        auto best = ready.end();
        for (auto task = ready.begin(); task != ready.end(); ++task)
            if (line.times[static_cast<std::size_t>(*task)] <= room &&
                (best == ready.end() || weight[static_cast<std::size_t>(*task)] > weight[static_cast<std::size_t>(*best)]))
                best = task;
        if (best == ready.end()) {
            stations.emplace_back();
            room = cycle;
            continue;
        }
        const Task task = *best;
        const auto at = static_cast<std::size_t>(task);
        ready.erase(best);
        stations.back().push_back(task);
        room -= line.times[at];
        const auto done = [&](const std::vector<Task>& neighbours, std::vector<std::size_t>& waiting) {
            for (const Task other : neighbours) {
                const auto o = static_cast<std::size_t>(other);
                if (--waiting[o] == 0 && !listed[o]) {
                    listed[o] = true;
                    ready.push_back(other);
                }
            }
        };
        done(line.after[at], front);
        if (ushaped)
            done(line.before[at], back);
    }
    return stations;
}

} // namespace takt::balance

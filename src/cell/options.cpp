#include "cell/options.h"

#include <algorithm>
#include <numeric>

namespace takt::cell {

namespace {

/// The longest loading and automatic time of a machine, shared by the copies of its station.
Duration longestMachine(const CellLine& line, const balance::Assignment& assignment) {
    Duration longest;
    for (std::size_t s = 0; s < assignment.stations.size(); ++s)
        for (const auto task : assignment.stations[s]) {
            const Times& times = line.times[static_cast<std::size_t>(task)];
            if (times.automatic.us > 0)
                longest = std::max(longest, Duration{(times.manual + times.automatic).us / assignment.copiesOf(s)});
        }
    return longest;
}

} // namespace

std::vector<int> stationsByTask(std::size_t tasks, const balance::Assignment& assignment) {
    std::vector<int> stations(tasks);
    for (std::size_t s = 0; s < assignment.stations.size(); ++s)
        for (const auto task : assignment.stations[s])
            if (static_cast<std::size_t>(task) < tasks)
                stations[static_cast<std::size_t>(task)] = static_cast<int>(s) + 1;
    return stations;
}

int movesFrom(const std::vector<int>& today, const balance::Assignment& assignment) {
    const auto now = stationsByTask(today.size(), assignment);
    int moves = 0;
    for (std::size_t t = 0; t < today.size(); ++t)
        moves += today[t] > 0 && now[t] != today[t] ? 1 : 0;
    return moves;
}

Outcome outcomeOf(const Plant& plant, const CellLine& line, Id process, const balance::Assignment& assignment, Duration available) {
    Outcome out;
    const auto loads = loadsOf(plant, line, assignment);
    const Figures figures = figuresOf(plant, line, process, loads, {}, {});
    const Duration machine = longestMachine(line, assignment);
    out.operators = figures.operators;
    out.byMachine = machine > figures.longest;
    out.cycle = std::max(machine, figures.longest);
    if (out.cycle.us > 0) {
        out.perShift = static_cast<double>(available.us) / static_cast<double>(out.cycle.us);
        out.efficiency = out.operators > 0 ? figures.work.inSeconds() / (out.operators * out.cycle.inSeconds()) : 0;
    }
    out.moves = movesFrom(line.line.rules.today, assignment);
    return out;
}

std::vector<std::size_t> frontier(const std::vector<Outcome>& outcomes) {
    std::vector<std::size_t> order(outcomes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(outcomes[a].cycle, outcomes[a].moves) < std::pair(outcomes[b].cycle, outcomes[b].moves);
    });
    std::vector<std::size_t> best;
    for (const auto place : order)
        if (best.empty() || outcomes[place].moves < outcomes[best.back()].moves)
            best.push_back(place);
    return best;
}

std::vector<balance::Units> cyclesBetween(balance::Units shortest, balance::Units longest, int count) {
    std::vector<balance::Units> cycles;
    if (longest < shortest || count < 1)
        return cycles;
    for (int i = 0; i < count; ++i) {
        const balance::Units cycle = count == 1 ? shortest : shortest + (longest - shortest) * i / (count - 1);
        if (cycles.empty() || cycle != cycles.back())
            cycles.push_back(cycle);
    }
    return cycles;
}

} // namespace takt::cell

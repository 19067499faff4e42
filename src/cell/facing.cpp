#include "cell/facing.h"

#include <algorithm>

#include "balance/checker.h"
#include "cell/options.h"

namespace takt::cell {

namespace {

/// Larger: later tasks stand at later stations.
std::int64_t order(std::size_t tasks, const balance::Assignment& assignment) {
    const auto stations = stationsByTask(tasks, assignment);
    std::int64_t sum = 0;
    for (std::size_t t = 0; t < tasks; ++t)
        sum += static_cast<std::int64_t>(t) * stations[t];
    return sum;
}

} // namespace

balance::Assignment facing(const balance::Line& line, balance::Assignment assignment, balance::Units cycle, const std::vector<int>& known) {
    if (line.shape != balance::Shape::UShaped || assignment.stations.size() < 2)
        return assignment;
    balance::Assignment turned = assignment;
    std::reverse(turned.stations.begin(), turned.stations.end());
    std::reverse(turned.copies.begin(), turned.copies.end());
    std::reverse(turned.secondOperator.begin(), turned.secondOperator.end());
    const int stay = movesFrom(known, assignment), turn = movesFrom(known, turned);
    const bool says = std::any_of(known.begin(), known.end(), [](int station) { return station > 0; });
    const auto tasks = line.times.size();
    const bool better = says ? turn < stay : order(tasks, turned) > order(tasks, assignment);
    return better && balance::violations(line, turned, cycle).empty() ? turned : assignment;
}

} // namespace takt::cell

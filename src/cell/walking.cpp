#include "cell/walking.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace takt::cell {

std::int64_t loopMillionths(const std::vector<CellTask>& tasks) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const CellTask& next = tasks[(i + 1) % tasks.size()];
        sum += std::abs(next.place.millionths - tasks[i].place.millionths) +
               std::abs(next.across.millionths - tasks[i].across.millionths);
    }
    return sum;
}

Duration loopTime(const std::vector<CellTask>& tasks, const Cell& cell) { return walkTime({loopMillionths(tasks)}, cell); }

Duration walkTime(Decimal metres, const Cell& cell) {
    constexpr std::int64_t kMillisecond = 1000;
    const double us = static_cast<double>(metres.millionths) / cell.walkingSpeed.value();
    return {std::llround(std::min(us, static_cast<double>(kMostTaskTime)) / kMillisecond) * kMillisecond};
}

} // namespace takt::cell

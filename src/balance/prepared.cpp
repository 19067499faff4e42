#include "balance/bounds.h"

#include <algorithm>

namespace takt::balance {

namespace {

/// Finer than this, the table of what fits into a room grows out of proportion.
constexpr std::int32_t kRooms = 4096;

std::vector<std::vector<Task>> betterThan(const ReadyLine& line) {
    const auto n = static_cast<std::size_t>(line.size);
    const std::size_t words = (n + 63) / 64;
    const auto rows = [&](const std::vector<std::vector<Task>>& lists) {
        std::vector<std::uint64_t> bits(n * words, 0);
        for (std::size_t j = 0; j < n; ++j)
            for (const Task i : lists[j])
                bits[j * words + static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (i & 63);
        return bits;
    };
    const std::vector<std::uint64_t> behind = rows(line.allAfter), ahead = rows(line.allBefore);
    const auto within = [&](const std::vector<std::uint64_t>& bits, std::size_t a, std::size_t b) {
        for (std::size_t w = 0; w < words; ++w)
            if (bits[a * words + w] & ~bits[b * words + w])
                return false;
        return true;
    };
    const bool ushaped = line.shape == Shape::UShaped;
    std::vector<std::vector<Task>> better(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j || line.times[j] < line.times[i] || line.allAfter[j].size() < line.allAfter[i].size() ||
                (behind[i * words + j / 64] >> (j % 64) & 1) || (behind[j * words + i / 64] >> (i % 64) & 1))
                continue;
            if (!within(behind, i, j) || (ushaped && !within(ahead, i, j)))
                continue;
            const bool equal = line.times[i] == line.times[j] && within(behind, j, i) && (!ushaped || within(ahead, j, i));
            if (!equal || j < i) // of equals the first stands for all
                better[i].push_back(static_cast<Task>(j));
        }
    return better;
}

} // namespace

void fillAddable(PreparedLine& prepared) {
    const ReadyLine& line = prepared.line;
    prepared.grain = std::max(1, prepared.cycle / kRooms);
    const auto size = static_cast<std::size_t>(prepared.cycle / prepared.grain) + 1;
    prepared.addable.assign(size, BoundSums{});
    for (std::size_t f = 0; f < prepared.bounds.size(); ++f) {
        std::vector<std::pair<std::size_t, std::int32_t>> kinds; // time in grains, most weight
        std::vector<std::int32_t> most(size, 0);
        std::int32_t free = 0; // of tasks finer than the grain, as many as there are
        for (std::size_t j = 0; j < line.times.size(); ++j) {
            const auto grains = static_cast<std::size_t>(line.times[j] / prepared.grain);
            if (grains == 0)
                free += prepared.bounds[f].weights[j];
            else if (grains < size)
                most[grains] = std::max(most[grains], prepared.bounds[f].weights[j]);
        }
        for (std::size_t r = 1; r < size; ++r)
            if (most[r] > 0)
                kinds.emplace_back(r, most[r]);
        for (std::size_t r = 0; r < size; ++r) {
            std::int32_t best = r > 0 ? prepared.addable[r - 1][f] : free;
            for (const auto& [time, weight] : kinds) {
                if (time > r)
                    break;
                best = std::max(best, prepared.addable[r - time][f] + weight);
            }
            prepared.addable[r][f] = best;
        }
    }
}

PreparedLine prepared(const ReadyLine& line, std::int32_t cycle) {
    PreparedLine result;
    result.line = line;
    result.cycle = cycle;
    result.bounds = linearBounds(line, cycle);
    if (line.shape == Shape::Straight)
        result.stationsFrom = stationsFrom(line, cycle, result.bounds, result.tails);
    result.betterThan = betterThan(line);
    fillAddable(result);
    return result;
}

bool addPackingBound(PreparedLine& prepared, const LinearBound& bound) {
    if (bound.weights.empty())
        return false;
    // It stands in place of the weakest.
    if (prepared.bounds.size() == kLinearBounds)
        prepared.bounds.pop_back();
    prepared.bounds.insert(prepared.bounds.begin() + 1, bound);
    if (prepared.line.shape == Shape::Straight)
        prepared.stationsFrom = stationsFrom(prepared.line, prepared.cycle, prepared.bounds, prepared.tails);
    fillAddable(prepared);
    return true;
}

} // namespace takt::balance

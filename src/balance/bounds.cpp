#include "balance/bounds.h"

#include <algorithm>
#include <numeric>

#include "balance/packing.h"

namespace takt::balance {

namespace {

int roundedUp(std::int64_t value, std::int64_t unit) { return static_cast<int>((value + unit - 1) / unit); }

using Sums = std::vector<std::uint64_t>; // bit s: a sum of s can be made

void addTo(Sums& sums, std::int32_t time, std::int32_t most) {
    const std::size_t words = static_cast<std::size_t>(time) / 64, bits = static_cast<std::size_t>(time) % 64;
    if (time > most)
        return;
    for (std::size_t w = sums.size(); w-- > words;) {
        std::uint64_t moved = sums[w - words] << bits;
        if (bits != 0 && w > words)
            moved |= sums[w - words - 1] >> (64 - bits);
        sums[w] |= moved;
    }
}

std::int32_t greatest(const Sums& sums, std::int32_t most) {
    for (std::int32_t s = most; s > 0; --s)
        if ((sums[static_cast<std::size_t>(s) / 64] >> (static_cast<std::size_t>(s) % 64)) & 1)
            return s;
    return 0;
}

/// Time of what lies between two tasks, both left out; 0 when neither leads to the other.
std::int64_t between(const ReadyLine& line, int a, int b) {
    const auto& behind = line.allAfter[static_cast<std::size_t>(std::min(a, b))];
    const auto& ahead = line.allBefore[static_cast<std::size_t>(std::max(a, b))];
    std::int64_t sum = 0;
    for (auto x = behind.begin(), y = ahead.begin(); x != behind.end() && y != ahead.end();)
        if (*x < *y)
            ++x;
        else if (*y < *x)
            ++y;
        else {
            sum += line.times[static_cast<std::size_t>(*x)];
            ++x, ++y;
        }
    return sum;
}

} // namespace

ReadyLine ReadyLine::reversed() const {
    ReadyLine back = *this;
    const auto turned = [&](const std::vector<std::vector<Task>>& lists) {
        std::vector<std::vector<Task>> result(lists.size());
        for (std::size_t j = 0; j < lists.size(); ++j)
            for (auto task = lists[j].rbegin(); task != lists[j].rend(); ++task)
                result[lists.size() - 1 - j].push_back(size - 1 - *task);
        return result;
    };
    std::reverse(back.times.begin(), back.times.end());
    back.before = turned(after);
    back.after = turned(before);
    back.allBefore = turned(allAfter);
    back.allAfter = turned(allBefore);
    return back;
}

ReadyLine readyLine(const Line& line, const Precedence& precedence) {
    ReadyLine ready;
    ready.size = line.size();
    ready.shape = line.shape;
    const auto n = static_cast<std::size_t>(ready.size);
    std::vector<int> place(n);
    for (std::size_t i = 0; i < n; ++i)
        place[static_cast<std::size_t>(precedence.order[i])] = static_cast<int>(i);
    for (auto* lists : {&ready.before, &ready.after, &ready.allBefore, &ready.allAfter})
        lists->resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto task = static_cast<std::size_t>(precedence.order[i]);
        ready.times.push_back(static_cast<std::int32_t>(line.times[task]));
        ready.total += line.times[task];
        for (const Task a : precedence.after[task]) {
            const auto b = static_cast<std::size_t>(place[static_cast<std::size_t>(a)]);
            ready.after[i].push_back(static_cast<int>(b));
            ready.before[b].push_back(static_cast<int>(i));
        }
        for (std::size_t j = i + 1; j < n; ++j)
            if (precedence.leads(precedence.order[i], precedence.order[j])) {
                ready.allAfter[i].push_back(static_cast<int>(j));
                ready.allBefore[j].push_back(static_cast<int>(i));
            }
    }
    for (auto* lists : {&ready.before, &ready.after})
        for (auto& list : *lists)
            std::sort(list.begin(), list.end());
    return ready;
}

bool lengthenTimes(ReadyLine& line, std::int32_t& cycle, bool byOrder, std::vector<Lengthening>& steps) {
    const auto n = static_cast<std::size_t>(line.size);
    // Where every sum may well be there, looking for those that are not is work for nothing.
    constexpr std::int64_t kMostWork = 1'000'000'000;
    if (static_cast<std::int64_t>(n) * line.size * (cycle / 64) > kMostWork)
        return false;
    Sums sums(static_cast<std::size_t>(cycle) / 64 + 1, 0);
    sums[0] = 1;
    for (const std::int32_t time : line.times)
        addTo(sums, time, cycle);
    cycle = std::max(1, greatest(sums, cycle));
    steps.push_back({-1, cycle});
    // What lies between is looked at where that is not the greater work.
    const bool alone = !byOrder || line.shape == Shape::UShaped || line.size > 400;
    bool ever = false;
    for (int round = 0; round < 3; ++round) {
        bool changed = false;
        for (std::size_t j = 0; j < n; ++j) {
            const std::int32_t room = cycle - line.times[j];
            if (room <= 0)
                continue;
            std::fill(sums.begin(), sums.end(), 0);
            sums[0] = 1;
            for (std::size_t i = 0; i < n; ++i)
                if (i != j && line.times[i] <= room && line.times[i] > 0 &&
                    (alone || between(line, static_cast<int>(i), static_cast<int>(j)) + line.times[i] <= room))
                    addTo(sums, line.times[i], room);
            const std::int32_t used = greatest(sums, room);
            if (used < room) {
                line.times[j] += room - used;
                steps.push_back({static_cast<Task>(j), line.times[j]});
                changed = true;
            }
        }
        ever = ever || changed;
        if (!changed)
            break;
    }
    line.total = std::accumulate(line.times.begin(), line.times.end(), std::int64_t{0});
    return ever;
}

std::vector<LinearBound> linearBounds(const ReadyLine& line, std::int32_t cycle) {
    const auto& t = line.times;
    const std::int64_t c = cycle;
    std::vector<LinearBound> all;
    const auto add = [&](std::int64_t room, auto&& weight) {
        LinearBound bound;
        bound.room = static_cast<std::int32_t>(room);
        for (const std::int32_t time : t)
            bound.weights.push_back(static_cast<std::int32_t>(weight(static_cast<std::int64_t>(time))));
        all.push_back(std::move(bound));
    };
    add(c, [](std::int64_t x) { return x; });
    add(2, [&](std::int64_t x) { return 2 * x > c ? 2 : 2 * x == c ? 1 : 0; });
    add(6, [&](std::int64_t x) { return 3 * x > 2 * c ? 6 : 3 * x == 2 * c ? 4 : 3 * x > c ? 3 : 3 * x == c ? 2 : 0; });
    for (std::int64_t k = 1; k <= 12 && (k + 1) * 4 * std::max(line.total, c) < INT32_MAX; ++k)
        add(k * c, [&](std::int64_t x) { return (k + 1) * x % c == 0 ? x * k : (k + 1) * x / c * c; });
    std::vector<std::int32_t> small;
    for (const std::int32_t time : t)
        if (2 * time <= cycle)
            small.push_back(time);
    std::sort(small.begin(), small.end());
    small.erase(std::unique(small.begin(), small.end()), small.end());
    const std::size_t step = std::max<std::size_t>(1, small.size() / 60);
    for (std::size_t s = 0; s < small.size(); s += step) {
        const std::int64_t e = small[s];
        add(c, [&](std::int64_t x) { return x > c - e ? c : x < e ? 0 : x; });
    }
    const auto strength = [](const LinearBound& bound) {
        return static_cast<double>(std::accumulate(bound.weights.begin(), bound.weights.end(), std::int64_t{0})) / bound.room;
    };
    std::vector<double> strengths;
    for (const LinearBound& bound : all)
        strengths.push_back(strength(bound));
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin() + 1, order.end(), [&](std::size_t a, std::size_t b) { return strengths[a] > strengths[b]; });
    std::vector<LinearBound> best;
    for (const std::size_t i : order)
        if (best.size() < kLinearBounds && std::none_of(best.begin(), best.end(), [&](const LinearBound& b) {
                return b.weights == all[i].weights && b.room == all[i].room;
            }))
            best.push_back(all[i]);
    return best;
}

std::vector<int> stationsFrom(const ReadyLine& line, std::int32_t cycle, const std::vector<LinearBound>& bounds, std::vector<std::int64_t>& tail) {
    const auto n = static_cast<std::size_t>(line.size);
    const std::int64_t c = cycle;
    Packing packing(line.times, cycle);
    tail.assign(n, 0);
    std::vector<int> stations(n, 1);
    for (std::size_t j = n; j-- > 0;) {
        std::vector<Task> behind = line.allAfter[j];
        std::sort(behind.begin(), behind.end(), [&](Task a, Task b) {
            return tail[static_cast<std::size_t>(a)] > tail[static_cast<std::size_t>(b)];
        });
        std::int64_t sum = 0, most = 0;
        int needed = 1;
        std::vector<std::int64_t> weight(bounds.size(), 0);
        for (const Task task : behind) {
            const auto i = static_cast<std::size_t>(task);
            sum += line.times[i];
            most = std::max(most, sum + tail[i]);
            needed = std::max(needed, stations[i]);
            for (std::size_t f = 0; f < bounds.size(); ++f)
                weight[f] += bounds[f].weights[i];
        }
        for (std::size_t f = 0; f < bounds.size(); ++f)
            needed = std::max(needed, roundedUp(weight[f] + bounds[f].weights[j], bounds[f].room));
        behind.push_back(static_cast<Task>(j));
        while (!packing.mayFit(behind, needed, 2000))
            ++needed;
        tail[j] = std::max(most, static_cast<std::int64_t>(needed - 1) * c);
        if (tail[j] % c != 0 && tail[j] % c + line.times[j] > c)
            tail[j] = (tail[j] / c + 1) * c;
        stations[j] = std::max(needed, roundedUp(tail[j] + line.times[j], c));
    }
    return stations;
}

LowerBound lowerBound(const std::vector<LinearBound>& bounds) {
    LowerBound best;
    for (std::size_t f = 0; f < bounds.size(); ++f) {
        const std::int64_t sum = std::accumulate(bounds[f].weights.begin(), bounds[f].weights.end(), std::int64_t{0});
        if (const int stations = roundedUp(sum, bounds[f].room); stations > best.stations)
            best = {stations, f == 0 ? BoundReason::WorkContent : BoundReason::Packing, &bounds[f]};
    }
    return best;
}

LowerBound lowerBound(const PreparedLine& forward, const PreparedLine& backward) {
    LowerBound best = lowerBound(forward.bounds);
    for (const PreparedLine* line : {&forward, &backward})
        for (const int stations : line->stationsFrom)
            if (stations > best.stations)
                best = {stations, BoundReason::Chain, nullptr, line, line == &backward};
    return best;
}

} // namespace takt::balance

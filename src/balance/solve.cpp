#include "balance/solve.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "balance/greedy.h"
#include "balance/hunt.h"

namespace takt::balance {

namespace {

using Stations = std::vector<std::vector<Task>>;
using Clock = std::chrono::steady_clock;

/// One call of solve(): keeps the best answer and tells of news.
class Balancer {
public:
    Balancer(const Line& line, const Precedence& precedence, const Control& control)
        : line_(line), precedence_(precedence), control_(control), ready_(readyLine(line, precedence)), begun_(Clock::now()) {
        if (control.seconds < 1e9)
            effort_.deadline = begun_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(control.seconds));
        effort_.cancelled = control.cancelled;
        effort_.nodes = control.nodes;
        effort_.memory = control.memory;
        effort_.threads = control.threads;
        longest_ = static_cast<std::int32_t>(*std::max_element(line.times.begin(), line.times.end()));
    }

    Balance fewestStations(Units cycle);
    Balance shortestCycle(int stations);
    Balance bestEfficiency(int least, int most);

private:
    void better(const Stations& stations, std::int64_t value);
    void raise(std::int64_t bound, BoundReason reason);
    void take(const LowerBound& bound); // stations
    Balance& finish();
    std::int32_t cycleOf(const Stations& stations) const;
    bool closed() const { return best_.bound >= best_.value; }

    /// Shortest cycle times known to be possible and not, for one number of stations.
    struct Range {
        int stations = 0;
        std::int64_t low = 0;  // no less can do
        std::int64_t high = 0; // this can
        BoundReason reason = BoundReason::None;
        int round = 0;
        bool stuck = false;
        std::map<std::int64_t, std::unique_ptr<Hunt>> hunts;
    };
    Range open(int stations);
    /// One more look at one cycle time; true when the range became narrower.
    bool ask(Range& range, std::int64_t cycle, int lastRound, const std::function<void(const Stations&)>& found);

    const Line& line_;
    const Precedence& precedence_;
    const Control& control_;
    ReadyLine ready_;
    Clock::time_point begun_;
    Effort effort_;
    std::int32_t longest_ = 0;
    Balance best_;
};

std::int32_t Balancer::cycleOf(const Stations& stations) const {
    std::int64_t most = 0;
    for (const auto& station : stations)
        most = std::max(most, std::accumulate(station.begin(), station.end(), std::int64_t{0}, [&](std::int64_t sum, Task task) {
                            return sum + ready_.times[static_cast<std::size_t>(task)];
                        }));
    return static_cast<std::int32_t>(most);
}

void Balancer::better(const Stations& stations, std::int64_t value) {
    best_.assignment.stations.clear();
    for (const auto& station : stations) {
        auto& tasks = best_.assignment.stations.emplace_back();
        for (const Task task : station)
            tasks.push_back(precedence_.order[static_cast<std::size_t>(task)]);
    }
    best_.value = value;
    best_.cycle = cycleOf(stations);
    if (control_.news)
        control_.news(finish());
}

void Balancer::raise(std::int64_t bound, BoundReason reason) {
    if (bound <= best_.bound)
        return;
    best_.bound = bound;
    best_.reason = reason;
    if (reason != BoundReason::WorkContent && reason != BoundReason::Packing)
        best_.proof = {};
    if (control_.news)
        control_.news(finish());
}

void Balancer::take(const LowerBound& bound) {
    if (bound.stations <= best_.bound)
        return;
    best_.proof = {};
    if (bound.by) {
        best_.proof.room = bound.by->room;
        best_.proof.weights.resize(line_.times.size());
        for (std::size_t j = 0; j < bound.by->weights.size(); ++j)
            best_.proof.weights[static_cast<std::size_t>(precedence_.order[j])] = bound.by->weights[j];
    }
    raise(bound.stations, bound.reason);
}

Balance& Balancer::finish() {
    best_.proven = closed() && !best_.assignment.stations.empty();
    best_.nodes = effort_.spent;
    best_.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    return best_;
}

Balance Balancer::fewestStations(Units cycle) {
    const auto most = static_cast<std::int32_t>(std::max<Units>(1, std::min<Units>(cycle, ready_.total)));
    Hunt hunt(ready_, most);
    take(hunt.bound());
    const Stations first = rankedPositionalWeight(ready_, most);
    better(first, static_cast<std::int64_t>(first.size()));
    for (int round = 0; !closed() && !effort_.over() && !hunt.exhausted();) {
        Stations found;
        const Verdict verdict = hunt.round(round, static_cast<int>(best_.value) - 1, effort_, found);
        take(hunt.bound());
        if (verdict == Verdict::Found)
            better(found, static_cast<std::int64_t>(found.size()));
        else if (verdict == Verdict::Impossible)
            raise(best_.value, BoundReason::Search);
        else
            ++round;
    }
    best_.cycle = cycle;
    return finish();
}

Balancer::Range Balancer::open(int stations) {
    Range range;
    range.stations = stations;
    range.low = std::max<std::int64_t>(longest_, (ready_.total + stations - 1) / stations);
    range.reason = range.low == longest_ ? BoundReason::LongestTask : BoundReason::WorkContent;
    range.high = ready_.total;
    return range;
}

bool Balancer::ask(Range& range, std::int64_t cycle, int lastRound, const std::function<void(const Stations&)>& found) {
    auto& hunt = range.hunts[cycle];
    if (!hunt)
        hunt = std::make_unique<Hunt>(ready_, static_cast<std::int32_t>(cycle));
    const auto impossible = [&](BoundReason reason) {
        range.low = cycle + 1;
        range.reason = reason;
        range.hunts.erase(range.hunts.begin(), range.hunts.upper_bound(cycle));
        return true;
    };
    for (int round = lastRound; round <= lastRound && !effort_.over(); ++round) {
        Stations stations;
        const bool byBound = hunt->bound().stations > range.stations;
        const Verdict verdict = byBound ? Verdict::Impossible : hunt->round(round, range.stations, effort_, stations);
        if (verdict == Verdict::Found) {
            range.high = std::max<std::int64_t>(range.low, cycleOf(stations));
            range.hunts.erase(range.hunts.lower_bound(range.high), range.hunts.end());
            found(stations);
            return true;
        }
        if (verdict == Verdict::Impossible) {
            const LowerBound now = hunt->bound();
            return impossible(now.stations > range.stations ? now.reason : BoundReason::Search);
        }
        range.stuck = range.stuck || hunt->exhausted();
    }
    return false;
}

Balance Balancer::shortestCycle(int stations) {
    Range range = open(stations);
    raise(range.low, range.reason);
    // Everything at one station is always possible.
    Stations all(1);
    for (Task task = 0; task < ready_.size; ++task)
        all.front().push_back(task);
    better(all, ready_.total);
    const auto found = [&](const Stations& better) {
        if (range.high < best_.value)
            this->better(better, range.high);
    };
    // An answer by halving, with little effort.
    for (std::int64_t low = range.low; low < range.high && !effort_.over();) {
        const std::int64_t middle = low + (std::min(range.high, low + 2 * (range.low / 4 + 1)) - low) / 2;
        const std::int64_t before = range.high;
        if (!ask(range, middle, low == range.low ? 1 : 0, found) || range.low > middle)
            low = middle + 1;
        if (range.high == before && low > range.high)
            break;
    }
    raise(range.low, range.reason);
    for (int round = 0; range.low < range.high && !effort_.over() && !range.stuck; ++round) {
        // Raise the bound, or meet it.
        while (range.low < range.high && ask(range, range.low, round, found))
            raise(std::min(range.low, range.high), range.reason);
        // Halve from above with the same effort.
        for (std::int64_t low = range.low; low + 1 < range.high && !effort_.over();) {
            const std::int64_t middle = low + (range.high - low) / 2;
            ask(range, middle, round, found);
            raise(std::min(range.low, range.high), range.reason);
            if (range.high > middle)
                low = middle;
            low = std::max(low, range.low);
        }
    }
    return finish();
}

Balance Balancer::bestEfficiency(int least, int most) {
    std::vector<Range> ranges;
    for (int m = least; m <= most; ++m)
        ranges.push_back(open(m));
    const auto idle = [&](const Range& range, std::int64_t cycle) { return range.stations * cycle - ready_.total; };
    Stations all(static_cast<std::size_t>(1));
    for (Task task = 0; task < ready_.size; ++task)
        all.front().push_back(task);
    best_.value = INT64_MAX;
    const auto report = [&] {
        std::int64_t low = best_.value;
        const Range* weakest = nullptr;
        for (const Range& range : ranges)
            if (idle(range, range.low) < low) {
                low = idle(range, range.low);
                weakest = &range;
            }
        best_.bound = -1; // the bound is worked out anew: it may rest on another number of stations
        raise(low, weakest ? weakest->reason : BoundReason::Search);
    };
    for (int round = 0; !effort_.over(); ++round) {
        bool open = false, moved = true;
        while (moved && !effort_.over()) {
            moved = false;
            // The most promising number of stations first.
            std::vector<Range*> order;
            for (Range& range : ranges)
                if (idle(range, range.low) < best_.value)
                    order.push_back(&range);
            std::stable_sort(order.begin(), order.end(), [&](const Range* a, const Range* b) { return idle(*a, a->low) < idle(*b, b->low); });
            open = !order.empty();
            for (Range* range : order) {
                if (idle(*range, range->low) >= best_.value || effort_.over())
                    continue;
                const auto found = [&](const Stations& stations) {
                    const std::int64_t value = idle(*range, cycleOf(stations));
                    if (value < best_.value)
                        better(stations, value);
                };
                moved = ask(*range, range->low, round, found) || moved;
                // The greatest cycle time that would still be better.
                const std::int64_t limit = best_.value == INT64_MAX ? range->low + range->low / 8 : (best_.value - 1 + ready_.total) / range->stations;
                if (range->low < limit && !moved)
                    ask(*range, range->low + (limit - range->low + 1) / 2, round, found);
            }
        }
        report();
        if (!open || std::all_of(ranges.begin(), ranges.end(), [&](const Range& r) { return idle(r, r.low) >= best_.value || r.stuck; }))
            break;
    }
    report();
    return finish();
}

Result<void> checkTasks(const Line& line) {
    if (line.times.empty())
        return fail(ErrorCode::NoTasks);
    if (line.size() > kMostTasks)
        return fail(ErrorCode::TooManyTasks, {std::to_string(line.size()), std::to_string(kMostTasks)});
    Units total = 0;
    for (const Units time : line.times) {
        if (time < 0 || time > (1 << 30) || (total += time) > (1 << 30))
            return fail(ErrorCode::TimesTooLong, {std::to_string(1 << 30)});
    }
    return {};
}

Result<void> inRange(const char* what, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
        return fail(ErrorCode::BalanceAim, {what, std::to_string(least), std::to_string(most)});
    return {};
}

} // namespace

int Assignment::count() const {
    if (copies.empty())
        return static_cast<int>(stations.size());
    return std::accumulate(copies.begin(), copies.end(), 0);
}

const char* boundReasonKey(BoundReason reason) {
    constexpr const char* kKeys[] = {"none", "work_content", "longest_task", "packing", "chain", "rules", "search"};
    return kKeys[static_cast<std::size_t>(reason)];
}

// lupdate reads these marks; the core itself never translates.
#define QT_TRANSLATE_NOOP(context, text) text

const char* boundReasonText(BoundReason reason) {
    constexpr const char* kTexts[] = {
        QT_TRANSLATE_NOOP("Balance", "nothing is proven yet"),
        QT_TRANSLATE_NOOP("Balance", "the work alone needs as much"),
        QT_TRANSLATE_NOOP("Balance", "one task alone takes that long"),
        QT_TRANSLATE_NOOP("Balance", "the tasks do not fit into less, even if they could be done in any order"),
        QT_TRANSLATE_NOOP("Balance", "what has to wait for one another does not fit into less"),
        QT_TRANSLATE_NOOP("Balance", "the rules of the floor do not allow less"),
        QT_TRANSLATE_NOOP("Balance", "every other assignment was looked at or is no better"),
    };
    return kTexts[static_cast<std::size_t>(reason)];
}

Result<Balance> solve(const Line& line, const Aim& aim, const Control& control) {
    if (auto checked = checkTasks(line); !checked)
        return tl::unexpected(checked.error());
    auto precedence = precedenceOf(line);
    if (!precedence)
        return tl::unexpected(precedence.error());
    const auto longest = std::max_element(line.times.begin(), line.times.end());
    if (aim.kind == Aim::Kind::FewestStations) {
        if (auto checked = inRange("the cycle time", aim.cycle, 1, 1 << 30); !checked)
            return tl::unexpected(checked.error());
        if (*longest > aim.cycle)
            return fail(ErrorCode::TaskTooLong, {std::to_string(longest - line.times.begin() + 1), std::to_string(*longest), std::to_string(aim.cycle)});
    } else if (auto checked = inRange("the number of stations", aim.stations, 1, kMostTasks); !checked) {
        return tl::unexpected(checked.error());
    }
    Balancer balancer(line, *precedence, control);
    switch (aim.kind) {
    case Aim::Kind::FewestStations:
        return balancer.fewestStations(aim.cycle);
    case Aim::Kind::ShortestCycle:
        return balancer.shortestCycle(aim.stations);
    case Aim::Kind::BestEfficiency:
        if (auto checked = inRange("the greatest number of stations", aim.mostStations, aim.stations, kMostTasks); !checked)
            return tl::unexpected(checked.error());
        return balancer.bestEfficiency(aim.stations, aim.mostStations);
    case Aim::Kind::FewestMoves:
        break;
    }
    return fail(ErrorCode::BalanceAim, {"the aim", "0", "2"});
}

} // namespace takt::balance

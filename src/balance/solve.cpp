#include "balance/solve.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "balance/greedy.h"
#include "balance/hunt.h"
#include "balance/ruled_hunt.h"

namespace takt::balance {

namespace {

using Clock = std::chrono::steady_clock;

/// One call of solve(): keeps the best answer and tells of news.
class Balancer {
public:
    Balancer(const Line& line, const Precedence& precedence, const RuledLine* ruled, const Control& control)
        : line_(line), precedence_(precedence), ruled_(ruled), control_(control), ready_(readyLine(line, precedence)), begun_(Clock::now()) {
        if (control.seconds < 1e9)
            effort_.deadline = begun_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(control.seconds));
        effort_.cancelled = control.cancelled;
        effort_.nodes = control.nodes;
        effort_.memory = control.memory;
        effort_.threads = control.threads;
        longest_ = *std::max_element(line.times.begin(), line.times.end());
    }

    Balance fewestStations(Units cycle);
    Balance shortestCycle(int stations);
    Balance bestEfficiency(int least, int most);
    Balance fewestMoves(Units cycle, int stations);

private:
    using Found = std::function<void(const Assignment&)>;

    void better(const Assignment& assignment, std::int64_t value);
    /// With the line's own numbers.
    Shown shown(const LowerBound& bound, Units cycle) const;
    void raise(std::int64_t bound, BoundReason reason, std::vector<Shown> shown = {});
    Balance& finish();
    std::unique_ptr<Hunting> huntFor(Units cycle) const;
    Units cycleOf(const Assignment& assignment) const;
    int mostStations() const;
    bool closed() const { return best_.bound >= best_.value; }

    /// Shortest cycle times known to be possible and not, for one number of stations.
    struct Range {
        int stations = 0;
        std::int64_t low = 0;  // no less can do
        std::int64_t high = 0; // this can, or nothing is known to
        BoundReason reason = BoundReason::None;
        Shown shown;           // what rules out one unit less than `low`
        bool stuck = false;
        std::map<std::int64_t, std::unique_ptr<Hunting>> hunts;
    };
    Range open(int stations) const;
    /// One more look at one cycle time; true when the range became narrower.
    bool ask(Range& range, std::int64_t cycle, int round, const Found& found);
    void climb(Range& range, int round, const Found& found);
    void halve(Range& range, int round, const Found& found);

    const Line& line_;
    const Precedence& precedence_;
    const RuledLine* ruled_;
    const Control& control_;
    ReadyLine ready_;
    Clock::time_point begun_;
    Effort effort_;
    Units longest_ = 0;
    Balance best_;
};

std::unique_ptr<Hunting> Balancer::huntFor(Units cycle) const {
    if (ruled_)
        return std::make_unique<RuledHunt>(*ruled_, cycle);
    return std::make_unique<Hunt>(ready_, precedence_.order, static_cast<std::int32_t>(cycle));
}

Units Balancer::cycleOf(const Assignment& assignment) const {
    if (ruled_)
        return neededCycle(*ruled_, assignment);
    Units most = 0;
    for (const auto& station : assignment.stations)
        most = std::max(most, std::accumulate(station.begin(), station.end(), Units{0}, [&](Units sum, Task task) {
                            return sum + line_.times[static_cast<std::size_t>(task)];
                        }));
    return most;
}

/// No assignment needs more.
int Balancer::mostStations() const {
    if (!ruled_)
        return line_.size();
    const Rules& rules = line_.rules;
    std::size_t most = line_.times.size() * static_cast<std::size_t>(rules.mostCopies) + std::max(rules.tools.size(), rules.twoOperators.size());
    for (const Block& block : ruled_->blocks)
        most = std::max(most, line_.times.size() * static_cast<std::size_t>(rules.mostCopies) + static_cast<std::size_t>(block.first));
    return static_cast<int>(std::min<std::size_t>(most, kMostTasks));
}

void Balancer::better(const Assignment& assignment, std::int64_t value) {
    best_.assignment = assignment;
    best_.value = value;
    best_.cycle = cycleOf(assignment);
    if (control_.news)
        control_.news(finish());
}

void Balancer::raise(std::int64_t bound, BoundReason reason, std::vector<Shown> shown) {
    if (bound <= best_.bound)
        return;
    best_.bound = bound;
    best_.reason = reason;
    best_.shown = std::move(shown);
    if (control_.news)
        control_.news(finish());
}

Shown Balancer::shown(const LowerBound& bound, Units cycle) const {
    const auto own = [&](const auto& values, bool back) {
        std::vector<std::int64_t> byTask(values.size());
        for (std::size_t j = 0; j < values.size(); ++j)
            byTask[static_cast<std::size_t>(precedence_.order[back ? values.size() - 1 - j : j])] = values[j];
        return byTask;
    };
    Shown result;
    result.cycle = cycle;
    if (bound.by)
        result.proof = {own(bound.by->weights, false), bound.by->room};
    if (bound.chain) {
        result.chain.steps = *bound.steps;
        for (Lengthening& step : result.chain.steps)
            step.task = step.task < 0 ? -1 : precedence_.order[static_cast<std::size_t>(step.task)];
        for (const LinearBound& linear : bound.chain->bounds)
            result.chain.weights.push_back({own(linear.weights, bound.heads), linear.room});
        result.chain.tails = own(bound.chain->tails, bound.heads);
        result.chain.heads = bound.heads;
    }
    return result;
}

Balance& Balancer::finish() {
    best_.proven = closed() && !best_.assignment.stations.empty();
    best_.nodes = effort_.spent;
    best_.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    return best_;
}

Balance Balancer::fewestStations(Units cycle) {
    const auto hunt = huntFor(ruled_ ? cycle : std::max<Units>(1, std::min<Units>(cycle, ready_.total)));
    int least = mostStations() + 1; // as good as nothing
    if (!ruled_) {
        Assignment first;
        for (const auto& station : rankedPositionalWeight(ready_, static_cast<std::int32_t>(std::min<Units>(cycle, 1 << 30)))) {
            auto& tasks = first.stations.emplace_back();
            for (const Task task : station)
                tasks.push_back(precedence_.order[static_cast<std::size_t>(task)]);
        }
        least = first.count();
        better(first, least);
    }
    best_.value = least;
    const auto bounded = [&] {
        const LowerBound bound = hunt->bound();
        if (std::min(bound.stations, least) > best_.bound)
            raise(std::min(bound.stations, least), bound.reason, {shown(bound, cycle)});
    };
    bounded();
    for (int round = 0; !closed() && !effort_.over() && !hunt->exhausted();) {
        Assignment found;
        const Verdict verdict = hunt->round(round, least - 1, effort_, found);
        bounded();
        if (verdict == Verdict::Found) {
            least = found.count();
            better(found, least);
        } else if (verdict == Verdict::Impossible) {
            raise(least, ruled_ && hunt->bound().stations >= least ? BoundReason::Rules : BoundReason::Search);
        } else {
            ++round;
        }
    }
    best_.impossible = best_.assignment.stations.empty() && closed();
    best_.cycle = cycle;
    return finish();
}

Balancer::Range Balancer::open(int stations) const {
    Range range;
    range.stations = stations;
    range.low = std::max<std::int64_t>(longest_, (ready_.total + stations - 1) / stations);
    range.reason = range.low == longest_ ? BoundReason::LongestTask : BoundReason::WorkContent;
    range.high = ready_.total;
    if (ruled_) {
        // More room than one operator needs for everything, in any model, with the longest walk.
        const Rules& rules = line_.rules;
        int operators = stations;
        for (int k = 1; k <= stations; ++k)
            operators += ruled_->twoOperatorsAt(k);
        range.low = std::max<std::int64_t>((longest_ + rules.mostCopies - 1) / rules.mostCopies, (ready_.total + operators - 1) / operators);
        range.reason = BoundReason::WorkContent;
        for (const Model& model : rules.models)
            range.high = std::max<std::int64_t>(range.high, std::accumulate(model.times.begin(), model.times.end(), Units{0}));
        if (!rules.places.empty()) {
            const auto [least, most] = std::minmax_element(rules.places.begin(), rules.places.end());
            range.high += 2 * (*most - *least);
        }
        range.low = std::max<std::int64_t>(range.low, 1);
        range.high = std::max(range.high, range.low);
    }
    return range;
}

bool Balancer::ask(Range& range, std::int64_t cycle, int round, const Found& found) {
    if (effort_.over())
        return false;
    auto& hunt = range.hunts[cycle];
    if (!hunt)
        hunt = huntFor(cycle);
    Assignment assignment;
    const Verdict verdict = hunt->round(round, range.stations, effort_, assignment);
    if (verdict == Verdict::Found) {
        range.high = std::max<std::int64_t>(range.low, cycleOf(assignment));
        range.hunts.erase(range.hunts.lower_bound(range.high), range.hunts.end());
        found(assignment);
        return true;
    }
    if (verdict == Verdict::Impossible) {
        const LowerBound now = hunt->bound();
        range.reason = now.stations > range.stations ? now.reason : BoundReason::Search;
        range.shown = now.stations > range.stations ? shown(now, cycle) : Shown{};
        range.low = cycle + 1;
        range.hunts.erase(range.hunts.begin(), range.hunts.upper_bound(cycle));
        return true;
    }
    range.stuck = range.stuck || hunt->exhausted();
    return false;
}

/// From below, in steps that double as long as each is proven impossible.
void Balancer::climb(Range& range, int round, const Found& found) {
    for (std::int64_t step = 1; range.low < range.high && !effort_.over();) {
        const std::int64_t low = range.low;
        ask(range, std::min(range.low + step - 1, range.high - 1), round, found);
        if (range.low > low)
            step *= 2;
        else if (step == 1)
            break;
        else
            step = 1;
    }
}

/// From above, with the same effort for each cycle time: what is not found counts as too short for now.
void Balancer::halve(Range& range, int round, const Found& found) {
    for (std::int64_t low = range.low - 1; low + 1 < range.high && !effort_.over();) {
        const std::int64_t middle = low + std::max<std::int64_t>(1, (range.high - low) / 2);
        ask(range, middle, round, found);
        if (range.high > middle)
            low = middle;
        low = std::max(low, range.low - 1);
    }
}

Balance Balancer::shortestCycle(int stations) {
    Range range = open(stations);
    const Found found = [&](const Assignment& assignment) {
        if (best_.assignment.stations.empty() || range.high < best_.value)
            better(assignment, range.high);
    };
    if (!ruled_) {
        // Everything at one station is always possible.
        Assignment all;
        all.stations.push_back(precedence_.order);
        better(all, ready_.total);
    } else {
        best_.value = range.high + 1;
        for (int round = 0; best_.assignment.stations.empty() && !effort_.over() && !range.stuck; ++round) {
            ask(range, range.high, round, found);
            if (range.low > range.high) {
                best_.impossible = true;
                raise(range.high + 1, BoundReason::Rules);
                return finish();
            }
        }
    }
    raise(range.low, range.reason, {range.shown});
    halve(range, 0, found);
    raise(std::min(range.low, range.high), range.reason, {range.shown});
    for (int round = 0; range.low < range.high && !effort_.over() && !range.stuck; ++round) {
        // Raise the bound, or meet it.
        climb(range, round, found);
        raise(std::min(range.low, range.high), range.reason, {range.shown});
        halve(range, round, found);
        raise(std::min(range.low, range.high), range.reason, {range.shown});
    }
    return finish();
}

Balance Balancer::bestEfficiency(int least, int most) {
    std::vector<Range> ranges;
    for (int m = least; m <= most; ++m)
        ranges.push_back(open(m));
    const auto idle = [&](const Range& range, std::int64_t cycle) { return range.stations * cycle - ready_.total; };
    best_.value = INT64_MAX;
    const auto report = [&] {
        std::int64_t low = best_.value;
        const Range* weakest = nullptr;
        for (const Range& range : ranges)
            if (range.low <= range.high && idle(range, range.low) < low) {
                low = idle(range, range.low);
                weakest = &range;
            }
        std::vector<Shown> all;
        for (const Range& range : ranges)
            all.push_back(range.shown);
        raise(low, weakest ? weakest->reason : BoundReason::Search, std::move(all));
    };
    best_.bound = -1;
    for (int round = 0; !effort_.over(); ++round) {
        const auto worthwhile = [&](const Range& range) { return range.low <= range.high && idle(range, range.low) < best_.value; };
        for (bool moved = true; moved && !effort_.over();) {
            moved = false;
            // The most promising number of stations first.
            std::vector<Range*> order;
            for (Range& range : ranges)
                if (worthwhile(range))
                    order.push_back(&range);
            std::stable_sort(order.begin(), order.end(), [&](const Range* a, const Range* b) { return idle(*a, a->low) < idle(*b, b->low); });
            for (Range* range : order) {
                if (!worthwhile(*range) || effort_.over())
                    continue;
                const Found found = [&](const Assignment& assignment) {
                    const std::int64_t value = idle(*range, cycleOf(assignment));
                    if (value < best_.value)
                        better(assignment, value);
                };
                const std::int64_t low = range->low, high = range->high;
                if (ask(*range, low, round, found))
                    climb(*range, round, found);
                const bool here = range->low > low || range->high < high;
                moved = moved || here;
                // The greatest cycle time that would still be better, and half way to it.
                const std::int64_t limit =
                    best_.value == INT64_MAX ? range->high : std::min(range->high, (best_.value - 1 + ready_.total) / range->stations);
                if (!here && range->low < limit)
                    ask(*range, range->low + (limit - range->low + 1) / 2, round, found);
            }
        }
        report();
        if (std::all_of(ranges.begin(), ranges.end(), [&](const Range& range) { return !worthwhile(range) || range.stuck; }))
            break;
    }
    report();
    if (best_.assignment.stations.empty() && closed())
        best_.impossible = true;
    return finish();
}

Balance Balancer::fewestMoves(Units cycle, int stations) {
    const int all = line_.size();
    best_.value = all + 1;
    best_.bound = -1;
    raise(0, BoundReason::None);
    // What none of the looks finds impossible rises together with the moves allowed.
    for (int round = 0; !closed() && !effort_.over(); ++round) {
        for (int moves = static_cast<int>(best_.bound); moves < best_.value && !effort_.over(); ++moves) {
            RuledHunt hunt(*ruled_, cycle, moves);
            Assignment found;
            Verdict verdict = Verdict::Open;
            for (int r = 0; r <= round && verdict == Verdict::Open && !hunt.exhausted(); ++r)
                verdict = hunt.round(r, stations, effort_, found);
            if (verdict == Verdict::Found) {
                int count = 0;
                for (std::size_t k = 0; k < found.stations.size(); ++k)
                    for (const Task task : found.stations[k]) {
                        const int today = line_.rules.today[static_cast<std::size_t>(task)];
                        count += today > 0 && today != static_cast<int>(k) + 1;
                    }
                better(found, count);
            } else if (verdict == Verdict::Impossible && moves == best_.bound) {
                raise(moves + 1, moves + 1 > all ? BoundReason::Rules : BoundReason::Search);
            }
        }
    }
    best_.impossible = best_.assignment.stations.empty() && closed();
    best_.cycle = cycle;
    return finish();
}

Result<void> checkTasks(const Line& line) {
    if (line.times.empty())
        return fail(ErrorCode::NoTasks);
    if (line.size() > kMostTasks)
        return fail(ErrorCode::TooManyTasks, {std::to_string(line.size()), std::to_string(kMostTasks)});
    Units total = 0;
    for (const Units time : line.times) {
        if (time < 0 || time > kMostTotal || (total += time) > kMostTotal)
            return fail(ErrorCode::TimesTooLong, {std::to_string(kMostTotal)});
    }
    return {};
}

Result<void> inRange(const char* what, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
        return fail(ErrorCode::BalanceAim, {what, std::to_string(least), std::to_string(most)});
    return {};
}

Result<void> checkAim(const Line& line, const Aim& aim) {
    using Kind = Aim::Kind;
    if (aim.kind == Kind::FewestStations || aim.kind == Kind::FewestMoves) {
        if (auto checked = inRange("the cycle time", aim.cycle, 1, 1 << 30); !checked)
            return checked;
        const auto longest = std::max_element(line.times.begin(), line.times.end());
        if (*longest > aim.cycle * std::max(1, line.rules.mostCopies))
            return fail(ErrorCode::TaskTooLong,
                        {std::to_string(longest - line.times.begin() + 1), std::to_string(*longest), std::to_string(aim.cycle)});
    }
    if (aim.kind != Kind::FewestStations)
        if (auto checked = inRange("the number of stations", aim.stations, 1, kMostTasks); !checked)
            return checked;
    if (aim.kind == Kind::BestEfficiency)
        return inRange("the greatest number of stations", aim.mostStations, aim.stations, kMostTasks);
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
    using Kind = Aim::Kind;
    if (auto checked = checkTasks(line); !checked)
        return tl::unexpected(checked.error());
    if (auto checked = checkAim(line, aim); !checked)
        return tl::unexpected(checked.error());
    const auto precedence = precedenceOf(line);
    if (!precedence)
        return tl::unexpected(precedence.error());
    if (line.rules.plain() && aim.kind != Kind::FewestMoves) {
        Balancer balancer(line, *precedence, nullptr, control);
        return aim.kind == Kind::FewestStations  ? balancer.fewestStations(aim.cycle)
               : aim.kind == Kind::ShortestCycle ? balancer.shortestCycle(aim.stations)
                                                 : balancer.bestEfficiency(aim.stations, aim.mostStations);
    }
    const auto ruled = ruledLine(line, *precedence);
    if (!ruled)
        return tl::unexpected(ruled.error());
    Balancer balancer(line, *precedence, &*ruled, control);
    switch (aim.kind) {
    case Kind::FewestStations:
        return balancer.fewestStations(aim.cycle);
    case Kind::ShortestCycle:
        return balancer.shortestCycle(aim.stations);
    case Kind::BestEfficiency:
        return balancer.bestEfficiency(aim.stations, aim.mostStations);
    case Kind::FewestMoves:
        break;
    }
    if (line.rules.today.empty())
        return fail(ErrorCode::LineRuleImpossible, {"today's stations are not known"});
    return balancer.fewestMoves(aim.cycle, aim.stations);
}

} // namespace takt::balance

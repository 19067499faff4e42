#include "balance/chain_check.h"

#include <algorithm>
#include <numeric>

#include <boost/dynamic_bitset.hpp>

#include "balance/checker.h"
#include "balance/task_graph.h"

namespace takt::balance {

namespace {

std::int64_t roundedUp(std::int64_t value, std::int64_t unit) { return (value + unit - 1) / unit; }

using Bits = boost::dynamic_bitset<>;

/// Row a: the tasks that must wait for a, directly or by way of others.
std::vector<Bits> reachedFrom(const Line& line) {
    std::vector<Bits> reached(line.times.size(), Bits(line.times.size()));
    const auto after = followers(line.size(), line.arcs);
    const auto order = inOrder(line.size(), line.arcs);
    for (auto task = order.rbegin(); task != order.rend(); ++task)
        for (const Task next : after[static_cast<std::size_t>(*task)])
            reached[static_cast<std::size_t>(*task)].set(static_cast<std::size_t>(next)) |= reached[static_cast<std::size_t>(next)];
    return reached;
}

/// Makes the steps on a line, one by one, as long as each follows.
class Lengthened {
public:
    Lengthened(Line& line, Units& cycle) : line_(line), cycle_(cycle), before_(line.times.size(), Bits(line.times.size())) {
        if (line.shape == Shape::UShaped)
            return; // there a station's tasks may lie on both sides of others
        after_ = reachedFrom(line);
        for (std::size_t a = 0; a < after_.size(); ++a)
            for (auto b = after_[a].find_first(); b != Bits::npos; b = after_[a].find_next(b))
                before_[b].set(a);
    }

    bool make(const Lengthening& step) {
        if (step.task < 0) {
            if (step.time < 1 || step.time > cycle_ || step.time < cycle_ - leastLeft(cycle_, [](std::size_t) { return true; }))
                return false;
            cycle_ = step.time;
            return true;
        }
        const auto j = static_cast<std::size_t>(step.task);
        if (j >= line_.times.size())
            return false;
        const Units room = cycle_ - line_.times[j];
        const Units left = leastLeft(room, [&](std::size_t i) { return i != j && between(i, j) + line_.times[i] <= room; });
        if (room < 0 || step.time < line_.times[j] || step.time > line_.times[j] + left)
            return false;
        line_.times[j] = step.time;
        return true;
    }

private:
    /// The least room that any of these tasks together leave.
    template <class May>
    Units leastLeft(Units room, May&& may) const {
        if (room <= 0)
            return 0;
        Bits left(static_cast<std::size_t>(room) + 1);
        left.set(left.size() - 1);
        for (std::size_t i = 0; i < line_.times.size(); ++i)
            if (line_.times[i] > 0 && line_.times[i] <= room && may(i))
                left |= left >> static_cast<std::size_t>(line_.times[i]);
        return static_cast<Units>(left.find_first());
    }

    /// Time of the tasks that share a station with both, when these do.
    Units between(std::size_t a, std::size_t b) const {
        if (after_.empty())
            return 0;
        const Bits shared = (after_[a] & before_[b]) | (after_[b] & before_[a]);
        Units sum = 0;
        for (auto t = shared.find_first(); t != Bits::npos; t = shared.find_next(t))
            sum += line_.times[t];
        return sum;
    }

    Line& line_;
    Units& cycle_;
    std::vector<Bits> after_, before_;
};

/// One task's tail, from the tails of all that come behind it.
class Tails {
public:
    /// `weights`: the first are the times.
    Tails(const Line& line, const std::vector<Proof>& weights)
        : weights_(weights), times_(weights.front().weights), cycle_(weights.front().room),
          lastFirst_(inOrder(line.size(), line.arcs)), behind_(line.times.size()) {
        std::reverse(lastFirst_.begin(), lastFirst_.end());
        const auto reached = reachedFrom(line);
        for (std::size_t a = 0; a < behind_.size(); ++a)
            for (auto b = reached[a].find_first(); b != Bits::npos; b = reached[a].find_next(b))
                behind_[a].push_back(b);
    }

    const std::vector<Task>& lastFirst() const { return lastFirst_; }

    std::int64_t follows(Task task, const std::vector<std::int64_t>& tails) const {
        auto behind = behind_[static_cast<std::size_t>(task)];
        std::sort(behind.begin(), behind.end(), [&](std::size_t a, std::size_t b) { return tails[a] > tails[b]; });
        std::int64_t sum = 0, tail = (weighed(task) - 1) * cycle_;
        for (const std::size_t other : behind) {
            sum += times_[other];
            tail = std::max(tail, sum + tails[other]);
        }
        const std::int64_t used = tail % cycle_;
        return used > 0 && used + times_[static_cast<std::size_t>(task)] > cycle_ ? tail - used + cycle_ : tail;
    }

    std::int64_t stations(Task task, const std::vector<std::int64_t>& tails) const {
        const auto t = static_cast<std::size_t>(task);
        return std::max({std::int64_t{1}, weighed(task), roundedUp(tails[t] + times_[t], cycle_)});
    }

private:
    /// Stations that a task and what comes behind it fill.
    std::int64_t weighed(Task task) const {
        std::int64_t most = 1;
        for (const Proof& weights : weights_) {
            std::int64_t sum = weights.weights[static_cast<std::size_t>(task)];
            for (const std::size_t other : behind_[static_cast<std::size_t>(task)])
                sum += weights.weights[other];
            most = std::max(most, roundedUp(sum, weights.room));
        }
        return most;
    }

    const std::vector<Proof>& weights_;
    const std::vector<std::int64_t>& times_;
    std::int64_t cycle_;
    std::vector<Task> lastFirst_;
    std::vector<std::vector<std::size_t>> behind_;
};

} // namespace

bool chainHolds(const Line& line, Units cycle, const Chain& chain, std::int64_t stations) {
    const std::size_t n = line.times.size();
    if (chain.weights.empty() || chain.weights.front().weights.size() != n || cycle < 1)
        return false;
    const auto words = static_cast<std::int64_t>(chain.steps.size()) * (cycle / 64 + 1), weighed = static_cast<std::int64_t>(chain.weights.size()) * cycle;
    if ((words + weighed) * line.size() > kMostCheckedWork)
        return false;
    Line longer = line;
    Lengthened lengthened(longer, cycle);
    if (!std::all_of(chain.steps.begin(), chain.steps.end(), [&](const Lengthening& step) { return lengthened.make(step); }))
        return false;
    bool shown = false;
    for (const Proof& weights : chain.weights) {
        if (!proofHolds(longer, cycle, weights, 0))
            return false;
        shown = shown || std::accumulate(weights.weights.begin(), weights.weights.end(), std::int64_t{0}) > weights.room * (stations - 1);
    }
    if (shown)
        return true;
    if (line.shape == Shape::UShaped || chain.tails.size() != n ||
        std::any_of(chain.tails.begin(), chain.tails.end(), [](std::int64_t tail) { return tail < 0; }))
        return false;
    if (chain.heads)
        for (auto& [a, b] : longer.arcs)
            std::swap(a, b);
    const Tails tails(longer, chain.weights);
    std::int64_t most = 0;
    for (const Task task : tails.lastFirst()) {
        if (chain.tails[static_cast<std::size_t>(task)] > tails.follows(task, chain.tails))
            return false;
        most = std::max(most, tails.stations(task, chain.tails));
    }
    return most >= stations;
}

std::vector<int> stationsToTheEnd(const Line& line, Units cycle) {
    const std::vector<Proof> times{{line.times, cycle}};
    const Tails tails(line, times);
    std::vector<std::int64_t> tail(line.times.size(), 0);
    std::vector<int> stations(line.times.size(), 1);
    for (const Task task : tails.lastFirst()) {
        tail[static_cast<std::size_t>(task)] = tails.follows(task, tail);
        stations[static_cast<std::size_t>(task)] = static_cast<int>(tails.stations(task, tail));
    }
    return stations;
}

} // namespace takt::balance

#include "balance/ruled_hunt.h"

#include <algorithm>
#include <numeric>

namespace takt::balance {

namespace {

constexpr int kBeamRounds = 3;
constexpr int kWidths[kBeamRounds] = {10, 100, 400};
constexpr std::int64_t kLoads = 200, kFirstLoads = 2000, kFirstWork = 200'000;
constexpr int kNever = 1 << 20; // more stations than there can be

} // namespace

RuledHunt::RuledHunt(const RuledLine& line, Units cycle, int moves) : line_(line), cycle_(cycle), moves_(moves) {
    const Line plain = line.relaxed();
    const Units longest = *std::max_element(plain.times.begin(), plain.times.end());
    if (line.plainRoom && longest <= cycle && cycle > 0)
        if (const auto precedence = precedenceOf(plain)) {
            const Units total = std::accumulate(plain.times.begin(), plain.times.end(), Units{1});
            const ReadyLine ready = readyLine(plain, *precedence);
            const auto limit = static_cast<std::int32_t>(std::min(cycle, total));
            const PreparedLine forward = prepared(ready, limit), backward = prepared(ready.reversed(), limit);
            bound_ = lowerBound(forward, backward);
            bound_.by = nullptr;
            bound_.chain = nullptr;
            if (!forward.stationsFrom.empty()) {
                stationsFrom_.resize(line.blocks.size());
                for (std::size_t i = 0; i < forward.stationsFrom.size(); ++i)
                    stationsFrom_[static_cast<std::size_t>(precedence->order[i])] = forward.stationsFrom[i];
            }
        }
    const LowerBound ruled = bounded();
    if (ruled.stations > bound_.stations)
        bound_ = ruled;
}

/// By the room of the stations, by where tasks may stand, and by tasks that fit nowhere.
LowerBound RuledHunt::bounded() const {
    const Rules& rules = line_.line->rules;
    Units total = 0;
    int furthest = 1;
    for (const Block& block : line_.blocks) {
        total += block.time;
        furthest = std::max(furthest, block.first);
        bool somewhere = fitsOne(line_, block.tasks, cycle_, rules.mostCopies);
        if (!somewhere && std::find(rules.twoOperators.begin(), rules.twoOperators.end(), true) != rules.twoOperators.end())
            somewhere = shared(line_, block.tasks, cycle_).has_value();
        if (!somewhere)
            return {kNever, BoundReason::Rules};
    }
    LowerBound bound{furthest, BoundReason::Rules};
    int stations = 0;
    for (Units room = 0; room < total; ++stations)
        room += cycle_ * (line_.twoOperatorsAt(stations + 1) ? 2 : 1);
    if (stations >= bound.stations)
        bound = {stations, BoundReason::WorkContent};
    return bound;
}

RuledQuestion RuledHunt::question(int stations) const { return {cycle_, stations, moves_, stationsFrom_}; }

Verdict RuledHunt::round(int number, int stations, Effort& effort, Assignment& found) {
    if (bound_.stations > stations)
        return Verdict::Impossible;
    SearchLimits limits;
    limits.deadline = effort.deadline;
    limits.cancelled = effort.cancelled;
    limits.memory = effort.memory;
    limits.expansions = effort.nodes - effort.spent;
    const auto take = [&](RuledResult result) {
        effort.spent += result.expansions;
        if (result.verdict == Verdict::Found)
            found = std::move(result.assignment);
        exhausted_ = result.memoryFull && !result.loadsLeftOut;
        return result.verdict;
    };
    if (number < kBeamRounds) {
        limits.beam = kWidths[number];
        limits.loadsPerState = kLoads;
        return take(makeSearch(line_, question(stations))->advance(limits));
    }
    if (!exact_ || searched_ != stations) {
        exact_ = makeSearch(line_, question(stations));
        searched_ = stations;
    }
    const int step = number - kBeamRounds;
    limits.work = step < 20 ? kFirstWork << (2 * step) : INT64_MAX;
    limits.loadsPerState = step < 8 ? kFirstLoads << (2 * step) : INT64_MAX;
    RuledResult result = exact_->advance(limits);
    if (result.loadsLeftOut)
        exact_.reset();
    return take(std::move(result));
}

} // namespace takt::balance

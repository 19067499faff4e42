#include "balance/hunt.h"

#include <algorithm>
#include <thread>

#include "balance/packing_bound.h"

namespace takt::balance {

namespace {

struct Beam {
    int round;
    int width;
    double keepShort;
};

/// Narrow and quick ones first; what helps differs: lines of many short tasks want little kept, tight packings more.
constexpr Beam kBeams[] = {{0, 1, 0.001}, {1, 20, 0.001}, {1, 20, 0.0}, {2, 50, 0.0005}, {3, 100, 0.0002}, {3, 50, 0.02},
                           {4, 100, 0.001}, {5, 100, 0.0}, {6, 400, 0.0005}, {7, 400, 0.001}, {8, 1500, 0.001}, {9, 4000, 0.0005}};
constexpr int kLastBeamRound = 9;
constexpr int kPackingRound = 2;
constexpr std::int64_t kBeamLoads = 50, kBeamWork = 20'000, kFirstLoads = 1000, kFirstWork = 100'000;
constexpr double kKeepShort = 0.001;

SearchLimits limitsOf(const Effort& effort) {
    SearchLimits limits;
    limits.deadline = effort.deadline;
    limits.cancelled = effort.cancelled;
    limits.memory = effort.memory;
    limits.expansions = effort.nodes - effort.spent;
    return limits;
}

} // namespace

bool Effort::over() const {
    return spent >= nodes || (cancelled && cancelled->load(std::memory_order_relaxed)) ||
           std::chrono::steady_clock::now() >= deadline;
}

Hunt::Hunt(const ReadyLine& line, const std::vector<Task>& order, std::int32_t cycle) : order_(order) {
    ReadyLine longer = line;
    lengthenTimes(longer, cycle, false, steps_);
    const ReadyLine loose = longer;
    if (lengthenTimes(longer, cycle, true, steps_))
        loose_ = linearBounds(loose, cycle);
    forward_ = std::make_unique<PreparedLine>(prepared(longer, cycle));
    backward_ = line.shape == Shape::Straight ? std::make_unique<PreparedLine>(prepared(longer.reversed(), cycle))
                                              : std::make_unique<PreparedLine>(*forward_);
}

LowerBound Hunt::bound() const {
    LowerBound best = lowerBound(*forward_, *backward_);
    best.steps = &steps_;
    if (loose_.empty() || !best.by)
        return best;
    const LowerBound loose = lowerBound(loose_);
    return loose.stations >= best.stations ? loose : LowerBound{best.stations, BoundReason::Chain, nullptr, forward_.get(), false, &steps_};
}

void Hunt::keep(bool back, const SearchResult& result, Assignment& found) const {
    found = {};
    for (const auto& station : result.stations) {
        auto& tasks = found.stations.emplace_back();
        for (const Task task : station)
            tasks.push_back(order_[static_cast<std::size_t>(back ? forward_->line.size - 1 - task : task)]);
        std::sort(tasks.begin(), tasks.end());
    }
    if (back)
        std::reverse(found.stations.begin(), found.stations.end());
}

Verdict Hunt::beam(int width, double keepShort, int stations, Effort& effort, Assignment& found) {
    for (const bool back : {backFirst_, !backFirst_}) {
        if (effort.over())
            break;
        if (back && forward_->line.shape == Shape::UShaped)
            continue;
        SearchLimits limits = limitsOf(effort);
        limits.beam = width;
        limits.loadsPerState = kBeamLoads;
        limits.workPerState = kBeamWork;
        const auto search = makeSearch(line(back), stations, keepShort);
        search->limitRest(mostWork_[!back]);
        const SearchResult result = search->advance(limits);
        effort.spent += result.expansions;
        if (result.verdict == Verdict::Found)
            keep(back, result, found);
        if (result.verdict != Verdict::Open)
            return result.verdict;
    }
    return Verdict::Open;
}

void Hunt::begin(int stations) {
    if (searched_ != stations) {
        searched_ = stations;
        full_ = {};
        searches_ = {};
        mostWork_ = {};
    }
    for (const bool back : {false, true})
        if (!searches_[back] && (!back || forward_->line.shape == Shape::Straight)) {
            searches_[back] = makeSearch(line(back), stations, kKeepShort);
            searches_[back]->limitRest(mostWork_[!back]);
        }
}

void Hunt::take(bool back, const SearchResult& result, Effort& effort) {
    effort.spent += result.expansions;
    full_[back] = result.memoryFull && !result.loadsLeftOut;
    if (result.loadsLeftOut)
        searches_[back].reset();
}

/// The more work the last stations cannot have, the less time the first may lose, and the other way round.
void Hunt::exchange() {
    for (const bool back : {false, true}) {
        if (!searches_[back] || !searches_[!back])
            continue;
        const std::vector<std::int64_t> most = searches_[back]->mostWork();
        auto& known = mostWork_[back];
        for (std::size_t k = 0; k < most.size(); ++k)
            if (k < known.size())
                known[k] = std::min(known[k], most[k]);
            else
                known.push_back(most[k]);
        searches_[!back]->limitRest(known);
    }
}

SearchResult Hunt::advance(bool back, SearchLimits limits, Effort& effort, Assignment& found) {
    limits.expansions = effort.nodes - effort.spent;
    SearchResult result = searches_[back]->advance(limits);
    if (result.verdict == Verdict::Found)
        keep(back, result, found);
    take(back, result, effort);
    return result;
}

/// Everything that can stand at the first and at the last stations, as far as that is little.
Verdict Hunt::fromTheEnds(SearchLimits limits, Effort& effort, Assignment& found) {
    limits.work /= 4;
    std::array<bool, 2> goesOn{true, true};
    for (limits.depth = 1; limits.depth < searched_ && (goesOn[0] || goesOn[1]); ++limits.depth)
        for (const bool back : {false, true}) {
            if (!goesOn[back] || !searches_[back] || full_[back] || effort.over())
                continue;
            const SearchResult result = advance(back, limits, effort, found);
            if (result.verdict != Verdict::Open)
                return result.verdict;
            exchange();
            limits.work -= result.work;
            goesOn[back] = searches_[back] && limits.work > 0;
        }
    return Verdict::Open;
}

Verdict Hunt::inTurn(const SearchLimits& limits, Effort& effort, Assignment& found) {
    std::array<SearchResult, 2> results;
    for (const bool back : {backFirst_, !backFirst_}) {
        if (!searches_[back] || full_[back] || effort.over())
            continue;
        results[back] = advance(back, limits, effort, found);
        if (results[back].verdict != Verdict::Open)
            return results[back].verdict;
        exchange();
    }
    prefer(results);
    return Verdict::Open;
}

/// The end where a state takes less work.
void Hunt::prefer(const std::array<SearchResult, 2>& results) {
    const auto& [ahead, behind] = results;
    if (ahead.expansions > 0 && behind.expansions > 0)
        backFirst_ = static_cast<double>(behind.expansions) * static_cast<double>(ahead.work) >
                     static_cast<double>(ahead.expansions) * static_cast<double>(behind.work);
}

Verdict Hunt::sideBySide(const SearchLimits& limits, Effort& effort, Assignment& found) {
    std::atomic<bool> decided{false};
    std::array<SearchResult, 2> results;
    const auto work = [&](bool back) {
        SearchLimits own = limits;
        own.decided = &decided;
        results[back] = searches_[back]->advance(own);
        if (results[back].verdict != Verdict::Open)
            decided.store(true, std::memory_order_relaxed);
    };
    std::thread other(work, true);
    work(false);
    other.join();
    for (const bool back : {false, true})
        take(back, results[back], effort);
    exchange();
    prefer(results);
    for (const bool back : {false, true})
        if (results[back].verdict != Verdict::Open) {
            if (results[back].verdict == Verdict::Found)
                keep(back, results[back], found);
            return results[back].verdict;
        }
    return Verdict::Open;
}

Verdict Hunt::round(int number, int stations, Effort& effort, Assignment& found) {
    if (bound().stations > stations)
        return Verdict::Impossible;
    const bool straight = forward_->line.shape == Shape::Straight;
    if (number >= kPackingRound && !packed_) {
        packed_ = true;
        LinearBound bound = packingBound(forward_->line, forward_->cycle);
        addPackingBound(*forward_, bound);
        if (straight)
            std::reverse(bound.weights.begin(), bound.weights.end());
        addPackingBound(*backward_, bound);
        if (this->bound().stations > stations)
            return Verdict::Impossible;
    }
    exhausted_ = number >= kLastBeamRound && searched_ == stations && full_[0] && (full_[1] || !straight);
    const bool exact = number >= kPackingRound && !exhausted_;
    const int step = std::max(0, number - kPackingRound);
    SearchLimits limits = limitsOf(effort);
    limits.work = step < 20 ? kFirstWork << (2 * step) : INT64_MAX;
    limits.loadsPerState = step < 8 ? kFirstLoads << (2 * step) : INT64_MAX;
    limits.workPerState = step < 8 ? (kFirstWork / 4) << (2 * step) : INT64_MAX;
    limits.memory = straight ? effort.memory / 2 : effort.memory;
    if (exact) {
        begin(stations);
        Verdict verdict = straight ? fromTheEnds(limits, effort, found) : Verdict::Open;
        if (verdict == Verdict::Open) {
            begin(stations);
            const bool abreast = effort.threads > 1 && step > 2 && straight && !full_[0] && !full_[1];
            verdict = abreast ? sideBySide(limits, effort, found) : inTurn(limits, effort, found);
        }
        if (verdict != Verdict::Open)
            return verdict;
    }
    for (const Beam& one : kBeams)
        if (one.round == number)
            if (const Verdict verdict = beam(one.width, one.keepShort, stations, effort, found); verdict != Verdict::Open)
                return verdict;
    return Verdict::Open;
}

} // namespace takt::balance

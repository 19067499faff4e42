#include "balance/search.h"

namespace takt::balance {

namespace {

constexpr int kPackingEffort = 100;
constexpr std::int32_t kMostSums = 200'000; // longer cycles have sums for every room anyhow

std::uint64_t mixed(std::uint64_t x) { // splitmix64
    x += 0x9e3779b97f4a7c15ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

} // namespace

template <int kWords, bool kU>
Search<kWords, kU>::Search(const PreparedLine& prepared, int stations, double keepShort)
    : prepared_(prepared), line_(prepared.line), n_(line_.size), m_(stations), cycle_(prepared.cycle),
      packing_(line_.times, cycle_) {
    const auto n = static_cast<std::size_t>(n_);
    before_.resize(n);
    after_.resize(n);
    weights_.resize(n);
    for (std::size_t j = 0; j < n; ++j) {
        all_.set(static_cast<int>(j));
        for (const int i : line_.before[j])
            before_[j].set(i);
        for (const int i : line_.after[j])
            after_[j].set(i);
        if (line_.after[j].empty())
            withoutAfter_.set(static_cast<int>(j));
        keys_.push_back(mixed(j + 1));
        byTime_.push_back(static_cast<int>(j));
        latest_.push_back(kU ? m_ : m_ + 1 - prepared.stationsFrom[j]);
        worth_.push_back(static_cast<float>(line_.times[j] * 1.0 / cycle_ - keepShort));
    }
    std::stable_sort(byTime_.begin(), byTime_.end(), [&](int a, int b) {
        return line_.times[static_cast<std::size_t>(a)] > line_.times[static_cast<std::size_t>(b)];
    });
    room_.fill(1);
    totals_.fill(0);
    for (std::size_t f = 0; f < prepared.bounds.size(); ++f) {
        room_[f] = prepared.bounds[f].room;
        for (std::size_t j = 0; j < n; ++j) {
            weights_[j][f] = prepared.bounds[f].weights[j];
            totals_[f] += weights_[j][f];
        }
    }
    mustBy_.resize(static_cast<std::size_t>(m_) + 2);
    for (int k = 0; k <= m_ + 1; ++k)
        for (int j = 0; j < n_; ++j)
            if (latest_[static_cast<std::size_t>(j)] <= k)
                mustBy_[static_cast<std::size_t>(k)].set(j);
    heaps_.resize(static_cast<std::size_t>(m_) + 1);
    for (int k = 0; k <= m_; ++k)
        mostRest_.push_back(static_cast<std::int64_t>(cycle_) * k);
    mostWork_.assign(mostRest_.size(), 0);
    mostMoved_.assign(mostRest_.size(), INT64_MIN / 2);
    degree_.resize(n);
    degreeAfter_.resize(n);
    listed_.assign(n, 0);
    eligible_.resize(n + 1);
    picked_.resize(n + 1);
    slots_.assign(1u << 12, Slot{0, UINT32_MAX});
    mask_ = slots_.size() - 1;
}

template <int kWords, bool kU>
SearchResult Search<kWords, kU>::advance(const SearchLimits& limits) {
    limits_ = limits;
    expansions_ = 0;
    ticks_ = 0;
    outOfBudget_ = false;
    SearchResult result;
    for (std::size_t f = 0; f < kLinearBounds; ++f)
        if (totals_[f] > static_cast<std::int64_t>(room_[f]) * m_) {
            result.verdict = Verdict::Impossible;
            return result;
        }
    if (n_ == 0) {
        result.verdict = Verdict::Found;
        return result;
    }
    if (states_.empty())
        enter(Set{}, 0, 0);
    for (bool any = true; any && !found_ && !cut_ && !outOfBudget_;) {
        any = false;
        for (int k = 0; k < std::min(m_, limits_.depth) && !found_ && !cut_ && !outOfBudget_; ++k) {
            auto& heap = heaps_[static_cast<std::size_t>(k)];
            int expanded = 0;
            while (!heap.empty() && !found_ && !cut_) {
                if (expansions_ >= limits_.expansions || ticks_ >= limits_.work || outOfTime()) {
                    outOfBudget_ = true;
                    break;
                }
                std::pop_heap(heap.begin(), heap.end());
                const std::uint32_t state = heap.back().state;
                heap.pop_back();
                if (states_[state].level != static_cast<std::uint32_t>(k))
                    continue; // reached at an earlier station since
                any = true;
                level_ = k;
                expand(state);
                if (++expanded >= std::max(1, limits_.beam) && limits_.depth >= m_)
                    break;
            }
            if (limits_.beam > 0 && !heap.empty()) {
                heap.clear();
                loadsLeftOut_ = true;
            }
        }
    }
    const bool allSeen = std::all_of(heaps_.begin(), heaps_.end(), [](const auto& heap) { return heap.empty(); });
    result.expansions = expansions_;
    result.work = ticks_;
    result.memoryFull = full_;
    result.loadsLeftOut = loadsLeftOut_;
    if (found_) {
        result.verdict = Verdict::Found;
        std::vector<std::vector<Task>> stations;
        for (std::uint32_t at = foundState_; states_[at].level > 0; at = states_[at].parent) {
            std::vector<Task> tasks;
            states_[at].done.without(states_[states_[at].parent].done).each([&](int j) { tasks.push_back(j); });
            stations.push_back(std::move(tasks));
        }
        result.stations.assign(stations.rbegin(), stations.rend());
    } else if (allSeen && !cut_ && !outOfBudget_ && !loadsLeftOut_) {
        result.verdict = Verdict::Impossible;
    }
    return result;
}

template <int kWords, bool kU>
std::vector<std::int64_t> Search<kWords, kU>::mostWork() const {
    std::vector<std::int64_t> most;
    if (states_.empty() || cut_ || loadsLeftOut_)
        return most;
    std::int64_t known = 0, moved = INT64_MIN / 2;
    for (std::size_t k = 0; k < mostWork_.size(); ++k) {
        // A state reached at fewer stations stands for those that would reach it at more.
        known = std::max(known, mostWork_[k]);
        moved = std::max(moved + cycle_, mostMoved_[k]);
        most.push_back(std::max(known, moved));
        if (!heaps_[k].empty())
            break;
    }
    return most;
}

template <int kWords, bool kU>
void Search<kWords, kU>::limitRest(const std::vector<std::int64_t>& mostWork) {
    for (std::size_t k = 1; k < mostRest_.size(); ++k) {
        mostRest_[k] = std::min(mostRest_[k], mostRest_[k - 1] + cycle_);
        if (k < mostWork.size())
            mostRest_[k] = std::min(mostRest_[k], mostWork[k]);
    }
}

template <int kWords, bool kU>
void Search<kWords, kU>::findSums(int count) {
    mayIdle_ = static_cast<std::int32_t>(std::min<std::int64_t>(INT32_MAX, static_cast<std::int64_t>(cycle_) + roomLeft_[0] - left_[0]));
    sumRows_ = 0;
    if (mayIdle_ > cycle_ / 8 || cycle_ > kMostSums)
        return;
    sumRows_ = count + 1;
    sumWords_ = static_cast<std::size_t>(cycle_) / 64 + 1;
    sums_.assign(sumWords_ * static_cast<std::size_t>(sumRows_), 0);
    std::uint64_t* row = &sums_[sumWords_ * static_cast<std::size_t>(count)];
    const auto add = [&](std::int32_t time) {
        const std::size_t words = static_cast<std::size_t>(time) / 64, bits = static_cast<std::size_t>(time) % 64;
        if (bits == 0) {
            for (std::size_t w = sumWords_; w-- > words;)
                row[w] |= row[w - words];
        } else {
            for (std::size_t w = sumWords_; w-- > words + 1;)
                row[w] |= row[w - words] << bits | row[w - words - 1] >> (64 - bits);
            row[words] |= row[0] << bits;
        }
    };
    row[0] = 1;
    all_.without(done_).each([&](int j) {
        const auto at = static_cast<std::size_t>(j);
        if (degree_[at] == 0 || (kU && degreeAfter_[at] == 0))
            return;
        const auto fits = [&](const std::vector<Task>& others) {
            std::int64_t sum = line_.times[at];
            for (auto i = others.begin(); i != others.end() && sum <= cycle_; ++i)
                if (!done_.test(*i))
                    sum += line_.times[static_cast<std::size_t>(*i)];
            return sum <= cycle_;
        };
        if (fits(line_.allBefore[at]) || (kU && fits(line_.allAfter[at])))
            add(line_.times[at]);
    });
    for (int i = count; i-- > 0;) {
        std::uint64_t* next = row - sumWords_;
        std::copy(row, row + sumWords_, next);
        row = next;
        add(line_.times[static_cast<std::size_t>(eligible_[static_cast<std::size_t>(i)])]);
    }
}

template <int kWords, bool kU>
bool Search<kWords, kU>::sumReaches(std::int32_t room, int start) const {
    const std::uint64_t* row = &sums_[sumWords_ * static_cast<std::size_t>(std::min(start, sumRows_ - 1))];
    const auto from = static_cast<std::size_t>(std::max(0, room - mayIdle_)), to = static_cast<std::size_t>(room);
    const std::size_t first = from / 64, last = to / 64;
    for (std::size_t w = first; w <= last; ++w) {
        std::uint64_t word = row[w];
        if (w == first)
            word &= ~std::uint64_t{0} << (from % 64);
        if (w == last)
            word &= ~std::uint64_t{0} >> (63 - to % 64);
        if (word != 0)
            return true;
    }
    return false;
}

template <int kWords, bool kU>
bool Search<kWords, kU>::mayFill(std::int32_t room, int start, const std::array<std::int32_t, 2>& still) const {
    const Sums& most = prepared_.addable[static_cast<std::size_t>(prepared_.grain == 1 ? room : room / prepared_.grain)];
    return most[tight_[0]] >= still[0] && most[tight_[1]] >= still[1] && (sumRows_ == 0 || sumReaches(room, start));
}

template <int kWords, bool kU>
bool Search<kWords, kU>::outOfTime() {
    if ((++ticks_ & 0x3ff) != 0)
        return false;
    if (limits_.cancelled && limits_.cancelled->load(std::memory_order_relaxed))
        return true;
    if (limits_.decided && limits_.decided->load(std::memory_order_relaxed))
        return true;
    return std::chrono::steady_clock::now() >= limits_.deadline;
}

template <int kWords, bool kU>
void Search<kWords, kU>::expand(std::uint32_t state) {
    ++expansions_;
    at_ = state;
    done_ = states_[state].done;
    load_ = done_;
    left_ = totals_;
    doneHash_ = 0;
    doneWorth_ = 0;
    done_.each([&](int j) {
        const auto at = static_cast<std::size_t>(j);
        doneHash_ ^= keys_[at];
        doneWorth_ += worth_[at];
        for (std::size_t f = 0; f < kLinearBounds; ++f)
            left_[f] -= weights_[at][f];
    });
    rest_.clear();
    all_.without(done_).each([&](int j) { rest_.push_back(j); });
    if (left_[0] > mostRest_[static_cast<std::size_t>(m_ - level_)] || !packing_.mayFit(rest_, m_ - level_, kPackingEffort))
        return;
    if (!findNeeds())
        return;
    loadHash_ = doneHash_;
    leavesSuccessors_ = !kU && !all_.without(done_).within(withoutAfter_);
    int count = 0;
    for (const int j : byTime_) {
        const auto at = static_cast<std::size_t>(j);
        if (done_.test(j))
            continue;
        degree_[at] = 0;
        for (const int i : line_.before[at])
            degree_[at] += !done_.test(i);
        bool ready = degree_[at] == 0;
        if constexpr (kU) {
            degreeAfter_[at] = 0;
            for (const int i : line_.after[at])
                degreeAfter_[at] += !done_.test(i);
            ready = ready || degreeAfter_[at] == 0;
            listed_[at] = ready;
        }
        if (ready)
            eligible_[static_cast<std::size_t>(count++)] = j;
    }
    if (knownBetter(count))
        return;
    loads_ = 0;
    for (std::size_t f = 0; f < kLinearBounds; ++f)
        roomLeft_[f] = static_cast<std::int32_t>(std::min<std::int64_t>(INT32_MAX, static_cast<std::int64_t>(room_[f]) * (m_ - level_ - 1)));
    roomLeft_[0] = static_cast<std::int32_t>(std::min<std::int64_t>(INT32_MAX, mostRest_[static_cast<std::size_t>(m_ - level_ - 1)]));
    findSums(count);
    std::array<double, 2> asked{-1e9, -1e9};
    std::array<std::int32_t, 2> still{};
    for (std::size_t f = 0; f < std::min<std::size_t>(kLinearBounds, prepared_.bounds.size()); ++f) {
        const std::int32_t need = left_[f] - roomLeft_[f];
        const double share = static_cast<double>(need) / room_[f];
        if (share > asked[0]) {
            asked[1] = asked[0], still[1] = still[0], tight_[1] = tight_[0];
            asked[0] = share, still[0] = need, tight_[0] = f;
        } else if (share > asked[1]) {
            asked[1] = share, still[1] = need, tight_[1] = f;
        }
    }
    stateTicks_ = ticks_;
    if (mayFill(cycle_, 0, still))
        load(0, cycle_, 0, count, INT32_MAX, still);
}

template <int kWords, bool kU>
bool Search<kWords, kU>::knownBy(const Set& done, std::uint64_t hash, std::uint32_t level) const {
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = hash & mask_; slots_[at].state != UINT32_MAX; at = (at + 1) & mask_)
        if (slots_[at].tag == tag) {
            const State& known = states_[slots_[at].state];
            if (known.done == done)
                return known.level <= level;
        }
    return false;
}

template <int kWords, bool kU>
bool Search<kWords, kU>::knownBetter(int count) const {
    Set other = done_;
    const auto level = static_cast<std::uint32_t>(level_);
    for (int e = 0; e < count; ++e) {
        const int j = eligible_[static_cast<std::size_t>(e)];
        other.set(j);
        const bool known = knownBy(other, doneHash_ ^ keys_[static_cast<std::size_t>(j)], level);
        other.reset(j);
        if (known)
            return true;
    }
    bool better = false;
    done_.each([&](int i) {
        const auto at = static_cast<std::size_t>(i);
        if (better || prepared_.betterThan[at].empty())
            return;
        if (after_[at].meets(done_) && (!kU || before_[at].meets(done_)))
            return;
        other.reset(i);
        for (const int j : prepared_.betterThan[at]) {
            if (other.test(j) || (!before_[static_cast<std::size_t>(j)].within(other) &&
                                  (!kU || !after_[static_cast<std::size_t>(j)].within(other))))
                continue;
            other.set(j);
            better = better || knownBy(other, doneHash_ ^ keys_[at] ^ keys_[static_cast<std::size_t>(j)], level);
            other.reset(j);
        }
        other.set(i);
    });
    return better;
}

template <int kWords, bool kU>
bool Search<kWords, kU>::findNeeds() {
    needs_.clear();
    if constexpr (kU)
        return true;
    leftBy_.assign(static_cast<std::size_t>(m_) + 1, Sums{});
    all_.without(done_).each([&](int j) {
        const auto at = static_cast<std::size_t>(j);
        Sums& sums = leftBy_[static_cast<std::size_t>(latest_[at])];
        for (std::size_t f = 0; f < kLinearBounds; ++f)
            sums[f] += weights_[at][f];
    });
    Sums sums{};
    for (int k = level_ + 1; k < m_; ++k)
        for (std::size_t f = 0; f < kLinearBounds; ++f) {
            sums[f] += leftBy_[static_cast<std::size_t>(k)][f];
            const std::int64_t least = sums[f] - static_cast<std::int64_t>(room_[f]) * (k - level_ - 1);
            if (least > room_[f])
                return false;
            if (least > 0)
                needs_.push_back({k, static_cast<std::uint32_t>(f), static_cast<std::int32_t>(least)});
        }
    return true;
}

template <int kWords, bool kU>
bool Search<kWords, kU>::needsHold(int depth) const {
    for (const Need& need : needs_) {
        std::int32_t taken = 0;
        for (int d = 0; d < depth; ++d) {
            const auto j = static_cast<std::size_t>(picked_[static_cast<std::size_t>(d)]);
            if (latest_[j] <= need.by)
                taken += weights_[j][need.bound];
        }
        if (taken < need.least)
            return false;
    }
    return true;
}

template <int kWords, bool kU>
void Search<kWords, kU>::pick(int task, int& count) {
    const auto at = static_cast<std::size_t>(task);
    load_.set(task);
    loadHash_ ^= keys_[at];
    for (const int s : line_.after[at]) {
        const auto next = static_cast<std::size_t>(s);
        if (--degree_[next] == 0) {
            if constexpr (kU) {
                if (listed_[next]++ != 0 || load_.test(s))
                    continue;
            }
            eligible_[static_cast<std::size_t>(count++)] = s;
        }
    }
    if constexpr (kU)
        for (const int p : line_.before[at]) {
            const auto next = static_cast<std::size_t>(p);
            if (--degreeAfter_[next] == 0) {
                if (listed_[next]++ != 0 || load_.test(p))
                    continue;
                eligible_[static_cast<std::size_t>(count++)] = p;
            }
        }
}

template <int kWords, bool kU>
void Search<kWords, kU>::unpick(int task) {
    const auto at = static_cast<std::size_t>(task);
    for (const int s : line_.after[at])
        if (degree_[static_cast<std::size_t>(s)]++ == 0)
            if constexpr (kU)
                --listed_[static_cast<std::size_t>(s)];
    if constexpr (kU)
        for (const int p : line_.before[at])
            if (degreeAfter_[static_cast<std::size_t>(p)]++ == 0)
                --listed_[static_cast<std::size_t>(p)];
    load_.reset(task);
    loadHash_ ^= keys_[at];
}

template <int kWords, bool kU>
void Search<kWords, kU>::load(int depth, std::int32_t room, int start, int count, std::int32_t leastSkipped,
                              std::array<std::int32_t, 2> still) {
    if (outOfTime()) {
        cut_ = true;
        return;
    }
    bool full = true;
    for (int i = start; i < count; ++i) {
        const int task = eligible_[static_cast<std::size_t>(i)];
        const std::int32_t time = line_.times[static_cast<std::size_t>(task)];
        if (time > room)
            continue;
        full = false;
        const Sums& weights = weights_[static_cast<std::size_t>(task)];
        const std::array<std::int32_t, 2> rest{still[0] - weights[tight_[0]], still[1] - weights[tight_[1]]};
        if (mayFill(room - time, i + 1, rest)) {
            int grown = count;
            picked_[static_cast<std::size_t>(depth)] = task;
            pick(task, grown);
            load(depth + 1, room - time, i + 1, grown, leastSkipped, rest);
            unpick(task);
            if (found_ || cut_)
                return;
        } else {
            ++ticks_;
        }
        if (loads_ >= limits_.loadsPerState || ticks_ - stateTicks_ >= limits_.workPerState) {
            loadsLeftOut_ = true;
            return;
        }
        leastSkipped = std::min(leastSkipped, time);
    }
    if (full && room < leastSkipped)
        finishLoad(depth, room);
}

template <int kWords, bool kU>
bool Search<kWords, kU>::dominatedBySwap(int depth, std::int32_t room) const {
    for (int d = 0; d < depth; ++d) {
        const int i = picked_[static_cast<std::size_t>(d)];
        const std::int32_t most = line_.times[static_cast<std::size_t>(i)] + room;
        for (const int j : prepared_.betterThan[static_cast<std::size_t>(i)]) {
            if (load_.test(j) || line_.times[static_cast<std::size_t>(j)] > most)
                continue;
            if (degree_[static_cast<std::size_t>(j)] == 0)
                return true;
            if constexpr (kU)
                if (degreeAfter_[static_cast<std::size_t>(j)] == 0)
                    return true;
        }
    }
    return false;
}

template <int kWords, bool kU>
void Search<kWords, kU>::finishLoad(int depth, std::int32_t room) {
    if (room > mayIdle_)
        return;
    Sums left = left_;
    float worth = doneWorth_;
    bool ends = leavesSuccessors_;
    for (int d = 0; d < depth; ++d) {
        const auto j = static_cast<std::size_t>(picked_[static_cast<std::size_t>(d)]);
        worth += worth_[j];
        for (std::size_t f = 0; f < kLinearBounds; ++f)
            left[f] -= weights_[j][f];
        if (ends && !withoutAfter_.test(static_cast<int>(j)))
            ends = false;
    }
    std::int32_t over = 0;
    for (std::size_t f = 0; f < kLinearBounds; ++f)
        over |= roomLeft_[f] - left[f];
    if (over < 0)
        return;
    if constexpr (!kU)
        if (!mustBy_[static_cast<std::size_t>(level_) + 1].within(load_))
            return;
    if (!needsHold(depth))
        return;
    const auto filled = static_cast<std::size_t>(level_) + 1;
    const std::int64_t work = static_cast<std::int64_t>(totals_[0]) - left[0];
    if (ends) {
        mostMoved_[filled] = std::max(mostMoved_[filled], work);
        return;
    }
    if (dominatedBySwap(depth, room))
        return;
    mostWork_[filled] = std::max(mostWork_[filled], work);
    ++loads_;
    enter(load_, loadHash_, -worth);
}

template <int kWords, bool kU>
void Search<kWords, kU>::enter(const Set& done, std::uint64_t hash, float merit) {
    const bool first = states_.empty();
    const std::uint32_t level = first ? 0 : static_cast<std::uint32_t>(level_) + 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & mask_;
    for (; slots_[at].state != UINT32_MAX; at = (at + 1) & mask_) {
        if (slots_[at].tag != tag)
            continue;
        State& known = states_[slots_[at].state];
        if (!(known.done == done))
            continue;
        if (known.level <= level)
            return;
        known.level = level;
        known.parent = at_;
        heaps_[level].push_back({merit, slots_[at].state});
        std::push_heap(heaps_[level].begin(), heaps_[level].end());
        return;
    }
    const auto state = static_cast<std::uint32_t>(states_.size());
    states_.push_back({done, first ? 0 : at_, level});
    slots_[at] = {tag, state};
    if (done == all_) {
        found_ = true;
        foundState_ = state;
        return;
    }
    heaps_[level].push_back({merit, state});
    std::push_heap(heaps_[level].begin(), heaps_[level].end());
    if (states_.size() * 2 > slots_.size())
        grow();
}

template <int kWords, bool kU>
void Search<kWords, kU>::grow() {
    if (states_.size() * (sizeof(State) + sizeof(Waiting)) + slots_.size() * 2 * sizeof(Slot) > limits_.memory) {
        cut_ = full_ = true;
        return;
    }
    slots_.assign(slots_.size() * 2, Slot{0, UINT32_MAX});
    mask_ = slots_.size() - 1;
    for (std::size_t s = 0; s < states_.size(); ++s) {
        std::uint64_t hash = 0;
        states_[s].done.each([&](int j) { hash ^= keys_[static_cast<std::size_t>(j)]; });
        std::size_t at = hash & mask_;
        while (slots_[at].state != UINT32_MAX)
            at = (at + 1) & mask_;
        slots_[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(s)};
    }
}

namespace {

template <int kWords>
std::unique_ptr<Searching> searchWide(const PreparedLine& line, int stations, double keepShort) {
    if (line.line.shape == Shape::UShaped)
        return std::make_unique<Search<kWords, true>>(line, stations, keepShort);
    return std::make_unique<Search<kWords, false>>(line, stations, keepShort);
}

} // namespace

std::unique_ptr<Searching> makeSearch(const PreparedLine& line, int stations, double keepShort) {
    const int n = line.line.size;
    if (n <= 64)
        return searchWide<1>(line, stations, keepShort);
    if (n <= 128)
        return searchWide<2>(line, stations, keepShort);
    if (n <= 192)
        return searchWide<3>(line, stations, keepShort);
    if (n <= 320)
        return searchWide<5>(line, stations, keepShort);
    if (n <= 1024)
        return searchWide<16>(line, stations, keepShort);
    return searchWide<64>(line, stations, keepShort);
}

} // namespace takt::balance

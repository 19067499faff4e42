#include "balance/ruled_search.h"

#include <algorithm>
#include <unordered_map>

#include "balance/bits.h"

namespace takt::balance {

namespace {

std::uint64_t mixed(std::uint64_t x) { // splitmix64
    x += 0x9e3779b97f4a7c15ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

template <int kWords>
class RuledSearch final : public RuledSearching {
public:
    RuledSearch(const RuledLine& line, const RuledQuestion& question) : line_(line), rules_(line.line->rules), question_(question) {
        const std::size_t n = line.blocks.size();
        ushaped_ = line.line->shape == Shape::UShaped;
        // Loads need not be filled up where a fuller one may be worse, or where groups are looked at only at the end.
        onlyFull_ = question.moves < 0 && line.groups == 0;
        apart_.resize(n);
        for (std::size_t b = 0; b < n; ++b) {
            all_.set(static_cast<int>(b));
            for (const int other : line.blocks[b].apart)
                apart_[b].set(other);
            byTime_.push_back(static_cast<int>(b));
        }
        for (int g = 0; g < line.groups; ++g) {
            Set members;
            for (std::size_t b = 0; b < n; ++b)
                if (line.blocks[b].group == g)
                    members.set(static_cast<int>(b));
            groups_.push_back(members);
        }
        std::stable_sort(byTime_.begin(), byTime_.end(), [&](int a, int b) { return block(a).time > block(b).time; });
        mostStations_ = question.stations;
        heaps_.resize(static_cast<std::size_t>(mostStations_) + 1);
        latest_.assign(n, mostStations_);
        for (std::size_t b = 0; b < n; ++b) {
            latest_[b] = std::min(latest_[b], line.blocks[b].last);
            if (!question.stationsFrom.empty())
                latest_[b] = std::min(latest_[b], mostStations_ + 1 - question.stationsFrom[b]);
        }
        if (question.moves >= 0) {
            fewestMoves_.assign(n, std::vector<int>(static_cast<std::size_t>(mostStations_) + 2, 0));
            for (std::size_t b = 0; b < n; ++b) {
                auto& row = fewestMoves_[b];
                row[static_cast<std::size_t>(mostStations_) + 1] = static_cast<int>(line.blocks[b].tasks.size()) + 1;
                for (int k = mostStations_; k >= 1; --k)
                    row[static_cast<std::size_t>(k)] = std::min(row[static_cast<std::size_t>(k) + 1], line.moves(line.blocks[b], k));
            }
        }
        degree_.resize(n);
        degreeAfter_.resize(n);
        listed_.resize(n);
        eligible_.resize(n + 1);
        modelTimes_.assign(rules_.models.size(), 0);
    }

    RuledResult advance(const SearchLimits& limits) override {
        limits_ = limits;
        expansions_ = ticks_ = 0;
        outOfBudget_ = false;
        if (states_.empty())
            enter({}, 0, 0, 0);
        for (bool any = true; any && !stopped();) {
            any = false;
            for (std::size_t level = 0; level < heaps_.size() && !stopped(); ++level)
                any = expandBest(level) || any;
        }
        RuledResult result;
        result.expansions = expansions_;
        result.memoryFull = full_;
        result.loadsLeftOut = loadsLeftOut_;
        if (found_ != kNone) {
            result.verdict = Verdict::Found;
            result.assignment = assignment();
        } else if (!cut_ && !outOfBudget_ && !loadsLeftOut_) {
            result.verdict = Verdict::Impossible;
        }
        return result;
    }

private:
    using Set = Bits<kWords>;
    static constexpr std::uint32_t kNone = UINT32_MAX;
    struct State {
        Set done;
        std::uint32_t parent = 0;
        std::int16_t station = 0; // the last that is filled
        std::int16_t count = 0;   // stations so far, each copy counted
        std::int32_t moves = 0;
        bool stale = false;       // reached with fewer moves since
    };
    struct Key {
        Set done;
        std::int32_t at;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            std::uint64_t hash = static_cast<std::uint64_t>(key.at);
            for (const std::uint64_t word : key.done.words)
                hash = mixed(hash ^ word);
            return hash;
        }
    };
    struct Waiting {
        double merit;
        std::uint32_t state;
        bool operator<(const Waiting& other) const { return merit > other.merit; }
    };

    const Block& block(int b) const { return line_.blocks[static_cast<std::size_t>(b)]; }
    bool stopped() const { return found_ != kNone || cut_ || outOfBudget_; }

    bool outOfTime() {
        if ((++ticks_ & 0xff) != 0)
            return false;
        return (limits_.cancelled && limits_.cancelled->load(std::memory_order_relaxed)) || std::chrono::steady_clock::now() >= limits_.deadline;
    }

    bool expandBest(std::size_t level) {
        auto& heap = heaps_[level];
        bool any = false;
        for (int expanded = 0; !heap.empty() && !stopped() && expanded < std::max(1, limits_.beam);) {
            if (expansions_ >= limits_.expansions || ticks_ >= limits_.work || outOfTime()) {
                outOfBudget_ = true;
                return any;
            }
            std::pop_heap(heap.begin(), heap.end());
            const std::uint32_t state = heap.back().state;
            heap.pop_back();
            if (states_[state].stale)
                continue;
            any = true;
            ++expanded;
            ++expansions_;
            expand(state);
        }
        if (limits_.beam > 0 && !heap.empty()) {
            heap.clear();
            loadsLeftOut_ = true;
        }
        return any;
    }

    void expand(std::uint32_t state) {
        at_ = state;
        const State from = states_[state];
        done_ = from.done;
        station_ = from.station + 1;
        two_ = line_.twoOperatorsAt(station_);
        std::vector<int> ready;
        for (const int b : byTime_) {
            const auto i = static_cast<std::size_t>(b);
            if (done_.test(b))
                continue;
            degree_[i] = degreeAfter_[i] = 0;
            for (const int other : block(b).before)
                degree_[i] += !done_.test(other);
            for (const int other : block(b).after)
                degreeAfter_[i] += !done_.test(other);
            listed_[i] = degree_[i] == 0 || (ushaped_ && degreeAfter_[i] == 0);
            if (listed_[i])
                ready.push_back(b);
        }
        const int mostCopies = two_ ? 1 : rules_.mostCopies;
        for (copies_ = 1; copies_ <= mostCopies && from.count + copies_ <= mostStations_ && !stopped(); ++copies_) {
            std::copy(ready.begin(), ready.end(), eligible_.begin());
            load_ = Set{};
            picked_.clear();
            tasks_.clear();
            time_ = 0;
            posture_ = 0;
            std::fill(modelTimes_.begin(), modelTimes_.end(), 0);
            loads_ = 0;
            moves_ = from.moves;
            gains_ = 0;
            if (question_.moves >= 0)
                all_.without(done_).each([&](int b) {
                    moves_ += fewestMoves_[static_cast<std::size_t>(b)][static_cast<std::size_t>(station_) + 1];
                    gains_ += std::max(0, gain(b));
                });
            if (question_.moves >= 0 && moves_ - gains_ > question_.moves)
                return;
            load(0, static_cast<int>(ready.size()), 0, 0);
        }
    }

    /// What picking a block for this station saves against leaving it.
    int gain(int b) const {
        return fewestMoves_[static_cast<std::size_t>(b)][static_cast<std::size_t>(station_) + 1] - line_.moves(block(b), station_);
    }

    bool fits(int b, Units least, Units most) const {
        const Block& one = block(b);
        if (!line_.allowed(one, station_) || apart_[static_cast<std::size_t>(b)].meets(load_))
            return false;
        if (two_) {
            std::vector<Task> tasks = tasks_;
            tasks.insert(tasks.end(), one.tasks.begin(), one.tasks.end());
            return shared(line_, tasks, question_.cycle).has_value();
        }
        const bool empty = picked_.empty();
        const Units walk = 2 * ((empty ? one.mostPlace : std::max(most, one.mostPlace)) - (empty ? one.leastPlace : std::min(least, one.leastPlace)));
        if (time_ + one.time + walk > line_.room(question_.cycle, copies_))
            return false;
        for (std::size_t i = 0; i < modelTimes_.size(); ++i)
            if (modelTimes_[i] + one.modelTimes[i] + walk > line_.modelRoom(question_.cycle, copies_))
                return false;
        return rules_.mostPosture == 0 || posture_ + one.posture <= rules_.mostPosture;
    }

    void pick(int b, int& count) {
        const Block& one = block(b);
        load_.set(b);
        picked_.push_back(b);
        tasks_.insert(tasks_.end(), one.tasks.begin(), one.tasks.end());
        time_ += one.time;
        posture_ += one.posture;
        for (std::size_t i = 0; i < modelTimes_.size(); ++i)
            modelTimes_[i] += one.modelTimes[i];
        const auto ready = [&](int other) {
            if (listed_[static_cast<std::size_t>(other)]++ == 0)
                eligible_[static_cast<std::size_t>(count++)] = other;
        };
        for (const int other : one.after)
            if (--degree_[static_cast<std::size_t>(other)] == 0)
                ready(other);
        if (ushaped_)
            for (const int other : one.before)
                if (--degreeAfter_[static_cast<std::size_t>(other)] == 0)
                    ready(other);
    }

    void unpick() {
        const int b = picked_.back();
        const Block& one = block(b);
        for (const int other : one.after)
            if (degree_[static_cast<std::size_t>(other)]++ == 0)
                --listed_[static_cast<std::size_t>(other)];
        if (ushaped_)
            for (const int other : one.before)
                if (degreeAfter_[static_cast<std::size_t>(other)]++ == 0)
                    --listed_[static_cast<std::size_t>(other)];
        load_.reset(b);
        picked_.pop_back();
        tasks_.resize(tasks_.size() - one.tasks.size());
        time_ -= one.time;
        posture_ -= one.posture;
        for (std::size_t i = 0; i < modelTimes_.size(); ++i)
            modelTimes_[i] -= one.modelTimes[i];
    }

    void load(int start, int count, Units least, Units most) {
        if (outOfTime())
            cut_ = true;
        if (stopped())
            return;
        const int gainsBefore = gains_, movesBefore = moves_;
        for (int i = start; i < count; ++i) {
            const int b = eligible_[static_cast<std::size_t>(i)];
            if (fits(b, least, most)) {
                const Block& one = block(b);
                const bool empty = picked_.empty();
                int grown = count;
                const int gained = question_.moves >= 0 ? gain(b) : 0;
                moves_ -= gained;
                gains_ -= std::max(0, gained);
                pick(b, grown);
                if (question_.moves < 0 || moves_ - gains_ <= question_.moves)
                    load(i + 1, grown, empty ? one.leastPlace : std::min(least, one.leastPlace), empty ? one.mostPlace : std::max(most, one.mostPlace));
                unpick();
                moves_ += gained;
                gains_ += std::max(0, gained);
                if (stopped())
                    return;
                if (loads_ >= limits_.loadsPerState) {
                    loadsLeftOut_ = true;
                    break;
                }
            }
            // It is left out: what it would have saved is lost.
            if (question_.moves >= 0) {
                gains_ -= std::max(0, gain(b));
                if (moves_ - gains_ > question_.moves)
                    break;
            }
        }
        gains_ = gainsBefore;
        moves_ = movesBefore;
        if (question_.moves < 0 || moves_ <= question_.moves)
            finish(count, least, most);
    }

    void finish(int count, Units least, Units most) {
        if (picked_.empty() && !line_.positional && question_.moves < 0)
            return;
        for (const Set& group : groups_)
            if (group.meets(load_) && !group.within(load_))
                return;
        if (onlyFull_)
            for (int i = 0; i < count; ++i) {
                const int b = eligible_[static_cast<std::size_t>(i)];
                if (!load_.test(b) && fits(b, least, most))
                    return;
            }
        if (copies_ > 1 && fitsOne(line_, tasks_, question_.cycle, copies_ - 1))
            return;
        Set done = done_;
        done |= load_;
        const State& from = states_[at_];
        const int used = from.count + copies_;
        if (!hopeful(done, used))
            return;
        ++loads_;
        enter(done, station_, used, question_.moves < 0 ? 0 : from.moves + movesOfLoad());
    }

    int movesOfLoad() const {
        int sum = 0;
        for (const int b : picked_)
            sum += line_.moves(block(b), station_);
        return sum;
    }

    /// What is left may still fit into the stations left.
    bool hopeful(const Set& done, int used) const {
        const int left = mostStations_ - used;
        Units time = 0;
        std::int64_t posture = 0;
        std::vector<Units> models(rules_.models.size(), 0);
        bool late = false;
        all_.without(done).each([&](int b) {
            const Block& one = block(b);
            time += one.time;
            posture += one.posture;
            for (std::size_t i = 0; i < models.size(); ++i)
                models[i] += one.modelTimes[i];
            late = late || latest_[static_cast<std::size_t>(b)] <= station_;
        });
        if (late)
            return false;
        int operators = left;
        for (int k = station_ + 1; k <= station_ + left; ++k)
            operators += line_.twoOperatorsAt(k);
        if (time > line_.room(question_.cycle, operators))
            return false;
        for (const Units model : models)
            if (model > line_.modelRoom(question_.cycle, operators))
                return false;
        return rules_.mostPosture == 0 || posture <= static_cast<std::int64_t>(rules_.mostPosture) * operators;
    }

    void enter(const Set& done, int station, int used, int moves) {
        const Key key{done, station * 8192 + used};
        const auto [known, fresh] = index_.try_emplace(key, static_cast<std::uint32_t>(states_.size()));
        if (!fresh) {
            if (states_[known->second].moves <= moves)
                return;
            states_[known->second].stale = true;
            known->second = static_cast<std::uint32_t>(states_.size());
        }
        const auto state = static_cast<std::uint32_t>(states_.size());
        states_.push_back({done, states_.empty() ? 0 : at_, static_cast<std::int16_t>(station), static_cast<std::int16_t>(used), moves, false});
        if (done == all_) {
            found_ = state;
            return;
        }
        if (used >= mostStations_)
            return;
        double merit = moves;
        done.each([&](int b) { merit -= static_cast<double>(block(b).time) / static_cast<double>(question_.cycle) - 0.001; });
        heaps_[static_cast<std::size_t>(used)].push_back({merit, state});
        std::push_heap(heaps_[static_cast<std::size_t>(used)].begin(), heaps_[static_cast<std::size_t>(used)].end());
        if (states_.size() * (sizeof(State) + sizeof(Waiting) + sizeof(Key) + 4 * sizeof(void*)) > limits_.memory)
            cut_ = full_ = true;
    }

    Assignment assignment() const {
        Assignment result;
        bool copies = false, second = false;
        for (std::uint32_t at = found_; states_[at].station > 0; at = states_[at].parent) {
            const State& from = states_[states_[at].parent];
            std::vector<Task> tasks;
            states_[at].done.without(from.done).each([&](int b) { tasks.insert(tasks.end(), block(b).tasks.begin(), block(b).tasks.end()); });
            std::sort(tasks.begin(), tasks.end());
            result.secondOperator.emplace_back();
            if (line_.twoOperatorsAt(states_[at].station))
                if (const auto other = shared(line_, tasks, question_.cycle)) {
                    result.secondOperator.back() = *other;
                    second = second || !other->empty();
                }
            result.stations.push_back(std::move(tasks));
            result.copies.push_back(states_[at].count - from.count);
            copies = copies || result.copies.back() > 1;
        }
        std::reverse(result.stations.begin(), result.stations.end());
        std::reverse(result.copies.begin(), result.copies.end());
        std::reverse(result.secondOperator.begin(), result.secondOperator.end());
        if (!copies)
            result.copies.clear();
        if (!second)
            result.secondOperator.clear();
        return result;
    }

    const RuledLine& line_;
    const Rules& rules_;
    RuledQuestion question_;
    SearchLimits limits_;
    bool ushaped_ = false, onlyFull_ = true;
    int mostStations_ = 0;
    Set all_;
    std::vector<Set> apart_, groups_;
    std::vector<int> byTime_, latest_;
    std::vector<std::vector<int>> fewestMoves_; // [block][k]: at station k or later

    std::vector<State> states_;
    std::unordered_map<Key, std::uint32_t, KeyHash> index_;
    std::vector<std::vector<Waiting>> heaps_;   // by stations used

    // the state that is expanded
    std::uint32_t at_ = 0;
    Set done_, load_;
    int station_ = 0, copies_ = 1;
    bool two_ = false;
    std::vector<int> degree_, degreeAfter_, listed_, eligible_, picked_;
    std::vector<Task> tasks_;
    Units time_ = 0;
    std::int64_t posture_ = 0;
    std::vector<Units> modelTimes_;
    int moves_ = 0; // least that come of the load so far, if nothing more is picked
    int gains_ = 0; // what picking more could still save
    std::int64_t loads_ = 0, expansions_ = 0, ticks_ = 0;
    bool loadsLeftOut_ = false, cut_ = false, full_ = false, outOfBudget_ = false;
    std::uint32_t found_ = kNone;
};

} // namespace

std::unique_ptr<RuledSearching> makeSearch(const RuledLine& line, const RuledQuestion& question) {
    const std::size_t n = line.blocks.size();
    if (n <= 64)
        return std::make_unique<RuledSearch<1>>(line, question);
    if (n <= 128)
        return std::make_unique<RuledSearch<2>>(line, question);
    if (n <= 1024)
        return std::make_unique<RuledSearch<16>>(line, question);
    return std::make_unique<RuledSearch<64>>(line, question);
}

} // namespace takt::balance

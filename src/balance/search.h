// Branch, bound and remember: states are sets of finished tasks, station by station; each is looked at
// once, at the earliest station it is reached (Sewell and Jacobson 2012; Morrison, Sewell and Jacobson 2014).
#pragma once

#include <algorithm>

#include "balance/bits.h"
#include "balance/packing.h"
#include "balance/search_task.h"

namespace takt::balance {

template <int kWords, bool kUShaped>
class Search final : public Searching {
public:
    Search(const PreparedLine& prepared, int stations, double keepShort);
    SearchResult advance(const SearchLimits& limits) override;
    std::vector<std::int64_t> mostWork() const override;
    void limitRest(const std::vector<std::int64_t>& mostWork) override;

private:
    using Set = Bits<kWords>;
    struct State {
        Set done;
        std::uint32_t parent;
        std::uint32_t level;
    };
    struct Waiting { // in a level's heap
        float merit;
        std::uint32_t state;
        bool operator<(const Waiting& other) const { return merit > other.merit; }
    };
    struct Slot {
        std::uint32_t tag;
        std::uint32_t state;
    };
    using Sums = BoundSums;

    void expand(std::uint32_t state);
    /// `still`: what the two tightest bounds ask this load to take yet.
    void load(int depth, std::int32_t room, int start, int count, std::int32_t leastSkipped, std::array<std::int32_t, 2> still);
    void finishLoad(int depth, std::int32_t room);
    bool dominatedBySwap(int depth, std::int32_t room) const;
    void enter(const Set& done, std::uint64_t hash, float merit);
    void grow();
    void pick(int task, int& count);
    void unpick(int task);
    bool outOfTime();

    const PreparedLine& prepared_;
    SearchLimits limits_;
    const ReadyLine& line_;
    int n_;
    int m_;
    std::int32_t cycle_;
    Set all_;
    Set withoutAfter_;               // tasks without successors (straight lines)
    std::vector<Set> before_, after_; // direct
    std::vector<Set> mustBy_;        // [k]: tasks that stand at station k at the latest
    std::vector<int> byTime_;        // longest first
    std::vector<int> latest_;        // the last station each task may stand at, from 1
    std::vector<Sums> weights_;
    Sums room_;
    Sums totals_;
    std::vector<std::int64_t> mostRest_; // [k]: work of the last k stations
    std::vector<std::int64_t> mostWork_; // [k]: of the states of k stations
    std::vector<std::int64_t> mostMoved_; // [k]: of those left out because their last station might as well stand at the end
    std::vector<std::uint64_t> keys_;
    std::vector<float> worth_;

    Packing packing_;
    std::vector<int> rest_;
    std::vector<State> states_;
    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::vector<std::vector<Waiting>> heaps_;

    // the state that is expanded
    std::uint32_t at_ = 0;
    int level_ = 0;
    Set done_, load_;
    std::uint64_t doneHash_ = 0, loadHash_ = 0;
    Sums left_;
    std::vector<std::uint64_t> sums_; // row i: sums of eligible tasks from i on and of those behind them
    std::size_t sumWords_ = 0;
    int sumRows_ = 0;
    std::int32_t mayIdle_ = 0;
    std::array<std::size_t, 2> tight_{};
    struct Need { // tasks that must stand by some station: what of their weight this load has to take
        int by;
        std::uint32_t bound;
        std::int32_t least;
    };
    std::vector<Need> needs_;
    std::vector<Sums> leftBy_;
    bool needsHold(int depth) const;
    bool findNeeds();
    void findSums(int count);
    bool sumReaches(std::int32_t room, int start) const;
    bool mayFill(std::int32_t room, int start, const std::array<std::int32_t, 2>& still) const;
    bool knownBetter(int count) const;
    bool knownBy(const Set& done, std::uint64_t hash, std::uint32_t level) const;
    Sums roomLeft_;              // of the stations after this one
    std::vector<int> degree_, degreeAfter_;
    std::vector<int> eligible_;
    std::vector<char> listed_;
    std::vector<int> picked_;
    float doneWorth_ = 0;
    std::int64_t loads_ = 0;
    bool loadsLeftOut_ = false;
    bool cut_ = false;
    bool full_ = false;
    bool outOfBudget_ = false;
    bool found_ = false;
    bool leavesSuccessors_ = false;
    std::int64_t expansions_ = 0;
    std::int64_t ticks_ = 0, stateTicks_ = 0;
    std::uint32_t foundState_ = 0;
};

} // namespace takt::balance

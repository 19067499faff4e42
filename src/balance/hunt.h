// One question, asked again with more effort each time: can the line be done in so many stations?
#pragma once

#include <array>
#include <chrono>
#include <memory>

#include "balance/bounds.h"

namespace takt::balance {

/// What may be spent, and what was.
struct Effort {
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    const std::atomic<bool>* cancelled = nullptr;
    std::int64_t nodes = INT64_MAX;
    std::int64_t spent = 0;
    std::size_t memory = 512u << 20;
    int threads = 1;

    bool over() const;
};

/// For one line and one cycle time. Needs no lock: one thread at a time.
class Hunting {
public:
    virtual ~Hunting() = default;
    virtual LowerBound bound() const = 0;
    /// Rounds are numbered from 0 and cost more each; the verdict is that of this round. `found` gets the
    /// assignment when there is one, with the line's own numbers.
    virtual Verdict round(int number, int stations, Effort& effort, Assignment& found) = 0;
    /// Further rounds would end as the last did, for want of memory.
    virtual bool exhausted() const = 0;
};

/// Lines without rules. `line` has its own times, no task longer than `cycle`; `order` gives the line's own
/// number of each of its tasks and must outlive it.
class Hunt final : public Hunting {
public:
    Hunt(const ReadyLine& line, const std::vector<Task>& order, std::int32_t cycle);

    LowerBound bound() const override;
    Verdict round(int number, int stations, Effort& effort, Assignment& found) override;
    bool exhausted() const override { return exhausted_; }

private:
    const PreparedLine& line(bool back) const { return back ? *backward_ : *forward_; }
    Verdict beam(int width, double keepShort, int stations, Effort& effort, Assignment& found);
    void begin(int stations);
    void take(bool back, const SearchResult& result, Effort& effort);
    void exchange();
    void prefer(const std::array<SearchResult, 2>& results);
    SearchResult advance(bool back, SearchLimits limits, Effort& effort, Assignment& found);
    Verdict fromTheEnds(SearchLimits limits, Effort& effort, Assignment& found);
    Verdict inTurn(const SearchLimits& limits, Effort& effort, Assignment& found);
    Verdict sideBySide(const SearchLimits& limits, Effort& effort, Assignment& found);
    void keep(bool back, const SearchResult& result, Assignment& found) const;

    const std::vector<Task>& order_;
    std::vector<Lengthening> steps_;
    std::vector<LinearBound> loose_; // without what order alone shows, when that shows anything
    std::unique_ptr<PreparedLine> forward_, backward_;
    bool packed_ = false;
    std::array<std::unique_ptr<Searching>, 2> searches_; // the exact ones, forward and backward
    int searched_ = 0;                                   // for so many stations
    std::array<std::vector<std::int64_t>, 2> mostWork_;  // what they have shown: at so many first, at so many last stations
    std::array<bool, 2> full_{};
    bool backFirst_ = false;
    bool exhausted_ = false;
};

} // namespace takt::balance

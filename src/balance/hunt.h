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
class Hunt {
public:
    /// `line` with its own times; no task longer than `cycle`.
    Hunt(const ReadyLine& line, std::int32_t cycle);

    LowerBound bound() const;
    /// Rounds are numbered from 0 and cost more each; the verdict of the last one made stands in the result.
    /// `found` gets the stations when there is an assignment.
    Verdict round(int number, int stations, Effort& effort, std::vector<std::vector<Task>>& found);
    /// Further rounds would end as the last did, for want of memory.
    bool exhausted() const { return exhausted_; }

private:
    const PreparedLine& line(bool back) const { return back ? *backward_ : *forward_; }
    Verdict beam(int width, double keepShort, int stations, Effort& effort, std::vector<std::vector<Task>>& found);
    void take(bool back, const SearchResult& result, Effort& effort);
    Verdict inTurn(const SearchLimits& limits, Effort& effort, std::vector<std::vector<Task>>& found);
    Verdict sideBySide(const SearchLimits& limits, Effort& effort, std::vector<std::vector<Task>>& found);
    void keep(bool back, SearchResult& result, std::vector<std::vector<Task>>& found) const;

    std::vector<LinearBound> loose_; // without what order alone shows, when that shows anything
    std::unique_ptr<PreparedLine> forward_, backward_;
    bool packed_ = false;
    std::array<std::unique_ptr<Searching>, 2> searches_; // the exact ones, forward and backward
    int searched_ = 0;                                   // for so many stations
    std::array<bool, 2> full_{};
    bool exhausted_ = false;
};

} // namespace takt::balance

// Quantiles of times in little memory.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "base/quantities.h"

namespace takt {

/// Counts times in bins that widen with the times, 128 to each doubling: below 256 us every microsecond has its own,
/// above that a bin is at most 1/128 of its times wide, and its middle at most 1/256 off. Whole numbers only: the
/// order of adding and merging does not matter, equal contents are equal values. Memory reaches from the least to
/// the greatest octave seen (1 KB each, about 7 for times from a minute to two hours), none at first: a cheap copy.
class TimeHistogram {
  public:
    struct Bin {
        Duration from; ///< the least time in it
        Duration to;   ///< the greatest
        std::int64_t count;
    };

    /// A negative time counts as 0.
    void add(Duration time, std::int64_t times = 1) {
        const auto us = static_cast<std::uint64_t>(time.us < 0 ? 0 : time.us);
        const std::size_t bin = binOf(us) - first_;
        if (bin >= bins_.size()) [[unlikely]]
            return addOutside(us, times);
        bins_[bin] += times;
        note(us, times);
    }
    void merge(const TimeHistogram& other);

    std::int64_t count() const { return count_; }
    Duration least() const { return {count_ > 0 ? least_ : 0}; } ///< exact; 0 when empty
    Duration most() const { return {most_}; }                    ///< exact

    /// The time that a share p (0 to 1) of all reach at most, the least such one: within 1/256 of the true sample
    /// quantile (inverse of the empirical distribution function), exact for p = 0 and 1; 0 when empty.
    Duration quantile(double p) const;
    /// The share of times up to this one, counting whole the bin it falls in; 1 when empty.
    double shareUpTo(Duration time) const;
    /// The bins that hold anything, in rising order, for a chart.
    std::vector<Bin> bins() const;

    bool operator==(const TimeHistogram&) const = default;

  private:
    static constexpr int kBits = 7; ///< 2^7 bins an octave

    static constexpr std::size_t binOf(std::uint64_t us) {
        const int shift = std::bit_width(us | 255) - (kBits + 1);
        return (static_cast<std::size_t>(shift) << kBits) + static_cast<std::size_t>(us >> shift);
    }
    static std::uint64_t lowerEdge(std::size_t bin);
    void note(std::uint64_t us, std::int64_t times) {
        const auto time = static_cast<std::int64_t>(us);
        count_ += times;
        least_ = time < least_ ? time : least_;
        most_ = time > most_ ? time : most_;
    }
    void addOutside(std::uint64_t us, std::int64_t times);
    void reach(std::size_t from, std::size_t to);
    std::size_t lastBin() const { return first_ + bins_.size(); }

    std::vector<std::int64_t> bins_; ///< whole octaves
    std::size_t first_ = 0;          ///< the bin that bins_[0] counts
    std::int64_t count_ = 0;
    std::int64_t least_ = INT64_MAX;
    std::int64_t most_ = 0;
};

} // namespace takt

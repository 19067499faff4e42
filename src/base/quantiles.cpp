#include "base/quantiles.h"

#include <algorithm>
#include <cmath>

namespace takt {

namespace {
constexpr std::size_t kOctave = 128;
}

std::uint64_t TimeHistogram::lowerEdge(std::size_t bin) {
    if (bin < 2 * kOctave)
        return bin;
    const std::size_t shift = (bin >> kBits) - 1;
    return static_cast<std::uint64_t>(bin - (shift << kBits)) << shift;
}

/// Makes room for the bins from .. to - 1, in whole octaves.
void TimeHistogram::reach(std::size_t from, std::size_t to) {
    from = from / kOctave * kOctave;
    to = (to + kOctave - 1) / kOctave * kOctave;
    if (bins_.empty())
        first_ = from;
    if (from < first_) {
        bins_.insert(bins_.begin(), first_ - from, 0);
        first_ = from;
    }
    if (to > lastBin())
        bins_.resize(to - first_, 0);
}

void TimeHistogram::addOutside(std::uint64_t us, std::int64_t times) {
    const std::size_t bin = binOf(us);
    reach(bin, bin + 1);
    bins_[bin - first_] += times;
    note(us, times);
}

void TimeHistogram::merge(const TimeHistogram& other) {
    if (other.count_ == 0)
        return;
    reach(other.first_, other.lastBin());
    for (std::size_t i = 0; i < other.bins_.size(); ++i)
        bins_[other.first_ - first_ + i] += other.bins_[i];
    count_ += other.count_;
    least_ = std::min(least_, other.least_);
    most_ = std::max(most_, other.most_);
}

Duration TimeHistogram::quantile(double p) const {
    if (p <= 0.0)
        return least();
    const auto rank = static_cast<std::int64_t>(std::ceil(p * static_cast<double>(count_)));
    if (rank >= count_)
        return most();
    std::int64_t below = 0;
    for (std::size_t i = 0; i < bins_.size(); ++i) {
        below += bins_[i];
        if (below < rank)
            continue;
        const std::uint64_t from = lowerEdge(first_ + i);
        const std::uint64_t width = lowerEdge(first_ + i + 1) - from;
        return {std::clamp(static_cast<std::int64_t>(from + (width - 1) / 2), least_, most_)};
    }
    return most();
}

double TimeHistogram::shareUpTo(Duration time) const {
    if (count_ == 0 || time.us >= most_)
        return 1.0;
    if (time.us < least_)
        return 0.0;
    const std::size_t last = binOf(static_cast<std::uint64_t>(time.us));
    std::int64_t upTo = 0;
    for (std::size_t i = 0; i < bins_.size() && first_ + i <= last; ++i)
        upTo += bins_[i];
    return static_cast<double>(upTo) / static_cast<double>(count_);
}

std::vector<TimeHistogram::Bin> TimeHistogram::bins() const {
    std::vector<Bin> out;
    for (std::size_t i = 0; i < bins_.size(); ++i)
        if (bins_[i] != 0)
            out.push_back({{static_cast<std::int64_t>(lowerEdge(first_ + i))},
                           {static_cast<std::int64_t>(lowerEdge(first_ + i + 1) - 1)},
                           bins_[i]});
    return out;
}

} // namespace takt

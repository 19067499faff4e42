#include "balance/packing.h"

#include <algorithm>
#include <climits>

namespace takt::balance {

namespace {

constexpr int kFirstKept = 10, kMostKept = 18, kGrowth = 2; // as powers of two

} // namespace

Packing::Packing(const std::vector<std::int32_t>& times, std::int32_t cycle) : cycle_(cycle), tableBits_(kFirstKept), table_(std::size_t{1} << kFirstKept) {
    values_ = times;
    std::sort(values_.begin(), values_.end(), std::greater<>());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    if (!values_.empty() && values_.back() == 0)
        values_.pop_back();
    for (const std::int32_t time : times)
        valueOf_.push_back(static_cast<std::size_t>(
            std::lower_bound(values_.begin(), values_.end(), time, std::greater<>()) - values_.begin()));
    std::uint64_t x = 0x243f6a8885a308d3ull;
    for (std::size_t v = 0; v < values_.size(); ++v) {
        x += 0x9e3779b97f4a7c15ull;
        std::uint64_t z = x;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        keys_.push_back((z ^ (z >> 31)) | 1);
    }
    counts_.assign(values_.size(), 0);
}

Packing::Known& Packing::known(std::uint64_t key) { return table_[(key * 0x9e3779b97f4a7c15ull) >> (64 - tableBits_)]; }

/// Most lines ask little: a large table is made when it pays.
void Packing::keep(std::uint64_t key, bool fits) {
    known(key) = {key, fits};
    if (++kept_ < table_.size() || tableBits_ == kMostKept)
        return;
    std::vector<Known> before(std::size_t{1} << (tableBits_ += kGrowth));
    before.swap(table_);
    for (const Known& one : before)
        if (one.key != 0)
            known(one.key) = one;
}

bool Packing::mayFit(std::span<const int> rest, int bins, int effort) {
    std::fill(counts_.begin(), counts_.end(), 0);
    key_ = static_cast<std::uint64_t>(bins) * 0xd1342543de82ef95ull;
    left_ = 0;
    std::int64_t slack = static_cast<std::int64_t>(bins) * cycle_;
    for (const int task : rest) {
        const std::size_t v = valueOf_[static_cast<std::size_t>(task)];
        if (v == values_.size())
            continue;
        ++counts_[v];
        ++left_;
        key_ += keys_[v];
        slack -= values_[v];
    }
    if (slack < 0)
        return false;
    effort_ = effort;
    return pack(slack, 0) || effort_ <= 0;
}

bool Packing::pack(std::int64_t slack, std::size_t largest) {
    if (left_ == 0)
        return true;
    const std::uint64_t key = key_;
    Known& before = known(key);
    if (before.key == key)
        return before.fits;
    while (counts_[largest] == 0)
        ++largest;
    --counts_[largest], --left_;
    key_ -= keys_[largest] + 0xd1342543de82ef95ull; // one bin less
    const bool fits = complete(largest, cycle_ - values_[largest], INT32_MAX, slack, largest);
    key_ = key;
    ++counts_[largest], ++left_;
    if (fits || effort_ > 0)
        keep(key, fits);
    return fits;
}

bool Packing::complete(std::size_t from, std::int32_t room, std::int32_t leastSkipped, std::int64_t slack,
                       std::size_t largest) {
    if (--effort_ <= 0)
        return false;
    std::size_t v = from;
    for (; v < values_.size(); ++v) {
        if (counts_[v] == 0 || values_[v] > room)
            continue;
        --counts_[v], --left_;
        key_ -= keys_[v];
        const bool fits = complete(v, room - values_[v], leastSkipped, slack, largest);
        ++counts_[v], ++left_;
        key_ += keys_[v];
        if (fits || effort_ <= 0)
            return fits;
        // One task fills the room at least as well as any number of shorter ones do.
        if (values_[v] == room)
            return false;
        leastSkipped = std::min(leastSkipped, values_[v]);
    }
    // Nothing more is put in. A bin with room for what was skipped need not be looked at.
    if (room >= leastSkipped || room > slack)
        return false;
    return pack(slack - room, largest);
}

} // namespace takt::balance

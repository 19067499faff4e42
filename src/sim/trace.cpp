#include "sim/trace.h"

#include <algorithm>

namespace takt::sim {

Trace::Trace(std::size_t limit)
    : limit_(limit), blocks_((limit + kBlock - 1) / kBlock), wholes_((limit + kBlock - 1) / kBlock) {}

Trace::Trace(const Trace& other, const Length& length) : Trace(other.limit_) {
    const std::size_t blocks = length.records / kBlock, wholes = length.wholes / kBlock;
    std::copy_n(other.blocks_.begin(), blocks, blocks_.begin());
    std::copy_n(other.wholes_.begin(), wholes, wholes_.begin());
    if (const std::size_t rest = length.records % kBlock) { // the other may be writing behind it
        const Block& from = *other.blocks_[blocks];
        blocks_[blocks] = std::make_shared<Block>();
        std::copy_n(from.records.begin(), rest, blocks_[blocks]->records.begin());
        std::copy_n(from.from.begin(), (rest + kGroup - 1) / kGroup, blocks_[blocks]->from.begin());
    }
    if (const std::size_t rest = length.wholes % kBlock) {
        wholes_[wholes] = std::make_shared<std::array<Record, kBlock>>();
        std::copy_n(other.wholes_[wholes]->begin(), rest, wholes_[wholes]->begin());
    }
    written_ = length.records;
    whole_ = length.wholes;
    publish();
}

PackedRecord Trace::keepWhole(const Record& record) {
    auto& block = wholes_[whole_ / kBlock];
    if (!block)
        block = std::make_shared<std::array<Record, kBlock>>();
    (*block)[whole_ % kBlock] = record;
    return PackedRecord(whole_++);
}

std::size_t Trace::upperBound(Time t, std::size_t count) const {
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if ((*this)[middle].at <= t.us)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace takt::sim

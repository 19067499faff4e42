#include "sim/trace.h"

namespace takt::sim {

Trace::Trace(std::size_t limit)
    : limit_(limit), blocks_((limit + kBlock - 1) / kBlock), wholes_((limit + kBlock - 1) / kBlock) {}

PackedRecord Trace::keepWhole(const Record& record) {
    auto& block = wholes_[whole_ / kBlock];
    if (!block)
        block = std::make_unique<std::array<Record, kBlock>>();
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

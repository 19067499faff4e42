#include "sim/trace.h"

#include <algorithm>

namespace takt::sim {

Trace::Trace(std::size_t limit, std::shared_ptr<TraceBudget> budget)
    : budget_(std::move(budget)), limit_(std::min(limit, kMost)), blocks_((limit_ + kBlock - 1) / kBlock),
      wholes_((limit_ + kBlock - 1) / kBlock) {}

Trace::Trace(const Trace& other, const Length& length) : Trace(other.limit_, other.budget_) {
    const std::size_t blocks = length.records / kBlock, wholes = length.wholes / kBlock;
    std::copy_n(other.blocks_.begin(), blocks, blocks_.begin());
    std::copy_n(other.wholes_.begin(), wholes, wholes_.begin());
    if (const std::size_t rest = length.records % kBlock) { // the other may be writing behind it
        const TraceBlock& from = other.blocks_[blocks]->reading();
        blocks_[blocks] = budget_->beginAnyway();
        writing_ = &blocks_[blocks]->writing();
        std::copy_n(from.records.begin(), rest, writing_->records.begin());
        std::copy_n(from.from.begin(), (rest + kGroup - 1) / kGroup, writing_->from.begin());
    }
    if (const std::size_t rest = length.wholes % kBlock) {
        wholes_[wholes] = std::make_shared<Wholes>();
        std::copy_n(other.wholes_[wholes]->begin(), rest, wholes_[wholes]->begin());
    }
    written_ = length.records;
    whole_ = length.wholes;
    publish();
}

bool Trace::beginBlock() {
    if (blocks_[written_ / kBlock])
        return true; // its first record found no room
    if (writing_)
        budget_->seal(blocks_[written_ / kBlock - 1]);
    auto block = budget_->begin();
    writing_ = block ? &block->writing() : nullptr;
    blocks_[written_ / kBlock] = std::move(block);
    return writing_ != nullptr;
}

bool Trace::keepWhole(const Record& record, PackedRecord& stands) {
    auto& block = wholes_[whole_ / kBlock];
    if (!block) {
        if (!budget_->take(sizeof(Wholes)))
            return false;
        block = {new Wholes, [budget = budget_](Wholes* wholes) {
                     delete wholes;
                     budget->giveBack(sizeof(Wholes));
                 }};
    }
    (*block)[whole_ % kBlock] = record;
    stands = PackedRecord(whole_++);
    return true;
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

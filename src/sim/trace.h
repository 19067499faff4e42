// What happened in a run, record by record, while it grows and afterwards.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/quantities.h"
#include "sim/record.h"
#include "sim/trace_blocks.h"

namespace takt::sim {

/// Append-only records in fixed blocks that never change once full, listed in a directory made beforehand. One thread
/// appends; any number read records below size(). What all traces take together is the budget's matter.
class Trace {
  public:
    static constexpr std::size_t kBlock = TraceBlock::kRecords;
    static constexpr std::size_t kGroup = TraceBlock::kGroup;
    static constexpr std::size_t kMost = 1ULL << 29; ///< records
    /// At most `limit` records are kept, one kept whole counting for three, as far as the budget has room for them;
    /// `append` answers false beyond.
    explicit Trace(std::size_t limit = kMost, std::shared_ptr<TraceBudget> budget = TraceBudget::ofProgram());
    /// How much of a trace was written at a moment.
    struct Length {
        std::size_t records = 0, wholes = 0;
    };
    /// Begins as another one did, up to a length that is published; what fills a block is shared with it.
    Trace(const Trace& other, const Length& length);

    bool append(const Record& record) {
        const std::size_t n = written_;
        if (n + 2 * whole_ >= limit_ || (n % kBlock == 0 && !beginBlock()))
            return false;
        TraceBlock& block = *writing_;
        std::int64_t& from = block.from[n % kBlock / kGroup];
        if (n % kGroup == 0)
            from = record.at;
        if (PackedRecord::fits(record, from, n)) [[likely]]
            block.records[n % kBlock] = PackedRecord(record, from, n);
        else if (!keepWhole(record, block.records[n % kBlock]))
            return false;
        ++written_;
        return true;
    }
    /// Makes everything appended so far visible to readers.
    void publish() { count_.store(written_, std::memory_order_release); }
    std::size_t written() const { return written_; } ///< writer's thread only
    Length length() const { return {written_, whole_}; } ///< writer's thread only

    std::size_t size() const { return count_.load(std::memory_order_acquire); }
    Record operator[](std::size_t n) const {
        const TraceBlock& block = blocks_[n / kBlock]->reading();
        const PackedRecord& packed = block.records[n % kBlock];
        if (packed.isWhole()) [[unlikely]]
            return (*wholes_[packed.whole() / kBlock])[packed.whole() % kBlock];
        return packed.unpacked(block.from[n % kBlock / kGroup], n);
    }
    /// What the records written take while none is packed.
    std::size_t bytes() const { return written_ * sizeof(PackedRecord) + whole_ * sizeof(Record); }
    /// The number of records at or before t among the first `count`.
    std::size_t upperBound(Time t, std::size_t count) const;

  private:
    using Wholes = std::array<Record, kBlock>;
    bool beginBlock();
    bool keepWhole(const Record& record, PackedRecord& stands);

    const std::shared_ptr<TraceBudget> budget_;
    const std::size_t limit_;
    std::size_t written_ = 0, whole_ = 0;
    TraceBlock* writing_ = nullptr; ///< the last block
    std::atomic<std::size_t> count_{0};
    std::vector<std::shared_ptr<TraceSlot>> blocks_; ///< full ones may stand in several traces
    std::vector<std::shared_ptr<Wholes>> wholes_;
};

} // namespace takt::sim

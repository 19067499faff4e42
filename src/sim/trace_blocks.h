// Where the records of all open runs stand: in blocks that are packed, those read longest ago first, when together they
// outgrow a budget. A packed block is opened again when somebody reads it, in about half a millisecond: any moment of
// any run stays as near as it was, and nothing has to be simulated again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "sim/record.h"

namespace takt::sim {

struct TraceBlock {
    static constexpr std::size_t kRecords = 1U << 15;
    static constexpr std::size_t kGroup = 1U << 8; ///< records whose times are counted from that of the first
    std::array<PackedRecord, kRecords> records;
    std::array<std::int64_t, kRecords / kGroup> from;
};

class TraceBudget;

/// The place of one block: written once, then open or packed as the budget has it. Any number of traces may share it.
class TraceSlot : public std::enable_shared_from_this<TraceSlot> {
  public:
    ~TraceSlot(); ///< gives back what it takes
    TraceSlot(const TraceSlot&) = delete;
    TraceSlot& operator=(const TraceSlot&) = delete;

    /// The writer's, until it seals.
    TraceBlock& writing() { return *block_; }
    /// The block to be read now by this thread; it stays until the thread has read a few others.
    const TraceBlock& reading() {
        if (lastRead.number == number_) [[likely]]
            return *lastRead.block;
        return bring();
    }

  private:
    friend class TraceBudget;
    struct LastRead {
        std::uint64_t number;
        const TraceBlock* block;
    };
    static constinit thread_local LastRead lastRead;

    explicit TraceSlot(std::shared_ptr<TraceBudget> budget);
    const TraceBlock& bring();

    const std::shared_ptr<TraceBudget> budget_;
    const std::uint64_t number_; ///< no two slots of a program have the same; from 1
    // Under the budget's mutex:
    std::shared_ptr<TraceBlock> block_; ///< none while it is only packed
    std::vector<std::byte> packed_;     ///< none before it was packed for the first time
    std::list<std::weak_ptr<TraceSlot>>::iterator place_;
    bool listed_ = false;
};

/// How many bytes the blocks of several traces may take together. Safe to call from any thread.
class TraceBudget : public std::enable_shared_from_this<TraceBudget> {
  public:
    explicit TraceBudget(std::size_t bytes) : limit_(bytes) {}
    /// The one all runs of the program share.
    static const std::shared_ptr<TraceBudget>& ofProgram();
    static constexpr std::size_t kBytes = 512ULL << 20;

    /// A block to be written; none if there is no room even with all others packed.
    std::shared_ptr<TraceSlot> begin();
    /// The same where there must be one.
    std::shared_ptr<TraceSlot> beginAnyway();
    /// It is full and not written any more: it may be packed from now on.
    void seal(const std::shared_ptr<TraceSlot>& slot);
    /// Room for something else that is kept with a trace; false if there is none. To be given back.
    bool take(std::size_t bytes);
    void giveBack(std::size_t bytes);

    std::size_t used() const;
    /// Blocks that stand only packed now.
    std::size_t packedBlocks() const;

  private:
    friend class TraceSlot;
    std::shared_ptr<const TraceBlock> open(TraceSlot& slot);
    /// A block whose memory was another's, if one was given up: many threads taking and giving would scatter it.
    std::shared_ptr<TraceBlock> fresh();
    void keepSpare(std::unique_ptr<TraceBlock> block);
    void list(const std::shared_ptr<TraceSlot>& slot);
    std::shared_ptr<TraceSlot> readLongestAgo(); ///< and off the list
    /// Packs what was read longest ago until so much more has room. False if it has none then.
    bool makeRoom(std::unique_lock<std::mutex>& lock, std::size_t bytes);
    void forget(TraceSlot& slot);

    static constexpr std::size_t kMostSpare = 16;
    const std::size_t limit_;
    std::mutex spareMutex_; ///< taken last
    std::vector<std::unique_ptr<TraceBlock>> spare_;
    mutable std::mutex mutex_;
    std::size_t used_ = 0, packedBlocks_ = 0;
    std::list<std::weak_ptr<TraceSlot>> open_; ///< sealed and open; in front what was read last
};

} // namespace takt::sim

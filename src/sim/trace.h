// What happened in a run, record by record: enough to redraw every token, card, machine and stock at
// any time, and to walk from any move to what caused it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/quantities.h"

namespace takt::sim {

/// The states of a machine; it is in exactly one. OffShift and OnBreak are not recorded: they follow
/// from the calendar of its process (see Replay).
enum class MachineState : std::uint8_t {
    OffShift, OnBreak, PlannedMaintenance, Down, Setup, Working, Blocked, NoOperator, NoMaterial, NoCard, Count
};

/// Where a card is.
enum class CardState : std::uint8_t {
    AtPost,      ///< free, waiting to be collected or to be worked
    Travelling,  ///< on its way back, without a container
    Waiting,     ///< at the market or supplier, no full container yet
    InProcess,   ///< its container is being made
    InTransit,   ///< with its container on the way
    Full,        ///< attached to a full container in the store
    InUse,       ///< attached to a container that has been opened
    Locked, Lost,
    Withdrawn,   ///< out of use
    Count
};

enum class RecordKind : std::uint8_t {
    State,      ///< subject machine; place MachineState; amount: recipe, -1 none
    Put,        ///< subject place; amount steps; place: leg it came by + 1, 0 none
    Take,       ///< subject place; amount steps; place: leg it leaves by + 1, 0 none
    Depart,     ///< subject leg; amount steps; place: travel time in seconds, rounded up
    Arrive,     ///< subject leg; amount steps; cause: the record of the departure
    Card,       ///< subject card; place CardState; amount: seconds until it arrives (Travelling), else 0
    Made,       ///< subject recipe; amount good steps
    Scrapped,   ///< subject recipe; amount steps
    Ordered,    ///< subject demand; amount steps
    Delivered,  ///< subject demand; amount steps
    Lost,       ///< subject demand; amount steps
    Released,   ///< subject schedule line; amount steps
    Pitch,      ///< subject control; place: item + 1, 0: nothing asked; amount 1 served, 0 missed
    Shortage,   ///< subject loop; a card found no full container
    Trip,       ///< subject transport; amount steps carried away
    Expired,    ///< subject place; amount steps, taken out of it by a Take before
    Intervened, ///< subject number of the intervention; place its kind; amount as given
    Disrupted,  ///< subject disruption; amount: percent of its usual that each target does from now on
    ReserveUsed, ///< subject place; place 1 the buffer, 2 safety stock; amount steps taken of it
    Count
};

struct Record {
    std::int64_t at;         ///< microseconds
    std::uint32_t subject;
    std::uint32_t cause;     ///< record number, kNoCause: none
    std::uint32_t kindPlace; ///< kind in the low 8 bits, place in the rest
    std::int32_t amount;

    RecordKind kind() const { return static_cast<RecordKind>(kindPlace & 0xFFU); }
    std::uint32_t place() const { return kindPlace >> 8; }
};
static_assert(sizeof(Record) == 24);
inline constexpr std::uint32_t kNoCause = UINT32_MAX;

/// Append-only records in fixed blocks that never move, listed in a directory made beforehand. One
/// thread appends; any number read records below size().
class Trace {
  public:
    static constexpr std::size_t kBlock = 1U << 15;
    /// At most `limit` records are kept; `append` answers false beyond.
    explicit Trace(std::size_t limit = (512ULL << 20) / sizeof(Record));

    bool append(const Record& record) {
        const std::size_t n = written_;
        if (n >= limit_)
            return false;
        auto& block = blocks_[n / kBlock];
        if (!block)
            block = std::make_unique<std::array<Record, kBlock>>();
        (*block)[n % kBlock] = record;
        ++written_;
        return true;
    }
    /// Makes everything appended so far visible to readers.
    void publish() { count_.store(written_, std::memory_order_release); }
    std::size_t written() const { return written_; } ///< writer's thread only

    std::size_t size() const { return count_.load(std::memory_order_acquire); }
    const Record& operator[](std::size_t n) const { return (*blocks_[n / kBlock])[n % kBlock]; }
    /// The number of records at or before t among the first `count`.
    std::size_t upperBound(Time t, std::size_t count) const;

  private:
    std::size_t limit_;
    std::size_t written_ = 0;
    std::atomic<std::size_t> count_{0};
    std::vector<std::unique_ptr<std::array<Record, kBlock>>> blocks_;
};

} // namespace takt::sim

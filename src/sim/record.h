// One thing that happened in a run: enough of them redraw every token, card, machine and stock at any time, and lead
// from any move to what caused it.
#pragma once

#include <cstdint>
#include <cstddef>

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

/// A record in 16 bytes, without loss. One that does not fit is kept whole elsewhere.
class PackedRecord {
  public:
    static constexpr int kAt = 38, kBack = 26;                        ///< bits of the first word
    static constexpr int kKind = 5, kPlace = 14, kSubject = 20, kAmount = 25; ///< and of the second
    PackedRecord() = default;
    static bool fits(const Record& r, std::int64_t from, std::size_t number) {
        const bool causeFits = r.cause == kNoCause || (r.cause < number && number - r.cause < (1ULL << kBack));
        return r.at >= from && r.at - from < (std::int64_t{1} << kAt) && causeFits &&
               r.place() < (1U << kPlace) && r.subject < (1U << kSubject) &&
               r.amount >= -(1 << (kAmount - 1)) && r.amount < (1 << (kAmount - 1));
    }
    /// Requires that it fits. Times are counted from `from`, the cause back from the record's own number.
    PackedRecord(const Record& r, std::int64_t from, std::size_t number)
        : first_(static_cast<std::uint64_t>(r.at - from) << kBack | (r.cause == kNoCause ? 0 : number - r.cause)),
          second_(static_cast<std::uint64_t>(static_cast<std::int64_t>(r.amount)) << (64 - kAmount) |
                  std::uint64_t{r.subject} << (kKind + kPlace) | std::uint64_t{r.place()} << kKind |
                  static_cast<std::uint64_t>(r.kind())) {}
    /// Both words, and from them.
    std::uint64_t first() const { return first_; }
    std::uint64_t second() const { return second_; }
    PackedRecord(std::uint64_t first, std::uint64_t second) : first_(first), second_(second) {}
    /// Stands for the record kept whole under this number.
    explicit PackedRecord(std::size_t whole) : first_(whole), second_(kWhole) {}

    bool isWhole() const { return second_ == kWhole; }
    std::size_t whole() const { return first_; }
    Record unpacked(std::int64_t from, std::size_t number) const {
        const std::uint64_t back = first_ & ((1ULL << kBack) - 1);
        const auto bits = [&](int at, int count) {
            return static_cast<std::uint32_t>(second_ >> at & ((1ULL << count) - 1));
        };
        return {from + static_cast<std::int64_t>(first_ >> kBack), bits(kKind + kPlace, kSubject),
                back == 0 ? kNoCause : static_cast<std::uint32_t>(number - back),
                bits(0, kKind) | bits(kKind, kPlace) << 8,
                static_cast<std::int32_t>(static_cast<std::int64_t>(second_) >> (64 - kAmount))};
    }

  private:
    static constexpr std::uint64_t kWhole = (1U << kKind) - 1; ///< of no kind
    std::uint64_t first_ = 0, second_ = 0;
};
static_assert(sizeof(PackedRecord) == 16);
static_assert(static_cast<int>(RecordKind::Count) < (1 << PackedRecord::kKind) - 1);
static_assert(PackedRecord::kAt + PackedRecord::kBack == 64);
static_assert(PackedRecord::kKind + PackedRecord::kPlace + PackedRecord::kSubject + PackedRecord::kAmount == 64);

} // namespace takt::sim

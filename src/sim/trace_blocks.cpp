#include "sim/trace_blocks.h"

#include <zstd.h>

#include <atomic>
#include <cstring>

namespace takt::sim {

namespace {

/// A record's time and cause change with every record, the rest of it repeats: kept apart they pack nearly twice as well.
using Words = std::array<std::uint64_t, 2 * TraceBlock::kRecords>;
static_assert(sizeof(Words) == sizeof(TraceBlock::records));
constexpr std::size_t kTimes = sizeof(TraceBlock::from);

/// The room a thread packs and unpacks in.
Words* scratch() {
    thread_local const auto words = std::make_unique<Words>();
    return words.get();
}

std::vector<std::byte> packed(const TraceBlock& block) {
    Words* const words = scratch();
    for (std::size_t i = 0; i < TraceBlock::kRecords; ++i) {
        (*words)[i] = block.records[i].first();
        (*words)[TraceBlock::kRecords + i] = block.records[i].second();
    }
    std::vector<std::byte> out(kTimes + ZSTD_compressBound(sizeof(Words)));
    std::memcpy(out.data(), block.from.data(), kTimes);
    out.resize(kTimes + ZSTD_compress(out.data() + kTimes, out.size() - kTimes, words, sizeof(Words), 1));
    out.shrink_to_fit();
    return out;
}

void unpack(const std::vector<std::byte>& bytes, TraceBlock& block) {
    Words* const words = scratch();
    ZSTD_decompress(words, sizeof(Words), bytes.data() + kTimes, bytes.size() - kTimes);
    std::memcpy(block.from.data(), bytes.data(), kTimes);
    for (std::size_t i = 0; i < TraceBlock::kRecords; ++i)
        block.records[i] = PackedRecord((*words)[i], (*words)[TraceBlock::kRecords + i]);
}

std::uint64_t nextNumber() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// The blocks a thread has read last stay open to it: a record and what caused it may stand in two of them.
struct Desk {
    struct Place {
        std::uint64_t number = 0;
        std::shared_ptr<const TraceBlock> block;
    };
    std::array<Place, 4> places;
    std::size_t oldest = 0;
};
thread_local Desk desk;

} // namespace

constinit thread_local TraceSlot::LastRead TraceSlot::lastRead{0, nullptr};

TraceSlot::TraceSlot(std::shared_ptr<TraceBudget> budget)
    : budget_(std::move(budget)), number_(nextNumber()), block_(budget_->fresh()) {}

TraceSlot::~TraceSlot() {
    budget_->forget(*this);
}

const TraceBlock& TraceSlot::bring() {
    for (const auto& place : desk.places)
        if (place.number == number_) {
            lastRead = {number_, place.block.get()};
            return *place.block;
        }
    Desk::Place& place = desk.places[desk.oldest];
    desk.oldest = (desk.oldest + 1) % desk.places.size();
    place = {number_, budget_->open(*this)};
    lastRead = {number_, place.block.get()};
    return *place.block;
}

const std::shared_ptr<TraceBudget>& TraceBudget::ofProgram() {
    static const auto budget = std::make_shared<TraceBudget>(kBytes);
    return budget;
}

std::shared_ptr<TraceBlock> TraceBudget::fresh() {
    std::unique_ptr<TraceBlock> block;
    {
        const std::lock_guard lock(spareMutex_);
        if (!spare_.empty()) {
            block = std::move(spare_.back());
            spare_.pop_back();
        }
    }
    if (!block)
        block = std::make_unique<TraceBlock>();
    return {block.release(), [self = weak_from_this()](TraceBlock* done) {
                std::unique_ptr<TraceBlock> given(done);
                if (const auto budget = self.lock())
                    budget->keepSpare(std::move(given));
            }};
}

void TraceBudget::keepSpare(std::unique_ptr<TraceBlock> block) {
    const std::lock_guard lock(spareMutex_);
    if (spare_.size() < kMostSpare)
        spare_.push_back(std::move(block));
}

std::shared_ptr<TraceSlot> TraceBudget::begin() {
    return take(sizeof(TraceBlock)) ? std::shared_ptr<TraceSlot>(new TraceSlot(shared_from_this())) : nullptr;
}

std::shared_ptr<TraceSlot> TraceBudget::beginAnyway() {
    {
        std::unique_lock lock(mutex_);
        makeRoom(lock, sizeof(TraceBlock));
        used_ += sizeof(TraceBlock);
    }
    return std::shared_ptr<TraceSlot>(new TraceSlot(shared_from_this()));
}

void TraceBudget::seal(const std::shared_ptr<TraceSlot>& slot) {
    const std::lock_guard lock(mutex_);
    list(slot);
}

void TraceBudget::list(const std::shared_ptr<TraceSlot>& slot) {
    slot->place_ = open_.insert(open_.begin(), slot);
    slot->listed_ = true;
}

bool TraceBudget::take(std::size_t bytes) {
    std::unique_lock lock(mutex_);
    if (!makeRoom(lock, bytes))
        return false;
    used_ += bytes;
    return true;
}

void TraceBudget::giveBack(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    used_ -= bytes;
}

std::size_t TraceBudget::used() const {
    const std::lock_guard lock(mutex_);
    return used_;
}

std::size_t TraceBudget::packedBlocks() const {
    const std::lock_guard lock(mutex_);
    return packedBlocks_;
}

std::shared_ptr<TraceSlot> TraceBudget::readLongestAgo() {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it)
        if (auto slot = it->lock()) { // else it waits to be forgotten
            open_.erase(slot->place_);
            slot->listed_ = false;
            return slot;
        }
    return nullptr;
}

bool TraceBudget::makeRoom(std::unique_lock<std::mutex>& lock, std::size_t bytes) {
    while (used_ + bytes > limit_) {
        auto slot = readLongestAgo();
        if (!slot)
            return false;
        if (slot->packed_.empty()) {
            // Nobody writes it any more: others go on while it is packed.
            const std::shared_ptr<const TraceBlock> block = slot->block_;
            lock.unlock();
            std::vector<std::byte> small = packed(*block);
            lock.lock();
            used_ += small.size();
            slot->packed_ = std::move(small);
        }
        slot->block_.reset();
        ++packedBlocks_;
        used_ -= sizeof(TraceBlock);
        lock.unlock();
        slot.reset(); // may be the last to hold it
        lock.lock();
    }
    return true;
}

std::shared_ptr<const TraceBlock> TraceBudget::open(TraceSlot& slot) {
    std::unique_lock lock(mutex_);
    if (!slot.block_) {
        lock.unlock(); // what was packed once stays as it is
        {
            std::unique_lock room(mutex_);
            makeRoom(room, sizeof(TraceBlock)); // who reads must, even where there is none
        }
        auto block = fresh();
        unpack(slot.packed_, *block);
        lock.lock();
        if (!slot.block_) {
            slot.block_ = std::move(block);
            used_ += sizeof(TraceBlock);
            --packedBlocks_;
            list(slot.shared_from_this());
        }
    } else if (slot.listed_) {
        open_.splice(open_.begin(), open_, slot.place_);
    }
    return slot.block_;
}

void TraceBudget::forget(TraceSlot& slot) {
    const std::lock_guard lock(mutex_);
    if (slot.listed_)
        open_.erase(slot.place_);
    used_ -= slot.packed_.size() + (slot.block_ ? sizeof(TraceBlock) : 0);
    packedBlocks_ -= slot.block_ ? 0 : 1;
}

} // namespace takt::sim

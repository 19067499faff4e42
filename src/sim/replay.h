// The plant at one moment of a run, redrawn from the trace.
#pragma once

#include <memory>
#include <vector>

#include "sim/network.h"
#include "sim/trace.h"

namespace takt::sim {

/// A container (or a truck's load) on its way.
struct Token {
    std::uint32_t leg = 0;
    std::int32_t amount = 0;
    Time departed, arrives;
    std::uint32_t record = 0;   ///< of its departure
};

/// A card on its way back.
struct CardMove {
    std::uint32_t card = 0;
    Time departed, arrives;
};

/// Everything a view draws. A value: copying one is a bookmark. All vectors are indexed as in Network.
struct Picture {
    Time at;
    std::size_t records = 0;                 ///< applied so far
    std::vector<std::int64_t> stock;         ///< place, steps
    std::vector<MachineState> machine;       ///< as recorded (the calendar not yet applied)
    std::vector<std::int32_t> machineRecipe; ///< -1 none
    std::vector<Time> machineSince;
    std::vector<CardState> card;
    std::vector<Time> cardSince;
    std::vector<std::int64_t> made, scrapped;             ///< recipe
    std::vector<std::int64_t> ordered, delivered, lost;   ///< demand
    std::vector<std::int64_t> pitches, missedPitches;     ///< control
    std::vector<std::int64_t> pitchItems;                 ///< control: number of its last pitch record
    std::vector<std::int64_t> shortages;                  ///< loop
    std::vector<Token> tokens;
    std::vector<CardMove> cardMoves;
};

/// The picture before the first record.
Picture initialPicture(const Network& network);
void applyRecord(Picture& picture, const Network& network, const Record& record, std::size_t number);

/// A machine's state as a person sees it: off shift and breaks from its calendar stand over the rest.
MachineState shownState(const Network& network, const Picture& picture, std::uint32_t machine);

/// Whether a machine stands at a station that waits for another one of its process: what the process waits for is told by
/// another machine of it.
bool waitsInside(const Network& network, const Picture& picture, std::uint32_t machine);

/// Pictures taken while a trace grows, for seeking. Written by the runner, read by any thread below
/// the published count.
class PictureShelf {
  public:
    static constexpr std::size_t kEvery = 250'000;
    /// Writer: applies the next records; keeps a picture every kEvery.
    explicit PictureShelf(std::shared_ptr<const Network> network);
    /// Of a trace whose first `records`, all published, are those of another shelf's: its pictures are shared.
    PictureShelf(const PictureShelf& other, const Trace& trace, std::size_t records);
    void follow(const Trace& trace, std::size_t upTo);
    /// The last kept picture at or before t, made from at most `count` records.
    const Picture& before(Time t, std::size_t count) const;

  private:
    std::shared_ptr<const Network> network_;
    Picture current_;
    std::vector<std::shared_ptr<const Picture>> shelf_; // reserved beforehand, never moves
    std::atomic<std::size_t> kept_{0};
};

/// Moves over a run's trace in both directions. Seeking costs at most kEvery records.
class Replay {
  public:
    Replay(std::shared_ptr<const Network> network, std::shared_ptr<const Trace> trace,
           std::shared_ptr<const PictureShelf> shelf);
    /// Goes to time t: all records at or before t are applied.
    const Picture& seek(Time t);
    const Picture& picture() const { return picture_; }
    const Network& network() const { return *network_; }
    const Trace& trace() const { return *trace_; }

  private:
    std::shared_ptr<const Network> network_;
    std::shared_ptr<const Trace> trace_;
    std::shared_ptr<const PictureShelf> shelf_;
    Picture picture_;
};

} // namespace takt::sim

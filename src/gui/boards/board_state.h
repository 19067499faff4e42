// What the boards say at one moment, worked out from a picture. No widgets here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/replay.h"

namespace takt::gui {

/// Loops that share a board: same kind, same end.
struct LoopGroup {
    LoopKind kind = LoopKind::Production;
    Id to;                            ///< element their containers go to
    Id from;                          ///< where their cards come back to; none when they differ
    std::vector<std::uint32_t> loops; ///< of the network, in its order
};
std::vector<LoopGroup> loopGroups(const sim::Network& network, const Plant& plant);

/// Numbers (from 1, in their loop) of the cards that hang on the loop's board because they came back
/// and are still to be worked or served, in the order in which they came.
std::vector<std::uint32_t> hangingCards(const sim::Network& network, const sim::Picture& picture,
                                        std::uint32_t loop);

/// The columns of the e-kanban table. A card is EMPTY from the moment it is freed until work or a
/// container is found for it; WAIT when the market has no full container.
enum class CardColumn : std::uint8_t { Wait, Empty, InProcess, InTransit, Full, InUse, Count };
struct CardCounts {
    std::array<std::int64_t, static_cast<std::size_t>(CardColumn::Count)> in{};
    std::int64_t locked = 0, lost = 0;
    std::int64_t of(CardColumn column) const { return in[static_cast<std::size_t>(column)]; }
    std::int64_t accounted() const; ///< all but the lost
    std::int64_t total() const { return accounted() + lost; }
};
CardCounts countCards(const sim::Network& network, const sim::Picture& picture, std::uint32_t loop);

/// One slot of a heijunka box.
struct PitchSlot {
    enum class State : std::uint8_t {
        Coming, ///< later than the cursor
        Done,   ///< a tray was withdrawn, or nothing was asked for
        Missed, ///< no tray was there
        Current ///< the last one begun
    };
    Time at;
    State state = State::Coming;
    std::uint32_t item = sim::kNone; ///< asked for; none: nothing, or not decided yet
    bool missed = false;             ///< also of a current slot
};
/// The slots of the shift at the cursor, or of the next one; empty when the pacemaker never works. What
/// comes is the pattern's; levelled by goal chasing, what the run, as far as it is computed, goes on to ask.
std::vector<PitchSlot> pitchSlots(const sim::Network& network, const sim::Trace& trace, std::size_t records,
                                  std::uint32_t control, Time cursor);

/// What a process calls out.
struct Call {
    std::uint32_t process = 0;
    sim::MachineState state = sim::MachineState::OffShift; ///< the gravest of its machines
    std::uint32_t inThatState = 1;                         ///< machines
    std::uint32_t machines = 1;
    std::uint32_t item = sim::kNone;
    Time since;                ///< of the recorded state
    std::optional<Time> opens; ///< closed by the calendar until then
};
std::vector<Call> calls(const sim::Network& network, const sim::Picture& picture);

} // namespace takt::gui

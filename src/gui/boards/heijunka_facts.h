// What a heijunka box comes to: what its pattern asks a shift against what customers do, and how unevenly. No widgets here.
#pragma once

#include <optional>
#include <vector>

#include "gui/boards/board_state.h"
#include "lean/levelling.h"

namespace takt::gui {

/// Pitches of each shift of the week, in their order; empty when the pacemaker never works.
std::vector<std::int64_t> slotsOfShifts(const sim::Network& network, const sim::ControlNode& control);
/// Of the longest one; a pattern is written out for so many.
std::int64_t mostSlots(const sim::Network& network, const sim::ControlNode& control);

/// Cards of each product that customers ask for in a shift of `slotCount` pitches: demand a working day / cards' containers,
/// shared out over the day's shifts by their pitches. Fractions are meant.
std::vector<double> cardsAsked(const sim::Network& network, const sim::ControlNode& control, std::int64_t slotCount);

/// The product of each slot of a shift: those of the pattern, or what the run asked where it has none; slots without a
/// product are left out.
lean::SlotSequence sequenceOf(const sim::ControlNode& control, const std::vector<std::uint32_t>& items);

/// The product that departs furthest from an even rate, in steps (pieces): lean::swings() x its container.
struct WorstSwing {
    std::size_t product = 0;
    double steps = 0;
};
std::optional<WorstSwing> worstSwing(const sim::ControlNode& control, const lean::SlotSequence& sequence);

/// Where a pattern hangs other amounts than demand has (lean::cardsAmong of cardsAsked over the slots).
struct Mismatch {
    std::vector<std::int64_t> hung, wanted; ///< cards a shift, by product
    double asked = 0;                       ///< cards a shift, all products, as customers have it
    std::int64_t slotCount = 0;
    bool wrongMix() const { return hung != wanted; }
    bool tooMany() const { return asked > static_cast<double>(slotCount) + 1e-6; } ///< more is asked than the pitches can serve
};
Mismatch compare(const sim::Network& network, const sim::ControlNode& control, const lean::SlotSequence& sequence,
                 std::int64_t slotCount);

} // namespace takt::gui

// The pattern of a heijunka box in the document, and what a planner does to it by hand.
#pragma once

#include <vector>

#include "model/changeset.h"

namespace takt::gui {

/// The items of a pattern, slot by slot; it repeats from the begin of each shift. Empty: levelled by goal chasing.
using Pattern = std::vector<Id>;

Pattern patternOf(const Plant& plant, Id control);
/// Makes it the pattern of a control; rows that stay are kept with their notes. Requires that control and items are there.
void setPattern(Edit& edit, Id control, const Pattern& pattern);

/// One slot of the shift has another item. A pattern that is shorter than the shift is written out for all its slots first,
/// so that the same place of its other rounds stays as it is.
Pattern withItem(const Pattern& pattern, std::size_t slotCount, std::size_t slot, Id item);
/// Two slots of the shift change their cards, likewise.
Pattern withExchanged(const Pattern& pattern, std::size_t slotCount, std::size_t one, std::size_t other);
/// Without the slot, later ones moving up: of each round, if it is shorter than the shift.
Pattern without(const Pattern& pattern, std::size_t slot);
/// With a slot more before it, later ones moving down: in each round, if it is shorter than the shift. No longer than
/// `slotCount`: the last goes.
Pattern withInserted(const Pattern& pattern, std::size_t slotCount, std::size_t slot, Id item);

} // namespace takt::gui

// The colours of a kanban board: how many of a loop's cards may hang before it is urgent.
#pragma once

#include <cstdint>
#include <optional>

#include "lean/loop_facts.h"
#include "model/project.h"

namespace takt::lean {

/// Slots of one row of a board, filled from the left: green first, red last. Together the cards.
struct BoardZones {
    std::int64_t green = 0, yellow = 0, red = 0;
    std::int64_t total() const { return green + yellow + red; }
    bool operator==(const BoardZones&) const = default;
};

struct BoardNeeds {
    std::int64_t cards = 0;             ///< of the loop, >= 0
    std::int64_t container = 1;         ///< C, steps; >= 1
    double demandPerDay = 0;            ///< d, steps a working day
    double leadTimeDays = 0;            ///< L in working days; 0: not known
    std::optional<std::int64_t> safety; ///< steps; none: not known
};

/// red = ceil(safety / C), yellow = ceil(d L / C), green = the rest (product.md, "board colours"). When
/// the cards do not reach, red is kept before yellow and yellow before green, but one green slot stays
/// while there are cards. Without known safety stock red is a third of the cards (rounded down), and
/// yellow is at least as many.
BoardZones boardZones(const BoardNeeds& needs);

/// What the plant says about a loop: d and L of loop_facts.h; waiting behind cards of the same item is not known before a
/// run. No safety stock is entered yet.
BoardNeeds boardNeeds(const LoopFacts& facts, const KanbanLoop& loop);
/// The same for one loop alone.
BoardNeeds boardNeeds(const Project& project, const Scenario& scenario, const KanbanLoop& loop);

} // namespace takt::lean

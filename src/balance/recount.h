// Looking for an assignment once more, by counting: station by station every set of tasks that can be finished, as
// the rules allow and apart from the search. Slow and simple; what it says can be held against the solver.
#pragma once

#include "balance/line.h"

namespace takt::balance {

/// Whether there is an assignment that keeps all rules.
struct RecountQuestion {
    Units cycle = 0;
    int stations = 0;             ///< at most, each copy counted
    int moves = -1;               ///< at most so many tasks away from today's station; -1: any
    std::int64_t mostStates = 0;  ///< sets of finished tasks that may be looked at, and 15 times as many steps taken
};

struct Recount {
    enum class Verdict { None, Found, TooLarge };
    Verdict verdict{};
    std::int64_t states = 0; ///< sets of finished tasks that were looked at
};

/// All shapes and all rules. Requires rules of the right lengths and arcs without a circle (what solve() answers).
Recount recount(const Line& line, const RecountQuestion& question);

} // namespace takt::balance

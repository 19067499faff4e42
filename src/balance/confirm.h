// An answer of the solver held against the line: its assignment, and the reason for its bound.
#pragma once

#include "balance/solve.h"

namespace takt::balance {

/// What was found out about a bound, without the solver.
struct Confirmation {
    enum class Verdict {
        Confirmed,  ///< nothing better can exist
        Refuted,    ///< something better does exist
        TooLarge,   ///< to be counted within the states allowed
        NotChecked  ///< the answer claims no bound that could be held against the line
    };
    /// What a confirmed bound rests on, the plainest first; of several numbers of stations the furthest that was needed.
    enum class By {
        Times,   ///< the sum of the times, or the longest task
        Weights, ///< Shown::proof
        Chain,   ///< Shown::chain
        Counting ///< every set of tasks that can be finished was looked at (recount.h)
    };
    bool assignmentHolds = false; ///< it keeps every rule and has the value that is said
    Verdict verdict = Verdict::NotChecked;
    By by = By::Times;
    std::int64_t states = 0;      ///< that were counted
};

/// States that are counted in a third of a second or so.
inline constexpr std::int64_t kStatesOfAMoment = 200'000;

/// Holds `answer`, as solve() gives it for the line and the aim, against both. Takes the reasons the answer carries first, and
/// counts when none of them shows the bound: at most `mostStates` sets of tasks in all.
/// All aims, shapes and rules are covered; answers for lines with rules carry no reasons, so that there every bound
/// beyond the sum of the times is counted. An efficiency that no assignment reaches (Balance::impossible) is not
/// checked. A cycle time is at least 1.
Confirmation confirm(const Line& line, const Aim& aim, const Balance& answer, std::int64_t mostStates = kStatesOfAMoment);

} // namespace takt::balance

// What must be done before what: order, direct and indirect, without redundant arcs. Closure and reduction are made here, in
// one pass over rows of bits: Boost.Graph's closure lists every pair, and it has no order by low numbers.
#pragma once

#include <vector>

#include "balance/line.h"

namespace takt::balance {

struct Precedence {
    std::vector<Task> order;                ///< every task after its predecessors, low numbers first
    std::vector<std::vector<Task>> before;  ///< direct predecessors of each task, redundant arcs left out
    std::vector<std::vector<Task>> after;   ///< direct successors, likewise
    std::vector<std::pair<Task, Task>> redundant; ///< arcs that follow from others, or stand twice

    /// b must wait for a, directly or by way of others.
    bool leads(Task a, Task b) const {
        return (reach_[static_cast<std::size_t>(a) * words_ + static_cast<std::size_t>(b >> 6)] >> (b & 63)) & 1;
    }
    /// Pairs that stand in a fixed order, as a share of all pairs (order strength), 0 to 1.
    double orderStrength() const;

private:
    friend Result<Precedence> precedenceOf(const Line& line);
    std::vector<std::uint64_t> reach_; ///< row a: the tasks a leads to
    std::size_t words_ = 0;
};

/// Errors: UnknownTask for an arc from or to a task that is not there; PrecedenceCycle with the tasks of one
/// circle, from 1, as "3 > 7 > 4 > 3".
Result<Precedence> precedenceOf(const Line& line);

} // namespace takt::balance

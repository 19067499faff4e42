// Curves over a run, reduced to what pixels can show.
#pragma once

#include <vector>

#include "sim/replay.h"

namespace takt::sim {

/// Least and most of a quantity in one column of a chart, and its value at the column's end.
struct Column {
    std::int64_t least = 0, most = 0, last = 0;
};
using Curve = std::vector<Column>;

struct RunCurves {
    Time from, to;
    std::vector<Curve> stock;      ///< by place
    Curve workInProcess;           ///< all places and tokens, in steps
    Curve ordered, delivered;      ///< cumulative over all demands
};

/// Walks the trace once; columns divide [from, to) evenly, at most one record's work each.
RunCurves curves(const Network& network, const Trace& trace, std::size_t records, Time from, Time to,
                 std::size_t columns);

/// One stretch of a machine's state, the calendar applied.
struct StateStretch {
    MachineState state{};
    Time from, to;
};
/// Shares of the machine's states in [from, to), indexed by MachineState, summing to 1 (shares of
/// civil time), and its stretches when asked for (at most `most`, shorter ones merged away).
std::vector<double> stateShares(const Network& network, const Trace& trace, std::size_t records,
                                std::uint32_t machine, Time from, Time to);

/// Marks for the time bar.
struct Mark {
    enum class Kind : std::uint8_t { Stockout, Breakdown, Changeover, LateDelivery, MissedPitch };
    Kind kind{};
    Time at;
    Id element;
};
std::vector<Mark> marks(const Network& network, const Trace& trace, std::size_t records);

} // namespace takt::sim

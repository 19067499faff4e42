// The production capacity table by process, the first sheet of standard work: how many pieces a shift each machine, or
// pair of hands, can make.
#pragma once

#include <optional>

#include "cell/cell_line.h"

namespace takt::cell {

/// What is asked of a process in a shift, and the time it has for it.
struct Pace {
    Duration available; ///< of a shift, breaks and the shares of other work taken off
    double demand = 0;  ///< good pieces, scrap downstream included; 0: nothing is asked
    bool operator==(const Pace&) const = default;
};
Pace paceOf(const Project& project, const Scenario& scenario, Id process);

/// One task. Tasks that name the same machine share its time; copies of a station have a machine each.
struct CapacityRow {
    balance::Task task = -1;
    int machines = 1;
    Duration manual, automatic;
    std::int64_t changeEvery = 0;   ///< pieces; 0: no tool is changed
    Duration change;                ///< of a tool, each time
    Duration changePerPiece;        ///< change / changeEvery
    Duration others;                ///< what other tasks take of the same machine, tool changes included
    std::optional<double> perShift; ///< none: it takes no time, or the shift has none
    bool isBottleneck = false;

    Duration completion() const { return manual + automatic; }
    /// Of its machine, a piece.
    Duration occupied() const { return completion() + changePerPiece + others; }
};
struct CapacityTable {
    std::vector<CapacityRow> rows; ///< by task
    Duration available;
    std::optional<double> perShift; ///< of the bottleneck
};

/// Capacity a shift = available time / (completion time + tool change time a piece), completion = manual + automatic
/// (Monden, Toyota Production System, 4th ed., ch. 10). Times are the weighted mean of the products. The rows of the
/// least capacity are the bottleneck.
CapacityTable capacityTable(const Plant& plant, const CellLine& line, Id process, Duration available);

} // namespace takt::cell

// A process's tasks as a line to be balanced, and an assignment back into the plan. Times in milliseconds.
#pragma once

#include "balance/line.h"
#include "cell/cell_rows.h"
#include "model/changeset.h"

namespace takt::cell {

inline constexpr std::int64_t kMicrosecondsPerUnit = 1000;
constexpr balance::Units inUnits(Duration d) { return d.us / kMicrosecondsPerUnit; }
constexpr Duration inTime(balance::Units units) { return {units * kMicrosecondsPerUnit}; }

/// What is balanced is each operator's manual work and walk within the planned cycle time. A machine's loading and
/// automatic time has to keep it too, by itself: see machinesTooLong().
struct CellLine {
    balance::Line line;
    std::vector<Id> tasks;          ///< of the plan, by balance::Task
    std::vector<Times> times;       ///< of each, as weighted
    std::vector<Product> products;

    /// -1: not a task of the line.
    balance::Task taskOf(Id id) const;
};

/// The line of a process: times weighted over the products by their shares, the rules of the plan. More than 32 tools
/// are not told apart. Models are given when products differ.
CellLine cellLine(const Plant& plant, Id process);

/// Tasks whose machine alone (manual + automatic time) passes the cycle time, with the copies of its station.
std::vector<balance::Task> machinesTooLong(const CellLine& line, Duration cycle, std::int64_t mostCopies);

/// How the tasks stand in the plan; those that stand nowhere are in `unassigned`. Stations without tasks before the
/// last one used are empty.
struct Standing {
    balance::Assignment assignment;
    std::vector<balance::Task> unassigned;
};
Standing standingOf(const Plant& plant, const CellLine& line, Id process);

/// Writes an assignment into the plan: stations of the tasks, copies of the stations.
void putAssignment(Edit& edit, const CellLine& line, Id process, const balance::Assignment& assignment);
/// The present stations become today's, from which moves are counted.
void keepAsToday(Edit& edit, Id process);

/// Gives the recipes of a process what the balance says: the longest station as cycle time (of a copy's share where
/// stations stand several times), all manual work of a piece as manual time and processing, and as value-added what is;
/// and as many operators as stand there.
void applyToRecipes(Edit& edit, const CellLine& line, Id process, const balance::Assignment& assignment);

} // namespace takt::cell

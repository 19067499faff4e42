// All that the cells page shows of one process, worked out from the plan at once.
#pragma once

#include <QString>

#include "balance/checker.h"
#include "cell/capacity.h"
#include "cell/figures.h"

namespace takt::gui {

struct CellFacts {
    Id process;
    Cell settings;
    std::vector<CellTask> tasks; ///< in the order of the line
    cell::CellLine line;
    Duration takt, planned;      ///< 0: nothing asks for a pace
    cell::Pace pace;
    cell::Standing standing;
    std::vector<cell::Load> loads;
    cell::Figures figures;
    std::vector<balance::Violation> violations; ///< tasks that stand nowhere yet are none
    std::int64_t present = 0;    ///< operators

    bool isBalanced() const { return !tasks.empty() && standing.unassigned.empty(); }
    /// By the work alone no fewer operators can do.
    bool isFewestByWork() const;
};

CellFacts cellFacts(const Project& project, const Scenario& scenario, Id process);
/// What an assignment breaks; missing tasks are not counted, nor is the cycle time where there is none to keep.
std::vector<balance::Violation> brokenRules(const CellFacts& facts, const balance::Assignment& assignment);

/// "4 Deburr edge".
QString taskLabel(const CellFacts& facts, balance::Task task);
/// "Operator 2", "Operator 2, second", or the station's name.
QString stationLabel(const Plant& plant, const CellFacts& facts, std::size_t station, bool second = false);
/// What is broken, in one sentence.
QString violationText(const Plant& plant, const CellFacts& facts, const balance::Violation& violation);

/// The assignment with one task at another station (that may be the one after the last), as the last of its tasks. A
/// station that is left empty at the end goes.
balance::Assignment withTaskAt(const balance::Assignment& assignment, balance::Task task, std::size_t station);

/// Whether what is proven of one line holds for the other: times, order, shape and rules are the same, and today's
/// stations where moves are counted.
bool isSameProblem(const balance::Line& a, const balance::Line& b, bool countsMoves);

/// The same as the plan would give it back: tasks of a station in order, lists that say nothing left empty.
balance::Assignment plainAssignment(balance::Assignment assignment);

} // namespace takt::gui

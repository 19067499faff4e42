// A cell planned in several ways beside each other: for 1, 2, 3 … operators (shojinka), and for fewer and more moves.
#pragma once

#include "cell/capacity.h"
#include "cell/figures.h"

namespace takt::cell {

/// What an assignment gives, whatever is planned.
struct Outcome {
    int operators = 0;
    Duration cycle;            ///< the longest of operators and machines: a piece comes so often, and this takt time is served
    bool byMachine = false;    ///< a machine is longer than every operator
    double perShift = 0;       ///< pieces: available time / cycle
    double efficiency = 0;     ///< work / (operators x cycle)
    int moves = 0;             ///< tasks that stand elsewhere than today; new ones do not count
    bool operator==(const Outcome&) const = default;
};
Outcome outcomeOf(const Plant& plant, const CellLine& line, Id process, const balance::Assignment& assignment, Duration available);

/// Tasks that stand elsewhere than `today` says, by task from 1; 0: new.
int movesFrom(const std::vector<int>& today, const balance::Assignment& assignment);
/// The stations of an assignment as today's: by task, from 1.
std::vector<int> stationsByTask(std::size_t tasks, const balance::Assignment& assignment);

/// Which of several cannot be had shorter without more moves, nor with fewer moves without being longer; the first of
/// equals. Their places, the shortest cycle first.
std::vector<std::size_t> frontier(const std::vector<Outcome>& outcomes);

/// `count` cycle times from `shortest` to `longest`, both included, evenly apart; fewer where units do not reach.
std::vector<balance::Units> cyclesBetween(balance::Units shortest, balance::Units longest, int count);

} // namespace takt::cell

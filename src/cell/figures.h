// What a balance says in numbers.
#pragma once

#include "cell/cell_line.h"

namespace takt::cell {

/// One operator (a station, or one of the two at a station) and what it holds in the mean of the products.
struct Load {
    std::size_t station = 0;  ///< from 0
    bool second = false;
    int copies = 1;
    std::vector<balance::Task> tasks; ///< in the order they are done
    Duration work;            ///< manual, of one piece
    Duration walk;            ///< along the places and back
    Duration peak;            ///< the most of work + walk that any product asks for
    Duration content() const { return work + walk; }
    /// Of a piece at the pace of the line: copies share the pieces.
    Duration cycle() const { return {content().us / copies}; }
    bool operator==(const Load&) const = default;
};

/// The loads of an assignment, stations in order, a second operator after the first. Stations without tasks have one.
std::vector<Load> loadsOf(const Plant& plant, const CellLine& line, const balance::Assignment& assignment);

struct Figures {
    int operators = 0;               ///< copies and second operators counted
    Duration work;                   ///< of a piece, walks included
    Duration longest;                ///< of a piece at the pace of the line
    Duration peak;                   ///< the most any product asks of one operator
    double efficiency = 0;           ///< E = work / (m C) with the planned cycle C (Scholl 1999)
    double efficiencyAtTakt = 0;     ///< the same against takt time
    double balanceDelay = 0;         ///< d = (m T - work) / (m T), T the longest (Kilbridge and Wester 1961)
    double smoothness = 0;           ///< SI = sqrt(sum of (T - T_k)^2), seconds (Moodie and Young 1965)
    double operatorsNeeded = 0;      ///< work / takt time (Rother and Shook)
    int moves = 0;                   ///< tasks that stand elsewhere than today; new ones do not count
    double walkedMetres = 0;         ///< by all operators, a piece
};
/// `planned` and `takt` of 0 leave the figures against them 0.
Figures figuresOf(const Plant& plant, const CellLine& line, Id process, const std::vector<Load>& loads, Duration planned,
                  Duration takt);

/// The loads with the times of one product in the place of the mean.
std::vector<Load> loadsFor(const Plant& plant, const CellLine& line, const balance::Assignment& assignment, Id item);

} // namespace takt::cell

// What a map says to the eight questions by which a future state is drawn (Rother and Shook, "Learning to See"):
// where demand, market, flow, pull, pacemaker, mix and pitch stand now, and what stands in their way.
#pragma once

#include <vector>

#include "lean/analysis.h"

namespace takt::lean {

inline constexpr int kFutureQuestions = 8;

/// Two steps one after the other with stock between them.
struct Gap {
    Id before, after; ///< processes
    Id store;         ///< between them; none: the flow leads straight on
    Id slow;          ///< the one that does not keep the takt; none: both do
    Id changesOver;   ///< the one whose changeover between its items takes longer than a takt; none: neither
    bool couldFlow() const { return !slow && !changesOver; }
};

struct FutureState {
    double taktSeconds = 0;             ///< 1; 0: no demand
    std::vector<Id> customers;          ///< 1
    std::vector<Id> finishedGoods;      ///< 2: stores or steps that serve a customer
    bool servedFromMarket = false;      ///< 2: all of them are supermarkets
    std::vector<Gap> gaps;              ///< 3: in flow order; what could flow, and what not
    std::vector<Id> pushed;             ///< 4: stores between steps that no loop controls
    std::vector<Id> pacemakers;         ///< 5: processes that a plan or a heijunka box schedules
    std::vector<Id> controls;           ///< 5: the production controls
    bool mixIsLevelled = false;         ///< 6: a heijunka box has a pattern
    Duration pitch;                     ///< 7: of the first heijunka box; 0: none
    double usualPitchSeconds = 0;       ///< 7: takt x container of the item most asked for; 0: no demand
    std::vector<Id> slow;               ///< 8: steps whose capacity is below what is asked of them
    std::vector<Id> unsteady;           ///< 8: steps that stop by themselves, or change over for longer than a takt
    std::vector<Id> openBursts;         ///< 8: bursts with a proposal that is not applied
};

FutureState futureState(const Project& project, const Scenario& scenario, const Analysis& analysis);

} // namespace takt::lean

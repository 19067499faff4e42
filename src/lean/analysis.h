// What a value-stream map says without being run: takt, capacity, the lead-time ladder, process-cycle
// efficiency. Formulas after Rother and Shook, "Learning to See", as named in each comment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.h"

namespace takt::lean {

/// Working weeks of a year for turns: 48 weeks of 5 days are 240 days (12 months of 20).
inline constexpr double kWorkingWeeksPerYear = 48.0;

struct StepFigures {
    Id process;
    std::string name;
    double cycleSeconds = 0;          ///< demand-weighted mean over its recipes
    double valueAddedSeconds = 0;     ///< of the processing time, demand-weighted
    double processingSeconds = 0;
    double capacityPerShift = 0;      ///< available time x share x machines x pieces a cycle / cycle x uptime
    double capacityNetPerShift = 0;   ///< the same from the available time less changeovers
    double demandPerShift = 0;        ///< good pieces asked of it, scrap downstream included
    double changeoverSecondsPerShift = 0;
    /// What is made a shift when every portion that is asked for changes over, where nothing says lots (no schedule, no
    /// signal, no lot board): a card's container, or what a customer takes at a time. None: lots are said, or it is enough.
    std::optional<double> perShiftChangingOver;
    std::optional<double> epeiDays;   ///< sum of changeovers / (available - sum d cycle / (uptime yield)); none: infeasible
    double operatorsNeeded = 0;       ///< work content a takt
    bool hasInnerMap = false;         ///< processing and value-added time are those of its inner map's longest branch
    double innerDays = 0;             ///< the ladder inside it, in working days; part of the lead time outside
    double innerCycleSeconds = 0;     ///< a piece takes so long at the inner bottleneck; 0: nothing can be said
    bool belowTakt() const { return demandPerShift > 0 && capacityNetPerShift < demandPerShift; }
};

/// The lot of a loop that takes it from the EPEI of its process: ceil(interval x d / C) x C.
struct EpeiLot {
    Id loop;
    std::string name;
    double demandPerDay = 0;
    std::optional<double> intervalDays; ///< EPEI, rounded up to the loop's interval; none: infeasible
    Quantity lot;                       ///< 0: infeasible
};

struct LadderEntry {
    Id element;
    std::string name;
    double days = 0;          ///< working days of supply
    bool isMaximum = false;   ///< from the planned maximum rather than from a count
};

/// One way of material to a customer, from where it begins.
struct Branch {
    std::vector<Id> elements;         ///< in flow order, suppliers and customers included
    std::vector<LadderEntry> ladder;  ///< in flow order
    double days = 0;                  ///< of supply in all
    double processingSeconds = 0, valueAddedSeconds = 0;
};

/// The longest way of one product, with its own stocks alone.
struct ProductLadder {
    Id item;
    std::string name;
    Branch branch;
};

/// So many branches are told apart; a stream with more has its longest among them.
inline constexpr std::size_t kMostBranches = 12;

struct Analysis {
    double availableSecondsPerDay = 0; ///< of the plant's calendar, breaks taken off
    int shiftsPerDay = 1;
    double dailyDemand = 0;            ///< pieces of all products a working day
    double taktSeconds = 0;            ///< available time / demand in that time; 0: no demand
    double leadTimeDays = 0;           ///< the ladder alone: days of supply along the longest branch
    double processingSeconds = 0;      ///< along the same branch
    double valueAddedSeconds = 0;
    double pceWorking = 0;             ///< value-added / lead time in working time; fractions
    double pce24h = 0;                 ///< working days taken as 24 h, as printed in guides
    double pceCalendar = 0;            ///< calendar days (7 for each week's working days)
    double turns = 0;                  ///< working days a year / lead time
    double stockValue = 0;             ///< unit cost x stock over all stores, as the ladder counts them; the project's currency
    Id bottleneck;                     ///< the step with the least net capacity for what is asked of it
    std::vector<StepFigures> steps;    ///< in flow order
    std::vector<EpeiLot> lots;         ///< of loops with LotRule::FromEpei, in the order of the loops
    std::vector<LadderEntry> ladder;   ///< the longest branch, in flow order
    std::vector<Id> branch;            ///< elements of that branch, suppliers and customers included
    /// The longest first, then for each flow that is on none yet the longest way through it. Of two of the same days
    /// the one with more processing is the longer, then the earlier drawn.
    std::vector<Branch> branches;
    std::vector<ProductLadder> products; ///< in the order of their demands
    double leadTimeWithProcessingDays() const {
        return availableSecondsPerDay > 0 ? leadTimeDays + processingSeconds / availableSecondsPerDay : leadTimeDays;
    }
    const StepFigures* step(Id process) const;
    /// As entered, or from EPEI; 0: none.
    Quantity lotOf(const KanbanLoop& loop) const;
};

/// Loops whose lot may come from EPEI.
constexpr bool takesLotFromEpei(const KanbanLoop& loop) {
    return loop.lotRule == LotRule::FromEpei && (loop.kind == LoopKind::Signal || loop.kind == LoopKind::LotBoard);
}

/// Of a changeover to an item, whatever was made before: the mean of the matrix's entries, else the process's own.
Duration changeoverTo(const Plant& plant, const Process& process, Id item);

/// How many working days of supply one step of an item in a store stands for, by the ladder's rule:
/// quantity / (demand x quantity per product / product of the yields downstream).
struct StockDays {
    Id store, item;
    double daysPerStep = 0;
};
std::vector<StockDays> stockDays(const Project& project, const Scenario& scenario);

/// A half-drawn map gives what can be said; the rest is 0. A process that names an inner map takes its processing and
/// value-added time, and its stock inside, from there; maps within each other in a circle count once.
Analysis analyze(const Project& project, const Scenario& scenario);

} // namespace takt::lean

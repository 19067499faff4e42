// The plan as it stands and with the balance of a cell applied, run beside each other.
#pragma once

#include <memory>
#include <optional>

#include "cell/cell_line.h"
#include "gui/time/replications.h"

namespace takt::gui {

/// What there is to compare of one of the two. Hours are of people, a working day.
struct SideFigures {
    std::int64_t operators = 0;
    double cycleSeconds = 0;               ///< of a piece, mean of the products by demand
    double efficiency = 0;                 ///< manual work of the tasks / (operators x cycle); 0: not known
    std::optional<double> perDay;          ///< pieces delivered
    std::optional<double> againstTakt;     ///< delivered / wanted
    std::optional<double> leadTimeSeconds; ///< from the oldest material's entry to the customer, civil time
    std::optional<double> working;         ///< share of its open time that the process works
    std::optional<double> walkingHours;    ///< of the people of the process
    std::optional<double> wasteHours;      ///< waiting, motion, over-processing and defects, of all people of the plant
};

/// The project with the balance of a process, as it stands on the page, applied to its recipes. `before`: what to
/// compare it with. Where the run has the stations one by one, the balance on the page is felt already; before is then
/// today's line, if one is known.
struct BalanceTrial {
    Project before, after;
    Id scenario, process;
    bool differs = false;   ///< applying changes something
    bool fromToday = false; ///< before is today's line
};
BalanceTrial balanceTrial(const Project& project, Id scenario, Id process);

/// Both runs with the same settings and seed, in the background.
class BeforeAfterRuns {
  public:
    /// Errors: what compile() says of either plan.
    static Result<std::unique_ptr<BeforeAfterRuns>> start(BalanceTrial trial, sim::RunSettings settings);

    const BalanceTrial& trial() const { return trial_; }
    const sim::RunSettings& settings() const { return settings_; }
    double progress() const { return (before_->progress() + after_->progress()) / 2; }
    bool finished() const { return before_->finished() && after_->finished(); }
    /// Once finished.
    Result<SideFigures> before() const { return figures(*before_, trial_.before, *beforeNetwork_); }
    Result<SideFigures> after() const { return figures(*after_, trial_.after, *afterNetwork_); }

  private:
    BeforeAfterRuns() = default;
    Result<SideFigures> figures(const Replications& runs, const Project& project, const sim::Network& network) const;

    BalanceTrial trial_;
    sim::RunSettings settings_;
    std::shared_ptr<const sim::Network> beforeNetwork_, afterNetwork_;
    std::unique_ptr<Replications> before_, after_;
};

} // namespace takt::gui

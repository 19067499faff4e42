// A run under way or finished, with what belongs to it: the plant it was started with, its measures, its replications.
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "gui/time/replications.h"
#include "model/project.h"
#include "sim/runner.h"

namespace takt::gui {

/// Polled from the GUI thread; the run itself, and its replications, are worked out beside it.
class ShownRun {
  public:
    /// What it is a run of.
    struct Origin {
        std::shared_ptr<const Project> project;
        Id scenario;
        std::int64_t storedNumber = 0;              ///< it repeats this stored run; 0: none
        std::optional<sim::RunResult> storedResult; ///< of a stored run of several replications
        bool besideStored = false;                  ///< the untouched run beside a stored branch: not the plant as it is drawn
    };
    /// Starts at once.
    ShownRun(std::shared_ptr<const sim::Network> network, sim::RunSettings settings, Origin origin);
    /// The same with more done to it than to `begin`: simulated from a checkpoint of that.
    ShownRun(const sim::LiveRun& begin, sim::RunSettings settings, Origin origin);

    std::shared_ptr<const sim::LiveRun> run() const { return run_; }
    const sim::RunSettings& settings() const { return run_->settings(); }
    const Origin& origin() const { return origin_; }
    const Project& project() const { return *origin_.project; }
    const Scenario& scenario() const { return *origin_.project->scenario(origin_.scenario); }
    /// Something is done to it from outside.
    bool isBranch() const { return !settings().interventions.empty(); }
    Time reached() const { return std::max(Time{}, run_->reached()); }
    bool covers(Time t) const { return run_->finished() || run_->reached() > t; }

    /// Takes over what has come to its end meanwhile: first the run, then its replications.
    void poll();
    /// Nothing of it is under way any more, and poll() has seen so.
    bool isSettled() const { return seen_ && !replications_; }
    /// Its measures once it is finished, null before; of all replications as soon as these are known.
    std::shared_ptr<const sim::RunResult> result() const { return result_; }
    /// Why it broke off, translated; empty: it did not.
    QString problem() const { return problem_; }
    bool isRepeating() const { return replications_ != nullptr; }
    double repeated() const { return replications_ ? replications_->progress() : 0.0; }

    /// Under this number it stands in the document; 0: nowhere.
    std::int64_t storedNumber() const { return storedNumber_; }
    void setStoredNumber(std::int64_t number) { storedNumber_ = number; }

    void cancel();
    void cancelReplications();

  private:
    void takeRun();
    void takeReplications();

    std::shared_ptr<sim::LiveRun> run_;
    Origin origin_;
    std::int64_t storedNumber_;
    std::unique_ptr<Replications> replications_; ///< while under way
    std::shared_ptr<const sim::RunResult> result_;
    QString problem_;
    bool seen_ = false; ///< that the run itself is finished
};

} // namespace takt::gui

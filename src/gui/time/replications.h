// All replications of a run, worked out beside the one on view.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>

#include "sim/runner.h"

namespace takt::gui {

/// Begins at once, on threads of its own. Everything is safe to call from any thread.
class Replications {
  public:
    /// `found`: the warm-up, where one was looked for already; it stands in the result.
    Replications(std::shared_ptr<const sim::Network> network, const sim::RunSettings& asked,
                 std::optional<sim::FoundWarmUp> found);
    /// Whether settings ask for more than one replication.
    static bool areAsked(const sim::RunSettings& settings) { return settings.replications > 1 || settings.precision > 0; }

    /// 0 … 1; with a wanted precision of the most there may be.
    double progress() const { return progress_; }
    bool finished() const { return finished_; }
    /// Once finished: the measures with their intervals, or why there are none.
    Result<sim::RunResult> result() const;
    void cancel() { thread_.request_stop(); }

  private:
    std::atomic<double> progress_ = 0.0;
    std::atomic<bool> finished_ = false;
    mutable std::mutex mutex_;
    std::optional<Result<sim::RunResult>> result_;
    std::jthread thread_; ///< cancelled and waited for first
};

} // namespace takt::gui

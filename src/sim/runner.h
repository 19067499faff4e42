// Runs as jobs: off the caller's thread, publishing a trace while it grows. No Qt here; views poll.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "sim/replay.h"
#include "sim/run.h"

namespace takt::sim {

/// One traced replication under way or finished. Everything below is safe to call from any thread.
class LiveRun {
  public:
    LiveRun(std::shared_ptr<const Network> network, RunSettings settings);
    ~LiveRun(); ///< cancels and waits

    const std::shared_ptr<const Network>& network() const { return network_; }
    const RunSettings& settings() const { return settings_; }
    const std::shared_ptr<Trace>& trace() const { return trace_; }
    const std::shared_ptr<PictureShelf>& shelf() const { return shelf_; }
    /// The end of the run in plant time.
    Time horizon() const { return horizon_; }
    /// Everything up to here is simulated and published; before 0 while nothing is.
    Time reached() const { return {reached_.load(std::memory_order_acquire)}; }
    bool finished() const { return finished_.load(std::memory_order_acquire); }
    /// Once finished: the measures of this replication, or why it stopped.
    Result<RunResult> result() const;
    void cancel() { thread_.request_stop(); }

  private:
    void work(const std::stop_token& stop);

    std::shared_ptr<const Network> network_;
    RunSettings settings_;
    Time horizon_;
    std::shared_ptr<Trace> trace_;
    std::shared_ptr<PictureShelf> shelf_;
    std::atomic<std::int64_t> reached_{-1};
    std::atomic<bool> finished_{false};
    mutable std::mutex mutex_;
    std::optional<Result<RunResult>> result_;
    std::jthread thread_;
};

/// Runs all replications without a trace, spread over `threads`; reduced in order, so the answer is
/// the same for any number of threads. `progress` (0 … 1) is called from the worker threads.
Result<RunResult> runReplications(std::shared_ptr<const Network> network, const RunSettings& settings,
                                  int threads = 1, std::stop_token stop = {},
                                  const std::function<void(double)>& progress = {});

/// The plant time at which a run ends, and that its settings hold (BadSettings).
Result<Time> horizonOf(const Network& network, const RunSettings& settings);

} // namespace takt::sim

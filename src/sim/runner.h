// Runs as jobs: off the caller's thread, publishing a trace while it grows. No Qt here; views poll.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "sim/replay.h"
#include "sim/run.h"

namespace takt::sim {

/// One traced replication under way or finished. Everything below is safe to call from any thread.
class LiveRun {
  public:
    /// With findWarmUp the pilots run first, and nothing is published till then. Of a precision nothing is known here:
    /// it is one replication.
    LiveRun(std::shared_ptr<const Network> network, RunSettings settings);
    /// The run that `origin` is, and more done to it: the interventions of `settings` begin with those of origin, and
    /// all the rest is the same. Record for record what it would be from the start; simulated from the last
    /// checkpoint of origin before the first of what is new, if there is one.
    LiveRun(const LiveRun& origin, RunSettings settings);
    /// From which moment such a run would be simulated now; 0: from the start.
    static Time wouldBeginAt(const LiveRun& origin, const RunSettings& settings);
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
    /// Once finished: the measures of this replication, or why it stopped. To be kept with asRun(settings()).
    Result<RunResult> result() const;
    void cancel() { thread_.request_stop(); }
    /// The moment from which it was simulated; what lies before was taken over.
    Time simulatedFrom() const { return from_; }
    /// Checkpoints kept over the whole of a run, at even distances.
    static constexpr std::int64_t kCheckpoints = 32;

  private:
    struct Checkpoint;
    template <class Policy>
    struct Work;
    void start();
    static std::shared_ptr<const Checkpoint> beginOf(const LiveRun& origin, const RunSettings& settings);
    template <class Policy>
    Result<Work<Policy>> beginWork(const std::stop_token& stop);
    template <class Policy>
    void keep(const Work<Policy>& work);
    void work(const std::stop_token& stop);
    Result<RunResult> simulate(const std::stop_token& stop);
    template <class Policy>
    Result<RunResult> simulateWith(const std::stop_token& stop);

    std::shared_ptr<const Network> network_;
    RunSettings settings_;
    Time horizon_, from_;
    std::shared_ptr<const Checkpoint> begin_;                     ///< taken over from another run; none: from the start
    std::vector<std::shared_ptr<const Checkpoint>> checkpoints_;  ///< by rising time, under mutex_
    std::shared_ptr<Trace> trace_;
    std::shared_ptr<PictureShelf> shelf_;
    std::atomic<std::int64_t> reached_{-1};
    std::atomic<bool> finished_{false};
    mutable std::mutex mutex_;
    std::optional<Result<RunResult>> result_;
    std::jthread thread_;
};

/// Runs all replications without a trace, spread over `threads`; reduced in order, so the answer is
/// the same for any number of threads: with a wanted precision it is decided replication by replication, in their
/// order, and what other threads have begun beyond the last is thrown away. The first kWatched are observed.
/// `progress` (0 … 1) is called from the worker threads. JsonBadValue: no measure is called `precisionOf`.
Result<RunResult> runReplications(std::shared_ptr<const Network> network, const RunSettings& settings,
                                  int threads = 1, std::stop_token stop = {},
                                  const std::function<void(double)>& progress = {});

inline constexpr std::int64_t kWatched = 10;

/// Runs the first kPilots replications whole and averages them (Welch); MSER-5 over their stock and over what customers
/// wait for says how much of the begin is to be left out, the longer of both cuts.
inline constexpr std::int64_t kPilots = 5;
Result<FoundWarmUp> findWarmUp(std::shared_ptr<const Network> network, const RunSettings& settings, int threads = 1,
                               std::stop_token stop = {}, const std::function<void(double)>& progress = {});

/// The plant time at which a run ends, and that its settings hold (BadSettings, or what check() says of interventions).
Result<Time> horizonOf(const Network& network, const RunSettings& settings);

} // namespace takt::sim

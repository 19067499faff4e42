// Looks at a run while it is simulated.
#pragma once

#include <algorithm>

#include "base/batch_means.h"
#include "base/error.h"
#include "sim/engine_state.h"
#include "sim/observations.h"

namespace takt::sim {

/// Looks at one engine's state at the end of every step. The area under a stock is exact whatever the steps.
class Observer {
  public:
    /// Measuring in the engine begins at `from` or before.
    Observer(const Network& network, Time from, Time to, bool batches = false);

    /// When to look next: first at `from`, then at the end of every step; kNever after the last.
    Time next() const { return next_; }
    /// The engine has worked all events before next(), and its now() is next().
    void look(const EngineState& state);

    Observations seen() const;
    /// Half widths for throughput.per_day, stock_days.total and the mean of every place and backlog.
    std::vector<BatchInterval> batchIntervals() const;

  private:
    /// The area under a quantity since measuring began, in steps x seconds.
    struct Gauge {
        double last = 0.0;
        double inBatch = 0.0; ///< of the observation that grows
        Observations::Parts areas{};
        BatchMeans batches;
    };
    void begin(const EngineState& state);
    void endStep(const EngineState& state);
    void endBatch();
    /// What was added since the last look.
    static double grown(Gauge& gauge, double area, bool anew, std::size_t part);

    const Network& network_;
    bool wantsBatches_;
    std::size_t batchSteps_; ///< to one observation of a batch: whole working days where there are enough
    Time next_;
    std::int64_t last_ = -1; ///< microseconds; -1: not begun
    std::int64_t measuredFrom_ = 0, deliveredBefore_ = 0;
    std::vector<Gauge> places_, demands_;
    double batchSeconds_ = 0.0, batchDelivered_ = 0.0;
    BatchMeans throughput_, stockDays_;
    Observations::Parts seconds_{};
    Observations seen_;
};

/// Works the engine up to `to`, at most `mostEvents`, looking whenever the observer wants (it may be null).
template <class Engine>
Result<void> advance(Engine& engine, Time to, std::int64_t mostEvents, Observer* observer) {
    const std::int64_t until = engine.events() + mostEvents;
    while (engine.now() < to && engine.events() < until) {
        const Time stop = observer ? std::min(to, observer->next()) : to;
        if (auto ok = engine.runUntil(stop, until - engine.events()); !ok)
            return ok;
        if (observer && engine.now() == observer->next())
            observer->look(engine.state());
    }
    return {};
}

} // namespace takt::sim

// A stopwatch pressed at the end of every task, round after round. It knows no clock: each press says when it was.
#pragma once

#include <optional>
#include <vector>

#include "model/values.h"

namespace takt::cell {

/// Moments count from anywhere and never go back.
class Stopwatch {
  public:
    /// Of so many tasks a cycle, in their order; at least one.
    explicit Stopwatch(std::size_t tasks) : tasks_(tasks) {}

    /// Begins; from then on ends the task under way, and the next begins.
    void press(Duration now);
    /// The last press was none: its task is still under way, as if nothing had been pressed. After the first: not begun.
    void takeBack();
    /// The task under way does not count this time, something else came between; once more: it does.
    void spoil();
    void pause(Duration now);
    void goOn(Duration now);

    bool hasBegun() const { return !presses_.empty(); }
    bool isPaused() const { return pausedAt_.has_value(); }
    bool isSpoilt() const { return spoilt_; }
    /// The place of the task under way in its cycle.
    std::size_t current() const { return hasBegun() ? (presses_.size() - 1) % tasks_ : 0; }
    /// Whole cycles timed.
    std::size_t cycles() const { return hasBegun() ? (presses_.size() - 1) / tasks_ : 0; }
    /// Of the task under way.
    Duration passed(Duration now) const;
    /// Times of a task that count, cycle after cycle.
    std::vector<Duration> times(std::size_t task) const;
    /// How many readings count altogether.
    std::size_t count() const;

  private:
    struct Press {
        Duration at;
        bool spoilt = false; ///< what it ended does not count
    };
    Duration net(Duration now) const { return (pausedAt_ ? *pausedAt_ : now) - paused_; }

    std::size_t tasks_;
    std::vector<Press> presses_; ///< without the pauses
    Duration paused_;
    std::optional<Duration> pausedAt_;
    bool spoilt_ = false;
};

} // namespace takt::cell

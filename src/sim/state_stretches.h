// Machine states as a strip over time, as a person sees them: breaks and nights stand over the rest.
#pragma once

#include <array>
#include <vector>

#include "sim/series.h"

namespace takt::sim {

/// Time by MachineState.
using StateTimes = std::array<Duration, static_cast<std::size_t>(MachineState::Count)>;

/// One machine's states in [from, to), told in the order of time.
class StateStretches {
  public:
    /// Up to twice as many stretches as `columns` are kept as they were; of more, each column keeps the state it was
    /// longest in. `calendar` and `shifts` (the same with no break) outlive it.
    StateStretches(const WorkingTime& calendar, const WorkingTime& shifts, Time from, Time to, std::size_t columns);

    /// The machine is recorded to be in this state from `at` on.
    void change(Time at, MachineState state);
    /// Nothing is known from `until` on. Once; then the two below hold.
    void finish(Time until);

    const std::vector<StateStretch>& stretches() const { return stretches_; } ///< they touch, in order
    const StateTimes& times() const { return times_; }                        ///< exact

  private:
    void run(Time until);
    void add(MachineState state, Time from, Time to);
    void addToColumns(MachineState state, Time from, Time to);
    Time columnBegin(std::size_t column) const;
    void reduce();

    const WorkingTime& calendar_;
    const WorkingTime& shifts_;
    Time from_, to_, since_;
    MachineState state_ = MachineState::NoCard;
    std::size_t columns_;
    bool tooMany_ = false;
    std::vector<StateStretch> stretches_;
    std::vector<StateTimes> byColumn_; ///< once there are too many
    StateTimes times_{};
};

} // namespace takt::sim

// What the stations of a cell are at, at the time cursor, as the run has it.
#pragma once

#include <optional>

#include "base/id.h"
#include "base/quantities.h"
#include "sim/record.h"

namespace takt::gui {

class Playback;

struct StationMoment {
    sim::MachineState state = sim::MachineState::NoMaterial; ///< as a person sees it, the calendar over the rest
    Duration into;          ///< the cycle of the piece under way, in working time: it stands while the station stands
    Duration cycle;         ///< of a piece; 0: not known
    std::int64_t piece = 0; ///< pieces before it, from some begin on: copies of a station take turns
    bool operator==(const StationMoment&) const = default;
};

class StationClock {
  public:
    virtual ~StationClock() = default;
    virtual void setProcess(Id process) = 0;
    /// At the cursor; none while there is no run, or the run does not have it. Stations count from 0.
    virtual std::optional<StationMoment> at(std::size_t station) const = 0;
};

/// A process that the run has as one machine: all its stations keep its pace and stand when it stands. Where the run has
/// its stations, each has a state and a pace of its own.
class ProcessClock : public StationClock {
  public:
    /// `playback` must outlive the clock.
    explicit ProcessClock(const Playback& playback) : playback_(playback) {}
    void setProcess(Id process) override { process_ = process; }
    std::optional<StationMoment> at(std::size_t station) const override;

  private:
    const Playback& playback_;
    Id process_;
};

} // namespace takt::gui

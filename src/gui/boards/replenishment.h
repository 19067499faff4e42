// How long cards take from EMPTY to FULL, read off a run. No widgets here.
#pragma once

#include <memory>
#include <vector>

#include "base/quantiles.h"
#include "sim/network.h"
#include "sim/trace.h"

namespace takt::gui {

/// Goes once over a trace that grows. A time is counted when a card hangs on a full container again that came free before
/// our eyes: in working time of the plant, waiting at an empty market included. A card that is lost, locked or withdrawn
/// on its way counts for nothing.
class ReplenishmentScan {
  public:
    explicit ReplenishmentScan(std::shared_ptr<const sim::Network> network);

    /// Reads the records up to number `end`, at most the published ones.
    void follow(const sim::Trace& trace, std::size_t end);
    std::size_t read() const { return read_; }
    /// Of a loop of the network; an empty one has not seen a card go round.
    const TimeHistogram& of(std::uint32_t loop) const { return times_[loop]; }

  private:
    void note(const sim::Record& record);

    std::shared_ptr<const sim::Network> network_;
    std::size_t read_ = 0;
    std::vector<sim::CardState> state_;    ///< of each card
    std::vector<std::int64_t> emptySince_; ///< of each card, microseconds; -1: it is not under way
    std::vector<TimeHistogram> times_;     ///< of each loop
};

} // namespace takt::gui

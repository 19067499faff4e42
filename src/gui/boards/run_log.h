// What the boards have to look up in a run beyond the moment itself: what went into lanes, what suppliers brought.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/network.h"
#include "sim/trace.h"

namespace takt::gui {

/// Reads a trace once, from its begin, as far as it has grown, and keeps the numbers of a few records. For one thread.
class RunLog {
  public:
    explicit RunLog(std::shared_ptr<const sim::Network> network);

    /// Reads on to `upTo` records, at most `most` of them now; true when all of these are read.
    bool follow(const sim::Trace& trace, std::size_t upTo, std::size_t most);
    std::size_t records() const { return records_; } ///< read so far

    /// Records of what was put into a lane, in their order.
    const std::vector<std::uint32_t>& puts(std::uint32_t place) const { return puts_[place]; }
    /// Records of what arrived on a leg from a supplier, in their order.
    const std::vector<std::uint32_t>& arrivals(std::uint32_t leg) const { return arrivals_[leg]; }
    /// Pitches of a control that found no tray, in what has been read.
    std::int64_t missed(std::uint32_t control) const { return missed_[control]; }

  private:
    std::shared_ptr<const sim::Network> network_;
    std::size_t records_ = 0;
    std::vector<bool> fromSupplier_;                   ///< leg
    std::vector<std::vector<std::uint32_t>> puts_;     ///< place; lanes only
    std::vector<std::vector<std::uint32_t>> arrivals_; ///< leg; those from suppliers only
    std::vector<std::int64_t> missed_;                 ///< control
};

/// The item that a record moves, found by walking back over its causes; sim::kNone when they do not tell.
std::uint32_t itemOf(const sim::Network& network, const sim::Trace& trace, std::uint32_t record);

} // namespace takt::gui

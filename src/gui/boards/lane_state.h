// What a board says of a FIFO lane at one moment. No widgets here.
#pragma once

#include <optional>
#include <vector>

#include "gui/boards/run_log.h"
#include "sim/replay.h"

namespace takt::gui {

/// A container that waits in a lane.
struct LaneContainer {
    std::uint32_t item = sim::kNone; ///< none: the trace does not tell
    std::int64_t amount = 0;         ///< steps; what is left of an opened one
    std::optional<Time> since;       ///< it came; none: it was there when the run began
};

struct LaneState {
    std::uint32_t place = 0;
    std::int64_t capacity = 0;             ///< containers
    std::vector<LaneContainer> containers; ///< in the order in which they leave: the oldest first
    bool holds = false;                    ///< when it is full the process above finishes and holds; else it does not start
    std::vector<std::uint32_t> feeders;    ///< processes above
    std::vector<std::uint32_t> blocked;    ///< those of them that stand for want of room here
    bool isFull() const { return static_cast<std::int64_t>(containers.size()) >= capacity; }
};

/// The lanes of a plant, in their order: places of the network.
std::vector<std::uint32_t> lanesOf(const sim::Network& network);

/// A lane at the picture's moment: what stands in it is what was put in last, since the oldest leave first. The log must have
/// been read up to the picture. With a shelf life what expires first leaves first, which is the oldest only for items
/// of one shelf life.
LaneState laneState(const sim::Network& network, const sim::Trace& trace, const RunLog& log, const sim::Picture& picture,
                    std::uint32_t place);

} // namespace takt::gui

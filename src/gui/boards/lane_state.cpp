#include "gui/boards/lane_state.h"

#include <algorithm>

namespace takt::gui {

namespace {

/// What was in a lane when the run began, oldest first, by containers.
std::vector<LaneContainer> atTheBegin(const sim::Network& network, std::uint32_t place) {
    std::vector<LaneContainer> all;
    for (const auto& stock : network.initial) {
        if (stock.place != place)
            continue;
        const std::int64_t size = std::max(network.items[stock.item].container, stock.quantity / 1000 + 1);
        for (std::int64_t left = stock.quantity; left > 0; left -= size)
            all.push_back({stock.item, std::min(left, size), {}});
    }
    return all;
}

/// Feeders one of whose machines stands for want of room, with something for this lane.
std::vector<std::uint32_t> blockedFeeders(const sim::Network& network, const sim::Picture& picture,
                                          const std::vector<std::uint32_t>& feeders) {
    std::vector<std::uint32_t> blocked;
    for (const std::uint32_t process : feeders) {
        const sim::ProcessNode& node = network.processes[process];
        for (std::uint32_t m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
            if (!sim::waitsInside(network, picture, m) &&
                sim::shownState(network, picture, m) == sim::MachineState::Blocked) {
                blocked.push_back(process);
                break;
            }
    }
    return blocked;
}

} // namespace

std::vector<std::uint32_t> lanesOf(const sim::Network& network) {
    std::vector<std::uint32_t> lanes;
    for (std::uint32_t p = 0; p < network.places.size(); ++p)
        if (network.places[p].kind == sim::PlaceNode::Kind::Lane)
            lanes.push_back(p);
    return lanes;
}

LaneState laneState(const sim::Network& network, const sim::Trace& trace, const RunLog& log, const sim::Picture& picture,
                    std::uint32_t place) {
    const sim::PlaceNode& node = network.places[place];
    LaneState lane;
    lane.place = place;
    lane.capacity = node.capacity;
    lane.holds = node.holdsWhenFull;
    lane.feeders = node.feeders;
    lane.blocked = blockedFeeders(network, picture, node.feeders);
    std::int64_t left = picture.stock[place];
    const auto add = [&](LaneContainer container) {
        container.amount = std::min(container.amount, left);
        left -= container.amount;
        lane.containers.push_back(container);
    };
    const auto& puts = log.puts(place);
    auto last = std::lower_bound(puts.begin(), puts.end(), static_cast<std::uint32_t>(picture.records));
    while (left > 0 && last != puts.begin()) {
        const std::uint32_t number = *--last;
        const sim::Record put = trace[number];
        if (put.cause == sim::kNoCause)
            break; // the begin of the run
        add({itemOf(network, trace, number), put.amount, Time{put.at}});
    }
    const std::vector<LaneContainer> first = atTheBegin(network, place);
    for (auto container = first.rbegin(); left > 0 && container != first.rend(); ++container)
        add(*container);
    std::reverse(lane.containers.begin(), lane.containers.end());
    return lane;
}

} // namespace takt::gui

// The ways of a run's containers and cards, found among the lines that are drawn.
#pragma once

#include <vector>

#include "gui/map/map_layout.h"
#include "sim/network.h"

namespace takt::gui {

/// One track for each leg of a network; empty where the map no longer has its ends. Made anew when the
/// layout or the run changes.
class LegTracks {
  public:
    LegTracks() = default;
    LegTracks(const sim::Network& network, const MapLayout& layout);

    const Track& leg(std::uint32_t leg) const { return legs_[leg]; }
    bool carriedByTruck(std::uint32_t leg) const { return trucks_[leg]; }
    /// Taken on this leg, the container is seen as a timed token, not as one moved at once.
    bool isTimed(std::uint32_t leg) const { return timed_[leg]; }
    /// From the store back to the maker or market.
    const Track& cards(std::uint32_t loop) const { return cards_[loop]; }
    /// The middle of the loop's line, where its cards wait.
    QPointF post(std::uint32_t loop) const { return posts_[loop]; }
    bool isEmpty() const { return legs_.empty(); }

  private:
    std::vector<Track> legs_, cards_;
    std::vector<bool> trucks_, timed_;
    std::vector<QPointF> posts_;
};

} // namespace takt::gui

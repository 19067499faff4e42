// Ways on which containers go too fast to be followed: how much goes there, in place of the containers.
#pragma once

class QPainter;

namespace takt::gui {

struct MapFacts;
class LegTracks;

/// In canvas coordinates. Ways drawn as one line have one figure.
void paintRates(QPainter& painter, const MapFacts& facts, const LegTracks& tracks);

} // namespace takt::gui

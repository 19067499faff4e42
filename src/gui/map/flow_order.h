// The order in which the keyboard and screen readers walk the map.
#pragma once

#include <vector>

#include "gui/map/map_layout.h"

namespace takt::gui {

/// Elements from suppliers to customers, production controls, then loops, flows and information.
std::vector<Id> flowOrder(const Plant& plant, const MapLayout& layout);

} // namespace takt::gui

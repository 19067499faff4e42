// Putting symbols in line, at even distances, or a whole map in order.
#pragma once

#include <QPointF>
#include <map>
#include <vector>

#include "gui/map/map_layout.h"

namespace takt::gui {

enum class Arrangement : std::uint8_t { Left, Centre, Right, Top, Middle, Bottom, SpreadAcross, SpreadDown, Count };

/// New places of those elements that move; empty when nothing does. Alignment goes by the edges and middles of
/// the symbols, spreading makes the gaps between them equal and leaves the outermost where they are.
std::map<Id, QPointF> arranged(const MapLayout& layout, const std::vector<Id>& elements, Arrangement how);

/// New places for every symbol: material from left to right in the order of the flow, branches below each other,
/// suppliers above left, customers above right with their trucks below them, plans in the middle above; what is
/// written stays beside the symbol it stands nearest to.
std::map<Id, QPointF> orderedMap(const Plant& plant, const MapLayout& layout);

} // namespace takt::gui

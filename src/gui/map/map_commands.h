// What the menus and shortcuts of the map do. Each is one undo step with a name.
#pragma once

#include <QPointF>
#include <optional>
#include <vector>

#include "gui/map/tool.h"

namespace takt::gui {

inline constexpr const char* kRowsMime = "application/x-taktboard-rows";

/// The selection with every row that its lines stand for.
std::vector<Id> selectedRows(const Workbench& bench);

void removeSelected(Workbench& bench);
void copySelected(const Workbench& bench);
void cutSelected(Workbench& bench);
bool canPaste();
/// Pastes a little beside the original, or with its middle at a point.
void paste(Workbench& bench, std::optional<QPointF> at = std::nullopt);
void duplicateSelected(Workbench& bench);
void selectAll(Workbench& bench);

/// The element or line to select for any id of a plant: the process of a recipe, the store of a stock.
Id shownFor(const Workbench& bench, Id id);

} // namespace takt::gui

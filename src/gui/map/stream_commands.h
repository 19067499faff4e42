// What the menus do to the stream as a whole: its order on the canvas, how material is handed over. Each is one
// undo step with a name.
#pragma once

#include <QString>

#include "gui/map/arrange.h"
#include "gui/map/stream_edits.h"
#include "gui/map/symbol_catalogue.h"
#include "gui/map/tool.h"

namespace takt::gui {

QString arrangementName(Arrangement how);
/// Puts the selected symbols in line or at even distances; what is locked stays.
void arrangeSelected(Workbench& bench, Arrangement how);
/// Lays out the whole map.
void orderMap(Workbench& bench);

QString handOverName(HandOver how); ///< "Supermarket pull"
/// Whether the selection is a flow or store whose material can be handed over in this way.
bool canHandOver(const Workbench& bench, HandOver how);
void handOverSelected(Workbench& bench, HandOver how);

/// The flow of material at a point through which a symbol of this kind can be led; none.
Id flowForInsert(const Workbench& bench, const QPointF& at, TableId kind, Id except = {});
/// Sets a new symbol down in a flow, or in the middle of it when no place is given.
bool insertNew(Workbench& bench, Id flow, const SymbolKind& kind, std::optional<QPointF> at = std::nullopt);

/// Removes the selected elements and joins what stood before them with what stood after.
void removeSelectedAndClose(Workbench& bench);
/// Takes the corners out of the selected lines.
void straightenSelected(Workbench& bench);
bool isBent(const Workbench& bench, Id line);

} // namespace takt::gui

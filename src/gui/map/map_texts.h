// What things on the map are called, and why lines are refused.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "gui/map/connection_rules.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/symbol_catalogue.h"

namespace takt::gui {

/// Translations shared by the files of this page: text::tr("…").
struct MapText {
    Q_DECLARE_TR_FUNCTIONS(Map)
};

inline QString fromStd(const std::string& text) { return QString::fromStdString(text); }

/// "one card", "92 cards": English tells one and more apart here, other languages in their translation.
QString cardCount(std::int64_t n);
QString kindName(TableId kind);       ///< "Supermarket"
QString loopKindName(LoopKind kind);  ///< "Production kanban"
QString refusalText(Refusal refusal); ///< "A supplier sends to a store or a transport."
QString elementName(const Plant& plant, Id id);
/// "daily", "Tue Thu", "2x daily" by its departures; "on call" without.
QString timetableText(const Plant& plant, Id transport);
/// What a production control does, in one or two short lines.
QString controlText(const Plant& plant, const ProductionControl& control);
/// "920 a day · containers of 20" under a customer's name; "2 items" and the like under a supplier's.
QString demandText(const Plant& plant, Id customer);
QString supplyText(const Plant& plant, Id supplier);
/// The item of a loop; CONWIP without one: "all items".
QString loopItemName(const Plant& plant, const KanbanLoop& loop);
/// "12 cards"; of a stock control "up to 400", "at 80 order 200", "at 80 up to 400".
QString loopSizeText(const Plant& plant, const KanbanLoop& loop);
/// "92 cards", of all these loops.
QString cardsOf(const Plant& plant, const std::vector<Id>& loops);

/// The words that drawing an element, a line or a loop puts into the plant.
DrawingWords wordsFor(TableId kind);
DrawingWords wordsFor(const SymbolKind& kind);
DrawingWords wordsForLine(const Plant& plant, Id from, Id to);

} // namespace takt::gui

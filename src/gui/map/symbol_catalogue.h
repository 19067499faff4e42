// Every symbol that can be drawn, named once: for the palette, the quick-add, menus and import.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "model/project.h"

namespace takt::gui {

enum class SymbolGroup : std::uint8_t {
    Flow, Stock, Control, Kanban, Process, Transport, Lines, Frames, Annotations, Count
};

struct SymbolKind {
    const char* key;      ///< the drawing resources/symbols/<key>.svg, but for suppliers and customers
    SymbolGroup group;
    TableId table;        ///< what is drawn: an element, a loop, a line, a frame or an annotation
    int look;             ///< of its enumeration: LoopKind, FlowKind, TransportSymbol …
    bool executable;      ///< it runs; else it is written on the map alone
    const char *name, *tip, *synonyms;

    bool isLoop() const { return table == TableId::KanbanLoops; }
    bool isLine() const { return table == TableId::MaterialFlows || table == TableId::InformationFlows; }
    /// It stands at a place of its own.
    bool isPlaced() const { return !isLoop() && !isLine(); }
};

/// In the order of the palette.
const std::vector<SymbolKind>& symbolKinds();
/// Null when there is none of that key.
const SymbolKind* symbolKind(const QString& key);
const SymbolKind& symbolKind(TableId table, int look = 0);
/// What an element of a plant is drawn as; null for ids that are no element, frame or annotation.
const SymbolKind* symbolOf(const Plant& plant, Id element);
/// The look of an element's row: the value of its symbol, kind or the like.
int lookOf(const Plant& plant, Id element);

QString groupName(SymbolGroup group);
QString symbolName(const SymbolKind& kind);
QString symbolTip(const SymbolKind& kind);
/// How well what was typed names the symbol: 0 not at all, the higher the better. Names, beginnings of words,
/// synonyms.
int matchOf(const SymbolKind& kind, const QString& typed);

} // namespace takt::gui

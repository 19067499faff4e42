// What a kanban loop is called, wherever it stands by itself: in lists, on printed cards.
#pragma once

#include <QString>

#include "model/project.h"

namespace takt::gui {

/// "Production kanban", "CONWIP card" …: what one of its cards is.
QString cardWord(LoopKind kind);
/// "production for Finished goods", "withdrawal to Weld and assembly".
QString loopWord(const Plant& plant, const KanbanLoop& loop);
/// The name of its item; of CONWIP cards that are common to all "all items".
QString loopItemWord(const Plant& plant, const KanbanLoop& loop);
/// The name of an element or item; a dash where there is none.
QString placeWord(const Plant& plant, Id id);

} // namespace takt::gui

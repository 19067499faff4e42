// How an element shows what it is and what happens in it.
#pragma once

#include <QPainter>

#include "gui/map/map_layout.h"
#include "gui/map/run_view.h"
#include "lean/analysis.h"

namespace takt::gui {

struct Palette;

/// What symbols are painted from. Everything is looked up at painting; nothing is kept.
struct MapFacts {
    const Project& project;
    const Settings& settings;
    const Plant& plant;
    const lean::Analysis& analysis;
    const RunView& run;
    const MapLayout& layout;
    const Palette& colours;
};

/// Paints an element round (0, 0), its place. The symbol fills symbolArea(kind).
void paintNode(QPainter& painter, const MapFacts& facts, const NodeLayout& node);

/// The box in which pitches are levelled, in canvas coordinates.
void paintHeijunka(QPainter& painter, const MapFacts& facts, const HeijunkaLayout& heijunka);

/// What an element's tooltip says: its name, and what it holds or does at the cursor.
QString nodeTip(const MapFacts& facts, Id id);

/// How many of a supermarket's container squares are filled.
int filledSpaces(const MapFacts& facts, Id store);

/// "45 s", or "39 s - 46 s" when its items differ.
QString cycleTimeText(const Plant& plant, Id process);

} // namespace takt::gui

// What follows from drawing something, put into the same edit, so that a drawn plant can run: recipes
// for processes, demands for customers, stocks for stores, cards for loops. No Qt.
#pragma once

#include <string>

#include "gui/map/connection_rules.h"
#include "model/changeset.h"

namespace takt::gui {

/// The words drawing puts into the plant, in the planner's language.
struct DrawingWords {
    std::string element;               ///< "Process": a number is added
    std::string product = "Product A"; ///< the item made when there is none
    std::string label;                 ///< of an information line
};

/// A new element of one of kElements with its own rows. Returns its id.
Id drawElement(Edit& edit, TableId kind, Coordinate x, Coordinate y, const DrawingWords& words);

/// The same of any symbol that stands at a place of its own: an element with its look, a frame or an
/// annotation. `look` is of the table's own enumeration: ProcessSymbol, TransportSymbol, AreaKind …
Id drawSymbol(Edit& edit, TableId kind, int look, Coordinate x, Coordinate y, const DrawingWords& words);

/// Levels a process: the plan (the first one, else a new one above the process) makes it its pacemaker, with a
/// pitch of takt times a container. Returns the plan.
Id makePacemaker(Edit& edit, Id process, const DrawingWords& words);

/// A line that judgeLine() allows, with the stocks, recipe inputs, demands and schedule lines it needs.
/// Returns the new flow; none when the line is not allowed.
Id drawLine(Edit& edit, Id from, Id to, const DrawingWords& words);

/// An arrow of information that judgeInformation() allows. Where a schedule is meant it is entered as well.
Id drawInformation(Edit& edit, Id from, Id to, const DrawingWords& words);

/// A kanban loop that judgeLoop() allows: one row an item, the material flow if none leads there, and
/// stocks to hang its cards on. Returns the first new loop; none when it is not allowed.
Id drawLoop(Edit& edit, LoopKind kind, Id first, Id second, const DrawingWords& words);

/// Makes another kind of a loop and fills in what the new kind needs, from the demand and the plan.
void changeLoopKind(Edit& edit, Id loop, LoopKind kind);

/// Gives a process, customer, supplier or store the row it needs for one more item; nothing when it
/// has it. Returns the row, or none.
Id addItemTo(Edit& edit, Id element, Id item);

/// Gives an element the smallest frame it stands in as its parent, or none.
void joinFrame(Edit& edit, Id element);

/// Whether an element, or the frame it stands in, is locked on the map.
bool isLocked(const Plant& plant, Id element);

/// The item a new element is about: what customers want first, else the first item, else a new one.
Id mainItem(Edit& edit, const DrawingWords& words);

/// `base` if no element has that name, else with the first free number: "Weld 1" gives "Weld 2".
std::string freeName(const Plant& plant, const std::string& base);
/// "Product A", "Product B" … : the last letter or number counted on until no item has that name.
std::string freeItemName(const Plant& plant, const std::string& base);

} // namespace takt::gui

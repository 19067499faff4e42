// Changes to a drawn stream that keep it connected: something put into a flow, push turned into pull. No Qt.
#pragma once

#include "gui/map/drawing_consequences.h"

namespace takt::gui {

/// How material is handed on between two steps.
enum class HandOver : std::uint8_t { Push, Supermarket, Fifo };

/// Where material is handed over: the steps before and after, and the store between them, if there is one.
struct Joint {
    Id flow;  ///< a flow of it; none when only the store was asked for
    Id store; ///< none: the flow leads straight on
    std::vector<Id> before, after;
    HandOver now = HandOver::Push;
    bool isSound() const { return !before.empty() && !after.empty(); }
};

/// The joint of a material flow or a store. Not sound where nothing is handed from one step to the next.
Joint jointAt(const Plant& plant, Id flowOrStore);

/// Hands material over in another way, all of it in one edit. Into a supermarket: a store in the place of what is
/// there, a production kanban from it to each process before (a withdrawal kanban to a supplier), and their
/// schedules go. Into a FIFO lane: a lane, and the schedules of the processes after it go. Into push: an
/// inventory, the loops go, and a plan that there is schedules the processes before. Stocks, flows and names are
/// kept. Returns the store; none when it is so already or the joint is not sound.
Id handOver(Edit& edit, Id flowOrStore, HandOver how, const DrawingWords& words);

/// Whether an element of this kind can stand in the middle of a flow.
bool canInsertInto(const Plant& plant, Id flow, TableId kind);
/// Leads a flow through an element that has no flows yet. False, and nothing done, when no line leads from one end
/// to it or from it to the other.
bool insertInto(Edit& edit, Id flow, Id element, const DrawingWords& words);

/// Removes an element and leads the flows before it to those after it where that means something.
void removeAndClose(Edit& edit, Id element, const DrawingWords& words);

} // namespace takt::gui

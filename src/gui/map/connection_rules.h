// What a line drawn between two elements means, and why some mean nothing. No Qt.
#pragma once

#include "model/project.h"

namespace takt::gui {

/// Why a line is refused. The window has a text for each (map_texts.h).
enum class Refusal : std::uint8_t {
    None,
    NoTarget, ///< the end is on no element
    SameElement,
    AlreadyThere,
    SupplierReceivesNothing,
    SupplierNeedsStore,   ///< a supplier sends to a transport, an inventory, a supermarket or a process
    CustomerSendsNothing, ///< but orders to a production control
    StoreToStore,         ///< material goes on by a withdrawal kanban
    TransportNeedsStore,  ///< a transport brings to an inventory, a supermarket, a process or a customer
    NothingMoves,         ///< no other meaning: control boxes hold no material
    FlowsInCircle,
    LoopNeedsMaker,    ///< production and signal: a process and the supermarket it fills
    LoopNeedsMarket,   ///< withdrawal: from a supermarket or supplier to a process or store
    MarketIsFilledByIt, ///< withdrawal from the supermarket that this very process fills
    ConwipNeedsLine,    ///< CONWIP: from a process to a later process, or to a store its material reaches
    ControlNeedsStore   ///< stock control: from a process, store or supplier to a supermarket or inventory
};

struct LineVerdict {
    enum class Meaning : std::uint8_t { None, Material, Information, Schedule };
    Meaning meaning = Meaning::None;
    FlowKind flow = FlowKind::Push; ///< of a material line: how its arrow is drawn
    Refusal refusal = Refusal::None;
    bool allowed() const { return refusal == Refusal::None && meaning != Meaning::None; }
};

/// A line dragged from the edge of `from` to `to`.
LineVerdict judgeLine(const Plant& plant, Id from, Id to);

/// Whether material can go from an element of one kind to one of another.
bool canFeed(TableId from, TableId to);

/// An arrow of information chosen as such: between any two elements, since it is an annotation.
Refusal judgeInformation(const Plant& plant, Id from, Id to);

struct LoopVerdict {
    Id source; ///< KanbanLoop::from
    Id store;  ///< KanbanLoop::to
    Refusal refusal = Refusal::None;
    bool allowed() const { return refusal == Refusal::None; }
};

/// A kanban loop drawn between two elements, in either direction where that is clear.
LoopVerdict judgeLoop(const Plant& plant, LoopKind kind, Id first, Id second);

/// Whether material goes from one element to the other by flows alone, over any number of steps.
bool leadsTo(const Plant& plant, Id from, Id to);

/// The kinds of loop that can lead from one element to the other, as lean/diagnosis.h would find them sound.
std::vector<LoopKind> loopKindsBetween(const Plant& plant, Id from, Id to);

/// The items that `source` offers and for which no loop of this kind runs between the two yet.
std::vector<Id> itemsForLoop(const Plant& plant, LoopKind kind, Id source, Id store);

} // namespace takt::gui

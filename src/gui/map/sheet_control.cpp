// The inspector's sheets of production controls, kanban loops and lines.
#include <QRegularExpression>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

Id itemNamed(const Plant& plant, const QString& name) {
    for (const auto& item : plant.get<Item>())
        if (fromStd(item.name).compare(name, Qt::CaseInsensitive) == 0)
            return item.id;
    return {};
}

/// The pattern of the heijunka box as names after each other; the rows are made anew.
void patternField(SheetBuilder& b, Id control) {
    QStringList names;
    for (const auto& slot : b.plant().get<HeijunkaSlot>())
        if (slot.control == control)
            names << elementName(b.plant(), slot.item);
    const auto enter = [control](Edit& edit, const QString& text) -> Result<void> {
        std::vector<Id> items;
        for (const QString& name :
             text.split(QRegularExpression(QStringLiteral("[,;·]")), Qt::SkipEmptyParts)) {
            const Id item = itemNamed(edit.plant(), name.trimmed());
            if (!item)
                return fail(ErrorCode::UnknownId, {name.trimmed().toStdString()});
            items.push_back(item);
        }
        const auto old = edit.plant().get<HeijunkaSlot>().rows();
        for (const auto& slot : old)
            if (slot.control == control)
                edit.remove(slot.id);
        for (const Id item : items) {
            HeijunkaSlot slot;
            slot.control = control;
            slot.item = item;
            edit.insert(slot);
        }
        return {};
    };
    b.add(SheetField{
        MapText::tr("Pattern"), names.join(QStringLiteral(", ")),
        MapText::tr("Items in the order of the slots, between commas; empty: levelled by goal chasing"),
        MapText::tr("by goal chasing"), MapText::tr("Change the pattern"), enter});
}

/// A lot as entered, or the one that EPEI makes.
void lotField(SheetBuilder& b, const KanbanLoop& loop, const QString& tip) {
    b.choice<KanbanLoop>(MapText::tr("Lot by"), loop.id, &KanbanLoop::lotRule,
                         {MapText::tr("what is entered"), MapText::tr("EPEI")},
                         MapText::tr("EPEI = changeovers / (available time - work asked), in working days"));
    if (!lean::takesLotFromEpei(loop)) {
        b.amount<KanbanLoop>(MapText::tr("Lot"), loop.id, &KanbanLoop::lot, loop.item, {tip, {}});
        return;
    }
    b.field<KanbanLoop>(MapText::tr("Rounded up to"), loop.id, &KanbanLoop::lotInterval,
                        {MapText::tr("A multiple of so many working days; 0: not rounded"), {}, MapText::tr("wd")});
    for (const auto& lot : b.source().analysis.lots)
        if (lot.loop == loop.id)
            b.figure(MapText::tr("Lot"),
                     lot.intervalDays ? MapText::tr("%1, every %2").arg(number(static_cast<double>(lot.lot.steps)),
                                                                        workingDays(*lot.intervalDays))
                                      : MapText::tr("none: no time for changeovers"),
                     tip);
}

/// s, Q and S: what a loop makes or orders, and when.
void lotFields(SheetBuilder& b, const KanbanLoop& loop) {
    const auto amount = [&](const QString& label, Quantity KanbanLoop::*member, const QString& tip) {
        b.amount<KanbanLoop>(label, loop.id, member, loop.item, {tip, {}});
    };
    switch (loop.kind) {
    case LoopKind::Signal:
        lotField(b, loop, MapText::tr("Made in one go"));
        amount(MapText::tr("Trigger"), &KanbanLoop::trigger,
               MapText::tr("The triangle goes when the stock falls to this"));
        break;
    case LoopKind::LotBoard:
        lotField(b, loop, MapText::tr("Cards gather on the board until they make this, then go together"));
        break;
    case LoopKind::BaseStock:
        amount(MapText::tr("Base stock, S"), &KanbanLoop::level,
               MapText::tr("Ordered up to this: on hand + on order - owed"));
        break;
    case LoopKind::ReorderPoint:
        amount(MapText::tr("Reorder point, s"), &KanbanLoop::trigger,
               MapText::tr("Ordered when on hand + on order - owed falls to this"));
        amount(MapText::tr("Order quantity, Q"), &KanbanLoop::lot, MapText::tr("Ordered each time"));
        break;
    case LoopKind::MinMax:
        amount(MapText::tr("Minimum, s"), &KanbanLoop::trigger,
               MapText::tr("Ordered when on hand + on order - owed falls to this"));
        amount(MapText::tr("Maximum, S"), &KanbanLoop::level, MapText::tr("Ordered up to this"));
        break;
    default: break;
    }
}

/// How cards are collected and carried.
void wayOfCards(SheetBuilder& b, const KanbanLoop& loop) {
    if (loop.kind == LoopKind::Production || (loop.kind == LoopKind::Withdrawal && !loop.transport))
        b.field<KanbanLoop>(MapText::tr("Collected every"), loop.id, &KanbanLoop::interval,
                            {MapText::tr("0: carried at once"), {}});
    if (loop.kind == LoopKind::Withdrawal && !loop.transport)
        b.field<KanbanLoop>(MapText::tr("Also at … cards"), loop.id, &KanbanLoop::collectAt,
                            {MapText::tr("The carrier comes when so many hang at the post; 0: never"), {}});
    b.field<KanbanLoop>(MapText::tr("Way of the cards"), loop.id, &KanbanLoop::conveyance,
                        {MapText::tr("One way; of withdrawn containers too"), {}});
    if (loop.kind != LoopKind::Withdrawal)
        return;
    b.reference<KanbanLoop>(MapText::tr("Milk run"), loop.id, &KanbanLoop::transport,
                            idsOf<Transport>(b.plant()), MapText::tr("none"));
    if (loop.transport)
        b.field<KanbanLoop>(MapText::tr("Trips later"), loop.id, &KanbanLoop::tripsLater);
}

/// Without cards: a store's stock is watched.
void stockControlFields(SheetBuilder& b, const KanbanLoop& loop) {
    lotFields(b, loop);
    b.field<KanbanLoop>(MapText::tr("Reviewed every"), loop.id, &KanbanLoop::interval,
                        {MapText::tr("By the clock; 0: at every change"), {}});
    if (contains(kStores, tableOf(b.plant(), loop.from)))
        b.field<KanbanLoop>(MapText::tr("Way of the goods"), loop.id, &KanbanLoop::conveyance,
                            {MapText::tr("From store to store, by the clock"), {}});
}

/// Entered by hand the count is the planner's own and no school's any more.
void cardsField(SheetBuilder& b, const KanbanLoop& loop) {
    const Id id = loop.id;
    const auto enter = [id, read = detail::enterInto<KanbanLoop>(id, &KanbanLoop::cards)](Edit& edit, const QString& text) -> Result<void> {
        const KanbanLoop* before = edit.plant().find<KanbanLoop>(id);
        const std::int64_t cards = before ? before->cards : 0;
        if (auto ok = read(edit, text); !ok)
            return ok;
        edit.modify<KanbanLoop>(id, [cards](KanbanLoop& row) {
            if (row.cards != cards)
                row.school = CardSchool::Own;
        });
        return {};
    };
    b.add(SheetField{MapText::tr("Cards"), fieldText(loop.cards), MapText::tr("One container each; Ctrl+K says how many, by every school"), {},
                     MapText::tr("Change the cards of a loop"), enter});
}

void loopFields(SheetBuilder& b, const KanbanLoop& loop) {
    if (watchesPosition(loop.kind)) {
        stockControlFields(b, loop);
        addCardStarts(b, loop);
        return;
    }
    const bool signal = loop.kind == LoopKind::Signal, conwip = loop.kind == LoopKind::Conwip;
    if (!signal)
        cardsField(b, loop);
    if (loop.item)
        b.amount<KanbanLoop>(MapText::tr("Container"), loop.id, &KanbanLoop::container, loop.item,
                             {MapText::tr("Pieces on one card; 0: the item's container"), {}});
    lotFields(b, loop);
    if (!signal && !conwip)
        b.choice<KanbanLoop>(MapText::tr("Card freed"), loop.id, &KanbanLoop::freed,
                             {MapText::tr("container taken"), MapText::tr("first piece taken"),
                              MapText::tr("container empty")});
    if (!conwip)
        wayOfCards(b, loop);
    const Item* item = b.plant().find<Item>(loop.item);
    const std::int64_t size = loop.container.steps > 0 ? loop.container.steps
                              : item                   ? item->container.steps
                                                       : 1;
    if (!signal && item)
        b.figure(MapText::tr("Pieces in the loop"), amountText({loop.cards * size}, item),
                 MapText::tr("Cards x container"));
    addCardStarts(b, loop);
    b.simulated(MapText::tr("Shortages in this run"), "shortages." + std::to_string(loop.id.value),
                [](double v) { return number(v); });
}

/// The kinds that can lead between these ends, and whatever it is now.
void kindChoice(SheetBuilder& b, const KanbanLoop& first, const std::vector<Id>& loops) {
    auto kinds = loopKindsBetween(b.plant(), first.from, first.to);
    if (std::find(kinds.begin(), kinds.end(), first.kind) == kinds.end())
        kinds.push_back(first.kind);
    std::sort(kinds.begin(), kinds.end());
    QStringList names;
    for (const LoopKind kind : kinds)
        names << loopKindName(kind);
    const auto now = std::find(kinds.begin(), kinds.end(), first.kind) - kinds.begin();
    b.add(SheetChoice{MapText::tr("Kind"), names, static_cast<int>(now),
                      MapText::tr("Change the kind of a loop"), [loops, kinds](Edit& edit, int chosen) {
                          for (const Id id : loops)
                              changeLoopKind(edit, id, kinds[static_cast<std::size_t>(chosen)]);
                      }});
}

/// The cards of several CONWIP loops become those of one, whatever the item.
void shareCards(Edit& edit, const std::vector<Id>& loops) {
    std::int64_t cards = 0;
    for (const Id id : loops) {
        const KanbanLoop* loop = edit.plant().find<KanbanLoop>(id);
        cards += loop ? loop->cards : 0;
        if (id != loops.front())
            edit.remove(id);
    }
    edit.modify<KanbanLoop>(loops.front(), [&](KanbanLoop& loop) {
        loop.item = {};
        loop.container = {};
        loop.cards = std::min(cards, kMostCount);
    });
}

} // namespace

void fillControl(SheetBuilder& b, const ProductionControl& control) {
    b.titledByName<ProductionControl>(kindName(TableId::ProductionControls));
    b.heading(MapText::tr("Levelled"));
    b.reference<ProductionControl>(MapText::tr("Pacemaker"), control.id, &ProductionControl::pacemaker,
                                   idsOf<Process>(b.plant()), MapText::tr("none"));
    b.field<ProductionControl>(MapText::tr("Pitch"), control.id, &ProductionControl::pitch,
                               {MapText::tr("Takt x pieces of a container; 0: no heijunka box"), {}});
    if (control.pacemaker && control.pitch.us > 0)
        patternField(b, control.id);
    b.simulated(MapText::tr("Pitches missed"), "pitches." + std::to_string(control.id.value) + ".missed",
                [](double v) { return number(v); });
    addScheduleLines(b, {}, control.id);
    if (!control.pacemaker)
        b.note(MapText::tr(
            "Draw a line to a process to schedule it; to a process with production kanban to level it."));
}

void fillLoops(SheetBuilder& b, const std::vector<Id>& loops) {
    const KanbanLoop* first = b.plant().find<KanbanLoop>(loops.front());
    if (!first)
        return;
    b.title(
        loopKindName(first->kind),
        MapText::tr("%1 to %2").arg(elementName(b.plant(), first->to), elementName(b.plant(), first->from)));
    b.heading(MapText::tr("Loop"));
    kindChoice(b, *first, loops);
    if (first->kind == LoopKind::Conwip && loops.size() > 1)
        b.add(SheetAction{MapText::tr("Common cards for all items"),
                          MapText::tr("Common cards for all items"),
                          {{{}, [loops](Edit& edit) { shareCards(edit, loops); }}}});
    for (const Id id : loops)
        if (const KanbanLoop* loop = b.plant().find<KanbanLoop>(id)) {
            const QString item = loopItemName(b.plant(), *loop);
            if (loops.size() > 1)
                b.heading(item, id, MapText::tr("Remove the loop of %1").arg(item));
            else
                b.reference<KanbanLoop>(MapText::tr("Item"), id, &KanbanLoop::item, idsOf<Item>(b.plant()),
                                        loop->kind == LoopKind::Conwip ? MapText::tr("all items") : QString());
            loopFields(b, *loop);
        }
}

void fillFlows(SheetBuilder& b, const std::vector<Id>& flows) {
    const MaterialFlow* first = b.plant().find<MaterialFlow>(flows.front());
    if (!first)
        return;
    b.title(
        kindName(TableId::MaterialFlows),
        MapText::tr("%1 to %2").arg(elementName(b.plant(), first->from), elementName(b.plant(), first->to)));
    b.heading(MapText::tr("Line"));
    for (const Id id : flows) {
        b.choice<MaterialFlow>(MapText::tr("Drawn as"), id, &MaterialFlow::kind, flowKindNames());
        b.reference<MaterialFlow>(MapText::tr("Item"), id, &MaterialFlow::item, idsOf<Item>(b.plant()),
                                  MapText::tr("all that fit"));
    }
    b.note(MapText::tr("What moves is decided by what stands at its ends."));
}

void fillInformation(SheetBuilder& b, const InformationFlow& flow) {
    b.title(kindName(TableId::InformationFlows),
            MapText::tr("%1 to %2").arg(elementName(b.plant(), flow.from), elementName(b.plant(), flow.to)));
    b.heading(MapText::tr("Line"));
    b.choice<InformationFlow>(MapText::tr("Sent"), flow.id, &InformationFlow::kind,
                              {MapText::tr("electronically"), MapText::tr("on paper"), MapText::tr("by word of mouth")});
    b.field<InformationFlow>(MapText::tr("Label"), flow.id, &InformationFlow::label);
    b.note(MapText::tr("An annotation: orders and schedules are kept with customers and processes."));
}

} // namespace takt::gui

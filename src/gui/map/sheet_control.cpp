// The inspector's sheets of production controls, kanban loops and lines.
#include <QRegularExpression>
#include <algorithm>

#include "gui/common/format.h"
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

void loopFields(SheetBuilder& b, const KanbanLoop& loop) {
    const bool signal = loop.kind == LoopKind::Signal;
    if (!signal)
        b.field<KanbanLoop>(MapText::tr("Cards"), loop.id, &KanbanLoop::cards,
                            {MapText::tr("One container each"), {}});
    b.amount<KanbanLoop>(MapText::tr("Container"), loop.id, &KanbanLoop::container, loop.item,
                         {MapText::tr("Pieces on one card; 0: the item's container"), {}});
    if (signal) {
        b.amount<KanbanLoop>(MapText::tr("Lot"), loop.id, &KanbanLoop::lot, loop.item,
                             {MapText::tr("Made in one go"), {}});
        b.amount<KanbanLoop>(MapText::tr("Trigger"), loop.id, &KanbanLoop::trigger, loop.item,
                             {MapText::tr("The triangle goes when the stock falls to this"), {}});
    } else {
        b.choice<KanbanLoop>(MapText::tr("Card freed"), loop.id, &KanbanLoop::freed,
                             {MapText::tr("container taken"), MapText::tr("first piece taken"),
                              MapText::tr("container empty")});
    }
    b.field<KanbanLoop>(MapText::tr("Collected every"), loop.id, &KanbanLoop::interval,
                        {MapText::tr("0: carried at once"), {}});
    b.field<KanbanLoop>(MapText::tr("Way of the cards"), loop.id, &KanbanLoop::conveyance,
                        {MapText::tr("One way; of withdrawn containers too"), {}});
    if (loop.kind == LoopKind::Withdrawal) {
        b.reference<KanbanLoop>(MapText::tr("Milk run"), loop.id, &KanbanLoop::transport,
                                idsOf<Transport>(b.plant()), MapText::tr("none"));
        if (loop.transport)
            b.field<KanbanLoop>(MapText::tr("Trips later"), loop.id, &KanbanLoop::tripsLater);
    }
    const Item* item = b.plant().find<Item>(loop.item);
    const std::int64_t size = loop.container.steps > 0 ? loop.container.steps
                              : item                   ? item->container.steps
                                                       : 1;
    if (!signal)
        b.figure(MapText::tr("Pieces in the loop"), amountText({loop.cards * size}, item),
                 MapText::tr("Cards x container"));
    b.simulated(MapText::tr("Shortages in this run"), "shortages." + std::to_string(loop.id.value),
                [](double v) { return number(v); });
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
    b.add(SheetChoice{MapText::tr("Kind"), loopKindNames(), static_cast<int>(first->kind),
                      MapText::tr("Change the kind of a loop"), [loops](Edit& edit, int chosen) {
                          for (const Id id : loops)
                              edit.modify<KanbanLoop>(id, [&](KanbanLoop& loop) {
                                  loop.kind = static_cast<LoopKind>(chosen);
                                  if (loop.kind == LoopKind::Signal && loop.lot.steps == 0)
                                      loop.lot = loop.container.steps > 0 ? loop.container : Quantity{1};
                              });
                      }});
    for (const Id id : loops)
        if (const KanbanLoop* loop = b.plant().find<KanbanLoop>(id)) {
            const QString item = elementName(b.plant(), loop->item);
            if (loops.size() > 1)
                b.heading(item, id, MapText::tr("Remove the loop of %1").arg(item));
            else
                b.reference<KanbanLoop>(MapText::tr("Item"), id, &KanbanLoop::item, idsOf<Item>(b.plant()),
                                        {});
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
                              {MapText::tr("electronically"), MapText::tr("on paper")});
    b.field<InformationFlow>(MapText::tr("Label"), flow.id, &InformationFlow::label);
    b.note(MapText::tr("An annotation: orders and schedules are kept with customers and processes."));
}

} // namespace takt::gui

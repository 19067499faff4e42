// The parts of the inspector's sheets about what goes wrong, and about where a run begins that starts from a count.
#include <algorithm>

#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

// ------------------------------------------------------------------ disruptions

void setTarget(Edit& edit, Id disruption, Id element, bool on) {
    const auto rows = edit.plant().get<DisruptionTarget>().rows();
    for (const auto& row : rows)
        if (row.disruption == disruption && row.element == element)
            edit.remove(row.id);
    if (!on)
        return;
    DisruptionTarget target;
    target.disruption = disruption;
    target.element = element;
    edit.insert(target);
}

/// One box for each element of a kind, ticked where the disruption hits it.
template <class Row>
void targetsOf(SheetBuilder& b, const Disruption& disruption, const std::vector<Id>& hit, const QString& heading) {
    if (b.plant().get<Row>().empty())
        return;
    b.heading(heading);
    for (const auto& row : b.plant().get<Row>()) {
        QString name = elementName(b.plant(), row.id);
        if constexpr (std::is_same_v<Row, KanbanLoop>)
            name = MapText::tr("%1, %2", "loop, its item").arg(name, loopItemName(b.plant(), row));
        b.add(SheetFlag{name, std::find(hit.begin(), hit.end(), row.id) != hit.end(),
                        MapText::tr("Change what %1 hits").arg(fromStd(disruption.name)),
                        [disruption = disruption.id, element = row.id](Edit& edit, bool on) {
                            setTarget(edit, disruption, element, on);
                        },
                        {}});
    }
}

void targets(SheetBuilder& b, const Disruption& disruption) {
    std::vector<Id> hit;
    QStringList names;
    for (const auto& target : b.plant().get<DisruptionTarget>())
        if (target.disruption == disruption.id) {
            hit.push_back(target.element);
            names << elementName(b.plant(), target.element);
        }
    b.fold(MapText::tr("Hits"), QStringLiteral("hits.%1").arg(disruption.id.value), noneOr(names));
    targetsOf<Supplier>(b, disruption, hit, MapText::tr("Suppliers"));
    targetsOf<Transport>(b, disruption, hit, MapText::tr("Transports"));
    targetsOf<Process>(b, disruption, hit, MapText::tr("Processes"));
    targetsOf<OperatorGroup>(b, disruption, hit, MapText::tr("Operator groups"));
    targetsOf<Customer>(b, disruption, hit, MapText::tr("Customers"));
    targetsOf<KanbanLoop>(b, disruption, hit, MapText::tr("Loops, whose cards wait meanwhile"));
    b.endFold();
}

// ------------------------------------------------------------------ beginnings

/// The lowest number no row speaks of; 0: every machine has its row.
std::int64_t freeMachine(const Plant& plant, const Process& process) {
    for (std::int64_t n = 1; n <= process.machines; ++n) {
        const auto& rows = plant.get<MachineStart>();
        if (std::none_of(rows.begin(), rows.end(),
                         [&](const MachineStart& s) { return s.process == process.id && s.machine == n; }))
            return n;
    }
    return 0;
}

void machineStart(SheetBuilder& b, const Process& process, const MachineStart& start, const std::vector<Id>& made) {
    const QString name = MapText::tr("Machine %1").arg(start.machine);
    b.heading(name, start.id, MapText::tr("Remove the count of %1 of %2").arg(name, fromStd(process.name)));
    if (process.machines > 1 || start.machine > process.machines)
        b.field<MachineStart>(MapText::tr("Which machine"), start.id, &MachineStart::machine,
                              {MapText::tr("Its number, of those side by side"), {}});
    b.reference<MachineStart>(MapText::tr("Found set up for"), start.id, &MachineStart::item, made,
                              MapText::tr("nothing"));
    if (start.item || start.workLeft.us > 0)
        b.fieldOrNone<MachineStart>(
            MapText::tr("Work left"), start.id, &MachineStart::workLeft,
            {MapText::tr("Of the container in it, in its working time; empty: there is none"), MapText::tr("none")});
    b.fieldOrNone<MachineStart>(MapText::tr("Stop left"), start.id, &MachineStart::stopLeft,
                                {MapText::tr("Of a stop, in its working time; empty: it runs"), MapText::tr("it runs")});
}

QStringList placeNames() {
    return {MapText::tr("at the post"), MapText::tr("on the way"), MapText::tr("locked away"), MapText::tr("lost")};
}

void cardStart(SheetBuilder& b, const KanbanLoop& loop, const CardStart& start, int number) {
    const bool orders = watchesPosition(loop.kind);
    b.heading(orders ? MapText::tr("Open order %1").arg(number) : MapText::tr("Count %1").arg(number), start.id,
              MapText::tr("Remove a count of %1").arg(elementName(b.plant(), loop.id)));
    if (!orders)
        b.choice<CardStart>(MapText::tr("Found"), start.id, &CardStart::at, placeNames(),
                            MapText::tr("On the way: full containers that are still to arrive. Cards locked away are "
                                        "kept out of use, lost ones are gone."));
    b.field<CardStart>(orders ? MapText::tr("Containers") : MapText::tr("How many"), start.id, &CardStart::count,
                       {orders ? QString() : MapText::tr("Cards, of one container each"), {}});
    if (orders || start.at == CardPlace::OnTheWay)
        b.fieldOrNone<CardStart>(MapText::tr("Arrives after"), start.id, &CardStart::arrives,
                                 {MapText::tr("By the clock, from the begin of the run"), MapText::tr("at once")});
}

} // namespace

void addDisruptions(SheetBuilder& b) {
    QStringList names;
    for (const auto& row : b.plant().get<Disruption>())
        names << fromStd(row.name);
    b.fold(MapText::tr("Disruptions"), QStringLiteral("disruptions"), noneOr(names));
    for (const auto& row : b.plant().get<Disruption>()) {
        const QString name = fromStd(row.name);
        b.heading(name, row.id, MapText::tr("Delete the disruption %1").arg(name));
        b.field<Disruption>(MapText::tr("Name"), row.id, &Disruption::name);
        b.field<Disruption>(MapText::tr("Every"), row.id, &Disruption::between,
                            {MapText::tr("By the clock: from the end of one, or the begin of the run, to the next"), {}});
        b.field<Disruption>(MapText::tr("Each lasts"), row.id, &Disruption::length, {MapText::tr("By the clock"), {}});
        b.field<Disruption>(
            MapText::tr("Level meanwhile"), row.id, &Disruption::level,
            {MapText::tr("Of the usual: how fast processes, suppliers and transports are, how many operators are there, "
                         "how much customers order. 0 %: nothing. Cards of loops wait below 100 %."),
             {},
             QStringLiteral("%")});
        b.flag<Disruption>(MapText::tr("Strikes once in a run"), row.id, &Disruption::once);
        targets(b, row);
    }
    if (names.isEmpty())
        b.note(MapText::tr("What goes wrong now and then, at several places at once: a flood, a strike, a season of flu."));
    b.add(SheetAction{MapText::tr("Add a disruption"), MapText::tr("Add a disruption"), {{{}, [](Edit& edit) {
                          Disruption disruption;
                          disruption.name =
                              freeNumberedName(edit.plant().get<Disruption>(), MapText::tr("Disruption %1"));
                          edit.insert(disruption);
                      }}}});
    b.endFold();
}

void addMachineStarts(SheetBuilder& b, const Process& process, const std::vector<Id>& made) {
    const auto& rows = b.plant().get<MachineStart>();
    const auto counted = std::count_if(rows.begin(), rows.end(),
                                       [&](const MachineStart& s) { return s.process == process.id; });
    QStringList parts;
    if (process.setUpFor)
        parts << elementName(b.plant(), process.setUpFor);
    if (counted > 0)
        parts << MapText::tr("%1 of %2 counted", "machines").arg(counted).arg(process.machines);
    b.fold(MapText::tr("At the start of a run"), QStringLiteral("begin"), parts.join(QStringLiteral(", ")));
    b.reference<Process>(MapText::tr("Set up for"), process.id, &Process::setUpFor, made, MapText::tr("nothing yet"),
                         MapText::tr("The machines that were not counted"));
    for (const auto& start : rows)
        if (start.process == process.id)
            machineStart(b, process, start, made);
    const Id item = process.setUpFor || made.empty() ? process.setUpFor : made.front();
    if (const std::int64_t number = freeMachine(b.plant(), process))
        b.add(SheetAction{MapText::tr("Add a counted machine"),
                          MapText::tr("Add a counted machine of %1").arg(fromStd(process.name)),
                          {{{}, [id = process.id, number, item](Edit& edit) {
                                MachineStart start;
                                start.process = id;
                                start.machine = number;
                                start.item = item;
                                edit.insert(start);
                            }}}});
    b.endFold();
}

void addCardStarts(SheetBuilder& b, const KanbanLoop& loop) {
    const bool orders = watchesPosition(loop.kind);
    std::vector<const CardStart*> rows;
    std::int64_t cards = 0;
    for (const auto& start : b.plant().get<CardStart>())
        if (start.loop == loop.id) {
            rows.push_back(&start);
            cards += start.count;
        }
    b.fold(MapText::tr("At the start of a run"), QStringLiteral("begin"),
           rows.empty() ? MapText::tr("none") : orders ? MapText::tr("%1 open").arg(cards) : cardCount(cards));
    if (rows.empty())
        b.note(orders ? MapText::tr("Containers that are ordered already and still to arrive.")
                      : MapText::tr("Where a count found cards that hang on no container in a store. All others are free "
                                    "when a run begins."));
    int number = 0;
    for (const CardStart* start : rows)
        cardStart(b, loop, *start, ++number);
    b.add(SheetAction{orders ? MapText::tr("Add an open order") : MapText::tr("Add counted cards"),
                      orders ? MapText::tr("Add an open order") : MapText::tr("Add counted cards"),
                      {{{}, [id = loop.id](Edit& edit) {
                            CardStart start;
                            start.loop = id;
                            edit.insert(start);
                        }}}});
    b.endFold();
}

} // namespace takt::gui

#include "gui/map/map_texts.h"

#include <QLocale>
#include <QStringList>
#include <algorithm>

#include "gui/common/format.h"
#include "lean/flow_graph.h"

namespace takt::gui {

QString cardCount(std::int64_t n) {
    return n == 1 ? MapText::tr("one card")
                  : MapText::tr("%n cards", nullptr, static_cast<int>(std::min(n, kMostCount)));
}

QString kindName(TableId kind) {
    switch (kind) {
    case TableId::Suppliers: return MapText::tr("Supplier");
    case TableId::Processes: return MapText::tr("Process");
    case TableId::Inventories: return MapText::tr("Inventory");
    case TableId::Supermarkets: return MapText::tr("Supermarket");
    case TableId::FifoLanes: return MapText::tr("FIFO lane");
    case TableId::Transports: return MapText::tr("Transport");
    case TableId::Customers: return MapText::tr("Customer");
    case TableId::ProductionControls: return MapText::tr("Production control");
    case TableId::MaterialFlows: return MapText::tr("Material flow");
    case TableId::InformationFlows: return MapText::tr("Information flow");
    case TableId::KanbanLoops: return MapText::tr("Kanban loop");
    case TableId::Areas: return MapText::tr("Frame");
    case TableId::Annotations: return MapText::tr("Note");
    default: return MapText::tr("Element");
    }
}

QString loopKindName(LoopKind kind) {
    switch (kind) {
    case LoopKind::Production: return MapText::tr("Production kanban");
    case LoopKind::Withdrawal: return MapText::tr("Withdrawal kanban");
    case LoopKind::Signal: return MapText::tr("Signal kanban");
    case LoopKind::LotBoard: return MapText::tr("Lot-making board");
    case LoopKind::Conwip: return MapText::tr("CONWIP");
    case LoopKind::BaseStock: return MapText::tr("Base stock");
    case LoopKind::ReorderPoint: return MapText::tr("Reorder point (s, Q)");
    case LoopKind::MinMax: return MapText::tr("Min/max (s, S)");
    }
    return {};
}

QString refusalText(Refusal refusal) {
    switch (refusal) {
    case Refusal::None: return {};
    case Refusal::NoTarget: return MapText::tr("Draw to another element");
    case Refusal::SameElement: return MapText::tr("A line leads from one element to another");
    case Refusal::AlreadyThere: return MapText::tr("This line is drawn already");
    case Refusal::SupplierReceivesNothing:
        return MapText::tr("Nothing flows to a supplier; orders come from a production control");
    case Refusal::SupplierNeedsStore:
        return MapText::tr("A supplier sends to a transport, a store or a process");
    case Refusal::CustomerSendsNothing:
        return MapText::tr("A customer sends no material; draw its orders to a production control");
    case Refusal::StoreToStore:
        return MapText::tr(
            "From store to store material is fetched: draw a withdrawal kanban or a transport");
    case Refusal::TransportNeedsStore:
        return MapText::tr("A transport brings to a store, a process or a customer");
    case Refusal::NothingMoves: return MapText::tr("Nothing moves between these two");
    case Refusal::FlowsInCircle: return MapText::tr("Material would flow in a circle. Cards that go back to the maker are a kanban loop: take one from the left");
    case Refusal::LoopNeedsMaker:
        return MapText::tr("These cards go between a supermarket and the process that fills it");
    case Refusal::LoopNeedsMarket:
        return MapText::tr(
            "A withdrawal kanban fetches from a supermarket or supplier for a process or store");
    case Refusal::MarketIsFilledByIt:
        return MapText::tr("This process fills the supermarket: draw a production kanban");
    case Refusal::ConwipNeedsLine:
        return MapText::tr("CONWIP cards go round from a process to a later process or store on its way");
    case Refusal::ControlNeedsStore:
        return MapText::tr(
            "A stock control fills a supermarket or inventory from a process, store or supplier");
    }
    return {};
}

QString elementName(const Plant& plant, Id id) {
    if (const auto* mark = plant.find<Annotation>(id); mark && mark->name.empty())
        return symbolName(symbolKind(TableId::Annotations, static_cast<int>(mark->kind)));
    return fromStd(nameOf(plant, id));
}

QString timetableText(const Plant& plant, Id transport) {
    int trips = 0, daily = 0;
    DaySet days;
    for (const auto& departure : plant.get<Departure>()) {
        if (departure.transport != transport)
            continue;
        ++trips;
        daily += departure.days.empty() ? 1 : 0;
        days.bits = static_cast<std::uint8_t>(days.bits | departure.days.bits);
    }
    if (trips == 0)
        return MapText::tr("at once");
    if (daily > 0)
        return daily == 1 ? MapText::tr("daily") : MapText::tr("%n times a day", nullptr, daily);
    QStringList names;
    for (int d = 0; d < 7; ++d)
        if (days.has(d))
            names << QLocale().dayName(d + 1, QLocale::ShortFormat);
    return names.join(QLatin1Char(' '));
}

QString controlText(const Plant& plant, const ProductionControl& control) {
    QStringList lines;
    if (control.pacemaker && control.pitch.us > 0)
        lines << MapText::tr("levels %1").arg(elementName(plant, control.pacemaker));
    std::vector<Id> scheduled;
    for (const auto& line : plant.get<ScheduleLine>())
        if (line.control == control.id &&
            std::find(scheduled.begin(), scheduled.end(), line.process) == scheduled.end())
            scheduled.push_back(line.process);
    if (!scheduled.empty())
        lines << (scheduled.size() == 1
                      ? MapText::tr("schedules %1").arg(elementName(plant, scheduled.front()))
                      : MapText::tr("schedules %n processes", nullptr, static_cast<int>(scheduled.size())));
    else if (!lines.isEmpty())
        lines << MapText::tr("no other schedules");
    if (lines.isEmpty())
        lines << MapText::tr("no schedules");
    return lines.join(QLatin1Char('\n'));
}

QString demandText(const Plant& plant, Id customer) {
    double perDay = 0;
    std::int64_t container = 0;
    bool same = true;
    for (const auto& demand : plant.get<Demand>()) {
        if (demand.customer != customer)
            continue;
        perDay += lean::demandPerDay(demand);
        if (const Item* item = plant.find<Item>(demand.item)) {
            same = same && (container == 0 || container == item->container.steps);
            container = item->container.steps;
        }
    }
    if (perDay <= 0)
        return MapText::tr("no demand yet");
    const QString rate = MapText::tr("%1 a day").arg(number(perDay, perDay < 10 ? 1 : 0));
    return same && container > 1
               ? MapText::tr("%1 · tray %2").arg(rate, number(static_cast<double>(container)))
               : rate;
}

QString supplyText(const Plant& plant, Id supplier) {
    QStringList names;
    for (const auto& row : plant.get<SupplierItem>())
        if (row.supplier == supplier)
            names << elementName(plant, row.item);
    if (names.size() > 2)
        return MapText::tr("%n items", nullptr, static_cast<int>(names.size()));
    return names.isEmpty() ? MapText::tr("no items yet") : names.join(QStringLiteral(", "));
}

QString loopItemName(const Plant& plant, const KanbanLoop& loop) {
    return loop.item ? elementName(plant, loop.item) : MapText::tr("all items");
}

QString loopSizeText(const Plant& plant, const KanbanLoop& loop) {
    const Item* item = plant.find<Item>(loop.item);
    const auto steps = [item](Quantity q) { return item ? quantity(q.steps, *item) : number(static_cast<double>(q.steps)); };
    switch (loop.kind) {
    case LoopKind::BaseStock: return MapText::tr("up to %1", "base stock").arg(steps(loop.level));
    case LoopKind::ReorderPoint:
        return MapText::tr("at %1 order %2", "reorder point").arg(steps(loop.trigger), steps(loop.lot));
    case LoopKind::MinMax:
        return MapText::tr("at %1 up to %2", "min/max").arg(steps(loop.trigger), steps(loop.level));
    default: return cardCount(loop.cards);
    }
}

QString cardsOf(const Plant& plant, const std::vector<Id>& loops) {
    std::int64_t cards = 0;
    for (const Id id : loops)
        if (const KanbanLoop* loop = plant.find<KanbanLoop>(id))
            cards += loop->cards;
    return cardCount(cards);
}

DrawingWords wordsFor(TableId kind) {
    return {kindName(kind).toStdString(), MapText::tr("Product A").toStdString(), {}};
}

DrawingWords wordsFor(const SymbolKind& kind) {
    DrawingWords words = wordsFor(kind.table);
    words.element = symbolName(kind).toStdString();
    return words;
}

DrawingWords wordsForLine(const Plant& plant, Id from, Id to) {
    DrawingWords words{{}, MapText::tr("Product A").toStdString(), {}};
    if (tableOf(plant, from) == TableId::Customers)
        words.label = MapText::tr("daily order").toStdString();
    else if (tableOf(plant, to) == TableId::Suppliers)
        words.label = MapText::tr("call-off").toStdString();
    else if (tableOf(plant, from) == TableId::ProductionControls)
        words.label = MapText::tr("schedule").toStdString();
    return words;
}

} // namespace takt::gui

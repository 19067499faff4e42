// The part of drawing that sizes and hangs kanban loops.
#include "gui/map/drawing_helpers.h"

namespace takt::gui {

using namespace drawing;

namespace {

constexpr std::int64_t kUsualCards = 5;

const Stock* stockOf(const Plant& plant, Id store, Id item) {
    for (const auto& stock : plant.get<Stock>())
        if (stock.store == store && stock.item == item)
            return &stock;
    return nullptr;
}

/// As many cards as the planned maximum has containers; without a plan the usual few, and the plan is
/// made to fit them.
std::int64_t usualCards(Edit& edit, Id store, Id item) {
    const std::int64_t container = containerOf(edit.plant(), item);
    const Stock* stock = stockOf(edit.plant(), store, item);
    if (!stock)
        return tableOf(edit.plant(), store) == TableId::Processes ? 2 : kUsualCards;
    if (stock->maximum.steps == 0)
        edit.modify<Stock>(stock->id, [&](Stock& s) {
            s.maximum = {wholeContainers(std::max(s.initial.steps, container * kUsualCards), container)};
        });
    stock = stockOf(edit.plant(), store, item);
    return std::min(kMostCount, wholeContainers(stock->maximum.steps, container) / container);
}

/// The planned maximum of the store, or a day's use where none is planned.
std::int64_t usualLevel(Edit& edit, const KanbanLoop& loop, std::int64_t container) {
    const Stock* stock = stockOf(edit.plant(), loop.to, loop.item);
    return stock && stock->maximum.steps > 0
               ? stock->maximum.steps
               : wholeContainers(perDay(edit.plant(), loop.to, loop.item), container);
}

/// Fills in what the kind of the loop needs and nobody has entered.
void sizeLot(Edit& edit, KanbanLoop& loop) {
    const std::int64_t container = containerOf(edit.plant(), loop.item);
    const std::int64_t day = wholeContainers(perDay(edit.plant(), loop.to, loop.item), container);
    const bool hasLot = loop.kind == LoopKind::Signal || loop.kind == LoopKind::ReorderPoint;
    const bool hasTrigger = hasLot || loop.kind == LoopKind::MinMax;
    if (loop.kind == LoopKind::LotBoard && loop.lot.steps == 0)
        loop.lot = {container * std::max<std::int64_t>(1, loop.cards / 2)};
    if (hasLot && loop.lot.steps == 0)
        loop.lot = {day};
    if ((loop.kind == LoopKind::BaseStock || loop.kind == LoopKind::MinMax) && loop.level.steps == 0)
        loop.level = {usualLevel(edit, loop, container)};
    const std::int64_t whole = loop.kind == LoopKind::MinMax ? loop.level.steps : loop.lot.steps;
    if (hasTrigger && loop.trigger.steps == 0)
        loop.trigger = {wholeContainers(std::max<std::int64_t>(1, whole / 2), container)};
}

void sizeLoop(Edit& edit, KanbanLoop& loop) {
    if (loop.kind == LoopKind::Signal || watchesPosition(loop.kind))
        loop.cards = 1;
    else
        loop.cards = loop.item ? usualCards(edit, loop.to, loop.item) : kUsualCards;
    sizeLot(edit, loop);
    if (loop.kind == LoopKind::Withdrawal)
        loop.freed = CardFreed::FirstPiece;
}

/// The transport with a timetable between a supplier and a store: it takes the cards along, and its
/// trips bring what they ask for.
Id milkRun(Edit& edit, Id supplier, Id store, Id item) {
    const Plant plant = edit.plant();
    for (const auto& transport : plant.get<Transport>()) {
        const auto flows = [&](Id from, Id to) {
            return any<MaterialFlow>(plant,
                                     [&](const MaterialFlow& f) { return f.from == from && f.to == to; });
        };
        bool timetabled = false;
        if (!flows(supplier, transport.id) || !flows(transport.id, store))
            continue;
        for (const auto& departure : plant.get<Departure>()) {
            if (departure.transport != transport.id)
                continue;
            timetabled = true;
            if (departure.item == item)
                edit.modify<Departure>(departure.id, [](Departure& d) {
                    d.item = {};
                    d.quantity = {};
                });
        }
        if (timetabled)
            return transport.id;
    }
    return {};
}

/// Only what the user at the other end can use, if that is known.
std::vector<Id> wantedItems(const Plant& plant, const std::vector<Id>& items, Id user) {
    if (tableOf(plant, user) != TableId::Processes)
        return items;
    const auto graph = lean::flowGraph(plant);
    std::vector<Id> wanted;
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == user)
            for (const auto& need : lean::recipeNeeds(plant, graph, recipe))
                if (std::find(items.begin(), items.end(), need.item) != items.end())
                    wanted.push_back(need.item);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    return wanted.empty() ? items : wanted;
}

FlowKind flowForLoop(const Plant& plant, LoopKind kind, Id source) {
    if (!ordersFromMaker(kind) && tableOf(plant, source) == TableId::Suppliers)
        return FlowKind::Shipment;
    return FlowKind::Pull;
}

/// Its cards are common to all that the first process makes.
Id drawConwip(Edit& edit, Id first, Id last) {
    KanbanLoop loop;
    loop.kind = LoopKind::Conwip;
    loop.from = first;
    loop.to = last;
    sizeLoop(edit, loop);
    return edit.insert(loop);
}

/// What the source of a loop without an item makes or gives first.
Id itemOfSource(const Plant& plant, Id source) {
    const auto graph = lean::flowGraph(plant);
    const auto* node = graph.find(source);
    return node && !node->items.empty() ? node->items.front() : Id{};
}

} // namespace

void changeLoopKind(Edit& edit, Id id, LoopKind kind) {
    const KanbanLoop* row = edit.plant().find<KanbanLoop>(id);
    if (!row)
        return;
    KanbanLoop loop = *row;
    loop.kind = kind;
    if (!loop.item && kind != LoopKind::Conwip)
        loop.item = itemOfSource(edit.plant(), loop.from);
    sizeLot(edit, loop);
    if (kind != LoopKind::Withdrawal) {
        loop.transport = {};
        loop.tripsLater = 0;
    }
    if (loop.item && contains(kStores, tableOf(edit.plant(), loop.to)) && kind != LoopKind::Conwip)
        addItemTo(edit, loop.to, loop.item);
    edit.update(std::move(loop));
}

Id drawLoop(Edit& edit, LoopKind kind, Id first, Id second, const DrawingWords& words) {
    const LoopVerdict verdict = judgeLoop(edit.plant(), kind, first, second);
    if (!verdict.allowed())
        return {};
    if (kind == LoopKind::Conwip)
        return drawConwip(edit, verdict.source, verdict.store);
    giveItem(edit, verdict.source, words);
    auto items = itemsForLoop(edit.plant(), kind, verdict.source, verdict.store);
    if (items.empty() && !leadsTo(edit.plant(), verdict.source, verdict.store)) {
        const Id item = mainItem(edit, words);
        addItemTo(edit, verdict.source, item);
        items = {item};
    }
    if (!leadsTo(edit.plant(), verdict.source, verdict.store))
        insertFlow(edit, flowForLoop(edit.plant(), kind, verdict.source), verdict.source, verdict.store,
                   words);
    if (kind == LoopKind::Withdrawal)
        items = wantedItems(edit.plant(), items, verdict.store);
    Id firstLoop;
    for (const Id item : items) {
        addItemTo(edit, contains(kStores, tableOf(edit.plant(), verdict.store)) ? verdict.store : Id{}, item);
        KanbanLoop loop;
        loop.kind = kind;
        loop.item = item;
        loop.from = verdict.source;
        loop.to = verdict.store;
        sizeLoop(edit, loop);
        if (kind == LoopKind::Withdrawal)
            loop.transport = milkRun(edit, verdict.source, verdict.store, item);
        const Id id = edit.insert(loop);
        firstLoop = firstLoop ? firstLoop : id;
    }
    return firstLoop;
}

} // namespace takt::gui

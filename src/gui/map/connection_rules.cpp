#include "gui/map/connection_rules.h"

#include <algorithm>
#include <set>

#include "lean/flow_graph.h"

namespace takt::gui {

namespace {

using Meaning = LineVerdict::Meaning;

LineVerdict refused(Refusal why) { return {Meaning::None, FlowKind::Push, why}; }
LineVerdict material(FlowKind kind) { return {Meaning::Material, kind, Refusal::None}; }

bool isStore(TableId table) { return contains(kStores, table); }

/// How the arrow into or out of a store is drawn.
FlowKind kindBeside(TableId store) {
    switch (store) {
    case TableId::Supermarkets: return FlowKind::Pull;
    case TableId::FifoLanes: return FlowKind::Fifo;
    default: return FlowKind::Push;
    }
}

LineVerdict fromSupplier(TableId to) {
    const bool takes = to == TableId::Transports || to == TableId::Inventories ||
                       to == TableId::Supermarkets || to == TableId::Processes;
    return takes ? material(FlowKind::Shipment) : refused(Refusal::SupplierNeedsStore);
}

LineVerdict fromTransport(TableId to) {
    const bool takes = to == TableId::Customers || to == TableId::Inventories ||
                       to == TableId::Supermarkets || to == TableId::Processes;
    return takes ? material(FlowKind::Shipment) : refused(Refusal::TransportNeedsStore);
}

LineVerdict fromStore(TableId from, TableId to) {
    if (to == TableId::Processes)
        return material(kindBeside(from));
    if (to == TableId::Transports || to == TableId::Customers)
        return material(FlowKind::Shipment);
    return refused(Refusal::StoreToStore);
}

LineVerdict fromProcess(TableId to) {
    if (to == TableId::Transports || to == TableId::Customers)
        return material(FlowKind::Shipment);
    return material(isStore(to) ? kindBeside(to) : FlowKind::Push);
}

LineVerdict judgeKinds(TableId from, TableId to) {
    if (from == TableId::ProductionControls)
        return {to == TableId::Processes ? Meaning::Schedule : Meaning::Information, FlowKind::Push,
                Refusal::None};
    if (to == TableId::ProductionControls)
        return {Meaning::Information, FlowKind::Push, Refusal::None};
    if (to == TableId::Suppliers)
        return refused(Refusal::SupplierReceivesNothing);
    switch (from) {
    case TableId::Suppliers: return fromSupplier(to);
    case TableId::Transports: return fromTransport(to);
    case TableId::Processes: return fromProcess(to);
    case TableId::Customers: return refused(Refusal::CustomerSendsNothing);
    default: return isStore(from) ? fromStore(from, to) : refused(Refusal::NothingMoves);
    }
}

template <class Row>
bool exists(const Plant& plant, Id from, Id to) {
    return std::any_of(plant.get<Row>().begin(), plant.get<Row>().end(),
                       [&](const Row& row) { return row.from == from && row.to == to; });
}

bool offers(const lean::FlowGraph& graph, Id element, Id item) {
    const auto* node = graph.find(element);
    return node && node->offers(item);
}

LoopVerdict judgeMakerLoop(const Plant& plant, Id first, Id second) {
    const bool forwards = tableOf(plant, first) == TableId::Processes;
    const Id process = forwards ? first : second;
    const Id store = forwards ? second : first;
    const TableId storeKind = tableOf(plant, store);
    const bool sound = tableOf(plant, process) == TableId::Processes &&
                       (storeKind == TableId::Supermarkets || storeKind == TableId::Inventories);
    // A process that takes from this store does not fill it.
    if (!sound || exists<MaterialFlow>(plant, store, process))
        return {process, store, Refusal::LoopNeedsMaker};
    return {process, store, Refusal::None};
}

LoopVerdict judgeWithdrawal(const Plant& plant, Id first, Id second) {
    const auto gives = [](TableId t) { return t == TableId::Suppliers || t == TableId::Supermarkets; };
    const auto uses = [](TableId t) {
        return t == TableId::Processes || t == TableId::Supermarkets || t == TableId::Inventories;
    };
    const TableId a = tableOf(plant, first);
    const TableId b = tableOf(plant, second);
    LoopVerdict verdict{first, second, Refusal::None};
    const bool backwards = gives(b) && uses(a) && (!gives(a) || leadsTo(plant, second, first));
    if (backwards)
        verdict = {second, first, Refusal::None};
    else if (!gives(a) || !uses(b))
        verdict.refusal = Refusal::LoopNeedsMarket;
    if (verdict.allowed() && exists<MaterialFlow>(plant, verdict.store, verdict.source))
        verdict.refusal = Refusal::MarketIsFilledByIt;
    return verdict;
}

/// The cards go back from where the line ends to where it begins, so the way of the material decides.
LoopVerdict judgeConwip(const Plant& plant, Id first, Id second) {
    const auto leads = [&](Id from, Id to) {
        return tableOf(plant, from) == TableId::Processes &&
               (tableOf(plant, to) == TableId::Processes || isStore(tableOf(plant, to))) &&
               leadsTo(plant, from, to);
    };
    if (leads(first, second))
        return {first, second, Refusal::None};
    if (leads(second, first))
        return {second, first, Refusal::None};
    return {first, second, Refusal::ConwipNeedsLine};
}

/// First the store, then where it is filled from; the other way round where only that means something.
LoopVerdict judgeStockControl(const Plant& plant, Id first, Id second) {
    const auto sound = [&](Id from, Id to) {
        const TableId source = tableOf(plant, from), store = tableOf(plant, to);
        const bool free = store == TableId::Supermarkets || store == TableId::Inventories;
        const bool gives = source == TableId::Processes || source == TableId::Suppliers ||
                           source == TableId::Supermarkets || source == TableId::Inventories;
        return free && gives && !leadsTo(plant, to, from);
    };
    if (sound(second, first) && !leadsTo(plant, first, second))
        return {second, first, Refusal::None};
    if (sound(first, second))
        return {first, second, Refusal::None};
    return {first, second, Refusal::ControlNeedsStore};
}

LoopVerdict judgeEnds(const Plant& plant, LoopKind kind, Id first, Id second) {
    if (kind == LoopKind::Conwip)
        return judgeConwip(plant, first, second);
    if (watchesPosition(kind))
        return judgeStockControl(plant, first, second);
    return kind == LoopKind::Withdrawal ? judgeWithdrawal(plant, first, second)
                                        : judgeMakerLoop(plant, first, second);
}

} // namespace

LineVerdict judgeLine(const Plant& plant, Id from, Id to) {
    const TableId a = tableOf(plant, from);
    const TableId b = tableOf(plant, to);
    if (!contains(kElements, a) || !contains(kElements, b))
        return refused(Refusal::NoTarget);
    if (from == to)
        return refused(Refusal::SameElement);
    const LineVerdict verdict = judgeKinds(a, b);
    if (!verdict.allowed())
        return verdict;
    if (verdict.meaning == Meaning::Material) {
        if (exists<MaterialFlow>(plant, from, to))
            return refused(Refusal::AlreadyThere);
        if (leadsTo(plant, to, from))
            return refused(Refusal::FlowsInCircle);
    } else if (exists<InformationFlow>(plant, from, to)) {
        return refused(Refusal::AlreadyThere);
    }
    return verdict;
}

bool canFeed(TableId from, TableId to) {
    const LineVerdict verdict = judgeKinds(from, to);
    return verdict.allowed() && verdict.meaning == Meaning::Material;
}

Refusal judgeInformation(const Plant& plant, Id from, Id to) {
    if (!contains(kElements, tableOf(plant, from)) || !contains(kElements, tableOf(plant, to)))
        return Refusal::NoTarget;
    if (from == to)
        return Refusal::SameElement;
    return exists<InformationFlow>(plant, from, to) ? Refusal::AlreadyThere : Refusal::None;
}

LoopVerdict judgeLoop(const Plant& plant, LoopKind kind, Id first, Id second) {
    if (!contains(kElements, tableOf(plant, first)) || !contains(kElements, tableOf(plant, second)))
        return {first, second, Refusal::NoTarget};
    if (first == second)
        return {first, second, Refusal::SameElement};
    LoopVerdict verdict = judgeEnds(plant, kind, first, second);
    if (!verdict.allowed())
        return verdict;
    const bool drawn = std::any_of(
        plant.get<KanbanLoop>().begin(), plant.get<KanbanLoop>().end(),
        [&](const KanbanLoop& loop) {
            return loop.from == verdict.source && loop.to == verdict.store &&
                   (kind != LoopKind::Conwip || loop.kind == kind);
        });
    if (drawn && (kind == LoopKind::Conwip ||
                  itemsForLoop(plant, kind, verdict.source, verdict.store).empty()))
        verdict.refusal = Refusal::AlreadyThere;
    return verdict;
}

std::vector<LoopKind> loopKindsBetween(const Plant& plant, Id from, Id to) {
    const TableId source = tableOf(plant, from), end = tableOf(plant, to);
    const auto isFree = [](TableId t) { return t == TableId::Supermarkets || t == TableId::Inventories; };
    const bool made = source == TableId::Processes;
    const bool fetched = source == TableId::Suppliers || isFree(source);
    std::vector<LoopKind> kinds;
    if (made && isFree(end))
        kinds = {LoopKind::Production, LoopKind::Signal, LoopKind::LotBoard};
    if (fetched && (end == TableId::Processes || isFree(end)))
        kinds.push_back(LoopKind::Withdrawal);
    if (made && (end == TableId::Processes || isStore(end)))
        kinds.push_back(LoopKind::Conwip);
    if ((made || fetched) && isFree(end))
        for (const auto kind : {LoopKind::BaseStock, LoopKind::ReorderPoint, LoopKind::MinMax})
            kinds.push_back(kind);
    return kinds;
}

bool leadsTo(const Plant& plant, Id from, Id to) {
    std::set<Id> seen{from};
    std::vector<Id> open{from};
    while (!open.empty()) {
        const Id here = open.back();
        open.pop_back();
        for (const auto& flow : plant.get<MaterialFlow>()) {
            if (flow.from != here)
                continue;
            if (flow.to == to)
                return true;
            if (seen.insert(flow.to).second)
                open.push_back(flow.to);
        }
    }
    return false;
}

std::vector<Id> itemsForLoop(const Plant& plant, LoopKind kind, Id source, Id store) {
    const auto graph = lean::flowGraph(plant);
    const bool makes = ordersFromMaker(kind), controlled = watchesPosition(kind);
    std::vector<Id> items;
    for (const auto& item : plant.get<Item>()) {
        const bool drawn = std::any_of(
            plant.get<KanbanLoop>().begin(), plant.get<KanbanLoop>().end(), [&](const KanbanLoop& loop) {
                return loop.from == source && loop.to == store && loop.item == item.id &&
                       loop.kind != LoopKind::Conwip && (controlled || ordersFromMaker(loop.kind) == makes);
            });
        if (!drawn && offers(graph, source, item.id))
            items.push_back(item.id);
    }
    return items;
}

} // namespace takt::gui

#include "gui/map/stream_edits.h"

#include <algorithm>
#include <functional>

#include "gui/map/drawing_helpers.h"

namespace takt::gui {

using namespace drawing;

namespace {

bool isStore(const Plant& plant, Id id) { return contains(kStores, tableOf(plant, id)); }

HandOver handOverBy(TableId store) {
    switch (store) {
    case TableId::Supermarkets: return HandOver::Supermarket;
    case TableId::FifoLanes: return HandOver::Fifo;
    default: return HandOver::Push;
    }
}

template <class Row>
std::vector<Id> rowsWhere(const Plant& plant, const std::function<bool(const Row&)>& match) {
    std::vector<Id> ids;
    for (const auto& row : plant.get<Row>())
        if (match(row))
            ids.push_back(row.id);
    return ids;
}

template <class Row>
void removeWhere(Edit& edit, const std::function<bool(const Row&)>& match) {
    for (const Id id : rowsWhere<Row>(edit.plant(), match))
        edit.remove(id);
}

/// Every reference to one element leads to another, where the field allows it.
void pointElsewhere(Edit& edit, Id from, Id to, TableId kind) {
    std::vector<AnyRow> changed;
    edit.plant().forEachTable([&](const auto& table) {
        for (const auto& row : table) {
            auto copy = row;
            bool any = false;
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if constexpr (std::is_same_v<std::decay_t<decltype(copy.*(f.member))>, Id>)
                    if (copy.*(f.member) == from && contains(f.refersTo, kind)) {
                        copy.*(f.member) = to;
                        any = true;
                    }
            });
            if (any)
                changed.emplace_back(std::move(copy));
        }
    });
    for (auto& row : changed)
        edit.update(std::move(row));
}

/// Puts a store of another kind in the place of one; what refers to it refers to the new one.
template <class New>
Id replaceStore(Edit& edit, Id old) {
    if (tableOf(edit.plant(), old) == New::table)
        return old;
    New store;
    const Element* element = elementOf(edit.plant(), old);
    static_cast<Element&>(store) = *element;
    store.id = {};
    store.locked = false;
    if (const auto* row = edit.plant().find<Inventory>(old))
        store.party = row->party;
    if (const auto* row = edit.plant().find<Supermarket>(old))
        store.party = row->party;
    if (const auto* row = edit.plant().find<FifoLane>(old))
        store.party = row->party;
    const Id id = edit.insert(store);
    pointElsewhere(edit, old, id, New::table);
    edit.remove(old);
    return id;
}

Id newStore(Edit& edit, TableId kind, const Joint& joint, const DrawingWords& words) {
    const Element* from = elementOf(edit.plant(), joint.before.front());
    const Element* to = elementOf(edit.plant(), joint.after.front());
    const Coordinate x{(from->x.value + to->x.value) / 2}, y{(from->y.value + to->y.value) / 2};
    return drawElement(edit, kind, x, y, words);
}

void unschedule(Edit& edit, const std::vector<Id>& processes) {
    const auto among = [&](Id id) { return std::find(processes.begin(), processes.end(), id) != processes.end(); };
    removeWhere<ScheduleLine>(edit, [&](const ScheduleLine& line) { return among(line.process); });
    removeWhere<InformationFlow>(edit, [&](const InformationFlow& flow) {
        return among(flow.to) && edit.plant().find<ProductionControl>(flow.from) &&
               edit.plant().find<ProductionControl>(flow.from)->pacemaker != flow.to;
    });
}

void setFlowKinds(Edit& edit, Id store, FlowKind into, FlowKind outOf) {
    const auto rows = edit.plant().get<MaterialFlow>().rows();
    for (const auto& flow : rows) {
        if (flow.kind == FlowKind::Shipment || flow.kind == FlowKind::External)
            continue;
        if (flow.to == store)
            edit.modify<MaterialFlow>(flow.id, [&](MaterialFlow& f) { f.kind = into; });
        if (flow.from == store)
            edit.modify<MaterialFlow>(flow.id, [&](MaterialFlow& f) { f.kind = outOf; });
    }
}

void dropLoopsOf(Edit& edit, Id store) {
    removeWhere<KanbanLoop>(edit, [&](const KanbanLoop& loop) { return loop.to == store || loop.from == store; });
}

TableId tableFor(HandOver how) {
    return how == HandOver::Supermarket ? TableId::Supermarkets
           : how == HandOver::Fifo      ? TableId::FifoLanes
                                        : TableId::Inventories;
}

/// The flow is led through a store; without one there is none to replace.
Id storeOf(Edit& edit, const Joint& joint, HandOver how, const DrawingWords& words) {
    const TableId kind = tableFor(how);
    if (!joint.store) {
        const Id id = newStore(edit, kind, joint, words);
        return insertInto(edit, joint.flow, id, words) ? id : Id{};
    }
    switch (how) {
    case HandOver::Supermarket: return replaceStore<Supermarket>(edit, joint.store);
    case HandOver::Fifo: return replaceStore<FifoLane>(edit, joint.store);
    default: return replaceStore<Inventory>(edit, joint.store);
    }
}

/// Behind a truck stands whoever loads it.
std::vector<Id> loadersOf(const Plant& plant, const std::vector<Id>& before) {
    std::vector<Id> loaders;
    for (const Id from : before) {
        if (!plant.find<Transport>(from)) {
            loaders.push_back(from);
            continue;
        }
        for (const auto& flow : plant.get<MaterialFlow>())
            if (flow.to == from && plant.find<Supplier>(flow.from))
                loaders.push_back(flow.from);
    }
    return loaders;
}

void pull(Edit& edit, Id store, const std::vector<Id>& before, const DrawingWords& words) {
    for (const Id from : loadersOf(edit.plant(), before)) {
        const bool supplier = tableOf(edit.plant(), from) == TableId::Suppliers;
        const bool drawn = any<KanbanLoop>(edit.plant(), [&](const KanbanLoop& loop) {
            return loop.from == from && loop.to == store;
        });
        if (!drawn)
            drawLoop(edit, supplier ? LoopKind::Withdrawal : LoopKind::Production, from, store, words);
    }
    unschedule(edit, before);
}

void push(Edit& edit, const std::vector<Id>& before, const DrawingWords& words) {
    if (edit.plant().get<ProductionControl>().empty())
        return;
    const Id control = edit.plant().get<ProductionControl>()[0].id;
    for (const Id from : before)
        if (judgeLine(edit.plant(), control, from).allowed())
            drawLine(edit, control, from, words);
}

/// Steps that material goes through: transports and stores are passed over.
std::vector<Id> stepsBeside(const Plant& plant, Id store, bool before) {
    std::vector<Id> steps;
    for (const auto& flow : plant.get<MaterialFlow>())
        if ((before ? flow.to : flow.from) == store)
            steps.push_back(before ? flow.from : flow.to);
    return steps;
}

} // namespace

Joint jointAt(const Plant& plant, Id id) {
    Joint joint;
    if (isStore(plant, id)) {
        joint.store = id;
    } else if (const auto* flow = plant.find<MaterialFlow>(id)) {
        joint.flow = id;
        if (isStore(plant, flow->to))
            joint.store = flow->to;
        else if (isStore(plant, flow->from))
            joint.store = flow->from;
        else {
            joint.before = {flow->from};
            joint.after = {flow->to};
            joint.now = flow->kind == FlowKind::Fifo ? HandOver::Fifo : HandOver::Push;
        }
    }
    if (joint.store) {
        joint.before = stepsBeside(plant, joint.store, true);
        joint.after = stepsBeside(plant, joint.store, false);
        joint.now = handOverBy(tableOf(plant, joint.store));
    }
    // From a truck to a customer nothing is handed over that could be pulled.
    std::erase_if(joint.before, [&](Id step) { return !plant.find<Process>(step) && !plant.find<Supplier>(step) &&
                                                      !plant.find<Transport>(step); });
    return joint;
}

Id handOver(Edit& edit, Id flowOrStore, HandOver how, const DrawingWords& words) {
    const Joint joint = jointAt(edit.plant(), flowOrStore);
    if (!joint.isSound() || (joint.store && joint.now == how))
        return {};
    if (how == HandOver::Fifo && joint.store)
        dropLoopsOf(edit, joint.store);
    const Id store = storeOf(edit, joint, how, words);
    if (!store)
        return {};
    switch (how) {
    case HandOver::Supermarket:
        setFlowKinds(edit, store, FlowKind::Push, FlowKind::Pull);
        pull(edit, store, joint.before, words);
        break;
    case HandOver::Fifo:
        setFlowKinds(edit, store, FlowKind::Fifo, FlowKind::Fifo);
        unschedule(edit, joint.after);
        break;
    case HandOver::Push:
        dropLoopsOf(edit, store);
        setFlowKinds(edit, store, FlowKind::Push, FlowKind::Push);
        push(edit, joint.before, words);
        break;
    }
    return store;
}

bool canInsertInto(const Plant& plant, Id flowId, TableId kind) {
    const auto* flow = plant.find<MaterialFlow>(flowId);
    if (!flow || !(contains(kStores, kind) || kind == TableId::Processes || kind == TableId::Transports))
        return false;
    return canFeed(tableOf(plant, flow->from), kind) && canFeed(kind, tableOf(plant, flow->to));
}

bool insertInto(Edit& edit, Id flowId, Id element, const DrawingWords& words) {
    const auto* row = edit.plant().find<MaterialFlow>(flowId);
    if (!row || !canInsertInto(edit.plant(), flowId, tableOf(edit.plant(), element)) || row->from == element ||
        row->to == element)
        return false;
    const MaterialFlow flow = *row;
    edit.remove(flowId);
    const Id in = drawLine(edit, flow.from, element, words);
    const Id out = drawLine(edit, element, flow.to, words);
    for (const Id id : {in, out})
        if (flow.item)
            edit.modify<MaterialFlow>(id, [&](MaterialFlow& f) { f.item = flow.item; });
    return in && out;
}

void removeAndClose(Edit& edit, Id element, const DrawingWords& words) {
    const auto before = stepsBeside(edit.plant(), element, true);
    const auto after = stepsBeside(edit.plant(), element, false);
    edit.remove(element);
    for (const Id from : before)
        for (const Id to : after)
            if (judgeLine(edit.plant(), from, to).allowed())
                drawLine(edit, from, to, words);
}

} // namespace takt::gui

// Part of compile(): counted stocks, machines and cards, what is kept back, disruptions.
#include "sim/compiler.h"

#include <algorithm>

namespace takt::sim {

void Compiler::initialStock() {
    for (const auto& row : plant_.get<Stock>()) {
        const auto* node = graph_.find(row.store);
        if (!node || row.initial.steps == 0)
            continue;
        const Index p = storePlace(row.store, item(row.item));
        net_.places[p].initial += row.initial.steps;
        net_.initial.push_back({p, item(row.item), row.initial.steps});
    }
}

void Compiler::reserves() {
    for (const auto& row : plant_.get<Stock>()) {
        if (!graph_.find(row.store) || row.buffer.steps + row.safety.steps == 0 || plant_.find<FifoLane>(row.store))
            continue;
        const Index p = storePlace(row.store, item(row.item));
        const double days = net_.places[p].daysPerStep;
        net_.places[p].reserve = index(net_.reserves);
        net_.reserves.push_back({p, row.buffer.steps, row.safety.steps, row.bufferAfter.us, row.safetyAfter.us,
                                 days > 0 ? 1.0 / days : 0.0});
    }
}

void Compiler::disruptions() {
    for (const auto& row : plant_.get<Disruption>()) {
        DisruptionNode d{row.id, sampler(row.between), sampler(row.length), row.level, row.once, row.id.value, {}};
        for (const auto& target : plant_.get<DisruptionTarget>())
            if (target.disruption == row.id)
                addTargets(d, target.element);
        if (!d.targets.empty())
            net_.disruptions.push_back(std::move(d));
    }
}

void Compiler::addTargets(DisruptionNode& d, Id element) const {
    const TableId kind = tableOf(plant_, element);
    const auto add = [&](const auto& nodes, auto&& isIt) {
        for (Index i = 0; i < index(nodes); ++i)
            if (isIt(nodes[i]))
                d.targets.push_back({kind, i});
    };
    const auto byId = [&](const auto& node) { return node.id == element; };
    if (kind == TableId::Suppliers)
        add(net_.supplies, [&](const SupplyNode& s) { return s.supplier == element; });
    else if (kind == TableId::Customers)
        add(net_.demands, [&](const DemandNode& n) { return n.customer == element; });
    else if (kind == TableId::Processes)
        add(net_.processes, byId);
    else if (kind == TableId::OperatorGroups)
        add(net_.groups, byId);
    else if (kind == TableId::Transports)
        add(net_.transports, byId);
    else
        add(net_.loops, byId);
}

void Compiler::beginnings() {
    for (const auto& row : plant_.get<MachineStart>()) {
        const Index p = processIndex(row.process);
        const auto& node = net_.processes[p];
        if (row.machine > static_cast<std::int64_t>(node.machineCount))
            continue;
        MachineStartNode start;
        start.machine = node.firstMachine + static_cast<Index>(row.machine - 1);
        start.item = row.item ? item(row.item) : kNone;
        for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r)
            if (net_.recipes[r].item == start.item)
                start.recipe = r;
        start.workUs = row.workLeft.us;
        start.stopUs = row.stopLeft.us;
        net_.machineStarts.push_back(start);
    }
    for (const auto& row : plant_.get<CardStart>())
        if (const Index l = net_.loopOf(row.loop); l != kNone)
            net_.cardStarts.push_back({l, row.at, row.count, row.arrives.us});
}

} // namespace takt::sim

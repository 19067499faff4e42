#include "lean/future_state.h"

#include <algorithm>
#include <set>

#include "lean/flow_graph.h"

namespace takt::lean {

namespace {

const Process* processOf(const Plant& plant, Id id) { return plant.find<Process>(id); }

bool keepsTakt(const Analysis& analysis, Id process) {
    const StepFigures* step = analysis.step(process);
    return step && !step->belowTakt();
}

/// Whether a step makes several items, and changes over between them for longer than a takt.
bool changesOver(const Plant& plant, const Analysis& analysis, Id id) {
    const Process* process = processOf(plant, id);
    std::vector<Id> items;
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == id)
            items.push_back(recipe.item);
    return process && items.size() > 1 && std::any_of(items.begin(), items.end(), [&](Id item) {
               return changeoverTo(plant, *process, item).inSeconds() > analysis.taktSeconds;
           });
}

void findGaps(const Plant& plant, const FlowGraph& graph, const Analysis& analysis, FutureState& out) {
    std::set<std::pair<Id, Id>> seen;
    const auto note = [&](Id before, Id store, Id after) {
        if (!processOf(plant, before) || !processOf(plant, after) || !seen.insert({before, after}).second)
            return;
        if (plant.find<FifoLane>(store))
            return; // it flows already
        Gap gap{before, after, store, {}, {}};
        for (const Id side : {after, before}) {
            if (!keepsTakt(analysis, side))
                gap.slow = side;
            if (changesOver(plant, analysis, side))
                gap.changesOver = side;
        }
        out.gaps.push_back(gap);
    };
    for (const int n : graph.order) {
        const auto& node = graph.nodes[static_cast<std::size_t>(n)];
        for (const int e : node.out) {
            const auto& next = graph.nodes[static_cast<std::size_t>(graph.edges[static_cast<std::size_t>(e)].to)];
            if (!contains(kStores, next.kind)) {
                note(node.element, {}, next.element);
                continue;
            }
            for (const int f : next.out)
                note(node.element, next.element,
                     graph.nodes[static_cast<std::size_t>(graph.edges[static_cast<std::size_t>(f)].to)].element);
        }
    }
}

void findServing(const FlowGraph& graph, FutureState& out) {
    const auto add = [&](Id id) {
        if (std::find(out.finishedGoods.begin(), out.finishedGoods.end(), id) == out.finishedGoods.end())
            out.finishedGoods.push_back(id);
    };
    for (const auto& node : graph.nodes) {
        if (node.kind != TableId::Customers)
            continue;
        for (const int e : node.in) {
            const auto& before = graph.nodes[static_cast<std::size_t>(graph.edges[static_cast<std::size_t>(e)].from)];
            if (before.kind != TableId::Transports)
                add(before.element);
            else
                for (const int f : before.in)
                    add(graph.nodes[static_cast<std::size_t>(graph.edges[static_cast<std::size_t>(f)].from)].element);
        }
    }
}

void findPushed(const Plant& plant, const FlowGraph& graph, FutureState& out) {
    std::set<Id> pulled;
    for (const auto& loop : plant.get<KanbanLoop>()) {
        pulled.insert(loop.from);
        pulled.insert(loop.to);
    }
    for (const int n : graph.order) {
        const auto& node = graph.nodes[static_cast<std::size_t>(n)];
        if (node.kind == TableId::Inventories && !pulled.contains(node.element) && !node.in.empty())
            out.pushed.push_back(node.element);
    }
}

void findSchedule(const Plant& plant, FutureState& out) {
    std::set<Id> scheduled;
    for (const auto& line : plant.get<ScheduleLine>())
        scheduled.insert(line.process);
    for (const auto& control : plant.get<ProductionControl>()) {
        out.controls.push_back(control.id);
        if (!control.pacemaker || control.pitch.us <= 0)
            continue;
        scheduled.insert(control.pacemaker);
        if (out.pitch.us == 0)
            out.pitch = control.pitch;
    }
    for (const auto& process : plant.get<Process>())
        if (scheduled.contains(process.id))
            out.pacemakers.push_back(process.id);
    out.mixIsLevelled = !plant.get<HeijunkaSlot>().empty() && out.pitch.us > 0;
}

void findPitch(const Plant& plant, FutureState& out) {
    const Demand* most = nullptr;
    for (const auto& demand : plant.get<Demand>())
        if (!most || demandPerDay(demand) > demandPerDay(*most))
            most = &demand;
    const Item* item = most ? plant.find<Item>(most->item) : nullptr;
    if (item)
        out.usualPitchSeconds = out.taktSeconds * static_cast<double>(item->container.steps);
}

} // namespace

FutureState futureState(const Project&, const Scenario& scenario, const Analysis& analysis) {
    const Plant& plant = scenario.plant;
    const FlowGraph graph = flowGraph(plant);
    FutureState out;
    out.taktSeconds = analysis.taktSeconds;
    for (const auto& customer : plant.get<Customer>())
        out.customers.push_back(customer.id);
    findServing(graph, out);
    out.servedFromMarket = !out.finishedGoods.empty() &&
                           std::all_of(out.finishedGoods.begin(), out.finishedGoods.end(),
                                       [&](Id id) { return plant.find<Supermarket>(id) != nullptr; });
    findGaps(plant, graph, analysis, out);
    findPushed(plant, graph, out);
    findSchedule(plant, out);
    findPitch(plant, out);
    for (const auto& step : analysis.steps) {
        if (step.belowTakt())
            out.slow.push_back(step.process);
        const Process* process = processOf(plant, step.process);
        if ((process && !(process->uptime == Share::whole())) || changesOver(plant, analysis, step.process))
            out.unsteady.push_back(step.process);
    }
    for (const auto& mark : plant.get<Annotation>())
        if (mark.kind == AnnotationKind::KaizenBurst && mark.target && !mark.proposed.empty() && mark.before.empty())
            out.openBursts.push_back(mark.id);
    return out;
}

} // namespace takt::lean

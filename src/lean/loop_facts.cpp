#include "lean/loop_facts.h"

#include <algorithm>
#include <cmath>

#include "lean/law_deviation.h"
#include "lean/loop_parts.h"

namespace takt::lean {

namespace {

/// Steps of an item that a process takes in a day for what it makes.
double takenBy(const Context& c, Id process, Id item) {
    double taken = 0;
    for (const auto& recipe : c.plant.get<Recipe>()) {
        if (recipe.process != process)
            continue;
        for (const auto& need : recipeNeeds(c.plant, c.graph, recipe))
            if (need.item == item)
                taken += c.needAt(process, recipe.item) * static_cast<double>(need.quantity) / recipe.yield.value();
    }
    return taken;
}

/// How many nodes before this one offer the item; they share what it needs.
int sourcesOf(const Context& c, const FlowGraph::Node& node, Id item) {
    int sources = 0;
    for (const int e : node.in) {
        const auto& edge = c.graph.edges[static_cast<std::size_t>(e)];
        sources += (!edge.item || edge.item == item) && c.graph.nodes[static_cast<std::size_t>(edge.from)].offers(item);
    }
    return std::max(1, sources);
}

double needOf(const Context& c, const KanbanLoop& loop) {
    if (const auto* end = c.graph.find(loop.to)) {
        const bool isProcess = end->kind == TableId::Processes && loop.kind == LoopKind::Withdrawal;
        const double need = isProcess ? takenBy(c, loop.to, loop.item) : c.needAt(loop.to, loop.item);
        if (need > 0)
            return need / sourcesOf(c, *end, loop.item);
    }
    return c.needAt(loop.from, loop.item);
}

/// Of the steps a demand takes in a working day. Poisson and renewal: so many lots a day, each of `lot`, with the squared
/// variation of the time between them (1 of exponential times); a series: of its values.
double varianceOf(const Project& project, const Demand& demand) {
    const double perDay = demandPerDay(demand), lot = static_cast<double>(demand.lot.steps);
    if (demand.pattern == DemandPattern::Poisson)
        return perDay * lot;
    if (demand.pattern == DemandPattern::Renewal) {
        const auto values = valuesOf(project.shared, demand.interval);
        const double mean = meanOf(demand.interval, values).inSeconds();
        const double variation = mean > 0 ? deviationSeconds(demand.interval, values) / mean : 0;
        return perDay * lot * variation * variation;
    }
    const Series* series = demand.pattern == DemandPattern::Series ? project.shared.find<Series>(demand.series) : nullptr;
    if (!series || series->values.millionths.size() < 2)
        return 0;
    const auto& values = series->values.millionths;
    double mean = 0, squares = 0;
    for (const auto v : values)
        mean += static_cast<double>(v) * 1e-6 / static_cast<double>(values.size());
    for (const auto v : values)
        squares += std::pow(static_cast<double>(v) * 1e-6 - mean, 2);
    return squares / static_cast<double>(values.size() - 1);
}

/// The scenario with one demand alone.
Scenario onlyWith(const Scenario& scenario, Id demand) {
    Scenario alone = scenario;
    auto& demands = alone.plant.get<Demand>();
    for (std::size_t place = demands.size(); place > 0; --place)
        if (demands[place - 1].id != demand)
            demands.remove(place - 1);
    return alone;
}

} // namespace

void LoopFacts::Parts::findVarying() {
    isVaryingFound = true;
    for (const auto& demand : scenario.plant.get<Demand>()) {
        const double variance = varianceOf(project, demand), perDay = demandPerDay(demand);
        if (variance <= 0 || perDay <= 0)
            continue;
        auto each = std::make_unique<VaryingDemand>();
        each->perDay = perDay;
        each->variance = variance;
        each->alone = onlyWith(scenario, demand.id);
        each->context = std::make_unique<Context>(project, each->alone);
        varying.push_back(std::move(each));
    }
}

LoopFacts::LoopFacts(const Project& project, const Scenario& scenario) : parts_(std::make_unique<Parts>(project, scenario)) {}

LoopFacts::~LoopFacts() = default;

double LoopFacts::needPerDay(const KanbanLoop& loop) const { return needOf(parts_->context, loop); }

double LoopFacts::needDeviation(const KanbanLoop& loop) const {
    if (!parts_->isVaryingFound)
        parts_->findVarying();
    double variance = 0;
    for (const auto& demand : parts_->varying) {
        const double each = needOf(*demand->context, loop) / demand->perDay; // steps of the loop's item for one that is asked
        variance += each * each * demand->variance;
    }
    return std::sqrt(variance);
}

double LoopFacts::takenAtOnce(const KanbanLoop& loop) const {
    const auto& flows = plant().get<MaterialFlow>();
    const auto leads = [&](Id from, Id to) {
        return std::any_of(flows.begin(), flows.end(), [&](const MaterialFlow& flow) { return flow.from == from && flow.to == to; });
    };
    const auto& controls = plant().get<ProductionControl>();
    if (std::any_of(controls.begin(), controls.end(), [&](const ProductionControl& c) { return c.pitch.us > 0 && c.pacemaker == loop.from; }))
        return 0;
    double taken = 0;
    for (const auto& demand : plant().get<Demand>()) {
        if (demand.item != loop.item)
            continue;
        const double perDay = demandPerDay(demand);
        double portion = ordersByDay(demand.pattern) ? perDay : static_cast<double>(demand.lot.steps);
        bool served = leads(loop.to, demand.customer);
        for (const auto& transport : plant().get<Transport>())
            if (leads(loop.to, transport.id) && leads(transport.id, demand.customer)) {
                served = true;
                if (const auto trips = tripsOf(parts_->context, transport.id); trips.second > 0)
                    portion = std::max(portion, perDay * static_cast<double>(trips.first) / static_cast<double>(trips.second));
            }
        taken += served ? portion : 0;
    }
    return taken;
}

LeadTime LoopFacts::leadTime(const KanbanLoop& loop) const {
    return lean::leadTime(parts_->context, parts_->analysis, loop, needPerDay(loop));
}

std::optional<DeliveryCycle> LoopFacts::deliveryCycle(const KanbanLoop& loop) const {
    return lean::deliveryCycle(parts_->context, loop);
}

double LoopFacts::secondsPerDay() const { return parts_->analysis.availableSecondsPerDay; }
const Project& LoopFacts::project() const { return parts_->project; }
const Plant& LoopFacts::plant() const { return parts_->scenario.plant; }

} // namespace takt::lean

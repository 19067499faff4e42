#include "gui/map/inner_map.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "lean/flow_graph.h"

namespace takt::gui {

namespace {

constexpr std::int32_t kApart = 300; ///< between elements of the new map

Duration inSeconds(double s) { return Duration{std::llround(s * 1e6)}; }

template <class Row>
Id insertAt(Edit& edit, const std::string& name, std::int32_t x) {
    Row row;
    row.name = name;
    row.x.value = x;
    return edit.insert(row);
}

void insertFlow(Edit& edit, Id from, Id to) {
    MaterialFlow flow;
    flow.from = from;
    flow.to = to;
    edit.insert(flow);
}

} // namespace

Outside outsideOf(const Project& project, const Scenario& inner) {
    for (const auto& scenario : project.scenarios)
        for (const auto& process : scenario.plant.get<Process>())
            if (process.map == inner.name && scenario.id != inner.id)
                return {scenario.id, process.id};
    return {};
}

const Scenario* innerMapOf(const Project& project, const Process& process) {
    return process.map.empty() ? nullptr : project.scenario(std::string_view(process.map));
}

Id addInnerMap(Edit& edit, Id id, const InnerWords& words) {
    const Plant outer = edit.plant();
    const Process* process = outer.find<Process>(id);
    if (!process)
        return {};
    const auto graph = lean::flowGraph(outer);
    const auto* node = graph.find(id);
    edit.modify<Process>(id, [&](Process& p) { p.map = words.name; });
    const Id inner = edit.addScenario(words.name);
    edit.continueIn(inner);
    const Id before = insertAt<Supplier>(edit, words.before, -kApart);
    Process step = *process;
    step.id = {};
    step.x = step.y = {};
    step.area = {};
    step.helps = step.setUpFor = {};
    step.map.clear();
    step.locked = false;
    const Id inside = edit.insert(step);
    const Id after = insertAt<Customer>(edit, words.after, kApart);
    insertFlow(edit, before, inside);
    insertFlow(edit, inside, after);
    const auto& recipes = outer.get<Recipe>();
    const bool changesOver = std::any_of(recipes.begin(), recipes.end(), [&](const Recipe& r) {
        return r.process == id && lean::changeoverTo(outer, *process, r.item).us > 0;
    });
    std::map<Id, Id> items;
    for (const auto& recipe : outer.get<Recipe>()) {
        const Item* item = outer.find<Item>(recipe.item);
        if (recipe.process != id || !item || items.contains(item->id))
            continue;
        Item copy = *item;
        copy.id = {};
        items[item->id] = edit.insert(copy);
        Recipe same = recipe;
        same.id = {};
        same.process = inside;
        same.item = items[item->id];
        same.reworkAt = {};
        edit.insert(same);
        SupplierItem supplied;
        supplied.supplier = before;
        supplied.item = same.item;
        edit.insert(supplied);
        const auto need = node ? node->needed.find(item->id) : std::map<Id, double>::const_iterator();
        Demand demand;
        demand.customer = after;
        demand.item = same.item;
        if (node && need != node->needed.end() && need->second > 0)
            demand.quantity = {std::max<std::int64_t>(1, std::llround(need->second))};
        if (changesOver) // for a day's portion of each item, not for each piece
            demand.pattern = DemandPattern::DailyOrder;
        edit.insert(demand);
    }
    for (SetupTime setup : outer.get<SetupTime>()) {
        if (setup.process != id || !items.contains(setup.fromItem) || !items.contains(setup.toItem))
            continue;
        setup.id = {};
        setup.process = inside;
        setup.fromItem = items[setup.fromItem];
        setup.toItem = items[setup.toItem];
        edit.insert(setup);
    }
    return inner;
}

void takeInnerTimes(Edit& edit, Id process, const lean::StepFigures& step) {
    const auto recipes = edit.plant().get<Recipe>().rows();
    for (const auto& row : recipes)
        if (row.process == process)
            edit.modify<Recipe>(row.id, [&](Recipe& r) {
                if (step.innerCycleSeconds > 0)
                    r.cycleTime = DurationLaw::fixed(inSeconds(step.innerCycleSeconds * static_cast<double>(r.piecesPerCycle)));
                r.processingTime = inSeconds(step.processingSeconds);
                r.valueAdded = inSeconds(step.valueAddedSeconds);
            });
}

bool differsFromInside(const Plant& plant, const lean::StepFigures& step) {
    for (const auto& r : plant.get<Recipe>()) {
        if (r.process != step.process)
            continue;
        const double cycle = r.cycleTime.mean().inSeconds() / static_cast<double>(r.piecesPerCycle);
        if (step.innerCycleSeconds > 0 && std::abs(cycle - step.innerCycleSeconds) > 1e-6)
            return true;
        if (!r.processingTime || r.processingTime->us != inSeconds(step.processingSeconds).us || !r.valueAdded ||
            r.valueAdded->us != inSeconds(step.valueAddedSeconds).us)
            return true;
    }
    return false;
}

} // namespace takt::gui

#include <algorithm>

#include "cell/figures.h"

namespace takt::cell {

namespace {

struct Said {
    Duration cycle, walk, processing, valueAdded;
};

/// What the loads of one product say about the process as a whole.
Said sayOf(const Plant& plant, const CellLine& line, const balance::Assignment& a, Id item) {
    Said said;
    for (const auto& load : loadsFor(plant, line, a, item)) {
        if (load.cycle() > said.cycle) {
            said.cycle = load.cycle();
            said.walk = {load.walk.us / load.copies};
        }
        for (const auto t : load.tasks) {
            const CellTask* task = plant.find<CellTask>(line.tasks[static_cast<std::size_t>(t)]);
            const Times times = timesFor(plant, *task, item);
            said.processing += times.manual + times.automatic;
            if (task->kind == WorkKind::ValueAdding) // what the machine does is what the task does
                said.valueAdded += times.automatic;
            for (const auto& stretch : stretchesOf(plant, *task, times.manual))
                if (stretch.kind == WorkKind::ValueAdding)
                    said.valueAdded += stretch.time;
            if (times.automatic.us > 0)
                said.cycle = std::max(said.cycle, Duration{(times.manual + times.automatic).us / load.copies});
        }
    }
    return said;
}

} // namespace

void applyToRecipes(Edit& edit, const CellLine& line, Id process, const balance::Assignment& a) {
    const Plant plant = edit.plant();
    const auto loads = loadsOf(plant, line, a);
    for (const auto& recipe : plant.get<Recipe>()) {
        if (recipe.process != process)
            continue;
        const Said said = sayOf(plant, line, a, recipe.item);
        if (said.cycle.us <= 0)
            continue;
        edit.modify<Recipe>(recipe.id, [&](Recipe& r) {
            r.cycleTime = DurationLaw::fixed(said.cycle * r.piecesPerCycle);
            r.processingTime = said.processing;
            r.valueAdded = said.valueAdded;
            r.manualTime = said.walk.us > 0 ? std::optional((said.cycle - said.walk) * r.piecesPerCycle) : std::nullopt;
            r.walkingTime = said.walk * r.piecesPerCycle;
        });
    }
    const auto operators = figuresOf(plant, line, process, loads, {}, {}).operators;
    edit.modify<Process>(process, [&](Process& p) { p.operators = operators; });
}

} // namespace takt::cell

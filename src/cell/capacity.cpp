#include "cell/capacity.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "lean/analysis.h"

namespace takt::cell {

namespace {

int copiesAt(const Plant& plant, Id process, std::int64_t station) {
    for (const auto& row : plant.get<CellStation>())
        if (row.process == process && row.number == station)
            return static_cast<int>(std::max<std::int64_t>(1, row.copies));
    return 1;
}

CapacityRow rowOf(const Plant& plant, const CellLine& line, Id process, std::size_t place) {
    const CellTask& task = *plant.find<CellTask>(line.tasks[place]);
    CapacityRow row;
    row.task = static_cast<balance::Task>(place);
    row.machines = copiesAt(plant, process, task.station);
    row.manual = line.times[place].manual;
    row.automatic = line.times[place].automatic;
    if (task.toolChangeEvery > 0 && task.toolChange.us > 0) {
        row.changeEvery = task.toolChangeEvery;
        row.change = task.toolChange;
        row.changePerPiece = {std::llround(static_cast<double>(task.toolChange.us) / static_cast<double>(task.toolChangeEvery))};
    }
    return row;
}

} // namespace

Pace paceOf(const Project& project, const Scenario& scenario, Id process) {
    const auto analysis = lean::analyze(project, scenario);
    const Process* row = scenario.plant.find<Process>(process);
    const auto* step = analysis.step(process);
    Pace pace;
    if (row && analysis.shiftsPerDay > 0)
        pace.available = {std::llround(analysis.availableSecondsPerDay / analysis.shiftsPerDay * row->timeShare.value() * 1e6)};
    pace.demand = step ? step->demandPerShift : 0;
    return pace;
}

CapacityTable capacityTable(const Plant& plant, const CellLine& line, Id process, Duration available) {
    CapacityTable table;
    table.available = available;
    std::map<std::string, Duration> machines;
    for (std::size_t t = 0; t < line.tasks.size(); ++t) {
        table.rows.push_back(rowOf(plant, line, process, t));
        machines[plant.find<CellTask>(line.tasks[t])->machine] += table.rows.back().occupied();
    }
    for (std::size_t t = 0; t < table.rows.size(); ++t) {
        CapacityRow& row = table.rows[t];
        if (const auto& machine = plant.find<CellTask>(line.tasks[t])->machine; !machine.empty())
            row.others = machines[machine] - row.occupied();
        if (row.occupied().us > 0 && available.us > 0)
            row.perShift = static_cast<double>(available.us) * row.machines / static_cast<double>(row.occupied().us);
        if (row.perShift && (!table.perShift || *row.perShift < *table.perShift))
            table.perShift = row.perShift;
    }
    for (auto& row : table.rows)
        row.isBottleneck = row.perShift && *row.perShift <= *table.perShift * (1 + 1e-9);
    return table;
}

} // namespace takt::cell

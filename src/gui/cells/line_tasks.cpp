#include "gui/cells/line_tasks.h"

#include <algorithm>

#include "cell/cell_line.h"
#include "gui/cells/task_edits.h"

namespace takt::gui {

int addLineTasks(Edit& edit, Id process, const exchange::LineFile& file) {
    auto number = static_cast<std::int64_t>(cell::tasksOf(edit.plant(), process).size());
    std::vector<Id> ids;
    for (const auto time : file.line.times) {
        CellTask task;
        task.process = process;
        task.number = ++number;
        task.name = std::to_string(ids.size() + 1);
        task.manual = Duration::seconds(time);
        ids.push_back(edit.insert(task));
    }
    for (const auto& [before, after] : file.line.arcs) {
        TaskLink link;
        link.before = ids[static_cast<std::size_t>(before)];
        link.after = ids[static_cast<std::size_t>(after)];
        edit.insert(link);
    }
    if (file.cycle > 0)
        edit.modify<Cell>(cellRow(edit, process), [&](Cell& c) { c.plannedCycle = Duration::seconds(file.cycle); });
    return static_cast<int>(ids.size());
}

exchange::LineFile lineFileOf(const Plant& plant, Id process) {
    exchange::LineFile file;
    const auto cellLine = cell::cellLine(plant, process);
    const Cell settings = cell::settingsOf(plant, process);
    file.line.times = cellLine.line.times;
    file.line.arcs = cellLine.line.arcs;
    file.cycle = cell::inUnits(settings.plannedCycle);
    constexpr balance::Units kSecond = 1000;
    const auto whole = [](balance::Units units) { return units % kSecond == 0; };
    if (whole(file.cycle) && std::all_of(file.line.times.begin(), file.line.times.end(), whole)) {
        file.cycle /= kSecond;
        for (auto& time : file.line.times)
            time /= kSecond;
    }
    return file;
}

} // namespace takt::gui

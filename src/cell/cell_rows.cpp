#include "cell/cell_rows.h"

#include <algorithm>
#include <cmath>

#include "lean/analysis.h"
#include "lean/flow_graph.h"

namespace takt::cell {

namespace {

constexpr std::int64_t kMillisecond = 1000;

bool isOf(const Plant& plant, Id task, Id process) {
    const CellTask* row = plant.find<CellTask>(task);
    return row && row->process == process;
}

Duration rounded(double us) {
    return {std::llround(us / static_cast<double>(kMillisecond)) * kMillisecond};
}

} // namespace

Cell settingsOf(const Plant& plant, Id process) {
    for (const auto& cell : plant.get<Cell>())
        if (cell.process == process)
            return cell;
    Cell fresh;
    fresh.process = process;
    return fresh;
}

std::vector<CellTask> tasksOf(const Plant& plant, Id process) {
    std::vector<CellTask> tasks;
    for (const auto& task : plant.get<CellTask>())
        if (task.process == process)
            tasks.push_back(task);
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const CellTask& a, const CellTask& b) { return a.number < b.number; });
    return tasks;
}

std::vector<TaskLink> linksOf(const Plant& plant, Id process) {
    std::vector<TaskLink> links;
    for (const auto& link : plant.get<TaskLink>())
        if (isOf(plant, link.before, process) && isOf(plant, link.after, process))
            links.push_back(link);
    return links;
}

std::vector<Product> productsOf(const Plant& plant, Id process) {
    std::vector<Product> products;
    for (const auto& recipe : plant.get<Recipe>()) {
        const bool known = std::any_of(products.begin(), products.end(),
                                       [&](const Product& p) { return p.item == recipe.item; });
        if (recipe.process == process && !known)
            products.push_back({recipe.item, 0});
    }
    const auto graph = lean::flowGraph(plant);
    const auto* node = graph.find(process);
    double all = 0;
    for (auto& product : products) {
        if (node)
            if (const auto it = node->needed.find(product.item); it != node->needed.end())
                product.share = it->second;
        all += product.share;
    }
    for (auto& product : products)
        product.share = all > 0 ? product.share / all : 1.0 / static_cast<double>(products.size());
    return products;
}

Times timesFor(const Plant& plant, const CellTask& task, Id item) {
    for (const auto& time : plant.get<TaskTime>())
        if (time.task == task.id && time.item == item)
            return {time.manual, time.automatic};
    return {task.manual, task.automatic};
}

Times meanTimes(const Plant& plant, const CellTask& task, const std::vector<Product>& products) {
    if (products.empty())
        return {task.manual, task.automatic};
    double manual = 0, automatic = 0;
    for (const auto& product : products) {
        const Times times = timesFor(plant, task, product.item);
        manual += product.share * static_cast<double>(times.manual.us);
        automatic += product.share * static_cast<double>(times.automatic.us);
    }
    return {rounded(manual), rounded(automatic)};
}

std::vector<Stretch> stretchesOf(const Plant& plant, const CellTask& task, Duration manual) {
    std::vector<Stretch> stretches;
    Duration left = manual;
    const auto add = [&](WorkKind kind, Duration time) {
        time = std::min(time, left);
        if (time.us <= 0)
            return;
        left -= time;
        stretches.push_back({kind, time});
    };
    const double scale = task.manual.us > 0 ? static_cast<double>(manual.us) / static_cast<double>(task.manual.us) : 0;
    for (const auto& element : plant.get<TaskElement>())
        if (element.task == task.id)
            add(element.kind, Duration{std::llround(static_cast<double>(element.time.us) * scale)});
    add(task.kind, left);
    return stretches;
}

Duration taktOf(const Project& project, const Scenario& scenario, Id process) {
    const auto analysis = lean::analyze(project, scenario);
    const Process* row = scenario.plant.find<Process>(process);
    const auto* step = analysis.step(process);
    double seconds = analysis.taktSeconds;
    if (row && step && step->demandPerShift > 0 && analysis.shiftsPerDay > 0)
        seconds = analysis.availableSecondsPerDay / analysis.shiftsPerDay * row->timeShare.value() / step->demandPerShift;
    return rounded(seconds * 1e6);
}

Duration plannedCycleOf(const Cell& cell, Duration takt) { return cell.plannedCycle.us > 0 ? cell.plannedCycle : takt; }

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t to = std::min(list.find(',', from), list.size());
        std::size_t begin = from, end = to;
        while (begin < end && list[begin] == ' ')
            ++begin;
        while (end > begin && list[end - 1] == ' ')
            --end;
        if (end > begin)
            names.push_back(list.substr(begin, end - begin));
        from = to + 1;
    }
    return names;
}

} // namespace takt::cell

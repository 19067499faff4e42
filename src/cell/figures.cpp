#include "cell/figures.h"

#include <algorithm>
#include <cmath>

namespace takt::cell {

namespace {

/// Out and back between the ends of what is visited.
Duration walkAlong(const CellLine& line, const std::vector<balance::Task>& tasks) {
    const auto& places = line.line.rules.places;
    if (places.empty() || tasks.empty())
        return {};
    balance::Units least = INT64_MAX, most = INT64_MIN;
    for (const auto task : tasks) {
        least = std::min(least, places[static_cast<std::size_t>(task)]);
        most = std::max(most, places[static_cast<std::size_t>(task)]);
    }
    return inTime(2 * (most - least));
}

void measure(Load& load, const CellLine& line) {
    load.work = {};
    for (const auto task : load.tasks)
        load.work += line.times[static_cast<std::size_t>(task)].manual;
    load.walk = walkAlong(line, load.tasks);
    load.peak = load.content();
    for (const auto& model : line.line.rules.models) {
        Duration work;
        for (const auto task : load.tasks)
            work += inTime(model.times[static_cast<std::size_t>(task)]);
        load.peak = std::max(load.peak, work + load.walk);
    }
    load.peak.us /= load.copies;
}

} // namespace

std::vector<Load> loadsOf(const Plant&, const CellLine& line, const balance::Assignment& a) {
    std::vector<Load> loads;
    for (std::size_t s = 0; s < a.stations.size(); ++s) {
        Load first{s, false, a.copiesOf(s), {}, {}, {}, {}};
        Load second{s, true, 1, {}, {}, {}, {}};
        for (const auto task : a.stations[s]) {
            const bool other = s < a.secondOperator.size() &&
                               std::find(a.secondOperator[s].begin(), a.secondOperator[s].end(), task) !=
                                   a.secondOperator[s].end();
            (other ? second : first).tasks.push_back(task);
        }
        measure(first, line);
        loads.push_back(std::move(first));
        if (!second.tasks.empty()) {
            measure(second, line);
            loads.push_back(std::move(second));
        }
    }
    return loads;
}

std::vector<Load> loadsFor(const Plant& plant, const CellLine& line, const balance::Assignment& a, Id item) {
    CellLine own = line;
    own.line.rules.models.clear();
    for (std::size_t t = 0; t < own.tasks.size(); ++t)
        if (const CellTask* task = plant.find<CellTask>(own.tasks[t]))
            own.times[t] = timesFor(plant, *task, item);
    return loadsOf(plant, own, a);
}

Figures figuresOf(const Plant& plant, const CellLine& line, Id process, const std::vector<Load>& loads, Duration planned,
                  Duration takt) {
    Figures f;
    for (const auto& load : loads) {
        f.operators += load.tasks.empty() ? 0 : load.copies;
        f.work += load.content();
        f.longest = std::max(f.longest, load.cycle());
        f.peak = std::max(f.peak, load.peak);
        f.walkedMetres += load.walk.inSeconds() * settingsOf(plant, process).walkingSpeed.value();
    }
    const double work = f.work.inSeconds(), m = f.operators;
    if (m > 0 && planned.us > 0)
        f.efficiency = work / (m * planned.inSeconds());
    if (m > 0 && takt.us > 0)
        f.efficiencyAtTakt = work / (m * takt.inSeconds());
    if (m > 0 && f.longest.us > 0)
        f.balanceDelay = 1 - work / (m * f.longest.inSeconds());
    double squares = 0;
    for (const auto& load : loads)
        if (!load.tasks.empty())
            squares += load.copies * std::pow((f.longest - load.cycle()).inSeconds(), 2);
    f.smoothness = std::sqrt(squares);
    f.operatorsNeeded = takt.us > 0 ? work / takt.inSeconds() : 0;
    for (const auto id : line.tasks)
        if (const CellTask* task = plant.find<CellTask>(id))
            f.moves += task->today > 0 && task->station != task->today ? 1 : 0;
    return f;
}

} // namespace takt::cell

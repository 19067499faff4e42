#include "cell/cell_line.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

namespace takt::cell {

namespace {

constexpr std::size_t kMostTools = 32;

/// Each name stands for a bit, in the order met; those beyond the last bit for none.
class Tools {
  public:
    std::uint32_t bits(const std::string& list) {
        std::uint32_t bits = 0;
        for (const auto& name : namesIn(list)) {
            const auto [it, fresh] = known_.emplace(name, known_.size());
            if (it->second < kMostTools)
                bits |= std::uint32_t{1} << it->second;
        }
        return bits;
    }

  private:
    std::map<std::string, std::size_t> known_;
};

std::vector<CellStation> stationsOf(const Plant& plant, Id process) {
    std::vector<CellStation> stations;
    for (const auto& station : plant.get<CellStation>())
        if (station.process == process)
            stations.push_back(station);
    return stations;
}

std::size_t place(std::int64_t number) { return static_cast<std::size_t>(number - 1); }

/// Tasks that must share a station, joined over all their pairs.
std::vector<std::vector<balance::Task>> groupsOf(const std::vector<std::pair<balance::Task, balance::Task>>& pairs,
                                                 std::size_t tasks) {
    std::vector<std::size_t> root(tasks);
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&](std::size_t t) {
        while (root[t] != t)
            t = root[t] = root[root[t]];
        return t;
    };
    for (const auto& [a, b] : pairs)
        root[std::max(find(static_cast<std::size_t>(a)), find(static_cast<std::size_t>(b)))] =
            std::min(find(static_cast<std::size_t>(a)), find(static_cast<std::size_t>(b)));
    std::map<std::size_t, std::vector<balance::Task>> byRoot;
    for (std::size_t t = 0; t < tasks; ++t)
        byRoot[find(t)].push_back(static_cast<balance::Task>(t));
    std::vector<std::vector<balance::Task>> groups;
    for (auto& [first, group] : byRoot)
        if (group.size() > 1)
            groups.push_back(std::move(group));
    return groups;
}

void addZones(balance::Rules& rules, const Plant& plant, const CellLine& line) {
    std::vector<std::pair<balance::Task, balance::Task>> together;
    for (const auto& pair : plant.get<TaskPair>()) {
        const auto one = line.taskOf(pair.one), other = line.taskOf(pair.other);
        if (one < 0 || other < 0 || one == other)
            continue;
        (pair.rule == PairRule::Together ? together : rules.apart).emplace_back(one, other);
    }
    rules.together = groupsOf(together, line.tasks.size());
}

void addStations(balance::Rules& rules, Tools& tools, const std::vector<CellStation>& stations, std::size_t tasks) {
    std::size_t most = tasks;
    for (const auto& station : stations)
        most = std::max(most, static_cast<std::size_t>(station.number));
    for (const auto& station : stations) {
        if (station.twoOperators) {
            rules.twoOperators.resize(most);
            rules.twoOperators[place(station.number)] = true;
        }
        if (!station.tools.empty()) {
            rules.tools.resize(most);
            rules.tools[place(station.number)] |= tools.bits(station.tools);
        }
    }
}

/// Lists by task, left empty where all say nothing.
void addTasks(balance::Rules& rules, Tools& tools, const std::vector<CellTask>& tasks, const Cell& cell) {
    const auto list = [&](auto& target, auto value) {
        const bool said = std::any_of(tasks.begin(), tasks.end(), [&](const CellTask& t) { return value(t) != 0; });
        if (said)
            for (const auto& task : tasks)
                target.push_back(value(task));
    };
    list(rules.first, [](const CellTask& t) { return static_cast<int>(t.firstStation); });
    list(rules.last, [](const CellTask& t) { return static_cast<int>(t.lastStation); });
    list(rules.today, [](const CellTask& t) { return static_cast<int>(t.today); });
    list(rules.posture, [](const CellTask& t) { return static_cast<int>(t.posture); });
    list(rules.places, [&](const CellTask& t) {
        return static_cast<balance::Units>(std::llround(t.place.value() / cell.walkingSpeed.value() * 1000));
    });
    if (!rules.tools.empty())
        list(rules.needs, [&](const CellTask& t) { return tools.bits(t.tool); });
}

void addModels(CellLine& line, const Plant& plant, const std::vector<CellTask>& tasks) {
    bool differ = false;
    std::vector<balance::Model> models;
    for (const auto& product : line.products) {
        balance::Model model;
        for (const auto& task : tasks) {
            const Times times = timesFor(plant, task, product.item);
            differ = differ || times.manual != task.manual;
            model.times.push_back(inUnits(times.manual));
        }
        models.push_back(std::move(model));
    }
    if (differ && models.size() > 1)
        line.line.rules.models = std::move(models);
}

} // namespace

balance::Task CellLine::taskOf(Id id) const {
    const auto it = std::find(tasks.begin(), tasks.end(), id);
    return it == tasks.end() ? -1 : static_cast<balance::Task>(it - tasks.begin());
}

CellLine cellLine(const Plant& plant, Id process) {
    CellLine out;
    const Cell cell = settingsOf(plant, process);
    const auto tasks = tasksOf(plant, process);
    out.products = productsOf(plant, process);
    std::unordered_map<Id, balance::Task> places;
    for (const auto& task : tasks) {
        places[task.id] = static_cast<balance::Task>(out.tasks.size());
        out.tasks.push_back(task.id);
        out.times.push_back(meanTimes(plant, task, out.products));
        out.line.times.push_back(inUnits(out.times.back().manual));
    }
    for (const auto& link : linksOf(plant, process))
        out.line.arcs.emplace_back(places.at(link.before), places.at(link.after));
    out.line.shape = cell.shape == CellShape::UShaped ? balance::Shape::UShaped : balance::Shape::Straight;
    balance::Rules& rules = out.line.rules;
    Tools tools;
    addZones(rules, plant, out);
    addStations(rules, tools, stationsOf(plant, process), tasks.size());
    addTasks(rules, tools, tasks, cell);
    addModels(out, plant, tasks);
    rules.mostCopies = static_cast<int>(cell.mostCopies);
    rules.mostPosture = static_cast<int>(cell.mostPosture);
    rules.overload = static_cast<int>(cell.overload.billionths / (Share::kOne / 100));
    return out;
}

std::vector<balance::Task> machinesTooLong(const CellLine& line, Duration cycle, std::int64_t mostCopies) {
    std::vector<balance::Task> found;
    for (std::size_t t = 0; t < line.times.size(); ++t) {
        const Times& times = line.times[t];
        if (times.automatic.us > 0 && (times.manual + times.automatic).us > cycle.us * mostCopies)
            found.push_back(static_cast<balance::Task>(t));
    }
    return found;
}

Standing standingOf(const Plant& plant, const CellLine& line, Id process) {
    Standing out;
    auto& a = out.assignment;
    for (std::size_t t = 0; t < line.tasks.size(); ++t) {
        const CellTask* task = plant.find<CellTask>(line.tasks[t]);
        const auto number = static_cast<balance::Task>(t);
        if (!task || task->station < 1) {
            out.unassigned.push_back(number);
            continue;
        }
        const auto station = static_cast<std::size_t>(task->station);
        if (a.stations.size() < station)
            a.stations.resize(station);
        a.stations[station - 1].push_back(number);
        if (task->secondOperator) {
            if (a.secondOperator.size() < station)
                a.secondOperator.resize(station);
            a.secondOperator[station - 1].push_back(number);
        }
    }
    if (!a.secondOperator.empty())
        a.secondOperator.resize(a.stations.size());
    for (const auto& station : stationsOf(plant, process))
        if (station.copies > 1 && place(station.number) < a.stations.size()) {
            a.copies.resize(a.stations.size(), 1);
            a.copies[place(station.number)] = static_cast<int>(station.copies);
        }
    return out;
}

namespace {

void putCopies(Edit& edit, Id process, const balance::Assignment& assignment) {
    std::vector<bool> there(assignment.stations.size());
    for (const auto& station : stationsOf(edit.plant(), process)) {
        const bool used = place(station.number) < assignment.stations.size();
        if (used)
            there[place(station.number)] = true;
        edit.modify<CellStation>(station.id, [&](CellStation& s) {
            s.copies = used ? assignment.copiesOf(place(station.number)) : 1;
        });
    }
    for (std::size_t s = 0; s < assignment.stations.size(); ++s)
        if (!there[s] && assignment.copiesOf(s) > 1) {
            CellStation row;
            row.process = process;
            row.number = static_cast<std::int64_t>(s) + 1;
            row.copies = assignment.copiesOf(s);
            edit.insert(row);
        }
}

bool holds(const std::vector<balance::Task>& tasks, balance::Task task) {
    return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

} // namespace

void putAssignment(Edit& edit, const CellLine& line, Id process, const balance::Assignment& assignment) {
    std::vector<std::int64_t> station(line.tasks.size());
    std::vector<bool> second(line.tasks.size());
    for (std::size_t s = 0; s < assignment.stations.size(); ++s)
        for (const auto task : assignment.stations[s]) {
            station[static_cast<std::size_t>(task)] = static_cast<std::int64_t>(s) + 1;
            second[static_cast<std::size_t>(task)] =
                s < assignment.secondOperator.size() && holds(assignment.secondOperator[s], task);
        }
    for (std::size_t t = 0; t < line.tasks.size(); ++t)
        edit.modify<CellTask>(line.tasks[t], [&](CellTask& task) {
            task.station = station[t];
            task.secondOperator = second[t];
        });
    putCopies(edit, process, assignment);
}

void keepAsToday(Edit& edit, Id process) {
    for (const auto& task : tasksOf(edit.plant(), process))
        edit.modify<CellTask>(task.id, [](CellTask& t) { t.today = t.station; });
}

} // namespace takt::cell

#include "cell/stations.h"

#include <algorithm>
#include <map>

#include "cell/walking.h"

namespace takt::cell {

namespace {

bool needsHands(const std::vector<CellTask>& tasks) {
    return std::any_of(tasks.begin(), tasks.end(), [](const CellTask& t) { return t.manual.us > 0; });
}

/// What one operator does for a product, and where he goes for it.
struct Loop {
    Duration manual;
    std::vector<CellTask> visited;
};

Loop addLoop(StationTimes& times, const Plant& plant, const std::vector<CellTask>& tasks, Id item) {
    Loop loop;
    for (const auto& task : tasks) {
        const Times own = timesFor(plant, task, item);
        if (own.manual.us > 0)
            loop.visited.push_back(task);
        loop.manual += own.manual;
        times.automatic += own.automatic;
        if (own.automatic.us > 0)
            times.machine = std::max(times.machine, own.manual + own.automatic);
        for (const auto& stretch : stretchesOf(plant, task, own.manual))
            times.work[static_cast<std::size_t>(stretch.kind)] += stretch.time;
    }
    return loop;
}

} // namespace

int Station::operators() const { return (needsHands(first) ? 1 : 0) + (needsHands(second) ? 1 : 0); }

std::vector<Station> manned(const Plant& plant, Id process) {
    std::map<std::int64_t, Station> stations;
    for (auto& task : tasksOf(plant, process))
        if (task.station > 0) {
            Station& station = stations[task.station];
            (task.secondOperator ? station.second : station.first).push_back(task);
        }
    for (const auto& row : plant.get<CellStation>())
        if (const auto it = stations.find(row.number); row.process == process && it != stations.end()) {
            it->second.copies = row.copies;
            it->second.name = row.name;
        }
    std::vector<Station> out;
    for (auto& [number, station] : stations) {
        station.number = number;
        if (station.name.empty())
            station.name = "Station " + std::to_string(number);
        out.push_back(std::move(station));
    }
    return out;
}

bool runsByStations(const Plant& plant, Id process) {
    if (!settingsOf(plant, process).stationByStation)
        return false;
    const auto tasks = tasksOf(plant, process);
    return !tasks.empty() && std::all_of(tasks.begin(), tasks.end(), [](const CellTask& t) { return t.station > 0; });
}

StationTimes timesAt(const Plant& plant, const Cell& cell, const Station& station, Id item) {
    StationTimes times;
    for (const auto* tasks : {&station.first, &station.second}) {
        const Loop loop = addLoop(times, plant, *tasks, item);
        const Duration walk = loopTime(loop.visited, cell);
        times.walks += walk;
        if (loop.manual + walk > times.longest) {
            times.longest = loop.manual + walk;
            times.manual = loop.manual;
            times.walk = walk;
        }
    }
    times.cycle = std::max(times.longest, times.machine);
    return times;
}

} // namespace takt::cell

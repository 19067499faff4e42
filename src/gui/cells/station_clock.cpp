#include "gui/cells/station_clock.h"

#include <algorithm>

#include "gui/time/playback.h"

namespace takt::gui {

namespace {

constexpr std::size_t kFarthestBack = 60'000; // records

/// A machine that works, else the first.
std::uint32_t shownMachine(const sim::Network& network, const sim::Picture& picture, const sim::ProcessNode& process) {
    for (auto m = process.firstMachine; m < process.firstMachine + process.machineCount; ++m)
        if (sim::shownState(network, picture, m) == sim::MachineState::Working)
            return m;
    return process.firstMachine;
}

/// Working time of a machine on the container under way, stops in between left out; looked for in the trace, back to
/// where the container before was done.
Duration workedSoFar(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t machine) {
    const std::uint32_t number = network.machineProcess[machine];
    const sim::ProcessNode& process = network.processes[number];
    const WorkingTime& calendar = network.calendars[process.calendar];
    Duration worked;
    Time later = picture.at;
    std::optional<Time> done; // of the container before
    const std::size_t least = picture.records > kFarthestBack ? picture.records - kFarthestBack : 0;
    for (std::size_t n = picture.records; n > least;) {
        const sim::Record record = trace[--n];
        if (record.kind() == sim::RecordKind::Made && process.machineCount == 1 && !done && network.recipes[record.subject].process == number)
            done = Time{record.at};
        if (record.kind() != sim::RecordKind::State || record.subject != machine)
            continue;
        const Time from = std::max(Time{record.at}, done.value_or(Time{}));
        if (static_cast<sim::MachineState>(record.place()) == sim::MachineState::Working && from < later)
            worked += calendar.openBetween(from, later);
        if (done)
            break;
        later = {record.at};
    }
    return worked;
}

/// Working time since a machine last began to work; 0 when it does not.
Duration workedSinceIdle(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t machine) {
    const std::size_t least = picture.records > kFarthestBack ? picture.records - kFarthestBack : 0;
    for (std::size_t n = picture.records; n > least;) {
        const sim::Record record = trace[--n];
        if (record.kind() != sim::RecordKind::State || record.subject != machine)
            continue;
        if (static_cast<sim::MachineState>(record.place()) != sim::MachineState::Working)
            return {};
        return network.calendars[network.processes[network.machineProcess[machine]].calendar].openBetween(Time{record.at}, picture.at);
    }
    return {};
}

/// Of a station that the run has as a machine of its own: where nothing is waited for, pieces follow one another there.
std::optional<StationMoment> momentOfStation(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture,
                                             const sim::ProcessNode& process, std::size_t station) {
    for (auto s = process.firstStation; s < process.firstStation + process.stationCount; ++s) {
        const sim::StationNode& node = network.stations[s];
        if (node.number != static_cast<std::int64_t>(station) + 1)
            continue;
        std::uint32_t machine = node.firstMachine;
        for (auto m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
            if (sim::shownState(network, picture, m) == sim::MachineState::Working)
                machine = m;
        StationMoment moment;
        moment.state = sim::shownState(network, picture, machine);
        const auto known = picture.machineRecipe[machine];
        const auto recipe = known >= 0 ? static_cast<std::uint32_t>(known) : process.firstRecipe;
        moment.cycle = {network.stationTimes[network.recipes[recipe].firstTime + s - process.firstStation].cycleUs};
        if (moment.cycle.us <= 0)
            return moment;
        const Duration worked = workedSinceIdle(network, trace, picture, machine);
        moment.piece = worked.us / moment.cycle.us;
        moment.into = {worked.us % moment.cycle.us};
        return moment;
    }
    return std::nullopt;
}

} // namespace

std::optional<StationMoment> ProcessClock::at(std::size_t station) const {
    if (!process_ || !playback_.hasRun())
        return std::nullopt;
    const sim::Network& network = playback_.network();
    const auto number = network.processOf(process_);
    if (number == sim::kNone)
        return std::nullopt;
    const sim::ProcessNode& process = network.processes[number];
    const sim::Picture& picture = playback_.picture();
    if (process.stationCount > 0 && process.recipeCount > 0)
        return momentOfStation(network, *playback_.run()->trace(), picture, process, station);
    const auto machine = shownMachine(network, picture, process);
    StationMoment moment;
    moment.state = sim::shownState(network, picture, machine);
    if (process.recipeCount == 0)
        return moment;
    const auto known = picture.machineRecipe[machine];
    const auto recipe = known >= 0 ? static_cast<std::uint32_t>(known) : process.firstRecipe;
    moment.cycle = {static_cast<std::int64_t>(network.recipes[recipe].usPerStep)};
    if (moment.cycle.us <= 0)
        return moment;
    const Duration worked = workedSoFar(network, *playback_.run()->trace(), picture, machine);
    moment.piece = worked.us / moment.cycle.us;
    moment.into = {worked.us % moment.cycle.us};
    return moment;
}

} // namespace takt::gui

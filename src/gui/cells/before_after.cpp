#include "gui/cells/before_after.h"

#include <algorithm>

#include "lean/analysis.h"
#include "sim/network.h"

namespace takt::gui {

namespace {

std::optional<double> measured(const sim::RunResult& result, const std::string& name) {
    const sim::Measure* measure = result.find(name);
    return measure ? std::optional(measure->value.mean) : std::nullopt;
}

/// Working days that the ledger of one run stands for.
double workingDays(const sim::Network& network, const sim::RunSettings& settings, const sim::Ledger& ledger) {
    const auto end = sim::horizonOf(network, settings);
    if (!end || ledger.runs <= 0)
        return 0;
    const Time from{end->us - static_cast<std::int64_t>(ledger.windowUs / ledger.runs)};
    const WorkingTime& calendar = network.calendars.front();
    return static_cast<double>(calendar.workingDaysBefore(*end) - calendar.workingDaysBefore(std::max(Time{}, from)));
}

void addLedger(SideFigures& side, const sim::Ledger& ledger, Id process, double days) {
    if (days <= 0)
        return;
    const double runs = static_cast<double>(ledger.runs);
    for (const auto& crew : ledger.crews)
        if (crew.element == process)
            side.walkingHours = static_cast<double>(crew.us[static_cast<std::size_t>(sim::Activity::Motion)]) / runs / 3.6e9 / days;
    double hours = 0;
    for (const auto& waste : sim::wastesOf(ledger))
        if (waste.waste == sim::Waste::Waiting || waste.waste == sim::Waste::Motion ||
            waste.waste == sim::Waste::OverProcessing || waste.waste == sim::Waste::Defects)
            hours += waste.hours;
    side.wasteHours = hours / days;
}

/// Whether it is known of all tasks where they stood before they were balanced anew.
bool knowsToday(const std::vector<CellTask>& tasks) {
    return !tasks.empty() && std::all_of(tasks.begin(), tasks.end(), [](const CellTask& t) { return t.today > 0; });
}

} // namespace

BalanceTrial balanceTrial(const Project& project, Id scenario, Id process) {
    BalanceTrial trial{project, project, scenario, process, false, false};
    const auto line = cell::cellLine(project.scenario(scenario)->plant, process);
    const auto standing = cell::standingOf(project.scenario(scenario)->plant, line, process);
    Edit edit(project, scenario);
    cell::applyToRecipes(edit, line, process, standing.assignment);
    const auto set = edit.finish();
    trial.differs = set && !set->empty();
    trial.after = edit.project();
    const auto tasks = cell::tasksOf(edit.plant(), process);
    if (cell::settingsOf(edit.plant(), process).stationByStation && knowsToday(tasks)) {
        Edit today(project, scenario);
        for (const auto& task : tasks) {
            today.modify<CellTask>(task.id, [](CellTask& t) { t.station = t.today; });
            trial.differs = trial.differs || task.station != task.today;
        }
        trial.fromToday = true;
        trial.before = today.project();
    }
    return trial;
}

Result<std::unique_ptr<BeforeAfterRuns>> BeforeAfterRuns::start(BalanceTrial trial, sim::RunSettings settings) {
    settings.ledger = true;
    std::unique_ptr<BeforeAfterRuns> runs(new BeforeAfterRuns);
    const auto compiled = [&](const Project& project) { return sim::compile(project, *project.scenario(trial.scenario)); };
    auto before = compiled(trial.before);
    if (!before)
        return tl::unexpected(before.error());
    auto after = compiled(trial.after);
    if (!after)
        return tl::unexpected(after.error());
    runs->trial_ = std::move(trial);
    runs->settings_ = settings;
    runs->beforeNetwork_ = *before;
    runs->afterNetwork_ = *after;
    runs->before_ = std::make_unique<Replications>(*before, settings, std::nullopt);
    runs->after_ = std::make_unique<Replications>(*after, settings, std::nullopt);
    return runs;
}

Result<SideFigures> BeforeAfterRuns::figures(const Replications& runs, const Project& project, const sim::Network& network) const {
    const auto result = runs.result();
    if (!result)
        return tl::unexpected(result.error());
    const Scenario& scenario = *project.scenario(trial_.scenario);
    SideFigures side;
    if (const Process* row = scenario.plant.find<Process>(trial_.process))
        side.operators = row->operators;
    const auto analysis = lean::analyze(project, scenario);
    if (const auto* step = analysis.step(trial_.process))
        side.cycleSeconds = step->cycleSeconds;
    Duration work;
    for (const auto& times : cell::cellLine(scenario.plant, trial_.process).times)
        work += times.manual;
    if (side.operators > 0 && side.cycleSeconds > 0)
        side.efficiency = work.inSeconds() / (static_cast<double>(side.operators) * side.cycleSeconds);
    side.perDay = measured(*result, "throughput.per_day");
    side.againstTakt = measured(*result, "throughput.against_takt");
    side.leadTimeSeconds = measured(*result, "flow_time.mean");
    side.working = measured(*result, "state." + std::to_string(trial_.process.value) + ".working");
    if (result->ledger)
        addLedger(side, *result->ledger, trial_.process, workingDays(network, settings_, *result->ledger));
    return side;
}

} // namespace takt::gui

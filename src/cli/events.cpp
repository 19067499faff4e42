// Every event of a run, as a table or as a log for process mining.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "cli/opened.h"
#include "cli/plant_file.h"
#include "exchange/event_csv.h"
#include "exchange/json.h"
#include "exchange/ocel.h"
#include "model/units.h"
#include "sim/runner.h"
#include "store/runs.h"

namespace takt::cli {

namespace {

/// A plan and how it is run.
struct Asked {
    Project project;
    Id scenario;
    sim::RunSettings settings;
};

/// A run that the document keeps, with the plan it ran on.
std::optional<Asked> storedRun(const std::string& file, std::int64_t number) {
    const auto document = store::loadTakt(file);
    if (!document) {
        complain(file, document.error());
        return std::nullopt;
    }
    const auto run = std::ranges::find(document->runs, number, &sim::RunRecord::number);
    const auto plant = run == document->runs.end() ? document->plants.end() : document->plants.find(run->plantHash);
    if (plant == document->plants.end()) {
        complain(file, {ErrorCode::RunNotFound, {std::to_string(number)}, {}});
        return std::nullopt;
    }
    auto project = exchange::plantFromJson(plant->second);
    if (!project || project->scenarios.empty()) {
        complain(file, project ? Error{ErrorCode::RunNotFound, {std::to_string(number)}, {}} : project.error());
        return std::nullopt;
    }
    const Id scenario = project->scenarios.front().id;
    return Asked{std::move(*project), scenario, run->settings};
}

std::optional<Asked> newRun(const Common& options, const EventsOptions& events) {
    const auto horizon = parseSpan(events.horizon);
    if (!horizon) {
        std::cerr << horizon.error().at("--horizon").text() << '\n';
        return std::nullopt;
    }
    auto opened = openPlan(options);
    if (!opened)
        return std::nullopt;
    auto done = readInterventions(events.interventions, opened->plan().plant);
    if (!done)
        return std::nullopt;
    Asked asked{std::move(opened->project), opened->scenario, {}};
    asked.settings.horizon = *horizon;
    asked.settings.seed = events.seed;
    asked.settings.interventions = std::move(*done);
    return asked;
}

int write(const Asked& asked, const EventsOptions& events, const sim::LiveRun& run) {
    const Plant& plant = asked.project.scenario(asked.scenario)->plant;
    const exchange::EventSource source{*run.network(), *run.trace(),  run.trace()->size(),
                                       plant,          asked.settings.interventions, asked.project.settings().startDate};
    const bool csv = events.format.empty() ? endingOf(events.out) == "csv" : events.format == "csv";
    const auto written = csv ? exchange::writeEventsCsv(events.out, source, {}, {}) : exchange::writeOcel(events.out, source, {});
    if (!written) {
        complain(events.out, written.error());
        return kFailed;
    }
    std::cout << source.records << " events\n";
    return kDone;
}

} // namespace

int events(const Common& options, const EventsOptions& events) {
    const std::string ending = endingOf(events.out);
    if (events.format.empty() && ending != "csv" && ending != "sqlite" && ending != "ocel") {
        std::cerr << events.out << ": --format csv or ocel, or a file that ends in .csv or .sqlite\n";
        return kBadInput;
    }
    if (events.stored > 0 && endingOf(options.file) != "takt") {
        std::cerr << options.file << ": --run needs a .takt document\n";
        return kBadInput;
    }
    auto asked = events.stored > 0 ? storedRun(options.file, events.stored) : newRun(options, events);
    if (!asked)
        return kBadInput;
    asked->settings.replications = 1; // the first of them
    const auto network = sim::compile(asked->project, *asked->project.scenario(asked->scenario));
    if (!network) {
        complain(options.file, network.error());
        return kFailed;
    }
    if (const auto ok = sim::horizonOf(**network, asked->settings); !ok) {
        complain(options.file, ok.error());
        return kBadInput;
    }
    const sim::LiveRun run(*network, asked->settings);
    while (!run.finished())
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (const auto result = run.result(); !result) {
        complain(options.file, result.error());
        return kFailed;
    }
    return write(*asked, events, run);
}

} // namespace takt::cli

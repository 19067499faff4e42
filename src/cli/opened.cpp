#include "cli/opened.h"

#include <iostream>

#include "base/platform/files.h"
#include "cli/plant_file.h"
#include "exchange/interventions.h"

namespace takt::cli {

std::optional<Opened> openPlan(const Common& options) {
    auto project = readPlantFile(options.file);
    if (!project) {
        complain(options.file, project.error());
        return std::nullopt;
    }
    const Scenario* scenario = nullptr;
    if (!options.scenario.empty())
        scenario = project->scenario(options.scenario);
    else if (!project->scenarios.empty())
        scenario = &project->scenarios.front();
    if (!scenario) {
        std::string known;
        for (const auto& s : project->scenarios)
            known += (known.empty() ? "" : ", ") + ("\"" + s.name + "\"");
        complain(options.file, {ErrorCode::UnknownScenario, {options.scenario}, {}});
        std::cerr << options.file << ": scenarios are " << known << '\n';
        return std::nullopt;
    }
    const Id id = scenario->id;
    return Opened{std::move(*project), id};
}

std::optional<std::vector<sim::Intervention>> readInterventions(const std::string& file, const Plant& plant) {
    if (file.empty())
        return std::vector<sim::Intervention>{};
    auto read = readFile(file).and_then([&](const std::string& text) { return exchange::interventionsFromJson(text, plant); });
    if (read)
        return std::move(*read);
    complain(file, read.error());
    return std::nullopt;
}

} // namespace takt::cli

// A plan opened for a command. Used by the commands only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "model/project.h"
#include "sim/intervention.h"

namespace takt::cli {

struct Opened {
    Project project;
    Id scenario;
    const Scenario& plan() const { return *project.scenario(scenario); }
};

/// The scenario named, else the first. None: it was told on standard error why.
std::optional<Opened> openPlan(const Common& options);

/// What a file says is done to a run; nothing of no file. None: it was told on standard error why.
std::optional<std::vector<sim::Intervention>> readInterventions(const std::string& file, const Plant& plant);

} // namespace takt::cli

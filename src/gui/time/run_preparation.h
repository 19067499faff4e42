// A plan made ready to be run, or the reason why it cannot be.
#pragma once

#include <QString>
#include <memory>

#include "model/project.h"
#include "sim/network.h"
#include "sim/run.h"

namespace takt::gui {

struct RunPreparation {
    std::shared_ptr<const Project> project;
    Id scenario;
    std::shared_ptr<const sim::Network> network; ///< none: refused
    QString refusal, mend;                       ///< for people
    QString branchRefusal; ///< why this plant does not bear what the settings do to its run; empty: it does
};

/// Diagnoses and compiles. Any thread; requires that the project has the scenario.
RunPreparation prepareRun(std::shared_ptr<const Project> project, Id scenario, const sim::RunSettings& settings);

} // namespace takt::gui

// Twenty small plants, one for each block or control, whose traces are kept as text.
#pragma once

#include <string>
#include <vector>

#include "model/project.h"
#include "sim/intervention.h"

namespace takt::test {

struct GoldenPlant {
    std::string name; ///< of its file
    Project project;
    Duration horizon = Duration::hours(4);
    std::vector<sim::Intervention> interventions;
};

std::vector<GoldenPlant> goldenPlants();

} // namespace takt::test

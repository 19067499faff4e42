// What a document holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/project.h"
#include "sim/run.h"

namespace takt::store {

/// The texts of the plants that runs were made of, by their hash. Opaque here.
using PlantTexts = std::map<std::string, std::string>;

struct LoadedDocument {
    Project project;
    std::vector<sim::RunRecord> runs; ///< by rising number
    PlantTexts plants;
};

} // namespace takt::store

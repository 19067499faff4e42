#include "sim/run.h"

namespace takt::sim {

const Measure* RunResult::find(std::string_view name) const {
    for (const auto& measure : measures)
        if (measure.name == name)
            return &measure;
    return nullptr;
}

} // namespace takt::sim

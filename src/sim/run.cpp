#include "sim/run.h"

namespace takt::sim {

const Measure* RunResult::find(std::string_view name) const {
    for (const auto& measure : measures)
        if (measure.name == name)
            return &measure;
    return nullptr;
}

RunSettings asRun(const RunSettings& asked, const RunResult& result) {
    RunSettings out;
    out.horizon = asked.horizon;
    out.warmUp = result.warmUp ? result.warmUp->span : asked.warmUp;
    out.replications = result.replications;
    out.seed = asked.seed;
    return out;
}

} // namespace takt::sim

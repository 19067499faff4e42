#include "sim/run.h"

namespace takt::sim {

const Measure* RunResult::find(std::string_view name) const {
    for (const auto& measure : measures)
        if (measure.name == name)
            return &measure;
    return nullptr;
}

RunSettings asRun(const RunSettings& asked, const RunResult& result) {
    const RunSettings plain;
    RunSettings out = asked;
    if (result.warmUp)
        out.warmUp = result.warmUp->span;
    out.replications = result.replications;
    out.findWarmUp = plain.findWarmUp;
    out.precision = plain.precision;
    out.precisionOf = plain.precisionOf;
    out.mostReplications = plain.mostReplications;
    out.batches = plain.batches;
    out.ledger = plain.ledger;
    return out;
}

} // namespace takt::sim

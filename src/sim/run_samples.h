// What of a run only the engine's state tells, read by repeating the run without a trace.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "base/quantiles.h"
#include "sim/network.h"
#include "sim/run.h"

namespace takt::sim {

struct RunSamples {
    static constexpr std::size_t kSteps = 1000;

    /// A day of the plant's clock.
    struct Day {
        Time end;
        std::int64_t ordered = 0;    ///< steps, all demands
        std::int64_t atOnce = 0;     ///< of them, served when asked for, or by the next departure
        std::vector<double> overloadHours; ///< process: machine hours asked of it beyond what the day has
    };

    Time measuredFrom;               ///< the end of the warm-up
    std::vector<Time> at;            ///< ends of equal steps over the whole run
    std::vector<std::vector<std::int64_t>> supplierStock; ///< supply, step: finished at the supplier, steps of the item
    std::vector<Day> days;           ///< of the whole run; what is counted begins anew at measuredFrom
    std::vector<TimeHistogram> flow; ///< demand: from the oldest material's entry to the customer, since measuredFrom

    /// All demands together: what the measures flow_time.p50, … are taken from.
    TimeHistogram flowOfAll() const;
};

/// The times counted in equal bins from `from` on, each `width` wide; what lies outside falls into the first or last. A time
/// counts where the middle of its bin in the histogram lies, within 1/256 of it.
std::vector<std::int64_t> equalBins(const TimeHistogram& times, Duration from, Duration width, std::size_t count);

/// Repeats the first replication. `settings` hold what was found, see asRun(). Cancelled, or what stopped the run.
Result<RunSamples> sampleRun(std::shared_ptr<const Network> network, const RunSettings& settings, std::stop_token stop = {});

} // namespace takt::sim

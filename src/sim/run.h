// What a run is asked for, and what it answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/statistics.h"
#include "model/values.h"

namespace takt::sim {

/// Part of every run's record; raised whenever the same plant and settings would give another trace.
inline constexpr int kEngineVersion = 2;

struct RunSettings {
    Span horizon = Span::workingDays(60); ///< > 0; working days of the plant's calendar or the clock
    Span warmUp;                          ///< left out of every measure; less than the horizon
    std::int64_t replications = 1;        ///< 1 … 100 000
    std::uint64_t seed = 1;
    bool operator==(const RunSettings&) const = default;
};

/// One measure of a run, over its replications.
struct Measure {
    std::string name;  ///< stable key: "delivered.total", "stock.12.3.mean" (store, item)
    std::string label; ///< for people, in English: "Bracket LH in Finished goods, mean stock"
    std::string unit;  ///< "pieces", "s", "wd", "share", "" …
    Estimate value;
};

struct RunResult {
    std::vector<Measure> measures; ///< in a fixed order for one plant
    std::int64_t events = 0;       ///< timed events, over all replications
    double wallSeconds = 0.0;      ///< the engine's own
    double cpuSeconds = 0.0;

    const Measure* find(std::string_view name) const;
};

/// A run as it is kept in a document: enough to repeat it to the bit.
struct RunRecord {
    std::int64_t number = 0;  ///< in its document, from 1; 0: not stored yet
    std::string name;         ///< given by the planner; may be empty
    std::string created;      ///< ISO 8601 UTC
    Id scenario;
    std::string scenarioName; ///< as it was called then
    std::string plantHash;    ///< 32 hex digits over behaviour fields, shared rows included
    int engineVersion = kEngineVersion;
    RunSettings settings;
    RunResult result;
};

} // namespace takt::sim

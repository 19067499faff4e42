// What a run is asked for, and what it answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/statistics.h"
#include "model/values.h"
#include "sim/intervention.h"
#include "sim/ledger.h"
#include "sim/observations.h"

namespace takt::sim {

/// Part of every run's record; raised whenever the same plant and settings would give another trace.
inline constexpr int kEngineVersion = 6;

/// Throughput hardly varies where demand is even; the time through the plant always tells.
inline constexpr const char* kDefaultPrecisionOf = "flow_time.mean";

struct RunSettings {
    Span horizon = Span::workingDays(60); ///< > 0; working days of the plant's calendar or the clock
    Span warmUp;                          ///< left out of every measure; less than the horizon
    std::int64_t replications = 1;        ///< 1 … 100 000; with a wanted precision: at least so many
    std::uint64_t seed = 1;
    std::vector<Intervention> interventions; ///< in every replication

    // How the four above are found, and what is asked besides. They are not stored: a record holds what they became,
    // see asRun().
    bool findWarmUp = false;              ///< in place of `warmUp`: what MSER-5 finds in pilot runs
    /// > 0: replications go on until the half width of one measure is at most this share of its mean.
    double precision = 0.0;
    std::string precisionOf = kDefaultPrecisionOf; ///< name of that measure
    std::int64_t mostReplications = 1000; ///< 10 … 100 000; then they stop all the same
    /// With one replication: intervals from batches of this one run.
    bool batches = false;
    /// Keeps the waste ledger beside: a run takes up to half as long again.
    bool ledger = false;
    bool operator==(const RunSettings&) const = default;
};

/// One measure of a run, over its replications.
struct Measure {
    std::string name;  ///< stable key: "delivered.total", "stock.12.3.mean" (store, item)
    std::string label; ///< for people, in English: "Bracket LH in Finished goods, mean stock"
    std::string unit;  ///< "pieces", "s", "wd", "share", "" …
    Estimate value;
};

/// The warm-up that pilot runs of the whole horizon ask for.
struct FoundWarmUp {
    Span span;                  ///< to be left out; whole working days where the horizon is 20 of them or more
    bool runTooShort = false;   ///< the best cut lies in the second half: do not trust it
    Observations pilots;        ///< their mean, step by step
    /// MSER-5 by step (one value for every 5 steps), for the stock in the plant and for what customers wait for.
    std::vector<double> stockCurve, undeliveredCurve;
    std::size_t stockCut = 0, undeliveredCut = 0; ///< steps; the larger one counts
};

struct RunResult {
    std::vector<Measure> measures; ///< in a fixed order for one plant
    std::int64_t replications = 1; ///< that the measures stand for
    Observations seen;             ///< the first replications, step by step after the warm-up, averaged
    std::optional<FoundWarmUp> warmUp;        ///< when it was asked for
    std::vector<BatchInterval> batches;       ///< when they were asked for: where the half widths come from
    std::optional<Ledger> ledger;             ///< when it was asked for: summed over the replications; not stored
    std::int64_t events = 0;       ///< timed events, over all replications
    double wallSeconds = 0.0;      ///< the engine's own
    double cpuSeconds = 0.0;

    const Measure* find(std::string_view name) const;
};

/// The settings without their questions: what was found stands in their place. A run with them gives the same
/// measures to the bit (the intervals of batches apart).
RunSettings asRun(const RunSettings& asked, const RunResult& result);

/// What a planner says of a stored run.
struct RunDescription {
    std::string name;     ///< may be empty
    bool starred = false; ///< one of those to come back to
    std::string note;     ///< may be empty
    bool operator==(const RunDescription&) const = default;
};

/// A run as it is kept in a document: enough to repeat it to the bit.
struct RunRecord : RunDescription {
    std::int64_t number = 0;  ///< in its document, from 1; 0: not stored yet
    std::string created;      ///< ISO 8601 UTC
    Id scenario;
    std::string scenarioName; ///< as it was called then
    std::string plantHash;    ///< 32 hex digits over behaviour fields, shared rows included
    int engineVersion = kEngineVersion;
    RunSettings settings;
    RunResult result;
};

} // namespace takt::sim

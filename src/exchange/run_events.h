// The events of a run in words: what each record of a trace tells a person. Shared by event_csv.cpp and ocel.cpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/project.h"
#include "sim/intervention.h"
#include "sim/network.h"
#include "sim/trace.h"

namespace takt::exchange {

/// The run whose events are written. What it points to outlives the call; records below `records` are read.
struct EventSource {
    const sim::Network& network;
    const sim::Trace& trace;
    std::size_t records = 0;
    const Plant& plant;                                  ///< names, units
    const std::vector<sim::Intervention>& interventions; ///< done to the run
    std::string startDate; ///< ISO 8601, of day 0; empty or no date: unknown
};

/// Long work: stopped by the token (the answer is then Cancelled), told how far it is, 0 … 1.
struct EventJob {
    std::stop_token stop;
    std::function<void(double)> progress;
    bool isStopped() const { return stop.stop_requested(); }
};
inline constexpr std::size_t kEventsBetweenLooks = 4096; ///< at the token; a few milliseconds

/// What one record tells.
struct RunEvent {
    const char* activity = ""; ///< "Machine works", one of activities()
    Id element;                ///< process, store, loop, transport, customer …; none: unknown
    std::uint32_t item = sim::kNone;
    std::optional<std::int64_t> steps; ///< of the item
    std::uint32_t machine = sim::kNone, card = sim::kNone, transport = sim::kNone;
    std::string detail;        ///< what the columns do not say: "by Truck to Market"
};
RunEvent eventOf(const EventSource& source, const sim::Record& record);

/// Every activity there is, each once.
std::vector<const char*> activities();

/// A number of steps in the item's unit, without trailing zeros: "2.5".
std::string amountOf(const Plant& plant, const sim::Network& network, std::uint32_t item, std::int64_t steps);
/// "kg"; empty for pieces and where no item is known.
std::string unitOf(const Plant& plant, const sim::Network& network, std::uint32_t item);

/// Dates and clock times of a run.
class RunClock {
  public:
    /// Day 0 is `startDate`, else, where that is no date, Monday 1 January 2001.
    explicit RunClock(const std::string& startDate);
    bool hasDate() const { return known_; }
    std::string date(Time t) const;  ///< "2026-11-30"
    static std::string clock(Time t); ///< "08:15:00.250000"
    std::string stamp(Time t) const { return date(t) + " " + clock(t); }

  private:
    bool known_ = false;
    std::int64_t firstDay_ = 0; ///< since 1970-01-01
};

/// Writes a complete file beside the target and puts it in its place; on error or when stopped nothing is left behind
/// and the target is as it was. `write` fills the file at the path it is given.
Result<void> writeBeside(const std::filesystem::path& target, const std::function<Result<void>(const std::filesystem::path&)>& write);

} // namespace takt::exchange

// What one search is asked: a line made ready for a cycle time, and a number of stations.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "balance/line.h"

namespace takt::balance {

/// How many linear bounds are carried along with every state.
inline constexpr std::size_t kLinearBounds = 8;
using BoundSums = std::array<std::int32_t, kLinearBounds>;

/// A line with its tasks numbered so that each stands after its predecessors; times fit 32 bits.
struct ReadyLine {
    int size = 0;
    Shape shape = Shape::Straight;
    std::vector<std::int32_t> times;
    std::vector<std::vector<Task>> before, after;         ///< direct
    std::vector<std::vector<Task>> allBefore, allAfter;   ///< direct and indirect
    std::int64_t total = 0;

    ReadyLine reversed() const;
};

/// A bound that is a sum over the tasks left: it must not pass `room` for each station left.
struct LinearBound {
    std::vector<std::int32_t> weights;
    std::int32_t room = 0;
};

/// A ready line and all that is worked out of it for one cycle time before a search.
struct PreparedLine {
    ReadyLine line;                           ///< times lengthened
    std::int32_t cycle = 0;
    std::vector<LinearBound> bounds;          ///< the first is the task times themselves; at most kLinearBounds
    std::vector<int> stationsFrom;            ///< stations needed from each task's own to the last
    std::vector<std::int64_t> tails;          ///< time that must pass after each task
    std::vector<std::vector<Task>> betterThan; ///< tasks that may stand in a task's place, and it in theirs
    /// [room / grain]: the most weight of each bound that fits into so much room.
    std::vector<BoundSums> addable;
    std::int32_t grain = 1;
};

struct SearchLimits {
    std::int64_t expansions = INT64_MAX;  ///< states whose loads are worked out
    std::int64_t work = INT64_MAX;        ///< steps of working out loads; a state under way is finished
    std::int64_t loadsPerState = INT64_MAX;
    std::int64_t workPerState = INT64_MAX;
    int beam = 0;                         ///< states kept a station; 0: all
    /// Stations to go, one after the other, each with all its states; what comes behind them waits. All: the search
    /// goes down the whole line again and again, one state a station.
    int depth = INT32_MAX;
    std::size_t memory = 512u << 20;      ///< bytes
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    const std::atomic<bool>* cancelled = nullptr;
    const std::atomic<bool>* decided = nullptr; ///< another thread has found out
};

enum class Verdict {
    Found,       ///< an assignment within the stations
    Impossible,  ///< proven: there is none
    Open         ///< a limit was met
};

struct SearchResult {
    Verdict verdict = Verdict::Open;
    std::vector<std::vector<Task>> stations; ///< when found; tasks as the ready line numbers them
    std::int64_t expansions = 0;
    std::int64_t work = 0;
    bool memoryFull = false;
    bool loadsLeftOut = false; ///< it can no longer prove that there is none: begin anew
};

/// A search that can be taken up again where it stopped.
class Searching {
public:
    virtual ~Searching() = default;
    /// Goes on until it is decided or a limit is met; `expansions` counts this call's alone. A beam, or loads left
    /// out, make "impossible" unprovable from then on.
    virtual SearchResult advance(const SearchLimits& limits) = 0;
    /// [k]: the most work any assignment has at its first k stations; as far as this search has looked at everything.
    /// On straight lines.
    virtual std::vector<std::int64_t> mostWork() const = 0;
    /// [k]: no assignment has more work at its last k stations: what the search from the other end has shown.
    virtual void limitRest(const std::vector<std::int64_t>& mostWork) = 0;
};

/// `line` must outlive it. `keepShort`: what it is worth to keep a task for later, in cycle times.
std::unique_ptr<Searching> makeSearch(const PreparedLine& line, int stations, double keepShort);

} // namespace takt::balance

// Balancing a line: an assignment at once, then better ones, and in the end a proof or a gap.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "balance/line.h"

namespace takt::balance {

struct Aim {
    enum class Kind {
        FewestStations,  ///< for a cycle time (SALBP-1)
        ShortestCycle,   ///< for a number of stations (SALBP-2)
        BestEfficiency,  ///< least stations x cycle time over a range of stations (SALBP-E)
        FewestMoves      ///< least tasks moved from today's stations, for a cycle time and a number of stations
    };
    Kind kind = Kind::FewestStations;
    Units cycle = 0;       ///< FewestStations, FewestMoves
    int stations = 0;      ///< ShortestCycle, FewestMoves; the low end of BestEfficiency
    int mostStations = 0;  ///< the high end of BestEfficiency
};

/// Why no better answer can exist.
enum class BoundReason {
    None,          ///< nothing is proven
    WorkContent,   ///< the work alone fills the stations
    LongestTask,   ///< one task is as long as the cycle
    Packing,       ///< the tasks do not fit into fewer stations even without precedence
    Chain,         ///< what waits for one another does not fit into fewer
    Rules,         ///< the rules of the floor ask for it
    Search,        ///< every other assignment was looked at, or is worse than one that was
    Count
};

/// English, one sentence, marked for translation: "the work alone fills …".
const char* boundReasonText(BoundReason reason);
/// A stable key for JSON: "work_content", "search" …
const char* boundReasonKey(BoundReason reason);

/// Weights of the tasks that show a bound: no station has room for more than `room` of them. checker.h confirms it.
struct Proof {
    std::vector<std::int64_t> weights; ///< by task; empty: the bound rests on chains, rules or search
    std::int64_t room = 0;
};

/// A task takes up so much of any station it stands at, since no tasks that may stand there with it fill what is left.
/// Without a task: no station is ever filled further than so much.
struct Lengthening {
    Task task = -1;
    Units time = 0;
};

/// What shows a bound that rests on the order of the tasks. chain_check.h confirms it.
struct Chain {
    std::vector<Lengthening> steps;  ///< each holds once those before it are granted
    std::vector<Proof> weights;      ///< for the lengthened times, which are the first; empty: the bound does not rest on a chain
    std::vector<std::int64_t> tails; ///< by task: lengthened time that must pass after it, for what waits for it. U-lines: empty
    bool heads = false;              ///< what must have passed before each task instead
};

/// What shows that a number of stations does not do with a cycle time, nor with a shorter one. Nothing where search did.
struct Shown {
    Units cycle = 0;
    Proof proof; ///< for work content and packing
    Chain chain; ///< for chains
};

/// An answer, the best so far. What `value` and `bound` count follows the aim: stations; cycle time in units;
/// stations x cycle time - sum of task times; tasks moved.
struct Balance {
    Assignment assignment; ///< no stations while none is known
    Units cycle = 0;       ///< given, or reached
    std::int64_t value = 0;
    std::int64_t bound = 0;
    bool proven = false;   ///< value equals bound
    bool impossible = false; ///< proven: no assignment keeps the rules
    BoundReason reason = BoundReason::None;
    /// What the bound rests on, for lines without rules. FewestStations: for one station less; ShortestCycle: for one unit
    /// less; BestEfficiency: for each number of stations, from the low end. Empty where nothing but rules or search does.
    std::vector<Shown> shown;
    std::int64_t nodes = 0; ///< states whose loads were worked out
    double seconds = 0;

    std::int64_t gap() const { return value - bound; }
};

struct Control {
    double seconds = 60;               ///< wall clock; infinity: until it is proven
    std::int64_t nodes = INT64_MAX;    ///< a limit that gives the same answer every time
    int threads = 1;                   ///< forward and backward search side by side when above 1
    std::size_t memory = 512u << 20;   ///< bytes for all states
    const std::atomic<bool>* cancelled = nullptr; ///< may be set from any thread: the best so far is answered
    std::function<void(const Balance&)> news;     ///< called from a working thread at every better answer or bound
};

/// Errors: NoTasks, TooManyTasks, UnknownTask, PrecedenceCycle, TaskTooLong (without copies),
/// TimesTooLong (kMostTotal in all), BalanceAim, LineRuleImpossible (a rule that names what is not there, or rules that contradict).
Result<Balance> solve(const Line& line, const Aim& aim, const Control& control = {});

} // namespace takt::balance

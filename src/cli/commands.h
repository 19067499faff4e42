// The commands of taktboard-cli. Each answers the program's exit code: 0 done, 1 failed, 2 wrong use
// or bad input. Errors go to standard error as "FILE: place: what is wrong and what would be right".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace takt::cli {

inline constexpr int kDone = 0, kFailed = 1, kBadInput = 2;

struct Common {
    std::string file;
    std::string scenario; ///< empty: the first
    bool json = false;    ///< machine-readable results on standard output, keys as in README.md
};

struct RunOptions {
    std::string horizon = "60wd";
    std::string warmUp = "0";     ///< a span, or "auto": found by MSER-5
    std::int64_t replications = 1;
    std::uint64_t seed = 1;
    int threads = 1;
    bool store = false;
    std::string interventions; ///< file; empty: none
    std::string precision;        ///< "0.02" or "2 %"; empty: as many as `replications`
    std::string precisionOf;      ///< name of a measure; empty: the usual one
    std::int64_t most = 1000;
    bool batches = false;
    bool ledger = false;       ///< the waste ledger besides, with JSON
    bool setupIsWaste = false; ///< in the waste ledger
};

struct BalanceOptions {
    std::int64_t cycle = 0;    ///< fewest stations for it; 0: not given
    int stations = 0;          ///< shortest cycle time for so many; 0: not given
    std::string efficiency;    ///< "MIN:MAX" stations; empty: not given
    bool uLine = false;
    double timeLimit = 60;     ///< seconds of each file
    int threads = 1;
    std::int64_t memoryLimit = 512; ///< MB
    bool json = false;
};

struct EventsOptions {
    std::string out;
    std::string format;        ///< "csv" or "ocel"; empty: by the ending of `out`
    std::string horizon = "60wd";
    std::uint64_t seed = 1;
    std::string interventions; ///< file; empty: none
    std::int64_t stored = 0;   ///< number of a run kept in the document, in place of all that; 0: none
};

int check(const Common& options);
int analyze(const Common& options);
int run(const Common& options, const RunOptions& runOptions);
/// Runs once, or repeats a stored run, and writes every event of it.
int events(const Common& options, const EventsOptions& eventsOptions);
/// Reads any known format and writes .takt or .json, by the ending of `out`.
int convert(const std::string& in, const std::string& out);
/// Reads a draw.io map, writes it as `out` and lists what became of each of its cells.
int importDrawio(const std::string& in, const std::string& out);
/// Writes all data boxes of a scenario (empty: the first) as .csv or .xlsx.
int exportTables(const std::string& in, const std::string& out, const std::string& scenario);
int samples(bool json);
/// Laws for the measured times in a file, one a line, or in standard input ("-").
int fit(const std::string& file, bool json);
/// Balances the lines of .alb and .IN2 files; one file gives an object, several an array in their order.
int balance(const std::vector<std::string>& files, const BalanceOptions& options);

} // namespace takt::cli

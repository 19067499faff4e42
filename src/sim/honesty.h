// What a run cannot tell, in plain words: each remark with its mend. The numbers stay as they are.
#pragma once

#include <string>
#include <vector>

#include "sim/network.h"
#include "sim/run.h"

namespace takt::sim {

enum class RemarkCode : std::uint8_t {
    FewDeliveries,    ///< %1 pieces reached customers, fewer than %2
    NotSettled,       ///< MSER-5 finds the best cut in the second half, or has too little to go by
    StockGrows,       ///< in %1, from %2 to %3 over the last half
    BacklogGrows,     ///< of %1, from %2 to %3 over the last half
    Saturated,        ///< %1 is busy %2 of its planned time and something grows
    WideInterval,     ///< %1 is known to ± %2 of its mean; %3 replications would make that %4
    OneReplication,   ///< no interval
    BatchesCorrelated, ///< of %1: the interval is too narrow
    PerformanceAboveOne, ///< of %1: %2; the ideal cycle is entered longer than what it takes
    Count
};

struct Remark {
    RemarkCode code{};
    Id element;                          ///< where it is; none: the whole run
    std::vector<std::string> arguments;  ///< of the texts
    bool operator==(const Remark&) const = default;
};

/// Fewer pieces than these say little of a mean.
inline constexpr std::int64_t kFewDeliveries = 30;
/// An interval wider than this share of its mean, to each side, is remarked.
inline constexpr double kWide = 0.10;
/// A step busier than this share of its planned time has nothing left.
inline constexpr double kSaturated = 0.98;

/// A performance above this is remarked; what a container begun before the warm-up's end adds stays below.
inline constexpr double kAboveOne = 1.005;

/// "not_settled" …: stable, for files and scripts.
const char* remarkKey(RemarkCode code);
/// English templates, translated by the window in the context "Honesty".
const char* remarkTemplate(RemarkCode code);
const char* remarkMendTemplate(RemarkCode code);
std::string remarkText(const Remark& remark);
std::string remarkMendText(const Remark& remark);

/// In the order of the codes. `settings` as they were asked, `result` with its observations (a result read back from a
/// document has none: then nothing is said of trends and settling).
std::vector<Remark> remarksOn(const Network& network, const RunSettings& settings, const RunResult& result);

/// Whether two replications can differ at all.
bool isRandom(const Network& network);

/// A growth that is more than chance and more than a tenth of the level: the slope of a straight line through the last
/// half of the parts, tested one-sided at 0.1 %.
struct Growth {
    double from = 0.0, to = 0.0; ///< of the line
    bool real = false;
};
Growth growthOf(const Observations::Parts& parts);

} // namespace takt::sim

// Observed times of a task, and what they say: the time to count on, how it spreads, and whether it was seen often enough.
#pragma once

#include <optional>

#include "model/values.h"

namespace takt::cell {

struct StudyRule {
    double confidence = 0.95;
    double relative = 0.05; ///< by which the mean may be off
    double repeat = 0.05;   ///< two times no further apart are the same
    bool operator==(const StudyRule&) const = default;
};

struct Study {
    std::int64_t count = 0;
    Duration mean;
    Duration spread; ///< standard deviation of the sample
    /// The lowest time that was reached twice: of two neighbours in size that are the same, the longer; a lucky or
    /// mistaken reading alone does not count (Rother and Harris, Creating Continuous Flow, 2001). None: no time came
    /// twice.
    std::optional<Duration> lowestRepeatable;
    /// How many more are needed: n = (t s / (k mean))², t of Student's distribution for count - 1 degrees of freedom
    /// (Niebel and Freivalds, Methods, Standards, and Work Design, 2003). None: fewer than two, nothing can be said.
    std::optional<std::int64_t> more;
};

/// Times in seconds. Those of 0 or less do not count.
Study studyOf(const Numbers& observed, const StudyRule& rule = {});

} // namespace takt::cell

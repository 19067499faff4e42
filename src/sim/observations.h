// A run looked at in equal steps of working time: what finds its warm-up, its trends and its batches.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/quantities.h"
#include "model/calendar.h"

namespace takt::sim {

/// The steps of a stretch of plant time, equal in open time of the plant's calendar. Five of them, one batch of MSER-5,
/// are whole working days where the stretch has 80 or more, so that the hours of the day do not show; else
/// a whole part of one. There are 400 to 2 000 of them; what is left after the last is not looked at.
struct Steps {
    Time from;
    Duration length;        ///< open time; by the clock when the calendar is closed all the time
    std::size_t count = 0;
    bool byClock = false;
    double days = 0.0;      ///< working days in a step
    std::size_t inDay = 0;  ///< steps in a working day, or in several; 0: the stretch has fewer than 20

    static Steps over(const WorkingTime& calendar, Time from, Time to);
    /// The moment at which step k ends; kNever beyond the last.
    Time end(const WorkingTime& calendar, std::size_t k) const;
};

struct Observations {
    /// Means over equal parts of the whole stretch.
    static constexpr std::size_t kParts = 20;
    using Parts = std::array<double, kParts>;

    Steps steps;
    std::vector<double> stock;        ///< by step: mean of all stock in stores, lanes, line sides and docks
    std::vector<double> undelivered;  ///< by step: mean of what was ordered and is not yet delivered
    std::vector<double> delivered;    ///< by step: pieces that reached customers
    std::vector<Parts> stockOf;       ///< by place
    std::vector<Parts> undeliveredOf; ///< by demand

    bool empty() const { return stock.empty(); }
};

/// Of runs over the same steps, in their order.
Observations average(std::span<const Observations> runs);

/// Where the half width of a measure comes from when there is one run only.
struct BatchInterval {
    std::string measure;
    std::int64_t batches = 0;
    double batchDays = 0.0;      ///< working days in a batch
    double halfWidth = 0.0;
    double correlation = 0.0;    ///< of each batch mean with the next
    bool uncorrelated = false;   ///< if not, the interval is too narrow
};

} // namespace takt::sim

// What charts show of a run besides its curves: worked out of the trace in one walk, reduced to what pixels can show.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/state_stretches.h"

namespace takt::sim {

/// Equal stretches of plant time that things are counted by: hours, days, weeks, four weeks or years of the plant's
/// clock, which begin where such a one begins.
struct Intervals {
    Duration length = kDay;
    Time first;            ///< begin of the first
    std::size_t count = 0;

    /// The shortest, not shorter than `least`, of which at most `most` cover [from, to).
    static Intervals covering(Time from, Time to, Duration least, std::size_t most);
    Time begin(std::size_t k) const { return first + length * static_cast<std::int64_t>(k); }
    Time end(std::size_t k) const { return begin(k + 1); }
    bool contains(Time t) const { return t >= first && t < begin(count); }
    std::size_t of(Time t) const { return static_cast<std::size_t>((t - first).us / length.us); } ///< requires contains(t)
};

/// Where the pieces in the plant are.
enum class Whereabouts : std::uint8_t {
    Stored,   ///< in stores and lanes
    AtLine,   ///< before a process, or on a dock
    OnTheWay, ///< on a transport, or carried
    InWork,   ///< in containers that machines have begun
    Count
};
inline constexpr auto kWhereabouts = static_cast<std::size_t>(Whereabouts::Count);

struct ChartSeries {
    Time from, to;
    Intervals intervals;  ///< at most kMostIntervals of an hour or more, over [from, to)
    Intervals days;       ///< at most kMostDays of a day or more
    std::vector<std::int64_t> ordered, delivered;       ///< interval, all demands
    std::vector<std::vector<std::int64_t>> changeovers; ///< process, interval: begun
    std::vector<std::vector<std::int64_t>> output;      ///< process, day: good steps
    std::vector<Curve> made;                            ///< process: good steps since the run began
    Curve backlog;                                      ///< ordered, neither delivered nor lost; what is on its way included
    std::array<Curve, kWhereabouts> inPlant;            ///< steps of the items that count
    std::vector<std::vector<Time>> emptied;             ///< place: when a store ran empty, once a column at most
    std::vector<std::vector<StateStretch>> states;      ///< machine
    std::vector<StateTimes> stateTimes;                 ///< machine

    static constexpr std::size_t kMostIntervals = 100, kMostDays = 400;
};

/// Walks the first `records` once, up to `to`; nothing is known after `until`. `counts` says of each item whether its
/// steps are pieces that can be added up; a lane counts whatever it holds.
ChartSeries chartSeries(const Network& network, const Trace& trace, std::size_t records, Time from, Time to, Time until,
                        std::size_t columns, const std::vector<bool>& counts);

} // namespace takt::sim

// Values a row field can hold beside plain numbers and names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/quantities.h"

namespace takt {

/// A set of weekdays; bit 0 is Monday. Empty means "every working day of the calendar".
struct DaySet {
    std::uint8_t bits = 0;

    static constexpr DaySet workWeek() { return {0b0011111}; }
    static constexpr DaySet everyDay() { return {0b1111111}; }
    constexpr bool has(std::int64_t weekday) const { return (bits >> weekday) & 1U; }
    constexpr bool empty() const { return bits == 0; }
    int count() const;
    constexpr bool operator==(const DaySet&) const = default;
};

/// A length of time either of the clock (24 h a day) or in working days of the calendar that applies.
struct Span {
    enum class Unit : std::uint8_t { Clock, WorkingDays };

    Unit unit = Unit::Clock;
    std::int64_t amount = 0; ///< microseconds, or millionths of a working day

    static constexpr Span clock(Duration d) { return {Unit::Clock, d.us}; }
    static constexpr Span workingDays(std::int64_t days) { return {Unit::WorkingDays, days * 1'000'000}; }
    constexpr bool operator==(const Span&) const = default;
};

/// A law for times. What a planner knows: one fixed time, a mean and a variation, or least, usual, most, or times
/// measured and imported as a series.
struct DurationLaw {
    enum class Kind : std::uint8_t {
        Fixed,       ///< a
        Uniform,     ///< between a and b
        Triangular,  ///< least a, usual b, most c
        Normal,      ///< mean a, deviation b; draws below zero are drawn again
        Lognormal,   ///< mean a, deviation b
        Exponential, ///< mean a
        Gamma,       ///< mean a, deviation b (Erlang-k when (a/b)^2 = k)
        Pert,        ///< least a, usual b, most c: a smooth triangle, mean (a + 4 b + c) / 6
        Erlang,      ///< mean a of `phases` exponential times in a row
        Weibull,     ///< mean a, deviation b
        Beta,        ///< between a and b, mean c, deviation d
        Empirical,   ///< the values of `series` in rising order, and straight lines between them
        Discrete,    ///< the values of `series`, each as often as its weight says
        Series       ///< the values of `series` in their order, and again from the start
    };

    Kind kind = Kind::Fixed;
    Duration a, b, c;
    Duration d{};
    std::int64_t phases = 0; ///< of Erlang, 1 to 10 000
    Id series{};             ///< an imported series of the project

    static constexpr DurationLaw fixed(Duration d) { return {Kind::Fixed, d, {}, {}}; }
    static constexpr DurationLaw exponential(Duration mean) { return {Kind::Exponential, mean, {}, {}}; }
    static constexpr DurationLaw erlang(Duration mean, std::int64_t phases) {
        return {Kind::Erlang, mean, {}, {}, {}, phases, {}};
    }
    static constexpr DurationLaw ofSeries(Kind kind, Id series) { return {kind, {}, {}, {}, {}, 0, series}; }
    bool isFixed() const { return kind == Kind::Fixed; }
    bool usesSeries() const { return kind >= Kind::Empirical && kind <= Kind::Series; }
    /// The mean of the law, before the normal law's cut at zero, rounded to a microsecond; 0 for the laws of a
    /// series, whose mean is meanOf() in model/law_sampling.h.
    Duration mean() const;
    /// Least <= usual <= most, no negative mean, no negative deviation, mean > 0 where a law needs it, a series
    /// where a law has one, and nothing in the parameters it does not use. For beta: least < mean < most, and a
    /// deviation small enough for both shapes to be 0.05 or more, at least a 10 000th of the range.
    bool isSound() const;
    constexpr bool operator==(const DurationLaw&) const = default;
};

/// Numbers in a row, in millionths: seconds of a measured time, steps of a demand, weights.
struct Numbers {
    std::vector<std::int64_t> millionths;
    bool operator==(const Numbers&) const = default;
};
inline constexpr std::size_t kMostNumbers = 20'000; ///< in one row

/// The corners of a line bent by hand, in canvas units; empty: the program routes it.
struct Points {
    struct Point {
        Coordinate x, y;
        constexpr bool operator==(const Point&) const = default;
    };
    std::vector<Point> points;
    bool operator==(const Points&) const = default;
};

} // namespace takt

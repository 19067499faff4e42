// Value types that own their unit. All are whole numbers inside, so sums are exact on every machine.
#pragma once

#include <compare>
#include <cstdint>

namespace takt {

/// A length of time in whole microseconds. May be negative as a difference.
struct Duration {
    std::int64_t us = 0;

    static constexpr Duration seconds(std::int64_t s) { return {s * 1'000'000}; }
    static constexpr Duration minutes(std::int64_t m) { return seconds(m * 60); }
    static constexpr Duration hours(std::int64_t h) { return seconds(h * 3600); }
    static constexpr Duration days(std::int64_t d) { return seconds(d * 86'400); }
    constexpr double inSeconds() const { return static_cast<double>(us) * 1e-6; }

    constexpr auto operator<=>(const Duration&) const = default;
    constexpr Duration operator-() const { return {-us}; }
    constexpr Duration& operator+=(Duration o) { us += o.us; return *this; }
    constexpr Duration& operator-=(Duration o) { us -= o.us; return *this; }
    friend constexpr Duration operator+(Duration a, Duration b) { return {a.us + b.us}; }
    friend constexpr Duration operator-(Duration a, Duration b) { return {a.us - b.us}; }
    friend constexpr Duration operator*(Duration a, std::int64_t n) { return {a.us * n}; }
    friend constexpr std::int64_t operator/(Duration a, Duration b) { return a.us / b.us; }
};

inline constexpr Duration kDay = Duration::days(1);

/// A moment of model time: microseconds of plant civil time since the midnight that begins day 0, a
/// Monday. No daylight saving: every day has 86 400 s.
struct Time {
    std::int64_t us = 0;

    constexpr auto operator<=>(const Time&) const = default;
    friend constexpr Time operator+(Time t, Duration d) { return {t.us + d.us}; }
    friend constexpr Time operator-(Time t, Duration d) { return {t.us - d.us}; }
    friend constexpr Duration operator-(Time a, Time b) { return {a.us - b.us}; }
    /// Whole days since day 0 (t >= 0).
    constexpr std::int64_t day() const { return us / kDay.us; }
    constexpr Duration timeOfDay() const { return {us % kDay.us}; }
};

/// Later than any moment a run reaches (about 146 000 years); sums with it do not overflow.
inline constexpr Time kNever{INT64_MAX / 2};

/// A number of whole steps of an item's unit (a piece unless the item says otherwise).
struct Quantity {
    std::int64_t steps = 0;

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity& operator+=(Quantity o) { steps += o.steps; return *this; }
    constexpr Quantity& operator-=(Quantity o) { steps -= o.steps; return *this; }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.steps + b.steps}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.steps - b.steps}; }
    friend constexpr Quantity operator*(Quantity a, std::int64_t n) { return {a.steps * n}; }
};

/// Money in whole ten-thousandths of the project's currency unit.
struct Money {
    std::int64_t tenThousandths = 0;
    constexpr auto operator<=>(const Money&) const = default;
};

/// A share of one, in whole billionths: 0.85 is 850 000 000.
struct Share {
    std::int64_t billionths = 0;

    static constexpr std::int64_t kOne = 1'000'000'000;
    static constexpr Share whole() { return {kOne}; }
    static constexpr Share percent(std::int64_t p) { return {p * (kOne / 100)}; }
    constexpr double value() const { return static_cast<double>(billionths) / static_cast<double>(kOne); }
    constexpr auto operator<=>(const Share&) const = default;
};

/// A decimal number in whole millionths, for the smallest step of a unit (0.5 kg).
struct Decimal {
    std::int64_t millionths = 1'000'000;
    constexpr double value() const { return static_cast<double>(millionths) * 1e-6; }
    constexpr auto operator<=>(const Decimal&) const = default;
};

/// A place on the map in canvas units: one unit is one pixel at 100 %.
struct Coordinate {
    std::int32_t value = 0;
    constexpr auto operator<=>(const Coordinate&) const = default;
};

} // namespace takt

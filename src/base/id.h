// Identity of everything a planner draws or enters.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace takt {

/// One number space for a whole project: drawn from a counter that only rises, never reused, kept
/// in the file. 0 means "none". The same machine carries the same id in every scenario.
struct Id {
    std::uint64_t value = 0;

    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const Id&) const = default;
};

} // namespace takt

template <>
struct std::hash<takt::Id> {
    std::size_t operator()(takt::Id id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};

// Figures as people write them in data boxes: "C/T = 39 s", "C/O: 10 min", "Uptime 80 %", "2 operators".
#pragma once

#include <optional>
#include <string>

#include "model/values.h"

namespace takt::exchange {

struct DataBox {
    std::optional<DurationLaw> cycleTime;
    std::optional<Duration> changeover;
    std::optional<Share> uptime;
    std::optional<std::int64_t> operators;
    bool isEmpty() const { return !cycleTime && !changeover && !uptime && !operators; }
    /// "cycle time 39 s, uptime 80 %"
    std::string text() const;
};

/// Reads what it understands, line by line; a time without a unit is in seconds.
DataBox readDataBox(const std::string& words);
/// The first number in a text: 12 of "MAX=12 pieces".
std::optional<double> firstNumber(const std::string& words);

} // namespace takt::exchange

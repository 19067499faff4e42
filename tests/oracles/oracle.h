// Plants whose figures are known exactly, and the figures to hold them against.
// One unit of time is one second; exponential times have mean 1 unless said.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plant_builder.h"
#include "sim/run.h"

namespace takt::test {

/// A figure read off one replication, and its exact value.
struct Figure {
    std::string name;
    std::function<double(const sim::RunResult&)> read;
    double exact = 0;
};

struct Oracle {
    std::string name;   ///< row of the table of exact figures first
    Project plant;
    std::vector<Figure> figures;
    int seconds = 20'000; ///< measured, after a tenth of it as warm-up
};

std::vector<Oracle> queueOracles();
std::vector<Oracle> lineOracles();
std::vector<Oracle> kanbanOracles();
std::vector<Oracle> conwipOracles();
std::vector<Oracle> stockOracles();

inline constexpr std::int64_t kSecondsADay = 86'400;
inline DurationLaw exponential(double mean) {
    return DurationLaw::exponential({static_cast<std::int64_t>(mean * 1e6 + 0.5)});
}
inline std::int64_t perDay(double aSecond) {
    return static_cast<std::int64_t>(aSecond * static_cast<double>(kSecondsADay) + 0.5);
}

/// The first measure whose key ends so; sums them all when `all`.
double valueOf(const sim::RunResult& result, const std::string& begin, const std::string& end, bool all = false);
inline Figure figure(std::string name, double exact, const std::string& begin, const std::string& end = {},
                     double shift = 0) {
    return {std::move(name), [=](const sim::RunResult& r) { return valueOf(r, begin, end) + shift; }, exact};
}
/// Pieces delivered a second.
Figure throughput(double exact, int seconds = 20'000);
/// Containers that carry a card, all loops together.
Figure workInProcess(double exact);

/// A customer who takes whatever comes out of `from`.
inline void insatiableCustomer(PlantBuilder& b, Id from, Id item) {
    const Id customer = b.element<Customer>("Customer");
    b.flow(from, customer);
    b.demand(customer, item, DemandPattern::Even, 100 * kSecondsADay, 1, 1000);
}

} // namespace takt::test

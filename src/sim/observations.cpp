#include "sim/observations.h"

#include <algorithm>

#include "base/warm_up.h"

namespace takt::sim {

namespace {

constexpr std::int64_t kLeastBatches = 80, kMostBatches = 400; ///< of five steps
constexpr auto kInBatch = static_cast<std::int64_t>(WarmUp::kBatch);

std::int64_t ceilOf(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

} // namespace

Steps Steps::over(const WorkingTime& calendar, Time from, Time to) {
    Steps out;
    out.from = from;
    std::int64_t day = calendar.openPerWorkingDay().us;
    std::int64_t open = calendar.openBetween(from, to).us;
    out.byClock = day <= 0 || open <= 0;
    if (out.byClock) {
        day = kDay.us;
        open = (to - from).us;
    }
    const std::int64_t days = open / day;
    const std::int64_t daysInBatch = ceilOf(std::max<std::int64_t>(days, 1), kMostBatches);
    const std::int64_t batchesInDay = days >= kLeastBatches ? 1 : ceilOf(kLeastBatches * day, std::max<std::int64_t>(open, 1));
    out.length = {std::max<std::int64_t>(1, day * daysInBatch / batchesInDay / kInBatch)};
    out.count = static_cast<std::size_t>(open / out.length.us);
    out.days = static_cast<double>(out.length.us) / static_cast<double>(day);
    if (days >= 20)
        out.inDay = static_cast<std::size_t>(batchesInDay * kInBatch);
    return out;
}

Time Steps::end(const WorkingTime& calendar, std::size_t k) const {
    if (k >= count)
        return kNever;
    const Duration work = length * static_cast<std::int64_t>(k + 1);
    return byClock ? from + work : calendar.add(from, work);
}

Observations average(std::span<const Observations> runs) {
    if (runs.empty())
        return {};
    Observations out = runs.front();
    const auto over = [&](auto member) {
        auto& sum = out.*member;
        for (const auto& run : runs.subspan(1))
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += (run.*member)[i];
        for (auto& value : sum)
            value /= static_cast<double>(runs.size());
    };
    over(&Observations::stock);
    over(&Observations::undelivered);
    over(&Observations::delivered);
    const auto overParts = [&](auto member) {
        auto& sum = out.*member;
        for (std::size_t i = 0; i < sum.size(); ++i)
            for (std::size_t p = 0; p < Observations::kParts; ++p) {
                for (const auto& run : runs.subspan(1))
                    sum[i][p] += (run.*member)[i][p];
                sum[i][p] /= static_cast<double>(runs.size());
            }
    };
    overParts(&Observations::stockOf);
    overParts(&Observations::undeliveredOf);
    return out;
}

} // namespace takt::sim

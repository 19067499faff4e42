#include "cell/time_study.h"

#include <algorithm>
#include <cmath>

#include "base/statistics.h"

namespace takt::cell {

namespace {

constexpr std::int64_t kMostNeeded = 100'000;

std::optional<Duration> lowestRepeatable(std::vector<std::int64_t> times, double apart) {
    std::sort(times.begin(), times.end());
    for (std::size_t i = 1; i < times.size(); ++i)
        if (static_cast<double>(times[i]) <= static_cast<double>(times[i - 1]) * (1 + apart))
            return Duration{times[i]};
    return std::nullopt;
}

/// In all, if they go on to spread as they do.
std::int64_t needed(const RunningMoments& seen, const StudyRule& rule) {
    const double t = studentQuantile((1 + rule.confidence) / 2, static_cast<double>(seen.count() - 1));
    const double root = t * seen.deviation() / (rule.relative * seen.mean());
    // What falls on a whole number but for the last digit is that number.
    return static_cast<std::int64_t>(std::min(std::ceil(root * root - 1e-9), static_cast<double>(kMostNeeded)));
}

} // namespace

Study studyOf(const Numbers& observed, const StudyRule& rule) {
    Study study;
    std::vector<std::int64_t> times;
    RunningMoments moments;
    for (const auto time : observed.millionths)
        if (time > 0) {
            times.push_back(time);
            moments.add(static_cast<double>(time));
        }
    study.count = moments.count();
    study.mean = {std::llround(moments.mean())};
    study.spread = {std::llround(moments.deviation())};
    study.lowestRepeatable = lowestRepeatable(times, rule.repeat);
    if (study.count > 1)
        study.more = std::max<std::int64_t>(0, needed(moments, rule) - study.count);
    return study;
}

} // namespace takt::cell

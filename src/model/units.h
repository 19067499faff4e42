// Times, shares and laws as people write them. Every format here is read back exactly by its parser.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/values.h"

namespace takt {

/// "45 s", "1.5 min", "2 h", "2 d", "250 ms", "0:45" (min:s), "1:30:00" (h:min:s); a bare number is
/// seconds. Comma or point. Errors: BadDuration.
Result<Duration> parseDuration(std::string_view text);
/// The largest of d, h, min, s that leaves a whole number, else seconds with up to six decimals.
std::string formatDuration(Duration d);

/// As a duration, or "2 wd" (working days). Errors: BadSpan.
Result<Span> parseSpan(std::string_view text);
std::string formatSpan(Span s);

/// A duration, or a law by name: "uniform(30 s, 60 s)", "triangular(a, b, c)", "pert(a, b, c)", "normal(a, b)",
/// "lognormal(a, b)", "gamma(a, b)", "weibull(a, b)", "beta(a, b, c, d)", "exponential(a)", "erlang(a, 3)"; of an
/// imported series by its id "empirical(#12)", "discrete(#12)", "series(#12)". What the parameters are stands at
/// DurationLaw::Kind. Errors: BadLaw.
Result<DurationLaw> parseLaw(std::string_view text);
std::string formatLaw(const DurationLaw& law);

/// "85 %" or "0.85". Errors: BadShare.
Result<Share> parseShare(std::string_view text);
std::string formatShare(Share s);

/// "12.50" or "12,5", to `scale` decimals (0 to 9), as a whole number of 10^-scale. Errors: BadNumber.
Result<std::int64_t> parseFixedPoint(std::string_view text, int scale);
/// Without trailing zeros.
std::string formatFixedPoint(std::int64_t value, int scale);

/// "Mon Tue"; "" is the empty set. Errors: BadDays.
Result<DaySet> parseDays(std::string_view text);
std::string formatDays(DaySet days);

/// "10,20 30,40". Errors: BadNumber.
/// Numbers with up to six digits after the point, apart by spaces: "1.5 2 3.25". Errors: BadNumber.
Result<Numbers> parseNumbers(std::string_view text);
std::string formatNumbers(const Numbers& numbers);
Result<Points> parsePoints(std::string_view text);
std::string formatPoints(const Points& points);

} // namespace takt

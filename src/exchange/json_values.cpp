#include "exchange/json_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace takt::exchange {

namespace {

const char* kindOf(const Json& json) {
    switch (json.type()) {
    case Json::value_t::null: return "null";
    case Json::value_t::object: return "an object";
    case Json::value_t::array: return "a list";
    case Json::value_t::string: return "a text";
    case Json::value_t::boolean: return "true or false";
    default: return "a number";
    }
}

/// A number as a person would write it, without an exponent.
std::string numberText(const Json& json) {
    if (!json.is_number_float())
        return json.dump();
    std::array<char, 400> digits{}; // the largest double has 309 digits, and 1074 decimals make 767
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), json.get<double>(),
                                   std::chars_format::fixed);
    return end.ec == std::errc{} ? std::string(digits.data(), end.ptr) : json.dump();
}

/// By a parser of model/units.h, from a text or from a number that stands for one.
template <class Value, class Parse>
Result<void> parsed(const Json& json, const char* expected, Value& out, Parse&& parse) {
    if (!json.is_string() && !json.is_number())
        return wrongType(expected, json);
    auto value = parse(json.is_string() ? json.get_ref<const std::string&>() : numberText(json));
    if (!value) {
        for (auto& argument : value.error().arguments)
            argument = shortened(argument);
        return tl::unexpected(value.error());
    }
    out = std::move(*value);
    return {};
}

template <class Value, class Parse>
Result<void> parsedText(const Json& json, Value& out, Parse&& parse) {
    if (!json.is_string())
        return wrongType("a text", json);
    return parsed(json, "a text", out, parse);
}

Result<void> fixedPoint(const Json& json, int decimals, std::int64_t& out) {
    return parsed(json, "a number", out,
                  [&](const std::string& text) { return parseFixedPoint(text, decimals); });
}

} // namespace

tl::unexpected<Error> wrongType(const char* expected, const Json& found) {
    return fail(ErrorCode::JsonWrongType, {expected, kindOf(found)});
}

Result<void> fromJson(const Json& json, bool& out) {
    if (!json.is_boolean())
        return wrongType("true or false", json);
    out = json.get<bool>();
    return {};
}

Result<void> fromJson(const Json& json, std::int64_t& out) {
    if (!json.is_number())
        return wrongType("a whole number", json);
    return fixedPoint(json, 0, out); // 5.0 is whole, too
}

Result<void> fromJson(const Json& json, Id& out) {
    std::int64_t value = 0;
    if (auto ok = fromJson(json, value); !ok)
        return ok;
    if (value < 0)
        return fail(ErrorCode::UnknownId, {std::to_string(value)});
    out.value = static_cast<std::uint64_t>(value);
    return {};
}

Result<void> fromJson(const Json& json, Quantity& out) { return fromJson(json, out.steps); }

Result<void> fromJson(const Json& json, Coordinate& out) {
    std::int64_t value = 0;
    if (auto ok = fromJson(json, value); !ok)
        return ok;
    // What is beyond the type is beyond the map as well, and integrity says so.
    using Limits = std::numeric_limits<std::int32_t>;
    out.value = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, Limits::min(), Limits::max()));
    return {};
}

Result<void> fromJson(const Json& json, std::string& out) {
    if (!json.is_string())
        return wrongType("a text", json);
    out = json.get<std::string>();
    return {};
}

Result<void> fromJson(const Json& json, Money& out) { return fixedPoint(json, 4, out.tenThousandths); }
Result<void> fromJson(const Json& json, Decimal& out) { return fixedPoint(json, 6, out.millionths); }
Result<void> fromJson(const Json& json, Duration& out) { return parsed(json, "a time", out, parseDuration); }
Result<void> fromJson(const Json& json, std::optional<Duration>& out) {
    return parsed(json, "a time", out, parseDuration);
}
Result<void> fromJson(const Json& json, Span& out) { return parsed(json, "a time", out, parseSpan); }
Result<void> fromJson(const Json& json, DurationLaw& out) {
    return parsed(json, "a time or distribution", out, parseLaw);
}
Result<void> fromJson(const Json& json, Share& out) { return parsed(json, "a share", out, parseShare); }
Result<void> fromJson(const Json& json, DaySet& out) { return parsedText(json, out, parseDays); }
Result<void> fromJson(const Json& json, Numbers& out) { return parsedText(json, out, parseNumbers); }
Result<void> fromJson(const Json& json, Points& out) { return parsedText(json, out, parsePoints); }

} // namespace takt::exchange

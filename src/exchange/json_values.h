// One field's value as JSON and back. Used by json.cpp and schema.cpp only.
#pragma once

#include <optional>
#include <string>

#include "exchange/json_parse.h"
#include "model/fields.h"
#include "model/units.h"

namespace takt::exchange {

inline Json toJson(bool v) { return v; }
inline Json toJson(std::int64_t v) { return v; }
inline Json toJson(Id v) { return v.value; }
inline Json toJson(Quantity v) { return v.steps; }
inline Json toJson(Coordinate v) { return v.value; }
inline Json toJson(const std::string& v) { return v; }
inline Json toJson(Money v) { return formatFixedPoint(v.tenThousandths, 4); }
inline Json toJson(Decimal v) { return formatFixedPoint(v.millionths, 6); }
inline Json toJson(Duration v) { return formatDuration(v); }
inline Json toJson(const std::optional<Duration>& v) { return v ? Json(formatDuration(*v)) : Json(nullptr); }
inline Json toJson(Span v) { return formatSpan(v); }
inline Json toJson(const DurationLaw& v) { return formatLaw(v); }
inline Json toJson(Share v) { return formatShare(v); }
inline Json toJson(DaySet v) { return formatDays(v); }
inline Json toJson(const Numbers& v) { return formatNumbers(v); }
inline Json toJson(const Points& v) { return formatPoints(v); }
template <class E>
    requires std::is_enum_v<E>
Json toJson(E v) {
    return EnumNames<E>::names.at(static_cast<std::size_t>(v));
}

/// These set the value or return an error without a place: JsonWrongType, JsonBadValue, those of the
/// parsers in model/units.h. Ranges are left to integrity.
Result<void> fromJson(const Json& json, bool& out);
Result<void> fromJson(const Json& json, std::int64_t& out);
Result<void> fromJson(const Json& json, Id& out);
Result<void> fromJson(const Json& json, Quantity& out);
Result<void> fromJson(const Json& json, Coordinate& out);
Result<void> fromJson(const Json& json, std::string& out);
Result<void> fromJson(const Json& json, Money& out);
Result<void> fromJson(const Json& json, Decimal& out);
Result<void> fromJson(const Json& json, Duration& out);
Result<void> fromJson(const Json& json, std::optional<Duration>& out);
Result<void> fromJson(const Json& json, Span& out);
Result<void> fromJson(const Json& json, DurationLaw& out);
Result<void> fromJson(const Json& json, Share& out);
Result<void> fromJson(const Json& json, DaySet& out);
Result<void> fromJson(const Json& json, Numbers& out);
Result<void> fromJson(const Json& json, Points& out);

/// JsonWrongType: "a list was expected here, not a number".
tl::unexpected<Error> wrongType(const char* expected, const Json& found);

template <class E>
    requires std::is_enum_v<E>
Result<void> fromJson(const Json& json, E& out) {
    if (!json.is_string())
        return wrongType("a text", json);
    const auto& text = json.get_ref<const std::string&>();
    std::string allowed;
    for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i) {
        if (text == EnumNames<E>::names[i]) {
            out = static_cast<E>(i);
            return {};
        }
        allowed += (i > 0 ? ", \"" : "\"") + std::string(EnumNames<E>::names[i]) + "\"";
    }
    return fail(ErrorCode::JsonBadValue, {shortened(text), allowed});
}

} // namespace takt::exchange

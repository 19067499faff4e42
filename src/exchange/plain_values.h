// A field's value as the bare text of a table's cell and back: as in JSON, without its quotes. Used by tables.cpp and
// field_values.cpp only.
#pragma once

#include "exchange/json_values.h"

namespace takt::exchange {

/// Yes and no for true and false; empty where there is no value.
template <class Value>
std::string plainText(const Value& value) {
    const Json json = toJson(value);
    if (json.is_null())
        return {};
    if (json.is_boolean())
        return json.template get<bool>() ? "yes" : "no";
    return json.is_string() ? json.template get<std::string>() : json.dump();
}

/// Errors: those of fromJson(), BadNumber.
template <class Value>
Result<void> readPlain(const std::string& text, Value& out) {
    if constexpr (std::is_same_v<Value, bool>) {
        if (text != "yes" && text != "no")
            return fail(ErrorCode::JsonBadValue, {text, "\"yes\", \"no\""});
        out = text == "yes";
        return {};
    } else if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, Quantity> ||
                         std::is_same_v<Value, Coordinate>) {
        const Json number = Json::parse(text, nullptr, false);
        return number.is_number_integer() ? fromJson(number, out) : fail(ErrorCode::BadNumber, {text});
    } else if constexpr (std::is_same_v<Value, std::optional<Duration>>) {
        return fromJson(text.empty() ? Json(nullptr) : Json(text), out);
    } else {
        return fromJson(Json(text), out);
    }
}

} // namespace takt::exchange

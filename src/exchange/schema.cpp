#include "exchange/schema.h"

#include "exchange/json.h"
#include "exchange/json_values.h"

namespace takt::exchange {

namespace {

Json reference(const std::string& definition) { return {{"$ref", "#/$defs/" + definition}}; }

/// A value written as text, for which a bare number may stand.
Json textOrNumber(const char* description, const char* example) {
    return {{"type", {"string", "number"}}, {"description", description}, {"examples", {example}}};
}

Json valueDefinitions() {
    Json defs;
    defs["duration"] = textOrNumber(
        "A time: \"45 s\", \"1.5 min\", \"2 h\", \"3 d\", \"0:45\"; a number is seconds.", "45 s");
    defs["span"] =
        textOrNumber("A time by the clock as a duration, or in working days: \"2 wd\".", "2 wd");
    defs["law"] = textOrNumber("A duration, or uniform(least, most), triangular(least, usual, most), "
                               "pert(least, usual, most), normal(mean, deviation), lognormal(mean, deviation), "
                               "gamma(mean, deviation), weibull(mean, deviation), exponential(mean), "
                               "erlang(mean, phases), beta(least, most, mean, deviation), or of the series with "
                               "the id 12: empirical(#12), discrete(#12), series(#12).",
                               "triangular(30 s, 45 s, 70 s)");
    defs["share"] = textOrNumber("A share: \"85 %\" or 0.85.", "85 %");
    defs["money"] = textOrNumber("Money in the project's currency, to four decimals.", "12.5");
    defs["decimal"] = textOrNumber("A decimal number, to six decimals.", "0.5");
    defs["days"] = {{"type", "string"},
                    {"description", "Days of the week: \"Mon Tue Wed\"; none: every working day."},
                    {"pattern", "^ *((Mon|Tue|Wed|Thu|Fri|Sat|Sun)( +|$))*$"}};
    defs["numbers"] = {{"type", "string"},
                       {"description", "Numbers apart by spaces, up to six digits after the point: \"1.5 2 3.25\"."}};
    defs["points"] = {{"type", "string"},
                      {"description", "The corners of a line on the map: \"10,20 30,40\"."},
                      {"pattern", "^ *(-?[0-9]+,-?[0-9]+( +|$))*$"}};
    return defs;
}

std::string tablesOf(TableMask mask) {
    std::string out;
    forEachRowType([&](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        if (contains(mask, Row::table))
            out.append(out.empty() ? "" : ", ").append(Row::tableName);
    });
    return out;
}

/// What a field counts or measures, where the name of its type says too little.
template <class Value>
const char* meaning() {
    if constexpr (std::is_same_v<Value, Quantity>)
        return "Whole steps of the item's unit. ";
    else if constexpr (std::is_same_v<Value, Coordinate>)
        return "Map units: one is a pixel at 100 %. ";
    else
        return "";
}

const char* purpose(Role role) {
    switch (role) {
    case Role::Behaviour: return "Changes how the plant runs.";
    case Role::Presentation: return "How it is drawn; runs do not depend on it.";
    case Role::Note: break;
    }
    return "For people; runs do not depend on it.";
}

template <class Row, class Value>
Json typeOf(const Field<Row, Value>& f) {
    if constexpr (std::is_same_v<Value, bool>)
        return {{"type", "boolean"}};
    else if constexpr (std::is_same_v<Value, std::string>)
        return {{"type", "string"}, {"maxLength", f.longest}};
    else if constexpr (std::is_same_v<Value, Id>)
        return {{"type", "integer"}, {"minimum", f.optional ? 0 : 1}};
    else if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, Quantity> ||
                       std::is_same_v<Value, Coordinate>)
        return {{"type", "integer"}, {"minimum", f.least}, {"maximum", f.most}};
    else if constexpr (std::is_enum_v<Value>)
        return {{"enum", EnumNames<Value>::names}};
    else if constexpr (std::is_same_v<Value, Duration> || std::is_same_v<Value, std::optional<Duration>>)
        return reference("duration");
    else if constexpr (std::is_same_v<Value, Span>)
        return reference("span");
    else if constexpr (std::is_same_v<Value, DurationLaw>)
        return reference("law");
    else if constexpr (std::is_same_v<Value, Share>)
        return reference("share");
    else if constexpr (std::is_same_v<Value, Money>)
        return reference("money");
    else if constexpr (std::is_same_v<Value, Decimal>)
        return reference("decimal");
    else if constexpr (std::is_same_v<Value, DaySet>)
        return reference("days");
    else if constexpr (std::is_same_v<Value, Numbers>)
        return reference("numbers");
    else {
        static_assert(std::is_same_v<Value, Points>, "a new kind of value needs a line here");
        return reference("points");
    }
}

/// The range of a value that is written as text, in its own unit.
template <class Row, class Value>
std::string range(const Field<Row, Value>& f) {
    if constexpr (std::is_same_v<Value, Duration> || std::is_same_v<Value, Share> ||
                  std::is_same_v<Value, Money> || std::is_same_v<Value, Decimal>) {
        const auto written = [](std::int64_t n) { return toJson(Value{n}).template get<std::string>(); };
        return "From " + written(f.least) + " to " + written(f.most) + ". ";
    } else {
        return "";
    }
}

template <class Row, class Value>
Json property(const Field<Row, Value>& f) {
    Json out = typeOf(f);
    std::string description = meaning<Value>() + range(f);
    if constexpr (std::is_same_v<Value, Id>)
        description += "The id of a row of " + tablesOf(f.refersTo) + (f.optional ? "; 0: none. " : ". ");
    out["description"] = description + purpose(f.role);
    if constexpr (!std::is_same_v<Value, Id> && !std::is_same_v<Value, std::optional<Duration>>)
        out["default"] = toJson(Row{}.*(f.member));
    return out;
}

Json idProperty() {
    return {{"type", "integer"},
            {"minimum", 1},
            {"description", "Unique in the scenario and the shared tables, and never used again. The same "
                            "element has the same id in every scenario."}};
}

template <class Row>
Json rowDefinition() {
    Json properties = {{"id", idProperty()}};
    Json required = {"id"};
    forEachField<Row>([&](const auto& f) {
        properties[f.name] = property(f);
        if (f.refersTo != 0 && !f.optional)
            required.push_back(f.name);
    });
    return {{"type", "object"},
            {"additionalProperties", false},
            {"required", required},
            {"properties", properties}};
}

Json listOf(const std::string& definition) { return {{"type", "array"}, {"items", reference(definition)}}; }

Json scenarioDefinition() {
    Json out = rowDefinition<ScenarioRow>();
    out["required"] = {"id", "name"};
    Plant{}.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        out["properties"][Row::tableName] = listOf(Row::tableName);
    });
    return out;
}

Json definitions() {
    Json defs = valueDefinitions();
    forEachRowType([&](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        if constexpr (std::is_same_v<Row, ScenarioRow>)
            defs[Row::tableName] = scenarioDefinition();
        else
            defs[Row::tableName] = rowDefinition<Row>();
    });
    return defs;
}

Json topProperties() {
    Json out;
    out["$schema"] = {{"type", "string"}};
    out["format"] = {{"const", "taktboard"}};
    out["version"] = {{"const", kJsonVersion}};
    out["next_id"] = {
        {"type", "integer"},
        {"minimum", 1},
        {"description", "Above every id in use or used before; worked out when it is missing."}};
    SharedTables{}.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        out[Row::tableName] = listOf(Row::tableName);
    });
    out[Settings::tableName]["minItems"] = 1;
    out[Settings::tableName]["maxItems"] = 1;
    out[ScenarioRow::tableName] = listOf(ScenarioRow::tableName);
    return out;
}

} // namespace

std::string jsonSchema() {
    Json schema;
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = "Taktboard project";
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["required"] = {"format", "version", Settings::tableName, ScenarioRow::tableName};
    schema["properties"] = topProperties();
    schema["$defs"] = definitions();
    return schema.dump(2) + "\n";
}

} // namespace takt::exchange

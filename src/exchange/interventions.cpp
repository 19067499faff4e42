#include "exchange/interventions.h"

#include <algorithm>
#include <array>

#include "exchange/json_parse.h"
#include "exchange/json_values.h"

namespace takt::exchange {

namespace {

using sim::Intervention;
using sim::Needs;
using Kind = Intervention::Kind;

constexpr auto kSettings = static_cast<std::size_t>(Kind::SetQuantity); ///< the first
constexpr auto kNames = [] {
    std::array<const char*, kSettings + 1> names{};
    for (std::size_t i = 0; i < kSettings; ++i)
        names[i] = EnumNames<Kind>::names[i];
    names.back() = "set";
    return names;
}();

/// What "set" knows, and how its value is written.
enum class Notation : std::uint8_t { Steps, Percent, Uptime, Time };
struct Parameter {
    const char* name;
    Kind kind;
    Notation notation;
};
constexpr std::array kParameters = {
    Parameter{"quantity", Kind::SetQuantity, Notation::Steps},
    Parameter{"level", Kind::SetDemandLevel, Notation::Percent},
    Parameter{"uptime", Kind::SetUptime, Notation::Uptime},
    Parameter{"stop_length", Kind::SetStopLength, Notation::Time},
    Parameter{"changeover", Kind::SetChangeover, Notation::Time},
    Parameter{"pace", Kind::ChangePace, Notation::Percent},
    Parameter{"cycle_factor", Kind::SetCycle, Notation::Percent},
    Parameter{"lead_time_factor", Kind::SetLeadTime, Notation::Percent},
    Parameter{"travel_factor", Kind::SetTravel, Notation::Percent},
    Parameter{"lot", Kind::SetLot, Notation::Steps},
    Parameter{"trigger", Kind::SetTrigger, Notation::Steps},
    Parameter{"level", Kind::SetOrderUpTo, Notation::Steps},
};
static_assert(static_cast<std::size_t>(Kind::SetOrderUpTo) + 1 - kSettings + 1 == kParameters.size());

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string ownName(const auto& row) {
    if constexpr (requires { row.name; })
        return row.name;
    else
        return {};
}

/// The row with this id, or the only one with this name.
Result<Id> rowOf(const Plant& plant, const Json& json) {
    Id wanted;
    std::string name;
    if (json.is_string())
        name = json.get<std::string>();
    else if (auto read = fromJson(json, wanted); !read)
        return tl::unexpected(read.error());
    Id found;
    int times = 0;
    plant.forEachTable([&](const auto& table) {
        for (const auto& row : table)
            if (name.empty() ? row.id == wanted : ownName(row) == name) {
                found = row.id;
                ++times;
            }
    });
    if (times != 1)
        return fail(ErrorCode::UnknownId, {name.empty() ? std::to_string(wanted.value) : name});
    return found;
}

/// The place among kNames.
Result<std::size_t> readKind(const Json& json) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (json.is_string() && json.get<std::string>() == kNames[i])
            return i;
    return fail(ErrorCode::JsonBadValue, {json.is_string() ? shortened(json.get<std::string>()) : json.dump(),
                                          listed({kNames.begin(), kNames.end()})});
}

/// "80 %" is 80; there are no halves.
Result<void> readPercent(const Json& value, std::int64_t& out) {
    Share share;
    if (auto read = fromJson(value, share); !read)
        return read;
    constexpr std::int64_t kPercent = Share::kOne / 100;
    if (share.billionths % kPercent != 0)
        return fail(ErrorCode::JsonBadValue, {formatShare(share), "whole percents"});
    out = share.billionths / kPercent;
    return {};
}

Result<void> readValue(Intervention& out, Notation notation, const Json& value) {
    switch (notation) {
    case Notation::Steps: return fromJson(value, out.amount);
    case Notation::Percent: return readPercent(value, out.amount);
    case Notation::Time: return fromJson(value, out.length);
    case Notation::Uptime: break;
    }
    Share share;
    auto read = fromJson(value, share);
    out.amount = share.billionths;
    return read;
}

/// What of a row is set, and to what.
Result<void> readSetting(Intervention& out, const Json& json, TableId table) {
    for (const char* key : {"parameter", "value"})
        if (!json.contains(key))
            return fail(ErrorCode::JsonMissingKey, {key});
    std::string name;
    if (auto read = fromJson(json["parameter"], name); !read)
        return tl::unexpected(read.error().at("parameter"));
    for (const auto& parameter : kParameters)
        if (name == parameter.name && contains(sim::ruleOf(parameter.kind).on, table)) {
            out.kind = parameter.kind;
            if (auto read = readValue(out, parameter.notation, json["value"]); !read)
                return tl::unexpected(read.error().at("value"));
            return {};
        }
    const auto known = parametersOf(table);
    return fail(ErrorCode::JsonBadValue, {shortened(name), known.empty() ? "none of these rows" : listed(known)}, "parameter");
}

Result<void> readMember(Intervention& out, const std::string& key, const Json& value, const Plant& plant) {
    const auto asRow = [&](Id& id) -> Result<void> {
        auto row = rowOf(plant, value);
        if (!row)
            return tl::unexpected(row.error());
        id = *row;
        return {};
    };
    if (key == "at") {
        Duration at;
        auto read = fromJson(value, at);
        out.at = Time{} + at;
        if (read && at.us < 0)
            return fail(ErrorCode::OutOfRange, {key, formatDuration(at), "0 s", formatDuration({kMostTime})});
        return read;
    }
    if (key == "element")
        return asRow(out.element);
    if (key == "item")
        return asRow(out.item);
    if (key == "amount")
        return fromJson(value, out.amount);
    if (key == "length")
        return fromJson(value, out.length);
    if (key == "paper")
        return fromJson(value, out.paper);
    return {}; // read before
}

/// The keys of an intervention: those it does not read are a slip of the pen.
std::vector<std::string> keysOf(Kind kind, bool isSetting) {
    const sim::InterventionRule& rule = sim::ruleOf(kind);
    std::vector<std::string> keys = {"at", "do", "element"};
    const auto may = [&](Needs needs, const char* key) {
        if (needs != Needs::No)
            keys.emplace_back(key);
    };
    may(rule.item, "item");
    if (isSetting) {
        keys.insert(keys.end(), {"parameter", "value"});
        return keys;
    }
    may(rule.amount, "amount");
    may(rule.length, "length");
    may(rule.paper, "paper");
    return keys;
}

Result<void> readMembers(Intervention& out, const Json& json, bool isSetting, const Plant& plant) {
    const auto keys = keysOf(out.kind, isSetting);
    for (const auto& [key, value] : json.items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            return fail(ErrorCode::JsonUnknownKey, {shortened(key), listed(keys)}, shortened(key));
        if (auto read = readMember(out, key, value, plant); !read)
            return tl::unexpected(read.error().at(key));
    }
    return {};
}

Result<Intervention> readOne(const Json& json, const Plant& plant) {
    if (!json.is_object())
        return wrongType("an object", json);
    for (const char* key : {"at", "do", "element"})
        if (!json.contains(key))
            return fail(ErrorCode::JsonMissingKey, {key});
    const auto kind = readKind(json["do"]);
    if (!kind)
        return tl::unexpected(kind.error().at("do"));
    Intervention out;
    const bool isSetting = *kind == kSettings;
    if (auto read = readMember(out, "element", json["element"], plant); !read)
        return tl::unexpected(read.error().at("element"));
    const TableId table = tableOf(plant, out.element);
    if (isSetting) {
        if (auto read = readSetting(out, json, table); !read)
            return tl::unexpected(read.error());
    } else {
        out.kind = static_cast<Kind>(*kind);
    }
    if (auto read = readMembers(out, json, isSetting, plant); !read)
        return tl::unexpected(read.error());
    if (auto ok = sim::check(out, table); !ok) {
        Error error = ok.error();
        if (isSetting && error.place != "item")
            error.place = "value";
        return tl::unexpected(error);
    }
    return out;
}

} // namespace

std::span<const char* const> interventionNames() { return kNames; }

std::vector<std::string> parametersOf(TableId table) {
    std::vector<std::string> names;
    for (const auto& parameter : kParameters)
        if (contains(sim::ruleOf(parameter.kind).on, table))
            names.emplace_back(parameter.name);
    return names;
}

Result<std::vector<sim::Intervention>> interventionsFromJson(std::string_view text, const Plant& plant) {
    const auto json = parseJson(text);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->is_array())
        return wrongType("a list", *json);
    std::vector<sim::Intervention> all;
    for (std::size_t i = 0; i < json->size(); ++i) {
        auto one = readOne((*json)[i], plant);
        if (!one)
            return tl::unexpected(one.error().at("[" + std::to_string(i) + "]"));
        all.push_back(*one);
    }
    return all;
}

} // namespace takt::exchange

#include "exchange/interventions.h"

#include <array>
#include <span>

#include "exchange/json_parse.h"
#include "exchange/json_values.h"

namespace takt::exchange {

namespace {

constexpr auto& kNames = EnumNames<sim::Intervention::Kind>::names;
constexpr const char* kKeys = "at, do, element, item, amount, length, paper";

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

Result<void> readKind(const Json& json, sim::Intervention::Kind& out) {
    std::string known;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (json.is_string() && json.get<std::string>() == kNames[i]) {
            out = static_cast<sim::Intervention::Kind>(i);
            return {};
        }
        known += (known.empty() ? "" : ", ") + std::string(kNames[i]);
    }
    return fail(ErrorCode::JsonBadValue, {json.is_string() ? shortened(json.get<std::string>()) : json.dump(), known});
}

Result<void> readMember(sim::Intervention& out, const std::string& key, const Json& value, const Plant& plant) {
    const auto asRow = [&](Id& id) -> Result<void> {
        auto row = rowOf(plant, value);
        if (!row)
            return tl::unexpected(row.error());
        id = *row;
        return {};
    };
    Duration at;
    if (key == "at") {
        auto read = fromJson(value, at);
        out.at = Time{} + at;
        return read;
    }
    if (key == "do")
        return readKind(value, out.kind);
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
    return fail(ErrorCode::JsonUnknownKey, {shortened(key), kKeys});
}

Result<sim::Intervention> readOne(const Json& json, const Plant& plant) {
    if (!json.is_object())
        return wrongType("an object", json);
    for (const char* key : {"at", "do", "element"})
        if (!json.contains(key))
            return fail(ErrorCode::JsonMissingKey, {key});
    sim::Intervention out;
    for (const auto& [key, value] : json.items())
        if (auto read = readMember(out, key, value, plant); !read)
            return tl::unexpected(read.error().at(key));
    return out;
}

} // namespace

std::span<const char* const> interventionNames() { return kNames; }

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

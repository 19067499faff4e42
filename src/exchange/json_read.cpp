#include "exchange/json.h"
#include "exchange/json_values.h"
#include "model/integrity.h"

namespace takt::exchange {

namespace {

std::string at(const char* list, std::size_t index) { return list + ("[" + std::to_string(index) + "]"); }

template <class Row>
std::string knownKeys() {
    std::string out = "id";
    forEachField<Row>([&](const auto& f) { out.append(", ").append(f.name); });
    return out;
}

template <class TablesT>
std::string tableNames() {
    std::string out;
    TablesT{}.forEachTable([&](const auto& table) {
        out.append(out.empty() ? "" : ", ").append(std::decay_t<decltype(table[0])>::tableName);
    });
    return out;
}

tl::unexpected<Error> notAList(const Json& found, const char* place) {
    return tl::unexpected(wrongType("a list", found).value().at(place));
}

tl::unexpected<Error> unknownKey(const std::string& key, std::string known) {
    return fail(ErrorCode::JsonUnknownKey, {shortened(key), std::move(known)});
}

Result<void> requireKey(const Json& object, const char* key) {
    if (object.contains(key))
        return {};
    return fail(ErrorCode::JsonMissingKey, {key});
}

/// That the id and every reference a row cannot be without are there.
template <class Row>
Result<void> requireReferences(const Json& object) {
    Result<void> result = requireKey(object, "id");
    forEachField<Row>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(Row{}.*(f.member))>, Id>)
            if (result && !f.optional)
                result = requireKey(object, f.name);
    });
    return result;
}

/// Reads one member of a row; false when the row has no such field.
template <class Row>
Result<bool> readMember(Row& row, const std::string& key, const Json& value) {
    Result<void> read;
    bool known = key == "id";
    if (known)
        read = fromJson(value, row.id);
    else
        forEachField<Row>([&](const auto& f) {
            if (key == f.name) {
                known = true;
                read = fromJson(value, row.*(f.member));
            }
        });
    if (!read)
        return tl::unexpected(read.error().at(key));
    return known;
}

template <class Row>
Result<Row> readRow(const Json& json) {
    if (!json.is_object())
        return wrongType("an object", json);
    if (auto ok = requireReferences<Row>(json); !ok)
        return tl::unexpected(ok.error());
    Row row;
    for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        const auto known = readMember(row, key, value);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return unknownKey(key, knownKeys<Row>());
    }
    if (auto ok = checkValues(AnyRow(row)); !ok)
        return tl::unexpected(ok.error());
    return row;
}

template <class Row>
Result<void> readRows(Table<Row>& table, const Json& json) {
    if (!json.is_array())
        return notAList(json, Row::tableName);
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto row = readRow<Row>(json[i]);
        if (row && table.find(row->id))
            row = fail(ErrorCode::DuplicateId, {std::to_string(row->id.value)}, "id");
        if (!row)
            return tl::unexpected(row.error().at(at(Row::tableName, i)));
        table.append(std::move(*row));
    }
    return {};
}

/// Reads the table of that name; false when there is none.
template <class TablesT>
Result<bool> readTable(TablesT& tables, const std::string& name, const Json& json) {
    Result<void> read;
    bool known = false;
    tables.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (name == Row::tableName) {
            known = true;
            read = readRows(tables.template get<Row>(), json);
        }
    });
    if (!read)
        return tl::unexpected(read.error());
    return known;
}

Result<Scenario> readScenario(const Json& json) {
    if (!json.is_object())
        return wrongType("an object", json);
    for (const char* key : {"id", "name"})
        if (auto ok = requireKey(json, key); !ok)
            return tl::unexpected(ok.error());
    Scenario scenario;
    for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        auto known = readMember(static_cast<ScenarioRow&>(scenario), key, value);
        if (known && !*known)
            known = readTable(scenario.plant, key, value);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return unknownKey(key, knownKeys<ScenarioRow>() + ", " + tableNames<Plant>());
    }
    return scenario;
}

/// `scenarios[1] "Future state"`
std::string scenarioPlace(const Json& json, std::size_t index) {
    std::string out = at(ScenarioRow::tableName, index);
    if (json.is_object())
        if (const auto name = json.find("name"); name != json.end() && name->is_string())
            out += " \"" + shortened(name->get_ref<const std::string&>()) + "\"";
    return out;
}

Result<void> readScenarios(std::vector<Scenario>& scenarios, const Json& json) {
    if (!json.is_array())
        return notAList(json, ScenarioRow::tableName);
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto scenario = readScenario(json[i]);
        if (!scenario)
            return tl::unexpected(scenario.error().at(scenarioPlace(json[i], i)));
        scenarios.push_back(std::move(*scenario));
    }
    return {};
}

/// That this is a Taktboard file of a version that can be read.
Result<void> checkHead(const Json& json) {
    if (!json.is_object())
        return wrongType("an object", json);
    for (const char* key : {"format", "version", Settings::tableName, ScenarioRow::tableName})
        if (auto ok = requireKey(json, key); !ok)
            return ok;
    std::string format;
    if (auto ok = fromJson(json["format"], format); !ok)
        return tl::unexpected(ok.error().at("format"));
    if (format != "taktboard")
        return fail(ErrorCode::JsonBadValue, {shortened(format), "\"taktboard\""}, "format");
    std::int64_t version = 0;
    if (auto ok = fromJson(json["version"], version); !ok)
        return tl::unexpected(ok.error().at("version"));
    if (version > kJsonVersion)
        return fail(ErrorCode::FileTooNew, {std::to_string(version), std::to_string(kJsonVersion)});
    if (version < 1)
        return fail(ErrorCode::JsonBadValue, {std::to_string(version), std::to_string(kJsonVersion)},
                    "version");
    return {};
}

template <class TablesT>
std::uint64_t highestId(const TablesT& tables, std::uint64_t highest) {
    tables.forEachTable([&](const auto& table) {
        for (const auto& row : table)
            highest = std::max(highest, row.id.value);
    });
    return highest;
}

std::uint64_t firstUnusedId(const Project& project) {
    std::uint64_t highest = highestId(project.shared, 0);
    for (const auto& scenario : project.scenarios)
        highest = highestId(scenario.plant, std::max(highest, scenario.id.value));
    return highest + 1;
}

Result<Project> readProject(const Json& json) {
    if (auto ok = checkHead(json); !ok)
        return tl::unexpected(ok.error());
    Project project;
    Id nextId;
    for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        Result<bool> known = true;
        if (key == "next_id") {
            if (auto ok = fromJson(value, nextId); !ok)
                known = tl::unexpected(ok.error().at(key));
        } else if (key == ScenarioRow::tableName) {
            if (auto ok = readScenarios(project.scenarios, value); !ok)
                known = tl::unexpected(ok.error());
        } else if (key != "format" && key != "version" && key != "$schema") {
            known = readTable(project.shared, key, value);
        }
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return unknownKey(key, "format, version, next_id, " + tableNames<SharedTables>() + ", scenarios");
    }
    project.nextId = nextId ? nextId.value : firstUnusedId(project);
    return project;
}

} // namespace

Result<Project> projectFromJson(std::string_view text) {
    auto json = parseJson(text);
    if (!json)
        return tl::unexpected(json.error());
    auto project = readProject(*json);
    if (project)
        if (auto ok = checkProject(*project); !ok)
            return tl::unexpected(ok.error());
    return project;
}

Result<Project> plantFromJson(std::string_view text) {
    auto project = projectFromJson(text);
    if (project && project->scenarios.size() != 1)
        return fail(ErrorCode::FileDamaged, {"there must be exactly one scenario"}, ScenarioRow::tableName);
    return project;
}

} // namespace takt::exchange

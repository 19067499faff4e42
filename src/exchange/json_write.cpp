#include "exchange/json.h"
#include "exchange/json_values.h"

namespace takt::exchange {

namespace {

std::string text(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Whether a field stands in the file even when it holds its default.
template <class Row, class Value>
bool isAlwaysWritten(const Field<Row, Value>& f) {
    if constexpr (std::is_same_v<Value, Id>)
        return !f.optional;
    return std::string_view(f.name) == "name";
}

/// Calls write(key, text) for the id and every field that has to stand in the file.
template <class Row, class Write>
void forEachWritten(const Row& row, Write&& write) {
    static const Row usual{};
    write("id", text(toJson(row.id)));
    forEachField<Row>([&](const auto& f) {
        if (isAlwaysWritten(f) || !(row.*(f.member) == usual.*(f.member)))
            write(f.name, text(toJson(row.*(f.member))));
    });
}

template <class Row>
void appendRow(std::string& out, const Row& row) {
    const char* separator = "{";
    forEachWritten(row, [&](const char* key, const std::string& value) {
        out.append(separator).append("\"").append(key).append("\": ").append(value);
        separator = ", ";
    });
    out += "}";
}

/// `,\n<indent>"key": [ … ]` for each table that has rows.
template <class TablesT>
void appendTables(std::string& out, const TablesT& tables, const std::string& indent) {
    tables.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (table.empty())
            return;
        out += ",\n" + indent + "\"" + Row::tableName + "\": [";
        const char* separator = "\n";
        for (const Row& row : table) {
            out += separator + indent + "  ";
            appendRow(out, row);
            separator = ",\n";
        }
        out += "\n" + indent + "]";
    });
}

void appendScenario(std::string& out, const Scenario& scenario) {
    out += "    {";
    const char* separator = "\n";
    forEachWritten(static_cast<const ScenarioRow&>(scenario), [&](const char* key, const std::string& value) {
        out.append(separator).append("      \"").append(key).append("\": ").append(value);
        separator = ",\n";
    });
    appendTables(out, scenario.plant, "      ");
    out += "\n    }";
}

std::string document(const SharedTables& shared, const std::vector<const Scenario*>& scenarios,
                     std::optional<std::uint64_t> nextId) {
    std::string out = "{\n  \"format\": \"taktboard\",\n  \"version\": " + std::to_string(kJsonVersion);
    if (nextId)
        out += ",\n  \"next_id\": " + std::to_string(*nextId);
    appendTables(out, shared, "  ");
    out += ",\n  \"scenarios\": [";
    const char* separator = "\n";
    for (const Scenario* scenario : scenarios) {
        out += separator;
        appendScenario(out, *scenario);
        separator = ",\n";
    }
    out += scenarios.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return out;
}

} // namespace

std::string projectToJson(const Project& project) {
    std::vector<const Scenario*> scenarios;
    for (const auto& scenario : project.scenarios)
        scenarios.push_back(&scenario);
    return document(project.shared, scenarios, project.nextId);
}

std::string plantToJson(const Project& project, Id scenario) {
    std::vector<const Scenario*> scenarios;
    if (const Scenario* found = project.scenario(scenario))
        scenarios.push_back(found);
    return document(project.shared, scenarios, std::nullopt);
}

} // namespace takt::exchange

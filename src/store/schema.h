// The tables of a document, made from the row descriptions. FORMAT.md tells what they mean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/project.h"

namespace takt::store {

/// "Takt" in the header of every document.
inline constexpr std::uint32_t kApplicationId = 0x54616B74;
/// user_version of the documents this program writes; it reads this and the older ones.
inline constexpr int kFormatVersion = 8;

/// One entry of sqlite_schema, word for word.
struct SchemaObject {
    std::string type; ///< "table" or "index"
    std::string name;
    std::string sql;
    bool operator==(const SchemaObject&) const = default;
};

/// Everything a document holds, and nothing else may be in it.
const std::vector<SchemaObject>& documentSchema();
/// A document's and what a working copy has besides: "working", and an order index for each row table.
const std::vector<SchemaObject>& workingSchema();

std::string quoted(const char* name);
/// The columns of a row table in order: scenario (plant rows only), place, id, then the fields.
template <class Row>
std::vector<std::string> columnNames();
/// "INSERT INTO … VALUES(?, …)" over columnNames().
template <class Row>
std::string insertSql();
/// "UPDATE … SET field=?, … WHERE [scenario=? AND] id=?": fields first, then the key.
template <class Row>
std::string updateSql();

template <class Row>
std::vector<std::string> columnNames() {
    std::vector<std::string> names;
    if constexpr (!isShared(Row::table))
        names.emplace_back("scenario");
    names.emplace_back("place");
    names.emplace_back("id");
    forEachField<Row>([&](const auto& f) { names.emplace_back(f.name); });
    return names;
}

template <class Row>
std::string insertSql() {
    std::string columns, values;
    for (const auto& name : columnNames<Row>()) {
        columns += (columns.empty() ? "" : ",") + quoted(name.c_str());
        values += values.empty() ? "?" : ",?";
    }
    return "INSERT INTO " + quoted(Row::tableName) + "(" + columns + ") VALUES(" + values + ")";
}

template <class Row>
std::string updateSql() {
    std::string settings;
    forEachField<Row>(
        [&](const auto& f) { settings += (settings.empty() ? "" : ",") + quoted(f.name) + "=?"; });
    return "UPDATE " + quoted(Row::tableName) + " SET " + settings + " WHERE " +
           (isShared(Row::table) ? "" : "\"scenario\"=? AND ") + "\"id\"=?";
}

} // namespace takt::store

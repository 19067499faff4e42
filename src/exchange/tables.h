// The data boxes of a plant as tables for a spreadsheet, and back again by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/changeset.h"

namespace takt::exchange {

/// One kind of row: "processes". The first columns name the row (an element by its name, what belongs to others by
/// theirs: a recipe by process and item); the others are its fields as in the JSON format. Places on the canvas and
/// other looks are left out.
struct DataTable {
    std::string name;
    std::size_t keys = 1; ///< so many of the columns name the row
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    bool operator==(const DataTable&) const = default;
};

/// All tables that have rows, in the order of the model.
std::vector<DataTable> dataTables(const Plant& plant);

/// RFC 4180, UTF-8 with a byte order mark so that spreadsheets see it; every line begins with the name of its table,
/// a table's first line with "#" and the name, then its columns.
std::string tablesToCsv(const std::vector<DataTable>& tables, char separator = ',');
/// Reads what tablesToCsv() or a spreadsheet wrote: comma, semicolon or tab, quoted or not, any line ends. Columns and
/// rows may be left out and stand in any order. Errors: JsonSyntax with a line, JsonUnknownKey for tables or columns.
Result<std::vector<DataTable>> tablesFromCsv(std::string_view text);

/// One value that a table changes.
struct TableChange {
    std::string table, row, field, before, after;
    bool operator==(const TableChange&) const = default;
};
struct TableReading {
    std::vector<TableChange> changes;
    std::vector<std::string> unknown; ///< rows that the plant does not have: "processes: Weld 7"
};

/// Takes the values of tables over into an edit, by the names of rows; of the same name by their order. Nothing is added or removed. Errors: those of
/// the fields, with table, row and column as the place; the edit is then not to be used.
Result<TableReading> readTables(Edit& edit, const std::vector<DataTable>& tables);

} // namespace takt::exchange

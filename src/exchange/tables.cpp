#include "exchange/tables.h"

#include <algorithm>
#include <map>
#include <set>

#include "exchange/plain_values.h"
#include "model/integrity.h"

namespace takt::exchange {

namespace {

/// Whether a row type is written: it behaves, and can be named.
template <class Row>
constexpr bool isTabled() {
    return hasBehaviour<Row>() && Row::table != TableId::MaterialFlows && Row::table != TableId::HeijunkaSlots;
}

template <class Row>
constexpr bool hasName() {
    return requires(Row r) { r.name; };
}

/// References that a row cannot be without name it where it has no name of its own.
template <class Row, class Value>
constexpr bool isKey(const Field<Row, Value>& f) {
    if constexpr (std::is_same_v<Value, Id>)
        return !hasName<Row>() && !f.optional;
    else if constexpr (std::is_same_v<Value, std::string>)
        return hasName<Row>() && std::string_view(f.name) == "name";
    else
        return false;
}

template <class Row, class Value>
constexpr bool isWritten(const Field<Row, Value>& f) {
    return isKey(f) || f.role == Role::Behaviour || std::string_view(f.name) == "note";
}

template <class Value>
std::string textOf(const Plant& plant, const Value& value) {
    if constexpr (std::is_same_v<Value, Id>)
        return value ? nameOf(plant, value) : std::string();
    else
        return plainText(value);
}

/// The tables a reference may lead to are searched for a name.
Id idNamed(const Plant& plant, TableMask tables, const std::string& name) {
    Id found;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (contains(tables, Row::table))
            for (const auto& row : table)
                if (!found && nameOf(plant, row.id) == name)
                    found = row.id;
    });
    return found;
}

template <class Value>
Result<void> readText(const Plant& plant, const std::string& text, TableMask tables, Value& out) {
    if constexpr (std::is_same_v<Value, Id>) {
        if (text.empty()) {
            out = {};
            return {};
        }
        const Id id = idNamed(plant, tables, text);
        if (!id && textOf(plant, out) != text) // what lies outside the plant, a calendar say, cannot be changed by name
            return fail(ErrorCode::UnknownId, {text});
        out = id ? id : out;
        return {};
    } else {
        return readPlain(text, out);
    }
}

template <class Row>
std::vector<std::string> keysOf(const Plant& plant, const Row& row) {
    std::vector<std::string> keys;
    forEachField<Row>([&](const auto& f) {
        if (isKey(f))
            keys.push_back(textOf(plant, row.*(f.member)));
    });
    return keys;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

template <class Row>
DataTable tableOf(const Plant& plant) {
    DataTable table{Row::tableName, 0, {}, {}};
    const auto inOrder = [&](auto&& visit) { // keys first
        forEachField<Row>([&](const auto& f) {
            if (isKey(f))
                visit(f);
        });
        forEachField<Row>([&](const auto& f) {
            if (!isKey(f) && isWritten(f))
                visit(f);
        });
    };
    inOrder([&](const auto& f) {
        table.columns.emplace_back(f.name);
        table.keys += isKey(f) ? 1 : 0;
    });
    for (const auto& row : plant.get<Row>()) {
        table.rows.emplace_back();
        inOrder([&](const auto& f) { table.rows.back().push_back(textOf(plant, row.*(f.member))); });
    }
    return table;
}

template <class Visit>
void forEachTabled(Visit&& visit) {
    forEachRowType([&](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        if constexpr (Plant::holds<Row>())
            if constexpr (isTabled<Row>())
                visit(row);
    });
}

} // namespace

std::vector<DataTable> dataTables(const Plant& plant) {
    std::vector<DataTable> tables;
    forEachTabled([&](const auto& row) {
        auto table = tableOf<std::decay_t<decltype(row)>>(plant);
        if (table.keys > 0 && !table.rows.empty())
            tables.push_back(std::move(table));
    });
    return tables;
}

namespace {

/// How many rows of a table had these keys so far.
using KeysSeen = std::map<std::vector<std::string>, int>;

/// Reads one row of a table into the row of the plant that has its keys.
template <class Row>
Result<void> readRow(Edit& edit, const DataTable& table, const std::vector<std::string>& cells, KeysSeen& seen,
                     TableReading& reading) {
    const auto cell = [&](std::string_view column) -> const std::string* {
        const auto it = std::find(table.columns.begin(), table.columns.end(), column);
        const auto place = static_cast<std::size_t>(it - table.columns.begin());
        return it != table.columns.end() && place < cells.size() ? &cells[place] : nullptr;
    };
    std::vector<std::string> wanted;
    forEachField<Row>([&](const auto& f) {
        if (isKey(f))
            wanted.push_back(cell(f.name) ? *cell(f.name) : std::string());
    });
    const Row* found = nullptr;
    int same = seen[wanted]++; // rows of the same name are told apart by their order
    for (const auto& row : edit.plant().get<Row>())
        if (keysOf(edit.plant(), row) == wanted && same-- == 0) {
            found = &row;
            break;
        }
    if (!found) {
        reading.unknown.push_back(table.name + ": " + joined(wanted));
        return {};
    }
    Row copy = *found;
    Result<void> result;
    forEachField<Row>([&](const auto& f) {
        const std::string* text = isWritten(f) && !isKey(f) ? cell(f.name) : nullptr;
        const std::string before = text ? textOf(edit.plant(), copy.*(f.member)) : std::string();
        if (!result || !text || *text == before)
            return;
        result = readText(edit.plant(), *text, f.refersTo, copy.*(f.member));
        if (!result)
            result = tl::unexpected(result.error().at(table.name + " " + joined(wanted) + ", " + f.name));
        else if (const std::string after = textOf(edit.plant(), copy.*(f.member)); after != before)
            reading.changes.push_back({table.name, joined(wanted), f.name, before, after});
    });
    if (result)
        if (result = checkValues(AnyRow(copy)); !result)
            return tl::unexpected(result.error().at(table.name + " " + joined(wanted)));
    if (result)
        edit.update(std::move(copy));
    return result;
}

} // namespace

Result<TableReading> readTables(Edit& edit, const std::vector<DataTable>& tables) {
    TableReading reading;
    for (const auto& table : tables) {
        Result<void> result;
        bool known = false;
        forEachTabled([&](const auto& type) {
            using Row = std::decay_t<decltype(type)>;
            if (table.name != Row::tableName || known)
                return;
            known = true;
            KeysSeen seen;
            for (const auto& cells : table.rows)
                if (result)
                    result = readRow<Row>(edit, table, cells, seen, reading);
        });
        if (!known)
            return fail(ErrorCode::JsonUnknownKey, {table.name, "the tables that are exported"});
        if (!result)
            return tl::unexpected(result.error());
    }
    return reading;
}

// ------------------------------------------------------------------ CSV

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string quoted(const std::string& text, char separator) {
    if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos && !text.starts_with('#'))
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// The separator that the first line has most of.
char separatorOf(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char c : {',', ';', '\t'})
        if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best))
            best = c;
    return best;
}

Result<std::vector<std::vector<std::string>>> csvLines(std::string_view text, char separator) {
    std::vector<std::vector<std::string>> lines(1, {std::string()});
    bool inQuotes = false;
    std::size_t number = 1, opened = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = lines.back().back();
        if (inQuotes) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else if (c == '"') {
                inQuotes = false;
            } else {
                cell += c;
            }
        } else if (c == '"' && cell.empty()) {
            inQuotes = true;
            opened = number;
        } else if (c == separator) {
            lines.back().emplace_back();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            lines.emplace_back(1, std::string());
        } else {
            cell += c;
        }
        number += c == '\n' ? 1 : 0;
    }
    if (inQuotes)
        return fail(ErrorCode::FileDamaged, {"a quotation mark is not closed"}, "line " + std::to_string(opened));
    return lines;
}

} // namespace

std::string tablesToCsv(const std::vector<DataTable>& tables, char separator) {
    std::string out(kByteOrderMark);
    const auto line = [&](const std::string& first, const std::vector<std::string>& cells) {
        out += first;
        for (const auto& cell : cells)
            out += separator + quoted(cell, separator);
        out += "\r\n";
    };
    for (const auto& table : tables) {
        line("#" + table.name, table.columns);
        for (const auto& row : table.rows)
            line(table.name, row);
    }
    return out;
}

Result<std::vector<DataTable>> tablesFromCsv(std::string_view text) {
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    if (!isUtf8(std::string(text)))
        return fail(ErrorCode::BadText, {});
    const auto lines = csvLines(text, separatorOf(text));
    if (!lines)
        return tl::unexpected(lines.error());
    std::map<std::string, std::set<std::string>> known;
    forEachTabled([&](const auto& row) {
        const auto table = tableOf<std::decay_t<decltype(row)>>(Plant{});
        known[table.name] = {table.columns.begin(), table.columns.end()};
    });
    std::vector<DataTable> tables;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        auto cells = (*lines)[i];
        const std::string place = "line " + std::to_string(i + 1);
        if (std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return c.empty(); }))
            continue;
        const std::string first = cells.front();
        cells.erase(cells.begin());
        if (first.starts_with('#')) {
            while (!cells.empty() && cells.back().empty())
                cells.pop_back();
            const std::string name = first.substr(1);
            if (!known.contains(name))
                return fail(ErrorCode::JsonUnknownKey, {name, "the tables that are exported"}, place);
            for (const auto& column : cells)
                if (!known[name].contains(column))
                    return fail(ErrorCode::JsonUnknownKey, {column, "the columns that are exported"}, place);
            tables.push_back({name, 0, cells, {}});
            continue;
        }
        if (tables.empty() || tables.back().name != first)
            return fail(ErrorCode::FileDamaged, {"the line belongs to no table whose columns are named above it"}, place);
        cells.resize(tables.back().columns.size());
        tables.back().rows.push_back(std::move(cells));
    }
    return tables;
}

} // namespace takt::exchange

// Tasks as a spreadsheet gives them: lines of cells apart by tabs, semicolons or commas.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/project.h"

namespace takt::cell {

/// The cells of a text: by tabs if it has one, else by semicolons, else by commas (outside of quotes; not those of a single
/// column of numbers like "4,2"). CRLF or LF, quotes
/// as in CSV, control bytes and empty lines at the end left off.
std::vector<std::vector<std::string>> cellsOf(const std::string& text);

/// The columns a task table has for all cells.
enum class Column { Number, Name, Manual, Automatic, After, Kind, Tool, Stations, Posture, Place, Note, Count };

/// The columns named in a heading, by any of the usual names ("Predecessors", "Vorgänger" …); empty when the cells
/// are no heading.
std::vector<std::optional<Column>> headingOf(const std::vector<std::string>& cells);
/// Where no heading says: number, name, manual, automatic, after; without the number when the first column is no
/// row of rising whole numbers.
std::vector<std::optional<Column>> usualColumns(const std::vector<std::vector<std::string>>& lines);

/// A cell that cannot be read, from 0 in the lines given.
struct BadCell {
    std::size_t line = 0, column = 0;
    Error error;
};

/// One task as its line says it. Without a value: the line has no such column.
struct TaskLine {
    std::optional<std::int64_t> number;
    std::optional<std::string> name, tool, note;
    std::optional<Duration> manual, automatic;
    std::optional<std::vector<std::int64_t>> after; ///< numbers of tasks
    std::optional<WorkKind> kind;
    std::optional<std::pair<std::int64_t, std::int64_t>> stations; ///< first, last; 0: free
    std::optional<std::int64_t> posture;
    std::optional<Decimal> place;
};

/// Reads one cell into the line. Empty cells are as new: no time, nothing before it.
/// Errors: BadDuration, BadNumber, JsonBadValue (a kind of work), OutOfRange.
Result<void> readCell(TaskLine& line, Column column, const std::string& cell);
/// All lines, or the first cell that cannot be read.
tl::expected<std::vector<TaskLine>, BadCell> readLines(const std::vector<std::vector<std::string>>& lines,
                                                       const std::vector<std::optional<Column>>& columns);

/// Seconds where that is exact, without the unit: what a spreadsheet takes for a number.
std::string secondsText(Duration time);
/// "1, 4"; "2–4", "2", "–4", "3–".
std::string afterText(const std::vector<std::int64_t>& numbers);
std::string stationsText(std::int64_t first, std::int64_t last);

} // namespace takt::cell

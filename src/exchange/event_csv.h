// Every event of a run as a table that a person or a spreadsheet can read.
#pragma once

#include "exchange/run_events.h"

namespace takt::exchange {

/// How cells are separated and decimals written: ',' with '.', or ';' with ','.
struct CsvStyle {
    char separator = ',';
    char decimal = '.';
};

/// The columns, in their order.
std::vector<std::string> eventColumns();

/// RFC 4180, UTF-8 with a byte order mark. A line for each record of the trace, in its order: number from 1, seconds
/// from the begin of the run, day from 1, date (empty where the plan names no begin), clock time, what happened, the
/// element and item it happened to, amount and unit, detail, container (followed first in, first out), and the number of
/// the event that caused it, with what that was. Overwrites. Errors: CannotWrite, Cancelled.
Result<void> writeEventsCsv(const std::filesystem::path& path, const EventSource& source, const CsvStyle& style, const EventJob& job);

} // namespace takt::exchange

// The step from an older format to the present one that only adds: tables and columns.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"

namespace takt::store {

/// Gives every row table the shape the present format has. Columns that are new hold what a row made today
/// holds; tables that are new are empty, those of runs too. Runs and texts stay as they are. It may throw what SQLite
/// throws.
Result<void> widenRowTables(SQLite::Database& db);

/// Gives the table of runs the columns a planner's description has, empty where there were none.
void widenRuns(SQLite::Database& db);

/// Writes what the measures of runs are called once for all runs, where it stood with each.
void wordMeasuresOnce(SQLite::Database& db);

} // namespace takt::store

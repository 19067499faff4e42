// Reads a document out of an open database, believing nothing.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"
#include "store/content.h"
#include "store/schema.h"

namespace takt::store {

/// More scenarios and rows than these are no project, more measures no document.
inline constexpr std::size_t kMostScenarios = 1'000;
inline constexpr std::size_t kMostRows = 1'000'000;
inline constexpr std::size_t kMostMeasures = 10'000'000;

/// SQLite's own check of pages, cells and column types. Errors: FileDamaged.
Result<void> checkPages(SQLite::Database& db);
/// That the database holds exactly this schema, word for word. Errors: ForeignSchema.
Result<void> checkSchema(SQLite::Database& db, const std::vector<SchemaObject>& expected);
/// Only plain tables and indexes: no views, triggers or virtual tables. Errors: ForeignSchema.
Result<void> checkNothingActive(SQLite::Database& db);

/// The whole content, with checkProject() passed. Requires a checked schema. Throws what SQLite throws.
Result<LoadedDocument> readContent(SQLite::Database& db);

} // namespace takt::store

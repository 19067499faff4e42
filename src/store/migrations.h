// How documents of older formats become what this program reads.
#pragma once

#include <functional>
#include <span>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"

namespace takt::store {

/// One step from format `from` to `from + 1`, on a copy in memory; never on the user's file. It leaves the
/// tables word for word as the new format makes them. It may throw what SQLite throws.
struct Migration {
    int from = 0;
    std::function<Result<void>(SQLite::Database&)> run;
};

/// The steps this program knows, by rising `from`, without gaps, up to the present format.
std::span<const Migration> migrations();

/// Runs the steps from one format to another and raises user_version after each. Errors: FileDamaged when a
/// step is missing (there never was such a format), what a step answers.
Result<void> migrate(SQLite::Database& db, int from, int to, std::span<const Migration> steps);

} // namespace takt::store

// Dealing with SQLite: connections that trust nobody, and errors as values.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"

namespace takt::store {

/// No document is larger.
inline constexpr std::uintmax_t kMostBytes = 1ULL << 30;
/// The longest single value (the text of a plant).
inline constexpr int kLongestValue = 256 * 1024 * 1024;

/// Not a database, damaged, or `otherwise` with SQLite's words.
Error errorOf(const SQLite::Exception& exception, ErrorCode otherwise);

/// Runs a function that returns a Result; whatever is thrown becomes an Error.
template <class Function>
auto guarded(ErrorCode otherwise, Function&& function) -> decltype(function()) {
    try {
        return std::forward<Function>(function)();
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected(errorOf(exception, otherwise));
    } catch (const std::exception& exception) {
        return fail(otherwise, {exception.what()});
    }
}

/// Before the first statement: no triggers, views, extensions or functions from the schema, no writing
/// of the schema, checks of every cell, limits on sizes, temporary data in memory.
void harden(SQLite::Database& db);

/// A connection to a database that lies in memory. Changing it changes nothing on disk.
SQLite::Database openImage(const std::string& bytes);
/// The bytes of the file that this database would be, in rollback-journal mode.
std::string imageOf(SQLite::Database& db);

} // namespace takt::store

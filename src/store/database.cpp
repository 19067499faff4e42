#include "store/database.h"

#include <cstring>
#include <memory>
#include <new>

#include <sqlite3.h>

namespace takt::store {

namespace {

struct FreeBySqlite {
    void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};
using SqliteBytes = std::unique_ptr<unsigned char, FreeBySqlite>;

/// A header that says WAL keeps SQLite from opening a database in memory.
void setRollbackMode(unsigned char* header) {
    constexpr std::size_t writeVersion = 18, readVersion = 19;
    for (const auto at : {writeVersion, readVersion})
        if (header[at] == 2)
            header[at] = 1;
}

} // namespace

Error errorOf(const SQLite::Exception& exception, ErrorCode otherwise) {
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_NOTADB:
        return {ErrorCode::NotADatabase, {}, {}};
    case SQLITE_CORRUPT:
        return {ErrorCode::FileDamaged, {exception.what()}, {}};
    default:
        return {otherwise, {exception.what()}, {}};
    }
}

void harden(SQLite::Database& db) {
    sqlite3* handle = db.getHandle();
    for (const int off : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(handle, off, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 20);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 3);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    db.exec(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
}

SQLite::Database openImage(const std::string& bytes) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (!copy)
        throw std::bad_alloc();
    std::memcpy(copy, bytes.data(), bytes.size());
    if (bytes.size() >= 100)
        setRollbackMode(copy);
    // On failure, too, SQLite frees the copy.
    const int code = sqlite3_deserialize(db.getHandle(), "main", copy, size, size,
                                         SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (code != SQLITE_OK)
        throw SQLite::Exception(db.getHandle(), code);
    harden(db);
    return db;
}

std::string imageOf(SQLite::Database& db) {
    sqlite3_int64 size = 0;
    const SqliteBytes bytes(sqlite3_serialize(db.getHandle(), "main", &size, 0));
    if (!bytes)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

} // namespace takt::store

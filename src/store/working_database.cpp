#include "store/working_database.h"

#include <ctime>

#include "store/cells.h"
#include "store/content_reader.h"
#include "store/database.h"

namespace takt::store {

namespace {

SQLite::Database openNew(const fs::path& file) {
    removeDatabase(file);
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    // The order matters: locked first, so that WAL needs no shared memory.
    for (const char* pragma :
         {"PRAGMA page_size=4096", "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=WAL"})
        SQLite::Statement(db, pragma).executeStep();
    db.exec("PRAGMA synchronous=NORMAL");
    db.exec("PRAGMA foreign_keys=OFF"); // ChangeSets keep integrity; deleting would search every table
    db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    db.exec("PRAGMA user_version=" + std::to_string(kFormatVersion));
    return db;
}

/// A copy that a dead process left: its log is played back on opening.
SQLite::Database openLeft(const fs::path& file) {
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
    harden(db);
    SQLite::Statement(db, "PRAGMA locking_mode=EXCLUSIVE").executeStep();
    return db;
}

Result<WorkingState> stateOf(SQLite::Database& db) {
    WorkingState state;
    SQLite::Statement select(db, "SELECT key,value FROM working");
    while (select.executeStep()) {
        CellReader cells(select);
        const auto key = cells.text("key");
        const auto value = cells.text("value");
        if (cells.refused())
            return fail(ErrorCode::FileDamaged, {"the state of the working copy"});
        if (key == "document")
            state.document = value;
        else if (key == "last_edit")
            state.lastEdit = value;
        else if (key == "unsaved")
            state.unsaved = value == "1";
    }
    return state;
}

Result<void> checkWorking(SQLite::Database& db) {
    if (auto sound = checkPages(db); !sound)
        return sound;
    const auto version = db.execAndGet("PRAGMA user_version").getInt64();
    if (version != kFormatVersion)
        return fail(ErrorCode::FileTooNew, {std::to_string(version), std::to_string(kFormatVersion)});
    return checkSchema(db, workingSchema());
}

template <class Read>
auto readLeft(const fs::path& file, Read&& read) -> decltype(read(std::declval<SQLite::Database&>())) {
    return guarded(ErrorCode::CannotRead, [&]() -> decltype(read(std::declval<SQLite::Database&>())) {
        SQLite::Database db = openLeft(file);
        if (auto sound = checkWorking(db); !sound)
            return tl::unexpected(sound.error().at(file.string()));
        return read(db);
    });
}

} // namespace

std::string nowUtc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

fs::path workingFolder() {
    return stateFolder() / "working";
}

void removeDatabase(const fs::path& file) {
    std::error_code code;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        fs::path part = file;
        part += ending;
        fs::remove(part, code);
    }
}

WorkingDatabase::WorkingDatabase(const fs::path& file, const LoadedDocument& content,
                                 const WorkingState& state)
    : db_(openNew(file)), writer_(db_) {
    transact([&](ContentWriter& writer) {
        writer.create(workingSchema());
        writer.writeAll(content.project, content.runs, content.plants);
        putState(writer, state);
    });
}

void putState(ContentWriter& writer, const WorkingState& state) {
    writer.put("working", "document", state.document);
    writer.put("working", "last_edit", state.lastEdit);
    writer.put("working", "unsaved", state.unsaved ? "1" : "0");
}

Result<WorkingState> readWorkingState(const fs::path& file) {
    return readLeft(file, [](SQLite::Database& db) { return stateOf(db); });
}

Result<LoadedDocument> readWorkingContent(const fs::path& file) {
    return readLeft(file, [](SQLite::Database& db) { return readContent(db); });
}

} // namespace takt::store

// The database of a working copy: a document's tables and a table "working" of its own.
#pragma once

#include <memory>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/platform/files.h"
#include "store/content_writer.h"

namespace takt::store {

/// What the table "working" says.
struct WorkingState {
    std::string document; ///< absolute path; empty: untitled
    std::string lastEdit; ///< ISO 8601 UTC
    bool unsaved = false;
};

std::string nowUtc();
fs::path workingFolder();
/// Deletes a database and its journals.
void removeDatabase(const fs::path& file);

/// An open working copy: WAL, so a commit is a short append; locked to this process, so that no shared
/// memory is needed and network folders will do. Every function throws what SQLite throws.
class WorkingDatabase {
  public:
    /// Makes the file with this content; an unfinished one of the same name is deleted.
    WorkingDatabase(const fs::path& file, const LoadedDocument& content, const WorkingState& state);

    /// Runs write(ContentWriter&) in a transaction of its own.
    template <class Write>
    void transact(Write&& write) {
        SQLite::Transaction transaction(db_);
        write(writer_);
        transaction.commit();
    }

  private:
    SQLite::Database db_;
    ContentWriter writer_;
};

void putState(ContentWriter& writer, const WorkingState& state);
/// Errors as loadTakt().
Result<WorkingState> readWorkingState(const fs::path& file);
Result<LoadedDocument> readWorkingContent(const fs::path& file);

} // namespace takt::store

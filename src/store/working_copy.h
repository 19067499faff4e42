// Unsaved edits, kept on disk as they are made, so that no crash loses one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/platform/files.h"
#include "model/changeset.h"
#include "store/content.h"

namespace takt::store {

/// The working copy of one open document: an SQLite database in stateFolder()/working/, written by a thread
/// of its own.
///
/// Nothing here waits for the disk (but flush() and the ends of life), throws or refuses an edit. When the
/// disk fails, status() tells; what could not be written is kept in memory, in order, and tried again every
/// two seconds and by flush().
///
/// All functions are for one thread, the one that edits; the status callback comes from the writer's.
class WorkingCopy {
  public:
    /// For a document (empty: untitled) with the content it has now. `unsaved`: the content is not in the
    /// document's file (it was recovered, or imported), so it must be offered again after a crash.
    WorkingCopy(const fs::path& document, LoadedDocument content, bool unsaved = false);
    /// Writes what is left, then stops. The copy stays on disk if it holds unsaved edits.
    ~WorkingCopy();
    WorkingCopy(const WorkingCopy&) = delete;
    WorkingCopy& operator=(const WorkingCopy&) = delete;

    /// Requires a set that was applied to the project this copy follows.
    void write(ChangeSet set);
    /// Requires a number that no run of the document has.
    void addRun(sim::RunRecord run, std::string plantText);
    void describeRun(std::int64_t number, sim::RunDescription words);
    void removeRun(std::int64_t number);

    /// How many edits (sets and changes of runs) were written so far; what markSaved() takes.
    std::uint64_t edits() const;
    /// The document was saved, under this path, with the first so many edits in it; all when not told.
    void markSaved(const fs::path& document, std::optional<std::uint64_t> edits = std::nullopt);
    /// Drops what waits and writes this content anew: the way out when a write keeps failing.
    void restart(LoadedDocument content);

    /// Waits until everything is on disk or has failed; answers status().
    Result<void> flush();
    /// The last write's error, none while all is well.
    std::optional<Error> status() const;
    /// Called whenever status() changes, from the writer's thread; set it before the first edit.
    void onStatus(std::function<void(const std::optional<Error>&)> callback);

    /// The user has closed the document: stops and deletes the copy.
    void discard();

    /// Where it lies; empty until it could be made. For tests and messages.
    fs::path file() const;

  private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

/// Unsaved work that a dead process left behind. While this object lives nobody else is offered it.
class RecoverableWork {
  public:
    /// The document it belongs to; empty: untitled.
    const fs::path& document() const { return document_; }
    /// ISO 8601 UTC of the last edit.
    const std::string& lastEdit() const { return lastEdit_; }
    const fs::path& file() const { return file_; }

    /// What the planner had. Then make a WorkingCopy of it (unsaved), flush() that and discard() this: no
    /// moment is without a copy.
    Result<LoadedDocument> load() const;
    /// Deletes it.
    void discard();

  private:
    friend std::vector<RecoverableWork> findRecoverable(const std::optional<fs::path>&);
    fs::path file_, document_;
    std::string lastEdit_;
    FileLock lock_;
};

/// The unsaved work for one document (an empty path: untitled ones), or all of it, newest first. Copies of
/// living processes are not offered; copies without unsaved edits are deleted; what cannot be read is left
/// alone.
std::vector<RecoverableWork> findRecoverable(const std::optional<fs::path>& document = std::nullopt);

} // namespace takt::store

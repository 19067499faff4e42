// The only place that speaks to the operating system about files.
#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"

namespace takt {

namespace fs = std::filesystem;

/// Reads a whole file; refuses more than `limit` bytes.
Result<std::string> readFile(const fs::path& path, std::uintmax_t limit = 1ULL << 30);
/// Writes beside the target, syncs, renames over it and syncs the folder. The old content stays
/// whole until the new is complete. Where the folder forbids new files, writes in place.
Result<void> writeFileSafely(const fs::path& path, std::string_view content);
/// Puts `complete`, a finished file, in the place of `target`: sync, rename, sync folder. Falls back
/// to copying over the target when the rename is refused; `complete` is gone afterwards.
Result<void> replaceFile(const fs::path& complete, const fs::path& target);
Result<void> syncFile(const fs::path& path);

/// Where unsaved work is kept for this user: $XDG_STATE_HOME/taktboard, else ~/.local/state/taktboard.
fs::path stateFolder();
/// "pid@host" of this process.
std::string processName();

/// An exclusive lock beside a document, held while this object lives and freed by the system when
/// the process dies. The lock file names its holder.
class FileLock {
  public:
    FileLock() = default;
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// FileLocked names the holder when somebody else has it.
    static Result<FileLock> acquire(const fs::path& lockFile);
    explicit operator bool() const { return descriptor_ >= 0; }
    void release();

  private:
    int descriptor_ = -1;
    fs::path path_;
};

} // namespace takt

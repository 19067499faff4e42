// One writer for each document, window or command line.
#pragma once

#include "base/platform/files.h"
#include "base/platform/fingerprint.h"

namespace takt::store {

/// Held while this object lives; freed by the system when the process dies. The lock file is ".<name>.lock"
/// beside the document (links followed), or one in the state folder where the document's folder takes no new
/// file: there it keeps out this user's own programs only.
class DocumentLock {
  public:
    DocumentLock() = default;

    /// The document need not exist yet. Errors: FileLocked names the holder ("pid@host"); CannotWrite when a
    /// lock can be put nowhere.
    static Result<DocumentLock> acquire(const fs::path& document);

    explicit operator bool() const { return static_cast<bool>(lock_); }
    void release() { lock_.release(); }

  private:
    FileLock lock_;
};

/// The document's one name, however it was called: absolute, links followed. Never throws.
fs::path canonicalName(const fs::path& document);

} // namespace takt::store

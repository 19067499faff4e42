// Telling whether a file is still the one it was.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/error.h"

namespace takt {

/// Size, time of last change and identity of a file; all 0 when there is none.
struct Fingerprint {
    std::uint64_t size = 0;
    std::int64_t changedNs = 0;
    std::uint64_t inode = 0;

    bool exists() const { return inode != 0; }
    bool operator==(const Fingerprint&) const = default;
};

/// What the path, links followed, leads to now.
Fingerprint fingerprintOf(const std::filesystem::path& path);

/// Before saving: that the file is still what it was when it was read or written last. A file that has
/// vanished meanwhile may be written anew. Errors: FileChangedByOthers.
Result<void> checkUnchanged(const std::filesystem::path& path, const Fingerprint& known);

} // namespace takt

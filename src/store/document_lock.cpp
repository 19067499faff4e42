#include "store/document_lock.h"

#include <cstdio>

namespace takt::store {

namespace {

fs::path lockBeside(const fs::path& document) {
    return document.parent_path() / ("." + document.filename().string() + ".lock");
}

/// Named by a hash (FNV-1a) of the whole path.
fs::path lockInStateFolder(const fs::path& document) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : document.string())
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    char name[32];
    std::snprintf(name, sizeof name, "%016llx.lock", static_cast<unsigned long long>(hash));
    return stateFolder() / "locks" / name;
}

} // namespace

fs::path canonicalName(const fs::path& document) {
    std::error_code code;
    const fs::path absolute = fs::absolute(document, code);
    fs::path canonical = fs::weakly_canonical(absolute, code);
    return code || canonical.empty() ? absolute : canonical;
}

Result<DocumentLock> DocumentLock::acquire(const fs::path& document) {
    const fs::path name = canonicalName(document);
    auto lock = FileLock::acquire(lockBeside(name));
    if (!lock && lock.error().code != ErrorCode::FileLocked) {
        const fs::path other = lockInStateFolder(name);
        std::error_code code;
        fs::create_directories(other.parent_path(), code);
        lock = FileLock::acquire(other);
    }
    if (!lock)
        return tl::unexpected(lock.error().at(document.string()));
    DocumentLock held;
    held.lock_ = std::move(*lock);
    return held;
}

} // namespace takt::store

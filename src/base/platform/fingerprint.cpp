#include "base/platform/fingerprint.h"

#include <sys/stat.h>

namespace takt {

Fingerprint fingerprintOf(const std::filesystem::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        return {};
    constexpr std::int64_t second = 1'000'000'000;
    return {static_cast<std::uint64_t>(found.st_size), found.st_mtim.tv_sec * second + found.st_mtim.tv_nsec,
            static_cast<std::uint64_t>(found.st_ino)};
}

Result<void> checkUnchanged(const std::filesystem::path& path, const Fingerprint& known) {
    const auto now = fingerprintOf(path);
    if (now.exists() && !(now == known))
        return fail(ErrorCode::FileChangedByOthers, {}, path.string());
    return {};
}

} // namespace takt

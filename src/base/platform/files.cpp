#include "base/platform/files.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace takt {

namespace {

std::string systemText() { return std::strerror(errno); }

Result<void> writeAll(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t n = ::write(descriptor, content.data(), content.size());
        if (n < 0) {
            if (errno == EINTR)
                continue;
            return fail(ErrorCode::CannotWrite, {systemText()});
        }
        content.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
}

Result<void> writeInto(const fs::path& path, std::string_view content, int flags) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
    if (descriptor < 0)
        return fail(ErrorCode::CannotWrite, {systemText()}, path.string());
    auto written = writeAll(descriptor, content);
    if (written && ::fsync(descriptor) != 0)
        written = fail(ErrorCode::CannotWrite, {systemText()});
    ::close(descriptor);
    if (!written)
        return tl::unexpected(written.error().at(path.string()));
    return {};
}

void syncFolder(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

Result<std::string> readFile(const fs::path& path, std::uintmax_t limit) {
    std::error_code code;
    if (fs::is_directory(path, code))
        return fail(ErrorCode::CannotRead, {"it is a folder"}, path.string());
    if (fs::exists(path, code) && !fs::is_regular_file(path, code))
        return fail(ErrorCode::CannotRead, {"it is no plain file"}, path.string());
    const auto size = fs::file_size(path, code);
    if (!code && size > limit)
        return fail(ErrorCode::CannotRead, {"it is larger than any plant"}, path.string());
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(ErrorCode::CannotRead, {systemText()}, path.string());
    std::string out((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad())
        return fail(ErrorCode::CannotRead, {systemText()}, path.string());
    return out;
}

Result<void> syncFile(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::CannotWrite, {systemText()}, path.string());
    const int failed = ::fsync(descriptor);
    ::close(descriptor);
    if (failed != 0)
        return fail(ErrorCode::CannotWrite, {systemText()}, path.string());
    return {};
}

Result<void> replaceFile(const fs::path& complete, const fs::path& target) {
    if (auto synced = syncFile(complete); !synced)
        return synced;
    // A document that is a link stays one: what it points to is replaced.
    std::error_code code;
    fs::path real = target;
    if (fs::is_symlink(target, code))
        real = fs::weakly_canonical(target, code);
    struct stat old {};
    if (::stat(real.c_str(), &old) == 0 && ::chmod(complete.c_str(), old.st_mode & 07777) != 0)
        errno = 0; // keeping the mode is a courtesy
    if (::rename(complete.c_str(), real.c_str()) == 0) {
        syncFolder(real);
        return {};
    }
    // Only where the folder or medium forbids a new file is the old one overwritten; a full disk is not
    // helped by that.
    if (errno != EACCES && errno != EPERM && errno != EROFS && errno != EXDEV && errno != EBUSY)
        return fail(ErrorCode::CannotWrite, {systemText()}, real.string());
    auto content = readFile(complete);
    if (!content)
        return tl::unexpected(content.error());
    auto written = writeInto(real, *content, O_TRUNC);
    if (written)
        fs::remove(complete, code);
    return written;
}

Result<void> writeFileSafely(const fs::path& path, std::string_view content) {
    fs::path beside = path;
    beside += ".new-" + std::to_string(::getpid());
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::access(folder.c_str(), W_OK) != 0 && ::access(path.c_str(), W_OK) == 0)
        return writeInto(path, content, O_TRUNC);
    auto written = writeInto(beside, content, O_TRUNC | O_EXCL);
    if (written)
        written = replaceFile(beside, path);
    std::error_code code;
    if (!written)
        fs::remove(beside, code);
    return written;
}

fs::path stateFolder() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return fs::path(state) / "taktboard";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".local" / "state" / "taktboard";
    return fs::temp_directory_path() / "taktboard";
}

std::string processName() {
    char host[256] = "";
    ::gethostname(host, sizeof host - 1);
    return std::to_string(::getpid()) + "@" + host;
}

FileLock::~FileLock() { release(); }

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    if (this != &other) {
        release();
        descriptor_ = std::exchange(other.descriptor_, -1);
        path_ = std::move(other.path_);
    }
    return *this;
}

void FileLock::release() {
    if (descriptor_ < 0)
        return;
    // Removed while still locked, so that nobody deletes a lock that another has just taken.
    ::unlink(path_.c_str());
    ::close(descriptor_);
    descriptor_ = -1;
}

Result<FileLock> FileLock::acquire(const fs::path& lockFile) {
    for (int attempt = 0; attempt < 8; ++attempt) {
        int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0 && errno == EACCES) // another user's lock file can be locked, though not written
            descriptor = ::open(lockFile.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return fail(ErrorCode::CannotWrite, {systemText()}, lockFile.string());
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            char holder[128] = "";
            const ssize_t n = ::read(descriptor, holder, sizeof holder - 1);
            ::close(descriptor);
            return fail(ErrorCode::FileLocked, {n > 0 ? std::string(holder) : "unknown"});
        }
        // The holder before us may have unlinked the file we opened: then try again.
        struct stat opened {}, named {};
        if (::fstat(descriptor, &opened) == 0 && ::stat(lockFile.c_str(), &named) == 0 &&
            opened.st_ino == named.st_ino) {
            FileLock lock;
            lock.descriptor_ = descriptor;
            lock.path_ = lockFile;
            if (::ftruncate(descriptor, 0) == 0) {
                auto named_ = writeAll(descriptor, processName());
                (void)named_;
            }
            return lock;
        }
        ::close(descriptor);
    }
    return fail(ErrorCode::FileLocked, {"changing hands"});
}

} // namespace takt

#include "store/takt_file.h"

#include <fstream>
#include <random>
#include <unordered_set>

#include "model/integrity.h"
#include "store/content_reader.h"
#include "store/content_writer.h"
#include "store/database.h"

namespace takt::store {

namespace {

constexpr std::size_t kHeaderSize = 100;
constexpr std::string_view kMagic("SQLite format 3\0", 16);

std::uint32_t headerNumber(const std::string& bytes, std::size_t at) {
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < 4; ++i)
        n = n << 8 | static_cast<unsigned char>(bytes[at + i]);
    return n;
}

struct Header {
    int version = 0;
    bool wal = false;
};

Result<Header> readHeader(const std::string& bytes) {
    if (std::string_view(bytes).substr(0, kMagic.size()) != kMagic)
        return fail(ErrorCode::NotADatabase);
    if (bytes.size() < kHeaderSize)
        return fail(ErrorCode::FileDamaged, {"it ends too early"});
    constexpr std::size_t pageSize = 16, readVersion = 19, encoding = 56, userVersion = 60, applicationId = 68;
    if (const auto id = headerNumber(bytes, applicationId); id != kApplicationId)
        return fail(ErrorCode::NotATaktboardFile, {std::to_string(id)});
    // Two bytes; 1 stands for 65 536. SQLite would read what is missing of the last page as zeros.
    const std::size_t pageBytes = headerNumber(bytes, pageSize) >> 16;
    if (pageBytes == 0 || bytes.size() % (pageBytes == 1 ? 65'536 : pageBytes) != 0)
        return fail(ErrorCode::FileDamaged, {"it ends too early"});
    const auto version = headerNumber(bytes, userVersion);
    if (version > kFormatVersion && version <= INT32_MAX)
        return fail(ErrorCode::FileTooNew, {std::to_string(version), std::to_string(kFormatVersion)});
    if (headerNumber(bytes, encoding) != 1)
        return fail(ErrorCode::ForeignSchema, {"an encoding other than UTF-8"});
    return Header{static_cast<int>(version), bytes[readVersion] == 2};
}

fs::path beside(const fs::path& path, const char* ending) {
    fs::path other = path;
    other += ending;
    return other;
}

/// A journal with content means that the file alone is not the truth.
Result<void> checkJournals(const fs::path& path, bool wal) {
    const fs::path journal = beside(path, wal ? "-wal" : "-journal");
    // A rollback journal that was dealt with may stay, its first bytes zero.
    if (std::ifstream(journal, std::ios::binary).get() <= 0)
        return {};
    return fail(ErrorCode::FileDamaged, {"another program has not finished writing it (" +
                                         journal.filename().string() + " lies beside it)"});
}

Result<LoadedDocument> readImage(const std::string& bytes, int version, std::span<const Migration> steps) {
    SQLite::Database db = openImage(bytes);
    if (auto sound = checkPages(db); !sound)
        return tl::unexpected(sound.error());
    if (version != kFormatVersion) {
        if (auto plain = checkNothingActive(db); !plain)
            return tl::unexpected(plain.error());
        if (auto done = migrate(db, version, kFormatVersion, steps); !done)
            return tl::unexpected(done.error());
    }
    if (auto own = checkSchema(db, documentSchema()); !own)
        return tl::unexpected(own.error());
    return readContent(db);
}

Result<void> checkRuns(std::span<const sim::RunRecord> runs) {
    std::unordered_set<std::int64_t> numbers;
    for (const auto& run : runs)
        if (run.number < 1 || !numbers.insert(run.number).second)
            return fail(ErrorCode::OutOfRange, {"the number", std::to_string(run.number), "1", "…"}, "runs");
    return {};
}

std::string encoded(const Project& project, std::span<const sim::RunRecord> runs, const PlantTexts& plants) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    db.exec("PRAGMA page_size=2048");
    db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    db.exec("PRAGMA user_version=" + std::to_string(kFormatVersion));
    db.exec("PRAGMA foreign_keys=ON");
    SQLite::Transaction transaction(db);
    {
        ContentWriter writer(db);
        writer.create(documentSchema());
        writer.writeAll(project, runs, plants);
    }
    transaction.commit();
    return imageOf(db);
}

// ------------------------------------------------------------------ files

/// A file that is gone when this object is.
struct TemporaryFile {
    fs::path path;
    TemporaryFile() = default;
    explicit TemporaryFile(fs::path file) : path(std::move(file)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code code;
        if (!path.empty())
            fs::remove(path, code);
    }
};

fs::path temporaryName() {
    std::random_device random;
    return ".taktboard-" + std::to_string(random()) + std::to_string(random()) + ".tmp";
}

/// Makes an empty file beside the document or, where that is forbidden, in the state folder.
Result<fs::path> makeTemporary(const fs::path& folder) {
    std::error_code code;
    for (const fs::path& place : {folder, stateFolder()}) {
        if (place != folder)
            fs::create_directories(place, code);
        const fs::path file = place / temporaryName();
        if (!fs::exists(fs::symlink_status(file, code)) && std::ofstream(file, std::ios::binary))
            return file;
    }
    return fail(ErrorCode::CannotWrite, {"no place for a new file"}, folder.string());
}

/// Writes and reads back, for media that lose what they were given.
Result<void> writeChecked(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        return fail(ErrorCode::CannotWrite, {"is the disk full?"}, path.string());
    const auto back = readFile(path, kMostBytes);
    if (!back || *back != bytes)
        return fail(ErrorCode::CannotWrite, {"what was written does not read back"}, path.string());
    return {};
}

/// A document that is a link stays one: the new file goes beside what it points to.
fs::path realPath(const fs::path& path) {
    std::error_code code;
    const fs::path real = fs::is_symlink(path, code) ? fs::weakly_canonical(path, code) : path;
    return real.is_absolute() ? real : fs::absolute(real, code);
}

} // namespace

Result<LoadedDocument> documentFromBytes(const std::string& bytes, std::span<const Migration> steps) {
    const auto header = readHeader(bytes);
    if (!header)
        return tl::unexpected(header.error());
    return guarded(ErrorCode::FileDamaged, [&] { return readImage(bytes, header->version, steps); });
}

Result<LoadedDocument> loadTakt(const fs::path& path, std::span<const Migration> steps) {
    return guarded(ErrorCode::CannotRead, [&]() -> Result<LoadedDocument> {
        std::error_code code;
        if (const auto status = fs::status(path, code); fs::exists(status) && !fs::is_regular_file(status))
            return fail(ErrorCode::CannotRead, {"it is no file"}, path.string());
        const auto bytes = readFile(path, kMostBytes);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const auto header = readHeader(*bytes);
        if (!header)
            return tl::unexpected(header.error());
        if (auto alone = checkJournals(path, header->wal); !alone)
            return tl::unexpected(alone.error());
        return documentFromBytes(*bytes, steps);
    });
}

Result<std::string> documentToBytes(const Project& project, std::span<const sim::RunRecord> runs,
                                    const PlantTexts& plants) {
    return guarded(ErrorCode::CannotWrite, [&]() -> Result<std::string> {
        if (auto lawful = checkProject(project); !lawful)
            return tl::unexpected(lawful.error());
        if (auto lawful = checkRuns(runs); !lawful)
            return tl::unexpected(lawful.error());
        std::string bytes = encoded(project, runs, plants);
        // What cannot be read again must not take the place of what can.
        const auto back = documentFromBytes(bytes);
        if (!back)
            return tl::unexpected(back.error().at("the new file"));
        if (encoded(back->project, back->runs, back->plants) != bytes)
            return fail(ErrorCode::CannotWrite, {"what was written does not read back"});
        return bytes;
    });
}

Result<void> saveTakt(const fs::path& path, const Project& project, std::span<const sim::RunRecord> runs,
                      const PlantTexts& plants) {
    return guarded(ErrorCode::CannotWrite, [&]() -> Result<void> {
        const auto bytes = documentToBytes(project, runs, plants);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const fs::path real = realPath(path);
        const auto made = makeTemporary(real.parent_path());
        if (!made)
            return tl::unexpected(made.error());
        const TemporaryFile temporary(*made);
        if (auto written = writeChecked(temporary.path, *bytes); !written)
            return written;
        return replaceFile(temporary.path, real);
    });
}

} // namespace takt::store

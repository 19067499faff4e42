// Folders, documents and processes for the tests of store.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "../support/random_project.h"
#include "store/takt_file.h"

namespace takt::test {

/// A folder that is empty at first and gone at the end; the state folder lies in it.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "takt-store-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        fs::create_directory(path_ / "documents");
        ::setenv("XDG_STATE_HOME", (path_ / "state").c_str(), 1);
    }
    ~Folder() {
        std::error_code code;
        fs::permissions(path_ / "documents", fs::perms::owner_all, code);
        fs::remove_all(path_, code);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path path() const { return path_; }
    fs::path documents() const { return path_ / "documents"; }
    fs::path file(const char* name = "plant.takt") const { return documents() / name; }
    /// How many entries the documents' folder has.
    std::size_t entries() const {
        std::size_t n = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(documents()))
            ++n;
        return n;
    }

  private:
    fs::path path_;
};

inline std::string bytesOf(const fs::path& path) {
    return readFile(path).value();
}
inline void putBytes(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline constexpr fs::perms kReadByAll =
    fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
inline constexpr fs::perms kEnteredByAll =
    kReadByAll | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

/// Runs SQL on a file as any other program may.
inline void alter(const fs::path& path, const std::string& sql) {
    SQLite::Database db(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
    db.exec(sql);
}
inline std::string ask(const fs::path& path, const std::string& sql) {
    SQLite::Database db(path.string(), SQLite::OPEN_READONLY);
    return db.execAndGet(sql).getString();
}

/// Runs a function in a child process, which ends without any cleaning up; its answer.
inline int inChild(const std::function<int()>& function) {
    const pid_t child = ::fork();
    if (child == 0) {
        int answer = 99;
        try {
            answer = function();
        } catch (...) {
        }
        ::_exit(answer);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Root may write everywhere: tests of forbidden folders go on as somebody else.
inline void becomeNobody() {
    if (::geteuid() == 0 && ::seteuid(65534) != 0)
        ::_exit(98);
}

inline sim::RunRecord someRun(std::int64_t number, const std::string& plantHash = "0123456789abcdef") {
    sim::RunRecord run;
    run.number = number;
    run.name = "Überlast \"" + std::to_string(number) + "\"";
    run.created = "2026-11-23T10:00:00Z";
    run.scenario = Id{7};
    run.scenarioName = "Current state";
    run.plantHash = plantHash;
    run.settings.seed = UINT64_MAX - static_cast<std::uint64_t>(number);
    run.settings.replications = 30;
    sim::Intervention stop;
    stop.at = Time{} + Duration::hours(number);
    stop.kind = sim::Intervention::Kind::SignalOutage;
    stop.element = Id{12};
    stop.length = Duration::minutes(30);
    stop.paper = Duration::seconds(1);
    sim::Intervention rush;
    rush.kind = sim::Intervention::Kind::RushOrder;
    rush.element = Id{13};
    rush.item = Id{14};
    rush.amount = 40;
    run.starred = number % 2 == 0;
    run.note = "what we saw, " + plantHash;
    run.settings.interventions = {stop, rush};
    run.result.events = 123'456'789;
    run.result.wallSeconds = 0.125;
    run.result.measures = {{"delivered.total", "Delivered", "pieces", {920.0, 1.5, 0.1, 30}},
                           {"stock.12.3.mean", "Mean stock", "", {1.0 / 3.0, -0.0, 1e300, 30}}};
    return run;
}

inline bool sameRun(const sim::RunRecord& a, const sim::RunRecord& b) {
    const auto sameMeasure = [](const sim::Measure& x, const sim::Measure& y) {
        return x.name == y.name && x.label == y.label && x.unit == y.unit && x.value.mean == y.value.mean &&
               x.value.halfWidth == y.value.halfWidth && x.value.deviation == y.value.deviation &&
               x.value.n == y.value.n;
    };
    return a.number == b.number && static_cast<const sim::RunDescription&>(a) == b && a.created == b.created && a.scenario == b.scenario &&
           a.scenarioName == b.scenarioName && a.plantHash == b.plantHash &&
           a.engineVersion == b.engineVersion && a.settings == b.settings &&
           a.result.events == b.result.events && a.result.wallSeconds == b.result.wallSeconds &&
           a.result.cpuSeconds == b.result.cpuSeconds &&
           std::equal(a.result.measures.begin(), a.result.measures.end(), b.result.measures.begin(),
                      b.result.measures.end(), sameMeasure);
}

inline bool sameRuns(const std::vector<sim::RunRecord>& a, const std::vector<sim::RunRecord>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameRun);
}

/// Puts a document where it is to be broken, without the care of saving it.
inline void putDocument(const fs::path& path, const store::LoadedDocument& document) {
    putBytes(path, store::documentToBytes(document.project, document.runs, document.plants).value());
}

/// A document with rows in many tables, the same every time, and two runs of one plant.
inline store::LoadedDocument sampleDocument(std::uint64_t seed = 7, std::size_t rows = 150) {
    Random random(seed);
    store::LoadedDocument document;
    document.project = randomProject(random, rows);
    document.runs = {someRun(1), someRun(2)};
    document.plants = {{"0123456789abcdef", "{\"plant\": \"text\"}"}};
    return document;
}

} // namespace takt::test

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/test_main.h"
#include "base/platform/files.h"

using namespace takt;

class FilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    fs::path path(const char* name) const { return fs::path(folder_->path().toStdString()) / name; }
    std::size_t filesInFolder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path("")), fs::directory_iterator{}));
    }

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void aFileIsWrittenAndRead() {
        const std::string content("a\0b\r\n\xff", 6);
        QVERIFY(writeFileSafely(path("plan"), content));
        QCOMPARE(readFile(path("plan")).value_or("?"), content);
        QVERIFY(writeFileSafely(path("plan"), ""));
        QCOMPARE(readFile(path("plan")).value_or("?"), std::string());
    }

    void writingLeavesNothingBeside() {
        QVERIFY(writeFileSafely(path("plan"), "one"));
        QVERIFY(writeFileSafely(path("plan"), "two"));
        QCOMPARE(filesInFolder(), 1U);
    }

    void writingKeepsTheModeOfTheFile() {
        QVERIFY(writeFileSafely(path("plan"), "one"));
        QCOMPARE(::chmod(path("plan").c_str(), 0600), 0);
        QVERIFY(writeFileSafely(path("plan"), "two"));
        QCOMPARE(fs::status(path("plan")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void aLinkStaysALink() {
        QVERIFY(writeFileSafely(path("real"), "one"));
        fs::create_symlink(path("real"), path("link"));
        QVERIFY(writeFileSafely(path("link"), "two"));
        QVERIFY(fs::is_symlink(path("link")));
        QCOMPARE(readFile(path("real")).value_or("?"), std::string("two"));
    }

    void aReaderOfTheOldFileKeepsIt() {
        QVERIFY(writeFileSafely(path("plan"), "the old plan"));
        std::ifstream old(path("plan"));
        QVERIFY(writeFileSafely(path("plan"), "new"));
        std::string line;
        std::getline(old, line);
        QCOMPARE(line, std::string("the old plan"));
    }

    void aFolderThatIsMissingIsAnError() {
        const auto written = writeFileSafely(path("missing") / "plan", "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::CannotWrite);
        QCOMPARE(written.error().arguments, std::vector<std::string>{"No such file or directory"});
    }

    void aFolderThatForbidsNewFilesIsWrittenInPlace() {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        QVERIFY(writeFileSafely(path("plan"), "one"));
        QCOMPARE(::chmod(path("").c_str(), 0500), 0);
        const auto written = writeFileSafely(path("plan"), "two");
        QCOMPARE(::chmod(path("").c_str(), 0700), 0);
        QVERIFY(written);
        QCOMPARE(readFile(path("plan")).value_or("?"), std::string("two"));
    }

    void aFinishedFileTakesThePlaceOfAnother() {
        QVERIFY(writeFileSafely(path("plan"), "old"));
        QVERIFY(writeFileSafely(path("fresh"), "new"));
        QVERIFY(replaceFile(path("fresh"), path("plan")));
        QCOMPARE(readFile(path("plan")).value_or("?"), std::string("new"));
        QVERIFY(!fs::exists(path("fresh")));
    }

    void whatCannotBeReadSaysWhy() {
        const auto missing = readFile(path("missing"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::CannotRead);
        QCOMPARE(missing.error().arguments, std::vector<std::string>{"No such file or directory"});
        QCOMPARE(readFile(path("")).error().arguments, std::vector<std::string>{"it is a folder"});
        QVERIFY(writeFileSafely(path("plan"), "12345"));
        QCOMPARE(readFile(path("plan"), 4).error().arguments,
                 std::vector<std::string>{"it is larger than any plant"});
        QVERIFY(readFile(path("plan"), 5));
    }

    void aLockIsHeldByOne() {
        auto lock = FileLock::acquire(path("plan.lock"));
        QVERIFY(lock && *lock);
        const auto second = FileLock::acquire(path("plan.lock"));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::FileLocked);
        QCOMPARE(second.error().arguments, std::vector<std::string>{processName()});
    }

    void aLockIsFreedAndItsFileGone() {
        {
            const auto lock = FileLock::acquire(path("plan.lock"));
            QVERIFY(lock);
        }
        QVERIFY(!fs::exists(path("plan.lock")));
        QVERIFY(FileLock::acquire(path("plan.lock")));
    }

    void aMovedLockIsHeldOnce() {
        auto first = FileLock::acquire(path("plan.lock"));
        QVERIFY(first);
        FileLock second(std::move(*first));
        QVERIFY(second);
        QVERIFY(!FileLock::acquire(path("plan.lock")));
        FileLock third;
        third = std::move(second);
        QVERIFY(!FileLock::acquire(path("plan.lock")));
        third.release();
        QVERIFY(FileLock::acquire(path("plan.lock")));
    }

    void aLockDiesWithItsProcess() {
        const pid_t child = ::fork();
        if (child == 0) {
            auto lock = FileLock::acquire(path("plan.lock"));
            ::_exit(lock ? 0 : 1); // without running destructors: as a crash would
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(fs::exists(path("plan.lock")));
        QVERIFY(FileLock::acquire(path("plan.lock")));
    }

    void theStateFolderFollowsTheEnvironment() {
        const QByteArray old = qgetenv("XDG_STATE_HOME");
        qputenv("XDG_STATE_HOME", "/tmp/somewhere");
        const fs::path set = stateFolder();
        qunsetenv("XDG_STATE_HOME");
        const fs::path unset = stateFolder();
        if (!old.isNull())
            qputenv("XDG_STATE_HOME", old);
        QCOMPARE(set, fs::path("/tmp/somewhere/taktboard"));
        QCOMPARE(unset, fs::path(qgetenv("HOME").toStdString()) / ".local/state/taktboard");
    }
};

TAKTBOARD_TEST(files, FilesTest);
#include "tst_files.moc"

#include <QtTest>

#include "../support/test_main.h"
#include "store/document_lock.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

class DocumentLocks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aSecondProcessIsToldWhoHasIt();
    void aLinkIsTheSameDocument();
    void theLockGoesWithItsHolder();
    void aFolderThatForbidsNewFilesHasItsLocksElsewhere();
    void aFileChangedByOthersIsNoticed();
};

namespace {

int lockCode(const fs::path& path) {
    const auto lock = DocumentLock::acquire(path);
    if (lock)
        return 0;
    return lock.error().code == ErrorCode::FileLocked ? 1 : 2;
}

} // namespace

void DocumentLocks::aSecondProcessIsToldWhoHasIt() {
    const Folder folder;
    auto lock = DocumentLock::acquire(folder.file());
    QVERIFY(lock.has_value());
    QVERIFY(fs::exists(folder.file(".plant.takt.lock")));
    const std::string holder = processName();
    QCOMPARE(inChild([&] {
                 const auto other = DocumentLock::acquire(folder.file());
                 return !other && other.error().code == ErrorCode::FileLocked &&
                                other.error().arguments.at(0) == holder
                            ? 0
                            : 1;
             }),
             0);
    lock->release();
    QCOMPARE(inChild([&] { return lockCode(folder.file()); }), 0);
}

void DocumentLocks::aLinkIsTheSameDocument() {
    const Folder folder;
    putBytes(folder.file(), "");
    fs::create_symlink(folder.file(), folder.path() / "link.takt");
    const auto lock = DocumentLock::acquire(folder.path() / "link.takt");
    QVERIFY(lock.has_value());
    QCOMPARE(inChild([&] { return lockCode(folder.documents() / ".." / "documents" / "plant.takt"); }), 1);
}

void DocumentLocks::theLockGoesWithItsHolder() {
    const Folder folder;
    QCOMPARE(inChild([&] {
                 static auto lock = DocumentLock::acquire(folder.file());
                 return lock ? 0 : 1;
             }),
             0);
    QVERIFY(fs::exists(folder.file(".plant.takt.lock"))); // left lying, held by nobody
    QCOMPARE(lockCode(folder.file()), 0);
}

void DocumentLocks::aFolderThatForbidsNewFilesHasItsLocksElsewhere() {
    const Folder folder;
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.documents(), kEnteredByAll);
    QCOMPARE(inChild([&] {
                 becomeNobody();
                 const auto lock = DocumentLock::acquire(folder.file());
                 if (!lock)
                     return 1;
                 const int second = lockCode(folder.file());
                 const int other = lockCode(folder.file("other.takt"));
                 return second == 1 && other == 0 ? 0 : 2;
             }),
             0);
    QCOMPARE(folder.entries(), std::size_t{0});
}

void DocumentLocks::aFileChangedByOthersIsNoticed() {
    const Folder folder;
    const auto none = fingerprintOf(folder.file());
    QVERIFY(!none.exists());
    QVERIFY(checkUnchanged(folder.file(), none).has_value());
    putBytes(folder.file(), "one");
    QCOMPARE(checkUnchanged(folder.file(), none).error().code, ErrorCode::FileChangedByOthers);
    const auto one = fingerprintOf(folder.file());
    QVERIFY(checkUnchanged(folder.file(), one).has_value());
    putBytes(folder.file("new"), "two"); // the same size, renamed over, as saving does
    fs::last_write_time(folder.file("new"), fs::last_write_time(folder.file()));
    fs::rename(folder.file("new"), folder.file());
    QCOMPARE(checkUnchanged(folder.file(), one).error().code, ErrorCode::FileChangedByOthers);
    fs::remove(folder.file());
    QVERIFY(checkUnchanged(folder.file(), one).has_value());
}

TAKTBOARD_TEST(document_lock, DocumentLocks);
#include "tst_document_lock.moc"

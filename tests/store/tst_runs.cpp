#include <QtTest>

#include "../support/test_main.h"
#include "store/runs.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

class StoredRuns : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aRunIsAddedUnderTheNextNumber();
    void runsOfOnePlantShareItsText();
    void nothingIsAddedWhileAWindowHasTheDocument();
    void nothingIsAddedToABrokenDocument();
};

void StoredRuns::aRunIsAddedUnderTheNextNumber() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    QCOMPARE(appendRun(folder.file(), someRun(0, "new"), "plant text").value(), 3);
    const auto runs = listRuns(folder.file()).value();
    QCOMPARE(runs.size(), std::size_t{3});
    QVERIFY(sameRun(runs[1], someRun(2)));
    QCOMPARE(runs[2].plantHash, std::string("new"));
    const auto back = loadTakt(folder.file()).value();
    QCOMPARE(back.plants.at("new"), std::string("plant text"));
    QVERIFY(back.project == sampleDocument().project);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void StoredRuns::runsOfOnePlantShareItsText() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), newProject("Plant")).has_value());
    QCOMPARE(appendRun(folder.file(), someRun(0, "hash"), "text").value(), 1);
    QCOMPARE(appendRun(folder.file(), someRun(0, "hash"), "text").value(), 2);
    QCOMPARE(ask(folder.file(), "SELECT count(*) FROM plants"), std::string("1"));
}

void StoredRuns::nothingIsAddedWhileAWindowHasTheDocument() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    const auto before = bytesOf(folder.file());
    const auto window = DocumentLock::acquire(folder.file());
    QVERIFY(window.has_value());
    QCOMPARE(inChild([&] {
                 const auto added = appendRun(folder.file(), someRun(0), "");
                 return !added && added.error().code == ErrorCode::FileLocked ? 0 : 1;
             }),
             0);
    QVERIFY(bytesOf(folder.file()) == before);
}

void StoredRuns::nothingIsAddedToABrokenDocument() {
    const Folder folder;
    putBytes(folder.file(), "no database");
    QCOMPARE(appendRun(folder.file(), someRun(0), "").error().code, ErrorCode::NotADatabase);
    QCOMPARE(bytesOf(folder.file()), std::string("no database"));
    QVERIFY(!appendRun(folder.file("missing.takt"), someRun(0), ""));
    QCOMPARE(folder.entries(), std::size_t{1});
}

TAKTBOARD_TEST(runs, StoredRuns);
#include "tst_runs.moc"

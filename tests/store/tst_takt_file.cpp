#include <QtTest>

#include "../support/property.h"
#include "../support/test_main.h"
#include "store/schema.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

class TaktFile : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyProjectComesBackAsItWas();
    void runsAndPlantsComeBack();
    void aPlantNoRunRefersToIsLeftOut();
    void aMeasureWithoutANumberIsKept();
    void theSameContentMakesTheSameBytes();
    void theFileIsARollbackDatabaseThatSaysWhoseItIs();
    void savingReplacesTheFileAndLeavesNothingBeside();
    void aLinkStaysALink();
    void whatCannotBeReadBackIsNotSaved();
    void runsNeedNumbersOfTheirOwn();
    void aFullDiskLeavesTheOldFile();
    void aFolderThatForbidsNewFilesIsWrittenInPlace();
    void aForbiddenFileStaysAsItIs();
    void aFileInWalModeOpens();
    void aReadOnlyFileOpensInAReadOnlyFolder();
    void openingChangesNothing();
};

void TaktFile::everyProjectComesBackAsItWas() {
    QVERIFY(holds("load(save(project)) == project", 150, [] {
        const Project project = randomProject();
        const auto bytes = documentToBytes(project);
        RC_ASSERT(bytes.has_value());
        const auto back = documentFromBytes(*bytes);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->project == project);
    }));
}

void TaktFile::runsAndPlantsComeBack() {
    const Folder folder;
    const auto document = sampleDocument();
    QVERIFY(saveTakt(folder.file(), document).has_value());
    const auto back = loadTakt(folder.file());
    QVERIFY(back.has_value());
    QVERIFY(back->project == document.project);
    QVERIFY(sameRuns(back->runs, document.runs));
    QVERIFY(back->plants == document.plants);
}

void TaktFile::aPlantNoRunRefersToIsLeftOut() {
    auto document = sampleDocument();
    document.plants.emplace("other", "unused");
    const auto back =
        documentFromBytes(documentToBytes(document.project, document.runs, document.plants).value());
    QCOMPARE(back.value().plants.size(), std::size_t{1});
}

void TaktFile::aMeasureWithoutANumberIsKept() {
    auto document = sampleDocument();
    auto& value = document.runs[0].result.measures[0].value;
    value.mean = std::numeric_limits<double>::quiet_NaN();
    value.halfWidth = std::numeric_limits<double>::infinity();
    const auto back =
        documentFromBytes(documentToBytes(document.project, document.runs, document.plants).value());
    QVERIFY(std::isnan(back.value().runs[0].result.measures[0].value.mean));
    QVERIFY(std::isinf(back.value().runs[0].result.measures[0].value.halfWidth));
}

void TaktFile::theSameContentMakesTheSameBytes() {
    const Folder folder;
    const auto document = sampleDocument();
    QVERIFY(saveTakt(folder.file("a.takt"), document).has_value());
    QVERIFY(saveTakt(folder.file("b.takt"), loadTakt(folder.file("a.takt")).value()).has_value());
    QVERIFY(bytesOf(folder.file("a.takt")) == bytesOf(folder.file("b.takt")));
}

void TaktFile::theFileIsARollbackDatabaseThatSaysWhoseItIs() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    QCOMPARE(ask(folder.file(), "PRAGMA application_id"), std::to_string(kApplicationId));
    QCOMPARE(bytesOf(folder.file()).substr(68, 4), std::string("Takt"));
    QCOMPARE(ask(folder.file(), "PRAGMA user_version"), std::to_string(kFormatVersion));
    QCOMPARE(ask(folder.file(), "PRAGMA journal_mode"), std::string("delete"));
    QCOMPARE(ask(folder.file(), "PRAGMA integrity_check"), std::string("ok"));
    SQLite::Database db(folder.file().string());
    SQLite::Statement dangling(db, "PRAGMA foreign_key_check");
    QVERIFY(!dangling.executeStep());
    QCOMPARE(db.execAndGet("SELECT count(*) FROM sqlite_schema WHERE sql NOT LIKE '% STRICT%'").getInt(), 0);
}

void TaktFile::savingReplacesTheFileAndLeavesNothingBeside() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument(1)).has_value());
    QVERIFY(saveTakt(folder.file(), sampleDocument(2)).has_value());
    QVERIFY(loadTakt(folder.file()).value().project == sampleDocument(2).project);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void TaktFile::aLinkStaysALink() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument(1)).has_value());
    fs::create_symlink(folder.file(), folder.path() / "link.takt");
    QVERIFY(saveTakt(folder.path() / "link.takt", sampleDocument(2)).has_value());
    QVERIFY(fs::is_symlink(folder.path() / "link.takt"));
    QVERIFY(loadTakt(folder.file()).value().project == sampleDocument(2).project);
}

void TaktFile::whatCannotBeReadBackIsNotSaved() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    const auto before = bytesOf(folder.file());
    auto broken = sampleDocument();
    broken.project.scenarios[0].name.clear();
    QCOMPARE(saveTakt(folder.file(), broken).error().code, ErrorCode::EmptyName);
    auto wrongRun = sampleDocument();
    wrongRun.runs[0].settings.replications = -1;
    QCOMPARE(saveTakt(folder.file(), wrongRun).error().code, ErrorCode::FileDamaged);
    QVERIFY(bytesOf(folder.file()) == before);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void TaktFile::runsNeedNumbersOfTheirOwn() {
    auto document = sampleDocument();
    document.runs[1].number = 1;
    QCOMPARE(documentToBytes(document.project, document.runs).error().code, ErrorCode::OutOfRange);
    document.runs[1].number = 0;
    QCOMPARE(documentToBytes(document.project, document.runs).error().code, ErrorCode::OutOfRange);
}

void TaktFile::aFullDiskLeavesTheOldFile() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument(1)).has_value());
    const auto before = bytesOf(folder.file());
    QCOMPARE(inChild([&] {
                 ::signal(SIGXFSZ, SIG_IGN);
                 const rlimit limit{20'000, 20'000};
                 ::setrlimit(RLIMIT_FSIZE, &limit);
                 const auto saved = saveTakt(folder.file(), sampleDocument(2));
                 return !saved && saved.error().code == ErrorCode::CannotWrite ? 0 : 1;
             }),
             0);
    QVERIFY(bytesOf(folder.file()) == before);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void TaktFile::aFolderThatForbidsNewFilesIsWrittenInPlace() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument(1)).has_value());
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.file(), fs::perms::all);
    fs::permissions(folder.documents(), kEnteredByAll);
    QCOMPARE(inChild([&] {
                 becomeNobody();
                 return saveTakt(folder.file(), sampleDocument(2)) ? 0 : 1;
             }),
             0);
    QVERIFY(loadTakt(folder.file()).value().project == sampleDocument(2).project);
    QCOMPARE(folder.entries(), std::size_t{1});
    for (const auto& entry : fs::directory_iterator(folder.path() / "state" / "taktboard"))
        QVERIFY(entry.path().extension() != ".tmp");
}

void TaktFile::aForbiddenFileStaysAsItIs() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument(1)).has_value());
    const auto before = bytesOf(folder.file());
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.file(), kReadByAll);
    fs::permissions(folder.documents(), kEnteredByAll);
    QCOMPARE(inChild([&] {
                 becomeNobody();
                 const auto saved = saveTakt(folder.file(), sampleDocument(2));
                 return !saved && saved.error().code == ErrorCode::CannotWrite ? 0 : 1;
             }),
             0);
    QVERIFY(bytesOf(folder.file()) == before);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void TaktFile::aFileInWalModeOpens() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    alter(folder.file(), "PRAGMA journal_mode=WAL");
    QCOMPARE(int(bytesOf(folder.file())[19]), 2);
    QVERIFY(loadTakt(folder.file()).value().project == sampleDocument().project);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void TaktFile::aReadOnlyFileOpensInAReadOnlyFolder() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    alter(folder.file(), "PRAGMA journal_mode=WAL");
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.file(), kReadByAll);
    fs::permissions(folder.documents(), kEnteredByAll);
    QCOMPARE(inChild([&] {
                 becomeNobody();
                 return loadTakt(folder.file()) ? 0 : 1;
             }),
             0);
}

void TaktFile::openingChangesNothing() {
    const Folder folder;
    QVERIFY(saveTakt(folder.file(), sampleDocument()).has_value());
    const auto before = bytesOf(folder.file());
    const auto time = fs::last_write_time(folder.file());
    QVERIFY(loadTakt(folder.file()).has_value());
    QVERIFY(bytesOf(folder.file()) == before);
    QVERIFY(fs::last_write_time(folder.file()) == time);
    QCOMPARE(folder.entries(), std::size_t{1});
}

TAKTBOARD_TEST(takt_file, TaktFile);
#include "tst_takt_file.moc"

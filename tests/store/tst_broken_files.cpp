#include <QtTest>

#include "../support/property.h"
#include "../support/test_main.h"
#include "model/integrity.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

/// Files that are not what we write: each gives an error that says so, and none is changed.
class BrokenFiles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatIsNoDatabaseIsNamed_data();
    void whatIsNoDatabaseIsNamed();
    void whatWeNeverWriteIsRefused_data();
    void whatWeNeverWriteIsRefused();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void aWrongTypeSmuggledPastStrictIsRefused();
    void aSchemaThatLiesIsRefused();
    void anUnfinishedJournalIsRefused();
    void aTruncatedFileIsRefused();
    void flippedBytesNeverCrash();
};

namespace {

/// Loads, and holds that the file and its folder are as before.
Error refusal(const Folder& folder) {
    const auto before = bytesOf(folder.file());
    const auto entries = folder.entries();
    const auto loaded = loadTakt(folder.file());
    if (bytesOf(folder.file()) != before || folder.entries() != entries)
        return {ErrorCode::Count, {}, "the file was changed"};
    return loaded ? Error{ErrorCode::Count, {}, "it was opened"} : loaded.error();
}

/// Puts another word into the text of the schema, as a hostile program can.
void rewriteSchema(const fs::path& path, const std::string& from, const std::string& to) {
    auto bytes = bytesOf(path);
    for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
    putBytes(path, bytes);
}

} // namespace

void BrokenFiles::whatIsNoDatabaseIsNamed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("empty") << QByteArray() << ErrorCode::NotADatabase;
    QTest::newRow("text") << QByteArray("{\"format\": \"taktboard\"}") << ErrorCode::NotADatabase;
    QTest::newRow("zeros") << QByteArray(8192, '\0') << ErrorCode::NotADatabase;
    QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16) << ErrorCode::FileDamaged;
    QTest::newRow("magic and zeros") << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\0')
                                     << ErrorCode::NotATaktboardFile;
}

void BrokenFiles::whatIsNoDatabaseIsNamed() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    const Folder folder;
    putBytes(folder.file(), bytes.toStdString());
    QCOMPARE(refusal(folder).code, code);
}

void BrokenFiles::whatWeNeverWriteIsRefused_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, const char* sql, ErrorCode code) {
        QTest::newRow(name) << QString::fromUtf8(sql) << code;
    };
    row("another program's database", "PRAGMA application_id=252006673", ErrorCode::NotATaktboardFile);
    row("newer format", "PRAGMA user_version=1000", ErrorCode::FileTooNew);
    row("format 0", "PRAGMA user_version=0", ErrorCode::FileDamaged);
    row("negative format", "PRAGMA user_version=-5", ErrorCode::FileDamaged);
    row("view", "CREATE VIEW v AS SELECT 1", ErrorCode::ForeignSchema);
    row("view in place of a table", "DROP TABLE items; CREATE VIEW items AS SELECT * FROM areas",
        ErrorCode::ForeignSchema);
    row("trigger", "CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM items; END",
        ErrorCode::ForeignSchema);
    row("table", "CREATE TABLE more(x)", ErrorCode::ForeignSchema);
    row("index", "CREATE INDEX i ON items(name)", ErrorCode::ForeignSchema);
    row("expression index", "CREATE INDEX i ON items(abs(place))", ErrorCode::ForeignSchema);
    row("virtual table", "CREATE VIRTUAL TABLE f USING fts5(x)", ErrorCode::ForeignSchema);
    row("statistics", "ANALYZE", ErrorCode::ForeignSchema);
    row("added column", "ALTER TABLE items ADD COLUMN more TEXT", ErrorCode::ForeignSchema);
    row("generated column", "ALTER TABLE items ADD COLUMN more INT AS (place*2)", ErrorCode::ForeignSchema);
    row("renamed column", "ALTER TABLE items RENAME COLUMN name TO title", ErrorCode::ForeignSchema);
    row("dropped table", "DROP TABLE run_measures", ErrorCode::FileDamaged);
    row("a table that is not strict", "DROP TABLE parties; CREATE TABLE parties(place,id,name,note)",
        ErrorCode::ForeignSchema);
}

void BrokenFiles::whatWeNeverWriteIsRefused() {
    QFETCH(const QString, sql);
    QFETCH(const ErrorCode, code);
    const Folder folder;
    putDocument(folder.file(), sampleDocument());
    alter(folder.file(), sql.toStdString());
    const auto error = refusal(folder);
    QVERIFY2(error.code == code, error.text().c_str());
}

void BrokenFiles::nonsenseIsRefused_data() {
    QTest::addColumn<QString>("sql");
    const auto row = [](const char* name, const char* sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
    row("no settings", "DELETE FROM settings");
    row("two settings",
        "CREATE TEMP TABLE second AS SELECT * FROM settings; UPDATE second SET place=1,id=id+900000; "
        "INSERT INTO settings SELECT * FROM second");
    row("no next id", "DELETE FROM project");
    row("next id too low", "UPDATE project SET value='3'");
    row("next id no number", "UPDATE project SET value='many'");
    row("next id negative", "UPDATE project SET value='-1'");
    row("next id too large", "UPDATE project SET value='99999999999999999999'");
    row("unknown key", "INSERT INTO project VALUES('x','y')");
    row("enumeration", "UPDATE processes SET breakdown_clock='sometimes'");
    row("law", "UPDATE processes SET stop_length='normal(x)'");
    row("law out of range", "UPDATE processes SET stop_length='uniform(5 s, 1 s)'");
    row("days", "UPDATE calendars SET days='Someday'");
    row("points", "UPDATE material_flows SET bends='1,2 3'");
    row("out of range", "UPDATE processes SET machines=0");
    row("far out of range", "UPDATE processes SET machines=9223372036854775807");
    row("coordinate beyond 32 bits", "UPDATE processes SET x=4294967296");
    row("truth value", "UPDATE processes SET runs_in_breaks=2");
    row("dangling reference", "UPDATE stocks SET item=999999");
    row("reference of the wrong kind", "UPDATE stocks SET item=store");
    row("reference to zero", "UPDATE stocks SET item=0");
    row("negative reference", "UPDATE stocks SET item=-1");
    row("text too long", "UPDATE items SET note=printf('%.*c',5000,'x')");
    row("text much too long", "UPDATE items SET note=printf('%.*c',5000000,'x') WHERE place=0");
    row("text with a zero", "UPDATE items SET note=CAST(x'610062' AS TEXT)");
    row("text that is no UTF-8", "UPDATE items SET note=CAST(x'ff' AS TEXT)");
    row("gap in the order", "UPDATE items SET place=place+1");
    row("same place twice", "UPDATE items SET place=0");
    row("negative place", "UPDATE items SET place=place-1");
    row("unknown scenario", "UPDATE items SET scenario=999999 WHERE scenario=(SELECT min(scenario) FROM items)");
    row("no scenario row", "DELETE FROM scenarios");
    row("scenario without a name", "UPDATE scenarios SET name=''");
    row("id zero", "UPDATE items SET id=0 WHERE place=0 AND scenario=(SELECT min(scenario) FROM items)");
    row("negative id", "UPDATE items SET id=-id");
    row("id twice", "UPDATE areas SET id=(SELECT id FROM items WHERE place=0) WHERE place=0");
    row("ids of no rows", "INSERT INTO elements SELECT id,999,'items' FROM scenarios");
    row("rows of no ids", "DELETE FROM elements");
    row("ids of another kind", "UPDATE elements SET kind='areas'");
    row("no shared ids", "DELETE FROM shared_ids");
    row("run without a plant", "DELETE FROM plants");
    row("run number zero", "UPDATE runs SET number=0 WHERE number=1");
    row("run with a wild span", "UPDATE runs SET horizon='forever'");
    row("run with negative events", "UPDATE runs SET events=-1");
    row("run with a name that is no UTF-8", "UPDATE runs SET name=CAST(x'c328' AS TEXT)");
    row("measure with a name that is no UTF-8", "UPDATE measures SET name=CAST(x'c328' AS TEXT) WHERE number=0");
    row("measures without a run", "DELETE FROM runs");
    row("measures without words", "DELETE FROM measures");
    row("measures of one number", "UPDATE measures SET number=0");
    row("measures out of order", "UPDATE run_measures SET place=place+5");
}

void BrokenFiles::nonsenseIsRefused() {
    QFETCH(const QString, sql);
    const Folder folder;
    const auto document = sampleDocument(11, 400);
    const Plant& plant = document.project.scenarios[0].plant;
    QVERIFY(!plant.get<Process>().empty() && !plant.get<Stock>().empty() && plant.get<Item>().size() > 1 &&
            !plant.get<Area>().empty() && !plant.get<MaterialFlow>().empty());
    putDocument(folder.file(), document);
    {
        SQLite::Database db(folder.file().string(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
        db.exec(sql.toStdString());
        QVERIFY(db.getTotalChanges() > 0);
    }
    const auto error = refusal(folder);
    QVERIFY2(error.code != ErrorCode::Count, error.text().c_str());
    QVERIFY(!error.text().empty());
}

void BrokenFiles::aWrongTypeSmuggledPastStrictIsRefused() {
    const Folder folder;
    putDocument(folder.file(), sampleDocument());
    const std::string strict = ") STRICT, WITHOUT ROWID", loose = ")/*TRICT*/WITHOUT ROWID";
    rewriteSchema(folder.file(), strict, loose);
    alter(folder.file(), "UPDATE settings SET line_losses='many', note=x'00', name=1.5");
    rewriteSchema(folder.file(), loose, strict);
    const auto error = refusal(folder);
    QVERIFY2(error.code == ErrorCode::FileDamaged, error.text().c_str());
}

void BrokenFiles::aSchemaThatLiesIsRefused() {
    const Folder folder;
    putDocument(folder.file(), sampleDocument());
    {
        SQLite::Database db(folder.file().string(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA writable_schema=ON");
        db.exec("UPDATE sqlite_schema SET rootpage=(SELECT rootpage FROM sqlite_schema WHERE name='items') "
                "WHERE name='parties'");
    }
    QCOMPARE(refusal(folder).code, ErrorCode::FileDamaged);
}

void BrokenFiles::anUnfinishedJournalIsRefused() {
    const Folder folder;
    putDocument(folder.file(), sampleDocument());
    putBytes(folder.file("plant.takt-journal"), "\xd9\xd5\x05\xf9 pages");
    QCOMPARE(refusal(folder).code, ErrorCode::FileDamaged);
    putBytes(folder.file("plant.takt-journal"), std::string(28, '\0'));
    QVERIFY(loadTakt(folder.file()).has_value());
    alter(folder.file(), "PRAGMA journal_mode=WAL");
    putBytes(folder.file("plant.takt-wal"), "frames");
    QCOMPARE(refusal(folder).code, ErrorCode::FileDamaged);
}

void BrokenFiles::aTruncatedFileIsRefused() {
    const auto document = sampleDocument();
    const auto bytes = documentToBytes(document.project, document.runs, document.plants).value();
    for (std::size_t length = 0; length < bytes.size(); length += length < 200 ? 7 : 509)
        QVERIFY2(!documentFromBytes(bytes.substr(0, length)), std::to_string(length).c_str());
}

void BrokenFiles::flippedBytesNeverCrash() {
    const auto document = sampleDocument(5, 40);
    const auto whole = documentToBytes(document.project, document.runs, document.plants).value();
    QVERIFY(holds("a damaged file gives a lawful project or an error", 1500, [&] {
        auto random = drawRandom();
        auto bytes = whole;
        for (std::size_t n = *rc::gen::inRange(1, 20); n > 0; --n) {
            const std::size_t at = random.oneIn(3) ? random.below(4096) : random.below(bytes.size());
            bytes[at] =
                static_cast<char>(random.oneIn(2) ? random.below(256) : bytes[at] ^ (1 << random.below(8)));
        }
        const auto loaded = documentFromBytes(bytes);
        if (loaded)
            RC_ASSERT(checkProject(loaded->project).has_value());
        else
            RC_ASSERT(!loaded.error().text().empty());
    }));
}

TAKTBOARD_TEST(broken_files, BrokenFiles);
#include "tst_broken_files.moc"

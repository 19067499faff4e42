#include <QtTest>

#include <set>

#include "../support/test_main.h"
#include "model/integrity.h"
#include "store/schema.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

/// The mechanism, by a format 0 that never was: format 1 without its table of parties.
class Migrations : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void anOlderFileIsMigratedInMemory();
    void aStepThatLeavesAnotherSchemaIsRefused();
    void aFailingStepAnswersItsError();
    void stepsRunOneAfterTheOther();
    void anOlderFileWithATriggerIsNotMigrated();
    void theKnownStepsReachThePresentFormat();
    void aFileOfFormatOneOpensWithEverythingInIt();
    void aFileOfFormatTwoOpensWithEverythingInIt();
    void aFileOfFormatThreeOpensWithEverythingInIt();
    void aFileOfFormatFourOpensWithEverythingInIt();
    void measuresOfFormatSevenKeepTheirWords();
};

namespace {

std::string partiesSql() {
    for (const auto& object : documentSchema())
        if (object.name == "parties")
            return object.sql;
    return {};
}

/// A step from format 0, and the known ones behind it.
std::vector<Migration> stepsFromZero(std::function<Result<void>(SQLite::Database&)> first) {
    std::vector<Migration> steps = {{0, std::move(first)}};
    for (const auto& step : migrations())
        steps.push_back(step);
    return steps;
}

const std::vector<Migration> kFromZero = stepsFromZero([](SQLite::Database& db) -> Result<void> {
    db.exec(partiesSql());
    return {};
});

/// Answers the content that the file should have.
Project putFormatZero(const fs::path& path) {
    const Project project = newProject("Old");
    [[maybe_unused]] const auto saved = saveTakt(path, project);
    alter(path, "DROP TABLE parties; PRAGMA user_version=0");
    return project;
}

} // namespace

void Migrations::anOlderFileIsMigratedInMemory() {
    const Folder folder;
    const auto project = putFormatZero(folder.file());
    const auto before = bytesOf(folder.file());
    const auto loaded = loadTakt(folder.file(), kFromZero);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QVERIFY(loaded->project == project);
    QVERIFY(bytesOf(folder.file()) == before);
    QCOMPARE(folder.entries(), std::size_t{1});
}

void Migrations::aStepThatLeavesAnotherSchemaIsRefused() {
    const Folder folder;
    putFormatZero(folder.file());
    const Migration wrong{kFormatVersion - 1, [](SQLite::Database& db) -> Result<void> {
                              db.exec("CREATE TABLE parties(x)");
                              return {};
                          }};
    alter(folder.file(), "PRAGMA user_version=" + std::to_string(kFormatVersion - 1));
    QCOMPARE(loadTakt(folder.file(), std::span(&wrong, 1)).error().code, ErrorCode::ForeignSchema);
}

void Migrations::aFailingStepAnswersItsError() {
    const Folder folder;
    putFormatZero(folder.file());
    const Migration failing{0, [](SQLite::Database&) -> Result<void> { return fail(ErrorCode::BadText); }};
    QCOMPARE(loadTakt(folder.file(), std::span(&failing, 1)).error().code, ErrorCode::BadText);
    const Migration throwing{0, [](SQLite::Database& db) -> Result<void> {
                                 db.exec("no SQL at all");
                                 return {};
                             }};
    QCOMPARE(loadTakt(folder.file(), std::span(&throwing, 1)).error().code, ErrorCode::FileDamaged);
}

void Migrations::stepsRunOneAfterTheOther() {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    std::vector<int> ran;
    std::vector<Migration> steps;
    for (int from = 1; from < 4; ++from)
        steps.push_back({from, [&ran, from](SQLite::Database&) -> Result<void> {
                             ran.push_back(from);
                             return {};
                         }});
    QVERIFY(migrate(db, 2, 4, steps).has_value());
    QVERIFY((ran == std::vector<int>{2, 3}));
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), 4);
    QCOMPARE(migrate(db, 4, 6, steps).error().code, ErrorCode::FileDamaged);
}

void Migrations::anOlderFileWithATriggerIsNotMigrated() {
    const Folder folder;
    putFormatZero(folder.file());
    alter(folder.file(), "CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM items; END");
    QCOMPARE(loadTakt(folder.file(), kFromZero).error().code, ErrorCode::ForeignSchema);
}

void Migrations::theKnownStepsReachThePresentFormat() {
    int version = migrations().empty() ? kFormatVersion : migrations().front().from;
    for (const auto& step : migrations())
        QCOMPARE(step.from, version++);
    QCOMPARE(version, kFormatVersion);
}

/// Written by the program as it was then: the sample plant and one stored run.
void Migrations::aFileOfFormatOneOpensWithEverythingInIt() {
    const auto loaded = loadTakt(TAKTBOARD_TEST_DATA "/store/format1.takt");
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->project.scenarios.size(), std::size_t{2});
    QCOMPARE(loaded->runs.size(), std::size_t{1});
    QVERIFY(!loaded->runs[0].starred && loaded->runs[0].note.empty());
    QCOMPARE(loaded->runs[0].engineVersion, 1);
    const auto& measures = loaded->runs[0].result.measures;
    QVERIFY(measures.size() > 10);
    QCOMPARE(std::set<std::string>({measures[0].name, measures[1].name, measures[2].name}).size(), std::size_t{3});
    for (const auto& measure : measures)
        QVERIFY(!measure.name.empty() && !measure.label.empty());
    const Plant& future = loaded->project.scenarios[1].plant;
    QCOMPARE(future.get<KanbanLoop>().size(), std::size_t{7});
    for (const auto& loop : future.get<KanbanLoop>()) {
        QVERIFY(loop.item);
        QCOMPARE(loop.level, Quantity{});
    }
    for (const auto& process : future.get<Process>())
        QCOMPARE(process.withdraws, Withdraws::AtStart);
    QVERIFY(checkProject(loaded->project).has_value());
}

/// Written by the program as it was then: the sample of the controls.
void Migrations::aFileOfFormatTwoOpensWithEverythingInIt() {
    const auto loaded = loadTakt(TAKTBOARD_TEST_DATA "/store/format2.takt");
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->project.scenarios.size(), std::size_t{11});
    for (const auto& scenario : loaded->project.scenarios) {
        for (const auto& demand : scenario.plant.get<Demand>())
            QCOMPARE(demand.seasonDays, std::int64_t{20});
        QVERIFY(scenario.plant.get<Disruption>().empty());
    }
    QVERIFY(checkProject(loaded->project).has_value());
}

/// The same plants, written by the program of format 3.
void Migrations::aFileOfFormatThreeOpensWithEverythingInIt() {
    const auto loaded = loadTakt(TAKTBOARD_TEST_DATA "/store/format3.takt");
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->project.scenarios.size(), std::size_t{11});
    for (const auto& scenario : loaded->project.scenarios) {
        QVERIFY(scenario.plant.get<Annotation>().empty());
        for (const auto& process : scenario.plant.get<Process>()) {
            QVERIFY(!process.locked);
            QVERIFY(process.symbol == ProcessSymbol::Process);
        }
    }
    QVERIFY(checkProject(loaded->project).has_value());
}

/// The same plants, written by the program of format 4: processes had no inside of tasks.
void Migrations::aFileOfFormatFourOpensWithEverythingInIt() {
    const auto loaded = loadTakt(TAKTBOARD_TEST_DATA "/store/format4.takt");
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->project.scenarios.size(), std::size_t{11});
    for (const auto& scenario : loaded->project.scenarios) {
        QVERIFY(!scenario.plant.get<Process>().empty());
        QVERIFY(scenario.plant.get<Cell>().empty());
        QVERIFY(scenario.plant.get<CellTask>().empty());
    }
    QVERIFY(checkProject(loaded->project).has_value());
}

/// There each run had the words of its measures beside them.
void Migrations::measuresOfFormatSevenKeepTheirWords() {
    const Folder folder;
    auto document = loadTakt(TAKTBOARD_TEST_DATA "/store/format1.takt").value();
    document.runs.push_back(document.runs[0]);
    document.runs[1].number = document.runs[0].number + 1;
    document.runs[1].result.measures.resize(5);
    document.runs[1].result.measures[2].label += ", then called so";
    QVERIFY(saveTakt(folder.file(), document).has_value());
    alter(folder.file(),
          "CREATE TEMP TABLE old AS SELECT run,place,name,label,unit,mean,half_width,deviation,n FROM run_measures JOIN measures ON measure=number;"
          "DROP TABLE run_measures; DROP TABLE measures;"
          "CREATE TABLE \"run_measures\"(\"run\" INTEGER NOT NULL, \"place\" INTEGER NOT NULL, \"name\" TEXT NOT NULL, \"label\" TEXT NOT NULL,"
          "\"unit\" TEXT NOT NULL, \"mean\" REAL, \"half_width\" REAL, \"deviation\" REAL, \"n\" INTEGER NOT NULL, PRIMARY KEY(\"run\",\"place\"),"
          "FOREIGN KEY(\"run\") REFERENCES \"runs\"(\"number\") DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID;"
          "INSERT INTO run_measures SELECT * FROM old; PRAGMA user_version=7");
    const auto loaded = loadTakt(folder.file());
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->runs.size(), document.runs.size());
    for (std::size_t r = 0; r < document.runs.size(); ++r) {
        const auto &was = document.runs[r].result.measures, &is = loaded->runs[r].result.measures;
        QCOMPARE(is.size(), was.size());
        for (std::size_t i = 0; i < was.size(); ++i) {
            QCOMPARE(is[i].name, was[i].name);
            QCOMPARE(is[i].label, was[i].label);
            QCOMPARE(is[i].unit, was[i].unit);
            QCOMPARE(is[i].value.mean, was[i].value.mean);
        }
    }
}

TAKTBOARD_TEST(migrations, Migrations);
#include "tst_migrations.moc"

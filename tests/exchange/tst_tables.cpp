// Data boxes as tables: what is written is read back, and a spreadsheet's changes are seen before they are made.
#include <QTest>

#include "../support/test_main.h"
#include "base/platform/files.h"
#include "exchange/json.h"
#include "exchange/tables.h"

using namespace takt;
using namespace takt::exchange;

namespace {

Project sample(const char* name) {
    const auto text = readFile(std::string(TAKTBOARD_SOURCE_DIR "/resources/samples/") + name);
    return projectFromJson(text.value()).value();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("not there: %s", from.c_str());
    return text.replace(at, from.size(), to);
}

} // namespace

class TablesTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatIsWrittenIsReadBackWithoutChange() {
        for (const char* file : {"acme-stamping.json", "city-bicycles.json", "controls.json"}) {
            const Project project = sample(file);
            for (const auto& scenario : project.scenarios)
                for (const char separator : {',', ';', '\t'}) {
                    const auto tables = dataTables(scenario.plant);
                    QVERIFY(!tables.empty());
                    const auto read = tablesFromCsv(tablesToCsv(tables, separator));
                    QVERIFY2(read, read ? "" : read.error().text().c_str());
                    QCOMPARE(read->size(), tables.size());
                    for (std::size_t i = 0; i < tables.size(); ++i) {
                        QCOMPARE((*read)[i].columns, tables[i].columns);
                        QCOMPARE((*read)[i].rows, tables[i].rows);
                    }
                    Edit edit(project, scenario.id);
                    const auto reading = readTables(edit, *read);
                    QVERIFY2(reading, reading ? "" : reading.error().text().c_str());
                    QVERIFY(reading->changes.empty());
                    QVERIFY(reading->unknown.empty());
                    QVERIFY(edit.finish()->empty());
                }
        }
    }

    void aChangedCellIsOneChange() {
        const Project project = sample("acme-stamping.json");
        const auto& scenario = project.scenarios.front();
        std::string csv = tablesToCsv(dataTables(scenario.plant));
        csv = replaced(csv, "recipes,Assembly 1,Bracket LH,62 s", "recipes,Assembly 1,Bracket LH,58 s");
        Edit edit(project, scenario.id);
        const auto tables = tablesFromCsv(csv);
        QVERIFY2(tables, tables ? "" : tables.error().text().c_str());
        const auto reading = readTables(edit, *tables);
        QVERIFY(reading);
        QCOMPARE(reading->changes.size(), std::size_t{1});
        QCOMPARE(reading->changes[0].row, std::string("Assembly 1, Bracket LH"));
        QCOMPARE(reading->changes[0].field, std::string("cycle_time"));
        QCOMPARE(reading->changes[0].before, std::string("62 s"));
        QCOMPARE(reading->changes[0].after, std::string("58 s"));
        QCOMPARE(edit.finish()->changes.size(), std::size_t{1});
    }

    void columnsMayBeLeftOutAndRowsUnknownAreTold() {
        const Project project = sample("acme-stamping.json");
        const auto tables = tablesFromCsv("#processes;name;uptime\nprocesses;Stamping;90 %\nprocesses;Nowhere;50 %\n\n");
        QVERIFY(tables);
        Edit edit(project, project.scenarios.front().id);
        const auto reading = readTables(edit, *tables);
        QVERIFY(reading);
        QCOMPARE(reading->changes.size(), std::size_t{1});
        QCOMPARE(reading->unknown, std::vector<std::string>{"processes: Nowhere"});
    }

    void whatCannotBeReadNamesItsPlace() {
        const Project project = sample("acme-stamping.json");
        const auto refusal = [&](const std::string& csv) {
            const auto tables = tablesFromCsv(csv);
            if (!tables)
                return tables.error().text();
            Edit edit(project, project.scenarios.front().id);
            const auto reading = readTables(edit, *tables);
            return reading ? std::string("(accepted)") : reading.error().text();
        };
        QVERIFY(refusal("#processes,name,uptime\nprocesses,Stamping,often").starts_with("processes Stamping, uptime: "));
        QVERIFY(refusal("#processes,name,machines\nprocesses,Stamping,0").find("processes Stamping") != std::string::npos);
        QVERIFY(refusal("#machines,name\n").starts_with("line 1: "));
        QVERIFY(refusal("#processes,name,speed\n").find("\"speed\"") != std::string::npos);
        QVERIFY(refusal("processes,Stamping\n").starts_with("line 1: "));
        QVERIFY(refusal("#processes,name\nprocesses,\"Stam").find("quotation") != std::string::npos);
        QVERIFY(refusal("#processes,name\nprocesses,\xff\xfe").find("character") != std::string::npos);
    }

    void wordsWithSeparatorsAndLinesAreQuoted() {
        DataTable table{"items", 1, {"name", "note"}, {{"Bracket, \"LH\"", "two\nlines; one cell"}}};
        const auto read = tablesFromCsv(tablesToCsv({table}));
        QVERIFY(read);
        QCOMPARE(read->front().rows, table.rows);
    }
};

TAKTBOARD_TEST(tables, TablesTest);
#include "tst_tables.moc"

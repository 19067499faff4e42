#include <QtTest>

#include "../support/test_main.h"
#include "cell/task_text.h"

using namespace takt;
using namespace takt::cell;

class TaskText : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aSpreadsheetComesWithTabsAndDecimalCommas();
    void oneColumnOfDecimalCommasIsOneColumn();
    void commaSeparatedLinesKeepTheirQuotes();
    void aHeadingNamesTheColumns();
    void theBadCellIsNamed();
    void whatIsWrittenIsReadBack();
};

void TaskText::aSpreadsheetComesWithTabsAndDecimalCommas() {
    const auto cells = cellsOf("1\tLoad\t4,2\t\t\r\n2\tWeld\t3\t18\t1\r\n\r\n");
    QCOMPARE(cells.size(), std::size_t{2});
    const auto lines = readLines(cells, usualColumns(cells));
    QVERIFY(lines.has_value());
    QCOMPARE(*lines->at(0).number, std::int64_t{1});
    QCOMPARE(*lines->at(0).name, std::string("Load"));
    QCOMPARE(lines->at(0).manual->us, std::int64_t{4'200'000});
    QCOMPARE(lines->at(1).automatic->us, std::int64_t{18'000'000});
    QVERIFY((*lines->at(1).after == std::vector<std::int64_t>{1}));
}

void TaskText::oneColumnOfDecimalCommasIsOneColumn() {
    QVERIFY((cellsOf("4,2\r\n5\r\n12,75\r\n") == std::vector<std::vector<std::string>>{{"4,2"}, {"5"}, {"12,75"}}));
    QVERIFY((cellsOf("1,2,3\n") == std::vector<std::vector<std::string>>{{"1", "2", "3"}}));
}

void TaskText::commaSeparatedLinesKeepTheirQuotes() {
    const auto cells = cellsOf("\"Press, then check\",2.5,7,\"5, 6\"\n");
    const auto lines = readLines(cells, usualColumns(cells));
    QVERIFY(lines.has_value());
    QCOMPARE(*lines->at(0).name, std::string("Press, then check"));
    QVERIFY((*lines->at(0).after == std::vector<std::int64_t>{5, 6}));
    QVERIFY(!lines->at(0).number);
}

void TaskText::aHeadingNamesTheColumns() {
    const auto columns = headingOf({"Predecessors", "", "Task", "Time (s)"});
    QVERIFY((columns == std::vector<std::optional<Column>>{Column::After, std::nullopt, Column::Name, Column::Manual}));
    QVERIFY(headingOf({"Load", "4.2", "", ""}).empty());
}

void TaskText::theBadCellIsNamed() {
    const auto cells = cellsOf("1\tLoad\t4.2\n2\tWeld\tabc\n");
    const auto lines = readLines(cells, usualColumns(cells));
    QVERIFY(!lines.has_value());
    QCOMPARE(lines.error().line, std::size_t{1});
    QCOMPARE(lines.error().column, std::size_t{2});
    QCOMPARE(lines.error().error.code, ErrorCode::BadDuration);
    TaskLine line;
    QCOMPARE(readCell(line, Column::Kind, "lazy").error().code, ErrorCode::JsonBadValue);
    QCOMPARE(readCell(line, Column::Manual, "-3").error().code, ErrorCode::OutOfRange);
    QVERIFY(!readCell(line, Column::After, "1, x").has_value());
}

void TaskText::whatIsWrittenIsReadBack() {
    TaskLine line;
    for (const auto& [first, last] : std::vector<std::pair<std::int64_t, std::int64_t>>{{2, 4}, {3, 3}, {0, 4}, {3, 0}, {0, 0}}) {
        QVERIFY(readCell(line, Column::Stations, stationsText(first, last)).has_value());
        const auto wanted = first == last ? std::pair{first, last} : std::pair{first, last};
        QVERIFY(*line.stations == wanted);
    }
    QVERIFY(readCell(line, Column::After, afterText({1, 4, 12})).has_value());
    QVERIFY((*line.after == std::vector<std::int64_t>{1, 4, 12}));
    QCOMPARE(secondsText(Duration{4'200'000}), std::string("4.2"));
}

TAKTBOARD_TEST(task_text, TaskText);
#include "tst_task_text.moc"

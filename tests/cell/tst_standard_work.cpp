// Figures of the sheets of standard work: capacity, observed times, the stopwatch.
#include <QtTest>
#include <cmath>

#include "../support/test_main.h"
#include "cell/capacity.h"
#include "cell/stopwatch.h"
#include "cell/time_study.h"
#include "cell_plant.h"

using namespace takt;
using namespace takt::test;
using namespace takt::cell;

class StandardWork : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void capacityIsTimeOverCompletionAndToolChange();
    void tasksOfOneMachineShareIt();
    void copiesHaveAMachineEach();
    void withoutTimeNothingIsSaid();
    void theShiftIsTheCalendarsWithoutBreaks();
    void aLuckyReadingIsNotRepeatable();
    void moreObservationsAsInTheTextbook();
    void whoNeverVariesNeedsNoMore();
    void theStopwatchCutsCyclesIntoTasks();
    void aPressIsTakenBack();
    void whatCameBetweenDoesNotCount();
    void pausesDoNotCount();
};

namespace {

Numbers seconds(std::initializer_list<double> values) {
    Numbers numbers;
    for (const double value : values)
        numbers.millionths.push_back(std::llround(value * 1e6));
    return numbers;
}
Duration at(double seconds) { return CellPlant::time(seconds); }

} // namespace

/// 27 600 s / (5 + 25 + 60/100 s), as printed on the form.
void StandardWork::capacityIsTimeOverCompletionAndToolChange() {
    CellPlant p;
    const Id mill = p.task(5, 25);
    p.task(12);
    p.b.edit().modify<CellTask>(mill, [](CellTask& t) {
        t.machine = "Mill";
        t.toolChangeEvery = 100;
        t.toolChange = Duration::seconds(60);
    });
    const auto table = capacityTable(p.plant(), p.line(), p.process, Duration::seconds(27'600));
    QCOMPARE(table.rows.size(), std::size_t{2});
    QCOMPARE(table.rows[0].completion(), Duration::seconds(30));
    QCOMPARE(table.rows[0].changePerPiece.us, std::int64_t{600'000});
    QCOMPARE(*table.rows[0].perShift, 27'600 / 30.6);
    QCOMPARE(*table.rows[1].perShift, 2300.0);
    QVERIFY(table.rows[0].isBottleneck && !table.rows[1].isBottleneck);
    QCOMPARE(*table.perShift, 27'600 / 30.6);
}

void StandardWork::tasksOfOneMachineShareIt() {
    CellPlant p;
    for (const double automatic : {10.0, 20.0, 25.0}) {
        const Id task = p.task(2, automatic);
        if (automatic < 21)
            p.b.edit().modify<CellTask>(task, [](CellTask& t) { t.machine = "Lathe"; });
    }
    const auto table = capacityTable(p.plant(), p.line(), p.process, Duration::seconds(3400));
    QCOMPARE(table.rows[0].others, Duration::seconds(22));
    QCOMPARE(*table.rows[0].perShift, 100.0);
    QCOMPARE(*table.rows[1].perShift, 100.0);
    QVERIFY(table.rows[0].isBottleneck && table.rows[1].isBottleneck && !table.rows[2].isBottleneck);
}

void StandardWork::copiesHaveAMachineEach() {
    CellPlant p;
    const Id task = p.task(10, 20);
    p.task(20);
    p.b.edit().modify<CellTask>(task, [](CellTask& t) { t.station = 2; });
    CellStation station;
    station.process = p.process;
    station.number = 2;
    station.copies = 2;
    p.b.edit().insert(station);
    const auto table = capacityTable(p.plant(), p.line(), p.process, Duration::seconds(3000));
    QCOMPARE(table.rows[0].machines, 2);
    QCOMPARE(*table.rows[0].perShift, 200.0);
    QVERIFY(table.rows[1].isBottleneck);
}

void StandardWork::withoutTimeNothingIsSaid() {
    CellPlant p;
    p.task(0);
    QVERIFY(!capacityTable(p.plant(), p.line(), p.process, Duration::seconds(100)).rows[0].perShift);
    CellPlant other;
    other.task(5);
    const auto table = capacityTable(other.plant(), other.line(), other.process, {});
    QVERIFY(!table.rows[0].perShift && !table.perShift && !table.rows[0].isBottleneck);
}

void StandardWork::theShiftIsTheCalendarsWithoutBreaks() {
    CellPlant p;
    const Project project = newProject("Test"); // a shift of eight hours or so, with its breaks
    Edit edit(project, project.scenarios[0].id);
    Process row;
    row.name = "Cell";
    row.timeShare = Share{Share::kOne / 2};
    const Id process = edit.insert(row);
    const auto pace = paceOf(edit.project(), *edit.project().scenario(project.scenarios[0].id), process);
    const auto shift = edit.project().shared.get<Shift>()[0].length;
    QVERIFY2(pace.available.us > 0 && pace.available.us * 2 <= shift.us, qPrintable(QString::number(pace.available.us)));
    QCOMPARE(pace.demand, 0.0);
}

void StandardWork::aLuckyReadingIsNotRepeatable() {
    const auto study = studyOf(seconds({5.2, 3.0, 4.9, 6.1, 5.0}));
    QCOMPARE(study.count, std::int64_t{5});
    QCOMPARE(study.lowestRepeatable->us, std::int64_t{5'000'000}); // 3.0 came once; 4.9 and 5.0 are the same
    QVERIFY(!studyOf(seconds({3, 4, 5})).lowestRepeatable);
    QCOMPARE(studyOf(seconds({4, 4})).lowestRepeatable->us, std::int64_t{4'000'000});
}

/// Niebel and Freivalds: 25 readings, mean 0.30, s 0.09, t 2.064: (0.09 x 2.064 / (0.05 x 0.30))² = 153.4.
void StandardWork::moreObservationsAsInTheTextbook() {
    Numbers numbers = seconds({0.30});
    for (int i = 0; i < 12; ++i)
        for (const double value : {0.21, 0.39})
            numbers.millionths.push_back(std::llround(value * 1e6));
    const auto study = studyOf(numbers);
    QCOMPARE(study.mean.us, std::int64_t{300'000});
    QCOMPARE(study.spread.us, std::int64_t{90'000});
    QCOMPARE(*study.more, std::int64_t{154 - 25});
    QVERIFY(!studyOf(seconds({4})).more);
    QVERIFY(!studyOf({}).more);
}

void StandardWork::whoNeverVariesNeedsNoMore() {
    const auto study = studyOf(seconds({4, 4, 4}));
    QCOMPARE(study.spread.us, std::int64_t{0});
    QCOMPARE(*study.more, std::int64_t{0});
}

void StandardWork::theStopwatchCutsCyclesIntoTasks() {
    Stopwatch watch(2);
    QVERIFY(!watch.hasBegun());
    for (const double now : {100.0, 104.0, 110.0, 114.5})
        watch.press(at(now));
    QCOMPARE(watch.cycles(), std::size_t{1});
    QCOMPARE(watch.current(), std::size_t{1});
    QCOMPARE(watch.passed(at(116)), at(1.5));
    QVERIFY((watch.times(0) == std::vector<Duration>{at(4), at(4.5)}));
    QVERIFY((watch.times(1) == std::vector<Duration>{at(6)}));
    QCOMPARE(watch.count(), std::size_t{3});
}

void StandardWork::aPressIsTakenBack() {
    Stopwatch watch(2);
    for (const double now : {0.0, 4.0, 4.2})
        watch.press(at(now));
    watch.takeBack();
    QCOMPARE(watch.current(), std::size_t{1});
    watch.press(at(10));
    QVERIFY((watch.times(1) == std::vector<Duration>{at(6)}));
    watch.takeBack();
    watch.takeBack();
    watch.takeBack();
    QVERIFY(!watch.hasBegun());
    watch.takeBack();
}

void StandardWork::whatCameBetweenDoesNotCount() {
    Stopwatch watch(1);
    watch.press(at(0));
    watch.spoil();
    QVERIFY(watch.isSpoilt());
    watch.press(at(50));
    watch.press(at(54));
    QVERIFY((watch.times(0) == std::vector<Duration>{at(4)}));
    watch.takeBack();
    watch.takeBack();
    QVERIFY(watch.isSpoilt()); // as it was
}

void StandardWork::pausesDoNotCount() {
    Stopwatch watch(1);
    watch.press(at(0));
    watch.pause(at(3));
    QCOMPARE(watch.passed(at(60)), at(3));
    watch.goOn(at(100));
    watch.press(at(101));
    QVERIFY((watch.times(0) == std::vector<Duration>{at(4)}));
    watch.pause(at(102));
    watch.press(at(200)); // goes on by itself
    QVERIFY((watch.times(0) == std::vector<Duration>{at(4), at(1)}));
}

TAKTBOARD_TEST(standard_work, StandardWork);
#include "tst_standard_work.moc"

// The stations of a cell as a run has them.
#include <QTest>

#include "cell/stations.h"
#include "cell_plant.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using namespace takt::cell;

namespace {

struct Manned : CellPlant {
    Id task(std::int64_t station, double manual, double automatic = 0, double along = 0, bool second = false) {
        const Id id = CellPlant::task(manual, automatic);
        b.change<CellTask>(id, [&](CellTask& t) {
            t.station = station;
            t.place = {static_cast<std::int64_t>(along * 1e6)};
            t.secondOperator = second;
        });
        return id;
    }
    StationTimes times(std::size_t station, Id item = {}) {
        return timesAt(plant(), settingsOf(plant(), process), manned(plant(), process).at(station), item);
    }
};

} // namespace

class CellStationsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void stationsStandInTheirOrderAndEmptyOnesNot() {
        Manned p;
        p.task(4, 10);
        p.task(0, 3);
        p.task(2, 20);
        const auto stations = manned(p.plant(), p.process);
        QCOMPARE(stations.size(), 2U);
        QCOMPARE(stations[0].number, 2);
        QCOMPARE(stations[1].number, 4);
        QCOMPARE(stations[1].name, std::string("Station 4"));
    }

    void aRunGoesByStationsWhenItIsSaidAndAllTasksStandAtOne() {
        Manned p;
        const Id task = p.task(1, 10);
        QVERIFY(!runsByStations(p.plant(), p.process));
        p.settings([](Cell& c) { c.stationByStation = true; });
        QVERIFY(runsByStations(p.plant(), p.process));
        p.b.change<CellTask>(task, [](CellTask& t) { t.station = 0; });
        QVERIFY(!runsByStations(p.plant(), p.process));
    }

    void anOperatorWorksAndWalksHisLoop() {
        Manned p;
        p.task(1, 10, 0, 1);
        p.task(1, 5, 0, 3);
        const auto times = p.times(0);
        QCOMPARE(times.manual, Duration::seconds(15));
        QCOMPARE(times.walk, Duration::seconds(4));
        QCOMPARE(times.cycle, Duration::seconds(19));
        QCOMPARE(times.machine, Duration{});
    }

    void aMachineMayTakeLongerThanItsOperator() {
        Manned p;
        p.task(1, 10, 25);
        p.task(1, 5);
        const auto times = p.times(0);
        QCOMPARE(times.machine, Duration::seconds(35));
        QCOMPARE(times.longest, Duration::seconds(15));
        QCOMPARE(times.cycle, Duration::seconds(35));
    }

    void ofTwoOperatorsTheOneWithMoreToDoSetsThePace() {
        Manned p;
        p.task(1, 10, 0, 0);
        p.task(1, 12, 0, 0, true);
        p.task(1, 3, 0, 1, true);
        const auto stations = manned(p.plant(), p.process);
        QCOMPARE(stations[0].operators(), 2);
        const auto times = p.times(0);
        QCOMPARE(times.manual, Duration::seconds(15));
        QCOMPARE(times.cycle, Duration::seconds(17));
        QCOMPARE(times.walks, Duration::seconds(2));
        QCOMPARE(times.work[0], Duration::seconds(25));
    }

    void aProductThatDoesNotNeedATaskIsNotWalkedTo() {
        Manned p;
        p.task(1, 10, 0, 0);
        const Id far = p.task(1, 5, 20, 8);
        const Id item = p.b.item("Without");
        TaskTime none;
        none.task = far;
        none.item = item;
        p.b.edit().insert(none);
        QCOMPARE(p.times(0, item).cycle, Duration::seconds(10));
        QCOMPARE(p.times(0).cycle, Duration::seconds(31));
    }

    void kindsOfWorkComeFromTheElements() {
        Manned p;
        const Id task = p.task(1, 10);
        for (const auto& [kind, seconds] : {std::pair{WorkKind::Waste, 3}, std::pair{WorkKind::Waiting, 2}}) {
            TaskElement element;
            element.task = task;
            element.kind = kind;
            element.time = Duration::seconds(seconds);
            p.b.edit().insert(element);
        }
        const auto times = p.times(0);
        const auto of = [&](WorkKind kind) { return times.work[static_cast<std::size_t>(kind)]; };
        QCOMPARE(of(WorkKind::ValueAdding), Duration::seconds(5));
        QCOMPARE(of(WorkKind::Waste), Duration::seconds(3));
        QCOMPARE(of(WorkKind::Waiting), Duration::seconds(2));
    }
};

TAKTBOARD_TEST(stations, CellStationsTest);
#include "tst_stations.moc"

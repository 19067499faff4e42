// Processes that are run station by station, worked out by hand.
#include "lean/diagnosis.h"
#include "station_plant.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

using Seconds = std::vector<double>;

} // namespace

class StationsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theLongestStationSetsThePace() {
        for (const std::int64_t lane : {0, 1, 5}) {
            StationPlant p(4);
            p.station(1, 10);
            p.station(2, 30);
            p.station(3, 20);
            p.lane(lane);
            QCOMPARE(p.made(), (Seconds{60, 90, 120, 150}));
        }
    }

    void aStationOfItsOwnIsAProcessLikeAnother() {
        StationPlant p(3);
        p.station(1, 10);
        QCOMPARE(p.made(), (Seconds{10, 20, 30}));
    }

    void anOperatorsWalkIsPartOfHisCycle() {
        StationPlant p(2);
        p.station(1, 10, 0, 0);
        p.station(1, 10, 0, 2);
        p.station(2, 5);
        QCOMPARE(p.made(), (Seconds{24 + 5, 48 + 5}));
    }

    void aMachineThatRunsOnMayBeTheLongest() {
        StationPlant p(2);
        p.station(1, 10, 30);
        p.station(2, 5);
        QCOMPARE(p.made(), (Seconds{45, 85}));
    }

    /// Two of A (10 and 30 s), then two of B (30 and 10 s). With room for one between the stations the first goes on
    /// with B while the second works A; hand to hand it has to hold its second piece until 40.
    void mixedModelsNeedRoomBetweenStations() {
        const auto made = [](std::int64_t lane) {
            StationPlant p(2);
            const Id first = p.station(1, 10), second = p.station(2, 30);
            const Id other = p.product("Other", 2);
            p.takes(first, other, 30);
            p.takes(second, other, 10);
            p.schedule(p.process, p.item, 2);
            p.schedule(p.process, other, 2);
            p.lane(lane);
            return p.made();
        };
        QCOMPARE(made(1), (Seconds{40, 70, 80, 90}));
        QCOMPARE(made(0), (Seconds{40, 70, 80, 110}));
    }

    void aContainerGoesThroughPieceByPieceAndOutWhole() {
        StationPlant p(10, 5);
        p.station(1, 10);
        p.station(2, 10);
        QCOMPARE(p.made(), (Seconds{60, 110}));
    }

    void copiesOfAStationShareThePieces() {
        StationPlant p(4);
        p.station(1, 10);
        p.station(2, 20);
        p.copies(2, 2);
        QCOMPARE(p.made(), (Seconds{30, 40, 50, 60}));
    }

    void everyStationIsSetUpForAnotherItem() {
        StationPlant p(1);
        p.station(1, 10);
        p.station(2, 10);
        const Id other = p.product("Other", 1);
        p.schedule(p.process, p.item, 1);
        p.schedule(p.process, other, 1);
        p.b.change<Process>(p.process, [](Process& row) { row.changeover = Duration::seconds(100); });
        const Played run = play(p.b.build(), Duration::hours(1));
        // 20; the first station is set up 10-110 and works till 120, the second 120-220 and till 230.
        QCOMPARE(run.times(RecordKind::Made), (Seconds{20, 230}));
        QCOMPARE(run.value("changeovers." + std::to_string(p.process.value)), 1.0);
    }

    void everyLotSetsUpEveryStationOnce() {
        StationPlant p(4, 2);
        p.station(1, 10);
        p.station(2, 10);
        p.schedule(p.process, p.item, 2);
        p.schedule(p.process, p.item, 2);
        p.b.change<Process>(p.process, [&](Process& row) {
            row.setsUp = SetsUp::ForEveryLot;
            row.changeover = Duration::seconds(5);
            row.setUpFor = p.item;
        });
        // First lot: 0-5, 10 s a piece till 15 and 25; second station 15-20, till 30 and 40. The next lot is set up
        // 25-30 and 40-45.
        QCOMPARE(p.made(), (Seconds{40, 65}));
    }

    void scrapIsFoundBehindTheLastStation() {
        StationPlant p(200, 10);
        p.station(1, 10);
        p.station(2, 10);
        p.changeRecipes([](Recipe& r) { r.yield = Share::percent(50); });
        const Played run = play(p.b.build(), Duration::hours(4));
        const double good = run.value("made." + std::to_string(p.process.value) + ".good");
        const double scrap = run.value("made." + std::to_string(p.process.value) + ".scrap");
        QVERIFY(good > 0 && scrap > 0);
        // What is spoiled takes the time of every station.
        const auto made = run.times(RecordKind::Made);
        QCOMPARE(made.back(), (good + scrap) * 10 + 10);
    }

    void aStopOfOneStationLetsTheOthersWorkOn() {
        StationPlant p(6);
        p.station(1, 10);
        p.station(2, 10);
        p.lane(2);
        sim::Intervention stop;
        stop.at = Time{} + Duration::seconds(15);
        stop.kind = sim::Intervention::Kind::BreakDown;
        stop.element = p.process;
        stop.amount = 1; // the first machine
        stop.length = Duration::seconds(20);
        const Played run = play(p.b.build(), Duration::minutes(10), {stop});
        // The second station has its piece at 10, and waits from 20 until the first has made up for 15-35: 40.
        QCOMPARE(run.times(RecordKind::Made), (Seconds{20, 50, 60, 70, 80, 90}));
    }

    void cardsAskForContainersAsOfEveryProcess() {
        SmallPlant p;
        const Id item = p.b.item("Part", 4);
        const Id process = p.process(item, fixed(60));
        const Id market = p.into(process, p.b.element<Supermarket>("Market"));
        p.b.flow(market, p.customer);
        p.b.loop(LoopKind::Production, item, process, market, 2);
        p.wantsEvenly(item, 1440 * 2); // one in 30 s
        Cell cell;
        cell.process = process;
        cell.stationByStation = true;
        p.b.edit().insert(cell);
        for (const std::int64_t station : {1, 2, 3}) {
            CellTask task;
            task.process = process;
            task.number = task.station = station;
            task.manual = Duration::seconds(10);
            p.b.edit().insert(task);
        }
        const Played run = play(p.b.build(), Duration::minutes(60));
        // 4 pieces at 10 s, and 20 s until the last is through; the second container follows at once. The first is
        // opened when it comes, for the piece owed since 30: its card asks again, and is begun at 80. The second is
        // opened at 150.
        const auto made = run.times(RecordKind::Made);
        QCOMPARE(made[0], 60.0);
        QCOMPARE(made[1], 100.0);
        QCOMPARE(made[2], 140.0);
        QCOMPARE(made[3], 210.0);
    }

    /// Ten pieces of work in 20 s stations against one step with 20 s a piece.
    void aBalancedCellDeliversWhatItsCycleTimeDelivers() {
        const auto delivered = [](bool byStations) {
            SmallPlant p;
            const Id item = p.b.item("Part", 5);
            const Id process = p.process(item, fixed(20));
            const Id market = p.into(process, p.b.element<Supermarket>("Market"));
            p.b.flow(market, p.customer);
            p.b.loop(LoopKind::Production, item, process, market, 8);
            p.wantsEvenly(item, 4320); // takt 20 s
            Cell cell;
            cell.process = process;
            cell.stationByStation = byStations;
            p.b.edit().insert(cell);
            for (const std::int64_t station : {1, 2, 3}) {
                CellTask task;
                task.process = process;
                task.number = task.station = station;
                task.manual = Duration::seconds(20);
                p.b.edit().insert(task);
            }
            return play(p.b.build(), Duration::days(2)).value("delivered.total");
        };
        QVERIFY(delivered(false) > 8600);
        QVERIFY(std::abs(delivered(true) - delivered(false)) <= 5);
    }

    void aCountFindsTheLastPieceOfAContainerAtAStation() {
        StationPlant p(0, 3);
        p.station(1, 10);
        p.station(2, 10);
        MachineStart start;
        start.process = p.process;
        start.machine = 1;
        start.item = p.item;
        start.workLeft = Duration::seconds(7);
        p.b.edit().insert(start);
        const Played run = play(p.b.build(), Duration::minutes(10));
        QCOMPARE(run.times(RecordKind::Made), (Seconds{17}));
    }

    void tasksWithoutAStationRefuseTheRun() {
        StationPlant p(4);
        p.station(1, 10);
        p.station(0, 5);
        const Project project = p.b.build();
        const auto problems = lean::diagnose(project, project.scenarios[0]);
        QVERIFY(lean::hasErrors(problems));
        QCOMPARE(problems[0].code, lean::ProblemCode::TasksAtNoStation);
        QCOMPARE(problems[0].element, p.process);
        QVERIFY(lean::problemText(problems[0]).find("Task 2") != std::string::npos);
        QVERIFY(!sim::compile(project, project.scenarios[0]));
    }

    void aCellWithoutTasksRefusesTheRun() {
        StationPlant p(4);
        const Project project = p.b.build();
        const auto problems = lean::diagnose(project, project.scenarios[0]);
        QCOMPARE(problems[0].code, lean::ProblemCode::CellWithoutTasks);
    }

    void theRunsKeyGoesWithTheTasks() {
        StationPlant p(4);
        const Id task = p.station(1, 10);
        const Project before = p.b.build();
        p.b.change<CellTask>(task, [](CellTask& t) { t.manual = Duration::seconds(11); });
        const Project after = p.b.build();
        QVERIFY(sim::plantHash(before, before.scenarios[0]) != sim::plantHash(after, after.scenarios[0]));
    }
};

TAKTBOARD_TEST(stations, StationsTest);
#include "tst_stations.moc"

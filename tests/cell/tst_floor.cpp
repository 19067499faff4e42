// A cell on the floor: places, loops, what is walked, and where an operator is.
#include <QTest>

#include "cell/floor.h"
#include "cell_plant.h"
#include "../support/test_main.h"

using namespace takt;
using namespace takt::cell;
using takt::test::CellPlant;

namespace {

Decimal m(double metres) { return {static_cast<std::int64_t>(std::llround(metres * 1e6))}; }
FloorPlace at(double along, double across) { return {m(along), m(across)}; }

Load load(std::vector<balance::Task> tasks) {
    Load out;
    out.tasks = std::move(tasks);
    return out;
}

Cell shaped(CellShape shape, double bend = 0) {
    Cell cell;
    cell.shape = shape;
    cell.bend = m(bend);
    return cell;
}

} // namespace

class FloorTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aStraightWalkwayLiesAsItIsMeasured() {
        const Walkway way(shaped(CellShape::Straight));
        QVERIFY((way.pointOf(at(3, -0.6)) == FloorPoint{3, -0.6}));
        QVERIFY(way.placeOf({3, -0.6}) == at(3, -0.6));
        QVERIFY(way.placeOf({-2, 1}) == at(0, 1)); // nothing before the begin
    }

    void anLTurnsToTheRightAtItsBend() {
        const Walkway way(shaped(CellShape::LShaped, 5));
        QVERIFY((way.pointOf(at(5, -1)) == FloorPoint{5, -1}));
        const FloorPoint beyond = way.pointOf(at(8, -1)); // left of a flow that goes down is at the right
        QCOMPARE(beyond.x, 6.0);
        QCOMPARE(beyond.y, 3.0);
        QVERIFY((way.rightOf(8) == FloorPoint{-1, 0}));
    }

    void everyPlaceIsFoundAgainFromItsPoint() {
        for (const auto shape : {CellShape::Straight, CellShape::UShaped, CellShape::LShaped}) {
            const Walkway way(shaped(shape, 6));
            for (const double along : {0.0, 1.5, 4.0, 8.0, 11.3})
                for (const double across : {-1.2, 0.0, 0.6})
                    QVERIFY(way.placeOf(way.pointOf(at(along, across))) == at(along, across));
        }
    }

    void aLoopGoesThroughItsTasksAndBackToTheFirst() {
        Cell cell = shaped(CellShape::UShaped);
        cell.walkingSpeed = m(0.5);
        const Floor floor = floorOf(cell, {at(0, -0.6), at(2, -0.6), at(2, 0.6)}, {load({0, 1, 2}), load({})});
        QCOMPARE(floor.loops.size(), std::size_t{2});
        QVERIFY((floor.loops[0].legs == std::vector<Decimal>{m(2), m(1.2), m(3.2)}));
        QCOMPARE(floor.loops[0].metres.millionths, m(6.4).millionths);
        QCOMPARE(floor.loops[0].walk, Duration{12'800'000});
        QCOMPARE(floor.metres.millionths, m(6.4).millionths);
        QCOMPARE(floor.walk, Duration{12'800'000});
    }

    void whoStandsAtOnePlaceWalksNothing() {
        const Floor floor = floorOf(Cell{}, {at(2, 1), at(2, 1)}, {load({0, 1})});
        QCOMPARE(floor.loops[0].walk, Duration{});
        QVERIFY(isPlaced(floor.places));
        QVERIFY(!isPlaced({at(0, 0), at(0, 0)}));
        QVERIFY(isPlaced({at(0, 0), at(0, -0.1)}));
    }

    void anOperatorWorksWalksAndWaits() {
        using Doing = LoopMoment::Doing;
        const Floor floor = floorOf(Cell{}, {at(0, 0), at(2, 0)}, {load({0, 1})});
        const std::vector<Times> times{{Duration::seconds(10), {}}, {Duration::seconds(6), {}}};
        const auto moment = [&](double s, int cycle = 30) {
            return momentOf(floor.loops[0], times, {static_cast<std::int64_t>(s * 1e6)}, Duration::seconds(cycle));
        };
        QVERIFY((moment(5) == LoopMoment{Doing::Working, 0, 0.5}));
        QVERIFY((moment(11) == LoopMoment{Doing::Walking, 0, 0.5}));
        QVERIFY((moment(12) == LoopMoment{Doing::Working, 1, 0}));
        QVERIFY((moment(19) == LoopMoment{Doing::Walking, 1, 0.5}));
        QVERIFY((moment(20) == LoopMoment{Doing::Waiting, 0, 0}));
        // 20 s of work and walk in a cycle of 10 s: twice as fast, and never waiting.
        QVERIFY((moment(5.5, 10) == LoopMoment{Doing::Walking, 0, 0.5}));
        QVERIFY(moment(9.9, 10).doing == Doing::Walking);
    }

    void aUIsSetOutHalfOutAndHalfBack() {
        CellPlant p;
        std::vector<Id> tasks;
        for (int i = 0; i < 5; ++i)
            tasks.push_back(p.task(10));
        for (const auto& [before, after] : {std::pair{4, 0}, {0, 1}, {1, 2}, {2, 3}}) // the last one written down comes first
            p.link(tasks[static_cast<std::size_t>(before)], tasks[static_cast<std::size_t>(after)]);
        const SetOut out = setOut(p.plant(), p.line(), CellShape::UShaped);
        QVERIFY(out.places[4] == at(0, -0.6));
        QVERIFY(out.places[0] == at(1.2, -0.6));
        QVERIFY(out.places[1] == at(2.4, -0.6));
        QVERIFY(out.places[2] == at(2.4, 0.6));
        QVERIFY(out.places[3] == at(1.2, 0.6));
    }

    void anEvenUFacesItself() {
        CellPlant p;
        for (int i = 0; i < 4; ++i)
            p.task(10);
        const SetOut out = setOut(p.plant(), p.line(), CellShape::UShaped);
        QVERIFY(out.places[1] == at(1.2, -0.6));
        QVERIFY(out.places[2] == at(1.2, 0.6));
        QVERIFY(out.places[3] == at(0, 0.6));
    }

    void anLIsSetOutRoundItsBend() {
        CellPlant p;
        for (int i = 0; i < 4; ++i)
            p.task(10);
        Edit& edit = p.b.edit();
        placeAlong(edit, p.line(), p.process, CellShape::LShaped);
        const Cell cell = settingsOf(p.plant(), p.process);
        QVERIFY(cell.shape == CellShape::LShaped);
        const Walkway way(cell);
        const auto places = placesOf(p.plant(), p.line());
        QCOMPARE(way.pointOf(places[0]).y, -0.6);
        QCOMPARE(way.pointOf(places[1]).y, -0.6);
        QCOMPARE(way.pointOf(places[2]).x, cell.bend.value() + 0.6);
        QCOMPARE(way.pointOf(places[3]).x, cell.bend.value() + 0.6);
        QVERIFY(way.pointOf(places[3]).y > way.pointOf(places[2]).y);
    }

    void tasksOfOneMachineShareAWorkplace() {
        CellPlant p;
        const Id load = p.task(4), press = p.task(3, 20), unload = p.task(2);
        for (const Id id : {load, unload})
            p.b.edit().modify<CellTask>(id, [](CellTask& t) { t.machine = "Press"; });
        (void)press;
        const SetOut out = setOut(p.plant(), p.line(), CellShape::Straight);
        QVERIFY(out.places[0] == out.places[2]);
        QVERIFY(out.places[1] == at(1.2, -0.6));
    }

    void aCircleIsSetOutAsItIsWrittenDown() {
        CellPlant p;
        const Id a = p.task(1), b = p.task(1);
        p.link(a, b);
        p.link(b, a);
        const SetOut out = setOut(p.plant(), p.line(), CellShape::Straight);
        QVERIFY(out.places[0] == at(0, -0.6));
        QVERIFY(out.places[1] == at(1.2, -0.6));
    }
};

TAKTBOARD_TEST(floor, FloorTest);
#include "tst_floor.moc"

// A cell planned in several ways beside each other, and from which end a U is counted.
#include <QtTest>

#include "../support/test_main.h"
#include "balance/solve.h"
#include "cell/facing.h"
#include "cell/options.h"
#include "cell_plant.h"

using namespace takt;
using namespace takt::test;
using namespace takt::cell;

class Options : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void anOutcomeIsWhatTheStationsGive();
    void aMachineMayBeTheLongest();
    void onlyWhatIsBetterInOneWayIsOnTheFrontier();
    void cyclesLieEvenlyApart();
    void aUIsCountedFromWhereItStoodToday();
    void aUWithoutTodayBeginsWithTheFirstTask();
    void aUStaysWhereTurningBreaksARule();
};

namespace {

balance::Assignment stations(std::vector<std::vector<balance::Task>> lists) {
    balance::Assignment assignment;
    assignment.stations = std::move(lists);
    return assignment;
}

balance::Line chain(std::size_t tasks) {
    balance::Line line;
    line.shape = balance::Shape::UShaped;
    line.times.assign(tasks, 10);
    for (int t = 1; t < static_cast<int>(tasks); ++t)
        line.arcs.emplace_back(t - 1, t);
    return line;
}

} // namespace

void Options::anOutcomeIsWhatTheStationsGive() {
    CellPlant p;
    for (const double time : {10.0, 20.0, 30.0})
        p.task(time);
    auto line = p.line();
    line.line.rules.today = {1, 1, 0};
    const auto out = outcomeOf(p.plant(), line, p.process, stations({{0}, {1, 2}}), Duration::seconds(27'000));
    QCOMPARE(out.operators, 2);
    QCOMPARE(out.cycle, Duration::seconds(50));
    QCOMPARE(out.perShift, 540.0);
    QCOMPARE(out.efficiency, 0.6);
    QCOMPARE(out.moves, 1); // the third is new
    QVERIFY(!out.byMachine);
}

void Options::aMachineMayBeTheLongest() {
    CellPlant p;
    p.task(10, 60);
    p.task(20);
    const auto out = outcomeOf(p.plant(), p.line(), p.process, stations({{0}, {1}}), Duration::seconds(7000));
    QCOMPARE(out.cycle, Duration::seconds(70));
    QVERIFY(out.byMachine);
    QCOMPARE(out.perShift, 100.0);
}

void Options::onlyWhatIsBetterInOneWayIsOnTheFrontier() {
    const auto made = [](std::int64_t cycle, int moves) {
        Outcome out;
        out.cycle = Duration::seconds(cycle);
        out.moves = moves;
        return out;
    };
    const auto best = frontier({made(60, 0), made(50, 4), made(55, 4), made(52, 2), made(52, 2)});
    QVERIFY((best == std::vector<std::size_t>{1, 3, 0}));
}

void Options::cyclesLieEvenlyApart() {
    QVERIFY((cyclesBetween(50, 60, 3) == std::vector<balance::Units>{50, 55, 60}));
    QVERIFY((cyclesBetween(50, 51, 5) == std::vector<balance::Units>{50, 51}));
    QVERIFY(cyclesBetween(60, 50, 3).empty());
}

void Options::aUIsCountedFromWhereItStoodToday() {
    const auto turned = facing(chain(3), stations({{2}, {1}, {0}}), 10, {1, 2, 3});
    QVERIFY(turned == stations({{0}, {1}, {2}}));
    const auto kept = facing(chain(3), stations({{2}, {1}, {0}}), 10, {3, 2, 1});
    QVERIFY(kept == stations({{2}, {1}, {0}}));
}

void Options::aUWithoutTodayBeginsWithTheFirstTask() {
    QVERIFY(facing(chain(3), stations({{2}, {1}, {0}}), 10, {}) == stations({{0}, {1}, {2}}));
    auto straight = chain(3);
    straight.shape = balance::Shape::Straight;
    QVERIFY(facing(straight, stations({{2}, {1}, {0}}), 10, {}) == stations({{2}, {1}, {0}}));
}

/// 1 and 5 share a station, then 2 and 4, then 3: from the other end 3 would wait on both sides.
void Options::aUStaysWhereTurningBreaksARule() {
    const auto real = stations({{0, 4}, {1, 3}, {2}});
    QVERIFY(facing(chain(5), real, 20, {3, 2, 1, 2, 3}) == real);
}

TAKTBOARD_TEST(options, Options);
#include "tst_options.moc"

// How far operators walk: worked out by hand.
#include <QTest>

#include "cell/walking.h"
#include "test_main.h"

using namespace takt;
using namespace takt::cell;

namespace {

CellTask at(double along, double across = 0) {
    CellTask task;
    task.place = {static_cast<std::int64_t>(along * 1e6)};
    task.across = {static_cast<std::int64_t>(across * 1e6)};
    return task;
}

} // namespace

class WalkingTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void nobodyWalksAtOnePlace() {
        QCOMPARE(loopMillionths({}), 0);
        QCOMPARE(loopMillionths({at(3, 1)}), 0);
        QCOMPARE(loopMillionths({at(3, 1), at(3, 1)}), 0);
    }

    void aLoopGoesFromTaskToTaskAndBackToTheFirst() {
        // 1 -> 3 (2 m), 3 -> 2 with 4 m across (1 + 4), and back from there (1 + 4).
        QCOMPARE(loopMillionths({at(1), at(3), at(2, 4)}), 12'000'000);
        // Across the walkway and back, as in a U.
        QCOMPARE(loopMillionths({at(0, -1), at(0, 1)}), 4'000'000);
    }

    void theOrderIsWalkedAsItIs() {
        QCOMPARE(loopMillionths({at(0), at(4), at(1), at(5)}), 4'000'000 + 3'000'000 + 4'000'000 + 5'000'000);
    }

    void timeGoesByTheSpeedOfWalkingInWholeMilliseconds() {
        Cell cell;
        QCOMPARE(loopTime({at(0), at(2.5)}, cell), Duration::seconds(5));
        cell.walkingSpeed = {1'500'000};
        QCOMPARE(loopTime({at(0), at(2.5)}, cell), Duration{3'333'000});
        cell.walkingSpeed = {10'000};
        QCOMPARE(loopTime({at(0), at(2.5)}, cell), Duration::seconds(500));
    }
};

TAKTBOARD_TEST(walking, WalkingTest);
#include "tst_walking.moc"

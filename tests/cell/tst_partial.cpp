#include <QtTest>

#include "../support/test_main.h"
#include "cell/partial.h"

using namespace takt;
using namespace takt::cell;
using Kind = balance::Violation::Kind;

class Partial : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void missingTasksBreakNothing();
    void whatMissingTasksStandBetweenWaits();
    void tasksAreThoseOfTheWholeLine();
};

namespace {
balance::Line chain() {
    balance::Line line;
    line.times = {5, 5, 5, 5};
    line.arcs = {{0, 1}, {1, 2}, {2, 3}};
    return line;
}
} // namespace

void Partial::missingTasksBreakNothing() {
    balance::Assignment a;
    a.stations = {{0}, {2}};
    QVERIFY(violationsSoFar(chain(), a, 10).empty());
    QVERIFY(violationsSoFar(chain(), {}, 10).empty());
}

void Partial::whatMissingTasksStandBetweenWaits() {
    balance::Assignment a;
    a.stations = {{2}, {0}};
    const auto found = violationsSoFar(chain(), a, 10);
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY((found[0] == balance::Violation{Kind::Precedence, 0, 2, 0, 0}));
}

void Partial::tasksAreThoseOfTheWholeLine() {
    auto line = chain();
    line.rules.apart = {{2, 3}, {0, 1}};
    line.rules.posture = {0, 0, 4, 5};
    line.rules.mostPosture = 8;
    balance::Assignment a;
    a.stations = {{}, {2, 3}};
    const auto found = violationsSoFar(line, a, 9);
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY((found[0] == balance::Violation{Kind::CycleTime, 1, -1, -1, 1}));
    QVERIFY((found[1] == balance::Violation{Kind::Posture, 1, -1, -1, 1}));
    QVERIFY((found[2] == balance::Violation{Kind::Apart, 1, 2, 3, 0}));
}

TAKTBOARD_TEST(partial, Partial);
#include "tst_partial.moc"

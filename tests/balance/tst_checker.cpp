// The checker against assignments that are broken in one way each.
#include "balance/checker.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

namespace {

using Kind = Violation::Kind;

Assignment stationsOf(std::vector<std::vector<Task>> from1) {
    Assignment assignment;
    for (auto& station : from1) {
        for (Task& task : station)
            --task;
        assignment.stations.push_back(std::move(station));
    }
    return assignment;
}

/// 1 > 2 > 3, and 4 alone.
Line four() { return lineOf({4, 5, 3, 6}, {{1, 2}, {2, 3}}); }

std::vector<Kind> kinds(const Line& line, const Assignment& assignment, Units cycle) {
    std::vector<Kind> out;
    for (const Violation& violation : violations(line, assignment, cycle))
        out.push_back(violation.kind);
    return out;
}

} // namespace

class CheckerTest : public QObject {
    Q_OBJECT
    using Kinds = std::vector<Kind>;

  private Q_SLOTS:
    void whatHoldsHolds() { QCOMPARE(kinds(four(), stationsOf({{1, 2}, {3, 4}}), 9), Kinds{}); }

    void everyTaskStandsOnce() {
        QCOMPARE(kinds(four(), stationsOf({{1, 2}, {3}}), 9), Kinds{Kind::TaskMissing});
        QCOMPARE(kinds(four(), stationsOf({{1, 2}, {3, 4}, {4}}), 9), Kinds{Kind::TaskTwice});
        QCOMPARE(kinds(four(), stationsOf({{1, 2}, {3, 4, 5}}), 9), Kinds{Kind::TaskUnknown});
    }

    void orderAndCycleTimeAreHeld() {
        QCOMPARE(kinds(four(), stationsOf({{2, 4}, {1, 3}}), 11), Kinds{Kind::Precedence});
        const auto late = violations(four(), stationsOf({{1, 2, 3}, {4}}), 9);
        QCOMPARE(late.size(), std::size_t{1});
        QCOMPARE(late.front().kind, Kind::CycleTime);
        QCOMPARE(late.front().amount, Units{3});
    }

    void onAUEitherEndIsOpen() {
        Line line = four();
        line.shape = Shape::UShaped;
        QCOMPARE(kinds(line, stationsOf({{1, 3}, {2, 4}}), 11), Kinds{});
        QCOMPARE(kinds(line, stationsOf({{2, 4}, {1, 3}}), 11), Kinds{Kind::Precedence});
        // Two that wait for each other open no door, though each has a neighbour at its station.
        Line chain = lineOf({1, 1, 1, 1}, {{1, 2}, {2, 3}, {3, 4}});
        chain.shape = Shape::UShaped;
        QCOMPARE(kinds(chain, stationsOf({{2, 3}, {1, 4}}), 9), (Kinds{Kind::Precedence, Kind::Precedence}));
    }

    void zonesRangesAndToolsAreHeld() {
        Line line = four();
        line.rules.together = {{0, 3}};
        line.rules.apart = {{0, 1}};
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 9), (Kinds{Kind::Together, Kind::Apart}));
        line.rules = {};
        line.rules.first = {0, 2, 0, 0};
        line.rules.last = {0, 0, 0, 1};
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 9), (Kinds{Kind::StationRange, Kind::StationRange}));
        line.rules = {};
        line.rules.needs = {0, 0, 2, 1};
        line.rules.tools = {1, 2};
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 9), Kinds{Kind::Tool});
        QCOMPARE(kinds(line, stationsOf({{1}, {2}, {3, 4}}), 9), (Kinds{Kind::Tool, Kind::Tool}));
    }

    void walkingCountsOutAndBack() {
        Line line = four();
        line.rules.places = {0, 2, 0, 0};
        QCOMPARE(stationTime(line, stationsOf({{1, 2}, {3, 4}}), 0), Units{13});
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 12), Kinds{Kind::CycleTime});
    }

    void everyModelHasItsOwnLimit() {
        Line line = four();
        line.rules.models = {{{8, 5, 3, 6}}, {{0, 5, 3, 6}}};
        line.rules.overload = 10;
        const auto found = violations(line, stationsOf({{1, 2}, {3, 4}}), 10);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().kind, Kind::ModelOverload);
        QCOMPARE(found.front().other, 0);
        QCOMPARE(found.front().amount, Units{2});
        line.rules.overload = 30;
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 10), Kinds{});
    }

    void postureCopiesAndSecondOperatorsAreHeld() {
        Line line = four();
        line.rules.posture = {3, 3, 1, 1};
        line.rules.mostPosture = 5;
        QCOMPARE(kinds(line, stationsOf({{1, 2}, {3, 4}}), 9), Kinds{Kind::Posture});
        line.rules = {};
        Assignment copies = stationsOf({{1, 2, 3}, {4}});
        copies.copies = {2, 1};
        QCOMPARE(kinds(line, copies, 9), Kinds{Kind::Copies});
        line.rules.mostCopies = 2;
        QCOMPARE(kinds(line, copies, 9), Kinds{});
        QCOMPARE(copies.count(), 3);
        line.rules = {};
        Assignment two = stationsOf({{1, 2, 3, 4}});
        two.secondOperator = {{3}};
        QCOMPARE(kinds(line, two, 12), Kinds{Kind::SecondOperator});
        line.rules.twoOperators = {true};
        two.secondOperator = {{0, 1, 2}};
        QCOMPARE(kinds(line, two, 12), Kinds{});
        two.secondOperator = {{2}};
        QCOMPARE(kinds(line, two, 15), Kinds{Kind::SecondOperator});
    }

    void aProofIsNotTakenOnTrust() {
        const Line line = lineOf({6, 6, 6}, {});
        QVERIFY(proofHolds(line, 10, {{1, 1, 1}, 1}, 3));
        QVERIFY(!proofHolds(line, 12, {{1, 1, 1}, 1}, 3));
        QVERIFY(!proofHolds(line, 10, {{1, 1, 1}, 1}, 4));
        QVERIFY(!proofHolds(line, 10, {{1, 1}, 1}, 2));
        QVERIFY(!proofHolds(line, 10, {{1, 1, -1}, 1}, 1));
    }
};

TAKTBOARD_TEST(checker, CheckerTest);
#include "tst_checker.moc"

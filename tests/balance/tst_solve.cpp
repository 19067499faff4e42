// Answers against the literature and against looking at every set of tasks.
#include <atomic>
#include <thread>

#include "balance/checker.h"
#include "balance/solve.h"
#include "property.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

namespace {

Balance solved(const Line& line, const Aim& aim, const Control& control = {}) {
    const auto answer = solve(line, aim, control);
    if (!answer)
        qFatal("%s", answer.error().text().c_str());
    return *answer;
}

Balance fewest(const Line& line, Units cycle) { return solved(line, {Aim::Kind::FewestStations, cycle}); }

/// `wrong` says what is wrong with the case of a seed; empty: nothing.
template <class Wrong>
bool agrees(const std::string& law, int usual, Wrong&& wrong) {
    return holdsForSeeds(law, usual, [&](std::uint64_t seed) {
        const std::string text = wrong(seed);
        if (!text.empty())
            RC_FAIL(text);
    });
}

} // namespace

class SolveTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// Published optima as listed by Scholl (1993).
    void theFewestStationsAreThoseOfTheLiterature() {
        const std::vector<std::pair<Units, int>> jacksons = {{7, 8}, {9, 6}, {10, 5}, {13, 4}, {14, 4}, {21, 3}};
        for (const auto& [cycle, stations] : jacksons) {
            const Balance answer = fewest(jackson(), cycle);
            QCOMPARE(answer.value, stations);
            QVERIFY(answer.proven);
            QVERIFY(violations(jackson(), answer.assignment, cycle).empty());
        }
        const std::vector<std::pair<Units, int>> mertenss = {{6, 6}, {7, 5}, {8, 5}, {10, 3}, {15, 2}, {18, 2}};
        for (const auto& [cycle, stations] : mertenss)
            QCOMPARE(fewest(mertens(), cycle).value, stations);
        QCOMPARE(fewest(bowman(), 20).value, 5);
    }

    /// Idle time over a range of stations, as listed by Scholl (1999).
    void theBestEfficiencyIsThatOfTheLiterature() {
        const auto idle = [](const Line& line, int least, int most) {
            const Balance answer = solved(line, {Aim::Kind::BestEfficiency, 0, least, most});
            return answer.proven ? answer.value : -1;
        };
        QCOMPARE(idle(mertens(), 3, 5), 1);
        QCOMPARE(idle(mertens(), 4, 5), 6);
        QCOMPARE(idle(bowman(), 3, 5), 9);
        QCOMPARE(idle(bowman(), 4, 5), 10);
        QCOMPARE(idle(jackson(), 3, 7), 2);
        QCOMPARE(idle(jackson(), 5, 7), 4);
    }

    void theFewestStationsAreThoseFoundByAllSets() {
        QVERIFY(agrees("fewest stations", 1500, [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            const Line line = randomLine(random, 10, seed % 2 ? Shape::UShaped : Shape::Straight);
            const Units longest = std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end()));
            const Units cycle = longest + static_cast<Units>(random() % static_cast<std::uint64_t>(2 * longest));
            const Balance answer = fewest(line, cycle);
            const int best = fewestByAllSets(line, cycle);
            if (!answer.proven || answer.value != best)
                return lineText(line) + ", cycle " + std::to_string(cycle) + ": " + std::to_string(answer.value) + ", best " + std::to_string(best);
            if (!violations(line, answer.assignment, cycle).empty())
                return lineText(line) + ", cycle " + std::to_string(cycle) + ": the assignment breaks a rule";
            if (answer.assignment.count() != answer.value)
                return lineText(line) + ": the stations are miscounted";
            return std::string();
        }));
    }

    void theShortestCycleIsThatFoundByAllSets() {
        QVERIFY(agrees("shortest cycle", 500, [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            const Line line = randomLine(random, 9, seed % 2 ? Shape::UShaped : Shape::Straight);
            const int stations = 1 + static_cast<int>(random() % 5);
            const Balance answer = solved(line, {Aim::Kind::ShortestCycle, 0, stations});
            const Units best = shortestByAllSets(line, stations);
            // A line without work needs no time.
            if (!answer.proven || std::max<std::int64_t>(1, answer.value) != best)
                return lineText(line) + ", " + std::to_string(stations) + " stations: " + std::to_string(answer.value) + ", best " + std::to_string(best);
            if (!violations(line, answer.assignment, answer.cycle).empty() || answer.assignment.count() > stations)
                return lineText(line) + ": the assignment breaks a rule";
            return std::string();
        }));
    }

    void theBestEfficiencyIsThatFoundByAllSets() {
        QVERIFY(agrees("best efficiency", 300, [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            Line line = randomLine(random, 8, seed % 2 ? Shape::UShaped : Shape::Straight);
            line.times.front() += 1;
            const int least = 1 + static_cast<int>(random() % 3), most = least + static_cast<int>(random() % 3);
            const Balance answer = solved(line, {Aim::Kind::BestEfficiency, 0, least, most});
            const Units total = std::accumulate(line.times.begin(), line.times.end(), Units{0});
            std::int64_t best = INT64_MAX;
            for (int m = least; m <= most; ++m)
                best = std::min<std::int64_t>(best, m * shortestByAllSets(line, m) - total);
            if (!answer.proven || answer.value != best)
                return lineText(line) + ", " + std::to_string(least) + " to " + std::to_string(most) + ": " + std::to_string(answer.value) + ", best " +
                       std::to_string(best);
            return std::string();
        }));
    }

    void aNodeLimitGivesTheSameAnswerEveryTime() {
        std::mt19937_64 random(5);
        Line line;
        for (int j = 0; j < 60; ++j)
            line.times.push_back(300 + static_cast<Units>(random() % 400));
        for (int j = 0; j + 7 < 60; ++j)
            if (random() % 3 == 0)
                line.arcs.emplace_back(j, j + 1 + static_cast<int>(random() % 6));
        Control control;
        control.nodes = 500;
        const Balance first = solved(line, {Aim::Kind::FewestStations, 1000}, control);
        for (int i = 0; i < 3; ++i) {
            const Balance again = solved(line, {Aim::Kind::FewestStations, 1000}, control);
            QCOMPARE(again.assignment.stations, first.assignment.stations);
            QCOMPARE(again.bound, first.bound);
            QCOMPARE(again.nodes, first.nodes);
        }
        QVERIFY(first.nodes <= 500);
    }

    void twoThreadsFindTheSameNumber() {
        std::mt19937_64 random(11);
        for (int i = 0; i < 5; ++i) {
            const Line line = randomLine(random, 40, Shape::Straight);
            const Units cycle = std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end())) + 3;
            Control control;
            control.threads = 2;
            QCOMPARE(solved(line, {Aim::Kind::FewestStations, cycle}, control).value, fewest(line, cycle).value);
        }
    }

    void whenCancelledTheBestSoFarIsAnswered() {
        std::mt19937_64 random(3);
        Line line;
        for (int j = 0; j < 400; ++j)
            line.times.push_back(1 + static_cast<Units>(random() % 997));
        std::atomic<bool> cancelled{true};
        Control control;
        control.cancelled = &cancelled;
        const Balance answer = solved(line, {Aim::Kind::FewestStations, 1000}, control);
        QVERIFY(violations(line, answer.assignment, 1000).empty());
        QVERIFY(answer.bound > 0 && answer.bound <= answer.value);
    }

    void newsGetBetterOnly() {
        std::vector<std::pair<std::int64_t, std::int64_t>> heard;
        Control control;
        control.news = [&](const Balance& balance) { heard.emplace_back(balance.value, balance.bound); };
        solved(jackson(), {Aim::Kind::ShortestCycle, 0, 4}, control);
        QVERIFY(!heard.empty());
        for (std::size_t i = 1; i < heard.size(); ++i) {
            QVERIFY(heard[i - 1].first == 0 || heard[i].first <= heard[i - 1].first);
            QVERIFY(heard[i].second >= heard[i - 1].second);
        }
    }

    void whatCannotBeAskedIsRefused() {
        const auto code = [](const Line& line, const Aim& aim) { return solve(line, aim).error().code; };
        QCOMPARE(code({}, {}), ErrorCode::NoTasks);
        QCOMPARE(code(jackson(), {Aim::Kind::FewestStations, 6}), ErrorCode::TaskTooLong);
        QCOMPARE(code(jackson(), {Aim::Kind::FewestStations, 0}), ErrorCode::BalanceAim);
        QCOMPARE(code(jackson(), {Aim::Kind::ShortestCycle, 0, 0}), ErrorCode::BalanceAim);
        QCOMPARE(code(jackson(), {Aim::Kind::BestEfficiency, 0, 4, 3}), ErrorCode::BalanceAim);
        Line circle = jackson();
        circle.arcs.emplace_back(10, 0);
        QCOMPARE(code(circle, {Aim::Kind::FewestStations, 10}), ErrorCode::PrecedenceCycle);
        Line many;
        many.times.assign(kMostTasks + 1, 1);
        QCOMPARE(code(many, {Aim::Kind::FewestStations, 10}), ErrorCode::TooManyTasks);
        QCOMPARE(code(lineOf({1'000'000'000, 1'000'000'000}, {}), {Aim::Kind::FewestStations, 1'000'000'000}), ErrorCode::TimesTooLong);
    }

    void oddLinesAreBalancedToo() {
        QCOMPARE(fewest(lineOf({0}, {}), 5).value, 1);
        QCOMPARE(fewest(lineOf({0, 0, 0}, {{1, 2}}), 1).value, 1);
        QCOMPARE(fewest(lineOf({5}, {}), 5).value, 1);
        QCOMPARE(fewest(lineOf({3, 3}, {{1, 2}, {1, 2}}), 1'000'000'000).value, 1);
        QCOMPARE(solved(lineOf({3, 4}, {}), {Aim::Kind::ShortestCycle, 0, 9}).value, 4);
        QCOMPARE(solved(lineOf({0, 0}, {}), {Aim::Kind::ShortestCycle, 0, 2}).value, 0);
        // Long times in fine units, and far more stations than tasks.
        const Line fine = lineOf({90'000'000, 80'000'000, 60'000'000, 30'000'000}, {{1, 2}, {1, 3}, {2, 4}, {3, 4}});
        QCOMPARE(solved(fine, {Aim::Kind::ShortestCycle, 0, 3}).value, 90'000'000);
        QCOMPARE(solved(fine, {Aim::Kind::ShortestCycle, 0, kMostTasks}).value, 90'000'000);
        QCOMPARE(fewest(fine, 100'000'000).value, 3);
    }
};

TAKTBOARD_TEST(solve, SolveTest);
#include "tst_solve.moc"

// Whether the reasons of bounds are taken on trust.
#include "balance/chain_check.h"
#include "balance/recount.h"
#include "confirmed.h"
#include "property.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

namespace {

/// 1 > 2 > 3: no two of them may share a station of 6, since what lies between the first and the last must come along.
Line waiting() { return lineOf({3, 4, 3}, {{1, 2}, {2, 3}}); }

/// Every bound of an aim is confirmed, and none beyond.
bool isConfirmed(const std::string& law, int usual, int mostTasks, Aim::Kind kind) {
    return holdsForSeeds(law, usual, [&](std::uint64_t seed) {
        std::mt19937_64 random(seed);
        const auto below = [&](Units n) { return static_cast<Units>(random() % static_cast<std::uint64_t>(n)); };
        const Line line = randomLine(random, mostTasks, seed % 2 ? Shape::UShaped : Shape::Straight);
        const Units longest = std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end()));
        Aim aim{kind, longest + below(2 * longest), static_cast<int>(1 + below(5)), 0};
        aim.mostStations = aim.stations + static_cast<int>(below(3));
        const auto answer = solve(line, aim);
        if (!answer || !answer->proven)
            RC_FAIL(lineText(line) + ": no answer");
        const std::string wrong = notConfirmed(line, aim, *answer);
        if (!wrong.empty())
            RC_FAIL(lineText(line) + "; cycle " + std::to_string(aim.cycle) + "; stations " + std::to_string(aim.stations) + " to " +
                    std::to_string(aim.mostStations) + ": " + wrong);
    });
}

} // namespace

class ConfirmTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aChainIsNotTakenOnTrust() {
        const Chain chain{{}, {{{3, 4, 3}, 6}}, {12, 6, 0}, false};
        QVERIFY(chainHolds(waiting(), 6, chain, 3));
        QVERIFY(!chainHolds(waiting(), 6, chain, 4));
        QVERIFY(!chainHolds(waiting(), 7, chain, 3)); // the first two share a station of 7
        QVERIFY(!chainHolds(lineOf({3, 4, 3}, {}), 6, chain, 3));
        QVERIFY(!chainHolds(lineOf({3, 4, 3}, {{1, 2}}), 6, chain, 3));
        const auto refused = [](Chain broken, auto&& change) {
            change(broken);
            return !chainHolds(waiting(), 6, broken, 3);
        };
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {13, 6, 0}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {12, 7, 0}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {12, 6, 1}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {12, 6}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {-1, 6, 0}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.tails = {0, 6, 0}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.heads = true; }));
        QVERIFY(refused(chain, [](Chain& c) { c.weights.clear(); }));
        QVERIFY(refused(chain, [](Chain& c) { c.weights.front() = {{3, 4, 3}, 5}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.weights.front() = {{3, 4, 4}, 6}; }));
        QVERIFY(refused(chain, [](Chain& c) { c.weights.push_back({{9, 9, 9}, 1}); }));
        Line bent = waiting();
        bent.shape = Shape::UShaped; // the ends meet
        QVERIFY(!chainHolds(bent, 6, chain, 3));
        const Chain heads{{}, {{{3, 4, 3}, 6}}, {0, 6, 12}, true};
        QVERIFY(chainHolds(waiting(), 6, heads, 3));
        QVERIFY(!chainHolds(waiting(), 6, {heads.steps, heads.weights, heads.tails, false}, 3));
    }

    void noTimeIsLengthenedOnTrust() {
        const Chain chain{{{0, 6}, {1, 6}, {2, 6}}, {{{6, 6, 6}, 6}}, {0, 0, 0}, false};
        QVERIFY(chainHolds(waiting(), 6, chain, 3));
        QVERIFY(!chainHolds(lineOf({3, 4, 3}, {}), 6, chain, 3));
        QVERIFY(!chainHolds(waiting(), 7, chain, 3));
        Line bent = waiting();
        bent.shape = Shape::UShaped;
        QVERIFY(!chainHolds(bent, 6, chain, 3));
        const auto refused = [&](std::vector<Lengthening> steps) { return !chainHolds(waiting(), 6, {steps, chain.weights, chain.tails, false}, 3); };
        QVERIFY(refused({}));
        QVERIFY(refused({{0, 7}, {1, 6}, {2, 6}}));
        QVERIFY(refused({{0, 6}, {1, 3}, {2, 6}}));
        QVERIFY(refused({{3, 6}, {1, 6}, {2, 6}}));
        QVERIFY(refused({{0, 6}, {1, 6}, {2, 6}, {-1, 5}}));
        QVERIFY(refused({{0, 6}, {1, 6}, {2, 6}, {-1, 0}}));
        // No two of them fill more than 4 of 7.
        QVERIFY(chainHolds(lineOf({4, 4}, {}), 7, {{{-1, 4}}, {{{4, 4}, 4}}, {0, 0}, false}, 2));
        QVERIFY(!chainHolds(lineOf({4, 4}, {}), 7, {{{-1, 3}}, {{{4, 4}, 3}}, {0, 0}, false}, 2));
    }

    void countingAgreesWithAllSets() {
        QVERIFY(holdsForSeeds("counting", 600, [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            const Line line = randomLine(random, 10, seed % 2 ? Shape::UShaped : Shape::Straight);
            const Units longest = std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end()));
            const Units cycle = longest + static_cast<Units>(random() % static_cast<std::uint64_t>(2 * longest));
            const int best = fewestByAllSets(line, cycle);
            const auto verdict = [&](int stations) { return recount(line, {cycle, stations, -1, kStatesOfAMoment}).verdict; };
            if (verdict(best) != Recount::Verdict::Found || verdict(best - 1) != Recount::Verdict::None)
                RC_FAIL(lineText(line) + "; cycle " + std::to_string(cycle) + "; best " + std::to_string(best));
        }));
    }

    void theFewestStationsAreConfirmed() { QVERIFY(isConfirmed("fewest stations confirmed", 1000, 14, Aim::Kind::FewestStations)); }
    void theShortestCycleIsConfirmed() { QVERIFY(isConfirmed("shortest cycle confirmed", 500, 12, Aim::Kind::ShortestCycle)); }
    void theBestEfficiencyIsConfirmed() { QVERIFY(isConfirmed("best efficiency confirmed", 300, 10, Aim::Kind::BestEfficiency)); }

    /// Each kind of reason does its part: none is confirmed by counting alone.
    void everyReasonIsOfUse() {
        int chains = 0, weights = 0, counted = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            std::mt19937_64 random(seed);
            const Line line = randomLine(random, 14, Shape::Straight);
            const Aim aim{Aim::Kind::FewestStations, std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end())) + 1};
            const Balance answer = *solve(line, aim);
            const Confirmation confirmation = confirm(line, aim, answer);
            chains += answer.reason == BoundReason::Chain && confirmation.by == Confirmation::By::Chain;
            weights += answer.reason == BoundReason::Packing && confirmation.by == Confirmation::By::Weights;
            counted += answer.reason == BoundReason::Search && confirmation.by == Confirmation::By::Counting;
        }
        QVERIFY2(chains > 10 && weights > 10 && counted > 0, qPrintable(QStringLiteral("%1 %2 %3").arg(chains).arg(weights).arg(counted)));
    }

    void whatIsTooLargeIsLeftOpen() {
        const Aim aim{Aim::Kind::FewestStations, 10};
        Balance answer = *solve(jackson(), aim);
        QCOMPARE(confirm(jackson(), aim, answer, 1).verdict, Confirmation::Verdict::Confirmed); // by its times
        answer.bound = 6;
        const Confirmation confirmation = confirm(jackson(), aim, answer, 1);
        QCOMPARE(confirmation.verdict, Confirmation::Verdict::TooLarge);
        QCOMPARE(confirmation.states, std::int64_t{1});
        QCOMPARE(confirm(jackson(), aim, answer).verdict, Confirmation::Verdict::Refuted);
    }

    void aWrongAssignmentIsFound() {
        const Aim aim{Aim::Kind::FewestStations, 10};
        Balance answer = *solve(jackson(), aim);
        QVERIFY(confirm(jackson(), aim, answer).assignmentHolds);
        std::swap(answer.assignment.stations.front(), answer.assignment.stations.back());
        QVERIFY(!confirm(jackson(), aim, answer).assignmentHolds);
        answer.assignment.stations.clear();
        QVERIFY(!confirm(jackson(), aim, answer).assignmentHolds);
    }
};

TAKTBOARD_TEST(confirm, ConfirmTest);
#include "tst_confirm.moc"

// What must be done before what.
#include "balance/precedence.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

class PrecedenceTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyTaskStandsAfterItsPredecessors() {
        const auto precedence = precedenceOf(lineOf({1, 1, 1, 1}, {{4, 2}, {2, 1}, {4, 3}}));
        QVERIFY(precedence);
        QCOMPARE(precedence->order, (std::vector<Task>{3, 1, 0, 2}));
        QVERIFY(precedence->leads(3, 0) && precedence->leads(3, 2) && !precedence->leads(0, 3) && !precedence->leads(0, 2));
    }

    void arcsThatFollowFromOthersAreRedundant() {
        const auto precedence = precedenceOf(lineOf({1, 1, 1}, {{1, 2}, {2, 3}, {1, 3}, {1, 2}}));
        QVERIFY(precedence);
        QCOMPARE(precedence->redundant, (std::vector<std::pair<Task, Task>>{{0, 1}, {0, 2}}));
        QCOMPARE(precedence->after[0], (std::vector<Task>{1}));
        QCOMPARE(precedence->before[2], (std::vector<Task>{1}));
        QCOMPARE(precedence->orderStrength(), 1.0);
    }

    void aCircleIsNamedTaskByTask() {
        const auto precedence = precedenceOf(lineOf({1, 1, 1, 1, 1}, {{1, 2}, {2, 4}, {4, 3}, {3, 2}, {4, 5}}));
        QVERIFY(!precedence);
        QCOMPARE(precedence.error().code, ErrorCode::PrecedenceCycle);
        const std::string circle = precedence.error().arguments.front();
        QVERIFY2(circle == "2 > 4 > 3 > 2" || circle == "4 > 3 > 2 > 4" || circle == "3 > 2 > 4 > 3", circle.c_str());
        QCOMPARE(precedenceOf(lineOf({1}, {{1, 1}})).error().arguments.front(), std::string("1 > 1"));
    }

    void anArcToATaskThatIsNotThereIsRefused() {
        const auto precedence = precedenceOf(lineOf({1, 1}, {{1, 3}}));
        QVERIFY(!precedence);
        QCOMPARE(precedence.error().text(), std::string("there is no task 3; the tasks are numbered from 1 to 2"));
    }

    /// The order strength Otto, Otto and Scholl (2013) print for their lines is this ratio.
    void theOrderStrengthIsTheShareOfFixedPairs() {
        QCOMPARE(precedenceOf(lineOf({1, 1, 1, 1}, {{1, 2}, {2, 3}}))->orderStrength(), 0.5);
        QCOMPARE(precedenceOf(lineOf({1}, {}))->orderStrength(), 0.0);
    }
};

TAKTBOARD_TEST(precedence, PrecedenceTest);
#include "tst_precedence.moc"

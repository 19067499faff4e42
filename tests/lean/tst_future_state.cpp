// What Acme's maps say to the eight questions.
#include <algorithm>

#include "lean/future_state.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

FutureState stateOf(const Project& project, const char* scenario) {
    const auto& s = *project.scenario(scenario);
    return futureState(project, s, analyze(project, s));
}

std::vector<std::string> names(const Plant& plant, const std::vector<Id>& ids) {
    std::vector<std::string> out;
    for (const Id id : ids)
        out.push_back(nameOf(plant, id));
    return out;
}

} // namespace

class FutureStateTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_current_state_is_scheduled_everywhere_and_pushes() {
        const Project project = readSample("acme-stamping");
        const Plant& plant = project.scenario("Current state")->plant;
        const auto f = stateOf(project, "Current state");
        QCOMPARE(f.taktSeconds, 60.0);
        QCOMPARE(f.finishedGoods.size(), std::size_t{1});
        QVERIFY(!f.servedFromMarket);
        QCOMPARE(f.pacemakers.size(), std::size_t{5});
        QCOMPARE(f.pushed.size(), std::size_t{6});
        QCOMPARE(f.gaps.size(), std::size_t{4});
        // The press changes over for an hour: it cannot be part of a flow. Assembly 1 is above takt with its stops.
        QCOMPARE(nameOf(plant, f.gaps[0].before), std::string("Stamping"));
        QCOMPARE(nameOf(plant, f.gaps[0].changesOver), std::string("Stamping"));
        QVERIFY(!f.gaps[0].couldFlow());
        QCOMPARE(nameOf(plant, f.gaps[3].slow), std::string("Assembly 1"));
        QVERIFY(!f.gaps[3].changesOver);
        QVERIFY(!f.mixIsLevelled);
        QCOMPARE(f.usualPitchSeconds, 1200.0);
        QVERIFY(std::count(f.slow.begin(), f.slow.end(), named<Process>(plant, "Assembly 1").id) == 1);
        const auto unsteady = names(plant, f.unsteady);
        QVERIFY(std::count(unsteady.begin(), unsteady.end(), "Stamping") == 1);
    }

    void the_future_state_is_scheduled_once_from_a_market() {
        const Project project = readSample("acme-stamping");
        const Plant& plant = project.scenario("Future state")->plant;
        const auto f = stateOf(project, "Future state");
        QVERIFY(f.servedFromMarket);
        QCOMPARE(names(plant, f.pacemakers), std::vector<std::string>{"Weld and assembly"});
        QVERIFY(f.pushed.empty());
        QVERIFY(f.mixIsLevelled);
        QCOMPARE(f.pitch.us, Duration::minutes(20).us);
        QVERIFY(f.slow.empty());
    }

    void an_empty_map_says_nothing() {
        const Project project = newProject("Empty");
        const auto f = futureState(project, project.scenarios[0], analyze(project, project.scenarios[0]));
        QCOMPARE(f.taktSeconds, 0.0);
        QVERIFY(f.gaps.empty() && f.customers.empty() && !f.servedFromMarket && f.pacemakers.empty());
    }
};

TAKTBOARD_TEST(future_state, FutureStateTest);
#include "tst_future_state.moc"

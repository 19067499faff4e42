// Acme Stamping, Rother and Shook, "Learning to See": the printed figures, and those implied by them.
#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

void compare(double found, double wanted, double within) {
    if (std::abs(found - wanted) > within)
        qWarning("found %.10g, wanted %.10g", found, wanted);
    QVERIFY(std::abs(found - wanted) <= within);
}

} // namespace

class AcmeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { project_ = readSample("acme-stamping"); }

    void currentStateHasThePrintedFigures() {
        const auto& scenario = *project_.scenario("Current state");
        const auto a = lean::analyze(project_, scenario);
        compare(a.taktSeconds, 60.0, 1e-12);
        compare(a.dailyDemand, 920.0, 1e-9);
        compare(a.leadTimeDays, 5.0 + 7000.0 / 920 + 1700.0 / 920 + 2450.0 / 920 + 1840.0 / 920 + 4140.0 / 920, 1e-9);
        compare(a.leadTimeDays, 23.6196, 5e-5);
        compare(a.leadTimeWithProcessingDays(), 23.6230, 5e-5);
        compare(a.valueAddedSeconds, 188.0, 1e-9);
        compare(a.pceWorking * 100, 0.01442, 5e-6);
        compare(a.pce24h * 100, 0.00921, 5e-6);
        compare(a.pceCalendar * 100, 0.00658, 5e-6);
        QCOMPARE(nameOf(scenario.plant, a.bottleneck), std::string("Assembly 1"));
        const std::vector<double> ladder = {5.0, 7.6, 1.8, 2.7, 2.0, 4.5};
        QCOMPARE(a.ladder.size(), ladder.size());
        for (std::size_t i = 0; i < ladder.size(); ++i)
            compare(a.ladder[i].days, ladder[i], 0.05);
        const std::vector<double> capacity = {23460, 707.7, 480, 445.2, 690};
        QCOMPARE(a.steps.size(), capacity.size());
        for (std::size_t i = 0; i < capacity.size(); ++i)
            compare(a.steps[i].capacityPerShift, capacity[i], 0.05);
    }

    void futureStateHasThePrintedFigures() {
        const auto a = lean::analyze(project_, *project_.scenario("Future state"));
        compare(a.leadTimeDays, 4.5, 1e-9);
        compare(a.valueAddedSeconds, 169.0, 1e-9);
        compare(a.turns, 53.3, 0.05);
        QCOMPARE(a.ladder.size(), std::size_t{3});
        compare(a.ladder[0].days, 1.5, 1e-9);
        compare(a.ladder[1].days, 1.0, 1e-9);
        compare(a.ladder[2].days, 2.0, 1e-9);
        compare(a.step(named<Process>(project_.scenario("Future state")->plant, "Weld and assembly").id)->operatorsNeeded,
                2.8, 1e-9);
    }

    void assemblyOneIsNamedBelowTaktBeforeAnyRun() {
        const auto problems = lean::diagnose(project_, *project_.scenario("Current state"));
        QCOMPARE(problems.size(), std::size_t{2}); // and its schedules, below
        QCOMPARE(problems[0].code, lean::ProblemCode::BelowTakt);
        QCOMPARE(nameOf(project_.scenario("Current state")->plant, problems[0].element), std::string("Assembly 1"));
        QCOMPARE(lean::problemText(problems[0]),
                 std::string("Assembly 1 is slower than takt: 445 a shift against 460 wanted"));
    }

    void aPushStreamIsScheduledAtSeveralPoints() {
        const auto problems = lean::diagnose(project_, *project_.scenario("Current state"));
        QCOMPARE(lean::problemText(problems.at(1)),
                 std::string("one stream is scheduled at several points: Stamping, Spot weld 1, Spot weld 2, Assembly 1 "
                             "and Assembly 2"));
    }

    void futureStateHasNoProblems() {
        QVERIFY(lean::diagnose(project_, *project_.scenario("Future state")).empty());
    }

  private:
    Project project_;
};

TAKTBOARD_TEST(acme, AcmeTest);
#include "tst_acme.moc"

// Acme Stamping simulated: what the book's plant must do when its map is played.
#include "sample.h"
#include "sim/engine.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

sim::RunResult simulate(const Project& project, const std::string& scenario, std::int64_t days) {
    const auto network = sim::compile(project, *project.scenario(scenario));
    if (!network)
        qFatal("%s", network.error().text().c_str());
    sim::RunSettings settings;
    settings.horizon = Span::workingDays(days);
    auto result = sim::runReplications(*network, settings);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *result;
}

double value(const sim::RunResult& result, const std::string& name) {
    const auto* measure = result.find(name);
    if (!measure)
        qFatal("no measure %s", name.c_str());
    return measure->value.mean;
}

Project withoutOvertime(Project project) {
    const Id scenario = project.scenario("Current state")->id;
    Edit edit(project, scenario);
    edit.modify<Process>(named<Process>(edit.plant(), "Assembly 1").id,
                         [](Process& p) { p.overtime = Duration{}; });
    const auto set = edit.finish();
    if (!set || !apply(project, *set))
        qFatal("the edit was refused");
    return project;
}

} // namespace

class AcmeRunTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { project_ = readSample("acme-stamping"); }

    void currentStateDeliversEverythingAndKeepsTheBooksStock() {
        const auto result = simulate(project_, "Current state", 60);
        QCOMPARE(value(result, "delivered.total"), 55'200.0);
        QVERIFY(std::abs(value(result, "stock_days.total") - 23.6) <= 1.5);
    }

    void withoutOvertimeStockPilesUpAndAssemblyTwoStarvesAboutDay62() {
        const Project project = withoutOvertime(project_);
        const Plant& plant = project.scenario("Current state")->plant;
        const auto starved = [&](std::int64_t days) {
            return value(simulate(project, "Current state", days),
                         "state." + std::to_string(named<Process>(plant, "Assembly 2").id.value) + ".no_material");
        };
        QCOMPARE(starved(55), 0.0);
        QVERIFY(starved(66) > 0.0);
        const auto result = simulate(project, "Current state", 80);
        const std::string before = "stock." + std::to_string(named<Inventory>(plant, "Welded 2").id.value) + "." +
                                   std::to_string(named<Item>(plant, "Bracket LH").id.value);
        QVERIFY(value(result, before + ".max") > 1.5 * 1600);
    }

    void futureStateDeliversEveryDailyOrderInASeventhOfTheTime() {
        const auto result = simulate(project_, "Future state", 60);
        QCOMPARE(value(result, "delivered.total"), 55'200.0);
        QCOMPARE(value(result, "fill_rate"), 1.0);
        const double stock = value(result, "stock_days.total");
        QVERIFY(stock < 4.5);
        const double ratio = value(simulate(project_, "Current state", 60), "stock_days.total") / stock;
        QVERIFY(ratio > 5.5 && ratio < 8.0);
    }

    void anyNumberOfThreadsGivesTheSameMeasures() {
        const auto network = *sim::compile(project_, *project_.scenario("Current state"));
        sim::RunSettings settings;
        settings.horizon = Span::workingDays(20);
        settings.replications = 7;
        const auto one = sim::runReplications(network, settings, 1);
        const auto three = sim::runReplications(network, settings, 3);
        QVERIFY(one && three);
        QCOMPARE(one->measures.size(), three->measures.size());
        for (std::size_t i = 0; i < one->measures.size(); ++i) {
            QCOMPARE(one->measures[i].value.mean, three->measures[i].value.mean);
            QCOMPARE(one->measures[i].value.halfWidth, three->measures[i].value.halfWidth);
        }
    }

    void theCheckedEngineFindsNothingWrong_data() {
        QTest::addColumn<QString>("scenario");
        QTest::newRow("current") << "Current state";
        QTest::newRow("future") << "Future state";
    }
    void theCheckedEngineFindsNothingWrong() {
        QFETCH(QString, scenario);
        const auto network = *sim::compile(project_, *project_.scenario(scenario.toStdString()));
        sim::Engine<sim::CheckedPolicy> engine(network, 1, 0, Time{}, nullptr);
        const auto ok = engine.runUntil(Time{} + Duration::days(84));
        QVERIFY2(ok.has_value(), ok ? "" : ok.error().text().c_str());
        QCOMPARE(engine.audit(), std::string());
    }

  private:
    Project project_;
};

TAKTBOARD_TEST(acme, AcmeRunTest);
#include "tst_acme.moc"

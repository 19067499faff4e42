#include <QTest>

#include "base/platform/files.h"
#include "exchange/json.h"
#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"

using namespace takt;
using namespace takt::exchange;

namespace {

Project smallProject() {
    Project project = newProject("Current state");
    Edit edit(project, project.scenarios[0].id);
    Item item;
    item.name = "Bracket \"LH\"";
    item.unitCost = {125'000};
    edit.insert(item);
    Process process;
    process.name = "Welding";
    process.x = {300};
    process.y = {-40};
    process.uptime = Share::percent(85);
    process.stopLength = DurationLaw::exponential(Duration::minutes(20));
    const Id welding = edit.insert(process);
    Recipe recipe;
    recipe.process = welding;
    recipe.item = edit.plant().get<Item>()[0].id;
    recipe.cycleTime = {DurationLaw::Kind::Triangular, Duration::seconds(30), Duration::seconds(45),
                        Duration::minutes(1)};
    recipe.processingTime = Duration::minutes(2);
    edit.insert(recipe);
    if (!apply(project, edit.finish().value()))
        qFatal("the small project is not lawful");
    return project;
}

/// What smallProject() is written as.
std::string smallJson() {
    return readFile(fs::path(TAKTBOARD_TEST_DATA) / "exchange" / "small_project.json").value_or("");
}

/// The smallest project, with one scenario of these members.
std::string withMembers(const std::string& members) {
    return R"({"format": "taktboard", "version": 1, "settings": [{"id": 1}],
               "scenarios": [{"id": 2, "name": "A", )" +
           members + "}]}";
}

template <class Row>
Row onlyRow(const std::string& members) {
    const auto project = projectFromJson(withMembers(members));
    if (!project)
        qFatal("%s", project.error().text().c_str());
    return project->scenarios[0].plant.get<Row>()[0];
}

Item item(const std::string& members) { return onlyRow<Item>(R"("items": [{"id": 3, )" + members + "}]"); }
Process process(const std::string& members) {
    return onlyRow<Process>(R"("processes": [{"id": 3, )" + members + "}]");
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aProjectIsWrittenOneRowALine() { QCOMPARE(projectToJson(smallProject()), smallJson()); }

    void whatIsWrittenReadsBackTheSame() {
        const auto read = projectFromJson(smallJson());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QVERIFY(*read == smallProject());
    }

    void everyProjectSurvivesTheRoundTrip() {
        QVERIFY(test::holds("projectFromJson(projectToJson(p)) == p", 150, [] {
            const Project project = test::randomProject();
            const std::string text = projectToJson(project);
            const auto read = projectFromJson(text);
            if (!read)
                RC_FAIL(read.error().text());
            RC_ASSERT(*read == project);
            RC_ASSERT(projectToJson(*read) == text);
        }));
    }

    void everyPlantSurvivesTheRoundTrip() {
        QVERIFY(test::holds("plantFromJson(plantToJson(p, s)) holds s and the shared rows", 100, [] {
            const Project project = test::randomProject();
            const Scenario& scenario = *rc::gen::elementOf(project.scenarios);
            const auto read = plantFromJson(plantToJson(project, scenario.id));
            if (!read)
                RC_FAIL(read.error().text());
            RC_ASSERT(read->shared == project.shared);
            RC_ASSERT(read->scenarios.size() == 1U);
            RC_ASSERT(read->scenarios[0] == scenario);
            RC_ASSERT(read->nextId <= project.nextId);
        }));
    }

    void aPlantsTextDependsOnNothingElse() {
        const Project one = smallProject();
        Project other = one;
        other.nextId = 5000;
        Edit edit(other, other.scenarios[0].id);
        edit.copyScenario(edit.scenario(), "Future state");
        QVERIFY(apply(other, edit.finish().value()));
        QCOMPARE(plantToJson(other, Id{6}), plantToJson(one, Id{6}));
        QVERIFY(plantToJson(one, Id{6}).find("next_id") == std::string::npos);
    }

    void aPlantThatIsNotThereHasNoScenario() {
        const auto read = plantFromJson(plantToJson(smallProject(), Id{77}));
        QVERIFY(!read);
        QCOMPARE(read.error().text(),
                 std::string("scenarios: the file is damaged: there must be exactly one scenario"));
    }

    void nextIdIsWorkedOutWhenMissing() {
        const auto read = projectFromJson(withMembers(R"("items": [{"id": 41}])"));
        QVERIFY(read);
        QCOMPARE(read->nextId, 42U);
        const auto bare = projectFromJson(
            R"({"format": "taktboard", "version": 1, "settings": [{"id": 8}], "scenarios": []})");
        QVERIFY(bare);
        QCOMPARE(bare->nextId, 9U);
    }

    void missingFieldsTakeTheirDefault() {
        Item expected;
        expected.id = {3};
        QVERIFY(item(R"("name": "")") == expected);
    }

    void keysMayStandInAnyOrder() {
        const auto read =
            projectFromJson(R"({"scenarios": [{"items": [{"name": "Bolt", "id": 3}], "name": "A",
            "id": 2}], "$schema": "taktboard.schema.json", "settings": [{"id": 1}], "version": 1,
            "format": "taktboard"})");
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->scenarios[0].plant.get<Item>()[0].name, std::string("Bolt"));
    }

    void aNumberStandsForItsText() {
        QCOMPARE(process(R"("changeover": 45)").changeover.us, 45'000'000);
        QCOMPARE(process(R"("changeover": 0.25)").changeover.us, 250'000);
        QCOMPARE(process(R"("changeover": 1e-06)").changeover.us, 1);
        QCOMPARE(process(R"("stop_length": 90)").stopLength.a.us, 90'000'000);
        QCOMPARE(process(R"("uptime": 0.85)").uptime.billionths, 850'000'000);
        QCOMPARE(item(R"("unit_cost": 12.5)").unitCost.tenThousandths, 125'000);
        QCOMPARE(item(R"("unit_cost": 1e3)").unitCost.tenThousandths, 10'000'000);
        QCOMPARE(item(R"("unit_cost": 12345678901.2345)").unitCost.tenThousandths, 123'456'789'012'345);
        QCOMPARE(item(R"("step": 0.000001)").step.millionths, 1);
        QCOMPARE(item(R"("container": 24.0)").container.steps, 24);
        QCOMPARE(process(R"("x": -7)").x.value, -7);
    }

    void aDecimalCommaIsRead() {
        QCOMPARE(item(R"("unit_cost": "12,5")").unitCost.tenThousandths, 125'000);
        QCOMPARE(process(R"("uptime": "97,5 %")").uptime.billionths, 975'000'000);
        QCOMPARE(process(R"("changeover": "1,5 min")").changeover.us, 90'000'000);
    }

    void aByteOrderMarkIsReadOver() { QVERIFY(projectFromJson(std::string("\xEF\xBB\xBF") + smallJson())); }

    void aReferenceOfNoneMayBeWrittenOut() { QVERIFY(!process(R"("calendar": 0)").calendar); }
};

TAKTBOARD_TEST(json, JsonTest);
#include "tst_json.moc"

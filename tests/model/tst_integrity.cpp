#include <QTest>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/integrity.h"

using namespace takt;

namespace {

std::string said(const Result<void>& result) { return result ? "(accepted)" : result.error().text(); }

template <class Row, class Change>
std::string values(Change&& change) {
    Row row;
    row.id = {9};
    change(row);
    return said(checkValues(AnyRow(row)));
}

/// A project of one item (7), one process (8) and one area (9) in the scenario 6.
Project smallProject() {
    Project project = newProject("Current state");
    Edit edit(project, Id{6});
    edit.insert(Item{});
    edit.insert(Process{});
    edit.insert(Area{});
    if (!apply(project, edit.finish().value()))
        qFatal("not lawful");
    return project;
}

template <class Change>
std::string project(Change&& change) {
    Project project = smallProject();
    change(project);
    return said(checkProject(project));
}

Recipe recipe(Id process, Id item) {
    Recipe row;
    row.id = {10};
    row.process = process;
    row.item = item;
    return row;
}

} // namespace

class IntegrityTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aDefaultRowOfEveryTypeHasLawfulValues() {
        forEachRowType([](auto row) {
            using Row = decltype(row);
            if constexpr (std::is_same_v<Row, Shift> || std::is_same_v<Row, Break>)
                row.length = Duration::hours(1); // a shift of no length says nothing
            const auto ok = checkValues(AnyRow(row));
            QVERIFY2(ok, ok ? "" : (std::string(Row::tableName) + ": " + ok.error().text()).c_str());
        });
    }

    void valuesOutOfRangeAreNamed() {
        QCOMPARE(values<Item>([](Item& i) { i.container = {0}; }),
                 std::string("container: container is 0; it must lie between 1 and 1000000000000"));
        QCOMPARE(values<Process>([](Process& p) { p.uptime = {0}; }),
                 std::string("uptime: uptime is 0 %; it must lie between 0.1 % and 100 %"));
        QCOMPARE(values<Process>([](Process& p) { p.machines = 1001; }),
                 std::string("machines: machines is 1001; it must lie between 1 and 1000"));
        QCOMPARE(values<Process>([](Process& p) { p.overtime = Duration::hours(25); }),
                 std::string("overtime: overtime is 25 h; it must lie between 0 s and 1 d"));
        QCOMPARE(values<Item>([](Item& i) { i.unitCost = {-1}; }),
                 std::string("unit_cost: unit_cost is -0.0001; it must lie between 0 and 100000000000"));
        QCOMPARE(values<Item>([](Item& i) { i.step = {0}; }),
                 std::string("step: step is 0; it must lie between 0.000001 and 1000000"));
        QCOMPARE(values<Area>([](Area& a) { a.x = {1'000'001}; }),
                 std::string("x: x is 1000001; it must lie between -1000000 and 1000000"));
        QCOMPARE(values<Recipe>([](Recipe& r) { r.valueAdded = Duration{-1}; }),
                 std::string("value_added: value_added is -0.000001 s; it must lie between 0 s and 36600 d"));
        QCOMPARE(values<ScheduleLine>([](ScheduleLine& s) { s.first = Span::workingDays(36'601); }),
                 std::string("first: first is 36601 wd; it must lie between 0 and 36600 wd"));
        QCOMPARE(values<ScheduleLine>([](ScheduleLine& s) { s.first = {Span::Unit::Clock, -1}; }),
                 std::string("first: first is -0.000001 s; it must lie between 0 and 36600 d"));
    }

    void textsMustBeShortAndSound() {
        QCOMPARE(values<Item>([](Item& i) { i.name = std::string(4097, 'x'); }),
                 std::string("name: the length is 4097; it must lie between 0 and 4096"));
        for (const char* bad : {"\xff", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                                "\xF4\x90\x80\x80", "\xF0\x80\x80\x80", "a\x80", "\xE2\x82"})
            QCOMPARE(values<Item>([&](Item& i) { i.name = bad; }),
                     std::string("name: the text holds a character that cannot be stored"));
        QCOMPARE(values<Item>([](Item& i) { i.name = std::string("a\0b", 3); }),
                 std::string("name: the text holds a character that cannot be stored"));
        for (const char* good : {"", "Müller", "焊接", "🏭", "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBF", "\t\n"})
            QCOMPARE(values<Item>([&](Item& i) { i.name = good; }), std::string("(accepted)"));
    }

    void lawsDaysChoicesAndLinesMustBeSound() {
        QCOMPARE(values<Recipe>([](Recipe& r) { r.cycleTime = DurationLaw::exponential({}); }),
                 std::string(
                     "cycle_time: \"exponential(0 s)\" is not a time or distribution; write for example \"45 "
                     "s\", \"exponential(45 s)\" or \"triangular(30 s, 45 s, 70 s)\""));
        QCOMPARE(values<Calendar>([](Calendar& c) { c.days = {0xff}; }),
                 std::string("days: \"255\" names no days; write for example \"Mon Tue Wed\""));
        QCOMPARE(values<Recipe>([](Recipe& r) { r.draw = static_cast<DrawPer>(2); }),
                 std::string("draw: \"2\" is not a number"));
        QCOMPARE(values<MaterialFlow>([](MaterialFlow& f) { f.bends.points.resize(1001); }),
                 std::string("bends: bends is 1001; it must lie between 0 and 1000"));
        QCOMPARE(values<MaterialFlow>([](MaterialFlow& f) { f.bends.points = {{{0}, {1'000'001}}}; }),
                 std::string("bends: bends is 1000001; it must lie between -1000000 and 1000000"));
    }

    void referencesMustLeadToTheRightTable() {
        const Project p = smallProject();
        const auto check = [&](const AnyRow& row) {
            return said(checkReferences(row, p.shared, &p.scenarios[0].plant));
        };
        QCOMPARE(check(recipe(Id{8}, Id{7})), std::string("(accepted)"));
        QCOMPARE(check(recipe(Id{}, Id{7})), std::string("process: there is nothing with the id 0"));
        QCOMPARE(check(recipe(Id{8}, Id{99})), std::string("item: there is nothing with the id 99"));
        QCOMPARE(check(recipe(Id{8}, Id{9})),
                 std::string("item: item refers to areas, which is of another kind"));
        Recipe measured = recipe(Id{8}, Id{7});
        measured.cycleTime = DurationLaw::ofSeries(DurationLaw::Kind::Empirical, Id{99});
        QCOMPARE(check(measured), std::string("cycle_time: there is nothing with the id 99"));
        measured.cycleTime.series = Id{3};
        QCOMPARE(check(measured),
                 std::string("cycle_time: cycle_time refers to shifts, which is of another kind"));
        Process process;
        process.calendar = {3};
        QCOMPARE(check(process),
                 std::string("calendar: calendar refers to shifts, which is of another kind"));
    }

    void aLawfulProjectIsAccepted() {
        QCOMPARE(said(checkProject(newProject("A"))), std::string("(accepted)"));
        QVERIFY(test::holds("a random project is lawful", 100, [] {
            RC_ASSERT(checkProject(test::randomProject()).has_value());
        }));
    }

    void aProjectHasExactlyOneRowOfSettings() {
        const std::string refused =
            "settings: the file is damaged: there must be exactly one row of settings";
        QCOMPARE(project([](Project& p) { p.shared.get<Settings>().remove(0); }), refused);
        QCOMPARE(project([](Project& p) {
                     Settings more;
                     more.id = p.takeId();
                     p.shared.get<Settings>().append(more);
                 }),
                 refused);
    }

    void scenariosHaveIdsAndNamesOfTheirOwn() {
        QCOMPARE(project([](Project& p) { p.scenarios[0].name.clear(); }),
                 std::string("scenarios: a scenario needs a name"));
        QCOMPARE(project([](Project& p) {
                     p.scenarios.push_back(p.scenarios[0]);
                     p.scenarios[1].id = p.takeId();
                 }),
                 std::string("scenarios: a scenario needs a name"));
        QCOMPARE(project([](Project& p) { p.scenarios.push_back(p.scenarios[0]); }),
                 std::string("scenarios: the id 6 is used twice"));
        QCOMPARE(project([](Project& p) { p.scenarios[0].id = {}; }),
                 std::string("scenarios: the id 0 is used twice"));
        QCOMPARE(project([](Project& p) { p.scenarios[0].id = {500}; }),
                 std::string("scenarios: the id 500 is not below the next unused id 10"));
    }

    void idsAreUniqueAndDrawn() {
        QCOMPARE(project([](Project& p) {
                     Area twin;
                     twin.id = {7};
                     p.scenarios[0].plant.get<Area>().append(twin);
                 }),
                 std::string("Current state.items #7: the id 7 is used twice"));
        QCOMPARE(project([](Project& p) {
                     Item twin;
                     twin.id = p.settings().id;
                     p.scenarios[0].plant.get<Item>().append(twin);
                 }),
                 std::string("Current state.items #1: the id 1 is used twice"));
        QCOMPARE(project([](Project& p) { p.nextId = 9; }),
                 std::string("Current state.areas #9: the id 9 is not below the next unused id 9"));
        QCOMPARE(project([](Project& p) { p.scenarios[0].plant.get<Item>().append(Item{}); }),
                 std::string("Current state.items #0: the id 0 is used twice"));
    }

    void rowsAreCheckedInTheirPlace() {
        QCOMPARE(project([](Project& p) {
                     auto& recipes = p.scenarios[0].plant.get<Recipe>();
                     recipes.append(recipe(Id{8}, Id{99}));
                     p.nextId = 11;
                 }),
                 std::string("Current state.recipes #10.item: there is nothing with the id 99"));
        QCOMPARE(project([](Project& p) {
                     auto& table = p.shared.get<Shift>();
                     Shift shift = table[0];
                     shift.length = {};
                     table.replace(0, shift);
                 }),
                 std::string("shifts #3.length: length is 0 s; it must lie between 0.000001 s and 1 d"));
    }

    void aReferenceIntoAnotherScenarioIsRefused() {
        QCOMPARE(project([](Project& p) {
                     Scenario other;
                     other.id = p.takeId();
                     other.name = "Future state";
                     Recipe row = recipe(Id{8}, Id{7});
                     row.id = p.takeId();
                     other.plant.get<Recipe>().append(row);
                     p.scenarios.push_back(other);
                 }),
                 std::string("Future state.recipes #11.process: there is nothing with the id 8"));
    }
};

TAKTBOARD_TEST(integrity, IntegrityTest);
#include "tst_integrity.moc"

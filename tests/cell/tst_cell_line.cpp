#include <QtTest>

#include "../support/test_main.h"
#include "cell/figures.h"
#include "cell_plant.h"

using namespace takt;
using namespace takt::test;
using namespace takt::cell;

class CellLineTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void tasksStandInTheOrderOfTheirNumbers();
    void timesAreWeightedByTheDemandOfTheProducts();
    void productsThatDifferAreModels();
    void zonesJoinOverPairs();
    void placesAreWalkingTimes();
    void toolsAndWishesAreRules();
    void aMachineThatPassesTheCycleIsNamed();
    void anAssignmentGoesIntoThePlanAndBack();
    void figuresAreThoseOfTheTextbooks();
    void elementsSplitTheManualTime();
    void theBalanceBecomesTheCycleTime();
    void aMachineAddsValueWhereItsTaskDoes();
    void timesAndStationsOfTasksChangeTheRunAndRulesDoNot();
    void aProcessTakesItsInsideAlongWhenItGoes();
};

void CellLineTest::tasksStandInTheOrderOfTheirNumbers() {
    CellPlant p;
    const Id a = p.task(4.2), b = p.task(3, 18);
    p.link(a, b);
    p.b.edit().modify<CellTask>(a, [](CellTask& t) { t.number = 9; });
    const auto line = p.line();
    QVERIFY((line.tasks == std::vector<Id>{b, a}));
    QVERIFY((line.line.times == std::vector<balance::Units>{3000, 4200}));
    QVERIFY((line.line.arcs == std::vector<std::pair<balance::Task, balance::Task>>{{1, 0}}));
    QVERIFY(line.line.rules.together.empty() && line.line.rules.first.empty() && line.line.rules.places.empty());
}

/// 600 left and 200 right a day: 10 s and 20 s weigh 3 to 1.
void CellLineTest::timesAreWeightedByTheDemandOfTheProducts() {
    CellPlant p;
    const Id left = p.b.item("Left"), right = p.b.item("Right");
    const Id customer = p.b.element<Customer>("Customer");
    for (const Id item : {left, right})
        p.b.recipe(p.process, item, DurationLaw::fixed(Duration::seconds(60)));
    p.b.flow(p.process, customer);
    p.b.demand(customer, left, DemandPattern::DailyOrder, 600);
    p.b.demand(customer, right, DemandPattern::DailyOrder, 200);
    const Id task = p.task(10);
    TaskTime time;
    time.task = task;
    time.item = right;
    time.manual = Duration::seconds(20);
    p.b.edit().insert(time);
    const auto line = p.line();
    QCOMPARE(line.products.size(), std::size_t{2});
    QCOMPARE(line.products[0].share, 0.75);
    QCOMPARE(line.line.times[0], balance::Units{12'500});
}

void CellLineTest::productsThatDifferAreModels() {
    CellPlant p;
    const Id left = p.b.item("Left"), right = p.b.item("Right");
    for (const Id item : {left, right})
        p.b.recipe(p.process, item, DurationLaw::fixed(Duration::seconds(60)));
    const Id task = p.task(10);
    QVERIFY(p.line().line.rules.models.empty());
    TaskTime time;
    time.task = task;
    time.item = right;
    p.b.edit().insert(time);
    p.settings([](Cell& c) { c.overload = Share::percent(15); });
    const auto rules = p.line().line.rules;
    QCOMPARE(rules.models.size(), std::size_t{2});
    QCOMPARE(rules.models[0].times[0], balance::Units{10'000});
    QCOMPARE(rules.models[1].times[0], balance::Units{0});
    QCOMPARE(rules.overload, 15);
}

void CellLineTest::zonesJoinOverPairs() {
    CellPlant p;
    std::vector<Id> t;
    for (int i = 0; i < 5; ++i)
        t.push_back(p.task(1));
    p.pair(t[0], t[3], PairRule::Together);
    p.pair(t[3], t[4], PairRule::Together);
    p.pair(t[1], t[2], PairRule::Apart);
    const auto rules = p.line().line.rules;
    QVERIFY((rules.together == std::vector<std::vector<balance::Task>>{{0, 3, 4}}));
    QVERIFY((rules.apart == std::vector<std::pair<balance::Task, balance::Task>>{{1, 2}}));
}

void CellLineTest::placesAreWalkingTimes() {
    CellPlant p;
    p.task(1);
    const Id far = p.task(1);
    p.b.edit().modify<CellTask>(far, [](CellTask& t) { t.place = {3'000'000}; });
    p.settings([](Cell& c) { c.walkingSpeed = {1'200'000}; });
    QVERIFY((p.line().line.rules.places == std::vector<balance::Units>{0, 2500}));
}

void CellLineTest::toolsAndWishesAreRules() {
    CellPlant p;
    const Id press = p.task(1);
    p.task(1);
    p.b.edit().modify<CellTask>(press, [](CellTask& t) {
        t.tool = "press, gauge";
        t.firstStation = t.lastStation = 2;
        t.posture = 12;
        t.today = 1;
    });
    QVERIFY(p.line().line.rules.needs.empty()); // all tools stand everywhere
    CellStation station;
    station.process = p.process;
    station.number = 2;
    station.tools = "gauge,press";
    station.twoOperators = true;
    p.b.edit().insert(station);
    const auto rules = p.line().line.rules;
    QVERIFY((rules.tools == std::vector<std::uint32_t>{0, 3}));
    QVERIFY((rules.needs == std::vector<std::uint32_t>{3, 0}));
    QVERIFY((rules.first == std::vector<int>{2, 0}));
    QVERIFY((rules.last == std::vector<int>{2, 0}));
    QVERIFY((rules.posture == std::vector<int>{12, 0}));
    QVERIFY((rules.today == std::vector<int>{1, 0}));
    QVERIFY((rules.twoOperators == std::vector<bool>{false, true}));
}

void CellLineTest::aMachineThatPassesTheCycleIsNamed() {
    CellPlant p;
    p.task(30);
    p.task(3, 58);
    const auto line = p.line();
    QVERIFY((machinesTooLong(line, Duration::seconds(60), 1) == std::vector<balance::Task>{1}));
    QVERIFY(machinesTooLong(line, Duration::seconds(60), 2).empty());
    QVERIFY(machinesTooLong(line, Duration::seconds(61), 1).empty());
}

void CellLineTest::anAssignmentGoesIntoThePlanAndBack() {
    CellPlant p;
    for (int i = 0; i < 4; ++i)
        p.task(1);
    const auto line = p.line();
    balance::Assignment a;
    a.stations = {{0, 2}, {1}};
    a.copies = {1, 3};
    putAssignment(p.b.edit(), line, p.process, a);
    const auto standing = standingOf(p.plant(), line, p.process);
    QVERIFY(standing.assignment == a);
    QVERIFY((standing.unassigned == std::vector<balance::Task>{3}));
    a.copies = {};
    a.secondOperator = {{2}, {}};
    putAssignment(p.b.edit(), line, p.process, a);
    QVERIFY(standingOf(p.plant(), line, p.process).assignment == a);
    keepAsToday(p.b.edit(), p.process);
    QVERIFY((p.line().line.rules.today == std::vector<int>{1, 2, 1, 0}));
}

/// Three stations of 56, 50 and 44 s against 60 s: 150 / 180, 1 - 150 / 168, sqrt(36 + 144).
void CellLineTest::figuresAreThoseOfTheTextbooks() {
    CellPlant p;
    for (const double s : {30.0, 26.0, 50.0, 44.0})
        p.task(s);
    const auto line = p.line();
    balance::Assignment a;
    a.stations = {{0, 1}, {2}, {3}};
    putAssignment(p.b.edit(), line, p.process, a);
    const auto loads = loadsOf(p.plant(), line, a);
    const auto f = figuresOf(p.plant(), line, p.process, loads, Duration::seconds(60), Duration::seconds(75));
    QCOMPARE(f.operators, 3);
    QCOMPARE(f.work, Duration::seconds(150));
    QCOMPARE(f.longest, Duration::seconds(56));
    QCOMPARE(f.efficiency, 150.0 / 180);
    QCOMPARE(f.efficiencyAtTakt, 150.0 / 225);
    QCOMPARE(f.balanceDelay, 1 - 150.0 / 168);
    QCOMPARE(f.smoothness, std::sqrt(180.0));
    QCOMPARE(f.operatorsNeeded, 2.0);
    QCOMPARE(f.moves, 0);
    a.copies = {2, 1, 1};
    const auto twice = figuresOf(p.plant(), line, p.process, loadsOf(p.plant(), line, a), Duration::seconds(60), {});
    QCOMPARE(twice.operators, 4);
    QCOMPARE(twice.longest, Duration::seconds(50));
}

void CellLineTest::elementsSplitTheManualTime() {
    CellPlant p;
    const Id task = p.task(10);
    const auto element = [&](WorkKind kind, int seconds) {
        TaskElement row;
        row.task = task;
        row.kind = kind;
        row.time = Duration::seconds(seconds);
        p.b.edit().insert(row);
    };
    element(WorkKind::Walking, 2);
    element(WorkKind::Incidental, 3);
    const CellTask& row = *p.plant().find<CellTask>(task);
    using S = Stretch;
    QVERIFY((stretchesOf(p.plant(), row, row.manual) ==
             std::vector<S>{{WorkKind::Walking, Duration::seconds(2)}, {WorkKind::Incidental, Duration::seconds(3)},
                            {WorkKind::ValueAdding, Duration::seconds(5)}}));
    // A product that takes twice as long takes twice as long in every element.
    QCOMPARE(stretchesOf(p.plant(), row, Duration::seconds(20))[0].time, Duration::seconds(4));
    element(WorkKind::Waste, 9); // more than there is: the rest of the manual time
    QCOMPARE(stretchesOf(p.plant(), row, row.manual).back().time, Duration::seconds(5));
}

void CellLineTest::theBalanceBecomesTheCycleTime() {
    CellPlant p;
    const Id left = p.b.item("Left"), right = p.b.item("Right");
    const Id l = p.b.recipe(p.process, left, DurationLaw::fixed(Duration::seconds(99)));
    const Id r = p.b.recipe(p.process, right, DurationLaw::fixed(Duration::seconds(99)));
    p.task(30);
    p.task(10, 7);
    const Id third = p.task(36);
    TaskTime time;
    time.task = third;
    time.item = right;
    time.manual = Duration::seconds(46);
    p.b.edit().insert(time);
    p.b.edit().modify<CellTask>(third, [](CellTask& t) { t.kind = WorkKind::Incidental; });
    const auto line = p.line();
    balance::Assignment a;
    a.stations = {{0, 1}, {2}};
    applyToRecipes(p.b.edit(), line, p.process, a);
    const Recipe& forLeft = *p.plant().find<Recipe>(l);
    QVERIFY(forLeft.cycleTime == DurationLaw::fixed(Duration::seconds(40)));
    QCOMPARE(forLeft.processingTime.value(), Duration::seconds(83));
    QCOMPARE(forLeft.valueAdded.value(), Duration::seconds(47));
    QVERIFY(p.plant().find<Recipe>(r)->cycleTime == DurationLaw::fixed(Duration::seconds(46)));
    QCOMPARE(p.plant().find<Process>(p.process)->operators, std::int64_t{2});
}

void CellLineTest::aMachineAddsValueWhereItsTaskDoes() {
    CellPlant p;
    const Id item = p.b.item("Part");
    p.b.recipe(p.process, item, DurationLaw::fixed(Duration::seconds(60)));
    p.task(10, 20);
    const Id test = p.task(5, 30);
    p.b.edit().modify<CellTask>(test, [](CellTask& t) { t.kind = WorkKind::Waste; });
    balance::Assignment all;
    all.stations = {{0, 1}};
    applyToRecipes(p.b.edit(), p.line(), p.process, all);
    QCOMPARE(*p.plant().get<Recipe>()[0].valueAdded, Duration::seconds(30));
    QCOMPARE(*p.plant().get<Recipe>()[0].processingTime, Duration::seconds(65));
}

/// The hands' work tells the run and the ledger; how it is planned, and in which order it could be done, does not.
void CellLineTest::timesAndStationsOfTasksChangeTheRunAndRulesDoNot() {
    CellPlant p;
    const Id task = p.task(5, 0);
    const Project before = p.b.build();
    const auto changes = [&](const auto& change) {
        Edit edit(before, before.scenarios[0].id);
        edit.modify<CellTask>(task, change);
        return changesBehaviour(edit.finish().value());
    };
    QVERIFY(changes([](CellTask& t) { t.manual = Duration::seconds(6); }));
    QVERIFY(changes([](CellTask& t) { t.station = 2; }));
    QVERIFY(changes([](CellTask& t) { t.across = Decimal{1'000'000}; }));
    QVERIFY(!changes([](CellTask& t) { t.name = "Weld"; }));
    QVERIFY(!changes([](CellTask& t) { t.posture = 4; }));
    QVERIFY(!changes([](CellTask& t) { t.firstStation = 1; }));
    Edit edit(before, before.scenarios[0].id);
    TaskLink link;
    link.before = task;
    link.after = task;
    edit.insert(link);
    QVERIFY(!changesBehaviour(edit.finish().value()));
}

void CellLineTest::aProcessTakesItsInsideAlongWhenItGoes() {
    CellPlant p;
    const Id item = p.b.item("Left");
    const Id a = p.task(1), b = p.task(2);
    p.link(a, b);
    p.pair(a, b, PairRule::Apart);
    TaskTime time;
    time.task = a;
    time.item = item;
    p.b.edit().insert(time);
    p.settings([](Cell& c) { c.shape = CellShape::UShaped; });
    p.b.edit().remove(a);
    QCOMPARE(p.plant().get<CellTask>().size(), std::size_t{1});
    QVERIFY(p.plant().get<TaskLink>().empty());
    QVERIFY(p.plant().get<TaskPair>().empty());
    QVERIFY(p.plant().get<TaskTime>().empty());
    p.b.edit().remove(p.process);
    QVERIFY(p.plant().get<CellTask>().empty());
    QVERIFY(p.plant().get<Cell>().empty());
    QVERIFY(p.b.edit().finish().has_value());
}

TAKTBOARD_TEST(cell_line, CellLineTest);
#include "tst_cell_line.moc"

// What follows from drawing: a plant that is drawn can run. And what copying takes along.
#include <QTest>

#include "gui/map/clip_rows.h"
#include "gui/map/drawing_consequences.h"
#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "model/integrity.h"
#include "sample.h"
#include "sim/network.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// Draws as a planner does; every gesture is an edit of its own, as on the map.
class Drawing {
  public:
    Drawing() : project_(newProject("Test")) {}

    Id element(TableId kind, const std::string& word, int x) {
        Edit edit(project_, scenarioId());
        const Id id = drawElement(edit, kind, {x}, {0}, {word, "Product A", {}});
        commit(edit);
        return id;
    }
    Id line(Id from, Id to) {
        Edit edit(project_, scenarioId());
        const Id id = drawLine(edit, from, to, {});
        commit(edit);
        return id;
    }
    Id loop(LoopKind kind, Id first, Id second) {
        Edit edit(project_, scenarioId());
        const Id id = drawLoop(edit, kind, first, second, {});
        commit(edit);
        return id;
    }
    Id scenarioId() const { return project_.scenarios[0].id; }
    const Scenario& scenario() const { return project_.scenarios[0]; }
    const Plant& plant() const { return scenario().plant; }
    Project& project() { return project_; }

  private:
    void commit(const Edit& edit) {
        const auto set = edit.finish();
        QVERIFY2(set.has_value(), set ? "" : set.error().text().c_str());
        QVERIFY(apply(project_, *set).has_value());
        QVERIFY(checkProject(project_).has_value());
    }
    Project project_;
};

QByteArray errorsOf(const Project& project, const Scenario& scenario) {
    QByteArray text;
    for (const auto& problem : lean::diagnose(project, scenario))
        if (problem.severity == lean::Severity::Error)
            text += QByteArray::fromStdString(lean::problemText(problem)) + "; ";
    return text;
}

} // namespace

class MapDrawingTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_first_process_makes_a_product() {
        Drawing d;
        const Id press = d.element(TableId::Processes, "Process", 0);
        QCOMPARE(d.plant().get<Item>().size(), 1U);
        QCOMPARE(d.plant().get<Item>()[0].name, std::string("Product A"));
        QCOMPARE(d.plant().get<Recipe>().size(), 1U);
        QCOMPARE(d.plant().get<Recipe>()[0].process, press);
        QCOMPARE(d.plant().find<Process>(press)->name, std::string("Process 1"));
        QCOMPARE(d.plant().find<Process>(d.element(TableId::Processes, "Process", 200))->name,
                 std::string("Process 2"));
        QCOMPARE(d.plant().get<Item>().size(), 1U);
    }

    void a_pushed_stream_can_run_as_soon_as_it_is_drawn() {
        Drawing d;
        const Id supplier = d.element(TableId::Suppliers, "Supplier", 0);
        const Id truck = d.element(TableId::Transports, "Transport", 100);
        const Id raw = d.element(TableId::Inventories, "Inventory", 200);
        const Id press = d.element(TableId::Processes, "Process", 400);
        const Id goods = d.element(TableId::Inventories, "Inventory", 600);
        const Id customer = d.element(TableId::Customers, "Customer", 800);
        for (const auto& [from, to] :
             {std::pair(supplier, truck), std::pair(truck, raw), std::pair(raw, press),
              std::pair(press, goods), std::pair(goods, customer)})
            QVERIFY(d.line(from, to));
        QCOMPARE(errorsOf(d.project(), d.scenario()), QByteArray());
        QVERIFY(sim::compile(d.project(), d.scenario()).has_value());
        QCOMPARE(d.plant().get<Stock>().size(), 2U);
        QVERIFY(!d.plant().get<Departure>().empty()); // the supplier's truck comes
        QVERIFY(lean::analyze(d.project(), d.scenario()).leadTimeDays > 0);
    }

    void a_pulled_stream_can_run_as_soon_as_it_is_drawn() {
        Drawing d;
        const Id supplier = d.element(TableId::Suppliers, "Supplier", 0);
        const Id market = d.element(TableId::Supermarkets, "Supermarket", 200);
        const Id cell = d.element(TableId::Processes, "Process", 400);
        const Id goods = d.element(TableId::Supermarkets, "Supermarket", 600);
        const Id customer = d.element(TableId::Customers, "Customer", 800);
        QVERIFY(d.line(supplier, market)); // brings its withdrawal kanban along
        QVERIFY(d.line(market, cell));
        QVERIFY(d.loop(LoopKind::Production, goods, cell)); // and the flow it needs
        QVERIFY(d.line(goods, customer));
        QCOMPARE(d.plant().get<KanbanLoop>().size(), 2U);
        QCOMPARE(errorsOf(d.project(), d.scenario()), QByteArray());
        QVERIFY(sim::compile(d.project(), d.scenario()).has_value());
        for (const auto& stock : d.plant().get<Stock>())
            QVERIFY(stock.maximum.steps > 0);
    }

    void cards_fill_the_planned_maximum() {
        Drawing d;
        const Id cell = d.element(TableId::Processes, "Process", 0);
        const Id goods = d.element(TableId::Supermarkets, "Supermarket", 200);
        d.line(cell, goods);
        Edit edit(d.project(), d.scenarioId());
        edit.modify<Item>(d.plant().get<Item>()[0].id, [](Item& item) { item.container = {20}; });
        edit.modify<Stock>(d.plant().get<Stock>()[0].id, [](Stock& stock) { stock.maximum = {130}; });
        const Id loop = drawLoop(edit, LoopKind::Production, goods, cell, {});
        QCOMPARE(edit.plant().find<KanbanLoop>(loop)->cards, 7); // ceil(130 / 20)
    }

    void one_loop_row_an_item() {
        Drawing d;
        const Id cell = d.element(TableId::Processes, "Process", 0);
        const Id goods = d.element(TableId::Supermarkets, "Supermarket", 200);
        Edit edit(d.project(), d.scenarioId());
        Item second;
        second.name = "Product B";
        addItemTo(edit, cell, edit.insert(second));
        drawLoop(edit, LoopKind::Production, goods, cell, {});
        QCOMPARE(edit.plant().get<KanbanLoop>().size(), 2U);
        QCOMPARE(judgeLoop(edit.plant(), LoopKind::Production, goods, cell).refusal, Refusal::AlreadyThere);
    }

    void another_material_becomes_an_input() {
        Drawing d;
        const Id press = d.element(TableId::Processes, "Process", 400);
        const Id coils = d.element(TableId::Inventories, "Inventory", 0);
        Edit edit(d.project(), d.scenarioId());
        Item coil;
        coil.name = "Coil";
        const Id coilId = edit.insert(coil);
        addItemTo(edit, coils, coilId);
        drawLine(edit, coils, press, {});
        QCOMPARE(edit.plant().get<RecipeInput>().size(), 1U);
        QCOMPARE(edit.plant().get<RecipeInput>()[0].item, coilId);
    }

    void a_schedule_plans_each_product_and_a_pulled_process_becomes_the_pacemaker() {
        Drawing d;
        const Id control = d.element(TableId::ProductionControls, "Production control", 0);
        const Id press = d.element(TableId::Processes, "Process", 100);
        const Id cell = d.element(TableId::Processes, "Process", 300);
        const Id goods = d.element(TableId::Supermarkets, "Supermarket", 500);
        d.line(press, cell);
        d.loop(LoopKind::Production, goods, cell);
        d.line(control, press);
        QCOMPARE(d.plant().get<ScheduleLine>().size(), 1U);
        QCOMPARE(d.plant().get<ScheduleLine>()[0].process, press);
        d.line(control, cell);
        QCOMPARE(d.plant().get<ScheduleLine>().size(), 1U);
        QCOMPARE(d.plant().find<ProductionControl>(control)->pacemaker, cell);
        QVERIFY(d.plant().find<ProductionControl>(control)->pitch.us > 0);
    }

    void a_copy_takes_its_rows_and_the_lines_inside() {
        const Project project = test::readSample("acme-stamping");
        const Scenario& future = *project.scenario("Future state");
        const Id cell = test::named<Process>(future.plant, "Weld and assembly").id;
        const Id goods = test::named<Supermarket>(future.plant, "Finished goods").id;
        const Project clip = copyRows(project, future.id, std::vector<Id>{cell, goods});
        QVERIFY(checkProject(clip).has_value());
        const Plant& copied = clip.scenarios.front().plant;
        QCOMPARE(copied.get<Process>().size(), 1U);
        QCOMPARE(copied.get<Recipe>().size(), 2U);
        QCOMPARE(copied.get<KanbanLoop>().size(), 2U); // the withdrawal loop's market stays behind
        QCOMPARE(copied.get<MaterialFlow>().size(), 1U);

        Edit edit(project, future.id);
        const auto drawn = pasteRows(edit, clip, 40, 40);
        const auto set = edit.finish();
        QVERIFY(set.has_value());
        Project after = project;
        QVERIFY(apply(after, *set).has_value());
        QVERIFY(checkProject(after).has_value());
        const Plant& plant = after.scenario(future.id)->plant;
        QCOMPARE(plant.get<Item>().size(), future.plant.get<Item>().size()); // the same items
        QCOMPARE(plant.get<KanbanLoop>().size(), future.plant.get<KanbanLoop>().size() + 2);
        QVERIFY(!drawn.empty());
        const Process& twin = test::named<Process>(plant, "Weld and assembly 1");
        QVERIFY(twin.id != cell);
        QCOMPARE(twin.x.value, future.plant.find<Process>(cell)->x.value + 40);
        for (const Id id : drawn)
            QVERIFY(tableOf(future.plant, id) == TableId::Count);
    }

    void a_copy_pasted_into_another_project_brings_its_items() {
        const Project project = test::readSample("acme-stamping");
        const Scenario& future = *project.scenario("Future state");
        const Id cell = test::named<Process>(future.plant, "Weld and assembly").id;
        const Project clip = copyRows(project, future.id, std::vector<Id>{cell});
        Project other = newProject("Other");
        Edit edit(other, other.scenarios[0].id);
        pasteRows(edit, clip, 0, 0);
        const auto set = edit.finish();
        QVERIFY(set.has_value());
        QVERIFY(apply(other, *set).has_value());
        QVERIFY(checkProject(other).has_value());
        QCOMPARE(other.scenarios[0].plant.get<Item>().size(), 2U);
        QCOMPARE(other.scenarios[0].plant.get<Recipe>().size(), 2U);
    }

    void a_drawn_stock_control_and_conwip_can_run() {
        for (const LoopKind kind : {LoopKind::BaseStock, LoopKind::ReorderPoint, LoopKind::MinMax}) {
            Drawing d;
            const Id mill = d.element(TableId::Suppliers, "Mill", 0);
            const Id store = d.element(TableId::Inventories, "Store", 200);
            const Id saw = d.element(TableId::Processes, "Saw", 400);
            const Id drill = d.element(TableId::Processes, "Drill", 600);
            const Id customer = d.element(TableId::Customers, "Customer", 800);
            QVERIFY(d.loop(kind, store, mill));
            QVERIFY(d.line(store, saw));
            QVERIFY(d.line(saw, drill));
            QVERIFY(d.line(drill, customer));
            QVERIFY(d.loop(LoopKind::Conwip, saw, drill));
            QCOMPARE(d.plant().get<KanbanLoop>().size(), std::size_t{2});
            QCOMPARE(errorsOf(d.project(), d.scenario()), QByteArray());
        }
    }

    void a_copied_process_keeps_its_operators_and_measured_times() {
        Project project = newProject("Test");
        Edit edit(project, project.scenarios[0].id);
        const Id saw = drawElement(edit, TableId::Processes, {0}, {0}, {"Saw", "Product A", {}});
        const Id drill = drawElement(edit, TableId::Processes, {200}, {0}, {"Drill", "Product A", {}});
        Series series;
        series.name = "Measured";
        series.values.millionths = {1'000'000, 2'000'000};
        const Id times = edit.insert(series);
        edit.modify<Recipe>(edit.plant().get<Recipe>()[0].id, [&](Recipe& r) {
            r.cycleTime = DurationLaw::ofSeries(DurationLaw::Kind::Empirical, times);
        });
        for (const char* name : {"Fitters", "Others"}) {
            OperatorGroup group;
            group.name = name;
            OperatorSkill skill;
            skill.operators = edit.insert(group);
            skill.process = group.name == "Fitters" ? saw : drill;
            edit.insert(skill);
        }
        const Project clip = copyRows(edit.project(), edit.scenario(), std::vector<Id>{saw});
        QCOMPARE(clip.scenarios.front().plant.get<OperatorGroup>().size(), std::size_t{1});
        const auto drawn = pasteRows(edit, clip, 0, 100);
        QCOMPARE(edit.plant().get<OperatorGroup>().size(), std::size_t{2});
        const auto& skills = edit.plant().get<OperatorSkill>();
        QCOMPARE(skills.size(), std::size_t{3});
        QCOMPARE(skills[2].process, drawn.front());
        QCOMPARE(skills[2].operators, skills[0].operators);
        Project other = newProject("Other");
        Edit into(other, other.scenarios[0].id);
        pasteRows(into, clip, 0, 0);
        QCOMPARE(into.project().shared.get<Series>().size(), std::size_t{1});
        QCOMPARE(into.plant().get<Recipe>()[0].cycleTime.series, into.project().shared.get<Series>()[0].id);
        QVERIFY(into.finish().has_value());
        QVERIFY(edit.finish().has_value());
    }
};

TAKTBOARD_TEST(map_drawing, MapDrawingTest);

#include "tst_map_drawing.moc"

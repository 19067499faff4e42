// Ladders of parallel branches, of several products, and of maps within maps, worked out by hand.
#include <algorithm>

#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// Two parts are made apart and put together: 100 frames in stock (of 20 a day, one each: 5 wd) and 120 wheels (of 40 a
/// day, two each: 3 wd); 30 bicycles before the customer (1.5 wd).
struct Assembly {
    PlantBuilder b{Duration::hours(8)};
    Id frame = b.item("Frame"), wheel = b.item("Wheel"), bicycle = b.item("Bicycle");
    Id frameStore = b.element<Inventory>("Frames"), wheelStore = b.element<Inventory>("Wheels"), finished = b.element<Inventory>("Bicycles");
    Id weld = b.element<Process>("Weld"), lace = b.element<Process>("Lace"), assemble = b.element<Process>("Assemble");
    Id customer = b.element<Customer>("Shop");

    Assembly() {
        b.recipe(weld, frame, DurationLaw::fixed(Duration::seconds(100)));
        b.recipe(lace, wheel, DurationLaw::fixed(Duration::seconds(50)));
        const Id made = b.recipe(assemble, bicycle, DurationLaw::fixed(Duration::seconds(200)));
        for (const auto& [item, quantity] : {std::pair{frame, 1}, {wheel, 2}}) {
            RecipeInput input;
            input.recipe = made;
            input.item = item;
            input.quantity = {quantity};
            b.edit().insert(input);
        }
        b.stock(frameStore, frame, 100);
        b.stock(wheelStore, wheel, 120);
        b.stock(finished, bicycle, 30);
        b.flow(weld, frameStore);
        b.flow(lace, wheelStore);
        b.flow(frameStore, assemble);
        b.flow(wheelStore, assemble);
        b.flow(assemble, finished);
        b.flow(finished, customer);
        b.demand(customer, bicycle, DemandPattern::Even, 20);
    }
    Analysis analysis() {
        const Project project = b.build();
        return analyze(project, project.scenarios[0]);
    }
};

} // namespace

class Branches : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void parallel_branches_are_told_apart_the_longest_first() {
        Assembly a;
        const auto found = a.analysis();
        QCOMPARE(found.branches.size(), std::size_t{2});
        QCOMPARE(found.branches[0].days, 6.5);
        QCOMPARE(found.branches[0].processingSeconds, 300.0);
        QCOMPARE(found.branches[1].days, 4.5);
        QCOMPARE(found.branches[1].processingSeconds, 250.0);
        QCOMPARE(found.leadTimeDays, 6.5);
        QCOMPARE(found.branch, found.branches[0].elements);
        QCOMPARE(found.branches[1].elements.front(), a.lace);
        QCOMPARE(found.branches[1].elements.back(), a.customer);
    }

    void of_equal_branches_the_one_with_more_processing_is_the_longest() {
        Assembly a;
        const auto stocks = a.b.edit().plant().get<Stock>().rows();
        for (const auto& row : stocks)
            if (row.store == a.wheelStore)
                a.b.edit().modify<Stock>(row.id, [](Stock& s) { s.initial = {200}; });
        const auto found = a.analysis();
        QCOMPARE(found.branches[0].days, 6.5);
        QCOMPARE(found.branches[1].days, 6.5);
        QCOMPARE(found.branches[0].elements.front(), a.weld);
    }

    /// A second product shares the last step: each has its own lead time, the stream that of both together.
    void every_product_has_its_own_ladder() {
        Assembly a;
        const Id scooter = a.b.item("Scooter");
        a.b.recipe(a.assemble, scooter, DurationLaw::fixed(Duration::seconds(100)));
        a.b.stock(a.finished, scooter, 40);
        a.b.demand(a.customer, scooter, DemandPattern::Even, 10);
        const auto found = a.analysis();
        QCOMPARE(found.products.size(), std::size_t{2});
        QCOMPARE(found.products[0].name, std::string("Bicycle"));
        QCOMPARE(found.products[0].branch.days, 6.5);
        QCOMPARE(found.products[1].branch.days, 4.0);
        // 30 of 20 a day and 40 of 10 a day, weighted by demand: (1.5 x 20 + 4 x 10) / 30.
        QVERIFY(std::abs(found.branches[0].ladder.back().days - 70.0 / 30.0) < 1e-12);
    }

    void without_a_customer_the_longest_way_is_shown() {
        Assembly a;
        a.b.edit().remove(a.customer);
        const auto found = a.analysis();
        QVERIFY(!found.branches.empty());
        QVERIFY(found.products.empty());
    }

    void every_flow_is_on_a_branch_until_there_are_too_many() {
        PlantBuilder b{Duration::hours(8)};
        const Id item = b.item("Part"), customer = b.element<Customer>("Customer");
        b.demand(customer, item, DemandPattern::Even, 100);
        for (int i = 0; i < 30; ++i) {
            const Id store = b.element<Inventory>("Store " + std::to_string(i));
            b.stock(store, item, 100 + i);
            b.flow(store, customer);
        }
        const Project project = b.build();
        const auto found = analyze(project, project.scenarios[0]);
        QCOMPARE(found.branches.size(), kMostBranches);
        QVERIFY(std::is_sorted(found.branches.begin(), found.branches.end(),
                               [](const Branch& x, const Branch& y) { return x.days > y.days; }));
    }

    void an_inner_map_is_rolled_up() {
        Assembly a;
        // Inside: 10 pieces of 20 a day between two steps of 60 s and 90 s.
        Project project = a.b.build();
        Edit edit(project, project.scenarios[0].id);
        edit.modify<Process>(a.weld, [](Process& p) { p.map = "Inside"; });
        const Id inside = edit.addScenario("Inside");
        edit.continueIn(inside);
        Item part;
        part.name = "Frame";
        const Id item = edit.insert(part);
        const auto process = [&](const char* name, int seconds) {
            Process row;
            row.name = name;
            const Id id = edit.insert(row);
            Recipe recipe;
            recipe.process = id;
            recipe.item = item;
            recipe.cycleTime = DurationLaw::fixed(Duration::seconds(seconds));
            edit.insert(recipe);
            return id;
        };
        const Id first = process("Cut", 60), second = process("Join", 90);
        Inventory between;
        between.name = "Between";
        const Id store = edit.insert(between);
        Stock stock;
        stock.store = store;
        stock.item = item;
        stock.initial = {10};
        edit.insert(stock);
        Customer next;
        next.name = "Next";
        const Id customer = edit.insert(next);
        for (const auto& [from, to] : {std::pair{first, store}, {store, second}, {second, customer}}) {
            MaterialFlow flow;
            flow.from = from;
            flow.to = to;
            edit.insert(flow);
        }
        Demand demand;
        demand.customer = customer;
        demand.item = item;
        demand.quantity = {20};
        edit.insert(demand);
        const auto set = edit.finish();
        QVERIFY(set.has_value());
        QVERIFY(apply(project, *set));
        const auto found = analyze(project, project.scenarios[0]);
        const auto* step = found.step(a.weld);
        QVERIFY(step->hasInnerMap);
        QCOMPARE(step->innerDays, 0.5);
        QCOMPARE(step->processingSeconds, 150.0);
        QCOMPARE(step->innerCycleSeconds, 90.0);
        QCOMPARE(found.leadTimeDays, 7.0);
        QCOMPARE(found.processingSeconds, 350.0);
    }

    void maps_within_each_other_end() {
        Assembly a;
        Project project = a.b.build();
        Edit edit(project, project.scenarios[0].id);
        edit.modify<Process>(a.weld, [&](Process& p) { p.map = project.scenarios[0].name; });
        const auto set = edit.finish();
        QVERIFY(set.has_value());
        QVERIFY(apply(project, *set));
        const auto found = analyze(project, project.scenarios[0]);
        QVERIFY(!found.step(a.weld)->hasInnerMap);
        QCOMPARE(found.leadTimeDays, 6.5);
    }
};

TAKTBOARD_TEST(branches, Branches);
#include "tst_branches.moc"

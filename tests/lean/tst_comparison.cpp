// What differs between two scenarios, element by element.
#include <algorithm>

#include "lean/comparison.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// A process between a store and a customer, and a copy of it to change.
struct Two {
    PlantBuilder b;
    Id item = b.item("Bracket", 20);
    Id store = b.element<Inventory>("Coils");
    Id weld = b.element<Process>("Weld");
    Id customer = b.element<Customer>("State Street");
    Id stock = b.stock(store, item, 100);
    Id recipe = b.recipe(weld, item, DurationLaw::fixed(Duration::seconds(39)));
    Id in = b.flow(store, weld);
    Id out = b.flow(weld, customer);
    Edit& edit = b.edit();
    Plant before = edit.plant();

    std::vector<ElementDifference> differences() { return compare(before, edit.plant()); }
};

Plant independentlyDrawn(std::int64_t stock) {
    PlantBuilder b;
    for (int i = 0; i < 40; ++i) // ids of other rows, as in one project
        b.edit().remove(b.item("passing", 1));
    (void)b.item("Bolt", 1);
    const Id item = b.item("Bracket", 20);
    const Id store = b.element<Inventory>("Coils");
    const Id weld = b.element<Process>("Weld");
    b.stock(store, item, stock);
    b.recipe(weld, item, DurationLaw::fixed(Duration::seconds(39)));
    b.flow(store, weld);
    return b.edit().plant();
}

} // namespace

class Comparison : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_copy_does_not_differ() {
        Two t;
        QVERIFY(t.differences().empty());
    }

    void what_belongs_to_an_element_is_told_at_the_element() {
        Two t;
        t.edit.modify<Stock>(t.stock, [](Stock& s) { s.initial = {60}; });
        t.edit.modify<Process>(t.weld, [](Process& p) { p.changeover = Duration::minutes(10); });
        t.edit.modify<Recipe>(t.recipe, [](Recipe& r) { r.cycleTime = DurationLaw::fixed(Duration::seconds(30)); });
        const auto found = t.differences();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].after, t.weld);
        QVERIFY(found[0].kind == DifferenceKind::Changed);
        QCOMPARE(found[0].rows.size(), std::size_t{2});
        QCOMPARE(found[0].rows[0].fields, std::vector<std::string>{"changeover"});
        QCOMPARE(found[0].rows[1].fields, std::vector<std::string>{"cycle_time"});
        QCOMPARE(found[1].after, t.store);
        QCOMPARE(found[1].rows[0].fields, std::vector<std::string>{"initial"});
    }

    void what_came_and_what_went_is_told_with_its_lines() {
        Two t;
        t.edit.remove(t.store);
        Supermarket market;
        market.name = "Coil market";
        const Id added = t.edit.insert(market);
        const auto found = t.differences();
        const auto at = [&](Id id) {
            return std::find_if(found.begin(), found.end(), [&](const auto& d) { return d.before == id || d.after == id; });
        };
        QVERIFY(at(t.store) != found.end() && at(t.store)->kind == DifferenceKind::Removed);
        QCOMPARE(at(t.store)->rows.size(), std::size_t{2}); // itself and its stock
        QVERIFY(at(t.in) != found.end() && at(t.in)->kind == DifferenceKind::Removed);
        QVERIFY(at(added) != found.end() && at(added)->kind == DifferenceKind::Added);
        QVERIFY(at(t.weld) == found.end());
    }

    void places_do_not_count() {
        Two t;
        t.edit.modify<Process>(t.weld, [](Process& p) { p.x = {400}; });
        QVERIFY(t.differences().empty());
    }

    void maps_drawn_apart_are_compared_by_name() {
        const auto same = compare(independentlyDrawn(100), independentlyDrawn(100));
        QVERIFY(same.empty());
        Two t;
        t.edit.remove(t.customer);
        const Plant other = independentlyDrawn(60);
        const auto found = compare(t.edit.plant(), other);
        QCOMPARE(found.size(), std::size_t{2}); // the item drawn besides, and the count
        QVERIFY(found[0].table == TableId::Items && found[0].kind == DifferenceKind::Added);
        QVERIFY(found[1].table == TableId::Inventories && found[1].kind == DifferenceKind::Changed);
        QCOMPARE(found[1].before, t.store);
        QCOMPARE(found[1].rows[0].fields, std::vector<std::string>{"initial"});
    }
};

TAKTBOARD_TEST(comparison, Comparison);
#include "tst_comparison.moc"

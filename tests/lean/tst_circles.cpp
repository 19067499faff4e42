// Material that goes round: through stocks it may, without any it is refused by a name on the circle.
#include <algorithm>

#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

std::vector<Problem> circles(const Project& project) {
    auto all = diagnose(project, project.scenarios[0]);
    std::erase_if(all, [](const Problem& p) { return p.code != ProblemCode::CircleWithoutStock; });
    return all;
}

struct Round {
    PlantBuilder b;
    Id item = b.item("Container");
    Id there = b.element<Process>("There"), back = b.element<Process>("Back");
    Id customer = b.element<Customer>("Customer");
    Round() {
        for (const Id p : {there, back})
            b.recipe(p, item, DurationLaw::fixed(Duration::seconds(60)));
        b.demand(customer, item, DemandPattern::Even, 100);
    }
};

} // namespace

class Circles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// The way of the longest stock runs along the circle once: 50 of 100 a day there, 30 behind; what comes back is not asked
    /// for again.
    void throughStocksMaterialGoesRound() {
        Round r;
        const Id first = r.b.element<Inventory>("First"), second = r.b.element<Inventory>("Second");
        r.b.flow(first, r.there);
        r.b.flow(r.there, second);
        r.b.flow(second, r.back);
        r.b.flow(r.back, first);
        r.b.flow(second, r.customer);
        r.b.stock(first, r.item, 50);
        r.b.stock(second, r.item, 30);
        const Project project = r.b.build();
        QVERIFY(circles(project).empty());
        QVERIFY(!hasErrors(diagnose(project, project.scenarios[0])));
        const Analysis a = analyze(project, project.scenarios[0]);
        QCOMPARE(a.branch, (std::vector<Id>{first, r.there, second, r.customer}));
        QCOMPARE(a.leadTimeDays, 0.8);
        QCOMPARE(a.processingSeconds, 60.0);
        QCOMPARE(a.step(r.there)->demandPerShift, 100.0);
        QCOMPARE(a.step(r.back)->demandPerShift, 100.0);
    }

    void withoutAStockItIsRefusedByANameOnIt() {
        Round r;
        const Id goods = r.b.element<Inventory>("Goods");
        const Id later = r.b.element<Process>("Later");
        const Id last = r.b.element<Inventory>("Last");
        r.b.recipe(later, r.item, DurationLaw::fixed(Duration::seconds(60)));
        r.b.flow(r.there, r.back);
        r.b.flow(r.back, r.there);
        r.b.flow(r.there, goods);
        r.b.flow(goods, later);
        r.b.flow(later, last);
        r.b.flow(last, r.customer);
        const auto found = circles(r.b.build());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].element == r.there || found[0].element == r.back);
    }

    /// Sixty stores, each of which feeds the next and the one before.
    void manyCirclesAreSeenInNoTime() {
        Round r;
        Id before = r.b.element<Inventory>("Begin");
        r.b.stock(before, r.item, 10);
        for (int i = 0; i < 60; ++i) {
            const Id next = r.b.element<Inventory>("Store " + std::to_string(i));
            const Id on = r.b.element<Process>("On " + std::to_string(i)), off = r.b.element<Process>("Off " + std::to_string(i));
            for (const Id p : {on, off})
                r.b.recipe(p, r.item, DurationLaw::fixed(Duration::seconds(1)));
            r.b.flow(before, on);
            r.b.flow(on, next);
            r.b.flow(next, off);
            r.b.flow(off, before);
            r.b.stock(next, r.item, 10);
            before = next;
        }
        r.b.flow(before, r.customer);
        const Project project = r.b.build();
        QVERIFY(circles(project).empty());
        const Analysis a = analyze(project, project.scenarios[0]);
        QCOMPARE(a.ladder.size(), std::size_t{61});
    }
};

TAKTBOARD_TEST(circles, Circles);
#include "tst_circles.moc"

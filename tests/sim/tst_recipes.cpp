// Times of recipes and changeovers by small plants worked out by hand. Times in seconds from the begin of the run.
#include "small_plants.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

class Recipes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// Two each of left, right and middle a day. Left to right 100 s; right to middle by the usual 600 s; middle to left,
    /// the next morning, for nothing.
    void changeoversFollowTheFromToMatrix() {
        SmallPlant p;
        const Id left = p.b.item("Left"), right = p.b.item("Right"), middle = p.b.item("Middle");
        const Id press = p.process(left, fixed(10));
        for (const Id item : {right, middle})
            p.b.recipe(press, item, fixed(10));
        p.b.change<Process>(press, [](Process& row) { row.changeover = Duration::seconds(600); });
        p.b.flow(p.into(press, p.b.element<Inventory>("Store")), p.customer);
        for (const Id item : {left, right, middle}) {
            p.wantsSometime(item);
            p.schedule(press, item, 2);
        }
        const auto cell = [&](Id from, Id to, std::int64_t seconds) {
            SetupTime row;
            row.process = press;
            row.fromItem = from;
            row.toItem = to;
            row.time = Duration::seconds(seconds);
            p.b.edit().insert(row);
        };
        cell(left, right, 100);
        cell(right, left, 5'000);
        cell(middle, left, 0);
        const Played run = play(p.b.build(), Duration::seconds(86'400 + 150));
        QCOMPARE(madeAt(run, press), (Times{10, 20, 130, 140, 750, 760, 86'410, 86'420, 86'530, 86'540}));
        QCOMPARE(run.value("changeovers." + std::to_string(press.value)), 4.0); // begun
    }

    /// A piece every 10 s, each for 100 s in the oven: the first comes out at 100, and ten are inside from then on.
    void aPieceStaysInAnOvenForLongerThanItsCycle() {
        SmallPlant p;
        const Id item = p.b.item("Loaf");
        const Id oven = p.process(item, fixed(10));
        p.changeRecipes([](Recipe& r) { r.processingTime = Duration::seconds(100); });
        const Id store = p.into(oven, p.b.element<Inventory>("Store"));
        p.b.flow(store, p.customer);
        p.wantsSometime(item);
        const Played run = play(p.b.build(), Duration::seconds(1'005));
        Times put = run.times(RecordKind::Put);
        QCOMPARE(put.size(), std::size_t{91});
        put.resize(4);
        QCOMPARE(put, (Times{100, 110, 120, 130}));
        QCOMPARE(run.value(key("made", oven, "good")), 100.0);
        // Stock: one more every 10 s from 100 on, until 91 for the last 5 s.
        QCOMPARE(run.value(key("stock", store, (std::to_string(item.value) + ".mean").c_str())),
                 (10.0 * 90 * 91 / 2 + 5.0 * 91) / 1'005);
    }

    /// Ten pieces, four a cycle of 60 s: three cycles, the last not full.
    void severalPiecesAreMadeInACycle() {
        SmallPlant p;
        const Id item = p.b.item("Part", 10);
        const Id press = p.process(item, fixed(60));
        p.changeRecipes([](Recipe& r) { r.piecesPerCycle = 4; });
        p.b.flow(p.into(press, p.b.element<Inventory>("Store")), p.customer);
        p.wantsSometime(item);
        const Played run = play(p.b.build(), Duration::seconds(600));
        QCOMPARE(madeAt(run, press), (Times{180, 360, 540}));
    }
};

TAKTBOARD_TEST(recipes, Recipes);
#include "tst_recipes.moc"

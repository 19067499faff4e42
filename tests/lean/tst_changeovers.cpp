// A process that changes over for every portion that is asked of it.
#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// A welder makes left and right brackets, 100 a day each, 10 s a piece in 480 min; it changes over in 10 min.
struct Welder {
    PlantBuilder b{Duration::minutes(480)};
    Id process = b.element<Process>("Welding");
    Id market = b.element<Supermarket>("Market");
    Id customer = b.element<Customer>("Customer");
    std::vector<Id> items, demands;

    Welder() {
        for (const char* name : {"Left", "Right"}) {
            items.push_back(b.item(name, 20));
            b.recipe(process, items.back(), DurationLaw::fixed(Duration::seconds(10)));
            demands.push_back(b.demand(customer, items.back(), DemandPattern::Even, 100));
        }
        b.change<Process>(process, [](Process& p) { p.changeover = Duration::minutes(10); });
    }
    void handsToCustomer() { b.flow(process, customer); }
    void isPulled(LoopKind kind, std::int64_t container) {
        b.flow(process, market);
        b.flow(market, customer);
        for (const Id item : items) {
            const Id loop = b.loop(kind, item, process, market, 10);
            b.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
                l.container = {container};
                l.lot = {100};
            });
            b.stock(market, item, 200);
        }
    }
    std::vector<std::string> warning() const {
        const Project project = b.build();
        for (const auto& problem : diagnose(project, project.scenarios[0]))
            if (problem.code == ProblemCode::ChangesOverTooOften)
                return problem.arguments;
        return {};
    }
};

using Words = std::vector<std::string>;

} // namespace

class Changeovers : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    // 200 pieces, each with 10 s of work and 600 s of changeover, in 28 800 s: 200 x 28 800 / 122 000 = 47.2.
    void madeToOrderPieceByPieceItChangesOverForEachPiece() {
        Welder w;
        w.handsToCustomer();
        QCOMPARE(w.warning(), (Words{"Welding", "47", "200"}));
    }

    void aDayOrderedAtATimeIsOneChangeoverAnItem() {
        Welder w;
        w.handsToCustomer();
        for (const Id demand : w.demands)
            w.b.change<Demand>(demand, [](Demand& d) { d.pattern = DemandPattern::DailyOrder; });
        QCOMPARE(w.warning(), Words{});
    }

    // A card for every 2: 100 changeovers a day, 200 x 28 800 / 62 000 = 92.9.
    void smallContainersAreOneChangeoverACard() {
        Welder w;
        w.isPulled(LoopKind::Production, 2);
        QCOMPARE(w.warning(), (Words{"Welding", "93", "200"}));
    }

    void largeEnoughContainersAreWellAndSoAreLots() {
        Welder containers;
        containers.isPulled(LoopKind::Production, 20);
        QCOMPARE(containers.warning(), Words{});
        Welder lots;
        lots.isPulled(LoopKind::LotBoard, 2);
        QCOMPARE(lots.warning(), Words{});
    }

    void withoutAChangeoverThereIsNothingToSay() {
        Welder w;
        w.handsToCustomer();
        w.b.change<Process>(w.process, [](Process& p) { p.changeover = {}; });
        QCOMPARE(w.warning(), Words{});
    }
};

TAKTBOARD_TEST(changeovers, Changeovers);
#include "tst_changeovers.moc"

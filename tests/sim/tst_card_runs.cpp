// Cards that travel to their makers with a truck. It leaves at six and is an hour on its way; one piece is taken at two
// every day.
#include "lean/diagnosis.h"
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr double kHour = 3'600;

struct Line {
    PlantBuilder b;
    Id item = b.item("Part");
    Id machine = b.element<Process>("Machine");
    Id goods = b.element<Supermarket>("Goods");
    Id customer = b.element<Customer>("Customer");
    Id truck = b.element<Transport>("Milk run");
    Id loop;

    explicit Line(LoopKind kind, bool timetabled = true) {
        b.recipe(machine, item, fixed(60));
        b.flow(machine, goods);
        b.flow(goods, customer);
        b.stock(goods, item, 2);
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, 1);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(2); });
        b.change<Transport>(truck, [](Transport& t) { t.travelTime = DurationLaw::fixed(Duration::hours(1)); });
        Departure departure;
        departure.transport = truck;
        departure.days = DaySet::everyDay();
        departure.at = Duration::hours(6);
        if (timetabled)
            b.edit().insert(departure);
        loop = b.loop(kind, item, machine, goods, 2);
        b.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
            l.transport = truck;
            l.lot = {2};
            l.trigger = {1};
            l.level = {2};
        });
    }
    std::vector<double> made(Duration horizon) const { return play(b.build(), horizon).times(RecordKind::Made); }
};

} // namespace

class CardRuns : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void productionCardsWaitForTheTruck() {
        Line line(LoopKind::Production);
        const std::vector<double> made{7 * kHour + 60, 31 * kHour + 60};
        QCOMPARE(line.made(Duration::hours(40)), made);
        // Who collects by the clock does not come besides.
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& l) { l.interval = Duration::hours(1); });
        QCOMPARE(line.made(Duration::hours(40)), made);
    }

    void theTruckOnCallComesForACard() {
        const Line line(LoopKind::Production, false);
        const Played run = play(line.b.build(), Duration::hours(20));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3 * kHour + 60}));
        QCOMPARE(run.value("transport." + std::to_string(line.truck.value) + ".trips"), 1.0);
    }

    void theTriangleTravelsToo() {
        const Line line(LoopKind::Signal);
        QCOMPARE(line.made(Duration::hours(20)), (std::vector<double>{7 * kHour + 60, 7 * kHour + 120}));
        const Line called(LoopKind::Signal, false);
        QCOMPARE(called.made(Duration::hours(20)), (std::vector<double>{3 * kHour + 60, 3 * kHour + 120}));
    }

    /// One card alone is left hanging; on the second day there are two.
    void theBoardGivesWholeLots() {
        const Line line(LoopKind::LotBoard);
        QCOMPARE(line.made(Duration::hours(40)), (std::vector<double>{31 * kHour + 60, 31 * kHour + 120}));
        const Line called(LoopKind::LotBoard, false);
        QCOMPARE(called.made(Duration::hours(40)), (std::vector<double>{27 * kHour + 60, 27 * kHour + 120}));
    }

    void cardsGoWithATruckOfAFixedLoadToo() {
        Line line(LoopKind::Production);
        for (const auto& d : std::vector<Departure>(line.b.edit().plant().get<Departure>().rows()))
            line.b.change<Departure>(d.id, [&](Departure& row) {
                row.item = line.item;
                row.quantity = {1};
            });
        QCOMPARE(line.made(Duration::hours(20)), (std::vector<double>{7 * kHour + 60}));
    }

    void otherLoopsHaveNothingToTakeAlong() {
        for (const LoopKind kind : {LoopKind::BaseStock, LoopKind::ReorderPoint, LoopKind::MinMax, LoopKind::Conwip}) {
            const Line line(kind);
            const Project project = line.b.build();
            bool said = false;
            for (const auto& problem : lean::diagnose(project, project.scenarios[0]))
                said = said || (problem.code == lean::ProblemCode::LoopCannotTravel && problem.element == line.loop &&
                                problem.severity == lean::Severity::Error);
            QVERIFY(said);
            QVERIFY(!sim::compile(project, project.scenarios[0]));
        }
    }
};

TAKTBOARD_TEST(card_runs, CardRuns);
#include "tst_card_runs.moc"

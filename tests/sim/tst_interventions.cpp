// What is done to a run from outside, each by a small plant worked out by hand. Times in seconds.
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// Supplier, market of four cards, machine of 60 s, finished goods of three cards, customer: one an hour.
struct Line {
    PlantBuilder b;
    Id item, supplier, market, machine, goods, customer, withdrawal, production;

    Line() {
        item = b.item("Part");
        supplier = b.element<Supplier>("Supplier");
        SupplierItem supplies;
        supplies.supplier = supplier;
        supplies.item = item;
        supplies.leadTime = fixed(600);
        b.edit().insert(supplies);
        market = b.element<Supermarket>("Market");
        machine = b.element<Process>("Machine");
        b.recipe(machine, item, fixed(60));
        goods = b.element<Supermarket>("Goods");
        customer = b.element<Customer>("Customer");
        b.flow(supplier, market);
        b.flow(market, machine);
        b.flow(machine, goods);
        b.flow(goods, customer);
        withdrawal = b.loop(LoopKind::Withdrawal, item, supplier, market, 4);
        production = b.loop(LoopKind::Production, item, machine, goods, 3);
        b.stock(market, item, 4);
        b.stock(goods, item, 3);
        b.demand(customer, item, DemandPattern::Even, 24);
    }
    Intervention at(std::int64_t seconds, Intervention::Kind kind, Id element, std::int64_t amount = 0,
                    Duration length = {}) const {
        return {Time{} + Duration::seconds(seconds), kind, element, item, amount, length, {}};
    }
    Played run(std::vector<Intervention> interventions, Duration horizon = Duration::hours(10)) const {
        return play(b.build(), horizon, std::move(interventions));
    }
};

using Kind = Intervention::Kind;

} // namespace

class Interventions : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void nothingDoneChangesNothing() {
        const Line line;
        QCOMPARE(line.run({}).times(RecordKind::Made),
                 (std::vector<double>{3660, 7260, 10860, 14460, 18060, 21660, 25260, 28860, 32460}));
    }

    void aBreakdownInTheMiddleOfAPiece() {
        const Line line;
        const Played run = line.run({line.at(3630, Kind::BreakDown, line.machine, 0, Duration::seconds(100))},
                                    Duration::hours(2));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3760}));
    }

    void aRepairEndsAStopAtOnce() {
        const Line line;
        const Played run = line.run({line.at(3630, Kind::BreakDown, line.machine, 0, Duration::hours(50)),
                                     line.at(3700, Kind::Repair, line.machine)},
                                    Duration::hours(2));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3730}));
    }

    void lostCardsLeaveTheLoopUntilTheyAreReturned() {
        const Line line;
        const Played lost = line.run({line.at(0, Kind::LoseCards, line.production, 3)});
        QCOMPARE(lost.times(RecordKind::Made).size(), std::size_t{0});
        QCOMPARE(lost.value("delivered.total"), 3.0);
        const Played back = line.run({line.at(0, Kind::LockCards, line.production, 3),
                                      line.at(5 * 3600, Kind::ReturnCards, line.production, 2)});
        QCOMPARE(back.times(RecordKind::Made).front(), 5 * 3600.0 + 60);
        QVERIFY(back.value("cards." + std::to_string(line.production.value) + ".locked") > 0);
    }

    void piecesPutInAndTakenOut() {
        const Line line;
        const Played run = line.run({line.at(60, Kind::PutIn, line.goods, 5), line.at(120, Kind::TakeOut, line.goods, 2)},
                                    Duration::seconds(200));
        const std::string key = "stock." + std::to_string(line.goods.value) + "." + std::to_string(line.item.value);
        QCOMPARE(run.value(key + ".max"), 8.0);
        QCOMPARE(run.value("delivered.total"), 0.0);
    }

    void aRushOrderIsServedBesides() {
        const Line line;
        const Played run = line.run({line.at(100, Kind::RushOrder, line.customer, 2)}, Duration::seconds(3'000));
        QCOMPARE(run.times(RecordKind::Ordered), (std::vector<double>{100}));
        QCOMPARE(run.value("delivered.total"), 2.0);
    }

    void aClosedSupplierDispatchesWhenItOpens() {
        const Line line;
        const Played run = line.run({line.at(0, Kind::CloseSupplier, line.supplier, 0, Duration::hours(5))});
        QCOMPARE(run.times(RecordKind::Arrive).front(), 5 * 3600.0 + 600);
    }

    void aSignalOutageWithAndWithoutPaper() {
        const Line line;
        Intervention outage = line.at(0, Kind::SignalOutage, line.production, 0, Duration::hours(3));
        QCOMPARE(line.run({outage}).times(RecordKind::Made).front(), 3 * 3600.0 + 60);
        outage.paper = Duration::seconds(300);
        QCOMPARE(line.run({outage}).times(RecordKind::Made).front(), 3600.0 + 300 + 60);
    }

    void operatorsAreSentAwayWhenTheyHaveFinished() {
        Line line;
        OperatorGroup group;
        group.name = "Crew";
        const Id crew = line.b.edit().insert(group);
        OperatorSkill skill;
        skill.operators = crew;
        skill.process = line.machine;
        line.b.edit().insert(skill);
        const Played run = line.run({line.at(3630, Kind::SendAway, crew, 1, Duration::hours(2))}, Duration::hours(4));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3660, 10890, 10950}));
    }

    void theTruckThatIsLateTakesWhatItMissed() {
        Line line;
        const Id truck = line.b.element<Transport>("Truck");
        const Id far = line.b.element<Customer>("Far");
        line.b.flow(line.goods, truck);
        line.b.flow(truck, far);
        Departure departure;
        departure.transport = truck;
        departure.at = Duration::hours(2);
        line.b.edit().insert(departure);
        line.b.demand(far, line.item, DemandPattern::DailyOrder, 1);
        const Played run = line.run({line.at(3600, Kind::DelayTransport, truck, 0, Duration::hours(3))}, Duration::hours(6));
        QCOMPARE(run.times(RecordKind::Trip), (std::vector<double>{4 * 3600}));
    }

    void aSlowerPace() {
        const Line line;
        const Played run = line.run({line.at(0, Kind::ChangePace, line.machine, 250)}, Duration::hours(2));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3600 + 150}));
    }

    void nonsenseIsIgnored() {
        const Line line;
        std::vector<Intervention> all;
        for (int kind = 0; kind <= static_cast<int>(Kind::ChangePace); ++kind) {
            all.push_back(line.at(-5, static_cast<Kind>(kind), Id{}, -7, Duration{-3}));
            all.push_back(line.at(10, static_cast<Kind>(kind), line.item, INT64_MAX / 4, Duration::days(36'500)));
            all.push_back(line.at(20, static_cast<Kind>(kind), Id{987'654'321}, 0));
        }
        QCOMPARE(line.run(all).times(RecordKind::Made).size(), std::size_t{9});
    }
};

TAKTBOARD_TEST(interventions, Interventions);
#include "tst_interventions.moc"

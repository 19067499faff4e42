// Suppliers and transports by small plants worked out by hand. Times in seconds from the begin of the run.
#include "small_plants.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

class SupplierRules : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// A piece is taken every 14 400 s and ordered anew, with a lead time of 10 h and of 1 h by turns. Orders that do not
    /// cross arrive no sooner than those before them.
    void ordersCrossOrWaitForEarlierOnes_data() {
        QTest::addColumn<bool>("cross");
        QTest::addColumn<Times>("arrivals");
        QTest::newRow("cross") << true << Times{32'400, 50'400, 61'200, 79'200};
        QTest::newRow("in order") << false << Times{50'400, 50'400, 79'200, 79'200};
    }
    void ordersCrossOrWaitForEarlierOnes() {
        QFETCH(bool, cross);
        QFETCH(Times, arrivals);
        SuppliedStore p(1, 10);
        Series leads;
        leads.name = "Leads";
        leads.values.millionths = {36'000'000'000, 3'600'000'000};
        const Id series = p.b.edit().insert(leads);
        p.supplies([&](SupplierItem& s) {
            s.leadTime = DurationLaw::ofSeries(DurationLaw::Kind::Series, series);
            s.ordersCross = cross;
        });
        p.baseStock(10);
        p.wantsEvenly(p.item, 6);
        const Played run = play(p.b.build(), Duration::seconds(80'000));
        QCOMPARE(run.times(RecordKind::Arrive), arrivals);
    }

    /// Ordered at 21 600 and every 21 600 s after; 10 h, or half as long again.
    void whoIsNotOnTimeTakesHalfAsLongAgain() {
        for (const bool onTime : {true, false}) {
            SuppliedStore p(1, 10);
            p.supplies([&](SupplierItem& s) {
                s.leadTime = fixed(36'000);
                s.onTime = Share::percent(onTime ? 100 : 0);
            });
            p.baseStock(10);
            p.wantsEvenly(p.item, 4);
            const Played run = play(p.b.build(), Duration::seconds(80'000));
            QCOMPARE(run.times(RecordKind::Arrive), onTime ? (Times{57'600, 79'200}) : (Times{75'600}));
            QCOMPARE(run.value(key("supply", p.supplied, "on_time")), onTime ? 1.0 : 0.0);
        }
    }

    /// 1 000 orders, of which 70 % keep the lead time: within four deviations.
    void theShareOnTimeIsThatOfTheOrders() {
        SuppliedStore p(1, 100);
        p.supplies([](SupplierItem& s) {
            s.leadTime = fixed(60);
            s.onTime = Share::percent(70);
        });
        p.baseStock(100);
        p.wantsEvenly(p.item, 100);
        const Played run = play(p.b.build(), Duration::hours(241));
        QCOMPARE(run.value(key("supply", p.supplied, "orders")), 1'004.0);
        QVERIFY(std::abs(run.value(key("supply", p.supplied, "on_time")) - .7) < 4 * std::sqrt(.7 * .3 / 1'000));
    }

    /// A quarter of eight is refused.
    void aShareOfADeliveryIsRefused() {
        SuppliedStore p(8);
        p.supplies([](SupplierItem& s) {
            s.leadTime = fixed(600);
            s.defects = Share::percent(25);
        });
        p.b.loop(LoopKind::Withdrawal, p.item, p.supplier, p.store, 3);
        p.wantsSometime(p.item);
        const Played run = play(p.b.build(), Duration::hours(1));
        QCOMPARE(amounts(run, RecordKind::Arrive), (std::vector<std::int64_t>{6, 6, 6}));
        QCOMPARE(run.value(key("stock", p.store, (std::to_string(p.item.value) + ".max").c_str())), 18.0);
    }

    void ordersAreRaisedToTheMinimumThenToAMultiple_data() {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<int>("multiple");
        QTest::addColumn<int>("ordered");
        QTest::newRow("as it is") << 5 << 0 << 1 << 5;
        QTest::newRow("minimum") << 5 << 10 << 1 << 10;
        QTest::newRow("multiple") << 5 << 0 << 4 << 8;
        QTest::newRow("a minimum that is no multiple") << 5 << 10 << 4 << 12;
        QTest::newRow("above the minimum") << 13 << 10 << 4 << 16;
        QTest::newRow("a whole multiple") << 12 << 10 << 4 << 12;
    }
    void ordersAreRaisedToTheMinimumThenToAMultiple() {
        QFETCH(int, level);
        QFETCH(int, minimum);
        QFETCH(int, multiple);
        QFETCH(int, ordered);
        SuppliedStore p;
        p.supplies([&](SupplierItem& s) {
            s.leadTime = fixed(600);
            s.minimum = {minimum};
            s.multiple = {multiple};
        });
        p.baseStock(level);
        p.wantsSometime(p.item);
        const Played run = play(p.b.build(), Duration::hours(1));
        QCOMPARE(amounts(run, RecordKind::Arrive), (std::vector<std::int64_t>{ordered}));
    }

    /// An hour's travel, 10 min to load and 5 to unload; 100 a trip and 2 a kilometre over 50 of them.
    void aTripTakesItsLoadingAndCostsByTripAndDistance_data() {
        QTest::addColumn<bool>("timetabled");
        QTest::addColumn<Times>("delivered");
        QTest::addColumn<double>("trips");
        QTest::newRow("at six") << true << Times{26'100} << 1.0;
        QTest::newRow("on call") << false << Times{26'100, 47'700} << 2.0;
    }
    void aTripTakesItsLoadingAndCostsByTripAndDistance() {
        QFETCH(bool, timetabled);
        QFETCH(Times, delivered);
        QFETCH(double, trips);
        SmallPlant p;
        const Id item = p.b.item("Part");
        const Id truck = p.b.element<Transport>("Truck");
        p.b.change<Transport>(truck, [](Transport& t) {
            t.travelTime = fixed(3'600);
            t.loading = Duration::minutes(10);
            t.unloading = Duration::minutes(5);
            t.tripCost = {1'000'000};
            t.distance = {50'000'000};
            t.distanceCost = {20'000};
        });
        p.b.flow(p.stockOf(item, 100), truck);
        p.b.flow(truck, p.customer);
        p.wantsEvenly(item, 4); // at 21 600, 43 200
        if (timetabled) {
            Departure departure;
            departure.transport = truck;
            departure.at = Duration::hours(6);
            p.b.edit().insert(departure);
        }
        const Played run = play(p.b.build(), Duration::seconds(50'000));
        QCOMPARE(run.times(RecordKind::Delivered), delivered);
        QCOMPARE(run.value(key("transport", truck, "trips")), trips);
        QCOMPARE(run.value(key("transport", truck, "cost")), 200.0 * trips);
    }
};

TAKTBOARD_TEST(supplier_rules, SupplierRules);
#include "tst_supplier_rules.moc"

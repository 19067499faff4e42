// Suppliers that are closed, short of capacity, late or not quite good, whichever way their goods come, by small
// plants worked out by hand. Times in seconds from the begin of the run.
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr double kHour = 3'600;

/// A supplier before a store; how the goods come, the test says.
struct Bought {
    PlantBuilder b;
    Id item = b.item("Coil", 100);
    Id supplier = b.element<Supplier>("Supplier");
    Id store = b.element<Supermarket>("Store");
    Id customer = b.element<Customer>("Customer");
    Id row, truck, loop;

    Bought() {
        SupplierItem supplied;
        supplied.supplier = supplier;
        supplied.item = item;
        row = b.edit().insert(supplied);
        b.flow(store, customer);
    }
    template <class F>
    void supply(F&& f) {
        b.change<SupplierItem>(row, std::forward<F>(f));
    }
    /// A truck at six every day, an hour on its way.
    Departure goes() {
        truck = b.element<Transport>("Truck");
        b.change<Transport>(truck, [](Transport& t) { t.travelTime = DurationLaw::fixed(Duration::hours(1)); });
        b.flow(supplier, truck);
        b.flow(truck, store);
        Departure departure;
        departure.transport = truck;
        departure.days = DaySet::everyDay();
        departure.at = Duration::hours(6);
        return departure;
    }
    void brings(std::int64_t quantity) {
        Departure departure = goes();
        departure.item = item;
        departure.quantity = {quantity};
        b.edit().insert(departure);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
    }
    /// Ordered piece by piece; one is taken every 1 200 s.
    void watched() {
        b.flow(supplier, store);
        loop = b.loop(LoopKind::BaseStock, item, supplier, store, 1);
        b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.level = {5}; });
        b.stock(store, item, 5);
        supply([](SupplierItem& s) { s.leadTime = fixed(600); });
        b.demand(customer, item, DemandPattern::Even, 72);
    }
    Intervention closed(std::int64_t from, std::int64_t length) const {
        Intervention i;
        i.kind = Intervention::Kind::CloseSupplier;
        i.element = supplier;
        i.at = Time{} + Duration::seconds(from);
        i.length = Duration::seconds(length);
        return i;
    }
    void disrupted(std::int64_t from, std::int64_t length) {
        Disruption trouble;
        trouble.name = "Strike";
        trouble.between = fixed(from);
        trouble.length = fixed(length);
        trouble.once = true;
        DisruptionTarget target;
        target.disruption = b.edit().insert(trouble);
        target.element = supplier;
        b.edit().insert(target);
    }
    double measure(const Played& run, const char* what) const {
        return run.value("supply." + std::to_string(row.value) + "." + what);
    }
    /// What arrived at the store, and when.
    static std::vector<std::pair<double, int>> arrivals(const Played& run) {
        std::vector<std::pair<double, int>> out;
        for (std::size_t i = 0; i < run.trace->size(); ++i)
            if (const auto& r = (*run.trace)[i]; r.kind() == RecordKind::Arrive)
                out.emplace_back(static_cast<double>(r.at) * 1e-6, r.amount);
        return out;
    }
};

using Arrivals = std::vector<std::pair<double, int>>;

} // namespace

class Supply : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aTimetableBringsItsQuantity() {
        Bought plant;
        plant.brings(100);
        plant.supply([](SupplierItem& s) { s.leadTime = DurationLaw::fixed(Duration::days(2)); });
        const Played run = play(plant.b.build(), Duration::hours(56));
        QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 100}, {31 * kHour, 100}, {55 * kHour, 100}}));
        QCOMPARE(plant.measure(run, "orders"), 3.0);
        QCOMPARE(plant.measure(run, "on_time"), 1.0);
    }

    /// Closed on the second morning: the truck goes empty, and what it would have brought is not made up for.
    void aTimetableLoadsNothingWhileTheSupplierIsClosed() {
        for (const bool disruption : {false, true}) {
            Bought plant;
            plant.brings(100);
            if (disruption)
                plant.disrupted(29 * 3'600, 2 * 3'600);
            std::vector<Intervention> done;
            if (!disruption)
                done.push_back(plant.closed(29 * 3'600, 2 * 3'600));
            const Played run = play(plant.b.build(), Duration::hours(56), done);
            QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 100}, {55 * kHour, 100}}));
            QCOMPARE(plant.measure(run, "on_time"), 2.0 / 3);
            QCOMPARE(run.value("transport." + std::to_string(plant.truck.value) + ".trips"), 3.0);
        }
    }

    /// What is on the road arrives; it was loaded before.
    void whatWasLoadedBeforeTheClosureArrives() {
        Bought plant;
        plant.brings(100);
        const Played run = play(plant.b.build(), Duration::hours(30), {plant.closed(6 * 3'600 + 60, 20 * 3'600)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 100}}));
    }

    void aTimetableLoadsNothingOutsideTheSuppliersCalendar() {
        for (const auto& [opens, times] : {std::pair{7, 0}, std::pair{5, 1}}) {
            Bought plant;
            plant.brings(100);
            Calendar calendar;
            calendar.name = "Supplier's";
            calendar.days = DaySet::everyDay();
            const Id hours = plant.b.edit().insert(calendar);
            Shift shift;
            shift.calendar = hours;
            shift.start = Duration::hours(opens);
            shift.length = Duration::hours(8);
            plant.b.edit().insert(shift);
            plant.b.change<Supplier>(plant.supplier, [&](Supplier& s) { s.calendar = hours; });
            const Played run = play(plant.b.build(), Duration::hours(20));
            QCOMPARE(plant.arrivals(run).size(), static_cast<std::size_t>(times));
        }
    }

    /// 60 in 24 hours do for 60 of the 100. Who comes on Mondays and Fridays finds what four days make, and three.
    void aTimetableBringsWhatTheCapacityAllows() {
        Bought plant;
        plant.brings(100);
        plant.supply([](SupplierItem& s) { s.capacity = {60}; });
        const Played run = play(plant.b.build(), Duration::hours(56));
        QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 60}, {31 * kHour, 60}, {55 * kHour, 60}}));
        QCOMPARE(plant.measure(run, "on_time"), 0.0);
        plant.supply([](SupplierItem& s) { s.capacity = {100}; });
        QCOMPARE(plant.measure(play(plant.b.build(), Duration::hours(56)), "on_time"), 1.0);
        for (const auto& d : std::vector<Departure>(plant.b.edit().plant().get<Departure>().rows()))
            plant.b.change<Departure>(d.id, [](Departure& row) {
                row.days = DaySet{0b0010001}; // Monday and Friday
                row.quantity = {1'000};
            });
        const Played seldom = play(plant.b.build(), Duration::days(8));
        QCOMPARE(plant.arrivals(seldom),
                 (Arrivals{{7 * kHour, 100}, {7 * kHour, 100}, {7 * kHour, 100}, {7 * kHour, 100},
                           {103 * kHour, 100}, {103 * kHour, 100}, {103 * kHour, 100}, {103 * kHour, 100},
                           {175 * kHour, 100}, {175 * kHour, 100}, {175 * kHour, 100}}));
    }

    /// 30 finished at the supplier help out on the first day; making them again takes 12 hours of the second.
    void ownStockHelpsOutWhenTheCapacityIsShort() {
        Bought plant;
        plant.brings(100);
        plant.supply([](SupplierItem& s) {
            s.capacity = {60};
            s.ownStock = {30};
        });
        const Played run = play(plant.b.build(), Duration::hours(56));
        QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 90}, {31 * kHour, 60}, {55 * kHour, 60}}));
        // 30 until 6, none until 18, 30 until 30 o'clock, none until 42, 30 until 54
        QCOMPARE(plant.measure(run, "stock.mean"), 30.0 * (6 + 12 + 12) / 56);
    }

    void aTimetableLeavesDefectsOut() {
        Bought plant;
        plant.brings(100);
        plant.supply([](SupplierItem& s) { s.defects = Share::percent(50); });
        const Played run = play(plant.b.build(), Duration::hours(8));
        QCOMPARE(plant.arrivals(run), (Arrivals{{7 * kHour, 50}}));
    }

    /// Half of the lead time and the way late: 2.5 h; not when the supplier has as much finished.
    void aLateLoadComesLater() {
        for (const std::int64_t own : {0, 100}) {
            Bought plant;
            plant.brings(100);
            plant.supply([&](SupplierItem& s) {
                s.leadTime = DurationLaw::fixed(Duration::hours(4));
                s.onTime = Share::percent(0);
                s.ownStock = {own};
            });
            const Played run = play(plant.b.build(), Duration::hours(20));
            QCOMPARE(plant.arrivals(run), (Arrivals{{own > 0 ? 7 * kHour : 9.5 * kHour, 100}}));
            QCOMPARE(plant.measure(run, "on_time"), own > 0 ? 1.0 : 0.0);
            if (own > 0)
                QCOMPARE(plant.measure(run, "stock.mean"), 100.0 * (20 - 2.5) / 20);
        }
    }

    /// Ordered at 1 200, ready at 1 800, when it is closed: dispatched as it opens at 2 500.
    void whatIsReadyWhileClosedIsDispatchedWhenItOpens() {
        Bought plant;
        plant.watched();
        const Played run = play(plant.b.build(), Duration::seconds(3'100), {plant.closed(1'500, 1'000)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{2'500, 1}})); // that of 2 400 comes 600 s after it opens
        QCOMPARE(plant.measure(run, "orders"), 2.0);
        QCOMPARE(plant.measure(run, "on_time"), 0.0);
    }

    /// Dispatched at 1 800 and 300 s on its way: a closure from 1 900 on comes too late for it.
    void whatIsOnTheWayIsNotHeldByAClosure() {
        Bought plant;
        plant.watched();
        plant.b.change<KanbanLoop>(plant.loop, [](KanbanLoop& l) { l.conveyance = Duration::seconds(300); });
        const Played run = play(plant.b.build(), Duration::seconds(2'200), {plant.closed(1'900, 1'000)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{2'100, 1}}));
        QCOMPARE(plant.measure(run, "on_time"), 1.0);
    }

    /// Closed again before it opens: put off once more.
    void aSecondClosureHoldsToo() {
        Bought plant;
        plant.watched();
        const Played run = play(plant.b.build(), Duration::seconds(3'000),
                                {plant.closed(1'500, 500), plant.closed(1'900, 900)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{2'800, 1}}));
    }

    /// Ordered at 1 200 from ten that are finished, closed from 1 000 to 2 000: dispatched at 2 000.
    void ownStockIsNotDispatchedWhileClosed() {
        for (const bool disruption : {false, true}) {
            Bought plant;
            plant.watched();
            plant.supply([](SupplierItem& s) { s.ownStock = {10}; });
            plant.b.change<KanbanLoop>(plant.loop, [](KanbanLoop& l) { l.conveyance = Duration::seconds(60); });
            if (disruption)
                plant.disrupted(1'000, 1'000);
            std::vector<Intervention> done;
            if (!disruption)
                done.push_back(plant.closed(1'000, 1'000));
            const Played run = play(plant.b.build(), Duration::seconds(2'300), done);
            QCOMPARE(plant.arrivals(run), (Arrivals{{2'060, 1}}));
            QCOMPARE(plant.measure(run, "on_time"), 0.0);
        }
    }

    /// The card freed at 1 h is ready at 1 h 10 min, when the supplier is closed.
    void aCardSentBeforeTheClosureWaitsToo() {
        Bought plant;
        plant.b.flow(plant.supplier, plant.store);
        plant.b.loop(LoopKind::Withdrawal, plant.item, plant.supplier, plant.store, 1);
        plant.b.stock(plant.store, plant.item, 100);
        plant.supply([](SupplierItem& s) { s.leadTime = fixed(600); });
        plant.b.demand(plant.customer, plant.item, DemandPattern::Even, 2'400, 1, 100); // a container an hour
        const Played run = play(plant.b.build(), Duration::hours(3), {plant.closed(4'000, 3'000)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{7'000, 100}, {7'800, 100}}));
    }

    /// No coil at six: the card stays on order, and the truck brings it on the next day.
    void theMilkRunBringsItOnTheTripAfterTheClosure() {
        Bought plant;
        plant.b.edit().insert(plant.goes());
        plant.b.demand(plant.customer, plant.item, DemandPattern::DailyOrder, 1, 10'000);
        plant.loop = plant.b.loop(LoopKind::Withdrawal, plant.item, plant.supplier, plant.store, 2);
        plant.b.change<KanbanLoop>(plant.loop, [&](KanbanLoop& l) { l.transport = plant.truck; });
        const Played open = play(plant.b.build(), Duration::hours(40));
        QCOMPARE(plant.arrivals(open), (Arrivals{{7 * kHour, 100}, {7 * kHour, 100}}));
        const Played run = play(plant.b.build(), Duration::hours(40), {plant.closed(5 * 3'600, 2 * 3'600)});
        QCOMPARE(plant.arrivals(run), (Arrivals{{31 * kHour, 100}, {31 * kHour, 100}}));
        QCOMPARE(plant.measure(run, "on_time"), 0.0);
        QCOMPARE(run.value("shortages." + std::to_string(plant.loop.value)), 1.0);
        // Half the capacity: one container a day.
        plant.supply([](SupplierItem& s) { s.capacity = {100}; });
        const Played slow = play(plant.b.build(), Duration::hours(40));
        QCOMPARE(plant.arrivals(slow), (Arrivals{{7 * kHour, 100}, {31 * kHour, 100}}));
        QCOMPARE(plant.measure(slow, "on_time"), 0.5);
    }

    /// Two cards at the begin, and a truck on call that finds it closed, short of capacity or with one container.
    void theTruckOnCallComesAgain() {
        Bought plant;
        plant.goes(); // without its timetable
        plant.b.demand(plant.customer, plant.item, DemandPattern::DailyOrder, 1, 10'000);
        plant.loop = plant.b.loop(LoopKind::Withdrawal, plant.item, plant.supplier, plant.store, 2);
        plant.b.change<KanbanLoop>(plant.loop, [&](KanbanLoop& l) { l.transport = plant.truck; });
        Intervention again = plant.closed(3'600, 7'200);
        again.kind = Intervention::Kind::TakeOut; // both cards come free
        again.element = plant.store;
        again.item = plant.item;
        again.amount = 200;
        again.at = Time{} + Duration::seconds(7'200);
        const Played closed = play(plant.b.build(), Duration::hours(9), {plant.closed(3'600, 7'200), again});
        QCOMPARE(plant.arrivals(closed),
                 (Arrivals{{kHour, 100}, {kHour, 100}, {4 * kHour, 100}, {4 * kHour, 100}}));
        QCOMPARE(plant.measure(closed, "on_time"), 0.5);
        plant.supply([](SupplierItem& s) { s.capacity = {50}; }); // two days a container
        const Played slow = play(plant.b.build(), Duration::hours(60));
        QCOMPARE(plant.arrivals(slow).size(), std::size_t{2});
        QCOMPARE(plant.arrivals(slow)[0].first, kHour);
        QVERIFY(std::abs(plant.arrivals(slow)[1].first - 49 * kHour) < 0.001);
        plant.supply([](SupplierItem& s) {
            s.capacity = {};
            s.ownStock = {100};
            s.leadTime = DurationLaw::fixed(Duration::hours(10));
        });
        const Played one = play(plant.b.build(), Duration::hours(20));
        QCOMPARE(plant.arrivals(one), (Arrivals{{kHour, 100}, {11 * kHour, 100}}));
    }

    /// Straight into a machine of 60 s: closed from 1 000 to 2 000 it finishes what it has begun.
    void aMachineWithoutAStoreBeforeItStopsWithItsSupplier() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id supplier = b.element<Supplier>("Supplier");
        SupplierItem supplied;
        supplied.supplier = supplier;
        supplied.item = item;
        const Id row = b.edit().insert(supplied);
        const Id machine = b.element<Process>("Machine");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(machine, item, fixed(60));
        b.flow(supplier, machine);
        b.flow(machine, store);
        b.flow(store, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        Intervention close;
        close.kind = Intervention::Kind::CloseSupplier;
        close.element = supplier;
        close.at = Time{} + Duration::seconds(1'000);
        close.length = Duration::seconds(1'000);
        const auto made = play(b.build(), Duration::seconds(2'130), {close}).times(RecordKind::Made);
        QCOMPARE(made.size(), std::size_t{17 + 2});
        QCOMPARE(made[16], 1'020.0);
        QCOMPARE(made[17], 2'060.0);
        b.change<SupplierItem>(row, [](SupplierItem& s) { s.capacity = {720}; }); // one every 120 s
        QCOMPARE(play(b.build(), Duration::seconds(400)).times(RecordKind::Made),
                 (std::vector<double>{60, 180, 300}));
    }
};

TAKTBOARD_TEST(supply, Supply);
#include "tst_supply.moc"

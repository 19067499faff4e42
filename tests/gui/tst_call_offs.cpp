// Supplier call-offs on the boards: what is ordered, due when, late, and what came last. Times in hours from the begin.
#include <QTest>
#include <thread>

#include "board_run.h"
#include "boards_window.h"
#include "gui/boards/call_off_state.h"
#include "gui/boards/call_off_view.h"
#include "gui/common/theme.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using Stage = OpenCall::Stage;

namespace {

constexpr double kHour = 3'600;

/// A supplier of coils, 100 a container, before a store from which a customer takes 100 every day at two.
struct Bought {
    test::PlantBuilder b;
    Id item = b.item("Coil", 100);
    Id supplier = b.element<Supplier>("Steel works");
    Id store = b.element<Supermarket>("Store");
    Id customer = b.element<Customer>("Customer");
    Id row, truck, loop;

    Bought() {
        SupplierItem supplied;
        supplied.supplier = supplier;
        supplied.item = item;
        supplied.leadTime = DurationLaw::fixed(Duration::hours(4));
        row = b.edit().insert(supplied);
        b.flow(store, customer);
        b.stock(store, item, 300);
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, 100, 1, 100);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(2); });
    }
    /// Three cards, an hour's way.
    void cards() {
        b.flow(supplier, store);
        loop = b.loop(LoopKind::Withdrawal, item, supplier, store, 3);
        b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.conveyance = Duration::hours(1); });
    }
    /// A truck every day at six, an hour on its way.
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
    void milkRun(std::int64_t tripsLater) {
        b.edit().insert(goes());
        loop = b.loop(LoopKind::Withdrawal, item, supplier, store, 3);
        b.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
            l.transport = truck;
            l.tripsLater = tripsLater;
        });
    }
};

struct Bench {
    explicit Bench(const Bought& plant) : run(plant.b.build(), Duration::hours(60)) {}
    CallOffs at(double hours) {
        const auto& picture = run.at(hours * kHour);
        const auto all = callOffs(*run.network, run.trace(), *run.log, picture);
        if (all.size() != 1)
            qFatal("one item is bought");
        return all[0];
    }
    static double hours(std::optional<Time> t) { return t ? static_cast<double>(t->us) / 3.6e9 : -1; }
    test::BoardRun run;
};

} // namespace

class CallOffsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    /// Freed at 2, with the supplier at 3, dispatched at 7, there at 8.
    void a_card_is_called_off_comes_and_has_come() {
        Bought plant;
        plant.cards();
        Bench bench(plant);
        QVERIFY(bench.at(1).open.empty());
        QVERIFY(!bench.at(1).last);
        const CallOffs going = bench.at(2.5);
        QCOMPARE(going.open.size(), 1U);
        QCOMPARE(going.open[0].stage, Stage::Called);
        QCOMPARE(going.open[0].card, 1U);
        QVERIFY(!going.open[0].due && !going.open[0].isLate);
        const CallOffs coming = bench.at(4);
        QCOMPARE(coming.open.size(), 1U);
        QCOMPARE(coming.open[0].stage, Stage::OnTheWay);
        QCOMPARE(coming.open[0].amount, 100);
        QCOMPARE(bench.hours(coming.open[0].since), 3.0);
        QCOMPARE(bench.hours(coming.open[0].due), 8.0);
        QVERIFY(!coming.open[0].isLate);
        const CallOffs there = bench.at(9);
        QVERIFY(there.open.empty());
        QCOMPARE(bench.hours(there.last->at), 8.0);
        QCOMPARE(there.last->amount, 100);
        QCOMPARE(bench.hours(bench.at(30).last->at), 8.0); // the next is on its way
    }

    /// Those that do not keep the time agreed take half as long again: 2.5 hours of 5.
    void late_ones_are_marked_as_soon_as_it_is_sure() {
        Bought plant;
        plant.cards();
        plant.b.change<SupplierItem>(plant.row, [](SupplierItem& s) { s.onTime = {}; });
        Bench bench(plant);
        const CallOffs sure = bench.at(4);
        QCOMPARE(bench.hours(sure.open[0].due), 8.0);
        QCOMPARE(bench.hours(sure.open[0].expected), 10.5);
        QVERIFY(sure.open[0].isLate);
        QCOMPARE(sure.late(), 1);
        QVERIFY(bench.at(9).open[0].isLate);
        QVERIFY(bench.at(11).open.empty());
    }

    void what_has_a_lead_time_by_chance_is_late_only_when_it_is_past_due() {
        Bought plant;
        plant.cards();
        plant.b.change<SupplierItem>(plant.row, [](SupplierItem& s) {
            s.leadTime = DurationLaw::exponential(Duration::hours(4));
            s.onTime = {};
        });
        Bench bench(plant);
        const CallOffs coming = bench.at(4);
        QCOMPARE(coming.open.size(), 1U);
        QVERIFY(!coming.open[0].isLate);
        for (double hour = 4; hour < 26; hour += 0.5)
            for (const auto& call : bench.at(hour).open)
                QCOMPARE(call.isLate, call.due && bench.run.moment(hour * kHour) > *call.due);
    }

    void a_milk_run_brings_what_hangs_at_the_post() {
        Bought plant;
        plant.milkRun(0);
        Bench bench(plant);
        const CallOffs hanging = bench.at(3);
        QCOMPARE(hanging.open.size(), 1U);
        QCOMPARE(hanging.open[0].stage, Stage::ToCollect);
        QCOMPARE(bench.hours(hanging.open[0].due), 7.0);
        const CallOffs coming = bench.at(6.5);
        QCOMPARE(coming.open[0].stage, Stage::OnTheWay);
        QCOMPARE(bench.hours(coming.open[0].due), 7.0);
        QCOMPARE(bench.hours(bench.at(8).last->at), 7.0);
    }

    void a_trip_later_it_comes_a_day_later() {
        Bought plant;
        plant.milkRun(1);
        Bench bench(plant);
        QCOMPARE(bench.hours(bench.at(3).open[0].due), 31.0);
        const CallOffs called = bench.at(7);
        QCOMPARE(called.open[0].stage, Stage::Called);
        QCOMPARE(bench.hours(called.open[0].due), 31.0);
        QVERIFY(!called.open[0].isLate);
        QCOMPARE(bench.hours(bench.at(32).last->at), 31.0);
    }

    void a_timetable_has_its_next_load_planned() {
        Bought plant;
        Departure departure = plant.goes();
        departure.item = plant.item;
        departure.quantity = {100};
        plant.b.edit().insert(departure);
        Bench bench(plant);
        const CallOffs planned = bench.at(1);
        QCOMPARE(planned.open.size(), 1U);
        QCOMPARE(planned.open[0].stage, Stage::Planned);
        QCOMPARE(planned.open[0].amount, 100);
        QCOMPARE(bench.hours(planned.open[0].due), 7.0);
        const CallOffs coming = bench.at(6.5);
        QCOMPARE(coming.open.size(), 2U);
        QCOMPARE(coming.open[0].stage, Stage::OnTheWay);
        QCOMPARE(bench.hours(coming.open[0].due), 7.0);
        QCOMPARE(bench.hours(coming.open[1].due), 31.0);
        QCOMPARE(bench.hours(bench.at(8).last->at), 7.0);
        QCOMPARE(bench.at(8).last->amount, 100);
    }

    void orders_without_cards_are_open_too() {
        Bought plant;
        plant.b.flow(plant.supplier, plant.store);
        const Id loop = plant.b.loop(LoopKind::MinMax, plant.item, plant.supplier, plant.store, 1);
        plant.b.change<KanbanLoop>(loop, [](KanbanLoop& l) {
            l.trigger = {200};
            l.level = {400};
        });
        Bench bench(plant);
        const CallOffs coming = bench.at(3); // 200 left at 2, 200 ordered
        QCOMPARE(coming.open.size(), 1U);
        QCOMPARE(coming.open[0].card, 0U);
        QCOMPARE(coming.open[0].amount, 200);
        QCOMPARE(bench.hours(coming.open[0].due), 6.0);
        QCOMPARE(bench.hours(bench.at(7).last->at), 6.0);
    }

    void a_process_fed_straight_calls_nothing_off() {
        Bought plant;
        const Id process = plant.b.element<Process>("Press");
        plant.b.recipe(process, plant.item, test::fixedSeconds(60));
        plant.b.flow(plant.supplier, process);
        plant.b.flow(process, plant.store);
        Bench bench(plant);
        QVERIFY(!bench.at(5).isCalled);
        QVERIFY(bench.at(5).open.empty());
    }

    /// Coils of the future state hang at the post until the truck at six takes their cards along.
    void the_board_shows_cards_with_their_times() {
        test::BoardsWindow window;
        auto* view = window.view<CallOffView>();
        QVERIFY(view);
        bool collected = false, coming = false;
        for (double day = 0.3; day < 14 && !(collected && coming); day += 0.09) {
            window.seek(day);
            QTRY_COMPARE(view->rows().size(), 1U);
            const CallOffRow& row = view->rows()[0];
            QCOMPARE(row.supplier, QStringLiteral("Michigan Steel"));
            for (const auto& card : row.open) {
                collected = collected || card.stage == Stage::ToCollect;
                coming = coming || card.stage == Stage::OnTheWay;
                QVERIFY2(card.when.startsWith(QLatin1String("due ")), qPrintable(card.when));
                QVERIFY(card.tip.contains(QLatin1String("card #")));
            }
        }
        QVERIFY(collected && coming);
        QVERIFY(view->accessibleName().contains(QLatin1String("Michigan Steel")));
    }
};

TAKTBOARD_TEST(call_offs, CallOffsTest);

#include "tst_call_offs.moc"

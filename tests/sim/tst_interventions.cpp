// What is done to a run from outside, each by a small plant worked out by hand. Times in seconds.
#include <map>

#include "played.h"
#include "sim/runner.h"
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

/// One piece taken an hour; what replaces it comes 60 s after it was asked for. Between customer and maker or supplier
/// stands one control, the rest is the same: two pieces in the store.
struct Controlled {
    PlantBuilder b;
    Id item = b.item("Part"), store, customer, loop;
    RecordKind comes = RecordKind::Made;

    explicit Controlled(const QString& control) {
        store = b.element<Supermarket>("Goods");
        const bool bought = control == "withdrawal" || control == "milk run";
        const Id maker = bought ? b.element<Supplier>("Supplier") : b.element<Process>("Machine");
        customer = b.element<Customer>("Customer");
        if (bought) {
            comes = RecordKind::Arrive;
            SupplierItem supplies;
            supplies.supplier = maker;
            supplies.item = item;
            supplies.leadTime = fixed(60);
            b.edit().insert(supplies);
        } else {
            b.recipe(maker, item, fixed(60));
        }
        b.flow(store, customer);
        b.stock(store, item, control == "conwip" ? 0 : 2);
        const std::map<QString, LoopKind> kinds = {
            {"production", LoopKind::Production}, {"signal", LoopKind::Signal}, {"lot board", LoopKind::LotBoard},
            {"conwip", LoopKind::Conwip}, {"base stock", LoopKind::BaseStock}, {"reorder point", LoopKind::ReorderPoint},
            {"min/max", LoopKind::MinMax}, {"withdrawal", LoopKind::Withdrawal}, {"milk run", LoopKind::Withdrawal}};
        loop = b.loop(kinds.at(control), item, maker, store, control == "conwip" ? 1 : 2);
        b.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
            l.lot = {1};
            l.trigger = {1};
            l.level = {2};
        });
        if (control == "milk run") {
            const Id truck = b.element<Transport>("Truck");
            b.change<Transport>(truck, [](Transport& t) { t.travelTime = fixed(60); });
            b.flow(maker, truck);
            b.flow(truck, store);
            b.change<KanbanLoop>(loop, [&](KanbanLoop& l) { l.transport = truck; });
        } else {
            b.flow(maker, store);
        }
        b.demand(customer, item, DemandPattern::Even, 24);
    }
    Intervention at(std::int64_t seconds, Kind kind, std::int64_t amount = 0, Duration length = {}, Duration paper = {}) const {
        return {Time{} + Duration::seconds(seconds), kind, loop, {}, amount, length, paper};
    }
    /// When replacements come, after the begin of the run.
    std::vector<double> times(std::vector<Intervention> interventions, std::int64_t horizon) const {
        auto all = play(b.build(), Duration::seconds(horizon), std::move(interventions)).times(comes);
        std::erase_if(all, [](double t) { return t < 1800; });
        return all;
    }
};

/// What is wrong with a list, in the words of an error; empty: nothing.
std::string wrongIn(const Project& project, std::vector<Intervention> all, ErrorCode wanted) {
    const auto network = compile(project, project.scenarios[0]);
    if (!network)
        qFatal("%s", network.error().text().c_str());
    const auto ok = check(all, **network);
    if (ok)
        return {};
    return ok.error().code == wanted ? ok.error().place : "another error: " + ok.error().text();
}

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

    // -------------------------------------------------------------- every control

    void everyControl_data() {
        QTest::addColumn<QString>("control");
        QTest::addColumn<bool>("cards");
        for (const char* name : {"production", "signal", "lot board", "conwip", "withdrawal", "milk run"})
            QTest::newRow(name) << name << true;
        for (const char* name : {"base stock", "reorder point", "min/max"})
            QTest::newRow(name) << name << false;
    }

    /// From 1 800 for three hours: what is taken at 3 600 is asked for at 12 600; on paper 300 s later than without.
    void anOutageHoldsEveryControl_data() { everyControl_data(); }
    void anOutageHoldsEveryControl() {
        QFETCH(QString, control);
        const Controlled c(control);
        QCOMPARE(c.times({}, 7'300), (std::vector<double>{3660, 7260}));
        const auto outage = c.at(1800, Kind::SignalOutage, 0, Duration::hours(3));
        QCOMPARE(c.times({outage}, 12'650).size(), std::size_t{0});
        QCOMPARE(c.times({outage}, 12'700).front(), 12'660.0);
        const auto onPaper = c.at(1800, Kind::SignalOutage, 0, Duration::hours(3), Duration::seconds(300));
        QCOMPARE(c.times({onPaper}, 7'600), (std::vector<double>{3960, 7560}));
        // Paper that is found later carries what has been held.
        const auto found = c.at(8000, Kind::SignalOutage, 0, Duration::hours(1), Duration::seconds(300));
        const bool underWay = control == "production" || control == "signal" || control == "lot board" || control == "withdrawal";
        QCOMPARE(c.times({outage, found}, 12'700).front(), underWay ? 12'660.0 : 8'360.0);
    }

    void cardsOfEveryControlAreLostAndLocked_data() { everyControl_data(); }
    void cardsOfEveryControlAreLostAndLocked() {
        QFETCH(QString, control);
        QFETCH(bool, cards);
        const Controlled c(control);
        if (!cards) {
            for (const Kind kind : {Kind::LoseCards, Kind::LockCards, Kind::ReturnCards, Kind::AddCards, Kind::WithdrawCards})
                QCOMPARE(wrongIn(c.b.build(), {c.at(0, Kind::SignalOutage, 0, Duration::hours(1)), c.at(1, kind, 1)},
                                 ErrorCode::InterventionWithoutCards),
                         std::string("interventions[1].element"));
            return;
        }
        QCOMPARE(c.times({c.at(1800, Kind::LoseCards, 2)}, 40'000).size(), std::size_t{0});
        QCOMPARE(c.times({c.at(1800, Kind::LoseCards, 1), c.at(5000, Kind::ReturnCards, 1)}, 5'100), (std::vector<double>{5060}));
        QCOMPARE(c.times({c.at(1800, Kind::LockCards, 1), c.at(5000, Kind::ReturnCards, 1)}, 5'100), (std::vector<double>{5060}));
        QCOMPARE(c.times({c.at(1800, Kind::WithdrawCards, 1), c.at(5000, Kind::AddCards, 1)}, 5'100), (std::vector<double>{5060}));
    }

    /// Five cards wait for a plan that releases two pieces at 3 600: two of them go by hand.
    void ofWaitingCardsSoManyGoByHandAsThereIsToRelease() {
        PlantBuilder b;
        const Id item = b.item("Part"), machine = b.element<Process>("Machine"), store = b.element<Inventory>("Goods");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(machine, item, fixed(60));
        b.flow(machine, store);
        b.flow(store, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        const Id loop = b.loop(LoopKind::Conwip, item, machine, machine, 5);
        ScheduleLine line;
        line.control = b.element<ProductionControl>("Planning");
        line.process = machine;
        line.item = item;
        line.quantity = {2};
        line.everyDays = 5;
        line.first = Span::clock(Duration::hours(1));
        b.edit().insert(line);
        Intervention outage{Time{}, Kind::SignalOutage, loop, {}, 0, Duration::hours(2), {}};
        QCOMPARE(play(b.build(), Duration::hours(3), {outage}).times(RecordKind::Made), (std::vector<double>{7260, 7320}));
        outage.paper = Duration::seconds(300);
        const Played run = play(b.build(), Duration::seconds(6'000), {outage});
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3960, 4020}));
        QCOMPARE(run.value("cards." + std::to_string(loop.value) + ".travelling"), 2 * 300.0 / 6'000);
    }

    // -------------------------------------------------------------- parameters

    /// The takt doubles half way between two takings: a quarter of an hour is left.
    void aQuantityIsSet() {
        const Line line;
        QCOMPARE(line.run({line.at(1800, Kind::SetQuantity, line.customer, 48)}, Duration::seconds(7'000)).times(RecordKind::Ordered),
                 (std::vector<double>{2700, 4500, 6300}));
    }

    void aDemandLevelIsSet() {
        const Line line;
        QCOMPARE(line.run({line.at(1800, Kind::SetDemandLevel, line.customer, 200)}, Duration::seconds(7'300)).value("ordered.total"), 4.0);
        QCOMPARE(line.run({line.at(1800, Kind::SetDemandLevel, line.customer, 0)}, Duration::seconds(7'300)).value("ordered.total"), 0.0);
    }

    void aPoissonDemandAndADailyOneAreSet() {
        for (const DemandPattern pattern : {DemandPattern::Poisson, DemandPattern::DailyOrder}) {
            PlantBuilder b;
            const Id item = b.item("Part"), machine = b.element<Process>("Machine"), customer = b.element<Customer>("Customer");
            b.recipe(machine, item, fixed(1));
            b.flow(machine, customer);
            b.demand(customer, item, pattern, 1'000);
            const Intervention set{Time{} + Duration::days(5), Kind::SetQuantity, customer, item, 3'000, {}, {}};
            const double ordered = play(b.build(), Duration::days(10) - Duration{1}, {set}).value("ordered.total");
            const double wanted = 5'000 + 15'000;
            QVERIFY2(std::abs(ordered - wanted) <= (pattern == DemandPattern::Poisson ? 500 : 0), std::to_string(ordered).c_str());
        }
    }

    /// A machine that never stopped stops half the time, 600 s each; from day 50 no more.
    void uptimeAndStopLengthAreSet() {
        for (const BreakdownClock clock : {BreakdownClock::WorkingTime, BreakdownClock::ShiftTime}) {
            PlantBuilder b;
            const Id item = b.item("Part"), machine = b.element<Process>("Machine"), customer = b.element<Customer>("Customer");
            const Id store = b.element<Inventory>("Goods");
            b.recipe(machine, item, fixed(600));
            b.flow(machine, store);
            b.flow(store, customer);
            b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
            b.change<Process>(machine, [&](Process& p) { p.breakdownClock = clock; });
            const auto at = [&](std::int64_t day, Kind kind, std::int64_t amount, Duration length) {
                return Intervention{Time{30} + Duration::days(day), kind, machine, {}, amount, length, {}};
            };
            const auto half = at(0, Kind::SetUptime, Share::kOne / 2, {});
            QCOMPARE(wrongIn(b.build(), {half}, ErrorCode::InterventionWithoutStops), std::string("interventions[0].parameter"));
            const std::vector all = {at(0, Kind::SetStopLength, 0, Duration::seconds(600)), half, at(50, Kind::SetUptime, Share::kOne, {})};
            QCOMPARE(wrongIn(b.build(), all, ErrorCode{}), std::string());
            const Played run = play(b.build(), Duration::days(100), all);
            const auto down = run.times(RecordKind::State, static_cast<int>(MachineState::Down));
            const auto works = run.times(RecordKind::State, static_cast<int>(MachineState::Working));
            QVERIFY2(std::abs(static_cast<double>(down.size()) - 3'600) < 150, std::to_string(down.size()).c_str());
            QVERIFY(down.back() <= 50 * 86'400.0 + 1);
            QVERIFY(std::abs(*std::upper_bound(works.begin(), works.end(), down.front()) - down.front() - 600) < 1e-5);
        }
    }

    void aChangeoverIsSet() {
        Line line;
        line.b.change<Process>(line.machine, [](Process& p) { p.setsUp = SetsUp::ForEveryLot; });
        QCOMPARE(line.run({line.at(0, Kind::SetChangeover, line.machine, 0, Duration::seconds(120))}, Duration::hours(2))
                     .times(RecordKind::Made),
                 (std::vector<double>{3600 + 120 + 60}));
    }

    /// Cycles alone; with the pace both.
    void aCycleFactorIsSet() {
        Line line;
        line.b.change<Process>(line.machine, [](Process& p) {
            p.setsUp = SetsUp::ForEveryLot;
            p.changeover = Duration::seconds(100);
        });
        const auto cycle = line.at(0, Kind::SetCycle, line.machine, 200);
        QCOMPARE(line.run({cycle}, Duration::hours(2)).times(RecordKind::Made), (std::vector<double>{3600 + 100 + 120}));
        QCOMPARE(line.run({cycle, line.at(0, Kind::ChangePace, line.machine, 300)}, Duration::hours(2)).times(RecordKind::Made),
                 (std::vector<double>{3600 + 300 + 360}));
    }

    void aLeadTimeFactorIsSet() {
        const Line line;
        QCOMPARE(line.run({line.at(0, Kind::SetLeadTime, line.supplier, 200)}, Duration::seconds(5'000)).times(RecordKind::Arrive),
                 (std::vector<double>{3600 + 1200}));
    }

    void aTravelFactorIsSet() {
        Controlled c("milk run");
        const Id truck = c.b.edit().plant().get<Transport>()[0].id;
        const Intervention set{Time{}, Kind::SetTravel, truck, {}, 300, {}, {}};
        QCOMPARE(c.times({set}, 4'000), (std::vector<double>{3600 + 180}));
    }

    void lotTriggerAndLevelAreSet() {
        Controlled signal("signal");
        signal.b.change<KanbanLoop>(signal.loop, [](KanbanLoop& l) { l.trigger = {0}; });
        QCOMPARE(signal.times({signal.at(4000, Kind::SetTrigger, 1)}, 5'000), (std::vector<double>{4060}));
        QCOMPARE(signal.times({signal.at(4000, Kind::SetTrigger, 1), signal.at(3000, Kind::SetLot, 3)}, 5'000),
                 (std::vector<double>{4060, 4120, 4180}));
        const Controlled base("base stock");
        QCOMPARE(base.times({base.at(1800, Kind::SetOrderUpTo, 5)}, 3'000), (std::vector<double>{1860, 1920, 1980}));
        const Controlled board("lot board");
        QCOMPARE(board.times({board.at(1800, Kind::SetLot, 2)}, 7'300), (std::vector<double>{7260}));
    }

    // -------------------------------------------------------------- what would do nothing

    void whatWouldDoNothingIsRefused_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("on"); // 0 machine, 1 store, 2 customer, 3 loop, 4 base stock
        QTest::addColumn<int>("amount");
        QTest::addColumn<int>("item"); // 0 none, 1 the item, 2 another
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, Kind kind, int on, int amount, int item, ErrorCode error, const char* place) {
            QTest::newRow(name) << static_cast<int>(kind) << on << amount << item << static_cast<int>(error) << place;
        };
        row("a store does not break down", Kind::BreakDown, 1, 0, 0, ErrorCode::InterventionElsewhere, "element");
        row("cards without amount", Kind::LoseCards, 3, 0, 0, ErrorCode::InterventionIncomplete, "amount");
        row("fewer than no cards", Kind::LoseCards, 3, -100, 0, ErrorCode::OutOfRange, "amount");
        row("a stop without length", Kind::BreakDown, 0, 0, 0, ErrorCode::InterventionIncomplete, "length");
        row("an order of nothing", Kind::RushOrder, 2, 5, 0, ErrorCode::InterventionIncomplete, "item");
        row("an order of what is never asked", Kind::RushOrder, 2, 5, 2, ErrorCode::InterventionItemNotThere, "item");
        row("a stock that is nowhere", Kind::PutIn, 1, 5, 2, ErrorCode::InterventionItemNotThere, "item");
        row("a trigger of cards", Kind::SetTrigger, 3, 5, 0, ErrorCode::InterventionNotOfLoop, "parameter");
        row("a trigger of base stock", Kind::SetTrigger, 4, 5, 0, ErrorCode::InterventionNotOfLoop, "parameter");
        row("more than always up", Kind::SetUptime, 0, 2'000'000'000, 0, ErrorCode::OutOfRange, "amount");
    }

    void whatWouldDoNothingIsRefused() {
        QFETCH(int, kind);
        QFETCH(int, on);
        QFETCH(int, amount);
        QFETCH(int, item);
        QFETCH(int, error);
        QFETCH(QString, place);
        Controlled c(on == 4 ? "base stock" : "production");
        const Id other = c.b.item("Other");
        const Id elements[] = {c.b.edit().plant().get<Process>()[0].id, c.store, c.customer, c.loop, c.loop};
        const Id items[] = {{}, c.item, other};
        const Intervention i{Time{}, static_cast<Kind>(kind), elements[on], items[item], amount, {}, {}};
        QCOMPARE(wrongIn(c.b.build(), {i}, static_cast<ErrorCode>(error)), "interventions[0]." + place.toStdString());
        const auto network = compile(c.b.build(), c.b.build().scenarios[0]);
        RunSettings settings;
        settings.interventions = {i};
        QVERIFY(!horizonOf(**network, settings).has_value());
    }

    void aDemandThatFollowsALawHasNoQuantityToSet() {
        PlantBuilder b;
        const Id item = b.item("Part"), machine = b.element<Process>("Machine"), customer = b.element<Customer>("Customer");
        b.recipe(machine, item, fixed(1));
        b.flow(machine, customer);
        const Id demand = b.demand(customer, item, DemandPattern::Renewal, 1);
        b.change<Demand>(demand, [](Demand& d) { d.interval = fixed(100); });
        QCOMPARE(wrongIn(b.build(), {{Time{}, Kind::SetQuantity, customer, item, 5, {}, {}}}, ErrorCode::InterventionOwnLaw),
                 std::string("interventions[0].parameter"));
    }

    void nonsenseIsIgnored() {
        const Line line;
        std::vector<Intervention> all;
        for (int kind = 0; kind <= static_cast<int>(Kind::SetOrderUpTo); ++kind) {
            all.push_back(line.at(-5, static_cast<Kind>(kind), Id{}, -7, Duration{-3}));
            all.push_back(line.at(10, static_cast<Kind>(kind), line.item, INT64_MAX / 4, Duration::days(36'500)));
            all.push_back(line.at(20, static_cast<Kind>(kind), Id{987'654'321}, 0));
        }
        QCOMPARE(line.run(all).times(RecordKind::Made).size(), std::size_t{9});
    }
};

TAKTBOARD_TEST(interventions, Interventions);
#include "tst_interventions.moc"

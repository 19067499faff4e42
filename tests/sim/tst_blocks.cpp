// Blocks and controls by small plants worked out by hand: people, maintenance, shelf life, what comes out
// besides, breakdowns, shifts, boards and positions. Times in seconds from the begin of the run.
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// A machine that works without end into a store: material never runs out, nobody tells it what to make.
struct Machine {
    PlantBuilder b;
    Id item, process, store;

    explicit Machine(DurationLaw cycle, std::int64_t container = 1, Duration shift = {}) : b(shift) {
        item = b.item("Part", container);
        std::tie(process, store) = add(cycle);
        const Id customer = b.element<Customer>("Customer");
        b.flow(store, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000); // one piece, in the far future
    }
    std::pair<Id, Id> add(DurationLaw cycle) {
        const Id p = b.element<Process>("Machine");
        const Id s = b.element<Inventory>("Store");
        b.recipe(p, item, cycle);
        b.flow(p, s);
        return {p, s};
    }
    template <class Function>
    void change(Function&& f) {
        b.change<Process>(process, f);
    }
    template <class Function>
    void changeRecipes(Function&& f) {
        for (const auto& row : std::vector<Recipe>(b.edit().plant().get<Recipe>().rows()))
            b.change<Recipe>(row.id, f);
    }
    Id crew(std::int64_t count, std::vector<Id> processes, bool repairs = false) {
        OperatorGroup group;
        group.name = "Crew";
        group.count = count;
        group.repairs = repairs;
        const Id id = b.edit().insert(group);
        for (const Id p : processes) {
            OperatorSkill skill;
            skill.operators = id;
            skill.process = p;
            b.edit().insert(skill);
        }
        return id;
    }
    double made(const Played& run, Id p) const {
        return run.value("made." + std::to_string(p.value) + ".good");
    }
    double state(const Played& run, const std::string& name) const {
        return run.value("state." + std::to_string(process.value) + "." + name);
    }
};

std::string stock(Id store, Id item, const char* what) {
    return "stock." + std::to_string(store.value) + "." + std::to_string(item.value) + "." + what;
}

} // namespace

class Blocks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// All hands: the two share one pair of them, a cycle here, a cycle there.
    void oneOperatorOnTwoMachinesAllManual() {
        Machine m(fixed(60));
        const auto [other, store] = m.add(fixed(60));
        m.crew(1, {m.process, other});
        const Played run = play(m.b.build(), Duration::seconds(7'201));
        QCOMPARE(m.made(run, m.process), 60.0);
        QCOMPARE(m.made(run, other), 60.0);
        QCOMPARE(m.state(run, "no_operator"), 60.0 * 60 / 7'201);
    }

    /// 20 s by hand, 40 s alone, 10 s of walking: one operator keeps both machines running all the time.
    void oneOperatorServesTwoMachinesThatRunByThemselves() {
        Machine m(fixed(60));
        const auto [other, store] = m.add(fixed(60));
        m.crew(1, {m.process, other});
        m.changeRecipes([](Recipe& r) {
            r.manualTime = Duration::seconds(20);
            r.walkingTime = Duration::seconds(10);
        });
        const Played run = play(m.b.build(), Duration::seconds(3'601));
        QCOMPARE(m.made(run, m.process), 60.0);
        QCOMPARE(m.made(run, other), 59.0); // it waited 30 s for the first cycle
    }

    /// Four such machines ask for 4 x 30 s in each 60: a machine makes one piece in 120 s.
    void tooManyMachinesWaitForTheOperator() {
        Machine m(fixed(60));
        std::vector<Id> all = {m.process};
        for (int i = 0; i < 3; ++i)
            all.push_back(m.add(fixed(60)).first);
        m.crew(1, all);
        m.changeRecipes([](Recipe& r) {
            r.manualTime = Duration::seconds(20);
            r.walkingTime = Duration::seconds(10);
        });
        const Played run = play(m.b.build(), Duration::seconds(12'000));
        for (const Id p : all)
            QVERIFY2(std::abs(m.made(run, p) - 100) <= 1, std::to_string(m.made(run, p)).c_str());
    }

    void aContainerNeedsHandsForEachOfItsCycles() {
        Machine m(fixed(60), 10);
        m.crew(1, {m.process});
        m.changeRecipes([](Recipe& r) { r.manualTime = Duration::seconds(20); });
        const Played run = play(m.b.build(), Duration::seconds(6'001));
        QCOMPARE(m.made(run, m.process), 100.0);
    }

    void handsForAPartOfCyclesThatVaryCostNoTimeBesides() {
        Machine m({DurationLaw::Kind::Uniform, Duration::seconds(50), Duration::seconds(70), {}}, 7);
        m.crew(1, {m.process});
        m.changeRecipes([](Recipe& r) {
            r.draw = DrawPer::Piece;
            r.manualTime = Duration::seconds(20);
        });
        const Played run = play(m.b.build(), Duration::seconds(60'000));
        QVERIFY2(std::abs(m.made(run, m.process) - 1'000) < 20, std::to_string(m.made(run, m.process)).c_str());
    }

    void plannedMaintenanceWaitsForTheContainerInWork() {
        Machine m(fixed(60), 1, Duration::hours(8));
        MaintenancePlan plan;
        plan.process = m.process;
        plan.everyDays = 1;
        plan.first = Span::clock(Duration::seconds(8 * 3600 + 30)); // half a minute after the shift began
        plan.length = Duration::hours(1);
        m.b.edit().insert(plan);
        const Played run = play(m.b.build(), Duration::days(1));
        QCOMPARE(m.made(run, m.process), 7.0 * 60);
        QCOMPARE(m.state(run, "planned_maintenance"), 1.0 / 8);
    }

    void whatIsNotTakenInTimeExpires() {
        Machine m(fixed(60));
        m.b.change<Item>(m.item, [](Item& i) { i.shelfLife = Duration::hours(1); });
        m.b.stock(m.store, m.item, 10);
        const Played run = play(m.b.build(), Duration::seconds(7'230));
        // The stock of the begin, then a piece a minute an hour after it was made.
        QCOMPARE(run.value(stock(m.store, m.item, "expired")), 10.0 + 60);
    }

    void firstExpiredFirstOut() {
        PlantBuilder b;
        const Id item = b.item("Milk", 5);
        const Id dairy = b.element<Supplier>("Dairy");
        SupplierItem supplies;
        supplies.supplier = dairy;
        supplies.item = item;
        b.edit().insert(supplies);
        b.change<Item>(item, [](Item& i) { i.shelfLife = Duration::days(2); });
        const Id store = b.element<Supermarket>("Shop");
        const Id customer = b.element<Customer>("Customer");
        b.flow(dairy, store);
        b.flow(store, customer);
        b.loop(LoopKind::Withdrawal, item, dairy, store, 4);
        b.stock(store, item, 20);
        b.demand(customer, item, DemandPattern::Even, 8);
        const Played run = play(b.build(), Duration::days(30));
        // 8 a day from 20 that live two days: some expire, the cards bring new ones, nobody goes without.
        QVERIFY(run.value(stock(store, item, "expired")) > 0);
        QCOMPARE(run.value("fill_rate"), 1.0);
    }

    void whatComesOutBesidesStandsInItsStore() {
        Machine m(fixed(60));
        const Id chips = m.b.item("Chips");
        const Id bin = m.b.element<Inventory>("Bin");
        MaterialFlow flow;
        flow.from = m.process;
        flow.to = bin;
        flow.item = chips;
        m.b.edit().insert(flow);
        RecipeOutput output;
        output.recipe = m.b.edit().plant().get<Recipe>()[0].id;
        output.item = chips;
        output.quantity = {3};
        m.b.edit().insert(output);
        const Played run = play(m.b.build(), Duration::seconds(6'001));
        QCOMPARE(m.made(run, m.process), 100.0);
        QCOMPARE(run.value(stock(bin, chips, "max")), 300.0);
    }

    /// A lane of two containers that a press empties at half the pace: what comes out besides needs room as well.
    void whatComesOutBesidesWaitsForRoomInItsLane_data() {
        QTest::addColumn<WhenFull>("whenFull");
        QTest::addColumn<double>("made");
        QTest::newRow("does not start") << WhenFull::DoesNotStart << 52.0;
        QTest::newRow("finishes and holds") << WhenFull::FinishesAndHolds << 53.0;
    }
    void whatComesOutBesidesWaitsForRoomInItsLane() {
        QFETCH(WhenFull, whenFull);
        QFETCH(double, made);
        Machine m(fixed(60));
        const Id chips = m.b.item("Chips");
        const Id lane = m.b.lane(2, whenFull);
        const Id press = m.b.element<Process>("Press");
        const Id bin = m.b.element<Inventory>("Bin");
        m.b.recipe(press, chips, fixed(120));
        m.b.flow(lane, press);
        m.b.flow(press, bin);
        MaterialFlow flow;
        flow.from = m.process;
        flow.to = lane;
        flow.item = chips;
        m.b.edit().insert(flow);
        RecipeOutput output;
        output.recipe = m.b.edit().plant().get<Recipe>()[0].id;
        output.item = chips;
        output.quantity = {1};
        m.b.edit().insert(output);
        const Played run = play(m.b.build(), Duration::seconds(6'001));
        QCOMPARE(m.made(run, m.process), made);
        QCOMPARE(m.made(run, press), 49.0);
        QCOMPARE(run.value("stock." + std::to_string(lane.value) + ".all.max"), 2.0);
        QVERIFY(m.state(run, "blocked") > 0.4);
    }

    void containersThatAreSentShortLackWhatWasScrapped() {
        Machine m(fixed(60), 10);
        m.changeRecipes([](Recipe& r) {
            r.yield = Share::percent(50);
            r.shortContainers = ShortContainers::Sent;
        });
        const Played run = play(m.b.build(), Duration::seconds(600'001));
        const double good = m.made(run, m.process);
        const double scrap = run.value("made." + std::to_string(m.process.value) + ".scrap");
        QCOMPARE(good + scrap, 10'000.0); // ten pieces worked for every container
        QVERIFY(std::abs(good - 5'000) < 4 * 50);
    }

    void reworkCostsTimeAndSavesThePiece() {
        Machine m(fixed(60));
        m.changeRecipes([](Recipe& r) {
            r.yield = Share::percent(80);
            r.rework = Share::whole();
            r.reworkTime = Duration::seconds(100);
        });
        const Played run = play(m.b.build(), Duration::seconds(800'000));
        QCOMPARE(run.value("made." + std::to_string(m.process.value) + ".scrap"), 0.0);
        // 60 s + a fifth of 100 s
        QVERIFY(std::abs(m.made(run, m.process) - 10'000) < 120);
    }

    void aHelperWorksTheOrdersOfTheOther() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id first = b.element<Process>("First");
        const Id helper = b.element<Process>("Helper");
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(first, item, fixed(60));
        b.recipe(helper, item, fixed(120));
        b.change<Process>(helper, [&](Process& p) { p.helps = first; });
        for (const Id p : {first, helper})
            b.flow(p, market);
        b.flow(market, customer);
        b.loop(LoopKind::Production, item, first, market, 10);
        b.demand(customer, item, DemandPattern::Even, 86'400); // far more than both can make
        const Played run = play(b.build(), Duration::seconds(12'001));
        QCOMPARE(run.value("made." + std::to_string(first.value) + ".good"), 200.0);
        QCOMPARE(run.value("made." + std::to_string(helper.value) + ".good"), 100.0);
    }

    /// Containers of three hours in shifts of eight: work resumes, or the third is finished after the shift.
    void theEndOfTheShiftAndTheContainer() {
        for (const auto rule : {EndOfShift::Resumes, EndOfShift::FinishesContainer}) {
            Machine m(fixed(3 * 3600), 1, Duration::hours(8));
            m.change([&](Process& p) { p.endOfShift = rule; });
            const Played run = play(m.b.build(), Duration::days(5));
            QCOMPARE(m.made(run, m.process), rule == EndOfShift::Resumes ? 13.0 : 15.0);
        }
    }

    void aBreakdownScrapsTheContainerInWork() {
        Machine m(fixed(600), 5);
        m.change([](Process& p) {
            p.uptime = Share::percent(80);
            p.stopLength = fixed(900);
            p.onBreakdown = OnBreakdown::Scrapped;
        });
        const Played run = play(m.b.build(), Duration::days(20));
        const double scrap = run.value("made." + std::to_string(m.process.value) + ".scrap");
        QVERIFY(scrap > 0);
        QCOMPARE(std::fmod(scrap, 5.0), 0.0);
    }

    void repairsGoOnAtNightWithMaintenanceOnDuty() {
        for (const bool onDuty : {false, true}) {
            Machine m(fixed(60), 1, Duration::hours(8));
            m.change([&](Process& p) {
                p.uptime = Share::percent(50);
                p.stopLength = fixed(8 * 3600);
                p.repairsOffShift = onDuty;
            });
            const Played run = play(m.b.build(), Duration::days(140));
            const double down = m.state(run, "down");
            QVERIFY2(onDuty ? down < .45 : down > .42, std::to_string(down).c_str());
        }
    }

    void machinesStandSetUpForTheFirstItem() {
        for (const bool ready : {true, false}) {
            PlantBuilder b;
            const Id one = b.item("One"), two = b.item("Two");
            const Id process = b.element<Process>("Machine");
            const Id customer = b.element<Customer>("Customer");
            b.recipe(process, one, fixed(60));
            b.recipe(process, two, fixed(60));
            b.flow(process, customer);
            b.demand(customer, one, DemandPattern::DailyOrder, 5);
            b.change<Process>(process, [&](Process& p) {
                p.changeover = Duration::seconds(600);
                p.setUpFor = ready ? one : two;
            });
            const Played run = play(b.build(), Duration::hours(10));
            QCOMPARE(run.value("changeovers." + std::to_string(process.value)), ready ? 0.0 : 1.0);
        }
    }

    /// Each lot is set up for, by the matrix where it says how long: 100 s again for the same item, 200 s for the other.
    void everyLotIsSetUpForByTheMatrix() {
        PlantBuilder b;
        const Id one = b.item("One"), two = b.item("Two");
        const Id process = b.element<Process>("Machine");
        const Id store = b.element<Supermarket>("Goods");
        const Id customer = b.element<Customer>("Customer");
        b.flow(process, store);
        b.flow(store, customer);
        for (const Id item : {one, two}) {
            b.recipe(process, item, fixed(60));
            b.loop(LoopKind::Production, item, process, store, 1);
            b.stock(store, item, 1);
            b.demand(customer, item, DemandPattern::Even, 24);
            SetupTime cell;
            cell.process = process;
            cell.fromItem = one;
            cell.toItem = item;
            cell.time = Duration::seconds(item == one ? 100 : 200);
            b.edit().insert(cell);
        }
        b.change<Process>(process, [&](Process& p) {
            p.setsUp = SetsUp::ForEveryLot;
            p.setUpFor = one;
            p.changeover = Duration::seconds(600);
        });
        const Played run = play(b.build(), Duration::hours(3));
        // At 7 200 the matrix says nothing of going back from the second.
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3760, 4020, 7860, 8120}));
    }

    /// Of two cards that ask a supplier with one piece in stock the second waits there, free, from 7 200 to the first's
    /// replacement at 13 600.
    void aCardWaitsForASuppliersOwnStock() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id supplier = b.element<Supplier>("Supplier");
        SupplierItem supplies;
        supplies.supplier = supplier;
        supplies.item = item;
        supplies.leadTime = fixed(10'000);
        supplies.ownStock = {1};
        b.edit().insert(supplies);
        const Id store = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.flow(supplier, store);
        b.flow(store, customer);
        const Id loop = b.loop(LoopKind::Withdrawal, item, supplier, store, 2);
        b.stock(store, item, 2);
        b.demand(customer, item, DemandPattern::Even, 24);
        const Played run = play(b.build(), Duration::seconds(10'000));
        QCOMPARE(run.times(RecordKind::Arrive), (std::vector<double>{3600}));
        QCOMPARE(run.value("cards." + std::to_string(loop.value) + ".free"), 0.28);
    }

    /// Four pieces an hour: ten ordered at once come over two and a half hours.
    void aSupplierOfLimitedCapacity() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id supplier = b.element<Supplier>("Supplier");
        SupplierItem supplies;
        supplies.supplier = supplier;
        supplies.item = item;
        supplies.capacity = {96};
        b.edit().insert(supplies);
        const Id store = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.flow(supplier, store);
        b.flow(store, customer);
        b.loop(LoopKind::Withdrawal, item, supplier, store, 10);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 1000);
        const Played run = play(b.build(), Duration::hours(3));
        const auto arrivals = run.times(RecordKind::Arrive);
        QCOMPARE(arrivals.size(), std::size_t{10});
        QCOMPARE(arrivals[0], 900.0);
        QCOMPARE(arrivals[9], 9'000.0);
    }

    /// Three cards make the lot: they go together when the third hangs.
    void cardsGatherOnALotMakingBoard() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id process = b.element<Process>("Machine");
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(60));
        b.flow(process, market);
        b.flow(market, customer);
        const Id loop = b.loop(LoopKind::LotBoard, item, process, market, 6);
        b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.lot = {3}; });
        b.stock(market, item, 6);
        b.demand(customer, item, DemandPattern::Even, 24); // one an hour, on the hour
        const Played run = play(b.build(), Duration::hours(7));
        QCOMPARE(run.times(RecordKind::Made), (std::vector<double>{3 * 3600 + 60, 3 * 3600 + 120, 3 * 3600 + 180,
                                                                   6 * 3600 + 60, 6 * 3600 + 120, 6 * 3600 + 180}));
    }

    /// Two cards, collected every hour: what is opened at 00:20 is fetched at 01:00.
    void withdrawalCardsAreCollectedByTheHour() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id store = b.element<Supermarket>("Store");
        const Id process = b.element<Process>("Machine");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(1'200));
        b.flow(store, process);
        b.flow(process, customer);
        b.stock(store, item, 100);
        const Id loop = b.loop(LoopKind::Withdrawal, item, store, process, 2);
        b.change<KanbanLoop>(loop, [](KanbanLoop& l) {
            l.freed = CardFreed::FirstPiece;
            l.interval = Duration::hours(1);
        });
        b.demand(customer, item, DemandPattern::DailyOrder, 50);
        const Played run = play(b.build(), Duration::hours(6));
        // Both cards fetch at 01:00; two pieces of 20 min; the next at 02:00 …
        QCOMPARE(run.times(RecordKind::Made),
                 (std::vector<double>{4'800, 6'000, 8'400, 9'600, 12'000, 13'200, 15'600, 16'800, 19'200, 20'400}));
    }

    void ordersOfASeriesComeDayByDay() {
        PlantBuilder b(Duration::hours(8));
        const Id item = b.item("Part");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.flow(store, customer);
        b.stock(store, item, 1'000);
        Series series;
        series.name = "Orders";
        series.values.millionths = {5'000'000, 0, 7'000'000};
        const Id id = b.edit().insert(series);
        const Id demand = b.demand(customer, item, DemandPattern::Series, 4);
        b.change<Demand>(demand, [&](Demand& d) {
            d.series = id;
            d.orderAt = Duration::hours(9);
        });
        const Played run = play(b.build(), Duration::days(5));
        QCOMPARE(run.times(RecordKind::Ordered), (std::vector<double>{9 * 3600, 2 * 86'400 + 9 * 3600,
                                                                      3 * 86'400 + 9 * 3600}));
        QCOMPARE(run.value("delivered.total"), 17.0);
    }

    void conwipReleasesItsBacklogInOrder() {
        PlantBuilder b;
        const Id one = b.item("One"), two = b.item("Two");
        const Id first = b.element<Process>("First");
        const Id last = b.element<Process>("Last");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        for (const Id process : {first, last})
            for (const Id item : {one, two})
                b.recipe(process, item, fixed(process == first ? 60 : 100));
        b.flow(first, last);
        b.flow(last, store);
        b.flow(store, customer);
        b.loop(LoopKind::Conwip, {}, first, last, 2);
        b.demand(customer, one, DemandPattern::DailyOrder, 1);
        const Id mrp = b.element<ProductionControl>("MRP");
        for (const auto& [item, quantity] : {std::pair(two, 2), std::pair(one, 3)}) {
            ScheduleLine line;
            line.control = mrp;
            line.process = first;
            line.item = item;
            line.quantity = {quantity};
            line.everyDays = 100;
            b.edit().insert(line);
        }
        const Played run = play(b.build(), Duration::hours(1));
        QCOMPARE(run.value("delivered.total"), 1.0);
        QCOMPARE(run.value("made." + std::to_string(last.value) + ".good"), 5.0);
        // Two under way at any time: the third begins when the first has left the last process.
        const auto made = run.times(RecordKind::Made);
        QCOMPARE(made, (std::vector<double>{60, 120, 160, 220, 260, 320, 360, 420, 460, 560}));
    }
};

TAKTBOARD_TEST(blocks, Blocks);
#include "tst_blocks.moc"

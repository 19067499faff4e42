// What stocks are worth, how long pieces flow and how much of that adds value, by small plants worked out by hand.
#include <algorithm>

#include "played.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

std::string key(const char* what, Id id, const char* suffix) {
    return std::string(what) + "." + std::to_string(id.value) + "." + suffix;
}
bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

/// Parts lie before Turn (10 s, of it 4 s adding value), then Mill (15 s, of it 7 s), then in the goods until noon.
struct Line {
    PlantBuilder b;
    Id item, raw, turn, mill, goods, customer;

    explicit Line(Duration shift = {}) : b(shift) {
        item = b.item("Part", 2);
        raw = b.element<Inventory>("Raw");
        turn = b.element<Process>("Turn");
        const Id between = b.element<Inventory>("Between");
        mill = b.element<Process>("Mill");
        goods = b.element<Inventory>("Goods");
        customer = b.element<Customer>("Customer");
        for (const auto& [process, cycle, adds] : {std::tuple{turn, 10, 4}, std::tuple{mill, 15, 7}}) {
            const Id recipe = b.recipe(process, item, fixed(cycle));
            b.change<Recipe>(recipe, [&, seconds = adds](Recipe& r) { r.valueAdded = Duration::seconds(seconds); });
        }
        b.flow(raw, turn);
        b.flow(turn, between);
        b.flow(between, mill);
        b.flow(mill, goods);
    }
    Id noon(Id what, std::int64_t quantity) {
        const Id demand = b.demand(customer, what, DemandPattern::DailyOrder, quantity);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(12); });
        return demand;
    }
};

} // namespace

class Value : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void valueAddingTimeAndEfficiencyOfWhatWasDelivered() {
        Line line;
        line.b.flow(line.goods, line.customer);
        line.b.stock(line.raw, line.item, 4);
        const Id demand = line.noon(line.item, 4);
        const Played run = play(line.b.build(), Duration::hours(13));
        // All four entered at 0 and left at noon.
        QCOMPARE(run.value("value_adding_time.mean"), 11.0);
        QVERIFY(near(run.value("pce"), 11.0 / 43'200));
        QCOMPARE(run.value(key("demand", demand, "flow_time.mean")), 43'200.0);
        QVERIFY(std::abs(run.value(key("demand", demand, "flow_time.p50")) / 43'200 - 1) < 1. / 256);
        QCOMPARE(run.value(key("demand", demand, "value_adding_time")), 11.0);
        QVERIFY(near(run.value(key("demand", demand, "pce")), 11.0 / 43'200));
    }

    /// Both lie there from the begin until noon; parts are an hour more on a truck.
    void eachItemHasItsOwnFlowTime() {
        Line line;
        const Id truck = line.b.element<Transport>("Truck");
        line.b.change<Transport>(truck, [](Transport& t) { t.travelTime = fixed(3600); });
        line.b.flow(line.goods, truck);
        line.b.flow(truck, line.customer);
        line.b.stock(line.raw, line.item, 2);
        const Id screw = line.b.item("Screw");
        const Id box = line.b.element<Inventory>("Box");
        line.b.flow(box, line.customer);
        line.b.stock(box, screw, 1);
        const Id part = line.noon(line.item, 2), screws = line.noon(screw, 1);
        const Played run = play(line.b.build(), Duration::hours(14));
        QCOMPARE(run.value(key("demand", part, "flow_time.mean")), 13 * 3600.);
        QCOMPARE(run.value(key("demand", screws, "flow_time.mean")), 12 * 3600.);
        QCOMPARE(run.value(key("demand", part, "value_adding_time")), 11.0);
        QCOMPARE(run.value(key("demand", screws, "value_adding_time")), 0.0);
        QVERIFY(near(run.value("value_adding_time.mean"), 22.0 / 3));
    }

    /// 1 + 39 + 46 + 62 + 40 s.
    void theSampleAddsWhatItsLadderSays() {
        const Project sample = readSample("acme-stamping");
        const auto network = *compile(sample, sample.scenarios[0]);
        Engine<PlainPolicy> engine(network, 1, 0, Time{}, nullptr);
        QVERIFY(engine.runUntil(Time{} + Duration::days(30)).has_value());
        Played run;
        run.measures = engine.measures();
        QVERIFY(near(run.value("value_adding_time.mean"), 188.0));
    }

    /// A part of 3 and a bolt of 5, each an hour in the press, on their way from a store into a lane.
    void stocksAreWorthWhatLiesThere() {
        PlantBuilder b;
        const Id part = b.item("Part"), bolt = b.item("Bolt");
        b.change<Item>(part, [](Item& i) { i.unitCost = {30'000}; });
        b.change<Item>(bolt, [](Item& i) { i.unitCost = {50'000}; });
        const Id store = b.element<Inventory>("Store");
        const Id lane = b.lane(10, WhenFull::DoesNotStart);
        const Id process = b.element<Process>("Press");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, part, fixed(3600));
        b.recipe(process, bolt, fixed(3600));
        b.flow(store, process);
        b.flow(process, lane);
        b.flow(lane, customer);
        b.stock(store, part, 1);
        b.stock(store, bolt, 1);
        const Id demand = b.demand(customer, part, DemandPattern::DailyOrder, 1);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(3); });
        b.demand(customer, bolt, DemandPattern::DailyOrder, 1, 10'000);
        const Played run = play(b.build(), Duration::hours(4));
        const auto of = [&](Id element, const std::string& item) {
            return run.value("stock." + std::to_string(element.value) + "." + item + ".value");
        };
        // Press takes the part at 0 and the bolt at 1 h; the part lies in the lane from 1 h to 3 h, the bolt from 2 h on.
        QVERIFY(near(of(store, std::to_string(part.value)), 0.0));
        QVERIFY(near(of(store, std::to_string(bolt.value)), 5.0 / 4));
        QVERIFY(near(of(lane, "all"), 3.0 * 2 / 4 + 5.0 * 2 / 4));
        QVERIFY(near(run.value("stock_value.total"), 5.0 / 4 + 6.0 / 4 + 10.0 / 4));
    }

    /// A hundred steps of 8 760 at 10 % a year cost 10 an hour. The one order falls before the measuring begins.
    void suppliersHoldStockAtACost() {
        PlantBuilder b;
        const Id item = b.item("Coil");
        b.change<Item>(item, [](Item& i) {
            i.unitCost = {87'600'000};
            i.holdingRate = Share::percent(10);
        });
        const Id supplier = b.element<Supplier>("Mill");
        SupplierItem row;
        row.supplier = supplier;
        row.item = item;
        row.ownStock = {100};
        const Id supplied = b.edit().insert(row);
        const Id store = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.flow(supplier, store);
        b.flow(store, customer);
        b.loop(LoopKind::Withdrawal, item, supplier, store, 1);
        b.stock(store, item, 1);
        b.demand(customer, item, DemandPattern::DailyOrder, 1);
        const Project project = b.build(); // ordered at midnight of each day
        const auto network = *compile(project, project.scenarios[0]);
        Engine<CheckedPolicy> engine(network, 1, 0, Time{} + Duration::hours(1), nullptr);
        QVERIFY(engine.runUntil(Time{} + Duration::hours(11)).has_value());
        Played run;
        run.measures = engine.measures();
        const double held = run.value(key("supply", supplied, "stock.mean"));
        QVERIFY(held > 98);
        QVERIFY(near(run.value(key("supply", supplied, "stock.cost")), held * 8760 * .1 * 10 / 8760));
        const auto named = [&](const std::string& name) {
            return std::ranges::any_of(run.measures, [&](const Measure& m) { return m.name == name; });
        };
        QCOMPARE(run.value(key("supply", supplied, "orders")), 0.0);
        QVERIFY(!named(key("supply", supplied, "on_time")));
    }

    /// An hour of work, a day's rest without material.
    void lineLossesCountWhereTheProjectSaysSo() {
        for (const bool count : {false, true}) {
            Line line;
            line.b.flow(line.goods, line.customer);
            line.b.stock(line.raw, line.item, 360);
            line.noon(line.item, 1);
            line.b.change<Settings>(line.b.edit().project().settings().id, [&](Settings& s) { s.lineLosses = count; });
            const Played run = play(line.b.build(), Duration::hours(4));
            QVERIFY(near(run.value(key("oee", line.turn, "availability")), count ? .25 : 1.0));
            QVERIFY(near(run.value(key("oee", line.turn, "performance")), 1.0));
        }
    }

    void timeOffShiftAndInBreaks() {
        Line line(Duration::hours(8));
        Break pause;
        pause.shift = line.b.shift();
        pause.after = Duration::hours(2);
        pause.length = Duration::hours(1);
        line.b.edit().insert(pause);
        line.b.flow(line.goods, line.customer);
        line.noon(line.item, 1);
        const Played run = play(line.b.build(), Duration::days(1));
        QVERIFY(near(run.value(key("calendar", line.turn, "off_shift")), 16 / 24.));
        QVERIFY(near(run.value(key("calendar", line.turn, "on_break")), 1 / 24.));
    }
};

TAKTBOARD_TEST(value, Value);
#include "tst_value.moc"

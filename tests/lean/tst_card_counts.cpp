// How many cards: the formulas by the book, and every school on a plant worked out by hand.
//
// One shift of 28 800 s on five days a week. The customer wants 480 a day in trays of 20, so takt is 60 s. The process
// takes 30 s a piece: a tray 600 s. Cards are collected every hour and take 6 min: L = 3600 + 360 + 600 = 4560 s
// = 0.158333 working days, and d L = 76 pieces, 3.8 trays.
#include <cmath>

#include "lean/board.h"
#include "lean/card_counts.h"
#include "lean/law_deviation.h"
#include "plant_builder.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using namespace takt::lean;

namespace {

struct Line {
    PlantBuilder b{Duration::hours(8)};
    Id item = b.item("Part", 20);
    Id process = b.element<Process>("Process"), market = b.element<Supermarket>("Market"), customer = b.element<Customer>("Customer");
    Id stock = b.stock(market, item, 200);
    Id recipe = b.recipe(process, item, DurationLaw::fixed(Duration::seconds(30)));
    Id demand = b.demand(customer, item, DemandPattern::Even, 480);
    Id loop = b.loop(LoopKind::Production, item, process, market, 10);

    Line() {
        b.flow(process, market);
        b.flow(market, customer);
        b.change<KanbanLoop>(loop, [](KanbanLoop& row) {
            row.interval = Duration::hours(1);
            row.conveyance = Duration::minutes(6);
        });
    }
    LoopCounts counts() {
        project = b.build();
        for (auto& each : cardCounts(project, project.scenarios[0]))
            if (each.loop == loop)
                return each;
        qFatal("the loop has no counts");
    }
    SchoolCount of(CardSchool school) { return counts().of(school); }
    Project project;
};

/// A supplier brings the part to a store from which the customer is served.
struct Supplied {
    PlantBuilder b{Duration::hours(8)};
    Id item = b.item("Coil", 20);
    Id supplier = b.element<Supplier>("Supplier"), market = b.element<Supermarket>("Market"), customer = b.element<Customer>("Customer"),
       truck = b.element<Transport>("Truck");
    Id offer, loop;

    Supplied() {
        SupplierItem row;
        row.supplier = supplier;
        row.item = item;
        offer = b.edit().insert(row);
        b.stock(market, item, 200);
        b.flow(supplier, truck);
        b.flow(truck, market);
        b.flow(market, customer);
        b.demand(customer, item, DemandPattern::Even, 480);
        loop = b.loop(LoopKind::Withdrawal, item, supplier, market, 10);
    }
    Id departs(DaySet days) {
        Departure row;
        row.transport = truck;
        row.days = days;
        row.at = Duration::hours(9);
        return b.edit().insert(row);
    }
    LoopCounts counts() {
        project = b.build();
        return cardCounts(project, project.scenarios[0]).at(0);
    }
    Project project;
};

const LeadTimePart* part(const LeadTime& lead, LeadPart what) {
    for (const auto& each : lead.parts)
        if (each.what == what)
            return &each;
    return nullptr;
}

/// The same, and a part that takes no time where it has none.
LeadTimePart the(const LeadTime& lead, LeadPart what) {
    const auto* found = part(lead, what);
    return found ? *found : LeadTimePart{what, 0, 0, {}};
}

bool near(double a, double b, double within = 1e-9) { return std::abs(a - b) <= within * std::max(1.0, std::abs(b)); }

} // namespace

class CardCountsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void monden_by_the_number_of_the_design() {
        const double cards = mondenCards(1200, 0.70, 0.16, 80);
        QVERIFY(near(cards, 12.18));
        QCOMPARE(wholeCards(cards), std::int64_t{13});
    }

    void the_other_formulas_by_hand() {
        QVERIFY(near(roserCards(4560, 60, 20), 3.8));
        // 76 + 1.644853627 x sqrt(0.25 x 40^2 + 480^2 x 0.01^2) = 76 + 1.644853627 x 20.567... pieces
        QVERIFY(near(reorderPointCards(304, 0.25, 1.644853627, 40, 0.01, 20), (76 + 1.644853627 * std::sqrt(400 + 9.2416)) / 20));
        QVERIFY(near(deliveryCycleCards(480, 20, {5, 2, 1}, 1), 144));
        QVERIFY(near(deliveryCycleCards(920, 460, {1, 1, 0}, 0.5), 3));
        QVERIFY(near(serviceFactor(0.95), 1.6448536270, 1e-9));
        QVERIFY(near(serviceFactor(0.5), 0));
    }

    void whole_cards_are_rounded_up_but_not_by_dust() {
        QCOMPARE(wholeCards(12.0000000001), std::int64_t{12});
        QCOMPARE(wholeCards(12.001), std::int64_t{13});
        QCOMPARE(wholeCards(0), std::int64_t{1});
        QCOMPARE(wholeCards(1e300), kMostCount);
    }

    void the_lead_time_has_its_parts() {
        Line line;
        const auto lead = line.counts().leadTime;
        QVERIFY(near(the(lead, LeadPart::Collection).days, 3600 / 28'800.0));
        QVERIFY(near(the(lead, LeadPart::CardsWay).days, 360 / 28'800.0));
        QVERIFY(near(the(lead, LeadPart::Making).days, 600 / 28'800.0));
        QCOMPARE(lead.parts.size(), std::size_t{3});
        QVERIFY(near(lead.days(), 4560 / 28'800.0));
        QCOMPARE(lead.deviationDays(), 0.0);
        // The boards' zones take the same.
        const auto& scenario = line.project.scenarios[0];
        QVERIFY(near(boardNeeds(line.project, scenario, scenario.plant.get<KanbanLoop>()[0]).leadTimeDays, lead.days()));
    }

    void monden_of_a_map() {
        Line line;
        const auto count = line.of(CardSchool::Monden);
        QVERIFY(near(count.exact, 76 * 1.1 / 20)); // 4.18
        QCOMPARE(count.cards, std::int64_t{5});
        QCOMPARE(count.input(CountInputKind::Demand)->value, 480.0);
        QCOMPARE(count.input(CountInputKind::Demand)->source, CountSource::Demands);
        QCOMPARE(count.input(CountInputKind::SafetyShare)->value, 0.1);
        QCOMPARE(count.input(CountInputKind::Container)->source, CountSource::Item);
        line.b.change<Settings>(line.b.build().settings().id, [](Settings& settings) { settings.cardSafety = Share::percent(50); });
        QVERIFY(near(line.of(CardSchool::Monden).exact, 76 * 1.5 / 20));
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.container = {40}; });
        const auto larger = line.of(CardSchool::Monden); // 600 s more to make a tray: 86 pieces
        QVERIFY(near(larger.exact, 86 * 1.5 / 40));
        QCOMPARE(larger.input(CountInputKind::Container)->source, CountSource::Loop);
    }

    void roser_has_safety_cards_apart() {
        Line line;
        auto count = line.of(CardSchool::Roser);
        QVERIFY(near(count.exact, 3.8));
        QCOMPARE(count.cards, std::int64_t{4});
        QCOMPARE(count.apart, std::int64_t{0});
        QCOMPARE(count.input(CountInputKind::SafetyStock)->source, CountSource::Nothing);
        QVERIFY(near(count.input(CountInputKind::Takt)->value, 60));
        line.b.change<Stock>(line.stock, [](Stock& stock) {
            stock.safety = {30};
            stock.buffer = {20};
        });
        count = line.of(CardSchool::Roser);
        QCOMPARE(count.apart, std::int64_t{3}); // 50 pieces in trays of 20
        QCOMPARE(count.cards, std::int64_t{7});
    }

    void the_reorder_point_takes_the_laws_of_demand_and_times() {
        Line line;
        QCOMPARE(line.of(CardSchool::ReorderPoint).cards, std::int64_t{4}); // nothing varies: 3.8
        line.b.change<Demand>(line.demand, [](Demand& demand) {
            demand.pattern = DemandPattern::Poisson;
            demand.lot = {4};
        });
        auto count = line.of(CardSchool::ReorderPoint);
        QVERIFY(near(count.input(CountInputKind::DemandDeviation)->value, std::sqrt(480.0 * 4)));
        const double z = 1.6448536269514722;
        QVERIFY(near(count.exact, (76 + z * std::sqrt(4560 / 28'800.0 * 1920)) / 20)); // 5.23
        QCOMPARE(count.cards, std::int64_t{6});
        // One time drawn for the whole tray: 20 cycles of deviation 10 s.
        line.b.change<Recipe>(line.recipe, [](Recipe& recipe) {
            recipe.cycleTime = {DurationLaw::Kind::Gamma, Duration::seconds(30), Duration::seconds(10), {}};
        });
        count = line.of(CardSchool::ReorderPoint);
        QVERIFY(near(count.input(CountInputKind::LeadTimeDeviation)->value, 200 / 28'800.0));
        QVERIFY(near(count.exact, (76 + z * std::sqrt(304 + std::pow(480 * 200 / 28'800.0, 2))) / 20));
        line.b.change<Recipe>(line.recipe, [](Recipe& recipe) { recipe.draw = DrawPer::Piece; });
        QVERIFY(near(line.of(CardSchool::ReorderPoint).input(CountInputKind::LeadTimeDeviation)->value, 10 * std::sqrt(20.0) / 28'800));
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.freed = CardFreed::ContainerEmpty; });
        count = line.of(CardSchool::ReorderPoint);
        QCOMPARE(count.apart, std::int64_t{1});
        QCOMPARE(count.cards, wholeCards(count.exact) + 1);
    }

    void stops_of_the_process_lengthen_and_spread_the_lead_time() {
        Line line;
        line.b.change<Process>(line.process, [](Process& process) {
            process.uptime = Share::percent(80);
            process.stopLength = DurationLaw::exponential(Duration::minutes(5));
        });
        const auto lead = line.counts().leadTime;
        QVERIFY(near(the(lead, LeadPart::Making).days, 750 / 28'800.0));
        // MTBF = 300 x 0.8 / 0.2 = 1200 s: half a stop in 600 s of work, E[stop^2] = 2 x 300^2.
        QVERIFY(near(the(lead, LeadPart::Making).deviationDays, std::sqrt(0.5 * 2 * 300 * 300) / 28'800));
    }

    void a_day_of_a_series_varies_as_it_was_measured() {
        Line line;
        Series series;
        series.name = "Orders";
        series.values.millionths = {400'000'000, 480'000'000, 560'000'000};
        const Id id = line.b.edit().insert(series);
        line.b.change<Demand>(line.demand, [id](Demand& demand) {
            demand.pattern = DemandPattern::Series;
            demand.series = id;
        });
        QVERIFY(near(line.of(CardSchool::ReorderPoint).input(CountInputKind::DemandDeviation)->value, 80));
    }

    void demand_of_a_part_varies_with_what_a_product_takes_of_it() {
        Line line; // a second step takes three parts for a product that is wanted 10 times a day, as by Poisson
        const Id assembly = line.b.element<Process>("Assembly"), product = line.b.item("Product"), other = line.b.element<Customer>("Other");
        const Id recipe = line.b.recipe(assembly, product, DurationLaw::fixed(Duration::seconds(60)));
        RecipeInput input;
        input.recipe = recipe;
        input.item = line.item;
        input.quantity = {3};
        line.b.edit().insert(input);
        line.b.flow(line.market, assembly);
        line.b.flow(assembly, other);
        line.b.demand(other, product, DemandPattern::Poisson, 10);
        const auto count = line.of(CardSchool::ReorderPoint);
        QVERIFY(near(count.input(CountInputKind::Demand)->value, 510));
        QVERIFY(near(count.input(CountInputKind::DemandDeviation)->value, 3 * std::sqrt(10.0)));
    }

    void a_withdrawal_loop_is_asked_for_what_its_own_process_takes() {
        Line line;
        const Id assembly = line.b.element<Process>("Assembly"), product = line.b.item("Product"), other = line.b.element<Customer>("Other");
        const Id recipe = line.b.recipe(assembly, product, DurationLaw::fixed(Duration::seconds(60)));
        RecipeInput input;
        input.recipe = recipe;
        input.item = line.item;
        input.quantity = {3};
        line.b.edit().insert(input);
        line.b.flow(assembly, other);
        line.b.demand(other, product, DemandPattern::Even, 100);
        const Id loop = line.b.loop(LoopKind::Withdrawal, line.item, line.market, assembly, 4);
        line.b.change<KanbanLoop>(loop, [](KanbanLoop& row) { row.conveyance = Duration::minutes(4); });
        line.loop = loop;
        const auto counts = line.counts();
        QVERIFY(near(counts.of(CardSchool::Monden).input(CountInputKind::Demand)->value, 300));
        QVERIFY(near(the(counts.leadTime, LeadPart::CardsWay).days, 480 / 28'800.0)); // there and back
        QVERIFY(!part(counts.leadTime, LeadPart::Making));
    }

    void a_supplier_comes_by_his_delivery_cycle() {
        Supplied plant;
        plant.b.change<KanbanLoop>(plant.loop, [&](KanbanLoop& loop) {
            loop.transport = plant.truck;
            loop.tripsLater = 1;
        });
        QCOMPARE(plant.counts().of(CardSchool::DeliveryCycle).why, NoCount::NoTimetable);
        plant.departs({0b0001010}); // Tuesday and Thursday
        auto count = plant.counts().of(CardSchool::DeliveryCycle);
        QCOMPARE(count.input(CountInputKind::CycleDays)->value, 5.0);
        QCOMPARE(count.input(CountInputKind::CycleDeliveries)->value, 2.0);
        QCOMPARE(count.input(CountInputKind::CycleLater)->value, 1.0);
        QVERIFY(near(count.exact, 144)); // 24 a day x (5 x 2 / 2 + 1)
        QCOMPARE(count.cards, std::int64_t{144});
        plant.departs({}); // and daily too: 5-7-1
        count = plant.counts().of(CardSchool::DeliveryCycle);
        QCOMPARE(count.input(CountInputKind::CycleDeliveries)->value, 7.0);
        QVERIFY(near(the(plant.counts().leadTime, LeadPart::Collection).days, 5 / 7.0));
        QVERIFY(near(the(plant.counts().leadTime, LeadPart::TripsLater).days, 5 / 7.0));
    }

    void trips_that_bring_a_fixed_quantity_are_no_cycle() {
        Supplied plant;
        plant.b.change<KanbanLoop>(plant.loop, [&](KanbanLoop& loop) { loop.transport = plant.truck; });
        const Id departure = plant.departs({});
        plant.b.change<Departure>(departure, [&](Departure& row) {
            row.item = plant.item;
            row.quantity = {480};
        });
        QCOMPARE(plant.counts().of(CardSchool::DeliveryCycle).why, NoCount::NoTimetable);
    }

    void a_supplier_without_a_truck_is_as_far_as_his_lead_time() {
        Supplied plant;
        plant.b.change<SupplierItem>(plant.offer, [](SupplierItem& row) {
            row.leadTime = {DurationLaw::Kind::Normal, Duration::days(2), Duration::hours(6), {}};
        });
        auto counts = plant.counts();
        QCOMPARE(counts.of(CardSchool::DeliveryCycle).why, NoCount::NoTransport);
        LeadTimePart lead = the(counts.leadTime, LeadPart::SupplierLead);
        QVERIFY(near(lead.days, 2)); // two days by the clock cover two shifts at the most
        QVERIFY(near(lead.deviationDays, 0.25));
        plant.b.change<SupplierItem>(plant.offer, [](SupplierItem& row) { row.onTime = Share::percent(80); });
        lead = the((counts = plant.counts()).leadTime, LeadPart::SupplierLead);
        // A fifth takes three days: mean 2.2 d, E[T^2] = (4 + 1/16) x 1.25.
        QVERIFY(near(lead.deviationDays / lead.days, std::sqrt(4.0625 * 1.25 - 2.2 * 2.2) / 2.2));
        plant.b.change<SupplierItem>(plant.offer, [](SupplierItem& row) { row.ownStock = {100}; });
        QVERIFY(!part(plant.counts().leadTime, LeadPart::SupplierLead));
    }

    void every_school_says_why_it_does_not_apply() {
        Line line;
        const auto whys = [&](NoCount why, NoCount ofSupplier) {
            const auto counts = line.counts();
            for (const auto school : {CardSchool::Monden, CardSchool::Roser, CardSchool::ReorderPoint}) {
                QCOMPARE(counts.of(school).why, why);
                QCOMPARE(counts.of(school).applies(), why == NoCount::None);
            }
            QCOMPARE(counts.of(CardSchool::DeliveryCycle).why, ofSupplier);
        };
        whys(NoCount::None, NoCount::NoTransport);
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.kind = LoopKind::Signal; });
        whys(NoCount::OneTriangle, NoCount::OneTriangle);
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.kind = LoopKind::Conwip; });
        whys(NoCount::CommonStretch, NoCount::CommonStretch);
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) {
            loop.kind = LoopKind::Production;
            loop.interval = loop.conveyance = {};
        });
        line.b.edit().remove(line.recipe);
        whys(NoCount::NoLeadTime, NoCount::NoTransport);
        line.b.edit().remove(line.demand);
        whys(NoCount::NoDemand, NoCount::NoDemand);
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.item = {}; });
        whys(NoCount::NoItem, NoCount::NoItem);
    }

    void loops_without_cards_are_left_out() {
        Line line;
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.kind = LoopKind::MinMax; });
        const auto project = line.b.build();
        QVERIFY(cardCounts(project, project.scenarios[0]).empty());
    }

    void another_item_on_the_machine_is_waited_for_and_set_up_from() {
        Line line;
        const Id other = line.b.item("Other", 10);
        line.b.recipe(line.process, other, DurationLaw::fixed(Duration::seconds(12)));
        line.b.stock(line.market, other, 10);
        line.b.demand(line.customer, other, DemandPattern::Even, 10);
        line.b.loop(LoopKind::Production, other, line.process, line.market, 2);
        line.b.change<Process>(line.process, [](Process& process) { process.changeover = Duration::minutes(5); });
        const auto lead = line.counts().leadTime;
        QVERIFY(near(the(lead, LeadPart::WaitForMachine).days, (300 + 120) / 28'800.0));
        QVERIFY(near(the(lead, LeadPart::Setup).days, 300 / 28'800.0));
    }

    void what_is_taken_at_a_time_is_told_beside_the_counts() {
        Line line;
        QCOMPARE(line.counts().takenAtOnce, 1.0); // one by one
        line.b.change<Demand>(line.demand, [](Demand& demand) { demand.pattern = DemandPattern::DailyOrder; });
        QCOMPARE(line.counts().takenAtOnce, 480.0);
        line.b.change<Demand>(line.demand, [](Demand& demand) { demand.pattern = DemandPattern::Even; });
        const Id truck = line.b.element<Transport>("Truck"), far = line.b.element<Customer>("Far");
        line.b.flow(line.market, truck);
        line.b.flow(truck, far);
        line.b.demand(far, line.item, DemandPattern::Even, 100);
        Departure departure;
        departure.transport = truck;
        departure.days = {0b0001010}; // Tuesday and Thursday: 250 pieces a trip
        line.b.edit().insert(departure);
        QCOMPARE(line.counts().takenAtOnce, 251.0);
        ProductionControl control;
        control.pacemaker = line.process;
        control.pitch = Duration::minutes(20);
        line.b.edit().insert(control);
        QCOMPARE(line.counts().takenAtOnce, 0.0); // levelled
    }

    void cards_of_a_lot_wait_for_each_other() {
        Line line;
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) {
            loop.kind = LoopKind::LotBoard;
            loop.lot = {100};
        });
        const auto counts = line.counts();
        QVERIFY(near(the(counts.leadTime, LeadPart::LotGathers).days, 80 / 480.0));
        QVERIFY(near(counts.of(CardSchool::Roser).exact, 3.8 + 4)); // four more cards hang while the fifth comes
    }

    void a_carrier_called_by_cards_comes_no_later_than_at_his_interval() {
        Line line;
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.collectAt = 2; }); // 20 pieces later: 20 min
        QVERIFY(near(the(line.counts().leadTime, LeadPart::Collection).days, 1200 / 28'800.0));
        line.b.change<KanbanLoop>(line.loop, [](KanbanLoop& loop) { loop.collectAt = 50; });
        QVERIFY(near(the(line.counts().leadTime, LeadPart::Collection).days, 3600 / 28'800.0));
    }

    void time_by_the_clock_covers_at_most_so_much_working_time() {
        const auto project = PlantBuilder(Duration::hours(8)).build();
        const auto calendar = WorkingTime::compile(project.shared, effectiveCalendar(project.shared, {}));
        const auto hours = [&](std::int64_t clock) { return mostWorkingTime(calendar, Duration::hours(clock)).us; };
        QCOMPARE(hours(0), std::int64_t{0});
        QCOMPARE(hours(2), Duration::hours(2).us);
        QCOMPARE(hours(8), Duration::hours(8).us);
        QCOMPARE(hours(16), Duration::hours(8).us);
        QCOMPARE(hours(26), Duration::hours(10).us);
        QCOMPARE(hours(24), Duration::hours(8).us);
        QCOMPARE(hours(7 * 24), Duration::hours(40).us);
        QCOMPARE(mostWorkingTime(WorkingTime(), Duration::hours(100)).us, Duration::hours(100).us);
    }

    void laws_vary_by_their_deviation() {
        const auto s = [](std::int64_t seconds) { return Duration::seconds(seconds); };
        using Kind = DurationLaw::Kind;
        const auto deviation = [](const DurationLaw& law) { return deviationSeconds(law, {}); };
        QCOMPARE(deviation(DurationLaw::fixed(s(9))), 0.0);
        QVERIFY(near(deviation({Kind::Uniform, s(0), s(12), {}}), 12 / std::sqrt(12.0)));
        QVERIFY(near(deviation({Kind::Triangular, s(0), s(6), s(12)}), std::sqrt(6.0)));
        QVERIFY(near(deviation({Kind::Pert, s(0), s(6), s(12)}), 12 / std::sqrt(28.0)));
        QVERIFY(near(deviation(DurationLaw::exponential(s(7))), 7));
        QVERIFY(near(deviation(DurationLaw::erlang(s(8), 4)), 4));
        const std::vector<WeightedValue> values{{0, 1}, {10'000'000, 3}};
        QVERIFY(near(deviationSeconds(DurationLaw::ofSeries(Kind::Series, Id{1}), values), 5));
        QVERIFY(near(deviationSeconds(DurationLaw::ofSeries(Kind::Discrete, Id{1}), values), std::sqrt(75 / 4.0)));
        QVERIFY(near(deviationSeconds(DurationLaw::ofSeries(Kind::Empirical, Id{1}), values), 10 / std::sqrt(12.0)));
        QCOMPARE(deviationSeconds(DurationLaw::ofSeries(Kind::Empirical, Id{1}), {}), 0.0);
    }

    void taking_over_sets_cards_and_school_in_one_set() {
        Line line;
        const auto counts = line.counts();
        Edit edit(line.project, line.project.scenarios[0].id);
        takeOver(edit, counts, CardSchool::Monden);
        takeOver(edit, counts, CardSchool::DeliveryCycle); // does not apply: nothing
        const auto set = edit.finish();
        QVERIFY(set && set->changes.size() == 1);
        const KanbanLoop& loop = *edit.plant().find<KanbanLoop>(line.loop);
        QCOMPARE(loop.cards, std::int64_t{5});
        QCOMPARE(loop.school, CardSchool::Monden);
    }

    void every_sample_counts_without_a_fault() {
        for (const char* sample : {"acme-stamping", "city-bicycles", "controls"}) {
            const Project project = readSample(sample);
            for (const auto& scenario : project.scenarios)
                for (const auto& counts : cardCounts(project, scenario))
                    for (const auto& count : counts.schools)
                        QVERIFY(count.applies() ? count.cards >= 1 && std::isfinite(count.exact) && !count.inputs.empty() : count.cards == 0);
        }
    }
};

TAKTBOARD_TEST(card_counts, CardCountsTest);
#include "tst_card_counts.moc"

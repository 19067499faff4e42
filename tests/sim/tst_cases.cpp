// Days worked out by hand: a heijunka shift with a break and a missed pitch, a shift gap, an OEE; and nonsense, which ends
// with a problem or a bounded run.
#include "played.h"
#include "lean/diagnosis.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

std::string key(const char* what, Id id, const char* suffix) {
    return std::string(what) + "." + std::to_string(id.value) + "." + suffix;
}

/// A machine, a stock behind it, a customer.
struct Stream {
    PlantBuilder b;
    Id item = b.item("Part");
    Id process = b.element<Process>("Machine");
    Id store = b.element<Supermarket>("Market");
    Id customer = b.element<Customer>("Customer");

    explicit Stream(DurationLaw cycle, Duration shift = {}) : b(shift) {
        b.recipe(process, item, cycle);
        b.flow(process, store);
        b.flow(store, customer);
    }
};

ErrorCode endOf(const Project& project, std::int64_t events = 300'000, std::string* text = nullptr) {
    const auto network = compile(project, project.scenarios[0]);
    if (!network)
        return network.error().code;
    Engine<PlainPolicy> engine(*network, 1, 0, Time{}, nullptr);
    const auto ok = engine.runUntil(Time{} + Duration::days(30), events);
    if (!ok && text)
        *text = ok.error().text();
    return ok ? ErrorCode{} : ok.error().code;
}

} // namespace

class Cases : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// 08:00 to 12:00, a break at 10:00 for half an hour: 3.5 h, so pitches of an hour at 8:00, 9:00 and, after the break,
    /// 10:30. One tray stands ready; a part takes 90 min. 8:00 takes the tray, its part is made by 9:30; 9:00 finds none;
    /// 10:30 takes that one; its part is done at 12:00, the end of the shift, in time for the open slot.
    void aHeijunkaShiftWithABreakAndAMissedPitch() {
        Stream s(DurationLaw::fixed(Duration::minutes(90)), Duration::hours(4));
        Break pause;
        pause.shift = s.b.shift();
        pause.name = "Break";
        pause.after = Duration::hours(2);
        pause.length = Duration::minutes(30);
        s.b.edit().insert(pause);
        s.b.change<Process>(s.process, [](Process& p) { p.runsInBreaks = true; });
        s.b.loop(LoopKind::Production, s.item, s.process, s.store, 1);
        s.b.stock(s.store, s.item, 1);
        s.b.demand(s.customer, s.item, DemandPattern::DailyOrder, 3);
        const Id control = s.b.element<ProductionControl>("Box");
        s.b.change<ProductionControl>(control, [&](ProductionControl& c) {
            c.pacemaker = s.process;
            c.pitch = Duration::hours(1);
        });
        const Played run = play(s.b.build(), Duration::days(1));
        // The machine runs in breaks and so does its box: four hours, pitches at 8, 9, 10 and 11.
        QCOMPARE(run.times(RecordKind::Pitch), (std::vector<double>{8 * 3600., 9 * 3600., 10 * 3600., 11 * 3600.}));

        s.b.change<Process>(s.process, [](Process& p) { p.runsInBreaks = false; });
        const Played day = play(s.b.build(), Duration::days(1));
        QCOMPARE(day.times(RecordKind::Pitch), (std::vector<double>{8 * 3600., 9 * 3600., 10.5 * 3600.}));
        QCOMPARE(day.value(key("pitches", control, "asked")), 3.0);
        QCOMPARE(day.value(key("pitches", control, "missed")), 1.0);
        QCOMPARE(day.times(RecordKind::Made), (std::vector<double>{9.5 * 3600, 12 * 3600.}));
        QCOMPARE(day.times(RecordKind::Delivered), (std::vector<double>{8 * 3600., 10.5 * 3600, 12 * 3600.}));
    }

    /// 08:00 to 12:00, pitches at 8, 9, 10 and 11, a part in 90 min. 8:00 takes the tray that stands there, its part is made
    /// by 9:30; 9:00 finds none; 10:00 takes that one, the next is made by 11:30; 11:00 finds none. At 12:00 that one goes
    /// for the first open slot, and the next is made by 13:30: just in time where overtime lasts so long; where it ends at
    /// 13:00 it is made next day by 8:30, and the slot of 9:00 takes it.
    void overtimeRecoversOpenSlots() {
        for (const auto& [overtime, last] : {std::pair{90, 13.5}, std::pair{60, 24 + 9.0}, std::pair{0, 24 + 10.0}}) {
            Stream s(DurationLaw::fixed(Duration::minutes(90)), Duration::hours(4));
            s.b.change<Process>(s.process, [&](Process& p) { p.overtime = Duration::minutes(overtime); });
            s.b.loop(LoopKind::Production, s.item, s.process, s.store, 1);
            s.b.stock(s.store, s.item, 1);
            s.b.demand(s.customer, s.item, DemandPattern::DailyOrder, 4);
            const Id control = s.b.element<ProductionControl>("Box");
            s.b.change<ProductionControl>(control, [&](ProductionControl& c) {
                c.pacemaker = s.process;
                c.pitch = Duration::hours(1);
            });
            const Played run = play(s.b.build(), Duration::seconds(static_cast<std::int64_t>(last * 3600)) + Duration{1});
            QCOMPARE(run.times(RecordKind::Delivered), (std::vector<double>{8 * 3600., 10 * 3600., 12 * 3600., last * 3600}));
        }
    }

    /// The first step works from 08:00 to 15:00, the second from 16:00 to 23:00, a part a minute each: between them
    /// stand 420 from 15:00 to 16:00 and none at 23:00; by the clock (7 x 210 + 420 + 7 x 210) / 24 = 140 on the mean.
    void aShiftGapFillsTheStockBetween() {
        PlantBuilder b(Duration::hours(7));
        const Id item = b.item("Part");
        Calendar late;
        late.name = "Late";
        const Id calendar = b.edit().insert(late);
        Shift shift;
        shift.calendar = calendar;
        shift.start = Duration::hours(16);
        shift.length = Duration::hours(7);
        b.edit().insert(shift);
        const Id first = b.element<Process>("First"), second = b.element<Process>("Second");
        const Id between = b.element<Inventory>("Between"), goods = b.element<Inventory>("Goods");
        const Id customer = b.element<Customer>("Customer");
        for (const Id p : {first, second})
            b.recipe(p, item, fixed(60));
        b.change<Process>(second, [&](Process& p) { p.calendar = calendar; });
        b.flow(first, between);
        b.flow(between, second);
        b.flow(second, goods);
        b.flow(goods, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        const Played run = play(b.build(), Duration::days(5));
        const std::string stock = "stock." + std::to_string(between.value) + "." + std::to_string(item.value) + ".";
        QCOMPARE(run.value(stock + "max"), 420.0);
        QCOMPARE(run.value(stock + "min"), 0.0);
        QVERIFY(std::abs(run.value(stock + "mean") - 140.0) < 0.5);
        QCOMPARE(run.value(key("made", second, "good")), 5 * 420.0);
        QCOMPARE(run.value(key("days", second, "variation")), 0.0);
    }

    /// 420 min planned, 47 down, ideal cycle 1 s, 19 271 made, 423 of them rejected: .8881 x .8611 x .9780 = .7479. The
    /// first container, of 423, is lost in the breakdown; 32 of 589 follow at 1.161 s a piece until the last second.
    void anOee() {
        PlantBuilder b;
        const Id lost = b.item("Rejected", 423), kept = b.item("Good", 589);
        const Id process = b.element<Process>("Machine");
        const Id before = b.element<Inventory>("Material"), goods = b.element<Inventory>("Goods");
        const Id customer = b.element<Customer>("Customer");
        b.flow(before, process);
        b.flow(process, goods);
        b.flow(goods, customer);
        for (const auto& [item, cycle] : {std::pair{lost, 2'000'000}, std::pair{kept, 1'161'000}}) {
            const Id recipe = b.recipe(process, item, DurationLaw::fixed({cycle}));
            b.change<Recipe>(recipe, [](Recipe& r) { r.idealCycle = Duration::seconds(1); });
            b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        }
        b.stock(before, lost, 423);
        b.stock(before, kept, 19'271 - 423);
        b.change<Process>(process, [&](Process& p) {
            p.setUpFor = lost;
            p.onBreakdown = OnBreakdown::Scrapped;
        });
        Intervention stop;
        stop.kind = Intervention::Kind::BreakDown;
        stop.element = process;
        stop.at = Time{497'472'000};
        stop.length = Duration::minutes(47);
        const Played run = play(b.build(), Duration::minutes(420) + Duration{1}, {stop});
        QCOMPARE(run.value(key("made", process, "good")) + run.value(key("made", process, "scrap")), 19'271.0);
        const auto near = [](double a, double exact) { return std::abs(a - exact) < 5e-5; };
        QVERIFY(near(run.value(key("oee", process, "availability")), .8881));
        QVERIFY(near(run.value(key("oee", process, "performance")), .8611));
        QVERIFY(near(run.value(key("oee", process, "quality")), .9780));
        QVERIFY(near(run.value(key("oee", process, "oee")), .7479));
    }

    // -------------------------------------------------------------- nonsense

    void aMachineThatTakesNoTimeIsNamed() {
        Stream s(DurationLaw::fixed({}));
        s.b.demand(s.customer, s.item, DemandPattern::DailyOrder, 1);
        std::string text;
        QCOMPARE(endOf(s.b.build(), INT64_MAX, &text), ErrorCode::RunLivelock);
        QVERIFY2(text.find("Machine") != std::string::npos, text.c_str());
    }

    /// A gives to B and B gives back, in no time: both are named.
    void aCircleThatFeedsItselfIsNamed() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id a = b.element<Process>("There"), c = b.element<Process>("Back");
        const Id first = b.element<Inventory>("First"), second = b.element<Inventory>("Second");
        const Id customer = b.element<Customer>("Customer");
        for (const Id p : {a, c})
            b.recipe(p, item, DurationLaw::fixed({}));
        b.flow(first, a);
        b.flow(a, second);
        b.flow(second, c);
        b.flow(c, first);
        b.flow(second, customer);
        b.stock(first, item, 1);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        std::string text;
        QCOMPARE(endOf(b.build(), INT64_MAX, &text), ErrorCode::RunLivelock);
        QVERIFY2(text.find("There") != std::string::npos && text.find("Back") != std::string::npos, text.c_str());
    }

    /// Ten containers, a minute there and a minute back: both machines are busy, ten go round for ever.
    void aCircleThroughStocksRuns() {
        PlantBuilder b;
        const Id item = b.item("Container");
        const Id there = b.element<Process>("There"), back = b.element<Process>("Back");
        const Id first = b.element<Inventory>("First"), second = b.element<Inventory>("Second");
        const Id customer = b.element<Customer>("Customer");
        for (const Id p : {there, back})
            b.recipe(p, item, fixed(60));
        b.flow(first, there);
        b.flow(there, second);
        b.flow(second, back);
        b.flow(back, first);
        b.flow(second, customer);
        b.stock(first, item, 10);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        const Played run = play(b.build(), Duration::seconds(6'001));
        QCOMPARE(run.value(key("made", there, "good")), 100.0);
        QCOMPARE(run.value(key("made", back, "good")), 99.0);
    }

    void aThousandMillionDemandsASecondAreRefused() {
        Stream s(fixed(60));
        const Id demand = s.b.demand(s.customer, s.item, DemandPattern::Poisson, kMostSteps);
        Q_UNUSED(demand);
        QCOMPARE(endOf(s.b.build()), ErrorCode::PlantNotRunnable);
    }

    void aMillionCardsRun() {
        Stream s(fixed(60));
        s.b.loop(LoopKind::Production, s.item, s.process, s.store, kMostCount);
        s.b.stock(s.store, s.item, 500'000);
        s.b.demand(s.customer, s.item, DemandPattern::Even, 1440);
        QCOMPARE(endOf(s.b.build()), ErrorCode{});
    }

    void aThousandMillionPiecesRun() {
        Stream s(fixed(60));
        s.b.change<Item>(s.item, [](Item& i) { i.container = {1'000'000'000}; });
        s.b.stock(s.store, s.item, 1'000'000'000);
        s.b.loop(LoopKind::Production, s.item, s.process, s.store, 3);
        s.b.demand(s.customer, s.item, DemandPattern::Poisson, 1'000'000'000, 1, 1'000'000);
        QCOMPARE(endOf(s.b.build()), ErrorCode{});
    }

    void aLoopWithoutStockRuns() {
        Stream s(DurationLaw::exponential(Duration::seconds(1)));
        s.b.loop(LoopKind::Production, s.item, s.process, s.store, 1);
        s.b.demand(s.customer, s.item, DemandPattern::Poisson, 1'000'000);
        QCOMPARE(endOf(s.b.build()), ErrorCode{});
    }

    void aDisruptionWithoutAPauseIsBounded() {
        Stream s(fixed(60));
        s.b.demand(s.customer, s.item, DemandPattern::DailyOrder, 1);
        Disruption row;
        row.name = "Flicker";
        row.between = DurationLaw::fixed({});
        row.length = DurationLaw::fixed({});
        const Id id = s.b.edit().insert(row);
        DisruptionTarget target;
        target.disruption = id;
        target.element = s.process;
        s.b.edit().insert(target);
        std::string text;
        QCOMPARE(endOf(s.b.build(), INT64_MAX, &text), ErrorCode::RunLivelock);
        QVERIFY2(text.find("Flicker") != std::string::npos, text.c_str());
    }
};

TAKTBOARD_TEST(cases, Cases);
#include "tst_cases.moc"

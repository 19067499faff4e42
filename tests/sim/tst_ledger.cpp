// The waste ledger of small plants, worked out by hand.
#include "endless_step.h"
#include "lead_times.h"
#include "station_plant.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr std::int64_t kSecond = 1'000'000;

/// Seconds by the key of an activity or a cause.
struct Spent : std::map<std::string, std::int64_t> {
    using map::map;
};

char* toString(const Spent& times) {
    std::string text;
    for (const auto& [key, seconds] : times)
        text += key + " " + std::to_string(seconds) + ", ";
    return qstrdup(text.c_str());
}

/// A run of the checked engine, its ledger in whole seconds.
struct Booked {
    std::shared_ptr<const Network> network;
    Ledger ledger;

    Booked(const Project& project, Duration horizon, Time warmUp = {}, std::vector<Intervention> interventions = {}) {
        const auto compiled = compile(project, project.scenarios[0]);
        if (!compiled)
            qFatal("%s", compiled.error().text().c_str());
        network = *compiled;
        Engine<CheckedPolicy> engine(network, 7, 0, warmUp, nullptr);
        engine.plan(std::move(interventions));
        if (const auto ok = engine.runUntil(Time{} + horizon); !ok)
            qFatal("%s", ok.error().text().c_str());
        if (const std::string wrong = engine.audit(); !wrong.empty())
            qFatal("%s", wrong.c_str());
        ledger = engine.ledger();
    }

    static std::int64_t seconds(LongTime us) {
        if (us % kSecond != 0)
            qFatal("no whole seconds");
        return static_cast<std::int64_t>(us / kSecond);
    }
    const Ledger::Crew& crew(Id element) const {
        return *std::ranges::find(ledger.crews, element, &Ledger::Crew::element);
    }
    /// What is not nothing, by key.
    Spent people(Id element) const {
        Spent out;
        for (std::size_t a = 0; a < kActivities; ++a)
            if (const LongTime us = crew(element).us[a]; us != 0)
                out[activityKey(static_cast<Activity>(a))] = seconds(us);
        return out;
    }
    Spent parts(PartLine line) const {
        Spent out;
        for (const auto& p : ledger.parts)
            for (std::size_t c = 0; p.line == line && c < kPartCauses; ++c)
                if (p.us[c] != 0)
                    out[partCauseKey(static_cast<PartCause>(c))] += seconds(p.us[c]);
        return out;
    }
    std::int64_t steps(PartLine line) const {
        LongTime sum = 0;
        for (const auto& p : ledger.parts)
            sum += p.line == line ? p.steps : 0;
        return static_cast<std::int64_t>(sum);
    }
};

} // namespace

class LedgerTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theLedgerOfTwoMachinesWorkedOutByHand() {
        // Four parts in containers of two lie before Turn (10 s a piece); what it makes lies before Mill (15 s a piece:
        // 6 s by hand, 4 s walking while the machine runs, half of its processing adds value), then waits in the store
        // for the customer, who takes all four at noon of day 0. One man stands at each.
        PlantBuilder b;
        const Id item = b.item("Part", 2);
        const Id raw = b.element<Inventory>("Raw");
        const Id turn = b.element<Process>("Turn");
        const Id between = b.element<Inventory>("Between");
        const Id mill = b.element<Process>("Mill");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(turn, item, fixed(10));
        const Id milling = b.recipe(mill, item, fixed(15));
        b.change<Recipe>(milling, [](Recipe& r) {
            r.manualTime = Duration::seconds(6);
            r.walkingTime = Duration::seconds(4);
            r.valueAdded = Duration{7'500'000};
        });
        b.flow(raw, turn);
        b.flow(turn, between);
        b.flow(between, mill);
        b.flow(mill, store);
        b.flow(store, customer);
        b.stock(raw, item, 4);
        orderedAtNoon(b, customer, item, 4);
        const Booked booked(b.build(), Duration::hours(13));

        // Turn works 0-20 and 20-40, then starves till 46 800.
        QCOMPARE(booked.people(turn), (Spent{{"value_adding", 40}, {"no_material", 46'760}}));
        // Mill starves till 20, works 20-50 and 50-80, then starves. Of its 60 s the hands are at it 6/15 = 24 s, of
        // which half adds value; walking 4/15 = 16 s; the rest of 20 s is watching.
        QCOMPARE(booked.people(mill), (Spent{{"value_adding", 12},
                                             {"incidental", 12},
                                             {"motion", 16},
                                             {"watching", 20},
                                             {"no_material", 20 + 46'720}}));
        // First container: turned 0-20 (10 processing, 10 lot), milled 20-50 (15 and 15). Second: 20 s before the busy
        // Turn, 20-40 in it, 10 s before the busy Mill, 50-80 in it. Two pieces each: processing 2 x 25 + 2 x 25, lot
        // the same, busy 2 x 30. All four wait for noon: 2 x (43 200 - 50) + 2 x (43 200 - 80).
        QCOMPARE(booked.steps(PartLine::Delivered), 4);
        QCOMPARE(booked.parts(PartLine::Delivered), (Spent{{"processing", 100},
                                                           {"lot", 100},
                                                           {"busy", 60},
                                                           {"stored", 4 * 43'200 - 260}}));
        QCOMPARE(booked.steps(PartLine::Inside), 0);
        QVERIFY(booked.ledger.operatorsClose());
        QVERIFY(booked.ledger.partsClose());
        // Pushed by Turn: the second container waits 10 s for Mill. By Mill: all wait for the customer.
        QCOMPARE(Booked::seconds(booked.ledger.made[0].overproducedUs), 20);
        QCOMPARE(Booked::seconds(booked.ledger.made[1].overproducedUs), 4 * 43'200 - 260);
    }

    /// Two operators: 40 s (5 s of it waste, 4 s walking, 6 s incidental, 3 s waiting), and 10 + 15 s with a loop of 5 m.
    void theTasksOfACellSayWhatHandsDid() {
        for (const std::int64_t automatic : {0, 35}) {
            StationPlant p(10);
            const Id first = cellOfTwo(p, automatic);
            p.cell([](Cell& c) { c.stationByStation = false; });
            p.changeRecipes([](Recipe& r) { r.cycleTime = fixed(50); });
            p.b.change<Process>(p.process, [](Process& row) { row.operators = 3; });
            const Booked booked(p.b.build(), Duration::seconds(500));
            // Of 2 x 50 s a piece: 22 + 25 add value, 4 + 5 are walked, and 21 s are left: 10 of them for each when a
            // machine takes 50 s.
            Spent wanted{{"value_adding", 470}, {"incidental", 60}, {"over_processing", 50}, {"motion", 90},
                         {"waiting_in_work", 30}, {"balance_loss", 300}, {"not_assigned", 500}};
            if (automatic > 0) {
                wanted["watching"] = 200;
                wanted["balance_loss"] = 100;
            }
            QCOMPARE(booked.people(p.process), wanted);
            QVERIFY(first);
        }
    }

    void fewerPeopleThanOperatorsDoTheSameWork() {
        StationPlant p(10);
        cellOfTwo(p, 0);
        p.cell([](Cell& c) { c.stationByStation = false; });
        p.changeRecipes([](Recipe& r) { r.cycleTime = fixed(70); });
        const Booked booked(p.b.build(), Duration::seconds(700)); // one is there
        QCOMPARE(booked.people(p.process), (Spent{{"value_adding", 470}, {"incidental", 60}, {"over_processing", 50},
                                                  {"motion", 90}, {"waiting_in_work", 30}}));
    }

    void stationsWaitForOneAnother() {
        StationPlant p(10);
        cellOfTwo(p, 0);
        const Booked booked(p.b.build(), Duration::seconds(430));
        // The first works 0-400, and finds no more material. The second has its pieces at 40, 80 ... 400 and needs 30 s
        // for each: it waits for the first in between, and before.
        QCOMPARE(booked.people(p.process), (Spent{{"value_adding", 470}, {"incidental", 60}, {"over_processing", 50},
                                                  {"motion", 90}, {"waiting_in_work", 30},
                                                  {"balance_loss", 40 + 9 * 10}, {"no_material", 30}}));
        // Pieces: 70 s at stations, the rest before the first of them.
        QCOMPARE(booked.parts(PartLine::Inside), (Spent{{"processing", 700}, {"busy", 40 * 45}, {"stored", 40 * 45}}));
        QVERIFY(booked.ledger.operatorsClose());
        QVERIFY(booked.ledger.partsClose());
    }

    void piecesOfAContainerWaitForOneAnotherAtStations() {
        StationPlant p(2, 2);
        p.station(1, 10);
        p.station(2, 10);
        const Booked booked(p.b.build(), Duration::seconds(30));
        // The first piece: 0-10, 10-20, and 10 s for the second; that waits 10 s for the first.
        QCOMPARE(booked.parts(PartLine::Inside), (Spent{{"processing", 40}, {"lot", 20}}));
    }

    void paidBreaksArePaidAndUnpaidOnesAreNot() {
        for (const bool paid : {true, false})
            for (const bool runsInBreaks : {false, true}) {
                PlantBuilder b(Duration::hours(8));
                Break pause;
                pause.shift = b.shift();
                pause.after = Duration::hours(1);
                pause.length = Duration::hours(1);
                pause.paid = paid;
                b.edit().insert(pause);
                const auto [process, customer] = endlessStep(b, fixed(600));
                b.change<Process>(process, [&](Process& p) {
                    p.operators = 3;
                    p.overtime = Duration::hours(2);
                    p.runsInBreaks = runsInBreaks;
                });
                const Booked booked(b.build(), Duration::days(1));
                // 08:00 to 16:00 and two hours of overtime, of them a break; one at the machine, two have no place.
                Spent wanted{{"value_adding", 9 * 3600}, {"not_assigned", 18 * 3600}};
                if (paid)
                    wanted["paid_break"] = 3 * 3600;
                QCOMPARE(booked.people(process), wanted);
                QCOMPARE(Booked::seconds(booked.crew(process).paidUs), paid ? 30 * 3600 : 27 * 3600);
            }
    }

    void workPastTheShiftIsPaid() {
        PlantBuilder b(Duration::hours(8));
        const auto [process, customer] = endlessStep(b, DurationLaw::fixed(Duration::hours(5)));
        b.change<Process>(process, [](Process& p) { p.endOfShift = EndOfShift::FinishesContainer; });
        const Booked booked(b.build(), Duration::days(1));
        // 08:00 to 13:00, then to 18:00 though the shift ends at 16:00.
        QCOMPARE(booked.people(process), (Spent{{"value_adding", 10 * 3600}}));
        QCOMPARE(Booked::seconds(booked.crew(process).beyondUs), 2 * 3600);
        QCOMPARE(booked.parts(PartLine::Delivered), (Spent{{"processing", 5 * 3600}}));
        QCOMPARE(booked.parts(PartLine::Inside)["processing"], 5 * 3600);
    }

    void fewerPeopleThanMachinesGoWhereWorkIs() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id raw = b.element<Inventory>("Raw");
        const Id process = b.element<Process>("Cell");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(100));
        b.flow(raw, process);
        b.flow(process, store);
        b.flow(store, customer);
        b.stock(raw, item, 4);
        b.demand(customer, item, DemandPattern::DailyOrder, 1);
        b.change<Process>(process, [](Process& p) {
            p.machines = 3;
            p.operators = 1;
        });
        // Three at once till 100, the fourth till 200: one man is at work for 200 s.
        const Booked booked(b.build(), Duration::seconds(1000));
        QCOMPARE(booked.people(process), (Spent{{"value_adding", 200}, {"no_material", 800}}));
    }

    void aGroupWalksSetsUpRepairsAndWaits() {
        // One man serves a machine that needs him 20 s of each cycle of 100 s, walks 5 s then, waits 75 s for the
        // blocked, starved or idle: none is, so he is not assigned.
        PlantBuilder b;
        const auto [process, customer] = endlessStep(b, fixed(100));
        b.change<Recipe>(b.edit().plant().get<Recipe>()[0].id, [](Recipe& r) {
            r.manualTime = Duration::seconds(20);
            r.walkingTime = Duration::seconds(5);
        });
        const Id crew = group(b, process, 2, false);
        const Booked booked(b.build(), Duration::seconds(1000));
        QCOMPARE(booked.people(crew),
                 (Spent{{"value_adding", 200}, {"motion", 50}, {"not_assigned", 1000 + 750}}));
        QCOMPARE(Booked::seconds(booked.crew(crew).paidUs), 2000);
        QCOMPARE(booked.ledger.crews.size(), std::size_t{1}); // the process has no people of its own
    }

    void whoRepairsIsNotWaiting() {
        for (const bool repairs : {true, false}) {
            PlantBuilder b;
            const auto [process, customer] = endlessStep(b, fixed(100));
            const Id crew = repairs ? group(b, process, 1, true) : process;
            Intervention stop;
            stop.kind = Intervention::Kind::BreakDown;
            stop.element = process;
            stop.at = Time{} + Duration::seconds(250);
            stop.length = Duration::seconds(150);
            const Booked booked(b.build(), Duration::seconds(1000), {}, {stop});
            QCOMPARE(booked.people(crew), (Spent{{"value_adding", 850}, {repairs ? "maintenance" : "down", 150}}));
        }
    }

    void theWindowClipsBothAccounts() {
        PlantBuilder b;
        const Id item = b.item("Part", 2);
        const Id raw = b.element<Inventory>("Raw");
        const Id process = b.element<Process>("Cell");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(100));
        b.flow(raw, process);
        b.flow(process, store);
        b.flow(store, customer);
        b.stock(raw, item, 6);
        orderedAtNoon(b, customer, item);
        const Booked booked(b.build(), Duration::seconds(500), Time{} + Duration::seconds(250));
        QCOMPARE(booked.people(process), (Spent{{"value_adding", 250}}));
        // At 250: one container done, one half way, one before the machine. Till 500: the first lies for 250 s; the
        // second is 150 s in work (one piece's 100 s of it processing) and lies for 100 s; the third waits 150 s for the
        // busy machine and is 100 s in it.
        QCOMPARE(booked.parts(PartLine::Inside), (Spent{{"stored", 2 * 350},
                                                        {"processing", 2 * 200},
                                                        {"lot", 2 * 50},
                                                        {"busy", 2 * 150}}));
    }

    void waitingIsSplitByWhatTheMachineIsAt() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id raw = b.element<Inventory>("Raw");
        const Id process = b.element<Process>("Cell");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(100));
        b.flow(raw, process);
        b.flow(process, store);
        b.flow(store, customer);
        b.stock(raw, item, 2);
        orderedAtNoon(b, customer, item);
        Intervention stop;
        stop.kind = Intervention::Kind::BreakDown;
        stop.element = process;
        stop.at = Time{} + Duration::seconds(50);
        stop.length = Duration::seconds(30);
        const Booked booked(b.build(), Duration::seconds(300), {}, {stop});
        // The first is in the machine 0-130, of it down 50-80; the second waits before it so long and is in it 130-230.
        QCOMPARE(booked.parts(PartLine::Inside),
                 (Spent{{"processing", 200}, {"down", 60}, {"busy", 100}, {"stored", 170 + 70}}));
    }

    void anAssembledProductFollowsItsOldestPart() {
        PlantBuilder b;
        const Id frame = b.item("Frame"), wheel = b.item("Wheel"), bike = b.item("Bike");
        const Id frames = b.element<Inventory>("Frames"), wheels = b.element<Inventory>("Wheels");
        const Id process = b.element<Process>("Assembly");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        const Id recipe = b.recipe(process, bike, fixed(100));
        for (const auto& [item, quantity] : {std::pair{frame, 1}, std::pair{wheel, 2}}) {
            RecipeInput input;
            input.recipe = recipe;
            input.item = item;
            input.quantity = {quantity};
            b.edit().insert(input);
        }
        b.flow(frames, process);
        b.flow(wheels, process);
        b.flow(process, store);
        b.flow(store, customer);
        b.stock(frames, frame, 1);
        b.stock(wheels, wheel, 1);
        orderedAtNoon(b, customer, bike);
        Intervention second; // wheel
        second.kind = Intervention::Kind::PutIn;
        second.element = wheels;
        second.item = wheel;
        second.amount = 1;
        second.at = Time{} + Duration::seconds(300);
        const Booked booked(b.build(), Duration::seconds(500), {}, {second});
        // The frame waits 300 s for its mating part, is 100 s in work and lies 100 s. One wheel waited 300 s, one came
        // just then: they end there.
        QCOMPARE(booked.parts(PartLine::Inside), (Spent{{"mating_part", 300}, {"processing", 100}, {"stored", 100}}));
        QCOMPARE(booked.parts(PartLine::Joined), (Spent{{"mating_part", 300}}));
        QCOMPARE(booked.steps(PartLine::Joined), 2);
    }

    void setupCountsAsWasteWhenAsked() {
        PlantBuilder b;
        const auto [process, customer] = endlessStep(b, fixed(900));
        b.change<Process>(process, [](Process& p) {
            p.changeover = Duration::seconds(900);
            p.setsUp = SetsUp::ForEveryLot;
        });
        const Id crew = group(b, process, 1, false);
        const Booked booked(b.build(), Duration::hours(10));
        QCOMPARE(booked.people(crew), (Spent{{"setup", 5 * 3600}, {"value_adding", 5 * 3600}}));
        const auto waiting = [&](SetupCounts setup) {
            double hours = 0, money = 0;
            for (const auto& w : wastesOf(booked.ledger, setup))
                if (w.waste == Waste::Waiting) {
                    hours += w.hours;
                    money += w.money;
                }
            return std::pair(hours, money);
        };
        QCOMPARE(waiting(SetupCounts::AsIncidental), std::pair(0.0, 0.0));
        QCOMPARE(waiting(SetupCounts::AsWaste), std::pair(5.0, 150.0)); // at 30 an hour
    }

    void aPushedPlanOverproduces() {
        PlantBuilder b;
        const Id item = b.item("Part", 10);
        b.change<Item>(item, [](Item& i) {
            i.unitCost = {87'600'000}; // 8 760
            i.holdingRate = Share::percent(10);
        });
        const Id process = b.element<Process>("Press");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(360));
        b.flow(process, store);
        b.flow(store, customer);
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, 20);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(4); });
        ScheduleLine line;
        line.control = b.element<ProductionControl>("MRP");
        line.process = process;
        line.item = item;
        line.quantity = {30};
        b.edit().insert(line);
        // Made at 1, 2 and 3 h, ten each; the first two are needed at 4 h, the last waits to the end at 10 h.
        const Booked booked(b.build(), Duration::hours(10));
        const auto wastes = wastesOf(booked.ledger);
        QCOMPARE(wastes[0].waste, Waste::Overproduction);
        QCOMPARE(wastes[0].element, process);
        QCOMPARE(wastes[0].item, item);
        QCOMPARE(wastes[0].hours, 10 * 3.0 + 10 * 2.0 + 10 * 7.0);
        QCOMPARE(wastes[0].money, 120 * 0.1); // 8 760 x 10 % a year of 8 760 hours
    }

    /// Forty parts lie there and are never taken, in containers of ten; ten of them are a buffer, five safety stock.
    void bufferAndSafetyStockAreNecessary() {
        PlantBuilder b;
        const Id item = b.item("Part", 10);
        pulledStep(b, item, 40);
        b.change<Stock>(b.edit().plant().get<Stock>()[0].id, [](Stock& s) {
            s.buffer = {10};
            s.safety = {5};
        });
        const Booked booked(b.build(), Duration::hours(10));
        const auto wastes = wastesOf(booked.ledger);
        const auto& entry = *std::ranges::find(wastes, Waste::Inventory, &WasteEntry::waste);
        QCOMPARE(entry.hours, (40 - 10 / 2. - 15) * 10);
    }

    /// A truck leaves at 06:00: 10 min of loading, two hours on the way, 20 min of unloading.
    void tripsTakeLoadingAndUnloadingToo() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id store = b.element<Inventory>("Store");
        const Id truck = b.element<Transport>("Truck");
        const Id customer = b.element<Customer>("Customer");
        b.flow(store, truck);
        b.flow(truck, customer);
        b.stock(store, item, 10);
        b.demand(customer, item, DemandPattern::DailyOrder, 1);
        b.change<Transport>(truck, [](Transport& t) {
            t.travelTime = fixed(7'200);
            t.loading = Duration::minutes(10);
            t.unloading = Duration::minutes(20);
            t.tripCost = {200'000};
            t.distance = {50'000'000};
            t.distanceCost = {10'000};
        });
        Departure row;
        row.transport = truck;
        row.at = Duration::hours(6);
        b.edit().insert(row);
        const Booked booked(b.build(), Duration::days(1));
        const auto wastes = wastesOf(booked.ledger);
        const auto& entry = *std::ranges::find(wastes, Waste::Transport, &WasteEntry::waste);
        QCOMPARE(entry.hours, 2.5);
        QCOMPARE(entry.money, 20.0 + 50); // 50 km at 1
    }

    /// A part an hour that keeps for six: by half past ten those of the first four hours are thrown away.
    void whatExpiresUnsoldLosesItsValue() {
        PlantBuilder b;
        endlessStep(b, fixed(3600));
        b.change<Item>(b.edit().plant().get<Item>()[0].id, [](Item& i) {
            i.shelfLife = Duration::hours(6);
            i.unitCost = {70'000};
        });
        b.change<Demand>(b.edit().plant().get<Demand>()[0].id, [](Demand& d) { d.perDays = 10'000; });
        const Booked booked(b.build(), Duration::minutes(10 * 60 + 30));
        const auto wastes = wastesOf(booked.ledger);
        const auto entry = std::ranges::find_if(wastes, [](const WasteEntry& w) { return w.expired > 0; });
        QVERIFY(entry != wastes.end());
        QCOMPARE(entry->waste, Waste::Overproduction);
        QCOMPARE(entry->expired, 4.0); // made at 1, 2, 3 and 4 h
        QCOMPARE(entry->money, 28.0);
        QVERIFY(booked.ledger.partsClose());
    }

    /// All that Turn makes is spoiled. Four parts, a minute each, lie before Inspection, which takes an hour a part.
    void spoiledPiecesAreSuspectUntilTheyAreFound() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id raw = b.element<Inventory>("Raw");
        const Id turn = b.element<Process>("Turn");
        const Id between = b.element<Inventory>("Between");
        const Id inspection = b.element<Process>("Inspection");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        const Id spoils = b.recipe(turn, item, fixed(60));
        b.recipe(inspection, item, fixed(3600));
        b.change<Recipe>(spoils, [](Recipe& r) {
            r.yield = Share::percent(1);
            r.found = SpoiledFound::AtInspection;
        });
        b.change<Process>(inspection, [](Process& p) { p.inspects = true; });
        b.flow(raw, turn);
        b.flow(turn, between);
        b.flow(between, inspection);
        b.flow(inspection, store);
        b.flow(store, customer);
        b.stock(raw, item, 4);
        orderedAtNoon(b, customer, item, 4);
        const Booked booked(b.build(), Duration::hours(10));
        const auto wastes = wastesOf(booked.ledger);
        const auto entry = std::ranges::find_if(wastes, [](const WasteEntry& w) { return w.suspect > 0; });
        QVERIFY(entry != wastes.end());
        QCOMPARE(entry->waste, Waste::Defects);
        QCOMPARE(entry->item, item);
        // Known from the begin of Turn's minute on; found when Inspection takes them, at 1, 61, 121 and 181 min, begun at
        // 0, 1, 2 and 3 min: 1 + 60 + 119 + 178 min.
        QVERIFY(std::abs(entry->suspect - 358.0 / 600) < 1e-9);
        QVERIFY(std::abs(entry->lagHours - 358.0 / 60 / 4) < 1e-9);
        QCOMPARE(entry->escaped, 0.0);
        QCOMPARE(entry->money, 0.0);
        const auto escaping = [&] { // nobody inspects: they reach the customer at noon
            b.change<Process>(inspection, [](Process& p) { p.inspects = false; });
            return wastesOf(Booked(b.build(), Duration::hours(13)).ledger);
        }();
        QCOMPARE(std::ranges::find_if(escaping, [](const WasteEntry& w) { return w.suspect > 0; })->escaped, 4.0);
    }

    /// 08:00 to 16:00; a piece of 50 min is under way then and done at 16:20. Those 20 min are paid.
    void aPieceFinishedPastTheShiftIsPaid() {
        PlantBuilder b(Duration::hours(8));
        const auto [process, customer] = endlessStep(b, fixed(3'000));
        b.change<Process>(process, [](Process& p) { p.endOfShift = EndOfShift::FinishesPiece; });
        const Booked booked(b.build(), Duration::days(1));
        QCOMPARE(booked.people(process), (Spent{{"value_adding", 30'000}}));
        QCOMPARE(Booked::seconds(booked.crew(process).beyondUs), 1'200);
    }

    /// Setups of half an hour before each hour of work; the break from 11:00 to 12:00 finds a setup.
    void aContainerWaitsForTheBreakOfItsHands() {
        PlantBuilder b(Duration::hours(8));
        Break pause;
        pause.shift = b.shift();
        pause.after = Duration::hours(3);
        pause.length = Duration::hours(1);
        b.edit().insert(pause);
        const auto [process, customer] = endlessStep(b, fixed(3'600));
        b.change<Process>(process, [](Process& p) {
            p.runsInBreaks = true;
            p.changeover = Duration::minutes(30);
            p.setsUp = SetsUp::ForEveryLot;
        });
        b.change<Demand>(b.edit().plant().get<Demand>()[0].id, [](Demand& d) { d.perDays = 10'000; });
        const Booked booked(b.build(), Duration::minutes(13 * 60 + 30));
        Spent inside = booked.parts(PartLine::Inside);
        QCOMPARE(inside["break"], 3'600);
        QCOMPARE(inside["setup"], 3 * 1'800);
        QCOMPARE(inside["processing"], 3 * 3'600);
    }

    void whatCardsMakeIsNoOverproduction() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id process = b.element<Process>("Cell");
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(100));
        b.flow(process, market);
        b.flow(market, customer);
        b.loop(LoopKind::Production, item, process, market, 3);
        b.stock(market, item, 3);
        b.demand(customer, item, DemandPattern::Even, 24);
        const Booked booked(b.build(), Duration::hours(13));
        for (const auto& w : wastesOf(booked.ledger))
            QVERIFY(w.waste != Waste::Overproduction);
        QCOMPARE(booked.people(process)["no_card"], 13 * 3600 - 12 * 100);
    }

    /// A container waits in a machine for hands; the machine breaks down meanwhile, and whoever repairs it goes on with the
    /// container. It is finished once.
    void whoRepairsGoesOnWithWhatWaited() {
        PlantBuilder b;
        const Id item = b.item("Part", 26);
        const Id process = b.element<Process>("Cell");
        b.change<Process>(process, [](Process& p) {
            p.machines = 2;
            p.uptime = Share::percent(85);
            p.stopLength = {DurationLaw::Kind::Uniform, Duration::seconds(71), Duration::seconds(77), {}};
            p.breakdownClock = BreakdownClock::ShiftTime;
        });
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        const Id recipe = b.recipe(process, item, fixed(60));
        b.change<Recipe>(recipe, [](Recipe& r) { r.manualTime = Duration::seconds(56); });
        b.flow(process, market);
        b.flow(market, customer);
        b.loop(LoopKind::Production, item, process, market, 9);
        b.demand(customer, item, DemandPattern::Even, 500);
        OperatorGroup crew;
        crew.name = "Crew";
        crew.repairs = true;
        const Id group = b.edit().insert(crew);
        OperatorSkill skill;
        skill.operators = group;
        skill.process = process;
        b.edit().insert(skill);
        const Project project = b.build();
        const auto network = *compile(project, project.scenarios[0]);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            Engine<CheckedPolicy> engine(network, seed, 0, Time{}, nullptr);
            QVERIFY(engine.runUntil(Time{} + Duration::days(5), 200'000).has_value());
            QCOMPARE(engine.audit(), std::string());
            QVERIFY2(leadTimesAreFlowTimes(engine), qPrintable(QString::number(seed)));
        }
    }

  private:
    static Id cellOfTwo(StationPlant& p, std::int64_t automatic) {
        const Id first = p.station(1, 40);
        p.station(2, 10, 0, 0);
        p.station(2, 15, automatic, 2.5);
        for (const auto& [kind, seconds] : {std::pair{WorkKind::Waste, 5}, std::pair{WorkKind::Walking, 4},
                                            std::pair{WorkKind::Incidental, 6}, std::pair{WorkKind::Waiting, 3}}) {
            TaskElement element;
            element.task = first;
            element.kind = kind;
            element.time = Duration::seconds(seconds);
            p.b.edit().insert(element);
        }
        return first;
    }

    /// A store that its maker refills by card, so many in it from the begin, nothing of them asked for.
    static std::pair<Id, Id> pulledStep(PlantBuilder& b, Id item, std::int64_t stock) {
        const Id process = b.element<Process>("Cell");
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, fixed(60));
        b.flow(process, market);
        b.flow(market, customer);
        b.loop(LoopKind::Production, item, process, market, 4);
        b.stock(market, item, stock);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        return {process, customer};
    }

    static void orderedAtNoon(PlantBuilder& b, Id customer, Id item, std::int64_t quantity = 1) {
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, quantity);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(12); });
    }

    static Id group(PlantBuilder& b, Id process, std::int64_t count, bool repairs) {
        OperatorGroup row;
        row.name = "Crew";
        row.count = count;
        row.wage = {300'000};
        row.repairs = repairs;
        const Id crew = b.edit().insert(row);
        OperatorSkill skill;
        skill.operators = crew;
        skill.process = process;
        b.edit().insert(skill);
        return crew;
    }
};

TAKTBOARD_TEST(ledger, LedgerTest);
#include "tst_ledger.moc"

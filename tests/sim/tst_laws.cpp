// Laws that hold in every plant, over random ones: a stream of up to five steps under any mixture of
// controls, laws, yields, stops and calendars, run by the checked engine.
#include <random>

#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "property.h"
#include "sim/engine.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

class RandomPlant {
  public:
    explicit RandomPlant(std::uint64_t seed) : random_(seed), b_(oneIn(3) ? Duration::hours(between(1, 20)) : Duration{}) {}

    Project build() {
        const int items = static_cast<int>(between(1, 3));
        for (int i = 0; i < items; ++i)
            items_.push_back(b_.item("Item " + std::to_string(i), between(1, 30)));
        const Id customer = b_.element<Customer>("Customer");
        if (oneIn(3))
            b_.change<Customer>(customer, [](Customer& c) { c.unmet = Unmet::IsLost; });
        Id before = source();
        const int steps = static_cast<int>(between(1, 5));
        for (int i = 0; i < steps; ++i)
            before = step(i, before);
        connectCustomer(before, customer);
        for (const Id item : items_)
            b_.demand(customer, item, static_cast<DemandPattern>(between(0, 2)), between(1, 500), between(1, 5),
                      between(1, 20));
        return b_.build();
    }

  private:
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool oneIn(std::int64_t n) { return between(1, n) == 1; }

    DurationLaw law() {
        const Duration a = Duration::seconds(between(1, 100));
        const Duration b = a + Duration::seconds(between(1, 100));
        switch (between(0, 6)) {
        case 0: return DurationLaw::fixed(a);
        case 1: return {DurationLaw::Kind::Uniform, a, b, {}};
        case 2: return {DurationLaw::Kind::Triangular, a, b, b + a};
        case 3: return {DurationLaw::Kind::Normal, a, Duration::seconds(5), {}};
        case 4: return {DurationLaw::Kind::Lognormal, a, Duration::seconds(between(1, 100)), {}};
        case 5: return DurationLaw::exponential(a);
        default: return {DurationLaw::Kind::Gamma, a, Duration::seconds(between(1, 100)), {}};
        }
    }

    /// Where material comes from: nowhere (never runs out), a supplier with cards, a truck, or a stock.
    Id source() {
        const auto kind = between(0, 3);
        if (kind == 0)
            return Id{};
        const Id store = kind == 1 ? b_.element<Supermarket>("Purchased") : b_.element<Inventory>("Purchased");
        for (const Id item : items_)
            b_.stock(store, item, between(0, 500));
        if (kind == 3)
            return store;
        const Id supplier = b_.element<Supplier>("Supplier");
        for (const Id item : items_) {
            SupplierItem row;
            row.supplier = supplier;
            row.item = item;
            row.leadTime = law();
            row.onTime = Share::percent(between(50, 100));
            row.defects = Share::percent(between(0, 20));
            b_.edit().insert(row);
        }
        const Id truck = b_.element<Transport>("Truck");
        b_.change<Transport>(truck, [&](Transport& t) {
            t.travelTime = law();
            t.capacity = between(0, 20);
        });
        b_.flow(supplier, truck);
        b_.flow(truck, store);
        Departure departure;
        departure.transport = truck;
        departure.at = Duration::hours(between(0, 23));
        if (kind == 2) {
            departure.item = items_[0];
            departure.quantity = {between(1, 1000)};
            b_.edit().insert(departure);
            return store;
        }
        const bool timetabled = oneIn(2);
        if (timetabled)
            b_.edit().insert(departure);
        for (const Id item : items_) {
            const Id loop = b_.loop(LoopKind::Withdrawal, item, supplier, store, between(1, 30));
            const bool milkRun = oneIn(2);
            b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
                l.transport = milkRun ? truck : Id{};
                l.tripsLater = timetabled ? between(0, 2) : 0;
                l.freed = static_cast<CardFreed>(between(0, 2));
            });
        }
        return store;
    }

    Id step(int number, Id before) {
        const Id process = b_.element<Process>("Step " + std::to_string(number));
        b_.change<Process>(process, [&](Process& p) {
            p.machines = between(1, 3);
            p.changeover = Duration::seconds(oneIn(2) ? between(0, 600) : 0);
            if (oneIn(3)) {
                p.uptime = Share::percent(between(50, 99));
                p.stopLength = law();
                p.breakdownClock = static_cast<BreakdownClock>(between(0, 1));
            }
            p.overtime = Duration::minutes(oneIn(4) ? between(1, 60) : 0);
        });
        for (const Id item : items_) {
            const Id recipe = b_.recipe(process, item, law());
            b_.change<Recipe>(recipe, [&](Recipe& r) {
                r.draw = static_cast<DrawPer>(between(0, 1));
                r.yield = Share::percent(oneIn(3) ? between(60, 99) : 100);
                r.piecesPerCycle = oneIn(3) ? between(1, 5) : 1;
                if (oneIn(4))
                    r.processingTime = Duration::seconds(between(1, 1000));
            });
        }
        const bool withdrawn = before && oneIn(3);
        if (before)
            b_.flow(before, process);
        if (withdrawn && tableOf(b_.edit().plant(), before) != TableId::FifoLanes)
            for (const Id item : items_) {
                const Id loop = b_.loop(LoopKind::Withdrawal, item, before, process, between(1, 5));
                b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
                    l.freed = static_cast<CardFreed>(between(1, 2));
                    l.interval = Duration::minutes(oneIn(2) ? between(1, 120) : 0);
                    l.conveyance = Duration::seconds(oneIn(2) ? between(1, 600) : 0);
                });
            }
        return output(number, process);
    }

    Id output(int number, Id process) {
        const auto control = between(0, 4);
        Id store;
        if (control == 0) {
            store = b_.lane(between(1, 10), static_cast<WhenFull>(between(0, 1)));
        } else if (control <= 2) {
            store = b_.element<Supermarket>("Market " + std::to_string(number));
            for (const Id item : items_) {
                const Id loop = b_.loop(control == 1 ? LoopKind::Production : LoopKind::Signal, item, process, store,
                                        between(1, 20));
                b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
                    l.lot = {between(1, 200)};
                    l.trigger = {between(0, 100)};
                    l.conveyance = Duration::seconds(oneIn(2) ? between(1, 600) : 0);
                    l.interval = Duration::minutes(control == 1 && oneIn(3) ? between(1, 120) : 0);
                });
                b_.stock(store, item, between(0, 300));
            }
        } else {
            store = b_.element<Inventory>("Stock " + std::to_string(number));
            for (const Id item : items_) {
                b_.stock(store, item, between(0, 300));
                if (control == 3)
                    continue;
                ScheduleLine line;
                line.control = mrp();
                line.process = process;
                line.item = item;
                line.quantity = {between(1, 800)};
                line.everyDays = between(1, 5);
                line.first = Span::workingDays(between(0, 3));
                b_.edit().insert(line);
            }
        }
        b_.flow(process, store);
        return store;
    }

    Id mrp() {
        if (!mrp_)
            mrp_ = b_.element<ProductionControl>("MRP");
        return mrp_;
    }

    void connectCustomer(Id before, Id customer) {
        if (oneIn(2)) {
            b_.flow(before, customer);
            return;
        }
        const Id truck = b_.element<Transport>("Delivery");
        b_.change<Transport>(truck, [&](Transport& t) {
            t.travelTime = law();
            t.capacity = between(0, 40);
        });
        b_.flow(before, truck);
        b_.flow(truck, customer);
        if (oneIn(2)) {
            Departure departure;
            departure.transport = truck;
            departure.at = Duration::hours(between(0, 23));
            b_.edit().insert(departure);
        }
    }

    std::mt19937_64 random_;
    PlantBuilder b_;
    std::vector<Id> items_;
    Id mrp_;
};

constexpr Duration kHorizon = Duration::days(9);

std::uint64_t traceHash(const Trace& trace) {
    std::uint64_t hash = 1469598103934665603ULL;
    for (std::size_t i = 0; i < trace.written(); ++i)
        for (const std::uint64_t part : {static_cast<std::uint64_t>(trace[i].at), std::uint64_t{trace[i].subject},
                                         std::uint64_t{trace[i].kindPlace}, std::uint64_t{trace[i].cause},
                                         static_cast<std::uint64_t>(trace[i].amount)})
            hash = (hash ^ part) * 1099511628211ULL;
    return hash;
}

} // namespace

class EngineLaws : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void materialAndCardsAreConserved() {
        QVERIFY(holds("what came in is somewhere, every card is in one place", 300, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Engine<CheckedPolicy> engine(network, seed, 0, Time{}, nullptr);
            const auto ok = engine.runUntil(Time{} + kHorizon, 400'000);
            if (!ok)
                RC_FAIL(ok.error().text());
            RC_ASSERT(engine.audit() == std::string());
        }));
    }

    void theSameSeedMakesTheSameTrace() {
        QVERIFY(holds("same seed, same trace, whatever the chunks", 60, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Trace whole, parts;
            Engine<PlainPolicy> straight(network, seed, 0, Time{}, &whole);
            RC_ASSERT(straight.runUntil(Time{} + kHorizon, 200'000).has_value());
            Engine<PlainPolicy> chunked(network, seed, 0, Time{}, &parts);
            while (chunked.events() < straight.events())
                RC_ASSERT(chunked.runUntil(Time{} + kHorizon, std::min<std::int64_t>(97, straight.events() - chunked.events()))
                              .has_value());
            RC_ASSERT(traceHash(whole) == traceHash(parts));
        }));
    }

    void aCheckpointContinuedEqualsTheRun() {
        QVERIFY(holds("a copy goes on as the original", 60, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Engine<PlainPolicy> original(network, seed, 0, Time{}, nullptr);
            RC_ASSERT(original.runUntil(Time{} + Duration::days(3), 100'000).has_value());
            Engine<PlainPolicy> copy = original;
            RC_ASSERT(original.runUntil(Time{} + kHorizon, 100'000).has_value());
            RC_ASSERT(copy.runUntil(Time{} + kHorizon, 100'000).has_value());
            const auto a = original.measures();
            const auto b = copy.measures();
            for (std::size_t i = 0; i < a.size(); ++i)
                RC_ASSERT(a[i].value.mean == b[i].value.mean);
        }));
    }

  private:
    static std::shared_ptr<const Network> networkOf(std::uint64_t seed) {
        const Project project = RandomPlant(seed).build();
        const auto network = compile(project, project.scenarios[0]);
        if (!network)
            RC_FAIL(network.error().text());
        return *network;
    }
};

TAKTBOARD_TEST(laws, EngineLaws);
#include "tst_laws.moc"

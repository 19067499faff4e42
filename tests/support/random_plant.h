// Random plants that a run can play: a stream of up to five steps under any mixture of controls, laws,
// yields, stops, people and calendars.
#pragma once

#include <array>
#include <map>
#include <random>
#include <string>

#include "plant_builder.h"
#include "sim/intervention.h"

namespace takt::test {

/// How often the generator reached what.
using Coverage = std::map<std::string, int>;
inline constexpr std::array kToReach = {
    "holidays", "shelf life", "lost sales", "CONWIP", "operators", "position watched at a supplier",
    "orders that do not cross", "supplier of limited capacity", "review on a timetable", "a process helps another",
    "rework", "hands for a part of the cycle", "planned maintenance", "collected at n cards", "co-product", "co-product into a lane",
    "control: lot board", "control: base stock", "control: reorder point", "control: min/max", "seasons", "inspection",
    "rework elsewhere", "kept-back stock", "supplier with own stock", "counted machines", "counted cards", "disruption",
    "disruption of processes", "disruption of suppliers", "disruption of transports", "disruption of customers",
    "disruption of operators", "disruption of loops"};

class RandomPlant {
  public:
    explicit RandomPlant(std::uint64_t seed, Coverage* coverage = nullptr)
        : random_(seed), b_(oneIn(3) ? Duration::hours(between(1, 20)) : Duration{}), coverage_(coverage) {
        if (coverage_)
            start();
    }

    Project build() {
        if (reach("holidays", oneIn(4)))
            holiday();
        series_ = importSeries();
        const int items = static_cast<int>(between(1, 3));
        for (int i = 0; i < items; ++i)
            items_.push_back(b_.item("Item " + std::to_string(i), between(1, 30)));
        if (reach("shelf life", oneIn(4)))
            b_.change<Item>(items_[0], [&](Item& i) { i.shelfLife = Duration::hours(between(1, 48)); });
        const Id customer = b_.element<Customer>("Customer");
        if (reach("lost sales", oneIn(3)))
            b_.change<Customer>(customer, [](Customer& c) { c.unmet = Unmet::IsLost; });
        Id before = source();
        const int steps = static_cast<int>(between(1, 5));
        for (int i = 0; i < steps; ++i)
            before = step(i, before);
        connectCustomer(before, customer);
        if (steps > 1 && reach("CONWIP", oneIn(5)))
            conwip();
        if (reach("operators", oneIn(3)))
            operators();
        for (const Id item : items_)
            demand(customer, item);
        if (steps > 1 && reach("inspection", oneIn(3)))
            inspection();
        if (reach("rework elsewhere", oneIn(4)))
            reworkElsewhere();
        if (reach("kept-back stock", oneIn(3)))
            keepBack();
        while (reach("disruption", oneIn(3)))
            disruption();
        if (reach("counted machines", oneIn(3)))
            countMachines();
        if (reach("counted cards", !b_.edit().plant().get<KanbanLoop>().empty() && oneIn(3)))
            countCards();
        return b_.build();
    }

    void start() {
        for (const char* what : kToReach)
            coverage_->try_emplace(what, 0);
        for (int kind = 0; kind <= static_cast<int>(sim::Intervention::Kind::ChangePace); ++kind)
            coverage_->try_emplace("intervention " + std::to_string(kind), 0);
    }

    /// Something done to the plant of build(), at a time within `horizon`.
    sim::Intervention intervention(const Project& project, Duration horizon) {
        using Kind = sim::Intervention::Kind;
        const Plant& plant = project.scenarios[0].plant;
        sim::Intervention i;
        i.kind = static_cast<Kind>(between(0, static_cast<int>(Kind::ChangePace)));
        i.at = Time{} + Duration{between(0, horizon.us)};
        i.amount = between(0, 200);
        i.length = Duration::minutes(between(0, 3'000));
        i.paper = Duration::minutes(oneIn(2) ? between(1, 100) : 0);
        const auto any = [&](const auto& table) { return table.empty() ? Id{} : table[random_() % table.size()].id; };
        switch (i.kind) {
        case Kind::BreakDown:
        case Kind::Repair:
        case Kind::ChangePace: i.element = any(plant.get<Process>()); break;
        case Kind::LoseCards:
        case Kind::LockCards:
        case Kind::AddCards:
        case Kind::WithdrawCards:
        case Kind::ReturnCards:
        case Kind::SignalOutage: i.element = any(plant.get<KanbanLoop>()); break;
        case Kind::PutIn:
        case Kind::TakeOut: i.element = any(plant.get<Inventory>()); break;
        case Kind::RushOrder: i.element = any(plant.get<Customer>()); break;
        case Kind::DelayTransport: i.element = any(plant.get<Transport>()); break;
        case Kind::SendAway: i.element = any(plant.get<OperatorGroup>()); break;
        case Kind::CloseSupplier: i.element = any(plant.get<Supplier>()); break;
        }
        i.item = any(plant.get<Item>());
        if (coverage_ && i.element)
            ++(*coverage_)["intervention " + std::to_string(static_cast<int>(i.kind))];
        return i;
    }

  private:
    bool reach(const char* what, bool reached) {
        if (coverage_ && reached)
            ++coverage_->at(what);
        return reached;
    }
    template <class E>
    E any(const char* what) {
        const auto e = static_cast<E>(between(0, static_cast<std::int64_t>(EnumNames<E>::names.size()) - 1));
        if (coverage_)
            ++(*coverage_)[std::string(what) + ": " + EnumNames<E>::names[static_cast<std::size_t>(e)]];
        return e;
    }

    void holiday() {
        Holiday row;
        row.calendar = b_.edit().project().settings().calendar;
        row.day = between(0, 8);
        row.days = between(1, 3);
        b_.edit().insert(row);
    }

    Id importSeries() {
        Series row;
        row.name = "Measured";
        for (auto n = between(1, 8); n > 0; --n) {
            row.values.millionths.push_back(between(1, 90) * 1'000'000);
            row.weights.millionths.push_back(between(1, 5));
        }
        return b_.edit().insert(row);
    }

    void demand(Id customer, Id item) {
        const auto pattern = any<DemandPattern>("demand");
        const Id row = b_.demand(customer, item, pattern, between(1, 500), between(1, 5), between(1, 20));
        b_.change<Demand>(row, [&](Demand& d) {
            d.interval = pattern == DemandPattern::Renewal ? DurationLaw::exponential(Duration::minutes(between(1, 60)))
                                                           : DurationLaw{};
            d.series = pattern == DemandPattern::Series ? series_ : Id{};
            if (reach("seasons", oneIn(4))) {
                d.season = series_;
                d.seasonDays = between(1, 3);
            }
            d.due = Duration::hours(oneIn(2) ? between(1, 50) : 0);
        });
    }

    void inspection() {
        b_.change<Process>(processes_.back(), [](Process& p) { p.inspects = true; });
        for (const auto& recipe : std::vector<Recipe>(b_.edit().plant().get<Recipe>().rows()))
            if (recipe.process == processes_.front())
                b_.change<Recipe>(recipe.id, [&](Recipe& r) {
                    r.found = SpoiledFound::AtInspection;
                    r.yield = Share::percent(between(50, 99));
                });
    }

    void reworkElsewhere() {
        const Id bench = b_.element<Process>("Rework");
        b_.flow(bench, lastStore_);
        for (const Id item : items_)
            b_.recipe(bench, item, law());
        for (const auto& recipe : std::vector<Recipe>(b_.edit().plant().get<Recipe>().rows()))
            if (recipe.process == processes_.back())
                b_.change<Recipe>(recipe.id, [&](Recipe& r) {
                    r.yield = Share::percent(between(50, 99));
                    r.rework = Share::percent(between(1, 100));
                    r.reworkAt = bench;
                });
    }

    void keepBack() {
        for (const auto& row : std::vector<Stock>(b_.edit().plant().get<Stock>().rows()))
            b_.change<Stock>(row.id, [&](Stock& s) {
                s.buffer = {between(0, 50)};
                s.safety = {between(0, 50)};
                s.bufferAfter = Duration::minutes(oneIn(2) ? between(1, 500) : 0);
                s.safetyAfter = Duration::minutes(oneIn(2) ? between(1, 500) : 0);
            });
    }

    void disruption() {
        Disruption row;
        row.name = "Trouble";
        row.between = DurationLaw::exponential(Duration::hours(between(1, 60)));
        row.length = law();
        if (oneIn(2))
            row.length = DurationLaw::exponential(Duration::hours(between(1, 30)));
        row.level = oneIn(2) ? 0 : between(1, 200);
        row.once = oneIn(4);
        const Id id = b_.edit().insert(row);
        const auto hit = [&](const char* what, const auto& table) {
            for (const auto& target : table)
                if (oneIn(2)) {
                    reach(what, true);
                    DisruptionTarget t;
                    t.disruption = id;
                    t.element = target.id;
                    b_.edit().insert(t);
                }
        };
        const Plant plant = b_.edit().plant();
        hit("disruption of processes", plant.get<Process>());
        hit("disruption of suppliers", plant.get<Supplier>());
        hit("disruption of transports", plant.get<Transport>());
        hit("disruption of customers", plant.get<Customer>());
        hit("disruption of operators", plant.get<OperatorGroup>());
        hit("disruption of loops", plant.get<KanbanLoop>());
    }

    void countMachines() {
        for (const Id process : processes_) {
            MachineStart row;
            row.process = process;
            row.item = oneIn(4) ? Id{} : items_[0];
            row.workLeft = Duration::seconds(oneIn(3) ? 0 : between(1, 2'000));
            row.stopLeft = Duration::minutes(oneIn(2) ? between(1, 100) : 0);
            b_.edit().insert(row);
        }
    }

    void countCards() {
        for (const auto& loop : std::vector<KanbanLoop>(b_.edit().plant().get<KanbanLoop>().rows())) {
            CardStart row;
            row.loop = loop.id;
            row.at = any<CardPlace>("counted cards");
            row.count = between(1, 10);
            row.arrives = Duration::minutes(between(0, 500));
            b_.edit().insert(row);
        }
    }

    void conwip() {
        const Id loop = b_.loop(LoopKind::Conwip, oneIn(2) ? items_[0] : Id{}, processes_.front(), processes_.back(),
                                between(1, 20));
        if (oneIn(3))
            b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) { l.to = lastStore_ ? lastStore_ : l.to; });
    }

    void operators() {
        OperatorGroup group;
        group.name = "Crew";
        group.count = between(1, 3);
        group.repairs = oneIn(2);
        const Id crew = b_.edit().insert(group);
        for (const Id process : processes_)
            if (oneIn(2)) {
                OperatorSkill skill;
                skill.operators = crew;
                skill.process = process;
                b_.edit().insert(skill);
            }
    }

    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool oneIn(std::int64_t n) { return between(1, n) == 1; }

    DurationLaw law() {
        const Duration a = Duration::seconds(between(1, 100));
        const Duration b = a + Duration::seconds(between(1, 100));
        const auto series = [&](DurationLaw::Kind kind) {
            return b_.edit().project().shared.get<Series>().find(series_) ? DurationLaw::ofSeries(kind, series_)
                                                                          : DurationLaw::fixed(a);
        };
        switch (between(0, 12)) {
        case 7: return {DurationLaw::Kind::Pert, a, b, b + a};
        case 8: return DurationLaw::erlang(a, between(1, 5));
        case 9: return {DurationLaw::Kind::Weibull, a, Duration::seconds(between(1, 100)), {}};
        case 10: return series(DurationLaw::Kind::Empirical);
        case 11: return series(DurationLaw::Kind::Discrete);
        case 12: return series(DurationLaw::Kind::Series);
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
        const auto kind = between(0, 4);
        if (kind == 0)
            return Id{};
        if (reach("position watched at a supplier", kind == 4))
            return watchedStore();
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

    /// A store that a position loop fills from a supplier.
    Id watchedStore() {
        const Id supplier = b_.element<Supplier>("Supplier");
        const Id store = b_.element<Inventory>("Purchased");
        b_.flow(supplier, store);
        for (const Id item : items_) {
            SupplierItem row;
            row.supplier = supplier;
            row.item = item;
            row.leadTime = law();
            row.ordersCross = !reach("orders that do not cross", oneIn(2));
            row.capacity = {reach("supplier of limited capacity", oneIn(3)) ? between(10, 5000) : 0};
            row.multiple = {between(1, 30)};
            row.ownStock = {reach("supplier with own stock", oneIn(3)) ? between(1, 300) : 0};
            b_.edit().insert(row);
            positionLoop(item, supplier, store);
            b_.stock(store, item, between(0, 500));
        }
        return store;
    }

    void positionLoop(Id item, Id from, Id to) {
        KanbanLoop loop;
        loop.kind = static_cast<LoopKind>(between(5, 7));
        if (coverage_)
            ++(*coverage_)[std::string("control: ") + EnumNames<LoopKind>::names[static_cast<std::size_t>(loop.kind)]];
        loop.item = item;
        loop.from = from;
        loop.to = to;
        loop.level = {between(1, 300)};
        loop.trigger = {between(0, 200)};
        loop.lot = {between(1, 200)};
        loop.interval = Duration::minutes(reach("review on a timetable", oneIn(3)) ? between(10, 600) : 0);
        b_.edit().insert(loop);
    }

    Id step(int number, Id before) {
        const Id process = b_.element<Process>("Step " + std::to_string(number));
        processes_.push_back(process);
        b_.change<Process>(process, [&](Process& p) {
            p.withdraws = any<Withdraws>("withdraws");
            p.setsUp = any<SetsUp>("sets up");
            p.endOfShift = any<EndOfShift>("end of shift");
            p.onBreakdown = any<OnBreakdown>("a breakdown");
            p.repairsOffShift = oneIn(2);
            p.runsInBreaks = oneIn(3);
            p.setUpFor = oneIn(3) ? items_[0] : Id{};
            p.helps = reach("a process helps another", number > 0 && oneIn(6)) ? processes_.front() : Id{};
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
                r.shortContainers = any<ShortContainers>("short containers");
                if (reach("rework", oneIn(4))) {
                    r.rework = Share::percent(between(1, 100));
                    r.reworkTime = Duration::seconds(between(0, 200));
                }
                if (reach("hands for a part of the cycle", oneIn(3))) {
                    r.manualTime = Duration::seconds(between(0, 60));
                    r.walkingTime = Duration::seconds(oneIn(2) ? between(1, 30) : 0);
                }
                r.piecesPerCycle = oneIn(3) ? between(1, 5) : 1;
                if (oneIn(4))
                    r.processingTime = Duration::seconds(between(1, 1000));
            });
        }
        if (reach("planned maintenance", oneIn(4))) {
            MaintenancePlan plan;
            plan.process = process;
            plan.everyDays = between(1, 5);
            plan.length = Duration::minutes(between(1, 300));
            b_.edit().insert(plan);
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
                    l.collectAt = reach("collected at n cards", oneIn(3)) ? between(1, 5) : 0;
                    l.conveyance = Duration::seconds(oneIn(2) ? between(1, 600) : 0);
                });
            }
        return output(number, process);
    }

    Id output(int number, Id process) {
        const auto control = between(0, 6);
        Id store;
        if (control >= 5) {
            store = b_.element<Inventory>("Stock " + std::to_string(number));
            for (const Id item : items_) {
                b_.stock(store, item, between(0, 300));
                if (control == 5)
                    positionLoop(item, process, store);
                else
                    lotBoard(item, process, store);
            }
        } else if (control == 0) {
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
                line.rule = any<ScheduleRule>("schedule");
                line.safety = {between(0, 100)};
                line.lot = {between(1, 50)};
                line.leadBuckets = between(0, 3);
                line.frozen = between(0, 2);
                b_.edit().insert(line);
            }
        }
        b_.flow(process, store);
        lastStore_ = store;
        if (reach("co-product", oneIn(5)))
            coProduct(process);
        return store;
    }

    void lotBoard(Id item, Id process, Id store) {
        const Id loop = b_.loop(LoopKind::LotBoard, item, process, store, between(1, 20));
        b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) { l.lot = {between(1, 200)}; });
        reach("control: lot board", true);
    }

    void coProduct(Id process) {
        const Id waste = b_.item("Offcut", between(1, 30));
        const Id bin = b_.element<Inventory>("Bin");
        Id goesTo = bin;
        if (reach("co-product into a lane", oneIn(2))) {
            goesTo = b_.lane(between(1, 4), oneIn(2) ? WhenFull::DoesNotStart : WhenFull::FinishesAndHolds);
            const Id baler = b_.element<Process>("Baler");
            b_.recipe(baler, waste, law());
            b_.flow(goesTo, baler);
            b_.flow(baler, bin);
        }
        MaterialFlow flow;
        flow.from = process;
        flow.to = goesTo;
        flow.item = waste;
        b_.edit().insert(flow);
        for (const auto& recipe : std::vector<Recipe>(b_.edit().plant().get<Recipe>().rows()))
            if (recipe.process == process) {
                RecipeOutput output;
                output.recipe = recipe.id;
                output.item = waste;
                output.quantity = {between(1, 3)};
                b_.edit().insert(output);
            }
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
    std::vector<Id> processes_;
    Id lastStore_, series_;
    Coverage* coverage_;
};

} // namespace takt::test

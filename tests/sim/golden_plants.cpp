#include "golden_plants.h"

#include "plant_builder.h"

namespace takt::test {

namespace {

DurationLaw seconds(std::int64_t s) { return DurationLaw::fixed(Duration::seconds(s)); }

/// Store, machine, store, customer; what differs is put in by the golden plants below.
struct Line {
    PlantBuilder b;
    Id item, before, machine, after, customer, demand;

    explicit Line(std::int64_t container = 1, Duration shift = {}) : b(shift) {
        item = b.item("Part", container);
        before = b.element<Supermarket>("Raw");
        machine = b.element<Process>("Machine");
        after = b.element<Supermarket>("Goods");
        customer = b.element<Customer>("Customer");
        b.recipe(machine, item, seconds(300));
        b.flow(before, machine);
        b.flow(machine, after);
        b.flow(after, customer);
        b.stock(before, item, 20 * container);
        demand = b.demand(customer, item, DemandPattern::Even, 48 * container, 1, container);
    }
    Id kanban(LoopKind kind, std::int64_t cards) { return b.loop(kind, item, machine, after, cards); }
    Id supplier(DurationLaw lead) {
        const Id id = b.element<Supplier>("Supplier");
        SupplierItem row;
        row.supplier = id;
        row.item = item;
        row.leadTime = lead;
        b.edit().insert(row);
        return id;
    }
    template <class Function>
    void process(Function&& f) {
        b.change<Process>(machine, f);
    }
    template <class Function>
    void recipe(Function&& f) {
        b.change<Recipe>(b.edit().plant().get<Recipe>()[0].id, f);
    }
    KanbanLoop position(LoopKind kind) const {
        KanbanLoop loop;
        loop.kind = kind;
        loop.item = item;
        loop.from = machine;
        loop.to = after;
        return loop;
    }
};

using Kind = sim::Intervention::Kind;

GoldenPlant of(std::string name, const Line& line, Duration horizon = Duration::hours(4)) {
    return {std::move(name), line.b.build(), horizon, {}};
}

GoldenPlant pushed() {
    Line line;
    ScheduleLine row;
    row.control = line.b.element<ProductionControl>("MRP");
    row.process = line.machine;
    row.item = line.item;
    row.quantity = {5};
    line.b.edit().insert(row);
    return of("push-by-schedule", line);
}

GoldenPlant lane(WhenFull whenFull) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id first = b.element<Process>("First");
    const Id second = b.element<Process>("Second");
    const Id customer = b.element<Customer>("Customer");
    const Id between = b.lane(2, whenFull);
    b.recipe(first, item, seconds(100));
    b.recipe(second, item, seconds(300));
    b.flow(first, between);
    b.flow(between, second);
    b.flow(second, customer);
    b.demand(customer, item, DemandPattern::DailyOrder, 6);
    return {whenFull == WhenFull::DoesNotStart ? "fifo-does-not-start" : "fifo-finishes-and-holds", b.build(),
            Duration::hours(1), {}};
}

GoldenPlant twoCards() {
    Line line(5);
    line.kanban(LoopKind::Production, 3);
    const Id loop = line.b.loop(LoopKind::Withdrawal, line.item, line.before, line.machine, 2);
    line.b.change<KanbanLoop>(loop, [](KanbanLoop& l) {
        l.freed = CardFreed::FirstPiece;
        l.interval = Duration::hours(1);
        l.conveyance = Duration::minutes(5);
    });
    return of("two-cards", line);
}

GoldenPlant signal() {
    Line line(5);
    const Id loop = line.kanban(LoopKind::Signal, 1);
    line.b.stock(line.after, line.item, 20);
    line.b.change<KanbanLoop>(loop, [](KanbanLoop& l) {
        l.lot = {15};
        l.trigger = {10};
    });
    line.process([](Process& p) { p.changeover = Duration::minutes(10); });
    return of("signal-kanban", line);
}

GoldenPlant lotBoard() {
    Line line;
    const Id loop = line.kanban(LoopKind::LotBoard, 6);
    line.b.stock(line.after, line.item, 6);
    line.b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.lot = {3}; });
    return of("lot-making-board", line);
}

GoldenPlant conwip() {
    Line line;
    line.b.loop(LoopKind::Conwip, Id{}, line.machine, line.after, 3);
    return of("conwip", line);
}

GoldenPlant watched(LoopKind kind, std::string name) {
    Line line;
    KanbanLoop loop = line.position(kind);
    loop.level = {6};
    loop.trigger = {2};
    loop.lot = {4};
    line.b.edit().insert(loop);
    line.b.stock(line.after, line.item, 5);
    return of(std::move(name), line);
}

GoldenPlant timetable() {
    Line line;
    KanbanLoop loop = line.position(LoopKind::BaseStock);
    loop.from = line.supplier(seconds(1200));
    loop.to = line.before;
    loop.level = {25};
    loop.interval = Duration::hours(1);
    line.b.edit().insert(loop);
    line.kanban(LoopKind::Production, 2);
    return of("review-on-a-timetable", line);
}

GoldenPlant milkRun() {
    Line line;
    const Id supplier = line.supplier(seconds(0));
    const Id truck = line.b.element<Transport>("Milk run");
    line.b.change<Transport>(truck, [](Transport& t) { t.travelTime = seconds(1800); });
    line.b.flow(supplier, truck);
    line.b.flow(truck, line.before);
    for (const int hour : {1, 2, 3}) {
        Departure departure;
        departure.transport = truck;
        departure.at = Duration::hours(hour);
        line.b.edit().insert(departure);
    }
    const Id loop = line.b.loop(LoopKind::Withdrawal, line.item, supplier, line.before, 22);
    line.b.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
        l.transport = truck;
        l.tripsLater = 1;
    });
    line.kanban(LoopKind::Production, 2);
    return of("milk-run-cards-travel-along", line);
}

GoldenPlant heijunka() {
    Line line(5);
    line.kanban(LoopKind::Production, 4);
    line.b.stock(line.after, line.item, 10);
    ProductionControl control;
    control.name = "Levelling";
    control.pacemaker = line.machine;
    control.pitch = Duration::minutes(20);
    line.b.edit().insert(control);
    return of("heijunka", line);
}

GoldenPlant breakdowns() {
    Line line;
    line.kanban(LoopKind::Production, 3);
    line.process([](Process& p) {
        p.uptime = Share::percent(70);
        p.stopLength = DurationLaw::exponential(Duration::minutes(10));
    });
    return of("breakdowns", line);
}

GoldenPlant operators() {
    Line line;
    const Id other = line.b.element<Process>("Other");
    const Id store = line.b.element<Inventory>("Store");
    line.b.recipe(other, line.item, seconds(200));
    line.b.flow(other, store);
    line.kanban(LoopKind::Production, 3);
    OperatorGroup group;
    group.name = "Crew";
    const Id crew = line.b.edit().insert(group);
    for (const Id process : {line.machine, other}) {
        OperatorSkill skill;
        skill.operators = crew;
        skill.process = process;
        line.b.edit().insert(skill);
    }
    line.recipe([](Recipe& r) {
        r.manualTime = Duration::seconds(100);
        r.walkingTime = Duration::seconds(20);
    });
    return of("one-operator-two-machines", line, Duration::hours(1));
}

GoldenPlant maintenance() {
    Line line;
    line.kanban(LoopKind::Production, 3);
    MaintenancePlan plan;
    plan.process = line.machine;
    plan.first = Span::clock(Duration::seconds(400));
    line.b.edit().insert(plan);
    return of("planned-maintenance", line);
}

GoldenPlant shortContainers() {
    Line line(5);
    line.kanban(LoopKind::Production, 3);
    line.recipe([](Recipe& r) {
        r.yield = Share::percent(60);
        r.shortContainers = ShortContainers::Sent;
        r.rework = Share::percent(50);
        r.reworkTime = Duration::seconds(60);
    });
    return of("scrap-rework-short-containers", line);
}

GoldenPlant shelfLife() {
    Line line;
    line.kanban(LoopKind::Production, 4);
    line.b.change<Item>(line.item, [](Item& i) { i.shelfLife = Duration::hours(1); });
    return of("shelf-life", line);
}

GoldenPlant lostSales() {
    Line line;
    line.b.change<Customer>(line.customer, [](Customer& c) { c.unmet = Unmet::IsLost; });
    line.b.change<Demand>(line.demand, [](Demand& d) { d.pattern = DemandPattern::Poisson; });
    line.kanban(LoopKind::Production, 2);
    return of("lost-sales", line);
}

GoldenPlant shifts() {
    Line line(5, Duration::hours(2));
    line.kanban(LoopKind::Production, 3);
    line.process([](Process& p) { p.endOfShift = EndOfShift::FinishesContainer; });
    return of("shift-finishes-the-container", line, Duration::days(2));
}

GoldenPlant disturbed() {
    Line line;
    const Id loop = line.kanban(LoopKind::Production, 3);
    GoldenPlant plant = of("interventions", line);
    const auto at = [&](std::int64_t minutes, Kind kind, Id element, std::int64_t amount, Duration length) {
        plant.interventions.push_back(
            {Time{} + Duration::minutes(minutes), kind, element, line.item, amount, length, {}});
    };
    at(10, Kind::BreakDown, line.machine, 0, Duration::minutes(30));
    at(60, Kind::LoseCards, loop, 1, {});
    at(90, Kind::RushOrder, line.customer, 2, {});
    at(150, Kind::ReturnCards, loop, 1, {});
    return plant;
}

} // namespace

std::vector<GoldenPlant> goldenPlants() {
    std::vector<GoldenPlant> all = {pushed(),
                                    lane(WhenFull::DoesNotStart),
                                    lane(WhenFull::FinishesAndHolds),
                                    twoCards(),
                                    signal(),
                                    lotBoard(),
                                    conwip(),
                                    watched(LoopKind::BaseStock, "base-stock"),
                                    watched(LoopKind::ReorderPoint, "reorder-point"),
                                    watched(LoopKind::MinMax, "min-max"),
                                    timetable(),
                                    milkRun(),
                                    heijunka(),
                                    breakdowns(),
                                    operators(),
                                    maintenance(),
                                    shortContainers(),
                                    shelfLife(),
                                    lostSales(),
                                    shifts(),
                                    disturbed()};
    return all;
}

} // namespace takt::test

#include "random_plant.h"

#include "lean/analysis.h"
#include "lean/flow_graph.h"
#include "random_cells.h"

namespace takt::test {

class RandomPlant::Maker : public RandomCells {
  public:
    Maker(std::uint64_t seed, Coverage* reached) : RandomCells(seed, reached) {}

    Project build() {
        calendars();
        series();
        items();
        Id before = source();
        const auto steps = static_cast<int>(between(1, 4));
        for (int i = 0; i < steps; ++i)
            before = step(i, before, i + 1 == steps);
        customer(before);
        if (reach("two customers", oneIn(4)))
            customer(before);
        if (!oneIn(3))
            level();
        if (steps > 1 && oneIn(5))
            conwip();
        if (oneIn(3))
            operators();
        if (steps > 1 && reach("inspection", oneIn(3)))
            inspection();
        if (lastStore_ && reach("rework elsewhere", oneIn(4)))
            reworkElsewhere();
        if (oneIn(3))
            keepBack();
        while (oneIn(3))
            disruption();
        if (oneIn(3))
            countMachines();
        if (oneIn(3))
            countCards();
        fixLotsWithoutTime();
        if (oneIn(3))
            cells();
        const Project project = b_.build();
        if (coverage())
            coverage()->count(project);
        return project;
    }

    sim::Intervention intervention(const Project& project, Duration horizon) {
        const Plant& plant = project.scenarios[0].plant;
        sim::Intervention i;
        i.at = Time{} + Duration{between(0, horizon.us)};
        i.amount = between(0, 200);
        i.length = Duration::minutes(between(0, 1'500));
        i.paper = Duration::minutes(seldom(2, 1, 100));
        do
            i.kind = any<sim::Intervention::Kind>();
        while (!aim(i, plant));
        if (coverage())
            coverage()->count(i);
        return i;
    }

  private:
    /// A lot comes from the EPEI only where changeovers have time.
    void fixLotsWithoutTime() {
        const Project now = b_.edit().project();
        const auto analysis = lean::analyze(now, now.scenarios[0]);
        for (const auto& loop : now.scenarios[0].plant.get<KanbanLoop>())
            if (const auto* step = analysis.step(loop.from); loop.lotRule == LotRule::FromEpei && !(step && step->epeiDays))
                b_.change<KanbanLoop>(loop.id, [](KanbanLoop& l) { l.lotRule = LotRule::Fixed; });
    }

    /// Gives an intervention an element of its kind; false when there is none.
    bool aim(sim::Intervention& i, const Plant& plant) {
        using Kind = sim::Intervention::Kind;
        const auto at = [&](const std::vector<Id>& ids) { return !ids.empty() && (i.element = anyOf(ids), true); };
        const auto all = [](const auto& table, auto&& fits) {
            std::vector<Id> ids;
            for (const auto& row : table)
                if (fits(row))
                    ids.push_back(row.id);
            return ids;
        };
        const auto any = [](const auto&) { return true; };
        switch (i.kind) {
        case Kind::BreakDown:
        case Kind::Repair:
        case Kind::SetStopLength:
        case Kind::SetChangeover:
        case Kind::SetCycle:
        case Kind::ChangePace: return at(all(plant.get<Process>(), any));
        case Kind::SetUptime:
            i.amount = Share::kOne / 100 * between(50, 100);
            return at(all(plant.get<Process>(), any));
        case Kind::LoseCards:
        case Kind::LockCards:
        case Kind::AddCards:
        case Kind::WithdrawCards:
        case Kind::ReturnCards:
            return at(all(plant.get<KanbanLoop>(), [](const KanbanLoop& l) { return !watchesPosition(l.kind); }));
        case Kind::PutIn:
        case Kind::TakeOut: return aimAtStore(i, plant);
        case Kind::SignalOutage: return at(all(plant.get<KanbanLoop>(), any));
        case Kind::SetLot:
            i.amount = std::max<std::int64_t>(1, i.amount);
            return at(all(plant.get<KanbanLoop>(), [](const KanbanLoop& l) {
                return l.kind == LoopKind::Signal || l.kind == LoopKind::LotBoard || l.kind == LoopKind::ReorderPoint;
            }));
        case Kind::SetTrigger:
            return at(all(plant.get<KanbanLoop>(), [](const KanbanLoop& l) {
                return l.kind == LoopKind::Signal || l.kind == LoopKind::ReorderPoint || l.kind == LoopKind::MinMax;
            }));
        case Kind::SetOrderUpTo:
            return at(all(plant.get<KanbanLoop>(), [](const KanbanLoop& l) {
                return l.kind == LoopKind::BaseStock || l.kind == LoopKind::MinMax;
            }));
        case Kind::SetQuantity:
        case Kind::SetDemandLevel:
        case Kind::RushOrder: {
            const auto& demand = anyOf(plant.get<Demand>().rows());
            i.element = demand.customer;
            i.item = demand.item;
            return true;
        }
        case Kind::SetTravel:
        case Kind::DelayTransport: return at(all(plant.get<Transport>(), any));
        case Kind::SendAway: return at(all(plant.get<OperatorGroup>(), any));
        case Kind::SetLeadTime:
        case Kind::CloseSupplier: return at(all(plant.get<Supplier>(), any));
        }
        return false;
    }
    /// Any store with one of the items that it holds.
    bool aimAtStore(sim::Intervention& i, const Plant& plant) {
        std::vector<std::pair<Id, Id>> held;
        for (const auto& node : lean::flowGraph(plant).nodes)
            if (contains(kStores, node.kind))
                for (const Id item : node.items)
                    held.emplace_back(node.element, item);
        if (held.empty())
            return false;
        std::tie(i.element, i.item) = anyOf(held);
        return true;
    }

    /// Behind the last process or its store, directly or by truck.
    void customer(Id before) {
        const Id id = b_.element<Customer>("Customer");
        b_.change<Customer>(id, [&](Customer& c) {
            c.unmet = any<Unmet>();
            c.calendar = hours("a customer's calendar");
        });
        if (oneIn(2)) {
            b_.flow(before, id);
        } else {
            truck_ = transport("Delivery");
            b_.flow(before, truck_);
            b_.flow(truck_, id);
            if (oneIn(2))
                departure(truck_);
        }
        for (const Id item : items_)
            demand(id, item);
    }

    void demand(Id customer, Id item) {
        const auto pattern = any<DemandPattern>();
        b_.change<Demand>(b_.demand(customer, item, pattern, between(1, 250), between(1, 3), between(1, 20)), [&](Demand& d) {
            d.interval = pattern == DemandPattern::Renewal ? DurationLaw::exponential(Duration::minutes(between(5, 60)))
                                                           : DurationLaw{};
            d.series = pattern == DemandPattern::Series ? series_ : Id{};
            d.orderAt = Duration::hours(between(0, 23));
            if (oneIn(4)) {
                d.season = series_;
                d.seasonDays = between(1, 3);
            }
            d.due = Duration::hours(seldom(2, 1, 50));
        });
    }

    /// A heijunka box, where cards lead from the last market to the last process.
    void level() {
        bool pulled = false;
        for (const auto& l : rows<KanbanLoop>())
            pulled = pulled || (l.kind == LoopKind::Production && l.from == last_);
        if (!pulled)
            return;
        const Id box = insert<ProductionControl>([&](ProductionControl& c) {
            c.name = "Levelling";
            c.pacemaker = last_;
            c.pitch = Duration::minutes(between(5, 120));
        });
        const bool bySlots = oneIn(2);
        for (auto n = bySlots ? between(1, 5) : 0; n > 0; --n)
            insert<HeijunkaSlot>([&](HeijunkaSlot& s) {
                s.control = box;
                s.item = anyOf(items_);
            });
        reach(bySlots ? "heijunka by slots" : "heijunka by goal chasing");
        reach("heijunka with a truck", bool(truck_));
    }

    void conwip() {
        const bool perItem = oneIn(2);
        reach(perItem ? "CONWIP of one item" : "CONWIP of all items");
        const Id to = lastStore_ && reach("CONWIP freed at shipping", oneIn(2)) ? lastStore_ : processes_.back();
        b_.loop(LoopKind::Conwip, perItem ? items_[0] : Id{}, processes_.front(), to, between(1, 20));
        for (const auto& line : rows<ScheduleLine>())
            reach("a backlog under CONWIP", line.process == processes_.front());
    }

    void operators() {
        const auto groups = between(1, 3);
        reach("several operator groups", groups > 1);
        for (std::int64_t g = 0; g < groups; ++g) {
            const Id crew = insert<OperatorGroup>([&](OperatorGroup& group) {
                group.name = "Crew";
                group.count = between(1, 3);
                group.repairs = oneIn(2);
                group.wage = {between(0, 400'000)};
                group.calendar = oneIn(4) ? other_ : Id{};
            });
            for (const Id process : processes_)
                if (oneIn(2)) {
                    for (const auto& other : rows<OperatorSkill>())
                        reach("two groups at a process", other.process == process);
                    insert<OperatorSkill>([&](OperatorSkill& skill) {
                        skill.operators = crew;
                        skill.process = process;
                    });
                }
        }
    }

    template <class Function>
    void changeRecipesOf(Id process, Function&& function) {
        for (const auto& recipe : rows<Recipe>())
            if (recipe.process == process)
                b_.change<Recipe>(recipe.id, function);
    }

    void inspection() {
        b_.change<Process>(last_, [](Process& p) { p.inspects = true; });
        changeRecipesOf(processes_.front(), [&](Recipe& r) {
            r.found = SpoiledFound::AtInspection;
            r.yield = Share::percent(between(50, 99));
        });
    }

    void reworkElsewhere() {
        const Id bench = b_.element<Process>("Rework");
        b_.flow(bench, lastStore_);
        for (const Id item : items_)
            b_.recipe(bench, item, law());
        changeRecipesOf(last_, [&](Recipe& r) {
            r.yield = Share::percent(between(50, 99));
            r.rework = Share::percent(between(1, 100));
            r.reworkAt = bench;
        });
    }

    void keepBack() {
        for (const auto& row : rows<Stock>())
            b_.change<Stock>(row.id, [&](Stock& s) {
                s.buffer = {between(0, 50)};
                s.safety = {between(0, 50)};
                s.bufferAfter = Duration::minutes(seldom(2, 1, 500));
                s.safetyAfter = Duration::minutes(seldom(2, 1, 500));
            });
    }

    void disruption() {
        const Id id = insert<Disruption>([&](Disruption& row) {
            row.name = "Trouble";
            row.between = DurationLaw::exponential(Duration::hours(between(1, 40)));
            row.length = oneIn(2) ? DurationLaw::exponential(Duration::hours(between(1, 20))) : law();
            row.level = seldom(2, 1, 200);
            row.once = oneIn(4);
        });
        const auto hit = [&](const char* what, const auto& table) {
            for (const auto& target : table)
                if (reach(what, oneIn(2)))
                    insert<DisruptionTarget>([&](DisruptionTarget& t) {
                        t.disruption = id;
                        t.element = target.id;
                    });
        };
        hit("disruption of processes", rows<Process>());
        hit("disruption of suppliers", rows<Supplier>());
        hit("disruption of transports", rows<Transport>());
        hit("disruption of customers", rows<Customer>());
        hit("disruption of operators", rows<OperatorGroup>());
        hit("disruption of loops", rows<KanbanLoop>());
    }

    void countMachines() {
        for (const auto& process : rows<Process>())
            if (process.machines > 0 && oneIn(2))
                insert<MachineStart>([&](MachineStart& row) {
                    row.process = process.id;
                    row.machine = between(1, process.machines);
                    row.item = oneIn(4) ? Id{} : items_[0];
                    row.workLeft = Duration::seconds(oneIn(3) ? 0 : between(1, 2'000));
                    row.stopLeft = Duration::minutes(seldom(2, 1, 100));
                });
    }

    void countCards() {
        for (const auto& loop : rows<KanbanLoop>())
            insert<CardStart>([&](CardStart& row) {
                row.loop = loop.id;
                row.at = any<CardPlace>();
                row.count = between(1, 10);
                row.arrives = Duration::minutes(between(0, 500));
            });
    }

    Id truck_;
};

RandomPlant::RandomPlant(std::uint64_t seed, Coverage* reached) : maker_(std::make_unique<Maker>(seed, reached)) {}
RandomPlant::~RandomPlant() = default;
Project RandomPlant::build() { return maker_->build(); }
sim::Intervention RandomPlant::intervention(const Project& project, Duration horizon) {
    return maker_->intervention(project, horizon);
}

} // namespace takt::test

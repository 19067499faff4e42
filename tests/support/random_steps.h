// The steps of random plants: processes, recipes, and what controls them.
#pragma once

#include "random_supply.h"

namespace takt::test {

class RandomSteps : public RandomSupply {
  protected:
    using RandomSupply::RandomSupply;

    /// A process behind `before` and where it puts what it makes. The last one never hands on to a process.
    Id step(int number, Id before, bool last) {
        const Id process = newProcess("Step " + std::to_string(number));
        for (const Id item : items_)
            recipe(process, item);
        if (reach("assembly of several inputs", oneIn(4)))
            assembly(process, before);
        if (before)
            b_.flow(before, process);
        withdrawals(before, process);
        return output(number, process, last);
    }

    Id newProcess(const std::string& name) {
        const Id process = b_.element<Process>(name);
        b_.change<Process>(process, [&](Process& p) {
            p.calendar = hours("a process's calendar");
            p.machines = between(1, 3);
            p.operators = between(0, 3);
            p.wage = {between(0, 400'000)};
            p.timeShare = Share::percent(oneIn(4) ? between(10, 99) : 100);
            p.withdraws = any<Withdraws>();
            p.setsUp = any<SetsUp>();
            p.endOfShift = any<EndOfShift>();
            p.onBreakdown = any<OnBreakdown>();
            p.repairsOffShift = oneIn(2);
            p.runsInBreaks = oneIn(3);
            p.setUpFor = oneIn(3) ? anyOf(items_) : Id{};
            p.changeover = Duration::seconds(seldom(2, 1, 600));
            p.overtime = Duration::minutes(seldom(4, 1, 60));
            if (!processes_.empty() && reach("a process helps another", oneIn(6)))
                help(p);
            if (oneIn(3)) {
                p.uptime = Share::percent(between(50, 99));
                p.stopLength = law();
                p.breakdownClock = any<BreakdownClock>();
            }
        });
        if (items_.size() > 1 && oneIn(3))
            setups(process);
        if (oneIn(4))
            insert<MaintenancePlan>([&](MaintenancePlan& plan) {
                plan.process = process;
                plan.everyDays = between(1, 3);
                plan.first = oneIn(2) ? Span::workingDays(between(0, 2)) : Span::clock(Duration::hours(between(0, 40)));
                plan.length = Duration::minutes(between(1, 300));
            });
        processes_.push_back(process);
        return process;
    }

    std::vector<Id> processes_;
    Id last_, lastStore_; ///< the process at the end of the stream, and the store behind it; none: it makes to order

  private:
    void help(Process& p) {
        p.helps = processes_.front();
        for (const auto& helped : rows<Process>())
            if (helped.id == p.helps)
                reach("a helper of a process that withdraws early", helped.withdraws == Withdraws::WhenCardIsFree);
    }

    /// Some cells of the from-to matrix.
    void setups(Id process) {
        for (const auto& p : rows<Process>())
            reach("a from-to matrix and every lot", p.id == process && p.setsUp == SetsUp::ForEveryLot);
        for (const Id from : items_)
            for (const Id to : items_)
                if (from != to && oneIn(2))
                    insert<SetupTime>([&](SetupTime& s) {
                        s.process = process;
                        s.fromItem = from;
                        s.toItem = to;
                        s.time = Duration::seconds(between(0, 900));
                    });
    }

    Id recipe(Id process, Id item) {
        const Id id = b_.recipe(process, item, law());
        b_.change<Recipe>(id, [&](Recipe& r) {
            r.draw = any<DrawPer>();
            r.yield = Share::percent(oneIn(3) ? between(60, 99) : 100);
            r.shortContainers = any<ShortContainers>();
            if (oneIn(4)) {
                r.rework = Share::percent(between(1, 100));
                r.reworkTime = Duration::seconds(between(0, 200));
            }
            if (oneIn(3)) {
                r.manualTime = Duration::seconds(between(0, 60));
                r.walkingTime = Duration::seconds(seldom(2, 1, 30));
            }
            r.piecesPerCycle = oneIn(3) ? between(1, 5) : 1;
            if (oneIn(4))
                r.processingTime = Duration::seconds(between(1, 1000));
            if (oneIn(4))
                r.valueAdded = Duration::seconds(between(0, 60));
            if (oneIn(4))
                r.idealCycle = Duration::seconds(between(1, 60));
        });
        return id;
    }

    /// Each product takes components from stores of their own, and mostly what comes from before.
    void assembly(Id process, Id before) {
        std::vector<Id> parts;
        for (auto n = between(1, 2); n > 0; --n) {
            parts.push_back(newItem("Component"));
            const Id store = b_.element<Inventory>("Components");
            b_.stock(store, parts.back(), between(0, 500));
            b_.flow(store, process);
            if (oneIn(2)) {
                const Id maker = supplier({parts.back()});
                b_.flow(maker, store);
                positionLoop(parts.back(), maker, store);
            }
        }
        const bool joins = before && !reach("assembly without what comes from before", oneIn(5));
        for (const auto& r : rows<Recipe>()) {
            if (r.process != process)
                continue;
            if (joins)
                input(r.id, r.item);
            for (const Id part : parts)
                input(r.id, part);
        }
    }
    void input(Id recipe, Id item) {
        insert<RecipeInput>([&](RecipeInput& i) {
            i.recipe = recipe;
            i.item = item;
            i.quantity = {between(1, 3)};
        });
    }

    /// Cards with which a process fetches from the store before it; with production cards there, two at one store.
    void withdrawals(Id before, Id process) {
        const TableId kind = tableOf(b_.edit().plant(), before);
        if ((kind != TableId::Supermarkets && kind != TableId::Inventories && kind != TableId::Suppliers) || !oneIn(2))
            return;
        bool two = false;
        for (const auto& l : rows<KanbanLoop>())
            two = two || (l.to == before && ordersFromMaker(l.kind));
        for (const Id item : items_)
            b_.change<KanbanLoop>(b_.loop(LoopKind::Withdrawal, item, before, process, between(1, 5)), [&](KanbanLoop& l) {
                l.freed = any<CardFreed>();
                l.interval = Duration::minutes(seldom(2, 1, 120));
                l.collectAt = seldom(3, 1, 5);
                l.conveyance = Duration::seconds(seldom(2, 1, 600));
                l.container = {seldom(5, 1, 30)};
                reach("two cards at one store", two);
                reach("two cards with a collection", two && l.interval.us > 0);
            });
    }

    Id output(int number, Id process, bool last) {
        last_ = process;
        switch (const auto control = between(0, 9)) {
        case 0:
        case 1: return stored(process, b_.lane(between(1, 10), any<WhenFull>()));
        case 2:
        case 3: return market(number, process, LoopKind::Production);
        case 4: return market(number, process, LoopKind::Signal);
        case 5: return market(number, process, LoopKind::LotBoard);
        case 6:
            lastStore_ = {};
            reach(last ? "made to order" : "straight from process to process");
            return process;
        default: {
            const Id store = stored(process, b_.element<Inventory>("Stock " + std::to_string(number)));
            stocks(store, 200);
            for (const Id item : items_)
                if (control == 7)
                    positionLoop(item, process, store);
                else if (control == 8)
                    schedule(process, item);
            reach("a position watched at a process", control == 7);
            return oneIn(3) ? movedOn(store) : store;
        }
        }
    }

    Id stored(Id process, Id store) {
        b_.flow(process, store);
        lastStore_ = store;
        if (reach("a co-product", oneIn(6)))
            coProduct(process);
        return store;
    }

    Id market(int number, Id process, LoopKind kind) {
        const Id store = stored(process, b_.element<Supermarket>("Market " + std::to_string(number)));
        stocks(store, 200);
        for (const Id item : items_)
            b_.change<KanbanLoop>(b_.loop(kind, item, process, store, between(1, 15)), [&](KanbanLoop& l) {
                l.lot = {between(1, 150)};
                l.lotRule = any<LotRule>();
                l.lotInterval = {oneIn(2) ? between(1, 4) * 500'000 : 0};
                l.trigger = {between(0, 100)};
                l.freed = any<CardFreed>();
                l.container = {seldom(5, 1, 30)};
                l.conveyance = Duration::seconds(seldom(2, 1, 600));
                l.interval = Duration::minutes(kind == LoopKind::Production ? seldom(3, 1, 120) : 0);
            });
        return oneIn(4) ? movedOn(store) : store;
    }

    /// To a second store by a milk run with cards.
    Id movedOn(Id from) {
        reach("a milk run between stores");
        const Id store = b_.element<Supermarket>("Beside the line");
        const Id truck = transport("Tugger");
        b_.flow(from, truck);
        b_.flow(truck, store);
        const bool timetabled = oneIn(2);
        for (auto n = timetabled ? between(1, 3) : 0; n > 0; --n)
            departure(truck);
        for (const Id item : items_)
            milkRun(item, from, store, truck, timetabled);
        lastStore_ = store;
        return store;
    }

    void schedule(Id process, Id item) {
        if (!mrp_)
            mrp_ = b_.element<ProductionControl>("MRP");
        insert<ScheduleLine>([&](ScheduleLine& line) {
            line.control = mrp_;
            line.process = process;
            line.item = item;
            line.quantity = {between(1, 300)};
            line.everyDays = between(1, 3);
            line.first = Span::workingDays(between(0, 2));
            line.rule = any<ScheduleRule>();
            line.safety = {between(0, 100)};
            line.lot = {between(1, 50)};
            line.leadBuckets = between(0, 3);
            line.frozen = between(0, 2);
        });
    }

    void coProduct(Id process) {
        const Id waste = newItem("Offcut");
        const Id bin = b_.element<Inventory>("Bin");
        Id goesTo = bin;
        if (reach("a co-product into a lane", oneIn(2))) {
            goesTo = b_.lane(between(1, 4), any<WhenFull>());
            const Id baler = b_.element<Process>("Baler");
            b_.recipe(baler, waste, law());
            b_.flow(goesTo, baler);
            b_.flow(baler, bin);
        }
        b_.change<MaterialFlow>(b_.flow(process, goesTo), [&](MaterialFlow& f) { f.item = waste; });
        for (const auto& recipe : rows<Recipe>())
            if (recipe.process == process)
                insert<RecipeOutput>([&](RecipeOutput& output) {
                    output.recipe = recipe.id;
                    output.item = waste;
                    output.quantity = {between(1, 3)};
                });
    }

    Id mrp_;
};

} // namespace takt::test

// Random lines in which every piece that comes in goes out to a customer, under any mixture of controls.
#pragma once

#include "random_parts.h"

namespace takt::test {

class RandomLine : public Choices {
  public:
    explicit RandomLine(std::uint64_t seed) : Choices(seed, nullptr) {}

    Project build() {
        for (auto n = between(1, 3); n > 0; --n)
            items_.push_back(b_.item("Item", between(1, 5)));
        Id before = supplier();
        const auto steps = between(1, 4);
        bool conwip = steps > 1 && oneIn(4);
        for (std::int64_t i = 0; i < steps; ++i) {
            // A first step that nothing holds back would make without end.
            before = step(before, i == 0 && !conwip);
        }
        if (conwip)
            b_.loop(LoopKind::Conwip, oneIn(2) && items_.size() == 1 ? items_[0] : Id{}, processes_.front(),
                    oneIn(2) ? before : processes_.back(), between(2, 10));
        customer(before);
        return b_.build();
    }

  private:
    static constexpr std::int64_t kSlowest = 60; ///< seconds a piece, and the demand half of what that makes

    Id supplier() {
        const Id id = b_.element<Supplier>("Supplier");
        for (const Id item : items_) {
            SupplierItem row;
            row.supplier = id;
            row.item = item;
            b_.edit().insert(row);
        }
        return id;
    }

    DurationLaw law() {
        using Kind = DurationLaw::Kind;
        const auto mean = Duration::seconds(between(10, kSlowest));
        const Duration half{mean.us / 2};
        switch (between(0, 5)) {
        case 0: return DurationLaw::fixed(mean);
        case 1: return {Kind::Uniform, half, mean + half, {}};
        case 2: return {Kind::Gamma, mean, half, {}};
        case 3: return {Kind::Triangular, half, mean, mean + half};
        case 4: return DurationLaw::erlang(mean, between(1, 4));
        default: return DurationLaw::exponential(mean);
        }
    }

    Id step(Id before, bool pulled) {
        const Id process = b_.element<Process>("Process");
        b_.change<Process>(process, [&](Process& p) {
            p.withdraws = any<Withdraws>();
            p.changeover = Duration::seconds(seldom(4, 1, 5));
            if (oneIn(4)) {
                p.uptime = Share::percent(between(80, 99));
                p.stopLength = DurationLaw::exponential(Duration::seconds(600));
            }
        });
        for (const Id item : items_)
            b_.change<Recipe>(b_.recipe(process, item, law()), [&](Recipe& r) {
                if (oneIn(4))
                    r.processingTime = Duration::seconds(between(60, 600));
            });
        b_.flow(before, process);
        if (tableOf(b_.edit().plant(), before) == TableId::Supermarkets && oneIn(2))
            for (const Id item : items_)
                b_.change<KanbanLoop>(b_.loop(LoopKind::Withdrawal, item, before, process, between(1, 4)),
                                      [&](KanbanLoop& l) {
                                          l.freed = any<CardFreed>();
                                          l.conveyance = Duration::seconds(seldom(2, 1, 300));
                                          l.interval = Duration::minutes(seldom(3, 1, 30));
                                      });
        processes_.push_back(process);
        return output(process, pulled);
    }

    Id output(Id process, bool pulled) {
        const auto kind = any<LoopKind>();
        const bool cards = ordersFromMaker(kind);
        Id store;
        if (!pulled && oneIn(3))
            store = b_.lane(between(1, 10), any<WhenFull>());
        else if (!pulled && oneIn(3))
            store = b_.element<Inventory>("Pushed");
        else
            return told(process, cards || watchesPosition(kind) ? kind : LoopKind::Production);
        b_.flow(process, store);
        return store;
    }

    Id told(Id process, LoopKind kind) {
        const Id store = ordersFromMaker(kind) ? b_.element<Supermarket>("Market") : b_.element<Inventory>("Store");
        b_.flow(process, store);
        for (const Id item : items_)
            b_.change<KanbanLoop>(b_.loop(kind, item, process, store, between(2, 8)), [&](KanbanLoop& l) {
                l.lot = {between(5, 20)};
                l.trigger = {between(2, 15)};
                l.level = {between(16, 40)};
                l.conveyance = Duration::seconds(seldom(2, 1, 300));
            });
        return store;
    }

    void customer(Id before) {
        const Id id = b_.element<Customer>("Customer");
        if (oneIn(2)) {
            b_.flow(before, id);
        } else {
            const Id truck = b_.element<Transport>("Truck");
            b_.change<Transport>(truck, [&](Transport& t) {
                t.travelTime = law();
                t.loading = Duration::seconds(seldom(2, 1, 300));
            });
            b_.flow(before, truck);
            b_.flow(truck, id);
        }
        const auto perDay = kDay.us / 1'000'000 / kSlowest / 2 / static_cast<std::int64_t>(items_.size());
        for (const Id item : items_)
            b_.demand(id, item, oneIn(2) ? DemandPattern::Poisson : DemandPattern::Even, perDay);
    }

    PlantBuilder b_;
    std::vector<Id> items_, processes_;
};

} // namespace takt::test

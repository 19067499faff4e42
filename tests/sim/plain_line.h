// Random kanban lines in which nearly everything is plain, and now and then something is not.
#pragma once

#include "random_parts.h"

namespace takt::test {

class PlainLine : public Choices {
  public:
    explicit PlainLine(std::uint64_t seed)
        : Choices(seed, nullptr), b_(oneIn(3) ? Duration::hours(between(4, 16)) : Duration{}) {}

    Project build() {
        const Id item = b_.item("Part", between(1, 3));
        Id before;
        for (auto n = between(2, 5); n > 0; --n)
            before = step(before, item);
        const Id customer = b_.element<Customer>("Customer");
        b_.flow(before, customer);
        b_.demand(customer, item, oneIn(2) ? DemandPattern::Poisson : DemandPattern::Even, between(300, 2'000), 1,
                  between(1, 5));
        return b_.build();
    }

  private:
    Id step(Id before, Id item) {
        const Id process = b_.element<Process>("Process");
        b_.change<Process>(process, [&](Process& p) {
            p.withdraws = any<Withdraws>();
            p.uptime = Share::percent(100 - seldom(6, 1, 20));
            if (p.uptime < Share::whole())
                p.stopLength = DurationLaw::exponential(Duration::seconds(600));
        });
        const Duration mean = Duration::seconds(between(20, 90));
        const Id recipe = b_.recipe(process, item, oneIn(3) ? DurationLaw::fixed(mean) : DurationLaw::exponential(mean));
        b_.change<Recipe>(recipe, [&](Recipe& r) { r.yield = Share::percent(100 - seldom(6, 1, 20)); });
        if (before)
            b_.flow(before, process);
        const Id market = b_.element<Supermarket>("Market");
        b_.flow(process, market);
        if (oneIn(3))
            b_.stock(market, item, between(1, 9));
        b_.change<KanbanLoop>(b_.loop(LoopKind::Production, item, process, market, between(1, 4)), [&](KanbanLoop& l) {
            l.freed = any<CardFreed>();
            l.conveyance = Duration::seconds(seldom(5, 1, 300));
        });
        return market;
    }

    PlantBuilder b_;
};

} // namespace takt::test

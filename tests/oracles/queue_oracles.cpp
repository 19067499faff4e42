// Single queues: textbook formulas; Pollaczek and Khinchine; completion times for breakdowns.
#include "oracle.h"

namespace takt::test {

namespace {

struct Queue {
    double rate = 0.8;
    DurationLaw service = exponential(1);
    int machines = 1;
    std::int64_t lot = 1;
    std::function<void(Process&)> process = [](Process&) {};
};

/// Orders of a customer, made one after the other by the process before him.
Project queue(const Queue& q) {
    PlantBuilder b;
    const Id item = b.item("Part", q.lot);
    const Id machine = b.element<Process>("Machine");
    const Id customer = b.element<Customer>("Customer");
    b.change<Process>(machine, [&](Process& p) {
        p.machines = q.machines;
        q.process(p);
    });
    b.recipe(machine, item, q.service);
    b.flow(machine, customer);
    b.demand(customer, item, DemandPattern::Poisson, perDay(q.rate * static_cast<double>(q.lot)), 1, q.lot);
    return b.build();
}

/// Five places: a market of five that the machine refills, whose customers do not wait.
Project lossQueue() {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id machine = b.element<Process>("Machine");
    const Id market = b.element<Supermarket>("Market");
    const Id customer = b.element<Customer>("Customer");
    b.change<Customer>(customer, [](Customer& c) { c.unmet = Unmet::IsLost; });
    b.recipe(machine, item, exponential(1));
    b.flow(machine, market);
    b.flow(market, customer);
    b.loop(LoopKind::Production, item, machine, market, 5);
    b.stock(market, item, 5);
    b.demand(customer, item, DemandPattern::Poisson, perDay(0.9));
    return b.build();
}

DurationLaw gammaLaw(double deviation) {
    return {DurationLaw::Kind::Gamma, Duration::seconds(1), {static_cast<std::int64_t>(deviation * 1e6 + 0.5)}, {}};
}

void breaksDown(Process& p, BreakdownClock clock) {
    p.uptime = {Share::kOne / 11 * 10 + 9}; // failure .01, repair .1
    p.stopLength = exponential(10);
    p.breakdownClock = clock;
}

const std::string kDemand = "demand.";

} // namespace

std::vector<Oracle> queueOracles() {
    std::vector<Oracle> all;
    const auto add = [&](std::string name, Project plant, std::vector<Figure> figures, int seconds = 20'000) {
        all.push_back({std::move(name), std::move(plant), std::move(figures), seconds});
    };
    for (const double load : {.5, .8, .9})
        add("1 M/M/1 load " + std::to_string(load).substr(0, 3), queue({load}),
            {figure("in system", load / (1 - load), kDemand, ".backlog.mean"),
             figure("time in system", 1 / (1 - load), kDemand, ".waiting.mean")},
            load > .85 ? 100'000 : 40'000);
    add("2 M/M/2 rate 1.6", queue({1.6, exponential(1), 2}),
        {figure("waiting", 1.777778, kDemand, ".waiting.mean", -1)});
    add("2 M/M/3 rate 2.4", queue({2.4, exponential(1), 3}),
        {figure("waiting", 1.078652, kDemand, ".waiting.mean", -1)});
    add("3 M/D/1", queue({.8, DurationLaw::fixed(Duration::seconds(1))}),
        {figure("waiting", 2.0, kDemand, ".waiting.mean", -1)});
    add("3 M/E4/1", queue({.8, gammaLaw(.5)}), {figure("waiting", 2.5, kDemand, ".waiting.mean", -1)});
    add("3 M/E2/1", queue({.8, gammaLaw(.70710678)}), {figure("waiting", 3.0, kDemand, ".waiting.mean", -1)});
    add("3 M/G/1 squared variation 4", queue({.8, gammaLaw(2)}),
        {figure("waiting", 10.0, kDemand, ".waiting.mean", -1)}, 100'000);
    add("4 M/M/1/5 rate .9", lossQueue(),
        {{"lost", [](const sim::RunResult& r) { return valueOf(r, "lost.total", "") / valueOf(r, "ordered.total", ""); },
          .126023},
         throughput(.786580),
         {"in system", [](const sim::RunResult& r) { return 5 - valueOf(r, "stock.", ".mean"); }, 2.194782}});
    Queue q{.6};
    q.process = [](Process& p) { breaksDown(p, BreakdownClock::WorkingTime); };
    add("16 breakdowns by working time", queue(q), {figure("time in system", 5.0, kDemand, ".waiting.mean")}, 60'000);
    q.process = [](Process& p) { breaksDown(p, BreakdownClock::ShiftTime); };
    add("16 breakdowns by shift time", queue(q), {figure("time in system", 5.909091, kDemand, ".waiting.mean")},
        60'000);
    Queue batches{.05, DurationLaw::fixed(Duration::seconds(1)), 1, 10};
    batches.process = [](Process& p) {
        p.changeover = Duration::seconds(5);
        p.setsUp = SetsUp::ForEveryLot;
    };
    add("17 batches of 10", queue(batches), {figure("waiting for setup", 22.5, kDemand, ".waiting.mean", -15)},
        100'000);
    return all;
}

} // namespace takt::test

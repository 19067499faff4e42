// Single-card kanban lines (Mitra and Mitrani 1990, solved as Markov chains) and kanban markets.
#include "oracle.h"

namespace takt::test {

namespace {

Project line(int stages, int cards, Withdraws withdraws) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id before;
    for (int i = 0; i < stages; ++i) {
        const Id process = b.element<Process>("Stage " + std::to_string(i + 1));
        const Id market = b.element<Supermarket>("Market " + std::to_string(i + 1));
        b.change<Process>(process, [&](Process& p) { p.withdraws = withdraws; });
        b.recipe(process, item, exponential(1));
        if (before)
            b.flow(before, process);
        b.flow(process, market);
        b.loop(LoopKind::Production, item, process, market, cards);
        before = market;
    }
    insatiableCustomer(b, before, item);
    return b.build();
}

/// Poisson demand of 2 a second from a market that K cards refill with lead time 3 s.
Project market(int cards, Unmet unmet, DurationLaw lead) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id supplier = b.element<Supplier>("Supplier");
    SupplierItem supplies;
    supplies.supplier = supplier;
    supplies.item = item;
    supplies.leadTime = lead;
    b.edit().insert(supplies);
    const Id store = b.element<Supermarket>("Market");
    const Id customer = b.element<Customer>("Customer");
    b.change<Customer>(customer, [&](Customer& c) { c.unmet = unmet; });
    b.flow(supplier, store);
    b.flow(store, customer);
    b.loop(LoopKind::Withdrawal, item, supplier, store, cards);
    b.stock(store, item, cards);
    b.demand(customer, item, DemandPattern::Poisson, perDay(2));
    return b.build();
}

struct Row {
    int stages, cards;
    double throughput, work, flow;
};

} // namespace

std::vector<Oracle> kanbanOracles() {
    std::vector<Oracle> all;
    const auto addLine = [&](const std::string& row, const Row& r, Withdraws withdraws) {
        std::vector<Figure> figures = {throughput(r.throughput)};
        if (r.work > 0)
            figures.push_back(workInProcess(r.work));
        if (r.flow > 0)
            figures.push_back(figure("flow time", r.flow, "flow_time.mean"));
        all.push_back({row + " " + std::to_string(r.stages) + " stages, K=" + std::to_string(r.cards),
                       line(r.stages, r.cards, withdraws), std::move(figures)});
    };
    for (const Row& r : {Row{2, 1, 2.0 / 3, 0, 0}, Row{2, 2, 4.0 / 5, 0, 0}, Row{2, 3, 6.0 / 7, 0, 0}})
        addLine("10", r, Withdraws::WhenCardIsFree);
    for (const Row& r :
         {Row{3, 1, .564103, 2.358974, 0}, Row{3, 2, .725977, 4.836678, 0}, Row{3, 3, .800364, 7.334361, 0}})
        addLine("11", r, Withdraws::WhenCardIsFree);
    for (const Row& r : {Row{5, 1, .485798, 3.778560, 0}, Row{5, 2, .663397, 7.767984, 0},
                         Row{5, 3, .750303, 11.796512, 15.722333}})
        addLine("12", r, Withdraws::WhenCardIsFree);
    for (const Row& r : {Row{2, 1, .666667, 1.666667, 0}, Row{2, 2, .75, 2.25, 0}, Row{2, 3, .8, 2.8, 0}})
        addLine("22", r, Withdraws::AtStart);
    for (const Row& r :
         {Row{3, 1, .564103, 2.358974, 0}, Row{3, 2, .670466, 3.531798, 0}, Row{3, 3, .734017, 4.633484, 0}})
        addLine("23", r, Withdraws::AtStart);
    for (const Row& r :
         {Row{5, 1, .485798, 3.778560, 0}, Row{5, 2, .607583, 6.135394, 0}, Row{5, 3, .680489, 8.339353, 0}})
        addLine("24", r, Withdraws::AtStart);
    const auto waits = [](double fill, double waiting, double time) {
        return std::vector<Figure>{figure("fill rate", fill, "fill_rate"),
                                   figure("customers waiting", waiting, "demand.", ".backlog.mean"),
                                   figure("waiting time", time, "demand.", ".waiting.mean")};
    };
    all.push_back({"25 backlog, K=8", market(8, Unmet::Waits, exponential(3)), waits(.643019, 1.070943, .535472)});
    all.push_back({"25 backlog, K=10", market(10, Unmet::Waits, exponential(3)), waits(.898701, .151949, .075974)});
    const auto lost = [](double exact) {
        return std::vector<Figure>{{"lost", [](const sim::RunResult& r) {
                                        return valueOf(r, "lost.total", "") / valueOf(r, "ordered.total", "");
                                    },
                                    exact}};
    };
    all.push_back({"26 lost sales, K=8", market(8, Unmet::IsLost, exponential(3)), lost(.121876)});
    all.push_back({"26 lost sales, K=10, fixed lead time",
                   market(10, Unmet::IsLost, DurationLaw::fixed(Duration::seconds(3))), lost(.043142)});
    return all;
}

} // namespace takt::test

// Inventory positions: Buzacott and Shanthikumar 1993 (base stock before a queue), Palm's theorem,
// Hadley and Whitin 1963 (reorder point; order up to on a timetable).
#include "oracle.h"

namespace takt::test {

namespace {

/// Poisson demand from a store that `loop` refills from a supplier or, without a lead time, a machine.
Project store(double rate, std::optional<DurationLaw> lead, KanbanLoop loop, std::int64_t initial) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id stock = b.element<Inventory>("Store");
    const Id customer = b.element<Customer>("Customer");
    if (lead) {
        loop.from = b.element<Supplier>("Supplier");
        SupplierItem supplies;
        supplies.supplier = loop.from;
        supplies.item = item;
        supplies.leadTime = *lead;
        b.edit().insert(supplies);
    } else {
        loop.from = b.element<Process>("Machine");
        b.recipe(loop.from, item, exponential(1));
    }
    b.flow(loop.from, stock);
    b.flow(stock, customer);
    loop.item = item;
    loop.to = stock;
    b.edit().insert(loop);
    b.stock(stock, item, initial);
    b.demand(customer, item, DemandPattern::Poisson, perDay(rate));
    return b.build();
}

KanbanLoop baseStock(std::int64_t level) {
    KanbanLoop loop;
    loop.kind = LoopKind::BaseStock;
    loop.level = {level};
    return loop;
}

std::vector<Figure> figures(double fill, double backorders, double onHand = -1) {
    std::vector<Figure> all = {figure("fill rate", fill, "fill_rate"),
                               figure("backorders", backorders, "demand.", ".backlog.mean")};
    if (onHand >= 0)
        all.push_back(figure("on hand", onHand, "stock.", ".mean"));
    return all;
}

} // namespace

std::vector<Oracle> stockOracles() {
    std::vector<Oracle> all;
    all.push_back({"18 base stock 5, M/M/1 supply", store(.8, {}, baseStock(5), 5),
                   figures(.672320, 1.310720, 2.310720), 60'000});
    all.push_back({"18 base stock 10, M/M/1 supply", store(.8, {}, baseStock(10), 10),
                   figures(.892626, .429497, 6.429497), 60'000});
    const DurationLaw anyLaw{DurationLaw::Kind::Gamma, Duration::seconds(3), Duration{1'500'000}, {}};
    all.push_back({"19 base stock 6, orders cross", store(2, anyLaw, baseStock(6), 6), figures(.445680, .963739)});
    all.push_back({"19 base stock 8, orders cross", store(2, exponential(3), baseStock(8), 8),
                   figures(.743980, .314021)});
    const DurationLaw three = DurationLaw::fixed(Duration::seconds(3));
    KanbanLoop reorder;
    reorder.kind = LoopKind::ReorderPoint;
    reorder.trigger = {4};
    reorder.lot = {5};
    all.push_back({"20 reorder point 4, quantity 5", store(2, three, reorder, 8),
                   figures(.585651, .705424, 1.705424)});
    const std::vector<std::tuple<int, double, double>> reviews = {{10, .825736, .218136}, {12, .942398, .057016}};
    for (const auto& [level, fill, backorders] : reviews) {
        KanbanLoop upTo = baseStock(level);
        upTo.interval = Duration::seconds(1);
        all.push_back({"27 order up to " + std::to_string(level) + " every second", store(2, three, upTo, level),
                       figures(fill, backorders)});
    }
    return all;
}

} // namespace takt::test

// Where the material of random plants comes from and what carries it.
#pragma once

#include "random_parts.h"

namespace takt::test {

class RandomSupply : public RandomParts {
  protected:
    using RandomParts::RandomParts;

    /// Nothing (material never runs out), a supplier at the door, a counted stock, or a store filled by cards, by
    /// trucks or by a watched position.
    Id source() {
        switch (between(0, 6)) {
        case 0: return {};
        case 1: return supplierAtTheDoor();
        case 2: return filledByTruck();
        case 3: return countedStock();
        case 4: return watchedAtASupplier();
        case 5: return watchedAtAStore();
        default: return filledByCards();
        }
    }

    Id supplier(const std::vector<Id>& items) {
        const Id id = b_.element<Supplier>("Supplier");
        b_.change<Supplier>(id, [&](Supplier& s) { s.calendar = hours("a supplier's calendar"); });
        for (const Id item : items)
            insert<SupplierItem>([&](SupplierItem& row) {
                row.supplier = id;
                row.item = item;
                row.leadTime = law();
                row.multiple = {oneIn(2) ? between(1, 30) : 1};
                row.minimum = {seldom(3, 1, 100)};
                row.onTime = Share::percent(between(50, 100));
                row.defects = Share::percent(seldom(2, 0, 20));
                row.ordersCross = oneIn(2);
                row.capacity = {seldom(4, 10, 5000)};
                row.ownStock = {seldom(4, 1, 300)};
            });
        return id;
    }

    Id transport(const std::string& name) {
        const Id id = b_.element<Transport>(name);
        b_.change<Transport>(id, [&](Transport& t) {
            t.travelTime = law();
            t.capacity = seldom(2, 1, 20);
            t.tripCost = {seldom(2, 1, 1'000'000)};
            t.distance = {oneIn(2) ? between(1, 100) * 1'000'000 : 0};
            t.distanceCost = {seldom(2, 1, 10'000)};
            t.loading = Duration::seconds(seldom(3, 1, 900));
            t.unloading = Duration::seconds(seldom(3, 1, 900));
        });
        return id;
    }
    Id departure(Id transport, Id item = {}) {
        return insert<Departure>([&](Departure& d) {
            d.transport = transport;
            d.at = Duration::hours(between(0, 23));
            d.days.bits = static_cast<std::uint8_t>(oneIn(3) ? between(1, 127) : 0);
            d.item = item;
            d.quantity = {item ? between(1, 500) : 0};
        });
    }

    void stocks(Id store, std::int64_t most) {
        for (const Id item : items_)
            b_.change<Stock>(b_.stock(store, item, between(0, most)), [&](Stock& s) { s.maximum = {seldom(3, 1, most)}; });
    }

    /// A watched position: base stock, (s, Q) or (s, S).
    void positionLoop(Id item, Id from, Id to) {
        insert<KanbanLoop>([&](KanbanLoop& loop) {
            loop.kind = static_cast<LoopKind>(between(static_cast<int>(LoopKind::BaseStock), static_cast<int>(LoopKind::MinMax)));
            loop.item = item;
            loop.from = from;
            loop.to = to;
            loop.level = {between(1, 200)};
            loop.trigger = {between(0, 150)};
            loop.lot = {between(1, 150)};
            loop.interval = Duration::minutes(seldom(3, 10, 600));
        });
    }

    /// Withdrawal cards that a transport takes along, between two places it joins.
    void milkRun(Id item, Id from, Id to, Id truck, bool timetabled) {
        const Id loop = b_.loop(LoopKind::Withdrawal, item, from, to, between(1, 12));
        b_.change<KanbanLoop>(loop, [&](KanbanLoop& l) {
            l.transport = truck;
            l.tripsLater = timetabled ? between(0, 2) : 0;
            l.freed = any<CardFreed>();
            reach("several trips later", l.tripsLater > 1);
        });
        reach("a milk run on call", !timetabled);
    }

  private:
    Id supplierAtTheDoor() {
        reach("straight from a supplier");
        return supplier(items_);
    }

    Id countedStock() {
        const Id store = b_.element<Inventory>("Purchased");
        stocks(store, 300);
        return store;
    }

    Id filledByTruck() {
        reach("a fixed load");
        const Id store = countedStock();
        const Id truck = transport("Truck");
        b_.flow(supplier(items_), truck);
        b_.flow(truck, store);
        departure(truck, items_[0]);
        return store;
    }

    Id watchedAtASupplier() {
        reach("a position watched at a supplier");
        const Id store = countedStock();
        const Id from = supplier(items_);
        b_.flow(from, store);
        for (const Id item : items_)
            positionLoop(item, from, store);
        return store;
    }

    Id watchedAtAStore() {
        reach("a position watched at a store");
        const Id from = countedStock();
        const Id store = b_.element<Inventory>("Beside the line");
        b_.flow(from, store);
        for (const Id item : items_)
            positionLoop(item, from, store);
        return store;
    }

    Id filledByCards() {
        const Id store = b_.element<Supermarket>("Purchased");
        stocks(store, 300);
        const Id from = supplier(items_);
        const Id truck = transport("Truck");
        b_.flow(from, truck);
        b_.flow(truck, store);
        const bool timetabled = oneIn(2);
        if (timetabled)
            departure(truck);
        for (const Id item : items_)
            if (reach("a milk run from a supplier", oneIn(2)))
                milkRun(item, from, store, truck, timetabled);
            else
                b_.loop(LoopKind::Withdrawal, item, from, store, between(1, 20));
        return store;
    }
};

} // namespace takt::test

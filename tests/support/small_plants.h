// The smallest plants in which a rule of its own can be seen, for cases worked out by hand.
#pragma once

#include "played.h"

namespace takt::test {

/// Process and store one behind the other, with whatever stands before; a customer who wants a piece in the far
/// future unless told otherwise.
struct SmallPlant {
    PlantBuilder b;
    Id customer;

    explicit SmallPlant(Duration shift = {}) : b(shift), customer(b.element<Customer>("Customer")) {}

    Id stockOf(Id item, std::int64_t pieces) {
        const Id store = b.element<Inventory>("Stock");
        b.stock(store, item, pieces);
        return store;
    }
    /// A process that takes an item from `before` (none: material never runs out) and hands it on.
    Id process(Id item, DurationLaw cycle, Id before = {}) {
        const Id id = b.element<Process>("Process");
        b.recipe(id, item, cycle);
        if (before)
            b.flow(before, id);
        return id;
    }
    Id into(Id process, Id store) {
        b.flow(process, store);
        return store;
    }
    template <class Function>
    void changeRecipes(Function&& f) {
        for (const auto& row : std::vector<Recipe>(b.edit().plant().get<Recipe>().rows()))
            b.change<Recipe>(row.id, f);
    }
    /// Pieces one by one, so many a day at equal distance, the first after one distance.
    void wantsEvenly(Id item, std::int64_t perDay) { b.demand(customer, item, DemandPattern::Even, perDay); }
    void wantsSometime(Id item) { b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000); }
    Id wantsDaily(Id item, std::int64_t pieces) { return b.demand(customer, item, DemandPattern::DailyOrder, pieces); }
    void schedule(Id process, Id item, std::int64_t pieces) {
        if (!control_)
            control_ = b.element<ProductionControl>("Planning");
        ScheduleLine line;
        line.control = control_;
        line.process = process;
        line.item = item;
        line.quantity = {pieces};
        b.edit().insert(line);
    }
    template <class Function>
    Id loop(LoopKind kind, Id item, Id from, Id to, std::int64_t cards, Function&& f) {
        const Id id = b.loop(kind, item, from, to, cards);
        b.change<KanbanLoop>(id, f);
        return id;
    }

  private:
    Id control_;
};

/// A supplier whose goods the customer takes from a store.
struct SuppliedStore : SmallPlant {
    Id item, supplier, supplied, store;

    explicit SuppliedStore(std::int64_t container = 1, std::int64_t initial = 0) {
        item = b.item("Part", container);
        supplier = b.element<Supplier>("Supplier");
        SupplierItem row;
        row.supplier = supplier;
        row.item = item;
        supplied = b.edit().insert(row);
        store = b.element<Inventory>("Store");
        if (initial > 0)
            b.stock(store, item, initial);
        b.flow(supplier, store);
        b.flow(store, customer);
    }
    template <class Function>
    void supplies(Function&& f) {
        b.change<SupplierItem>(supplied, f);
    }
    void baseStock(std::int64_t level) {
        loop(LoopKind::BaseStock, item, supplier, store, 1, [&](KanbanLoop& l) { l.level = {level}; });
    }
};

using Times = std::vector<double>;

/// The amounts of all records of a kind, in their order.
inline std::vector<std::int64_t> amounts(const Played& run, RecordKind kind) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < run.trace->size(); ++i)
        if ((*run.trace)[i].kind() == kind)
            out.push_back((*run.trace)[i].amount);
    return out;
}

/// When a process completed a container, by its place in the order of drawing.
inline Times madeAt(const Played& run, Id process) {
    Times out;
    for (std::size_t i = 0; i < run.trace->size(); ++i) {
        const auto record = (*run.trace)[i];
        if (record.kind() == RecordKind::Made &&
            run.network->processes[run.network->recipes[record.subject].process].id == process)
            out.push_back(static_cast<double>(record.at) * 1e-6);
    }
    return out;
}

inline std::string key(const char* what, Id id, const char* which) {
    return std::string(what) + "." + std::to_string(id.value) + "." + which;
}

} // namespace takt::test

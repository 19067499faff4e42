#pragma once

#include <utility>

#include "plant_builder.h"

namespace takt::test {

/// A process that always has material and work, and whoever it works for.
inline std::pair<Id, Id> endlessStep(PlantBuilder& b, DurationLaw cycle) {
    const Id item = b.item("Part");
    const Id process = b.element<Process>("Cell");
    const Id store = b.element<Inventory>("Store");
    const Id customer = b.element<Customer>("Customer");
    b.recipe(process, item, cycle);
    b.flow(process, store);
    b.flow(store, customer);
    b.demand(customer, item, DemandPattern::DailyOrder, 1);
    return {process, customer};
}

} // namespace takt::test

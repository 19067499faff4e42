#include "gui/map/stock_counts.h"

#include <algorithm>
#include <cmath>

namespace takt::gui {

std::vector<StockCount> countsOf(const Plant& plant, Id stock) {
    std::vector<StockCount> counts;
    for (const auto& count : plant.get<StockCount>())
        if (count.stock == stock)
            counts.push_back(count);
    std::stable_sort(counts.begin(), counts.end(), [](const StockCount& a, const StockCount& b) {
        return a.countedOn.empty() != b.countedOn.empty() ? b.countedOn.empty() : a.countedOn < b.countedOn;
    });
    return counts;
}

void followCounts(Edit& edit, Id stock) {
    const auto counts = countsOf(edit.plant(), stock);
    if (counts.empty())
        return;
    double sum = 0;
    std::string last;
    for (const auto& count : counts) {
        sum += static_cast<double>(count.quantity.steps);
        last = std::max(last, count.countedOn);
    }
    edit.modify<Stock>(stock, [&](Stock& s) {
        s.initial = {std::llround(sum / static_cast<double>(counts.size()))};
        s.countedOn = last;
    });
}

Id addCount(Edit& edit, Id stock, const std::string& isoDate, Quantity quantity) {
    const Stock* row = edit.plant().find<Stock>(stock);
    if (!row)
        return {};
    if (row->initial.steps > 0 && countsOf(edit.plant(), stock).empty()) {
        StockCount first;
        first.stock = stock;
        first.countedOn = row->countedOn;
        first.quantity = row->initial;
        edit.insert(first);
    }
    StockCount count;
    count.stock = stock;
    count.countedOn = isoDate;
    count.quantity = quantity;
    const Id id = edit.insert(count);
    followCounts(edit, stock);
    return id;
}

void removeCount(Edit& edit, Id id) {
    const StockCount* count = edit.plant().find<StockCount>(id);
    if (!count)
        return;
    const Id stock = count->stock;
    edit.remove(id);
    followCounts(edit, stock);
}

} // namespace takt::gui

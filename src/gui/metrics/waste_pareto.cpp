#include "gui/metrics/waste_pareto.h"

#include <algorithm>

namespace takt::gui {

namespace {

/// What a source is counted under. What comes of no place stands under its item in either case.
std::pair<Id, Id> groupOf(const WasteSource& source, ParetoBy by) {
    switch (by) {
    case ParetoBy::Place: return source.element ? std::pair{source.element, Id{}} : std::pair{Id{}, source.item};
    case ParetoBy::Item: return {Id{}, source.item};
    case ParetoBy::PlaceAndItem: break;
    }
    return {source.element, source.item};
}

} // namespace

std::vector<ParetoRow> paretoOf(const WasteFigures& figures, std::optional<sim::Waste> waste, ParetoBy by, bool byMoney) {
    std::vector<ParetoRow> rows;
    for (const auto& figure : figures.wastes) {
        if (waste && figure.waste != *waste)
            continue;
        for (const auto& source : figure.sources) {
            const auto [element, item] = groupOf(source, by);
            auto row = std::ranges::find_if(rows, [&](const ParetoRow& r) { return r.element == element && r.item == item; });
            if (row == rows.end())
                row = rows.insert(rows.end(), {element, item});
            row->hours += source.hours;
            row->money += source.money;
        }
    }
    const auto weight = [byMoney](const ParetoRow& r) { return byMoney ? r.money : r.hours; };
    std::erase_if(rows, [&](const ParetoRow& r) { return weight(r) <= 0; });
    std::ranges::stable_sort(rows, std::greater{}, weight);
    double all = 0, sum = 0;
    for (const auto& row : rows)
        all += weight(row);
    for (auto& row : rows) {
        sum += weight(row);
        row.share = weight(row) / all;
        row.together = sum / all;
    }
    return rows;
}

} // namespace takt::gui

// Where the waste is: its places or items, the gravest first, with what they come to together. No widgets.
#pragma once

#include <optional>

#include "gui/metrics/waste_figures.h"

namespace takt::gui {

enum class ParetoBy { Place, Item, PlaceAndItem };

struct ParetoRow {
    Id element, item;             ///< none: of no place, of no single item
    double hours = 0, money = 0;  ///< a week
    double share = 0, together = 0; ///< 0 … 1, of what is ranked: hours, or money
    bool operator==(const ParetoRow&) const = default;
};

/// Of one waste, or all. Ranked by money or by hours; rows that have none of it are left out. Waste of stock has no
/// hours: it appears by money alone.
std::vector<ParetoRow> paretoOf(const WasteFigures& figures, std::optional<sim::Waste> waste, ParetoBy by, bool byMoney);

} // namespace takt::gui

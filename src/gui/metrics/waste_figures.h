// The seven wastes of a run in hours and money a week, each with the places it comes from. No widgets.
#pragma once

#include <QString>
#include <vector>

#include "sim/ledger.h"

namespace takt::gui {

/// Where a waste comes from. Hours are those of operators, or of a transport; none for stock, which costs money alone.
struct WasteSource {
    Id element;              ///< none: the item wherever it is
    Id item;                 ///< none: all
    double hours = 0, money = 0; ///< a week of the clock
    double heldSteps = 0;        ///< of stock: mean
    bool operator==(const WasteSource&) const = default;
};

struct WasteFigure {
    sim::Waste waste{};
    double hours = 0, money = 0; ///< a week
    std::vector<WasteSource> sources; ///< the gravest first
    bool countsTime() const { return waste != sim::Waste::Inventory && waste != sim::Waste::Overproduction; }
    bool operator==(const WasteFigure&) const = default;
};

struct WasteFigures {
    std::vector<WasteFigure> wastes; ///< all seven, the gravest first: by money where any is known, else by hours
    bool hasMoney = false;           ///< some wage, value or cost is entered
    bool operatorsClose = true, partsClose = true;
    double paidHours = 0, accountedHours = 0; ///< a week
    double money = 0;                ///< of all, a week
    bool operator==(const WasteFigures&) const = default;
};

WasteFigures wasteFigures(const sim::Ledger& ledger, sim::SetupCounts setup, bool withMoney);

/// "Waiting", translated.
QString wasteName(sim::Waste waste);
/// What it counts, in a sentence (product.md, the seven wastes).
QString wasteMeaning(sim::Waste waste, sim::SetupCounts setup);

} // namespace takt::gui

#include "gui/metrics/waste_figures.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wastes)
};

constexpr auto kWastes = static_cast<std::size_t>(sim::Waste::Count);
constexpr double kHourUs = 3.6e9, kWeekHours = 7 * 24;

template <class Row>
void sortByWeight(std::vector<Row>& rows, bool byMoney) {
    std::stable_sort(rows.begin(), rows.end(), [byMoney](const Row& a, const Row& b) {
        if (byMoney && a.money != b.money)
            return a.money > b.money;
        return a.hours > b.hours;
    });
}

} // namespace

WasteFigures wasteFigures(const sim::Ledger& ledger, sim::SetupCounts setup, bool withMoney) {
    WasteFigures out;
    out.operatorsClose = ledger.operatorsClose();
    out.partsClose = ledger.partsClose();
    std::array<WasteFigure, kWastes> all;
    for (std::size_t w = 0; w < kWastes; ++w)
        all[w].waste = static_cast<sim::Waste>(w);
    // The window is that of all runs together; entries are means over the runs.
    const double runs = static_cast<double>(ledger.runs);
    const double window = static_cast<double>(ledger.windowUs) / runs / kHourUs;
    const double weeks = window > 0 ? window / kWeekHours : 1.0;
    for (const auto& entry : sim::wastesOf(ledger, setup)) {
        WasteFigure& figure = all[static_cast<std::size_t>(entry.waste)];
        WasteSource source{entry.element, entry.item, figure.countsTime() ? entry.hours / weeks : 0.0,
                           withMoney ? entry.money / weeks : 0.0, !figure.countsTime() && window > 0 ? entry.hours / window : 0.0};
        figure.hours += source.hours;
        figure.money += source.money;
        figure.sources.push_back(source);
    }
    for (auto& figure : all) {
        out.money += figure.money;
        sortByWeight(figure.sources, figure.money > 0);
        out.wastes.push_back(std::move(figure));
    }
    out.hasMoney = out.money > 0;
    sortByWeight(out.wastes, out.hasMoney);
    for (const auto& crew : ledger.crews) {
        out.paidHours += static_cast<double>(crew.paidUs) / runs / kHourUs / weeks;
        out.accountedHours += static_cast<double>(crew.sum()) / runs / kHourUs / weeks;
    }
    return out;
}

QString wasteName(sim::Waste waste) {
    switch (waste) {
    case sim::Waste::Overproduction: return Words::tr("Overproduction");
    case sim::Waste::Inventory: return Words::tr("Inventory");
    case sim::Waste::Waiting: return Words::tr("Waiting");
    case sim::Waste::Transport: return Words::tr("Transport");
    case sim::Waste::Motion: return Words::tr("Motion");
    case sim::Waste::OverProcessing: return Words::tr("Over-processing");
    case sim::Waste::Defects: return Words::tr("Defects");
    case sim::Waste::Count: break;
    }
    return {};
}

QString wasteMeaning(sim::Waste waste, sim::SetupCounts setup) {
    switch (waste) {
    case sim::Waste::Overproduction:
        return Words::tr("Pieces started without a signal from downstream, or above the store's maximum, from their completion to "
                         "their need: what holding them costs.");
    case sim::Waste::Inventory:
        return Words::tr("Purchased material, and stock inside the agreed maximum but above what is necessary today: what holding "
                         "it costs.");
    case sim::Waste::Waiting:
        return setup == sim::SetupCounts::AsWaste
                   ? Words::tr("Operators without a card or material, blocked, with the machine down, for want of balance, and setting up.")
                   : Words::tr("Operators without a card or material, blocked, with the machine down, or for want of balance.");
    case sim::Waste::Transport: return Words::tr("Trips with their travel, loading and unloading; by hand at the wage.");
    case sim::Waste::Motion: return Words::tr("Walking, reaching and searching in the standard work.");
    case sim::Waste::OverProcessing: return Words::tr("Elements of the work that are marked as waste.");
    case sim::Waste::Defects: return Words::tr("Scrap at its value so far, rework, and pieces that escape.");
    case sim::Waste::Count: break;
    }
    return {};
}

} // namespace takt::gui

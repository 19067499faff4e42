// Stocks of a run as lines of a chart.
#pragma once

#include "gui/common/chart.h"
#include "gui/metrics/metric_chart.h"

namespace takt::gui {

struct StorePlaces {
    Id store;
    std::vector<std::uint32_t> places;
};
/// Stores and lanes in the network's order, each with its places.
std::vector<StorePlaces> storesOf(const sim::Network& network);

/// What a place holds in units of its item: kilograms, not steps of half a kilogram.
struct PlaceUnit {
    double perStep = 1.0;
    QString name; ///< empty: pieces
};
PlaceUnit unitOf(const sim::Network& network, const Plant& plant, std::uint32_t item);
/// Of each item of the network whether it is counted in whole pieces.
std::vector<bool> countedInPieces(const sim::Network& network, const Plant& plant);

/// A line of these places together, with limit and stockouts; `behind`: the curve alone.
ChartLine stockLine(const RunFacts& run, const ChartInput& input, const QString& name,
                    const std::vector<std::uint32_t>& places, int number, bool behind);
/// The points of a curve of this run in the window.
QList<QPointF> pointsOf(const RunFacts& run, const ChartInput& input, const sim::Curve& curve);

} // namespace takt::gui

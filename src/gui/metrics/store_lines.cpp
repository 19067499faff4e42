#include "gui/metrics/store_lines.h"

#include <algorithm>
#include <cmath>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

bool isPieces(const std::string& unit) { return unit.empty() || unit == "piece" || unit == "pieces"; }

PlaceUnit unitOfPlace(const RunFacts& run, std::uint32_t place) {
    return unitOf(run.network(), *run.plant, run.network().places[place].item);
}

/// Several places are summed at each column's end: their extremes need not fall together.
QList<QPointF> storePoints(const RunFacts& run, const ChartInput& input, const std::vector<std::uint32_t>& places) {
    const auto& stock = run.curves.stock;
    if (places.size() == 1) {
        auto points = pointsOf(run, input, stock[places[0]]);
        const double perStep = unitOfPlace(run, places[0]).perStep;
        for (auto& point : points)
            point.ry() *= perStep;
        return points;
    }
    sim::Curve sum(stock[places[0]].size());
    for (const auto p : places) {
        const double perStep = unitOfPlace(run, p).perStep;
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c].last += std::llround(static_cast<double>(stock[p][c].last) * perStep);
    }
    for (auto& column : sum)
        column.least = column.most = column.last;
    return pointsOf(run, input, sum);
}

std::optional<double> plannedMaximum(const RunFacts& run, const std::vector<std::uint32_t>& places) {
    double sum = 0;
    for (const auto p : places) {
        if (run.network().places[p].maximum <= 0)
            return std::nullopt;
        sum += static_cast<double>(run.network().places[p].maximum) * unitOfPlace(run, p).perStep;
    }
    return sum;
}

/// "Coils (kg)"; pieces need no word.
QString withUnits(const RunFacts& run, const QString& name, const std::vector<std::uint32_t>& places) {
    QStringList units;
    for (const auto p : places)
        if (const auto unit = unitOfPlace(run, p).name; !unit.isEmpty())
            units << unit;
    units.removeDuplicates();
    return units.isEmpty() ? name : Chart::tr("%1 (%2)", "name, unit").arg(name, units.join(QLatin1String(", ")));
}

} // namespace

std::vector<StorePlaces> storesOf(const sim::Network& network) {
    std::vector<StorePlaces> stores;
    for (std::uint32_t p = 0; p < network.places.size(); ++p) {
        const auto& place = network.places[p];
        if (place.kind != sim::PlaceNode::Kind::Store && place.kind != sim::PlaceNode::Kind::Lane)
            continue;
        auto store = std::find_if(stores.begin(), stores.end(), [&](const auto& s) { return s.store == place.element; });
        if (store == stores.end())
            store = stores.insert(stores.end(), {place.element, {}});
        store->places.push_back(p);
    }
    return stores;
}

PlaceUnit unitOf(const sim::Network& network, const Plant& plant, std::uint32_t item) {
    const Item* row = item == sim::kNone ? nullptr : plant.find<Item>(network.items[item].id);
    if (!row)
        return {};
    return {row->step.value(), isPieces(row->unit) ? QString() : QString::fromStdString(row->unit)};
}

std::vector<bool> countedInPieces(const sim::Network& network, const Plant& plant) {
    std::vector<bool> counted;
    for (std::uint32_t i = 0; i < network.items.size(); ++i) {
        const PlaceUnit unit = unitOf(network, plant, i);
        counted.push_back(unit.name.isEmpty() && unit.perStep == 1.0);
    }
    return counted;
}

QList<QPointF> pointsOf(const RunFacts& run, const ChartInput& input, const sim::Curve& curve) {
    return chartPoints(curve, input.from, input.to, run.reached);
}

ChartLine stockLine(const RunFacts& run, const ChartInput& input, const QString& name,
                    const std::vector<std::uint32_t>& places, int number, bool behind) {
    ChartLine line;
    line.name = withUnits(run, name, places);
    line.colour = Theme::instance().series(number);
    line.points = storePoints(run, input, places);
    line.behind = behind;
    if (behind)
        return line;
    line.limit = plannedMaximum(run, places);
    for (const auto p : places)
        line.empty.insert(line.empty.end(), run.series.emptied[p].begin(), run.series.emptied[p].end());
    return line;
}

} // namespace takt::gui

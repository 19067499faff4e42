#include "gui/map/rate_painter.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/common/format.h"
#include "gui/map/leg_tracks.h"
#include "gui/map/map_texts.h"
#include "gui/map/node_painter.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kAbove = 20; ///< from a line to the middle of its figure

struct Way {
    const Track* track = nullptr;
    std::uint32_t item = sim::kNone;
    bool mixed = false;
    double amount = 0;
    bool perDay = false;
};

std::vector<Way> quickWays(const MapFacts& facts, const LegTracks& tracks) {
    std::vector<Way> ways;
    const QuickView& quick = facts.run.quick();
    const auto legs = static_cast<std::uint32_t>(facts.run.playback().network().legs.size());
    for (std::uint32_t leg = 0; leg < legs; ++leg) {
        if (!quick.isQuick(leg) || tracks.leg(leg).isEmpty())
            continue;
        const auto rate = quick.rate(leg);
        const Track& track = tracks.leg(leg);
        const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.track->line() == track.line(); });
        Way& way = same == ways.end() ? ways.emplace_back(Way{&track, rate.item, rate.item == sim::kNone, 0, rate.perDay}) : *same;
        way.mixed = way.mixed || rate.item != way.item;
        way.amount += rate.amount;
    }
    return ways;
}

/// Above the longest piece, or on it where that climbs: symbols on the line stay free.
QPointF placeOf(const QPolygonF& line) {
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i)
        if (const QLineF piece(line[i - 1], line[i]); piece.length() > longest.length())
            longest = piece;
    const bool level = std::abs(longest.dx()) > std::abs(longest.dy());
    return longest.center() - QPointF(0, level ? kAbove : 0);
}

QString rateText(const MapFacts& facts, const Way& way) {
    const double rounded = std::round(way.amount);
    const Item* item = way.mixed || way.item == sim::kNone
                           ? nullptr
                           : facts.plant.find<Item>(facts.run.playback().network().items[way.item].id);
    const QString amount = item ? quantity(static_cast<std::int64_t>(rounded), *item) : number(rounded);
    return way.perDay ? MapText::tr("%1 / wd", "amount a working day").arg(amount)
                      : MapText::tr("%1 / h", "amount an hour of working time").arg(amount);
}

} // namespace

void paintRates(QPainter& painter, const MapFacts& facts, const LegTracks& tracks) {
    if (!facts.run.hasRun() || !facts.run.quick().any())
        return;
    const Palette& c = facts.colours;
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = mapFont(10, true);
    const QFontMetricsF metrics(font);
    const auto ways = quickWays(facts, tracks);
    painter.setBrush(Qt::NoBrush);
    QColor band = c.container;
    band.setAlphaF(0.4F);
    painter.setPen(QPen(band, 6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const auto& way : ways)
        painter.drawPolyline(way.track->line());
    painter.setFont(font);
    for (const auto& way : ways) {
        const QString text = rateText(facts, way);
        const QSizeF size(metrics.horizontalAdvance(text) + 12, 17);
        const QPointF middle = placeOf(way.track->line());
        const QRectF pill(middle - QPointF(size.width() / 2, size.height() / 2), size);
        painter.setPen(QPen(c.line, 1));
        painter.setBrush(c.panel);
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(c.ink);
        drawTextLine(painter, pill, Qt::AlignCenter, text);
    }
}

} // namespace takt::gui

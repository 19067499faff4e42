// The part of MapLayout that finds places for the words beside lines.
#include <QLineF>
#include <algorithm>

#include "gui/map/label_places.h"
#include "gui/map/map_layout.h"

namespace takt::gui {

namespace {

constexpr double kCard = 9;                   ///< half the side of a loop's card
constexpr double kStep = 16;                  ///< from one place of a loop's words to the next
constexpr double kUnderLine = 9 + 26;         ///< from above a loop's line to below it
constexpr double kFarthest = 160;

/// Beside its usual place, along the level or the climb that it belongs to.
std::vector<QRectF> placesOf(const LinkLayout& loop) {
    double most = 0;
    for (qsizetype i = 1; i < loop.line.size(); ++i) {
        const QLineF piece(loop.line[i - 1], loop.line[i]);
        const bool along = loop.labelAtLeft ? piece.dx() == 0 : piece.dy() == 0;
        if (along)
            most = std::max(most, piece.length());
    }
    most = std::min(kFarthest, most / 2 + kStep);
    std::vector<QRectF> places;
    for (int i = 0; kStep * i <= most; ++i)
        for (const double way : {1.0, -1.0}) {
            if (i == 0 && way < 0)
                continue;
            const QPointF by = (loop.labelAtLeft ? QPointF(0, 1) : QPointF(1, 0)) * (kStep * i * way);
            places.push_back(loop.labelBox.translated(by));
            places.push_back(loop.labelBox.translated(by + (loop.labelAtLeft ? QPointF(loop.labelBox.width() + 20, 0) : QPointF(0, kUnderLine))));
        }
    return places;
}

} // namespace

/// `only`: the numbers of the lines whose words are placed; the others keep theirs.
void MapLayout::placeLabels(const std::set<std::size_t>* only) {
    const auto isMeant = [only](std::size_t n) { return !only || only->contains(n); };
    std::vector<QPolygonF> lines(links_.size());
    for (std::size_t n = 0; n < links_.size(); ++n)
        if (isMeant(n))
            lines[n] = links_[n].line;
    LabelPlaces places(obstacles_, lines);
    for (const auto& link : links_)
        if (link.table == TableId::KanbanLoops)
            places.take(QRectF(link.labelAt - QPointF(kCard, kCard), QSizeF(2 * kCard, 2 * kCard)));
    for (std::size_t n = 0; n < links_.size(); ++n)
        if (!isMeant(n) && !links_[n].labelBox.isNull())
            places.take(links_[n].labelBox);
    for (std::size_t n = 0; n < links_.size(); ++n)
        if (links_[n].table == TableId::KanbanLoops && isMeant(n))
            links_[n].labelBox = places.choose(n, placesOf(links_[n]));
    for (std::size_t n = 0; n < links_.size(); ++n)
        if (!links_[n].label.isEmpty() && isMeant(n))
            links_[n].labelBox = places.along(n, labelSize(links_[n].label));
}

} // namespace takt::gui

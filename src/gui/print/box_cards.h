// The data boxes of a map as a list: one card an element, in columns.
#pragma once

#include <QPainter>
#include <QString>
#include <vector>

#include "gui/common/theme.h"

namespace takt::gui::print {

/// Where a figure comes from; told by its letters, not by colour alone.
enum class Origin { Entered, Computed, Simulated };

struct BoxFigure {
    QString name, value;
    Origin origin = Origin::Entered;
};
struct BoxCard {
    QString name, kind;
    std::vector<BoxFigure> figures;
};

struct PlacedCard {
    std::size_t card = 0;
    QRectF place;
};
using CardSheet = std::vector<PlacedCard>;

/// With more figures than stand in a column of this height, a card becomes several of the same name.
std::vector<BoxCard> splitCards(const std::vector<BoxCard>& cards, double height);
/// Cards in their order, down each column and then to the next; none is broken.
std::vector<CardSheet> layOutCards(const std::vector<BoxCard>& cards, const QRectF& room);
void paintCard(QPainter& painter, const QRectF& place, const BoxCard& card, const Palette& colours);
/// What the letters of the figures mean.
QString cardLegend();

} // namespace takt::gui::print

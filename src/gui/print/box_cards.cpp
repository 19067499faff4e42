#include "gui/print/box_cards.h"

#include <algorithm>
#include <cmath>

#include "gui/print/paper_text.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kStep = 5; ///< in which columns are made shorter
constexpr double kLeastColumn = 58, kGap = 4, kHead = 10.5, kRow = 4.8, kPad = 1.8;

double heightOf(const BoxCard& card) {
    return kHead + static_cast<double>(card.figures.size()) * kRow + 1;
}

QString markOf(Origin origin) {
    return origin == Origin::Computed    ? Text::tr("c", "computed")
           : origin == Origin::Simulated ? Text::tr("s", "simulated")
                                         : QString();
}

/// Cards from `first` on, each column as full as it gets.
std::vector<CardSheet> filled(const std::vector<BoxCard>& cards, std::size_t first, const QRectF& room) {
    const int columns = std::max(1, static_cast<int>((room.width() + kGap) / (kLeastColumn + kGap)));
    const double width = (room.width() - (columns - 1) * kGap) / columns;
    std::vector<CardSheet> sheets;
    int column = columns; // the first card begins a sheet
    double y = 0;
    for (std::size_t i = first; i < cards.size(); ++i) {
        const double height = heightOf(cards[i]);
        if (column < columns && y > room.top() && y + height > room.bottom()) {
            ++column;
            y = room.top();
        }
        if (column >= columns) {
            sheets.emplace_back();
            column = 0;
            y = room.top();
        }
        sheets.back().push_back({i, QRectF(room.left() + column * (width + kGap), y, width, height)});
        y += height + kGap;
    }
    return sheets;
}

} // namespace

std::vector<BoxCard> splitCards(const std::vector<BoxCard>& cards, double height) {
    const auto most = static_cast<std::size_t>(std::max(1.0, (height - kHead - 1) / kRow));
    std::vector<BoxCard> out;
    for (const auto& card : cards)
        for (std::size_t from = 0; from == 0 || from < card.figures.size(); from += most) {
            const auto begin = card.figures.begin() + static_cast<std::ptrdiff_t>(from);
            const auto count = std::min(most, card.figures.size() - from);
            out.push_back({card.name, card.kind, {begin, begin + static_cast<std::ptrdiff_t>(count)}});
        }
    return out;
}

std::vector<CardSheet> layOutCards(const std::vector<BoxCard>& cards, const QRectF& room) {
    auto sheets = filled(cards, 0, room);
    if (sheets.empty())
        return sheets;
    // The last sheet is not left half empty at the right: its columns are as short as they can be.
    const std::size_t first = sheets.back().front().card;
    for (double height = room.height() - kStep; height > 0; height -= kStep) {
        auto shorter = filled(cards, first, QRectF(room.topLeft(), QSizeF(room.width(), height)));
        const bool fits =
            shorter.size() == 1 && std::all_of(shorter[0].begin(), shorter[0].end(), [&](const auto& placed) {
                return placed.place.bottom() <= room.top() + height;
            });
        if (!fits)
            break;
        sheets.back() = std::move(shorter[0]);
    }
    return sheets;
}

void paintCard(QPainter& painter, const QRectF& place, const BoxCard& card, const Palette& colours) {
    painter.save();
    painter.fillRect(QRectF(place.topLeft(), QSizeF(place.width(), kHead)), colours.shade);
    painter.setPen(colours.ink);
    const QRectF inner = place.adjusted(kPad, 0, -kPad, 0);
    drawLine(painter, QRectF(inner.left(), place.top() + 0.8, inner.width(), 5.4),
             Qt::AlignLeft | Qt::AlignVCenter, card.name, Type{9.5, true});
    painter.setPen(colours.quiet);
    drawLine(painter, QRectF(inner.left(), place.top() + 6, inner.width(), 4),
             Qt::AlignLeft | Qt::AlignVCenter, card.kind, Type{7});
    double y = place.top() + kHead;
    for (const auto& figure : card.figures) {
        const QRectF row(inner.left(), y, inner.width(), kRow);
        painter.setPen(ruling(colours.line, 0.15));
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        const double markWidth = 4,
                     valueWidth = std::min(textWidth(figure.value, Type{8.5, true}), inner.width() * 0.62);
        painter.setPen(colours.quiet);
        drawLine(painter, QRectF(row.left(), y, inner.width() - markWidth - valueWidth - 2, kRow),
                 Qt::AlignLeft | Qt::AlignVCenter, figure.name, Type{8});
        drawLine(painter, QRectF(row.right() - markWidth + 1, y, markWidth - 1, kRow),
                 Qt::AlignRight | Qt::AlignVCenter, markOf(figure.origin), Type{6.5});
        painter.setPen(colours.ink);
        drawLine(painter, QRectF(row.right() - markWidth - valueWidth - 0.5, y, valueWidth + 0.5, kRow),
                 Qt::AlignRight | Qt::AlignVCenter, figure.value, Type{8.5, true});
        y += kRow;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(ruling(colours.ink, 0.3));
    painter.drawRect(place);
    painter.restore();
}

QString cardLegend() {
    return Text::tr("c: computed · s: simulated · without a letter: entered");
}

} // namespace takt::gui::print

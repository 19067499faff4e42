// How printed kanban cards look, and where they are cut.
#include <QCoreApplication>
#include <QPainter>
#include <memory>

#include "gui/boards/card_sheets.h"
#include "gui/boards/loop_words.h"
#include "gui/print/paper_text.h"
#include "gui/print/qr_code.h"

namespace takt::gui {

namespace {

using namespace print;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardSheets)
};

constexpr double kEdge = 3, kBand = 10, kCode = 29, kLabel = 15, kRow = 5.4;
constexpr double kMark = 4, kCross = 1.5; ///< of the marks where to cut

/// Withdrawal cards are blue, as on the boards; all others tell somebody to make.
QColor bandColour(LoopKind kind, const Palette& colours) {
    return kind == LoopKind::Withdrawal ? colours.withdrawalCard : colours.productionCard;
}

/// A shape that tells the kinds apart without colour.
void paintKindMark(QPainter& painter, const QRectF& place, LoopKind kind, const QColor& ink) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const QRectF r = place;
    switch (kind) {
    case LoopKind::Withdrawal:
        painter.drawPolygon(QPolygonF{r.topLeft(), QPointF(r.right(), r.center().y()), r.bottomLeft()});
        break;
    case LoopKind::Signal: painter.drawPolygon(QPolygonF{r.topLeft(), r.topRight(), QPointF(r.center().x(), r.bottom())}); break;
    case LoopKind::LotBoard:
        for (int i = 0; i < 3; ++i)
            painter.drawRect(QRectF(r.left(), r.top() + i * r.height() * 0.36, r.width(), r.height() * 0.26));
        break;
    case LoopKind::Conwip: painter.drawEllipse(r); break;
    default: painter.drawRect(r.adjusted(0.3, 0.3, -0.3, -0.3));
    }
}

void paintField(QPainter& painter, const QRectF& row, const QString& label, const QString& value, const Palette& colours) {
    painter.setPen(colours.quiet);
    drawLine(painter, QRectF(row.left(), row.top(), kLabel, row.height()), Qt::AlignLeft | Qt::AlignVCenter, label, Type{7.5});
    painter.setPen(colours.ink);
    drawLine(painter, row.adjusted(kLabel, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, value, Type{10, true});
}

void paintBand(QPainter& painter, const QRectF& band, const PaperCard& card, const Palette& colours) {
    painter.setBrush(bandColour(card.kind, colours));
    painter.setPen(ruling(colours.ink, 0.3));
    painter.drawRect(band);
    paintKindMark(painter, QRectF(band.left() + 3, band.center().y() - 2.2, 4.4, 4.4), card.kind, colours.ink);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colours.ink);
    drawLine(painter, band.adjusted(10, 0, -30, 0), Qt::AlignLeft | Qt::AlignVCenter, cardWord(card.kind).toUpper(), Type{11, true});
    drawLine(painter, band.adjusted(band.width() - 29, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter,
             Words::tr("%1 of %2", "card").arg(card.number).arg(card.of), Type{11, true});
}

/// Ticks round the block of cards and crosses inside it, at every corner of a card.
void paintCutMarks(QPainter& painter, const std::vector<QRectF>& cards, const Palette& colours) {
    QRectF block;
    for (const auto& card : cards)
        block = block.united(card);
    painter.setPen(ruling(colours.ink, 0.15));
    const auto line = [&](double x1, double y1, double x2, double y2) { painter.drawLine(QPointF(x1, y1), QPointF(x2, y2)); };
    for (const auto& card : cards)
        for (const double x : {card.left(), card.right()})
            for (const double y : {card.top(), card.bottom()}) {
                const bool left = x <= block.left() + 0.01, right = x >= block.right() - 0.01;
                const bool top = y <= block.top() + 0.01, bottom = y >= block.bottom() - 0.01;
                line(x - (left ? kMark : kCross), y, x + (right ? kMark : left ? 0 : kCross), y);
                if (left)
                    line(x, y, x + kCross, y);
                line(x, y - (top ? kMark : kCross), x, y + (bottom ? kMark : kCross));
            }
}

} // namespace

void paintPaperCard(QPainter& painter, const QRectF& place, const PaperCard& card, const Palette& colours) {
    painter.save();
    const QRectF inner = place.adjusted(kEdge, kEdge, -kEdge, -kEdge);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(ruling(colours.ink, 0.3));
    painter.drawRect(inner);
    paintBand(painter, QRectF(inner.topLeft(), QSizeF(inner.width(), kBand)), card, colours);
    const QRectF body = inner.adjusted(3, kBand + 2, -3, -6);
    painter.setPen(colours.ink);
    drawLine(painter, QRectF(body.left(), body.top(), body.width(), 8), Qt::AlignLeft | Qt::AlignVCenter, card.item, Type{16, true});
    const QRectF text(body.left(), body.top() + 9, body.width() - kCode - 1, body.height() - 9);
    painter.setPen(colours.quiet);
    drawLine(painter, QRectF(text.left(), text.top(), kLabel, 9), Qt::AlignLeft | Qt::AlignVCenter, Words::tr("Quantity"), Type{7.5});
    painter.setPen(colours.ink);
    drawLine(painter, QRectF(text.left() + kLabel, text.top(), text.width() - kLabel, 9), Qt::AlignLeft | Qt::AlignVCenter, card.quantity, Type{20, true});
    double y = text.top() + 9.5;
    const auto field = [&](const QString& label, const QString& value) {
        paintField(painter, QRectF(text.left(), y, text.width(), kRow), label, value, colours);
        y += kRow;
    };
    field(Words::tr("From"), card.from);
    field(Words::tr("To"), card.to);
    field(Words::tr("Store"), card.store);
    if (!card.rule.isEmpty()) {
        painter.setPen(colours.ink);
        drawLine(painter, QRectF(text.left(), y, text.width(), 4.4), Qt::AlignLeft | Qt::AlignVCenter, card.rule, Type{8});
    }
    paintQrCode(painter, QRectF(body.right() - kCode + 2, body.bottom() - kCode + 1.5, kCode, kCode), qrCode(card.code), colours.ink);
    painter.setPen(colours.quiet);
    drawLine(painter, QRectF(inner.left() + 3, inner.bottom() - 5.2, inner.width() - 6, 4.4), Qt::AlignLeft | Qt::AlignVCenter,
             Words::tr("%1 · loop %2 · card %3", "project, loop, card").arg(card.project).arg(card.loop.value).arg(card.number), Type{6.5});
    painter.restore();
}

std::vector<PrintPage> cardPages(std::vector<PaperCard> cards) {
    if (cards.empty())
        return {};
    const auto shared = std::make_shared<const std::vector<PaperCard>>(std::move(cards));
    PrintPage page;
    page.name = Words::tr("Kanban cards");
    page.isBare = true;
    page.goesOn = [shared](std::size_t first, const QSizeF& room) {
        return std::min(cardPlaces(QRectF(QPointF(), room)).size(), shared->size() - std::min(first, shared->size()));
    };
    page.paint = [shared](QPainter& painter, const PageRoom& room, const Palette& colours) {
        auto places = cardPlaces(room.body);
        places.resize(std::min(places.size(), room.count));
        for (std::size_t i = 0; i < places.size(); ++i)
            paintPaperCard(painter, places[i], (*shared)[room.first + i], colours);
        paintCutMarks(painter, places, colours);
    };
    return {page};
}

} // namespace takt::gui

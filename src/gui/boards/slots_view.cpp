#include "gui/boards/slots_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "gui/boards/zones.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kLeastRow = 36; ///< two lines of words
constexpr int kLabelGap = 14;
constexpr int kMostLabel = 150;
constexpr int kMostMedium = 120; // slots; more become small ones

/// How far the lot is that gathers, and what became of the one before.
QString lotText(const SlotRow& row) {
    if (row.lotInWork)
        return SlotsView::tr("%1 of %2, lot in work", "cards of a lot").arg(row.gathered).arg(row.lot);
    if (static_cast<std::int64_t>(row.hanging.size()) > row.gathered)
        return SlotsView::tr("%1 of %2, lot waits", "cards of a lot").arg(row.gathered).arg(row.lot);
    return SlotsView::tr("%1 of %2 gathered", "cards of a lot").arg(row.gathered).arg(row.lot);
}

QString countText(const SlotRow& row) {
    if (row.lot > 0)
        return lotText(row);
    if (row.hanging.empty())
        return SlotsView::tr("0 of %1 waiting", "cards on the board").arg(row.zones.total());
    return SlotsView::tr("%1 of %2, %3", "cards on the board, zone").arg(row.hanging.size()).arg(row.zones.total()).arg(zoneWord(row));
}

} // namespace

QString zoneWord(const SlotRow& row) {
    if (row.hanging.empty())
        return {};
    return zoneName(zoneOf(row.zones, static_cast<std::int64_t>(row.hanging.size()) - 1));
}

int SlotsView::Layout::height() const { return lines * (slotHeight + apart) - apart; }

SlotsView::SlotsView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // a fixed height would be that of another width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SlotsView::setRows(std::vector<SlotRow> rows) {
    if (rows == rows_)
        return;
    const bool sameShape =
        rows.size() == rows_.size() &&
        std::equal(rows.begin(), rows.end(), rows_.begin(),
                   [](const SlotRow& a, const SlotRow& b) { return a.item == b.item && a.zones == b.zones; });
    rows_ = std::move(rows);
    QStringList said;
    for (const auto& row : rows_)
        said << row.item + QLatin1String(": ") + countText(row);
    setAccessibleName(said.join(QLatin1String("; ")));
    if (!sameShape)
        updateGeometry();
    update();
}

void SlotsView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

int SlotsView::rowGap() const { return compact_ ? 8 : 12; }

int SlotsView::labelWidth() const {
    const QFontMetrics strong(Theme::instance().font(0, true)), quiet(Theme::instance().font(-1));
    int width = 0;
    for (const auto& row : rows_) {
        const auto total = row.zones.total();
        const QString longest = row.lot > 0 ? tr("%1 of %2, lot in work", "cards of a lot").arg(row.lot).arg(row.lot)
                                            : tr("%1 of %2, %3", "cards on the board, zone").arg(total).arg(total).arg(zoneName(Zone::Yellow));
        width = std::max({width, strong.horizontalAdvance(row.item), quiet.horizontalAdvance(longest),
                          quiet.horizontalAdvance(tr("0 of %1 waiting", "cards on the board").arg(total))});
    }
    return std::min(width + 2, kMostLabel) + kLabelGap;
}

SlotsView::Layout SlotsView::layoutOf(const SlotRow& row, int width) const {
    Layout layout;
    const int room = std::max(60, width - labelWidth());
    const int count = std::max(1, static_cast<int>(std::min<std::int64_t>(row.zones.total(), 2000)));
    const auto fit = [&](CardSize size, int wide, int high, int apart) {
        layout.size = size;
        layout.slotWidth = wide;
        layout.slotHeight = high;
        layout.apart = apart;
        layout.perLine = std::max(1, (room + apart) / (wide + apart));
        layout.lines = (count + layout.perLine - 1) / layout.perLine;
    };
    const QFontMetrics digits(Theme::instance().font(-1, true));
    const int text = digits.horizontalAdvance(row.quantity) + 10;
    const int turn = ordersFromMaker(row.kind) ? 6 : 0; // on the corner
    fit(CardSize::Large, std::max(38, text + 4) + turn, 52, 6);
    if (layout.lines > 1 || compact_)
        fit(CardSize::Medium, std::max(30, text) + turn, 36, 4);
    if (count > kMostMedium || (compact_ && layout.lines > 1))
        fit(CardSize::Small, 12, 16, 3);
    return layout;
}

int SlotsView::heightForWidth(int width) const {
    int height = 0;
    for (const auto& row : rows_)
        height += std::max(layoutOf(row, width).height(), kLeastRow) + rowGap();
    return std::max(0, height - rowGap());
}

QSize SlotsView::sizeHint() const { return {480, heightForWidth(std::max(480, width()))}; }
QSize SlotsView::minimumSizeHint() const { return {260, 36}; }

QRectF SlotsView::slotRect(const Layout& layout, int top, int slot) const {
    const int column = slot % layout.perLine, line = slot / layout.perLine;
    const int lower = std::max(0, kLeastRow - layout.height()) / 2; // beside the middle of the words
    return QRectF(labelWidth() + column * (layout.slotWidth + layout.apart),
                  top + lower + line * (layout.slotHeight + layout.apart), layout.slotWidth,
                  layout.slotHeight);
}

void SlotsView::paintRow(QPainter& painter, const SlotRow& row, const Layout& layout, int top) const {
    const QFont strong = Theme::instance().font(0, true), quiet = Theme::instance().font(-1);
    const QFontMetrics metrics(strong), small(quiet);
    const int middle = top + std::max(kLeastRow, std::min(layout.height(), layout.slotHeight + 8)) / 2;
    painter.setFont(strong);
    painter.setPen(colors().ink);
    painter.drawText(QPointF(0, middle - 3),
                     metrics.elidedText(row.item, Qt::ElideRight, labelWidth() - kLabelGap));
    painter.setFont(quiet);
    const auto hanging = static_cast<std::int64_t>(row.hanging.size());
    painter.setPen(hanging == 0 ? colors().quiet : coloursOf(zoneOf(row.zones, hanging - 1)).text);
    painter.drawText(QPointF(0, middle + small.ascent() + 1), countText(row));

    const int total = static_cast<int>(std::min<std::int64_t>(row.zones.total(), 2000));
    for (int slot = 0; slot < total; ++slot)
        paintSlot(painter, row, layout, slotRect(layout, top, slot), slot);
}

void SlotsView::paintSlot(QPainter& painter, const SlotRow& row, const Layout& layout, const QRectF& rect, int slot) const {
    const int bar = layout.size == CardSize::Large ? 4 : 3;
    const auto place = static_cast<std::size_t>(slot);
    const ZoneColours zone = coloursOf(zoneOf(row.zones, slot));
    painter.setPen(Qt::NoPen);
    painter.setBrush(zone.soft);
    painter.drawRoundedRect(rect, 3, 3);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - bar, rect.width(), bar), zone.line);
    if (place < row.hanging.size()) {
        const double side = layout.size == CardSize::Large ? 4 : 1;
        paintCard(painter, rect.adjusted(side, side, -side, -side - bar), cardColour(row.kind), row.quantity,
                  QStringLiteral("#%1").arg(row.hanging[place]), layout.size);
        if (place < row.turns.size() && row.turns[place] > 0 && layout.size != CardSize::Small)
            paintTurn(painter, rect.topLeft() + QPointF(side, side), row.turns[place]);
    } else if (layout.size != CardSize::Small && slot == row.zones.green + row.zones.yellow) {
        painter.setPen(zone.text);
        painter.setFont(Theme::instance().font(-1));
        painter.drawText(rect.adjusted(0, 0, 0, -bar), Qt::AlignCenter, QStringLiteral("!"));
    }
}

void SlotsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (const auto& row : rows_) {
        const Layout layout = layoutOf(row, width());
        paintRow(painter, row, layout, top);
        top += std::max(layout.height(), kLeastRow) + rowGap();
    }
}

QString SlotsView::slotText(const SlotRow& row, int slot) const {
    const auto place = static_cast<std::size_t>(slot);
    QString card = tr("free slot");
    if (place < row.hanging.size())
        card = tr("card #%1, %2 to make; a click tells why").arg(row.hanging[place]).arg(row.quantity);
    if (place < row.turns.size() && row.turns[place] > 0)
        card = tr("%1, number %2 in the sequence", "card").arg(card).arg(row.turns[place]);
    return tr("%1: %2 (%3)").arg(row.item, card, zoneName(zoneOf(row.zones, slot)));
}

std::optional<SlotsView::Place> SlotsView::placeAt(const QPointF& point) const {
    int top = 0;
    for (std::size_t n = 0; n < rows_.size(); ++n) {
        const Layout layout = layoutOf(rows_[n], width());
        for (int slot = 0; slot < static_cast<int>(std::min<std::int64_t>(rows_[n].zones.total(), 2000)); ++slot)
            if (slotRect(layout, top, slot).contains(point))
                return Place{n, slot};
        top += std::max(layout.height(), kLeastRow) + rowGap();
    }
    return std::nullopt;
}

void SlotsView::mousePressEvent(QMouseEvent* event) {
    const auto place = placeAt(event->position());
    if (event->button() != Qt::LeftButton || !place)
        return QWidget::mousePressEvent(event);
    const auto& hanging = rows_[place->row].hanging;
    if (static_cast<std::size_t>(place->slot) < hanging.size())
        Q_EMIT cardAsked(place->row, hanging[static_cast<std::size_t>(place->slot)]);
}

bool SlotsView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto place = placeAt(help->pos()))
        QToolTip::showText(help->globalPos(), slotText(rows_[place->row], place->slot), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace takt::gui

#include "gui/boards/call_off_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kGap = 12;
constexpr double kApart = 4;
constexpr double kMore = 30; ///< room for "+12"

struct Look {
    QColor fill, line, ink;
    Qt::PenStyle style = Qt::SolidLine;
};

/// Coming cards have the colour of withdrawal cards; what nobody has yet is an outline.
Look lookOf(const CallOffRow::Card& card) {
    const Palette& c = colors();
    if (card.isLate)
        return {c.badSoft, c.bad, c.badText, Qt::SolidLine};
    switch (card.stage) {
    case OpenCall::Stage::ToCollect: return {c.panel, c.quiet, c.ink, Qt::SolidLine};
    case OpenCall::Stage::Planned: return {c.panel, c.quiet, c.quiet, Qt::DashLine};
    case OpenCall::Stage::Called: return {mixed(c.withdrawalCard, c.panel, 0.6), c.withdrawalCard, c.ink, Qt::SolidLine};
    case OpenCall::Stage::Waiting: return {c.warningSoft, c.warning, c.warningText, Qt::SolidLine};
    case OpenCall::Stage::OnTheWay: break;
    }
    const Palette& light = Theme::colors(Mode::Light); // cards keep their colours in the dark, and their ink
    return {c.withdrawalCard, light.ink, light.ink, Qt::SolidLine};
}

} // namespace

CallOffView::CallOffView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CallOffView::setRows(std::vector<CallOffRow> rows) {
    if (rows == rows_)
        return;
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    QStringList said;
    for (const auto& row : rows_) {
        QStringList cards;
        for (const auto& card : row.open)
            cards << QStringLiteral("%1 %2").arg(card.quantity, card.when);
        said << tr("%1, %2: %3; %4", "supplier, item, open, last delivery")
                    .arg(row.supplier, row.item, cards.isEmpty() ? row.none : cards.join(QStringLiteral(", ")), row.last);
    }
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void CallOffView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize CallOffView::sizeHint() const { return {560, static_cast<int>(rows_.size()) * rowHeight()}; }

double CallOffView::labelWidth() const { return std::clamp(width() * 0.24, 90.0, 200.0); }

double CallOffView::lastWidth() const {
    const QFontMetrics small(Theme::instance().font(-1));
    int wide = 60;
    for (const auto& row : rows_)
        wide = std::max({wide, small.horizontalAdvance(row.last), small.horizontalAdvance(row.total)});
    return std::min<double>(wide + 4, width() * 0.3);
}

double CallOffView::cardWidth() const {
    const QFontMetrics strong(Theme::instance().font(-1, true)), small(Theme::instance().font(-2));
    int wide = 52;
    for (const auto& row : rows_)
        for (const auto& card : row.open)
            wide = std::max({wide, strong.horizontalAdvance(card.quantity), small.horizontalAdvance(card.when)});
    return std::min(wide + 12, 110);
}

std::size_t CallOffView::shown(const CallOffRow& row) const {
    const double room = width() - labelWidth() - lastWidth() - kGap;
    const auto fit = [&](double wide) { return static_cast<std::size_t>(std::max(0.0, (wide + kApart) / (cardWidth() + kApart))); };
    return row.open.size() <= fit(room) ? row.open.size() : fit(room - kMore);
}

QRectF CallOffView::card(std::size_t row, std::size_t place) const {
    return {labelWidth() + static_cast<double>(place) * (cardWidth() + kApart), static_cast<double>(row) * rowHeight() + 4,
            cardWidth(), rowHeight() - 8.0};
}

void CallOffView::paintCard(QPainter& painter, const QRectF& rect, const CallOffRow::Card& card) const {
    const Look look = lookOf(card);
    painter.setPen(QPen(look.line, card.isLate ? 1.5 : 1, look.style));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(look.ink);
    painter.setFont(Theme::instance().font(-1, true));
    painter.drawText(QRectF(rect.left(), rect.top() + 2, rect.width(), rect.height() / 2), Qt::AlignCenter, card.quantity);
    painter.setFont(Theme::instance().font(-2, card.isLate));
    const QRectF lower(rect.left() + 3, rect.center().y(), rect.width() - 6, rect.height() / 2 - 2);
    painter.drawText(lower, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(card.when, Qt::ElideRight, static_cast<int>(lower.width())));
}

void CallOffView::paintRow(QPainter& painter, std::size_t number) const {
    const Palette& c = colors();
    const CallOffRow& row = rows_[number];
    const double top = static_cast<double>(number) * rowHeight(), middle = top + rowHeight() / 2.0;
    if (number > 0)
        painter.fillRect(QRectF(0, top, width(), 1), c.line);
    const int label = static_cast<int>(labelWidth()) - 8;
    const auto words = [&](const QRectF& area, int flags, const QFont& font, const QColor& colour, const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(area, flags | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(area.width())));
    };
    const QFont strong = Theme::instance().font(0, true), small = Theme::instance().font(-1);
    words({0, top + 3, double(label), rowHeight() / 2.0 - 3}, Qt::AlignLeft, strong, c.ink, row.item);
    words({0, middle, double(label), rowHeight() / 2.0 - 3}, Qt::AlignLeft, small, c.quiet, row.supplier);
    const double right = width() - lastWidth();
    words({right, top + 3, lastWidth(), rowHeight() / 2.0 - 3}, Qt::AlignRight, small, c.ink, row.total);
    words({right, middle, lastWidth(), rowHeight() / 2.0 - 3}, Qt::AlignRight, small, c.quiet, row.last);
    if (row.open.empty()) {
        words({labelWidth(), top, right - labelWidth() - kGap, double(rowHeight())}, Qt::AlignLeft, small, c.quiet, row.none);
        return;
    }
    const std::size_t count = shown(row);
    for (std::size_t i = 0; i < count; ++i)
        paintCard(painter, card(number, i), row.open[i]);
    if (count < row.open.size())
        words({card(number, count).left(), top, kMore, double(rowHeight())}, Qt::AlignLeft, small, c.ink,
              QStringLiteral("+%1").arg(row.open.size() - count));
}

void CallOffView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        paintRow(painter, r);
}

bool CallOffView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        for (std::size_t i = 0; i < shown(rows_[r]); ++i)
            if (card(r, i).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), rows_[r].open[i].tip, this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace takt::gui

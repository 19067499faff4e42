#include "gui/metrics/waste_bars.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr std::size_t kMostSources = 8;
constexpr double kBar = 14, kSourceBar = 8;
constexpr int kLeastEdge = 2, kMostEdge = 13; // of a row, around its words

} // namespace

WasteBars::WasteBars(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WasteBars::set(std::optional<WasteFigures> figures, const QString& why, const QString& currency, sim::SetupCounts setup,
                    NameOf nameOf, QuantityOf quantityOf) {
    figures_ = std::move(figures);
    why_ = why;
    currency_ = currency;
    setup_ = setup;
    nameOf_ = std::move(nameOf);
    quantityOf_ = std::move(quantityOf);
    QStringList said;
    if (figures_)
        for (const auto& waste : figures_->wastes) {
            QStringList parts{hoursText({&waste, nullptr})};
            if (figures_->hasMoney)
                parts << moneyText(waste.money);
            said << wasteName(waste.waste) + QLatin1String(": ") + parts.join(QLatin1String(", "));
        }
    setAccessibleName(tr("Seven wastes"));
    setAccessibleDescription(figures_ ? said.join(QLatin1String("; ")) : why);
    current_ = std::min(current_, std::max(0, static_cast<int>(rows().size()) - 1));
    updateGeometry();
    update();
}

void WasteBars::open(std::optional<sim::Waste> waste) {
    opened_ = waste == opened_ ? std::nullopt : waste;
    updateGeometry();
    update();
}

std::vector<WasteBars::Row> WasteBars::rows() const {
    std::vector<Row> rows;
    if (!figures_)
        return rows;
    for (const auto& waste : figures_->wastes) {
        rows.push_back({&waste, nullptr});
        if (opened_ == waste.waste)
            for (std::size_t s = 0; s < std::min(kMostSources, waste.sources.size()); ++s)
                rows.push_back({&waste, &waste.sources[s]});
    }
    return rows;
}

int WasteBars::rowCount() const { return std::max(static_cast<int>(sim::Waste::Count), static_cast<int>(rows().size())); }

/// As high as there is room for all.
int WasteBars::rowHeight() const {
    const int words = QFontMetrics(Theme::instance().font(0)).height();
    return std::clamp(height() / rowCount(), words + kLeastEdge, words + kMostEdge);
}

QSize WasteBars::sizeHint() const {
    return {300, rowCount() * (QFontMetrics(Theme::instance().font(0)).height() + kLeastEdge)};
}

QString WasteBars::sourceName(const WasteSource& source) const {
    if (!source.element)
        return nameOf_(source.item);
    return source.item ? tr("%1 at %2", "item, element").arg(nameOf_(source.item), nameOf_(source.element)) : nameOf_(source.element);
}

QString WasteBars::hoursText(const Row& row) const {
    if (!row.waste->countsTime())
        return row.source && row.source->item ? quantityOf_(row.source->item, row.source->heldSteps) : QStringLiteral("–");
    return tr("%1 h", "hours").arg(number(row.source ? row.source->hours : row.waste->hours, 1));
}

QString WasteBars::moneyText(double money) const { return tr("%1 %2", "amount, currency").arg(number(money), currency_); }

void WasteBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!figures_) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, why_);
        return;
    }
    const auto all = rows();
    for (std::size_t r = 0; r < all.size(); ++r) {
        const QRectF rect = rectOf(static_cast<int>(r));
        if (hasFocus() && static_cast<int>(r) == current_) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors().accentSoft);
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4);
        }
        paintRow(painter, all[r], rect);
    }
}

void WasteBars::paintRow(QPainter& painter, const Row& row, const QRectF& rect) const {
    const Palette& c = colors();
    const QFontMetrics strong(Theme::instance().font(0, true)), plain(Theme::instance().font(0)), small(Theme::instance().font(-1));
    const double moneyWidth = figures_->hasMoney ? strong.horizontalAdvance(moneyText(figures_->money)) + 12 : 0;
    double names = 0;
    for (std::size_t w = 0; w < static_cast<std::size_t>(sim::Waste::Count); ++w)
        names = std::max(names, double(plain.horizontalAdvance(wasteName(static_cast<sim::Waste>(w)))) + 26);
    const double hoursWidth = small.horizontalAdvance(QStringLiteral("99,999 kg")) + 10;
    const double left = names + 6, room = std::max(20.0, rect.width() - left - hoursWidth - moneyWidth);
    const double heaviest = std::max(1e-9, weightOf(figures_->wastes.front().hours, figures_->wastes.front().money));
    const double hours = row.source ? row.source->hours : row.waste->hours, money = row.source ? row.source->money : row.waste->money;
    // The triangle tells that a waste opens, and whether it is open.
    if (!row.source && !row.waste->sources.empty()) {
        const QPointF at(7, rect.center().y());
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.quiet);
        if (opened_ == row.waste->waste)
            painter.drawPolygon(QPolygonF{at + QPointF(-4, -2), at + QPointF(4, -2), at + QPointF(0, 3)});
        else
            painter.drawPolygon(QPolygonF{at + QPointF(-2, -4), at + QPointF(-2, 4), at + QPointF(3, 0)});
    }
    painter.setFont(Theme::instance().font(row.source ? -1 : 0));
    painter.setPen(row.source ? c.quiet : c.ink);
    const double nameLeft = row.source ? 26 : 16;
    painter.drawText(QRectF(nameLeft, rect.top(), names - nameLeft, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.source ? sourceName(*row.source) : wasteName(row.waste->waste), Qt::ElideRight,
                                                      static_cast<int>(names - nameLeft)));
    const double bar = room * std::clamp(weightOf(hours, money) / heaviest, 0.0, 1.0), high = row.source ? kSourceBar : kBar;
    if (bar >= 0.5) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.source ? QBrush(c.quiet) : QBrush(c.warning));
        painter.drawRect(QRectF(left, rect.center().y() - high / 2, bar, high));
    }
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(c.quiet);
    painter.drawText(QRectF(left + bar + 6, rect.top(), hoursWidth, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, hoursText(row));
    if (figures_->hasMoney) {
        painter.setFont(Theme::instance().font(row.source ? -1 : 0, !row.source));
        painter.setPen(row.source ? c.quiet : c.ink);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, moneyText(money));
    }
}

void WasteBars::take(int row) {
    const auto all = rows();
    if (row < 0 || row >= static_cast<int>(all.size()))
        return;
    current_ = row;
    const Row chosen = all[static_cast<std::size_t>(row)];
    if (!chosen.source)
        open(chosen.waste->sources.empty() ? std::nullopt : std::optional(chosen.waste->waste));
    else if (const Id id = chosen.source->element ? chosen.source->element : chosen.source->item)
        Q_EMIT elementChosen(id);
    update();
}

void WasteBars::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        take(event->pos().y() / rowHeight());
}

void WasteBars::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(rows().size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: current_ = std::max(0, current_ - 1); break;
    case Qt::Key_Down: current_ = std::min(last, current_ + 1); break;
    case Qt::Key_Home: current_ = 0; break;
    case Qt::Key_End: current_ = std::max(0, last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: take(current_); break;
    default: QWidget::keyPressEvent(event); return;
    }
    if (auto* scroll = qobject_cast<QScrollArea*>(parentWidget()->parentWidget()))
        scroll->ensureVisible(0, static_cast<int>(rectOf(current_).center().y()), 0, rowHeight());
    update();
}

bool WasteBars::event(QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto all = rows();
    const auto row = static_cast<std::size_t>(help->pos().y() / rowHeight());
    if (row >= all.size()) {
        QToolTip::hideText();
        return true;
    }
    QString text = all[row].source ? sourceName(*all[row].source) : wasteMeaning(all[row].waste->waste, setup_);
    if (all[row].source)
        text += QLatin1Char('\n') + hoursText(all[row]) + (figures_->hasMoney ? QLatin1String("  ") + moneyText(all[row].source->money) : QString());
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace takt::gui

#include "gui/figures/capacity_chart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kRow = 44;
constexpr int kHead = 20;
constexpr int kLegend = 22;
constexpr int kLeft = 2, kRight = 44;
constexpr double kLeastMost = 1.2;
} // namespace

CapacityChart::CapacityChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("capacityChart"));
    setAccessibleName(tr("Capacity against takt"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CapacityChart::setBars(std::vector<CapacityBar> bars) {
    if (bars == bars_)
        return;
    bars_ = std::move(bars);
    current_ = std::clamp(current_, 0, std::max(0, static_cast<int>(bars_.size()) - 1));
    most_ = kLeastMost;
    for (const auto& bar : bars_)
        most_ = std::max(most_, std::max(bar.planned(), bar.ranWork + bar.ranStops + bar.ranChangeovers) * 1.06);
    most_ = std::min(most_, 3.0); // a step far over its time is cut off there
    updateGeometry();
    setCurrent(current_);
}

QSize CapacityChart::sizeHint() const { return {260, kHead + kRow * static_cast<int>(bars_.size()) + kLegend}; }

QRect CapacityChart::rowRect(std::size_t row) const { return {0, kHead + kRow * static_cast<int>(row), width(), kRow}; }

double CapacityChart::xOf(double share) const { return kLeft + (width() - kLeft - kRight) * std::min(share, most_) / most_; }

int CapacityChart::rowAt(int y) const {
    const int row = (y - kHead) / kRow;
    return y >= kHead && row < static_cast<int>(bars_.size()) ? row : -1;
}

void CapacityChart::setCurrent(int row) {
    current_ = row;
    const auto place = static_cast<std::size_t>(row);
    setAccessibleDescription(place < bars_.size() ? bars_[place].tip : tr("No step is drawn yet."));
    update();
}

void CapacityChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    if (bars_.empty())
        return;
    for (std::size_t row = 0; row < bars_.size(); ++row)
        paintRow(painter, row);
    const double takt = xOf(1);
    painter.setPen(QPen(c.ink, 1.6, Qt::DashLine));
    painter.drawLine(QPointF(takt, kHead - 2), QPointF(takt, kHead + kRow * static_cast<double>(bars_.size())));
    painter.setFont(Theme::instance().font(-1, true));
    painter.setPen(c.ink);
    painter.drawText(QRectF(takt - 60, 0, 120, kHead - 3), Qt::AlignHCenter | Qt::AlignBottom, tr("takt"));
    paintLegend(painter);
}

void CapacityChart::paintRow(QPainter& painter, std::size_t row) const {
    const Palette& c = colors();
    const auto& bar = bars_[row];
    const QRectF room = rowRect(row);
    if (hasFocus() && static_cast<int>(row) == current_) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accentSoft);
        painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 4, 4);
    }
    const bool over = bar.planned() > 1 + 1e-9;
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(c.ink);
    painter.drawText(QRectF(kLeft, room.top() + 2, room.width() - kLeft - 4, 15), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, static_cast<int>(room.width()) - 8));
    const auto stack = [&](double y, double height, const std::array<double, 3>& shares) {
        constexpr std::array states{sim::MachineState::Working, sim::MachineState::Down, sim::MachineState::Setup};
        double from = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const QRectF part(QPointF(xOf(from), y), QPointF(xOf(from + shares[i]), y + height));
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::instance().stateBrush(states[i]));
            painter.drawRect(part);
            from += shares[i];
        }
        return xOf(from);
    };
    const double end = stack(room.top() + 19, 12, {bar.work, bar.stops, bar.changeovers});
    painter.setFont(Theme::instance().font(-1, true));
    painter.setPen(over ? c.badText : c.ink);
    painter.drawText(QRectF(std::max(end, xOf(1)) + 4, room.top() + 17, kRight + 40, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     percent(bar.planned(), 0));
    if (bar.simulated) {
        stack(room.top() + 33, 5, {bar.ranWork, bar.ranStops, bar.ranChangeovers});
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.simulated);
    }
}

void CapacityChart::paintLegend(QPainter& painter) const {
    const Palette& c = colors();
    double x = kLeft;
    const double y = kHead + kRow * static_cast<double>(bars_.size()) + 5;
    painter.setFont(Theme::instance().font(-1));
    const std::array entries{std::pair{sim::MachineState::Working, tr("work")}, std::pair{sim::MachineState::Down, tr("stops")},
                             std::pair{sim::MachineState::Setup, tr("changeovers")}};
    for (const auto& [state, word] : entries) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().stateBrush(state));
        painter.drawRect(QRectF(x, y + 2, 10, 10));
        painter.setPen(c.quiet);
        painter.drawText(QPointF(x + 14, y + 11), word);
        x += 14 + painter.fontMetrics().horizontalAdvance(word) + 12;
    }
}

void CapacityChart::mouseReleaseEvent(QMouseEvent* event) {
    const int row = rowAt(event->pos().y());
    if (row < 0)
        return;
    setCurrent(row);
    Q_EMIT chosen(bars_[static_cast<std::size_t>(row)].process);
}

void CapacityChart::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(bars_.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: return setCurrent(std::max(0, current_ - 1));
    case Qt::Key_Down: return setCurrent(std::max(0, std::min(last, current_ + 1)));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (current_ <= last && last >= 0)
            Q_EMIT chosen(bars_[static_cast<std::size_t>(current_)].process);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void CapacityChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

bool CapacityChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto& help = *static_cast<QHelpEvent*>(event);
    if (const int row = rowAt(help.pos().y()); row >= 0)
        QToolTip::showText(help.globalPos(), bars_[static_cast<std::size_t>(row)].tip, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace takt::gui

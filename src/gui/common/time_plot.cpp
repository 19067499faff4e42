#include "gui/common/time_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/common/time_axis.h"

namespace takt::gui {

namespace {

constexpr double kDragThreshold = 6;
constexpr double kZoomStep = 0.8; // a notch of the wheel, a key
constexpr double kMoveStep = 0.1;
constexpr double kNotch = 120;

} // namespace

TimePlot::TimePlot(QWidget* parent) : Plot(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
}

void TimePlot::setSpan(Time from, Time to) {
    if (from == from_ && to == to_)
        return;
    from_ = from;
    to_ = to;
    stale();
}

void TimePlot::setCursorTime(Time t) {
    const auto column = [&](Time at) { return static_cast<int>(std::lround(xOf(at))); };
    const int before = column(cursor_), after = column(t);
    cursor_ = t;
    if (before == after)
        return;
    update(before - 2, 0, 5, height());
    update(after - 2, 0, 5, height());
}

QRectF TimePlot::area() const {
    if (areaVersion_ != version()) {
        const Measuring own(*this);
        area_ = plotArea();
        areaVersion_ = version();
    }
    return area_;
}

double TimePlot::xOf(Time t) const {
    const QRectF area = this->area();
    const auto span = static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
    return area.left() + area.width() * static_cast<double>((t - from_).us) / span;
}

Time TimePlot::timeAt(double x) const {
    const QRectF area = this->area();
    const double part = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return from_ + Duration{static_cast<std::int64_t>(part * static_cast<double>((to_ - from_).us))};
}

void TimePlot::drawTimeAxis(QPainter& painter) const {
    const QRectF area = this->area();
    for (const auto& tick : timeTicks(from_, to_, area.width(), painter.fontMetrics())) {
        const double x = xOf(tick.at);
        painter.setPen(QPen(colors().line, 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.setPen(colors().quiet);
        painter.drawText(QPointF(x + 3, area.bottom() + painter.fontMetrics().ascent() + 4), tick.text);
    }
}

void TimePlot::drawOver(QPainter& painter) {
    if (!hasData())
        return;
    const QRectF area = this->area();
    if (cursor_ >= from_ && cursor_ <= to_)
        painter.fillRect(QRectF(std::round(xOf(cursor_)) - 0.5, area.top(), 1.5, area.height()), colors().ink);
    if (pressed_ && hover_ && std::abs(*hover_ - *pressed_) > kDragThreshold) {
        QColor veil = colors().accent;
        veil.setAlphaF(0.15F);
        painter.fillRect(QRectF(QPointF(*pressed_, area.top()), QPointF(*hover_, area.bottom())).normalized(), veil);
    } else if (hover_ && !panned_) {
        const double x = std::round(*hover_) + 0.5;
        painter.setPen(QPen(colors().quiet, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const Time at = timeAt(*hover_);
        drawValues(painter, QRectF(rect()), {x, area.top() + 4}, dayAndTime(at), valuesAt(at, hoverY_));
    }
}

void TimePlot::zoom(double factor, double at) {
    if (!hasData())
        return;
    const Time centre = timeAt(at);
    const auto scaled = [&](Time t) {
        return centre + Duration{static_cast<std::int64_t>(std::llround(static_cast<double>((t - centre).us) * factor))};
    };
    Q_EMIT rangeDragged(scaled(from_), scaled(to_));
}

void TimePlot::move(double part) {
    const Duration by{static_cast<std::int64_t>(part * static_cast<double>((to_ - from_).us))};
    if (hasData())
        Q_EMIT rangeDragged(from_ + by, to_ + by);
}

void TimePlot::mouseMoveEvent(QMouseEvent* event) {
    const QRectF area = this->area();
    hoverY_ = event->position().y();
    if (panned_) {
        const auto span = static_cast<double>((panTo_ - panFrom_).us);
        const Duration by{static_cast<std::int64_t>((*panned_ - event->position().x()) / area.width() * span)};
        Q_EMIT rangeDragged(panFrom_ + by, panTo_ + by);
        return;
    }
    const double x = std::clamp(event->position().x(), area.left(), area.right());
    hover_ = area.contains(event->position()) || pressed_ ? std::optional(x) : std::nullopt;
    update();
}

void TimePlot::mousePressEvent(QMouseEvent* event) {
    if (!hasData() || !area().contains(event->position()))
        return;
    const bool moves = event->button() == Qt::MiddleButton ||
                       (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (moves) {
        panned_ = event->position().x();
        panFrom_ = from_;
        panTo_ = to_;
    } else if (event->button() == Qt::LeftButton) {
        pressed_ = event->position().x();
    }
}

void TimePlot::mouseReleaseEvent(QMouseEvent* event) {
    panned_.reset();
    if (!pressed_ || event->button() != Qt::LeftButton)
        return;
    const double from = *pressed_, to = event->position().x();
    pressed_.reset();
    if (std::abs(to - from) > kDragThreshold)
        Q_EMIT rangeDragged(timeAt(std::min(from, to)), timeAt(std::max(from, to)));
    else
        Q_EMIT picked(timeAt(to));
    update();
}

void TimePlot::mouseDoubleClickEvent(QMouseEvent*) {
    pressed_.reset();
    Q_EMIT rangeReset();
}

void TimePlot::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / kNotch;
    if (!hasData() || notches == 0)
        return event->ignore();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || turned.y() == 0)
        move(-notches * kMoveStep);
    else
        zoom(std::pow(kZoomStep, notches), event->position().x());
    event->accept();
}

void TimePlot::keyPressEvent(QKeyEvent* event) {
    const QRectF area = this->area();
    const bool cursorSeen = cursor_ >= from_ && cursor_ <= to_;
    const double at = cursorSeen ? xOf(cursor_) : area.center().x();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kZoomStep, at);
    case Qt::Key_Minus: return zoom(1 / kZoomStep, at);
    case Qt::Key_Left: return move(-kMoveStep);
    case Qt::Key_Right: return move(kMoveStep);
    case Qt::Key_PageUp: return move(-1.0);
    case Qt::Key_PageDown: return move(1.0);
    case Qt::Key_Home:
    case Qt::Key_0: return Q_EMIT rangeReset();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hasData())
            return Q_EMIT picked(timeAt(area.center().x()));
        break;
    default: break;
    }
    Plot::keyPressEvent(event);
}

void TimePlot::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

} // namespace takt::gui

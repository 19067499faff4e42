// The rounds of the operators: their ways, where each is, and what he walks.
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/cells/floor_view.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kOperator = 8; // radius, pixels
constexpr double kHead = 7, kArrowFrom = 22;
constexpr double kStandoff = 0.16, kLane = 0.08; // metres before a workplace

QPointF asPoint(const cell::FloorPoint& p) { return {p.x, p.y}; }

} // namespace

void FloorView::paintArrowHead(QPainter& painter, const QPointF& tip, const QPointF& from, const QColor& colour) {
    const QPointF way = tip - from;
    const double size = std::hypot(way.x(), way.y());
    if (size < 1e-6)
        return;
    const QPointF along = way / size * kHead, side(-along.y() * 0.5, along.x() * 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, tip - along + side, tip - along - side});
}

const StationMoment* FloorView::momentOf(std::size_t load) const {
    const std::size_t station = facts_.loads[load].station;
    return station < stations_.size() && stations_[station] ? &*stations_[station] : nullptr;
}

/// Colour and pattern by operator: never the colour alone.
QPen FloorView::loopPen(std::size_t load) const {
    static const std::array<QVector<qreal>, 5> patterns = {QVector<qreal>{}, {5, 3}, {1.2, 2.4}, {7, 2.5, 1.2, 2.5}, {9, 3, 3, 3}};
    QPen pen(Theme::instance().series(static_cast<int>(facts_.loads[load].station)), 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const auto& pattern = patterns[load % patterns.size()]; !pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

/// Operators walk before their workplaces; a way past others goes through the middle of the aisle, one round the bend
/// of an L by its corner.
QPainterPath FloorView::legPath(std::size_t load, std::size_t leg) const {
    const cell::FloorLoop& loop = floor_.loops[load];
    const std::size_t next = (leg + 1) % loop.tasks.size();
    const double before = kStandoff + kLane * static_cast<double>(load % 2);
    const auto stop = [&](std::size_t i) {
        const Workplace& w = workplaces_[static_cast<std::size_t>(workplaceOf(loop.tasks[i]))];
        return asPoint(floor_.walkway.pointOf(w.place)) - asPoint(w.out) * before;
    };
    const auto onPlan = [&](const QPointF& p) { return pixel({p.x(), p.y()}); };
    const Workplace& from = workplaces_[static_cast<std::size_t>(workplaceOf(loop.tasks[leg]))];
    const Workplace& to = workplaces_[static_cast<std::size_t>(workplaceOf(loop.tasks[next]))];
    const QPointF a = stop(leg), b = stop(next);
    QPainterPath path(onPlan(a));
    const bool closing = next == 0 && loop.tasks.size() > 1;
    const bool turns = floor_.walkway.shape() == CellShape::LShaped && from.out.x * to.out.x == 0 && from.out.x != to.out.x;
    const double way = std::hypot(b.x() - a.x(), b.y() - a.y());
    if (turns) {
        const double bend = floor_.walkway.bend(), aside = closing ? -0.3 : 0.15;
        path.cubicTo(onPlan({bend + aside, -aside}), onPlan({bend + aside, -aside}), onPlan(b));
    } else if (from.out == to.out && (closing || way > 1.5 * cell::kPitch.value())) {
        const QPointF in = -asPoint(from.out) * std::min(0.6 * way, aisle() * 1.1);
        path.cubicTo(onPlan(a + in), onPlan(b + in), onPlan(b));
    } else {
        path.lineTo(onPlan(b));
    }
    return path;
}

std::optional<QPointF> FloorView::operatorPoint(std::size_t load, int copy) const {
    if (!isPlaced() || !follows_ || load >= floor_.loops.size() || floor_.loops[load].tasks.empty())
        return std::nullopt;
    const StationMoment* moment = momentOf(load);
    if (!moment || moment->state == sim::MachineState::OffShift)
        return std::nullopt;
    const cell::FloorLoop& loop = floor_.loops[load];
    const std::int64_t copies = facts_.loads[load].copies;
    const std::int64_t turn = ((moment->piece - copy) % copies + copies) % copies;
    const auto at = cell::momentOf(loop, facts_.line.times, moment->into + moment->cycle * turn, moment->cycle * copies);
    const QPainterPath path = legPath(load, at.stop);
    return at.doing == cell::LoopMoment::Doing::Walking && path.length() > 0 ? path.pointAtPercent(std::clamp(at.part, 0.0, 1.0))
                                                                             : path.elementAt(0);
}

void FloorView::paintLoop(QPainter& painter, std::size_t load) const {
    const cell::FloorLoop& loop = floor_.loops[load];
    const QPen pen = loopPen(load);
    for (std::size_t leg = 0; leg < loop.tasks.size(); ++leg) {
        if (loop.legs[leg].millionths == 0)
            continue;
        const QPainterPath path = legPath(load, leg);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        if (path.length() < kArrowFrom)
            continue;
        const double middle = std::min(1.0, path.percentAtLength(path.length() / 2 + kHead / 2));
        paintArrowHead(painter, path.pointAtPercent(middle), path.pointAtPercent(path.percentAtLength(path.length() / 2 - kHead / 2)), pen.color());
    }
}

/// A disc with the operator's number: where he is while the run is on view, else where his round begins.
void FloorView::paintOperators(QPainter& painter, std::size_t load) const {
    if (floor_.loops[load].tasks.empty())
        return;
    const auto& c = colors();
    const bool runs = operatorPoint(load).has_value();
    const StationMoment* moment = momentOf(load);
    if (!runs && moment && moment->state == sim::MachineState::OffShift && follows_)
        return; // gone home
    for (int copy = 0; copy < (runs ? facts_.loads[load].copies : 1); ++copy) {
        const QPointF at = runs ? *operatorPoint(load, copy) : QPointF(legPath(load, 0).elementAt(0));
        const QColor colour = loopPen(load).color();
        painter.setPen(QPen(runs ? c.panel : colour, 1.6));
        painter.setBrush(runs ? colour : c.panel);
        painter.drawEllipse(at, kOperator, kOperator);
        painter.setPen(runs ? c.panel : c.ink);
        painter.setFont(Theme::instance().font(-2, true));
        painter.drawText(QRectF(at - QPointF(kOperator, kOperator), QSizeF(2 * kOperator, 2 * kOperator)), Qt::AlignCenter,
                         QString::number(load + 1));
    }
}

/// The operators beside: the line of each, what he walks a piece, what his station is at.
void FloorView::paintList(QPainter& painter) const {
    const QRectF room = listRect().adjusted(listBelow_ ? 4 : 14, 2, -2, -2);
    const auto& c = colors();
    const QFont name = Theme::instance().font(-1, true), small = Theme::instance().font(-1);
    const double line = QFontMetricsF(name).height() + 1;
    const auto count = static_cast<double>(floor_.loops.size());
    const bool two = (2 * count + 1) * line + count * 5 <= room.height();
    const double row = two ? 2 * line + 5 : line + 1;
    const auto most = static_cast<std::size_t>(std::max(0.0, std::floor((room.height() - line) / row)));
    const std::size_t shown = most < floor_.loops.size() ? (most > 0 ? most - 1 : 0) : floor_.loops.size();
    double y = room.top();
    for (std::size_t l = 0; l < shown; ++l) {
        const cell::FloorLoop& loop = floor_.loops[l];
        painter.setPen(loopPen(l));
        painter.drawLine(QPointF(room.left(), y + line / 2), QPointF(room.left() + 22, y + line / 2));
        const QRectF first(room.left() + 28, y, room.width() - 28, line);
        const QString way = loop.tasks.empty() ? QString()
                                               : tr("%1 m · %2").arg(number(loop.metres.value(), 1), seconds(loop.walk.inSeconds()));
        painter.setPen(c.ink);
        painter.setFont(name);
        const double wide = QFontMetricsF(small).horizontalAdvance(way) + 6;
        const QString who = tr("%1 %2", "number, operator").arg(l + 1).arg(stationLabel(document_.plant(), facts_, facts_.loads[l].station, facts_.loads[l].second));
        const QString label = stationLabel(document_.plant(), facts_, facts_.loads[l].station, facts_.loads[l].second);
        painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(name).elidedText(label.endsWith(QString::number(l + 1)) ? label : who, Qt::ElideRight, first.width() - wide));
        painter.setFont(small);
        painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, way);
        if (two) {
            const QRectF second = first.translated(0, line);
            const StationMoment* moment = momentOf(l);
            const bool differs = std::abs(loop.walk.inSeconds() - facts_.loads[l].walk.inSeconds()) >= 0.05;
            const QString balanced = differs ? tr("balanced: %1", "time walked that the solver counts with").arg(seconds(facts_.loads[l].walk.inSeconds())) : QString();
            double left = second.left();
            if (moment) {
                fillState(painter, {left, second.center().y() - 4, 9, 9}, moment->state);
                left += 14;
                const QString state = Theme::stateName(moment->state);
                painter.setPen(c.quiet);
                painter.setFont(small);
                painter.drawText(QRectF(left, second.top(), second.right() - left, line), Qt::AlignLeft | Qt::AlignVCenter, state);
                left += QFontMetricsF(small).horizontalAdvance(state) + 8;
            }
            painter.setPen(c.quiet);
            painter.setFont(small);
            painter.drawText(QRectF(left, second.top(), second.right() - left, line), (moment ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             QFontMetricsF(small).elidedText(balanced, Qt::ElideRight, second.right() - left));
        }
        y += row;
    }
    painter.setFont(small);
    painter.setPen(c.quiet);
    if (shown < floor_.loops.size()) {
        painter.drawText(QRectF(room.left() + 28, y, room.width() - 28, line), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %n more", nullptr, static_cast<int>(floor_.loops.size() - shown)));
        y += line;
    }
    painter.drawText(QRectF(room.left() + 28, std::min(y, room.bottom() - line), room.width() - 28, line), Qt::AlignLeft | Qt::AlignVCenter, tr("a piece"));
    painter.setFont(name);
    painter.setPen(c.ink);
    painter.drawText(QRectF(room.left() + 28, std::min(y, room.bottom() - line), room.width() - 28, line), Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 m · %2").arg(number(floor_.metres.value(), 1), seconds(floor_.walk.inSeconds())));
}

} // namespace takt::gui

// How the cell on the floor is painted.
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
constexpr double kMost = 5, kLeast = 2.5; // half of a mark, pixels
constexpr double kNameWidth = 50; // a name stands in a workplace so wide

QString numbersOf(const CellFacts& facts, const std::vector<balance::Task>& tasks) {
    const auto number = [&](std::size_t i) { return facts.tasks[static_cast<std::size_t>(tasks[i])].number; };
    QStringList parts;
    for (std::size_t i = 0; i < tasks.size();) {
        std::size_t last = i;
        while (last + 1 < tasks.size() && number(last + 1) == number(last) + 1)
            ++last;
        parts << (last > i + 1 ? QStringLiteral("%1–%2").arg(number(i)).arg(number(last)) : QString::number(number(i)));
        i = last > i + 1 ? last + 1 : i + 1;
    }
    return parts.join(QStringLiteral(", "));
}

void arrowHead(QPainter& painter, const QPointF& tip, const QPointF& from, const QColor& colour) {
    const QPointF way = tip - from;
    const double size = std::hypot(way.x(), way.y());
    if (size < 1e-6)
        return;
    const QPointF along = way / size * kHead, side(-along.y() * 0.5, along.x() * 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, tip - along + side, tip - along - side});
}

QPointF asPoint(const cell::FloorPoint& p) { return {p.x, p.y}; }

} // namespace

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

// ------------------------------------------------------------------ the floor

void FloorView::paintGrid(QPainter& painter) const {
    const QRectF room = planRect();
    const cell::FloorPoint from = pointAt(room.topLeft()), to = pointAt(room.bottomRight());
    const int step = scale_ < 8 ? 5 : 1;
    painter.setPen(QPen(mixed(colors().panel, colors().line, 0.45), 1));
    for (int x = static_cast<int>(std::floor(from.x / step)) * step; x <= to.x; x += step) {
        const double at = std::round(pixel({static_cast<double>(x), 0}).x()) + 0.5;
        painter.drawLine(QPointF(at, room.top()), QPointF(at, room.bottom()));
    }
    for (int y = static_cast<int>(std::floor(from.y / step)) * step; y <= to.y; y += step) {
        const double at = std::round(pixel({0, static_cast<double>(y)}).y()) + 0.5;
        painter.drawLine(QPointF(room.left(), at), QPointF(room.right(), at));
    }
    // The scale, in words.
    const QPointF end(room.left() + 8 + step * scale_, room.bottom() - 6);
    painter.setPen(QPen(colors().quiet, 1));
    painter.drawLine(QPointF(room.left() + 8, end.y()), end);
    for (const double x : {room.left() + 8, end.x()})
        painter.drawLine(QPointF(x, end.y() - 3), QPointF(x, end.y() + 3));
    painter.setFont(Theme::instance().font(-2));
    painter.drawText(QPointF(end.x() + 5, end.y() + 3), tr("%1 m").arg(step));
}

QPainterPath FloorView::walkwayPath() const {
    const auto& way = floor_.walkway;
    const double a = aisle(), end = length();
    QPolygonF edge;
    const auto add = [&](const cell::FloorPoint& p) { edge << pixel(p); };
    add({-0.5, -a});
    if (way.shape() == CellShape::LShaped && end > way.bend()) {
        add({way.bend() + a, -a});
        add({way.bend() + a, end - way.bend()});
        add({way.bend() - a, end - way.bend()});
        add({way.bend() - a, a});
    } else {
        add({end, -a});
        add({end, a});
    }
    add({-0.5, a});
    QPainterPath path;
    path.addPolygon(edge);
    path.closeSubpath();
    return path;
}

void FloorView::paintWalkway(QPainter& painter) const {
    const auto& c = colors();
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.shade);
    painter.drawPath(walkwayPath());
    const auto& way = floor_.walkway;
    const bool back = way.shape() == CellShape::UShaped;
    const double side = back ? aisle() / 2 : 0, end = length();
    const QFont small = Theme::instance().font(-1);
    painter.setFont(small);
    const auto arrow = [&](const QPointF& from, const QPointF& to, const QString& word) {
        painter.setPen(QPen(c.quiet, 1.6));
        painter.drawLine(from, to);
        arrowHead(painter, to, from, c.quiet);
        painter.setPen(c.quiet);
        const QSizeF size = QFontMetricsF(small).size(0, word);
        const QPointF middle = (from + to) / 2;
        const bool level = std::abs(to.x() - from.x()) > std::abs(to.y() - from.y());
        const double left = std::min(from.x(), to.x());
        QRectF place(middle + QPointF(6, -size.height() / 2), size); // beside an arrow that goes down
        if (back)
            place.moveTopLeft({left - size.width() - 4, from.y() - size.height() / 2});
        else if (level)
            place.moveTopLeft({middle.x() - size.width() / 2, from.y() - size.height() - 1});
        painter.drawText(place, Qt::AlignCenter, word);
    };
    arrow(pixel({-1.6, -side}), pixel({-0.6, -side}), tr("in"));
    if (back)
        arrow(pixel({-0.6, side}), pixel({-1.6, side}), tr("out"));
    else
        arrow(pixel(way.pointOf(end + 0.1, 0)), pixel(way.pointOf(end + 1.1, 0)), tr("out"));
}

void FloorView::paintMarks(QPainter& painter, const Workplace& workplace, const QRectF& box) const {
    const auto any = [&](auto&& is) {
        return std::any_of(workplace.tasks.begin(), workplace.tasks.end(), [&](balance::Task t) { return is(facts_.tasks[static_cast<std::size_t>(t)]); });
    };
    const auto& c = colors();
    const double mark = std::clamp(scale_ * 0.17, kLeast, kMost);
    QPointF at = box.topRight() + QPointF(-1, 0);
    const double step = 2 * mark + 3;
    if (any([](const CellTask& t) { return t.safety; })) {
        painter.setPen(QPen(c.panel, mark * 1.3));
        const auto cross = [&] {
            painter.drawLine(at - QPointF(mark, 0), at + QPointF(mark, 0));
            painter.drawLine(at - QPointF(0, mark), at + QPointF(0, mark));
        };
        cross();
        painter.setPen(QPen(c.good, mark * 0.72));
        cross();
        at.rx() -= step;
    }
    if (any([](const CellTask& t) { return t.quality; })) {
        painter.setPen(QPen(c.ink, 1.4));
        painter.setBrush(c.panel);
        painter.drawPolygon(QPolygonF{at - QPointF(0, mark + 1), at + QPointF(mark + 1, 0), at + QPointF(0, mark + 1), at - QPointF(mark + 1, 0)});
        at.rx() -= step;
    }
    std::int64_t stock = 0;
    for (const auto task : workplace.tasks)
        stock += facts_.tasks[static_cast<std::size_t>(task)].standardStock;
    if (stock > 0) {
        painter.setPen(QPen(c.panel, 1.2));
        painter.setBrush(c.ink);
        painter.drawEllipse(at, mark + 1, mark + 1);
        if (stock > 1 && mark > 4) {
            painter.setPen(c.panel);
            painter.setFont(Theme::instance().font(-3, true));
            painter.drawText(QRectF(at - QPointF(8, 7), QSizeF(16, 14)), Qt::AlignCenter, QString::number(stock));
        }
    }
}

/// Numbers of the tasks, and the name of the first where there is room; nothing where it could not be read.
void FloorView::paintWords(QPainter& painter, const Workplace& w, const QRectF& room) const {
    const QFont strong = Theme::instance().font(-1, true), small = Theme::instance().font(-2);
    const QFont tight = Theme::instance().font(-2, true);
    const QString numbers = numbersOf(facts_, w.tasks);
    const bool fits = QFontMetricsF(strong).capHeight() + 4 <= room.height() && QFontMetricsF(strong).horizontalAdvance(numbers) + 3 <= room.width();
    const QFont& font = fits ? strong : tight;
    const QFontMetricsF metrics(font);
    if (metrics.capHeight() + 2 > room.height() || metrics.horizontalAdvance(QLatin1Char('8')) + 2 > room.width())
        return;
    const bool named = room.width() >= kNameWidth && room.height() >= metrics.height() + QFontMetricsF(small).height();
    painter.setPen(colors().ink);
    painter.setFont(font);
    painter.drawText(named ? room.adjusted(0, 0, 0, -room.height() / 2) : room, Qt::AlignCenter,
                     metrics.elidedText(numbers, Qt::ElideRight, std::max(metrics.horizontalAdvance(QStringLiteral("88")), room.width() - 3)));
    if (!named)
        return;
    painter.setFont(small);
    painter.setPen(colors().quiet);
    const QString name = QString::fromStdString(facts_.tasks[static_cast<std::size_t>(w.tasks.front())].name);
    painter.drawText(room.adjusted(3, room.height() / 2 - 2, -3, 0), Qt::AlignCenter,
                     QFontMetricsF(small).elidedText(name, Qt::ElideRight, room.width() - 6));
}

void FloorView::paintWorkplace(QPainter& painter, std::size_t number) const {
    const Workplace& w = workplaces_[number];
    const auto& c = colors();
    const QRectF box = boxOf(w);
    const auto task = [&](balance::Task t) -> const CellTask& { return facts_.tasks[static_cast<std::size_t>(t)]; };
    const bool chosen = current_ >= 0 && workplaceOf(current_) == static_cast<int>(number);
    const bool machine = std::any_of(w.tasks.begin(), w.tasks.end(), [&](balance::Task t) {
        return !task(t).machine.empty() || facts_.line.times[static_cast<std::size_t>(t)].automatic.us > 0;
    });
    const std::int64_t station = task(w.tasks.front()).station;
    const QColor edge = station > 0 ? Theme::instance().series(static_cast<int>(station - 1)) : c.quiet;
    painter.setPen(QPen(edge, machine ? 2.4 : 1.4, station > 0 ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(chosen ? c.accentSoft : c.panel);
    const QRectF body = box.adjusted(1, 1, -1, -1);
    machine ? painter.drawRect(body) : painter.drawRoundedRect(body, 4, 4);
    // A strip at its back in the colour of the state its station is in.
    const auto at = static_cast<std::size_t>(station - 1);
    QRectF words = box;
    if (station > 0 && at < stations_.size() && stations_[at]) {
        const double thick = std::clamp(0.14 * scale_, 3.5, 9.0);
        QRectF strip = body.adjusted(2, 2, -2, -2);
        if (w.out.x > 0)
            strip.setLeft(strip.right() - thick), words.setRight(strip.left());
        else if (w.out.x < 0)
            strip.setRight(strip.left() + thick), words.setLeft(strip.right());
        else if (w.out.y > 0)
            strip.setTop(strip.bottom() - thick), words.setBottom(strip.top() + 1);
        else
            strip.setBottom(strip.top() + thick), words.setTop(strip.bottom() - 1);
        fillState(painter, strip, stations_[at]->state);
    }
    if (chosen && hasFocus()) {
        painter.setPen(QPen(c.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5);
    }
    paintWords(painter, w, words);
    paintMarks(painter, w, box);
}

// ------------------------------------------------------------------ operators

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
        arrowHead(painter, path.pointAtPercent(middle), path.pointAtPercent(path.percentAtLength(path.length() / 2 - kHead / 2)), pen.color());
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

void FloorView::paintRemark(QPainter& painter) const {
    if (follows_ || stations_.empty())
        return;
    const QString words = tr("Too fast to see operators walk: slow the time down");
    const QFont small = Theme::instance().font(-1);
    const QFontMetricsF metrics(small);
    const QRectF room = planRect();
    const QSizeF size(metrics.horizontalAdvance(words) + 16, metrics.height() + 6);
    const QRectF box(room.center().x() - size.width() / 2, room.bottom() - size.height() - 2, size.width(), size.height());
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(small);
    painter.setPen(colors().quiet);
    painter.drawText(box, Qt::AlignCenter, words);
}

void FloorView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isPlaced()) {
        painter.setPen(colors().quiet);
        painter.setFont(Theme::instance().font());
        const QString words = !facts_.process ? QString()
                              : facts_.tasks.empty() ? tr("Tasks stand here as workplaces on the floor, with what each operator walks.")
                                                     : tr("Nothing is placed yet. Set the workplaces out along the shape of the cell, then drag "
                                                          "each to where it stands: what operators walk is measured.");
        const QRectF area = QRectF(rect()).adjusted(24, 4, -24, -4);
        painter.drawText(facts_.tasks.empty() ? area : QRectF(area.left(), area.top(), area.width(), area.height() / 2 + 4),
                         (facts_.tasks.empty() ? Qt::AlignCenter : Qt::AlignHCenter | Qt::AlignBottom) | Qt::TextWordWrap, words);
        return;
    }
    painter.save();
    painter.setClipRect(planRect());
    paintGrid(painter);
    paintWalkway(painter);
    for (std::size_t w = 0; w < workplaces_.size(); ++w)
        paintWorkplace(painter, w);
    for (std::size_t l = 0; l < floor_.loops.size(); ++l)
        paintLoop(painter, l);
    for (std::size_t l = 0; l < floor_.loops.size(); ++l)
        paintOperators(painter, l);
    paintRemark(painter);
    painter.restore();
    if (!floor_.loops.empty())
        paintList(painter);
}

} // namespace takt::gui

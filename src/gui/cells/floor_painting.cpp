// How the floor and its workplaces are painted.
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/cells/floor_view.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

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

} // namespace

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
        paintArrowHead(painter, to, from, c.quiet);
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

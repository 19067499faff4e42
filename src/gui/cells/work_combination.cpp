#include "gui/cells/work_combination.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/cells/work_kinds.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kHead = 20, kLine = 22, kFoot = 20, kNumbers = 44;

QString figure(Duration time) {
    const double s = time.inSeconds();
    return time.us == 0 ? QString() : number(s, std::abs(s - std::round(s)) < 0.05 ? 0 : 1);
}

/// Between the places of two tasks.
Duration walkBetween(const CellFacts& facts, balance::Task a, balance::Task b) {
    const auto& places = facts.line.line.rules.places;
    return places.empty() ? Duration{}
                          : cell::inTime(std::abs(places[static_cast<std::size_t>(a)] - places[static_cast<std::size_t>(b)]));
}

void wave(QPainter& painter, double from, double to, double y) {
    QPainterPath path({from, y});
    for (double x = from; x < to; x += 6)
        path.quadTo({x + 1.5, y - 4}, {std::min(x + 3, to), y}), path.quadTo({x + 4.5, y + 4}, {std::min(x + 6, to), y});
    painter.drawPath(path);
}

} // namespace

Combination combinationOf(const Plant& plant, const CellFacts& facts, std::size_t place) {
    Combination out;
    if (place >= facts.loads.size())
        return out;
    const cell::Load& load = facts.loads[place];
    out.operatorName = stationLabel(plant, facts, load.station, load.second);
    out.takt = facts.takt;
    out.planned = facts.planned;
    Duration at;
    for (std::size_t i = 0; i < load.tasks.size(); ++i) {
        const auto task = load.tasks[i];
        const auto& times = facts.line.times[static_cast<std::size_t>(task)];
        CombinationLine line{task, at, times.manual, times.automatic, walkBetween(facts, task, load.tasks[(i + 1) % load.tasks.size()])};
        at += line.manual + line.walk;
        out.lines.push_back(line);
    }
    out.work = at;
    out.waiting = {std::max<std::int64_t>(0, out.planned.us * load.copies - at.us)};
    return out;
}

CombinationChart::CombinationChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("combination"));
    setAccessibleName(tr("Standardized work combination table"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CombinationChart::setCombination(Combination combination, const CellFacts& facts) {
    combination_ = std::move(combination);
    names_.clear();
    QStringList said;
    for (const auto& line : combination_.lines) {
        names_ << taskLabel(facts, line.task);
        said << tr("%1: %2 by hand", "task, time").arg(names_.constLast(), seconds(line.manual.inSeconds()));
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

QSize CombinationChart::sizeHint() const {
    return {500, static_cast<int>(kHead + kFoot + kLine * static_cast<double>(std::max<std::size_t>(3, combination_.lines.size())))};
}

double CombinationChart::left() const { return std::clamp(width() * 0.22, 90.0, 190.0) + 3 * kNumbers; }

double CombinationChart::xOf(Duration time) const {
    const double most = std::max({combination_.takt.inSeconds(), combination_.planned.inSeconds(), combination_.work.inSeconds(), 1.0}) * 1.06;
    return left() + (width() - left() - 6) * time.inSeconds() / most;
}

void CombinationChart::paintHead(QPainter& painter) const {
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(colors().quiet);
    const double numbers = left() - 3 * kNumbers;
    painter.drawText(QRectF(0, 0, numbers, kHead), Qt::AlignLeft | Qt::AlignVCenter, tr("Task"));
    const QStringList heads{tr("Manual"), tr("Auto"), tr("Walk")};
    for (int i = 0; i < heads.size(); ++i)
        painter.drawText(QRectF(numbers + i * kNumbers - 8, 0, kNumbers + 2, kHead), Qt::AlignRight | Qt::AlignVCenter, heads[i]);
    painter.setPen(QPen(colors().line, 1));
    painter.drawLine(QPointF(0, kHead), QPointF(width(), kHead));
}

void CombinationChart::paintLine(QPainter& painter, std::size_t i) const {
    const auto& c = colors();
    const CombinationLine& line = combination_.lines[i];
    const double top = kHead + kLine * static_cast<double>(i), y = top + kLine / 2, numbers = left() - 3 * kNumbers;
    const QFont font = Theme::instance().font(-1);
    painter.setFont(font);
    painter.setPen(c.ink);
    painter.drawText(QRectF(0, top, numbers - 4, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(names_[static_cast<qsizetype>(i)], Qt::ElideRight, numbers - 4));
    const Duration figures[] = {line.manual, line.automatic, line.walk};
    for (int k = 0; k < 3; ++k)
        painter.drawText(QRectF(numbers + k * kNumbers - 6, top, kNumbers, kLine), Qt::AlignRight | Qt::AlignVCenter, figure(figures[k]));
    const Duration end = line.begin + line.manual;
    if (line.automatic.us > 0) {
        painter.setPen(QPen(c.ink, 2, Qt::DashLine));
        const Duration cycle = combination_.takt.us > 0 ? combination_.takt : combination_.work;
        const Duration to = end + line.automatic;
        painter.drawLine(QPointF(xOf(end), y), QPointF(xOf(std::min(to, std::max(cycle, end))), y));
        if (to > cycle && end < cycle) // goes on into the next cycle, which begins at the left
            painter.drawLine(QPointF(xOf({}), y), QPointF(xOf(std::min(Duration{to.us - cycle.us}, line.begin)), y));
    }
    painter.fillRect(QRectF(xOf(line.begin), y - 4, std::max(1.0, xOf(end) - xOf(line.begin)), 8), QColor::fromRgb(0x2E7EB8));
    painter.setPen(QPen(c.quiet, 1));
    painter.setBrush(Qt::NoBrush);
    if (line.walk.us > 0)
        wave(painter, xOf(end), xOf(end + line.walk), y);
    if (i + 1 < combination_.lines.size()) {
        painter.setPen(QPen(c.line, 1));
        painter.drawLine(QPointF(xOf(end + line.walk), y), QPointF(xOf(end + line.walk), y + kLine));
    }
}

void CombinationChart::paintLimits(QPainter& painter) const {
    const auto& c = colors();
    const double bottom = height() - kFoot;
    painter.setFont(Theme::instance().font(-1, true));
    if (combination_.planned.us > 0 && combination_.planned != combination_.takt) {
        painter.setPen(QPen(c.ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(xOf(combination_.planned), kHead), QPointF(xOf(combination_.planned), bottom));
    }
    if (combination_.takt.us > 0) {
        painter.setPen(QPen(c.bad, 2));
        painter.drawLine(QPointF(xOf(combination_.takt), kHead), QPointF(xOf(combination_.takt), bottom));
        painter.setPen(c.badText);
        painter.drawText(QRectF(xOf(combination_.takt) - 160, bottom, 160, kFoot), Qt::AlignRight | Qt::AlignVCenter,
                         tr("takt %1").arg(seconds(combination_.takt.inSeconds())));
    }
    painter.setPen(c.quiet);
    painter.setFont(Theme::instance().font(-1));
    const QString sum = combination_.waiting.us > 0
                            ? tr("%1 of work, %2 waiting").arg(seconds(combination_.work.inSeconds()), seconds(combination_.waiting.inSeconds()))
                            : tr("%1 of work").arg(seconds(combination_.work.inSeconds()));
    painter.drawText(QRectF(0, bottom, left() + 120, kFoot), Qt::AlignLeft | Qt::AlignVCenter, sum);
}

void CombinationChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (combination_.lines.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("The work of each operator, second by second, comes here once tasks are given."));
        return;
    }
    paintHead(painter);
    paintLimits(painter);
    for (std::size_t i = 0; i < combination_.lines.size(); ++i)
        paintLine(painter, i);
}

} // namespace takt::gui

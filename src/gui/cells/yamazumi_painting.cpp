// How the yamazumi is painted.
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/cells/work_kinds.h"
#include "gui/cells/yamazumi.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// A round step that makes no more than six lines.
double stepOf(double most) {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0})
        if (most / step <= 6)
            return step;
    return std::ceil(most / 6 / 3600) * 3600;
}

void text(QPainter& painter, const QRectF& rect, int flags, const QString& words, const QColor& colour, const QFont& font) {
    painter.setPen(colour);
    painter.setFont(font);
    painter.drawText(rect, flags, words);
}

QString elided(const QString& words, const QFont& font, double width) {
    return QFontMetricsF(font).elidedText(words, Qt::ElideRight, width);
}

QString figure(double seconds) { return number(seconds, std::abs(seconds - std::round(seconds)) < 0.05 ? 0 : 1); }

} // namespace

void Yamazumi::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (facts_.tasks.empty()) {
        paintNothing(painter);
        return;
    }
    paintAxis(painter);
    for (std::size_t b = 0; b < bars_.size(); ++b)
        paintBar(painter, b);
    paintLines(painter);
    for (std::size_t b = 0; b < bars_.size(); ++b)
        paintSum(painter, b);
    paintLegend(painter);
    if (drag_ && drag_->moving)
        paintDrag(painter);
}

void Yamazumi::paintNothing(QPainter& painter) const {
    const QRectF area = rect();
    text(painter, area.adjusted(24, 0, -24, -12), Qt::AlignCenter | Qt::TextWordWrap,
         facts_.process ? tr("Each task you enter at the left stands here as a piece of a bar, one bar for each operator, "
                             "against takt time.\nTasks can be pasted from a spreadsheet: Ctrl+V.")
                        : QString(),
         colors().quiet, Theme::instance().font());
}

void Yamazumi::paintAxis(QPainter& painter) const {
    const QRectF area = plot();
    const QFont small = Theme::instance().font(-1);
    const double most = axisTop(), step = stepOf(most);
    for (double at = 0; at <= most; at += step) {
        const double y = std::round(yOf(at)) + 0.5;
        painter.setPen(QPen(mixed(colors().line, colors().panel, at > 0 ? 0.35 : 0.0), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        text(painter, {0, y - 10, area.left() - 8, 20}, Qt::AlignRight | Qt::AlignVCenter, number(at), colors().quiet, small);
    }
}

void Yamazumi::paintTask(QPainter& painter, const QRectF& rect, const YamazumiTask& task) const {
    double y = rect.bottom();
    QRectF largest; // where the words stand
    WorkKind kind{};
    const QRectF body = rect.height() > 3 ? rect.adjusted(0, 1, 0, -1) : rect;
    painter.save();
    painter.setClipRect(body);
    for (const auto& stretch : task.stretches) {
        const double height = rect.height() * stretch.time.inSeconds() / std::max(1e-9, task.time.inSeconds());
        const QRectF part(rect.left(), y - height, rect.width(), height);
        fillWork(painter, part, stretch.kind);
        if (part.intersected(body).height() > largest.height()) {
            largest = part.intersected(body);
            kind = stretch.kind;
        }
        y -= height;
    }
    painter.restore();
    const QFont small = Theme::instance().font(-1, true);
    const double needed = QFontMetricsF(small).height();
    const QString time = figure(task.time.inSeconds());
    if (largest.height() < needed || QFontMetricsF(small).horizontalAdvance(time) > body.width())
        return; // the tip says it
    const bool wide = body.width() > 76;
    const CellTask& row = facts_.tasks[static_cast<std::size_t>(task.task)];
    const QColor ink = inkOnWork(kind);
    const QRectF inner = wide ? largest.adjusted(6, 0, -6, 0) : largest;
    if (wide)
        text(painter, inner, Qt::AlignLeft | Qt::AlignVCenter, QString::number(row.number), ink, Theme::instance().font(-1));
    text(painter, inner, (wide ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter, time, ink, small);
}

void Yamazumi::paintBar(QPainter& painter, std::size_t b) const {
    const YamazumiBar& bar = bars_[b];
    const QRectF column = barRect(b);
    const auto& c = colors();
    const bool target = drag_ && drag_->moving && drag_->target == bar.station && bar.station >= 0;
    if (target)
        painter.fillRect(column.adjusted(-6, 0, 6, 0), drag_->breaks.empty() ? c.goodSoft : c.badSoft);
    for (const auto& task : bar.tasks) {
        const QRectF rect = taskRect(facts_.line.tasks[static_cast<std::size_t>(task.task)]);
        const bool lifted = drag_ && drag_->moving && drag_->task == task.task;
        painter.setOpacity(lifted ? 0.3 : 1);
        paintTask(painter, rect, task);
        painter.setOpacity(1);
        if (task.task == current_ && !lifted) {
            painter.setPen(QPen(hasFocus() ? c.accent : c.ink, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 2, 2);
        }
    }
    const double total = bar.total().inSeconds(), walk = bar.walk.inSeconds() / bar.copies;
    if (walk > 0)
        fillWork(painter, QRectF(column.left(), yOf(total) + 1, column.width(), yOf(total - walk) - yOf(total) - 2), WorkKind::Walking);
    if (!product_ && !preview_ && bar.peak.inSeconds() > total + 0.05) { // what one product asks for above the mean
        painter.setPen(QPen(c.quiet, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(column.left() + 0.5, yOf(bar.peak.inSeconds()), column.width() - 1, yOf(total) - yOf(bar.peak.inSeconds())));
    }
    const QFont plain = Theme::instance().font(-1);
    const double slot = slotWidth();
    QString name = bar.name;
    if (bar.copies > 1)
        name += tr(" × %1", "stands so many times").arg(bar.copies);
    text(painter, {column.center().x() - slot / 2 + 2, plot().bottom() + 4, slot - 4, 18}, Qt::AlignCenter,
         elided(name, plain, slot - 4), bar.station < 0 ? c.quiet : c.ink, plain);
}

/// The time of an operator above the bar; above takt time where that would run through it.
void Yamazumi::paintSum(QPainter& painter, std::size_t b) const {
    constexpr double kHeight = 16;
    const YamazumiBar& bar = bars_[b];
    const auto& c = colors();
    const double total = bar.total().inSeconds();
    double bottom = yOf(total) - 3;
    const double takt = yOf(facts_.takt.inSeconds()), planned = yOf(facts_.planned.inSeconds());
    for (const double line : {planned, takt})
        if (facts_.takt.us > 0 && line < bottom + 1 && line > bottom - kHeight - 1)
            bottom = line - 3;
    const bool broken = bar.station >= 0 && (bar.broken || (facts_.planned.us > 0 && bar.total() > facts_.planned));
    QString sum = (broken ? QStringLiteral("⚠ ") : QString()) + seconds(total);
    const double slot = slotWidth();
    if (QFontMetricsF(Theme::instance().font(0, true)).horizontalAdvance(sum) > slot)
        sum = broken ? QStringLiteral("⚠") : QString(); // many bars: the scale says it
    text(painter, {barRect(b).center().x() - slot / 2, bottom - kHeight, slot, kHeight}, Qt::AlignCenter, sum,
         broken ? c.badText : c.ink, Theme::instance().font(0, true));
}

void Yamazumi::paintLines(QPainter& painter) const {
    const QRectF area = plot();
    const auto& c = colors();
    const QFont strong = Theme::instance().font(-1, true), plain = Theme::instance().font(-1);
    if (const QString words = plannedWords(); !words.isEmpty()) {
        const double y = std::round(yOf(facts_.planned.inSeconds())) + 0.5;
        painter.setPen(QPen(c.ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        text(painter, {area.left(), y + 1, area.width(), 16}, Qt::AlignRight | Qt::AlignTop, words, c.quiet, plain);
    }
    if (facts_.takt.us <= 0)
        return;
    const double y = std::round(yOf(facts_.takt.inSeconds()));
    painter.setPen(QPen(c.bad, 2));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    text(painter, {area.left(), y - 19, area.width(), 16}, Qt::AlignRight | Qt::AlignBottom, taktWords(), c.badText, strong);
}

/// Only the kinds that are there.
void Yamazumi::paintLegend(QPainter& painter) const {
    std::array<bool, EnumNames<WorkKind>::names.size()> used{};
    for (const auto& bar : bars_) {
        for (const auto& task : bar.tasks)
            for (const auto& stretch : task.stretches)
                used[static_cast<std::size_t>(stretch.kind)] = true;
        if (bar.walk.us > 0)
            used[static_cast<std::size_t>(WorkKind::Walking)] = true;
    }
    const QFont small = Theme::instance().font(-1);
    double x = plot().left();
    const double y = height() - 16;
    for (std::size_t k = 0; k < used.size(); ++k) {
        if (!used[k])
            continue;
        const auto kind = static_cast<WorkKind>(k);
        fillWork(painter, {x, y, 10, 10}, kind);
        const QString name = workKindName(kind);
        const double width = QFontMetricsF(small).horizontalAdvance(name);
        text(painter, {x + 15, y - 4, width + 4, 18}, Qt::AlignLeft | Qt::AlignVCenter, name, colors().quiet, small);
        x += 15 + width + 18;
    }
}

void Yamazumi::paintDrag(QPainter& painter) const {
    const auto& c = colors();
    if (drag_->target >= 0 && (bars_.empty() || drag_->target > bars_.back().station)) {
        const QRectF room = newBarRect().adjusted(4, 0, -2, 0);
        painter.setPen(QPen(c.accent, 1, Qt::DashLine));
        painter.setBrush(drag_->breaks.empty() ? c.goodSoft : c.badSoft);
        painter.drawRoundedRect(room, 6, 6);
        text(painter, room, Qt::AlignCenter | Qt::TextWordWrap, tr("one operator more"), c.ink, Theme::instance().font(-1));
    }
    const QRectF from = taskRect(facts_.line.tasks[static_cast<std::size_t>(drag_->task)]);
    const QRectF ghost = from.translated(drag_->at - drag_->from);
    if (const auto spot = spotOf(drag_->task)) {
        painter.setOpacity(0.9);
        paintTask(painter, ghost, bars_[spot->bar].tasks[spot->task]);
        painter.setOpacity(1);
        painter.setPen(QPen(drag_->breaks.empty() ? c.accent : c.bad, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ghost, 3, 3);
    }
    const QString words = warning_.isEmpty() ? taskLabel(facts_, drag_->task) : warning_;
    const QFont font = Theme::instance().font(-1, true);
    const double width = std::min(QFontMetricsF(font).horizontalAdvance(words) + 16, static_cast<double>(this->width()));
    QRectF label(ghost.center().x() - width / 2, ghost.top() - 24, width, 20);
    label.moveLeft(std::clamp(label.left(), 0.0, this->width() - width));
    label.moveTop(std::max(0.0, label.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(warning_.isEmpty() ? c.ink : c.badSoft);
    painter.drawRoundedRect(label, 4, 4);
    text(painter, label, Qt::AlignCenter, elided(words, font, width - 8), warning_.isEmpty() ? c.panel : c.badText, font);
}

} // namespace takt::gui

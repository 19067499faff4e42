#include "gui/metrics/waterfall_plot.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

WaterfallPlot::WaterfallPlot(QWidget* parent) : Plot(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void WaterfallPlot::replace(std::vector<Step> steps, const QString& sum, const QString& sumBehind) {
    steps_ = std::move(steps);
    sum_ = sum;
    sumBehind_ = sumBehind;
    filled();
}

/// Names stand under the bars, on two lines where one is too narrow.
int WaterfallPlot::namesHeight() const { return 2 * QFontMetrics(axisFont()).height() + 4; }

QRectF WaterfallPlot::plotArea() const {
    const QFontMetrics metrics(axisFont());
    const double above = 2 * (sumBehind_.isEmpty() ? 1 : 2) * metrics.height() + 8; // the sums, and the words over a bar
    return {4, above, std::max(10.0, frame().width() - 8), std::max(10.0, frame().height() - above - namesHeight())};
}

QRectF WaterfallPlot::bar(std::size_t step, double from, double to, bool behind) const {
    const QRectF area = plotArea();
    const bool two = std::any_of(steps_.begin(), steps_.end(), [](const Step& s) { return s.behind.has_value(); });
    const double room = area.width() / static_cast<double>(steps_.size()), wide = room * 0.72 * (two ? 0.5 : 1.0);
    const double left = area.left() + room * (static_cast<double>(step) + 0.14) + (behind ? wide + 1 : 0);
    const auto y = [&](double share) { return area.bottom() - area.height() * std::clamp(share, 0.0, 1.1) / 1.1; };
    return QRectF(QPointF(left, y(std::max(from, to))), QPointF(left + wide - 1, y(std::min(from, to))));
}

void WaterfallPlot::drawRun(QPainter& painter, bool behind) const {
    double level = 0;
    std::optional<QPointF> from;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i];
        const double value = behind ? step.behind.value_or(0) : step.value;
        const double begin = step.isTotal ? 0 : level;
        level = step.isTotal ? value : level - value;
        const QRectF rect = bar(i, begin, level, behind);
        if (behind) {
            painter.setPen(QPen(quieter(colors().ink), 1.25, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect);
        } else {
            painter.fillRect(rect.height() < 1 ? rect.adjusted(0, 0, 0, 1) : rect, step.colour);
        }
        if (!behind && from) {
            painter.setPen(QPen(colors().line, 1, Qt::DotLine));
            painter.drawLine(*from, QPointF(rect.left(), from->y()));
        }
        from = bar(i, level, level, behind).topRight();
    }
}

/// Over each bar, or pair of bars, what it stands for.
void WaterfallPlot::drawValues(QPainter& painter) const {
    const bool two = !sumBehind_.isEmpty();
    const auto text = [](const Step& step, double value) {
        const QString size = percent(std::abs(value));
        return step.isTotal || value == 0 ? size : (value > 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
    };
    double level = 0, levelBehind = 0;
    const double room = plotArea().width() / static_cast<double>(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const Step& step = steps_[i];
        const double behind = step.behind.value_or(0);
        const double top = std::max({step.isTotal ? step.value : level, step.isTotal ? behind : levelBehind});
        level = step.isTotal ? step.value : level - step.value;
        levelBehind = step.isTotal ? behind : levelBehind - behind;
        painter.setFont(plotFont(-1, step.isTotal));
        const int line = painter.fontMetrics().height();
        const QRectF words(plotArea().left() + room * static_cast<double>(i), bar(i, top, top, false).top() - line * (two ? 2 : 1) - 1, room, line);
        painter.setPen(colors().ink);
        painter.drawText(words, Qt::AlignCenter, text(step, step.value));
        if (!step.behind)
            continue;
        painter.setFont(axisFont());
        painter.setPen(quieter(colors().ink));
        painter.drawText(words.translated(0, line), Qt::AlignCenter, text(step, behind));
    }
}

void WaterfallPlot::draw(QPainter& painter) {
    const QRectF area = plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(colors().ink);
    painter.drawText(QRectF(4, 2, frame().width() - 8, metrics.height()), Qt::AlignLeft,
                     metrics.elidedText(sum_, Qt::ElideRight, static_cast<int>(frame().width()) - 8));
    if (!sumBehind_.isEmpty()) {
        painter.setPen(quieter(colors().ink));
        painter.drawText(QRectF(4, 2 + metrics.height(), frame().width() - 8, metrics.height()), Qt::AlignLeft,
                         metrics.elidedText(tr("Outlined, %1: %2").arg(behindName_, sumBehind_), Qt::ElideRight,
                                            static_cast<int>(frame().width()) - 8));
    }
    painter.setPen(QPen(colors().line, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (!sumBehind_.isEmpty())
        drawRun(painter, true);
    drawRun(painter, false);
    drawValues(painter);
    painter.setFont(axisFont());
    const double room = area.width() / static_cast<double>(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        painter.setPen(steps_[i].isTotal ? colors().ink : colors().quiet);
        painter.drawText(QRectF(area.left() + room * static_cast<double>(i) + 1, area.bottom() + 3, room - 2, namesHeight()),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, steps_[i].name);
    }
}

void WaterfallPlot::drawOver(QPainter& painter) {
    if (!hover_ || steps_.empty())
        return;
    const QRectF area = plotArea();
    const double part = (hover_->x() - area.left()) / area.width();
    if (part < 0 || part >= 1)
        return;
    const Step& step = steps_[static_cast<std::size_t>(part * static_cast<double>(steps_.size()))];
    std::vector<PlotValue> values{{tr("on view"), percent(step.value), step.colour}};
    if (step.behind)
        values.push_back({behindName_, percent(*step.behind), colors().ink, -1, true});
    gui::drawValues(painter, QRectF(rect()), *hover_, step.name, values);
}

void WaterfallPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    update();
}

void WaterfallPlot::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

PlotTable WaterfallPlot::table() const {
    PlotTable out;
    out.columns = {tr("Step"), tr("Kind"), tr("Share of shift time")};
    if (!sumBehind_.isEmpty())
        out.columns << behindName_;
    for (const auto& step : steps_) {
        QStringList row{step.name, step.isTotal ? tr("left") : tr("lost"), plain(step.value)};
        if (step.behind)
            row << plain(*step.behind);
        out.rows.push_back(row);
    }
    return out;
}

} // namespace takt::gui

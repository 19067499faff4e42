#include "gui/metrics/histogram_plot.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kDay = 86'400;
constexpr double kSteps[] = {1,        5,        15,        60,        300,       900,        3'600,      4 * 3'600, 12 * 3'600,
                             kDay,     2 * kDay, 5 * kDay,  10 * kDay, 20 * kDay, 50 * kDay,  100 * kDay, 200 * kDay, 500 * kDay,
                             1e3 * kDay};

double mostOf(const HistogramPlot::Series& series) {
    return series.shares.empty() ? 0.0 : *std::max_element(series.shares.begin(), series.shares.end());
}

} // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : Plot(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void HistogramPlot::replace(double from, double width, Series series, std::optional<Series> behind) {
    from_ = from;
    width_ = width;
    series_ = std::move(series);
    behind_ = std::move(behind);
    const double most = std::max(mostOf(series_), behind_ ? mostOf(*behind_) : 0.0);
    step_ = niceStep(std::max(most, 0.01) * 100, 1) / 100;
    top_ = step_ * std::max(1.0, std::ceil(most * 1.02 / step_));
    filled();
}

void HistogramPlot::forget() {
    series_ = {};
    behind_.reset();
}

QRectF HistogramPlot::plotArea() const {
    const QFontMetrics metrics(axisFont());
    const int left = metrics.horizontalAdvance(percent(0.25)) + 10, above = (behind_ ? 2 : 1) * (metrics.height() + 2) + 8;
    return {double(left), double(above), std::max(10.0, frame().width() - left - 8),
            std::max(10.0, frame().height() - above - metrics.height() - 10)};
}

double HistogramPlot::xOf(double seconds) const {
    const QRectF area = plotArea();
    return area.left() + area.width() * (seconds - from_) / std::max(1e-9, end() - from_);
}

void HistogramPlot::draw(QPainter& painter) {
    drawAxes(painter);
    drawBars(painter);
    if (behind_)
        drawMarks(painter, *behind_, true);
    drawMarks(painter, series_, false);
    drawKeys(painter);
}

void HistogramPlot::drawAxes(QPainter& painter) const {
    const QRectF area = plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    for (int i = 0, n = static_cast<int>(std::lround(top_ / step_)); i <= n; ++i) {
        const double y = std::round(area.bottom() - area.height() * i / n) + 0.5;
        painter.setPen(QPen(mixed(colors().line, colors().panel, 0.3), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors().quiet);
        painter.drawText(QRectF(0, y - 20, area.left() - 6, 40), Qt::AlignRight | Qt::AlignVCenter, percent(i * step_));
    }
    const double perPixel = (end() - from_) / area.width();
    const double widest = metrics.horizontalAdvance(passedTime(end())) + 18;
    const auto* step = std::find_if(std::begin(kSteps), std::prev(std::end(kSteps)),
                                    [&](double s) { return s / perPixel >= widest; });
    for (double at = std::ceil(from_ / *step) * *step; at <= end(); at += *step) {
        const double x = xOf(at);
        painter.setPen(QPen(colors().line, 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.setPen(colors().quiet);
        if (x + metrics.horizontalAdvance(passedTime(at)) < frame().right())
            painter.drawText(QPointF(x + 3, area.bottom() + metrics.ascent() + 4), passedTime(at));
    }
}

/// Of two runs each bin has two bars, the second one outlined.
void HistogramPlot::drawBars(QPainter& painter) const {
    const QRectF area = plotArea();
    const double part = behind_ ? 0.5 : 1.0;
    for (std::size_t i = 0; i < series_.shares.size(); ++i) {
        const double left = xOf(from_ + width_ * static_cast<double>(i)), wide = area.width() / static_cast<double>(series_.shares.size());
        const double gap = wide > 5 ? 1 : 0;
        const auto bar = [&](double share, double offset) {
            const double height = area.height() * share / top_;
            return QRectF(left + offset + gap / 2, area.bottom() - height, std::max(1.0, wide * part - gap), height);
        };
        if (series_.shares[i] > 0)
            painter.fillRect(bar(series_.shares[i], 0), Theme::instance().series(0));
        if (!behind_ || behind_->shares[i] <= 0)
            continue;
        painter.setPen(QPen(quieter(colors().ink), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar(behind_->shares[i], wide * 0.5));
    }
}

/// Lines at the quantiles, in the order in which the legend names them.
void HistogramPlot::drawMarks(QPainter& painter, const Series& series, bool behind) const {
    const QRectF area = plotArea();
    for (const auto& mark : series.marks) {
        const double x = std::round(xOf(mark.seconds)) + 0.5;
        painter.setPen(QPen(behind ? quieter(colors().ink) : colors().ink, 1.25, behind ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

QString HistogramPlot::told(const Series& series) const {
    QStringList parts;
    for (const auto& mark : series.marks)
        parts << tr("%1 within %2", "share of the pieces, time").arg(mark.name, passedTime(mark.seconds));
    return tr("%1: %2", "run, its quantiles").arg(series.name, parts.join(QStringLiteral(" · ")));
}

/// A line for each run.
void HistogramPlot::drawKeys(QPainter& painter) const {
    const QFontMetrics metrics = painter.fontMetrics();
    double y = 2;
    const auto key = [&](const Series& series, bool outlined) {
        const QRectF swatch(6, y + (metrics.height() - 10) / 2.0, 12, 10);
        if (outlined) {
            painter.setPen(QPen(quieter(colors().ink), 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(swatch);
        } else {
            painter.fillRect(swatch, Theme::instance().series(0));
        }
        painter.setPen(colors().ink);
        painter.drawText(QPointF(24, y + metrics.ascent()),
                         metrics.elidedText(told(series), Qt::ElideRight, static_cast<int>(frame().width()) - 28));
        y += metrics.height() + 2;
    };
    key(series_, false);
    if (behind_)
        key(*behind_, true);
}

void HistogramPlot::drawOver(QPainter& painter) {
    if (!hover_ || !plotArea().contains(*hover_) || series_.shares.empty())
        return;
    const QRectF area = plotArea();
    const double part = (hover_->x() - area.left()) / area.width();
    const auto bin = std::min(series_.shares.size() - 1,
                              static_cast<std::size_t>(part * static_cast<double>(series_.shares.size())));
    const double begin = from_ + width_ * static_cast<double>(bin);
    std::vector<PlotValue> values{{series_.name, percent(series_.shares[bin]), Theme::instance().series(0)}};
    if (behind_)
        values.push_back({behind_->name, percent(behind_->shares[bin]), colors().ink, -1, true});
    drawValues(painter, QRectF(rect()), *hover_, tr("%1 to %2", "times").arg(passedTime(begin), passedTime(begin + width_)),
               values);
}

void HistogramPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    update();
}

void HistogramPlot::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

PlotTable HistogramPlot::table() const {
    PlotTable out;
    out.columns = {tr("From, hours"), tr("To, hours"), tr("%1, share of pieces").arg(series_.name)};
    if (behind_)
        out.columns << tr("%1, share of pieces").arg(behind_->name);
    for (std::size_t i = 0; i < series_.shares.size(); ++i) {
        const double begin = from_ + width_ * static_cast<double>(i);
        QStringList row{plain(begin / 3600), plain((begin + width_) / 3600), plain(series_.shares[i])};
        if (behind_)
            row << plain(behind_->shares[i]);
        out.rows.push_back(row);
    }
    return out;
}

} // namespace takt::gui

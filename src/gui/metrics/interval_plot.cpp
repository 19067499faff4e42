#include "gui/metrics/interval_plot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kLeastRow = 48; // of several: name and bars
constexpr int kRowGap = 8;

} // namespace

void IntervalPlot::replace(Time from, Time to, const sim::Intervals& intervals, std::vector<Row> rows) {
    rows_ = std::move(rows);
    intervals_ = intervals;
    const Row* const all = rows_.data();
    scales_.assign(rows_.size(), scaleOf(all, all + rows_.size()));
    for (std::size_t r = 0; ownScales_ && r < rows_.size(); ++r)
        scales_[r] = scaleOf(all + r, all + r + 1);
    setSpan(from, to);
    filled();
}

void IntervalPlot::forget() {
    TimePlot::forget();
    rows_.clear();
}

IntervalPlot::Scale IntervalPlot::scaleOf(const Row* begin, const Row* end) const {
    double most = 0;
    for (const Row* row = begin; row != end; ++row)
        for (const auto* values : {&row->values, &row->behind, &row->target})
            for (const double v : *values)
                if (v > most) // false where it is not a number
                    most = v;
    const double step = niceStep(std::max(most, leastStep_), leastStep_);
    return {step * std::max(1.0, std::ceil(most / step - 1e-9)), step};
}

bool IntervalPlot::hasKeys() const {
    return rows_.size() == 1 || (has(&Row::target) && !targetName_.isEmpty()) || (has(&Row::behind) && !behindName_.isEmpty());
}

bool IntervalPlot::has(std::vector<double> Row::*member) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return !(row.*member).empty(); });
}

int IntervalPlot::neededHeight() const {
    const QFontMetrics metrics(axisFont());
    const int each = static_cast<int>(kLeastRow) + metrics.height();
    return rows_.size() > 1 ? static_cast<int>(rows_.size()) * each + 2 * metrics.height() + 22 : 0;
}

QRectF IntervalPlot::plotArea() const {
    const QFontMetrics metrics(axisFont());
    int left = 10;
    for (const auto& scale : scales_)
        left = std::max(left, metrics.horizontalAdvance(format_(scale.top)) + 10);
    const int above = hasKeys() ? metrics.height() + 12 : 4;
    return {double(left), double(above), std::max(10.0, frame().width() - left - 8),
            std::max(10.0, frame().height() - above - metrics.height() - 10)};
}

double IntervalPlot::rowHeight() const {
    return area().height() / static_cast<double>(std::max<std::size_t>(1, rows_.size()));
}

/// Of the bars; the row's name stands above when there are several.
QRectF IntervalPlot::rowRect(std::size_t row) const {
    const QRectF area = this->area();
    const double head = rows_.size() > 1 ? QFontMetrics(axisFont()).height() + kRowGap : 0;
    return {area.left(), area.top() + static_cast<double>(row) * rowHeight() + head, area.width(), rowHeight() - head};
}

void IntervalPlot::draw(QPainter& painter) {
    drawKeys(painter);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF rect = rowRect(r);
        drawScale(painter, rect, scales_[r]);
        drawRow(painter, rows_[r], rect, scales_[r].top);
        if (rows_.size() == 1)
            continue;
        painter.setPen(colors().ink);
        const QRectF head(rect.left(), rect.top() - painter.fontMetrics().height() - 2, rect.width(),
                          painter.fontMetrics().height());
        const int figure = painter.fontMetrics().horizontalAdvance(rows_[r].figure);
        painter.drawText(head, Qt::AlignLeft, painter.fontMetrics().elidedText(rows_[r].name, Qt::ElideRight,
                                                                               static_cast<int>(head.width()) - figure - 12));
        painter.setPen(colors().quiet);
        painter.drawText(head, Qt::AlignRight, rows_[r].figure);
    }
    drawTimeAxis(painter);
}

void IntervalPlot::drawScale(QPainter& painter, const QRectF& rect, const Scale& scale) const {
    const int steps = static_cast<int>(std::lround(scale.top / scale.step));
    const int every = rect.height() / steps < painter.fontMetrics().height() ? steps : 1; // no room: the ends alone
    for (int i = 0; i <= steps; i += every) {
        const double y = std::round(rect.bottom() - rect.height() * i / steps) + 0.5;
        painter.setPen(QPen(mixed(colors().line, colors().panel, 0.3), 1));
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        painter.setPen(colors().quiet);
        painter.drawText(QRectF(0, y - 20, rect.left() - 6, 40), Qt::AlignRight | Qt::AlignVCenter, format_(i * scale.step));
    }
}

void IntervalPlot::drawRow(QPainter& painter, const Row& row, const QRectF& rect, double top) const {
    painter.save();
    painter.setClipRect(rect.adjusted(0, -2, 1, 1), Qt::IntersectClip);
    const auto bar = [&](std::size_t k, double value) {
        const double left = xOf(intervals_.begin(k)), right = xOf(intervals_.end(k)), gap = right - left > 5 ? 1 : 0;
        const double height = rect.height() * value / top;
        return QRectF(left + gap, rect.bottom() - height, std::max(1.0, right - left - 2 * gap), height);
    };
    for (std::size_t k = 0; k < row.values.size(); ++k)
        if (row.values[k] > 0)
            painter.fillRect(bar(k, row.values[k]), row.colour);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(quieter(colors().ink), 1.4, Qt::DashLine));
    for (std::size_t k = 0; k < row.behind.size(); ++k)
        if (row.behind[k] > 0)
            painter.drawRect(bar(k, row.behind[k]));
    painter.setPen(QPen(colors().ink, 1.8));
    for (std::size_t k = 0; k < row.target.size(); ++k)
        if (row.target[k] > 0) {
            const QRectF at = bar(k, row.target[k]);
            painter.drawLine(QPointF(xOf(intervals_.begin(k)), at.top()), QPointF(xOf(intervals_.end(k)), at.top()));
        }
    painter.restore();
}

void IntervalPlot::drawKeys(QPainter& painter) const {
    const QFontMetrics metrics(axisFont());
    double x = area().left() + 6;
    const double middle = metrics.height() / 2.0 + 2;
    const auto key = [&](const QString& name, auto sample) {
        sample(QPointF(x, middle));
        painter.setPen(colors().ink);
        painter.drawText(QPointF(x + 24, metrics.ascent() + 2), name);
        x += 24 + metrics.horizontalAdvance(name) + 18;
    };
    if (rows_.size() == 1)
        key(rows_[0].name, [&](const QPointF& at) { painter.fillRect(QRectF(at.x() + 4, at.y() - 5, 12, 10), rows_[0].colour); });
    if (has(&Row::target) && !targetName_.isEmpty())
        key(targetName_, [&](const QPointF& at) {
            painter.setPen(QPen(colors().ink, 1.8));
            painter.drawLine(at, at + QPointF(18, 0));
        });
    if (has(&Row::behind) && !behindName_.isEmpty())
        key(behindName_, [&](const QPointF& at) {
            painter.setPen(QPen(quieter(colors().ink), 1.4, Qt::DashLine));
            painter.drawLine(at, at + QPointF(18, 0));
        });
}

std::vector<PlotValue> IntervalPlot::valuesAt(Time t, double y) const {
    std::vector<PlotValue> values;
    if (!intervals_.contains(t))
        return values;
    const std::size_t k = intervals_.of(t);
    const auto text = [&](const std::vector<double>& all) {
        return std::isnan(all[k]) ? QString(QChar(0x2013)) : format_(all[k]);
    };
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF rect = rowRect(r);
        if (rows_.size() > 1 && (y < rect.bottom() - rowHeight() || y >= rect.bottom()))
            continue;
        const Row& row = rows_[r];
        if (k < row.values.size())
            values.push_back({row.name, text(row.values), row.colour});
        if (k < row.target.size())
            values.push_back({targetName_, text(row.target), colors().ink});
        if (k < row.behind.size())
            values.push_back({behindName_, text(row.behind), colors().ink, -1, true});
    }
    return values;
}

PlotTable IntervalPlot::table() const {
    PlotTable out;
    out.columns = {tr("From"), tr("To"), tr("From, hours since the start")};
    for (const auto& row : rows_) {
        out.columns << row.name;
        if (!row.target.empty())
            out.columns << tr("%1 · %2", "row, target").arg(row.name, targetName_);
        if (!row.behind.empty())
            out.columns << tr("%1 · %2", "row, run").arg(row.name, behindName_);
    }
    const auto cell = [](const std::vector<double>& all, std::size_t k) {
        return k < all.size() && !std::isnan(all[k]) ? plain(all[k]) : QString();
    };
    for (std::size_t k = 0; k < intervals_.count; ++k) {
        QStringList line{dayAndTime(intervals_.begin(k)), dayAndTime(intervals_.end(k)),
                         plain(static_cast<double>(intervals_.begin(k).us) / 3.6e9)};
        for (const auto& row : rows_)
            for (const auto* values : {&row.values, &row.target, &row.behind})
                if (!values->empty() || values == &row.values)
                    line << cell(*values, k);
        out.rows.push_back(line);
    }
    return out;
}

} // namespace takt::gui

#include "gui/common/chart.h"

#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <QtCharts/QChart>
#include <algorithm>
#include <cmath>
#include <set>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kMarks = 9;
constexpr int kKeyGap = 18; // between entries of the legend
constexpr double kLegendEdge = 6;
constexpr QScatterSeries::MarkerShape kShapes[] = {
    QScatterSeries::MarkerShapeCircle,   QScatterSeries::MarkerShapeRectangle,
    QScatterSeries::MarkerShapeTriangle, QScatterSeries::MarkerShapeRotatedRectangle,
    QScatterSeries::MarkerShapePentagon, QScatterSeries::MarkerShapeStar};

double sampleWidth(bool dashes) { return dashes ? 24 : 14; }

double mostOf(const std::vector<ChartLine>& lines) {
    double most = 0.0;
    for (const auto& line : lines) {
        for (const auto& point : line.points)
            most = std::max(most, point.y());
        most = std::max(most, line.limit.value_or(0.0));
    }
    return most;
}

/// The value of a line at x: that of its last point there or before.
std::optional<double> valueAt(const ChartLine& line, double x) {
    const auto after = std::upper_bound(line.points.begin(), line.points.end(), x,
                                        [](double wanted, const QPointF& p) { return wanted < p.x(); });
    if (after == line.points.begin())
        return std::nullopt;
    return std::prev(after)->y();
}

QList<QPointF> marksOf(const ChartLine& line, int number) {
    QList<QPointF> marks;
    if (line.points.size() < 2)
        return marks;
    const double first = line.points.front().x(), last = line.points.back().x();
    for (int i = 0; i < kMarks; ++i) {
        const double x = first + (last - first) * (i + 0.2 + 0.2 * (number % 4)) / kMarks;
        if (const auto y = valueAt(line, x))
            marks << QPointF(x, *y);
    }
    return marks;
}

void drawEmptyMark(QPainter& painter, const QPointF& at) {
    painter.setPen(QPen(colors().panel, 1));
    painter.setBrush(colors().bad);
    painter.drawPolygon(QPolygonF({at + QPointF(0, -9), at + QPointF(5, 0), at + QPointF(-5, 0)}));
}

} // namespace

QList<QPointF> chartPoints(const sim::Curve& curve, Time from, Time to, Time until) {
    QList<QPointF> points;
    if (curve.empty() || to <= from)
        return points;
    const double width = static_cast<double>((to - from).us) / static_cast<double>(curve.size());
    std::int64_t before = curve.front().least;
    points.reserve(static_cast<qsizetype>(2 * curve.size()));
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double begin = static_cast<double>(from.us) + width * static_cast<double>(i);
        if (begin > static_cast<double>(until.us))
            break;
        const auto& column = curve[i];
        if (i > 0 && column.least == before && column.most == before)
            continue;
        const bool risesLast = column.last * 2 >= column.least + column.most;
        const auto early = risesLast ? column.least : column.most,
                   late = risesLast ? column.most : column.least;
        if (!points.empty() && points.back().x() < begin - 0.5 * width)
            points << QPointF(begin, static_cast<double>(before)); // it stood still until here
        points << QPointF(begin + 0.1 * width, static_cast<double>(early));
        if (late != early)
            points << QPointF(begin + 0.5 * width, static_cast<double>(late));
        if (column.last != late)
            points << QPointF(begin + 0.9 * width, static_cast<double>(column.last));
        before = column.last;
    }
    const double end = std::min(static_cast<double>(to.us), static_cast<double>(until.us));
    if (points.empty() || points.back().x() < end)
        points << QPointF(end, static_cast<double>(before));
    return points;
}

Chart::Chart(QWidget* parent) : TimePlot(parent), scene_(std::make_unique<QGraphicsScene>()), chart_(new QChart) {
    chart_->setBackgroundVisible(false);
    chart_->setPlotAreaBackgroundVisible(false);
    chart_->setAnimationOptions(QChart::NoAnimation);
    chart_->legend()->hide();
    scene_->addItem(chart_);
}

Chart::~Chart() = default;

void Chart::replace(Time from, Time to, std::vector<ChartLine> lines) {
    lines_ = std::move(lines);
    std::stable_partition(lines_.begin(), lines_.end(), [](const ChartLine& l) { return !l.behind; });
    chooseScale();
    setSpan(from, to);
    filled();
}

void Chart::forget() {
    TimePlot::forget();
    lines_.clear();
}

void Chart::setDecimals(int decimals) {
    decimals_ = decimals;
    stale();
}

void Chart::setLimitName(const QString& name) {
    limitName_ = name;
    stale();
}

void Chart::setBehindName(const QString& name) {
    behindName_ = name;
    stale();
}

QRectF Chart::plotArea() const {
    const QFontMetrics metrics(axisFont());
    const int left = metrics.horizontalAdvance(number(top_, step_ < 1 ? 1 : 0)) + 10;
    const auto all = keys();
    const double above = (all.empty() ? 0 : all.back().at.y()) + metrics.height() + 10;
    return {double(left), above, std::max(10.0, frame().width() - left - 8),
            std::max(10.0, frame().height() - above - metrics.height() - 10)};
}

double Chart::yOf(double value) const {
    const QRectF area = this->area();
    return area.bottom() - area.height() * value / top_;
}

void Chart::chooseScale() {
    const double most = mostOf(lines_);
    const double least = decimals_ > 0 ? 0.1 : 1.0;
    step_ = niceStep(std::max(most, least), least);
    top_ = step_ * std::max(1.0, std::ceil(most * 1.02 / step_));
}

void Chart::draw(QPainter& painter) {
    drawGrid(painter);
    drawLimits(painter);
    drawSeries(painter);
    drawEmpty(painter);
    drawLegend(painter);
}

void Chart::drawGrid(QPainter& painter) const {
    const QRectF area = this->area();
    const int steps = static_cast<int>(std::lround(top_ / step_));
    const int textHeight = painter.fontMetrics().height();
    for (int i = 0; i <= steps; ++i) {
        const double y = std::round(yOf(i * step_)) + 0.5;
        painter.setPen(QPen(mixed(colors().line, colors().panel, 0.3), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors().quiet);
        painter.drawText(QRectF(0, y - textHeight, area.left() - 6, 2 * textHeight),
                         Qt::AlignRight | Qt::AlignVCenter, number(i * step_, step_ < 1 ? 1 : 0));
    }
    drawTimeAxis(painter);
}

void Chart::drawLimits(QPainter& painter) const {
    const QRectF area = this->area();
    for (const auto& line : lines_) {
        if (!line.limit || line.behind)
            continue;
        const double y = std::round(yOf(*line.limit)) + 0.5;
        painter.setPen(QPen(line.colour, 1.25, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

void Chart::drawSeries(QPainter& painter) {
    chart_->removeAllSeries();
    for (QAbstractAxis* axis : chart_->axes()) {
        chart_->removeAxis(axis);
        delete axis;
    }
    chart_->setGeometry(frame());
    scene_->setSceneRect(frame());
    auto* x = new QValueAxis;
    auto* y = new QValueAxis;
    x->setRange(static_cast<double>(from().us), static_cast<double>(to().us));
    y->setRange(0.0, top_);
    x->setVisible(false);
    y->setVisible(false);
    chart_->addAxis(x, Qt::AlignBottom);
    chart_->addAxis(y, Qt::AlignLeft);
    chart_->setPlotArea(area());
    const auto add = [&](QXYSeries* series, const QList<QPointF>& points) {
        chart_->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
        series->replace(points); // last: each step before would lay all of them out again
    };
    for (std::size_t n = 0; n < lines_.size(); ++n) {
        const std::size_t i = lines_.size() - 1 - n; // the first lie on top, those behind at the bottom
        auto* line = new QLineSeries;
        line->setPen(lines_[i].behind ? QPen(quieter(lines_[i].colour), lineWidth(1.4), Qt::DashLine)
                                        : QPen(lines_[i].colour, lineWidth(1.6)));
        add(line, lines_[i].points);
        if (lines_[i].behind)
            continue;
        auto* marks = new QScatterSeries;
        marks->setMarkerShape(kShapes[static_cast<std::size_t>(shapeOf(i)) % std::size(kShapes)]);
        marks->setMarkerSize(lineWidth(7));
        marks->setColor(lines_[i].colour);
        marks->setBorderColor(colors().panel);
        add(marks, marksOf(lines_[i], static_cast<int>(i)));
    }
    painter.save();
    painter.setClipRect(area().adjusted(-1, -4, 1, 4), Qt::IntersectClip);
    scene_->render(&painter, frame(), frame());
    painter.restore();
}

void Chart::drawEmpty(QPainter& painter) const {
    for (const auto& line : lines_)
        for (const Time at : line.empty)
            if (at >= from() && at <= to())
                drawEmptyMark(painter, {xOf(at), area().bottom()});
}

std::vector<Chart::Key> Chart::keys() const {
    using Sample = Key::Sample;
    std::vector<Key> keys;
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (!lines_[i].behind)
            keys.push_back({Sample::Mark, lines_[i].name, lines_[i].colour, shapeOf(i), {}});
    const auto any = [&](auto has) { return std::any_of(lines_.begin(), lines_.end(), has); };
    if (any([](const ChartLine& l) { return !l.empty.empty(); }))
        keys.push_back({Sample::Empty, tr("ran empty"), {}, 0, {}});
    if (any([](const ChartLine& l) { return l.limit && !l.behind; }) && !limitName_.isEmpty())
        keys.push_back({Sample::Dashes, limitName_, colors().quiet, 0, {}});
    if (any([](const ChartLine& l) { return l.behind; }) && !behindName_.isEmpty())
        keys.push_back({Sample::Dashes, behindName_, quieter(colors().ink), 0, {}});
    const QFontMetrics metrics(axisFont());
    double x = kLegendEdge, y = 2;
    for (auto& key : keys) {
        const double wide = sampleWidth(key.sample == Sample::Dashes) + metrics.horizontalAdvance(key.name);
        if (x > kLegendEdge && x + wide > frame().width() - 8) {
            x = kLegendEdge;
            y += metrics.height() + 2;
        }
        key.at = {x, y};
        x += wide + kKeyGap;
    }
    return keys;
}

void Chart::drawLegend(QPainter& painter) const {
    const QFontMetrics metrics(axisFont());
    for (const auto& key : keys()) {
        const double middle = key.at.y() + metrics.height() / 2.0;
        if (key.sample == Key::Sample::Dashes) {
            painter.setPen(QPen(key.colour, 1.4, Qt::DashLine));
            painter.drawLine(QPointF(key.at.x(), middle), QPointF(key.at.x() + 18, middle));
        } else if (key.sample == Key::Sample::Empty) {
            drawEmptyMark(painter, {key.at.x() + 5, middle + 5});
        } else {
            drawShape(painter, key.shape, {key.at.x() + 4, middle}, key.colour);
        }
        const double left = key.at.x() + sampleWidth(key.sample == Key::Sample::Dashes);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(left, key.at.y() + metrics.ascent()),
                         metrics.elidedText(key.name, Qt::ElideRight, static_cast<int>(frame().width() - left)));
    }
}

std::vector<PlotValue> Chart::valuesAt(Time t, double) const {
    std::vector<PlotValue> values;
    for (const bool behind : {false, true})
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (const auto value = valueAt(lines_[i], static_cast<double>(t.us)); value && lines_[i].behind == behind)
                values.push_back({behind ? tr("%1 · %2", "line, run").arg(lines_[i].name, behindName_) : lines_[i].name,
                                  number(*value, decimals_), lines_[i].colour, shapeOf(i), behind});
    return values;
}

PlotTable Chart::table() const {
    PlotTable out;
    out.columns = {tr("Moment"), tr("Hours since the start")};
    std::set<double> moments;
    for (const auto& line : lines_) {
        out.columns << (line.behind ? tr("%1 · %2", "line, run").arg(line.name, behindName_) : line.name);
        for (const auto& point : line.points)
            moments.insert(point.x());
    }
    for (const double x : moments) {
        const Time at{static_cast<std::int64_t>(x)};
        QStringList row{dayAndTime(at), plain(std::round(x / 3.6e9 * 1e4) / 1e4)};
        for (const auto& line : lines_) {
            const auto value = valueAt(line, x);
            row << (value ? plain(*value) : QString());
        }
        out.rows.push_back(row);
    }
    return out;
}

} // namespace takt::gui

#include "gui/common/chart.h"

#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <QtCharts/QChart>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/common/time_axis.h"

namespace takt::gui {

namespace {

constexpr int kMarks = 9;
constexpr double kDragThreshold = 6;
constexpr QScatterSeries::MarkerShape kShapes[] = {
    QScatterSeries::MarkerShapeCircle,   QScatterSeries::MarkerShapeRectangle,
    QScatterSeries::MarkerShapeTriangle, QScatterSeries::MarkerShapeRotatedRectangle,
    QScatterSeries::MarkerShapePentagon, QScatterSeries::MarkerShapeStar};

QFont axisFont() { return Theme::instance().font(-1); }

/// 1, 2, 2.5 or 5 times a power of ten, so that about five steps reach the most.
double niceStep(double most, double least) {
    const double rough = std::max(most / 5.0, least);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.999 && (factor != 2.5 || power >= 10.0 * least))
            return factor * power;
    return 10.0 * power;
}

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

void drawShape(QPainter& painter, int shape, const QPointF& at, const QColor& colour) {
    const double r = 4;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (shape % 6) {
    case 0: painter.drawEllipse(at, r, r); break;
    case 1: painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)); break;
    case 2:
        painter.drawPolygon(QPolygonF({at + QPointF(0, -r), at + QPointF(r, r), at + QPointF(-r, r)}));
        break;
    case 3:
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)}));
        break;
    default: {
        QPolygonF polygon;
        const int corners = shape % 6 == 4 ? 5 : 10;
        for (int i = 0; i < corners; ++i) {
            const double radius = corners == 10 && i % 2 == 1 ? r * 0.5 : r * 1.15;
            const double angle = 2 * M_PI * i / corners - M_PI / 2;
            polygon << at + QPointF(radius * std::cos(angle), radius * std::sin(angle));
        }
        painter.drawPolygon(polygon);
    }
    }
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

Chart::Chart(QWidget* parent)
    : QWidget(parent), scene_(std::make_unique<QGraphicsScene>()), chart_(new QChart) {
    chart_->setBackgroundVisible(false);
    chart_->setPlotAreaBackgroundVisible(false);
    chart_->setAnimationOptions(QChart::NoAnimation);
    chart_->legend()->hide();
    scene_->addItem(chart_);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::CrossCursor);
    connect(&Theme::instance(), &Theme::changed, this, &Chart::stale);
}

Chart::~Chart() = default;

void Chart::replace(Time from, Time to, std::vector<ChartLine> lines) {
    reason_.clear();
    from_ = from;
    to_ = to;
    lines_ = std::move(lines);
    chooseScale();
    stale();
}

void Chart::clear(const QString& reason) {
    lines_.clear();
    reason_ = reason;
    from_ = to_ = Time{};
    setAccessibleDescription(reason);
    stale();
}

void Chart::setCursorTime(Time t) {
    const QRectF area = plotArea();
    const auto column = [&](Time at) { return static_cast<int>(std::lround(xOf(at))); };
    const int before = column(cursor_), after = column(t);
    cursor_ = t;
    if (before == after)
        return;
    const int height = static_cast<int>(area.bottom()) + 2;
    update(before - 2, 0, 5, height);
    update(after - 2, 0, 5, height);
}

void Chart::setDecimals(int decimals) {
    decimals_ = decimals;
    stale();
}

void Chart::setLimitName(const QString& name) {
    limitName_ = name;
    stale();
}

QRectF Chart::plotArea() const {
    const QFontMetrics metrics(axisFont());
    const int left = metrics.horizontalAdvance(number(top_, step_ < 1 ? 1 : 0)) + 10;
    const int above = metrics.height() + 12;
    return {double(left), double(above), double(std::max(10, width() - left - 8)),
            double(std::max(10, height() - above - metrics.height() - 10))};
}

double Chart::xOf(Time t) const {
    const QRectF area = plotArea();
    const auto span = static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
    return area.left() + area.width() * static_cast<double>((t - from_).us) / span;
}

double Chart::yOf(double value) const {
    const QRectF area = plotArea();
    return area.bottom() - area.height() * value / top_;
}

Time Chart::timeAt(double x) const {
    const QRectF area = plotArea();
    const double part = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return from_ + Duration{static_cast<std::int64_t>(part * static_cast<double>((to_ - from_).us))};
}

void Chart::chooseScale() {
    const double most = mostOf(lines_);
    const double least = decimals_ > 0 ? 0.1 : 1.0;
    step_ = niceStep(std::max(most, least), least);
    top_ = step_ * std::max(1.0, std::ceil(most * 1.02 / step_));
}

void Chart::stale() {
    picture_ = {};
    update();
}

void Chart::resizeEvent(QResizeEvent*) { stale(); }

void Chart::render() {
    picture_ = QPixmap(size() * devicePixelRatioF());
    picture_.setDevicePixelRatio(devicePixelRatioF());
    picture_.fill(Qt::transparent);
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(axisFont());
    if (!reason_.isEmpty() || lines_.empty()) {
        painter.setPen(colors().quiet);
        painter.setFont(Theme::instance().font());
        painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, reason_);
        return;
    }
    drawGrid(painter);
    drawLimits(painter);
    drawSeries(painter);
    drawLegend(painter);
}

void Chart::drawGrid(QPainter& painter) const {
    const QRectF area = plotArea();
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
    for (const auto& tick : timeTicks(from_, to_, area.width(), painter.fontMetrics())) {
        const double x = xOf(tick.at);
        painter.setPen(QPen(colors().line, 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.setPen(colors().quiet);
        painter.drawText(QPointF(x + 3, area.bottom() + painter.fontMetrics().ascent() + 4), tick.text);
    }
}

void Chart::drawLimits(QPainter& painter) const {
    const QRectF area = plotArea();
    for (const auto& line : lines_) {
        if (!line.limit)
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
    chart_->setGeometry(QRectF(rect()));
    scene_->setSceneRect(QRectF(rect()));
    auto* x = new QValueAxis;
    auto* y = new QValueAxis;
    x->setRange(static_cast<double>(from_.us), static_cast<double>(to_.us));
    y->setRange(0.0, top_);
    x->setVisible(false);
    y->setVisible(false);
    chart_->addAxis(x, Qt::AlignBottom);
    chart_->addAxis(y, Qt::AlignLeft);
    const auto add = [&](QXYSeries* series, const QList<QPointF>& points) {
        series->replace(points);
        chart_->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        auto* line = new QLineSeries;
        line->setPen(QPen(lines_[i].colour, 1.6));
        add(line, lines_[i].points);
        auto* marks = new QScatterSeries;
        marks->setMarkerShape(kShapes[i % std::size(kShapes)]);
        marks->setMarkerSize(7);
        marks->setColor(lines_[i].colour);
        marks->setBorderColor(colors().panel);
        add(marks, marksOf(lines_[i], static_cast<int>(i)));
    }
    chart_->setPlotArea(plotArea());
    scene_->render(&painter, QRectF(rect()), QRectF(rect()));
}

void Chart::drawLegend(QPainter& painter) const {
    const QFontMetrics metrics(axisFont());
    const QRectF area = plotArea();
    double x = area.left() + 6;
    const auto write = [&](const QString& name, int before) {
        const int room = static_cast<int>(area.right() - x) - before;
        const QString shown = metrics.elidedText(name, Qt::ElideRight, std::max(0, room));
        painter.setPen(colors().ink);
        painter.drawText(QPointF(x + before, metrics.ascent() + 2), shown);
        x += before + metrics.horizontalAdvance(shown) + 18;
    };
    const double middle = metrics.height() / 2.0 + 2;
    for (std::size_t i = 0; i < lines_.size() && x < area.right() - 30; ++i) {
        drawShape(painter, static_cast<int>(i), {x + 4, middle}, lines_[i].colour);
        write(lines_[i].name, 14);
    }
    const bool dashes =
        std::any_of(lines_.begin(), lines_.end(), [](const ChartLine& l) { return l.limit.has_value(); });
    if (!dashes || limitName_.isEmpty() || x > area.right() - 60)
        return;
    painter.setPen(QPen(colors().quiet, 1.25, Qt::DashLine));
    painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle));
    write(limitName_, 24);
}

void Chart::drawHover(QPainter& painter) const {
    const QRectF area = plotArea();
    const double x = std::round(*hover_) + 0.5;
    const Time at = timeAt(*hover_);
    const QFont font = Theme::instance().font(-1);
    const QFontMetrics metrics(font);
    std::vector<std::pair<const ChartLine*, QString>> rows;
    int wide = metrics.horizontalAdvance(dayAndTime(at));
    for (const auto& line : lines_)
        if (const auto value = valueAt(line, static_cast<double>(at.us))) {
            rows.emplace_back(&line, number(*value, decimals_));
            wide = std::max(wide, 16 + metrics.horizontalAdvance(line.name + QStringLiteral("    ") +
                                                                 rows.back().second));
        }
    painter.setPen(QPen(colors().quiet, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const int height = metrics.height() * (static_cast<int>(rows.size()) + 1) + 12;
    const double left = x + 12 + wide + 16 > width() ? x - 12 - wide - 16 : x + 12;
    const QRectF box(left, area.top() + 4, wide + 16, height);
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(colors().quiet);
    double y = box.top() + 6 + metrics.ascent();
    painter.drawText(QPointF(box.left() + 8, y), dayAndTime(at));
    for (const auto& [line, value] : rows) {
        y += metrics.height();
        drawShape(painter, static_cast<int>(line - lines_.data()),
                  {box.left() + 12, y - metrics.ascent() / 2.5}, line->colour);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(box.left() + 22, y), line->name);
        painter.drawText(QPointF(box.right() - 8 - metrics.horizontalAdvance(value), y), value);
    }
}

void Chart::paintEvent(QPaintEvent*) {
    if (picture_.isNull())
        render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (lines_.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plotArea();
    if (cursor_ >= from_ && cursor_ <= to_)
        painter.fillRect(QRectF(std::round(xOf(cursor_)) - 0.5, area.top(), 1.5, area.height()),
                         colors().ink);
    if (pressed_ && hover_ && std::abs(*hover_ - *pressed_) > kDragThreshold) {
        QColor veil = colors().accent;
        veil.setAlphaF(0.15F);
        painter.fillRect(QRectF(QPointF(*pressed_, area.top()), QPointF(*hover_, area.bottom())).normalized(),
                         veil);
    } else if (hover_) {
        drawHover(painter);
    }
}

void Chart::mouseMoveEvent(QMouseEvent* event) {
    const QRectF area = plotArea();
    const double x = std::clamp(event->position().x(), area.left(), area.right());
    hover_ = area.contains(event->position()) || pressed_ ? std::optional(x) : std::nullopt;
    update();
}

void Chart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position()) && !lines_.empty())
        pressed_ = event->position().x();
}

void Chart::mouseReleaseEvent(QMouseEvent* event) {
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

void Chart::mouseDoubleClickEvent(QMouseEvent*) {
    pressed_.reset();
    Q_EMIT rangeReset();
}

void Chart::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

} // namespace takt::gui

#include "gui/common/plot.h"

#include <QPainter>
#include <cmath>

#include "gui/common/theme.h"

namespace takt::gui {

QString plain(double value) { return QString::number(value, 'g', 12); }

namespace {
double textScaleNow = 1.0; // plots are drawn by the window's thread, one after the other
}

QFont plotFont(int pointDelta, bool strong) {
    QFont font = Theme::instance().font(pointDelta, strong);
    font.setPointSizeF(font.pointSizeF() * textScaleNow);
    return font;
}

QFont axisFont() { return plotFont(-1); }

double lineWidth(double usual) { return usual * textScaleNow; }

Plot::Measuring::Measuring(const Plot& plot) : before_(std::exchange(textScaleNow, plot.textScale_)) {}
Plot::Measuring::~Measuring() { textScaleNow = before_; }

QColor quieter(const QColor& colour) { return mixed(colour, colors().panel, 0.35); }

double niceStep(double most, double least) {
    const double rough = std::max(most / 5.0, least);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.999 && (factor != 2.5 || power >= 10.0 * least))
            return factor * power;
    return 10.0 * power;
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

void drawValues(QPainter& painter, const QRectF& frame, const QPointF& at, const QString& title,
                const std::vector<PlotValue>& values) {
    const QFont font = axisFont();
    const QFontMetrics metrics(font);
    int wide = metrics.horizontalAdvance(title);
    for (const auto& row : values)
        wide = std::max(wide, 40 + metrics.horizontalAdvance(row.name) + metrics.horizontalAdvance(row.value));
    const int height = metrics.height() * (static_cast<int>(values.size()) + 1) + 12;
    const double left = at.x() + 12 + wide + 16 > frame.right() ? at.x() - 12 - wide - 16 : at.x() + 12;
    const double top = std::clamp(at.y(), frame.top(), std::max(frame.top(), frame.bottom() - height - 1));
    const QRectF box(std::max(frame.left(), left), top, wide + 16, height);
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(colors().quiet);
    double y = box.top() + 6 + metrics.ascent();
    painter.drawText(QPointF(box.left() + 8, y), title);
    for (const auto& row : values) {
        y += metrics.height();
        const QPointF mark(box.left() + 12, y - metrics.ascent() / 2.5);
        if (row.behind) {
            painter.setPen(QPen(quieter(row.colour), 1.6, Qt::DashLine));
            painter.drawLine(mark - QPointF(5, 0), mark + QPointF(6, 0));
        } else if (row.colour.isValid()) {
            drawShape(painter, row.shape < 0 ? 1 : row.shape, mark, row.colour);
        }
        painter.setPen(colors().ink);
        painter.drawText(QPointF(box.left() + 24, y), row.name);
        painter.drawText(QPointF(box.right() - 8 - metrics.horizontalAdvance(row.value), y), row.value);
    }
}

Plot::Plot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        stale();
    });
}

void Plot::clear(const QString& reason) {
    forget();
    reason_ = reason;
    setAccessibleDescription(reason);
    updateGeometry();
    stale();
}

void Plot::setTextScale(double scale) {
    textScale_ = scale;
    updateGeometry();
    stale();
}

QSize Plot::sizeHint() const {
    const Measuring own(*this);
    return {240, std::max(120, neededHeight())};
}

QSize Plot::minimumSizeHint() const {
    const Measuring own(*this);
    return {220, std::max(100, neededHeight())};
}

void Plot::filled() {
    reason_.clear();
    setAccessibleDescription({});
    updateGeometry();
    stale();
}

void Plot::setFrame(const QRectF& frame) {
    frame_ = frame;
    ++version_;
}

void Plot::stale() {
    ++version_;
    picture_ = {};
    update();
}

void Plot::resizeEvent(QResizeEvent*) {
    setFrame(rect());
    stale();
}

void Plot::drawAll(QPainter& painter) {
    const Measuring own(*this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!reason_.isEmpty()) {
        painter.setPen(colors().quiet);
        painter.setFont(plotFont(0));
        painter.drawText(frame_.adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, reason_);
        return;
    }
    painter.setFont(axisFont());
    draw(painter);
}

void Plot::paintOn(QPainter& painter, const QSizeF& size) {
    const QRectF before = frame_;
    setFrame(QRectF(QPointF(), size));
    drawAll(painter);
    setFrame(before);
}

void Plot::paintEvent(QPaintEvent*) {
    if (picture_.isNull()) {
        setFrame(rect());
        picture_ = QPixmap(size() * devicePixelRatioF());
        picture_.setDevicePixelRatio(devicePixelRatioF());
        picture_.fill(Qt::transparent);
        QPainter painter(&picture_);
        drawAll(painter);
    }
    const Measuring own(*this);
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    if (reason_.isEmpty())
        drawOver(painter);
    if (hasFocus()) {
        painter.setPen(QPen(colors().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

} // namespace takt::gui

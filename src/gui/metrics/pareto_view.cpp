#include "gui/metrics/pareto_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kMost = 0.8; // the vital few: the line at 80 %

} // namespace

ParetoView::ParetoView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ParetoView::set(std::vector<Bar> bars, const QString& why) {
    bars_ = std::move(bars);
    why_ = why;
    QStringList said;
    for (const auto& bar : bars_)
        said << tr("%1: %2, together %3", "place, amount, share").arg(bar.name, bar.value, percent(bar.together));
    setAccessibleDescription(bars_.empty() ? why_ : said.join(QLatin1String("; ")));
    update();
}

void ParetoView::paintEvent(QPaintEvent*) {
    const Palette& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (bars_.empty()) {
        painter.setPen(c.quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, why_);
        return;
    }
    const QFont plain = Theme::instance().font(0), small = Theme::instance().font(-1);
    const QFontMetrics words(plain), figures(small);
    const int axis = figures.height() + 6;
    const double row = words.height() + 10;
    const auto shown = std::min(bars_.size(), static_cast<std::size_t>(std::max(1.0, std::floor((height() - axis) / row))));
    int names = 0, amounts = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        names = std::max(names, words.horizontalAdvance(bars_[i].name));
        amounts = std::max(amounts, figures.horizontalAdvance(bars_[i].value));
    }
    names = std::min(names + 10, static_cast<int>(width() * 0.4));
    const QRectF plot(names, 0, std::max(40.0, double(width() - names - amounts - 20)), row * static_cast<double>(shown));
    const auto x = [&](double share) { return plot.left() + share * plot.width(); };
    painter.setFont(small);
    for (const double mark : {0.0, 0.5, kMost, 1.0}) {
        painter.setPen(QPen(mark == kMost ? c.quiet : c.line, 1, mark == kMost ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(x(mark), plot.top()), QPointF(x(mark), plot.bottom()));
        painter.setPen(c.quiet);
        painter.drawText(QRectF(x(mark) - 30, plot.bottom() + 2, 60, axis), Qt::AlignHCenter | Qt::AlignTop, percent(mark, 0));
    }
    QPolygonF line;
    for (std::size_t i = 0; i < shown; ++i) {
        const QRectF slot(0, row * static_cast<double>(i), width(), row);
        painter.setFont(plain);
        painter.setPen(c.ink);
        painter.drawText(QRectF(0, slot.top(), names - 8, row), Qt::AlignLeft | Qt::AlignVCenter,
                         words.elidedText(bars_[i].name, Qt::ElideRight, names - 8));
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.warning);
        const QRectF bar(plot.left(), slot.center().y() - 6, bars_[i].share * plot.width(), 12);
        painter.drawRect(bar);
        painter.setFont(small);
        painter.setPen(c.ink);
        painter.drawText(QRectF(plot.right() + 6, slot.top(), amounts + 6, row), Qt::AlignRight | Qt::AlignVCenter, bars_[i].value);
        line << QPointF(x(bars_[i].together), slot.center().y());
    }
    painter.setPen(QPen(c.ink, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setBrush(c.panel);
    for (const QPointF& at : line)
        painter.drawEllipse(at, 3, 3);
}

} // namespace takt::gui

#include "gui/cells/options_chart.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "gui/cells/drawing.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {
constexpr double kBelow = 38, kAbove = 20, kMost = 60;
}

OptionsChart::OptionsChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("optionsChart"));
    setAccessibleName(tr("Cycle times"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OptionsChart::setBars(std::vector<Bar> bars, Duration takt, const QString& axis) {
    bars_ = std::move(bars);
    takt_ = takt;
    axis_ = axis;
    QStringList said;
    for (const auto& bar : bars_)
        said << tr("%1: %2", "option, cycle time").arg(bar.name, seconds(bar.cycle.inSeconds()));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void OptionsChart::setChosen(int bar) {
    chosen_ = bar;
    update();
}

QRectF OptionsChart::plot() const { return QRectF(rect()).adjusted(8, kAbove, -8, -kBelow); }
double OptionsChart::slot() const { return std::min(kMost * 1.6, plot().width() / std::max<double>(1, static_cast<double>(bars_.size()))); }

void OptionsChart::mousePressEvent(QMouseEvent* event) {
    const int bar = static_cast<int>((event->position().x() - plot().left()) / slot());
    if (event->button() == Qt::LeftButton && bar >= 0 && static_cast<std::size_t>(bar) < bars_.size())
        Q_EMIT chosen(bar);
}

void OptionsChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Drawing d = Drawing::onScreen(painter);
    const auto& c = d.colours();
    if (bars_.empty())
        return;
    const QRectF room = plot();
    double most = takt_.inSeconds();
    for (const auto& bar : bars_)
        most = std::max(most, bar.cycle.inSeconds());
    const auto yOf = [&](double s) { return room.bottom() - room.height() * s / std::max(1e-9, most * 1.05); };
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        const Bar& bar = bars_[i];
        const double wide = std::min(kMost, slot() * 0.7), x = room.left() + slot() * (static_cast<double>(i) + 0.5);
        const QRectF rect(x - wide / 2, yOf(bar.cycle.inSeconds()), wide, room.bottom() - yOf(bar.cycle.inSeconds()));
        painter.fillRect(rect, bar.serves || takt_.us == 0 ? d.work() : mixed(d.work(), c.panel, 0.55));
        if (!bar.serves && takt_.us > 0) // and not by colour alone
            painter.fillRect(rect, QBrush(c.quiet, Qt::BDiagPattern));
        if (static_cast<int>(i) == chosen_) {
            d.pen(c.accent, 2);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(-3, -3, 3, 1));
        }
        d.pen(c.ink);
        const QRectF over(x - slot() / 2, rect.top() - 17, slot(), 15);
        if (d.textWidth(seconds(bar.cycle.inSeconds()), -1) < slot())
            d.text(over, Qt::AlignCenter, seconds(bar.cycle.inSeconds()), -1, true);
        d.text({x - slot() / 2, room.bottom() + 3, slot(), 16}, Qt::AlignCenter, bar.name, -1);
    }
    d.pen(c.line);
    painter.drawLine(room.bottomLeft(), room.bottomRight());
    d.pen(c.quiet);
    d.text({room.left(), room.bottom() + 19, room.width(), 16}, Qt::AlignLeft | Qt::AlignVCenter, axis_, -1);
    if (takt_.us > 0) {
        const double y = yOf(takt_.inSeconds());
        d.pen(c.bad, 2);
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        d.pen(c.badText);
        d.text({room.right() - 120, y - 17, 120, 15}, Qt::AlignRight | Qt::AlignVCenter, tr("takt %1").arg(seconds(takt_.inSeconds())), -1, true);
    }
}

} // namespace takt::gui

#include "gui/boards/signal_view.h"

#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kMostLabel = 150;
constexpr int kGap = 14;
constexpr double kTriangle = 14;
constexpr double kBarTop = 18, kBarHeight = 14;
} // namespace

QString triangleText(const SignalRow& row) {
    using S = sim::CardState;
    switch (row.triangle) {
    case S::Full:
    case S::InUse:
        return SignalView::tr("triangle hangs at %1").arg(row.triggerText);
    case S::InProcess:
        return SignalView::tr("triangle gone, lot being made");
    case S::InTransit:
        return SignalView::tr("triangle gone, lot on its way");
    case S::Lost:
        return SignalView::tr("triangle lost");
    default:
        return SignalView::tr("triangle gone, lot asked for");
    }
}

SignalView::SignalView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SignalView::setRows(std::vector<SignalRow> rows) {
    if (rows == rows_)
        return;
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    QStringList said;
    for (const auto& row : rows_)
        said << tr("%1: %2, %3").arg(row.item, row.stockText, triangleText(row));
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void SignalView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize SignalView::sizeHint() const { return {480, static_cast<int>(rows_.size()) * rowHeight()}; }

void SignalView::paintRow(QPainter& painter, const SignalRow& row, const QRectF& area) const {
    const Palette& c = colors();
    const double maximum = static_cast<double>(std::max<std::int64_t>(1, row.maximum));
    const QRectF bar(area.left(), area.top() + kBarTop, area.width(), kBarHeight);
    const double full = bar.width() * std::clamp(static_cast<double>(row.stock) / maximum, 0.0, 1.0);
    const double at =
        bar.left() + bar.width() * std::clamp(static_cast<double>(row.trigger) / maximum, 0.0, 1.0);
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.ground);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillRect(QRectF(bar.left(), bar.top(), full, bar.height()), c.container);
    painter.setPen(QPen(c.ink, 1.5));
    painter.drawLine(QPointF(at, bar.top() - 3), QPointF(at, bar.bottom() + 3));
    const bool hangs = row.triangle == sim::CardState::Full || row.triangle == sim::CardState::InUse;
    const QPolygonF triangle({{at - kTriangle / 2, bar.top() - 4 - kTriangle * 0.85},
                              {at + kTriangle / 2, bar.top() - 4 - kTriangle * 0.85},
                              {at, bar.top() - 4}});
    painter.setPen(
        QPen(hangs ? Theme::colors(Mode::Light).ink : c.quiet, 1, hangs ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(hangs ? QBrush(c.productionCard) : QBrush(Qt::NoBrush));
    painter.drawPolygon(triangle);
    painter.setFont(Theme::instance().font(-1));
    const QRectF words(bar.left(), bar.bottom() + 3, bar.width(), area.bottom() - bar.bottom());
    painter.setPen(c.ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, row.stockText);
    painter.setPen(hangs ? c.quiet : c.warningText);
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, triangleText(row));
}

void SignalView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont strong = Theme::instance().font(0, true);
    const QFontMetrics metrics(strong);
    int label = 0;
    for (const auto& row : rows_)
        label = std::max(label, metrics.horizontalAdvance(row.item));
    label = std::min(label + 2, kMostLabel);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const double top = static_cast<double>(i) * rowHeight();
        painter.setFont(strong);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(0, top + kBarTop + kBarHeight - 2),
                         metrics.elidedText(rows_[i].item, Qt::ElideRight, label));
        paintRow(painter, rows_[i],
                 {label + kGap + 0.0, top, std::max(40.0, width() - label - kGap - 8.0), rowHeight() - 2.0});
    }
}

} // namespace takt::gui

#include "gui/metrics/sankey_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <numeric>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kBarWidth = 10, kGap = 6, kLeast = 1.5;
constexpr int kLeastBands = 130; // wide, with the bars

} // namespace

SankeyView::SankeyView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SankeyView::set(std::vector<Node> left, std::vector<Node> right, std::vector<Flow> flows, const QString& why) {
    left_ = std::move(left);
    right_ = std::move(right);
    flows_ = std::move(flows);
    why_ = why;
    leftWeights_.assign(left_.size(), 0.0);
    rightWeights_.assign(right_.size(), 0.0);
    QStringList said;
    for (const auto& flow : flows_) {
        leftWeights_[flow.from] += flow.weight;
        rightWeights_[flow.to] += flow.weight;
        said << flow.text;
    }
    setAccessibleDescription(flows_.empty() ? why_ : said.join(QLatin1String("; ")));
    updateGeometry();
    layOut();
    update();
}

int SankeyView::slot() const {
    return QFontMetrics(Theme::instance().font(0)).height() + QFontMetrics(Theme::instance().font(-1)).height() + 2;
}

/// What a column's words need; where both have not room enough, each may have half of it.
int SankeyView::wordsWidth(bool left) const {
    const QFontMetrics strong(Theme::instance().font(0, true)), small(Theme::instance().font(-1));
    const auto wanted = [&](const std::vector<Node>& column) {
        int widest = 60;
        for (const auto& node : column)
            widest = std::max({widest, strong.horizontalAdvance(node.name), small.horizontalAdvance(node.detail)});
        return widest + 12;
    };
    const int here = wanted(left ? left_ : right_), there = wanted(left ? right_ : left_);
    const int room = std::max(120, width() - kLeastBands);
    return here + there <= room ? here : std::min(here, std::max(room / 2, room - there));
}

QSize SankeyView::minimumSizeHint() const {
    const auto most = static_cast<int>(std::max<std::size_t>(3, std::max(left_.size(), right_.size())));
    return {320, most * (slot() + static_cast<int>(kGap))};
}

/// Bars of a column under one another, each with room for its words, the column centred.
std::vector<SankeyView::Bar> SankeyView::barsOf(std::size_t count, const std::vector<double>& weights, double scale) const {
    std::vector<Bar> bars(count);
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        bars[i].height = std::max(kLeast, weights[i] * scale);
        bars[i].slotHeight = std::max(bars[i].height, double(slot()));
        bars[i].slotTop = at;
        bars[i].top = at + (bars[i].slotHeight - bars[i].height) / 2;
        at += bars[i].slotHeight + kGap;
    }
    const double spare = std::max(0.0, (height() - (at - kGap)) / 2);
    for (auto& bar : bars) {
        bar.top += spare;
        bar.slotTop += spare;
    }
    return bars;
}

/// The largest scale, the same for both columns, at which both fit.
double SankeyView::fittingScale() const {
    const auto fits = [&](const std::vector<double>& weights, double scale) {
        double sum = -kGap;
        for (const double w : weights)
            sum += std::max({kLeast, w * scale, double(slot())}) + kGap;
        return sum <= height();
    };
    const double all = std::accumulate(leftWeights_.begin(), leftWeights_.end(), 0.0);
    double low = 0, high = all > 0 ? height() / all : 0;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (fits(leftWeights_, middle) && fits(rightWeights_, middle) ? low : high) = middle;
    }
    return low;
}

void SankeyView::layOut() {
    bands_.clear();
    const double scale = fittingScale();
    leftBars_ = barsOf(left_.size(), leftWeights_, scale);
    rightBars_ = barsOf(right_.size(), rightWeights_, scale);
    std::vector<double> leftAt, rightAt;
    for (const auto& bar : leftBars_)
        leftAt.push_back(bar.top);
    for (const auto& bar : rightBars_)
        rightAt.push_back(bar.top);
    const double x0 = wordsWidth(true) + kBarWidth, x1 = width() - wordsWidth(false) - kBarWidth, middle = (x0 + x1) / 2;
    for (const auto& flow : flows_) {
        const double thick = flow.weight * scale;
        const double y0 = std::exchange(leftAt[flow.from], leftAt[flow.from] + thick);
        const double y1 = std::exchange(rightAt[flow.to], rightAt[flow.to] + thick);
        QPainterPath band(QPointF(x0, y0));
        band.cubicTo(middle, y0, middle, y1, x1, y1);
        band.lineTo(x1, y1 + std::max(thick, 0.5));
        band.cubicTo(middle, y1 + std::max(thick, 0.5), middle, y0 + std::max(thick, 0.5), x0, y0 + std::max(thick, 0.5));
        band.closeSubpath();
        bands_.push_back(band);
    }
}

void SankeyView::paintNode(QPainter& painter, const Node& node, const Bar& bar, bool left) const {
    const Palette& c = colors();
    const double words = wordsWidth(left), x = left ? words : width() - words - kBarWidth;
    painter.setPen(Qt::NoPen);
    painter.setBrush(node.colour);
    painter.drawRect(QRectF(x, bar.top, kBarWidth, bar.height));
    const QFont strong = Theme::instance().font(0, true), small = Theme::instance().font(-1);
    const int first = QFontMetrics(strong).height(), second = QFontMetrics(small).height();
    const double top = bar.slotTop + (bar.slotHeight - first - second) / 2;
    const double from = left ? 0 : x + kBarWidth + 6, room = words - 6;
    const auto align = (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const auto line = [&](const QFont& font, const QColor& colour, const QString& text, double y, int high) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRectF(from, y, room, high), align, QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(room)));
    };
    line(strong, c.ink, node.name, top, first);
    line(small, c.quiet, node.detail, top + first, second);
}

void SankeyView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (flows_.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, why_);
        return;
    }
    painter.setPen(Qt::NoPen);
    for (std::size_t f = 0; f < flows_.size(); ++f) {
        QColor band = right_[flows_[f].to].colour;
        band.setAlphaF(0.4F);
        painter.fillPath(bands_[f], band);
    }
    for (std::size_t i = 0; i < left_.size(); ++i)
        paintNode(painter, left_[i], leftBars_[i], true);
    for (std::size_t i = 0; i < right_.size(); ++i)
        paintNode(painter, right_[i], rightBars_[i], false);
}

void SankeyView::resizeEvent(QResizeEvent*) { layOut(); }

void SankeyView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
    QWidget::changeEvent(event);
}

bool SankeyView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t f = bands_.size(); f-- > 0;)
        if (bands_[f].contains(QPointF(help->pos()))) {
            QToolTip::showText(help->globalPos(), flows_[f].text, this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

} // namespace takt::gui

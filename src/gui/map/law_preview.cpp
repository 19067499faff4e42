#include "gui/map/law_preview.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "lean/law_curve.h"

namespace takt::gui {

namespace {
constexpr int kBins = 14;
constexpr int kPoints = 160;
constexpr int kAxis = 18; ///< room for the words below
} // namespace

LawPreview::LawPreview(QWidget* parent) : QWidget(parent) {
    setMinimumSize(200, 90);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LawPreview::show(const std::optional<DurationLaw>& law, std::vector<Duration> measured) {
    law_ = law && law->isSound() ? law : std::nullopt;
    measured_ = std::move(measured);
    update();
}

LawPreview::Range LawPreview::range() const {
    Range r{1e300, 0};
    for (const Duration d : measured_) {
        r.from = std::min(r.from, d.inSeconds());
        r.to = std::max(r.to, d.inSeconds());
    }
    if (law_ && !law_->isFixed() && !law_->usesSeries()) {
        // From where almost nothing to where almost everything lies.
        const lean::LawCurve curve(*law_);
        const auto quantile = [&](double share) {
            double low = 0, high = std::max(1e-6, law_->mean().inSeconds());
            while (curve.shareUpTo(high) < share && high < 1e12)
                high *= 2;
            for (int i = 0; i < 60; ++i) {
                const double middle = (low + high) / 2;
                (curve.shareUpTo(middle) < share ? low : high) = middle;
            }
            return high;
        };
        r.from = std::min(r.from, quantile(0.002));
        r.to = std::max(r.to, quantile(0.995));
    } else if (law_ && law_->isFixed()) {
        r.from = std::min(r.from, law_->a.inSeconds() * 0.5);
        r.to = std::max(r.to, law_->a.inSeconds() * 1.5);
    }
    if (r.to <= r.from)
        r = {std::max(0.0, r.to - 1), r.to + 1};
    const double margin = (r.to - r.from) * 0.06;
    return {std::max(0.0, r.from - margin), r.to + margin};
}

std::vector<double> LawPreview::histogram(const Range& r) const {
    std::vector<double> bins(kBins, 0);
    const double width = (r.to - r.from) / kBins;
    for (const Duration d : measured_) {
        const auto bin = static_cast<std::size_t>(std::clamp((d.inSeconds() - r.from) / width, 0.0, kBins - 1.0));
        bins[bin] += 1.0 / (static_cast<double>(measured_.size()) * width);
    }
    return bins;
}

void LawPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    painter.setPen(c.line);
    painter.setBrush(c.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (!law_ && measured_.empty())
        return;
    const Range r = range();
    const QRectF plot(10, 8, width() - 20.0, height() - 12.0 - kAxis);
    const auto bins = measured_.empty() ? std::vector<double>() : histogram(r);
    std::vector<double> curve;
    if (law_ && !law_->isFixed() && !law_->usesSeries()) {
        const lean::LawCurve of(*law_);
        for (int i = 0; i <= kPoints; ++i)
            curve.push_back(std::exp(of.logDensity(r.from + (r.to - r.from) * i / kPoints)));
    }
    double most = 1e-300;
    for (const double v : bins)
        most = std::max(most, v);
    for (const double v : curve)
        if (std::isfinite(v))
            most = std::max(most, v);
    // A density without bounds at an edge would flatten all the rest.
    if (!bins.empty())
        most = std::min(most, 3 * *std::max_element(bins.begin(), bins.end()));
    const auto y = [&](double v) { return plot.bottom() - plot.height() * std::min(1.0, v / most); };
    painter.setPen(QPen(c.panel, 1));
    painter.setBrush(c.container);
    for (std::size_t b = 0; b < bins.size(); ++b) {
        const double w = plot.width() / kBins;
        painter.drawRect(QRectF(QPointF(plot.left() + w * static_cast<double>(b), y(bins[b])),
                                QPointF(plot.left() + w * static_cast<double>(b + 1), plot.bottom())));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.accent, 2));
    if (!curve.empty()) {
        QPolygonF line;
        for (std::size_t i = 0; i < curve.size(); ++i)
            line << QPointF(plot.left() + plot.width() * static_cast<double>(i) / kPoints, y(std::isfinite(curve[i]) ? curve[i] : most));
        painter.drawPolyline(line);
    } else if (law_ && law_->isFixed()) {
        const double x = plot.left() + plot.width() * (law_->a.inSeconds() - r.from) / (r.to - r.from);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    painter.setPen(c.line);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(c.quiet);
    const QRectF words(plot.left(), plot.bottom() + 1, plot.width(), kAxis);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, seconds(r.from));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, seconds(r.to));
}

} // namespace takt::gui

#include "gui/map/ladder_item.h"

#include <QPainter>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kBelowMap = 40;
constexpr double kHeight = 92;
constexpr double kUpper = 34, kLower = 58; ///< from the top of the band
constexpr double kTotalsWidth = 148;

const lean::LadderEntry* entryOf(const lean::Analysis& analysis, Id element) {
    for (const auto& entry : analysis.ladder)
        if (entry.element == element)
            return &entry;
    return nullptr;
}

} // namespace

std::vector<LadderStep> ladderSteps(const lean::Analysis& analysis, const MapLayout& layout) {
    std::vector<LadderStep> steps;
    std::vector<double> middles;
    for (const Id element : analysis.branch) {
        const NodeLayout* node = layout.node(element);
        const auto* stock = entryOf(analysis, element);
        const auto* process = analysis.step(element);
        if (!node || (!stock && !process))
            continue;
        LadderStep step;
        step.upper = stock != nullptr;
        step.amount = stock ? stock->days : process->processingSeconds;
        steps.push_back(step);
        middles.push_back(node->at.x());
    }
    if (steps.empty())
        return steps;
    const bool inOrder = std::is_sorted(middles.begin(), middles.end());
    const auto [least, most] = std::minmax_element(middles.begin(), middles.end());
    const double left = *least - 60, right = *most + 60;
    const auto count = static_cast<double>(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto n = static_cast<double>(i);
        // Where the drawing does not run from left to right, all steps are equally wide.
        if (!inOrder) {
            steps[i].from = left + (right - left) * n / count;
            steps[i].to = left + (right - left) * (n + 1) / count;
        } else {
            steps[i].from = i == 0 ? left : (middles[i - 1] + middles[i]) / 2;
            steps[i].to = i + 1 == steps.size() ? right : (middles[i] + middles[i + 1]) / 2;
        }
    }
    return steps;
}

LadderItem::LadderItem(const MapScene& scene) : map_(scene) { setZValue(-1); }

void LadderItem::follow() {
    prepareGeometryChange();
    steps_ = ladderSteps(map_.analysis(), map_.layout());
    simulatedDays_ = map_.facts().run.measure("stock_days.total");
    if (steps_.empty()) {
        area_ = totals_ = {};
        return;
    }
    const QRectF map = map_.layout().bounds();
    const double top = map.bottom() + kBelowMap;
    // The totals stand at the ladder's end, or under it where that would make a wide map wider.
    const double right = std::max(map.right(), steps_.back().to);
    const bool beside = right - steps_.back().to > kTotalsWidth + 16;
    totals_ = QRectF(right - kTotalsWidth, beside ? top + 14 : top + kHeight, kTotalsWidth, 60);
    area_ = QRectF(QPointF(std::min(map.left(), steps_.front().from) - 2, top),
                   QPointF(right + 2, beside ? top + kHeight : totals_.bottom() + 2));
    update();
}

void LadderItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (steps_.empty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    paintSteps(*painter);
    paintTotals(*painter);
}

void LadderItem::paintSteps(QPainter& painter) const {
    const Palette& c = map_.colours();
    QPolygonF line;
    for (const auto& step : steps_) {
        const double y = area_.top() + (step.upper ? kUpper : kLower);
        line << QPointF(step.from, y) << QPointF(step.to, y);
    }
    QPen pen(c.ink, 1.8);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    for (const auto& step : steps_) {
        painter.setFont(mapFont(step.upper ? 12 : 11, step.upper));
        painter.setPen(step.upper ? c.ink : c.quiet);
        const double y = area_.top() + (step.upper ? kUpper - 19 : kLower + 4);
        drawTextLine(painter, QRectF(step.from, y, step.to - step.from, 16), Qt::AlignCenter,
                     step.upper ? workingDays(step.amount) : seconds(step.amount));
    }
}

void LadderItem::paintTotals(QPainter& painter) const {
    const Palette& c = map_.colours();
    const lean::Analysis& figures = map_.analysis();
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.panel);
    painter.drawRoundedRect(totals_, 6, 6);
    const bool twoRows = !simulatedDays_ && map_.isOnPaper();
    double y = totals_.top() + (twoRows ? 13 : 5);
    const auto row = [&](const QString& name, const QString& value, const QColor& colour) {
        const QRectF line(totals_.left() + 9, y, totals_.width() - 18, 17);
        painter.setFont(mapFont(10.5));
        painter.setPen(c.quiet);
        drawTextLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(mapFont(11.5, true));
        painter.setPen(colour);
        drawTextLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, value);
        y += 17;
    };
    row(MapText::tr("Lead time"), workingDays(figures.leadTimeDays), c.ink);
    if (!twoRows)
        row(MapText::tr("simulated"), simulatedDays_ ? workingDays(*simulatedDays_) : QStringLiteral("–"),
            simulatedDays_ ? c.goodText : c.quiet);
    row(MapText::tr("Value-added"), seconds(figures.valueAddedSeconds), c.ink);
}

} // namespace takt::gui

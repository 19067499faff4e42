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
constexpr double kHeight = 92, kOtherHeight = 58;
constexpr double kRise = 24, kOtherRise = 16; ///< from the lower line to the upper
constexpr double kUpper = 34, kOtherUpper = 20; ///< from the top of the ladder
constexpr double kTotalsWidth = 148;
constexpr double kWordsHeight = 18;

const lean::LadderEntry* entryOf(const lean::Branch& branch, Id element) {
    for (const auto& entry : branch.ladder)
        if (entry.element == element)
            return &entry;
    return nullptr;
}

} // namespace

std::vector<LadderStep> ladderSteps(const lean::Branch& branch, const lean::Analysis& analysis, const MapLayout& layout) {
    std::vector<LadderStep> steps;
    std::vector<double> middles;
    for (const Id element : branch.elements) {
        const NodeLayout* node = layout.node(element);
        const auto* stock = entryOf(branch, element);
        const auto* process = analysis.step(element);
        if (!node || (!stock && !process))
            continue;
        LadderStep step;
        step.upper = stock != nullptr;
        step.amount = stock ? stock->days : process->processingSeconds;
        step.element = element;
        step.innerDays = process ? process->innerDays : 0;
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

double LadderItem::bottomOfLadders() const { return ladders_.back().top + ladders_.back().height; }

void LadderItem::follow() {
    prepareGeometryChange();
    const auto& branches = map_.analysis().branches;
    ladders_.clear();
    const QRectF map = map_.layout().bounds();
    double top = map.bottom() + kBelowMap;
    double left = map.left(), right = map.right();
    for (const auto& branch : branches) {
        Ladder ladder;
        ladder.steps = ladderSteps(branch, map_.analysis(), map_.layout());
        if (ladder.steps.empty() || ladders_.size() == kMostDrawn)
            continue;
        ladder.longest = ladders_.empty();
        ladder.height = ladder.longest ? kHeight : kOtherHeight;
        ladder.top = top;
        ladder.days = branch.days;
        top += ladder.height;
        left = std::min(left, ladder.steps.front().from);
        right = std::max(right, ladder.steps.back().to);
        ladders_.push_back(std::move(ladder));
    }
    simulatedDays_ = map_.facts().run.measure("stock_days.total");
    if (ladders_.empty()) {
        area_ = totals_ = {};
        return;
    }
    // The totals stand at the ladder's end, or under it where that would make a wide map wider.
    double end = 0;
    for (const auto& ladder : ladders_)
        end = std::max(end, ladder.steps.back().to + (ladders_.size() > 1 ? 70 : 0));
    const bool beside = right - end > kTotalsWidth + 16;
    const double below = bottomOfLadders() + (branches.size() > 1 ? kWordsHeight : 0);
    totals_ = QRectF(right - kTotalsWidth, beside ? ladders_.front().top + 14 : below, kTotalsWidth, 60);
    area_ = QRectF(QPointF(left - 2, ladders_.front().top),
                   QPointF(std::max(right, end) + 2, std::max(below, totals_.bottom() + 2)));
    update();
}

QString LadderItem::tipAt(const QPointF& point) const {
    const lean::Analysis& figures = map_.analysis();
    if (totals_.contains(point))
        return QStringList{MapText::tr("Lead time: %1 (computed)").arg(workingDays(figures.leadTimeDays)),
                           MapText::tr("Sum of the days of supply along the longest branch"),
                           MapText::tr("simulated: mean stock on the ladder in days of supply, of the run on view"),
                           MapText::tr("Value-added: %1 (computed)").arg(seconds(figures.valueAddedSeconds)),
                           MapText::tr("Sum of the value-adding parts of the processing times along the same branch")}
            .join(QLatin1Char('\n'));
    for (const auto& ladder : ladders_)
        if (point.y() >= ladder.top && point.y() < ladder.top + ladder.height)
            for (const auto& step : ladder.steps)
                if (point.x() >= step.from && point.x() < step.to)
                    return tipOf(step);
    return {};
}

QString LadderItem::tipOf(const LadderStep& step) const {
    const QString name = elementName(map_.plant(), step.element);
    if (!step.upper) {
        QString text = MapText::tr("%1: %2 (computed)", "name, figure").arg(name, seconds(step.amount)) + QLatin1Char('\n') +
                       MapText::tr("Processing time of a piece, weighted by what is asked of each item");
        if (step.innerDays > 0)
            text += QLatin1Char('\n') + MapText::tr("and %1 of stock on its inner map").arg(workingDays(step.innerDays));
        return text;
    }
    QStringList lines{MapText::tr("%1: %2 (computed)", "name, figure").arg(name, workingDays(step.amount)),
                      MapText::tr("Days of supply: quantity / (daily demand × quantity per product / product of the yields after it)")};
    for (const auto& stock : map_.plant().get<Stock>()) {
        if (stock.store != step.element)
            continue;
        const bool planned = map_.plant().find<Supermarket>(stock.store) && stock.maximum.steps > 0;
        const Item* item = map_.plant().find<Item>(stock.item);
        lines << (planned ? MapText::tr("%1: %2, planned maximum") : MapText::tr("%1: %2, counted"))
                     .arg(elementName(map_.plant(), stock.item), item ? quantity((planned ? stock.maximum : stock.initial).steps, *item) : QString());
    }
    return lines.join(QLatin1Char('\n'));
}

void LadderItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (ladders_.empty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& ladder : ladders_)
        paintLadder(*painter, ladder);
    paintTotals(*painter);
    const std::size_t all = map_.analysis().branches.size();
    if (all < 2)
        return;
    painter->setFont(mapFont(10.5));
    painter->setPen(map_.colours().quiet);
    const QString rule = MapText::tr("The lead time is that of the longest branch, drawn strong; of equal ones the one with more processing.");
    const QString more = all > ladders_.size()
                             ? MapText::tr(" %1 shorter branches are not drawn.").arg(all - ladders_.size())
                             : QString();
    drawTextLine(*painter, QRectF(ladders_.front().steps.front().from, bottomOfLadders(), area_.width() - kTotalsWidth - 20, kWordsHeight),
                 Qt::AlignLeft | Qt::AlignVCenter, rule + more);
}

void LadderItem::paintLadder(QPainter& painter, const Ladder& ladder) const {
    const Palette& c = map_.colours();
    const double upper = ladder.top + (ladder.longest ? kUpper : kOtherUpper);
    const double lower = upper + (ladder.longest ? kRise : kOtherRise);
    QPolygonF line;
    for (const auto& step : ladder.steps) {
        const double y = step.upper ? upper : lower;
        line << QPointF(step.from, y) << QPointF(step.to, y);
    }
    QPen pen(ladder.longest ? c.ink : c.quiet, ladder.longest ? 1.8 : 1.1);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    for (const auto& step : ladder.steps) {
        const double pixels = (step.upper ? 12 : 11) - (ladder.longest ? 0 : 1.5);
        painter.setFont(mapFont(pixels, step.upper && ladder.longest));
        painter.setPen(step.upper && ladder.longest ? c.ink : c.quiet);
        const double y = step.upper ? upper - (ladder.longest ? 19 : 17) : lower + (ladder.longest ? 4 : 1);
        drawTextLine(painter, QRectF(step.from, y, step.to - step.from, 16), Qt::AlignCenter,
                     step.upper             ? workingDays(step.amount)
                     : step.innerDays > 0   ? MapText::tr("%1 + %2", "processing time, stock inside").arg(seconds(step.amount), workingDays(step.innerDays))
                                            : seconds(step.amount));
    }
    if (map_.analysis().branches.size() < 2)
        return;
    painter.setFont(mapFont(11, ladder.longest));
    painter.setPen(ladder.longest ? c.ink : c.quiet);
    drawTextLine(painter, QRectF(ladder.steps.back().to + 6, lower - 14, 64, 16), Qt::AlignLeft | Qt::AlignVCenter,
                 workingDays(ladder.days));
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

// The heijunka box at a levelled pacemaker: products by pitches.
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/map/link_painter.h"
#include "gui/map/map_texts.h"
#include "gui/map/node_painter.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr std::size_t kColumns = 8;

std::vector<Id> patternOf(const Plant& plant, Id control) {
    std::vector<Id> pattern;
    for (const auto& slot : plant.get<HeijunkaSlot>())
        if (slot.control == control)
            pattern.push_back(slot.item);
    return pattern;
}

std::vector<Id> productsOf(const Plant& plant, Id pacemaker) {
    std::vector<Id> items;
    for (const auto& loop : plant.get<KanbanLoop>())
        if (loop.kind == LoopKind::Production && loop.from == pacemaker &&
            std::find(items.begin(), items.end(), loop.item) == items.end())
            items.push_back(loop.item);
    return items;
}

} // namespace

void paintHeijunka(QPainter& painter, const MapFacts& facts, const HeijunkaLayout& heijunka) {
    const auto* control = facts.plant.find<ProductionControl>(heijunka.control);
    if (!control)
        return;
    const Palette& c = facts.colours;
    painter.setRenderHint(QPainter::Antialiasing);
    if (heijunka.line.size() >= 2)
        paintThinArrow(painter, heijunka.line, c.ink);
    painter.setFont(mapFont(10.5, true));
    painter.setPen(c.ink);
    const QRectF title(heijunka.box.left() - 40, heijunka.box.top() - 17, heijunka.box.width() + 80, 15);
    drawTextLine(painter, title, Qt::AlignCenter,
                 MapText::tr("Heijunka, pitch %1").arg(seconds(control->pitch.inSeconds())));
    painter.setPen(QPen(c.ink, 2));
    painter.setBrush(c.panel);
    painter.drawRect(heijunka.box);
    const auto pattern = patternOf(facts.plant, heijunka.control);
    const auto products = productsOf(facts.plant, heijunka.pacemaker);
    const std::size_t rows = std::clamp<std::size_t>(products.size(), 1, 3);
    const auto now = facts.run.heijunka(heijunka.control);
    const auto chased =
        pattern.empty() ? facts.run.nextPitches(heijunka.control, kColumns) : std::vector<Id>{};
    const auto first = static_cast<std::size_t>(now ? std::max<std::int64_t>(0, now->pitches) : 0);
    const double width = (heijunka.box.width() - 8) / static_cast<double>(kColumns);
    const double height = (heijunka.box.height() - 8) / static_cast<double>(rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < kColumns; ++column) {
            const QRectF slot(heijunka.box.left() + 4 + width * static_cast<double>(column),
                              heijunka.box.top() + 4 + height * static_cast<double>(row), width, height);
            painter.setPen(QPen(c.line, 1));
            painter.setBrush(c.ground);
            painter.drawRoundedRect(slot.adjusted(1, 1, -1, -1), 2, 2);
            const Id asked = !pattern.empty()         ? pattern[(first + column) % pattern.size()]
                             : column < chased.size() ? chased[column]
                                                      : Id{};
            const bool filled = row < products.size() && asked == products[row];
            if (filled)
                drawCard(painter, slot.center(), LoopKind::Withdrawal, c, std::min(11.0, height - 4));
        }
}

} // namespace takt::gui

#include "gui/map/node_painter.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/map/data_box.h"
#include "gui/map/sheet_builder.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbol_art.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

void paintRows(QPainter& painter, const Palette& c, const std::vector<BoxRow>& rows) {
    for (const auto& row : rows) {
        painter.setPen(QPen(c.line, 1));
        painter.setBrush(c.panel);
        painter.drawRect(row.place);
        const QRectF inner = row.place.adjusted(8, 0, -7, 0);
        painter.setFont(mapFont(10));
        painter.setPen(c.quiet);
        drawTextLine(painter, inner.adjusted(0, 0, -46, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(mapFont(10, true));
        const QColor ink = row.from == Provenance::Computed    ? c.accent
                           : row.from == Provenance::Simulated ? c.good
                                                               : c.ink;
        painter.setPen(row.bad ? c.badText : ink);
        drawTextLine(painter, inner.adjusted(44, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

QString stateText(const ProcessNow& now) {
    if (now.machines > 1 && now.state == sim::MachineState::Working)
        return MapText::tr("%1 of %2 working").arg(now.working).arg(now.machines);
    return Theme::stateName(now.state);
}

void paintOperators(QPainter& painter, const Palette& c, std::int64_t operators) {
    drawOperator(painter, {40, -12}, c.ink);
    painter.setFont(mapFont(11, true));
    painter.setPen(c.ink);
    drawTextLine(painter, QRectF(44, -16, 15, 16), Qt::AlignRight | Qt::AlignVCenter,
                 number(static_cast<double>(operators)));
}

/// Slanting strokes that are as far apart at every zoom and on paper; no clip, which SVG does not know.
void paintHatching(QPainter& painter, const QRectF& strip, const QColor& ink) {
    constexpr double kStep = 6;
    painter.setPen(QPen(ink, 1));
    const double rise = strip.height();
    for (double x = strip.left() - rise + kStep / 2; x < strip.right(); x += kStep) {
        const double left = std::max(x, strip.left()), right = std::min(x + rise, strip.right());
        painter.drawLine(QPointF(left, strip.bottom() - (left - x)), QPointF(right, strip.bottom() - (right - x)));
    }
}

/// What sets a shared process, a cell and a process elsewhere apart from the usual box.
void paintProcessLook(QPainter& painter, const QRectF& box, const Palette& c, ProcessSymbol look) {
    if (look == ProcessSymbol::External) {
        QPen edge(c.ink, 2, Qt::DashLine);
        edge.setDashPattern({4, 2});
        painter.setPen(edge);
        painter.setBrush(c.panel);
        painter.drawRect(box);
        return;
    }
    drawProcessBox(painter, box, c);
    if (look == ProcessSymbol::Shared) {
        paintHatching(painter, box.adjusted(1, 1, -1, -box.height() + 8), mixed(c.panel, c.ink, 0.6));
    } else if (look == ProcessSymbol::WorkCell) {
        paintArt(painter, QStringLiteral("work-cell"), QRectF(box.right() - 32, box.top() + 7, 24, 17), c, 1.6);
    }
}

/// A map lies within: boxes in a box.
void paintInnerMapMark(QPainter& painter, const Palette& c) {
    painter.setPen(QPen(c.quiet, 1.1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(44, -12, 14, 10));
    painter.drawRect(QRectF(46.5, -9, 3.5, 4));
    painter.drawRect(QRectF(52, -9, 3.5, 4));
}

void paintProcess(QPainter& painter, const MapFacts& facts, const Process& process) {
    const Palette& c = facts.colours;
    const QRectF box(-62, -44, 124, 50);
    if (const NodeLayout* node = facts.layout.node(process.id))
        paintRows(painter, c, boxRows(facts, *node));
    paintProcessLook(painter, box, c, process.symbol);
    painter.setFont(mapFont(12, true));
    painter.setPen(c.ink);
    const double room = process.symbol == ProcessSymbol::WorkCell ? 80 : 108;
    drawTextLine(painter, QRectF(-54, -37, room, 18), Qt::AlignLeft | Qt::AlignVCenter, fromStd(process.name));
    if (process.operators > 0)
        paintOperators(painter, c, process.operators);
    if (!process.map.empty())
        paintInnerMapMark(painter, c);
    const auto now = facts.run.process(process.id);
    if (!now)
        return;
    fillState(painter, QRectF(-61, -43, 122, 5), now->state);
    fillState(painter, QRectF(-54, -12, 8, 8), now->state);
    painter.setFont(mapFont(10.5));
    painter.setPen(readable(Theme::instance().state(now->state), c.panel));
    drawTextLine(painter, QRectF(-42, -17, 74, 18), Qt::AlignLeft | Qt::AlignVCenter, stateText(*now));
}

// ------------------------------------------------------------------ stores

struct Holding {
    QString item;
    QString have;    ///< in the item's unit
    QString maximum; ///< empty: none is planned
};

std::vector<Holding> holdings(const MapFacts& facts, Id store) {
    std::vector<Holding> out;
    for (const auto& stock : facts.plant.get<Stock>()) {
        if (stock.store != store)
            continue;
        const auto now = facts.run.stock(store, stock.item);
        const Item* item = facts.plant.find<Item>(stock.item);
        if (!item)
            continue;
        const auto range = facts.run.stockRange(store, stock.item);
        const QString have = range ? MapText::tr("%1 – %2", "least, most").arg(quantity(range->least, *item), quantity(range->most, *item))
                                   : quantity(now.value_or(stock.initial.steps), *item);
        out.push_back({fromStd(item->name), have, stock.maximum.steps > 0 ? quantity(stock.maximum.steps, *item) : QString()});
    }
    return out;
}

QStringList holdingLines(const std::vector<Holding>& holdings) {
    const auto one = [](const Holding& h) {
        return h.maximum.isEmpty() ? h.have : MapText::tr("%1 of %2").arg(h.have, h.maximum);
    };
    QStringList lines;
    if (holdings.size() == 1)
        return {one(holdings.front())};
    for (const auto& h : holdings)
        lines << MapText::tr("%1 %2", "quantity, item").arg(one(h), h.item);
    if (const auto more = static_cast<int>(lines.size()) - 2; more > 1) {
        lines = lines.mid(0, 2);
        lines << MapText::tr("and %n more items", nullptr, more);
    }
    return lines;
}

void paintTextsRound(QPainter& painter, const Palette& c, const QRectF& box, const QString& name,
                     const QStringList& below) {
    painter.setFont(mapFont(12, true));
    painter.setPen(c.ink);
    drawTextLine(painter, QRectF(-76, box.top() - 19, 152, 16), Qt::AlignHCenter | Qt::AlignVCenter, name);
    painter.setFont(mapFont(10.5));
    double y = box.bottom() + 4;
    for (const QString& line : below) {
        drawTextLine(painter, QRectF(-76, y, 152, 14), Qt::AlignHCenter | Qt::AlignVCenter, line);
        y += 14;
    }
}

void paintStore(QPainter& painter, const MapFacts& facts, const NodeLayout& node, const QString& name) {
    const QRectF box = symbolBox(node.kind);
    if (node.kind == TableId::Supermarkets)
        drawSupermarket(painter, box, facts.colours, node.opensRight, filledSpaces(facts, node.id));
    else if (node.look == static_cast<int>(InventorySymbol::Inventory))
        drawInventory(painter, box, facts.colours);
    else
        paintArt(painter, artOf(symbolKind(node.kind, node.look)), box, facts.colours);
    paintTextsRound(painter, facts.colours, box, name, holdingLines(holdings(facts, node.id)));
}

void paintLane(QPainter& painter, const MapFacts& facts, const FifoLane& lane) {
    const QRectF box = symbolBox(TableId::FifoLanes);
    drawLane(painter, box, facts.colours, true);
    QString limit = MapText::tr("max %1").arg(number(static_cast<double>(lane.capacity)));
    if (const auto held = facts.run.totalStock(lane.id))
        limit = MapText::tr("%1 in it · %2").arg(number(static_cast<double>(*held)), limit);
    paintTextsRound(painter, facts.colours, box, fromStd(lane.name), {limit});
}

// ------------------------------------------------------------------ ends and control

void paintFactory(QPainter& painter, const MapFacts& facts, const QString& name, const QString& note) {
    const QRectF box = symbolBox(TableId::Suppliers);
    drawFactory(painter, box, facts.colours);
    painter.setFont(mapFont(13, true));
    painter.setPen(facts.colours.ink);
    drawTextLine(painter, QRectF(box.left() + 5, -4, box.width() - 10, 18), Qt::AlignCenter, name);
    painter.setFont(mapFont(10.5));
    painter.setPen(facts.colours.quiet);
    drawTextLine(painter, QRectF(box.left() + 5, 14, box.width() - 10, 16), Qt::AlignCenter, note);
}

void paintTransport(QPainter& painter, const MapFacts& facts, const Transport& transport) {
    paintArt(painter, artOf(symbolKind(TableId::Transports, static_cast<int>(transport.symbol))),
             symbolBox(TableId::Transports), facts.colours);
    painter.setFont(mapFont(10.5));
    painter.setPen(facts.colours.ink);
    drawTextLine(painter, QRectF(24, -15, 84, 14), Qt::AlignLeft | Qt::AlignVCenter, fromStd(transport.name));
    painter.setPen(facts.colours.quiet);
    drawTextLine(painter, QRectF(24, 0, 84, 14), Qt::AlignLeft | Qt::AlignVCenter,
                 timetableText(facts.plant, transport.id));
}

void paintControl(QPainter& painter, const MapFacts& facts, const ProductionControl& control) {
    const QRectF box = symbolBox(TableId::ProductionControls);
    drawControlBox(painter, box, facts.colours, 19);
    painter.setFont(mapFont(11, true));
    painter.setPen(facts.colours.panel);
    drawTextLine(painter, QRectF(box.left() + 5, box.top(), box.width() - 10, 19), Qt::AlignCenter,
                 fromStd(control.name).toUpper());
    painter.setFont(mapFont(10.5));
    painter.setPen(facts.colours.quiet);
    const QStringList lines = controlText(facts.plant, control).split(QLatin1Char('\n'));
    double y = box.top() + 19 + (lines.size() == 1 ? 11 : 4);
    for (const QString& line : lines) {
        drawTextLine(painter, QRectF(box.left() + 5, y, box.width() - 10, 15), Qt::AlignCenter, line);
        y += 15;
    }
}

// ------------------------------------------------------------------ annotations

void drawWords(QPainter& painter, const QRectF& room, const QString& text, const QColor& ink, int alignment) {
    painter.setFont(mapFont(10.5));
    painter.setPen(ink);
    painter.save();
    painter.setClipRect(room);
    painter.drawText(room, alignment | Qt::TextWordWrap, text);
    painter.restore();
}

/// Marks have their words below; bursts and notes hold them.
void paintAnnotation(QPainter& painter, const MapFacts& facts, const NodeLayout& node, const Annotation& mark) {
    const Palette& c = facts.colours;
    const QRectF box = node.box.translated(-node.at);
    const QString art = artOf(symbolKind(TableId::Annotations, node.look));
    const QString words = fromStd(mark.name);
    if (mark.kind == AnnotationKind::Note) {
        painter.setPen(QPen(c.quiet, 1.2));
        painter.setBrush(mixed(c.panel, c.productionCard, 0.08));
        const double ear = 12;
        painter.drawPolygon(QPolygonF{box.topLeft(), box.topRight() - QPointF(ear, 0), box.topRight() + QPointF(0, ear),
                                      box.bottomRight(), box.bottomLeft()});
        painter.drawPolyline(QPolygonF{box.topRight() - QPointF(ear, 0), box.topRight() + QPointF(-ear, ear),
                                       box.topRight() + QPointF(0, ear)});
        drawWords(painter, box.adjusted(8, 6, -10, -6), words, c.ink, Qt::AlignLeft | Qt::AlignTop);
        return;
    }
    if (mark.kind == AnnotationKind::KaizenBurst) {
        const bool applied = !mark.before.empty();
        paintStretched(painter, art, box, c, applied ? 3.2 : 2);
        const QRectF room = box.adjusted(box.width() * 0.17, box.height() * 0.2, -box.width() * 0.17, -box.height() * 0.2);
        const QString change = proposalText(facts.project, facts.plant, mark);
        const double line = change.isEmpty() ? 0 : 14;
        drawWords(painter, room.adjusted(0, 0, 0, -line), applied ? MapText::tr("✓ %1").arg(words) : words, c.ink, Qt::AlignCenter);
        if (line > 0) {
            painter.setFont(mapFont(9.5, true));
            painter.setPen(applied ? c.goodText : c.accent);
            drawTextLine(painter, QRectF(room.left() - 8, room.bottom() - line, room.width() + 16, line), Qt::AlignCenter, change);
        }
        return;
    }
    paintArt(painter, art, box, c);
    painter.setFont(mapFont(10.5));
    painter.setPen(c.ink);
    drawTextLine(painter, QRectF(-60, box.bottom() + 2, 120, 15), Qt::AlignCenter, words);
}

} // namespace

QString cycleTimeText(const Plant& plant, Id process) {
    double least = 0, most = 0;
    bool any = false;
    for (const auto& recipe : plant.get<Recipe>()) {
        if (recipe.process != process)
            continue;
        const double s = recipe.cycleTime.mean().inSeconds() / static_cast<double>(recipe.piecesPerCycle);
        least = any ? std::min(least, s) : s;
        most = any ? std::max(most, s) : s;
        any = true;
    }
    if (!any)
        return QStringLiteral("–");
    return least == most ? seconds(least) : MapText::tr("%1 – %2").arg(seconds(least), seconds(most));
}

int filledSpaces(const MapFacts& facts, Id store) {
    std::int64_t have = 0, most = 0, initial = 0;
    for (const auto& stock : facts.plant.get<Stock>()) {
        if (stock.store != store)
            continue;
        have += facts.run.stock(store, stock.item).value_or(stock.initial.steps);
        most += stock.maximum.steps;
        initial += stock.initial.steps;
    }
    if (most <= 0)
        most = initial;
    if (most <= 0 || have <= 0)
        return 0;
    const double share = static_cast<double>(have) / static_cast<double>(most);
    return std::clamp(static_cast<int>(std::ceil(share * kMarketSpaces - 1e-9)), 1, kMarketSpaces);
}

void paintNode(QPainter& painter, const MapFacts& facts, const NodeLayout& node) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Plant& plant = facts.plant;
    if (const auto* process = plant.find<Process>(node.id))
        paintProcess(painter, facts, *process);
    else if (const auto* supplier = plant.find<Supplier>(node.id))
        paintFactory(painter, facts, fromStd(supplier->name), supplyText(plant, node.id));
    else if (const auto* customer = plant.find<Customer>(node.id))
        paintFactory(painter, facts, fromStd(customer->name), demandText(plant, node.id));
    else if (const auto* lane = plant.find<FifoLane>(node.id))
        paintLane(painter, facts, *lane);
    else if (const auto* transport = plant.find<Transport>(node.id))
        paintTransport(painter, facts, *transport);
    else if (const auto* control = plant.find<ProductionControl>(node.id))
        paintControl(painter, facts, *control);
    else if (const auto* mark = plant.find<Annotation>(node.id))
        paintAnnotation(painter, facts, node, *mark);
    else if (const auto* store = elementOf(plant, node.id))
        paintStore(painter, facts, node, fromStd(store->name));
}

QString nodeTip(const MapFacts& facts, Id id) {
    const Plant& plant = facts.plant;
    QStringList lines{elementName(plant, id)};
    if (const auto now = facts.run.process(id)) {
        lines << (now->item ? MapText::tr("%1 · %2").arg(stateText(*now), elementName(plant, now->item))
                            : stateText(*now));
        const Duration since = facts.run.playback().cursor() - now->since;
        if (since.us > 0)
            lines << MapText::tr("for %1").arg(seconds(std::round(since.inSeconds())));
    }
    for (const auto& h : holdings(facts, id))
        lines << (h.maximum.isEmpty() ? MapText::tr("%1: %2").arg(h.item, h.have)
                                      : MapText::tr("%1: %2 of %3").arg(h.item, h.have, h.maximum));
    if (plant.find<Customer>(id))
        lines << demandText(plant, id);
    if (plant.find<Supplier>(id))
        lines << supplyText(plant, id);
    if (plant.find<Transport>(id))
        lines << timetableText(plant, id);
    if (const auto* control = plant.find<ProductionControl>(id))
        lines << controlText(plant, *control).split(QLatin1Char('\n'));
    if (const auto* element = elementOf(plant, id); element && !element->note.empty())
        lines << fromStd(element->note);
    return lines.join(QLatin1Char('\n'));
}

} // namespace takt::gui

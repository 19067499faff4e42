#include "gui/map/link_painter.h"

#include <QLineF>
#include <QStringList>
#include <QVarLengthArray>
#include <cmath>
#include <numbers>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kThin = 2; ///< lines whose corners need no joins

double endAngle(const QPolygonF& line) {
    if (line.size() < 2)
        return 0;
    return -QLineF(line[line.size() - 2], line.last()).angle() * std::numbers::pi / 180.0;
}

/// Straight pieces are painted many times as quickly as an outline with joins, which thin lines do not need.
void drawPieces(QPainter& painter, const QPolygonF& line, const QPen& pen) {
    if (pen.style() != Qt::SolidLine || pen.widthF() > kThin || line.size() < 2) {
        painter.drawPolyline(line);
        return;
    }
    QVarLengthArray<QLineF, 8> pieces;
    for (qsizetype i = 1; i < line.size(); ++i)
        pieces.append(QLineF(line[i - 1], line[i]));
    painter.drawLines(pieces.constData(), static_cast<int>(pieces.size()));
}

void strokeWithHead(QPainter& painter, const QPolygonF& line, QPen pen, double head) {
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    drawPieces(painter, shortened(line, head * 0.8), pen);
    drawArrowHead(painter, line.last(), endAngle(line), head, pen.color());
}

void paintMaterial(QPainter& painter, const MapFacts& facts, const LinkLayout& link) {
    const Palette& c = facts.colours;
    const auto kind = static_cast<FlowKind>(link.kind);
    if (kind == FlowKind::External) {
        QPen dashed(c.ink, 2);
        dashed.setDashPattern({4, 2.5});
        strokeWithHead(painter, link.line, dashed, 12);
        return;
    }
    if (kind == FlowKind::Shipment) {
        strokeWithHead(painter, link.line, QPen(c.ink, 3.2), 15);
        return;
    }
    if (kind == FlowKind::Push && !link.intoMarket) {
        drawPushArrow(painter, link.line, c.ink, c.canvas);
        return;
    }
    strokeWithHead(painter, link.line, QPen(c.ink, 1.6), 9);
    if (kind == FlowKind::Pull && link.fromStore)
        drawPullMark(painter, link.labelAt, c.ink);
}

/// Words beside a line, on the canvas's ground so that no line crosses them.
void paintLabel(QPainter& painter, const Palette& c, const QRectF& box, int alignment, const QString& text) {
    if (text.isEmpty())
        return;
    painter.setFont(mapFont(10.5));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double width = std::min(box.width(), metrics.horizontalAdvance(text) + 6);
    const double left = alignment & Qt::AlignRight ? box.right() - width : box.center().x() - width / 2;
    const QRectF rect(left, box.top(), width, box.height());
    QColor ground = c.canvas;
    ground.setAlphaF(0.86F);
    painter.fillRect(rect, ground);
    painter.setPen(c.quiet);
    drawTextLine(painter, rect, Qt::AlignCenter, text);
}

/// The bubble of what is said.
void paintSpeech(QPainter& painter, const Palette& c, const QPointF& on) {
    painter.setPen(QPen(c.ink, 1.1));
    painter.setBrush(c.panel);
    const QPointF at = on - QPointF(0, 12);
    painter.drawPolygon(QPolygonF{at + QPointF(-9, -7), at + QPointF(9, -7), at + QPointF(9, 5), at + QPointF(2, 5),
                                  at + QPointF(-2, 11), at + QPointF(-3, 5), at + QPointF(-9, 5)});
}

void paintInformation(QPainter& painter, const MapFacts& facts, const LinkLayout& link) {
    paintThinArrow(painter, link.line, facts.colours.ink);
    if (static_cast<InformationKind>(link.kind) == InformationKind::Verbal)
        paintSpeech(painter, facts.colours, Track(link.line).at(0.3));
    if (!link.labelBox.isNull())
        paintLabel(painter, facts.colours, link.labelBox, Qt::AlignHCenter, link.label);
}

/// The word for a loop beside its line.
QString loopWord(LoopKind kind) {
    switch (kind) {
    case LoopKind::Production: return MapText::tr("production");
    case LoopKind::Withdrawal: return MapText::tr("withdrawal");
    case LoopKind::Signal: return MapText::tr("signal kanban");
    case LoopKind::LotBoard: return MapText::tr("lot-making board");
    case LoopKind::Conwip: return MapText::tr("CONWIP");
    case LoopKind::BaseStock: return MapText::tr("base stock");
    case LoopKind::ReorderPoint: return MapText::tr("(s, Q)");
    case LoopKind::MinMax: return MapText::tr("(s, S)");
    }
    return {};
}

/// What the loop is, and how its cards stand while a run is on view; the second may be empty.
std::pair<QString, QString> loopTexts(const MapFacts& facts, const LinkLayout& link) {
    const auto kind = static_cast<LoopKind>(link.kind);
    if (kind == LoopKind::Signal)
        return {loopWord(kind), {}};
    if (watchesPosition(kind)) {
        const auto* only = facts.plant.find<KanbanLoop>(link.members.front());
        return {loopWord(kind),
                only && link.members.size() == 1 ? loopSizeText(facts.plant, *only) : QString()};
    }
    int free = 0, all = 0;
    for (const Id id : link.members)
        if (const auto now = facts.run.loop(id)) {
            free += now->atPost + now->waiting;
            all += now->total();
        }
    return {loopWord(kind), all == 0 ? cardsOf(facts.plant, link.members)
                                     : MapText::tr("%1 of %2 waiting").arg(free).arg(all)};
}

void paintLoopTexts(QPainter& painter, const MapFacts& facts, const LinkLayout& link) {
    const auto [name, cards] = loopTexts(facts, link);
    if (!link.labelAtLeft) {
        const QString text = cards.isEmpty() ? name : MapText::tr("%1 · %2", "loop, cards").arg(name, cards);
        paintLabel(painter, facts.colours, link.labelBox, Qt::AlignHCenter, text);
        return;
    }
    QRectF line = link.labelBox;
    line.setHeight(line.height() / 2);
    paintLabel(painter, facts.colours, line, Qt::AlignRight, name);
    paintLabel(painter, facts.colours, line.translated(0, line.height()), Qt::AlignRight, cards);
}

void paintLoop(QPainter& painter, const MapFacts& facts, const LinkLayout& link) {
    const Palette& c = facts.colours;
    QPen dashed(c.ink, 1.2);
    dashed.setDashPattern({4, 3});
    strokeWithHead(painter, link.line, dashed, 8);
    paintLoopTexts(painter, facts, link);
    // With a run on view the cards themselves are seen, on the token layer.
    const auto kind = static_cast<LoopKind>(link.kind);
    painter.setOpacity(facts.run.hasRun() && !watchesPosition(kind) ? 0.3 : 1.0);
    drawCard(painter, link.labelAt, kind, c, 14);
    painter.setOpacity(1.0);
}

} // namespace

void paintLink(QPainter& painter, const MapFacts& facts, const LinkLayout& link) {
    if (link.line.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    switch (link.table) {
    case TableId::MaterialFlows: paintMaterial(painter, facts, link); break;
    case TableId::InformationFlows: paintInformation(painter, facts, link); break;
    default: paintLoop(painter, facts, link);
    }
}

void paintThinArrow(QPainter& painter, const QPolygonF& line, const QColor& ink) {
    strokeWithHead(painter, line, QPen(ink, 1.1), 8);
}

QRectF linkArea(const LinkLayout& link) {
    const QRectF area = link.line.boundingRect().adjusted(-16, -16, 16, 16);
    return link.labelBox.isNull() ? area : area.united(link.labelBox);
}

double distanceTo(const QPolygonF& line, const QPointF& point) {
    double nearest = 1e9;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF d = line[i] - line[i - 1];
        const double length = QPointF::dotProduct(d, d);
        const double t =
            length > 0 ? std::clamp(QPointF::dotProduct(point - line[i - 1], d) / length, 0.0, 1.0) : 0.0;
        nearest = std::min(nearest, QLineF(point, line[i - 1] + d * t).length());
    }
    return nearest;
}

QString linkTip(const MapFacts& facts, const LinkLayout& link) {
    const QString from = elementName(facts.plant, link.from);
    const QString to = elementName(facts.plant, link.to);
    if (link.table == TableId::InformationFlows)
        return MapText::tr("Information from %1 to %2").arg(from, to);
    if (link.table == TableId::MaterialFlows)
        return MapText::tr("Material from %1 to %2").arg(from, to);
    QStringList lines{
        MapText::tr("%1 from %2 to %3").arg(loopKindName(static_cast<LoopKind>(link.kind)), from, to)};
    for (const Id id : link.members) {
        const auto* loop = facts.plant.find<KanbanLoop>(id);
        if (!loop)
            continue;
        QString line =
            MapText::tr("%1: %2").arg(loopItemName(facts.plant, *loop), loopSizeText(facts.plant, *loop));
        if (const auto now = facts.run.loop(id); now && !watchesPosition(loop->kind))
            line = MapText::tr("%1, %2 waiting, %3 full")
                       .arg(line)
                       .arg(now->atPost + now->waiting)
                       .arg(now->full);
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace takt::gui

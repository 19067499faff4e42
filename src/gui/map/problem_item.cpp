#include "gui/map/problem_item.h"

#include <QPainter>
#include <map>

#include "gui/common/problem_texts.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kFlag = 8; ///< half its width

/// A triangle for what is doubtful, a round for what forbids a run; both with an exclamation mark.
void paintFlag(QPainter& painter, const QPointF& at, lean::Severity severity, const Palette& c) {
    painter.setPen(QPen(c.panel, 1.4));
    const bool error = severity == lean::Severity::Error;
    painter.setBrush(error ? c.bad : c.warning);
    if (error)
        painter.drawEllipse(at, kFlag, kFlag);
    else
        painter.drawPolygon(QPolygonF{at + QPointF(0, -kFlag - 1), at + QPointF(kFlag + 1.5, kFlag - 1), at + QPointF(-kFlag - 1.5, kFlag - 1)});
    painter.setPen(error ? c.panel : Theme::colors(Mode::Light).ink);
    painter.setFont(mapFont(11.5, true));
    drawTextLine(painter, QRectF(at - QPointF(kFlag, kFlag - (error ? 0 : 1)), QSizeF(2 * kFlag, 2 * kFlag)), Qt::AlignCenter, QStringLiteral("!"));
}

} // namespace

ProblemItem::ProblemItem(const MapScene& scene) : map_(scene) { setZValue(8); }

QRectF ProblemItem::boundingRect() const { return map_.sceneRect(); }

void ProblemItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    std::map<Id, lean::Severity> worst;
    for (const auto& problem : map_.problems())
        if (problem.element && problem.severity != lean::Severity::Hint)
            worst.try_emplace(problem.element, problem.severity); // the worst come first
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& [id, severity] : worst) {
        if (const NodeLayout* node = map_.layout().node(id))
            paintFlag(*painter, node->box.topLeft() + QPointF(-kFlag, kFlag), severity, map_.colours());
        else if (const LinkLayout* link = map_.layout().link(id))
            paintFlag(*painter, link->labelAt + QPointF(-16, 0), severity, map_.colours());
    }
}

QString problemTip(const MapScene& scene, Id id) {
    QStringList lines;
    for (const auto& problem : scene.problemsAt(id))
        lines << MapText::tr("%1: %2", "severity, problem").arg(severityName(problem.severity), translatedProblem(problem))
              << translatedMend(problem);
    return lines.join(QLatin1Char('\n'));
}

} // namespace takt::gui

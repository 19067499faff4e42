#include "gui/time/run_marks.h"

#include <QCoreApplication>
#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

QColor markColour(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
    case K::LateDelivery:
        return colors().bad;
    case K::Breakdown:
    case K::MissedPitch:
        return colors().warning;
    case K::Changeover:
        break;
    }
    return Theme::instance().state(sim::MachineState::Setup);
}

struct MarkText {
    Q_DECLARE_TR_FUNCTIONS(takt::gui::Scrubber)
};

} // namespace

int gravityOf(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
        return 5;
    case K::LateDelivery:
        return 4;
    case K::Breakdown:
        return 3;
    case K::MissedPitch:
        return 2;
    case K::Changeover:
        return 1;
    }
    return 0;
}

void paintRunMark(QPainter& painter, sim::Mark::Kind kind, const QPointF& at, double size) {
    using K = sim::Mark::Kind;
    const double r = size / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColour(kind));
    switch (kind) {
    case K::Stockout:
        painter.drawPolygon(QPolygonF({at + QPointF(0, -r), at + QPointF(r, r), at + QPointF(-r, r)}));
        break;
    case K::Breakdown:
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)}));
        break;
    case K::LateDelivery:
        painter.drawRect(QRectF(at.x() - r * 0.85, at.y() - r * 0.85, r * 1.7, r * 1.7));
        break;
    case K::MissedPitch:
        painter.setPen(QPen(markColour(kind), 2));
        painter.drawLine(at + QPointF(-r, -r) * 0.8, at + QPointF(r, r) * 0.8);
        painter.drawLine(at + QPointF(-r, r) * 0.8, at + QPointF(r, -r) * 0.8);
        break;
    case K::Changeover:
        painter.drawEllipse(at, r * 0.85, r * 0.85);
        break;
    }
}

QString runMarkName(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
        return MarkText::tr("Stockout");
    case K::Breakdown:
        return MarkText::tr("Breakdown");
    case K::Changeover:
        return MarkText::tr("Changeover");
    case K::LateDelivery:
        return MarkText::tr("Late delivery");
    case K::MissedPitch:
        return MarkText::tr("Missed pitch");
    }
    return {};
}

} // namespace takt::gui

// Marks on the time bar: stockouts, breakdowns, changeovers, late deliveries, missed pitches.
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>

#include "sim/series.h"

class QPainter;

namespace takt::gui {

/// Shape and colour of a mark, centred on a point; also for legends.
void paintRunMark(QPainter& painter, sim::Mark::Kind kind, const QPointF& centre, double size);
QString runMarkName(sim::Mark::Kind kind);
/// Which of several marks in one place is shown: the higher.
int gravityOf(sim::Mark::Kind kind);

} // namespace takt::gui

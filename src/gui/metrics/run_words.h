// A stored run in words.
#pragma once

#include <QDateTime>
#include <QString>

#include "sim/run.h"

namespace takt::gui {

/// "Future state", or the name its planner gave it.
QString runTitle(const sim::RunRecord& record);
/// "seed 4711 · 60 wd · 23/11/2026 18:40".
QString runDetail(const sim::RunRecord& record);
/// "60 wd".
QString runLength(const Span& span);
/// When it was stored, by the clock here; invalid where the record does not say.
QDateTime runCreated(const sim::RunRecord& record);
/// A measure in figures, or a dash where the run has none.
QString runMeasure(const sim::RunRecord& record, std::string_view key, QString (*text)(double));

} // namespace takt::gui

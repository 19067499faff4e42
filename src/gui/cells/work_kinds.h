// Kinds of work as they are painted and named: by colour and by pattern.
#pragma once

#include <QString>
#include <optional>

#include "model/rows_cells.h"

class QPainter;
class QColor;
class QRectF;

namespace takt::gui {

QString workKindName(WorkKind kind);
/// By its name or how that begins.
std::optional<WorkKind> workKindNamed(const QString& text);
/// Fills a rectangle; what is not value-adding has a pattern besides its colour.
void fillWork(QPainter& painter, const QRectF& rect, WorkKind kind);
/// The colour of words upon it.
QColor inkOnWork(WorkKind kind);

} // namespace takt::gui

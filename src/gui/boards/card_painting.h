// Cards as every board draws them.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

#include "gui/boards/board_state.h"

class QPainter;

namespace takt::gui {

enum class CardSize { Small, Medium, Large }; ///< small ones carry no text

/// A kanban card with its quantity and, below, a second line such as "#7".
void paintCard(QPainter& painter, const QRectF& rect, const QColor& fill, const QString& quantity,
               const QString& second, CardSize size);
/// A number on the upper left corner of a card: its turn.
void paintTurn(QPainter& painter, const QPointF& corner, int turn);
/// The small shape of the e-kanban table; EMPTY is an outline.
void paintCardShape(QPainter& painter, const QRectF& rect, CardColumn column);
/// The same of a card that is lost (dashed and crossed out) or locked (barred).
void paintCardApart(QPainter& painter, const QRectF& rect, bool lost);
QColor cardColour(LoopKind kind);

} // namespace takt::gui

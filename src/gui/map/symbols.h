// The shapes of value-stream mapping, drawn from theme colours. Used by the map, the palette and the
// boards of the run; nothing here knows a plant.
#pragma once

#include <QFont>
#include <QPainter>
#include <QPolygonF>

#include "gui/common/theme.h"
#include "model/rows.h"

namespace takt::gui {

/// A font for the map: its size is in canvas units, whatever the screen.
QFont mapFont(double pixels, bool strong = false);
/// One line; set a little smaller where it does not fit, then cut with an ellipsis.
void drawTextLine(QPainter& painter, const QRectF& rect, int alignment, const QString& text);

void drawFactory(QPainter& painter, const QRectF& box, const Palette& colours);
void drawProcessBox(QPainter& painter, const QRectF& box, const Palette& colours);
void drawInventory(QPainter& painter, const QRectF& box, const Palette& colours);
/// Three shelves, open on one side; `filled` of kMarketSpaces container squares stand on them.
inline constexpr int kMarketSpaces = 12;
void drawSupermarket(QPainter& painter, const QRectF& box, const Palette& colours, bool opensRight,
                     int filled);
void drawLane(QPainter& painter, const QRectF& box, const Palette& colours, bool withText);
void drawTruck(QPainter& painter, const QRectF& box, const Palette& colours);
void drawControlBox(QPainter& painter, const QRectF& box, const Palette& colours, double titleHeight);
void drawOperator(QPainter& painter, const QPointF& centre, const QColor& ink);
/// A card of a loop, upright; a signal kanban's triangle, a CONWIP card's disc. A stock control has no
/// cards: a vessel with its level.
void drawCard(QPainter& painter, const QPointF& centre, LoopKind kind, const Palette& colours,
              double size = 12);
void drawContainer(QPainter& painter, const QPointF& centre, const Palette& colours, double size = 11);

/// A filled head whose tip is at `tip`, pointing in the direction of `angle` (radians).
void drawArrowHead(QPainter& painter, const QPointF& tip, double angle, double length, const QColor& ink);
/// The line without its last `by` units, so that a head fits.
QPolygonF shortened(const QPolygonF& line, double by);
/// The broad striped arrow of pushed material.
void drawPushArrow(QPainter& painter, const QPolygonF& line, const QColor& ink, const QColor& ground);
/// The circling arrow of a withdrawal.
void drawPullMark(QPainter& painter, const QPointF& centre, const QColor& ink);

} // namespace takt::gui

// How lines between elements are drawn.
#pragma once

#include <QPainter>

#include "gui/map/node_painter.h"

namespace takt::gui {

/// Paints a line in canvas coordinates.
void paintLink(QPainter& painter, const MapFacts& facts, const LinkLayout& link);

/// A thin line of information with its head.
void paintThinArrow(QPainter& painter, const QPolygonF& line, const QColor& ink);

/// Everything paintLink() may touch.
QRectF linkArea(const LinkLayout& link);

/// How far a point is from a line.
double distanceTo(const QPolygonF& line, const QPointF& point);

/// What a line's tooltip and accessible name say: "Push from Stamping to Inventory 2".
QString linkTip(const MapFacts& facts, const LinkLayout& link);

} // namespace takt::gui

// The drawn symbols of resources/symbols in the colours of a theme, with lines of even weight at any size.
#pragma once

#include <QPainter>
#include <QPixmap>

#include "gui/common/theme.h"
#include "gui/map/symbol_catalogue.h"

namespace takt::gui {

/// The drawing of a symbol.
QString artOf(const SymbolKind& kind);
/// The size in which a drawing was made, which is its size on the map.
QSizeF artSize(const QString& art);
/// Paints a drawing as large as it fits in the middle of a box; `weight` is the width of its lines there.
void paintArt(QPainter& painter, const QString& art, const QRectF& box, const Palette& colours, double weight = 2);
/// The same, filling the whole box whatever the drawing's shape: for bursts that hold words.
void paintStretched(QPainter& painter, const QString& art, const QRectF& box, const Palette& colours, double weight = 2);
/// For palettes and menus, in the theme's colours of this moment.
QPixmap symbolPicture(const SymbolKind& kind, const QSize& size, double ratio);

} // namespace takt::gui

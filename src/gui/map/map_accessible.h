// The elements of the map for assistive technology: a QGraphicsView shows none of them by itself.
#pragma once

namespace takt::gui {

/// Call once before the first map is shown; more calls do nothing.
void installMapAccessibility();

} // namespace takt::gui

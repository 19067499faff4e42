// How widgets look where the style's own drawing is not calm enough: flat, 1 px lines, no gradients.
#pragma once

#include <QString>

#include "gui/common/theme.h"

namespace takt::gui {

/// The application's one style sheet in the colours of a palette.
QString styleSheet(const Palette& colors, bool dark);

} // namespace takt::gui

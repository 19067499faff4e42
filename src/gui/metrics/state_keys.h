// The names of machine states beside their fills, wrapped into lines.
#pragma once

#include <QPainter>
#include <vector>

#include "sim/record.h"

namespace takt::gui {

/// The states in the order in which they are shown everywhere: at work, changeover, waiting, down, what is planned, closed.
const std::vector<sim::MachineState>& stateOrder();
/// So high the names are when wrapped at this width.
int stateKeysHeight(const std::vector<sim::MachineState>& states, double width);
void drawStateKeys(QPainter& painter, const QRectF& area, const std::vector<sim::MachineState>& states);

} // namespace takt::gui

// Replenishment times as the table says them.
#pragma once

#include <optional>

#include "gui/boards/card_table.h"
#include "gui/boards/replenishment_times.h"

namespace takt::gui {

/// Seconds of working time; `plan` 0: the map says nothing.
ReplenishmentText replenishmentText(const std::optional<ReplenishmentTimes::Figures>& seen, double plan, double secondsPerDay);

} // namespace takt::gui

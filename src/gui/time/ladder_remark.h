// Why the ladder as planned stands above the stock that a run found.
#pragma once

#include <QString>

#include "lean/analysis.h"
#include "sim/run.h"

namespace takt::gui {

/// Empty when there is nothing to explain, or no result.
QString ladderRemark(const sim::RunResult* result, const lean::Analysis& planned);

} // namespace takt::gui

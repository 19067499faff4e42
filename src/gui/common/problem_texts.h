// Problems of a plant as the window words them.
#pragma once

#include <QString>
#include <optional>

#include "lean/diagnosis.h"

namespace takt::gui {

/// The templates translated in the context "Problem", with the arguments filled in.
QString translatedProblem(const lean::Problem& problem);
QString translatedMend(const lean::Problem& problem);

QString severityName(lean::Severity severity); ///< "Error", "Warning", "Hint"

/// "No problems", "1 problem", "2 problems"; hints are counted only where there is nothing worse.
QString problemSummary(const std::vector<lean::Problem>& problems);
/// The worst severity among them; none when there are none.
std::optional<lean::Severity> worst(const std::vector<lean::Problem>& problems);

} // namespace takt::gui

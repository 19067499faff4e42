// What is done to a run from outside, in words.
#pragma once

#include <QString>
#include <functional>

#include "model/project.h"
#include "sim/intervention.h"

namespace takt::gui {

class Playback;

/// What one can do, as a choice: "Breakdown of a process".
QString interventionName(sim::Intervention::Kind kind);
/// "Weld and assembly is down for 2 h from day 3, 09:14".
QString interventionText(const sim::Intervention& intervention, const Playback& playback);
/// The same of a run that is not on view: names, and the units of the plant it is done to.
QString interventionText(const sim::Intervention& intervention, const std::function<QString(Id)>& nameOf, const Plant& plant);
/// Of all that is done, the first in time, and how much more there is.
QString interventionsText(const std::vector<sim::Intervention>& interventions, const Playback& playback);
/// Within a sentence: "day 3, 09:14".
QString momentText(Time t);

} // namespace takt::gui

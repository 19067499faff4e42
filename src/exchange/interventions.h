// A list of interventions as text, for the command line and for teaching material.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/project.h"
#include "sim/intervention.h"

namespace takt::exchange {

/// An array of objects: "at" (time from the begin of the run, "51 h"), "do" (one of interventionNames()),
/// "element" and "item" (an id, or a name that stands once in the plant), "amount" (whole number), "length" and
/// "paper" (times). Errors name the place: JsonSyntax, JsonType, UnknownKey, BadDuration, UnknownId.
Result<std::vector<sim::Intervention>> interventionsFromJson(std::string_view text, const Plant& plant);

/// The words for what can be done, in the order of sim::Intervention::Kind.
std::span<const char* const> interventionNames();

} // namespace takt::exchange

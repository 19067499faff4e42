// A list of interventions as text, for the command line and for teaching material.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/project.h"
#include "sim/intervention.h"

namespace takt::exchange {

/// An array of objects: "at" (time from the begin of the run, "51 h"), "do" (one of interventionNames()),
/// "element" and "item" (an id, or a name that stands once in the plant), "amount" (whole number), "length" and
/// "paper" (times); of "set" instead "parameter" (one of parametersOf()) and "value" (as it stands in a plant's file).
/// Each holds what it needs and nothing it would not read. Errors name the place: JsonSyntax, JsonWrongType,
/// JsonUnknownKey, JsonMissingKey, JsonBadValue, BadDuration, BadShare, UnknownId, and those of sim::check().
Result<std::vector<sim::Intervention>> interventionsFromJson(std::string_view text, const Plant& plant);

/// The words for what can be done; "set" is the last.
std::span<const char* const> interventionNames();

/// The parameters of a table's rows that "set" knows.
std::vector<std::string> parametersOf(TableId table);

} // namespace takt::exchange

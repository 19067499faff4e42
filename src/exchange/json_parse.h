// Text into a JSON tree, strictly and within bounds.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace takt::exchange {

using Json = nlohmann::ordered_json;

/// Refuses, as JsonSyntax with line and column or the path of the place: what is not JSON or not
/// UTF-8, a key that stands twice in one object, nesting deeper than 16, more than 200 keys in one
/// object, more than 20 million values.
Result<Json> parseJson(std::string_view text);

/// At most so many bytes of a text, for messages; cut between characters and marked "…".
std::string shortened(std::string_view text, std::size_t most = 60);

} // namespace takt::exchange

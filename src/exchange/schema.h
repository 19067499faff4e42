// The JSON format described for editors and other people's programs.
#pragma once

#include <string>

namespace takt::exchange {

/// A JSON Schema (draft 2020-12) of what projectFromJson() reads, made from the same descriptions of
/// the rows. Kept in resources/taktboard.schema.json; tests/exchange/tst_schema.cpp holds the two
/// equal and rewrites the file when TAKTBOARD_UPDATE=1.
std::string jsonSchema();

} // namespace takt::exchange

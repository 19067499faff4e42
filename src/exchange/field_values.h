// One field of a row, by the name it has in files, as text and back. For what speaks of fields as data: the change that
// a kaizen burst proposes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/changeset.h"

namespace takt::exchange {

/// The names of the fields of a row that have a part in how a plant runs, but for references: what can be proposed.
std::vector<std::string> proposableFields(const AnyRow& row);

/// As files write it; times and shares with their units. Errors: JsonUnknownKey.
Result<std::string> fieldValue(const AnyRow& row, std::string_view field);
/// Reads what fieldValue() wrote into the row. Errors: JsonUnknownKey, those of the value, OutOfRange.
Result<void> setFieldValue(AnyRow& row, std::string_view field, const std::string& text);

/// Puts the change a burst proposes into the edit and remembers in the burst what was there. Nothing happens when it
/// is applied already, or proposes nothing. Errors: UnknownId when what it would change is gone, those of the value.
Result<void> applyProposal(Edit& edit, Id burst);
/// Puts back what was there before. What was changed by hand since is put back too.
Result<void> withdrawProposal(Edit& edit, Id burst);
inline bool isApplied(const Annotation& burst) { return !burst.before.empty(); }
inline bool proposes(const Annotation& burst) { return burst.target && !burst.change.empty() && !burst.proposed.empty(); }

} // namespace takt::exchange

// What must hold in every project, half-drawn ones included: ids exist and are unique, ranges hold.
#pragma once

#include "base/error.h"
#include "model/project.h"

namespace takt {

/// Whether a text is sound UTF-8 without zero bytes: what may be stored.
bool isUtf8(const std::string& text);

/// Ranges and texts of one row alone. The error's place is the field.
Result<void> checkValues(const AnyRow& row);

/// That every reference of the row leads to a row of a table it may refer to. `plant` may be null for
/// shared rows.
Result<void> checkReferences(const AnyRow& row, const SharedTables& shared, const Plant* plant);

/// A whole project, as a loader hands it over: everything above, unique ids in each scenario and the
/// shared tables, exactly one settings row, scenarios with ids and names, nextId above all ids.
Result<void> checkProject(const Project& project);

} // namespace takt

// What a person calls the fields of rows, and how their values read; for lists that speak of fields as data.
#pragma once

#include <QString>
#include <string_view>

#include "gui/common/field_text.h"
#include "model/project.h"

namespace takt::gui {

/// "Changeover"; the name in files where it has none of its own.
QString fieldName(TableId table, std::string_view field);
/// "Process", "Stock": what a row of a table is.
QString rowKindName(TableId table);
/// The value as the inspector would show it; references by the name of what they lead to; a dash for nothing.
QString fieldValueText(const Project& project, const Plant& plant, const AnyRow& row, std::string_view field);
/// Reads what a person typed for a field; words for choices as fieldValueText() says them, "yes" and "no". Errors: of the
/// value, JsonUnknownKey for references and names that do not exist.
Result<void> readFieldValue(const Plant& plant, AnyRow& row, std::string_view field, const QString& text);

} // namespace takt::gui

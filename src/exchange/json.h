// A whole project as JSON that people read, compare and edit by hand. Format: README.md here and
// resources/taktboard.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/project.h"

namespace takt::exchange {

/// The version written, and the newest one read.
inline constexpr int kJsonVersion = 1;

/// The project as indented UTF-8 text: one row a line, fields equal to their default left out, units
/// as people write them ("45 s", "85 %"). Equal projects give equal text. Requires a project that
/// checkProject() accepts; nothing of it is lost.
std::string projectToJson(const Project& project);

/// Reads what projectToJson() or a person wrote and checks it (checkProject). Missing fields take
/// their default; a number may stand for the text of one; a missing next_id is worked out. Unknown
/// keys and keys that stand twice are refused. Any text is safe to pass: nesting and size are
/// bounded. Errors: Json…, FileTooNew, those of model/units.h and of integrity, with a place such as
/// `scenarios[1] "Future state".recipes[3].cycle_time`, or line and column for JsonSyntax.
Result<Project> projectFromJson(std::string_view text);

/// One scenario with the shared rows, as a run keeps its plant: a project of that scenario alone,
/// without next_id, so that it depends on nothing but the plant. Without such a scenario the list of
/// scenarios is empty.
std::string plantToJson(const Project& project, Id scenario);

/// As projectFromJson(), and FileDamaged unless there is exactly one scenario.
Result<Project> plantFromJson(std::string_view text);

} // namespace takt::exchange

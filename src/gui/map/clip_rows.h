// Copying rows of one plant and pasting them into another. No Qt.
#pragma once

#include <span>

#include "model/changeset.h"

namespace takt::gui {

/// A project of one scenario with the given elements and lines, the rows that belong to them and the
/// items they speak of. Lines come along when both their ends do. checkProject() accepts it.
Project copyRows(const Project& project, Id scenario, std::span<const Id> ids);

/// Puts copied rows into the edit, shifted by (dx, dy): new ids, references among them kept, items taken
/// from the plant when it has one of the same name. Returns the new elements and lines.
std::vector<Id> pasteRows(Edit& edit, const Project& clip, std::int32_t dx, std::int32_t dy);

} // namespace takt::gui

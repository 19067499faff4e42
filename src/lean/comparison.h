// Two scenarios of one project, element by element: what one has that the other has not, and what differs.
#pragma once

#include <string>
#include <vector>

#include "model/project.h"

namespace takt::lean {

enum class DifferenceKind : std::uint8_t { Added, Removed, Changed };

/// One row that differs. Of an added row there is no `before`, of a removed one no `after`.
struct RowDifference {
    DifferenceKind kind{};
    TableId table{};
    Id before, after;                ///< in the plant before, in the plant after
    std::vector<std::string> fields; ///< of a changed row, by their names in files, in the order of the row
    bool operator==(const RowDifference&) const = default;
};

/// What differs at one element, line or item, with all that belongs to it: its stocks, recipes, demands.
struct ElementDifference {
    DifferenceKind kind{};
    TableId table{};
    Id before, after; ///< the element itself; none where it is missing
    std::vector<RowDifference> rows;
    bool operator==(const ElementDifference&) const = default;
};

/// In the order of the tables, then of the plant after; what was removed stands last in its table.
///
/// Rows are the same row when they have the same id, as in a scenario and its copy; else when they have the same name
/// in the same table, or, without a name of their own, belong to the same rows. Looks and places do not count.
std::vector<ElementDifference> compare(const Plant& before, const Plant& after);

/// The element, line or item that a row belongs to; itself, if it is one.
Id ownerOf(const Plant& plant, Id row);

} // namespace takt::lean

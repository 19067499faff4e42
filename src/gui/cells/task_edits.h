// What is done to the tasks of a process. Each puts its changes into an edit.
#pragma once

#include "cell/task_text.h"
#include "model/changeset.h"

namespace takt::gui {

/// Why a paste was not taken: the cell, or the circle that its predecessors would close, as numbers of tasks.
struct PasteFault {
    std::size_t line = 0, column = 0; ///< of the text, from 0
    Error error;
    std::vector<std::int64_t> circle;
};
struct Pasted {
    int changed = 0, added = 0;
};

/// Puts lines of cells into the tasks from a place of the table on: over what stands there, and as new tasks below the
/// last. A heading says the columns wherever it is pasted, else `columns` from the first on. "After" speaks of the
/// numbers that the lines bring, or else of those of the table.
tl::expected<Pasted, PasteFault> pasteTasks(Edit& edit, Id process, const std::vector<std::vector<std::string>>& lines,
                                            std::size_t row, const std::vector<std::optional<cell::Column>>& columns);

/// Makes a task wait for these and no others. Errors: UnknownTask, PrecedenceCycle.
Result<void> setAfter(Edit& edit, Id task, const std::vector<std::int64_t>& numbers);
/// One arrow more; nothing when it is there. Errors: PrecedenceCycle.
Result<void> addLink(Edit& edit, Id before, Id after);
void removeRedundantLinks(Edit& edit, Id process);

/// A new task before the one at a row, or the last. Numbers stay 1, 2, 3 …
Id insertTask(Edit& edit, Id process, std::size_t row, const std::string& name = {});
void removeTasks(Edit& edit, Id process, const std::vector<Id>& tasks);
/// Up (-1) or down (1) in the order they are written down.
void moveTasks(Edit& edit, Id process, const std::vector<Id>& tasks, int by);
/// Every two of the tasks; none: whatever was said of them goes.
void setPairs(Edit& edit, const std::vector<Id>& tasks, std::optional<PairRule> rule);

/// The cell's row, made when there is none.
Id cellRow(Edit& edit, Id process);

} // namespace takt::gui

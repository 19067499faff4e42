// What is done to the elements of a task. Each puts its changes into an edit.
#pragma once

#include <vector>

#include "model/changeset.h"

namespace takt::gui {

/// In their order.
std::vector<TaskElement> elementsOf(const Plant& plant, Id task);
Duration sumOf(const std::vector<TaskElement>& elements);

// The manual time of the task follows its elements while it is their sum, or while it has none.

/// Before the one at a place, or as the last.
void insertElement(Edit& edit, Id task, std::size_t place, const TaskElement& element);
void changeElement(Edit& edit, const TaskElement& element);
void removeElements(Edit& edit, Id task, const std::vector<Id>& elements);
/// Up (-1) or down (1). The places that the elements have then, from 0, in order.
std::vector<std::size_t> moveElements(Edit& edit, Id task, const std::vector<std::size_t>& places, int by);

} // namespace takt::gui

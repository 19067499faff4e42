#include "gui/cells/element_edits.h"

#include <algorithm>

namespace takt::gui {

namespace {

template <class Change>
void withManualTime(Edit& edit, Id task, Change&& change) {
    const CellTask* before = edit.plant().find<CellTask>(task);
    if (!before)
        return;
    const bool follows = before->manual.us == 0 || before->manual == sumOf(elementsOf(edit.plant(), task));
    change();
    const auto elements = elementsOf(edit.plant(), task);
    if (follows && !elements.empty())
        edit.modify<CellTask>(task, [&](CellTask& t) { t.manual = sumOf(elements); });
}

/// Rows keep their places: what they say goes into a new order.
void putInOrder(Edit& edit, const std::vector<TaskElement>& rows, const std::vector<TaskElement>& wanted) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TaskElement row = wanted[i];
        row.id = rows[i].id;
        edit.update(row);
    }
}

} // namespace

std::vector<TaskElement> elementsOf(const Plant& plant, Id task) {
    std::vector<TaskElement> elements;
    for (const auto& element : plant.get<TaskElement>())
        if (element.task == task)
            elements.push_back(element);
    return elements;
}

Duration sumOf(const std::vector<TaskElement>& elements) {
    Duration sum;
    for (const auto& element : elements)
        sum += element.time;
    return sum;
}

void insertElement(Edit& edit, Id task, std::size_t place, const TaskElement& element) {
    withManualTime(edit, task, [&] {
        TaskElement row = element;
        row.task = task;
        row.id = {};
        edit.insert(row);
        const auto rows = elementsOf(edit.plant(), task);
        auto wanted = rows;
        if (place < wanted.size())
            std::rotate(wanted.begin() + static_cast<std::ptrdiff_t>(place), wanted.end() - 1, wanted.end());
        putInOrder(edit, rows, wanted);
    });
}

void changeElement(Edit& edit, const TaskElement& element) {
    withManualTime(edit, element.task, [&] { edit.update(element); });
}

void removeElements(Edit& edit, Id task, const std::vector<Id>& elements) {
    withManualTime(edit, task, [&] {
        for (const Id id : elements)
            edit.remove(id);
    });
}

std::vector<std::size_t> moveElements(Edit& edit, Id task, const std::vector<std::size_t>& places, int by) {
    const auto rows = elementsOf(edit.plant(), task);
    std::vector<std::size_t> order(rows.size());
    std::vector<bool> moves(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (const auto place : places)
        if (place < moves.size())
            moves[place] = true;
    if (by > 0)
        std::reverse(order.begin(), order.end());
    for (std::size_t i = 1; i < order.size(); ++i)
        if (moves[order[i]] && !moves[order[i - 1]])
            std::swap(order[i], order[i - 1]);
    if (by > 0)
        std::reverse(order.begin(), order.end());
    std::vector<TaskElement> wanted;
    std::vector<std::size_t> now;
    for (std::size_t i = 0; i < order.size(); ++i) {
        wanted.push_back(rows[order[i]]);
        if (moves[order[i]])
            now.push_back(i);
    }
    putInOrder(edit, rows, wanted);
    return now;
}

} // namespace takt::gui

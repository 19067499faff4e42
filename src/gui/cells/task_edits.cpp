#include "gui/cells/task_edits.h"

#include <algorithm>
#include <map>

#include "cell/cell_line.h"
#include "cell/precedence.h"

namespace takt::gui {

namespace {

using cell::Column;
using Columns = std::vector<std::optional<Column>>;

void renumber(Edit& edit, const std::vector<Id>& order) {
    for (std::size_t i = 0; i < order.size(); ++i)
        edit.modify<CellTask>(order[i], [&](CellTask& t) { t.number = static_cast<std::int64_t>(i) + 1; });
}

std::vector<Id> orderOf(const Edit& edit, Id process) {
    std::vector<Id> order;
    for (const auto& task : cell::tasksOf(edit.plant(), process))
        order.push_back(task.id);
    return order;
}

/// The circle of an error in words: "3 → 5 → 3".
std::string circleText(const std::vector<std::int64_t>& circle) {
    std::string text;
    for (const auto n : circle)
        text += std::to_string(n) + " \xE2\x86\x92 ";
    return text + std::to_string(circle.front());
}

std::vector<std::int64_t> circleOf(const Edit& edit, Id process) {
    const auto line = cell::cellLine(edit.plant(), process);
    std::vector<std::int64_t> numbers;
    for (const auto task : cell::circleIn(line.line.size(), line.line.arcs))
        numbers.push_back(edit.plant().find<CellTask>(line.tasks[static_cast<std::size_t>(task)])->number);
    return numbers;
}

void putLine(Edit& edit, Id id, const cell::TaskLine& line) {
    edit.modify<CellTask>(id, [&](CellTask& t) {
        const auto put = [](auto& target, const auto& value) {
            if (value)
                target = *value;
        };
        put(t.name, line.name);
        put(t.manual, line.manual);
        put(t.automatic, line.automatic);
        put(t.kind, line.kind);
        put(t.tool, line.tool);
        put(t.posture, line.posture);
        put(t.place, line.place);
        put(t.note, line.note);
        if (line.stations)
            std::tie(t.firstStation, t.lastStation) = *line.stations;
    });
}

/// Tasks before a task as links; the old ones go.
void relink(Edit& edit, Id task, const std::vector<Id>& before) {
    const auto links = edit.plant().get<TaskLink>().rows();
    std::vector<Id> there;
    for (const auto& link : links)
        if (link.after == task) {
            if (std::find(before.begin(), before.end(), link.before) == before.end())
                edit.remove(link.id);
            else
                there.push_back(link.before);
        }
    for (const Id id : before)
        if (std::find(there.begin(), there.end(), id) == there.end()) {
            TaskLink link;
            link.before = id;
            link.after = task;
            edit.insert(link);
        }
}

std::optional<std::size_t> placeOf(const Columns& columns, Column wanted) {
    const auto it = std::find(columns.begin(), columns.end(), std::optional(wanted));
    return it == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - columns.begin()));
}

class Paste {
  public:
    Paste(Edit& edit, Id process) : edit_(edit), process_(process) {}

    tl::expected<Pasted, PasteFault> run(const std::vector<cell::TaskLine>& lines, std::size_t row,
                                         const Columns& columns, std::size_t firstLine) {
        auto order = orderOf(edit_, process_);
        std::map<std::int64_t, Id> own;
        std::vector<Id> ids;
        Pasted pasted;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            const bool fresh = row + l >= order.size();
            if (fresh)
                order.push_back(append(order.size() + 1));
            ids.push_back(order[row + l]);
            (fresh ? pasted.added : pasted.changed) += 1;
            putLine(edit_, ids.back(), lines[l]);
            if (lines[l].number)
                own[*lines[l].number] = ids.back();
        }
        for (std::size_t l = 0; l < lines.size(); ++l)
            if (auto fault = link(lines[l], ids[l], own, order))
                return tl::unexpected(PasteFault{l + firstLine, placeOf(columns, Column::After).value_or(0), *fault, {}});
        if (const auto circle = circleOf(edit_, process_); !circle.empty())
            return tl::unexpected(PasteFault{
                0, 0, Error{ErrorCode::PrecedenceCycle, {circleText(circle)}, {}}, circle});
        return pasted;
    }

  private:
    Id append(std::size_t number) {
        CellTask task;
        task.process = process_;
        task.number = static_cast<std::int64_t>(number);
        return edit_.insert(task);
    }
    std::optional<Error> link(const cell::TaskLine& line, Id task, const std::map<std::int64_t, Id>& own,
                              const std::vector<Id>& order) {
        if (!line.after)
            return std::nullopt;
        std::vector<Id> before;
        for (const auto number : *line.after) {
            const auto it = own.find(number);
            const auto place = static_cast<std::size_t>(number - 1);
            if (it == own.end() && (!own.empty() || place >= order.size()))
                return Error{ErrorCode::UnknownTask, {std::to_string(number), std::to_string(order.size())}, {}};
            before.push_back(it != own.end() ? it->second : order[place]);
        }
        relink(edit_, task, before);
        return std::nullopt;
    }

    Edit& edit_;
    Id process_;
};

} // namespace

tl::expected<Pasted, PasteFault> pasteTasks(Edit& edit, Id process, const std::vector<std::vector<std::string>>& lines,
                                            std::size_t row, const Columns& columns) {
    if (lines.empty())
        return Pasted{};
    const Columns heading = cell::headingOf(lines.front());
    const std::size_t first = heading.empty() ? 0 : 1;
    const std::vector<std::vector<std::string>> body(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end());
    const Columns& used = heading.empty() ? columns : heading;
    const auto read = cell::readLines(body, used);
    if (!read)
        return tl::unexpected(PasteFault{read.error().line + first, read.error().column, read.error().error, {}});
    return Paste(edit, process).run(*read, row, used, first);
}

Result<void> setAfter(Edit& edit, Id task, const std::vector<std::int64_t>& numbers) {
    const CellTask* row = edit.plant().find<CellTask>(task);
    if (!row)
        return {};
    const Id process = row->process;
    const auto order = orderOf(edit, process);
    std::vector<Id> before;
    for (const auto number : numbers) {
        if (number < 1 || static_cast<std::size_t>(number) > order.size())
            return fail(ErrorCode::UnknownTask, {std::to_string(number), std::to_string(order.size())});
        before.push_back(order[static_cast<std::size_t>(number - 1)]);
    }
    relink(edit, task, before);
    if (const auto circle = circleOf(edit, process); !circle.empty())
        return fail(ErrorCode::PrecedenceCycle, {circleText(circle)});
    return {};
}

Result<void> addLink(Edit& edit, Id before, Id after) {
    const CellTask* row = edit.plant().find<CellTask>(after);
    if (!row)
        return {};
    const Id process = row->process;
    for (const auto& link : edit.plant().get<TaskLink>())
        if (link.before == before && link.after == after)
            return {};
    TaskLink link;
    link.before = before;
    link.after = after;
    edit.insert(link);
    if (const auto circle = circleOf(edit, process); !circle.empty())
        return fail(ErrorCode::PrecedenceCycle, {circleText(circle)});
    return {};
}

void removeRedundantLinks(Edit& edit, Id process) {
    const auto line = cell::cellLine(edit.plant(), process);
    const auto links = cell::linksOf(edit.plant(), process);
    const auto redundant = cell::redundantArcs(line.line.size(), line.line.arcs);
    for (std::size_t i = 0; i < links.size(); ++i)
        if (redundant[i])
            edit.remove(links[i].id);
}

Id insertTask(Edit& edit, Id process, std::size_t row, const std::string& name) {
    auto order = orderOf(edit, process);
    CellTask task;
    task.process = process;
    task.name = name;
    task.number = static_cast<std::int64_t>(order.size()) + 1;
    const Id id = edit.insert(task);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(row, order.size())), id);
    renumber(edit, order);
    return id;
}

void removeTasks(Edit& edit, Id process, const std::vector<Id>& tasks) {
    for (const Id id : tasks)
        edit.remove(id);
    renumber(edit, orderOf(edit, process));
}

void moveTasks(Edit& edit, Id process, const std::vector<Id>& tasks, int by) {
    auto order = orderOf(edit, process);
    const auto moves = [&](Id id) { return std::find(tasks.begin(), tasks.end(), id) != tasks.end(); };
    if (by > 0)
        std::reverse(order.begin(), order.end());
    for (std::size_t i = 1; i < order.size(); ++i)
        if (moves(order[i]) && !moves(order[i - 1]))
            std::swap(order[i], order[i - 1]);
    if (by > 0)
        std::reverse(order.begin(), order.end());
    renumber(edit, order);
}

void setPairs(Edit& edit, const std::vector<Id>& tasks, std::optional<PairRule> rule) {
    const auto among = [&](Id id) { return std::find(tasks.begin(), tasks.end(), id) != tasks.end(); };
    const auto pairs = edit.plant().get<TaskPair>().rows();
    for (const auto& pair : pairs)
        if (among(pair.one) && among(pair.other))
            edit.remove(pair.id);
    if (!rule)
        return;
    for (std::size_t b = 1; b < tasks.size(); ++b)
        for (std::size_t a = *rule == PairRule::Together ? b - 1 : 0; a < b; ++a) {
            TaskPair pair;
            pair.one = tasks[a];
            pair.other = tasks[b];
            pair.rule = *rule;
            edit.insert(pair);
        }
}

Id cellRow(Edit& edit, Id process) {
    const Cell settings = cell::settingsOf(edit.plant(), process);
    return settings.id ? settings.id : edit.insert(settings);
}

} // namespace takt::gui

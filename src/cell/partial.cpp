#include "cell/partial.h"

#include <algorithm>

namespace takt::cell {

namespace {

using balance::Assignment;
using balance::Line;
using balance::Task;

/// The line of the tasks that stand somewhere.
class Part {
  public:
    Part(const Line& whole, const Assignment& assignment) : whole_(whole), places_(whole.times.size(), -1) {
        std::vector<bool> stands(whole.times.size());
        for (const auto& station : assignment.stations)
            for (const Task task : station)
                if (task >= 0 && task < whole.size())
                    stands[static_cast<std::size_t>(task)] = true;
        for (Task task = 0; task < whole.size(); ++task)
            if (stands[static_cast<std::size_t>(task)]) {
                places_[static_cast<std::size_t>(task)] = static_cast<Task>(tasks_.size());
                tasks_.push_back(task);
            }
    }
    bool isWhole() const { return tasks_.size() == whole_.times.size(); }
    Task whole(Task task) const { return task < 0 ? task : tasks_[static_cast<std::size_t>(task)]; }

    Line line() const {
        Line line;
        line.shape = whole_.shape;
        line.times = listed(whole_.times);
        line.arcs = arcs();
        balance::Rules& rules = line.rules;
        rules = whole_.rules;
        rules.first = listed(rules.first);
        rules.last = listed(rules.last);
        rules.needs = listed(rules.needs);
        rules.places = listed(rules.places);
        rules.posture = listed(rules.posture);
        rules.today = listed(rules.today);
        for (auto& model : rules.models)
            model.times = listed(model.times);
        for (auto& group : rules.together)
            group = partOf(group);
        rules.apart.clear();
        for (const auto& [a, b] : whole_.rules.apart)
            if (at(a) >= 0 && at(b) >= 0)
                rules.apart.emplace_back(at(a), at(b));
        return line;
    }
    Assignment assignment(Assignment out) const {
        for (auto* lists : {&out.stations, &out.secondOperator})
            for (auto& list : *lists)
                list = partOf(list);
        return out;
    }

  private:
    Task at(Task task) const { return places_[static_cast<std::size_t>(task)]; }
    template <class Value>
    std::vector<Value> listed(const std::vector<Value>& values) const {
        std::vector<Value> out;
        if (!values.empty())
            for (const Task task : tasks_)
                out.push_back(values[static_cast<std::size_t>(task)]);
        return out;
    }
    std::vector<Task> partOf(const std::vector<Task>& tasks) const {
        std::vector<Task> out;
        for (const Task task : tasks)
            if (at(task) >= 0)
                out.push_back(at(task));
        return out;
    }
    /// Ways through tasks that are missing are arcs of their own.
    std::vector<std::pair<Task, Task>> arcs() const {
        std::vector<std::vector<Task>> followers(whole_.times.size());
        for (const auto& [a, b] : whole_.arcs)
            followers[static_cast<std::size_t>(a)].push_back(b);
        std::vector<std::pair<Task, Task>> out;
        for (const Task from : tasks_) {
            std::vector<bool> seen(whole_.times.size());
            std::vector<Task> open = followers[static_cast<std::size_t>(from)];
            while (!open.empty()) {
                const Task task = open.back();
                open.pop_back();
                if (seen[static_cast<std::size_t>(task)])
                    continue;
                seen[static_cast<std::size_t>(task)] = true;
                if (at(task) >= 0)
                    out.emplace_back(at(from), at(task));
                else
                    open.insert(open.end(), followers[static_cast<std::size_t>(task)].begin(),
                                followers[static_cast<std::size_t>(task)].end());
            }
        }
        return out;
    }

    const Line& whole_;
    std::vector<Task> places_, tasks_;
};

} // namespace

std::vector<balance::Violation> violationsSoFar(const Line& line, const Assignment& assignment, balance::Units cycle) {
    const Part part(line, assignment);
    if (part.isWhole())
        return balance::violations(line, assignment, cycle);
    auto found = balance::violations(part.line(), part.assignment(assignment), cycle);
    for (auto& violation : found) {
        violation.task = part.whole(violation.task);
        if (violation.kind != balance::Violation::Kind::ModelOverload) // `other` is the product there
            violation.other = part.whole(violation.other);
    }
    return found;
}

} // namespace takt::cell

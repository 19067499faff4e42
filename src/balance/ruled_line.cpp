#include "balance/ruled_line.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace takt::balance {

namespace {

std::size_t at(Task task) { return static_cast<std::size_t>(task); }

std::string number(Task task) { return std::to_string(task + 1); }

Result<void> checkRules(const Line& line) {
    const Rules& rules = line.rules;
    const std::size_t n = line.times.size();
    const auto impossible = [](std::string what) { return fail(ErrorCode::LineRuleImpossible, {std::move(what)}); };
    const auto there = [&](Task task) { return task >= 0 && at(task) < n; };
    for (const auto& group : rules.together)
        for (const Task task : group)
            if (!there(task))
                return impossible("task " + number(task) + " is to share a station, and is not there");
    for (const auto& [a, b] : rules.apart)
        if (!there(a) || !there(b) || a == b)
            return impossible("tasks " + number(a) + " and " + number(b) + " are to stand apart");
    for (const std::size_t size : {rules.first.size(), rules.last.size(), rules.needs.size(), rules.places.size(), rules.posture.size(), rules.today.size()})
        if (size != 0 && size != n)
            return impossible("a list by task is as long as there are tasks");
    for (const Model& model : rules.models)
        if (model.times.size() != n || std::any_of(model.times.begin(), model.times.end(), [](Units t) { return t < 0 || t > 1 << 30; }))
            return impossible("every model has a time for every task");
    if (rules.mostCopies < 1 || rules.mostCopies > 100)
        return impossible("a station stands 1 to 100 times");
    if (rules.overload < 0 || rules.overload > 1000)
        return impossible("an overload lies between 0 and 1000 %");
    if (std::any_of(rules.places.begin(), rules.places.end(), [](Units p) { return p < -(1 << 30) || p > 1 << 30; }))
        return impossible("a place lies within 2^30 units");
    if (std::any_of(rules.posture.begin(), rules.posture.end(), [](int p) { return p < 0; }))
        return impossible("a strain is 0 or more");
    return {};
}

/// The groups that move as one, by task; -1: alone. What lies between members of a group belongs to it.
std::vector<int> closedGroups(const Line& line, const Precedence& precedence) {
    const int n = line.size();
    std::vector<int> group(line.times.size(), -1);
    int next = 0;
    const auto join = [&](int a, int b) {
        if (a != b)
            std::replace(group.begin(), group.end(), b, a);
    };
    for (const auto& members : line.rules.together) {
        int own = next++;
        for (const Task task : members) {
            if (group[at(task)] >= 0)
                join(own, group[at(task)]);
            group[at(task)] = own;
        }
    }
    if (line.shape == Shape::UShaped)
        return group;
    for (bool changed = true; changed;) {
        changed = false;
        for (Task x = 0; x < n; ++x)
            for (Task a = 0; a < n; ++a) {
                const int of = group[at(a)];
                if (of < 0 || of == group[at(x)] || !precedence.leads(a, x))
                    continue;
                for (Task b = 0; b < n; ++b)
                    if (group[at(b)] == of && precedence.leads(x, b)) {
                        if (group[at(x)] >= 0)
                            join(of, group[at(x)]);
                        group[at(x)] = of;
                        changed = true;
                        break;
                    }
            }
        // Two groups that wait for each other are one.
        for (Task a = 0; a < n; ++a)
            for (Task b = 0; b < n; ++b) {
                const int one = group[at(a)], other = group[at(b)];
                if (one < 0 || other < 0 || one == other || !precedence.leads(a, b))
                    continue;
                for (Task c = 0; c < n && group[at(b)] == other; ++c)
                    for (Task d = 0; d < n; ++d)
                        if (group[at(c)] == other && group[at(d)] == one && precedence.leads(c, d)) {
                            join(one, other);
                            changed = true;
                            break;
                        }
            }
    }
    return group;
}

} // namespace

bool Rules::plain() const {
    return together.empty() && apart.empty() && first.empty() && last.empty() && (needs.empty() || tools.empty()) && twoOperators.empty() &&
           mostCopies == 1 && models.empty() && places.empty() && (posture.empty() || mostPosture == 0);
}

bool RuledLine::twoOperatorsAt(int station) const {
    const auto k = static_cast<std::size_t>(station) - 1;
    return k < line->rules.twoOperators.size() && line->rules.twoOperators[k];
}

bool RuledLine::allowed(const Block& block, int station) const {
    const auto k = static_cast<std::size_t>(station) - 1;
    const auto& tools = line->rules.tools;
    return station >= block.first && station <= block.last && (tools.empty() || (block.needs & ~(k < tools.size() ? tools[k] : 0)) == 0);
}

int RuledLine::moves(const Block& block, int station) const {
    int count = 0;
    if (!line->rules.today.empty())
        for (const Task task : block.tasks)
            count += line->rules.today[at(task)] > 0 && line->rules.today[at(task)] != station;
    return count;
}

Line RuledLine::relaxed() const {
    Line plain;
    plain.shape = line->shape;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        plain.times.push_back(blocks[b].time);
        for (const int other : blocks[b].after)
            plain.arcs.emplace_back(static_cast<Task>(b), other);
    }
    return plain;
}

Result<RuledLine> ruledLine(const Line& line, const Precedence& precedence) {
    if (auto checked = checkRules(line); !checked)
        return tl::unexpected(checked.error());
    const Rules& rules = line.rules;
    RuledLine ruled;
    ruled.line = &line;
    ruled.positional = !rules.first.empty() || !rules.last.empty() || (!rules.needs.empty() && !rules.tools.empty()) || !rules.twoOperators.empty();
    ruled.plainRoom = rules.mostCopies == 1 && std::find(rules.twoOperators.begin(), rules.twoOperators.end(), true) == rules.twoOperators.end();
    const std::vector<int> group = closedGroups(line, precedence);
    const bool ushaped = line.shape == Shape::UShaped;
    // Blocks in an order in which each comes after its predecessors: by the latest of their tasks, then mended.
    std::vector<int> blockOf(line.times.size(), -1);
    std::vector<std::vector<Task>> members;
    for (const Task task : precedence.order) {
        if (blockOf[at(task)] >= 0)
            continue;
        auto& tasks = members.emplace_back();
        for (const Task other : precedence.order)
            if (other == task || (!ushaped && group[at(task)] >= 0 && group[at(other)] == group[at(task)])) {
                tasks.push_back(other);
                blockOf[at(other)] = static_cast<int>(members.size()) - 1;
            }
    }
    Line contracted;
    contracted.times.assign(members.size(), 0);
    for (std::size_t t = 0; t < line.times.size(); ++t)
        for (const Task after : precedence.after[t])
            if (blockOf[t] != blockOf[at(after)])
                contracted.arcs.emplace_back(blockOf[t], blockOf[at(after)]);
    const auto order = precedenceOf(contracted);
    if (!order)
        return fail(ErrorCode::LineRuleImpossible, {"tasks that are to share a station wait for one another through others"});
    std::vector<int> place(members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
        place[at(order->order[i])] = static_cast<int>(i);
    ruled.blocks.resize(members.size());
    for (std::size_t m = 0; m < members.size(); ++m) {
        Block& block = ruled.blocks[at(place[m])];
        block.tasks = members[m];
        std::sort(block.tasks.begin(), block.tasks.end());
        block.modelTimes.assign(rules.models.size(), 0);
        bool begun = false;
        for (const Task task : block.tasks) {
            block.time += line.times[at(task)];
            for (std::size_t i = 0; i < rules.models.size(); ++i)
                block.modelTimes[i] += rules.models[i].times[at(task)];
            if (!rules.places.empty()) {
                block.leastPlace = begun ? std::min(block.leastPlace, rules.places[at(task)]) : rules.places[at(task)];
                block.mostPlace = begun ? std::max(block.mostPlace, rules.places[at(task)]) : rules.places[at(task)];
                begun = true;
            }
            if (!rules.posture.empty())
                block.posture += rules.posture[at(task)];
            if (!rules.needs.empty())
                block.needs |= rules.needs[at(task)];
            if (!rules.first.empty() && rules.first[at(task)] > 0)
                block.first = std::max(block.first, rules.first[at(task)]);
            if (!rules.last.empty() && rules.last[at(task)] > 0)
                block.last = std::min(block.last, rules.last[at(task)]);
        }
        if (ushaped)
            block.group = group[at(block.tasks.front())];
        if (block.first > block.last)
            return fail(ErrorCode::LineRuleImpossible, {"task " + number(block.tasks.front()) + ", and what must share its station, has no station left"});
        for (const Task other : order->before[m])
            block.before.push_back(place[at(other)]);
        for (const Task other : order->after[m])
            block.after.push_back(place[at(other)]);
    }
    ruled.groups = ushaped ? *std::max_element(group.begin(), group.end()) + 1 : 0;
    for (const auto& [a, b] : rules.apart) {
        const int one = place[at(blockOf[at(a)])], other = place[at(blockOf[at(b)])];
        if (one == other || (group[at(a)] >= 0 && group[at(a)] == group[at(b)]))
            return fail(ErrorCode::LineRuleImpossible, {"tasks " + number(a) + " and " + number(b) + " are to stand apart and share a station"});
        ruled.blocks[at(one)].apart.push_back(other);
        ruled.blocks[at(other)].apart.push_back(one);
    }
    ruled.linked.resize(line.times.size());
    for (const auto& [a, b] : line.arcs) {
        ruled.linked[at(a)].push_back(b);
        ruled.linked[at(b)].push_back(a);
    }
    return ruled;
}

namespace {

/// What one operator has to do.
struct Work {
    Units time = 0;
    std::vector<Units> modelTimes;
    Units least = 0, most = 0;
    bool any = false;
    std::int64_t posture = 0;

    void add(const Line& line, Task task) {
        time += line.times[at(task)];
        modelTimes.resize(line.rules.models.size());
        for (std::size_t i = 0; i < modelTimes.size(); ++i)
            modelTimes[i] += line.rules.models[i].times[at(task)];
        if (!line.rules.places.empty()) {
            least = any ? std::min(least, line.rules.places[at(task)]) : line.rules.places[at(task)];
            most = any ? std::max(most, line.rules.places[at(task)]) : line.rules.places[at(task)];
        }
        if (!line.rules.posture.empty())
            posture += line.rules.posture[at(task)];
        any = true;
    }
    Units walk() const { return 2 * (most - least); }
    bool fits(const RuledLine& ruled, Units cycle, int copies) const {
        if (time + walk() > ruled.room(cycle, copies))
            return false;
        for (const Units model : modelTimes)
            if (model + walk() > ruled.modelRoom(cycle, copies))
                return false;
        const Rules& rules = ruled.line->rules;
        return rules.mostPosture == 0 || posture <= rules.mostPosture;
    }
};

Work workOf(const RuledLine& ruled, const std::vector<Task>& tasks) {
    Work work;
    for (const Task task : tasks)
        work.add(*ruled.line, task);
    return work;
}

bool share(const RuledLine& ruled, const std::vector<std::vector<Task>>& parts, std::size_t next, const Work& first, const Work& second, Units cycle,
           std::vector<bool>& toSecond) {
    if (!first.fits(ruled, cycle, 1) || !second.fits(ruled, cycle, 1))
        return false;
    if (next == parts.size())
        return true;
    for (const bool other : {false, true}) {
        if (other && !second.any && !first.any)
            break; // the first part may as well stand with the first operator
        Work a = first, b = second;
        for (const Task task : parts[next])
            (other ? b : a).add(*ruled.line, task);
        toSecond[next] = other;
        if (share(ruled, parts, next + 1, a, b, cycle, toSecond))
            return true;
    }
    return false;
}

/// The least cycle time for one operator's work at a station of so many copies.
Units neededBy(const RuledLine& ruled, const Work& work, int copies) {
    Units cycle = (work.time + work.walk() + copies - 1) / copies;
    for (const Units model : work.modelTimes) {
        const Units whole = model + work.walk();
        Units least = whole * 100 / (copies * (100 + ruled.line->rules.overload));
        while (ruled.modelRoom(least, copies) < whole)
            ++least;
        cycle = std::max(cycle, least);
    }
    return cycle;
}

} // namespace

bool fitsOne(const RuledLine& ruled, const std::vector<Task>& tasks, Units cycle, int copies) { return workOf(ruled, tasks).fits(ruled, cycle, copies); }

std::optional<std::vector<Task>> shared(const RuledLine& ruled, const std::vector<Task>& tasks, Units cycle) {
    std::vector<std::vector<Task>> parts;
    std::vector<bool> taken(tasks.size(), false);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (taken[i])
            continue;
        std::vector<Task> part{tasks[i]};
        taken[i] = true;
        for (std::size_t reached = 0; reached < part.size(); ++reached)
            for (std::size_t j = 0; j < tasks.size(); ++j)
                if (const auto& linked = ruled.linked[at(part[reached])]; !taken[j] && std::find(linked.begin(), linked.end(), tasks[j]) != linked.end()) {
                    taken[j] = true;
                    part.push_back(tasks[j]);
                }
        parts.push_back(std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) { return workOf(ruled, a).time > workOf(ruled, b).time; });
    std::vector<bool> toSecond(parts.size(), false);
    if (!share(ruled, parts, 0, {}, {}, cycle, toSecond))
        return std::nullopt;
    std::vector<Task> second;
    for (std::size_t p = 0; p < parts.size(); ++p)
        if (toSecond[p])
            second.insert(second.end(), parts[p].begin(), parts[p].end());
    std::sort(second.begin(), second.end());
    return second;
}

Units neededCycle(const RuledLine& ruled, const Assignment& assignment) {
    Units cycle = 0;
    for (std::size_t k = 0; k < assignment.stations.size(); ++k) {
        std::vector<Task> first = assignment.stations[k], second;
        if (k < assignment.secondOperator.size())
            second = assignment.secondOperator[k];
        std::erase_if(first, [&](Task task) { return std::find(second.begin(), second.end(), task) != second.end(); });
        cycle = std::max(cycle, neededBy(ruled, workOf(ruled, first), assignment.copiesOf(k)));
        cycle = std::max(cycle, neededBy(ruled, workOf(ruled, second), 1));
    }
    return cycle;
}

} // namespace takt::balance

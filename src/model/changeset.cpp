#include "model/changeset.h"

#include <algorithm>
#include <unordered_set>

#include "model/integrity.h"

namespace takt {

namespace {

std::string label(const Change& change) {
    return std::string(tableName(change.table())) + " #" + std::to_string(change.id().value);
}

Result<void> rowChanged(const Change& change) { return fail(ErrorCode::RowChanged, {label(change)}); }

template <class Row>
Result<void> applyToTable(Table<Row>& table, const Change& change) {
    const Row* before = change.before ? std::get_if<Row>(&*change.before) : nullptr;
    const Row* after = change.after ? std::get_if<Row>(&*change.after) : nullptr;
    if (before) {
        if (change.place >= table.size() || !(table[change.place] == *before))
            return rowChanged(change);
        if (!after)
            table.remove(change.place);
        else if (after->id != before->id)
            return rowChanged(change);
        else
            table.replace(change.place, *after);
        return {};
    }
    if (change.place > table.size())
        return rowChanged(change);
    table.insert(change.place, *after);
    return {};
}

Result<void> applyToScenarios(std::vector<Scenario>& scenarios, const Change& change) {
    const auto* before = change.before ? std::get_if<ScenarioRow>(&*change.before) : nullptr;
    const auto* after = change.after ? std::get_if<ScenarioRow>(&*change.after) : nullptr;
    const auto at = scenarios.begin() + static_cast<std::ptrdiff_t>(std::min(change.place, scenarios.size()));
    if (!before) {
        if (change.place > scenarios.size())
            return rowChanged(change);
        Scenario fresh;
        static_cast<ScenarioRow&>(fresh) = *after;
        scenarios.insert(at, std::move(fresh));
        return {};
    }
    if (at == scenarios.end() || !(static_cast<const ScenarioRow&>(*at) == *before))
        return rowChanged(change);
    if (after) {
        if (after->id != before->id)
            return rowChanged(change);
        static_cast<ScenarioRow&>(*at) = *after;
    } else {
        if (!(at->plant == Plant{}))
            return fail(ErrorCode::StillReferenced, {before->name, "its rows"});
        scenarios.erase(at);
    }
    return {};
}

bool idTaken(const Project& project, const Change& change) {
    const Id id = change.id();
    if (project.scenario(id) || tableOf(project.shared, id) != TableId::Count)
        return true;
    if (!isShared(change.table()))
        return tableOf(project.scenario(change.scenario)->plant, id) != TableId::Count;
    return std::any_of(project.scenarios.begin(), project.scenarios.end(), [&](const Scenario& s) {
        return tableOf(s.plant, id) != TableId::Count;
    });
}

Result<void> applyOne(Project& project, const Change& change) {
    if (!change.before && !change.after)
        return fail(ErrorCode::RowChanged, {"nothing"});
    if (change.before && change.after && change.before->index() != change.after->index())
        return rowChanged(change);
    const TableId table = change.table();
    if (isShared(table) == static_cast<bool>(change.scenario))
        return fail(ErrorCode::UnknownScenario, {std::to_string(change.scenario.value)});
    Scenario* scenario = project.scenario(change.scenario);
    if (change.scenario && !scenario)
        return fail(ErrorCode::UnknownScenario, {std::to_string(change.scenario.value)});
    const bool lawful = change.id() && change.id().value < INT64_MAX; // as files can hold it
    if (!change.before && (!lawful || idTaken(project, change)))
        return fail(ErrorCode::DuplicateId, {std::to_string(change.id().value)});
    if (table == TableId::Scenarios)
        return applyToScenarios(project.scenarios, change);
    return std::visit(
        [&](const auto& row) -> Result<void> {
            using Row = std::decay_t<decltype(row)>;
            if constexpr (Plant::holds<Row>())
                return applyToTable(scenario->plant.template get<Row>(), change);
            else if constexpr (SharedTables::holds<Row>())
                return applyToTable(project.shared.template get<Row>(), change);
            else
                return rowChanged(change);
        },
        change.after ? *change.after : *change.before);
}

Change inverse(const Change& change) {
    Change out = change;
    std::swap(out.before, out.after);
    return out;
}

/// Whether a row refers to any of the ids.
bool refersTo(const AnyRow& any, const std::unordered_set<Id>& ids) {
    return std::visit(
        [&](const auto& row) {
            bool found = false;
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                found = found || ids.contains(referenceIn(row.*(f.member)));
            });
            return found;
        },
        any);
}

template <class TablesT>
Result<void> noneRefersTo(const TablesT& tables, const std::unordered_set<Id>& ids) {
    Result<void> result;
    tables.forEachTable([&](const auto& table) {
        for (const auto& row : table)
            if (result && refersTo(AnyRow(row), ids))
                result = fail(ErrorCode::StillReferenced,
                              {"a removed row", std::string(std::decay_t<decltype(row)>::tableName) + " #" +
                                                    std::to_string(row.id.value)});
    });
    return result;
}

/// Whether the row a change removed is in its table after all: moved, or put back.
bool isStillThere(const Project& project, const Change& change) {
    if (!change.scenario)
        return tableOf(project.shared, change.id()) == change.table();
    const Scenario* scenario = project.scenario(change.scenario);
    return scenario && tableOf(scenario->plant, change.id()) == change.table();
}

/// Integrity of what a set touched, after it was applied.
Result<void> checkTouched(const Project& project, const ChangeSet& set) {
    std::unordered_set<Id> removedShared;
    std::unordered_map<Id, std::unordered_set<Id>> removed;
    bool scenarios = false;
    for (const auto& change : set.changes) {
        scenarios = scenarios || change.table() == TableId::Scenarios;
        if (!change.after) {
            if (change.table() != TableId::Scenarios && !isStillThere(project, change))
                (change.scenario ? removed[change.scenario] : removedShared).insert(change.id());
            continue;
        }
        if (auto ok = checkValues(*change.after); !ok)
            return tl::unexpected(ok.error().at(label(change)));
        const Scenario* scenario = project.scenario(change.scenario);
        // A row changed twice in one set is judged as it ended.
        const auto now = scenario ? rowOf(scenario->plant, change.id()) : rowOf(project.shared, change.id());
        if (!now)
            continue;
        if (auto ok = checkReferences(*now, project.shared, scenario ? &scenario->plant : nullptr); !ok)
            return tl::unexpected(ok.error().at(label(change)));
    }
    for (const auto& [id, ids] : removed)
        if (const Scenario* s = project.scenario(id))
            if (auto ok = noneRefersTo(s->plant, ids); !ok)
                return ok;
    if (!removedShared.empty()) {
        if (auto ok = noneRefersTo(project.shared, removedShared); !ok)
            return ok;
        for (const auto& s : project.scenarios)
            if (auto ok = noneRefersTo(s.plant, removedShared); !ok)
                return ok;
    }
    if (project.shared.get<Settings>().size() != 1)
        return fail(ErrorCode::StillReferenced, {"settings", "the project"});
    if (scenarios) {
        std::unordered_set<std::string> names;
        for (const auto& s : project.scenarios)
            if (s.name.empty() || !names.insert(s.name).second)
                return fail(ErrorCode::EmptyName, {}, "scenarios");
    }
    return {};
}

} // namespace

ChangeSet inverse(const ChangeSet& set) {
    ChangeSet out;
    for (auto it = set.changes.rbegin(); it != set.changes.rend(); ++it)
        out.changes.push_back(inverse(*it));
    return out;
}

Result<void> apply(Project& project, const ChangeSet& set) {
    std::size_t done = 0;
    Result<void> result;
    for (; done < set.changes.size() && result; ++done)
        result = applyOne(project, set.changes[done]);
    if (!result)
        --done;
    else
        result = checkTouched(project, set);
    if (!result) {
        while (done > 0)
            (void)applyOne(project, inverse(set.changes[--done]));
        return result;
    }
    for (const auto& change : set.changes)
        project.nextId = std::max(project.nextId, change.id().value + 1);
    return {};
}

ChangeSet difference(const Plant& from, const Plant& to, Id scenario) {
    ChangeSet set;
    // Removed rows first, from the last table to the first, so that references go before what they name.
    std::vector<Change> removals;
    std::vector<Change> others;
    from.forEachTable([&](const auto& source) {
        using Row = std::decay_t<decltype(source[0])>;
        auto table = source;
        const auto& target = to.template get<Row>();
        for (std::size_t i = table.size(); i-- > 0;)
            if (!target.find(table[i].id)) {
                removals.push_back({scenario, i, AnyRow(table[i]), std::nullopt});
                table.remove(i);
            }
        for (std::size_t i = 0; i < target.size(); ++i) {
            const Row& wanted = target[i];
            const std::size_t at = table.placeOf(wanted.id);
            if (at == table.size()) {
                others.push_back({scenario, i, std::nullopt, AnyRow(wanted)});
                table.insert(i, wanted);
                continue;
            }
            if (at != i) { // moved within its table
                const Row moved = table[at];
                others.push_back({scenario, at, AnyRow(moved), std::nullopt});
                others.push_back({scenario, i, std::nullopt, AnyRow(moved)});
                table.remove(at);
                table.insert(i, moved);
            }
            if (!(table[i] == wanted)) {
                others.push_back({scenario, i, AnyRow(table[i]), AnyRow(wanted)});
                table.replace(i, wanted);
            }
        }
    });
    set.changes = std::move(removals);
    set.changes.insert(set.changes.end(), others.begin(), others.end());
    return set;
}

bool changesBehaviour(const ChangeSet& set) {
    for (const auto& change : set.changes) {
        const bool acts = std::visit([](const auto& row) { return hasBehaviour<std::decay_t<decltype(row)>>(); },
                                     change.after ? *change.after : *change.before);
        if (!acts)
            continue;
        if (!change.before || !change.after)
            return true;
        const bool changed = std::visit(
            [&](const auto& before) {
                using Row = std::decay_t<decltype(before)>;
                const Row& after = std::get<Row>(*change.after);
                bool differs = false;
                forEachField<Row>([&](const auto& f) {
                    if (f.role == Role::Behaviour)
                        differs = differs || !(before.*(f.member) == after.*(f.member));
                });
                return differs;
            },
            *change.before);
        if (changed)
            return true;
    }
    return false;
}

// ------------------------------------------------------------------ Edit

void Edit::record(Change change) {
    if (error_)
        return;
    if (auto done = applyOne(working_, change); !done) {
        error_ = done.error();
        return;
    }
    working_.nextId = std::max(working_.nextId, change.id().value + 1);
    set_.changes.push_back(std::move(change));
}

Id Edit::insert(AnyRow row) {
    std::visit(
        [&](auto& r) {
            if (!r.id)
                r.id = working_.takeId();
        },
        row);
    const Id id = idOf(row);
    const bool shared = isShared(tableOf(row));
    const Scenario* scenario = working_.scenario(scenario_);
    if (!shared && !scenario) {
        error_ = Error{ErrorCode::UnknownScenario, {std::to_string(scenario_.value)}, {}};
        return id;
    }
    const std::size_t place = std::visit(
        [&](const auto& r) -> std::size_t {
            using Row = std::decay_t<decltype(r)>;
            if constexpr (Plant::holds<Row>())
                return scenario->plant.template get<Row>().size();
            else if constexpr (SharedTables::holds<Row>())
                return working_.shared.template get<Row>().size();
            else
                return working_.scenarios.size();
        },
        row);
    record({shared ? Id{} : scenario_, place, std::nullopt, std::move(row)});
    return id;
}

void Edit::update(AnyRow row) {
    std::visit(
        [&](const auto& r) {
            using Row = std::decay_t<decltype(r)>;
            const auto put = [&](const auto& table, Id scenario) {
                const std::size_t place = table.placeOf(r.id);
                if (place < table.size() && !(table[place] == r))
                    record({scenario, place, AnyRow(table[place]), AnyRow(r)});
            };
            if constexpr (Plant::holds<Row>()) {
                if (working_.scenario(scenario_))
                    put(plant().template get<Row>(), scenario_);
            } else if constexpr (SharedTables::holds<Row>()) {
                put(working_.shared.template get<Row>(), Id{});
            }
        },
        row);
}

namespace {

/// Empties the references of a row to an id.
template <class Row>
void forget(Row& row, Id id) {
    forEachField<Row>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Id>)
            if (row.*(f.member) == id)
                row.*(f.member) = Id{};
    });
}

} // namespace

template <class TablesT>
void Edit::removeFrom(TablesT& tables, Id scenario, Id id) {
    // Rows that refer to it first: those that must go are removed, the others forget it.
    std::vector<Id> dependent;
    std::vector<Id> forgetful;
    tables.forEachTable([&](const auto& table) {
        for (const auto& row : table) {
            bool must = false;
            bool forgets = false;
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Id>) {
                    must = must || (row.*(f.member) == id && !f.optional);
                    forgets = forgets || (row.*(f.member) == id && f.optional);
                }
            });
            if (must)
                dependent.push_back(row.id);
            else if (forgets)
                forgetful.push_back(row.id);
        }
    });
    const Id own = scenario_;
    scenario_ = scenario;
    for (const Id row : dependent)
        remove(row);
    for (const Id rowId : forgetful)
        if (auto row = rowOf(tables, rowId)) {
            std::visit([&](auto& r) { forget(r, id); }, *row);
            update(std::move(*row));
        }
    std::optional<Change> change;
    tables.forEachTable([&](const auto& table) {
        if (const std::size_t place = table.placeOf(id); place < table.size())
            change = Change{scenario, place, AnyRow(table[place]), std::nullopt};
    });
    if (change)
        record(std::move(*change));
    scenario_ = own;
}

void Edit::remove(Id id) {
    if (tableOf(working_.shared, id) != TableId::Count) {
        const Id own = scenario_;
        for (const auto& s : std::vector<Scenario>(working_.scenarios))
            removeFrom(working_.scenario(s.id)->plant, s.id, id);
        scenario_ = own;
        removeFrom(working_.shared, Id{}, id);
    } else if (Scenario* scenario = working_.scenario(scenario_);
               scenario && tableOf(scenario->plant, id) != TableId::Count) {
        removeFrom(scenario->plant, scenario_, id);
    }
}

Id Edit::copyScenario(Id source, std::string name) {
    ScenarioRow row;
    row.id = working_.takeId();
    row.name = std::move(name);
    const auto found = std::find_if(working_.scenarios.begin(), working_.scenarios.end(),
                                    [&](const Scenario& s) { return s.id == source; });
    const auto place = found == working_.scenarios.end()
                           ? working_.scenarios.size()
                           : static_cast<std::size_t>(found - working_.scenarios.begin()) + 1;
    record({Id{}, place, std::nullopt, AnyRow(row)});
    if (const Scenario* from = working_.scenario(source))
        for (auto& change : difference(Plant{}, Plant(from->plant), row.id).changes)
            record(std::move(change));
    return row.id;
}

Id Edit::addScenario(std::string name) {
    ScenarioRow row;
    row.id = working_.takeId();
    row.name = std::move(name);
    record({Id{}, working_.scenarios.size(), std::nullopt, AnyRow(row)});
    return row.id;
}

void Edit::removeScenario(Id id) {
    const Scenario* scenario = working_.scenario(id);
    if (!scenario)
        return;
    for (auto& change : inverse(difference(Plant{}, Plant(scenario->plant), id)).changes)
        record(std::move(change));
    for (std::size_t i = 0; i < working_.scenarios.size(); ++i)
        if (working_.scenarios[i].id == id) {
            record({Id{}, i, AnyRow(static_cast<const ScenarioRow&>(working_.scenarios[i])), std::nullopt});
            break;
        }
}

void Edit::renameScenario(Id id, std::string name) {
    for (std::size_t i = 0; i < working_.scenarios.size(); ++i)
        if (working_.scenarios[i].id == id && working_.scenarios[i].name != name) {
            ScenarioRow row = working_.scenarios[i];
            const ScenarioRow before = row;
            row.name = std::move(name);
            const std::string now = row.name;
            record({Id{}, i, AnyRow(before), AnyRow(row)});
            renameMaps(before.name, now);
            break;
        }
}

/// Processes that are shown from inside by a scenario go on being so under its new name.
void Edit::renameMaps(const std::string& from, const std::string& to) {
    for (std::size_t s = 0; s < working_.scenarios.size(); ++s) {
        const auto& table = working_.scenarios[s].plant.get<Process>();
        for (std::size_t place = 0; place < table.size(); ++place) {
            if (table[place].map != from)
                continue;
            const Process before = table[place];
            Process after = before;
            after.map = to;
            record({working_.scenarios[s].id, place, AnyRow(before), AnyRow(after)});
        }
    }
}

Result<ChangeSet> Edit::finish() const {
    if (error_)
        return tl::unexpected(*error_);
    return set_;
}

} // namespace takt

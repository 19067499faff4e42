// The one way to change a project.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/project.h"

namespace takt {

/// One row inserted (no before), removed (no after) or updated (both, same id).
struct Change {
    Id scenario;           ///< none: a row of the project
    std::size_t place = 0; ///< in its table, at the moment this change is applied
    std::optional<AnyRow> before, after;

    TableId table() const { return tableOf(after ? *after : *before); }
    Id id() const { return idOf(after ? *after : *before); }
    bool operator==(const Change&) const = default;
};

/// An ordered list of changes, applied all or nothing; what one act of the user does.
struct ChangeSet {
    std::vector<Change> changes;
    bool empty() const { return changes.empty(); }
    bool operator==(const ChangeSet&) const = default;
};

/// Undoes the set: the changes backwards, before and after exchanged.
ChangeSet inverse(const ChangeSet& set);

/// Applies a set and holds integrity: places and befores are as the set expects, ids unique,
/// ranges hold, references lead to rows of the right tables. On error the project is untouched.
/// Raises project.nextId above every inserted id.
Result<void> apply(Project& project, const ChangeSet& set);

/// The set that makes `from` like `to`, order included, for one scenario's plant. The comparison of
/// two scenarios is this set.
ChangeSet difference(const Plant& from, const Plant& to, Id scenario);

/// Whether a set changes how a plant behaves (and so makes its runs out of date), not only its looks.
bool changesBehaviour(const ChangeSet& set);

/// Collects what one act of the user does. What follows from it (rows that cannot be without a
/// removed one) goes into the same set.
class Edit {
  public:
    Edit(const Project& project, Id scenario) : working_(project), scenario_(scenario) {}

    /// The project as it will be.
    const Project& project() const { return working_; }
    const Plant& plant() const { return working_.scenario(scenario_)->plant; }
    Id scenario() const { return scenario_; }

    /// Appends a row; draws an id when it has none. Returns the id.
    Id insert(AnyRow row);
    /// Replaces the row of the same id; nothing happens when it is equal or missing.
    void update(AnyRow row);
    /// Removes a row; rows that must refer to it go too, others forget it.
    void remove(Id id);
    /// Changes one row by a function, if it is there.
    template <class Row, class Function>
    void modify(Id id, Function&& function) {
        const Row* row = nullptr;
        if constexpr (isShared(Row::table))
            row = working_.shared.find<Row>(id);
        else
            row = plant().template find<Row>(id);
        if (!row)
            return;
        Row copy = *row;
        function(copy);
        update(std::move(copy));
    }

    /// A copy of a scenario under a new name and id; every row keeps its id.
    Id copyScenario(Id source, std::string name);
    /// An empty scenario, the last of all.
    Id addScenario(std::string name);
    /// What follows is done in this scenario.
    void continueIn(Id scenario) { scenario_ = scenario; }
    void removeScenario(Id scenario);
    void renameScenario(Id scenario, std::string name);

    /// The finished set; empty when nothing changed. An error is the first refused change.
    Result<ChangeSet> finish() const;

  private:
    void record(Change change);
    template <class TablesT>
    void removeFrom(TablesT& tables, Id scenario, Id id);
    void renameMaps(const std::string& from, const std::string& to);

    Project working_;
    Id scenario_;
    ChangeSet set_;
    std::optional<Error> error_;
};

} // namespace takt

// The project as a value: copyable, comparable, no signals inside.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "model/rows.h"

namespace takt {

/// Rows of one type in the order the planner gave them, found by id in constant time.
template <class Row>
class Table {
  public:
    const std::vector<Row>& rows() const { return rows_; }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    const Row& operator[](std::size_t place) const { return rows_[place]; }

    const Row* find(Id id) const {
        const auto it = places_.find(id);
        return it == places_.end() ? nullptr : &rows_[it->second];
    }
    /// The place of a row, or size() when there is none.
    std::size_t placeOf(Id id) const {
        const auto it = places_.find(id);
        return it == places_.end() ? rows_.size() : it->second;
    }

    /// Requires place <= size() and an id not in the table.
    void insert(std::size_t place, Row row);
    void append(Row row) { insert(rows_.size(), std::move(row)); }
    void remove(std::size_t place);
    /// Puts another content in the place of the row with the same id.
    void replace(std::size_t place, Row row) { rows_[place] = std::move(row); }

    bool operator==(const Table& other) const { return rows_ == other.rows_; }

  private:
    std::vector<Row> rows_;
    std::unordered_map<Id, std::size_t> places_;
};

template <class Row>
void Table<Row>::insert(std::size_t place, Row row) {
    const Id id = row.id;
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(place), std::move(row));
    places_.emplace(id, place);
    for (std::size_t i = place + 1; i < rows_.size(); ++i)
        places_[rows_[i].id] = i;
}

template <class Row>
void Table<Row>::remove(std::size_t place) {
    places_.erase(rows_[place].id);
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(place));
    for (std::size_t i = place; i < rows_.size(); ++i)
        places_[rows_[i].id] = i;
}

/// A set of tables; get<Row>() gives one, forEachTable all in the order of TableId.
template <class... Rows>
struct Tables {
    std::tuple<Table<Rows>...> all;

    template <class Row>
    Table<Row>& get() { return std::get<Table<Row>>(all); }
    template <class Row>
    const Table<Row>& get() const { return std::get<Table<Row>>(all); }
    template <class Row>
    const Row* find(Id id) const { return get<Row>().find(id); }

    template <class Visit>
    void forEachTable(Visit&& visit) const {
        std::apply([&](const auto&... t) { (visit(t), ...); }, all);
    }
    template <class Row>
    static constexpr bool holds() { return (std::is_same_v<Row, Rows> || ...); }

    bool operator==(const Tables&) const = default;
};

/// The special members and the comparison of a value that holds every kind of row are compiled once, in project.cpp;
/// else every source that sees one would compile them for all kinds.
#define TAKT_VALUE_ELSEWHERE(Value)                                                                                     \
    Value();                                                                                                           \
    Value(const Value&);                                                                                               \
    Value(Value&&) noexcept;                                                                                           \
    Value& operator=(const Value&);                                                                                    \
    Value& operator=(Value&&) noexcept;                                                                                \
    ~Value();                                                                                                          \
    bool operator==(const Value& other) const;

/// What all scenarios share.
struct SharedTables : Tables<Settings, Party, Calendar, Shift, Break, Holiday, Series> {
    TAKT_VALUE_ELSEWHERE(SharedTables)
};

/// One scenario's plant.
struct Plant
    : Tables<Area, Item, Supplier, SupplierItem, Process, OperatorGroup, OperatorSkill, MaintenancePlan, Recipe,
             RecipeInput, RecipeOutput, SetupTime, Inventory, Supermarket, FifoLane, Stock, Transport, Departure, Customer, Demand, ProductionControl,
             HeijunkaSlot, ScheduleLine, KanbanLoop, Disruption, DisruptionTarget, MachineStart, CardStart,
             MaterialFlow, InformationFlow, Annotation, StockCount, ImprovementStep, FutureAnswer, ClassAnswer,
             Cell, CellStation, CellTask, TaskElement, TaskTime, TaskLink, TaskPair, Bookmark> {
    TAKT_VALUE_ELSEWHERE(Plant)
};

/// A named plant: "Current state".
struct Scenario : ScenarioRow {
    Plant plant;
    bool operator==(const Scenario&) const = default;
};

struct Project {
    SharedTables shared;
    std::vector<Scenario> scenarios;
    /// Every id below this may be in use or have been. Rises only, undo included.
    std::uint64_t nextId = 1;

    const Scenario* scenario(Id id) const;
    const Scenario* scenario(std::string_view name) const;
    Scenario* scenario(Id id);
    const Settings& settings() const { return shared.get<Settings>()[0]; }
    Id takeId() { return Id{nextId++}; }

    /// The same plan, whatever ids were drawn meanwhile.
    bool sameContent(const Project& other) const {
        return shared == other.shared && scenarios == other.scenarios;
    }
    bool operator==(const Project&) const = default;
};

/// A project with its settings, one calendar of one shift (06:00, 8 h with two paid breaks of 10 min)
/// and one empty scenario of the given name.
Project newProject(std::string scenarioName);

/// Any row of a plant or of the shared tables.
using RowVariant =
    std::variant<Settings, Party, Calendar, Shift, Break, Holiday, Series, Area, Item, Supplier, SupplierItem,
                 Process, OperatorGroup, OperatorSkill, MaintenancePlan, Recipe, RecipeInput, RecipeOutput,
                 SetupTime, Inventory, Supermarket, FifoLane, Stock, Transport, Departure, Customer, Demand,
                 ProductionControl, HeijunkaSlot, ScheduleLine, KanbanLoop, Disruption, DisruptionTarget,
                 MachineStart, CardStart, MaterialFlow, InformationFlow, Annotation, StockCount,
                 ImprovementStep, FutureAnswer, ClassAnswer, Cell, CellStation, CellTask, TaskElement, TaskTime,
                 TaskLink, TaskPair, Bookmark, ScenarioRow>;
struct AnyRow : RowVariant {
    template <class Row>
        requires requires { Row::tableName; }
    AnyRow(Row row) : RowVariant(std::in_place_type<Row>, std::move(row)) {} // NOLINT(google-explicit-constructor)
    TAKT_VALUE_ELSEWHERE(AnyRow)
};

Id idOf(const AnyRow& row);
/// The id of a row and every id it refers to.
std::vector<Id> idsIn(const AnyRow& row);
inline TableId tableOf(const AnyRow& row) { return static_cast<TableId>(row.index()); }
/// Rows that belong to the project rather than to one scenario.
constexpr bool isShared(TableId table) { return table < TableId::Areas || table == TableId::Scenarios; }
const char* tableName(TableId table);

/// The table a row with this id stands in, or TableId::Count.
TableId tableOf(const Plant& plant, Id id);
TableId tableOf(const SharedTables& shared, Id id);
/// The row itself, if the plant has it.
std::optional<AnyRow> rowOf(const Plant& plant, Id id);
std::optional<AnyRow> rowOf(const SharedTables& shared, Id id);
/// What a person calls it: its name, or "Stock of Bracket LH in Finished goods"; never empty.
std::string nameOf(const Plant& plant, Id id);
/// The element on the map, if the id is one.
const Element* elementOf(const Plant& plant, Id id);

/// Calls visit(row) with every row type once, as a default value; for code that is generic over tables.
template <class Visit>
void forEachRowType(Visit&& visit) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(std::variant_alternative_t<I, RowVariant>{}), ...);
    }(std::make_index_sequence<std::variant_size_v<RowVariant>>{});
}

#undef TAKT_VALUE_ELSEWHERE

} // namespace takt

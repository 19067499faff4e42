#include "model/project.h"

namespace takt {

namespace {

template <class TablesT>
TableId findTable(const TablesT& tables, Id id) {
    TableId found = TableId::Count;
    tables.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (found == TableId::Count && table.find(id))
            found = Row::table;
    });
    return found;
}

template <class TablesT>
std::optional<AnyRow> findRow(const TablesT& tables, Id id) {
    std::optional<AnyRow> found;
    tables.forEachTable([&](const auto& table) {
        if (const auto* row = table.find(id); row && !found)
            found = *row;
    });
    return found;
}

template <class Row>
std::string ownName(const Plant& plant, const Row& row) {
    if constexpr (requires { row.name; })
        if (!row.name.empty())
            return row.name;
    const auto named = [&](Id id) { return nameOf(plant, id); };
    if constexpr (std::is_same_v<Row, Recipe>)
        return named(row.item) + " at " + named(row.process);
    else if constexpr (std::is_same_v<Row, RecipeInput>)
        return named(row.item) + " for " + named(row.recipe);
    else if constexpr (std::is_same_v<Row, Stock>)
        return named(row.item) + " in " + named(row.store);
    else if constexpr (std::is_same_v<Row, SupplierItem>)
        return named(row.item) + " from " + named(row.supplier);
    else if constexpr (std::is_same_v<Row, Demand>)
        return named(row.item) + " for " + named(row.customer);
    else if constexpr (std::is_same_v<Row, ScheduleLine>)
        return named(row.item) + " at " + named(row.process);
    else if constexpr (std::is_same_v<Row, DisruptionTarget>)
        return named(row.element) + " in " + named(row.disruption);
    else if constexpr (std::is_same_v<Row, Cell>)
        return "cell of " + named(row.process);
    else if constexpr (std::is_same_v<Row, CellStation>)
        return "station " + std::to_string(row.number) + " of " + named(row.process);
    else if constexpr (std::is_same_v<Row, TaskTime>)
        return named(row.item) + " in " + named(row.task);
    else if constexpr (std::is_same_v<Row, TaskLink>)
        return named(row.before) + " before " + named(row.after);
    else if constexpr (std::is_same_v<Row, TaskPair>)
        return named(row.one) + " and " + named(row.other);
    else if constexpr (std::is_same_v<Row, MachineStart>)
        return "machine " + std::to_string(row.machine) + " of " + named(row.process);
    else if constexpr (std::is_same_v<Row, CardStart>)
        return "cards of " + named(row.loop);
    else if constexpr (std::is_same_v<Row, KanbanLoop> || std::is_same_v<Row, MaterialFlow> ||
                       std::is_same_v<Row, InformationFlow>)
        return named(row.from) + " to " + named(row.to);
    else
        return std::string(Row::tableName) + " " + std::to_string(row.id.value);
}

} // namespace

#define TAKT_VALUE_HERE(Value, Base)                                                                                    \
    Value::Value() = default;                                                                                          \
    Value::Value(const Value&) = default;                                                                              \
    Value::Value(Value&&) noexcept = default;                                                                          \
    Value& Value::operator=(const Value&) = default;                                                                   \
    Value& Value::operator=(Value&&) noexcept = default;                                                               \
    Value::~Value() = default;                                                                                         \
    bool Value::operator==(const Value& other) const {                                                                 \
        return static_cast<const Base&>(*this) == static_cast<const Base&>(other);                                     \
    }
TAKT_VALUE_HERE(SharedTables, Tables)
TAKT_VALUE_HERE(Plant, Tables)
TAKT_VALUE_HERE(AnyRow, RowVariant)
#undef TAKT_VALUE_HERE

Id idOf(const AnyRow& row) {
    return std::visit([](const auto& r) { return r.id; }, row);
}

std::vector<Id> idsIn(const AnyRow& any) {
    std::vector<Id> ids;
    std::visit(
        [&](const auto& row) {
            ids.push_back(row.id);
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (const Id id = referenceIn(row.*(f.member)))
                    ids.push_back(id);
            });
        },
        any);
    return ids;
}

const Scenario* Project::scenario(Id id) const {
    for (const auto& s : scenarios)
        if (s.id == id)
            return &s;
    return nullptr;
}

Scenario* Project::scenario(Id id) {
    return const_cast<Scenario*>(static_cast<const Project&>(*this).scenario(id));
}

const Scenario* Project::scenario(std::string_view name) const {
    for (const auto& s : scenarios)
        if (s.name == name)
            return &s;
    return nullptr;
}

const char* tableName(TableId table) {
    const char* name = "";
    forEachRowType([&](const auto& row) {
        if (std::decay_t<decltype(row)>::table == table)
            name = std::decay_t<decltype(row)>::tableName;
    });
    return name;
}

TableId tableOf(const Plant& plant, Id id) { return findTable(plant, id); }
TableId tableOf(const SharedTables& shared, Id id) { return findTable(shared, id); }
std::optional<AnyRow> rowOf(const Plant& plant, Id id) { return findRow(plant, id); }
std::optional<AnyRow> rowOf(const SharedTables& shared, Id id) { return findRow(shared, id); }

std::string nameOf(const Plant& plant, Id id) {
    std::string name;
    plant.forEachTable([&](const auto& table) {
        if (const auto* row = table.find(id))
            name = ownName(plant, *row);
    });
    return name.empty() ? "#" + std::to_string(id.value) : name;
}

const Element* elementOf(const Plant& plant, Id id) {
    const Element* found = nullptr;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            if (const auto* row = table.find(id))
                found = row;
    });
    return found;
}

Project newProject(std::string scenarioName) {
    Project project;
    Settings settings;
    settings.id = project.takeId();
    Calendar calendar;
    calendar.id = project.takeId();
    calendar.name = "One shift";
    settings.calendar = calendar.id;
    Shift shift;
    shift.id = project.takeId();
    shift.calendar = calendar.id;
    shift.name = "Early";
    shift.start = Duration::hours(6);
    shift.length = Duration::hours(8);
    project.shared.get<Settings>().append(settings);
    project.shared.get<Calendar>().append(calendar);
    project.shared.get<Shift>().append(shift);
    for (const auto after : {Duration::hours(2), Duration::hours(5)}) {
        Break pause;
        pause.id = project.takeId();
        pause.shift = shift.id;
        pause.name = "Break";
        pause.after = after;
        pause.length = Duration::minutes(10);
        project.shared.get<Break>().append(pause);
    }
    Scenario scenario;
    scenario.id = project.takeId();
    scenario.name = std::move(scenarioName);
    project.scenarios.push_back(std::move(scenario));
    return project;
}

} // namespace takt

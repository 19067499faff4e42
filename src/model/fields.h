// How a row type describes its fields, once, for everything that is generic over rows: ChangeSet,
// integrity, JSON, SQL, CSV, inspectors.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/values.h"

namespace takt {

/// What a field is for. The run key of a plant hashes behaviour alone.
enum class Role : std::uint8_t { Behaviour, Presentation, Note };

/// The names an enumeration has in files. Specialised beside each enumeration.
template <class E>
struct EnumNames;

/// Every table of a project, in the order in which rows may refer to earlier ones.
enum class TableId : std::uint8_t {
    // shared by all scenarios
    Settings, Parties, Calendars, Shifts, Breaks, Holidays, Series,
    // of one scenario
    Areas, Items, Suppliers, SupplierItems, Processes, OperatorGroups, OperatorSkills, MaintenancePlans, Recipes,
    RecipeInputs, RecipeOutputs, SetupTimes, Inventories,
    Supermarkets, FifoLanes, Stocks, Transports, Departures, Customers, Demands, ProductionControls,
    HeijunkaSlots, ScheduleLines, KanbanLoops, Disruptions, DisruptionTargets, MachineStarts, CardStarts,
    MaterialFlows, InformationFlows, Annotations, StockCounts, ImprovementSteps,
    FutureAnswers, ClassAnswers,
    Cells, CellStations, Tasks, TaskElements, TaskTimes, TaskLinks, TaskPairs, Bookmarks,
    // the list of scenarios itself
    Scenarios,
    Count
};

/// A set of tables, for what a reference may point to.
using TableMask = std::uint64_t;
template <class... T>
constexpr TableMask tableMask(T... tables) {
    return ((TableMask{1} << static_cast<unsigned>(tables)) | ...);
}
constexpr bool contains(TableMask mask, TableId table) { return (mask >> static_cast<unsigned>(table)) & 1U; }

/// The elements that stand on the map and can hold or move material.
inline constexpr TableMask kStores = tableMask(TableId::Inventories, TableId::Supermarkets, TableId::FifoLanes);
inline constexpr TableMask kNodes = kStores | tableMask(TableId::Suppliers, TableId::Processes,
                                                        TableId::Transports, TableId::Customers);
inline constexpr TableMask kElements = kNodes | tableMask(TableId::ProductionControls);

/// What a disruption can hit.
inline constexpr TableMask kDisruptable =
    tableMask(TableId::Suppliers, TableId::Processes, TableId::OperatorGroups, TableId::Transports, TableId::Customers,
              TableId::KanbanLoops);

/// The tables a law's series may lie in.
inline constexpr TableMask kSeriesTables = tableMask(TableId::Series);

/// The id a value refers to: itself, or the series of a law; none for every other kind of value.
template <class Value>
constexpr Id referenceIn(const Value& value) {
    if constexpr (std::is_same_v<Value, Id>)
        return value;
    else if constexpr (std::is_same_v<Value, DurationLaw>)
        return value.series;
    else
        return {};
}

template <class Row, class Value>
struct Field {
    const char* name;
    Value Row::*member;
    Role role = Role::Behaviour;
    /// For whole-number values (counts, times, quantities, money, shares): the lawful range.
    std::int64_t least = 0;
    std::int64_t most = 0;
    /// For ids: the tables it may point to, and whether it may point nowhere.
    TableMask refersTo = 0;
    bool optional = false;
    /// For text: the most bytes.
    std::int64_t longest = 4096;
};

inline constexpr std::int64_t kMostCount = 1'000'000;
inline constexpr std::int64_t kMostSteps = 1'000'000'000'000;
inline constexpr std::int64_t kMostTime = Duration::days(366 * 100).us;
inline constexpr std::int64_t kMostMoney = 1'000'000'000'000'000;
inline constexpr std::int64_t kMostPlace = 1'000'000;

template <class Row, class Value>
constexpr Field<Row, Value> field(const char* name, Value Row::*member, Role role = Role::Behaviour) {
    return {name, member, role, 0, 0, 0, false, 4096};
}
template <class Row, class Value>
constexpr Field<Row, Value> ranged(const char* name, Value Row::*member, std::int64_t least, std::int64_t most,
                                   Role role = Role::Behaviour) {
    return {name, member, role, least, most, 0, false, 4096};
}
template <class Row>
constexpr Field<Row, Id> reference(const char* name, Id Row::*member, TableMask tables,
                                   Role role = Role::Behaviour) {
    return {name, member, role, 0, 0, tables, false, 4096};
}
template <class Row>
constexpr Field<Row, Id> optionalReference(const char* name, Id Row::*member, TableMask tables,
                                           Role role = Role::Behaviour) {
    return {name, member, role, 0, 0, tables, true, 4096};
}

/// Calls visit(field) for each field of a row type, in order.
template <class Row, class Visit>
constexpr void forEachField(Visit&& visit) {
    std::apply([&](const auto&... f) { (visit(f), ...); }, Row::fields());
}

/// Whether rows of this type have a part in how a plant runs; else they are looks and notes alone.
template <class Row>
constexpr bool hasBehaviour() {
    return std::apply([](const auto&... f) { return ((f.role == Role::Behaviour) || ...); }, Row::fields());
}

} // namespace takt

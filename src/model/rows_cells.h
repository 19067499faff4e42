// The inside of a process: its tasks, what waits for what, and how they are shared out. A balance is felt in the run when
// it is applied to the recipes of its process, or when the process is run station by station; kinds of work tell the
// waste ledger what the hands did.
#pragma once

#include "model/rows_processes.h"

namespace takt {

enum class CellShape : std::uint8_t { Straight, UShaped, LShaped };
template <>
struct EnumNames<CellShape> {
    static constexpr std::array names = {"straight", "U-shaped", "L-shaped"};
};

/// What is done with the time that is left over: everybody is left the same, or each operator is filled to the planned
/// cycle and the rest left with the last, so that the next kaizen frees a person.
enum class SpareTime : std::uint8_t { Even, LeftWithLast };
template <>
struct EnumNames<SpareTime> {
    static constexpr std::array names = {"evenly", "left with the last"};
};

inline constexpr std::int64_t kFarthestPlace = 100'000'000'000; ///< of a decimal number of metres

/// How the tasks of a process are to be balanced. A process has one row at most; without one all is as new.
struct Cell {
    static constexpr TableId table = TableId::Cells;
    static constexpr const char* tableName = "cells";
    Id id;
    Id process;
    Duration plannedCycle;          ///< what every station is to keep; 0: takt time
    CellShape shape = CellShape::Straight;
    std::int64_t stations = 0;      ///< for the shortest cycle time; 0: as many operators as are present
    SpareTime spareTime = SpareTime::Even;
    std::int64_t mostCopies = 1;    ///< times one station may stand side by side
    std::int64_t mostPosture = 0;   ///< strain score of one station; 0: no limit
    Share overload;                 ///< by which one product may pass the planned cycle at a station
    Decimal walkingSpeed;           ///< metres a second
    Decimal bend{0};                ///< metres along the walkway where an L turns its corner
    bool stationByStation = false;  ///< the run has every station as a machine of its own, with lanes between them
    std::int64_t lanePieces = 1;    ///< pieces that may wait between two stations then
    std::string note;

    template <class R = Cell>
    static constexpr auto fields() {
        return std::make_tuple(
            reference("process", &R::process, tableMask(TableId::Processes)),
            ranged("planned_cycle", &R::plannedCycle, 0, Duration::days(365).us, Role::Presentation),
            field("shape", &R::shape, Role::Presentation),
            ranged("stations", &R::stations, 0, 4096, Role::Presentation),
            field("spare_time", &R::spareTime, Role::Presentation),
            ranged("most_copies", &R::mostCopies, 1, 100, Role::Presentation),
            ranged("most_posture", &R::mostPosture, 0, kMostCount, Role::Presentation),
            ranged("overload", &R::overload, 0, 10 * Share::kOne, Role::Presentation),
            ranged("walking_speed", &R::walkingSpeed, 10'000, 10'000'000),
            ranged("bend", &R::bend, 0, kFarthestPlace, Role::Presentation),
            field("station_by_station", &R::stationByStation),
            ranged("lane_pieces", &R::lanePieces, 0, kMostCount), field("note", &R::note, Role::Note));
    }
    bool operator==(const Cell&) const = default;
};

/// A station of a cell that is not plain: with a name, tools, two operators, or several times side by side.
struct CellStation {
    static constexpr TableId table = TableId::CellStations;
    static constexpr const char* tableName = "cell_stations";
    Id id;
    Id process;
    std::int64_t number = 1;
    std::string name;
    std::string tools;           ///< that stand there, apart by commas. Once one station names tools, tools stand nowhere else
    bool twoOperators = false;   ///< side by side, each with a cycle of his own
    std::int64_t copies = 1;     ///< each works every so-many-th piece
    std::string note;

    template <class R = CellStation>
    static constexpr auto fields() {
        return std::make_tuple(
            reference("process", &R::process, tableMask(TableId::Processes)),
            ranged("number", &R::number, 1, 4096), field("name", &R::name, Role::Note),
            field("tools", &R::tools, Role::Note), field("two_operators", &R::twoOperators),
            ranged("copies", &R::copies, 1, 100), field("note", &R::note, Role::Note));
    }
    bool operator==(const CellStation&) const = default;
};

/// Kinds of work, as the yamazumi stacks them.
enum class WorkKind : std::uint8_t { ValueAdding, Incidental, Waste, Walking, Waiting };
template <>
struct EnumNames<WorkKind> {
    static constexpr std::array names = {"value-adding", "incidental", "waste", "walking", "waiting"};
};

inline constexpr std::int64_t kMostTaskTime = Duration::days(365).us;

/// A piece of work that is not shared out any further, a piece.
struct CellTask {
    static constexpr TableId table = TableId::Tasks;
    static constexpr const char* tableName = "tasks";
    Id id;
    Id process;
    std::int64_t number = 1;      ///< in the order they are written down
    std::string name;
    Duration manual;              ///< hands are needed
    Duration automatic;           ///< a machine goes on by itself when the hands have left
    WorkKind kind = WorkKind::ValueAdding; ///< of the manual time that no element speaks of
    Decimal place{0};             ///< metres along the walkway
    Decimal across{0};            ///< metres from its middle line, to the right of the flow; negative: to the left
    std::int64_t posture = 0;     ///< strain score
    std::string tool;             ///< it needs, apart by commas
    std::int64_t firstStation = 0, lastStation = 0; ///< where it may stand; 0: free
    std::int64_t today = 0;       ///< its station before it was balanced anew; 0: it is new
    std::int64_t station = 0;     ///< where it stands; 0: nowhere yet
    bool secondOperator = false;  ///< of a station of two
    std::string machine;          ///< that works the automatic time
    bool safety = false;          ///< marked on the standardized work chart
    bool quality = false;         ///< checked here, marked there
    std::int64_t standardStock = 0; ///< pieces of standard in-process stock
    std::int64_t toolChangeEvery = 0; ///< pieces; 0: none
    Duration toolChange;          ///< takes so long
    Numbers observed;             ///< manual times by the stopwatch, seconds, cycle after cycle
    std::string note;

    template <class R = CellTask>
    static constexpr auto fields() {
        return std::make_tuple(
            reference("process", &R::process, tableMask(TableId::Processes)),
            ranged("number", &R::number, 1, kMostCount), field("name", &R::name, Role::Note),
            ranged("manual", &R::manual, 0, kMostTaskTime), ranged("automatic", &R::automatic, 0, kMostTaskTime),
            field("kind", &R::kind), ranged("walkway", &R::place, 0, kFarthestPlace),
            ranged("across", &R::across, -kFarthestPlace, kFarthestPlace),
            ranged("posture", &R::posture, 0, kMostCount, Role::Presentation), field("tool", &R::tool, Role::Note),
            ranged("first_station", &R::firstStation, 0, 4096, Role::Presentation),
            ranged("last_station", &R::lastStation, 0, 4096, Role::Presentation),
            ranged("today", &R::today, 0, 4096, Role::Presentation),
            ranged("station", &R::station, 0, 4096), field("second_operator", &R::secondOperator), field("machine", &R::machine, Role::Note),
            field("safety", &R::safety, Role::Presentation), field("quality", &R::quality, Role::Presentation),
            ranged("standard_stock", &R::standardStock, 0, kMostCount, Role::Presentation),
            ranged("tool_change_every", &R::toolChangeEvery, 0, kMostCount, Role::Presentation),
            ranged("tool_change", &R::toolChange, 0, kMostTaskTime, Role::Presentation),
            field("observed", &R::observed, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const CellTask&) const = default;
};

/// A part of a task's manual time, of a kind of its own. In the order of the rows; what reaches beyond the manual time
/// of the task does not count.
struct TaskElement {
    static constexpr TableId table = TableId::TaskElements;
    static constexpr const char* tableName = "task_elements";
    Id id;
    Id task;
    std::string name;
    WorkKind kind = WorkKind::ValueAdding;
    Duration time;
    std::string note;

    template <class R = TaskElement>
    static constexpr auto fields() {
        return std::make_tuple(reference("task", &R::task, tableMask(TableId::Tasks)), field("name", &R::name, Role::Note),
                               field("kind", &R::kind), ranged("time", &R::time, 0, kMostTaskTime),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const TaskElement&) const = default;
};

/// What a task takes for one product, where that is not as for all others. Both 0: the product does not need it.
struct TaskTime {
    static constexpr TableId table = TableId::TaskTimes;
    static constexpr const char* tableName = "task_times";
    Id id;
    Id task;
    Id item;
    Duration manual, automatic;
    std::string note;

    template <class R = TaskTime>
    static constexpr auto fields() {
        return std::make_tuple(reference("task", &R::task, tableMask(TableId::Tasks)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("manual", &R::manual, 0, kMostTaskTime),
                               ranged("automatic", &R::automatic, 0, kMostTaskTime),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const TaskTime&) const = default;
};

/// One task waits for another.
struct TaskLink {
    static constexpr TableId table = TableId::TaskLinks;
    static constexpr const char* tableName = "task_links";
    Id id;
    Id before;
    Id after;
    std::string note;

    template <class R = TaskLink>
    static constexpr auto fields() {
        return std::make_tuple(reference("before", &R::before, tableMask(TableId::Tasks), Role::Presentation),
                               reference("after", &R::after, tableMask(TableId::Tasks), Role::Presentation),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const TaskLink&) const = default;
};

enum class PairRule : std::uint8_t { Together, Apart };
template <>
struct EnumNames<PairRule> {
    static constexpr std::array names = {"together", "apart"};
};

/// Zoning: two tasks that must, or must not, share a station.
struct TaskPair {
    static constexpr TableId table = TableId::TaskPairs;
    static constexpr const char* tableName = "task_pairs";
    Id id;
    Id one;
    Id other;
    PairRule rule = PairRule::Together;
    std::string note;

    template <class R = TaskPair>
    static constexpr auto fields() {
        return std::make_tuple(reference("one", &R::one, tableMask(TableId::Tasks), Role::Presentation),
                               reference("other", &R::other, tableMask(TableId::Tasks), Role::Presentation),
                               field("rule", &R::rule, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const TaskPair&) const = default;
};

} // namespace takt

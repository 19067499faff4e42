// Processes, the people who work at them, and how they make things.
#pragma once

#include "model/rows_elements.h"

namespace takt {

enum class BreakdownClock : std::uint8_t { WorkingTime, ShiftTime };
template <>
struct EnumNames<BreakdownClock> {
    static constexpr std::array names = {"working time", "shift time"};
};

/// When a process takes the material of an order from before it. At start of work makes a line with
/// blocking after service; as soon as the order's card is free, material waits before the machine.
enum class Withdraws : std::uint8_t { AtStart, WhenCardIsFree };
template <>
struct EnumNames<Withdraws> {
    static constexpr std::array names = {"at start of work", "as soon as a card is free"};
};

/// What costs a changeover: another item than before, or every lot.
enum class SetsUp : std::uint8_t { OnChange, ForEveryLot };
template <>
struct EnumNames<SetsUp> {
    static constexpr std::array names = {"on a change of item", "for every lot"};
};

/// What happens to work that the end of a shift finds unfinished: it waits for the next shift, or it goes on by the
/// clock until the container, or the cycle under way, is done.
enum class EndOfShift : std::uint8_t { Resumes, FinishesContainer, FinishesPiece };
template <>
struct EnumNames<EndOfShift> {
    static constexpr std::array names = {"resumes next shift", "finishes the container", "finishes the piece"};
};

/// What a breakdown does to the container in work.
enum class OnBreakdown : std::uint8_t { Resumes, Scrapped };
template <>
struct EnumNames<OnBreakdown> {
    static constexpr std::array names = {"resumes", "is scrapped"};
};

/// How a process is drawn.
enum class ProcessSymbol : std::uint8_t { Process, Shared, WorkCell, External };
template <>
struct EnumNames<ProcessSymbol> {
    static constexpr std::array names = {"process", "shared process", "work cell", "external process"};
};

struct Process : Element {
    static constexpr TableId table = TableId::Processes;
    static constexpr const char* tableName = "processes";
    Id party;
    Id calendar;                       ///< none: the plant's
    std::int64_t machines = 1;         ///< that work side by side on the same jobs
    std::int64_t operators = 1;        ///< present
    Share timeShare = Share::whole();  ///< of the open time of each shift that is for this stream: its first part
    Share uptime = Share::whole();     ///< working time / (working time + stops)
    DurationLaw stopLength;            ///< of one stop; MTBF = MTTR u / (1 - u)
    BreakdownClock breakdownClock = BreakdownClock::WorkingTime;
    Duration changeover;               ///< on a change of item, where no row of setup times says otherwise
    Duration overtime;                 ///< worked after the end of each shift; not part of the planned capacity
    bool runsInBreaks = false;         ///< an automatic machine that manual breaks do not stop; setups stop, and manual times that are entered
    Withdraws withdraws = Withdraws::AtStart;
    SetsUp setsUp = SetsUp::OnChange;
    EndOfShift endOfShift = EndOfShift::Resumes;
    OnBreakdown onBreakdown = OnBreakdown::Resumes;
    bool repairsOffShift = false;      ///< maintenance is on duty at all hours
    Id helps;                          ///< also works the orders of this process, where it has a recipe for them and the other withdraws at start
    Id setUpFor;                       ///< the item its machines stand set up for when a run begins
    bool inspects = false;             ///< finds what steps before it spoiled, and sorts it out
    Money wage;                        ///< an hour, of the operators present; groups have their own
    ProcessSymbol symbol = ProcessSymbol::Process;
    std::string map;                   ///< the scenario that shows it from inside, by name; empty: none

    template <class R = Process>
    static constexpr auto fields() {
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                            optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                            ranged("machines", &R::machines, 1, 1000), ranged("operators", &R::operators, 0, 10'000),
                            ranged("time_share", &R::timeShare, 1, Share::kOne),
                            ranged("uptime", &R::uptime, Share::kOne / 1000, Share::kOne),
                            field("stop_length", &R::stopLength), field("breakdown_clock", &R::breakdownClock),
                            ranged("changeover", &R::changeover, 0, Duration::days(365).us),
                            ranged("overtime", &R::overtime, 0, kDay.us),
                            field("runs_in_breaks", &R::runsInBreaks), field("withdraws", &R::withdraws),
                            field("sets_up", &R::setsUp), field("end_of_shift", &R::endOfShift),
                            field("on_breakdown", &R::onBreakdown), field("repairs_off_shift", &R::repairsOffShift),
                            optionalReference("helps", &R::helps, tableMask(TableId::Processes)),
                            optionalReference("set_up_for", &R::setUpFor, tableMask(TableId::Items)),
                            field("inspects", &R::inspects), ranged("wage", &R::wage, 0, kMostMoney),
                            field("symbol", &R::symbol, Role::Presentation), field("map", &R::map, Role::Note)));
    }
    bool operator==(const Process&) const = default;
};

/// People who work where they have the skill; those of one group are alike.
struct OperatorGroup {
    static constexpr TableId table = TableId::OperatorGroups;
    static constexpr const char* tableName = "operator_groups";
    Id id;
    std::string name;
    std::int64_t count = 1;
    Money wage;            ///< an hour
    bool repairs = false;  ///< a stop waits for one of them, who is held until it is over
    Id calendar;           ///< they are there and paid by; none: always there, paid by that of their processes
    std::string note;

    template <class R = OperatorGroup>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), ranged("count", &R::count, 1, 10'000),
                               ranged("wage", &R::wage, 0, kMostMoney), field("repairs", &R::repairs),
                               optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const OperatorGroup&) const = default;
};

/// A group can work at a process. A process that some group can work at waits for one of them.
struct OperatorSkill {
    static constexpr TableId table = TableId::OperatorSkills;
    static constexpr const char* tableName = "operator_skills";
    Id id;
    Id operators;
    Id process;
    std::string note;

    template <class R = OperatorSkill>
    static constexpr auto fields() {
        return std::make_tuple(reference("operators", &R::operators, tableMask(TableId::OperatorGroups)),
                               reference("process", &R::process, tableMask(TableId::Processes)),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const OperatorSkill&) const = default;
};

/// A planned stop of all machines of a process. Work under way is finished first.
struct MaintenancePlan {
    static constexpr TableId table = TableId::MaintenancePlans;
    static constexpr const char* tableName = "maintenance_plans";
    Id id;
    Id process;
    std::int64_t everyDays = 5;         ///< working days
    Span first = Span::workingDays(0);  ///< of the first after the begin of day 0
    Duration length = Duration::hours(1); ///< in the working time of the process
    std::string note;

    template <class R = MaintenancePlan>
    static constexpr auto fields() {
        return std::make_tuple(reference("process", &R::process, tableMask(TableId::Processes)),
                               ranged("every_days", &R::everyDays, 1, 10'000), field("first", &R::first),
                               ranged("length", &R::length, 1, Duration::days(365).us),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const MaintenancePlan&) const = default;
};

enum class DrawPer : std::uint8_t { Piece, Container };
template <>
struct EnumNames<DrawPer> {
    static constexpr std::array names = {"piece", "container"};
};

/// What is done about pieces that are scrapped from a container.
enum class ShortContainers : std::uint8_t { MadeUp, Sent };
template <>
struct EnumNames<ShortContainers> {
    static constexpr std::array names = {"made up", "sent short"};
};

/// When pieces that were spoiled are found: where they are made, or by the next process that inspects.
enum class SpoiledFound : std::uint8_t { AtOnce, AtInspection };
template <>
struct EnumNames<SpoiledFound> {
    static constexpr std::array names = {"at once", "at inspection"};
};

/// How a process makes one item.
struct Recipe {
    static constexpr TableId table = TableId::Recipes;
    static constexpr const char* tableName = "recipes";
    Id id;
    Id process;
    Id item;
    DurationLaw cycleTime = DurationLaw::fixed(Duration::seconds(60)); ///< between good completions of one machine
    std::optional<Duration> processingTime; ///< how long one piece is inside; none: the mean cycle time
    std::optional<Duration> valueAdded;     ///< the value-adding part of it; none: all of it
    std::int64_t piecesPerCycle = 1;        ///< in steps of the item's unit
    DrawPer draw = DrawPer::Container;      ///< one time drawn for every piece, or one for the container
    Share yield = Share::whole();           ///< good pieces of all pieces
    ShortContainers shortContainers = ShortContainers::MadeUp;
    Share rework;                           ///< of the pieces that are not good: made good
    Duration reworkTime;                    ///< of one such piece, where it is made good here
    std::optional<Duration> manualTime;     ///< of a cycle: hands are needed; none: all of it
    Duration walkingTime;                   ///< of a cycle, besides: the operator walks while the machine runs
    SpoiledFound found = SpoiledFound::AtOnce; ///< pieces found later pass for good until then
    Id reworkAt;                            ///< process, with a recipe for the item, that makes the reworked pieces good; none: here
    std::optional<Duration> idealCycle;     ///< for the OEE's performance; none: the mean cycle time
    std::string note;

    template <class R = Recipe>
    static constexpr auto fields() {
        return std::make_tuple(
            reference("process", &R::process, tableMask(TableId::Processes)),
            reference("item", &R::item, tableMask(TableId::Items)), field("cycle_time", &R::cycleTime),
            ranged("processing_time", &R::processingTime, 0, kMostTime),
            ranged("value_added", &R::valueAdded, 0, kMostTime),
            ranged("pieces_per_cycle", &R::piecesPerCycle, 1, kMostCount), field("draw", &R::draw),
            ranged("yield", &R::yield, Share::kOne / 1000, Share::kOne),
            field("short_containers", &R::shortContainers), ranged("rework", &R::rework, 0, Share::kOne),
            ranged("rework_time", &R::reworkTime, 0, kMostTime), ranged("manual_time", &R::manualTime, 0, kMostTime),
            ranged("walking_time", &R::walkingTime, 0, kMostTime), field("found", &R::found),
            optionalReference("rework_at", &R::reworkAt, tableMask(TableId::Processes)),
            ranged("ideal_cycle", &R::idealCycle, 1, kMostTime), field("note", &R::note, Role::Note));
    }
    bool operator==(const Recipe&) const = default;
};

/// What one step of a recipe's output takes.
struct RecipeInput {
    static constexpr TableId table = TableId::RecipeInputs;
    static constexpr const char* tableName = "recipe_inputs";
    Id id;
    Id recipe;
    Id item;
    Quantity quantity{1}; ///< steps of the input for one step of the output
    std::string note;

    template <class R = RecipeInput>
    static constexpr auto fields() {
        return std::make_tuple(reference("recipe", &R::recipe, tableMask(TableId::Recipes)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 1, kMostCount), field("note", &R::note, Role::Note));
    }
    bool operator==(const RecipeInput&) const = default;
};

/// What comes out of a recipe besides its item: a co-product, or the other parts of what is taken apart.
struct RecipeOutput {
    static constexpr TableId table = TableId::RecipeOutputs;
    static constexpr const char* tableName = "recipe_outputs";
    Id id;
    Id recipe;
    Id item;
    Quantity quantity{1}; ///< steps of it for one good step of the recipe's item
    std::string note;

    template <class R = RecipeOutput>
    static constexpr auto fields() {
        return std::make_tuple(reference("recipe", &R::recipe, tableMask(TableId::Recipes)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 1, kMostCount), field("note", &R::note, Role::Note));
    }
    bool operator==(const RecipeOutput&) const = default;
};

/// One cell of a from-to matrix of changeovers.
struct SetupTime {
    static constexpr TableId table = TableId::SetupTimes;
    static constexpr const char* tableName = "setup_times";
    Id id;
    Id process;
    Id fromItem;
    Id toItem;
    Duration time;
    std::string note;

    template <class R = SetupTime>
    static constexpr auto fields() {
        return std::make_tuple(reference("process", &R::process, tableMask(TableId::Processes)),
                               reference("from_item", &R::fromItem, tableMask(TableId::Items)),
                               reference("to_item", &R::toItem, tableMask(TableId::Items)),
                               ranged("time", &R::time, 0, Duration::days(365).us),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const SetupTime&) const = default;
};

} // namespace takt

// All that a planner draws and enters, as flat rows. Each row type names its table and describes its
// fields once; units and ranges stand there. A reference of 0 means "none".
#pragma once

#include "model/fields.h"

namespace takt {

// ------------------------------------------------------------------ shared by all scenarios

/// The one row of the project itself.
struct Settings {
    static constexpr TableId table = TableId::Settings;
    static constexpr const char* tableName = "settings";
    Id id;
    std::string name = "Untitled";
    std::string currency = "EUR"; ///< ISO 4217
    std::string startDate;        ///< ISO 8601 date of day 0, a Monday; may be empty
    Id calendar;                  ///< the plant's calendar, for elements that name none
    std::string note;

    static constexpr auto fields() {
        using R = Settings;
        return std::make_tuple(field("name", &R::name, Role::Note), field("currency", &R::currency, Role::Note),
                               field("start_date", &R::startDate, Role::Note),
                               optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Settings&) const = default;
};

/// Who owns stock and bears cost: the manufacturer, a supplier, a carrier.
struct Party {
    static constexpr TableId table = TableId::Parties;
    static constexpr const char* tableName = "parties";
    Id id;
    std::string name;
    std::string note;

    static constexpr auto fields() {
        using R = Party;
        return std::make_tuple(field("name", &R::name, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const Party&) const = default;
};

struct Calendar {
    static constexpr TableId table = TableId::Calendars;
    static constexpr const char* tableName = "calendars";
    Id id;
    std::string name;
    DaySet days = DaySet::workWeek();
    std::string note;

    static constexpr auto fields() {
        using R = Calendar;
        return std::make_tuple(field("name", &R::name, Role::Note), field("days", &R::days),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Calendar&) const = default;
};

/// A shift on every working day of its calendar; it may reach past midnight.
struct Shift {
    static constexpr TableId table = TableId::Shifts;
    static constexpr const char* tableName = "shifts";
    Id id;
    Id calendar;
    std::string name;
    Duration start;  ///< after midnight
    Duration length; ///< from begin to end, breaks included
    std::string note;

    static constexpr auto fields() {
        using R = Shift;
        return std::make_tuple(reference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("name", &R::name, Role::Note),
                               ranged("start", &R::start, 0, kDay.us - 1), ranged("length", &R::length, 1, kDay.us),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Shift&) const = default;
};

struct Break {
    static constexpr TableId table = TableId::Breaks;
    static constexpr const char* tableName = "breaks";
    Id id;
    Id shift;
    std::string name;
    Duration after; ///< from the begin of the shift
    Duration length;
    bool paid = true;
    std::string note;

    static constexpr auto fields() {
        using R = Break;
        return std::make_tuple(reference("shift", &R::shift, tableMask(TableId::Shifts)),
                               field("name", &R::name, Role::Note), ranged("after", &R::after, 0, kDay.us),
                               ranged("length", &R::length, 1, kDay.us), field("paid", &R::paid),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Break&) const = default;
};

/// Days on which nobody works, from midnight to midnight.
struct Holiday {
    static constexpr TableId table = TableId::Holidays;
    static constexpr const char* tableName = "holidays";
    Id id;
    Id calendar;
    std::string name;
    std::int64_t day = 0;  ///< days after day 0 of the plan
    std::int64_t days = 1; ///< how many in a row
    std::string note;

    static constexpr auto fields() {
        using R = Holiday;
        return std::make_tuple(reference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("name", &R::name, Role::Note), ranged("day", &R::day, 0, 366 * 100),
                               ranged("days", &R::days, 1, 366), field("note", &R::note, Role::Note));
    }
    bool operator==(const Holiday&) const = default;
};

/// Numbers that were measured or imported: times in seconds, or what was ordered on each working day.
struct Series {
    static constexpr TableId table = TableId::Series;
    static constexpr const char* tableName = "series";
    Id id;
    std::string name;
    Numbers values;
    Numbers weights; ///< of a discrete law, how often each value comes; none: equally often
    std::string note;

    static constexpr auto fields() {
        using R = Series;
        return std::make_tuple(field("name", &R::name, Role::Note), field("values", &R::values),
                               field("weights", &R::weights), field("note", &R::note, Role::Note));
    }
    bool operator==(const Series&) const = default;
};

// ------------------------------------------------------------------ of one scenario

/// What every element that stands on the map has.
struct Element {
    Id id;
    std::string name;
    Coordinate x, y; ///< its centre
    Id area;         ///< the frame it belongs to, its parent
    std::string note;
    bool operator==(const Element&) const = default;
};

template <class Row>
constexpr auto elementFields() {
    return std::make_tuple(
        field<Row, std::string>("name", static_cast<std::string Row::*>(&Element::name), Role::Note),
        ranged<Row, Coordinate>("x", static_cast<Coordinate Row::*>(&Element::x), -kMostPlace, kMostPlace,
                                Role::Presentation),
        ranged<Row, Coordinate>("y", static_cast<Coordinate Row::*>(&Element::y), -kMostPlace, kMostPlace,
                                Role::Presentation),
        optionalReference<Row>("area", static_cast<Id Row::*>(&Element::area), tableMask(TableId::Areas),
                               Role::Presentation),
        field<Row, std::string>("note", static_cast<std::string Row::*>(&Element::note), Role::Note));
}

/// A frame round a part of the map.
struct Area : Element {
    static constexpr TableId table = TableId::Areas;
    static constexpr const char* tableName = "areas";
    Coordinate width{400}, height{300};

    static constexpr auto fields() {
        using R = Area;
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(ranged("width", &R::width, 1, kMostPlace, Role::Presentation),
                                              ranged("height", &R::height, 1, kMostPlace, Role::Presentation)));
    }
    bool operator==(const Area&) const = default;
};

/// Something that flows: a part, a product, a material.
struct Item {
    static constexpr TableId table = TableId::Items;
    static constexpr const char* tableName = "items";
    Id id;
    std::string name;
    std::string unit = "piece";
    Decimal step;            ///< the smallest step, in units; every quantity counts whole steps
    Quantity container{1};   ///< what one container holds
    Money unitCost;          ///< a unit
    Share holdingRate;       ///< of its value, a year
    Duration shelfLife;      ///< by the clock, from when its container is made or delivered; 0: for ever
    std::string note;

    static constexpr auto fields() {
        using R = Item;
        return std::make_tuple(
            field("name", &R::name, Role::Note), field("unit", &R::unit, Role::Note),
            ranged("step", &R::step, 1, 1'000'000'000'000), ranged("container", &R::container, 1, kMostSteps),
            ranged("unit_cost", &R::unitCost, 0, kMostMoney),
            ranged("holding_rate", &R::holdingRate, 0, 10 * Share::kOne),
            ranged("shelf_life", &R::shelfLife, 0, kMostTime), field("note", &R::note, Role::Note));
    }
    bool operator==(const Item&) const = default;
};

struct Supplier : Element {
    static constexpr TableId table = TableId::Suppliers;
    static constexpr const char* tableName = "suppliers";
    Id party;
    Id calendar; ///< whose working days its lead times count; none: the plant's

    static constexpr auto fields() {
        using R = Supplier;
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                            optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars))));
    }
    bool operator==(const Supplier&) const = default;
};

/// What a supplier delivers, and how well.
struct SupplierItem {
    static constexpr TableId table = TableId::SupplierItems;
    static constexpr const char* tableName = "supplier_items";
    Id id;
    Id supplier;
    Id item;
    DurationLaw leadTime;     ///< from order to dispatch, by the clock
    Quantity multiple{1};     ///< orders are rounded up to a multiple of this
    Quantity minimum;         ///< and to no less than this
    Share onTime = Share::whole(); ///< share of orders that keep the lead time; others take half as long again
    Share defects;            ///< share of pieces refused on arrival
    bool ordersCross = true;  ///< a later order may arrive before an earlier one
    Quantity capacity;        ///< steps it can dispatch in 24 h; 0: any number
    std::string note;

    static constexpr auto fields() {
        using R = SupplierItem;
        return std::make_tuple(reference("supplier", &R::supplier, tableMask(TableId::Suppliers)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("lead_time", &R::leadTime), ranged("multiple", &R::multiple, 1, kMostSteps),
                               ranged("minimum", &R::minimum, 0, kMostSteps),
                               ranged("on_time", &R::onTime, 0, Share::kOne),
                               ranged("defects", &R::defects, 0, Share::kOne),
                               field("orders_cross", &R::ordersCross), ranged("capacity", &R::capacity, 0, kMostSteps),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const SupplierItem&) const = default;
};

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

/// What happens to work that the end of a shift finds unfinished.
enum class EndOfShift : std::uint8_t { Resumes, FinishesContainer };
template <>
struct EnumNames<EndOfShift> {
    static constexpr std::array names = {"resumes next shift", "finishes the container"};
};

/// What a breakdown does to the container in work.
enum class OnBreakdown : std::uint8_t { Resumes, Scrapped };
template <>
struct EnumNames<OnBreakdown> {
    static constexpr std::array names = {"resumes", "is scrapped"};
};

struct Process : Element {
    static constexpr TableId table = TableId::Processes;
    static constexpr const char* tableName = "processes";
    Id party;
    Id calendar;                       ///< none: the plant's
    std::int64_t machines = 1;         ///< that work side by side on the same jobs
    std::int64_t operators = 1;        ///< present
    Share timeShare = Share::whole();  ///< of the available time that is for this stream
    Share uptime = Share::whole();     ///< working time / (working time + stops)
    DurationLaw stopLength;            ///< of one stop; MTBF = MTTR u / (1 - u)
    BreakdownClock breakdownClock = BreakdownClock::WorkingTime;
    Duration changeover;               ///< on a change of item, where no row of setup times says otherwise
    Duration overtime;                 ///< worked after the end of each shift; not part of the planned capacity
    bool runsInBreaks = false;         ///< an automatic machine that manual breaks do not stop
    Withdraws withdraws = Withdraws::AtStart;
    SetsUp setsUp = SetsUp::OnChange;
    EndOfShift endOfShift = EndOfShift::Resumes;
    OnBreakdown onBreakdown = OnBreakdown::Resumes;
    bool repairsOffShift = false;      ///< maintenance is on duty at all hours
    Id helps;                          ///< also works the orders of this process, where it has a recipe for them
    Id setUpFor;                       ///< the item its machines stand set up for when a run begins

    static constexpr auto fields() {
        using R = Process;
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
                            optionalReference("set_up_for", &R::setUpFor, tableMask(TableId::Items))));
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
    std::string note;

    static constexpr auto fields() {
        using R = OperatorGroup;
        return std::make_tuple(field("name", &R::name, Role::Note), ranged("count", &R::count, 1, 10'000),
                               ranged("wage", &R::wage, 0, kMostMoney), field("repairs", &R::repairs),
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

    static constexpr auto fields() {
        using R = OperatorSkill;
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

    static constexpr auto fields() {
        using R = MaintenancePlan;
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
    Share rework;                           ///< of the pieces that are not good: made good at once, here
    Duration reworkTime;                    ///< of one such piece
    std::optional<Duration> manualTime;     ///< of a cycle: hands are needed; none: all of it
    Duration walkingTime;                   ///< of a cycle, besides: the operator walks while the machine runs
    std::string note;

    static constexpr auto fields() {
        using R = Recipe;
        return std::make_tuple(
            reference("process", &R::process, tableMask(TableId::Processes)),
            reference("item", &R::item, tableMask(TableId::Items)), field("cycle_time", &R::cycleTime),
            ranged("processing_time", &R::processingTime, 0, kMostTime),
            ranged("value_added", &R::valueAdded, 0, kMostTime),
            ranged("pieces_per_cycle", &R::piecesPerCycle, 1, kMostCount), field("draw", &R::draw),
            ranged("yield", &R::yield, Share::kOne / 1000, Share::kOne),
            field("short_containers", &R::shortContainers), ranged("rework", &R::rework, 0, Share::kOne),
            ranged("rework_time", &R::reworkTime, 0, kMostTime), ranged("manual_time", &R::manualTime, 0, kMostTime),
            ranged("walking_time", &R::walkingTime, 0, kMostTime), field("note", &R::note, Role::Note));
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

    static constexpr auto fields() {
        using R = RecipeInput;
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

    static constexpr auto fields() {
        using R = RecipeOutput;
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

    static constexpr auto fields() {
        using R = SetupTime;
        return std::make_tuple(reference("process", &R::process, tableMask(TableId::Processes)),
                               reference("from_item", &R::fromItem, tableMask(TableId::Items)),
                               reference("to_item", &R::toItem, tableMask(TableId::Items)),
                               ranged("time", &R::time, 0, Duration::days(365).us),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const SetupTime&) const = default;
};

/// Uncontrolled stock between push steps.
struct Inventory : Element {
    static constexpr TableId table = TableId::Inventories;
    static constexpr const char* tableName = "inventories";
    Id party;

    static constexpr auto fields() {
        using R = Inventory;
        return std::tuple_cat(elementFields<R>(), std::make_tuple(optionalReference(
                                                      "party", &R::party, tableMask(TableId::Parties))));
    }
    bool operator==(const Inventory&) const = default;
};

/// A store that kanban loops keep filled.
struct Supermarket : Element {
    static constexpr TableId table = TableId::Supermarkets;
    static constexpr const char* tableName = "supermarkets";
    Id party;

    static constexpr auto fields() {
        using R = Supermarket;
        return std::tuple_cat(elementFields<R>(), std::make_tuple(optionalReference(
                                                      "party", &R::party, tableMask(TableId::Parties))));
    }
    bool operator==(const Supermarket&) const = default;
};

enum class WhenFull : std::uint8_t { DoesNotStart, FinishesAndHolds };
template <>
struct EnumNames<WhenFull> {
    static constexpr std::array names = {"does not start", "finishes and holds"};
};

/// First in, first out, at most so many containers.
struct FifoLane : Element {
    static constexpr TableId table = TableId::FifoLanes;
    static constexpr const char* tableName = "fifo_lanes";
    Id party;
    std::int64_t capacity = 10;                 ///< containers
    WhenFull whenFull = WhenFull::DoesNotStart; ///< what the process above does

    static constexpr auto fields() {
        using R = FifoLane;
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                                              ranged("capacity", &R::capacity, 1, kMostCount),
                                              field("when_full", &R::whenFull)));
    }
    bool operator==(const FifoLane&) const = default;
};

/// An item in a store: what was counted, and the planned maximum.
struct Stock {
    static constexpr TableId table = TableId::Stocks;
    static constexpr const char* tableName = "stocks";
    Id id;
    Id store;
    Id item;
    Quantity initial;
    Quantity maximum;      ///< planned; 0: none
    std::string countedOn; ///< ISO 8601 date of the count; may be empty
    std::string note;

    static constexpr auto fields() {
        using R = Stock;
        return std::make_tuple(reference("store", &R::store, kStores),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("initial", &R::initial, 0, kMostSteps),
                               ranged("maximum", &R::maximum, 0, kMostSteps),
                               field("counted_on", &R::countedOn, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const Stock&) const = default;
};

/// Carries material between two places: at its departures, or at once when it has none.
struct Transport : Element {
    static constexpr TableId table = TableId::Transports;
    static constexpr const char* tableName = "transports";
    Id party;
    DurationLaw travelTime;    ///< one way, by the clock
    std::int64_t capacity = 0; ///< containers a trip; 0: unlimited
    Money tripCost;            ///< a trip, labour apart

    static constexpr auto fields() {
        using R = Transport;
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                                              field("travel_time", &R::travelTime),
                                              ranged("capacity", &R::capacity, 0, kMostCount),
                                              ranged("trip_cost", &R::tripCost, 0, kMostMoney)));
    }
    bool operator==(const Transport&) const = default;
};

/// A trip in a transport's timetable. With an item, that quantity is brought whatever was asked for;
/// without, the trip takes what orders and cards ask for.
struct Departure {
    static constexpr TableId table = TableId::Departures;
    static constexpr const char* tableName = "departures";
    Id id;
    Id transport;
    DaySet days;   ///< empty: every working day of the plant
    Duration at;   ///< time of day
    Id item;
    Quantity quantity;
    std::string note;

    static constexpr auto fields() {
        using R = Departure;
        return std::make_tuple(reference("transport", &R::transport, tableMask(TableId::Transports)),
                               field("days", &R::days), ranged("at", &R::at, 0, kDay.us - 1),
                               optionalReference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 0, kMostSteps), field("note", &R::note, Role::Note));
    }
    bool operator==(const Departure&) const = default;
};

enum class Unmet : std::uint8_t { Waits, IsLost };
template <>
struct EnumNames<Unmet> {
    static constexpr std::array names = {"waits", "is lost"};
};

struct Customer : Element {
    static constexpr TableId table = TableId::Customers;
    static constexpr const char* tableName = "customers";
    Id party;
    Id calendar;               ///< when demand falls; none: the plant's
    Unmet unmet = Unmet::Waits; ///< demand that cannot be served at once

    static constexpr auto fields() {
        using R = Customer;
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                            optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                            field("unmet", &R::unmet)));
    }
    bool operator==(const Customer&) const = default;
};

enum class DemandPattern : std::uint8_t { Even, DailyOrder, Poisson, Renewal, Series };
template <>
struct EnumNames<DemandPattern> {
    static constexpr std::array names = {"even", "daily order", "poisson", "renewal", "series"};
};

constexpr bool ordersByDay(DemandPattern p) { return p == DemandPattern::DailyOrder || p == DemandPattern::Series; }

/// What a customer wants of one item: `quantity` in every `perDays` working days; with a renewal pattern
/// the times between two takings follow `interval`, in the customer's working time; with a series, its numbers are
/// ordered working day by working day at orderAt, again from the first when it ends. Then quantity is for planning.
struct Demand {
    static constexpr TableId table = TableId::Demands;
    static constexpr const char* tableName = "demands";
    Id id;
    Id customer;
    Id item;
    DemandPattern pattern = DemandPattern::Even;
    Quantity quantity{1};
    std::int64_t perDays = 1;
    Quantity lot{1};    ///< taken at a time, or orders rounded up to (daily order)
    DurationLaw interval; ///< renewal: between two takings
    Id series;            ///< of a series: what is ordered on each working day, in steps
    Duration orderAt;   ///< of a daily order: time of day
    std::string note;

    static constexpr auto fields() {
        using R = Demand;
        return std::make_tuple(reference("customer", &R::customer, tableMask(TableId::Customers)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("pattern", &R::pattern), ranged("quantity", &R::quantity, 1, kMostSteps),
                               ranged("per_days", &R::perDays, 1, 10'000), ranged("lot", &R::lot, 1, kMostSteps),
                               field("interval", &R::interval),
                               optionalReference("series", &R::series, tableMask(TableId::Series)),
                               ranged("order_at", &R::orderAt, 0, kDay.us - 1),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Demand&) const = default;
};

/// Plans: by weekly schedule lines for each process (push), or levelled at one pacemaker (heijunka box).
struct ProductionControl : Element {
    static constexpr TableId table = TableId::ProductionControls;
    static constexpr const char* tableName = "production_controls";
    Id pacemaker;   ///< the one process scheduled; none: no heijunka box
    Duration pitch; ///< between two slots, in working time of the pacemaker; 0: no heijunka box

    static constexpr auto fields() {
        using R = ProductionControl;
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("pacemaker", &R::pacemaker, tableMask(TableId::Processes)),
                            ranged("pitch", &R::pitch, 0, kDay.us)));
    }
    bool operator==(const ProductionControl&) const = default;
};

/// One slot of the pattern that repeats from the begin of each shift; order is that of the rows. A
/// control without slots levels by goal chasing.
struct HeijunkaSlot {
    static constexpr TableId table = TableId::HeijunkaSlots;
    static constexpr const char* tableName = "heijunka_slots";
    Id id;
    Id control;
    Id item;
    std::string note;

    static constexpr auto fields() {
        using R = HeijunkaSlot;
        return std::make_tuple(reference("control", &R::control, tableMask(TableId::ProductionControls)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const HeijunkaSlot&) const = default;
};

/// A line of the plan pushed to a process: so much, every so many working days. What is unfinished
/// rolls over.
struct ScheduleLine {
    static constexpr TableId table = TableId::ScheduleLines;
    static constexpr const char* tableName = "schedule_lines";
    Id id;
    Id control;
    Id process;
    Id item;
    Quantity quantity{1};
    std::int64_t everyDays = 1;  ///< working days
    Span first = Span::workingDays(0); ///< of the first release after the begin of day 0
    std::string note;

    static constexpr auto fields() {
        using R = ScheduleLine;
        return std::make_tuple(reference("control", &R::control, tableMask(TableId::ProductionControls)),
                               reference("process", &R::process, tableMask(TableId::Processes)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 1, kMostSteps),
                               ranged("every_days", &R::everyDays, 1, 10'000), field("first", &R::first),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const ScheduleLine&) const = default;
};

enum class LoopKind : std::uint8_t { Production, Withdrawal, Signal, LotBoard, Conwip, BaseStock, ReorderPoint, MinMax };
template <>
struct EnumNames<LoopKind> {
    static constexpr std::array names = {"production", "withdrawal",    "signal",        "lot board",
                                         "conwip",     "base stock",    "reorder point", "min/max"};
};
/// Loops without cards: they watch the inventory position (on hand + on order - owed) of a store.
constexpr bool watchesPosition(LoopKind kind) { return kind >= LoopKind::BaseStock; }
/// Loops whose cards tell a process to make, container by container.
constexpr bool ordersFromMaker(LoopKind kind) {
    return kind == LoopKind::Production || kind == LoopKind::Signal || kind == LoopKind::LotBoard;
}

enum class CardFreed : std::uint8_t { ContainerTaken, FirstPiece, ContainerEmpty };
template <>
struct EnumNames<CardFreed> {
    static constexpr std::array names = {"container taken", "first piece", "container empty"};
};

/// A control between two places, most often by cards of one item.
/// Production, signal, lot board: from the process that makes to the supermarket. Withdrawal: from a
/// supermarket or supplier to the process or store that uses. CONWIP: from the first process to the last
/// process, or to the store whose shipments free the card; without an item its cards are common to all.
/// Base stock, reorder point (s, Q) and min/max (s, S): from a process, store or supplier to a store,
/// without cards.
struct KanbanLoop {
    static constexpr TableId table = TableId::KanbanLoops;
    static constexpr const char* tableName = "kanban_loops";
    Id id;
    std::string name;
    LoopKind kind = LoopKind::Production;
    Id item;
    Id from;
    Id to;
    std::int64_t cards = 1;   ///< one container each; a signal loop has one triangle; none without cards
    Quantity container;       ///< on one card; 0: the item's container
    Quantity lot;             ///< signal: made in one go; lot board: gathered; reorder point: Q
    Quantity trigger;         ///< signal: the triangle goes when the stock falls to this; reorder point, min/max: s
    Quantity level;           ///< base stock, min/max: ordered up to this, S
    CardFreed freed = CardFreed::ContainerTaken;
    Duration interval;        ///< between collections of cards or reviews, by the clock; 0: at once
    std::int64_t collectAt = 0; ///< withdrawal: the carrier also comes when so many cards hang at the post; 0: never
    Duration conveyance;      ///< of cards one way, and of withdrawn containers back
    Id transport;             ///< the milk run that takes the cards along
    std::int64_t tripsLater = 0; ///< milk run: what was asked comes so many trips later
    Points bends;
    std::string note;

    static constexpr auto fields() {
        using R = KanbanLoop;
        constexpr TableMask ends = kStores | tableMask(TableId::Processes, TableId::Suppliers);
        return std::make_tuple(
            field("name", &R::name, Role::Note), field("kind", &R::kind),
            optionalReference("item", &R::item, tableMask(TableId::Items)), reference("from", &R::from, ends),
            reference("to", &R::to, ends), ranged("cards", &R::cards, 1, kMostCount),
            ranged("container", &R::container, 0, kMostSteps), ranged("lot", &R::lot, 0, kMostSteps),
            ranged("trigger", &R::trigger, 0, kMostSteps), ranged("level", &R::level, 0, kMostSteps),
            field("freed", &R::freed),
            ranged("interval", &R::interval, 0, Duration::days(365).us),
            ranged("collect_at", &R::collectAt, 0, kMostCount), ranged("conveyance", &R::conveyance, 0, Duration::days(365).us),
            optionalReference("transport", &R::transport, tableMask(TableId::Transports)),
            ranged("trips_later", &R::tripsLater, 0, 1000), field("bends", &R::bends, Role::Presentation),
            field("note", &R::note, Role::Note));
    }
    bool operator==(const KanbanLoop&) const = default;
};

enum class FlowKind : std::uint8_t { Push, Pull, Fifo, Shipment };
template <>
struct EnumNames<FlowKind> {
    static constexpr std::array names = {"push", "pull", "fifo", "shipment"};
};

/// A way material goes. The kind is how the arrow is drawn; what moves is decided by what stands at
/// its ends.
struct MaterialFlow {
    static constexpr TableId table = TableId::MaterialFlows;
    static constexpr const char* tableName = "material_flows";
    Id id;
    FlowKind kind = FlowKind::Push;
    Id from;
    Id to;
    Id item; ///< none: every item that fits
    Points bends;
    std::string note;

    static constexpr auto fields() {
        using R = MaterialFlow;
        return std::make_tuple(field("kind", &R::kind, Role::Presentation), reference("from", &R::from, kNodes),
                               reference("to", &R::to, kNodes),
                               optionalReference("item", &R::item, tableMask(TableId::Items)),
                               field("bends", &R::bends, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const MaterialFlow&) const = default;
};

enum class InformationKind : std::uint8_t { Electronic, Manual };
template <>
struct EnumNames<InformationKind> {
    static constexpr std::array names = {"electronic", "manual"};
};

/// An arrow of information with its label. An annotation: orders and schedules are rows of their own.
struct InformationFlow {
    static constexpr TableId table = TableId::InformationFlows;
    static constexpr const char* tableName = "information_flows";
    Id id;
    InformationKind kind = InformationKind::Electronic;
    Id from;
    Id to;
    std::string label;
    Points bends;
    std::string note;

    static constexpr auto fields() {
        using R = InformationFlow;
        return std::make_tuple(field("kind", &R::kind, Role::Presentation),
                               reference("from", &R::from, kElements, Role::Presentation),
                               reference("to", &R::to, kElements, Role::Presentation),
                               field("label", &R::label, Role::Note),
                               field("bends", &R::bends, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const InformationFlow&) const = default;
};

/// A scenario's own row; its plant is in the tables above.
struct ScenarioRow {
    static constexpr TableId table = TableId::Scenarios;
    static constexpr const char* tableName = "scenarios";
    Id id;
    std::string name;
    std::string note;

    static constexpr auto fields() {
        using R = ScenarioRow;
        return std::make_tuple(field("name", &R::name, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const ScenarioRow&) const = default;
};

} // namespace takt

#include "gui/common/field_names.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <span>

#include "gui/common/format.h"
#include "model/integrity.h"
#include "model/units.h"

namespace takt::gui {

namespace {

struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(Field)
};

struct Name {
    const char* field; ///< "recipes.quantity" where a table has its own word for it
    const char* words;
};

constexpr Name kNames[] = {
    {"name", QT_TRANSLATE_NOOP("Field", "Name")},
    {"note", QT_TRANSLATE_NOOP("Field", "Note")},
    {"kind", QT_TRANSLATE_NOOP("Field", "Kind")},
    {"label", QT_TRANSLATE_NOOP("Field", "Words")},
    {"party", QT_TRANSLATE_NOOP("Field", "Owner")},
    {"calendar", QT_TRANSLATE_NOOP("Field", "Calendar")},
    {"unit", QT_TRANSLATE_NOOP("Field", "Unit")},
    {"step", QT_TRANSLATE_NOOP("Field", "Smallest step")},
    {"container", QT_TRANSLATE_NOOP("Field", "Container")},
    {"unit_cost", QT_TRANSLATE_NOOP("Field", "Value of a unit")},
    {"holding_rate", QT_TRANSLATE_NOOP("Field", "Holding rate")},
    {"shelf_life", QT_TRANSLATE_NOOP("Field", "Shelf life")},
    {"family", QT_TRANSLATE_NOOP("Field", "Product family")},
    {"supplier", QT_TRANSLATE_NOOP("Field", "Supplier")},
    {"item", QT_TRANSLATE_NOOP("Field", "Item")},
    {"lead_time", QT_TRANSLATE_NOOP("Field", "Delivery time")},
    {"multiple", QT_TRANSLATE_NOOP("Field", "Ordered in multiples of")},
    {"minimum", QT_TRANSLATE_NOOP("Field", "Least order")},
    {"on_time", QT_TRANSLATE_NOOP("Field", "On time")},
    {"defects", QT_TRANSLATE_NOOP("Field", "Defects")},
    {"orders_cross", QT_TRANSLATE_NOOP("Field", "Orders may cross")},
    {"supplier_items.capacity", QT_TRANSLATE_NOOP("Field", "Capacity in 24 h")},
    {"own_stock", QT_TRANSLATE_NOOP("Field", "Own stock")},
    {"machines", QT_TRANSLATE_NOOP("Field", "Machines")},
    {"operator_skills.operators", QT_TRANSLATE_NOOP("Field", "Operator group")},
    {"operators", QT_TRANSLATE_NOOP("Field", "Operators")},
    {"time_share", QT_TRANSLATE_NOOP("Field", "Time share")},
    {"uptime", QT_TRANSLATE_NOOP("Field", "Uptime")},
    {"stop_length", QT_TRANSLATE_NOOP("Field", "Usual stop")},
    {"breakdown_clock", QT_TRANSLATE_NOOP("Field", "Stops counted in")},
    {"changeover", QT_TRANSLATE_NOOP("Field", "Changeover")},
    {"overtime", QT_TRANSLATE_NOOP("Field", "Overtime a shift")},
    {"runs_in_breaks", QT_TRANSLATE_NOOP("Field", "Runs in breaks")},
    {"withdraws", QT_TRANSLATE_NOOP("Field", "Takes material")},
    {"sets_up", QT_TRANSLATE_NOOP("Field", "Sets up")},
    {"end_of_shift", QT_TRANSLATE_NOOP("Field", "Work at the end of a shift")},
    {"on_breakdown", QT_TRANSLATE_NOOP("Field", "Work on a breakdown")},
    {"repairs_off_shift", QT_TRANSLATE_NOOP("Field", "Repaired off shift")},
    {"helps", QT_TRANSLATE_NOOP("Field", "Helps")},
    {"set_up_for", QT_TRANSLATE_NOOP("Field", "Set up at first for")},
    {"inspects", QT_TRANSLATE_NOOP("Field", "Inspects")},
    {"wage", QT_TRANSLATE_NOOP("Field", "Wage an hour")},
    {"map", QT_TRANSLATE_NOOP("Field", "Inner map")},
    {"operator_groups.count", QT_TRANSLATE_NOOP("Field", "Operators")},
    {"repairs", QT_TRANSLATE_NOOP("Field", "Repairs")},
    {"process", QT_TRANSLATE_NOOP("Field", "Process")},
    {"every_days", QT_TRANSLATE_NOOP("Field", "Every so many working days")},
    {"first", QT_TRANSLATE_NOOP("Field", "First")},
    {"length", QT_TRANSLATE_NOOP("Field", "Length")},
    {"cycle_time", QT_TRANSLATE_NOOP("Field", "Cycle time")},
    {"processing_time", QT_TRANSLATE_NOOP("Field", "Processing time")},
    {"value_added", QT_TRANSLATE_NOOP("Field", "Value-added time")},
    {"pieces_per_cycle", QT_TRANSLATE_NOOP("Field", "Pieces a cycle")},
    {"draw", QT_TRANSLATE_NOOP("Field", "Time drawn for each")},
    {"yield", QT_TRANSLATE_NOOP("Field", "Good pieces")},
    {"short_containers", QT_TRANSLATE_NOOP("Field", "Short containers")},
    {"rework", QT_TRANSLATE_NOOP("Field", "Reworked")},
    {"rework_time", QT_TRANSLATE_NOOP("Field", "Rework time")},
    {"manual_time", QT_TRANSLATE_NOOP("Field", "Manual time")},
    {"walking_time", QT_TRANSLATE_NOOP("Field", "Walking time")},
    {"found", QT_TRANSLATE_NOOP("Field", "Spoiled pieces are found")},
    {"rework_at", QT_TRANSLATE_NOOP("Field", "Reworked at")},
    {"ideal_cycle", QT_TRANSLATE_NOOP("Field", "Ideal cycle")},
    {"recipe", QT_TRANSLATE_NOOP("Field", "Made item")},
    {"from_item", QT_TRANSLATE_NOOP("Field", "From item")},
    {"to_item", QT_TRANSLATE_NOOP("Field", "To item")},
    {"time", QT_TRANSLATE_NOOP("Field", "Changeover")},
    {"fifo_lanes.capacity", QT_TRANSLATE_NOOP("Field", "Maximum")},
    {"when_full", QT_TRANSLATE_NOOP("Field", "When full, the process before")},
    {"store", QT_TRANSLATE_NOOP("Field", "Store")},
    {"initial", QT_TRANSLATE_NOOP("Field", "Count")},
    {"maximum", QT_TRANSLATE_NOOP("Field", "Planned maximum")},
    {"buffer", QT_TRANSLATE_NOOP("Field", "Buffer stock")},
    {"stocks.safety", QT_TRANSLATE_NOOP("Field", "Safety stock")},
    {"buffer_after", QT_TRANSLATE_NOOP("Field", "Buffer released after")},
    {"safety_after", QT_TRANSLATE_NOOP("Field", "Safety stock released after")},
    {"counted_on", QT_TRANSLATE_NOOP("Field", "Counted on")},
    {"travel_time", QT_TRANSLATE_NOOP("Field", "Travel time")},
    {"transports.capacity", QT_TRANSLATE_NOOP("Field", "Containers a trip")},
    {"trip_cost", QT_TRANSLATE_NOOP("Field", "Cost of a trip")},
    {"distance", QT_TRANSLATE_NOOP("Field", "Distance (km)")},
    {"distance_cost", QT_TRANSLATE_NOOP("Field", "Cost of a kilometre")},
    {"loading", QT_TRANSLATE_NOOP("Field", "Loading")},
    {"unloading", QT_TRANSLATE_NOOP("Field", "Unloading")},
    {"departures.transport", QT_TRANSLATE_NOOP("Field", "Transport")},
    {"days", QT_TRANSLATE_NOOP("Field", "Days")},
    {"departures.at", QT_TRANSLATE_NOOP("Field", "At")},
    {"quantity", QT_TRANSLATE_NOOP("Field", "Quantity")},
    {"unmet", QT_TRANSLATE_NOOP("Field", "Unmet demand")},
    {"customer", QT_TRANSLATE_NOOP("Field", "Customer")},
    {"pattern", QT_TRANSLATE_NOOP("Field", "Pattern")},
    {"per_days", QT_TRANSLATE_NOOP("Field", "Per so many working days")},
    {"lot", QT_TRANSLATE_NOOP("Field", "Lot")},
    {"demands.interval", QT_TRANSLATE_NOOP("Field", "Between orders")},
    {"series", QT_TRANSLATE_NOOP("Field", "Series")},
    {"order_at", QT_TRANSLATE_NOOP("Field", "Ordered at")},
    {"due", QT_TRANSLATE_NOOP("Field", "Due after")},
    {"season", QT_TRANSLATE_NOOP("Field", "Season")},
    {"season_days", QT_TRANSLATE_NOOP("Field", "Days of a season's factor")},
    {"pacemaker", QT_TRANSLATE_NOOP("Field", "Pacemaker")},
    {"pitch", QT_TRANSLATE_NOOP("Field", "Pitch")},
    {"control", QT_TRANSLATE_NOOP("Field", "Production control")},
    {"rule", QT_TRANSLATE_NOOP("Field", "Rule")},
    {"safety", QT_TRANSLATE_NOOP("Field", "Safety")},
    {"lead_buckets", QT_TRANSLATE_NOOP("Field", "Planned lead (buckets)")},
    {"frozen", QT_TRANSLATE_NOOP("Field", "Frozen releases")},
    {"from", QT_TRANSLATE_NOOP("Field", "From")},
    {"to", QT_TRANSLATE_NOOP("Field", "To")},
    {"cards", QT_TRANSLATE_NOOP("Field", "Cards")},
    {"school", QT_TRANSLATE_NOOP("Field", "Cards counted by")},
    {"lot_rule", QT_TRANSLATE_NOOP("Field", "Lot is")},
    {"lot_interval", QT_TRANSLATE_NOOP("Field", "Lot rounded to (days)")},
    {"trigger", QT_TRANSLATE_NOOP("Field", "Trigger")},
    {"kanban_loops.level", QT_TRANSLATE_NOOP("Field", "Level")},
    {"freed", QT_TRANSLATE_NOOP("Field", "Card freed")},
    {"kanban_loops.interval", QT_TRANSLATE_NOOP("Field", "Between collections")},
    {"collect_at", QT_TRANSLATE_NOOP("Field", "Collected at")},
    {"conveyance", QT_TRANSLATE_NOOP("Field", "Conveyance of cards")},
    {"transport", QT_TRANSLATE_NOOP("Field", "Cards travel with")},
    {"trips_later", QT_TRANSLATE_NOOP("Field", "Comes so many trips later")},
    {"between", QT_TRANSLATE_NOOP("Field", "Time between")},
    {"level", QT_TRANSLATE_NOOP("Field", "What is left")},
    {"once", QT_TRANSLATE_NOOP("Field", "Only once")},
    {"disruption", QT_TRANSLATE_NOOP("Field", "Disruption")},
    {"element", QT_TRANSLATE_NOOP("Field", "Hits")},
    {"machine", QT_TRANSLATE_NOOP("Field", "Machine")},
    {"work_left", QT_TRANSLATE_NOOP("Field", "Work left")},
    {"stop_left", QT_TRANSLATE_NOOP("Field", "Stop left")},
    {"loop", QT_TRANSLATE_NOOP("Field", "Kanban loop")},
    {"at", QT_TRANSLATE_NOOP("Field", "Where")},
    {"count", QT_TRANSLATE_NOOP("Field", "Count")},
    {"arrives", QT_TRANSLATE_NOOP("Field", "Arrives after")},
    {"change", QT_TRANSLATE_NOOP("Field", "What it changes")},
    {"proposed", QT_TRANSLATE_NOOP("Field", "Proposed value")},
    {"before", QT_TRANSLATE_NOOP("Field", "Value before")},
    {"planned_cycle", QT_TRANSLATE_NOOP("Field", "Planned cycle time")},
    {"shape", QT_TRANSLATE_NOOP("Field", "Shape")},
    {"stations", QT_TRANSLATE_NOOP("Field", "Stations")},
    {"spare_time", QT_TRANSLATE_NOOP("Field", "Spare time")},
    {"most_copies", QT_TRANSLATE_NOOP("Field", "Most copies of a station")},
    {"most_posture", QT_TRANSLATE_NOOP("Field", "Posture limit")},
    {"overload", QT_TRANSLATE_NOOP("Field", "Overload of one product")},
    {"bend", QT_TRANSLATE_NOOP("Field", "Corner of the walkway (m)")},
    {"station_by_station", QT_TRANSLATE_NOOP("Field", "Run station by station")},
    {"lane_pieces", QT_TRANSLATE_NOOP("Field", "Pieces between stations")},
    {"setup_is_waste", QT_TRANSLATE_NOOP("Field", "Setup counts as waste")},
    {"money_shown", QT_TRANSLATE_NOOP("Field", "Money is shown")},
    {"card_safety", QT_TRANSLATE_NOOP("Field", "Cards added for safety")},
    {"service_level", QT_TRANSLATE_NOOP("Field", "Service level of kanban counts")},
    {"supplier_safety_days", QT_TRANSLATE_NOOP("Field", "Supplier's safety (days)")},
    {"bookmarks.at", QT_TRANSLATE_NOOP("Field", "At")},
    {"walking_speed", QT_TRANSLATE_NOOP("Field", "Walking speed (m/s)")},
    {"number", QT_TRANSLATE_NOOP("Field", "Number")},
    {"tools", QT_TRANSLATE_NOOP("Field", "Tools")},
    {"two_operators", QT_TRANSLATE_NOOP("Field", "Two operators")},
    {"copies", QT_TRANSLATE_NOOP("Field", "Side by side")},
    {"manual", QT_TRANSLATE_NOOP("Field", "Manual time")},
    {"automatic", QT_TRANSLATE_NOOP("Field", "Automatic time")},
    {"walkway", QT_TRANSLATE_NOOP("Field", "Place (m)")},
    {"across", QT_TRANSLATE_NOOP("Field", "From the middle of the walkway (m)")},
    {"tasks.machine", QT_TRANSLATE_NOOP("Field", "Machine")},
    {"tasks.safety", QT_TRANSLATE_NOOP("Field", "Safety mark")},
    {"quality", QT_TRANSLATE_NOOP("Field", "Quality check")},
    {"standard_stock", QT_TRANSLATE_NOOP("Field", "Standard in-process stock")},
    {"tool_change_every", QT_TRANSLATE_NOOP("Field", "Tool change every (pieces)")},
    {"tool_change", QT_TRANSLATE_NOOP("Field", "Tool change takes")},
    {"observed", QT_TRANSLATE_NOOP("Field", "Observed times")},
    {"posture", QT_TRANSLATE_NOOP("Field", "Posture score")},
    {"tool", QT_TRANSLATE_NOOP("Field", "Tool")},
    {"first_station", QT_TRANSLATE_NOOP("Field", "First station")},
    {"last_station", QT_TRANSLATE_NOOP("Field", "Last station")},
    {"today", QT_TRANSLATE_NOOP("Field", "Station today")},
    {"station", QT_TRANSLATE_NOOP("Field", "Station")},
    {"second_operator", QT_TRANSLATE_NOOP("Field", "Second operator")},
    {"task", QT_TRANSLATE_NOOP("Field", "Task")},
    {"task_elements.time", QT_TRANSLATE_NOOP("Field", "Time")},
    {"task_links.before", QT_TRANSLATE_NOOP("Field", "Before")},
    {"after", QT_TRANSLATE_NOOP("Field", "After")},
    {"one", QT_TRANSLATE_NOOP("Field", "Task")},
    {"other", QT_TRANSLATE_NOOP("Field", "Other task")},
};

constexpr Name kKinds[] = {
    {"areas", QT_TRANSLATE_NOOP("Field", "Frame")},
    {"items", QT_TRANSLATE_NOOP("Field", "Item")},
    {"suppliers", QT_TRANSLATE_NOOP("Field", "Supplier")},
    {"supplier_items", QT_TRANSLATE_NOOP("Field", "Delivered item")},
    {"processes", QT_TRANSLATE_NOOP("Field", "Process")},
    {"operator_groups", QT_TRANSLATE_NOOP("Field", "Operator group")},
    {"operator_skills", QT_TRANSLATE_NOOP("Field", "Skill")},
    {"maintenance_plans", QT_TRANSLATE_NOOP("Field", "Planned maintenance")},
    {"recipes", QT_TRANSLATE_NOOP("Field", "Made item")},
    {"recipe_inputs", QT_TRANSLATE_NOOP("Field", "Input")},
    {"recipe_outputs", QT_TRANSLATE_NOOP("Field", "By-product")},
    {"setup_times", QT_TRANSLATE_NOOP("Field", "Changeover")},
    {"inventories", QT_TRANSLATE_NOOP("Field", "Inventory")},
    {"supermarkets", QT_TRANSLATE_NOOP("Field", "Supermarket")},
    {"fifo_lanes", QT_TRANSLATE_NOOP("Field", "FIFO lane")},
    {"stocks", QT_TRANSLATE_NOOP("Field", "Stock")},
    {"transports", QT_TRANSLATE_NOOP("Field", "Transport")},
    {"departures", QT_TRANSLATE_NOOP("Field", "Departure")},
    {"customers", QT_TRANSLATE_NOOP("Field", "Customer")},
    {"demands", QT_TRANSLATE_NOOP("Field", "Demand")},
    {"production_controls", QT_TRANSLATE_NOOP("Field", "Production control")},
    {"heijunka_slots", QT_TRANSLATE_NOOP("Field", "Heijunka slot")},
    {"schedule_lines", QT_TRANSLATE_NOOP("Field", "Line of the schedule")},
    {"kanban_loops", QT_TRANSLATE_NOOP("Field", "Kanban loop")},
    {"disruptions", QT_TRANSLATE_NOOP("Field", "Disruption")},
    {"disruption_targets", QT_TRANSLATE_NOOP("Field", "What a disruption hits")},
    {"machine_starts", QT_TRANSLATE_NOOP("Field", "Machine at the start")},
    {"card_starts", QT_TRANSLATE_NOOP("Field", "Cards at the start")},
    {"material_flows", QT_TRANSLATE_NOOP("Field", "Material flow")},
    {"information_flows", QT_TRANSLATE_NOOP("Field", "Information flow")},
    {"annotations", QT_TRANSLATE_NOOP("Field", "Mark")},
    {"cells", QT_TRANSLATE_NOOP("Field", "Cell")},
    {"cell_stations", QT_TRANSLATE_NOOP("Field", "Station")},
    {"tasks", QT_TRANSLATE_NOOP("Field", "Task")},
    {"task_elements", QT_TRANSLATE_NOOP("Field", "Work element")},
    {"task_times", QT_TRANSLATE_NOOP("Field", "Time of a product")},
    {"task_links", QT_TRANSLATE_NOOP("Field", "Precedence")},
    {"task_pairs", QT_TRANSLATE_NOOP("Field", "Zoning")},
    {"bookmarks", QT_TRANSLATE_NOOP("Field", "Bookmark")},
};

/// The words of enumerations as they are in files, for translation.
[[maybe_unused]] constexpr const char* kChoices[] = {
    QT_TRANSLATE_NOOP("Field", "working time"), QT_TRANSLATE_NOOP("Field", "shift time"),
    QT_TRANSLATE_NOOP("Field", "at start of work"), QT_TRANSLATE_NOOP("Field", "as soon as a card is free"),
    QT_TRANSLATE_NOOP("Field", "on a change of item"), QT_TRANSLATE_NOOP("Field", "for every lot"),
    QT_TRANSLATE_NOOP("Field", "resumes next shift"), QT_TRANSLATE_NOOP("Field", "finishes the container"),
    QT_TRANSLATE_NOOP("Field", "finishes the piece"), QT_TRANSLATE_NOOP("Field", "resumes"),
    QT_TRANSLATE_NOOP("Field", "is scrapped"), QT_TRANSLATE_NOOP("Field", "piece"),
    QT_TRANSLATE_NOOP("Field", "container"), QT_TRANSLATE_NOOP("Field", "made up"),
    QT_TRANSLATE_NOOP("Field", "sent short"), QT_TRANSLATE_NOOP("Field", "at once"),
    QT_TRANSLATE_NOOP("Field", "at inspection"), QT_TRANSLATE_NOOP("Field", "does not start"),
    QT_TRANSLATE_NOOP("Field", "finishes and holds"), QT_TRANSLATE_NOOP("Field", "waits"),
    QT_TRANSLATE_NOOP("Field", "is lost"), QT_TRANSLATE_NOOP("Field", "fixed"),
    QT_TRANSLATE_NOOP("Field", "netted"), QT_TRANSLATE_NOOP("Field", "from EPEI"),
    QT_TRANSLATE_NOOP("Field", "container taken"), QT_TRANSLATE_NOOP("Field", "first piece"),
    QT_TRANSLATE_NOOP("Field", "container empty"), QT_TRANSLATE_NOOP("Field", "production"),
    QT_TRANSLATE_NOOP("Field", "withdrawal"), QT_TRANSLATE_NOOP("Field", "signal"),
    QT_TRANSLATE_NOOP("Field", "lot board"), QT_TRANSLATE_NOOP("Field", "conwip"),
    QT_TRANSLATE_NOOP("Field", "base stock"), QT_TRANSLATE_NOOP("Field", "reorder point"),
    QT_TRANSLATE_NOOP("Field", "min/max"), QT_TRANSLATE_NOOP("Field", "push"), QT_TRANSLATE_NOOP("Field", "pull"),
    QT_TRANSLATE_NOOP("Field", "fifo"), QT_TRANSLATE_NOOP("Field", "shipment"), QT_TRANSLATE_NOOP("Field", "external"),
    QT_TRANSLATE_NOOP("Field", "electronic"), QT_TRANSLATE_NOOP("Field", "manual"),
    QT_TRANSLATE_NOOP("Field", "verbal"), QT_TRANSLATE_NOOP("Field", "straight"),
    QT_TRANSLATE_NOOP("Field", "U-shaped"), QT_TRANSLATE_NOOP("Field", "L-shaped"), QT_TRANSLATE_NOOP("Field", "evenly"),
    QT_TRANSLATE_NOOP("Field", "left with the last"), QT_TRANSLATE_NOOP("Field", "value-adding"),
    QT_TRANSLATE_NOOP("Field", "incidental"), QT_TRANSLATE_NOOP("Field", "waste"),
    QT_TRANSLATE_NOOP("Field", "walking"), QT_TRANSLATE_NOOP("Field", "waiting"),
    QT_TRANSLATE_NOOP("Field", "together"), QT_TRANSLATE_NOOP("Field", "apart"),
    QT_TRANSLATE_NOOP("Field", "yes"), QT_TRANSLATE_NOOP("Field", "no"),
};

const char* wordsOf(std::span<const Name> names, std::string_view key) {
    const auto it = std::find_if(names.begin(), names.end(), [&](const Name& n) { return key == n.field; });
    return it == names.end() ? nullptr : it->words;
}

/// The item whose unit a quantity of the row is in.
template <class Row>
const Item* itemOf(const Plant& plant, const Row& row) {
    if constexpr (std::is_same_v<Row, Item>)
        return &row;
    else if constexpr (requires { row.item; })
        return plant.find<Item>(row.item);
    else
        return nullptr;
}

template <class Row>
std::string nameIn(const Table<Row>& table, Id id) {
    const Row* row = table.find(id);
    if constexpr (requires { row->name; })
        return row ? row->name : std::string();
    return {};
}

QString nameOfAny(const Project& project, const Plant& plant, Id id) {
    if (!id)
        return QStringLiteral("–");
    std::string shared;
    project.shared.forEachTable([&](const auto& table) {
        if (shared.empty())
            shared = nameIn(table, id);
    });
    return QString::fromStdString(shared.empty() ? nameOf(plant, id) : shared);
}

/// Times of day are times like any other in files.
template <class Row>
bool isTimeOfDay(Duration Row::*member) {
    if constexpr (std::is_same_v<Row, Departure>)
        return member == &Departure::at;
    else if constexpr (std::is_same_v<Row, Demand>)
        return member == &Demand::orderAt;
    else if constexpr (std::is_same_v<Row, Shift>)
        return member == &Shift::start;
    return false;
}

template <class Row, class Value>
QString shown(const Project& project, const Plant& plant, const Row& row, const Value& value) {
    if constexpr (std::is_same_v<Value, Id>)
        return nameOfAny(project, plant, value);
    else if constexpr (std::is_same_v<Value, bool>)
        return value ? FieldWords::tr("yes") : FieldWords::tr("no");
    else if constexpr (std::is_enum_v<Value>)
        return FieldWords::tr(EnumNames<Value>::names.at(static_cast<std::size_t>(value)));
    else if constexpr (std::is_same_v<Value, Quantity>)
        return amountText(value, itemOf(plant, row));
    else if constexpr (std::is_same_v<Value, Money>)
        return withUnit(fieldText(value), QString::fromStdString(project.settings().currency));
    else if constexpr (std::is_same_v<Value, DaySet>)
        return QString::fromStdString(formatDays(value));
    else if constexpr (std::is_same_v<Value, Numbers> || std::is_same_v<Value, Points>)
        return QStringLiteral("…");
    else {
        const QString text = fieldText(value);
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
}

template <class Row, class Value>
Result<void> read(const Plant& plant, const Row& row, const QString& typed, Value& value) {
    if constexpr (std::is_same_v<Value, Id> || std::is_same_v<Value, Numbers> || std::is_same_v<Value, Points> ||
                  std::is_same_v<Value, DaySet>) {
        return fail(ErrorCode::JsonUnknownKey, {typed.toStdString()});
    } else if constexpr (std::is_same_v<Value, bool>) {
        for (const bool on : {false, true})
            if (typed.compare(on ? FieldWords::tr("yes") : FieldWords::tr("no"), Qt::CaseInsensitive) == 0) {
                value = on;
                return {};
            }
        return fail(ErrorCode::JsonBadValue, {typed.toStdString(), (FieldWords::tr("yes") + QStringLiteral(", ") + FieldWords::tr("no")).toStdString()});
    } else if constexpr (std::is_enum_v<Value>) {
        QStringList allowed;
        for (std::size_t i = 0; i < EnumNames<Value>::names.size(); ++i) {
            allowed << FieldWords::tr(EnumNames<Value>::names[i]);
            if (typed.compare(allowed.constLast(), Qt::CaseInsensitive) == 0) {
                value = static_cast<Value>(i);
                return {};
            }
        }
        return fail(ErrorCode::JsonBadValue, {typed.toStdString(), allowed.join(QStringLiteral(", ")).toStdString()});
    } else if constexpr (std::is_same_v<Value, Quantity>) {
        return readAmount(typed, itemOf(plant, row), value);
    } else if constexpr (std::is_same_v<Value, Money>) {
        // The currency may stand behind it.
        return readField(typed.section(QLatin1Char(' '), 0, 0), value);
    } else {
        return readField(typed, value);
    }
}

} // namespace

QString fieldName(TableId table, std::string_view field) {
    const char* words = wordsOf(kNames, std::string(tableName(table)) + "." + std::string(field));
    if (!words)
        words = wordsOf(kNames, field);
    return words ? FieldWords::tr(words) : QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
}

QString rowKindName(TableId table) {
    const char* words = wordsOf(kKinds, tableName(table));
    return words ? FieldWords::tr(words) : QString::fromLatin1(tableName(table));
}

QString fieldValueText(const Project& project, const Plant& plant, const AnyRow& any, std::string_view field) {
    QString text;
    std::visit(
        [&](const auto& row) {
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (std::string_view(f.name) != field)
                    return;
                if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Duration>)
                    if (isTimeOfDay(f.member)) {
                        text = fieldText(TimeOfDay{row.*(f.member)});
                        return;
                    }
                text = shown(project, plant, row, row.*(f.member));
            });
        },
        any);
    return text;
}

Result<void> readFieldValue(const Plant& plant, AnyRow& any, std::string_view field, const QString& text) {
    AnyRow copy = any;
    Result<void> result = fail(ErrorCode::JsonUnknownKey, {std::string(field)});
    std::visit(
        [&](auto& row) {
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (std::string_view(f.name) == field)
                    result = read(plant, row, text.trimmed(), row.*(f.member));
            });
        },
        copy);
    if (result)
        result = checkValues(copy);
    if (result)
        any = std::move(copy);
    return result;
}

} // namespace takt::gui

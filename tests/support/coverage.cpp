#include "coverage.h"

#include <array>

namespace takt::test {

namespace {

/// Constellations of several rows, counted where the generator makes them.
constexpr std::array kConstellations = {
    "assembly of several inputs", "assembly without what comes from before", "two cards at one store",
    "two cards with a collection", "a milk run between stores", "a milk run from a supplier", "several trips later",
    "a milk run on call", "heijunka by slots", "heijunka by goal chasing", "heijunka with a truck",
    "CONWIP of one item", "CONWIP of all items", "CONWIP freed at shipping", "a backlog under CONWIP",
    "several operator groups", "two groups at a process", "a process helps another", "inspection",
    "rework elsewhere", "a co-product", "a co-product into a lane", "a helper of a process that withdraws early",
    "two customers", "a position watched at a supplier", "a position watched at a process",
    "a position watched at a store", "disruption of processes", "disruption of suppliers",
    "disruption of transports", "disruption of customers", "disruption of operators", "disruption of loops",
    "straight from a supplier", "a fixed load", "a supplier's calendar", "a customer's calendar",
    "a process's calendar", "a night shift", "straight from process to process", "made to order",
    "a from-to matrix and every lot", "a process run station by station"};

constexpr std::array kLaws = {"fixed", "uniform", "triangular", "normal",  "lognormal", "exponential", "gamma",
                              "pert",  "erlang",  "weibull",    "beta",    "empirical", "discrete",    "series"};
static_assert(kLaws.size() == static_cast<std::size_t>(DurationLaw::Kind::Series) + 1);

constexpr std::array kRecords = {
    "state", "put",      "take",  "depart",   "arrive", "card",    "made",       "scrapped",  "ordered",     "delivered",
    "lost",  "released", "pitch", "shortage", "trip",   "expired", "intervened", "disrupted", "reserve used"};
static_assert(kRecords.size() == static_cast<std::size_t>(sim::RecordKind::Count));

/// Whom something belongs to and in what it is counted say nothing about how it runs.
template <class Row, class Value>
bool matters(const Field<Row, Value>& f) {
    const std::string name = f.name;
    return f.role == Role::Behaviour && Row::table != TableId::Settings && name != "party" && name != "step";
}
template <class Row, class Value>
std::string key(const Field<Row, Value>& f) {
    return std::string(Row::tableName) + "." + f.name;
}

/// Calls visit(key) with all that the rows of a type can reach.
template <class Row, class Visit>
void forEachKey(Visit&& visit) {
    forEachField<Row>([&](const auto& f) {
        using Value = std::decay_t<decltype(Row{}.*(f.member))>;
        if (!matters(f))
            return;
        if constexpr (std::is_enum_v<Value>)
            for (const char* value : EnumNames<Value>::names)
                visit(key(f) + ": " + value);
        else
            visit(key(f));
    });
}

/// Calls visit(key) with all that a row reaches: values of enumerations, laws, and fields that are not as usual.
template <class Row, class Visit>
void forEachKeyOf(const Row& row, Visit&& visit) {
    static const Row usual;
    forEachField<Row>([&](const auto& f) {
        using Value = std::decay_t<decltype(Row{}.*(f.member))>;
        if (!matters(f))
            return;
        const Value& value = row.*(f.member);
        if constexpr (std::is_same_v<Value, DurationLaw>)
            visit(std::string("law: ") + kLaws[static_cast<std::size_t>(value.kind)]);
        if constexpr (std::is_enum_v<Value>)
            visit(key(f) + ": " + EnumNames<Value>::names[static_cast<std::size_t>(value)]);
        else if (!(value == usual.*(f.member)))
            visit(key(f));
    });
}

} // namespace

Coverage::Coverage() {
    const auto expect = [&](const std::string& what) { counts_.try_emplace(what, 0); };
    forEachRowType([&](const auto& row) { forEachKey<std::decay_t<decltype(row)>>(expect); });
    for (const char* kind : kLaws)
        expect(std::string("law: ") + kind);
    for (const char* kind : EnumNames<sim::Intervention::Kind>::names)
        expect(std::string("intervention: ") + kind);
    for (const char* what : kConstellations)
        expect(what);
    for (const char* what : kRecords)
        expect(std::string("record: ") + what);
}

void Coverage::count(const std::string& what) { ++counts_.at(what); }

void Coverage::count(const Project& project) {
    const auto rows = [&](const auto& table) {
        for (const auto& row : table)
            forEachKeyOf(row, [&](const std::string& what) { count(what); });
    };
    project.shared.forEachTable(rows);
    for (const auto& scenario : project.scenarios)
        scenario.plant.forEachTable(rows);
}

void Coverage::count(const sim::Intervention& intervention) {
    using Kinds = EnumNames<sim::Intervention::Kind>;
    count(std::string("intervention: ") + Kinds::names[static_cast<std::size_t>(intervention.kind)]);
}

void Coverage::count(const sim::Trace& trace) {
    for (std::size_t i = 0; i < trace.written(); ++i)
        count(std::string("record: ") + kRecords[static_cast<std::size_t>(trace[i].kind())]);
}

} // namespace takt::test

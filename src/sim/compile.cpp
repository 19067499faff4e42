#include "sim/compiler.h"

#include <algorithm>

#include "lean/diagnosis.h"
#include "model/law_sampling.h"

namespace takt::sim {

Network Compiler::compile() {
    calendar(Id{}, {}, InBreaks::Closed);
    for (const auto& item : plant_.get<Item>()) {
        itemIndex_[item.id] = index(net_.items);
        net_.items.push_back({item.id, item.container.steps, item.shelfLife.us});
    }
    stores();
    processes();
    supplies();
    transports();
    loops();
    recipes();
    legsOfTransports();
    demands();
    controls();
    schedules();
    makeToOrder();
    claims();
    initialStock();
    reserves();
    asks();
    disruptions();
    beginnings();
    lanes();
    planLedger(project_, scenario_, net_);
    valueAdded();
    net_.lineLosses = project_.settings().lineLosses;
    findPlain(net_);
    names();
    net_.plantHash = plantHash(project_, scenario_);
    return std::move(net_);
}

Compiler::Index Compiler::item(Id id) const {
    const auto it = itemIndex_.find(id);
    return it == itemIndex_.end() ? kNone : it->second;
}

Compiler::Index Compiler::processIndex(Id id) const {
    const auto it = processIndex_.find(id);
    return it == processIndex_.end() ? kNone : it->second;
}

std::vector<WeightedValue> Compiler::valuesOf(Id id) const {
    std::vector<WeightedValue> values;
    if (const Series* series = project_.shared.get<Series>().find(id))
        for (std::size_t i = 0; i < series->values.millionths.size(); ++i)
            values.push_back({series->values.millionths[i],
                              i < series->weights.millionths.size() ? series->weights.millionths[i] : 1'000'000});
    return values;
}

Sampler Compiler::sampler(const DurationLaw& law) {
    const auto values = valuesOf(law.series);
    Sampler s;
    s.law = distributionOf(law, values, net_.values);
    s.meanUs = static_cast<double>(meanOf(law, values).us);
    if (law.kind == DurationLaw::Kind::Series)
        s.slot = net_.seriesUsers++;
    return s;
}

Compiler::Index Compiler::calendar(Id id, Duration overtime, InBreaks breaks, ShiftShare part) {
    id = effectiveCalendar(project_.shared, id);
    const bool hasBreaks = std::ranges::any_of(project_.shared.get<Break>(), [&](const Break& b) {
        const Shift* shift = project_.shared.find<Shift>(b.shift);
        return shift && shift->calendar == id;
    });
    if (!hasBreaks)
        breaks = part.breaks = InBreaks::Closed;
    if (part.share == Share::whole())
        part.breaks = InBreaks::Closed;
    const auto key = std::tuple(id, overtime.us, breaks, part.share.billionths, part.breaks);
    const auto found = calendarIndex_.find(key);
    if (found != calendarIndex_.end())
        return found->second;
    net_.calendars.push_back(
        WorkingTime::compile(project_.shared, id, overtime, breaks, part));
    return calendarIndex_[key] = index(net_.calendars) - 1;
}

Compiler::Index Compiler::place(PlaceNode::Kind kind, Id element, Index itemOfPlace) {
    if (kind == PlaceNode::Kind::Lane)
        itemOfPlace = kNone;
    const auto key = std::tuple(element, kind, itemOfPlace);
    const auto found = placeIndex_.find(key);
    if (found != placeIndex_.end())
        return found->second;
    PlaceNode node;
    node.kind = kind;
    node.element = element;
    node.item = itemOfPlace;
    net_.places.push_back(node);
    return placeIndex_[key] = index(net_.places) - 1;
}

Compiler::Index Compiler::storePlace(Id store, Index itemOfPlace) {
    const bool lane = plant_.find<FifoLane>(store) != nullptr;
    return place(lane ? PlaceNode::Kind::Lane : PlaceNode::Kind::Store, store, itemOfPlace);
}

Compiler::Index Compiler::leg(Id from, Id to, Id way, Id transport) {
    for (Index i = 0; i < index(net_.legs); ++i) {
        const auto& l = net_.legs[i];
        if (l.from == from && l.to == to && l.way == way)
            return i;
    }
    net_.legs.push_back({from, to, way, transport});
    return index(net_.legs) - 1;
}

void Compiler::names() {
    plant_.forEachTable([&](const auto& table) {
        for (const auto& row : table) {
            net_.names[row.id] = nameOf(plant_, row.id);
            net_.tables[row.id] = std::decay_t<decltype(row)>::table;
        }
    });
    for (const auto& entry : lean::analyze(project_, scenario_).ladder)
        for (const Index p : net_.placesOf(entry.element))
            net_.ladder.push_back(p);
}

DaySet Compiler::workingDays() const {
    DaySet days;
    for (int d = 0; d < 7; ++d)
        if (net_.calendars[0].isWorkingDay(d))
            days.bits = static_cast<std::uint8_t>(days.bits | (1U << d));
    return days;
}

bool Compiler::hasRecipe(Id process, Id itemId) const {
    return std::any_of(plant_.get<Recipe>().begin(), plant_.get<Recipe>().end(),
                       [&](const Recipe& r) { return r.process == process && r.item == itemId; });
}

bool Compiler::isReworkedAt(Id process, Id itemId) const {
    return std::any_of(plant_.get<Recipe>().begin(), plant_.get<Recipe>().end(), [&](const Recipe& r) {
        return r.reworkAt == process && r.process != process && r.item == itemId;
    });
}

Result<std::shared_ptr<const Network>> compile(const Project& project, const Scenario& scenario) {
    for (const auto& problem : lean::diagnose(project, scenario))
        if (problem.severity == lean::Severity::Error)
            return fail(ErrorCode::PlantNotRunnable, {lean::problemText(problem)});
    return std::make_shared<const Network>(Compiler(project, scenario).compile());
}

} // namespace takt::sim

// Part of the engine's implementation: what a run reports. Keys are documented in sim/MEASURES.md.
#pragma once

#include "lean/oee.h"
#include "sim/engine.h"

namespace takt::sim {

namespace measures {

inline const char* stateKey(MachineState state) {
    switch (state) {
    case MachineState::OffShift: return "off_shift";
    case MachineState::OnBreak: return "on_break";
    case MachineState::PlannedMaintenance: return "planned_maintenance";
    case MachineState::Down: return "down";
    case MachineState::Setup: return "setup";
    case MachineState::Working: return "working";
    case MachineState::Blocked: return "blocked";
    case MachineState::NoOperator: return "no_operator";
    case MachineState::NoMaterial: return "no_material";
    default: return "no_card";
    }
}

struct Quantile {
    const char* suffix;
    const char* label;
    double p;
};
inline constexpr std::array<Quantile, 3> kQuantiles = {
    {{"p50", "median", .5}, {"p90", "90th percentile", .9}, {"p95", "95th percentile", .95}}};

/// "stock.12.7.": an item in a store, lane, line side or dock.
inline std::string keyOf(const Network& n, const PlaceNode& node) {
    const char* kind = node.kind == PlaceNode::Kind::LineSide ? "line_side."
                       : node.kind == PlaceNode::Kind::Dock   ? "dock."
                                                              : "stock.";
    return kind + std::to_string(node.element.value) + "." +
           (node.item == kNone ? "all" : std::to_string(n.items[node.item].id.value)) + ".";
}
inline std::string labelOf(const Network& n, const PlaceNode& node) {
    return (node.item == kNone ? std::string("Everything") : n.name(n.items[node.item].id)) + " in " + n.name(node.element);
}

inline Measure one(std::string name, std::string label, const char* unit, double value) {
    Measure m;
    m.name = std::move(name);
    m.label = std::move(label);
    m.unit = unit;
    m.value.mean = value;
    m.value.n = 1;
    return m;
}

} // namespace measures

template <class P>
void Engine<P>::flowMeasures(std::vector<Measure>& out) const {
    using measures::one;
    out.push_back(one("flow_time.mean", "Time from entering the plant to the customer, mean", "s",
                      state_.flowSum / static_cast<double>(state_.flowSteps)));
    TimeHistogram all;
    for (const auto& d : state_.demands)
        all.merge(d.flow);
    for (const auto& [suffix, label, p] : measures::kQuantiles)
        out.push_back(one(std::string("flow_time.") + suffix,
                          std::string("Time from entering the plant to the customer, ") + label, "s",
                          all.quantile(p).inSeconds()));
    double added = 0;
    for (Index d = 0; d < state_.demands.size(); ++d)
        added += static_cast<double>(net_->demands[d].valueAddedUs) * 1e-6 * static_cast<double>(state_.demands[d].delivered);
    out.push_back(one("value_adding_time.mean", "Value-adding time of a piece delivered, mean", "s",
                      added / static_cast<double>(state_.flowSteps)));
    if (state_.flowSum > 0)
        out.push_back(one("pce", "Process-cycle efficiency: value-adding time over flow time", "share",
                          added / state_.flowSum));
}

namespace measures {

/// What a step of an item costs, in the document's currency.
inline double valueOf(const StockCost& cost) {
    return static_cast<double>(cost.unitCost.tenThousandths) * 1e-4 * cost.step.value();
}

} // namespace measures

/// Of all that lies in stores, lanes, line sides and docks.
template <class P>
void Engine<P>::valueMeasures(double over, std::vector<Measure>& out) const {
    using measures::one;
    const Network& n = *net_;
    double total = 0;
    for (Index p = 0; p < n.places.size(); ++p) {
        const PlaceNode& node = n.places[p];
        const auto& place = state_.places[p];
        double value = 0;
        bool costs = false;
        const auto add = [&](Index item, Area area) {
            const double each = measures::valueOf(n.ledger.items[item]);
            costs = costs || each > 0;
            value += static_cast<double>(area) / over * each;
        };
        if (node.item != kNone)
            add(node.item, place.area + static_cast<Area>(place.stock) * (state_.now - place.changed));
        for (Index i = 0; node.item == kNone && i < n.items.size(); ++i) {
            const auto& held = state_.held[node.firstHeld + i];
            add(i, held.area + static_cast<Area>(held.steps) * (state_.now - held.changed));
        }
        total += value;
        if (costs)
            out.push_back(one(measures::keyOf(n, node) + "value", measures::labelOf(n, node) + ", mean value", "money", value));
    }
    out.push_back(one("stock_value.total", "Value of all stocks, mean", "money", total));
}

template <class P>
void Engine<P>::loopMeasures(Index index, double over, std::vector<Measure>& out) const {
    using measures::one;
    const LoopNode& node = net_->loops[index];
    const LoopState& loop = state_.loops[index];
    const std::string id = std::to_string(node.id.value);
    const std::string& name = net_->name(node.id);
    if (watchesPosition(node.kind)) {
        out.push_back(one("orders." + id, name + ", orders placed", "", static_cast<double>(loop.orders)));
        return;
    }
    out.push_back(one("shortages." + id, name + ", cards that found no full container", "",
                      static_cast<double>(loop.shortages)));
    static constexpr std::array<std::array<const char*, 2>, 5> kNames = {
        {{"free", ", cards free, mean"},
         {"travelling", ", cards on their way without a container, mean"},
         {"attached", ", cards with a container, mean"},
         {"locked", ", cards locked, mean"},
         {"lost", ", cards lost, mean"}}};
    const std::int64_t idle = loop.idleUs + (loop.idleSince >= 0 ? state_.now - loop.idleSince : 0);
    out.push_back(one("cards." + id + ".none_free", name + ", share of time without a free card: nothing to do", "share",
                      static_cast<double>(idle) / over));
    for (std::size_t g = 0; g < kNames.size(); ++g) {
        const auto area = static_cast<std::int64_t>(loop.cardMoments[g] +
                                                    static_cast<std::uint64_t>(loop.cards[g] * state_.now));
        out.push_back(one("cards." + id + "." + kNames[g][0], name + kNames[g][1], "",
                          static_cast<double>(area) / over));
    }
}

/// Suppliers, transports, disruptions.
template <class P>
void Engine<P>::outsideMeasures(double over, std::vector<Measure>& out) const {
    using measures::one;
    const Network& n = *net_;
    const auto whole = [](std::int64_t v) { return static_cast<double>(v); };
    for (Index i = 0; i < n.supplies.size(); ++i) {
        const auto& s = state_.supplies[i];
        const std::string key = "supply." + std::to_string(n.supplies[i].id.value) + ".";
        const std::string& name = n.name(n.supplies[i].id);
        out.push_back(one(key + "orders", name + ", orders", "", whole(s.orders)));
        if (s.orders > 0)
            out.push_back(one(key + "on_time", name + ", share of orders on time", "share", whole(s.onTime) / whole(s.orders)));
        const Area area = s.area + static_cast<Area>(s.stock) * (state_.now - s.changed);
        out.push_back(one(key + "stock.mean", name + ", finished at the supplier, mean", "steps",
                          static_cast<double>(area) / over));
        const StockCost& cost = n.ledger.items[n.supplies[i].item];
        out.push_back(one(key + "stock.cost", name + ", cost of what is kept finished at the supplier", "money",
                          static_cast<double>(area) / (365.0 * static_cast<double>(kDay.us)) * measures::valueOf(cost) *
                              cost.holdingRate.value()));
    }
    for (Index t = 0; t < n.transports.size(); ++t) {
        const std::string key = "transport." + std::to_string(n.transports[t].id.value) + ".";
        const std::string& name = n.name(n.transports[t].id);
        out.push_back(one(key + "trips", name + ", trips", "", whole(state_.tripsMade[t])));
        out.push_back(one(key + "cost", name + ", cost of the trips, labour apart", "money",
                          whole(state_.tripsMade[t]) * n.transports[t].tripCost));
    }
    for (Index d = 0; d < n.disruptions.size(); ++d) {
        const auto& s = state_.disruptions[d];
        const std::string key = "disruption." + std::to_string(n.disruptions[d].id.value) + ".";
        const std::string& name = n.name(n.disruptions[d].id);
        out.push_back(one(key + "struck", name + ", how often it struck", "", whole(s.struck)));
        out.push_back(one(key + "share", name + ", share of time it lasted", "share",
                          whole(s.activeUs + (s.active ? state_.now - s.since : 0)) / over));
    }
    for (Index r = 0; r < n.reserves.size(); ++r) {
        const PlaceNode& place = n.places[n.reserves[r].place];
        const std::string key =
            "stock." + std::to_string(place.element.value) + "." + std::to_string(n.items[place.item].id.value) + ".";
        const std::string label = n.name(n.items[place.item].id) + " in " + n.name(place.element);
        out.push_back(one(key + "buffer_uses", label + ", times the buffer was drawn on", "", whole(state_.reserves[r].bufferUses)));
        out.push_back(one(key + "safety_uses", label + ", times safety stock was drawn on", "", whole(state_.reserves[r].safetyUses)));
    }
}

/// Spoiled pieces that were found late or not at all. How long they passed for good: Little's law.
template <class P>
void Engine<P>::qualityMeasures(double over, std::vector<Measure>& out) const {
    using measures::one;
    const Network& n = *net_;
    Area area = 0;
    std::int64_t found = 0, escaped = 0;
    for (const auto& h : state_.hidden) {
        area += h.area + static_cast<Area>(h.now) * (state_.now - h.changed);
        found += h.found;
        escaped += h.escaped;
    }
    const bool late = std::any_of(n.recipes.begin(), n.recipes.end(), [](const RecipeNode& r) { return r.foundLater; });
    if (!late)
        return;
    out.push_back(one("spoiled.found", "Spoiled pieces found by inspection", "pieces", static_cast<double>(found)));
    out.push_back(one("spoiled.escaped", "Spoiled pieces delivered", "pieces", static_cast<double>(escaped)));
    out.push_back(one("spoiled.hidden", "Spoiled pieces that pass for good, mean", "pieces", static_cast<double>(area) / over));
    if (found + escaped > 0)
        out.push_back(one("spoiled.lag", "Time from spoiling a piece to finding it or delivering it, mean", "s",
                          static_cast<double>(area) * 1e-6 / static_cast<double>(found + escaped)));
}

/// How uneven its days are (mura), and how much was asked of it beyond what they have (muri).
template <class P>
void Engine<P>::dayMeasures(Index p, std::vector<Measure>& out) const {
    using measures::one;
    DayBook book = state_.days[p];
    if (state_.now >= book.until)
        closeDays(p, book);
    const std::string key = "days." + std::to_string(net_->processes[p].id.value) + ".";
    const std::string& name = net_->name(net_->processes[p].id);
    const auto days = static_cast<double>(std::max<std::int64_t>(1, book.days));
    const double mean = book.sum / days;
    const double variance = std::max(0.0, book.squares / days - mean * mean);
    out.push_back(one(key + "variation", name + ", days' output: deviation over mean (mura)", "",
                      mean > 0 ? std::sqrt(variance) / mean : 0.0));
    out.push_back(one(key + "overload", name + ", machine hours asked in a day beyond what it has, a day (muri)", "h",
                      book.overUs / days / 3.6e9));
}

/// What a process's machines were at, and what came of it.
template <class P>
void Engine<P>::machineMeasures(Index p, double over, std::vector<Measure>& out) const {
    using measures::one;
    const Network& n = *net_;
    constexpr auto kStates = static_cast<std::size_t>(MachineState::Count);
    const ProcessNode& node = n.processes[p];
    std::array<std::int64_t, kStates> time{};
    const std::int64_t open = calendarOf(p).openUntil(now()).us;
    for (Index m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
        for (std::size_t s = 0; s < kStates; ++s)
            time[s] += state_.stateTime[m * kStates + s];
        const Aside aside = node.byCalendar ? Aside{} : asideOf(m);
        time[static_cast<std::size_t>(state_.machines[m].state)] +=
            open - state_.machines[m].stateOpen + aside.beyond - aside.inBreaks;
        time[static_cast<std::size_t>(MachineState::OnBreak)] += aside.inBreaks;
    }
    std::int64_t total = 0;
    for (const auto t : time)
        total += t;
    const std::string key = std::to_string(node.id.value) + ".";
    for (const auto s : {MachineState::Working, MachineState::Setup, MachineState::Down, MachineState::Blocked,
                         MachineState::NoMaterial, MachineState::NoCard, MachineState::NoOperator,
                         MachineState::PlannedMaintenance, MachineState::OnBreak})
        out.push_back(one("state." + key + measures::stateKey(s),
                          n.name(node.id) + ", share of shift time: " + measures::stateKey(s), "share",
                          total > 0 ? static_cast<double>(time[static_cast<std::size_t>(s)]) / static_cast<double>(total) : 0.0));
    std::int64_t good = 0, scrap = 0, again = 0;
    double ideal = 0;
    for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
        good += state_.madeGood[r];
        scrap += state_.madeScrap[r];
        again += state_.reworked[r];
        ideal += n.recipes[r].idealUs * static_cast<double>(state_.madeGood[r] + state_.madeScrap[r]) /
                 static_cast<double>(n.recipes[r].piecesPerCycle);
    }
    const auto spent = [&](MachineState s) { return time[static_cast<std::size_t>(s)]; };
    std::int64_t lost = spent(MachineState::Down) + spent(MachineState::Setup);
    if (n.lineLosses)
        lost += spent(MachineState::NoMaterial) + spent(MachineState::Blocked) + spent(MachineState::NoOperator);
    const lean::Oee oee = lean::oee({{spent(MachineState::Working) + lost},
                                     {lost},
                                     {static_cast<std::int64_t>(ideal)},
                                     good + scrap,
                                     scrap + again});
    out.push_back(one("oee." + key + "availability", n.name(node.id) + ", availability", "share", oee.availability));
    out.push_back(one("oee." + key + "performance", n.name(node.id) + ", performance", "share", oee.performance));
    out.push_back(one("oee." + key + "quality", n.name(node.id) + ", quality", "share", oee.quality));
    out.push_back(one("oee." + key + "oee", n.name(node.id) + ", OEE", "share", oee.value()));
    out.push_back(one("made." + key + "good", n.name(node.id) + ", good pieces made", "steps", static_cast<double>(good)));
    out.push_back(one("made." + key + "scrap", n.name(node.id) + ", pieces scrapped", "steps", static_cast<double>(scrap)));
    out.push_back(one("made." + key + "reworked", n.name(node.id) + ", pieces worked again", "steps", static_cast<double>(again)));
    out.push_back(one("changeovers." + std::to_string(node.id.value), n.name(node.id) + ", changeovers", "",
                      static_cast<double>(state_.changeovers[p])));
    const std::int64_t shifts = n.calendars[n.ledger.processes[p].span].openBetween({state_.measuredFrom}, now()).us;
    const std::int64_t worked = calendarOf(p).openBetween({state_.measuredFrom}, now()).us;
    out.push_back(one("calendar." + key + "off_shift", n.name(node.id) + ", share of all time: off shift", "share",
                      1.0 - static_cast<double>(shifts) / over));
    out.push_back(one("calendar." + key + "on_break", n.name(node.id) + ", share of all time: in a break", "share",
                      static_cast<double>(shifts - worked) / over));
}

/// How a customer was served with an item.
template <class P>
void Engine<P>::demandMeasures(Index d, double over, double days, std::vector<Measure>& out) const {
    using measures::one;
    const Network& n = *net_;
    const std::string key = "demand." + std::to_string(n.demands[d].id.value) + ".";
    const auto& s = state_.demands[d];
    out.push_back(one(key + "ordered", n.name(n.demands[d].id) + ", ordered", "steps", static_cast<double>(s.ordered)));
    out.push_back(one(key + "delivered", n.name(n.demands[d].id) + ", delivered", "steps", static_cast<double>(s.delivered)));
    out.push_back(one(key + "fill_rate", n.name(n.demands[d].id) + ", served when asked for", "share",
                      s.ordered > 0 ? static_cast<double>(s.atOnce) / static_cast<double>(s.ordered) : 1.0));
    out.push_back(one(key + "otif", n.name(n.demands[d].id) + ", orders on time in full", "share",
                      s.completed > 0 ? static_cast<double>(s.kept) / static_cast<double>(s.completed) : 1.0));
    out.push_back(one(key + "against_takt", n.name(n.demands[d].id) + ", delivered, against what takt asks for", "share",
                      static_cast<double>(s.delivered) / days * static_cast<double>(n.demands[d].perDays) / static_cast<double>(n.demands[d].quantity)));
    const Area undelivered = s.owedArea + static_cast<Area>(s.undelivered) * (state_.now - s.owedChanged);
    out.push_back(one(key + "backlog.mean", n.name(n.demands[d].id) + ", ordered and not yet delivered, mean",
                      "steps", static_cast<double>(undelivered) / over));
    if (s.delivered > 0)
        out.push_back(one(key + "waiting.mean", n.name(n.demands[d].id) + ", from order to delivery, mean", "s",
                          s.waitSum / static_cast<double>(s.delivered)));
    if (s.delivered > 0)
        for (const auto& [suffix, label, p] : measures::kQuantiles)
            out.push_back(one(key + "waiting." + suffix, n.name(n.demands[d].id) + ", from order to delivery, " + label,
                              "s", s.waiting.quantile(p).inSeconds()));
    if (s.delivered == 0)
        return;
    const std::string& name = n.name(n.demands[d].id);
    const auto pieces = static_cast<double>(s.delivered);
    out.push_back(one(key + "flow_time.mean", name + ", from entering the plant to the customer, mean", "s", s.flowSum / pieces));
    for (const auto& [suffix, label, p] : measures::kQuantiles)
        out.push_back(one(key + "flow_time." + suffix, name + ", from entering the plant to the customer, " + label, "s",
                          s.flow.quantile(p).inSeconds()));
    const double added = static_cast<double>(n.demands[d].valueAddedUs) * 1e-6;
    out.push_back(one(key + "value_adding_time", name + ", value-adding time of a piece", "s", added));
    if (s.flowSum > 0)
        out.push_back(one(key + "pce", name + ", process-cycle efficiency", "share", added * pieces / s.flowSum));
}

template <class P>
std::vector<Measure> Engine<P>::measures() const {
    using measures::one;
    std::vector<Measure> out;
    const Network& n = *net_;
    const std::int64_t span = state_.now - state_.measuredFrom;
    const double over = span > 0 ? static_cast<double>(span) : 1.0;
    const double days = [&] {
        const auto perDay = n.calendars[0].openPerWorkingDay().us;
        const auto open = n.calendars[0].openBetween({state_.measuredFrom}, now()).us;
        return perDay > 0 && open > 0 ? static_cast<double>(open) / static_cast<double>(perDay) : 1.0;
    }();

    std::int64_t ordered = 0, delivered = 0, lost = 0, atOnce = 0, owed = 0;
    for (const auto& d : state_.demands) {
        ordered += d.ordered;
        delivered += d.delivered;
        lost += d.lost;
        atOnce += d.atOnce;
        owed += d.owed();
    }
    const auto whole = [](std::int64_t v) { return static_cast<double>(v); };
    double planned = 0;
    for (const auto& d : n.demands)
        planned += static_cast<double>(d.quantity) / static_cast<double>(d.perDays);
    out.push_back(one("ordered.total", "Ordered", "pieces", whole(ordered)));
    out.push_back(one("delivered.total", "Delivered", "pieces", whole(delivered)));
    out.push_back(one("lost.total", "Lost sales", "pieces", whole(lost)));
    out.push_back(one("backlog.total", "Still owed at the end", "pieces", whole(owed)));
    out.push_back(one("fill_rate", "Served when asked for", "share", ordered > 0 ? whole(atOnce) / whole(ordered) : 1.0));
    out.push_back(one("throughput.per_day", "Delivered a working day", "pieces", whole(delivered) / days));
    out.push_back(one("throughput.against_takt", "Delivered, against what takt asks for", "share",
                      planned > 0 ? whole(delivered) / days / planned : 1.0));
    if (state_.flowSteps > 0)
        flowMeasures(out);

    double stockDays = 0;
    std::vector<double> mean(n.places.size());
    for (Index p = 0; p < n.places.size(); ++p) {
        const auto& place = state_.places[p];
        const Area area = place.area + static_cast<Area>(place.stock) * (state_.now - place.changed);
        mean[p] = static_cast<double>(area) / over;
    }
    for (const Index p : n.ladder)
        stockDays += mean[p] * n.places[p].daysPerStep;
    out.push_back(one("stock_days.total", "Stock on the lead-time ladder, mean", "wd", stockDays));
    for (Index p = 0; p < n.places.size(); ++p) {
        const PlaceNode& node = n.places[p];
        const auto& place = state_.places[p];
        const std::string key = measures::keyOf(n, node);
        const std::string label = measures::labelOf(n, node);
        const std::int64_t empty = place.emptyUs + (place.stock == 0 ? state_.now - place.changed : 0);
        out.push_back(one(key + "mean", label + ", mean", "steps", mean[p]));
        out.push_back(one(key + "min", label + ", least", "steps", whole(place.least)));
        out.push_back(one(key + "max", label + ", most", "steps", whole(place.most)));
        out.push_back(one(key + "empty", label + ", share of time empty", "share", whole(empty) / over));
        if (place.expired > 0 || (node.item != kNone && n.items[node.item].shelfLifeUs > 0))
            out.push_back(one(key + "expired", label + ", expired", "steps", whole(place.expired)));
        if (node.daysPerStep > 0)
            out.push_back(one(key + "days", label + ", mean days of supply", "wd", mean[p] * node.daysPerStep));
    }

    valueMeasures(over, out);

    for (Index p = 0; p < n.processes.size(); ++p)
        machineMeasures(p, over, out);
    for (Index p = 0; p < n.processes.size(); ++p)
        dayMeasures(p, out);
    outsideMeasures(over, out);
    qualityMeasures(over, out);
    for (Index d = 0; d < n.demands.size(); ++d)
        demandMeasures(d, over, days, out);
    for (Index l = 0; l < n.loops.size(); ++l)
        loopMeasures(l, over, out);
    for (Index g = 0; g < n.groups.size(); ++g) {
        const auto& crew = state_.crews[g];
        const std::int64_t busy = crew.busyUs + (crew.present - crew.free) * (state_.now - crew.changed);
        out.push_back(one("operators." + std::to_string(n.groups[g].id.value) + ".busy",
                          n.name(n.groups[g].id) + ", operators held by machines, mean", "",
                          static_cast<double>(busy) / over));
    }
    for (Index c = 0; c < n.controls.size(); ++c) {
        const std::string key = "pitches." + std::to_string(n.controls[c].id.value) + ".";
        out.push_back(one(key + "asked", n.name(n.controls[c].id) + ", pitches with an order", "",
                          whole(state_.pitches[c])));
        out.push_back(one(key + "missed", n.name(n.controls[c].id) + ", pitches missed", "", whole(state_.missed[c])));
    }
    return out;
}

} // namespace takt::sim

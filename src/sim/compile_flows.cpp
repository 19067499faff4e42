// Part of compile(): suppliers, transports, loops, demand and levelled control.
#include "sim/compiler.h"

#include <algorithm>

#include "lean/diagnosis.h"

namespace takt::sim {

void Compiler::supplies() {
    for (const auto& row : plant_.get<SupplierItem>()) {
        supplyIndex_[{row.supplier, row.item}] = index(net_.supplies);
        net_.supplies.push_back({row.id, row.supplier, item(row.item), sampler(row.leadTime), row.multiple.steps,
                                 row.minimum.steps, row.onTime.billionths, row.defects.billionths,
                                 row.ordersCross, row.capacity.steps, row.id.value, row.ownStock.steps, kNone, {}, {}});
        if (const Id hours = plant_.find<Supplier>(row.supplier)->calendar)
            net_.supplies.back().calendar = calendar(hours, {}, InBreaks::Closed);
    }
}

void Compiler::transports() {
    for (const auto& row : plant_.get<Transport>()) {
        TransportNode t;
        t.id = row.id;
        t.travel = sampler(row.travelTime);
        t.capacity = row.capacity;
        t.streamKey = row.id.value;
        t.handlingUs = row.loading.us + row.unloading.us;
        t.tripCost = static_cast<double>(row.tripCost.tenThousandths) * 1e-4 +
                     static_cast<double>(row.distance.millionths) * 1e-6 *
                         static_cast<double>(row.distanceCost.tenThousandths) * 1e-4;
        transportIndex_[row.id] = index(net_.transports);
        net_.transports.push_back(t);
    }
    for (const auto& row : plant_.get<Departure>()) {
        const Index t = transportIndex_.at(row.transport);
        net_.transports[t].timetabled = true;
        const DaySet days = row.days.empty() ? workingDays() : row.days;
        net_.departures.push_back({t, days, row.at.us, row.item ? item(row.item) : kNone, row.quantity.steps});
    }
}

void Compiler::loops() {
    const lean::Analysis analysis = lean::analyze(project_, scenario_);
    for (const auto& row : plant_.get<KanbanLoop>()) {
        LoopNode l;
        l.id = row.id;
        l.kind = row.kind;
        l.item = row.item ? item(row.item) : kNone;
        l.container = row.container.steps > 0 ? row.container.steps
                      : l.item != kNone       ? net_.items[l.item].container
                                              : 1;
        l.lot = analysis.lotOf(row).steps;
        l.trigger = row.trigger.steps;
        l.level = row.level.steps;
        l.freed = row.freed;
        l.firstCard = net_.cardCount;
        l.cards = watchesPosition(row.kind)        ? 0
                  : row.kind == LoopKind::Signal   ? 1
                                                   : static_cast<Index>(row.cards);
        l.spare = l.cards == 0 || row.kind == LoopKind::Signal ? 0 : std::clamp<Index>(l.cards, 8, 1000);
        net_.cardCount += l.cards + l.spare;
        net_.cardLoop.resize(net_.cardCount, index(net_.loops));
        l.intervalUs = row.interval.us;
        l.collectAt = static_cast<Index>(row.collectAt);
        l.conveyanceUs = row.conveyance.us;
        l.tripsLater = static_cast<Index>(row.tripsLater);
        l.transport = row.transport && lean::travelsWithCards(row.kind) ? transportIndex_.at(row.transport) : kNone;
        l.cardLeg = leg(row.to, row.from, row.id);
        if (row.kind == LoopKind::Conwip)
            conwipEnds(l, row);
        else
            loopEnds(l, row);
        net_.loops.push_back(std::move(l));
    }
}

void Compiler::loopEnds(LoopNode& l, const KanbanLoop& row) {
    const auto self = index(net_.loops);
    const bool toProcess = plant_.find<Process>(row.to) != nullptr;
    l.toPlace = toProcess ? place(PlaceNode::Kind::LineSide, row.to, l.item) : storePlace(row.to, l.item);
    const auto* way =
        edge(row.from, true, row.item, [&](const auto& e) { return nodeAt(e.to).element == row.to; });
    l.leg = leg(row.from, row.to, way ? way->flow : row.id, row.transport);
    l.process = processIndex(row.from);
    if (row.kind == LoopKind::Signal)
        net_.places[l.toPlace].signalLoop = self;
    if (watchesPosition(row.kind))
        net_.places[l.toPlace].positionLoop = self;
    if (l.transport != kNone && row.kind != LoopKind::Withdrawal)
        net_.transports[l.transport].cardLoops.push_back(self);
    if (l.process != kNone)
        return;
    const auto supply = supplyIndex_.find({row.from, row.item});
    if (supply != supplyIndex_.end()) {
        l.supply = supply->second;
        if (l.transport != kNone && !net_.transports[l.transport].timetabled)
            net_.supplies[l.supply].callers.push_back(l.transport);
    } else {
        l.fromPlace = storePlace(row.from, l.item);
        auto& from = net_.places[l.fromPlace];
        (watchesPosition(row.kind) ? from.requests : from.loopsOut).push_back(self);
    }
    if (l.transport != kNone && row.kind == LoopKind::Withdrawal)
        net_.transports[l.transport].loops.push_back(self);
}

void Compiler::conwipEnds(LoopNode& l, const KanbanLoop& row) {
    const auto self = index(net_.loops);
    l.process = processIndex(row.from);
    l.lastProcess = processIndex(row.to);
    if (l.lastProcess == kNone)
        for (const auto& candidate : net_.items)
            if (const auto* node = graph_.find(row.to); node && node->offers(candidate.id))
                net_.places[storePlace(row.to, item(candidate.id))].conwipLoop = self;
    for (const auto& line : plant_.get<ScheduleLine>())
        l.hasBacklog = l.hasBacklog || (line.process == row.from && (!row.item || line.item == row.item));
}

void Compiler::tellMaker(LoopNode& loop, Index recipe, const RecipeNode& r) {
    if (loop.process != r.process || (loop.item != kNone && loop.item != r.item))
        return;
    loop.recipe = recipe;
    if (loop.kind != LoopKind::Conwip)
        return;
    double perDay = 0;
    for (const auto& demand : plant_.get<Demand>())
        if (demand.item == net_.items[r.item].id)
            perDay += lean::demandPerDay(demand);
    loop.products.push_back({recipe, std::max<std::int64_t>(1, static_cast<std::int64_t>(perDay * 1000))});
}

bool Compiler::isLevelled(Id store, Id itemId) const {
    for (const auto& control : plant_.get<ProductionControl>())
        if (control.pacemaker && control.pitch.us > 0)
            for (const auto& loop : plant_.get<KanbanLoop>())
                if (loop.kind == LoopKind::Production && loop.from == control.pacemaker && loop.to == store &&
                    loop.item == itemId)
                    return true;
    return false;
}

void Compiler::legsOfTransports() {
    for (const auto& row : plant_.get<Transport>()) {
        const Index self = transportIndex_.at(row.id);
        auto& t = net_.transports[self];
        const auto* node = graph_.find(row.id);
        if (!node)
            continue;
        Id origin;
        for (const int e : node->in) {
            const auto& way = graph_.edges[static_cast<std::size_t>(e)];
            const auto& from = nodeAt(way.from);
            if (!origin)
                origin = from.element;
            for (const Id id : from.items) {
                if (way.item && way.item != id)
                    continue;
                if (const auto supply = supplyIndex_.find({from.element, id}); supply != supplyIndex_.end())
                    t.supplies.push_back(supply->second);
                Index source = kNone;
                if (from.kind == TableId::Processes || (contains(kStores, from.kind) && isLevelled(from.element, id)))
                    source = place(PlaceNode::Kind::Dock, row.id, item(id));
                else if (contains(kStores, from.kind))
                    source = storePlace(from.element, item(id));
                if (source == kNone)
                    continue;
                t.sources.push_back(source);
                net_.places[source].transports.push_back(self);
            }
        }
        for (const int e : node->out) {
            const auto& way = graph_.edges[static_cast<std::size_t>(e)];
            const auto& to = nodeAt(way.to);
            if (t.leg == kNone)
                t.leg = leg(origin ? origin : row.id, to.element, way.flow, row.id);
            for (const Id id : node->items) {
                if (way.item && way.item != id)
                    continue;
                if (contains(kStores, to.kind))
                    t.targets.push_back(storePlace(to.element, item(id)));
                else if (to.kind == TableId::Processes)
                    t.targets.push_back(place(PlaceNode::Kind::LineSide, to.element, item(id)));
            }
        }
    }
    for (auto& departure : net_.departures) {
        for (const Index supply : net_.transports[departure.transport].supplies)
            if (departure.supply == kNone && net_.supplies[supply].item == departure.item)
                departure.supply = supply;
        departure.aheadUs = longestGap(departure);
    }
}

std::int64_t Compiler::longestGap(const DepartureNode& departure) const {
    constexpr std::int64_t kWeek = 7 * kDay.us;
    std::vector<std::int64_t> times;
    for (const auto& other : net_.departures)
        if (other.transport == departure.transport && other.item == departure.item)
            for (int day = 0; day < 7; ++day)
                if (other.days.has(day))
                    times.push_back(day * kDay.us + other.atUs);
    if (times.empty())
        return kWeek;
    std::sort(times.begin(), times.end());
    std::int64_t longest = times.front() + kWeek - times.back();
    for (std::size_t i = 1; i < times.size(); ++i)
        longest = std::max(longest, times[i] - times[i - 1]);
    return longest;
}

void Compiler::demands() {
    for (const auto& row : plant_.get<Demand>()) {
        const Customer& customer = *plant_.find<Customer>(row.customer);
        DemandNode d;
        d.id = row.id;
        d.customer = row.customer;
        d.item = item(row.item);
        d.pattern = row.pattern;
        d.quantity = row.quantity.steps;
        d.perDays = row.perDays;
        d.lot = row.lot.steps;
        d.orderAtUs = row.orderAt.us;
        d.interval = sampler(row.interval);
        if (row.pattern == DemandPattern::Series)
            ordersOfSeries(d, row.series);
        d.lost = customer.unmet == Unmet::IsLost;
        d.calendar = calendar(customer.calendar, {}, InBreaks::Closed);
        d.openPerDayUs = net_.calendars[d.calendar].openPerWorkingDay().us;
        d.streamKey = row.id.value;
        d.dueUs = row.due.us;
        d.seasonDays = row.seasonDays;
        if (row.season)
            seasons(d, row.season);
        const Index self = index(net_.demands);
        if (const auto* way = edge(row.customer, false, row.item,
                                   [&](const auto& e) { return nodeAt(e.from).offers(row.item); })) {
            const auto& from = nodeAt(way->from);
            d.leg = leg(from.element, row.customer, way->flow);
            if (from.kind == TableId::Transports) {
                d.transport = transportIndex_.at(from.element);
                const auto* loads = edge(from.element, false, row.item, [](const auto&) { return true; });
                d.leg = leg(loads ? nodeAt(loads->from).element : from.element, row.customer, way->flow,
                            from.element);
                net_.transports[d.transport].demands.push_back(self);
            } else if (from.kind == TableId::Processes || contains(kStores, from.kind)) {
                const bool dock =
                    from.kind == TableId::Processes || isLevelled(from.element, row.item);
                d.place = dock ? place(PlaceNode::Kind::Dock, from.element, d.item)
                               : storePlace(from.element, d.item);
                net_.places[d.place].demands.push_back(self);
            }
        }
        net_.demands.push_back(d);
    }
}

void Compiler::ordersOfSeries(DemandNode& d, Id series) {
    d.firstOrder = index(net_.values);
    for (const auto& v : valuesOf(series))
        net_.values.push_back((v.value + 500'000) / 1'000'000);
    d.orderCount = index(net_.values) - d.firstOrder;
}

void Compiler::seasons(DemandNode& d, Id series) {
    d.firstFactor = index(net_.values);
    bool any = false;
    for (const auto& v : valuesOf(series)) {
        net_.values.push_back(v.value);
        any = any || v.value > 0;
    }
    d.factorCount = any ? index(net_.values) - d.firstFactor : 0;
}

void Compiler::controls() {
    for (const auto& row : plant_.get<ProductionControl>()) {
        const Process* pacemaker = plant_.find<Process>(row.pacemaker);
        if (!pacemaker || row.pitch.us == 0)
            continue;
        ControlNode c;
        c.id = row.id;
        c.process = processIndex(row.pacemaker);
        c.calendar = calendar(pacemaker->calendar, {}, breaksOf(*pacemaker), shareOf(*pacemaker));
        c.pitchUs = row.pitch.us;
        c.overtimeUs = pacemaker->overtime.us;
        for (const auto& slot : plant_.get<HeijunkaSlot>())
            if (slot.control == row.id)
                c.pattern.push_back(item(slot.item));
        const Index self = index(net_.controls);
        for (const auto& loop : net_.loops)
            if (loop.kind == LoopKind::Production && loop.process == c.process)
                addProduct(c, loop, self);
        net_.controls.push_back(std::move(c));
    }
}

void Compiler::addProduct(ControlNode& c, const LoopNode& loop, Index self) {
    ControlNode::Product product;
    product.item = loop.item;
    product.market = loop.toPlace;
    product.container = loop.container;
    net_.places[loop.toPlace].control = self;
    const Id store = net_.places[loop.toPlace].element;
    const Id itemId = net_.items[loop.item].id;
    if (const auto* way = edge(store, true, itemId, [](const auto&) { return true; })) {
        const auto& to = nodeAt(way->to);
        product.leg = leg(store, to.element, way->flow);
        if (contains(kStores, to.kind))
            product.target = storePlace(to.element, loop.item);
        else if (to.kind == TableId::Processes)
            product.target = place(PlaceNode::Kind::LineSide, to.element, loop.item);
        else
            product.target = place(PlaceNode::Kind::Dock, to.kind == TableId::Transports ? to.element : store,
                                   loop.item);
    }
    for (const auto& demand : plant_.get<Demand>())
        if (demand.item == itemId)
            product.perDay += lean::demandPerDay(demand);
    for (Index d = 0; d < index(net_.demands); ++d)
        if (net_.demands[d].item == loop.item)
            product.demands.push_back(d);
    c.products.push_back(std::move(product));
}

void Compiler::claims() {
    for (Index d = 0; d < index(net_.demands); ++d) {
        const auto& demand = net_.demands[d];
        if (demand.place != kNone)
            net_.places[demand.place].claims.push_back(d);
        else if (demand.transport != kNone)
            for (const Index source : net_.transports[demand.transport].sources)
                if (net_.places[source].item == demand.item)
                    net_.places[source].claims.push_back(d);
    }
    for (const auto& place : net_.places)
        if (place.positionLoop != kNone)
            for (const Index d : place.claims)
                net_.demands[d].watched.push_back(place.positionLoop);
}

} // namespace takt::sim

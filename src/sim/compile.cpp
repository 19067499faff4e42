#include "sim/network.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "lean/flow_graph.h"
#include "model/law_sampling.h"

namespace takt::sim {

namespace {

class Compiler {
  public:
    Compiler(const Project& project, const Scenario& scenario)
        : project_(project), scenario_(scenario), plant_(scenario.plant), graph_(lean::flowGraph(plant_)) {}

    Network compile() {
        calendar(Id{}, {}, false);
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
        planLedger(project_, scenario_, net_);
        names();
        net_.plantHash = plantHash(project_, scenario_);
        return std::move(net_);
    }

  private:
    using Index = std::uint32_t;
    template <class T>
    static Index index(const std::vector<T>& list) {
        return static_cast<Index>(list.size());
    }
    Index item(Id id) const {
        const auto it = itemIndex_.find(id);
        return it == itemIndex_.end() ? kNone : it->second;
    }
    Index processIndex(Id id) const {
        const auto it = processIndex_.find(id);
        return it == processIndex_.end() ? kNone : it->second;
    }

    std::vector<WeightedValue> valuesOf(Id id) const {
        std::vector<WeightedValue> values;
        if (const Series* series = project_.shared.get<Series>().find(id))
            for (std::size_t i = 0; i < series->values.millionths.size(); ++i)
                values.push_back({series->values.millionths[i],
                                  i < series->weights.millionths.size() ? series->weights.millionths[i] : 1'000'000});
        return values;
    }

    Sampler sampler(const DurationLaw& law) {
        const auto values = valuesOf(law.series);
        Sampler s;
        s.law = distributionOf(law, values, net_.values);
        s.meanUs = static_cast<double>(meanOf(law, values).us);
        if (law.kind == DurationLaw::Kind::Series)
            s.slot = net_.seriesUsers++;
        return s;
    }

    Index calendar(Id id, Duration overtime, bool runsInBreaks) {
        const auto key = std::tuple(effectiveCalendar(project_.shared, id), overtime.us, runsInBreaks);
        const auto found = calendarIndex_.find(key);
        if (found != calendarIndex_.end())
            return found->second;
        net_.calendars.push_back(
            WorkingTime::compile(project_.shared, std::get<0>(key), overtime, runsInBreaks));
        return calendarIndex_[key] = index(net_.calendars) - 1;
    }

    /// The place of an item at an element, made when it is first asked for.
    Index place(PlaceNode::Kind kind, Id element, Index itemOfPlace) {
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
    Index storePlace(Id store, Index itemOfPlace) {
        const bool lane = plant_.find<FifoLane>(store) != nullptr;
        return place(lane ? PlaceNode::Kind::Lane : PlaceNode::Kind::Store, store, itemOfPlace);
    }

    Index leg(Id from, Id to, Id way, Id transport = {}) {
        for (Index i = 0; i < index(net_.legs); ++i) {
            const auto& l = net_.legs[i];
            if (l.from == from && l.to == to && l.way == way)
                return i;
        }
        net_.legs.push_back({from, to, way, transport});
        return index(net_.legs) - 1;
    }

    void names() {
        plant_.forEachTable([&](const auto& table) {
            for (const auto& row : table)
                net_.names[row.id] = nameOf(plant_, row.id);
        });
        for (const auto& entry : lean::analyze(project_, scenario_).ladder)
            for (const Index p : net_.placesOf(entry.element))
                net_.ladder.push_back(p);
    }

    void stores() {
        std::map<std::pair<Id, Id>, double> days;
        for (const auto& entry : lean::stockDays(project_, scenario_))
            days[{entry.store, entry.item}] = entry.daysPerStep;
        for (const auto& node : graph_.nodes) {
            if (!contains(kStores, node.kind))
                continue;
            for (const Id id : node.items) {
                auto& p = net_.places[storePlace(node.element, item(id))];
                p.daysPerStep = days[{node.element, id}];
                for (const auto& stock : plant_.get<Stock>())
                    if (stock.store == node.element && stock.item == id)
                        p.maximum += stock.maximum.steps;
            }
            if (const auto* lane = plant_.find<FifoLane>(node.element)) {
                auto& p = net_.places[storePlace(node.element, kNone)];
                p.capacity = lane->capacity;
                p.holdsWhenFull = lane->whenFull == WhenFull::FinishesAndHolds;
            }
        }
    }

    void processes() {
        for (const auto& row : plant_.get<Process>()) {
            ProcessNode p;
            p.id = row.id;
            p.firstMachine = index(net_.machineProcess);
            p.machineCount = static_cast<Index>(row.machines);
            p.calendar = calendar(row.calendar, row.overtime, row.runsInBreaks);
            p.withdrawsEarly = row.withdraws == Withdraws::WhenCardIsFree;
            p.setsUpEveryLot = row.setsUp == SetsUp::ForEveryLot;
            p.finishesContainer = row.endOfShift == EndOfShift::FinishesContainer;
            p.scrapsOnBreakdown = row.onBreakdown == OnBreakdown::Scrapped;
            p.repairsOffShift = row.repairsOffShift;
            p.inspects = row.inspects;
            p.setUpFor = row.setUpFor ? item(row.setUpFor) : kNone;
            p.changeoverUs = row.changeover.us;
            const Duration stop = meanOf(row.stopLength, valuesOf(row.stopLength.series));
            p.breaksDown = row.uptime < Share::whole() && stop.us > 0;
            p.failsByShiftTime = row.breakdownClock == BreakdownClock::ShiftTime;
            if (p.breaksDown)
                p.meanUpUs = static_cast<std::int64_t>(static_cast<double>(stop.us) * row.uptime.value() /
                                                       (1.0 - row.uptime.value()));
            p.stop = sampler(row.stopLength);
            p.streamKey = row.id.value;
            processIndex_[row.id] = index(net_.processes);
            net_.machineProcess.insert(net_.machineProcess.end(), p.machineCount, index(net_.processes));
            net_.processes.push_back(p);
        }
        for (const auto& row : plant_.get<Process>())
            if (const Index helped = processIndex(row.helps); helped != kNone && row.helps != row.id) {
                net_.processes[processIndex(row.id)].helps = helped;
                net_.processes[helped].helpers.push_back(processIndex(row.id));
            }
        people();
        for (const auto& row : plant_.get<MaintenancePlan>())
            net_.maintenance.push_back(
                {row.id, processIndex(row.process), row.everyDays, row.first, row.length.us});
        for (const auto& row : plant_.get<SetupTime>())
            net_.setups.push_back({processIndex(row.process), item(row.fromItem), item(row.toItem), row.time.us});
    }

    void people() {
        for (const auto& row : plant_.get<OperatorGroup>()) {
            GroupNode group{row.id, row.count, row.repairs, {}};
            for (const auto& skill : plant_.get<OperatorSkill>()) {
                const Index p = skill.operators == row.id ? processIndex(skill.process) : kNone;
                if (p == kNone || std::find(group.processes.begin(), group.processes.end(), p) != group.processes.end())
                    continue;
                group.processes.push_back(p);
                net_.processes[p].groups.push_back(index(net_.groups));
            }
            net_.groups.push_back(std::move(group));
        }
    }

    void supplies() {
        for (const auto& row : plant_.get<SupplierItem>()) {
            supplyIndex_[{row.supplier, row.item}] = index(net_.supplies);
            net_.supplies.push_back({row.id, row.supplier, item(row.item), sampler(row.leadTime), row.multiple.steps,
                                     row.minimum.steps, row.onTime.billionths, row.defects.billionths,
                                     row.ordersCross, row.capacity.steps, row.id.value, row.ownStock.steps, kNone});
            if (const Id hours = plant_.find<Supplier>(row.supplier)->calendar)
                net_.supplies.back().calendar = calendar(hours, {}, false);
        }
    }

    void transports() {
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

    DaySet workingDays() const {
        DaySet days;
        for (int d = 0; d < 7; ++d)
            if (net_.calendars[0].isWorkingDay(d))
                days.bits = static_cast<std::uint8_t>(days.bits | (1U << d));
        return days;
    }

    /// The first edge out of (or into) an element on which an item goes; one for this item alone before others.
    template <class Accept>
    const lean::FlowGraph::Edge* edge(Id element, bool out, Id itemId, Accept&& accept) const {
        const auto* node = graph_.find(element);
        if (!node)
            return nullptr;
        const lean::FlowGraph::Edge* any = nullptr;
        for (const int e : out ? node->out : node->in) {
            const auto& candidate = graph_.edges[static_cast<std::size_t>(e)];
            if (candidate.item && candidate.item == itemId && accept(candidate))
                return &candidate;
            if (!any && !candidate.item && accept(candidate))
                any = &candidate;
        }
        return any;
    }
    const lean::FlowGraph::Node& nodeAt(int i) const { return graph_.nodes[static_cast<std::size_t>(i)]; }

    void loops() {
        for (const auto& row : plant_.get<KanbanLoop>()) {
            LoopNode l;
            l.id = row.id;
            l.kind = row.kind;
            l.item = row.item ? item(row.item) : kNone;
            l.container = row.container.steps > 0 ? row.container.steps
                          : l.item != kNone       ? net_.items[l.item].container
                                                  : 1;
            l.lot = row.lot.steps;
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
            l.transport = row.transport ? transportIndex_.at(row.transport) : kNone;
            l.cardLeg = leg(row.to, row.from, row.id);
            if (row.kind == LoopKind::Conwip)
                conwipEnds(l, row);
            else
                loopEnds(l, row);
            net_.loops.push_back(std::move(l));
        }
    }

    void loopEnds(LoopNode& l, const KanbanLoop& row) {
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
        if (l.process != kNone)
            return;
        const auto supply = supplyIndex_.find({row.from, row.item});
        if (supply != supplyIndex_.end()) {
            l.supply = supply->second;
        } else {
            l.fromPlace = storePlace(row.from, l.item);
            auto& from = net_.places[l.fromPlace];
            (watchesPosition(row.kind) ? from.requests : from.loopsOut).push_back(self);
        }
        if (l.transport != kNone && row.kind == LoopKind::Withdrawal)
            net_.transports[l.transport].loops.push_back(self);
    }

    /// Cards wait before the first process and are freed behind the last, or by what leaves a store.
    void conwipEnds(LoopNode& l, const KanbanLoop& row) {
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

    /// Where a process puts an item: the first flow out that takes it.
    void setOutput(RecipeNode& r, Id process, Id itemId) {
        for (const auto& loop : net_.loops)
            if (loop.kind != LoopKind::Conwip && loop.item == r.item && loop.process == r.process) {
                r.outPlace = loop.toPlace;
                r.outLeg = loop.leg;
                r.container = loop.container;
                return;
            }
        const auto* way = edge(process, true, itemId, [](const auto&) { return true; });
        if (!way)
            return;
        const auto& to = nodeAt(way->to);
        r.outLeg = leg(process, to.element, way->flow);
        if (contains(kStores, to.kind))
            r.outPlace = storePlace(to.element, r.item);
        else if (to.kind == TableId::Processes)
            r.outPlace = place(PlaceNode::Kind::LineSide, to.element, r.item);
        else if (to.kind == TableId::Transports)
            r.outPlace = place(PlaceNode::Kind::Dock, to.element, r.item);
        else
            r.outPlace = place(PlaceNode::Kind::Dock, process, r.item);
        if (auto& p = net_.places[r.outPlace]; p.kind == PlaceNode::Kind::Lane)
            if (std::find(p.feeders.begin(), p.feeders.end(), r.process) == p.feeders.end())
                p.feeders.push_back(r.process);
    }

    /// Where a process puts what it makes besides.
    OutputNode output(Id process, const RecipeOutput& row) {
        OutputNode out;
        out.item = item(row.item);
        out.perStep = row.quantity.steps;
        const auto* way = edge(process, true, row.item, [&](const auto& e) {
            return contains(kStores, nodeAt(e.to).kind) || nodeAt(e.to).kind == TableId::Processes;
        });
        if (!way)
            return out;
        const auto& to = nodeAt(way->to);
        out.leg = leg(process, to.element, way->flow);
        out.place = contains(kStores, to.kind) ? storePlace(to.element, out.item)
                                               : place(PlaceNode::Kind::LineSide, to.element, out.item);
        return out;
    }

    InputNode input(Id process, const lean::RecipeNeed& need) {
        InputNode in;
        in.item = item(need.item);
        in.perStep = need.quantity;
        for (const auto& loop : net_.loops)
            if (loop.kind == LoopKind::Withdrawal && loop.item == in.item &&
                net_.places[loop.toPlace].kind == PlaceNode::Kind::LineSide &&
                net_.places[loop.toPlace].element == process) {
                in.place = loop.toPlace;
                return in;
            }
        const auto* way = edge(process, false, need.item, [&](const auto& e) {
            return nodeAt(e.from).offers(need.item);
        });
        if (!way)
            return in;
        const auto& from = nodeAt(way->from);
        if (from.kind == TableId::Suppliers)
            return in; // straight from a supplier: never runs out
        in.leg = leg(from.element, process, way->flow);
        in.place = contains(kStores, from.kind) ? storePlace(from.element, in.item)
                                                : place(PlaceNode::Kind::LineSide, process, in.item);
        return in;
    }

    void recipes() {
        for (const auto& process : plant_.get<Process>()) {
            const Index p = processIndex(process.id);
            net_.processes[p].firstRecipe = index(net_.recipes);
            for (const auto& row : plant_.get<Recipe>()) {
                if (row.process != process.id)
                    continue;
                RecipeNode r;
                r.id = row.id;
                r.process = p;
                r.item = item(row.item);
                r.container = net_.items[r.item].container;
                r.cycle = sampler(row.cycleTime);
                r.piecesPerCycle = row.piecesPerCycle;
                r.usPerStep = r.cycle.meanUs / static_cast<double>(r.piecesPerCycle);
                r.drawPerPiece = row.draw == DrawPer::Piece;
                r.yield = row.yield.billionths;
                if (row.processingTime)
                    r.lagUs = std::max<std::int64_t>(0, row.processingTime->us - static_cast<std::int64_t>(r.cycle.meanUs));
                setOutput(r, process.id, row.item);
                r.sentShort = row.shortContainers == ShortContainers::Sent;
                r.rework = row.rework.billionths;
                r.reworkUs = row.reworkTime.us;
                r.manualUs = row.manualTime ? row.manualTime->us : -1;
                r.walkingUs = row.walkingTime.us;
                r.foundLater = row.found == SpoiledFound::AtInspection;
                r.idealUs = row.idealCycle ? static_cast<double>(row.idealCycle->us) : r.cycle.meanUs;
                if (const Index other = processIndex(row.reworkAt); other != kNone && other != p && hasRecipe(row.reworkAt, row.item))
                    r.reworkPlace = place(PlaceNode::Kind::LineSide, row.reworkAt, r.item);
                r.firstOutput = index(net_.outputs);
                for (const auto& besides : plant_.get<RecipeOutput>())
                    if (besides.recipe == row.id) {
                        net_.outputs.push_back(output(process.id, besides));
                        ++r.outputCount;
                    }
                r.firstInput = index(net_.inputs);
                r.takesAny = isReworkedAt(process.id, row.item);
                net_.processes[p].reworks = net_.processes[p].reworks || r.takesAny;
                const auto needs = r.takesAny ? std::vector<lean::RecipeNeed>{{row.item, 1}}
                                              : lean::recipeNeeds(plant_, graph_, row);
                for (const auto& need : needs) {
                    net_.inputs.push_back(
                        r.takesAny ? InputNode{place(PlaceNode::Kind::LineSide, process.id, r.item), r.item, 1, kNone}
                                   : input(process.id, need));
                    if (const Index from = net_.inputs.back().place; from != kNone) {
                        auto& consumers = net_.places[from].consumers;
                        if (std::find(consumers.begin(), consumers.end(), p) == consumers.end())
                            consumers.push_back(p);
                    }
                    ++r.inputCount;
                }
                const Index self = index(net_.recipes);
                for (auto& loop : net_.loops)
                    tellMaker(loop, self, r);
                recipeIndex_.emplace(std::pair(process.id, row.item), self);
                net_.recipes.push_back(r);
                ++net_.processes[p].recipeCount;
            }
            for (const auto& loop : net_.loops)
                if (loop.process == p || (loop.process != kNone && loop.process == net_.processes[p].helps))
                    net_.processes[p].takesOrders = true;
        }
    }

    bool hasRecipe(Id process, Id itemId) const {
        return std::any_of(plant_.get<Recipe>().begin(), plant_.get<Recipe>().end(),
                           [&](const Recipe& r) { return r.process == process && r.item == itemId; });
    }
    /// What other processes send there to be reworked is all that its recipe for the item takes.
    bool isReworkedAt(Id process, Id itemId) const {
        return std::any_of(plant_.get<Recipe>().begin(), plant_.get<Recipe>().end(), [&](const Recipe& r) {
            return r.reworkAt == process && r.process != process && r.item == itemId;
        });
    }

    void tellMaker(LoopNode& loop, Index recipe, const RecipeNode& r) {
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

    /// Markets of a levelled pacemaker give their trays to the heijunka carrier alone.
    bool isLevelled(Id store, Id itemId) const {
        for (const auto& control : plant_.get<ProductionControl>())
            if (control.pacemaker && control.pitch.us > 0)
                for (const auto& loop : plant_.get<KanbanLoop>())
                    if (loop.kind == LoopKind::Production && loop.from == control.pacemaker && loop.to == store &&
                        loop.item == itemId)
                        return true;
        return false;
    }

    void legsOfTransports() {
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
                t.fromSupplier = t.fromSupplier || from.kind == TableId::Suppliers;
                for (const Id id : from.items) {
                    if (way.item && way.item != id)
                        continue;
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
    }

    void demands() {
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
            d.calendar = calendar(customer.calendar, {}, false);
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

    void ordersOfSeries(DemandNode& d, Id series) {
        d.firstOrder = index(net_.values);
        for (const auto& v : valuesOf(series))
            net_.values.push_back((v.value + 500'000) / 1'000'000);
        d.orderCount = index(net_.values) - d.firstOrder;
    }

    void seasons(DemandNode& d, Id series) {
        d.firstFactor = index(net_.values);
        bool any = false;
        for (const auto& v : valuesOf(series)) {
            net_.values.push_back(v.value);
            any = any || v.value > 0;
        }
        d.factorCount = any ? index(net_.values) - d.firstFactor : 0;
    }

    void controls() {
        for (const auto& row : plant_.get<ProductionControl>()) {
            const Process* pacemaker = plant_.find<Process>(row.pacemaker);
            if (!pacemaker || row.pitch.us == 0)
                continue;
            ControlNode c;
            c.id = row.id;
            c.process = processIndex(row.pacemaker);
            c.calendar = calendar(pacemaker->calendar, {}, pacemaker->runsInBreaks);
            c.pitchUs = row.pitch.us;
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

    void addProduct(ControlNode& c, const LoopNode& loop, Index self) {
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

    void schedules() {
        for (const auto& row : plant_.get<ScheduleLine>()) {
            const auto recipe = recipeIndex_.find({row.process, row.item});
            if (recipe == recipeIndex_.end())
                continue;
            const Index p = processIndex(row.process);
            net_.processes[p].takesOrders = true;
            Index conwip = kNone;
            for (Index l = 0; l < index(net_.loops); ++l) {
                const auto& loop = net_.loops[l];
                if (loop.kind == LoopKind::Conwip && loop.process == p &&
                    (loop.item == kNone || loop.item == net_.recipes[recipe->second].item))
                    conwip = l;
            }
            net_.schedules.push_back(
                {row.id, p, recipe->second, row.quantity.steps, row.everyDays, row.first, conwip,
                 row.rule == ScheduleRule::Netted, row.safety.steps, row.lot.steps, row.leadBuckets, row.frozen});
        }
    }

    /// A process that hands straight to a customer and is told nothing else makes what the customer orders.
    void makeToOrder() {
        std::vector<bool> toOrder(net_.processes.size(), false);
        for (auto& d : net_.demands) {
            if (d.place == kNone || net_.places[d.place].kind != PlaceNode::Kind::Dock)
                continue;
            const Index p = processIndex(net_.places[d.place].element);
            if (p == kNone || net_.processes[p].takesOrders)
                continue;
            const auto& node = net_.processes[p];
            const auto first = net_.recipes.begin() + node.firstRecipe;
            const bool onlyForCustomers = std::all_of(first, first + node.recipeCount, [&](const RecipeNode& r) {
                return r.outPlace != kNone && net_.places[r.outPlace].kind == PlaceNode::Kind::Dock &&
                       net_.places[r.outPlace].element == node.id;
            });
            const auto recipe = recipeIndex_.find({node.id, net_.items[d.item].id});
            if (!onlyForCustomers || recipe == recipeIndex_.end())
                continue;
            d.makeRecipe = recipe->second;
            d.lost = false; // it waits while it is made
            toOrder[p] = true;
        }
        for (Index p = 0; p < index(net_.processes); ++p)
            net_.processes[p].takesOrders = net_.processes[p].takesOrders || toOrder[p];
    }

    /// What a watched inventory position owes: demands served from the place or loaded there.
    void claims() {
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

    void initialStock() {
        for (const auto& row : plant_.get<Stock>()) {
            const auto* node = graph_.find(row.store);
            if (!node || row.initial.steps == 0)
                continue;
            const Index p = storePlace(row.store, item(row.item));
            net_.places[p].initial += row.initial.steps;
            net_.initial.push_back({p, item(row.item), row.initial.steps});
        }
    }

    void reserves() {
        for (const auto& row : plant_.get<Stock>()) {
            if (!graph_.find(row.store) || row.buffer.steps + row.safety.steps == 0 || plant_.find<FifoLane>(row.store))
                continue;
            const Index p = storePlace(row.store, item(row.item));
            const double days = net_.places[p].daysPerStep;
            net_.places[p].reserve = index(net_.reserves);
            net_.reserves.push_back({p, row.buffer.steps, row.safety.steps, row.bufferAfter.us, row.safetyAfter.us,
                                     days > 0 ? 1.0 / days : 0.0});
        }
    }

    /// Material that is put before a process told nothing else asks work of it; assembled, its first input does.
    void asks() {
        for (Index p = 0; p < index(net_.processes); ++p) {
            const auto& node = net_.processes[p];
            for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
                const auto& recipe = net_.recipes[r];
                if (recipe.inputCount == 0 || (node.takesOrders && !recipe.takesAny))
                    continue;
                const auto& input = net_.inputs[recipe.firstInput];
                if (input.place != kNone && net_.places[input.place].kind != PlaceNode::Kind::Lane)
                    net_.places[input.place].asks.push_back(
                        {p, recipe.cycle.meanUs / static_cast<double>(recipe.piecesPerCycle * input.perStep)});
            }
        }
    }

    void disruptions() {
        for (const auto& row : plant_.get<Disruption>()) {
            DisruptionNode d{row.id, sampler(row.between), sampler(row.length), row.level, row.once, row.id.value, {}};
            for (const auto& target : plant_.get<DisruptionTarget>())
                if (target.disruption == row.id)
                    addTargets(d, target.element);
            if (!d.targets.empty())
                net_.disruptions.push_back(std::move(d));
        }
    }

    void addTargets(DisruptionNode& d, Id element) const {
        const TableId kind = tableOf(plant_, element);
        const auto add = [&](const auto& nodes, auto&& isIt) {
            for (Index i = 0; i < index(nodes); ++i)
                if (isIt(nodes[i]))
                    d.targets.push_back({kind, i});
        };
        const auto byId = [&](const auto& node) { return node.id == element; };
        if (kind == TableId::Suppliers)
            add(net_.supplies, [&](const SupplyNode& s) { return s.supplier == element; });
        else if (kind == TableId::Customers)
            add(net_.demands, [&](const DemandNode& n) { return n.customer == element; });
        else if (kind == TableId::Processes)
            add(net_.processes, byId);
        else if (kind == TableId::OperatorGroups)
            add(net_.groups, byId);
        else if (kind == TableId::Transports)
            add(net_.transports, byId);
        else
            add(net_.loops, byId);
    }

    void beginnings() {
        for (const auto& row : plant_.get<MachineStart>()) {
            const Index p = processIndex(row.process);
            const auto& node = net_.processes[p];
            if (row.machine > static_cast<std::int64_t>(node.machineCount))
                continue;
            MachineStartNode start;
            start.machine = node.firstMachine + static_cast<Index>(row.machine - 1);
            start.item = row.item ? item(row.item) : kNone;
            for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r)
                if (net_.recipes[r].item == start.item)
                    start.recipe = r;
            start.workUs = row.workLeft.us;
            start.stopUs = row.stopLeft.us;
            net_.machineStarts.push_back(start);
        }
        for (const auto& row : plant_.get<CardStart>())
            if (const Index l = net_.loopOf(row.loop); l != kNone)
                net_.cardStarts.push_back({l, row.at, row.count, row.arrives.us});
    }

    const Project& project_;
    const Scenario& scenario_;
    const Plant& plant_;
    lean::FlowGraph graph_;
    Network net_;
    std::map<Id, Index> itemIndex_, processIndex_, transportIndex_;
    std::map<std::tuple<Id, std::int64_t, bool>, Index> calendarIndex_;
    std::map<std::tuple<Id, PlaceNode::Kind, Index>, Index> placeIndex_;
    std::map<std::pair<Id, Id>, Index> supplyIndex_, recipeIndex_;
};

} // namespace

Result<std::shared_ptr<const Network>> compile(const Project& project, const Scenario& scenario) {
    for (const auto& problem : lean::diagnose(project, scenario))
        if (problem.severity == lean::Severity::Error)
            return fail(ErrorCode::PlantNotRunnable, {lean::problemText(problem)});
    return std::make_shared<const Network>(Compiler(project, scenario).compile());
}

} // namespace takt::sim

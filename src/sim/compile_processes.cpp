// Part of compile(): stores, machines, people, recipes and what is made by plan.
#include "sim/compiler.h"

#include <algorithm>

#include "cell/stations.h"
#include "model/law_sampling.h"

namespace takt::sim {

void Compiler::stores() {
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

void Compiler::processes() {
    for (const auto& row : plant_.get<Process>()) {
        ProcessNode p;
        p.id = row.id;
        machines(p, row);
        p.calendar = calendar(row.calendar, row.overtime, breaksOf(row), shareOf(row));
        p.handsCalendar = calendar(row.calendar, row.overtime, InBreaks::Closed, shareOf(row));
        p.withdrawsEarly = row.withdraws == Withdraws::WhenCardIsFree;
        p.setsUpEveryLot = row.setsUp == SetsUp::ForEveryLot;
        p.finishesContainer = row.endOfShift == EndOfShift::FinishesContainer;
        p.finishesPiece = row.endOfShift == EndOfShift::FinishesPiece;
        p.byCalendar = !p.finishesContainer && !p.finishesPiece && p.handsCalendar == p.calendar;
        p.scrapsOnBreakdown = row.onBreakdown == OnBreakdown::Scrapped;
        p.repairsOffShift = row.repairsOffShift;
        p.inspects = row.inspects;
        p.setUpFor = row.setUpFor ? item(row.setUpFor) : kNone;
        p.changeoverUs = row.changeover.us;
        const Duration stop = meanOf(row.stopLength, valuesOf(row.stopLength.series));
        p.uptime = row.uptime.billionths;
        p.breaksDown = row.uptime < Share::whole() && stop.us > 0;
        p.failsByShiftTime = row.breakdownClock == BreakdownClock::ShiftTime;
        if (p.breaksDown)
            p.meanUpUs = static_cast<std::int64_t>(static_cast<double>(stop.us) * row.uptime.value() /
                                                   (1.0 - row.uptime.value()));
        p.stop = sampler(row.stopLength);
        p.streamKey = row.id.value;
        processIndex_[row.id] = index(net_.processes);
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

void Compiler::machines(ProcessNode& p, const Process& row) {
    const auto add = [&](std::int64_t count, Index station) {
        net_.machineProcess.insert(net_.machineProcess.end(), static_cast<std::size_t>(count), index(net_.processes));
        net_.machineStation.insert(net_.machineStation.end(), static_cast<std::size_t>(count), station);
        return static_cast<Index>(count);
    };
    p.firstMachine = index(net_.machineProcess);
    if (!cell::runsByStations(plant_, row.id)) {
        p.machineCount = add(row.machines, kNone);
        return;
    }
    const Cell settings = cell::settingsOf(plant_, row.id);
    p.machineCount = 0;
    p.firstStation = index(net_.stations);
    for (const auto& station : cell::manned(plant_, row.id)) {
        StationNode s;
        s.process = index(net_.processes);
        s.number = station.number;
        s.name = station.name;
        s.firstMachine = index(net_.machineProcess);
        s.machineCount = add(station.copies * row.machines, index(net_.stations));
        s.capacity = settings.lanePieces;
        s.operators = static_cast<Index>(station.operators());
        p.machineCount += s.machineCount;
        ++p.stationCount;
        net_.stations.push_back(std::move(s));
    }
}

void Compiler::stationTimes(RecipeNode& r, const Recipe& row) {
    const ProcessNode& process = net_.processes[r.process];
    if (process.stationCount == 0)
        return;
    const Cell settings = cell::settingsOf(plant_, row.process);
    const Process& cellOf = *plant_.find<Process>(row.process);
    r.firstTime = index(net_.stationTimes);
    r.lagUs = 0; // what a piece is inside beyond the pace comes of its way through the stations
    double through = 0, longest = 0, pace = 0;
    for (const auto& station : cell::manned(plant_, row.process)) {
        const auto times = cell::timesAt(plant_, settings, station, row.item);
        const auto ofCycle = [&](Duration d) { return std::min(d.us, kMostTime / r.piecesPerCycle) * r.piecesPerCycle; };
        net_.stationTimes.push_back({ofCycle(times.cycle), ofCycle(times.manual), ofCycle(times.walk)});
        const auto cycle = static_cast<double>(net_.stationTimes.back().cycleUs);
        through += cycle;
        longest = std::max(longest, cycle);
        pace = std::max(pace, cycle / static_cast<double>(station.copies * cellOf.machines));
    }
    r.usPerStep = pace * process.machineCount / static_cast<double>(r.piecesPerCycle);
    r.idealUs = row.idealCycle && longest > 0 ? through * static_cast<double>(row.idealCycle->us) / longest : through;
}

void Compiler::people() {
    for (const auto& row : plant_.get<OperatorGroup>()) {
        GroupNode group{row.id, row.count, row.repairs, {}, kNone};
        if (row.calendar)
            group.calendar = calendar(row.calendar, {}, InBreaks::Open);
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

void Compiler::setOutput(RecipeNode& r, Id process, Id itemId) {
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
}

void Compiler::setLanes(RecipeNode& r) {
    r.firstLane = index(net_.lanes);
    const auto fills = [&](Index place) {
        if (place == kNone || net_.places[place].kind != PlaceNode::Kind::Lane)
            return;
        auto& feeders = net_.places[place].feeders;
        if (std::find(feeders.begin(), feeders.end(), r.process) == feeders.end())
            feeders.push_back(r.process);
        for (Index i = r.firstLane; i < index(net_.lanes); ++i)
            if (net_.lanes[i].place == place) {
                net_.lanes[i].containers = std::min(net_.lanes[i].containers + 1, net_.places[place].capacity);
                return;
            }
        net_.lanes.push_back({place, 1});
    };
    fills(r.outPlace);
    for (Index i = r.firstOutput; i < r.firstOutput + r.outputCount; ++i)
        fills(net_.outputs[i].place);
    r.laneCount = index(net_.lanes) - r.firstLane;
}

OutputNode Compiler::output(Id process, const RecipeOutput& row) {
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

InputNode Compiler::input(Id process, const lean::RecipeNeed& need) {
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
    if (from.kind == TableId::Suppliers) { // never runs out while that is open and its capacity allows
        if (const auto supply = supplyIndex_.find({from.element, need.item}); supply != supplyIndex_.end()) {
            in.supply = supply->second;
            net_.supplies[in.supply].feeds.push_back(processIndex(process));
        }
        return in;
    }
    in.leg = leg(from.element, process, way->flow);
    in.place = contains(kStores, from.kind) ? storePlace(from.element, in.item)
                                            : place(PlaceNode::Kind::LineSide, process, in.item);
    return in;
}

void Compiler::recipes() {
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
            stationTimes(r, row);
            if (const Index other = processIndex(row.reworkAt); other != kNone && other != p && hasRecipe(row.reworkAt, row.item))
                r.reworkPlace = place(PlaceNode::Kind::LineSide, row.reworkAt, r.item);
            r.firstOutput = index(net_.outputs);
            for (const auto& besides : plant_.get<RecipeOutput>())
                if (besides.recipe == row.id) {
                    net_.outputs.push_back(output(process.id, besides));
                    ++r.outputCount;
                }
            setLanes(r);
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

void Compiler::schedules() {
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

void Compiler::makeToOrder() {
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

void Compiler::asks() {
    for (Index p = 0; p < index(net_.processes); ++p) {
        const auto& node = net_.processes[p];
        for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
            const auto& recipe = net_.recipes[r];
            if (recipe.inputCount == 0 || (node.takesOrders && !recipe.takesAny))
                continue;
            const auto& input = net_.inputs[recipe.firstInput];
            if (input.place != kNone && net_.places[input.place].kind != PlaceNode::Kind::Lane)
                net_.places[input.place].asks.push_back(
                    {p, (node.stationCount > 0 ? recipe.usPerStep : recipe.cycle.meanUs / static_cast<double>(recipe.piecesPerCycle)) /
                            static_cast<double>(input.perStep)});
        }
    }
}

} // namespace takt::sim

// What the ledger needs of a plant beside the network.
#include <algorithm>
#include <map>
#include <tuple>

#include "cell/stations.h"
#include "sim/network.h"

namespace takt::sim {

namespace {

using Index = std::uint32_t;

class LedgerPlanner {
  public:
    LedgerPlanner(const Project& project, const Scenario& scenario, Network& network)
        : shared_(project.shared), plant_(scenario.plant), net_(network) {}

    LedgerPlan plan() {
        processes();
        recipes();
        groups();
        places();
        for (const auto& node : net_.items) {
            const Item& row = *plant_.find<Item>(node.id);
            plan_.items.push_back({row.unitCost, row.step, row.holdingRate});
        }
        for (const auto& node : net_.transports)
            plan_.tripCosts.push_back({static_cast<std::int64_t>(node.tripCost * 1e4 + 0.5)});
        return std::move(plan_);
    }

  private:
    /// A calendar of the network's, added when none is like it.
    Index calendar(const Process& row, const ProcessNode* node, InBreaks breaks) {
        const Id id = effectiveCalendar(shared_, row.calendar);
        const bool hasBreaks = std::ranges::any_of(shared_.get<Break>(), [&](const Break& b) {
            const Shift* shift = shared_.find<Shift>(b.shift);
            return shift && shift->calendar == id;
        });
        if (node && (!hasBreaks || breaks == breaksOf(row)))
            return node->calendar;
        if (node && breaks == InBreaks::Closed)
            return node->handsCalendar;
        const ShiftShare part = shareOf(row);
        const auto key = std::tuple(id, row.overtime.us, breaks, part.share.billionths, part.breaks);
        if (const auto found = calendars_.find(key); found != calendars_.end())
            return found->second;
        net_.calendars.push_back(WorkingTime::compile(shared_, id, row.overtime, breaks, part));
        return calendars_[key] = static_cast<Index>(net_.calendars.size() - 1);
    }

    void processes() {
        for (const auto& node : net_.processes) {
            const Process& row = *plant_.find<Process>(node.id);
            LedgerPlan::Process p;
            p.people = node.groups.empty() ? row.operators : 0;
            peopleOfCell(p, node, row);
            p.wage = row.wage;
            p.hands = calendar(row, &node, InBreaks::Closed);
            p.paid = calendar(row, &node, InBreaks::OpenIfPaid);
            p.span = calendar(row, &node, InBreaks::Open);
            p.clocked = node.withdrawsEarly;
            for (Index r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r)
                p.joins = p.joins || net_.recipes[r].inputCount > 1;
            plan_.processes.push_back(p);
        }
    }

    /// Who stands at its machines where tasks say it.
    void peopleOfCell(LedgerPlan::Process& p, const ProcessNode& node, const Process& row) const {
        std::int64_t there = 0;
        for (Index s = node.firstStation; s < node.firstStation + node.stationCount; ++s)
            there += static_cast<std::int64_t>(net_.stations[s].operators) * net_.stations[s].machineCount;
        if (node.stationCount > 0) {
            p.people = node.groups.empty() ? std::max(p.people, there) : 0;
            return;
        }
        for (const auto& station : cell::manned(plant_, row.id))
            there += station.operators() * station.copies;
        p.atMachine = std::max<std::int64_t>(1, there);
    }

    /// What all tasks of a process that stand at stations, or all tasks of one whose tasks stand nowhere, take of a cycle.
    void workOfCell(LedgerPlan::Recipe& r, const RecipeNode& node, const Recipe& row) {
        const Cell cell = cell::settingsOf(plant_, row.process);
        auto stations = cell::manned(plant_, row.process);
        if (stations.empty())
            stations.push_back({1, {}, 1, cell::tasksOf(plant_, row.process), {}});
        LedgerPlan::Work work;
        for (const auto& station : stations) {
            const auto times = cell::timesAt(plant_, cell, station, row.item);
            add(work, times, node.piecesPerCycle);
            work.longestUs = std::max(work.longestUs, times.longest.us * node.piecesPerCycle / station.copies);
            work.machineUs = std::max(work.machineUs, times.machine.us * node.piecesPerCycle / station.copies);
        }
        if (work.sum() == 0)
            return;
        work.cycleUs = r.cycleUs;
        work.handsUs = r.handsUs;
        work.walksAway = node.walkingUs > 0;
        r.work = static_cast<Index>(plan_.works.size());
        plan_.works.push_back(work);
    }

    static void add(LedgerPlan::Work& work, const cell::StationTimes& times, std::int64_t pieces) {
        for (std::size_t kind = 0; kind < work.us.size(); ++kind)
            work.us[kind] += times.work[kind].us * pieces;
        work.walkUs += times.walks.us * pieces;
    }

    /// The same of each station, behind that of the recipes.
    void workOfStations() {
        plan_.stationWork = static_cast<Index>(plan_.works.size());
        for (const auto& node : net_.recipes) {
            if (net_.processes[node.process].stationCount == 0)
                continue;
            const Recipe& row = *plant_.find<Recipe>(node.id);
            const Cell cell = cell::settingsOf(plant_, row.process);
            Index time = node.firstTime;
            for (const auto& station : cell::manned(plant_, row.process)) {
                const auto times = cell::timesAt(plant_, cell, station, row.item);
                LedgerPlan::Work work;
                add(work, times, node.piecesPerCycle);
                work.longestUs = times.longest.us * node.piecesPerCycle;
                work.machineUs = times.machine.us * node.piecesPerCycle;
                work.cycleUs = net_.stationTimes[time].cycleUs;
                work.handsUs = net_.stationTimes[time++].handsUs;
                work.walksAway = true;
                plan_.works.push_back(work);
            }
        }
    }

    /// Of a piece that goes from station to station.
    void throughStations(LedgerPlan::Recipe& r, const RecipeNode& node, const Recipe& row) const {
        const Cell cell = cell::settingsOf(plant_, row.process);
        std::int64_t through = 0, adding = 0;
        for (const auto& station : cell::manned(plant_, row.process)) {
            const auto times = cell::timesAt(plant_, cell, station, row.item);
            through += times.cycle.us;
            adding += times.automatic.us + times.work[static_cast<std::size_t>(WorkKind::ValueAdding)].us;
        }
        r.processingUs = std::max<std::int64_t>(1, through);
        r.valueAddedUs = std::min(row.valueAdded ? row.valueAdded->us : adding, r.processingUs);
        r.throughUs = through * node.piecesPerCycle;
    }

    void recipes() {
        for (const auto& node : net_.recipes) {
            const Recipe& row = *plant_.find<Recipe>(node.id);
            const auto cycle = std::max<std::int64_t>(1, static_cast<std::int64_t>(node.cycle.meanUs));
            LedgerPlan::Recipe r;
            r.cycleUs = cycle;
            r.handsUs = node.manualUs < 0 ? cycle : std::min(node.manualUs, cycle);
            r.walkingUs = std::min(node.walkingUs, cycle - r.handsUs);
            r.processingUs = std::max<std::int64_t>(1, row.processingTime ? row.processingTime->us : cycle);
            r.valueAddedUs = row.valueAdded ? std::min(row.valueAdded->us, r.processingUs) : r.processingUs;
            r.throughUs = cycle + node.lagUs;
            if (net_.processes[node.process].stationCount > 0)
                throughStations(r, node, row);
            else
                workOfCell(r, node, row);
            r.pushed = node.outPlace != kNone && net_.places[node.outPlace].capacity == 0;
            plan_.recipes.push_back(r);
        }
        for (const auto& demand : net_.demands)
            if (demand.makeRecipe != kNone)
                plan_.recipes[demand.makeRecipe].toOrder = true;
        workOfStations();
    }

    void groups() {
        for (const auto& node : net_.groups) {
            LedgerPlan::Group g;
            g.wage = plant_.find<OperatorGroup>(node.id)->wage;
            if (const Id own = plant_.find<OperatorGroup>(node.id)->calendar) {
                Process row;
                row.calendar = own;
                g.hands = calendar(row, nullptr, InBreaks::Closed);
                g.paid = calendar(row, nullptr, InBreaks::OpenIfPaid);
                for (const Index p : node.processes)
                    g.mixed = g.mixed || plan_.processes[p].hands != g.hands || plan_.processes[p].paid != g.paid;
                plan_.groups.push_back(g);
                continue;
            }
            g.hands = node.processes.empty() ? 0 : plan_.processes[node.processes[0]].hands;
            g.paid = node.processes.empty() ? calendar(Process{}, nullptr, InBreaks::OpenIfPaid)
                                            : plan_.processes[node.processes[0]].paid;
            for (const Index p : node.processes)
                g.mixed = g.mixed || plan_.processes[p].hands != g.hands || plan_.processes[p].paid != g.paid;
            plan_.groups.push_back(g);
        }
    }

    void places() {
        for (const auto& node : net_.places) {
            LedgerPlan::Place p;
            const bool forCustomers = std::ranges::any_of(
                node.transports, [&](Index t) { return !net_.transports[t].demands.empty(); });
            if (!node.consumers.empty()) {
                p.process = node.consumers[0];
                plan_.processes[p.process].clocked = true;
            } else if (!node.transports.empty() && (node.kind == PlaceNode::Kind::Dock || !forCustomers)) {
                p.cause = PartCause::Transport;
            }
            p.purchased = node.item != kNone && !isMade(node.item);
            if (node.reserve != kNone)
                p.keptBack = net_.reserves[node.reserve].buffer + net_.reserves[node.reserve].safety;
            plan_.places.push_back(p);
        }
        const auto fill = [&](Index place, std::int64_t lot, std::int64_t container, std::int64_t us) {
            auto& p = plan_.places[place];
            p.container = std::max(p.container, container);
            p.lot = std::max({p.lot, lot, container});
            p.refillUs = std::max(p.refillUs, us);
        };
        for (Index r = 0; r < net_.recipes.size(); ++r) {
            const RecipeNode& recipe = net_.recipes[r];
            if (recipe.outPlace == kNone)
                continue;
            fill(recipe.outPlace, 0, recipe.container, plan_.recipes[r].throughUs);
            const bool planned = std::ranges::any_of(
                net_.schedules, [&](const ScheduleNode& s) { return s.recipe == r && s.conwip == kNone; });
            if (plan_.recipes[r].pushed && (planned || !net_.processes[recipe.process].takesOrders))
                plan_.places[recipe.outPlace].pushedInto = true;
        }
        for (const auto& loop : net_.loops) {
            if (loop.toPlace == kNone || loop.kind == LoopKind::Conwip)
                continue;
            const bool carried = loop.transport != kNone;
            const std::int64_t moving =
                loop.conveyanceUs + (carried ? travelUs(net_.transports[loop.transport]) : 0);
            fill(loop.toPlace, loop.lot, loop.container, plan_.places[loop.toPlace].refillUs + moving);
        }
        for (const auto& transport : net_.transports)
            for (const Index target : transport.targets)
                fill(target, 0, 1, travelUs(transport));
        for (const auto& departure : net_.departures)
            for (const Index target : net_.transports[departure.transport].targets)
                if (departure.item != kNone && net_.places[target].item == departure.item)
                    fill(target, departure.quantity, net_.items[departure.item].container, 0);
    }

    static std::int64_t travelUs(const TransportNode& transport) {
        return static_cast<std::int64_t>(transport.travel.meanUs) + transport.handlingUs;
    }
    bool isMade(Index item) const {
        return std::ranges::any_of(net_.recipes, [&](const RecipeNode& r) { return r.item == item; }) ||
               std::ranges::any_of(net_.outputs, [&](const OutputNode& o) { return o.item == item; });
    }

    const SharedTables& shared_;
    const Plant& plant_;
    Network& net_;
    LedgerPlan plan_;
    std::map<std::tuple<Id, std::int64_t, InBreaks, std::int64_t, InBreaks>, Index> calendars_;
};

} // namespace

void planLedger(const Project& project, const Scenario& scenario, Network& network) {
    network.ledger = LedgerPlanner(project, scenario, network).plan();
}

} // namespace takt::sim

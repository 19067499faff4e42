#include "lean/diagnosis.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "lean/analysis.h"
#include "lean/flow_graph.h"
#include "lean/loop_facts.h"
#include "lean/scheduling_points.h"
#include "model/calendar.h"
#include "model/units.h"

namespace takt::lean {

namespace {

class Doctor {
  public:
    Doctor(const Project& project, const Scenario& scenario)
        : project_(project), plant_(scenario.plant), graph_(flowGraph(scenario.plant)),
          analysis_(analyze(project, scenario)) {}

    std::vector<Problem> examine() {
        customers();
        suppliersAndTransports();
        for (const auto& process : plant_.get<Process>())
            examineProcess(process);
        for (const auto& loop : plant_.get<KanbanLoop>())
            examineLoop(loop);
        for (const auto& cell : plant_.get<Cell>())
            examineCell(cell);
        schedules();
        streams();
        stores();
        calendars();
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
        return std::move(problems_);
    }

  private:
    void add(ProblemCode code, Severity severity, Id element, std::vector<std::string> arguments) {
        problems_.push_back({code, severity, element, std::move(arguments)});
    }
    std::string name(Id id) const { return nameOf(plant_, id); }

    bool offeredBefore(Id element, Id item) const {
        const auto* node = graph_.find(element);
        if (!node)
            return false;
        return std::any_of(node->in.begin(), node->in.end(), [&](int e) {
            const auto& edge = graph_.edges[static_cast<std::size_t>(e)];
            return (!edge.item || edge.item == item) &&
                   graph_.nodes[static_cast<std::size_t>(edge.from)].offers(item);
        });
    }
    bool hasWayIn(Id element) const {
        const auto* node = graph_.find(element);
        return node && !node->in.empty();
    }

    void customers() {
        if (plant_.get<Customer>().empty())
            add(ProblemCode::NoCustomer, Severity::Error, {}, {});
        for (const auto& customer : plant_.get<Customer>()) {
            bool wants = false;
            const bool supplied = hasWayIn(customer.id);
            for (const auto& demand : plant_.get<Demand>()) {
                if (demand.customer != customer.id)
                    continue;
                wants = true;
                demandIsSane(customer, demand);
                if (supplied && !offeredBefore(customer.id, demand.item))
                    add(ProblemCode::DemandNotOffered, Severity::Error, customer.id,
                        {customer.name, name(demand.item)});
            }
            if (!wants)
                add(ProblemCode::NoDemand, Severity::Error, customer.id, {customer.name});
            if (!supplied)
                add(ProblemCode::CustomerNotSupplied, Severity::Error, customer.id, {customer.name});
        }
        if (!graph_.circle.empty()) {
            const Id element = graph_.nodes[static_cast<std::size_t>(graph_.circle.front())].element;
            add(ProblemCode::CircleWithoutStock, Severity::Error, element, {name(element)});
        }
    }

    /// What leaves by the timetable with a load of its own must be what is used behind it.
    void fixedLoads(const Transport& transport, const FlowGraph::Node& node) {
        const bool fromSupplier = std::any_of(node.in.begin(), node.in.end(), [&](int e) {
            return graph_.nodes[static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].from)].kind == TableId::Suppliers;
        });
        if (!fromSupplier)
            return;
        const double week = WorkingTime::compile(project_.shared, effectiveCalendar(project_.shared, Id{})).workingDaysPerWeek();
        std::map<Id, double> brought; // a working day
        for (const auto& departure : plant_.get<Departure>()) {
            if (departure.transport != transport.id)
                continue;
            if (!departure.item || departure.quantity.steps == 0)
                return; // it takes what is asked for
            brought[departure.item] += static_cast<double>(departure.quantity.steps) *
                                       (departure.days.empty() ? 1.0 : departure.days.count() / week);
        }
        for (const auto& loop : plant_.get<KanbanLoop>())
            if (loop.transport == transport.id)
                brought.erase(loop.item);
        for (const auto& [item, perDay] : brought) {
            const auto need = node.needed.find(item);
            if (need != node.needed.end() && perDay < need->second * 0.995)
                add(ProblemCode::BroughtTooLittle, Severity::Warning, transport.id,
                    {transport.name, std::to_string(std::llround(perDay)), name(item), std::to_string(std::llround(need->second))});
        }
    }

    void demandIsSane(const Customer& customer, const Demand& demand) {
        constexpr double kMostASecond = 10'000;
        const Id calendar = effectiveCalendar(project_.shared, customer.calendar);
        const double open = WorkingTime::compile(project_.shared, calendar).openPerWorkingDay().inSeconds();
        const bool renewal = demand.pattern == DemandPattern::Renewal;
        if (renewal && demand.interval.mean().us <= 0) {
            add(ProblemCode::RenewalWithoutInterval, Severity::Error, customer.id, {customer.name, name(demand.item)});
            return;
        }
        const double takings = renewal ? open / demand.interval.mean().inSeconds()
                                       : demandPerDay(demand) / static_cast<double>(demand.lot.steps);
        if (open <= 0)
            add(ProblemCode::NoCalendarTime, Severity::Error, customer.id, {customer.name});
        else if (demand.pattern != DemandPattern::DailyOrder && takings / open > kMostASecond)
            add(ProblemCode::DemandTooFast, Severity::Error, customer.id,
                {customer.name, name(demand.item), std::to_string(static_cast<int>(kMostASecond))});
    }

    void suppliersAndTransports() {
        for (const auto& transport : plant_.get<Transport>()) {
            const auto* node = graph_.find(transport.id);
            if (!node || node->in.empty() || node->out.empty())
                add(ProblemCode::TransportWithoutFlow, Severity::Warning, transport.id, {transport.name});
            else
                fixedLoads(transport, *node);
        }
    }

    void examineProcess(const Process& process) {
        const auto* node = graph_.find(process.id);
        bool makes = false;
        for (const auto& recipe : plant_.get<Recipe>()) {
            if (recipe.process != process.id)
                continue;
            makes = true;
            for (const auto& need : recipeNeeds(plant_, graph_, recipe))
                if (!offeredBefore(process.id, need.item))
                    add(ProblemCode::InputNotOffered, Severity::Error, process.id, {process.name, name(need.item)});
        }
        if (!makes)
            add(ProblemCode::NoRecipe, Severity::Error, process.id, {process.name});
        else if (node && node->in.empty())
            add(ProblemCode::NoInput, Severity::Hint, process.id, {process.name});
        if (node && node->out.empty())
            add(ProblemCode::NoOutput, Severity::Warning, process.id, {process.name});
        const Id calendar = effectiveCalendar(project_.shared, process.calendar);
        if (WorkingTime::compile(project_.shared, calendar).openPerWeek().us == 0)
            add(ProblemCode::NoCalendarTime, Severity::Error, process.id, {process.name});
        if (process.uptime < Share::whole() && process.stopLength.mean().us == 0)
            add(ProblemCode::StopsWithoutLength, Severity::Warning, process.id,
                {process.name, formatShare(process.uptime)});
        keepsTakt(process);
        whatTellsIt(process);
    }

    void keepsTakt(const Process& process) {
        const auto* step = analysis_.step(process.id);
        if (!step)
            return;
        const auto pieces = [](double n) { return std::to_string(std::llround(n)); };
        if (step->belowTakt())
            add(ProblemCode::BelowTakt, Severity::Warning, process.id,
                {process.name, pieces(step->capacityNetPerShift), pieces(step->demandPerShift)});
        else if (step->perShiftChangingOver)
            add(ProblemCode::ChangesOverTooOften, Severity::Warning, process.id,
                {process.name, pieces(*step->perShiftChangingOver), pieces(step->demandPerShift)});
    }

    /// What is to be run station by station needs a station for every task.
    void examineCell(const Cell& cell) {
        if (!cell.stationByStation)
            return;
        constexpr int kMostNamed = 5;
        int tasks = 0, without = 0;
        std::string names;
        for (const auto& task : plant_.get<CellTask>()) {
            if (task.process != cell.process)
                continue;
            ++tasks;
            if (task.station > 0)
                continue;
            if (++without <= kMostNamed)
                names += (names.empty() ? "" : ", ") +
                         (task.name.empty() ? std::to_string(task.number) : task.name);
        }
        if (without > kMostNamed)
            names += " + " + std::to_string(without - kMostNamed);
        if (tasks == 0)
            add(ProblemCode::CellWithoutTasks, Severity::Error, cell.process, {name(cell.process)});
        else if (without > 0)
            add(ProblemCode::TasksAtNoStation, Severity::Error, cell.process, {name(cell.process), names});
    }

    void whatTellsIt(const Process& process) {
        const std::vector<Id> points = pointsOf(plant_, process.id);
        if (points.size() > 1)
            add(ProblemCode::TwoSchedulingPoints, Severity::Warning, process.id,
                {process.name, name(points[0]), name(points[1])});
        if (!points.empty() || !hasWayIn(process.id) || isToldByItsPlace(plant_, graph_, process.id))
            return;
        if (choosesAmongProducts(process.id))
            add(ProblemCode::KeepsToOneProduct, Severity::Warning, process.id, {process.name});
        else
            add(ProblemCode::NoControl, Severity::Hint, process.id, {process.name});
    }

    /// By what lies before it: where suppliers bring straight to it, that is the same of each product at all times.
    bool choosesAmongProducts(Id process) const {
        const auto& in = graph_.find(process)->in;
        const auto& recipes = plant_.get<Recipe>();
        const auto makes = std::count_if(recipes.begin(), recipes.end(), [&](const Recipe& r) { return r.process == process; });
        return makes > 1 && std::all_of(in.begin(), in.end(), [&](int edge) {
                   const auto& from = graph_.nodes[static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(edge)].from)];
                   return from.kind == TableId::Suppliers;
               });
    }

    void examineLoop(const KanbanLoop& loop) {
        const std::string label = name(loop.id);
        if (!endsAreSound(loop)) {
            add(ProblemCode::LoopEndsWrong, Severity::Error, loop.id, {label});
            return;
        }
        if (loop.transport && !travelsWithCards(loop.kind))
            add(ProblemCode::LoopCannotTravel, Severity::Error, loop.id, {label, name(loop.transport)});
        if (loop.kind == LoopKind::Conwip && !loop.item)
            return;
        if (!loop.item) {
            add(ProblemCode::LoopWithoutItem, Severity::Error, loop.id, {label});
            return;
        }
        if ((loop.kind == LoopKind::BaseStock || loop.kind == LoopKind::MinMax) && loop.level.steps == 0)
            add(ProblemCode::LoopWithoutLevel, Severity::Error, loop.id, {label});
        if (loop.kind == LoopKind::ReorderPoint && loop.lot.steps == 0)
            add(ProblemCode::SignalWithoutLot, Severity::Error, loop.id, {label});
        const auto* source = graph_.find(loop.from);
        if (source && !source->offers(loop.item))
            add(ProblemCode::LoopNotOffered, Severity::Error, loop.id, {label, name(loop.item), name(loop.from)});
        examineLot(loop, label);
        if (loop.kind == LoopKind::Signal)
            examineSignal(loop, label);
        for (const auto& other : plant_.get<KanbanLoop>())
            if (&other != &loop && other.item == loop.item && loop.kind == LoopKind::Withdrawal &&
                other.kind == LoopKind::Production && other.to == loop.from &&
                containerOf(other) != containerOf(loop))
                add(ProblemCode::ContainersDiffer, Severity::Warning, loop.id, {name(loop.from), name(loop.item)});
    }

    bool endsAreSound(const KanbanLoop& loop) const {
        constexpr TableMask kFreeStores = tableMask(TableId::Supermarkets, TableId::Inventories);
        const TableId from = tableOf(plant_, loop.from);
        const TableId to = tableOf(plant_, loop.to);
        const bool made = from == TableId::Processes;
        const bool fetched = from == TableId::Suppliers || contains(kFreeStores, from);
        if (loop.kind == LoopKind::Withdrawal)
            return fetched && (to == TableId::Processes || contains(kFreeStores, to));
        if (loop.kind == LoopKind::Conwip)
            return made && (to == TableId::Processes || contains(kStores, to));
        if (watchesPosition(loop.kind))
            return (made || fetched) && contains(kFreeStores, to) && loop.from != loop.to;
        return made && contains(kFreeStores, to);
    }

    std::int64_t containerOf(const KanbanLoop& loop) const { return lean::containerOf(plant_, loop); }

    /// Trigger and lot against what is used in L: waiting for the machine, setup, first container made and moved.
    void examineSignal(const KanbanLoop& loop, const std::string& label) {
        const std::int64_t lot = analysis_.lotOf(loop).steps;
        const Process* process = plant_.find<Process>(loop.from);
        const auto* store = graph_.find(loop.to);
        const Recipe* recipe = recipeOf(plant_, loop.from, loop.item);
        if (!process || !store || !recipe || lot == 0)
            return;
        const auto need = store->needed.find(loop.item);
        const double perDay = WorkingTime::compile(project_.shared, effectiveCalendar(project_.shared, process->calendar),
                                                   {}, process->runsInBreaks)
                                  .openPerWorkingDay()
                                  .inSeconds() *
                              process->timeShare.value();
        if (need == store->needed.end() || perDay <= 0)
            return;
        const double lead = waitForMachine(plant_, analysis_, loop, *process) +
                            (changesOver(plant_, *process) ? changeoverTo(plant_, *process, loop.item).inSeconds() : 0.0) +
                            secondsToMake(*process, *recipe, containerOf(loop)) + loop.conveyance.inSeconds();
        const double used = need->second * lead / perDay * (1 + kSignalAllowance);
        const std::string text = std::to_string(std::llround(std::ceil(used - 1e-9)));
        if (used > static_cast<double>(loop.trigger.steps))
            add(ProblemCode::LotBelowTrigger, Severity::Warning, loop.id,
                {label, std::to_string(loop.trigger.steps), text});
        if (used > static_cast<double>(lot))
            add(ProblemCode::LotBelowUse, Severity::Warning, loop.id, {label, std::to_string(lot), text});
    }

    void examineLot(const KanbanLoop& loop, const std::string& label) {
        if (takesLotFromEpei(loop)) {
            const auto* step = analysis_.step(loop.from);
            if (step && !step->epeiDays)
                add(ProblemCode::EpeiInfeasible, Severity::Error, loop.id, {label, name(loop.from)});
        } else if (loop.lot.steps == 0 && loop.kind == LoopKind::Signal) {
            add(ProblemCode::SignalWithoutLot, Severity::Error, loop.id, {label});
        }
    }

    void schedules() {
        for (const auto& line : plant_.get<ScheduleLine>()) {
            const bool made = std::any_of(plant_.get<Recipe>().begin(), plant_.get<Recipe>().end(), [&](const Recipe& r) {
                return r.process == line.process && r.item == line.item;
            });
            if (!made)
                add(ProblemCode::ScheduleNotMade, Severity::Error, line.process, {name(line.process), name(line.item)});
        }
        for (const auto& control : plant_.get<ProductionControl>()) {
            if (!control.pacemaker || control.pitch.us == 0)
                continue;
            const bool pulled = std::any_of(
                plant_.get<KanbanLoop>().begin(), plant_.get<KanbanLoop>().end(), [&](const KanbanLoop& loop) {
                    return loop.kind == LoopKind::Production && loop.from == control.pacemaker;
                });
            if (!pulled)
                add(ProblemCode::PacemakerWithoutLoop, Severity::Error, control.id,
                    {control.name, name(control.pacemaker)});
        }
    }

    void streams() {
        const SchedulingPoints found = schedulingPoints(plant_, graph_);
        for (const auto& points : found.scheduledTwice) {
            std::string above;
            for (const Id id : points)
                if (id != points.back())
                    above += (above.empty() ? "" : ", ") + name(id);
            add(ProblemCode::StreamScheduledTwice, Severity::Warning, points.front(), {above, name(points.back())});
        }
        for (const auto& pull : found.pullsBelow)
            add(ProblemCode::PullBelowPacemaker, Severity::Warning, pull.element, {name(pull.element), name(pull.below)});
    }

    void stores() {
        for (const auto& market : plant_.get<Supermarket>()) {
            const bool refilled =
                std::any_of(plant_.get<KanbanLoop>().begin(), plant_.get<KanbanLoop>().end(),
                            [&](const KanbanLoop& loop) { return loop.to == market.id; });
            if (!refilled)
                add(ProblemCode::SupermarketWithoutLoop, Severity::Warning, market.id, {market.name});
        }
        for (const auto& loop : plant_.get<KanbanLoop>())
            for (const auto& stock : plant_.get<Stock>())
                if (stock.store == loop.to && stock.item == loop.item && stock.initial.steps % containerOf(loop) != 0)
                    add(ProblemCode::StockNotWholeContainers, Severity::Hint, stock.store,
                        {name(stock.id), std::to_string(stock.initial.steps), std::to_string(containerOf(loop))});
    }

    void calendars() {
        for (const auto& pause : project_.shared.get<Break>()) {
            const Shift* shift = project_.shared.find<Shift>(pause.shift);
            if (shift && pause.after + pause.length > shift->length)
                add(ProblemCode::BreakOutsideShift, Severity::Warning, {},
                    {shift->name.empty() ? std::string("a shift") : shift->name});
        }
    }

    const Project& project_;
    const Plant& plant_;
    FlowGraph graph_;
    Analysis analysis_;
    std::vector<Problem> problems_;
};

} // namespace

std::vector<Problem> diagnose(const Project& project, const Scenario& scenario) {
    return Doctor(project, scenario).examine();
}

bool hasErrors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::Error; });
}

} // namespace takt::lean

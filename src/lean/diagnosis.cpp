#include "lean/diagnosis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/error.h"
#include "lean/analysis.h"
#include "lean/flow_graph.h"
#include "model/calendar.h"
#include "model/units.h"

// lupdate reads these marks; the core itself never translates.
#define QT_TRANSLATE_NOOP(context, text) text

namespace takt::lean {

namespace {

struct Texts {
    const char* problem;
    const char* mend;
};

constexpr std::array<Texts, static_cast<std::size_t>(ProblemCode::Count)> kTexts = {{
    {QT_TRANSLATE_NOOP("Problem", "nobody buys anything"),
     QT_TRANSLATE_NOOP("Problem", "Draw a customer and a flow that leads to it.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 wants nothing"),
     QT_TRANSLATE_NOOP("Problem", "Enter what it buys a day, item by item.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 wants %2, which nothing before it offers"),
     QT_TRANSLATE_NOOP("Problem", "Lead a flow of this item to the customer, or take the demand away.")},
    {QT_TRANSLATE_NOOP("Problem", "no material flow leads to %1"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow from a store, a transport or a process.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 makes nothing"),
     QT_TRANSLATE_NOOP("Problem", "Enter an item with its cycle time.")},
    {QT_TRANSLATE_NOOP("Problem", "the calendar of %1 has no working time"),
     QT_TRANSLATE_NOOP("Problem", "Give the calendar a working day and a shift longer than its breaks.")},
    {QT_TRANSLATE_NOOP("Problem", "no material flow leads to %1"),
     QT_TRANSLATE_NOOP("Problem", "Without one it works as if material never ran out. Draw a supplier or a store "
                                  "before it.")},
    {QT_TRANSLATE_NOOP("Problem", "nothing takes what %1 makes"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow to a store, a process or a customer.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 needs %2, which nothing before it offers"),
     QT_TRANSLATE_NOOP("Problem", "Lead a flow of this item to the process, or take it out of the recipe.")},
    {QT_TRANSLATE_NOOP("Problem", "the flow through %1 runs in a circle"),
     QT_TRANSLATE_NOOP("Problem", "Turn or remove one of its arrows.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has an uptime of %2 but no length of its stops"),
     QT_TRANSLATE_NOOP("Problem", "Enter the usual length of a stop; without it the run knows no breakdowns.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is slower than takt: %2 a shift against %3 wanted"),
     QT_TRANSLATE_NOOP("Problem", "Shorten its cycle or its changeovers, add a machine, or plan overtime.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 does not lead from a maker or store to a store or user"),
     QT_TRANSLATE_NOOP("Problem", "A production, signal or lot-making loop leads from a process to a supermarket; a "
                                  "withdrawal loop from a supermarket or supplier to a process or store; CONWIP from "
                                  "the first process to the last or to a store; base stock, (s, Q) and min/max from a "
                                  "process, store or supplier to a store.")},
    {QT_TRANSLATE_NOOP("Problem", "the kanban loop %1 asks for %2, which %3 does not offer"),
     QT_TRANSLATE_NOOP("Problem", "Give the maker a recipe for this item or choose another item.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has no lot"),
     QT_TRANSLATE_NOOP("Problem", "Enter how much is made or ordered in one go.")},
    {QT_TRANSLATE_NOOP("Problem", "the signal kanban %1 asks at %2, too late: making and moving the first "
                                  "container takes the demand of %3"),
     QT_TRANSLATE_NOOP("Problem", "Raise the trigger.")},
    {QT_TRANSLATE_NOOP("Problem", "the kanban loop %1 has %2 cards; %3 are needed at the least"),
     QT_TRANSLATE_NOOP("Problem", "Add cards, or shorten the way round.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is told what to make twice: by %2 and by %3"),
     QT_TRANSLATE_NOOP("Problem", "Keep one scheduling point in the stream.")},
    {QT_TRANSLATE_NOOP("Problem", "the loops of %2 at %1 use containers of different size"),
     QT_TRANSLATE_NOOP("Problem", "Give both the same container.")},
    {QT_TRANSLATE_NOOP("Problem", "the schedule tells %1 to make %2, for which it has no recipe"),
     QT_TRANSLATE_NOOP("Problem", "Give the process a recipe for this item or remove the line.")},
    {QT_TRANSLATE_NOOP("Problem", "the heijunka box %1 levels %2, but no production kanban leads there"),
     QT_TRANSLATE_NOOP("Problem", "Draw a production kanban loop from the pacemaker to the finished goods.")},
    {QT_TRANSLATE_NOOP("Problem", "a break of %1 lies outside its shift"),
     QT_TRANSLATE_NOOP("Problem", "Move the break or lengthen the shift.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 leads nowhere"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow into the transport and one out of it.")},
    {QT_TRANSLATE_NOOP("Problem", "no kanban loop refills %1"),
     QT_TRANSLATE_NOOP("Problem", "Draw a kanban loop from its maker or supplier, or make it an inventory.")},
    {QT_TRANSLATE_NOOP("Problem", "nothing tells %1 when to make what"),
     QT_TRANSLATE_NOOP("Problem", "It works whatever lies before it. Draw a kanban loop, a schedule or a FIFO lane "
                                  "if that is not meant.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 begins with %2, no whole number of containers of %3"),
     QT_TRANSLATE_NOOP("Problem", "Count whole containers; the rest is put in one more that is not full.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 takes %2 more than %3 times a second"),
     QT_TRANSLATE_NOOP("Problem", "Enter a smaller quantity, or a lot that is taken at a time.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 names no item"),
     QT_TRANSLATE_NOOP("Problem", "Say what goes round. Only CONWIP cards can be common to all items.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has no level to order up to"),
     QT_TRANSLATE_NOOP("Problem", "Enter S, the stock on hand and on order together that it keeps.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 takes %2 by a renewal pattern without an interval"),
     QT_TRANSLATE_NOOP("Problem", "Enter the usual time between two takings.")},
}};

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
        schedules();
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
        if (graph_.cyclic)
            add(ProblemCode::CircleWithoutStock, Severity::Error, graph_.nodes[circleNode()].element,
                {name(graph_.nodes[circleNode()].element)});
    }

    std::size_t circleNode() const { return static_cast<std::size_t>(graph_.order.back()); }

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
        if (const auto* step = analysis_.step(process.id); step && step->belowTakt())
            add(ProblemCode::BelowTakt, Severity::Warning, process.id,
                {process.name, std::to_string(std::llround(step->capacityNetPerShift)),
                 std::to_string(std::llround(step->demandPerShift))});
        schedulingPoints(process);
    }

    void schedulingPoints(const Process& process) {
        std::vector<Id> points;
        for (const auto& line : plant_.get<ScheduleLine>())
            if (line.process == process.id &&
                std::find(points.begin(), points.end(), line.control) == points.end())
                points.push_back(line.control);
        for (const auto& loop : plant_.get<KanbanLoop>())
            if (loop.kind != LoopKind::Withdrawal && loop.kind != LoopKind::Conwip && loop.from == process.id) {
                points.push_back(loop.id);
                break;
            }
        if (points.size() > 1)
            add(ProblemCode::TwoSchedulingPoints, Severity::Warning, process.id,
                {process.name, name(points[0]), name(points[1])});
        const bool laneBeside = [&] { // its order, or its room, tells what comes next
            const auto* node = graph_.find(process.id);
            const auto isLane = [&](int n) {
                return graph_.nodes[static_cast<std::size_t>(n)].kind == TableId::FifoLanes;
            };
            return node && (std::any_of(node->in.begin(), node->in.end(),
                                        [&](int e) { return isLane(graph_.edges[static_cast<std::size_t>(e)].from); }) ||
                            std::any_of(node->out.begin(), node->out.end(),
                                        [&](int e) { return isLane(graph_.edges[static_cast<std::size_t>(e)].to); }));
        }();
        const bool conwip = std::any_of(plant_.get<KanbanLoop>().begin(), plant_.get<KanbanLoop>().end(),
                                        [](const KanbanLoop& loop) { return loop.kind == LoopKind::Conwip; });
        const bool toOrder = [&] { // straight to the customer: made to order
            const auto* node = graph_.find(process.id);
            return node && std::any_of(node->out.begin(), node->out.end(), [&](int e) {
                       const auto to = static_cast<std::size_t>(graph_.edges[static_cast<std::size_t>(e)].to);
                       return graph_.nodes[to].kind == TableId::Customers;
                   });
        }();
        if (points.empty() && !laneBeside && !conwip && !toOrder && hasWayIn(process.id))
            add(ProblemCode::NoControl, Severity::Hint, process.id, {process.name});
    }

    void examineLoop(const KanbanLoop& loop) {
        const std::string label = name(loop.id);
        if (!endsAreSound(loop)) {
            add(ProblemCode::LoopEndsWrong, Severity::Error, loop.id, {label});
            return;
        }
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

    std::int64_t containerOf(const KanbanLoop& loop) const {
        if (loop.container.steps > 0)
            return loop.container.steps;
        const Item* item = plant_.find<Item>(loop.item);
        return item ? item->container.steps : 1;
    }

    /// Lead time of the first container: its changeover and its making.
    void examineSignal(const KanbanLoop& loop, const std::string& label) {
        if (loop.lot.steps == 0) {
            add(ProblemCode::SignalWithoutLot, Severity::Error, loop.id, {label});
            return;
        }
        const Process* process = plant_.find<Process>(loop.from);
        const auto* step = analysis_.step(loop.from);
        const auto* store = graph_.find(loop.to);
        if (!process || !step || !store || analysis_.availableSecondsPerDay <= 0)
            return;
        const auto need = store->needed.find(loop.item);
        if (need == store->needed.end())
            return;
        const double lead = process->changeover.inSeconds() +
                            step->cycleSeconds * static_cast<double>(containerOf(loop)) + loop.conveyance.inSeconds();
        const double used = need->second * lead / analysis_.availableSecondsPerDay;
        if (used > static_cast<double>(loop.trigger.steps))
            add(ProblemCode::LotBelowTrigger, Severity::Warning, loop.id,
                {label, std::to_string(loop.trigger.steps), std::to_string(std::llround(std::ceil(used)))});
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

const char* problemTemplate(ProblemCode code) { return kTexts[static_cast<std::size_t>(code)].problem; }
const char* mendTemplate(ProblemCode code) { return kTexts[static_cast<std::size_t>(code)].mend; }
std::string problemText(const Problem& p) { return fillTemplate(problemTemplate(p.code), p.arguments); }
std::string mendText(const Problem& p) { return fillTemplate(mendTemplate(p.code), p.arguments); }

std::vector<Problem> diagnose(const Project& project, const Scenario& scenario) {
    return Doctor(project, scenario).examine();
}

bool hasErrors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::Error; });
}

} // namespace takt::lean

#include "lean/analysis.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "lean/flow_graph.h"
#include "model/calendar.h"

namespace takt::lean {

namespace {

/// Everything the figures are worked out from.
struct Context {
    const Project& project;
    const Plant& plant;
    FlowGraph graph;
    Id calendar;
    WorkingTime time;
};

double needAt(const Context& c, Id element, Id item) {
    const auto* node = c.graph.find(element);
    if (!node)
        return 0;
    const auto it = node->needed.find(item);
    return it == node->needed.end() ? 0 : it->second;
}

/// EPEI as a loop takes it: rounded up to its interval. A billionth more than a multiple is that multiple.
double intervalOf(const KanbanLoop& loop, double epeiDays) {
    if (loop.lotInterval.millionths == 0)
        return epeiDays;
    return std::ceil(epeiDays / loop.lotInterval.value() - 1e-9) * loop.lotInterval.value();
}

/// How many working days lie between two changeovers to this item, by its schedule or signal lot; 0:
/// nothing says it.
double daysBetweenLots(const Context& c, const Recipe& recipe, double perDay, std::optional<double> epeiDays) {
    for (const auto& line : c.plant.get<ScheduleLine>())
        if (line.process == recipe.process && line.item == recipe.item)
            return static_cast<double>(line.everyDays);
    for (const auto& loop : c.plant.get<KanbanLoop>()) {
        if (loop.from != recipe.process || loop.item != recipe.item || perDay <= 0)
            continue;
        if (takesLotFromEpei(loop))
            return epeiDays ? intervalOf(loop, *epeiDays) : 0.0;
        if (loop.kind == LoopKind::Signal)
            return static_cast<double>(loop.lot.steps) / perDay;
    }
    return 0;
}

double processingSeconds(const Recipe& recipe) {
    return recipe.processingTime ? recipe.processingTime->inSeconds() : recipe.cycleTime.mean().inSeconds();
}

double valueAddedSeconds(const Recipe& recipe) {
    return recipe.valueAdded ? recipe.valueAdded->inSeconds() : processingSeconds(recipe);
}

/// Sums over the recipes of one process, weighted by what is asked of each.
struct Mix {
    double perDay = 0, load = 0, cycle = 0, processing = 0, valueAdded = 0, changeoverPerDay = 0;
    double changeoverSum = 0;
    std::optional<double> epeiDays;
    int items = 0;
};

/// `available`: machine seconds a working day.
Mix mixOf(const Context& c, const Process& process, double available) {
    Mix mix;
    double weights = 0;
    std::vector<const Recipe*> recipes;
    for (const auto& recipe : c.plant.get<Recipe>())
        if (recipe.process == process.id)
            recipes.push_back(&recipe);
    bool anyNeed = false;
    for (const auto* recipe : recipes)
        anyNeed = anyNeed || needAt(c, process.id, recipe->item) > 0;
    for (const auto* recipe : recipes) {
        const double perDay = needAt(c, process.id, recipe->item);
        const double weight = anyNeed ? perDay : 1.0;
        const double cycle =
            recipe->cycleTime.mean().inSeconds() / static_cast<double>(recipe->piecesPerCycle);
        weights += weight;
        mix.perDay += perDay;
        mix.load += perDay * cycle / (process.uptime.value() * recipe->yield.value());
        mix.cycle += weight * cycle;
        mix.processing += weight * processingSeconds(*recipe);
        mix.valueAdded += weight * valueAddedSeconds(*recipe);
        ++mix.items;
    }
    if (weights > 0) {
        mix.cycle /= weights;
        mix.processing /= weights;
        mix.valueAdded /= weights;
    }
    const auto setup = [&](const Recipe& recipe) { return changeoverTo(c.plant, process, recipe.item).inSeconds(); };
    const bool setsUp = mix.items > 1 || process.setsUp == SetsUp::ForEveryLot;
    if (setsUp)
        for (const auto* recipe : recipes)
            mix.changeoverSum += setup(*recipe);
    if (available > mix.load)
        mix.epeiDays = mix.changeoverSum / (available - mix.load);
    if (setsUp)
        for (const auto* recipe : recipes) {
            const double perDay = needAt(c, process.id, recipe->item);
            if (const double days = daysBetweenLots(c, *recipe, perDay, mix.epeiDays); days > 0)
                mix.changeoverPerDay += setup(*recipe) / days;
        }
    return mix;
}

StepFigures figuresOf(const Context& c, const Process& process, double takt) {
    const Id calendar = effectiveCalendar(c.project.shared, process.calendar);
    const int shifts = shiftsPerDay(c.project.shared, calendar);
    const WorkingTime time = WorkingTime::compile(c.project.shared, calendar, {}, process.runsInBreaks);
    const double perShift = time.openPerWorkingDay().inSeconds() / shifts * process.timeShare.value();
    const double machines = static_cast<double>(process.machines);
    const Mix mix = mixOf(c, process, perShift * shifts * machines);
    StepFigures out;
    out.process = process.id;
    out.name = process.name;
    out.cycleSeconds = mix.cycle;
    out.processingSeconds = mix.processing;
    out.valueAddedSeconds = mix.valueAdded;
    out.demandPerShift = mix.perDay / shifts;
    out.changeoverSecondsPerShift = mix.changeoverPerDay / shifts;
    if (mix.cycle > 0) {
        const double perSecond = machines / mix.cycle * process.uptime.value();
        out.capacityPerShift = perShift * perSecond;
        out.capacityNetPerShift = std::max(0.0, perShift - out.changeoverSecondsPerShift / machines) * perSecond;
    }
    out.epeiDays = mix.epeiDays;
    out.operatorsNeeded = takt > 0 ? mix.processing / takt : 0;
    return out;
}

void findLots(const Context& c, Analysis& out) {
    for (const auto& loop : c.plant.get<KanbanLoop>()) {
        const auto* step = out.step(loop.from);
        const Item* item = c.plant.find<Item>(loop.item);
        if (!takesLotFromEpei(loop) || !step || !item)
            continue;
        EpeiLot lot;
        lot.loop = loop.id;
        lot.name = nameOf(c.plant, loop.id);
        lot.demandPerDay = needAt(c, loop.to, loop.item);
        if (step->epeiDays) {
            const std::int64_t container = loop.container.steps > 0 ? loop.container.steps : item->container.steps;
            lot.intervalDays = intervalOf(loop, *step->epeiDays);
            const double containers = *lot.intervalDays * lot.demandPerDay / static_cast<double>(container);
            lot.lot = {container * std::max<std::int64_t>(1, std::llround(std::ceil(containers - 1e-9)))};
        }
        out.lots.push_back(std::move(lot));
    }
}

/// Working days of supply in one element: the products it stands for over their demand.
std::optional<LadderEntry> ladderEntry(const Context& c, Id element, const std::map<Id, double>& products) {
    LadderEntry entry;
    double equivalents = 0;
    double demand = 0;
    bool any = false;
    for (const auto& stock : c.plant.get<Stock>()) {
        if (stock.store != element)
            continue;
        any = true;
        const bool planned = c.plant.find<Supermarket>(element) && stock.maximum.steps > 0;
        entry.isMaximum = entry.isMaximum || planned;
        const double quantity = static_cast<double>(planned ? stock.maximum.steps : stock.initial.steps);
        const double need = needAt(c, element, stock.item);
        const auto product = products.find(stock.item);
        const double served = product == products.end() ? need : product->second;
        if (need > 0) {
            equivalents += quantity * served / need;
            demand += served;
        }
    }
    if (!any && tableOf(c.plant, element) != TableId::Inventories &&
        tableOf(c.plant, element) != TableId::Supermarkets)
        return std::nullopt;
    entry.element = element;
    entry.name = nameOf(c.plant, element);
    entry.days = demand > 0 ? equivalents / demand : 0;
    return entry;
}

/// For each item, the demand a day of the finished products that contain it.
std::map<Id, double> productsOf(const Context& c) {
    std::map<Id, double> served;
    for (const auto& demand : c.plant.get<Demand>()) {
        std::map<Id, bool> seen;
        const std::function<void(Id)> visit = [&](Id item) {
            if (seen[item])
                return;
            seen[item] = true;
            served[item] += demandPerDay(demand);
            for (const auto& recipe : c.plant.get<Recipe>())
                if (recipe.item == item)
                    for (const auto& input : c.plant.get<RecipeInput>())
                        if (input.recipe == recipe.id)
                            visit(input.item);
        };
        visit(demand.item);
    }
    return served;
}

void findLongestBranch(const Context& c, Analysis& out) {
    const auto products = productsOf(c);
    const std::size_t n = c.graph.nodes.size();
    std::vector<double> days(n, 0), processing(n, 0);
    std::vector<int> previous(n, -1);
    std::vector<std::optional<LadderEntry>> entries(n);
    std::vector<bool> reached(n, false); // what a circle gives back does not count
    int last = -1;
    for (const int index : c.graph.order) {
        const auto i = static_cast<std::size_t>(index);
        const auto& node = c.graph.nodes[i];
        reached[i] = true;
        for (const int e : node.in) {
            const int from = c.graph.edges[static_cast<std::size_t>(e)].from;
            const auto f = static_cast<std::size_t>(from);
            // Ties go to the branch with more processing, then to the earlier drawn.
            if (!reached[f])
                continue;
            if (previous[i] < 0 || days[f] > days[static_cast<std::size_t>(previous[i])] ||
                (days[f] == days[static_cast<std::size_t>(previous[i])] &&
                 processing[f] > processing[static_cast<std::size_t>(previous[i])]))
                previous[i] = from;
        }
        if (previous[i] >= 0) {
            days[i] = days[static_cast<std::size_t>(previous[i])];
            processing[i] = processing[static_cast<std::size_t>(previous[i])];
        }
        if (contains(kStores, node.kind))
            entries[i] = ladderEntry(c, node.element, products);
        if (entries[i])
            days[i] += entries[i]->days;
        if (const auto* step = node.kind == TableId::Processes ? out.step(node.element) : nullptr)
            processing[i] += step->processingSeconds;
        const bool isEnd = node.kind == TableId::Customers;
        const bool haveEnd = last >= 0 && c.graph.nodes[static_cast<std::size_t>(last)].kind == TableId::Customers;
        const bool longer = last < 0 || days[i] > days[static_cast<std::size_t>(last)] ||
                            (days[i] == days[static_cast<std::size_t>(last)] &&
                             processing[i] > processing[static_cast<std::size_t>(last)]);
        if ((isEnd && !haveEnd) || (isEnd == haveEnd && longer))
            last = index;
    }
    std::vector<bool> walked(n, false);
    for (int i = last; i >= 0 && !walked[static_cast<std::size_t>(i)]; i = previous[static_cast<std::size_t>(i)]) {
        walked[static_cast<std::size_t>(i)] = true;
        const auto& node = c.graph.nodes[static_cast<std::size_t>(i)];
        out.branch.insert(out.branch.begin(), node.element);
        if (entries[static_cast<std::size_t>(i)])
            out.ladder.insert(out.ladder.begin(), *entries[static_cast<std::size_t>(i)]);
        if (const auto* step = node.kind == TableId::Processes ? out.step(node.element) : nullptr) {
            out.processingSeconds += step->processingSeconds;
            out.valueAddedSeconds += step->valueAddedSeconds;
        }
    }
    for (const auto& entry : out.ladder)
        out.leadTimeDays += entry.days;
}

void findEfficiency(const Context& c, Analysis& out) {
    if (out.leadTimeDays <= 0)
        return;
    const double days = c.time.workingDaysPerWeek();
    out.pceWorking = out.valueAddedSeconds / (out.leadTimeDays * out.availableSecondsPerDay);
    out.pce24h = out.valueAddedSeconds / (out.leadTimeDays * 86'400.0);
    out.pceCalendar = out.pce24h * days / 7.0;
    out.turns = kWorkingWeeksPerYear * days / out.leadTimeDays;
}

} // namespace

std::vector<StockDays> stockDays(const Project& project, const Scenario& scenario) {
    const Id calendar = effectiveCalendar(project.shared, Id{});
    const Context c{project, scenario.plant, flowGraph(scenario.plant), calendar,
                    WorkingTime::compile(project.shared, calendar)};
    const auto products = productsOf(c);
    std::vector<StockDays> out;
    for (const auto& node : c.graph.nodes) {
        if (!contains(kStores, node.kind))
            continue;
        const auto servedBy = [&](Id item, double need) {
            const auto product = products.find(item);
            return product == products.end() ? need : product->second;
        };
        double demand = 0;
        for (const auto& [item, need] : node.needed)
            demand += servedBy(item, need);
        for (const auto& [item, need] : node.needed)
            if (need > 0 && demand > 0)
                out.push_back({node.element, item, servedBy(item, need) / need / demand});
    }
    return out;
}

const StepFigures* Analysis::step(Id process) const {
    for (const auto& s : steps)
        if (s.process == process)
            return &s;
    return nullptr;
}

Duration changeoverTo(const Plant& plant, const Process& process, Id item) {
    std::int64_t sum = 0, n = 0;
    for (const auto& setup : plant.get<SetupTime>())
        if (setup.process == process.id && setup.toItem == item) {
            sum += setup.time.us;
            ++n;
        }
    return n > 0 ? Duration{sum / n} : process.changeover;
}

Quantity Analysis::lotOf(const KanbanLoop& loop) const {
    if (takesLotFromEpei(loop))
        for (const auto& lot : lots)
            if (lot.loop == loop.id)
                return lot.lot;
    return takesLotFromEpei(loop) ? Quantity{} : loop.lot;
}

Analysis analyze(const Project& project, const Scenario& scenario) {
    const Id calendar = effectiveCalendar(project.shared, Id{});
    const Context c{project, scenario.plant, flowGraph(scenario.plant), calendar,
                    WorkingTime::compile(project.shared, calendar)};
    Analysis out;
    out.availableSecondsPerDay = c.time.openPerWorkingDay().inSeconds();
    out.shiftsPerDay = shiftsPerDay(project.shared, calendar);
    for (const auto& demand : c.plant.get<Demand>())
        out.dailyDemand += demandPerDay(demand);
    if (out.dailyDemand > 0)
        out.taktSeconds = out.availableSecondsPerDay / out.dailyDemand;
    double tightest = 0;
    for (const int index : c.graph.order) {
        const auto& node = c.graph.nodes[static_cast<std::size_t>(index)];
        const Process* process = c.plant.find<Process>(node.element);
        if (!process)
            continue;
        out.steps.push_back(figuresOf(c, *process, out.taktSeconds));
        const auto& step = out.steps.back();
        if (step.capacityNetPerShift <= 0)
            continue;
        const double load = step.demandPerShift / step.capacityNetPerShift;
        if (load > tightest) {
            tightest = load;
            out.bottleneck = step.process;
        }
    }
    findLots(c, out);
    findLongestBranch(c, out);
    findEfficiency(c, out);
    return out;
}

} // namespace takt::lean

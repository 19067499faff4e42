#include "lean/analysis.h"

#include <algorithm>
#include <cmath>

#include "lean/analysis_context.h"

namespace takt::lean {

namespace {

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

/// How many working days' need comes in one portion, when nothing gathers it into lots: the container of a card, or what
/// the customer behind the process takes at a time. 0: nothing says it, or lots are said.
double daysOfPortion(const Context& c, const Recipe& recipe, double perDay) {
    const auto isOfRecipe = [&](const auto& row, Id process) { return process == recipe.process && row.item == recipe.item; };
    for (const auto& line : c.plant.get<ScheduleLine>())
        if (isOfRecipe(line, line.process))
            return 0;
    std::int64_t steps = 0;
    for (const auto& loop : c.plant.get<KanbanLoop>()) {
        if (!isOfRecipe(loop, loop.from))
            continue;
        if (loop.kind != LoopKind::Production)
            return 0;
        const Item* item = c.plant.find<Item>(loop.item);
        steps = std::max(steps, loop.container.steps > 0 || !item ? loop.container.steps : item->container.steps);
    }
    for (const auto& flow : c.plant.get<MaterialFlow>())
        if (steps == 0 && flow.from == recipe.process)
            for (const auto& demand : c.plant.get<Demand>())
                if (demand.customer == flow.to && demand.item == recipe.item)
                    steps = ordersByDay(demand.pattern) ? std::llround(std::ceil(demandPerDay(demand))) : demand.lot.steps;
    return perDay > 0 ? static_cast<double>(steps) / perDay : 0;
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
    std::optional<double> changingOverPerDay; ///< with one changeover for each portion
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
        anyNeed = anyNeed || c.needAt(process.id, recipe->item) > 0;
    for (const auto* recipe : recipes) {
        const double perDay = c.needAt(process.id, recipe->item);
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
            const double perDay = c.needAt(process.id, recipe->item);
            if (const double days = daysBetweenLots(c, *recipe, perDay, mix.epeiDays); days > 0)
                mix.changeoverPerDay += setup(*recipe) / days;
        }
    if (setsUp && anyNeed) {
        mix.changingOverPerDay = 0;
        for (const auto* recipe : recipes) {
            const double perDay = c.needAt(process.id, recipe->item), days = daysOfPortion(c, *recipe, perDay);
            if (perDay > 0 && days <= 0)
                mix.changingOverPerDay.reset();
            else if (perDay > 0 && mix.changingOverPerDay)
                *mix.changingOverPerDay += setup(*recipe) / days;
        }
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
    const double available = perShift * shifts * machines;
    if (const double used = mix.load + mix.changingOverPerDay.value_or(0); mix.changingOverPerDay && used > available)
        out.perShiftChangingOver = out.demandPerShift * available / used;
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
        lot.demandPerDay = c.needAt(loop.to, loop.item);
        if (step->epeiDays) {
            const std::int64_t container = loop.container.steps > 0 ? loop.container.steps : item->container.steps;
            lot.intervalDays = intervalOf(loop, *step->epeiDays);
            const double containers = *lot.intervalDays * lot.demandPerDay / static_cast<double>(container);
            lot.lot = {container * std::max<std::int64_t>(1, std::llround(std::ceil(containers - 1e-9)))};
        }
        out.lots.push_back(std::move(lot));
    }
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

namespace {

/// `outside`: the maps within which this one lies.
Analysis analyzeWithin(const Project& project, const Scenario& scenario, std::vector<Id> outside);

/// Takes over what the inner map of a process says.
void rollUp(const Project& project, const Process& process, const std::vector<Id>& outside, StepFigures& step) {
    const Scenario* inner = process.map.empty() ? nullptr : project.scenario(process.map);
    if (!inner || std::find(outside.begin(), outside.end(), inner->id) != outside.end())
        return;
    const Analysis inside = analyzeWithin(project, *inner, outside);
    if (inside.branches.empty())
        return;
    step.hasInnerMap = true;
    step.innerDays = inside.leadTimeDays;
    step.processingSeconds = inside.processingSeconds;
    step.valueAddedSeconds = inside.valueAddedSeconds;
    const double perShift = inside.availableSecondsPerDay / inside.shiftsPerDay;
    for (const auto& each : inside.steps)
        if (each.capacityNetPerShift > 0)
            step.innerCycleSeconds = std::max(step.innerCycleSeconds, perShift / each.capacityNetPerShift);
}

Analysis analyzeWithin(const Project& project, const Scenario& scenario, std::vector<Id> outside) {
    outside.push_back(scenario.id);
    const Context c(project, scenario);
    Analysis out;
    out.availableSecondsPerDay = c.time.openPerWorkingDay().inSeconds();
    out.shiftsPerDay = shiftsPerDay(project.shared, c.calendar);
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
        rollUp(project, *process, outside, out.steps.back());
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
    findBranches(c, out);
    findEfficiency(c, out);
    return out;
}

} // namespace

Analysis analyze(const Project& project, const Scenario& scenario) { return analyzeWithin(project, scenario, {}); }

} // namespace takt::lean

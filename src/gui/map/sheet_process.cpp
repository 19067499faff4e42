// The inspector's sheet of a process.
#include <algorithm>
#include <utility>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"
#include "lean/flow_graph.h"

namespace takt::gui {

namespace {

std::vector<const Recipe*> recipesOf(const Plant& plant, Id process) {
    std::vector<const Recipe*> out;
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == process)
            out.push_back(&recipe);
    return out;
}

std::vector<Id> itemsOf(const std::vector<const Recipe*>& recipes) {
    std::vector<Id> items;
    for (const auto* recipe : recipes)
        items.push_back(recipe->item);
    return items;
}

/// How the process is told what to make.
QString controlOf(const Plant& plant, Id process) {
    for (const auto& control : plant.get<ProductionControl>())
        if (control.pacemaker == process && control.pitch.us > 0)
            return MapText::tr("pull, levelled");
    for (const auto& loop : plant.get<KanbanLoop>()) {
        if (loop.from != process)
            continue;
        switch (loop.kind) {
        case LoopKind::Production: return MapText::tr("pull, production kanban");
        case LoopKind::Signal: return MapText::tr("pull, signal kanban");
        case LoopKind::LotBoard: return MapText::tr("pull, lot-making board");
        case LoopKind::Conwip: return MapText::tr("pull, CONWIP");
        case LoopKind::BaseStock: return MapText::tr("pull, base stock");
        case LoopKind::ReorderPoint: return MapText::tr("pull, reorder point");
        case LoopKind::MinMax: return MapText::tr("pull, min/max");
        case LoopKind::Withdrawal: break;
        }
    }
    for (const auto& line : plant.get<ScheduleLine>())
        if (line.process == process)
            return MapText::tr("push, by schedule");
    for (const auto& flow : plant.get<MaterialFlow>())
        if (flow.to == process && plant.find<FifoLane>(flow.from))
            return MapText::tr("FIFO");
    return MapText::tr("push");
}

/// A quantity of 0 removes the line, which so needs no button of its own.
template <class Row>
void quantityField(SheetBuilder& b, const Row& row, const QString& label, const QString& undo) {
    const Enter quantity = detail::enterInto<Row>(row.id, &Row::quantity);
    b.add(SheetField{label,
                     fieldText(row.quantity),
                     MapText::tr("For one piece made; 0 takes the line away"),
                     {},
                     undo,
                     [quantity, id = row.id](Edit& edit, const QString& text) -> Result<void> {
                         if (text.trimmed() != QLatin1String("0"))
                             return quantity(edit, text);
                         edit.remove(id);
                         return {};
                     }});
}

void inputField(SheetBuilder& b, const RecipeInput& input) {
    const QString item = elementName(b.plant(), input.item);
    quantityField(b, input, MapText::tr("Takes %1").arg(item),
                  MapText::tr("Change how much %1 is taken").arg(item));
}

/// What comes out besides, and a button for more of it.
void outputFields(SheetBuilder& b, const Recipe& recipe) {
    std::vector<Id> listed{recipe.item};
    for (const auto& output : b.plant().get<RecipeOutput>()) {
        if (output.recipe != recipe.id)
            continue;
        listed.push_back(output.item);
        const QString item = elementName(b.plant(), output.item);
        quantityField(b, output, MapText::tr("Also gives %1").arg(item),
                      MapText::tr("Change how much %1 comes out besides").arg(item));
    }
    SheetAction action{MapText::tr("Add a co-product"), MapText::tr("Add a co-product"), {}};
    for (const auto& item : b.plant().get<Item>())
        if (std::find(listed.begin(), listed.end(), item.id) == listed.end())
            action.ways.emplace_back(fromStd(item.name), [recipe = recipe.id, item = item.id](Edit& edit) {
                RecipeOutput output;
                output.recipe = recipe;
                output.item = item;
                edit.insert(output);
            });
    if (!action.ways.empty())
        b.add(std::move(action));
}

/// Where the pieces that can be saved are made good, and how long that takes where it is here.
void rework(SheetBuilder& b, const Recipe& recipe) {
    std::vector<Id> others;
    for (const auto& other : b.plant().get<Recipe>())
        if (other.item == recipe.item && other.process != recipe.process)
            others.push_back(other.process);
    if (!others.empty() || recipe.reworkAt)
        b.reference<Recipe>(MapText::tr("Reworked at"), recipe.id, &Recipe::reworkAt, others, MapText::tr("here"),
                            MapText::tr("A process with a recipe for the same item makes them good, by that recipe"));
    if (!recipe.reworkAt)
        b.fieldOrNone<Recipe>(MapText::tr("Rework time"), recipe.id, &Recipe::reworkTime,
                              {MapText::tr("Of one such piece"), MapText::tr("none")});
}

/// How hands and machine share a cycle, what becomes of scrap, and what else comes out.
void moreOfRecipe(SheetBuilder& b, const Recipe& recipe) {
    b.fold(MapText::tr("More on making"), QStringLiteral("recipe.%1").arg(recipe.id.value));
    b.field<Recipe>(MapText::tr("Manual time"), recipe.id, &Recipe::manualTime,
                    {MapText::tr("Of a cycle: hands are needed; empty: all of it"), MapText::tr("all")});
    b.fieldOrNone<Recipe>(MapText::tr("Walking time"), recipe.id, &Recipe::walkingTime,
                          {MapText::tr("Of a cycle, besides: the operator walks while the machine runs"),
                           MapText::tr("none")});
    if (recipe.yield < Share::whole()) {
        b.choice<Recipe>(MapText::tr("Short containers"), recipe.id, &Recipe::shortContainers,
                         {MapText::tr("are made up"), MapText::tr("are sent short")});
        b.choice<Recipe>(MapText::tr("Spoiled found"), recipe.id, &Recipe::found,
                         {MapText::tr("at once"), MapText::tr("at inspection")},
                         MapText::tr("Spoiled pieces are found where they are made, or pass for good until the next "
                                     "process that inspects"));
        b.field<Recipe>(MapText::tr("Reworked"), recipe.id, &Recipe::rework,
                        {MapText::tr("Of the pieces that are not good: made good"), {}});
        if (recipe.rework > Share{})
            rework(b, recipe);
    }
    b.field<Recipe>(MapText::tr("Ideal cycle"), recipe.id, &Recipe::idealCycle,
                    {MapText::tr("What the OEE (overall equipment effectiveness) measures performance by; empty: the "
                                 "mean cycle time"),
                     MapText::tr("as cycle")});
    outputFields(b, recipe);
    b.endFold();
}

void recipeFields(SheetBuilder& b, const Recipe& recipe) {
    b.field<Recipe>(MapText::tr("Cycle time"), recipe.id, &Recipe::cycleTime,
                    {MapText::tr("Between good completions of one machine"), {}});
    b.field<Recipe>(
        MapText::tr("Processing time"), recipe.id, &Recipe::processingTime,
        {MapText::tr("How long one piece is inside; empty: as the cycle time"), MapText::tr("as cycle")});
    b.field<Recipe>(MapText::tr("Value-adding part"), recipe.id, &Recipe::valueAdded,
                    {MapText::tr("Of the processing time; empty: all of it"), MapText::tr("all")});
    if (recipe.cycleTime.kind != DurationLaw::Kind::Fixed)
        b.choice<Recipe>(MapText::tr("Time drawn for"), recipe.id, &Recipe::draw,
                         {MapText::tr("every piece"), MapText::tr("a container")});
    b.field<Recipe>(MapText::tr("Pieces a cycle"), recipe.id, &Recipe::piecesPerCycle);
    b.field<Recipe>(MapText::tr("Yield"), recipe.id, &Recipe::yield,
                    {MapText::tr("Good pieces of all pieces"), {}});
    for (const auto& input : b.plant().get<RecipeInput>())
        if (input.recipe == recipe.id)
            inputField(b, input);
    moreOfRecipe(b, recipe);
}

/// One entry for all items; empty where they differ.
void commonCycleTime(SheetBuilder& b, const std::vector<const Recipe*>& recipes) {
    std::vector<Id> ids;
    bool same = true;
    for (const auto* recipe : recipes) {
        ids.push_back(recipe->id);
        same = same && recipe->cycleTime == recipes.front()->cycleTime;
    }
    b.add(SheetField{MapText::tr("Cycle time"), same ? fieldText(recipes.front()->cycleTime) : QString(),
                     MapText::tr("Of all items at once; each has its own below") + QLatin1Char('\n') +
                         lawForms(),
                     MapText::tr("differs by item"), MapText::tr("Change the cycle time of all items"),
                     [ids](Edit& edit, const QString& text) -> Result<void> {
                         for (const Id id : ids)
                             if (auto ok = detail::enterInto<Recipe>(id, &Recipe::cycleTime)(edit, text); !ok)
                                 return ok;
                         return {};
                     },
                     true});
}

void addInputAction(SheetBuilder& b, const std::vector<const Recipe*>& recipes) {
    SheetAction action{MapText::tr("Add an input"), MapText::tr("Add an input"), {}};
    for (const auto* recipe : recipes)
        for (const auto& item : b.plant().get<Item>()) {
            const bool listed = std::any_of(
                b.plant().get<RecipeInput>().begin(), b.plant().get<RecipeInput>().end(),
                [&](const RecipeInput& i) { return i.recipe == recipe->id && i.item == item.id; });
            if (listed)
                continue;
            const QString name = fromStd(item.name);
            action.ways.emplace_back(
                recipes.size() == 1
                    ? name
                    : MapText::tr("%1 for %2").arg(name, elementName(b.plant(), recipe->item)),
                [recipeId = recipe->id, itemId = item.id](Edit& edit) {
                    RecipeInput input;
                    input.recipe = recipeId;
                    input.item = itemId;
                    edit.insert(input);
                });
        }
    if (!action.ways.empty())
        b.add(std::move(action));
}

/// Changeovers of single pairs of items; a time taken out leaves the pair to the process's own.
void setupFields(SheetBuilder& b, Id process) {
    bool first = true;
    for (const auto& setup : b.plant().get<SetupTime>()) {
        if (setup.process != process)
            continue;
        if (std::exchange(first, false))
            b.heading(MapText::tr("Changeovers"));
        const QString pair =
            MapText::tr("%1 to %2", "changeover between items")
                .arg(elementName(b.plant(), setup.fromItem), elementName(b.plant(), setup.toItem));
        const Enter time = detail::enterInto<SetupTime>(setup.id, &SetupTime::time);
        b.add(SheetField{pair,
                         fieldText(setup.time),
                         MapText::tr("Changeover %1; empty: as any other").arg(pair),
                         {},
                         MapText::tr("Change the changeover %1").arg(pair),
                         [time, id = setup.id](Edit& edit, const QString& text) -> Result<void> {
                             if (!text.trimmed().isEmpty())
                                 return time(edit, text);
                             edit.remove(id);
                             return {};
                         }});
    }
}

/// One way for each pair of items that has no changeover of its own.
void addSetupAction(SheetBuilder& b, const Process& process, const std::vector<const Recipe*>& recipes) {
    SheetAction action{MapText::tr("Add a changeover"),
                       MapText::tr("Add a changeover of %1").arg(fromStd(process.name)),
                       {}};
    const auto isListed = [&](Id from, Id to) {
        const auto& setups = b.plant().get<SetupTime>();
        return std::any_of(setups.begin(), setups.end(), [&](const SetupTime& s) {
            return s.process == process.id && s.fromItem == from && s.toItem == to;
        });
    };
    for (const auto* from : recipes)
        for (const auto* to : recipes) {
            if (from == to || isListed(from->item, to->item))
                continue;
            SetupTime setup;
            setup.process = process.id;
            setup.fromItem = from->item;
            setup.toItem = to->item;
            setup.time = process.changeover;
            action.ways.emplace_back(
                MapText::tr("%1 to %2", "changeover between items")
                    .arg(elementName(b.plant(), from->item), elementName(b.plant(), to->item)),
                [setup](Edit& edit) { edit.insert(setup); });
        }
    if (!action.ways.empty())
        b.add(std::move(action));
}

void addPlanAction(SheetBuilder& b, const Process& process, const std::vector<const Recipe*>& recipes) {
    SheetAction action{
        MapText::tr("Add to the plan"), MapText::tr("Schedule %1").arg(fromStd(process.name)), {}};
    for (const auto& control : b.plant().get<ProductionControl>())
        for (const auto* recipe : recipes) {
            const bool planned = std::any_of(
                b.plant().get<ScheduleLine>().begin(), b.plant().get<ScheduleLine>().end(),
                [&](const ScheduleLine& l) { return l.process == process.id && l.item == recipe->item; });
            if (planned)
                continue;
            action.ways.emplace_back(elementName(b.plant(), recipe->item),
                                     [c = control.id, p = process.id, i = recipe->item](Edit& edit) {
                                         ScheduleLine line;
                                         line.control = c;
                                         line.process = p;
                                         line.item = i;
                                         line.quantity = {100};
                                         edit.insert(line);
                                     });
        }
    if (!action.ways.empty())
        b.add(std::move(action));
}

void againstTakt(SheetBuilder& b, Id process) {
    const lean::Analysis& a = b.source().analysis;
    const auto* step = a.step(process);
    b.heading(MapText::tr("Against takt"));
    b.figure(MapText::tr("Takt time"), a.taktSeconds > 0 ? seconds(a.taktSeconds) : QStringLiteral("–"),
             MapText::tr("Available time / demand in that time"));
    if (!step)
        return;
    b.figure(MapText::tr("Capacity a shift"), number(step->capacityNetPerShift),
             MapText::tr(
                 "Available time less changeovers x share x machines x pieces a cycle / cycle time x uptime"),
             step->belowTakt());
    b.figure(MapText::tr("Demand a shift"), number(step->demandPerShift),
             MapText::tr("What customers ask of this step, scrap downstream included"));
    if (step->operatorsNeeded > 0)
        b.figure(MapText::tr("Operators needed"), number(step->operatorsNeeded, 2),
                 MapText::tr("Work content / takt"));
    if (step->epeiDays && *step->epeiDays > 0)
        b.figure(
            MapText::tr("EPEI"), workingDays(*step->epeiDays),
            MapText::tr("Sum of changeovers / (available time - sum of demand x cycle / (uptime x yield))"));
    if (a.bottleneck == process)
        b.note(MapText::tr("This step is the bottleneck of the stream."));
}

void thisRun(SheetBuilder& b, Id process) {
    const std::string key = "state." + std::to_string(process.value) + ".";
    if (!b.source().run.measure(key + "working"))
        return;
    b.heading(MapText::tr("This run"));
    const auto share = [](double v) { return percent(v); };
    b.simulated(MapText::tr("Working"), key + "working", share);
    b.simulated(MapText::tr("No material"), key + "no_material", share);
    b.simulated(MapText::tr("Blocked"), key + "blocked", share);
    b.simulated(MapText::tr("Changeover"), key + "setup", share, 0.0005);
    b.simulated(MapText::tr("Down"), key + "down", share, 0.0005);
    b.simulated(MapText::tr("No operator"), key + "no_operator", share, 0.0005);
    b.simulated(MapText::tr("No card"), key + "no_card", share, 0.0005);
    b.simulated(MapText::tr("Maintenance"), key + "planned_maintenance", share, 0.0005);
}

/// What is released, and when; the words follow the rule.
void scheduleLine(SheetBuilder& b, const ScheduleLine& line) {
    const bool netted = line.rule == ScheduleRule::Netted;
    const auto amount = [&](const QString& label, Quantity ScheduleLine::*member, const QString& tip) {
        b.amount<ScheduleLine>(label, line.id, member, line.item, {tip, {}});
    };
    b.choice<ScheduleLine>(
        MapText::tr("Releases"), line.id, &ScheduleLine::rule,
        {MapText::tr("a fixed quantity"), MapText::tr("what is lacking")},
        MapText::tr("What is lacking: forecast + safety stock - on hand - open orders, in whole lots "
                    "(material requirements planning)"));
    if (netted)
        amount(MapText::tr("Forecast of a bucket"), &ScheduleLine::quantity,
               MapText::tr("What is expected to be used from one release to the next"));
    else
        amount(MapText::tr("Quantity"), &ScheduleLine::quantity, MapText::tr("A release"));
    b.field<ScheduleLine>(MapText::tr("Every … working days"), line.id, &ScheduleLine::everyDays,
                          {netted ? MapText::tr("From one release to the next: the bucket that is planned in")
                                  : MapText::tr("From one release to the next"),
                           {}});
    b.field<ScheduleLine>(
        MapText::tr("First release after"), line.id, &ScheduleLine::first,
        {MapText::tr("After the begin of day 1: a time such as 14 h, or working days such as 2 wd"), {}});
    if (!netted)
        return;
    amount(MapText::tr("Safety stock"), &ScheduleLine::safety,
           MapText::tr("Planned to be left at the end of each bucket"));
    amount(MapText::tr("Lot"), &ScheduleLine::lot, MapText::tr("Releases are whole multiples of it"));
    b.field<ScheduleLine>(MapText::tr("Lead time, buckets"), line.id, &ScheduleLine::leadBuckets,
                          {MapText::tr("Planned from release to store"), {}});
    b.field<ScheduleLine>(MapText::tr("Frozen releases"), line.id, &ScheduleLine::frozen,
                          {MapText::tr("So many releases to come are no longer changed"), {}});
}

/// Rules that most processes leave as they are.
void moreOfProcess(SheetBuilder& b, const Process& process) {
    b.fold(MapText::tr("More rules"), QStringLiteral("process"));
    b.choice<Process>(MapText::tr("Withdraws"), process.id, &Process::withdraws,
                      {MapText::tr("at start of work"), MapText::tr("when a card is free")});
    b.choice<Process>(MapText::tr("Sets up"), process.id, &Process::setsUp,
                      {MapText::tr("on a change of item"), MapText::tr("for every lot")});
    b.choice<Process>(MapText::tr("End of shift"), process.id, &Process::endOfShift,
                      {MapText::tr("work resumes"), MapText::tr("finishes container"), MapText::tr("finishes piece")});
    if (process.uptime < Share::whole()) {
        b.choice<Process>(MapText::tr("After a stop"), process.id, &Process::onBreakdown,
                          {MapText::tr("work resumes"), MapText::tr("work is scrapped")});
        b.flag<Process>(MapText::tr("Repaired off shift too"), process.id, &Process::repairsOffShift);
    }
    std::vector<Id> others;
    for (const auto& other : b.plant().get<Process>())
        if (other.id != process.id)
            others.push_back(other.id);
    b.reference<Process>(MapText::tr("Also helps"), process.id, &Process::helps, others,
                         MapText::tr("no other process"));
    b.calendar<Process>(MapText::tr("Calendar"), process.id, &Process::calendar, MapText::tr("the plant's"),
                        MapText::tr("When it works"));
    b.flag<Process>(MapText::tr("Inspects what comes in"), process.id, &Process::inspects,
                    MapText::tr("Finds what steps before it spoiled unseen, and sorts it out"));
    b.endFold();
}

} // namespace

void addScheduleLines(SheetBuilder& b, Id process, Id control) {
    for (const auto& line : b.plant().get<ScheduleLine>()) {
        if ((process && line.process != process) || (control && line.control != control))
            continue;
        const QString item = elementName(b.plant(), line.item);
        b.heading(process ? MapText::tr("Plan: %1").arg(item)
                          : MapText::tr("%1: %2").arg(elementName(b.plant(), line.process), item),
                  line.id, MapText::tr("Remove the plan for %1").arg(item));
        scheduleLine(b, line);
    }
}

void fillProcess(SheetBuilder& b, const Process& process) {
    const auto recipes = recipesOf(b.plant(), process.id);
    b.titledByName<Process>(process.operators == 1 ? MapText::tr("Process · one operator")
                                                   : MapText::tr("Process · %n operators", nullptr,
                                                                 static_cast<int>(process.operators)));
    b.heading(MapText::tr("Planned"));
    if (recipes.size() == 1)
        recipeFields(b, *recipes.front());
    else if (!recipes.empty())
        commonCycleTime(b, recipes);
    b.field<Process>(MapText::tr("Changeover"), process.id, &Process::changeover,
                     {MapText::tr("On a change of item, where no pair of items says otherwise"), {}});
    b.field<Process>(MapText::tr("Uptime"), process.id, &Process::uptime,
                     {MapText::tr("Working time / (working time + stops)"), {}});
    b.field<Process>(MapText::tr("Stop length"), process.id, &Process::stopLength,
                     {MapText::tr("Of one stop, when the uptime is below 100 %"), {}});
    if (process.uptime < Share::whole())
        b.choice<Process>(MapText::tr("Stops go by"), process.id, &Process::breakdownClock,
                          {MapText::tr("working time"), MapText::tr("shift time")});
    b.field<Process>(MapText::tr("Operators"), process.id, &Process::operators);
    b.field<Process>(MapText::tr("Wage an hour"), process.id, &Process::wage,
                     {MapText::tr("Of each of its operators; groups of operators have a wage of their own"), {}});
    b.field<Process>(MapText::tr("Machines"), process.id, &Process::machines);
    b.field<Process>(MapText::tr("Time for this stream"), process.id, &Process::timeShare,
                     {MapText::tr("Share of the available time: the first part of each shift"), {}});
    b.field<Process>(MapText::tr("Overtime a shift"), process.id, &Process::overtime);
    b.flag<Process>(MapText::tr("Runs through breaks"), process.id, &Process::runsInBreaks,
                    MapText::tr("Changeovers stop in breaks all the same, and manual times that are entered"));
    b.figure(MapText::tr("Control"), controlOf(b.plant(), process.id),
             MapText::tr("From the lines that lead to and from it"));
    moreOfProcess(b, process);
    addInside(b, process);
    addMaintenance(b, process);
    addMachineStarts(b, process, itemsOf(recipes));
    setupFields(b, process.id);
    againstTakt(b, process.id);
    thisRun(b, process.id);
    for (const auto* recipe : recipes) {
        if (recipes.size() < 2)
            continue;
        const QString item = elementName(b.plant(), recipe->item);
        b.heading(item, recipe->id, MapText::tr("Remove %1 from %2").arg(item, fromStd(process.name)));
        recipeFields(b, *recipe);
    }
    addScheduleLines(b, process.id, {});
    b.addItemAction(MapText::tr("Add a product"), process.id, itemsOf(recipes));
    addInputAction(b, recipes);
    addSetupAction(b, process, recipes);
    addPlanAction(b, process, recipes);
}

} // namespace takt::gui

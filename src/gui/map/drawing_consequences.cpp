#include "gui/map/drawing_consequences.h"

#include <cctype>

#include "gui/map/drawing_helpers.h"
#include "lean/analysis.h"

namespace takt::gui {

using namespace drawing;

namespace {

std::vector<Id> offeredBy(const Plant& plant, Id element) {
    const auto graph = lean::flowGraph(plant);
    const auto* node = graph.find(element);
    return node ? node->items : std::vector<Id>{};
}

Id insertRow(Edit& edit, AnyRow row) { return edit.insert(std::move(row)); }

// ------------------------------------------------------------------ rows of one element

Id addRecipe(Edit& edit, Id process, Id item) {
    if (any<Recipe>(edit.plant(), [&](const Recipe& r) { return r.process == process && r.item == item; }))
        return {};
    Recipe recipe;
    recipe.process = process;
    recipe.item = item;
    return insertRow(edit, recipe);
}

Id addDemand(Edit& edit, Id customer, Id item) {
    if (any<Demand>(edit.plant(), [&](const Demand& d) { return d.customer == customer && d.item == item; }))
        return {};
    Demand demand;
    demand.customer = customer;
    demand.item = item;
    demand.quantity = {kUsualDemand};
    return insertRow(edit, demand);
}

Id addSupply(Edit& edit, Id supplier, Id item) {
    if (any<SupplierItem>(edit.plant(),
                          [&](const SupplierItem& s) { return s.supplier == supplier && s.item == item; }))
        return {};
    SupplierItem supply;
    supply.supplier = supplier;
    supply.item = item;
    supply.leadTime = DurationLaw::fixed(kDay);
    return insertRow(edit, supply);
}

/// An inventory begins with a day's use; a supermarket is planned for one and begins full.
Id addStock(Edit& edit, Id store, Id item) {
    if (any<Stock>(edit.plant(), [&](const Stock& s) { return s.store == store && s.item == item; }))
        return {};
    Stock stock;
    stock.store = store;
    stock.item = item;
    const TableId kind = tableOf(edit.plant(), store);
    const std::int64_t day =
        wholeContainers(perDay(edit.plant(), store, item), containerOf(edit.plant(), item));
    if (kind != TableId::FifoLanes)
        stock.initial = {day};
    if (kind == TableId::Supermarkets)
        stock.maximum = {day};
    return insertRow(edit, stock);
}

// ------------------------------------------------------------------ what a line brings along

void stockWhatArrives(Edit& edit, Id store) {
    if (tableOf(edit.plant(), store) == TableId::FifoLanes)
        return; // a lane holds whatever is put into it
    for (const Id item : offeredBy(edit.plant(), store))
        addStock(edit, store, item);
}

void addInput(Edit& edit, Id recipe, Id item) {
    RecipeInput input;
    input.recipe = recipe;
    input.item = item;
    edit.insert(input);
}

/// A process takes what is led to it: as the same item if it makes that, else as an input.
void takeWhatArrives(Edit& edit, Id process, const std::vector<Id>& offered) {
    if (!any<Recipe>(edit.plant(), [&](const Recipe& r) { return r.process == process; }))
        for (const Id item : offered)
            addRecipe(edit, process, item);
    for (const Id item : offered) {
        const Plant plant = edit.plant();
        const auto graph = lean::flowGraph(plant);
        bool used = false;
        for (const auto& recipe : plant.get<Recipe>())
            if (recipe.process == process) {
                used = used || recipe.item == item;
                for (const auto& need : lean::recipeNeeds(plant, graph, recipe))
                    used = used || need.item == item;
            }
        if (used)
            continue;
        for (const auto& recipe : plant.get<Recipe>()) {
            if (recipe.process != process)
                continue;
            const bool listed =
                any<RecipeInput>(plant, [&](const RecipeInput& i) { return i.recipe == recipe.id; });
            const auto needs = lean::recipeNeeds(plant, graph, recipe);
            if (!listed && !needs.empty())
                addInput(edit, recipe.id, recipe.item);
            addInput(edit, recipe.id, item);
        }
    }
}

/// Everything downstream that the items now reach, up to the next processes.
void spread(Edit& edit, Id element, const std::vector<Id>& offered, int depth) {
    if (depth > 64)
        return;
    const TableId kind = tableOf(edit.plant(), element);
    if (kind == TableId::Processes) {
        takeWhatArrives(edit, element, offered);
        return;
    }
    if (kind == TableId::Customers) {
        if (!any<Demand>(edit.plant(), [&](const Demand& d) { return d.customer == element; }))
            for (const Id item : offered)
                addDemand(edit, element, item);
        return;
    }
    if (contains(kStores, kind))
        stockWhatArrives(edit, element);
    std::vector<Id> next;
    for (const auto& flow : edit.plant().get<MaterialFlow>())
        if (flow.from == element)
            next.push_back(flow.to);
    const auto passed = offeredBy(edit.plant(), element);
    for (const Id to : next)
        spread(edit, to, passed, depth + 1);
}

/// Supplier, transport, store: the truck comes every working day and brings a day's use, whatever was
/// asked for; a withdrawal kanban makes a milk run of it.
void timetable(Edit& edit, Id transport) {
    if (any<Departure>(edit.plant(), [&](const Departure& d) { return d.transport == transport; }))
        return;
    const auto& flows = edit.plant().get<MaterialFlow>();
    std::vector<Id> items;
    Id store;
    for (const auto& flow : flows) {
        if (flow.to == transport && tableOf(edit.plant(), flow.from) == TableId::Suppliers)
            items = offeredBy(edit.plant(), flow.from);
        if (flow.from == transport && tableOf(edit.plant(), flow.to) != TableId::Customers)
            store = flow.to;
    }
    if (!store)
        return;
    for (const Id item : items) {
        Departure departure;
        departure.transport = transport;
        departure.at = Duration::hours(6);
        departure.item = item;
        departure.quantity = {perDay(edit.plant(), store, item)};
        edit.insert(departure);
    }
}

// ------------------------------------------------------------------ schedules

bool isPulled(const Plant& plant, Id process) {
    return any<KanbanLoop>(plant, [&](const KanbanLoop& loop) {
        return loop.from == process && loop.kind != LoopKind::Withdrawal && loop.kind != LoopKind::Conwip;
    });
}

/// Pitch = takt x pieces of a container, in whole seconds and at least one.
Duration usualPitch(const Edit& edit, Id process) {
    const auto analysis = lean::analyze(edit.project(), *edit.project().scenario(edit.scenario()));
    std::int64_t container = 1;
    for (const auto& recipe : edit.plant().get<Recipe>())
        if (recipe.process == process)
            container = std::max(container, containerOf(edit.plant(), recipe.item));
    const double seconds = analysis.taktSeconds * static_cast<double>(container);
    if (seconds < 1.0)
        return Duration::minutes(10);
    return std::min(Duration::seconds(std::llround(seconds)), kDay);
}

/// A pulled process becomes the pacemaker; any other gets its plan, a working day at a time.
void schedule(Edit& edit, Id control, Id process) {
    const ProductionControl* row = edit.plant().find<ProductionControl>(control);
    if (isPulled(edit.plant(), process)) {
        if (row->pacemaker)
            return;
        const Duration pitch = usualPitch(edit, process);
        edit.modify<ProductionControl>(control, [&](ProductionControl& c) {
            c.pacemaker = process;
            c.pitch = pitch;
        });
        return;
    }
    if (any<ScheduleLine>(edit.plant(), [&](const ScheduleLine& l) { return l.process == process; }))
        return;
    std::vector<Id> items;
    for (const auto& recipe : edit.plant().get<Recipe>())
        if (recipe.process == process)
            items.push_back(recipe.item);
    for (const Id item : items) {
        ScheduleLine line;
        line.control = control;
        line.process = process;
        line.item = item;
        line.quantity = {perDay(edit.plant(), process, item)};
        edit.insert(line);
    }
}

template <class Row>
Id insertElement(Edit& edit, Coordinate x, Coordinate y, const DrawingWords& words) {
    Row row;
    row.name = freeName(edit.plant(), words.element + " 1");
    row.x = x;
    row.y = y;
    return edit.insert(row);
}

} // namespace

namespace drawing {

std::int64_t containerOf(const Plant& plant, Id item) {
    const Item* row = plant.find<Item>(item);
    return row ? std::max<std::int64_t>(1, row->container.steps) : 1;
}

std::int64_t wholeContainers(std::int64_t steps, std::int64_t container) {
    return (std::max<std::int64_t>(steps, 1) + container - 1) / container * container;
}

std::int64_t perDay(const Plant& plant, Id element, Id item) {
    const auto graph = lean::flowGraph(plant);
    if (const auto* node = graph.find(element))
        if (const auto it = node->needed.find(item); it != node->needed.end() && it->second >= 1.0)
            return static_cast<std::int64_t>(std::ceil(it->second));
    return kUsualDemand;
}

void giveItem(Edit& edit, Id element, const DrawingWords& words) {
    const TableId kind = tableOf(edit.plant(), element);
    const bool isSource = kind == TableId::Processes || kind == TableId::Suppliers;
    if (isSource && offeredBy(edit.plant(), element).empty())
        addItemTo(edit, element, mainItem(edit, words));
}

Id insertFlow(Edit& edit, FlowKind kind, Id from, Id to, const DrawingWords& words) {
    giveItem(edit, from, words);
    MaterialFlow flow;
    flow.kind = kind;
    flow.from = from;
    flow.to = to;
    const Id id = edit.insert(flow);
    spread(edit, to, offeredBy(edit.plant(), from), 0);
    for (const Id end : {from, to})
        if (tableOf(edit.plant(), end) == TableId::Transports)
            timetable(edit, end);
    return id;
}

} // namespace drawing

std::string freeName(const Plant& plant, const std::string& base) {
    const auto taken = [&](const std::string& name) {
        bool found = false;
        plant.forEachTable([&](const auto& table) {
            using Row = std::decay_t<decltype(table[0])>;
            if constexpr (std::is_base_of_v<Element, Row>)
                for (const auto& row : table)
                    found = found || row.name == name;
        });
        return found;
    };
    if (!taken(base))
        return base;
    std::string stem = base;
    while (!stem.empty() && std::isdigit(static_cast<unsigned char>(stem.back())))
        stem.pop_back();
    if (stem.empty() || stem.back() != ' ')
        stem = base + " ";
    for (int n = 1;; ++n)
        if (std::string name = stem + std::to_string(n); !taken(name))
            return name;
}

std::string freeItemName(const Plant& plant, const std::string& base) {
    const auto taken = [&](const std::string& name) {
        return any<Item>(plant, [&](const Item& item) { return item.name == name; });
    };
    std::string name = base;
    while (!name.empty() && taken(name) && name.back() >= 'A' && name.back() < 'Z')
        ++name.back();
    for (int n = 2; taken(name); ++n)
        name = base + " " + std::to_string(n);
    return name;
}

Id mainItem(Edit& edit, const DrawingWords& words) {
    if (!edit.plant().get<Demand>().empty())
        return edit.plant().get<Demand>()[0].item;
    if (!edit.plant().get<Item>().empty())
        return edit.plant().get<Item>()[0].id;
    Item item;
    item.name = words.product;
    return edit.insert(item);
}

Id addItemTo(Edit& edit, Id element, Id item) {
    switch (tableOf(edit.plant(), element)) {
    case TableId::Processes: return addRecipe(edit, element, item);
    case TableId::Customers: return addDemand(edit, element, item);
    case TableId::Suppliers: return addSupply(edit, element, item);
    case TableId::Inventories:
    case TableId::Supermarkets:
    case TableId::FifoLanes: return addStock(edit, element, item);
    default: return {};
    }
}

Id drawElement(Edit& edit, TableId kind, Coordinate x, Coordinate y, const DrawingWords& words) {
    Id id;
    switch (kind) {
    case TableId::Suppliers: id = insertElement<Supplier>(edit, x, y, words); break;
    case TableId::Processes: id = insertElement<Process>(edit, x, y, words); break;
    case TableId::Inventories: id = insertElement<Inventory>(edit, x, y, words); break;
    case TableId::Supermarkets: id = insertElement<Supermarket>(edit, x, y, words); break;
    case TableId::FifoLanes: id = insertElement<FifoLane>(edit, x, y, words); break;
    case TableId::Transports: id = insertElement<Transport>(edit, x, y, words); break;
    case TableId::Customers: id = insertElement<Customer>(edit, x, y, words); break;
    case TableId::ProductionControls: id = insertElement<ProductionControl>(edit, x, y, words); break;
    default: return {};
    }
    if (kind == TableId::Processes || kind == TableId::Customers || kind == TableId::Suppliers)
        addItemTo(edit, id, mainItem(edit, words));
    return id;
}

Id drawSymbol(Edit& edit, TableId kind, int look, Coordinate x, Coordinate y, const DrawingWords& words) {
    if (kind == TableId::Areas) {
        const Id id = insertElement<Area>(edit, x, y, words);
        edit.modify<Area>(id, [&](Area& row) { row.kind = static_cast<AreaKind>(look); });
        return id;
    }
    if (kind == TableId::Annotations) {
        Annotation row;
        row.kind = static_cast<AnnotationKind>(look);
        // What is written on it is its name; marks that speak for themselves have none at first.
        if (row.kind == AnnotationKind::Note || row.kind == AnnotationKind::KaizenBurst)
            row.name = words.element;
        row.x = x;
        row.y = y;
        const Id id = edit.insert(row);
        joinFrame(edit, id);
        return id;
    }
    const Id id = drawElement(edit, kind, x, y, words);
    joinFrame(edit, id);
    if (look == 0)
        return id;
    const auto set = [look](auto& row) { row.symbol = static_cast<decltype(row.symbol)>(look); };
    switch (kind) {
    case TableId::Processes: edit.modify<Process>(id, set); break;
    case TableId::Inventories: edit.modify<Inventory>(id, set); break;
    case TableId::Transports: edit.modify<Transport>(id, set); break;
    case TableId::ProductionControls: edit.modify<ProductionControl>(id, set); break;
    default: break;
    }
    return id;
}

bool isLocked(const Plant& plant, Id id) {
    for (int depth = 0; depth < 16 && id; ++depth) {
        const Element* element = elementOf(plant, id);
        if (!element)
            return false;
        if (element->locked)
            return true;
        id = element->area;
    }
    return false;
}

void joinFrame(Edit& edit, Id id) {
    const Element* element = elementOf(edit.plant(), id);
    if (!element)
        return;
    const auto holds = [&](const Area& area) {
        return area.id != id && std::abs(area.x.value - element->x.value) * 2 <= area.width.value &&
               std::abs(area.y.value - element->y.value) * 2 <= area.height.value;
    };
    const auto size = [](const Area& area) { return std::int64_t{area.width.value} * area.height.value; };
    const Area* own = edit.plant().find<Area>(id);
    const Area* parent = nullptr;
    for (const auto& area : edit.plant().get<Area>())
        if (holds(area) && (!parent || size(area) < size(*parent)) && (!own || size(area) > size(*own)))
            parent = &area;
    const Id frame = parent ? parent->id : Id{};
    if (frame == element->area)
        return;
    auto row = rowOf(edit.plant(), id);
    std::visit(
        [&](auto& r) {
            if constexpr (std::is_base_of_v<Element, std::decay_t<decltype(r)>>)
                r.area = frame;
        },
        *row);
    edit.update(std::move(*row));
}

Id makePacemaker(Edit& edit, Id process, const DrawingWords& words) {
    const Process* row = edit.plant().find<Process>(process);
    if (!row)
        return {};
    const Process maker = *row;
    Id control = edit.plant().get<ProductionControl>().empty() ? Id{} : edit.plant().get<ProductionControl>()[0].id;
    if (!control)
        control = insertElement<ProductionControl>(edit, maker.x, Coordinate{maker.y.value - 320}, words);
    const Duration pitch = usualPitch(edit, process);
    edit.modify<ProductionControl>(control, [&](ProductionControl& plan) {
        plan.pacemaker = process;
        if (plan.pitch.us == 0)
            plan.pitch = pitch;
    });
    return control;
}

Id drawLine(Edit& edit, Id from, Id to, const DrawingWords& words) {
    const LineVerdict verdict = judgeLine(edit.plant(), from, to);
    if (!verdict.allowed())
        return {};
    if (verdict.meaning == LineVerdict::Meaning::Material) {
        const Id flow = insertFlow(edit, verdict.flow, from, to, words);
        // Without a truck a supplier sends only what cards ask for.
        if (tableOf(edit.plant(), from) == TableId::Suppliers && contains(kStores, tableOf(edit.plant(), to)))
            drawLoop(edit, LoopKind::Withdrawal, from, to, words);
        return flow;
    }
    return drawInformation(edit, from, to, words);
}

Id drawInformation(Edit& edit, Id from, Id to, const DrawingWords& words) {
    if (judgeInformation(edit.plant(), from, to) != Refusal::None)
        return {};
    const bool plans = judgeLine(edit.plant(), from, to).meaning == LineVerdict::Meaning::Schedule;
    InformationFlow flow;
    flow.kind = plans ? InformationKind::Manual : InformationKind::Electronic;
    flow.from = from;
    flow.to = to;
    flow.label = words.label;
    const Id id = edit.insert(flow);
    if (plans)
        schedule(edit, from, to);
    return id;
}

} // namespace takt::gui

#include "exchange/drawio.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "exchange/drawio_data.h"
#include "exchange/drawio_text.h"
#include "model/changeset.h"
#include "model/integrity.h"

namespace takt::exchange {

namespace {

using Became = ImportedCell::Became;
using Why = ImportedCell::Why;

Coordinate coordinate(double v) { return {static_cast<std::int32_t>(std::lround(std::clamp(v, -1e5, 1e5)))}; }

std::string oneLine(const std::string& words) {
    std::string out = words;
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// Which elements a lean-mapping shape stands for.
enum class Meaning : std::uint8_t { Element, Arrow, Annotation, None };
struct Shape {
    const char* name;
    Meaning meaning;
    TableId table = TableId::Count; ///< of elements
    int look = 0;                   ///< of its symbol, flow or annotation
    const char* word = "";
};

template <class E>
constexpr int of(E value) {
    return static_cast<int>(value);
}

constexpr std::array kShapes = {
    Shape{"outside_sources", Meaning::Element, TableId::Suppliers, 0, "supplier or customer"},
    Shape{"manufacturing_process", Meaning::Element, TableId::Processes, of(ProcessSymbol::Process), "process"},
    Shape{"manufacturing_process_shared", Meaning::Element, TableId::Processes, of(ProcessSymbol::Shared), "shared process"},
    Shape{"work_cell", Meaning::Element, TableId::Processes, of(ProcessSymbol::WorkCell), "work cell"},
    Shape{"inventory_box", Meaning::Element, TableId::Inventories, of(InventorySymbol::Inventory), "inventory"},
    Shape{"buffer_or_safety_stock", Meaning::Element, TableId::Inventories, of(InventorySymbol::SafetyStock), "safety stock"},
    Shape{"warehouse", Meaning::Element, TableId::Inventories, of(InventorySymbol::ExternalWarehouse), "external warehouse"},
    Shape{"crossDock", Meaning::Element, TableId::Inventories, of(InventorySymbol::CrossDock), "cross-dock"},
    Shape{"supermarket", Meaning::Element, TableId::Supermarkets, 0, "supermarket"},
    Shape{"fifo_lane", Meaning::Element, TableId::FifoLanes, 0, "FIFO lane"},
    Shape{"truck_shipment", Meaning::Element, TableId::Transports, of(TransportSymbol::Truck), "truck"},
    Shape{"rail_shipment", Meaning::Element, TableId::Transports, of(TransportSymbol::Rail), "train"},
    Shape{"airplane_7", Meaning::Element, TableId::Transports, of(TransportSymbol::Plane), "plane"},
    Shape{"boat_shipment", Meaning::Element, TableId::Transports, of(TransportSymbol::Ship), "ship"},
    Shape{"move_by_forklift", Meaning::Element, TableId::Transports, of(TransportSymbol::Forklift), "forklift"},
    Shape{"schedule", Meaning::Element, TableId::ProductionControls, of(ControlSymbol::ProductionControl), "production control"},
    Shape{"mrp_erp", Meaning::Element, TableId::ProductionControls, of(ControlSymbol::Mrp), "MRP"},
    Shape{"control_center", Meaning::Element, TableId::ProductionControls, of(ControlSymbol::ProductionControl), "production control"},
    Shape{"push_arrow", Meaning::Arrow, TableId::Count, of(FlowKind::Push), "push"},
    Shape{"physical_pull", Meaning::Arrow, TableId::Count, of(FlowKind::Pull), "withdrawal"},
    Shape{"fifo_sequence_flow", Meaning::Arrow, TableId::Count, of(FlowKind::Fifo), "FIFO"},
    Shape{"kaizen_lightening_burst", Meaning::Annotation, TableId::Count, of(AnnotationKind::KaizenBurst), "kaizen burst"},
    Shape{"kanban_post", Meaning::Annotation, TableId::Count, of(AnnotationKind::KanbanPost), "kanban post"},
    Shape{"load_leveling", Meaning::Annotation, TableId::Count, of(AnnotationKind::LoadLevelling), "load levelling"},
    Shape{"operator", Meaning::Annotation, TableId::Count, of(AnnotationKind::Operator), "operator"},
    Shape{"quality_problem", Meaning::Annotation, TableId::Count, of(AnnotationKind::QualityProblem), "quality problem"},
    Shape{"go_see_production_scheduling", Meaning::Annotation, TableId::Count, of(AnnotationKind::GoSee), "go see"},
    Shape{"sequenced_pull_ball", Meaning::Annotation, TableId::Count, of(AnnotationKind::SequencedPull), "sequenced-pull ball"},
    Shape{"orders", Meaning::Annotation, TableId::Count, of(AnnotationKind::OrderBacklog), "order backlog"},
    Shape{"verbal", Meaning::Annotation, TableId::Count, of(AnnotationKind::Note), "verbal information"},
    Shape{"production_kanban", Meaning::Annotation, TableId::Count, of(AnnotationKind::Note), "production kanban"},
    Shape{"withdrawal_kanban", Meaning::Annotation, TableId::Count, of(AnnotationKind::Note), "withdrawal kanban"},
    Shape{"signal_kanban", Meaning::Annotation, TableId::Count, of(AnnotationKind::Note), "signal kanban"},
    Shape{"batched_kanban", Meaning::Annotation, TableId::Count, of(AnnotationKind::Note), "batched kanban"},
    Shape{"timeline", Meaning::None},
    Shape{"timeline2", Meaning::None},
};

const Shape* shapeOf(const DrawioCell& cell) {
    const std::string name = cell.leanShape();
    const auto it = std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& s) { return name == s.name; });
    return it == kShapes.end() ? nullptr : &*it;
}

template <class Row>
Row rowAt(const DrawioCell& cell, const std::string& name) {
    Row row;
    row.name = name;
    row.x = coordinate(cell.box.centreX());
    row.y = coordinate(cell.box.centreY());
    return row;
}

/// One page becomes one scenario.
class Page {
  public:
    Page(Edit& edit, const DrawioPage& page) : edit_(edit), page_(page), said_(page.cells.size()) {
        for (std::size_t i = 0; i < page.cells.size(); ++i)
            places_.emplace(page.cells[i].id, i);
    }

    std::vector<ImportedCell> take() {
        decideEnds();
        for (std::size_t i = 0; i < page_.cells.size(); ++i)
            takeSymbol(i);
        takeData();
        for (std::size_t i = 0; i < page_.cells.size(); ++i)
            if (page_.cells[i].isEdge)
                takeLine(i);
            else if (const Shape* shape = shapeOf(page_.cells[i]); shape && shape->meaning == Meaning::Arrow)
                takeArrow(i, *shape);
        for (std::size_t i = 0; i < page_.cells.size(); ++i)
            if (!page_.cells[i].isEdge)
                takeWords(i);
        complete();
        return std::move(cells_);
    }

  private:
    const DrawioCell& cell(std::size_t i) const { return page_.cells[i]; }

    void leaveOut(std::size_t i, ImportedCell::Why why) {
        const std::size_t before = cells_.size();
        say(i, Became::LeftOut, {}, whyText(why));
        if (cells_.size() > before)
            cells_.back().why = why;
    }

    void say(std::size_t i, Became became, Id row, std::string what) {
        if (std::exchange(said_[i], char{1}))
            return;
        const DrawioCell& c = cell(i);
        const std::string lean = c.leanShape();
        cells_.push_back({page_.name, c.id, oneLine(c.words), !lean.empty() ? lean : c.isEdge ? "line" : "shape", became, row,
                          ImportedCell::Why::None, std::move(what)});
    }

    /// A factory with more lines coming in than going out is a customer; without lines the right half holds customers.
    void decideEnds() {
        double left = 1e18, right = -1e18;
        for (const auto& c : page_.cells)
            if (c.isVertex) {
                left = std::min(left, c.box.x);
                right = std::max(right, c.box.x + c.box.width);
            }
        for (std::size_t i = 0; i < page_.cells.size(); ++i) {
            if (cell(i).leanShape() != "outside_sources")
                continue;
            int in = 0, out = 0;
            for (const auto& line : page_.cells) {
                if (!line.isEdge || isInformation(line))
                    continue;
                in += line.target == cell(i).id ? 1 : 0;
                out += line.source == cell(i).id ? 1 : 0;
            }
            const std::string words = lowerCase(cell(i).words);
            const bool said = words.find("customer") != std::string::npos, denied = words.find("supplier") != std::string::npos;
            if (said || (!denied && (in > out || (in == out && cell(i).box.centreX() > (left + right) / 2))))
                customers_.insert(i);
        }
    }

    static std::string lowerCase(std::string text) {
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return text;
    }

    static bool isInformation(const DrawioCell& line) {
        const std::string shape = line.leanShape();
        return shape == "manual_info_flow_edge" || shape == "electronic_info_flow_edge";
    }

    /// Words inside a symbol are cells of their own at times: they belong to it.
    std::string wordsOf(std::size_t i) {
        std::string words = cell(i).words;
        for (std::size_t k = 0; k < page_.cells.size(); ++k)
            if (cell(k).parent == cell(i).id && cell(k).isVertex && cell(k).leanShape().empty() && !cell(k).words.empty())
                words = cell(k).words + (words.empty() ? "" : "\n" + words);
        return words;
    }

    void sayChildren(std::size_t i, Id row, const std::string& of) {
        for (std::size_t k = 0; k < page_.cells.size(); ++k)
            if (cell(k).parent == cell(i).id && cell(k).isVertex && cell(k).leanShape().empty())
                say(k, Became::Data, row, "part of " + of);
    }

    std::string freeName(std::string base) {
        if (base.size() > 200)
            base.resize(200);
        while (!base.empty() && !isUtf8(base))
            base.pop_back();
        std::string name = base;
        for (int n = 2; !names_.insert(name).second; ++n)
            name = base + " " + std::to_string(n);
        return name;
    }

    void takeSymbol(std::size_t i) {
        const Shape* shape = cell(i).isVertex ? shapeOf(cell(i)) : nullptr;
        if (!shape)
            return;
        const std::string words = wordsOf(i);
        if (shape->meaning == Meaning::None) {
            leaveOut(i, Why::LadderIsComputed);
            for (std::size_t k = 0; k < page_.cells.size(); ++k)
                if (cell(k).parent == cell(i).id)
                    leaveOut(k, Why::PartOfWhatIsLeftOut);
        } else if (shape->meaning == Meaning::Annotation) {
            auto mark = rowAt<Annotation>(cell(i), words);
            mark.kind = static_cast<AnnotationKind>(shape->look);
            if (mark.kind == AnnotationKind::Note)
                mark.name = std::string(shape->word) + (words.size() > 1 ? ": " + words : "");
            const Id id = edit_.insert(mark);
            say(i, Became::Annotation, id, shape->word);
            sayChildren(i, id, shape->word);
        } else if (shape->meaning == Meaning::Element) {
            const Id id = insertElement(i, *shape, words);
            elements_.emplace(cell(i).id, id);
            sayChildren(i, id, nameOf(edit_.plant(), id));
        }
    }

    Id insertElement(std::size_t i, const Shape& shape, const std::string& words) {
        const bool customer = shape.table == TableId::Suppliers && customers_.contains(i);
        const std::string what = customer ? "customer" : shape.table == TableId::Suppliers ? "supplier" : shape.word;
        std::string title = what;
        title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
        // Of a step or store the first line is its name; a partner's or plan's name may be broken into lines.
        const bool broken = shape.table == TableId::Suppliers || shape.table == TableId::ProductionControls;
        const auto line = broken ? std::string::npos : words.find('\n');
        const std::string first = broken ? oneLine(words) : words.substr(0, line);
        const bool figures = shape.table == TableId::Transports || shape.table == TableId::FifoLanes;
        const bool onlyItsSign = shape.table == TableId::Inventories && first.size() < 2; // the I in the triangle
        const std::string name = freeName(first.empty() || onlyItsSign || figures ? title : first);
        Id id;
        switch (shape.table) {
        case TableId::Suppliers:
            id = customer ? edit_.insert(rowAt<Customer>(cell(i), name)) : edit_.insert(rowAt<Supplier>(cell(i), name));
            break;
        case TableId::Processes: {
            auto row = rowAt<Process>(cell(i), name);
            row.symbol = static_cast<ProcessSymbol>(shape.look);
            id = edit_.insert(row);
            break;
        }
        case TableId::Inventories: {
            auto row = rowAt<Inventory>(cell(i), name);
            row.symbol = static_cast<InventorySymbol>(shape.look);
            id = edit_.insert(row);
            break;
        }
        case TableId::Supermarkets: id = edit_.insert(rowAt<Supermarket>(cell(i), name)); break;
        case TableId::FifoLanes: {
            auto row = rowAt<FifoLane>(cell(i), name);
            if (const auto most = firstNumber(words); most && *most >= 1 && *most <= static_cast<double>(kMostCount))
                row.capacity = static_cast<std::int64_t>(*most);
            id = edit_.insert(row);
            break;
        }
        case TableId::Transports: {
            auto row = rowAt<Transport>(cell(i), name);
            row.symbol = static_cast<TransportSymbol>(shape.look);
            row.note = oneLine(words);
            id = edit_.insert(row);
            break;
        }
        default: {
            auto row = rowAt<ProductionControl>(cell(i), name);
            row.symbol = static_cast<ControlSymbol>(shape.look);
            id = edit_.insert(row);
        }
        }
        // What else is written in it is kept with it.
        if (line != std::string::npos && !figures)
            noteDown(id, words.substr(line + 1));
        readInto(id, words);
        say(i, Became::Element, id, what + " " + name);
        return id;
    }

    void noteDown(Id id, const std::string& words) {
        auto row = rowOf(edit_.plant(), id);
        std::visit(
            [&](auto& r) {
                if constexpr (requires { r.note; })
                    r.note = (r.note.empty() ? "" : r.note + " · ") + oneLine(words);
            },
            *row);
        edit_.update(std::move(*row));
    }

    /// Figures among the words of a process or of the box below it.
    std::string readInto(Id id, const std::string& words) {
        const Process* process = edit_.plant().find<Process>(id);
        if (!process)
            return {};
        const DataBox data = readDataBox(words);
        Process row = *process;
        if (data.changeover)
            row.changeover = *data.changeover;
        if (data.uptime)
            row.uptime = *data.uptime;
        if (data.uptime && *data.uptime < Share::whole() && row.stopLength.mean().us == 0)
            row.stopLength = DurationLaw::fixed(Duration::minutes(15));
        if (data.operators)
            row.operators = *data.operators;
        if (checkValues(AnyRow(row)))
            edit_.update(row);
        if (data.cycleTime)
            cycles_[id] = *data.cycleTime;
        return data.text();
    }

    /// The element a box of figures belongs to: the process right above it.
    Id ownerOf(const DrawioCell& box) const {
        Id owner;
        double least = 160;
        for (const auto& [cellId, id] : elements_) {
            if (!edit_.plant().find<Process>(id))
                continue;
            const DrawioBox& above = page_.cells[places_.at(cellId)].box;
            const double gap = box.box.y - (above.y + above.height);
            const bool under = std::abs(above.centreX() - box.box.centreX()) <= std::max(above.width, box.box.width) / 2;
            if (under && gap >= -above.height / 2 && gap < least) {
                least = gap;
                owner = id;
            }
        }
        return owner;
    }

    void takeData() {
        for (std::size_t i = 0; i < page_.cells.size(); ++i) {
            if (said_[i] || !cell(i).isVertex || cell(i).words.empty() || !cell(i).leanShape().empty())
                continue;
            if (readDataBox(cell(i).words).isEmpty())
                continue;
            const Id owner = ownerOf(cell(i));
            if (!owner)
                continue;
            const std::string read = readInto(owner, cell(i).words);
            say(i, Became::Data, owner, read + " of " + nameOf(edit_.plant(), owner));
        }
    }

    /// The element at the end of a line; words and boxes inside an element stand for it.
    Id endOf(const std::string& cellId) const {
        std::string id = cellId;
        for (int depth = 0; depth < 8; ++depth) {
            if (const auto it = elements_.find(id); it != elements_.end())
                return it->second;
            const auto place = places_.find(id);
            if (place == places_.end())
                return {};
            id = page_.cells[place->second].parent;
        }
        return {};
    }

    std::string labelOf(std::size_t i) {
        std::string label = oneLine(cell(i).words);
        for (std::size_t k = 0; k < page_.cells.size(); ++k)
            if (cell(k).parent == cell(i).id) {
                if (!cell(k).words.empty() && label.empty())
                    label = oneLine(cell(k).words);
                say(k, Became::Data, {}, "the words of a line");
            }
        return label;
    }

    static bool holdsMaterial(TableId table) { return contains(kNodes, table); }

    void takeLine(std::size_t i) {
        const std::string label = labelOf(i);
        const Id from = endOf(cell(i).source), to = endOf(cell(i).target);
        if (!from || !to || from == to) {
            leaveOut(i, from == to && from ? Why::LeadsBack : Why::JoinsNothing);
            return;
        }
        const TableId a = tableOf(edit_.plant(), from), b = tableOf(edit_.plant(), to);
        const bool plans = a == TableId::ProductionControls || b == TableId::ProductionControls;
        const bool against = a == TableId::Customers || b == TableId::Suppliers;
        Points bends;
        for (const auto& [x, y] : cell(i).corners)
            if (bends.points.size() < 100)
                bends.points.push_back({coordinate(x), coordinate(y)});
        if (isInformation(cell(i)) || plans || against || !holdsMaterial(a) || !holdsMaterial(b)) {
            InformationFlow flow;
            flow.kind = cell(i).leanShape() == "electronic_info_flow_edge" ? InformationKind::Electronic : InformationKind::Manual;
            flow.from = from;
            flow.to = to;
            flow.label = label;
            flow.bends = bends;
            say(i, Became::Line, edit_.insert(flow), "information");
            return;
        }
        if (!joined_.insert({from, to}).second) {
            leaveOut(i, Why::JoinedAlready);
            return;
        }
        const auto shape = cell(i).style.find("shape");
        const bool broad = shape != cell(i).style.end() && shape->second == "flexArrow";
        insertFlow(i, from, to, broad ? FlowKind::Shipment : usualKind(a, b), bends, label);
    }

    static FlowKind usualKind(TableId a, TableId b) {
        const auto outside = [](TableId t) {
            return t == TableId::Suppliers || t == TableId::Customers || t == TableId::Transports;
        };
        if (outside(a) || outside(b))
            return FlowKind::Shipment;
        if (a == TableId::FifoLanes || b == TableId::FifoLanes)
            return FlowKind::Fifo;
        return a == TableId::Supermarkets ? FlowKind::Pull : FlowKind::Push;
    }

    void insertFlow(std::size_t i, Id from, Id to, FlowKind kind, const Points& bends, const std::string& note) {
        MaterialFlow flow;
        flow.kind = kind;
        flow.from = from;
        flow.to = to;
        flow.bends = bends;
        flow.note = note;
        say(i, Became::Line, edit_.insert(flow),
            "material from " + nameOf(edit_.plant(), from) + " to " + nameOf(edit_.plant(), to));
    }

    /// The nearest element on one side of an arrow, at its height.
    Id beside(const DrawioCell& arrow, bool left) const {
        Id found;
        double least = 400;
        for (const auto& [cellId, id] : elements_) {
            if (!holdsMaterial(tableOf(edit_.plant(), id)))
                continue;
            const DrawioBox& box = page_.cells[places_.at(cellId)].box;
            const bool level = std::abs(box.centreY() - arrow.box.centreY()) <= (box.height + arrow.box.height) / 2;
            const double gap = left ? arrow.box.x - (box.x + box.width) : box.x - (arrow.box.x + arrow.box.width);
            if (level && gap > -20 && gap < least) {
                least = gap;
                found = id;
            }
        }
        return found;
    }

    void takeArrow(std::size_t i, const Shape& shape) {
        const Id from = beside(cell(i), true), to = beside(cell(i), false);
        if (!from || !to)
            leaveOut(i, Why::StandsBetweenNothing);
        else if (!joined_.insert({from, to}).second)
            leaveOut(i, Why::JoinedAlready);
        else
            insertFlow(i, from, to, static_cast<FlowKind>(shape.look), {}, {});
        sayChildren(i, {}, "an arrow");
    }

    /// Everything else that has words becomes a note.
    void takeWords(std::size_t i) {
        if (said_[i])
            return;
        if (cell(i).words.empty()) {
            leaveOut(i, Why::NoWords);
            return;
        }
        auto note = rowAt<Annotation>(cell(i), cell(i).words);
        note.width = coordinate(std::clamp(cell(i).box.width, 60.0, 600.0));
        note.height = coordinate(std::clamp(cell(i).box.height, 30.0, 400.0));
        say(i, Became::Annotation, edit_.insert(note), "note");
    }

    /// One product goes through everything that makes, holds and takes; suppliers deliver it as it comes.
    void complete() {
        Item item;
        item.name = "Product A";
        const Id product = edit_.insert(item);
        const Plant plant = edit_.plant();
        for (const auto& process : plant.get<Process>()) {
            Recipe recipe;
            recipe.process = process.id;
            recipe.item = product;
            if (const auto it = cycles_.find(process.id); it != cycles_.end())
                recipe.cycleTime = it->second;
            edit_.insert(recipe);
        }
        for (const auto& customer : plant.get<Customer>()) {
            Demand demand;
            demand.customer = customer.id;
            demand.item = product;
            demand.quantity = {100};
            edit_.insert(demand);
        }
        for (const auto& supplier : plant.get<Supplier>()) {
            SupplierItem supply;
            supply.supplier = supplier.id;
            supply.item = product;
            supply.leadTime = DurationLaw::fixed(kDay);
            edit_.insert(supply);
        }
        const auto stock = [&](const auto& table) {
            for (const auto& store : table) {
                Stock row;
                row.store = store.id;
                row.item = product;
                const auto counted = firstNumber(store.note.empty() ? std::string() : store.note);
                row.initial = {counted && *counted < 1e9 ? std::llround(*counted) : 0};
                edit_.insert(row);
            }
        };
        stock(plant.get<Inventory>());
        stock(plant.get<Supermarket>());
    }

    Edit& edit_;
    const DrawioPage& page_;
    std::vector<char> said_; ///< cells that were accounted for
    std::vector<ImportedCell> cells_;
    std::map<std::string, std::size_t> places_;
    std::map<std::string, Id> elements_;
    std::map<Id, DurationLaw> cycles_;
    std::set<std::size_t> customers_;
    std::set<std::string> names_;
    std::set<std::pair<Id, Id>> joined_;
};

} // namespace

const char* whyText(ImportedCell::Why why) {
    switch (why) {
    case Why::None: return "";
    case Why::NoWords: return "a shape without words";
    case Why::JoinsNothing: return "it joins no two elements";
    case Why::LeadsBack: return "it leads back to where it begins";
    case Why::JoinedAlready: return "the two are joined already";
    case Why::StandsBetweenNothing: return "it stands between no two elements";
    case Why::LadderIsComputed: return "the ladder is worked out from the map";
    case Why::PartOfWhatIsLeftOut: return "part of what was left out";
    }
    return "";
}

const char* becameName(ImportedCell::Became became) {
    switch (became) {
    case Became::Element: return "element";
    case Became::Line: return "line";
    case Became::Annotation: return "annotation";
    case Became::Data: return "data";
    case Became::LeftOut: return "left out";
    }
    return "";
}

std::size_t DrawioImport::count(ImportedCell::Became became) const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [&](const ImportedCell& c) { return c.became == became; }));
}

Result<DrawioImport> projectFromDrawio(std::string_view text) {
    const auto pages = drawioPages(text);
    if (!pages)
        return tl::unexpected(pages.error());
    DrawioImport out;
    out.project = newProject(pages->front().name);
    std::set<std::string> taken{pages->front().name};
    for (std::size_t i = 0; i < pages->size(); ++i) {
        Id scenario = out.project.scenarios.front().id;
        if (i > 0) {
            std::string name = (*pages)[i].name;
            for (int n = 2; !taken.insert(name).second; ++n)
                name = (*pages)[i].name + " " + std::to_string(n);
            Edit added(out.project, scenario);
            scenario = added.copyScenario({}, name);
            const auto set = added.finish();
            if (!set)
                return tl::unexpected(set.error());
            if (auto ok = apply(out.project, *set); !ok)
                return tl::unexpected(ok.error());
        }
        Edit edit(out.project, scenario);
        auto cells = Page(edit, (*pages)[i]).take();
        const auto set = edit.finish();
        if (!set)
            return tl::unexpected(set.error());
        if (auto ok = apply(out.project, *set); !ok)
            return tl::unexpected(ok.error());
        out.cells.insert(out.cells.end(), cells.begin(), cells.end());
    }
    if (auto ok = checkProject(out.project); !ok)
        return tl::unexpected(ok.error());
    return out;
}

} // namespace takt::exchange

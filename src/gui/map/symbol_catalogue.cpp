#include "gui/map/symbol_catalogue.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/map/map_texts.h"

namespace takt::gui {

namespace {

template <class E>
constexpr int of(E value) {
    return static_cast<int>(value);
}

} // namespace

const std::vector<SymbolKind>& symbolKinds() {
    using G = SymbolGroup;
    using T = TableId;
    static const std::vector<SymbolKind> kinds = {
        {"process", G::Flow, T::Processes, 0, true, QT_TRANSLATE_NOOP("Map", "Process"),
         QT_TRANSLATE_NOOP("Map", "A step that makes something: cycle time, changeover, uptime"),
         QT_TRANSLATE_NOOP("Map", "step operation workstation machine")},
        {"supplier", G::Flow, T::Suppliers, 0, true, QT_TRANSLATE_NOOP("Map", "Supplier"),
         QT_TRANSLATE_NOOP("Map", "Delivers material after its lead time"),
         QT_TRANSLATE_NOOP("Map", "vendor factory source")},
        {"customer", G::Flow, T::Customers, 0, true, QT_TRANSLATE_NOOP("Map", "Customer"),
         QT_TRANSLATE_NOOP("Map", "Takes products: its demand sets the takt"),
         QT_TRANSLATE_NOOP("Map", "client factory demand")},
        {"truck", G::Flow, T::Transports, of(TransportSymbol::Truck), true, QT_TRANSLATE_NOOP("Map", "Truck"),
         QT_TRANSLATE_NOOP("Map", "Carries material, by timetable or at once"),
         QT_TRANSLATE_NOOP("Map", "transport lorry shipment delivery")},
        {"inventory", G::Stock, T::Inventories, of(InventorySymbol::Inventory), true, QT_TRANSLATE_NOOP("Map", "Inventory"),
         QT_TRANSLATE_NOOP("Map", "Uncontrolled stock between push steps"),
         QT_TRANSLATE_NOOP("Map", "stock triangle WIP buffer")},
        {"supermarket", G::Stock, T::Supermarkets, 0, true, QT_TRANSLATE_NOOP("Map", "Supermarket"),
         QT_TRANSLATE_NOOP("Map", "A store that kanban loops keep filled"),
         QT_TRANSLATE_NOOP("Map", "market store shop pull")},
        {"fifo-lane", G::Stock, T::FifoLanes, 0, true, QT_TRANSLATE_NOOP("Map", "FIFO lane"),
         QT_TRANSLATE_NOOP("Map", "First in, first out, with a limit"),
         QT_TRANSLATE_NOOP("Map", "queue lane sequence")},
        {"safety-stock", G::Stock, T::Inventories, of(InventorySymbol::SafetyStock), true, QT_TRANSLATE_NOOP("Map", "Safety stock"),
         QT_TRANSLATE_NOOP("Map", "Kept for our own and the suppliers’ failures"),
         QT_TRANSLATE_NOOP("Map", "buffer reserve stock")},
        {"buffer-stock", G::Stock, T::Inventories, of(InventorySymbol::BufferStock), true, QT_TRANSLATE_NOOP("Map", "Buffer stock"),
         QT_TRANSLATE_NOOP("Map", "Kept for the customers’ swings"),
         QT_TRANSLATE_NOOP("Map", "safety reserve stock")},
        {"external-warehouse", G::Stock, T::Inventories, of(InventorySymbol::ExternalWarehouse), true, QT_TRANSLATE_NOOP("Map", "External warehouse"),
         QT_TRANSLATE_NOOP("Map", "Stock in a house of its own"),
         QT_TRANSLATE_NOOP("Map", "store depot hub logistics")},
        {"cross-dock", G::Stock, T::Inventories, of(InventorySymbol::CrossDock), true, QT_TRANSLATE_NOOP("Map", "Cross-dock"),
         QT_TRANSLATE_NOOP("Map", "Material changes trucks here"),
         QT_TRANSLATE_NOOP("Map", "transshipment hub logistics")},
        {"production-control", G::Control, T::ProductionControls, of(ControlSymbol::ProductionControl), true, QT_TRANSLATE_NOOP("Map", "Production control"),
         QT_TRANSLATE_NOOP("Map", "Plans: schedules for processes, or levels one pacemaker"),
         QT_TRANSLATE_NOOP("Map", "planning schedule PPC")},
        {"mrp", G::Control, T::ProductionControls, of(ControlSymbol::Mrp), true, QT_TRANSLATE_NOOP("Map", "MRP"),
         QT_TRANSLATE_NOOP("Map", "The plan made by a computer"),
         QT_TRANSLATE_NOOP("Map", "ERP SAP planning schedule")},
        {"heijunka-box", G::Control, T::HeijunkaSlots, 0, true, QT_TRANSLATE_NOOP("Map", "Heijunka box"),
         QT_TRANSLATE_NOOP("Map", "Levels the pacemaker next to it, pitch by pitch"),
         QT_TRANSLATE_NOOP("Map", "levelling load box OXOX pitch")},
        {"production-kanban", G::Kanban, T::KanbanLoops, of(LoopKind::Production), true, QT_TRANSLATE_NOOP("Map", "Production kanban"),
         QT_TRANSLATE_NOOP("Map", "From a supermarket to the process that fills it: one card, one container"),
         QT_TRANSLATE_NOOP("Map", "card pull loop")},
        {"withdrawal-kanban", G::Kanban, T::KanbanLoops, of(LoopKind::Withdrawal), true, QT_TRANSLATE_NOOP("Map", "Withdrawal kanban"),
         QT_TRANSLATE_NOOP("Map", "From a supermarket or supplier to the process or store that uses it"),
         QT_TRANSLATE_NOOP("Map", "card move transport conveyance loop")},
        {"signal-kanban", G::Kanban, T::KanbanLoops, of(LoopKind::Signal), true, QT_TRANSLATE_NOOP("Map", "Signal kanban"),
         QT_TRANSLATE_NOOP("Map", "From a supermarket to the process that fills it: one lot at the trigger"),
         QT_TRANSLATE_NOOP("Map", "triangle batch lot loop")},
        {"lot-board", G::Kanban, T::KanbanLoops, of(LoopKind::LotBoard), true, QT_TRANSLATE_NOOP("Map", "Lot-making board"),
         QT_TRANSLATE_NOOP("Map", "Cards gather until the lot is full, then go together"),
         QT_TRANSLATE_NOOP("Map", "batch board loop")},
        {"conwip", G::Kanban, T::KanbanLoops, of(LoopKind::Conwip), true, QT_TRANSLATE_NOOP("Map", "CONWIP"),
         QT_TRANSLATE_NOOP("Map", "From a process to a later one or a store: as many containers as cards in between"),
         QT_TRANSLATE_NOOP("Map", "constant work in process loop")},
        {"base-stock", G::Kanban, T::KanbanLoops, of(LoopKind::BaseStock), true, QT_TRANSLATE_NOOP("Map", "Base stock"),
         QT_TRANSLATE_NOOP("Map", "Without cards: what is taken is ordered again"),
         QT_TRANSLATE_NOOP("Map", "stock control order up to")},
        {"reorder-point", G::Kanban, T::KanbanLoops, of(LoopKind::ReorderPoint), true, QT_TRANSLATE_NOOP("Map", "Reorder point (s, Q)"),
         QT_TRANSLATE_NOOP("Map", "Without cards: at s order Q"),
         QT_TRANSLATE_NOOP("Map", "stock control two bin")},
        {"min-max", G::Kanban, T::KanbanLoops, of(LoopKind::MinMax), true, QT_TRANSLATE_NOOP("Map", "Min/max (s, S)"),
         QT_TRANSLATE_NOOP("Map", "Without cards: at s order up to S"),
         QT_TRANSLATE_NOOP("Map", "stock control")},
        {"shared-process", G::Process, T::Processes, of(ProcessSymbol::Shared), true, QT_TRANSLATE_NOOP("Map", "Shared process"),
         QT_TRANSLATE_NOOP("Map", "A step that other streams use as well"),
         QT_TRANSLATE_NOOP("Map", "common resource")},
        {"work-cell", G::Process, T::Processes, of(ProcessSymbol::WorkCell), true, QT_TRANSLATE_NOOP("Map", "Work cell"),
         QT_TRANSLATE_NOOP("Map", "Several steps in one flow, often in a U"),
         QT_TRANSLATE_NOOP("Map", "U-shape line cell")},
        {"external-process", G::Process, T::Processes, of(ProcessSymbol::External), true, QT_TRANSLATE_NOOP("Map", "External process"),
         QT_TRANSLATE_NOOP("Map", "A step that is done elsewhere"),
         QT_TRANSLATE_NOOP("Map", "subcontractor outside")},
        {"milk-run", G::Transport, T::Transports, of(TransportSymbol::MilkRun), true, QT_TRANSLATE_NOOP("Map", "Milk run"),
         QT_TRANSLATE_NOOP("Map", "A round trip with several stops"),
         QT_TRANSLATE_NOOP("Map", "tour route tugger")},
        {"express-delivery", G::Transport, T::Transports, of(TransportSymbol::Express), true, QT_TRANSLATE_NOOP("Map", "Express delivery"),
         QT_TRANSLATE_NOOP("Map", "Extra trips when it is urgent"),
         QT_TRANSLATE_NOOP("Map", "rush expedited")},
        {"jit-delivery", G::Transport, T::Transports, of(TransportSymbol::JustInTime), true, QT_TRANSLATE_NOOP("Map", "JIT delivery"),
         QT_TRANSLATE_NOOP("Map", "Just in time, to the place of use"),
         QT_TRANSLATE_NOOP("Map", "just in time")},
        {"jis-delivery", G::Transport, T::Transports, of(TransportSymbol::JustInSequence), true, QT_TRANSLATE_NOOP("Map", "JIS delivery"),
         QT_TRANSLATE_NOOP("Map", "Just in sequence, in the order of assembly"),
         QT_TRANSLATE_NOOP("Map", "just in sequence")},
        {"train", G::Transport, T::Transports, of(TransportSymbol::Rail), true, QT_TRANSLATE_NOOP("Map", "Train"),
         QT_TRANSLATE_NOOP("Map", "Carries material by rail"),
         QT_TRANSLATE_NOOP("Map", "rail railway")},
        {"ship", G::Transport, T::Transports, of(TransportSymbol::Ship), true, QT_TRANSLATE_NOOP("Map", "Ship"),
         QT_TRANSLATE_NOOP("Map", "Carries material by water"),
         QT_TRANSLATE_NOOP("Map", "sea vessel boat")},
        {"plane", G::Transport, T::Transports, of(TransportSymbol::Plane), true, QT_TRANSLATE_NOOP("Map", "Plane"),
         QT_TRANSLATE_NOOP("Map", "Carries material by air"),
         QT_TRANSLATE_NOOP("Map", "air freight")},
        {"forklift", G::Transport, T::Transports, of(TransportSymbol::Forklift), true, QT_TRANSLATE_NOOP("Map", "Forklift"),
         QT_TRANSLATE_NOOP("Map", "Carries material inside the plant"),
         QT_TRANSLATE_NOOP("Map", "internal transport tugger")},
        {"cart", G::Transport, T::Transports, of(TransportSymbol::Cart), true, QT_TRANSLATE_NOOP("Map", "Cart"),
         QT_TRANSLATE_NOOP("Map", "Carries material by hand"),
         QT_TRANSLATE_NOOP("Map", "trolley hand internal transport")},
        {"push-arrow", G::Lines, T::MaterialFlows, of(FlowKind::Push), true, QT_TRANSLATE_NOOP("Map", "Push"),
         QT_TRANSLATE_NOOP("Map", "Material made by a schedule and pushed on"),
         QT_TRANSLATE_NOOP("Map", "striped arrow flow")},
        {"pull-arrow", G::Lines, T::MaterialFlows, of(FlowKind::Pull), true, QT_TRANSLATE_NOOP("Map", "Withdrawal"),
         QT_TRANSLATE_NOOP("Map", "Material the next step fetches"),
         QT_TRANSLATE_NOOP("Map", "pull arrow physical flow circle")},
        {"fifo-arrow", G::Lines, T::MaterialFlows, of(FlowKind::Fifo), true, QT_TRANSLATE_NOOP("Map", "FIFO flow"),
         QT_TRANSLATE_NOOP("Map", "Material handed on in order"),
         QT_TRANSLATE_NOOP("Map", "arrow flow sequence")},
        {"shipment-arrow", G::Lines, T::MaterialFlows, of(FlowKind::Shipment), true, QT_TRANSLATE_NOOP("Map", "Shipment"),
         QT_TRANSLATE_NOOP("Map", "Material on its way between plants"),
         QT_TRANSLATE_NOOP("Map", "broad arrow transport flow")},
        {"external-flow", G::Lines, T::MaterialFlows, of(FlowKind::External), true, QT_TRANSLATE_NOOP("Map", "External product flow"),
         QT_TRANSLATE_NOOP("Map", "Material that leaves or enters this stream"),
         QT_TRANSLATE_NOOP("Map", "dashed arrow outside")},
        {"electronic-information", G::Lines, T::InformationFlows, of(InformationKind::Electronic), false, QT_TRANSLATE_NOOP("Map", "Electronic information"),
         QT_TRANSLATE_NOOP("Map", "Orders and forecasts by wire"),
         QT_TRANSLATE_NOOP("Map", "zigzag lightning EDI arrow")},
        {"manual-information", G::Lines, T::InformationFlows, of(InformationKind::Manual), false, QT_TRANSLATE_NOOP("Map", "Manual information"),
         QT_TRANSLATE_NOOP("Map", "Orders and schedules on paper"),
         QT_TRANSLATE_NOOP("Map", "straight arrow paper")},
        {"verbal-information", G::Lines, T::InformationFlows, of(InformationKind::Verbal), false, QT_TRANSLATE_NOOP("Map", "Verbal information"),
         QT_TRANSLATE_NOOP("Map", "Said or shouted"),
         QT_TRANSLATE_NOOP("Map", "talk speech arrow")},
        {"frame", G::Frames, T::Areas, of(AreaKind::Frame), false, QT_TRANSLATE_NOOP("Map", "Frame"),
         QT_TRANSLATE_NOOP("Map", "Round what belongs together"),
         QT_TRANSLATE_NOOP("Map", "area box group department")},
        {"pacemaker-loop", G::Frames, T::Areas, of(AreaKind::PacemakerLoop), false, QT_TRANSLATE_NOOP("Map", "Pacemaker loop"),
         QT_TRANSLATE_NOOP("Map", "The part of the stream that the customer’s takt sets"),
         QT_TRANSLATE_NOOP("Map", "area loop plan")},
        {"upstream-loop", G::Frames, T::Areas, of(AreaKind::UpstreamLoop), false, QT_TRANSLATE_NOOP("Map", "Upstream loop"),
         QT_TRANSLATE_NOOP("Map", "The part of the stream that pulls from its supplying steps"),
         QT_TRANSLATE_NOOP("Map", "area loop plan")},
        {"supplier-loop", G::Frames, T::Areas, of(AreaKind::SupplierLoop), false, QT_TRANSLATE_NOOP("Map", "Supplier loop"),
         QT_TRANSLATE_NOOP("Map", "The part of the stream that pulls from suppliers"),
         QT_TRANSLATE_NOOP("Map", "area loop plan")},
        {"kaizen-burst", G::Annotations, T::Annotations, of(AnnotationKind::KaizenBurst), false, QT_TRANSLATE_NOOP("Map", "Kaizen burst"),
         QT_TRANSLATE_NOOP("Map", "What is to be improved, and the change it proposes"),
         QT_TRANSLATE_NOOP("Map", "lightning star improvement idea")},
        {"note", G::Annotations, T::Annotations, of(AnnotationKind::Note), false, QT_TRANSLATE_NOOP("Map", "Note"),
         QT_TRANSLATE_NOOP("Map", "A few words"),
         QT_TRANSLATE_NOOP("Map", "text comment label")},
        {"quality-problem", G::Annotations, T::Annotations, of(AnnotationKind::QualityProblem), false, QT_TRANSLATE_NOOP("Map", "Quality problem"),
         QT_TRANSLATE_NOOP("Map", "Where defects come up"),
         QT_TRANSLATE_NOOP("Map", "defect scrap Q")},
        {"inspection", G::Annotations, T::Annotations, of(AnnotationKind::Inspection), false, QT_TRANSLATE_NOOP("Map", "Inspection"),
         QT_TRANSLATE_NOOP("Map", "Where quality is checked"),
         QT_TRANSLATE_NOOP("Map", "check gate test")},
        {"bottleneck", G::Annotations, T::Annotations, of(AnnotationKind::Bottleneck), false, QT_TRANSLATE_NOOP("Map", "Bottleneck"),
         QT_TRANSLATE_NOOP("Map", "The step that holds up the stream"),
         QT_TRANSLATE_NOOP("Map", "constraint hourglass")},
        {"operator", G::Annotations, T::Annotations, of(AnnotationKind::Operator), false, QT_TRANSLATE_NOOP("Map", "Operator"),
         QT_TRANSLATE_NOOP("Map", "A person at work"),
         QT_TRANSLATE_NOOP("Map", "worker person people")},
        {"go-see", G::Annotations, T::Annotations, of(AnnotationKind::GoSee), false, QT_TRANSLATE_NOOP("Map", "Go see"),
         QT_TRANSLATE_NOOP("Map", "Scheduling by going and looking"),
         QT_TRANSLATE_NOOP("Map", "glasses eyes")},
        {"telephone", G::Annotations, T::Annotations, of(AnnotationKind::Telephone), false, QT_TRANSLATE_NOOP("Map", "Telephone"),
         QT_TRANSLATE_NOOP("Map", "Expediting by phone"),
         QT_TRANSLATE_NOOP("Map", "phone call")},
        {"kanban-post", G::Annotations, T::Annotations, of(AnnotationKind::KanbanPost), false, QT_TRANSLATE_NOOP("Map", "Kanban post"),
         QT_TRANSLATE_NOOP("Map", "Where cards are hung and collected"),
         QT_TRANSLATE_NOOP("Map", "mailbox collection card")},
        {"sequenced-pull", G::Annotations, T::Annotations, of(AnnotationKind::SequencedPull), false, QT_TRANSLATE_NOOP("Map", "Sequenced-pull ball"),
         QT_TRANSLATE_NOOP("Map", "The signal to make one of a kind"),
         QT_TRANSLATE_NOOP("Map", "ball golf signal")},
        {"load-levelling", G::Annotations, T::Annotations, of(AnnotationKind::LoadLevelling), false, QT_TRANSLATE_NOOP("Map", "Load levelling"),
         QT_TRANSLATE_NOOP("Map", "Mix and volume are levelled here"),
         QT_TRANSLATE_NOOP("Map", "OXOX heijunka")},
        {"synchronization", G::Annotations, T::Annotations, of(AnnotationKind::Synchronization), false, QT_TRANSLATE_NOOP("Map", "Synchronization"),
         QT_TRANSLATE_NOOP("Map", "Streams that keep the same beat"),
         QT_TRANSLATE_NOOP("Map", "sync beat")},
        {"lifo-lane", G::Annotations, T::Annotations, of(AnnotationKind::LifoLane), false, QT_TRANSLATE_NOOP("Map", "LIFO lane"),
         QT_TRANSLATE_NOOP("Map", "Last in, first out"),
         QT_TRANSLATE_NOOP("Map", "stack lane")},
        {"order-backlog", G::Annotations, T::Annotations, of(AnnotationKind::OrderBacklog), false, QT_TRANSLATE_NOOP("Map", "Order backlog"),
         QT_TRANSLATE_NOOP("Map", "Orders that wait"),
         QT_TRANSLATE_NOOP("Map", "papers queue list")},
        {"safety", G::Annotations, T::Annotations, of(AnnotationKind::Safety), false, QT_TRANSLATE_NOOP("Map", "Safety"),
         QT_TRANSLATE_NOOP("Map", "Where people could be hurt"),
         QT_TRANSLATE_NOOP("Map", "cross danger")},
        {"question", G::Annotations, T::Annotations, of(AnnotationKind::Question), false, QT_TRANSLATE_NOOP("Map", "Question"),
         QT_TRANSLATE_NOOP("Map", "Something to be found out"),
         QT_TRANSLATE_NOOP("Map", "unknown")},
    };
    return kinds;
}

const SymbolKind* symbolKind(const QString& key) {
    const auto& all = symbolKinds();
    const auto it = std::find_if(all.begin(), all.end(), [&](const SymbolKind& k) { return key == QLatin1String(k.key); });
    return it == all.end() ? nullptr : &*it;
}

const SymbolKind& symbolKind(TableId table, int look) {
    const auto& all = symbolKinds();
    const auto is = [&](const SymbolKind& k) { return k.table == table && k.look == look; };
    const auto it = std::find_if(all.begin(), all.end(), is);
    return it == all.end() ? all.front() : *it;
}

int lookOf(const Plant& plant, Id id) {
    if (const auto* row = plant.find<Process>(id))
        return of(row->symbol);
    if (const auto* row = plant.find<Inventory>(id))
        return of(row->symbol);
    if (const auto* row = plant.find<Transport>(id))
        return of(row->symbol);
    if (const auto* row = plant.find<ProductionControl>(id))
        return of(row->symbol);
    if (const auto* row = plant.find<Annotation>(id))
        return of(row->kind);
    if (const auto* row = plant.find<Area>(id))
        return of(row->kind);
    return 0;
}

const SymbolKind* symbolOf(const Plant& plant, Id element) {
    return elementOf(plant, element) ? &symbolKind(tableOf(plant, element), lookOf(plant, element)) : nullptr;
}

QString groupName(SymbolGroup group) {
    switch (group) {
    case SymbolGroup::Flow: return MapText::tr("Flow");
    case SymbolGroup::Stock: return MapText::tr("Stock");
    case SymbolGroup::Control: return MapText::tr("Control");
    case SymbolGroup::Kanban: return MapText::tr("Kanban loops");
    case SymbolGroup::Process: return MapText::tr("More processes");
    case SymbolGroup::Transport: return MapText::tr("More transports");
    case SymbolGroup::Lines: return MapText::tr("Arrows");
    case SymbolGroup::Frames: return MapText::tr("Frames");
    case SymbolGroup::Annotations: return MapText::tr("Notes: they do not run");
    case SymbolGroup::Count: break;
    }
    return {};
}

QString symbolName(const SymbolKind& kind) { return MapText::tr(kind.name); }
QString symbolTip(const SymbolKind& kind) { return MapText::tr(kind.tip); }

int matchOf(const SymbolKind& kind, const QString& typed) {
    const QString wanted = typed.simplified();
    if (wanted.isEmpty())
        return 1;
    const auto begins = [&](const QString& text) {
        if (text.startsWith(wanted, Qt::CaseInsensitive))
            return 3;
        return text.contains(QLatin1Char(' ') + wanted, Qt::CaseInsensitive) ? 2 : 0;
    };
    const QString name = symbolName(kind);
    if (name.compare(wanted, Qt::CaseInsensitive) == 0)
        return 100;
    if (const int at = begins(name))
        return at * 10;
    if (const int at = begins(MapText::tr(kind.synonyms)))
        return at * 2;
    const auto within = [&](const QString& text) { return text.contains(wanted, Qt::CaseInsensitive); };
    return within(name) || within(MapText::tr(kind.synonyms)) || within(symbolTip(kind)) ? 1 : 0;
}

} // namespace takt::gui

#include "gui/map/stream_commands.h"

#include <cmath>

#include "document/document.h"
#include "gui/map/map_commands.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/selection.h"

namespace takt::gui {

namespace {

constexpr double kInsertReach = 14;

Coordinate coordinate(double v) { return {static_cast<std::int32_t>(std::lround(v))}; }

void moveTo(Edit& edit, const std::map<Id, QPointF>& places) {
    for (const auto& [id, at] : places) {
        auto row = rowOf(edit.plant(), id);
        if (!row || isLocked(edit.plant(), id))
            continue;
        std::visit(
            [&](auto& r) {
                if constexpr (std::is_base_of_v<Element, std::decay_t<decltype(r)>>) {
                    r.x = coordinate(at.x());
                    r.y = coordinate(at.y());
                }
            },
            *row);
        edit.update(std::move(*row));
    }
}

template <class Row>
void unbend(Edit& edit, Id id) {
    edit.modify<Row>(id, [](Row& row) { row.bends = {}; });
}

template <class Row>
void unbendAll(Edit& edit) {
    const auto rows = edit.plant().get<Row>().rows();
    for (const auto& row : rows)
        unbend<Row>(edit, row.id);
}

template <class Row>
bool hasBends(const Plant& plant, Id id) {
    const auto* row = plant.find<Row>(id);
    return row && !row->bends.points.empty();
}

/// The one flow or store selected, as a row of the plant.
Id selectedJoint(const Workbench& bench) {
    const Id id = bench.selection.single();
    if (const LinkLayout* link = bench.scene.layout().link(id))
        return link->table == TableId::MaterialFlows ? link->members.front() : Id{};
    return id;
}

DrawingWords handOverWords(HandOver how) {
    switch (how) {
    case HandOver::Supermarket: return wordsFor(TableId::Supermarkets);
    case HandOver::Fifo: return wordsFor(TableId::FifoLanes);
    default: return wordsFor(TableId::Inventories);
    }
}

} // namespace

QString arrangementName(Arrangement how) {
    switch (how) {
    case Arrangement::Left: return MapText::tr("Align &left edges");
    case Arrangement::Centre: return MapText::tr("Align in a &column");
    case Arrangement::Right: return MapText::tr("Align &right edges");
    case Arrangement::Top: return MapText::tr("Align &top edges");
    case Arrangement::Middle: return MapText::tr("Align in a ro&w");
    case Arrangement::Bottom: return MapText::tr("Align &bottom edges");
    case Arrangement::SpreadAcross: return MapText::tr("Spread evenly &across");
    case Arrangement::SpreadDown: return MapText::tr("Spread evenly &down");
    case Arrangement::Count: break;
    }
    return {};
}

void arrangeSelected(Workbench& bench, Arrangement how) {
    Edit edit = bench.document.edit();
    moveTo(edit, arranged(bench.scene.layout(), bench.selection.ids(), how));
    (void)bench.document.push(edit, arrangementName(how).remove(QLatin1Char('&')));
}

void orderMap(Workbench& bench) {
    Edit edit = bench.document.edit();
    moveTo(edit, orderedMap(edit.plant(), bench.scene.layout()));
    // Corners set by hand belonged to the old places.
    unbendAll<MaterialFlow>(edit);
    unbendAll<InformationFlow>(edit);
    unbendAll<KanbanLoop>(edit);
    if (bench.document.push(edit, MapText::tr("Lay out the map")))
        bench.view.fit();
}

QString handOverName(HandOver how) {
    switch (how) {
    case HandOver::Push: return MapText::tr("Push through an inventory");
    case HandOver::Supermarket: return MapText::tr("Supermarket pull, with its kanban loop");
    case HandOver::Fifo: return MapText::tr("FIFO lane");
    }
    return {};
}

bool canHandOver(const Workbench& bench, HandOver how) {
    const Id id = selectedJoint(bench);
    if (!id || isLocked(bench.scene.plant(), id))
        return false;
    const Joint joint = jointAt(bench.scene.plant(), id);
    return joint.isSound() && !(joint.store && joint.now == how);
}

void handOverSelected(Workbench& bench, HandOver how) {
    Edit edit = bench.document.edit();
    const Id store = handOver(edit, selectedJoint(bench), how, handOverWords(how));
    if (store && bench.document.push(edit, handOverName(how)))
        bench.selection.set({store});
    else if (!store)
        bench.view.showHint(MapText::tr("Material cannot be handed over in this way here"));
}

Id flowForInsert(const Workbench& bench, const QPointF& at, TableId kind, Id except) {
    const double reach = kInsertReach / std::max(0.4, bench.view.zoom());
    const LinkLayout* link = bench.scene.layout().link(bench.scene.lineAt(at, reach));
    if (!link || link->table != TableId::MaterialFlows || link->from == except || link->to == except)
        return {};
    return canInsertInto(bench.scene.plant(), link->id, kind) ? link->id : Id{};
}

bool insertNew(Workbench& bench, Id flow, const SymbolKind& kind, std::optional<QPointF> at) {
    const LinkLayout* link = bench.scene.layout().link(flow);
    if (!link || !canInsertInto(bench.scene.plant(), flow, kind.table))
        return false;
    const QPointF place = at ? *at : snapped(link->line.boundingRect().center(), false);
    Edit edit = bench.document.edit();
    const DrawingWords words = wordsFor(kind);
    const Id id = drawSymbol(edit, kind.table, kind.look, coordinate(place.x()), coordinate(place.y()), words);
    if (!insertInto(edit, flow, id, words))
        return false;
    const QString name = elementName(edit.plant(), id);
    if (!bench.document.push(edit, MapText::tr("Insert %1").arg(name)))
        return false;
    bench.selection.set({id});
    return true;
}

void removeSelectedAndClose(Workbench& bench) {
    Edit edit = bench.document.edit();
    for (const Id id : selectedRows(bench)) {
        if (isLocked(edit.plant(), id))
            continue;
        elementOf(edit.plant(), id) ? removeAndClose(edit, id, wordsFor(TableId::Processes)) : edit.remove(id);
    }
    (void)bench.document.push(edit, MapText::tr("Delete and close the gap"));
}

void straightenSelected(Workbench& bench) {
    Edit edit = bench.document.edit();
    for (const Id id : selectedRows(bench)) {
        unbend<MaterialFlow>(edit, id);
        unbend<InformationFlow>(edit, id);
        unbend<KanbanLoop>(edit, id);
    }
    (void)bench.document.push(edit, MapText::tr("Straighten"));
}

bool isBent(const Workbench& bench, Id line) {
    const Plant& plant = bench.scene.plant();
    return hasBends<MaterialFlow>(plant, line) || hasBends<InformationFlow>(plant, line) ||
           hasBends<KanbanLoop>(plant, line);
}

} // namespace takt::gui

#include "gui/map/flow_order.h"

#include "lean/flow_graph.h"

namespace takt::gui {

std::vector<Id> flowOrder(const Plant& plant, const MapLayout& layout) {
    std::vector<Id> order;
    const auto graph = lean::flowGraph(plant);
    for (const int n : graph.order)
        order.push_back(graph.nodes[static_cast<std::size_t>(n)].element);
    for (const auto& control : plant.get<ProductionControl>())
        order.push_back(control.id);
    for (const auto& area : plant.get<Area>())
        order.push_back(area.id);
    for (const auto& annotation : plant.get<Annotation>())
        order.push_back(annotation.id);
    for (const TableId table : {TableId::KanbanLoops, TableId::MaterialFlows, TableId::InformationFlows})
        for (const auto& link : layout.links())
            if (link.table == table)
                order.push_back(link.id);
    return order;
}

} // namespace takt::gui

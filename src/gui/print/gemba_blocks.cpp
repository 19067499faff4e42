#include "gui/print/gemba_blocks.h"

#include <optional>

#include "lean/flow_graph.h"

namespace takt::gui::print {

namespace {

constexpr int kMostItems = 18;

std::optional<BlockKind> blockOf(TableId kind) {
    switch (kind) {
    case TableId::Processes:
        return BlockKind::Process;
    case TableId::Inventories:
    case TableId::Supermarkets:
    case TableId::FifoLanes:
        return BlockKind::Store;
    case TableId::Suppliers:
        return BlockKind::Supplier;
    case TableId::Customers:
        return BlockKind::Customer;
    default:
        return std::nullopt;
    }
}

template <class Row>
void addItems(QStringList& names, const Plant& plant, Id element, Id Row::*owner) {
    for (const auto& row : plant.get<Row>())
        if (row.*owner == element) {
            const auto name = QString::fromStdString(nameOf(plant, row.item));
            if (!names.contains(name))
                names << name;
        }
}

QStringList itemsOf(const Plant& plant, Id element) {
    QStringList names;
    addItems<Stock>(names, plant, element, &Stock::store);
    addItems<SupplierItem>(names, plant, element, &SupplierItem::supplier);
    addItems<Demand>(names, plant, element, &Demand::customer);
    return names;
}

/// With very many items an element gets several blocks: each stays on one sheet.
void append(std::vector<GembaBlock>& blocks, GembaBlock block) {
    do {
        GembaBlock part = block;
        part.items = block.items.mid(0, kMostItems);
        block.items = block.items.mid(kMostItems);
        blocks.push_back(std::move(part));
    } while (!block.items.isEmpty());
}

} // namespace

std::vector<GembaBlock> gembaBlocks(const Plant& plant) {
    std::vector<GembaBlock> blocks;
    for (const auto graph = lean::flowGraph(plant); const int place : graph.order) {
        const auto& node = graph.nodes[static_cast<std::size_t>(place)];
        if (const auto kind = blockOf(node.kind))
            append(blocks, {*kind, node.element, QString::fromStdString(nameOf(plant, node.element)),
                            itemsOf(plant, node.element)});
    }
    return blocks;
}

std::vector<GembaBlock> blankBlocks(int processes) {
    std::vector<GembaBlock> blocks{{BlockKind::Customer, {}, {}, {}}};
    for (int i = 0; i < processes; ++i) {
        blocks.push_back({BlockKind::Store, {}, {}, {}});
        blocks.push_back({BlockKind::Process, {}, {}, {}});
    }
    blocks.push_back({BlockKind::Store, {}, {}, {}});
    blocks.push_back({BlockKind::Supplier, {}, {}, {}});
    return blocks;
}

} // namespace takt::gui::print

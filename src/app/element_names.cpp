#include "app/element_names.h"

#include <QCollator>
#include <QCoreApplication>
#include <algorithm>

namespace takt::app {

namespace {

struct ElementNames {
    Q_DECLARE_TR_FUNCTIONS(ElementNames)
};

QString kindName(TableId table) {
    switch (table) {
    case TableId::Areas: return ElementNames::tr("Frame");
    case TableId::Annotations: return ElementNames::tr("Note");
    case TableId::Suppliers: return ElementNames::tr("Supplier");
    case TableId::Processes: return ElementNames::tr("Process");
    case TableId::Inventories: return ElementNames::tr("Inventory");
    case TableId::Supermarkets: return ElementNames::tr("Supermarket");
    case TableId::FifoLanes: return ElementNames::tr("FIFO lane");
    case TableId::Transports: return ElementNames::tr("Transport");
    case TableId::Customers: return ElementNames::tr("Customer");
    case TableId::ProductionControls: return ElementNames::tr("Production control");
    default: return {};
    }
}

} // namespace

std::vector<NamedElement> namedElements(const Plant& plant) {
    std::vector<NamedElement> elements;
    plant.forEachTable([&](const auto& table) {
        using Row = typename std::decay_t<decltype(table.rows())>::value_type;
        if constexpr (std::is_base_of_v<Element, Row>)
            for (const auto& row : table)
                elements.push_back(
                    {row.id, QString::fromStdString(nameOf(plant, row.id)), kindName(Row::table)});
    });
    const QCollator collator;
    std::ranges::stable_sort(
        elements, [&](const auto& a, const auto& b) { return collator.compare(a.name, b.name) < 0; });
    return elements;
}

} // namespace takt::app

// The inspector's sheets of suppliers, transports and customers.
#include "gui/common/format.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"
#include "lean/flow_graph.h"

namespace takt::gui {

void fillSupplier(SheetBuilder& b, const Supplier& supplier) {
    b.titledByName<Supplier>(kindName(TableId::Suppliers));
    std::vector<Id> taken;
    for (const auto& row : b.plant().get<SupplierItem>()) {
        if (row.supplier != supplier.id)
            continue;
        taken.push_back(row.item);
        const QString item = elementName(b.plant(), row.item);
        b.heading(item, row.id, MapText::tr("Remove %1 from %2").arg(item, fromStd(supplier.name)));
        b.field<SupplierItem>(MapText::tr("Lead time"), row.id, &SupplierItem::leadTime,
                              {MapText::tr("From order to dispatch, by the clock"), {}});
        b.amount<SupplierItem>(MapText::tr("Ordered in"), row.id, &SupplierItem::multiple, row.item,
                               {MapText::tr("Orders are rounded up to a multiple of this"), {}});
        b.amount<SupplierItem>(MapText::tr("At least"), row.id, &SupplierItem::minimum, row.item);
        b.field<SupplierItem>(MapText::tr("On time"), row.id, &SupplierItem::onTime,
                              {MapText::tr("Other orders take half as long again"), {}});
        b.field<SupplierItem>(MapText::tr("Refused"), row.id, &SupplierItem::defects,
                              {MapText::tr("Share of pieces refused on arrival"), {}});
    }
    b.addItemAction(MapText::tr("Add an item"), supplier.id, taken);
}

void fillTransport(SheetBuilder& b, const Transport& transport) {
    b.titledByName<Transport>(kindName(TableId::Transports));
    b.heading(MapText::tr("Planned"));
    b.field<Transport>(MapText::tr("Travel time"), transport.id, &Transport::travelTime,
                       {MapText::tr("One way, by the clock"), {}});
    b.field<Transport>(MapText::tr("Containers a trip"), transport.id, &Transport::capacity,
                       {MapText::tr("0: as many as there are"), {}});
    b.field<Transport>(MapText::tr("Cost of a trip"), transport.id, &Transport::tripCost);
    int n = 0;
    for (const auto& departure : b.plant().get<Departure>()) {
        if (departure.transport != transport.id)
            continue;
        b.heading(MapText::tr("Trip %1").arg(++n), departure.id,
                  MapText::tr("Remove a trip of %1").arg(fromStd(transport.name)));
        b.days<Departure>(MapText::tr("Days"), departure.id, &Departure::days);
        if (departure.days.empty())
            b.note(MapText::tr("No day chosen: every working day."));
        b.timeOfDay<Departure>(MapText::tr("Departs"), departure.id, &Departure::at);
        b.reference<Departure>(MapText::tr("Brings"), departure.id, &Departure::item, idsOf<Item>(b.plant()),
                               MapText::tr("what is asked for"));
        if (departure.item)
            b.amount<Departure>(MapText::tr("Quantity"), departure.id, &Departure::quantity, departure.item);
    }
    if (n == 0)
        b.note(MapText::tr("Without a timetable it leaves at once whenever something is asked for."));
    b.add(SheetAction{MapText::tr("Add a trip"),
                      MapText::tr("Add a trip of %1").arg(fromStd(transport.name)),
                      {{{}, [id = transport.id](Edit& edit) {
                            Departure departure;
                            departure.transport = id;
                            departure.at = Duration::hours(6);
                            edit.insert(departure);
                        }}}});
}

void fillCustomer(SheetBuilder& b, const Customer& customer) {
    b.titledByName<Customer>(kindName(TableId::Customers));
    std::vector<Id> taken;
    for (const auto& row : b.plant().get<Demand>()) {
        if (row.customer != customer.id)
            continue;
        taken.push_back(row.item);
        const QString item = elementName(b.plant(), row.item);
        b.heading(item, row.id, MapText::tr("Remove %1 from %2").arg(item, fromStd(customer.name)));
        b.amount<Demand>(MapText::tr("Quantity"), row.id, &Demand::quantity, row.item);
        b.field<Demand>(MapText::tr("in … working days"), row.id, &Demand::perDays);
        b.choice<Demand>(
            MapText::tr("Pattern"), row.id, &Demand::pattern,
            {MapText::tr("even"), MapText::tr("daily order"), MapText::tr("at random (Poisson)"),
             MapText::tr("by intervals")});
        if (row.pattern == DemandPattern::Renewal)
            b.field<Demand>(MapText::tr("Interval"), row.id, &Demand::interval);
        b.amount<Demand>(row.pattern == DemandPattern::DailyOrder ? MapText::tr("Rounded up to")
                                                                  : MapText::tr("Taken at a time"),
                         row.id, &Demand::lot, row.item);
        if (row.pattern == DemandPattern::DailyOrder)
            b.timeOfDay<Demand>(MapText::tr("Order comes at"), row.id, &Demand::orderAt);
        const std::string key = "demand." + std::to_string(row.id.value) + ".";
        b.simulated(MapText::tr("Delivered"), key + "delivered", [](double v) { return number(v); });
        b.simulated(MapText::tr("Served when asked"), key + "fill_rate", [](double v) { return percent(v); });
    }
    b.addItemAction(MapText::tr("Add an item"), customer.id, taken);
    b.heading(MapText::tr("When it cannot be served"));
    b.choice<Customer>(MapText::tr("Demand"), customer.id, &Customer::unmet,
                       {MapText::tr("waits"), MapText::tr("is lost")});
    const lean::Analysis& a = b.source().analysis;
    b.heading(MapText::tr("Stream"));
    b.figure(MapText::tr("Takt time"), a.taktSeconds > 0 ? seconds(a.taktSeconds) : QStringLiteral("–"),
             MapText::tr("Available time / demand in that time"));
    b.figure(MapText::tr("Demand a day"), number(a.dailyDemand), MapText::tr("All products"));
}

} // namespace takt::gui

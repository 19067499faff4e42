// The inspector's sheets of suppliers, transports and customers.
#include "gui/common/format.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"
#include "lean/flow_graph.h"

namespace takt::gui {

void fillSupplier(SheetBuilder& b, const Supplier& supplier) {
    b.titledByName<Supplier>(kindName(TableId::Suppliers));
    b.heading(MapText::tr("Dispatch"));
    b.calendar<Supplier>(MapText::tr("Dispatches"), supplier.id, &Supplier::calendar, MapText::tr("at all hours"),
                         MapText::tr("With a calendar it dispatches only while this is open"));
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
        b.amount<SupplierItem>(MapText::tr("Capacity in 24 h"), row.id, &SupplierItem::capacity, row.item,
                               {MapText::tr("What it can dispatch; 0: any number"), {}});
        b.amount<SupplierItem>(MapText::tr("Own stock"), row.id, &SupplierItem::ownStock, row.item,
                               {MapText::tr("Finished goods it keeps for the plant, dispatches at once and makes again "
                                            "within the lead time; 0: it makes what is ordered"),
                                {}});
        if (!row.leadTime.isFixed() || row.onTime < Share::whole())
            b.flag<SupplierItem>(MapText::tr("A later order may overtake"), row.id, &SupplierItem::ordersCross);
    }
    b.addItemAction(MapText::tr("Add an item"), supplier.id, taken);
}

namespace {

void moreOfTransport(SheetBuilder& b, const Transport& transport) {
    b.fold(MapText::tr("More on the way"), QStringLiteral("transport"));
    b.field<Transport>(MapText::tr("Distance"), transport.id, &Transport::distance,
                       {MapText::tr("One way"), {}, MapText::tr("km")});
    b.field<Transport>(MapText::tr("Cost a kilometre"), transport.id, &Transport::distanceCost,
                       {MapText::tr("Besides the cost of a trip"), {}});
    b.fieldOrNone<Transport>(MapText::tr("Loading"), transport.id, &Transport::loading,
                             {MapText::tr("By the clock, before the travel"), MapText::tr("none")});
    b.fieldOrNone<Transport>(MapText::tr("Unloading"), transport.id, &Transport::unloading,
                             {MapText::tr("By the clock, after the travel"), MapText::tr("none")});
    b.endFold();
}

} // namespace

void fillTransport(SheetBuilder& b, const Transport& transport) {
    b.titledByName<Transport>(kindName(TableId::Transports));
    b.heading(MapText::tr("Planned"));
    b.field<Transport>(MapText::tr("Travel time"), transport.id, &Transport::travelTime,
                       {MapText::tr("One way, by the clock"), {}});
    b.field<Transport>(MapText::tr("Containers a trip"), transport.id, &Transport::capacity,
                       {MapText::tr("0: as many as there are"), {}});
    b.field<Transport>(MapText::tr("Cost of a trip"), transport.id, &Transport::tripCost,
                       {MapText::tr("Labour apart"), {}});
    moreOfTransport(b, transport);
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

namespace {

/// A demand by a series takes the first there is.
void patternChoice(SheetBuilder& b, const Demand& row) {
    b.add(SheetChoice{MapText::tr("Pattern"),
                      {MapText::tr("even"), MapText::tr("daily order"), MapText::tr("at random (Poisson)"),
                       MapText::tr("by intervals"), MapText::tr("by a series")},
                      static_cast<int>(row.pattern), MapText::tr("Change the pattern of demand"),
                      [id = row.id](Edit& edit, int chosen) {
                          const auto& all = edit.project().shared.get<Series>();
                          const Id first = all.empty() ? Id{} : all[0].id;
                          edit.modify<Demand>(id, [&](Demand& d) {
                              d.pattern = static_cast<DemandPattern>(chosen);
                              if (d.pattern == DemandPattern::Series && !d.series)
                                  d.series = first;
                          });
                      }});
}

void demandPattern(SheetBuilder& b, const Demand& row) {
    patternChoice(b, row);
    if (row.pattern == DemandPattern::Renewal)
        b.field<Demand>(MapText::tr("Interval"), row.id, &Demand::interval,
                        {MapText::tr("Between two takings, in the customer's working time"), {}});
    if (row.pattern == DemandPattern::Series) {
        b.series<Demand>(MapText::tr("Series"), row.id, &Demand::series);
        b.note(b.source().project.shared.get<Series>().empty()
                   ? MapText::tr("Paste its numbers under Series, with nothing selected on the map.")
                   : MapText::tr("One order each working day, again from the first at the end. The quantity "
                                 "above is for planning."));
    } else {
        b.amount<Demand>(row.pattern == DemandPattern::DailyOrder ? MapText::tr("Rounded up to")
                                                                  : MapText::tr("Taken at a time"),
                         row.id, &Demand::lot, row.item);
    }
    if (ordersByDay(row.pattern))
        b.timeOfDay<Demand>(MapText::tr("Order comes at"), row.id, &Demand::orderAt);
}

/// What a delivery is promised by, and how demand swings over the year.
void dueAndSeason(SheetBuilder& b, const Demand& row) {
    b.fold(MapText::tr("Promise and season"), QStringLiteral("demand"));
    b.fieldOrNone<Demand>(MapText::tr("Promised within"), row.id, &Demand::due,
                          {MapText::tr("By the clock, from order to delivery; empty: at once, or by the next departure"),
                           MapText::tr("at once")});
    if (row.pattern <= DemandPattern::Poisson) {
        b.series<Demand>(MapText::tr("Season"), row.id, &Demand::season,
                         MapText::tr("Factors on the quantity, one after the other and again from the first: 1 is as "
                                     "planned, 1.5 half as much again"));
        if (row.season)
            b.field<Demand>(MapText::tr("Each factor lasts"), row.id, &Demand::seasonDays,
                            {MapText::tr("In the customer's working days"), {}, MapText::tr("wd")});
        else if (b.source().project.shared.get<Series>().empty())
            b.note(MapText::tr("For a season paste its factors under Series, with nothing selected on the map."));
    }
    b.endFold();
}

} // namespace

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
        demandPattern(b, row);
        dueAndSeason(b, row);
        const std::string key = "demand." + std::to_string(row.id.value) + ".";
        b.simulated(MapText::tr("Delivered"), key + "delivered", [](double v) { return number(v); });
        b.simulated(MapText::tr("Served when asked"), key + "fill_rate", [](double v) { return percent(v); });
    }
    b.addItemAction(MapText::tr("Add an item"), customer.id, taken);
    b.heading(MapText::tr("When it orders"));
    b.calendar<Customer>(MapText::tr("Calendar"), customer.id, &Customer::calendar, MapText::tr("the plant's"),
                         MapText::tr("Demand falls in its working time"));
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

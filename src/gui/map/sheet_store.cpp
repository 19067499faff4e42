// The inspector's sheets of inventories, supermarkets and FIFO lanes.
#include <cmath>

#include "gui/common/format.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

/// The lowest part of a stock, which ordinary takings leave alone.
void keptBack(SheetBuilder& b, const Stock& stock) {
    const Item* item = b.plant().find<Item>(stock.item);
    QStringList parts;
    if (stock.buffer.steps > 0)
        parts << MapText::tr("buffer %1").arg(amountText(stock.buffer, item));
    if (stock.safety.steps > 0)
        parts << MapText::tr("safety %1").arg(amountText(stock.safety, item));
    b.fold(MapText::tr("Kept back"), QStringLiteral("keptback"), noneOr(parts));
    b.note(MapText::tr("The lowest part of the stock, released only in a shortage. The buffer covers swings of the "
                       "customer's demand, safety stock failures of our own and of suppliers."));
    const QString after = MapText::tr("By the clock, from the begin of a shortage; empty: at once");
    const QString atOnce = MapText::tr("at once");
    b.amount<Stock>(MapText::tr("Buffer stock"), stock.id, &Stock::buffer, stock.item,
                    {MapText::tr("For the customer's swings: for shortages after more was taken than planned; 0: none"),
                     {}});
    if (stock.buffer.steps > 0)
        b.fieldOrNone<Stock>(MapText::tr("Buffer released after"), stock.id, &Stock::bufferAfter, {after, atOnce});
    b.amount<Stock>(MapText::tr("Safety stock"), stock.id, &Stock::safety, stock.item,
                    {MapText::tr("For our own and the suppliers' failures: for all other shortages; 0: none"), {}});
    if (stock.safety.steps > 0)
        b.fieldOrNone<Stock>(MapText::tr("Safety released after"), stock.id, &Stock::safetyAfter, {after, atOnce});
    b.endFold();
}

void stockOfItem(SheetBuilder& b, const Stock& stock, bool planned) {
    const QString item = elementName(b.plant(), stock.item);
    const QString store = elementName(b.plant(), stock.store);
    b.heading(item, stock.id, MapText::tr("Remove %1 from %2").arg(item, store));
    addCounts(b, stock);
    if (planned)
        b.amount<Stock>(MapText::tr("Planned maximum"), stock.id, &Stock::maximum, stock.item,
                        {MapText::tr("0: none"), {}});
    if (planned)
        keptBack(b, stock);
    const std::string key =
        "stock." + std::to_string(stock.store.value) + "." + std::to_string(stock.item.value) + ".";
    const Item* row = b.plant().find<Item>(stock.item);
    const auto steps = [row](double v) {
        return row && !(row->step == Decimal{}) ? quantity(std::llround(v), *row) : number(v, v < 10 ? 1 : 0);
    };
    b.simulated(MapText::tr("Mean in this run"), key + "mean", steps);
    b.simulated(MapText::tr("Least"), key + "min", steps);
    b.simulated(
        MapText::tr("Time empty"), key + "empty", [](double v) { return percent(v); }, 0.0);
}

template <class Row>
void titled(SheetBuilder& b) {
    b.titledByName<Row>(kindName(Row::table));
}

} // namespace

void fillStore(SheetBuilder& b, Id store) {
    const Plant& plant = b.plant();
    const bool lane = plant.find<FifoLane>(store) != nullptr;
    if (plant.find<Supermarket>(store))
        titled<Supermarket>(b);
    else if (lane)
        titled<FifoLane>(b);
    else
        titled<Inventory>(b);
    if (lane) {
        b.heading(MapText::tr("Lane"));
        b.field<FifoLane>(MapText::tr("At most, containers"), store, &FifoLane::capacity);
        b.choice<FifoLane>(MapText::tr("When full, maker"), store, &FifoLane::whenFull,
                           {MapText::tr("does not start"), MapText::tr("finishes and holds")});
    }
    std::vector<Id> taken;
    for (const auto& stock : plant.get<Stock>()) {
        if (stock.store != store)
            continue;
        taken.push_back(stock.item);
        stockOfItem(b, stock, !lane);
    }
    b.addItemAction(lane ? MapText::tr("Add what lies in it") : MapText::tr("Add an item"), store, taken);
    for (const auto& entry : b.source().analysis.ladder)
        if (entry.element == store) {
            b.heading(MapText::tr("On the ladder"));
            b.figure(MapText::tr("Days of supply"), workingDays(entry.days),
                     entry.isMaximum ? MapText::tr("Planned maximum / daily demand")
                                     : MapText::tr("Counted quantity / daily demand"));
        }
}

} // namespace takt::gui

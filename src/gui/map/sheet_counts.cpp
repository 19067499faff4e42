// The counts of a stock, in the inspector.
#include "gui/common/dates.h"
#include "gui/map/sheet_builder.h"
#include "gui/map/stock_counts.h"

namespace takt::gui {

namespace {

template <class Change>
void changeCount(Edit& edit, Id id, Change&& change) {
    edit.modify<StockCount>(id, change);
    if (const auto* count = edit.plant().find<StockCount>(id))
        followCounts(edit, count->stock);
}

void dateField(SheetBuilder& b, const StockCount& count) {
    b.add(SheetField{MapText::tr("Counted on"), dateText(count.countedOn), MapText::tr("The day of the count"), MapText::tr("no date"),
                     MapText::tr("Change the date of a count"), [id = count.id](Edit& edit, const QString& text) -> Result<void> {
                         const auto date = readDate(text);
                         if (!text.trimmed().isEmpty() && !date)
                             return fail(ErrorCode::JsonBadValue, {text.trimmed().toStdString(), MapText::tr("dates such as %1").arg(dateText("2026-01-05")).toStdString()});
                         changeCount(edit, id, [&](StockCount& c) { c.countedOn = date ? isoText(*date) : std::string(); });
                         return {};
                     }});
}

void quantityField(SheetBuilder& b, const StockCount& count, Id item) {
    b.add(SheetField{MapText::tr("Counted"), amountText(count.quantity, b.plant().find<Item>(item)), MapText::tr("What lay there"), {},
                     MapText::tr("Change a count"), [id = count.id, item](Edit& edit, const QString& text) -> Result<void> {
                         Quantity quantity;
                         if (auto ok = readAmount(text, edit.plant().find<Item>(item), quantity); !ok)
                             return ok;
                         StockCount copy = *edit.plant().find<StockCount>(id);
                         copy.quantity = quantity;
                         if (auto ok = checkValues(AnyRow(copy)); !ok)
                             return ok;
                         changeCount(edit, id, [&](StockCount& c) { c.quantity = quantity; });
                         return {};
                     }});
}

} // namespace

void addCounts(SheetBuilder& b, const Stock& stock) {
    const auto counts = countsOf(b.plant(), stock.id);
    const Item* item = b.plant().find<Item>(stock.item);
    const QString of = elementName(b.plant(), stock.id);
    const QString last = stock.countedOn.empty() ? MapText::tr("no date") : dateText(stock.countedOn);
    if (counts.empty()) {
        b.amount<Stock>(MapText::tr("At the start"), stock.id, &Stock::initial, stock.item, {MapText::tr("What was counted"), {}});
    } else {
        b.figure(MapText::tr("At the start"), amountText(stock.initial, item),
                 MapText::tr("The mean of %n counts, the last of %1", nullptr, static_cast<int>(counts.size())).arg(last));
    }
    b.fold(MapText::tr("Counts"), QStringLiteral("counts"),
           counts.empty() ? last : MapText::tr("%1, last %2", "how many, date").arg(counts.size()).arg(last));
    if (counts.empty())
        b.add(SheetField{MapText::tr("Counted on"), dateText(stock.countedOn), MapText::tr("The day of the count"), MapText::tr("no date"),
                         MapText::tr("Change the date of a count"), [id = stock.id](Edit& edit, const QString& text) -> Result<void> {
                             const auto date = readDate(text);
                             if (!text.trimmed().isEmpty() && !date)
                                 return fail(ErrorCode::JsonBadValue, {text.trimmed().toStdString(), MapText::tr("dates such as %1").arg(dateText("2026-01-05")).toStdString()});
                             edit.modify<Stock>(id, [&](Stock& s) { s.countedOn = date ? isoText(*date) : std::string(); });
                             return {};
                         }});
    for (const auto& count : counts) {
        b.add(SheetHeading{MapText::tr("Count of %1").arg(count.countedOn.empty() ? MapText::tr("no date") : dateText(count.countedOn)),
                           MapText::tr("Remove a count of %1").arg(of), [id = count.id](Edit& edit) { removeCount(edit, id); }});
        dateField(b, count);
        quantityField(b, count, stock.item);
    }
    b.add(SheetAction{MapText::tr("Add a count"), MapText::tr("Count %1 again").arg(of),
                      {{QString(), [id = stock.id, quantity = stock.initial](Edit& edit) { addCount(edit, id, isoText(QDate::currentDate()), quantity); }}}});
    b.endFold();
}

} // namespace takt::gui

// The inspector's sheet when nothing is selected: the stream's figures, its items, and what all of it shares.
#include "gui/common/format.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/run_view.h"
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

constexpr std::size_t kItemsInTheOpen = 8; ///< more are a list to choose from

QString orDash(bool known, const QString& text) { return known ? text : QStringLiteral("–"); }

void streamFigures(SheetBuilder& b) {
    const lean::Analysis& a = b.source().analysis;
    b.heading(MapText::tr("Stream"));
    b.figure(MapText::tr("Takt time"), orDash(a.taktSeconds > 0, seconds(a.taktSeconds)),
             MapText::tr("Available time / demand in that time"));
    b.figure(MapText::tr("Demand a day"),
             orDash(a.dailyDemand > 0, number(a.dailyDemand, a.dailyDemand < 10 ? 1 : 0)),
             MapText::tr("Pieces of all products a working day"));
    b.figure(MapText::tr("Lead time"), orDash(a.leadTimeDays > 0, workingDays(a.leadTimeDays)),
             MapText::tr("Sum of days of supply along the longest branch"));
    b.simulated(MapText::tr("Lead time"), "stock_days.total", [](double v) { return workingDays(v); });
    b.figure(MapText::tr("Value-added"), orDash(a.valueAddedSeconds > 0, seconds(a.valueAddedSeconds)),
             MapText::tr("Sum of the value-adding parts of processing times"));
    b.figure(MapText::tr("PCE, working time"), orDash(a.pceWorking > 0, percent(a.pceWorking, 3)),
             MapText::tr("Value-added / lead time in working time"));
    b.figure(MapText::tr("Turns a year"), orDash(a.turns > 0, number(a.turns)),
             MapText::tr("Working days a year / lead time"));
    b.simulated(MapText::tr("Delivered a day"), "throughput.per_day", [](double v) { return number(v); });
    b.simulated(MapText::tr("Served when asked"), "fill_rate", [](double v) { return percent(v); });
    b.flag<Settings>(MapText::tr("OEE with line losses"), b.source().project.settings().id, &Settings::lineLosses,
                     MapText::tr("Starved, blocked and no operator count in the availability; else they stand apart"));
    b.choice<Settings>(MapText::tr("Computed"), b.source().project.settings().id, &Settings::computed,
                       {MapText::tr("shown at once"), MapText::tr("after one's own")},
                       MapText::tr("For a class: data boxes show \"?\" until somebody has entered a figure of one's own"));
}

void items(SheetBuilder& b) {
    b.heading(MapText::tr("Items"));
    const auto& rows = b.plant().get<Item>();
    const bool folded = rows.size() > kItemsInTheOpen;
    for (const auto& item : rows) {
        const QString name = fromStd(item.name);
        if (folded)
            b.fold(name, QStringLiteral("item%1").arg(item.id.value), item.container.steps > 0 ? quantity(item.container.steps, item) : QString());
        b.heading(name, item.id, MapText::tr("Delete the item %1").arg(name));
        b.field<Item>(MapText::tr("Name"), item.id, &Item::name);
        b.amount<Item>(MapText::tr("Container"), item.id, &Item::container, item.id,
                       {MapText::tr("What one container holds"), {}});
        b.field<Item>(MapText::tr("Unit cost"), item.id, &Item::unitCost);
        b.fieldOrNone<Item>(
            MapText::tr("Shelf life"), item.id, &Item::shelfLife,
            {MapText::tr("By the clock, from when its container is made or delivered; empty: for ever"),
             MapText::tr("for ever")});
        if (folded)
            b.endFold();
    }
    b.add(SheetAction{MapText::tr("Add an item"),
                      MapText::tr("Add an item"),
                      {{{}, [](Edit& edit) {
                            Item item;
                            item.name = freeItemName(edit.plant(), MapText::tr("Product A").toStdString());
                            edit.insert(item);
                        }}}});
}

void parties(SheetBuilder& b) {
    const auto& rows = b.source().project.shared.get<Party>();
    if (rows.empty())
        return;
    b.heading(MapText::tr("Parties"));
    for (const auto& party : rows) {
        const QString name = fromStd(party.name);
        b.heading(name, party.id, MapText::tr("Delete the party %1").arg(name));
        b.field<Party>(MapText::tr("Name"), party.id, &Party::name,
                       {MapText::tr("Who owns stock and bears cost: the plant, a supplier, a carrier"), {}});
    }
}

} // namespace

Sheet projectSheet(const SheetSource& source) {
    SheetBuilder b(source, {});
    b.title(fromStd(source.scenario.name), fromStd(source.project.settings().name));
    if (!source.scenario.note.empty())
        b.note(fromStd(source.scenario.note));
    streamFigures(b);
    items(b);
    addCalendars(b);
    addOperators(b);
    addDisruptions(b);
    addSeries(b);
    parties(b);
    return b.take();
}

} // namespace takt::gui

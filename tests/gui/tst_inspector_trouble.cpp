// What planners enter of disruptions, inspection, calendars, seasons, kept-back stock and counted beginnings.
#include <QLabel>
#include <QTest>
#include <QUndoStack>

#include "map_window.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using test::Window;

namespace {

constexpr const char* kSample = "acme-stamping.json";

QString text(const char* latin1) { return QString::fromUtf8(latin1); }

struct Bench : Window {
    explicit Bench(const char* scenario = "Future state") : Window(kSample) {
        document.setScenario(document.project().scenario(scenario)->id);
        QCoreApplication::processEvents();
    }
    Id process(const char* name) const { return test::named<Process>(plant(), name).id; }
    void selectNothing() {
        page.selection().set({});
        QCoreApplication::processEvents();
    }
    /// What a closed heading tells.
    QString remark(const char* heading) {
        for (auto* row : page.inspector().findChildren<FoldRow*>(text(heading)))
            if (row->isVisible())
                return row->findChild<QLabel*>()->text();
        return {};
    }
    bool choosesAt(const char* label, int place) {
        for (auto* row : page.inspector().findChildren<ChoiceRow*>(text(label)))
            if (row->isVisible()) {
                auto* box = row->findChild<QComboBox*>();
                box->setCurrentIndex(place < 0 ? box->count() - 1 : place);
                Q_EMIT box->activated(box->currentIndex());
                return true;
            }
        return false;
    }
};

} // namespace

class InspectorTroubleTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_disruption_hits_what_is_ticked_and_goes_with_its_targets() {
        Bench w;
        w.selectNothing();
        QVERIFY(w.fold(text("Disruptions")));
        QVERIFY(w.press(text("Add a disruption")));
        QVERIFY(w.type(text("Every"), text("exponential(200 d)")));
        QVERIFY(w.type(text("Each lasts"), text("3 d")));
        QVERIFY(w.type(text("Level meanwhile"), text("40 %")));
        QVERIFY(w.tick(text("Strikes once in a run")));
        QVERIFY(w.fold(text("Hits")));
        QVERIFY(w.tick(text("Stamping")));
        const Disruption flood = w.plant().get<Disruption>()[0];
        QCOMPARE(flood.level, 40);
        QCOMPARE(w.field(text("Level meanwhile"))->text(), text("40 %"));
        QVERIFY(flood.once);
        QCOMPARE(flood.length.a, Duration::days(3));
        QCOMPARE(w.plant().get<DisruptionTarget>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<DisruptionTarget>()[0].element, w.process("Stamping"));
        QCOMPARE(w.remark("Hits"), text("Stamping"));
        QVERIFY(w.tick(text("Stamping")));
        QVERIFY(w.plant().get<DisruptionTarget>().empty());
        QVERIFY(w.tick(text("Stamping")));
        QVERIFY(w.press(text("Delete the disruption Disruption 1")));
        QVERIFY(w.plant().get<Disruption>().empty() && w.plant().get<DisruptionTarget>().empty());
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<DisruptionTarget>().size(), std::size_t{1});
    }

    void a_level_beyond_its_range_is_refused_where_it_stands() {
        Bench w;
        w.selectNothing();
        QVERIFY(w.fold(text("Disruptions")));
        QVERIFY(w.press(text("Add a disruption")));
        QVERIFY(w.type(text("Level meanwhile"), text("1001")));
        QCOMPARE(w.plant().get<Disruption>()[0].level, 0);
        QCOMPARE(w.field(text("Level meanwhile"))->text(), text("1001"));
    }

    void what_is_deleted_takes_its_rows_along() {
        Bench w;
        w.selectNothing();
        QVERIFY(w.fold(text("Disruptions")));
        QVERIFY(w.press(text("Add a disruption")));
        QVERIFY(w.fold(text("Hits")));
        QVERIFY(w.tick(text("Stamping")));
        const Id stamping = w.process("Stamping");
        w.page.select(stamping);
        QVERIFY(w.fold(text("At the start of a run")));
        QVERIFY(w.press(text("Add a counted machine")));
        Id loop;
        for (const auto& row : w.plant().get<KanbanLoop>())
            if (row.from == stamping && !watchesPosition(row.kind))
                loop = row.id;
        QVERIFY(loop);
        w.page.select(loop);
        QVERIFY(w.press(text("Add counted cards")));
        QCOMPARE(w.plant().get<MachineStart>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<CardStart>().size(), std::size_t{1});
        w.page.select(stamping);
        w.page.actions().remove->trigger();
        QVERIFY(!w.plant().find<Process>(stamping));
        QVERIFY(w.plant().get<MachineStart>().empty());
        QVERIFY(w.plant().get<CardStart>().empty());
        QVERIFY(w.plant().get<DisruptionTarget>().empty());
        QCOMPARE(w.plant().get<Disruption>().size(), std::size_t{1});
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<MachineStart>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<CardStart>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<DisruptionTarget>().size(), std::size_t{1});
    }

    void a_copy_is_hit_by_the_same_disruption() {
        Bench w;
        w.selectNothing();
        QVERIFY(w.fold(text("Disruptions")));
        QVERIFY(w.press(text("Add a disruption")));
        QVERIFY(w.fold(text("Hits")));
        QVERIFY(w.tick(text("Stamping")));
        w.page.select(w.plant().get<Customer>()[0].id);
        w.page.actions().duplicate->trigger();
        QCOMPARE(w.plant().get<Disruption>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<DisruptionTarget>().size(), std::size_t{1});
        w.page.select(w.process("Stamping"));
        w.page.actions().duplicate->trigger();
        QCOMPARE(w.plant().get<Disruption>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<DisruptionTarget>().size(), std::size_t{2});
    }

    void machines_begin_as_they_were_counted() {
        Bench w;
        const Id stamping = w.process("Stamping");
        w.page.select(stamping);
        QVERIFY(w.type(text("Machines"), text("2")));
        QVERIFY(w.fold(text("At the start of a run")));
        QVERIFY(w.press(text("Add a counted machine")));
        QVERIFY(w.choose(text("Found set up for"), text("nothing")));
        QVERIFY(!w.field(text("Work left"))); // nothing is in it
        QVERIFY(w.choosesAt("Found set up for", 1));
        QVERIFY(w.type(text("Work left"), text("4 min")));
        QVERIFY(w.type(text("Stop left"), text("1 h")));
        QVERIFY(w.press(text("Add a counted machine")));
        const auto& rows = w.plant().get<MachineStart>();
        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(rows[0].item);
        QCOMPARE(rows[0].workLeft, Duration::minutes(4));
        QCOMPARE(rows[0].stopLeft, Duration::hours(1));
        QCOMPARE(rows[1].machine, 2);
        QVERIFY(!w.press(text("Add a counted machine"))); // each has its row
        QVERIFY(w.remark("At the start of a run").contains(text("2 of 2")));
    }

    void cards_begin_where_they_were_counted() {
        Bench w;
        for (const auto& row : w.plant().get<KanbanLoop>())
            if (row.kind == LoopKind::Withdrawal)
                w.page.select(row.id);
        QVERIFY(w.fold(text("At the start of a run")));
        QVERIFY(w.press(text("Add counted cards")));
        QVERIFY(w.type(text("How many"), text("3")));
        QVERIFY(w.type(text("Arrives after"), text("5 h")));
        QCOMPARE(w.plant().get<CardStart>()[0].count, 3);
        QCOMPARE(w.plant().get<CardStart>()[0].arrives, Duration::hours(5));
        QVERIFY(w.choose(text("Found"), text("locked away")));
        QVERIFY(w.plant().get<CardStart>()[0].at == CardPlace::Locked);
        QVERIFY(!w.field(text("Arrives after")));
        QCOMPARE(w.remark("At the start of a run"), text("3 cards"));
    }

    void spoiled_pieces_are_found_and_reworked_elsewhere() {
        Bench w("Current state");
        const Id first = w.process("Assembly 1"), second = w.process("Assembly 2");
        const auto recipe = [&]() -> const Recipe& {
            for (const auto& row : w.plant().get<Recipe>())
                if (row.process == first)
                    return row;
            qFatal("no recipe");
        };
        w.page.select(first);
        QVERIFY(w.fold(text("More on making")));
        QVERIFY(w.type(text("Ideal cycle"), text("50 s")));
        QCOMPARE(*recipe().idealCycle, Duration::seconds(50));
        QVERIFY(!w.choose(text("Spoiled found"), text("at inspection"))); // nothing is spoiled
        QVERIFY(w.type(text("Yield"), text("95 %")));
        QVERIFY(w.choose(text("Spoiled found"), text("at inspection")));
        QVERIFY(recipe().found == SpoiledFound::AtInspection);
        QVERIFY(w.type(text("Reworked"), text("50 %")));
        QVERIFY(w.field(text("Rework time")));
        QVERIFY(w.choose(text("Reworked at"), text("Assembly 2")));
        QCOMPARE(recipe().reworkAt, second);
        QVERIFY(!w.field(text("Rework time"))); // the other's recipe tells
        w.page.select(second);
        QVERIFY(w.fold(text("More rules")));
        QVERIFY(w.tick(text("Inspects what comes in")));
        QVERIFY(w.plant().find<Process>(second)->inspects);
    }

    void money_is_shown_in_its_currency() {
        Bench w;
        const Id stamping = w.process("Stamping");
        w.page.select(stamping);
        const QString currency = QString::fromStdString(w.document.project().settings().currency);
        QVERIFY(w.type(text("Wage an hour"), text("31.5 ") + currency));
        QCOMPARE(w.plant().find<Process>(stamping)->wage.tenThousandths, 315'000);
        QCOMPARE(w.field(text("Wage an hour"))->text(), text("31.5 ") + currency);
    }

    void a_transport_has_a_distance_and_is_loaded() {
        Bench w;
        const Id truck = w.plant().get<Transport>()[0].id;
        w.page.select(truck);
        QVERIFY(w.fold(text("More on the way")));
        QVERIFY(w.type(text("Distance"), text("12.5")));
        QCOMPARE(w.field(text("Distance"))->text(), text("12.5 km"));
        QVERIFY(w.type(text("Distance"), text("80 km")));
        QVERIFY(w.type(text("Cost a kilometre"), text("0.45")));
        QVERIFY(w.type(text("Loading"), text("20 min")));
        QVERIFY(w.type(text("Unloading"), text("15 min")));
        QVERIFY(w.type(text("Unloading"), QString()));
        const Transport& row = *w.plant().find<Transport>(truck);
        QCOMPARE(row.distance.millionths, 80'000'000);
        QCOMPARE(row.distanceCost.tenThousandths, 4'500);
        QCOMPARE(row.loading, Duration::minutes(20));
        QCOMPARE(row.unloading, Duration{});
    }

    void stock_is_kept_back_for_two_reasons() {
        Bench w;
        Id store, item;
        for (const auto& row : w.plant().get<Stock>())
            if (w.plant().find<Supermarket>(row.store)) {
                store = row.store;
                item = row.id;
                break;
            }
        w.page.select(store);
        QCOMPARE(w.remark("Kept back"), text("none"));
        QVERIFY(w.fold(text("Kept back")));
        QVERIFY(!w.field(text("Safety released after")));
        QVERIFY(w.type(text("Buffer stock"), text("40")));
        QVERIFY(w.type(text("Safety stock"), text("60")));
        QVERIFY(w.type(text("Safety released after"), text("2 h")));
        const Stock& stock = *w.plant().find<Stock>(item);
        QVERIFY(stock.buffer.steps > 0 && stock.safety.steps > stock.buffer.steps);
        QCOMPARE(stock.safetyAfter, Duration::hours(2));
        QVERIFY(w.remark("Kept back").contains(text("safety 60")));
    }

    void demand_is_promised_and_has_seasons() {
        Bench w;
        w.selectNothing();
        QVERIFY(w.fold(text("Series")));
        QVERIFY(w.press(text("Add a series")));
        const Id factors = w.document.project().shared.get<Series>()[0].id;
        w.page.select(w.plant().get<Customer>()[0].id);
        QVERIFY(w.fold(text("Promise and season")));
        QVERIFY(w.type(text("Promised within"), text("2 d")));
        QVERIFY(!w.field(text("Each factor lasts")));
        QVERIFY(w.choosesAt("Season", 1));
        QVERIFY(w.type(text("Each factor lasts"), text("30 wd")));
        const Demand& demand = w.plant().get<Demand>()[0];
        QCOMPARE(demand.due, Duration::days(2));
        QCOMPARE(demand.season, factors);
        QCOMPARE(demand.seasonDays, 30);
    }

    void a_netted_plan_has_a_forecast_and_a_lead_time() {
        Bench w("Current state");
        const auto line = [&]() -> const ScheduleLine& { return w.plant().get<ScheduleLine>()[0]; };
        QVERIFY(!w.plant().get<ScheduleLine>().empty());
        w.page.select(line().process);
        QVERIFY(w.field(text("Quantity")));
        QVERIFY(!w.field(text("Frozen releases")));
        QVERIFY(w.choose(text("Releases"), text("what is lacking")));
        QVERIFY(w.type(text("Forecast of a bucket"), text("500")));
        QVERIFY(w.type(text("Safety stock"), text("80")));
        QVERIFY(w.type(text("Lot"), text("100")));
        QVERIFY(w.type(text("Lead time, buckets"), text("2")));
        QVERIFY(w.type(text("Frozen releases"), text("1")));
        QVERIFY(line().rule == ScheduleRule::Netted);
        QCOMPARE(line().quantity.steps, 500);
        QCOMPARE(line().safety.steps, 80);
        QCOMPARE(line().lot.steps, 100);
        QCOMPARE(line().leadBuckets, 2);
        QCOMPARE(line().frozen, 1);
        QVERIFY(w.choose(text("Releases"), text("a fixed quantity")));
        QVERIFY(!w.field(text("Lot")));
    }

    void a_new_calendar_begins_as_the_plants_and_is_gone_by() {
        Bench w;
        const Id supplier = w.plant().get<Supplier>()[0].id;
        const auto& shared = [&]() -> const SharedTables& { return w.document.project().shared; };
        const auto shifts = shared().get<Shift>().size();
        w.page.select(supplier);
        QVERIFY(w.choose(text("Dispatches"), text("A new calendar")));
        QCOMPARE(shared().get<Calendar>().size(), std::size_t{2});
        const Calendar own = shared().get<Calendar>()[1];
        QCOMPARE(w.plant().find<Supplier>(supplier)->calendar, own.id);
        QVERIFY(shared().get<Shift>().size() == 2 * shifts);
        w.selectNothing();
        QVERIFY(w.fold(text("Other calendars")));
        QVERIFY(w.press(text("Delete the calendar ") + QString::fromStdString(own.name)));
        QVERIFY(!w.plant().find<Supplier>(supplier)->calendar);
        QCOMPARE(shared().get<Shift>().size(), shifts);
        w.page.select(supplier);
        QVERIFY(w.type(text("Own stock"), text("500")));
        QVERIFY(w.plant().get<SupplierItem>()[0].ownStock.steps > 0);
    }
};

TAKTBOARD_TEST(inspector_trouble, InspectorTroubleTest);

#include "tst_inspector_trouble.moc"

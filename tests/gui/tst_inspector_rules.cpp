// What planners enter in the inspector beyond the usual: kinds of loops, people, maintenance, series.
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QUndoStack>

#include "gui/boards/boards_page.h"
#include "gui/boards/slots_view.h"
#include "gui/map/number_text.h"
#include "gui/map/text_dialog.h"
#include "lean/diagnosis.h"
#include "map_window.h"
#include "sample.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using test::Window;

namespace {

constexpr const char* kSample = "acme-stamping.json";

/// The last scenario of the sample, with kanban.
struct FutureWindow : Window {
    FutureWindow() : Window(kSample) {
        const auto* future = document.project().scenario("Future state");
        if (!future)
            qFatal("no future state");
        document.setScenario(future->id);
        QCoreApplication::processEvents();
    }
    const KanbanLoop& loop(LoopKind kind) const {
        for (const auto& row : plant().get<KanbanLoop>())
            if (row.kind == kind)
                return row;
        qFatal("no such loop");
    }
    /// A loop whose cards order from a process that no heijunka box levels.
    const KanbanLoop& makerLoop() const {
        for (const auto& row : plant().get<KanbanLoop>())
            if (ordersFromMaker(row.kind) && plant().get<ProductionControl>()[0].pacemaker != row.from)
                return row;
        qFatal("no such loop");
    }
    QStringList options(const QString& label) {
        for (auto* row : page.inspector().findChildren<ChoiceRow*>(label))
            if (row->isVisible()) {
                QStringList all;
                const auto* box = row->findChild<QComboBox*>();
                for (int i = 0; i < box->count(); ++i)
                    all << box->itemText(i);
                return all;
            }
        return {};
    }
};

QByteArray errorsOf(const Document& document) {
    QByteArray text;
    for (const auto& problem : lean::diagnose(document.project(), document.scenario()))
        if (problem.severity == lean::Severity::Error)
            text += QByteArray::fromStdString(lean::problemText(problem)) + "; ";
    return text;
}

} // namespace

class InspectorRulesTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_loop_offers_the_kinds_its_ends_allow() {
        FutureWindow w;
        w.page.select(w.loop(LoopKind::Production).id);
        const QStringList made = w.options(QStringLiteral("Kind"));
        QVERIFY(made.contains(QStringLiteral("Lot-making board")));
        QVERIFY(made.contains(QStringLiteral("CONWIP")));
        QVERIFY(made.contains(QStringLiteral("Reorder point (s, Q)")));
        QVERIFY(!made.contains(QStringLiteral("Withdrawal kanban")));
        w.page.select(w.loop(LoopKind::Withdrawal).id);
        const QStringList fetched = w.options(QStringLiteral("Kind"));
        QVERIFY(fetched.contains(QStringLiteral("Withdrawal kanban")));
        QVERIFY(!fetched.contains(QStringLiteral("Production kanban")));
    }

    void every_kind_of_loop_shows_its_own_fields_and_can_run() {
        struct Case {
            const char* kind;
            std::vector<const char*> shown, hidden;
        };
        const std::vector<Case> cases = {
            {"Lot-making board", {"Cards", "Lot"}, {"Collected every", "Trigger"}},
            {"Base stock", {"Base stock, S", "Reviewed every"}, {"Cards", "Lot"}},
            {"Reorder point (s, Q)", {"Reorder point, s", "Order quantity, Q", "Reviewed every"}, {"Cards"}},
            {"Min/max (s, S)", {"Minimum, s", "Maximum, S", "Reviewed every"}, {"Cards"}},
            {"Signal kanban", {"Lot", "Trigger"}, {"Cards", "Collected every"}},
        };
        for (const auto& one : cases) {
            FutureWindow w;
            const Id id = w.makerLoop().id;
            if (w.makerLoop().kind == LoopKind::Signal && std::string(one.kind) == "Signal kanban") {
                w.page.select(id);
                QVERIFY(w.choose(QStringLiteral("Kind"), QStringLiteral("Production kanban")));
            }
            w.page.select(id);
            QVERIFY2(w.choose(QStringLiteral("Kind"), QString::fromLatin1(one.kind)), one.kind);
            for (const char* field : one.shown)
                QVERIFY2(w.field(QString::fromLatin1(field)), field);
            for (const char* field : one.hidden)
                QVERIFY2(!w.field(QString::fromLatin1(field)), field);
            QCOMPARE(errorsOf(w.document), QByteArray());
            QVERIFY2(w.playback.waitForFinished(60'000), qPrintable(w.playback.problem()));
            QVERIFY(!w.page.view().grab().isNull());
        }
    }

    void boards_tell_how_far_a_lot_has_gathered() {
        FutureWindow w;
        w.page.select(w.makerLoop().id);
        QVERIFY(w.choose(QStringLiteral("Kind"), QStringLiteral("Lot-making board")));
        const KanbanLoop& board = w.makerLoop(); // it was a signal: now as many cards as are planned for
        for (const auto& stock : w.plant().get<Stock>())
            if (stock.store == board.to && stock.item == board.item && board.container.steps > 0)
                QCOMPARE(board.cards, stock.maximum.steps / board.container.steps);
        QVERIFY(w.type(QStringLiteral("Cards"), QStringLiteral("12")));
        QVERIFY2(w.playback.waitForFinished(60'000), qPrintable(w.playback.problem()));
        BoardsPage boards(w.document, w.playback);
        test::showAt(boards, {1304, 591});
        bool gathers = false, full = false;
        for (int hour = 0; hour < 400; hour += 3) {
            w.playback.seek(Time{Duration::hours(hour).us});
            QTest::qWait(45);
            for (const auto* view : boards.findChildren<SlotsView*>())
                for (const auto& row : view->rows())
                    if (row.lot > 0) {
                        gathers = gathers || view->accessibleName().contains(QStringLiteral("gathered"));
                        full = full || view->accessibleName().contains(QStringLiteral("lot"));
                    }
        }
        QVERIFY(gathers && full);
    }

    void cards_common_to_all_items_have_a_board_and_a_line() {
        FutureWindow w;
        w.page.select(w.makerLoop().id);
        QVERIFY(w.choose(QStringLiteral("Kind"), QStringLiteral("CONWIP")));
        QVERIFY(w.press(QStringLiteral("Common cards for all items")));
        const Id id = w.loop(LoopKind::Conwip).id;
        QVERIFY(!w.loop(LoopKind::Conwip).item);
        QVERIFY(w.type(QStringLiteral("Cards"), QStringLiteral("9")));
        QVERIFY2(w.playback.waitForFinished(60'000), qPrintable(w.playback.problem()));
        w.playback.seek(Time{Duration::days(3).us});
        w.page.select(id);
        QVERIFY(!w.field(QStringLiteral("Container")));
        QVERIFY(!w.view().grab().isNull());
        BoardsPage boards(w.document, w.playback);
        test::showAt(boards, {1304, 591});
        QTest::qWait(60);
        bool found = false;
        for (const auto* view : boards.findChildren<SlotsView*>())
            for (const auto& row : view->rows())
                found = found || (row.kind == LoopKind::Conwip && row.item == QStringLiteral("all items") &&
                                  row.zones.green == 9);
        QVERIFY(found);
        QVERIFY(!boards.grab().isNull());
    }

    void conwip_of_all_items_is_drawn_from_process_to_process() {
        Window w;
        const Id saw = w.add(TableId::Processes, {-200, 0});
        const Id drill = w.add(TableId::Processes, {100, 0});
        const Id customer = w.add(TableId::Customers, {350, -200});
        w.connectElements(saw, drill);
        w.connectElements(drill, customer);
        QTest::mouseClick(w.page.palettePanel().tile(LoopKind::Conwip),
                          Qt::LeftButton);
        if (w.page.selection().single() != saw) // the process that was selected is the first
            QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(saw));
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(drill));
        QCOMPARE(w.plant().get<KanbanLoop>().size(), std::size_t{1});
        const KanbanLoop& loop = w.plant().get<KanbanLoop>()[0];
        QVERIFY(loop.kind == LoopKind::Conwip && !loop.item);
        QVERIFY(loop.from == saw && loop.to == drill);
        QVERIFY(w.type(QStringLiteral("Cards"), QStringLiteral("7")));
        QCOMPARE(w.plant().get<KanbanLoop>()[0].cards, 7);
        QVERIFY(!w.page.scene().layout().link(loop.id)->line.isEmpty());
        QVERIFY(!w.view().grab().isNull());
    }

    void a_stock_control_is_drawn_from_a_supplier_to_a_store() {
        Window w;
        const Id mill = w.add(TableId::Suppliers, {-300, -200});
        const Id market = w.add(TableId::Supermarkets, {-100, 0});
        w.page.selection().set({});
        QTest::mouseClick(
            w.page.palettePanel().tile(LoopKind::BaseStock),
            Qt::LeftButton);
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(market));
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(mill));
        QCOMPARE(w.plant().get<KanbanLoop>().size(), std::size_t{1});
        const Id id = w.plant().get<KanbanLoop>()[0].id;
        const auto loop = [&]() -> const KanbanLoop& { return *w.plant().find<KanbanLoop>(id); };
        QVERIFY(loop().kind == LoopKind::BaseStock && loop().from == mill && loop().to == market);
        QVERIFY(loop().level.steps > 0);
        QVERIFY(w.choose(QStringLiteral("Kind"), QStringLiteral("Reorder point (s, Q)")));
        QVERIFY(loop().lot.steps > 0 && loop().trigger.steps > 0);
        QVERIFY(w.type(QStringLiteral("Reorder point, s"), QStringLiteral("80")));
        QVERIFY(w.type(QStringLiteral("Order quantity, Q"), QStringLiteral("250")));
        QVERIFY(w.type(QStringLiteral("Reviewed every"), QStringLiteral("1 d")));
        QCOMPARE(loop().trigger.steps, 80);
        QCOMPARE(loop().lot.steps, 250);
        QCOMPARE(loop().interval, kDay);
    }

    void the_rules_of_a_process_stand_behind_a_heading() {
        Window w(kSample);
        const Id press = test::named<Process>(w.plant(), "Stamping").id;
        const auto process = [&]() -> const Process& { return *w.plant().find<Process>(press); };
        w.page.select(press);
        QVERIFY(!w.choose(QStringLiteral("Sets up"), QStringLiteral("for every lot"))); // hidden
        QVERIFY(w.fold(QStringLiteral("More rules")));
        QVERIFY(w.choose(QStringLiteral("Sets up"), QStringLiteral("for every lot")));
        QVERIFY(w.choose(QStringLiteral("Withdraws"), QStringLiteral("when a card is free")));
        QVERIFY(w.choose(QStringLiteral("End of shift"), QStringLiteral("finishes container")));
        QVERIFY(w.choose(QStringLiteral("After a stop"), QStringLiteral("work is scrapped")));
        QVERIFY(w.tick(QStringLiteral("Repaired off shift too")));
        QVERIFY(w.choose(QStringLiteral("Also helps"), QStringLiteral("Assembly 1")));
        QVERIFY(process().setsUp == SetsUp::ForEveryLot);
        QVERIFY(process().withdraws == Withdraws::WhenCardIsFree);
        QVERIFY(process().endOfShift == EndOfShift::FinishesContainer);
        QVERIFY(process().onBreakdown == OnBreakdown::Scrapped);
        QVERIFY(process().repairsOffShift);
        QCOMPARE(process().helps, test::named<Process>(w.plant(), "Assembly 1").id);
        const auto* heading = w.page.inspector().findChild<FoldRow*>(QStringLiteral("More rules"));
        QVERIFY(heading->findChild<QLabel*>()->text().startsWith(QStringLiteral("6"))); // told while closed
    }

    void a_closed_heading_stays_closed_and_an_open_one_open() {
        Window w(kSample);
        w.page.select(test::named<Process>(w.plant(), "Stamping").id);
        QVERIFY(w.fold(QStringLiteral("More rules")));
        w.page.select(test::named<Process>(w.plant(), "Assembly 1").id);
        QVERIFY(w.choose(QStringLiteral("Sets up"), QStringLiteral("for every lot")));
        QVERIFY(w.fold(QStringLiteral("More rules")));
        w.page.select(test::named<Process>(w.plant(), "Stamping").id);
        QVERIFY(!w.choose(QStringLiteral("Sets up"), QStringLiteral("for every lot")));
    }

    void maintenance_is_planned_and_removed() {
        Window w(kSample);
        w.page.select(test::named<Process>(w.plant(), "Stamping").id);
        QVERIFY(w.fold(QStringLiteral("Planned maintenance")));
        QVERIFY(w.press(QStringLiteral("Add maintenance")));
        QVERIFY(w.type(QStringLiteral("Every … working days"), QStringLiteral("10")));
        QVERIFY(w.type(QStringLiteral("First after"), QStringLiteral("2 wd")));
        QVERIFY(w.type(QStringLiteral("Length"), QStringLiteral("90 min")));
        QCOMPARE(w.plant().get<MaintenancePlan>().size(), std::size_t{1});
        const MaintenancePlan plan = w.plant().get<MaintenancePlan>()[0];
        QCOMPARE(plan.everyDays, 10);
        QVERIFY(plan.first == Span::workingDays(2));
        QCOMPARE(plan.length, Duration::minutes(90));
        QVERIFY(w.press(QStringLiteral("Remove a planned maintenance of Stamping")));
        QVERIFY(w.plant().get<MaintenancePlan>().empty());
    }

    void a_recipe_takes_hands_rework_and_co_products() {
        Window w;
        const Id saw = w.add(TableId::Processes, {0, 0});
        w.page.selection().set({});
        QVERIFY(w.press(QStringLiteral("Add an item")));
        w.page.select(saw);
        QVERIFY(w.fold(QStringLiteral("More on making")));
        QVERIFY(!w.field(QStringLiteral("Reworked"))); // nothing is scrapped
        QVERIFY(w.type(QStringLiteral("Yield"), QStringLiteral("95 %")));
        QVERIFY(w.choose(QStringLiteral("Short containers"), QStringLiteral("are sent short")));
        QVERIFY(w.type(QStringLiteral("Reworked"), QStringLiteral("40 %")));
        QVERIFY(w.type(QStringLiteral("Rework time"), QStringLiteral("2 min")));
        QVERIFY(w.type(QStringLiteral("Manual time"), QStringLiteral("12 s")));
        QVERIFY(w.type(QStringLiteral("Walking time"), QStringLiteral("3 s")));
        QVERIFY(w.press(QStringLiteral("Add a co-product")));
        const Recipe& recipe = w.plant().get<Recipe>()[0];
        QVERIFY(recipe.shortContainers == ShortContainers::Sent);
        QCOMPARE(recipe.rework, Share::percent(40));
        QCOMPARE(recipe.reworkTime, Duration::minutes(2));
        QCOMPARE(*recipe.manualTime, Duration::seconds(12));
        QCOMPARE(recipe.walkingTime, Duration::seconds(3));
        QCOMPARE(w.plant().get<RecipeOutput>().size(), std::size_t{1});
        const QString label = QStringLiteral("Also gives %1")
                                  .arg(QString::fromStdString(w.plant().get<Item>()[1].name));
        QVERIFY(w.type(label, QStringLiteral("3")));
        QCOMPARE(w.plant().get<RecipeOutput>()[0].quantity.steps, 3);
        QVERIFY(w.type(label, QStringLiteral("0")));
        QVERIFY(w.plant().get<RecipeOutput>().empty());
    }

    void operators_have_skills() {
        Window w(kSample);
        w.page.selection().set({});
        QVERIFY(w.fold(QStringLiteral("Operators")));
        QVERIFY(w.press(QStringLiteral("Add operators")));
        QVERIFY(w.type(QStringLiteral("People"), QStringLiteral("3")));
        QVERIFY(w.type(QStringLiteral("Wage an hour"), QStringLiteral("28.50")));
        QVERIFY(w.tick(QStringLiteral("Repair stops")));
        QVERIFY(w.fold(QStringLiteral("Works at")));
        QVERIFY(w.tick(QStringLiteral("Stamping")));
        QVERIFY(w.tick(QStringLiteral("Assembly 1")));
        const OperatorGroup& group = w.plant().get<OperatorGroup>()[0];
        QCOMPARE(group.count, 3);
        QCOMPARE(group.wage.tenThousandths, 285'000);
        QVERIFY(group.repairs);
        QCOMPARE(w.plant().get<OperatorSkill>().size(), std::size_t{2});
        QVERIFY(w.tick(QStringLiteral("Stamping")));
        QCOMPARE(w.plant().get<OperatorSkill>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<OperatorSkill>()[0].process, test::named<Process>(w.plant(), "Assembly 1").id);
    }

    void holidays_are_days_from_one_or_dates() {
        Window w(kSample);
        w.page.selection().set({});
        const auto holiday = [&] { return w.document.project().shared.get<Holiday>()[0]; };
        QVERIFY(w.fold(QStringLiteral("Holidays")));
        QVERIFY(w.type(QStringLiteral("Day 1 is"), QString()));
        QVERIFY(w.press(QStringLiteral("Add a holiday")));
        QCOMPARE(w.field(QStringLiteral("First day"))->text(), QStringLiteral("1"));
        QVERIFY(w.type(QStringLiteral("First day"), QStringLiteral("11")));
        QCOMPARE(holiday().day, 10);
        QVERIFY(w.type(QStringLiteral("Day 1 is"), QStringLiteral("2026-01-06"))); // a Tuesday
        QVERIFY(w.document.project().settings().startDate.empty());
        QVERIFY(w.type(QStringLiteral("Day 1 is"), QStringLiteral("2026-01-05")));
        QCOMPARE(w.field(QStringLiteral("First day"))->text(), QStringLiteral("2026-01-15"));
        QVERIFY(w.type(QStringLiteral("First day"), QStringLiteral("2026-04-03")));
        QCOMPARE(holiday().day, 88);
        QVERIFY(w.type(QStringLiteral("First day"), QStringLiteral("2025-12-24"))); // before the plan
        QCOMPARE(holiday().day, 88);
    }

    void a_series_is_pasted_and_used() {
        Window w(kSample);
        w.page.selection().set({});
        QVERIFY(w.fold(QStringLiteral("Series")));
        QVERIFY(w.press(QStringLiteral("Add a series")));
        QVERIFY(w.press(QStringLiteral("paste …")));
        auto* dialog = w.page.findChild<TextDialog*>();
        QVERIFY(dialog);
        dialog->edit()->setPlainText(QStringLiteral("40\n42,5\nwrong"));
        Q_EMIT dialog->offered(dialog->edit()->toPlainText());
        QVERIFY(dialog->isVisible() && dialog->isRefused());
        dialog->edit()->setPlainText(QStringLiteral("40\n42,5\n48"));
        Q_EMIT dialog->offered(dialog->edit()->toPlainText());
        const Series series = w.document.project().shared.get<Series>()[0];
        QCOMPARE(series.values.millionths, (std::vector<std::int64_t>{40'000'000, 42'500'000, 48'000'000}));
        QVERIFY(w.press(QStringLiteral("3 numbers, mean 43.50"))); // count and mean are shown
        const Id press = test::named<Process>(w.plant(), "Stamping").id;
        w.page.select(press);
        const QString law = QStringLiteral("empirical(#%1)").arg(series.id.value);
        QVERIFY(w.type(QStringLiteral("Cycle time"), law));
        for (const auto& recipe : w.plant().get<Recipe>())
            if (recipe.process == press)
                QCOMPARE(recipe.cycleTime, DurationLaw::ofSeries(DurationLaw::Kind::Empirical, series.id));
        w.page.select(w.plant().get<Customer>()[0].id);
        QVERIFY(w.choose(QStringLiteral("Pattern"), QStringLiteral("by a series")));
        QCOMPARE(w.plant().get<Demand>()[0].series, series.id);
        QVERIFY(w.type(QStringLiteral("Order comes at"), QStringLiteral("7:30")));
        QCOMPARE(w.plant().get<Demand>()[0].orderAt, Duration::minutes(450));
    }

    void numbers_are_read_as_people_paste_them() {
        const auto count = [](const char* text) {
            const auto read = readNumbers(QString::fromUtf8(text));
            return read ? static_cast<int>(read->millionths.size()) : -1;
        };
        QCOMPARE(count("1\n2\r\n3\n"), 3);
        QCOMPARE(count("1\t2;3 4"), 4);
        QCOMPARE(count("1,5 2,25"), 2);
        QCOMPARE(count("1,5,2"), 3);
        QCOMPARE(count("1.5, 2.5, 3"), 3);
        QCOMPARE(count(""), 0);
        QCOMPARE(count("1 x"), -1);
    }

    void shelf_life_and_limits_of_suppliers_are_entered() {
        Window w(kSample);
        w.page.selection().set({});
        QVERIFY(w.type(QStringLiteral("Shelf life"), QStringLiteral("5 d")));
        QCOMPARE(w.plant().get<Item>()[0].shelfLife, Duration::days(5));
        QVERIFY(w.type(QStringLiteral("Shelf life"), QString()));
        QCOMPARE(w.plant().get<Item>()[0].shelfLife, Duration{});
        w.page.select(w.plant().get<Supplier>()[0].id);
        QVERIFY(w.type(QStringLiteral("Lead time"), QStringLiteral("uniform(1 d, 3 d)")));
        QVERIFY(w.tick(QStringLiteral("A later order may overtake")));
        QVERIFY(w.type(QStringLiteral("Capacity in 24 h"), QStringLiteral("500")));
        QVERIFY(!w.plant().get<SupplierItem>()[0].ordersCross);
        QVERIFY(w.plant().get<SupplierItem>()[0].capacity.steps > 0);
    }

    void fields_of_varying_times_list_the_laws() {
        Window w(kSample);
        w.page.select(test::named<Process>(w.plant(), "Stamping").id);
        const QString tip = w.field(QStringLiteral("Cycle time"))->toolTip();
        for (const char* law : {"pert", "erlang", "weibull", "beta", "empirical(#12)"})
            QVERIFY2(tip.contains(QString::fromLatin1(law)), law);
    }
};

TAKTBOARD_TEST(inspector_rules, InspectorRulesTest);

#include "tst_inspector_rules.moc"

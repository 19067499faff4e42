// The map page as a person uses it: mouse, keys, fields.
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "gui/map/inspector.h"
#include "gui/map/inspector_rows.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/palette_panel.h"
#include "gui/map/selection.h"
#include "map_window.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using test::Window;

class MapPageTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void tab_goes_down_the_inspector_also_after_rows_were_added() {
        Window w("acme-stamping.json");
        const Id press = test::named<Process>(w.plant(), "Stamping").id;
        w.page.select(press);
        Edit edit = w.document.edit();
        edit.modify<Process>(press, [](Process& p) { p.uptime = Share::whole(); }); // a row goes
        QVERIFY(w.document.push(edit, QStringLiteral("Uptime")));
        w.document.undoStack()->undo(); // and is made anew, in the middle
        QCoreApplication::processEvents();
        QVERIFY(!w.page.inspector().findChildren<ChoiceRow*>(QStringLiteral("Stops go by")).isEmpty());
        int last = -1, stops = 0;
        QWidget* content = w.page.inspector().widget();
        for (QWidget* widget = w.page.inspector().nameEdit()->nextInFocusChain();
             widget != w.page.inspector().nameEdit(); widget = widget->nextInFocusChain()) {
            if (!content->isAncestorOf(widget) || !widget->isVisible() ||
                !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            const int y = widget->mapTo(content, QPoint()).y() + widget->height() / 2;
            QVERIFY2(y > last - 4, qPrintable(widget->accessibleName()));
            last = y;
            ++stops;
        }
        QVERIFY(stops > 10);
    }

    void changeovers_of_pairs_are_entered_and_taken_out() {
        Window w("acme-stamping.json");
        const Id press = test::named<Process>(w.plant(), "Stamping").id;
        const Id left = test::named<Item>(w.plant(), "Bracket LH").id,
                 right = test::named<Item>(w.plant(), "Bracket RH").id;
        Edit edit = w.document.edit();
        SetupTime setup;
        setup.process = press;
        setup.fromItem = left;
        setup.toItem = right;
        setup.time = Duration::minutes(3);
        edit.insert(setup);
        QVERIFY(w.document.push(edit, QStringLiteral("Setup")));
        w.page.select(press);
        QVERIFY(w.type(QStringLiteral("Bracket LH to Bracket RH"), QStringLiteral("4 min")));
        QCOMPARE(w.plant().get<SetupTime>()[0].time, Duration::minutes(4));
        QVERIFY(w.type(QStringLiteral("Bracket LH to Bracket RH"), QString()));
        QVERIFY(w.plant().get<SetupTime>().empty());
    }

    void party_note_stops_and_draws_are_entered() {
        Window w("acme-stamping.json");
        const Id press = test::named<Process>(w.plant(), "Stamping").id;
        w.page.select(press);
        QVERIFY(w.choose(QStringLiteral("Stops go by"), QStringLiteral("shift time")));
        QCOMPARE(w.plant().find<Process>(press)->breakdownClock, BreakdownClock::ShiftTime);
        QVERIFY(w.type(QStringLiteral("Note"), QStringLiteral("200 t press")));
        QCOMPARE(w.plant().find<Process>(press)->note, std::string("200 t press"));
        QVERIFY(w.choose(QStringLiteral("Party"), QStringLiteral("A new party")));
        const auto& parties = w.document.project().shared.get<Party>();
        QCOMPARE(parties.size(), 1U);
        QCOMPARE(w.plant().find<Process>(press)->party, parties[0].id);
        QVERIFY(w.choose(QStringLiteral("Party"), QStringLiteral("none")));
        QVERIFY(!w.plant().find<Process>(press)->party);
        QVERIFY(
            !w.choose(QStringLiteral("Time drawn for"), QStringLiteral("every piece"))); // nothing is drawn
        QVERIFY(w.type(QStringLiteral("Cycle time"), QStringLiteral("exponential(1 s)")));
        QVERIFY(w.choose(QStringLiteral("Time drawn for"), QStringLiteral("every piece")));
        const auto& recipes = w.plant().get<Recipe>();
        QVERIFY(std::any_of(recipes.begin(), recipes.end(),
                            [&](const Recipe& r) { return r.process == press && r.draw == DrawPer::Piece; }));
    }

    void breaks_are_removed_one_by_one() {
        Window w("acme-stamping.json");
        w.page.selection().clear();
        const auto count = [&] { return w.document.project().shared.get<Break>().size(); };
        const auto before = count();
        QVERIFY(before > 1);
        QToolButton* remove = nullptr;
        for (auto* button : w.page.inspector().findChildren<QToolButton*>())
            if (!remove && button->accessibleName().startsWith(QStringLiteral("Remove a break")))
                remove = button;
        QVERIFY(remove);
        remove->click();
        QCOMPARE(count(), before - 1);
        w.document.undoStack()->undo();
        QCOMPARE(count(), before);
    }

    void an_empty_page_offers_the_first_step() {
        Window w;
        bool offered = false;
        for (auto* label : w.page.findChildren<QLabel*>())
            offered = offered || (label->isVisible() && label->text().contains(QStringLiteral("customer")));
        QVERIFY(offered);
        w.add(TableId::Customers, {200, -100});
        QCOMPARE(w.plant().get<Customer>().size(), 1U);
        QVERIFY(!w.plant().get<Demand>().empty());
    }

    void adding_snaps_names_and_undoes_in_one_step() {
        Window w;
        const Id id = w.add(TableId::Processes, {33, 47});
        const Process* process = w.plant().find<Process>(id);
        QVERIFY(process);
        QCOMPARE(process->x.value, 40);
        QCOMPARE(process->y.value, 40);
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Add Process 1"));
        w.document.undoStack()->undo();
        QVERIFY(w.plant() == Plant{});
        QVERIFY(w.page.selection().isEmpty());
    }

    void dragging_moves_on_the_grid_and_esc_puts_back() {
        Window w;
        const Id id = w.add(TableId::Processes, {0, 0});
        w.drag(w.middleOf(id), w.middleOf(id) + QPoint(103, 38));
        QCOMPARE(w.plant().find<Process>(id)->x.value, 100);
        QCOMPARE(w.plant().find<Process>(id)->y.value, 40);
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Move Process 1"));

        const int steps = w.document.undoStack()->index();
        const QPoint from = w.middleOf(id);
        QTest::mousePress(w.view().viewport(), Qt::LeftButton, {}, from);
        w.move(from + QPoint(60, 0));
        w.move(from + QPoint(90, 0));
        QVERIFY(w.page.scene().isPreviewing());
        QTest::keyClick(&w.view(), Qt::Key_Escape);
        QVERIFY(!w.page.scene().isPreviewing());
        QTest::mouseRelease(w.view().viewport(), Qt::LeftButton, {}, from + QPoint(90, 0));
        QCOMPARE(w.plant().find<Process>(id)->x.value, 100);
        QCOMPARE(w.document.undoStack()->index(), steps);
    }

    void alt_moves_freely_and_shift_keeps_the_direction() {
        Window w;
        const Id id = w.add(TableId::Processes, {0, 0});
        w.drag(w.middleOf(id), w.middleOf(id) + QPoint(47, 9), Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(w.plant().find<Process>(id)->x.value, 48);
        QCOMPARE(w.plant().find<Process>(id)->y.value, 0);
    }

    void a_handle_dragged_to_another_element_connects() {
        Window w;
        const Id heap = w.add(TableId::Inventories, {-200, 0});
        const Id press = w.add(TableId::Processes, {0, 0});
        const Id goods = w.add(TableId::Inventories, {200, 0});
        w.connectElements(heap, press);
        w.connectElements(press, goods);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 2U);
        QCOMPARE(w.plant().get<MaterialFlow>()[1].from, press);
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Connect Process 1 to Inventory 2"));
        QCOMPARE(w.plant().get<Stock>().size(), 1U); // what the process makes
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
        QVERIFY(w.plant().get<Stock>().empty());
    }

    void a_refused_connection_changes_nothing_and_says_why() {
        Window w;
        const Id a = w.add(TableId::Inventories, {-100, 0});
        const Id b = w.add(TableId::Inventories, {100, 0});
        QString hint;
        connect(&w.page, &MapPage::hintChanged, this, [&](const QString& text) { hint = text; });
        const int steps = w.document.undoStack()->index();
        w.connectElements(a, b);
        QCOMPARE(w.document.undoStack()->index(), steps);
        QVERIFY2(hint.contains(QStringLiteral("withdrawal")), qPrintable(hint));
    }

    void a_loop_is_drawn_from_market_to_maker() {
        Window w;
        const Id cell = w.add(TableId::Processes, {0, 0});
        const Id goods = w.add(TableId::Supermarkets, {200, 0});
        w.page.selection().clear();
        QTest::mouseClick(
            w.page.palettePanel().tile(LoopKind::Production),
            Qt::LeftButton);
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(goods));
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(cell));
        QCOMPARE(w.plant().get<KanbanLoop>().size(), 1U);
        QCOMPARE(w.plant().get<KanbanLoop>()[0].from, cell);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
    }

    void everything_can_be_drawn_by_keyboard() {
        Window w;
        QTest::keyClick(w.page.palettePanel().tile(TableId::Processes), Qt::Key_Return);
        QTest::keyClick(&w.view(), Qt::Key_Return);
        QCOMPARE(w.plant().get<Process>().size(), 1U);
        const Id first = w.page.selection().single();
        QTest::keyClick(w.page.palettePanel().tile(TableId::Inventories), Qt::Key_Return);
        QTest::keyClick(&w.view(), Qt::Key_Return);
        const Id second = w.page.selection().single();
        QVERIFY(first != second);
        w.page.selection().set({first});
        QTest::keyClick(&w.view(), Qt::Key_C);
        QTest::keyClick(&w.view(), Qt::Key_Tab);
        QTest::keyClick(&w.view(), Qt::Key_Return);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
        w.page.selection().set({first});
        const std::int32_t x = w.plant().find<Process>(first)->x.value;
        QTest::keyClick(&w.view(), Qt::Key_Right);
        QCOMPARE(w.plant().find<Process>(first)->x.value, x + 4);
        QTest::keyClick(&w.view(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(w.plant().find<Process>(first)->x.value, x - 36);
        QTest::keyClick(&w.view(), Qt::Key_Tab);
        QVERIFY(!w.page.selection().contains(first));
    }

    void a_band_selects_and_delete_removes_with_what_hangs_on_it() {
        Window w;
        const Id heap = w.add(TableId::Inventories, {-100, 0});
        const Id press = w.add(TableId::Processes, {100, 0});
        w.connectElements(heap, press);
        w.page.selection().clear();
        w.drag(w.at({-220, -120}), w.at({220, 140}));
        QVERIFY(w.page.selection().contains(heap));
        QVERIFY(w.page.selection().contains(press));
        w.page.selection().set({press});
        w.page.actions().remove->trigger();
        QVERIFY(w.plant().get<Process>().empty());
        QVERIFY(w.plant().get<MaterialFlow>().empty());
        QVERIFY(w.plant().get<Recipe>().empty());
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Delete Process 1"));
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
    }

    void copy_and_paste_draw_anew_with_the_lines_inside() {
        Window w;
        const Id heap = w.add(TableId::Inventories, {-100, 0});
        const Id press = w.add(TableId::Processes, {100, 0});
        w.connectElements(heap, press);
        w.page.actions().selectAll->trigger();
        w.page.actions().copy->trigger();
        QVERIFY(w.page.actions().paste->isEnabled());
        w.page.actions().paste->trigger();
        QCOMPARE(w.plant().get<Process>().size(), 2U);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 2U);
        QCOMPARE(w.plant().get<Item>().size(), 1U);
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Paste 2 elements"));
        w.page.actions().cut->trigger();
        QCOMPARE(w.plant().get<Process>().size(), 1U);
        w.page.selection().set({press});
        w.page.actions().duplicate->trigger();
        QCOMPARE(w.plant().get<Process>().size(), 2U);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
    }

    void the_inspector_edits_with_units_in_one_step() {
        Window w;
        const Id id = w.add(TableId::Processes, {0, 0});
        QLineEdit* cycle = w.field(QStringLiteral("Cycle time"));
        QVERIFY(cycle);
        cycle->setFocus();
        cycle->setText(QStringLiteral("1.5 min"));
        QTest::keyClick(cycle, Qt::Key_Return);
        QCOMPARE(w.plant().get<Recipe>()[0].cycleTime.a, Duration::seconds(90));
        QCOMPARE(cycle->text(), QStringLiteral("90 s"));
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Change Cycle time of Process 1"));
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<Recipe>()[0].cycleTime.a, Duration::seconds(60));
        QCOMPARE(w.field(QStringLiteral("Cycle time"))->text(), QStringLiteral("1 min"));
        Q_UNUSED(id);
    }

    void an_invalid_entry_is_kept_and_explained_where_it_stands() {
        Window w;
        w.add(TableId::Processes, {0, 0});
        QLineEdit* uptime = w.field(QStringLiteral("Uptime"));
        const int steps = w.document.undoStack()->index();
        for (const char* wrong : {"often", "130 %"}) {
            uptime->setFocus();
            uptime->setText(QString::fromLatin1(wrong));
            QTest::keyClick(uptime, Qt::Key_Return);
            QCOMPARE(uptime->text(), QString::fromLatin1(wrong));
            const auto labels = uptime->parentWidget()->parentWidget()->findChildren<QLabel*>();
            QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && (label->text().contains(QStringLiteral("share")) ||
                                              label->text().contains(QStringLiteral("between")));
            }));
        }
        QCOMPARE(w.document.undoStack()->index(), steps);
        QTest::keyClick(uptime, Qt::Key_Escape);
        QCOMPARE(uptime->text(), QStringLiteral("100 %"));
        uptime->setText(QStringLiteral("85"));
        QTest::keyClick(uptime, Qt::Key_Return);
        QCOMPARE(w.plant().get<Process>()[0].uptime, Share::percent(85));
    }

    void what_is_being_typed_survives_the_end_of_a_run() {
        Window w("acme-stamping.json");
        w.document.setScenario(w.document.project().scenario("Future state")->id);
        w.page.select(test::named<Process>(w.plant(), "Stamping").id);
        QLineEdit* uptime = w.field(QStringLiteral("Uptime"));
        uptime->setFocus();
        QApplication::processEvents();
        uptime->setText(QStringLiteral("9"));
        QVERIFY(w.playback.waitForFinished(30'000)); // brings the rows of this run
        QApplication::processEvents();
        QVERIFY(w.page.inspector().findChild<FigureRow*>(QStringLiteral("Working")));
        QCOMPARE(w.field(QStringLiteral("Uptime")), uptime);
        QCOMPARE(uptime->text(), QStringLiteral("9"));
        QCOMPARE(w.document.undoStack()->index(), 0);
    }

    void entries_of_the_palette_can_be_dropped() {
        Window w;
        const auto drop = [&](const SymbolKind& kind, const QPointF& canvas) {
            QMimeData data;
            data.setData(QString::fromLatin1(MapView::kPaletteMime), QByteArray(kind.key));
            const QPoint at = w.at(canvas);
            QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(w.view().viewport(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(w.view().viewport(), &event);
        };
        drop(symbolKind(TableId::Processes), {0, 0});
        drop(symbolKind(TableId::Supermarkets), {200, 0});
        QCOMPARE(w.plant().get<Process>().size(), 1U);
        drop(symbolKind(TableId::KanbanLoops, static_cast<int>(LoopKind::Production)), {200, 0});
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {},
                          w.middleOf(w.plant().get<Process>()[0].id));
        QCOMPARE(w.plant().get<KanbanLoop>().size(), 1U);
    }

    void the_palette_finds_by_name_and_by_what_things_do() {
        Window w;
        auto* process = w.page.palettePanel().tile(TableId::Processes);
        auto* customer = w.page.palettePanel().tile(TableId::Customers);
        QTest::keyClick(&w.view(), Qt::Key_Slash);
        w.page.palettePanel().findField()->setText(QStringLiteral("takt"));
        QVERIFY(customer->isVisible());
        QVERIFY(!process->isVisible());
        w.page.palettePanel().findField()->clear();
        QVERIFY(process->isVisible());
    }

    void a_loop_of_two_items_is_edited_and_deleted_as_one_line() {
        Window w("acme-stamping.json");
        w.document.setScenario(w.document.project().scenario("Future state")->id);
        const Id cell = test::named<Process>(w.plant(), "Weld and assembly").id;
        std::vector<Id> loops;
        for (const auto& loop : w.plant().get<KanbanLoop>())
            if (loop.from == cell)
                loops.push_back(loop.id);
        QCOMPARE(loops.size(), 2U);
        w.page.select(loops[1]);
        QCOMPARE(w.page.selection().single(), loops[0]);
        QLineEdit* cards = w.field(QStringLiteral("Cards"));
        cards->setFocus();
        cards->setText(QStringLiteral("61"));
        QTest::keyClick(cards, Qt::Key_Return);
        QCOMPARE(w.plant().find<KanbanLoop>(loops[0])->cards, 61);
        w.page.actions().remove->trigger();
        QVERIFY(!w.plant().find<KanbanLoop>(loops[0]) && !w.plant().find<KanbanLoop>(loops[1]));
        w.document.undoStack()->undo();
        QVERIFY(w.plant().find<KanbanLoop>(loops[1]));
    }

    void another_scenario_and_another_look_are_taken_over() {
        Window w("acme-stamping.json");
        const auto before = w.page.scene().layout().nodes().size();
        w.document.setScenario(w.document.project().scenario("Future state")->id);
        QVERIFY(w.page.scene().layout().nodes().size() != before);
        Theme::instance().setMode(Mode::Dark);
        const QColor dark = w.page.view().grab().toImage().pixelColor(3, 300);
        QVERIFY(dark.lightness() < 80);
        Theme::instance().setMode(Mode::Light);
    }

    void a_name_is_edited_in_the_title() {
        Window w;
        w.add(TableId::Processes, {0, 0});
        QTest::keyClick(&w.view(), Qt::Key_F2);
        QLineEdit* name = w.page.inspector().nameEdit();
        name->setText(QStringLiteral("Press"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(w.plant().get<Process>()[0].name, std::string("Press"));
        QCOMPARE(w.document.undoStack()->undoText(), QStringLiteral("Rename Process 1"));
    }

    void zoom_is_bounded_and_keeps_the_point_under_the_mouse() {
        Window w("acme-stamping.json");
        const QPoint at(300, 200);
        const QPointF before = w.view().mapToScene(at);
        w.view().setZoom(1.7, &at);
        QVERIFY(QLineF(before, w.view().mapToScene(at)).length() < 2.0);
        w.view().setZoom(100);
        QCOMPARE(w.view().zoom(), MapView::kMostZoom);
        w.view().setZoom(0.001);
        QCOMPARE(w.view().zoom(), MapView::kLeastZoom);
        w.page.fit();
        QVERIFY(w.view()
                    .mapToScene(w.view().viewport()->rect())
                    .boundingRect()
                    .contains(w.page.scene().content()));
    }

    void problems_lead_to_their_element() {
        Window w("acme-stamping.json");
        const Recipe& recipe = w.plant().get<Recipe>()[0];
        w.page.select(recipe.id);
        QCOMPARE(w.page.selection().single(), recipe.process);
    }

    void the_map_is_written_as_a_picture() {
        Window w("acme-stamping.json");
        QTemporaryDir folder;
        for (const char* name : {"map.svg", "map.pdf", "map.png"}) {
            const std::string path =
                (folder.path() + QLatin1Char('/') + QString::fromLatin1(name)).toStdString();
            QVERIFY(w.page.exportPicture(path).has_value());
            QVERIFY(QFileInfo(QString::fromStdString(path)).size() > 2000);
        }
        QFile svg(folder.path() + QLatin1String("/map.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        // Outlines that return to their start are closed, or a corner would show a notch.
        static const QRegularExpression open(QStringLiteral("\"M(-?[0-9.]+,-?[0-9.]+) [^\"MZ]*[LC ]\\1\""));
        const QString drawn = QString::fromUtf8(svg.readAll());
        QVERIFY(drawn.contains(QLatin1Char('Z')));
        QVERIFY2(!open.match(drawn).hasMatch(), qPrintable(open.match(drawn).captured()));
        QCOMPARE(w.page.exportPicture("map.gif").error().code, ErrorCode::UnknownFileType);
        QCOMPARE(w.page.exportPicture("/nowhere/map.svg").error().code, ErrorCode::CannotWrite);
        QVERIFY(w.page.exportPicture((folder.path() + QLatin1String("/wide.png")).toStdString(), {800, 0})
                    .has_value());
        QCOMPARE(QImage(folder.path() + QLatin1String("/wide.png")).width(), 800);
    }

    void nothing_is_painted_while_paused() {
        Window w("acme-stamping.json");
        QVERIFY(w.playback.waitForFinished(30'000));
        w.playback.seek(Time{} + Duration::days(3));
        QTest::qWait(200);
        struct Counter : QObject {
            int paints = 0;
            bool eventFilter(QObject*, QEvent* event) override {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } counter;
        w.view().viewport()->installEventFilter(&counter);
        QTest::qWait(300);
        QCOMPARE(counter.paints, 0);
    }

    void elements_are_there_for_screen_readers() {
        Window w("acme-stamping.json");
        QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&w.view());
        QVERIFY(map);
        QVERIFY(map->childCount() >= 15);
        QAccessibleInterface* first = map->child(0);
        QVERIFY(first);
        QCOMPARE(first->role(), QAccessible::ListItem);
        QCOMPARE(first->text(QAccessible::Name), QStringLiteral("Supplier, Michigan Steel"));
        QVERIFY(!first->rect().isEmpty());
    }
};

TAKTBOARD_TEST(map_page, MapPageTest);

#include "tst_map_page.moc"

// The cells page through the real window: tasks pasted, balanced, dragged, undone, applied.
#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "app/main_window.h"
#include "gui/cells/cell_panel.h"
#include "gui/cells/cells_page.h"
#include "gui/cells/precedence_view.h"
#include "gui/cells/solve_bar.h"
#include "gui/cells/task_table.h"
#include "gui/cells/yamazumi.h"
#include "gui/common/message_bar.h"
#include "gui/map/inspector_rows.h"
#include "gui/map/map_page.h"
#include "gui/map/map_view.h"
#include "gui/map/selection.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;
using namespace takt::gui;

namespace {

/// Three operators of 56 s: 18 + 38, 22 + 34, 15 + 41 have no other way but for the pairs' order.
const char kTasks[] = "#\tTask\tManual\tAuto\tAfter\r\n"
                      "1\tLoad bracket\t18\t\t\r\n"
                      "2\tWeld seam\t38\t14,5\t1\r\n"
                      "3\tTurn\t22\t\t2\r\n"
                      "4\tDeburr\t34\t\t3\r\n"
                      "5\tMount arm\t15\t\t4\r\n"
                      "6\tTorque screws\t41\t\t5\r\n";

} // namespace

class TestCells : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", folder_->filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->filePath(QStringLiteral("config")));
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        Edit edit = window_->document().edit();
        Process row;
        row.name = "Weld and assembly";
        process_ = edit.insert(row);
        Item item;
        item.name = "Bracket";
        Recipe recipe;
        recipe.process = process_;
        recipe.item = edit.insert(item);
        edit.insert(recipe);
        QVERIFY(window_->document().push(edit, QStringLiteral("Draw")));
        window_->setPage(Page::Cells);
        plan("56 s");
    }
    void cleanup() {
        window_.reset();
        folder_.reset();
    }

    void anEmptyPlanSaysWhatToDo() {
        window_->document().newDocument();
        QVERIFY(!page().panel().isVisible());
        bool found = false;
        for (auto* button : page().findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QLatin1String("Go to the map")) {
                QTest::mouseClick(button, Qt::LeftButton);
                found = true;
            }
        QVERIFY(found);
        QCOMPARE(window_->page(), Page::Map);
    }

    void tasksComeFromASpreadsheet() {
        paste(kTasks);
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{6});
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{5});
        QCOMPARE(task(2).automatic.us, std::int64_t{14'500'000});
        QCOMPARE(page().yamazumi().bars().size(), std::size_t{1}); // what nobody has yet
        window_->document().undoStack()->undo();
        QVERIFY(plant().get<CellTask>().empty());
    }

    void aBadCellIsNamedAndNothingIsLost() {
        paste(kTasks);
        paste("Pack\tabc\n");
        QVERIFY(page().message().isVisible());
        QVERIFY2(page().message().text().contains(QStringLiteral("Line 1, cell 2")), qPrintable(page().message().text()));
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{6});
        paste("#\tTask\tAfter\n1\tA\t2\n2\tB\t1\n");
        QVERIFY(page().message().text().contains(QStringLiteral("1 → 2 → 1")) ||
                page().message().text().contains(QStringLiteral("circle")));
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{6});
    }

    void aColumnIsPastedOverWhatStandsThere() {
        paste(kTasks);
        table().setCurrentIndex(page().tasks().index(2, TaskModel::Manual));
        pasteHere("20\n30\n");
        QCOMPARE(task(3).manual, Duration::seconds(20));
        QCOMPARE(task(4).manual, Duration::seconds(30));
        QCOMPARE(task(5).manual, Duration::seconds(15));
        QCOMPARE(window_->document().undoStack()->undoText(), QStringLiteral("Paste tasks"));
    }

    void cellsAreTypedWithTabAndEnter() {
        table().setFocus();
        table().setCurrentIndex(page().tasks().index(0, TaskModel::Name));
        type("Load", Qt::Key_Tab);
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{1});
        QCOMPARE(table().currentIndex().column(), static_cast<int>(TaskModel::Manual));
        type("4,2", Qt::Key_Return);
        QCOMPARE(task(1).manual.us, std::int64_t{4'200'000});
        QCOMPARE(table().currentIndex().row(), 1);
        QCOMPARE(table().currentIndex().column(), static_cast<int>(TaskModel::Name)); // where the line began
        table().setCurrentIndex(page().tasks().index(1, TaskModel::Manual));
        type("rubbish", Qt::Key_Return);
        QVERIFY(page().message().isVisible());
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{1});
        QVERIFY(editor()); // what was typed is kept to be mended
        QCOMPARE(editor()->text(), QStringLiteral("rubbish"));
        QTest::keyClick(editor(), Qt::Key_Escape);
    }

    void theFewestAreFoundProvenAndUndone() {
        paste(kTasks);
        solve();
        QVERIFY2(page().solver().title().startsWith(QStringLiteral("3 operators: proven the fewest for 56 s")),
                 qPrintable(page().solver().title()));
        QVERIFY(page().solver().detail().contains(QStringLiteral("168 s")) || page().solver().detail().contains(QStringLiteral("2 min 48 s")));
        QVERIFY(page().solver().detail().contains(QStringLiteral("Confirmed by a check of its own")));
        QCOMPARE(page().yamazumi().bars().size(), std::size_t{3});
        for (const auto& bar : page().yamazumi().bars())
            QCOMPARE(bar.total(), Duration::seconds(56));
        window_->document().undoStack()->undo();
        QCOMPARE(task(1).station, std::int64_t{0});
        window_->document().undoStack()->redo();
        QVERIFY(page().solver().title().contains(QStringLiteral("proven")));
    }

    void whatCannotBeBalancedIsSaid() {
        paste(kTasks);
        plan("40 s");
        QTest::mouseClick(page().solver().startButton(), Qt::LeftButton, {}, QPoint(12, 12));
        QVERIFY2(page().solver().detail().contains(QStringLiteral("6 Torque screws")), qPrintable(page().solver().detail()));
        QVERIFY(!page().solver().isRunning());
    }

    void aHardOneIsStoppedAndKeepsTheBest() {
        // Times near a third of the cycle, in a tangle: not closed in a moment.
        QByteArray text;
        std::uint32_t seed = 7;
        for (int i = 1; i <= 150; ++i) {
            seed = seed * 1664525U + 1013904223U;
            text += QByteArray::number(i) + "\tT\t" + QByteArray::number((14000 + (seed >> 16) % 13000) / 1000.0) + "\t\t" +
                    (i > 4 ? QByteArray::number(i - 3 - static_cast<int>((seed >> 8) % 2)) : QByteArray()) + "\n";
        }
        paste(text.constData());
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{150});
        QTest::mouseClick(page().solver().startButton(), Qt::LeftButton, {}, QPoint(12, 12));
        QTest::qWait(400);
        if (page().solver().isRunning()) // Stop
            QTest::mouseClick(page().solver().startButton(), Qt::LeftButton, {}, QPoint(12, 12));
        QTRY_VERIFY_WITH_TIMEOUT(!page().solver().isRunning(), 5000);
        QTRY_VERIFY(task(1).station > 0);
        QVERIFY(page().facts().isBalanced());
        QVERIFY(page().facts().violations.empty());
    }

    void aTaskIsDraggedWithItsRuleWatched() {
        paste(kTasks);
        solve();
        Yamazumi& yamazumi = page().yamazumi();
        const Id load = id(1);
        QCOMPARE(task(1).station, std::int64_t{1});
        const QPoint from = yamazumi.taskRect(load).center().toPoint();
        const QPoint to = yamazumi.barRect(2).center().toPoint();
        QTest::mousePress(&yamazumi, Qt::LeftButton, {}, from);
        move(yamazumi, from + QPoint(8, 0));
        move(yamazumi, to);
        QVERIFY(yamazumi.isDragging());
        QVERIFY2(!yamazumi.warning().isEmpty(), "it goes before what is done at operator 1");
        QTest::keyClick(&yamazumi, Qt::Key_Escape);
        QVERIFY(!yamazumi.isDragging());
        QTest::mouseRelease(&yamazumi, Qt::LeftButton, {}, to);
        QCOMPARE(task(1).station, std::int64_t{1});
        QTest::mousePress(&yamazumi, Qt::LeftButton, {}, from);
        move(yamazumi, from + QPoint(8, 0));
        move(yamazumi, to);
        QTest::mouseRelease(&yamazumi, Qt::LeftButton, {}, to);
        QCOMPARE(task(1).station, std::int64_t{3});
        QVERIFY(!page().facts().violations.empty());
        window_->document().undoStack()->undo();
        QCOMPARE(task(1).station, std::int64_t{1});
        QVERIFY(page().facts().violations.empty());
    }

    void keysMoveATaskToo() {
        paste(kTasks);
        solve();
        Yamazumi& yamazumi = page().yamazumi();
        yamazumi.setFocus();
        yamazumi.setCurrentTask(id(2));
        QTest::keyClick(&yamazumi, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(task(2).station, std::int64_t{2});
        QTest::keyClick(&yamazumi, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(task(2).station, std::int64_t{1});
    }

    void anArrowThatClosesACircleIsRefused() {
        paste(kTasks);
        PrecedenceGraph& graph = page().precedence();
        dragArrow(id(6), id(2));
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{5});
        QCOMPARE(graph.circle().size(), std::size_t{5});
        QVERIFY2(page().message().text().contains(QStringLiteral("2 → 3 → 4 → 5 → 6 → 2")), qPrintable(page().message().text()));
        dragArrow(id(1), id(4));
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{6});
        QCOMPARE(graph.redundant(), 1);
    }

    void theGraphIsDrawnByKeysAlone() {
        paste("1\tA\t4\n2\tB\t5\n3\tC\t6\n");
        PrecedenceGraph& graph = page().precedence();
        graph.setFocus();
        graph.setCurrentTask({});
        const auto key = [&](Qt::Key k) { QTest::keyClick(&graph, k); };
        key(Qt::Key_Right); // the first
        for (int arrow = 0; arrow < 2; ++arrow) {
            key(Qt::Key_L);
            key(Qt::Key_Down);
            key(Qt::Key_L);
        }
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{2});
        key(Qt::Key_Left); // along the arrow, back to the second
        key(Qt::Key_A);
        QVERIFY((graph.chosenArc() == std::pair<balance::Task, balance::Task>(0, 1)));
        key(Qt::Key_A);
        QVERIFY((graph.chosenArc() == std::pair<balance::Task, balance::Task>(1, 2)));
        key(Qt::Key_Delete);
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{1});
        QCOMPARE(plant().find<CellTask>(plant().get<TaskLink>()[0].after)->number, std::int64_t{2});
        window_->document().undoStack()->undo();
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{2});
    }

    void theBalanceBecomesTheCycleTimeInOneStep() {
        paste(kTasks);
        solve();
        QVERIFY(page().solver().applyButton()->isEnabled());
        const int steps = window_->document().undoStack()->count();
        QTest::mouseClick(page().solver().applyButton(), Qt::LeftButton);
        const auto& recipe = plant().get<Recipe>()[0];
        QVERIFY(recipe.cycleTime == DurationLaw::fixed(Duration::seconds(56)));
        QCOMPARE(plant().find<Process>(process_)->operators, std::int64_t{3});
        QCOMPARE(window_->document().undoStack()->count(), steps + 1);
        QVERIFY(!page().solver().applyButton()->isEnabled());
        window_->document().undoStack()->undo();
        QVERIFY(plant().get<Recipe>()[0].cycleTime == DurationLaw::fixed(Duration::seconds(60)));
    }

    void aProcessOpensFromTheMapAndBack() {
        window_->setPage(Page::Map);
        window_->mapPage().select(process_);
        window_->mapPage().view().setFocus();
        QTest::keyClick(&window_->mapPage().view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(window_->page(), Page::Cells);
        QCOMPARE(page().process(), process_);
        QTest::keyClick(&table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(window_->page(), Page::Map);
        QCOMPARE(window_->mapPage().selection().single(), process_);
    }

    void aCopiedProcessBringsItsTasks() {
        paste(kTasks);
        solve();
        window_->setPage(Page::Map);
        window_->mapPage().select(process_);
        window_->mapPage().actions().duplicate->trigger();
        QCOMPARE(plant().get<Process>().size(), std::size_t{2});
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{12});
        QCOMPARE(plant().get<TaskLink>().size(), std::size_t{10});
        const Id copy = plant().get<Process>()[1].id;
        QCOMPARE(cell::linksOf(plant(), copy).size(), std::size_t{5});
        QCOMPARE(cell::settingsOf(plant(), copy).plannedCycle, Duration::seconds(56));
        window_->mapPage().actions().remove->trigger();
        QCOMPARE(plant().get<CellTask>().size(), std::size_t{6});
    }

    void everyControlHasAName() {
        paste(kTasks);
        QStringList nameless;
        for (auto* widget : page().findChildren<QWidget*>())
            if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && widget->accessibleName().isEmpty()) {
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                if (!button || button->text().isEmpty())
                    nameless << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
            }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

  private:
    CellsPage& page() { return window_->cellsPage(); }
    TaskTable& table() { return page().table(); }
    const Plant& plant() const { return window_->document().plant(); }
    Id id(int number) const {
        for (const auto& task : plant().get<CellTask>())
            if (task.number == number)
                return task.id;
        return {};
    }
    const CellTask& task(int number) const { return *plant().find<CellTask>(id(number)); }

    void pasteHere(const char* text) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        table().setFocus();
        QTest::keySequence(&table(), QKeySequence::Paste);
    }
    /// Below what is there.
    void paste(const char* text) {
        table().setCurrentIndex(page().tasks().index(page().tasks().rowCount() - 1, TaskModel::Name));
        pasteHere(text);
    }
    /// Types into the current cell and leaves it by a key.
    void type(const char* text, Qt::Key key) {
        QTest::qWait(1); // editors that were closed go
        if (auto* open = editor())
            QTest::keyClicks(open, QString::fromUtf8(text));
        else
            QTest::keyClick(&table(), *text); // opens it
        QVERIFY(editor());
        if (editor()->text().size() == 1)
            QTest::keyClicks(editor(), QString::fromUtf8(text + 1));
        QTest::keyClick(editor(), key);
        QTest::qWait(1);
    }
    QLineEdit* editor() {
        for (auto* edit : table().findChildren<QLineEdit*>())
            if (edit->isVisible())
                return edit;
        return nullptr;
    }
    void plan(const char* cycle) {
        for (auto* row : page().panel().findChildren<FieldRow*>(QStringLiteral("Planned cycle"))) {
            row->edit()->setFocus();
            row->edit()->setText(QString::fromUtf8(cycle));
            QTest::keyClick(row->edit(), Qt::Key_Return);
        }
    }
    void solve() {
        QTest::mouseClick(page().solver().startButton(), Qt::LeftButton, {}, QPoint(12, 12));
        QTRY_VERIFY_WITH_TIMEOUT(!page().solver().isRunning(), 10'000);
    }
    void move(QWidget& widget, const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&widget, &event);
    }
    void dragArrow(Id from, Id to) {
        PrecedenceGraph& graph = page().precedence();
        QTest::mousePress(&graph, Qt::LeftButton, {}, graph.placeOf(from).toPoint());
        move(graph, graph.placeOf(to).toPoint());
        QTest::mouseRelease(&graph, Qt::LeftButton, {}, graph.placeOf(to).toPoint());
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
    Id process_;
};

TAKTBOARD_TEST(cells, TestCells);
#include "tst_cells.moc"

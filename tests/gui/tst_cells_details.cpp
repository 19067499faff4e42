// What a task and a station are beside their times: elements, machine, marks, observed times; and the stopwatch.
#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

#include "cells_window.h"
#include "gui/cells/element_edits.h"
#include "gui/cells/element_table.h"
#include "gui/cells/stopwatch_dialog.h"
#include "gui/cells/work_kinds.h"
#include "gui/common/message_bar.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using namespace takt::test;

class TestCellsDetails : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { w_ = std::make_unique<CellsWindow>(); }
    void cleanup() { w_.reset(); }

    void elementsAreTypedAndTheManualTimeFollows() {
        open(1);
        type("Take", Qt::Key_Tab);
        QCOMPARE(names(), QStringLiteral("Take"));
        table().setCurrentIndex(table().elements().index(0, ElementModel::Time));
        type("7", Qt::Key_Return);
        QCOMPARE(w_->task(1).manual, Duration::seconds(18)); // they are not yet its sum
        table().setCurrentIndex(table().elements().index(1, ElementModel::Name));
        type("Lay down", Qt::Key_Return);
        table().setCurrentIndex(table().elements().index(1, ElementModel::Time));
        type("11", Qt::Key_Return);
        QCOMPARE(w_->task(1).manual, Duration::seconds(18));
        QVERIFY(table().elements().setData(table().elements().index(1, ElementModel::Kind), workKindName(WorkKind::Waste), Qt::EditRole));
        const int steps = w_->steps();
        QVERIFY(table().elements().setData(table().elements().index(1, ElementModel::Time), QStringLiteral("13"), Qt::EditRole));
        QCOMPARE(w_->task(1).manual, Duration::seconds(20)); // now they are
        QCOMPARE(w_->steps(), steps + 1);
        w_->undo();
        QCOMPARE(w_->task(1).manual, Duration::seconds(18));
        const auto stretches = cell::stretchesOf(w_->plant(), w_->task(1), w_->task(1).manual);
        QCOMPARE(stretches.size(), std::size_t{2});
        QVERIFY(stretches[1].kind == WorkKind::Waste);
    }

    void timesOfOneProductAreTypedBesideTheTask() {
        open(1);
        QVERIFY(!w_->row("Bracket")); // one product: nothing is different for it
        Edit edit = w_->document().edit();
        Item item;
        item.name = "Bracket, long";
        Recipe recipe;
        recipe.process = w_->process;
        recipe.item = edit.insert(item);
        edit.insert(recipe);
        QVERIFY(w_->document().push(edit, QStringLiteral("Draw")));
        w_->window->setPage(app::Page::Cells);
        QTRY_VERIFY(w_->row("Bracket, long"));
        w_->enter("Bracket, long", "12 + 3.5");
        QCOMPARE(w_->plant().get<TaskTime>().size(), std::size_t{1});
        const TaskTime time = w_->plant().get<TaskTime>()[0];
        QVERIFY(time.task == w_->id(1) && time.item == recipe.item);
        QCOMPARE(time.manual, Duration::seconds(12));
        QCOMPARE(time.automatic.us, std::int64_t{3'500'000});
        const int steps = w_->steps();
        w_->enter("Bracket, long", "soon");
        QCOMPARE(w_->steps(), steps);
        QCOMPARE(w_->plant().get<TaskTime>().size(), std::size_t{1});
        w_->enter("Bracket, long", "");
        QCOMPARE(w_->plant().get<TaskTime>().size(), std::size_t{0});
        w_->undo();
        QCOMPARE(w_->plant().get<TaskTime>()[0].manual, Duration::seconds(12));
    }

    void elementsMoveAndGoByKeys() {
        open(1);
        for (const char* name : {"A", "B", "C"}) {
            Edit edit = w_->document().edit();
            TaskElement element;
            element.name = name;
            insertElement(edit, w_->id(1), 99, element);
            QVERIFY(w_->document().push(edit, QStringLiteral("Add")));
        }
        table().setFocus();
        table().setCurrentIndex(table().elements().index(2, ElementModel::Name));
        QTest::keyClick(&table(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names(), QStringLiteral("ACB"));
        QCOMPARE(table().currentIndex().row(), 1);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QCOMPARE(names(), QStringLiteral("AB"));
        w_->undo();
        QCOMPARE(names(), QStringLiteral("ACB"));
        w_->undo();
        QCOMPARE(names(), QStringLiteral("ABC"));
        table().setCurrentIndex(table().elements().index(1, ElementModel::Name));
        QTest::keyClick(&table(), Qt::Key_Insert);
        QCOMPARE(elementsOf(w_->plant(), w_->id(1)).size(), std::size_t{4});
        QVERIFY(elementsOf(w_->plant(), w_->id(1))[1].name.empty());
    }

    void aBadTimeIsSaidAndKeepsWhatStood() {
        open(1);
        QVERIFY(!table().elements().setData(table().elements().index(0, ElementModel::Time), QStringLiteral("soon"), Qt::EditRole));
        QVERIFY2(w_->page().message().text().contains(QStringLiteral("Element 1, Seconds")), qPrintable(w_->page().message().text()));
        QVERIFY(elementsOf(w_->plant(), w_->id(1)).empty());
    }

    void machineMarksAndStockAreEnteredEachInOneStep() {
        open(2);
        const int steps = w_->steps();
        w_->enter("Machine", "Robot 3");
        w_->enter("Tool change every", "200");
        w_->enter("A change takes", "2 min");
        w_->enter("Standard stock", "2");
        w_->enter("Beside the walkway", "-1.5");
        flag("Safety mark");
        flag("Quality check");
        const CellTask& task = w_->task(2);
        QCOMPARE(task.machine, std::string("Robot 3"));
        QCOMPARE(task.toolChangeEvery, std::int64_t{200});
        QCOMPARE(task.toolChange, Duration::minutes(2));
        QCOMPARE(task.standardStock, std::int64_t{2});
        QCOMPARE(task.across.millionths, std::int64_t{-1'500'000});
        QVERIFY(task.safety && task.quality);
        QCOMPARE(w_->steps(), steps + 7);
        w_->undo();
        QVERIFY(!w_->task(2).quality);
    }

    void aStationGetsANameToolsAndASecondOperator() {
        w_->paste(kCellTasks);
        w_->solve();
        w_->choose(1);
        w_->page().panel().setTab(CellPanel::Tab::Task);
        w_->enter("Name", "Welder");
        w_->enter("Tools here", "gun, clamp");
        flag("Two operators");
        QCOMPARE(w_->plant().get<CellStation>().size(), std::size_t{1});
        const CellStation station = w_->plant().get<CellStation>()[0];
        QCOMPARE(station.name, std::string("Welder"));
        QCOMPARE(station.tools, std::string("gun, clamp"));
        QVERIFY(station.twoOperators);
        flag("Done by the second");
        QVERIFY(w_->task(1).secondOperator);
        flag("Two operators");
        QVERIFY(!w_->task(1).secondOperator); // nobody is the second
        w_->enter("Name", "");
        w_->enter("Tools here", "");
        QVERIFY(w_->plant().get<CellStation>().empty()); // nothing is said of it any more
    }

    void theStopwatchTimesAnOperatorAndKeepsInOneStep() {
        StopwatchDialog& watch = openWatch();
        QCOMPARE(watch.table()->rowCount(), 2); // those of the operator of task 1
        auto* next = watch.findChild<QPushButton*>(QStringLiteral("stopwatchNext"));
        QVERIFY2(next->height() * 25.4 / watch.logicalDpiY() >= 9, "wide enough for a finger");
        const double presses[] = {0, 18, 57, 75.5, 114, 132, 170.4};
        for (const double at : presses) {
            now_ = at;
            QTest::keyClick(next, Qt::Key_Space);
        }
        QCOMPARE(watch.watch().cycles(), std::size_t{3});
        QVERIFY(watch.table()->item(0, 1)->text().contains(QStringLiteral("18.5")));
        QCOMPARE(watch.table()->item(0, 3)->text(), QStringLiteral("18.0"));
        QTest::keyClick(&watch, Qt::Key_Backspace);
        QCOMPARE(watch.watch().count(), std::size_t{5});
        now_ = 170.4;
        QTest::keyClick(next, Qt::Key_Return);
        const int steps = w_->steps();
        QTest::keyClick(&watch, Qt::Key_K, Qt::AltModifier); // pressed for a moment, as by mouse
        QTRY_COMPARE(w_->steps(), steps + 1);
        QCOMPARE(w_->task(1).observed.millionths, (std::vector<std::int64_t>{18'000'000, 18'500'000, 18'000'000}));
        QCOMPARE(w_->task(2).observed.millionths.size(), std::size_t{3});
        QCOMPARE(w_->task(1).manual, Duration::seconds(18));
        QVERIFY(watch.takeOver(true));
        QCOMPARE(w_->task(1).manual.us, std::int64_t{18'170'000});
        w_->undo();
        QCOMPARE(w_->task(1).manual, Duration::seconds(18));
        w_->undo();
        QVERIFY(w_->task(1).observed.millionths.empty());
        watch.reject();
    }

    void takingOverKeepsTheReadingsInTheSameStep() {
        StopwatchDialog& watch = openWatch();
        for (const double at : {0.0, 16.0, 55.0, 71.0, 110.0}) {
            now_ = at;
            watch.next();
        }
        const int steps = w_->steps();
        QVERIFY(watch.takeOver(false));
        QCOMPARE(w_->steps(), steps + 1);
        QCOMPARE(w_->task(1).manual, Duration::seconds(16));
        QCOMPARE(w_->task(2).manual, Duration::seconds(39));
        QCOMPARE(w_->task(1).observed.millionths.size(), std::size_t{2});
        QCOMPARE(w_->task(3).manual, Duration::seconds(22)); // was not timed
        watch.reject();
    }

    void whatCameBetweenAndPausesDoNotCount() {
        StopwatchDialog& watch = openWatch();
        watch.next();
        QTest::keyClick(&watch, Qt::Key_X);
        QVERIFY(watch.watch().isSpoilt());
        now_ = 300;
        watch.next();
        QTest::keyClick(&watch, Qt::Key_P);
        QVERIFY(watch.watch().isPaused());
        now_ = 400;
        QTest::keyClick(&watch, Qt::Key_P);
        now_ = 438;
        watch.next();
        QCOMPARE(watch.observed(0).millionths.size(), std::size_t{0});
        QCOMPARE(watch.observed(1).millionths, (std::vector<std::int64_t>{38'000'000}));
        QVERIFY(watch.keep());
        watch.reject();
    }

    void closingAsksForReadingsThatAreNotKept() {
        StopwatchDialog& watch = openWatch();
        for (const double at : {0.0, 18.0}) {
            now_ = at;
            watch.next();
        }
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [timer] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            timer->deleteLater();
            box->defaultButton()->click(); // keep them
        });
        timer->start(20);
        watch.reject();
        QCOMPARE(w_->task(1).observed.millionths.size(), std::size_t{1});
    }

  private:
    /// The details of a task of the table.
    void open(int number) {
        w_->paste(kCellTasks);
        w_->choose(number);
        QTest::keyClick(&w_->page().table(), Qt::Key_F4);
        QVERIFY(table().isVisible());
    }
    ElementTable& table() { return w_->page().panel().elements(); }
    QString names() {
        QString names;
        for (const auto& element : elementsOf(w_->plant(), w_->id(1)))
            names += QString::fromStdString(element.name);
        return names;
    }
    void type(const char* text, Qt::Key key) {
        QTest::qWait(1);
        if (!editor())
            QTest::keyClick(&table(), *text);
        QVERIFY(editor());
        QTest::keyClicks(editor(), QString::fromUtf8(editor()->text().size() == 1 && editor()->text().at(0).toLatin1() == *text ? text + 1 : text));
        QTest::keyClick(editor(), key);
        QTest::qWait(1);
    }
    QLineEdit* editor() {
        for (auto* edit : table().findChildren<QLineEdit*>())
            if (edit->isVisible())
                return edit;
        return nullptr;
    }
    void flag(const char* label) {
        for (auto* box : w_->page().panel().findChildren<QCheckBox*>())
            if (box->isVisible() && box->text() == QLatin1String(label)) {
                box->click();
                return;
            }
        QFAIL(label);
    }
    StopwatchDialog& openWatch() {
        w_->paste(kCellTasks);
        w_->solve();
        w_->choose(1);
        QTest::keyClick(&w_->page().table(), Qt::Key_T, Qt::ControlModifier);
        auto* watch = w_->page().findChild<StopwatchDialog*>();
        QApplication::setActiveWindow(watch); // as a window manager does
        now_ = 0;
        watch->setClock([this] { return Duration{static_cast<std::int64_t>(now_ * 1e6 + 0.5)}; });
        return *watch;
    }

    std::unique_ptr<CellsWindow> w_;
    double now_ = 0;
};

TAKTBOARD_TEST(cells_details, TestCellsDetails);
#include "tst_cells_details.moc"

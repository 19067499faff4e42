// The three sheets of standard work: on the cells page, and on paper.
#include <QCheckBox>
#include <QComboBox>
#include <QPrinter>
#include <QTimer>

#include "app/cell_print.h"
#include "cells_window.h"
#include "gui/cells/capacity_table.h"
#include "gui/cells/standard_work.h"
#include "gui/cells/work_chart.h"
#include "gui/cells/work_combination.h"
#include "gui/cells/work_sheets.h"
#include "gui/common/message_bar.h"
#include "gui/print/pages_dialog.h"
#include "gui/print/print_output.h"
#include "paper_recorder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using namespace takt::test;

class TestCellsSheets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { w_ = std::make_unique<CellsWindow>(); }
    void cleanup() { w_.reset(); }

    void theCapacityTableIsEnteredAndMarksTheBottleneck() {
        w_->paste(kCellTasks);
        auto& work = w_->page().work();
        work.setSheet(StandardWork::Sheet::Capacity);
        auto& model = work.capacity().capacity();
        QCOMPARE(model.rowCount(), 6);
        QVERIFY2(cell(model, 1, CapacityModel::PerShift).contains(QStringLiteral("◄")), qPrintable(cell(model, 1, CapacityModel::PerShift)));
        const int steps = w_->steps();
        typeInto(model, 0, CapacityModel::Machine, "Press 4");
        typeInto(model, 0, CapacityModel::ChangeEvery, "10");
        typeInto(model, 0, CapacityModel::Change, "600");
        QCOMPARE(w_->task(1).machine, std::string("Press 4"));
        QCOMPARE(w_->task(1).toolChange, Duration::seconds(600));
        QCOMPARE(w_->steps(), steps + 3);
        QCOMPARE(cell(model, 0, CapacityModel::ChangePerPiece), QStringLiteral("60"));
        QVERIFY(cell(model, 0, CapacityModel::PerShift).contains(QStringLiteral("◄"))); // 78 s a piece now
        QVERIFY(!model.setData(model.index(0, CapacityModel::Change), QStringLiteral("soon"), Qt::EditRole));
        QVERIFY2(w_->page().message().text().contains(QStringLiteral("Task 1, Change")), qPrintable(w_->page().message().text()));
        w_->undo();
        QCOMPARE(w_->task(1).toolChange, Duration{});
    }

    void theChartShowsWaysMarksAndStock() {
        w_->paste(kCellTasks);
        w_->solve();
        Edit edit = w_->document().edit();
        edit.modify<CellTask>(w_->id(2), [](CellTask& t) {
            t.safety = true;
            t.machine = "Robot";
            t.standardStock = 2;
            t.place = Decimal{3'000'000};
        });
        edit.modify<CellTask>(w_->id(3), [](CellTask& t) {
            t.quality = true;
            t.place = Decimal{3'000'000};
        });
        QVERIFY(w_->document().push(edit, QStringLiteral("Mark")));
        w_->page().work().setSheet(StandardWork::Sheet::Chart);
        const auto& chart = w_->page().work().chart().chart();
        QCOMPARE(chart.paths.size(), std::size_t{3});
        QCOMPARE(chart.stock, std::int64_t{2});
        QCOMPARE(chart.safety, 1);
        QCOMPARE(chart.quality, 1);
        QCOMPARE(chart.places.size(), std::size_t{2}); // four stand at the begin, two at 3 m
        QCOMPARE(chart.places[1].numbers, QStringLiteral("2, 3"));
        QVERIFY(chart.places[1].safety && chart.places[1].quality);
        QVERIFY(chart.places[1].name.contains(QStringLiteral("Robot")));
        QVERIFY(chart.plan.isMeasured);
    }

    void placesLieByShape() {
        w_->paste(kCellTasks);
        auto facts = w_->page().facts();
        facts.settings.shape = CellShape::UShaped;
        const auto inOrder = workPlanOf(facts);
        QVERIFY(!inOrder.isMeasured);
        QCOMPARE(inOrder.places.size(), std::size_t{6});
        QVERIFY(inOrder.places[0].at.y() < 0 && inOrder.places[5].at.y() > 0); // out on the left, back on the right
        QCOMPARE(inOrder.places[0].at.x(), inOrder.places[5].at.x());
        for (std::size_t t = 0; t < 6; ++t)
            facts.tasks[t].place = Decimal{static_cast<std::int64_t>(t) * 2'000'000};
        facts.settings.shape = CellShape::LShaped;
        facts.settings.bend = Decimal{4'000'000};
        const auto corner = workPlanOf(facts);
        QCOMPARE(corner.places[2].at, QPointF(4, -1));
        QCOMPARE(corner.places[3].at, QPointF(5, 2)); // to the left of the flow, that goes down now
        QCOMPARE(corner.walkway.size(), 3);
    }

    void everySheetIsAPageAndEveryOperatorHasHis() {
        w_->paste(kCellTasks);
        w_->solve();
        const auto& facts = w_->page().facts();
        QCOMPARE(standardWorkPages(w_->plant(), facts, {}).size(), std::size_t{5});
        QCOMPARE(standardWorkPages(w_->plant(), facts, {false, true, false}).size(), std::size_t{3});
        QVERIFY(standardWorkPages(w_->plant(), CellFacts{}, {}).empty());
    }

    void printsByKeyboardFromThePage() {
        w_->paste(kCellTasks);
        w_->solve();
        const QString file = w_->folder.filePath(QStringLiteral("work.pdf"));
        bool saved = false;
        whileModal<print::PagesDialog>([&](print::PagesDialog& dialog) {
            QCOMPARE(dialog.printout().count(), 5);
            auto* company = dialog.findChild<QLineEdit*>(QStringLiteral("company"));
            company->setFocus();
            QTest::keyClicks(company, QStringLiteral("Acme Stamping"));
            QTest::keyClick(&dialog, Qt::Key_C, Qt::AltModifier); // no capacity table
            QTRY_COMPARE(dialog.printout().count(), 4);
            QVERIFY(dialog.savePdfTo(file));
            QCOMPARE(pdfPages(file), 4);
            PaperRecorder paper;
            record(dialog.printout(), 3, paper);
            QVERIFY(paper.count(QStringLiteral("Acme Stamping")) > 0);
            bool headed = false;
            for (const auto& word : paper.words)
                headed = headed || word.text.contains(QStringLiteral("Standardized work chart"));
            QVERIFY(headed);
            saved = true;
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        QTest::keyClick(w_->window.get(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(saved);
        QCOMPARE(w_->document().project().settings().company, std::string("Acme Stamping"));
        whileModal<print::PagesDialog>([&](print::PagesDialog& dialog) {
            QCOMPARE(dialog.printout().count(), 4); // as it was chosen
            dialog.reject();
        });
        QTest::keyClick(w_->window.get(), Qt::Key_P, Qt::ControlModifier);
    }

    void aLongCellGoesOnOverPages() {
        QByteArray text;
        for (int i = 1; i <= 70; ++i)
            text += QByteArray::number(i) + "\tTask of some length " + QByteArray::number(i) + "\t2\t\t\n";
        w_->paste(text.constData());
        Edit edit = w_->document().edit();
        for (const auto& task : w_->plant().get<CellTask>())
            edit.modify<CellTask>(task.id, [](CellTask& t) { t.station = 1; });
        QVERIFY(w_->document().push(edit, QStringLiteral("All to one")));
        print::Choice choice;
        choice.paper = print::Paper::A4;
        const QString file = w_->folder.filePath(QStringLiteral("long.pdf"));
        QVERIFY(app::printCellToFile(w_->document(), w_->process, choice, file));
        QVERIFY2(pdfPages(file) >= 3 + 3 + 1, qPrintable(QString::number(pdfPages(file))));
        QVERIFY(!app::printCellToFile(w_->document(), w_->process, choice, QStringLiteral("/nowhere/x.pdf")));
    }

    void allOfATableStandsOnItsPages() {
        QByteArray text;
        for (int i = 1; i <= 45; ++i)
            text += QByteArray::number(i) + "\tT" + QByteArray::number(i) + "\t2\t\t\n";
        w_->paste(text.constData());
        print::Material material;
        material.pages = standardWorkPages(w_->plant(), w_->page().facts(), {true, false, false});
        print::Choice choice;
        choice.map = false;
        choice.plan = print::PlanPlace::Nowhere;
        choice.paper = print::Paper::A4;
        const print::Printout printout(material, choice);
        PaperRecorder paper;
        for (int sheet = 0; sheet < printout.count(); ++sheet)
            record(printout, sheet, paper);
        for (int i = 1; i <= 45; ++i)
            QVERIFY2(paper.count(QStringLiteral("T%1").arg(i)) == 1, qPrintable(QString::number(i)));
    }

  private:
    static QString cell(const CapacityModel& model, int row, int column) { return model.index(row, column).data().toString(); }
    static void typeInto(CapacityModel& model, int row, int column, const char* text) {
        QVERIFY(model.setData(model.index(row, column), QString::fromUtf8(text), Qt::EditRole));
    }
    /// Acts in a dialog that is opened by what comes next.
    template <class Dialog, class Act>
    void whileModal(Act act) {
        auto* timer = new QTimer(this);
        timer->setInterval(20);
        connect(timer, &QTimer::timeout, this, [timer, act] {
            if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
                timer->stop();
                timer->deleteLater();
                QApplication::setActiveWindow(dialog); // as a window manager does
                act(*dialog);
                if (dialog->isVisible())
                    dialog->reject();
            }
        });
        timer->start();
    }

    std::unique_ptr<CellsWindow> w_;
};

TAKTBOARD_TEST(cells_sheets, TestCellsSheets);
#include "tst_cells_sheets.moc"

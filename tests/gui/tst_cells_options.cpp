// A cell planned in several ways beside each other: operators against demand, and moves against cycle time.
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

#include "cells_window.h"
#include "gui/cells/options_dialog.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using namespace takt::test;

class TestCellsOptions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { w_ = std::make_unique<CellsWindow>(); }
    void cleanup() { w_.reset(); }

    void everyNumberOfOperatorsHasItsShortestCycle() {
        w_->paste(kCellTasks);
        OptionsDialog& dialog = open(0);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 10'000);
        const auto& options = dialog.options();
        QVERIFY(options.size() >= 3);
        const std::int64_t cycles[] = {168, 90, 56}; // all; 18 + 38 + 22 | 34 + 15 + 41; 56 thrice
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(options[i].outcome.operators, static_cast<int>(i) + 1);
            QCOMPARE(options[i].outcome.cycle, Duration::seconds(cycles[i]));
            QVERIFY(options[i].balance.proven);
        }
        QVERIFY(dialog.table()->item(2, 6)->text().contains(QStringLiteral("proven")));
        const int steps = w_->steps();
        dialog.table()->selectRow(1);
        QTest::mouseClick(dialog.chooseButton(), Qt::LeftButton);
        QCOMPARE(w_->steps(), steps + 1);
        QCOMPARE(w_->page().facts().figures.operators, 2);
        QCOMPARE(w_->page().facts().figures.longest, Duration::seconds(90));
        w_->undo();
        QCOMPARE(w_->task(1).station, std::int64_t{0});
    }

    void fewerMovesCostALongerCycle() {
        w_->paste(kCellTasks);
        Edit edit = w_->document().edit();
        const std::int64_t stations[] = {1, 2, 2, 2, 3, 3}; // 18, 94, 56
        for (int number = 1; number <= 6; ++number)
            edit.modify<CellTask>(w_->id(number), [&](CellTask& t) { t.station = stations[number - 1]; });
        QVERIFY(w_->document().push(edit, QStringLiteral("By hand")));
        OptionsDialog& dialog = open(1);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 10'000);
        const auto& options = dialog.options();
        QVERIFY(options.size() >= 2);
        QCOMPARE(options.front().outcome.cycle, Duration::seconds(56));
        QCOMPARE(options.front().outcome.moves, 1); // welding goes to the first
        QCOMPARE(options.back().outcome.moves, 0);
        QCOMPARE(options.back().outcome.cycle, Duration::seconds(94));
        const int steps = w_->steps();
        dialog.table()->selectRow(0);
        QTest::mouseClick(dialog.chooseButton(), Qt::LeftButton);
        QCOMPARE(w_->steps(), steps + 1);
        QCOMPARE(w_->task(2).station, std::int64_t{1});
        QCOMPARE(w_->page().facts().figures.moves, 1);
        w_->undo();
        QCOMPARE(w_->task(2).station, std::int64_t{2});
        QCOMPARE(w_->task(2).today, std::int64_t{0});
    }

    void withoutALineThereAreNoMoves() {
        w_->paste(kCellTasks);
        OptionsDialog& dialog = open(1);
        QVERIFY(!dialog.isRunning());
        QVERIFY(!dialog.chooseButton()->isEnabled());
        dialog.reject();
    }

    void itStopsAndClosesAtOnce() {
        QByteArray text;
        for (int i = 1; i <= 120; ++i)
            text += QByteArray::number(i) + "\tT\t" + QByteArray::number(10 + (i * 7919) % 13) + "\t\t" + (i > 3 ? QByteArray::number(i - 3) : QByteArray()) + "\n";
        w_->paste(text.constData());
        OptionsDialog& dialog = open(0);
        QTest::qWait(200);
        QElapsedTimer clock;
        clock.start();
        dialog.reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }

    void applyingWaitsForTheRules() {
        w_->paste(kCellTasks);
        w_->solve();
        QVERIFY(w_->page().solver().applyButton()->isEnabled());
        Edit edit = w_->document().edit();
        edit.modify<CellTask>(w_->id(1), [](CellTask& t) { t.station = 3; });
        QVERIFY(w_->document().push(edit, QStringLiteral("Break")));
        QVERIFY(!w_->page().solver().applyButton()->isEnabled());
        QVERIFY(w_->page().solver().applyButton()->toolTip().contains(QStringLiteral("rule")));
        w_->undo();
        QVERIFY(w_->page().solver().applyButton()->isEnabled());
    }

  private:
    OptionsDialog& open(int which) {
        const auto actions = w_->page().solver().startButton()->menu()->actions();
        actions[actions.size() - 2 + which]->trigger();
        return *w_->page().solver().findChild<OptionsDialog*>();
    }

    std::unique_ptr<CellsWindow> w_;
};

TAKTBOARD_TEST(cells_options, TestCellsOptions);
#include "tst_cells_options.moc"

// The cell on the floor through the real window: placed, dragged, undone, played, and compared before and after.
#include <QComboBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "app/main_window.h"
#include "app/samples.h"
#include "app/side_panels.h"
#include "cell/floor.h"
#include "gui/cells/before_after_dialog.h"
#include "gui/cells/cell_panel.h"
#include "gui/cells/cells_page.h"
#include "gui/cells/floor_card.h"
#include "gui/cells/solve_bar.h"
#include "gui/cells/station_clock.h"
#include "gui/cells/yamazumi.h"
#include "gui/compare/compare_view.h"
#include "gui/map/inspector_rows.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;
using namespace takt::gui;

class TestCellsFloor : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", folder_->filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->filePath(QStringLiteral("config")));
        window_ = std::make_unique<MainWindow>();
        auto sample = readSample(firstSample());
        QVERIFY(sample.has_value());
        showSample(window_->document(), std::move(*sample));
        window_->resize(1366, 768);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->setPage(Page::Cells);
        press(&page(), "Floor");
        QVERIFY(floor().isVisible());
    }
    void cleanup() {
        window_.reset();
        folder_.reset();
    }

    void whatIsNotPlacedIsOfferedToBeInOneStep() {
        auto* place = floor().findChild<QPushButton*>(QStringLiteral("placeAll"));
        QVERIFY(place && place->isVisible());
        QCOMPARE(place->text(), QStringLiteral("Place along a U"));
        const int steps = undo()->count();
        QTest::mouseClick(place, Qt::LeftButton);
        QVERIFY(floor().isPlaced());
        QVERIFY(!place->isVisible());
        QCOMPARE(undo()->count(), steps + 1);
        QCOMPARE(undo()->undoText(), QStringLiteral("Place along a U"));
        QVERIFY(task(1).across.millionths < 0);
        QVERIFY(task(23).across.millionths > 0);
        QVERIFY(page().facts().loads[0].walk.us > 0);
        undo()->undo();
        QVERIFY(!floor().isPlaced());
        QVERIFY(place->isVisible());
    }

    void aWorkplaceIsDraggedAndSnaps() {
        placeAll();
        const auto before = task(5).place;
        const double scale = floor().pixelsPerMetre();
        const int steps = undo()->count();
        drag(5, QPointF(1.53 * scale, -0.31 * scale));
        QCOMPARE(task(5).place.millionths % 100'000, std::int64_t{0});
        QCOMPARE(task(5).place.millionths - before.millionths, std::int64_t{1'500'000});
        QCOMPARE(task(5).across.millionths, std::int64_t{-900'000});
        QCOMPARE(undo()->count(), steps + 1);
        QVERIFY2(undo()->undoText().startsWith(QStringLiteral("Move 5 ")), qPrintable(undo()->undoText()));
        QVERIFY(std::abs(floor().workplaceRect(id(5)).width() / floor().pixelsPerMetre() - 1) < 0.01);
        undo()->undo();
        QCOMPARE(task(5).place.millionths, before.millionths);
    }

    void shiftKeepsToOneDirectionAndAltFrees() {
        placeAll();
        const double scale = floor().pixelsPerMetre();
        drag(4, QPointF(1.0 * scale, 0.4 * scale), Qt::ShiftModifier);
        QCOMPARE(task(4).across.millionths, std::int64_t{-600'000});
        drag(6, QPointF(0.03 * scale + 5, 0), Qt::AltModifier);
        QVERIFY(task(6).place.millionths % 100'000 != 0);
    }

    void escDropsADrag() {
        placeAll();
        const int steps = undo()->count();
        const double metres = floor().floor().metres.value();
        const QPoint from = floor().workplaceRect(id(1)).center().toPoint(), to = from + QPoint(90, 0);
        QTest::mousePress(&floor(), Qt::LeftButton, {}, from);
        move(from + QPoint(8, 0));
        move(to);
        QVERIFY(floor().isDragging());
        QVERIFY(floor().floor().metres.value() != metres); // measured while it is dragged
        QTest::keyClick(&floor(), Qt::Key_Escape);
        QVERIFY(!floor().isDragging());
        QCOMPARE(floor().floor().metres.value(), metres);
        QTest::mouseRelease(&floor(), Qt::LeftButton, {}, to);
        QCOMPARE(undo()->count(), steps);
    }

    void keysWalkTheWorkplacesAndMoveThem() {
        placeAll();
        floor().setFocus(Qt::TabFocusReason);
        QCOMPARE(floor().currentTask(), id(1));
        QTest::keyClick(&floor(), Qt::Key_Tab);
        QCOMPARE(floor().currentTask(), id(2));
        QCOMPARE(page().yamazumi().currentTask(), id(2)); // marked everywhere
        const auto before = task(2).place;
        const int steps = undo()->count();
        QTest::keyClick(&floor(), Qt::Key_Right);
        QTest::keyClick(&floor(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(task(2).place.millionths, before.millionths + 100'000);
        QCOMPARE(task(2).across.millionths, std::int64_t{-1'100'000});
        QCOMPARE(undo()->count(), steps + 2);
        QTest::keyClick(&floor(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(floor().currentTask(), id(1));
    }

    void theShapeIsChosenInThePanel() {
        placeAll();
        auto* line = page().panel().findChild<ChoiceRow*>(QStringLiteral("Line"));
        QVERIFY(line);
        auto* box = line->findChild<QComboBox*>();
        QVERIFY(box);
        QCOMPARE(box->findText(QStringLiteral("L-shape")), 2);
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        QVERIFY(floor().floor().walkway.shape() == CellShape::LShaped);
        QVERIFY(page().facts().line.line.shape == balance::Shape::Straight); // for the solver
        floor().placeAlong(CellShape::LShaped);
        QVERIFY(floor().floor().walkway.bend() > 0);
        QVERIFY(floor().workplaceRect(id(23)).top() > floor().workplaceRect(id(1)).bottom());
        undo()->undo();
        undo()->undo();
        QVERIFY(floor().floor().walkway.shape() == CellShape::UShaped);
    }

    void whatIsMeasuredStandsBesideWhatWasBalancedWith() {
        placeAll();
        const auto& loads = page().facts().loads;
        bool differs = false;
        for (std::size_t l = 0; l < loads.size(); ++l)
            differs = differs || floor().floor().loops[l].walk != loads[l].walk;
        QVERIFY(differs); // across counts on the floor
        QVERIFY(page().panel().findChild<InspectorRow*>(QStringLiteral("Walked on the floor")));
        QVERIFY2(floor().accessibleDescription().contains(QStringLiteral("walks")), qPrintable(floor().accessibleDescription()));
    }

    void operatorsWalkWithTheRun() {
        placeAll();
        auto& playback = window_->playback();
        QVERIFY(playback.waitForFinished(60'000));
        const Time working = workingMoment();
        playback.seek(working);
        QTRY_VERIFY(floor().operatorPoint(0));
        std::set<std::pair<int, int>> points;
        for (int s = 0; s < 56; s += 4) {
            playback.seek(working + Duration::seconds(s));
            QTest::qWait(60);
            if (const auto at = floor().operatorPoint(0))
                points.insert({qRound(at->x()), qRound(at->y())});
        }
        QVERIFY2(points.size() >= 4, qPrintable(QString::number(points.size())));
        // At night everybody is at home.
        playback.seek(Time{working.day() * kDay.us + Duration::hours(3).us});
        QTest::qWait(60);
        QVERIFY(!floor().operatorPoint(0));
    }

    void anOperatorStandsWhileTheProcessStands() {
        placeAll();
        auto& playback = window_->playback();
        QVERIFY(playback.waitForFinished(60'000));
        const Id process = page().process();
        const sim::ProcessNode& node = playback.network().processes[playback.network().processOf(process)];
        const WorkingTime& calendar = playback.network().calendars[node.calendar];
        const Time working = workingMoment();
        Time pause = calendar.nextClose(working); // one that begins within a container
        for (int i = 0; i < 40; ++i) {
            playback.seek(pause);
            if (playback.picture().machine[node.firstMachine] == sim::MachineState::Working)
                break;
            pause = calendar.nextClose(pause);
        }
        QVERIFY(playback.picture().machine[node.firstMachine] == sim::MachineState::Working);
        ProcessClock clock(playback);
        clock.setProcess(process);
        playback.seek(pause + Duration::seconds(30));
        const auto begin = clock.at(0);
        QVERIFY(begin && begin->state != sim::MachineState::Working && begin->cycle.us > 0);
        playback.seek(pause + Duration::seconds(77));
        QVERIFY(clock.at(0) == begin);
        playback.seek(working);
        const auto first = clock.at(0);
        playback.seek(working + Duration::seconds(7));
        QVERIFY(first && clock.at(0)->into - first->into == Duration::seconds(7));
    }

    void stationsThatTheRunHasKeepAPaceOfTheirOwn() {
        Edit edit = window_->document().edit();
        const auto cells = edit.plant().get<Cell>().rows();
        for (const auto& cell : cells)
            edit.modify<Cell>(cell.id, [](Cell& c) { c.stationByStation = true; });
        QVERIFY(window_->document().push(edit, QStringLiteral("Station by station")));
        auto& playback = window_->playback();
        playback.rerun();
        QVERIFY(playback.waitForFinished(60'000));
        const auto& network = playback.network();
        const sim::ProcessNode& node = network.processes[network.processOf(page().process())];
        QVERIFY(node.stationCount > 1);
        ProcessClock clock(playback);
        clock.setProcess(page().process());
        playback.seek(workingMoment());
        std::set<std::int64_t> begun; // cycles of neighbours do not begin at the same moment
        for (std::uint32_t s = 0; s < node.stationCount; ++s) {
            const sim::StationNode& station = network.stations[node.firstStation + s];
            const auto moment = clock.at(static_cast<std::size_t>(station.number - 1));
            QVERIFY(moment);
            QCOMPARE(moment->state, sim::shownState(network, playback.picture(), station.firstMachine));
            QVERIFY(moment->cycle.us > 0 && moment->into < moment->cycle);
            begun.insert(moment->into.us);
        }
        QVERIFY(begun.size() > 1);
        QVERIFY(!clock.at(90));
    }

    void whatIsTooFastIsNotShownWalking() {
        placeAll();
        auto& playback = window_->playback();
        QVERIFY(playback.waitForFinished(60'000));
        playback.seek(workingMoment());
        QTRY_VERIFY(floor().operatorPoint(0));
        playback.setSpeed(Duration::hours(1));
        playback.setPlaying(true);
        QTRY_VERIFY(!floor().operatorPoint(0));
        playback.setPlaying(false);
        playback.seek(workingMoment());
        QTRY_VERIFY(floor().operatorPoint(0));
        playback.setSpeed(Duration::seconds(10));
        playback.setPlaying(true);
        const QPointF begin = *floor().operatorPoint(0);
        QTRY_VERIFY(floor().operatorPoint(0) && (*floor().operatorPoint(0) - begin).manhattanLength() > 2);
        playback.setPlaying(false);
    }

    void theFloorTakesTheWholeColumnAndGivesItBack() {
        auto* larger = page().findChild<QToolButton*>(QStringLiteral("largeFloor"));
        QTest::mouseClick(larger, Qt::LeftButton);
        QVERIFY(!page().yamazumi().isVisible());
        press(&page(), "Standard work");
        QVERIFY(page().yamazumi().isVisible());
        QVERIFY(!floor().isVisible());
    }

    void beforeAndAfterAreRunAndCompared() {
        Edit edit = window_->document().edit();
        for (const auto& recipe : plant().get<Recipe>())
            if (recipe.process == page().process())
                edit.modify<Recipe>(recipe.id, [](Recipe& r) { r.cycleTime = DurationLaw::fixed(Duration::seconds(70)); });
        QVERIFY(window_->document().push(edit, QStringLiteral("Slow down")));
        sim::RunSettings settings = window_->playback().settings();
        settings.horizon = Span::workingDays(15);
        window_->playback().setSettings(settings);
        BeforeAfterDialog& dialog = compare();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 60'000);
        QCOMPARE(cell(dialog, "Cycle time", 1), QStringLiteral("70 s"));
        QCOMPARE(cell(dialog, "Cycle time", 2), QStringLiteral("56 s"));
        QVERIFY(cell(dialog, "Cycle time", 3).contains(QStringLiteral("better")));
        const double before = cell(dialog, "Delivered a working day", 1).remove(QChar(0xA0)).toDouble();
        const double after = cell(dialog, "Delivered a working day", 2).remove(QChar(0xA0)).toDouble();
        QVERIFY2(after > before, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
        QVERIFY(!cell(dialog, "Wasted hours a working day", 1).isEmpty());
        // Kept as a scenario, and seen beside this one.
        QVERIFY(dialog.keepButton()->isEnabled());
        const auto scenarios = window_->document().project().scenarios.size();
        QTest::mouseClick(dialog.keepButton(), Qt::LeftButton);
        QCOMPARE(window_->document().project().scenarios.size(), scenarios + 1);
        QVERIFY(dialog.compareButton()->isEnabled());
        // Applied in one step.
        const int steps = undo()->count();
        QTest::mouseClick(dialog.applyButton(), Qt::LeftButton);
        QCOMPARE(undo()->count(), steps + 1);
        QVERIFY(!dialog.applyButton()->isEnabled());
        undo()->undo();
        const Id here = window_->document().scenarioId();
        QTest::mouseClick(dialog.compareButton(), Qt::LeftButton);
        QCOMPARE(window_->page(), Page::Map);
        QVERIFY(window_->document().scenarioId() != here);
        QCOMPARE(window_->panels().compareView().other(), here);
    }

    void whatIsOnTheMapAlreadyIsSaid() {
        if (page().solver().applyButton()->isEnabled())
            QTest::mouseClick(page().solver().applyButton(), Qt::LeftButton);
        BeforeAfterDialog& dialog = compare();
        QVERIFY(!dialog.isRunning());
        QVERIFY2(dialog.message().contains(QStringLiteral("already")), qPrintable(dialog.message()));
        QVERIFY(!dialog.applyButton()->isEnabled());
    }

    void anEditMakesTheComparisonOld() {
        Edit edit = window_->document().edit();
        edit.modify<Process>(page().process(), [](Process& p) { p.operators += 1; });
        QVERIFY(window_->document().push(edit, QStringLiteral("One more")));
        BeforeAfterDialog& dialog = compare();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 60'000);
        QVERIFY(dialog.applyButton()->isEnabled());
        Edit other = window_->document().edit();
        other.modify<Process>(page().process(), [](Process& p) { p.operators += 1; });
        QVERIFY(window_->document().push(other, QStringLiteral("Another")));
        QVERIFY(!dialog.applyButton()->isEnabled());
        QVERIFY(dialog.message().contains(QStringLiteral("edited")));
    }

  private:
    CellsPage& page() { return window_->cellsPage(); }
    FloorView& floor() { return page().floorCard().view(); }
    QUndoStack* undo() { return window_->document().undoStack(); }
    const Plant& plant() const { return window_->document().plant(); }
    Id id(int number) const {
        for (const auto& task : plant().get<CellTask>())
            if (task.number == number)
                return task.id;
        return {};
    }
    const CellTask& task(int number) const { return *plant().find<CellTask>(id(number)); }

    void placeAll() {
        auto* place = floor().findChild<QPushButton*>(QStringLiteral("placeAll"));
        QTest::mouseClick(place, Qt::LeftButton);
        QVERIFY(floor().isPlaced());
        QCoreApplication::processEvents();
    }
    /// The visible button of a switch.
    static void press(QWidget* in, const char* text) {
        for (auto* button : in->findChildren<QToolButton*>())
            if (button->isVisible() && button->text() == QLatin1String(text)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        QFAIL(text);
    }
    void move(const QPoint& to, Qt::KeyboardModifiers keys = {}) {
        QMouseEvent event(QEvent::MouseMove, to, floor().mapToGlobal(to), Qt::NoButton, Qt::LeftButton, keys);
        QApplication::sendEvent(&floor(), &event);
    }
    void drag(int number, const QPointF& by, Qt::KeyboardModifiers keys = {}) {
        const QPoint from = floor().workplaceRect(id(number)).center().toPoint(), to = from + by.toPoint();
        QTest::mousePress(&floor(), Qt::LeftButton, keys, from);
        move(from + QPoint(3, 0), keys);
        move(to, keys);
        QTest::mouseRelease(&floor(), Qt::LeftButton, keys, to);
    }
    /// The begin of some container the process works on, on the fourth day or later.
    Time workingMoment() {
        auto& playback = window_->playback();
        const auto process = playback.network().processOf(page().process());
        const auto machine = playback.network().processes[process].firstMachine;
        const sim::Trace& trace = *playback.run()->trace();
        for (std::size_t n = 0; n < trace.size(); ++n)
            if (trace[n].at > 3 * kDay.us && trace[n].kind() == sim::RecordKind::State && trace[n].subject == machine &&
                static_cast<sim::MachineState>(trace[n].place()) == sim::MachineState::Working)
                return Time{trace[n].at};
        return {};
    }
    BeforeAfterDialog& compare() {
        QTest::mouseClick(page().solver().compareButton(), Qt::LeftButton);
        auto* dialog = page().findChild<BeforeAfterDialog*>();
        return *dialog;
    }
    static QString cell(const BeforeAfterDialog& dialog, const char* name, int column) {
        for (int row = 0; row < dialog.table().rowCount(); ++row)
            if (const auto* item = dialog.table().item(row, 0); item && item->text() == QLatin1String(name))
                return dialog.table().item(row, column)->text();
        return {};
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
};

TAKTBOARD_TEST(cells_floor, TestCellsFloor);
#include "tst_cells_floor.moc"

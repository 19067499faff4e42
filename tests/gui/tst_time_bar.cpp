// The time bar and the cursor behind it: one operation, moving the cursor, for play, step, seek, reverse.
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "document/document.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/time/bookmarks.h"
#include "gui/time/playback.h"
#include "gui/time/scrubber.h"
#include "gui/time/time_bar.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// A plant, run to its end where it is the sample's, with the bar on view.
struct Bench : test::SampleRun {
    Bench() : SampleRun("Current state") { showBar(); }
    explicit Bench(Empty empty) : SampleRun(empty) { showBar(); }
    void showBar() {
        bar.emplace(document, *playback);
        test::showAt(*bar, {1366, 88});
    }
    QToolButton* button(const char* name) const {
        return test::visibleButton<QToolButton>(*bar, QLatin1String(name));
    }
    /// Edits the first process: behaviour, or only where it stands.
    void editProcess(bool behaviour) {
        Edit edit = document.edit();
        edit.modify<Process>(document.plant().get<Process>()[0].id, [&](Process& process) {
            if (behaviour)
                process.changeover += Duration::minutes(1);
            else
                process.x.value += 10;
        });
        QVERIFY(document.push(edit, QStringLiteral("Edit")));
    }

    std::optional<TimeBar> bar;
};

} // namespace

class TimeBarTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_plant_that_cannot_run_says_why() {
        const Bench bench{Bench::Empty{}};
        QVERIFY(!bench.playback->hasRun());
        QVERIFY(!bench.playback->problem().isEmpty());
        QVERIFY(!bench.playback->mend().isEmpty());
        QVERIFY(!bench.button("Play")->isEnabled());
    }

    void the_scrubber_spans_the_run() {
        const Bench bench;
        const Scrubber& scrubber = *bench.bar->scrubber();
        QCOMPARE(scrubber.from().us, 0);
        QCOMPARE(scrubber.to().us, bench.playback->horizon().us);
        const Time middle{bench.playback->horizon().us / 2};
        QVERIFY(std::abs(scrubber.timeAt(scrubber.xOf(middle)).us - middle.us) < Duration::seconds(1).us);
    }

    void space_plays_and_pauses() {
        Bench bench;
        bench.playback->seek(Time{} + Duration::days(1));
        const Time before = bench.playback->cursor();
        QTest::keyClick(bench.bar->scrubber(), Qt::Key_Space);
        QVERIFY(bench.playback->isPlaying());
        QTRY_VERIFY(bench.playback->cursor() > before);
        QTest::keyClick(bench.bar->scrubber(), Qt::Key_Space);
        QVERIFY(!bench.playback->isPlaying());
        const Time paused = bench.playback->cursor();
        QTest::qWait(60);
        QCOMPARE(bench.playback->cursor().us, paused.us);
    }

    void playing_backwards_goes_back() {
        Bench bench;
        bench.playback->seek(Time{} + Duration::days(2));
        QTest::mouseClick(bench.button("Play backwards"), Qt::LeftButton);
        QVERIFY(bench.playback->isBackwards());
        QTest::mouseClick(bench.button("Play"), Qt::LeftButton);
        QTRY_VERIFY(bench.playback->cursor() < Time{} + Duration::days(2));
        bench.playback->setPlaying(false);
    }

    void playing_stops_at_the_end_and_begins_anew() {
        Bench bench;
        bench.playback->setSpeed(Duration::days(7));
        bench.playback->seek(bench.playback->horizon());
        bench.playback->seek(bench.playback->horizon() - Duration::minutes(1));
        bench.playback->setPlaying(true);
        QTRY_VERIFY(!bench.playback->isPlaying());
        QCOMPARE(bench.playback->cursor().us, bench.playback->horizon().us);
        bench.playback->setPlaying(true);
        QVERIFY(bench.playback->cursor() < bench.playback->horizon());
        bench.playback->setPlaying(false);
    }

    void nothing_moves_while_nobody_sees_it() {
        Bench bench;
        bench.playback->setPlaying(true);
        bench.bar->hide();
        const Time hidden = bench.playback->cursor();
        QTest::qWait(80);
        QCOMPARE(bench.playback->cursor().us, hidden.us);
        bench.bar->show();
        QTRY_VERIFY(bench.playback->cursor() > hidden);
    }

    void arrows_step_to_what_happens() {
        Bench bench;
        bench.playback->seek(Time{} + Duration::hours(30));
        const Time start = bench.playback->cursor();
        QTest::keyClick(bench.bar->scrubber(), Qt::Key_Right);
        const Time next = bench.playback->cursor();
        QVERIFY(next > start);
        const sim::Trace& trace = *bench.playback->run()->trace();
        const auto n = trace.upperBound(next, trace.size());
        QCOMPARE(trace[n - 1].at, next.us);
        QTest::keyClick(bench.bar->scrubber(), Qt::Key_Right);
        QTest::keyClick(bench.bar->scrubber(), Qt::Key_Left);
        QCOMPARE(bench.playback->cursor().us, next.us);
    }

    void home_and_end_go_to_the_ends_from_any_button() {
        Bench bench;
        QTest::keyClick(bench.button("Play"), Qt::Key_End);
        QCOMPARE(bench.playback->cursor().us, bench.playback->horizon().us);
        QTest::keyClick(bench.button("Step forward"), Qt::Key_Home);
        QCOMPARE(bench.playback->cursor().us, 0);
    }

    void dragging_scrubs() {
        Bench bench;
        Scrubber* scrubber = bench.bar->scrubber();
        const int y = scrubber->height() / 2;
        QTest::mousePress(scrubber, Qt::LeftButton, {}, {scrubber->width() / 4, y});
        QTest::mouseMove(scrubber, {scrubber->width() / 2, y});
        const Time expected = scrubber->timeAt(scrubber->width() / 2);
        QCOMPARE(bench.playback->cursor().us, expected.us);
        QTest::mouseRelease(scrubber, Qt::LeftButton, {}, {scrubber->width() / 2, y});
        QTest::mouseMove(scrubber, {scrubber->width() / 3, y});
        QCOMPARE(bench.playback->cursor().us, expected.us);
    }

    void a_mark_says_what_and_where_and_leads_there() {
        Bench bench;
        Scrubber* scrubber = bench.bar->scrubber();
        const sim::Mark* mark = nullptr;
        const auto find = [&] {
            for (int x = 0; !mark && x < scrubber->width(); ++x)
                mark = scrubber->markAt(QPointF(x, 6));
            return mark != nullptr;
        };
        QTRY_VERIFY(find());
        const Time at = mark->at;
        QVERIFY(scrubber->markText(*mark).contains(runMarkName(mark->kind)));
        QVERIFY(scrubber->markText(*mark).contains(bench.playback->nameOf(mark->element)));
        const QPoint place(qRound(scrubber->xOf(at)), 6);
        QTest::mouseClick(scrubber, Qt::LeftButton, {}, place);
        QCOMPARE(bench.playback->cursor().us, at.us);
    }

    void the_wheel_zooms_and_a_double_click_shows_all() {
        Bench bench;
        Scrubber* scrubber = bench.bar->scrubber();
        QTest::keyClick(scrubber, Qt::Key_Plus);
        QVERIFY((scrubber->to() - scrubber->from()).us < bench.playback->horizon().us * 3 / 4);
        QTest::mouseDClick(scrubber, Qt::LeftButton, {}, {scrubber->width() / 2, scrubber->height() / 2});
        QCOMPARE(scrubber->to().us, bench.playback->horizon().us);
    }

    void speeds_go_from_a_second_to_a_week() {
        Bench bench;
        auto* slider = bench.bar->findChild<QSlider*>();
        slider->setValue(slider->minimum());
        QCOMPARE(bench.playback->speed().us, Duration::seconds(1).us);
        slider->setValue(slider->maximum());
        QCOMPARE(bench.playback->speed().us, Duration::days(7).us);
        QCOMPARE(TimeBar::speedText(Duration::minutes(10)), QStringLiteral("10 min a second"));
        QCOMPARE(TimeBar::speedText(Duration::days(7)), QStringLiteral("1 wk a second"));
    }

    void a_behaviour_edit_reruns_and_keeps_the_old_run_on_view_meanwhile() {
        Bench bench;
        bench.playback->seek(Time{} + Duration::days(5));
        const auto old = bench.playback->run();
        const auto seed = bench.playback->seed();
        bench.editProcess(true);
        QVERIFY(bench.playback->isOutOfDate());
        QCOMPARE(bench.playback->run(), old);
        QTRY_VERIFY(bench.playback->run() != old);
        QVERIFY(!bench.playback->isOutOfDate());
        QCOMPARE(bench.playback->run()->settings().seed, seed);
        QCOMPARE(bench.playback->cursor().us, Duration::days(5).us);
    }

    void edits_in_quick_succession_make_one_rerun() {
        Bench bench;
        QSignalSpy runs(&*bench.playback, &Playback::runChanged);
        for (int i = 0; i < 5; ++i) {
            bench.editProcess(true);
            QTest::qWait(40);
        }
        QCOMPARE(runs.count(), 0);
        QTRY_COMPARE(runs.count(), 1);
        QTest::qWait(400);
        QCOMPARE(runs.count(), 1);
    }

    void moving_a_symbol_leaves_the_run_valid() {
        Bench bench;
        const auto old = bench.playback->run();
        bench.editProcess(false);
        QVERIFY(!bench.playback->isOutOfDate());
        QTest::qWait(400);
        QCOMPARE(bench.playback->run(), old);
    }

    void another_scenario_brings_its_own_run() {
        Bench bench;
        const auto old = bench.playback->run();
        const auto& scenarios = bench.document.project().scenarios;
        QVERIFY(scenarios.size() > 1);
        const Id other = scenarios[scenarios[0].id == bench.document.scenarioId() ? 1 : 0].id;
        bench.document.setScenario(other);
        QVERIFY(bench.playback->waitForFinished(30'000));
        QVERIFY(bench.playback->run() != old);
        QCOMPARE(bench.playback->runScenario().id, other);
    }

    void the_seed_is_shown_and_asks_for_the_settings() {
        Bench bench;
        QPushButton* seed = nullptr;
        for (auto* button : bench.bar->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("seed 1"))
                seed = button;
        QVERIFY(seed);
        QSignalSpy wanted(&*bench.bar, &TimeBar::settingsWanted);
        QTest::mouseClick(seed, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        bench.playback->setSeed(4711);
        QCOMPARE(seed->text(), QStringLiteral("seed 4711"));
        QVERIFY(bench.playback->waitForFinished(30'000));
        QCOMPARE(bench.playback->run()->settings().seed, 4711U);
    }

    void no_speed_is_cut_off_whatever_the_letters() {
        Bench bench;
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 1.25);
        QApplication::setFont(large);
        Theme::instance().setMode(Mode::Light);
        for (const auto speed : TimeBar::speeds()) {
            bench.playback->setSpeed(speed);
            QCoreApplication::processEvents();
            QLabel* shown = nullptr;
            for (auto* label : bench.bar->findChildren<QLabel*>())
                if (label->text() == TimeBar::speedText(speed))
                    shown = label;
            QVERIFY(shown);
            QVERIFY(shown->width() >= shown->fontMetrics().horizontalAdvance(shown->text()));
        }
        QApplication::setFont(before);
        Theme::instance().setMode(Mode::Light);
    }

    void a_stored_run_is_shown_again_to_the_last_record() {
        Bench bench;
        const auto records = bench.playback->run()->trace()->size();
        QVERIFY(bench.playback->storeRun());
        const auto record = bench.document.runs().back();
        bench.editProcess(true);
        QVERIFY(bench.playback->waitForFinished(30'000));
        QCOMPARE(bench.playback->storedNumber(), 0);
        bench.playback->showStored(record);
        QVERIFY(bench.playback->waitForFinished(30'000));
        QCOMPARE(bench.playback->storedNumber(), record.number);
        QCOMPARE(bench.playback->run()->network()->plantHash, record.plantHash);
        QCOMPARE(bench.playback->run()->trace()->size(), records);
    }

    void marks_of_a_kind_can_be_left_out() {
        Bench bench;
        Scrubber* scrubber = bench.bar->scrubber();
        const auto shown = [&](sim::Mark::Kind kind) {
            for (int x = 0; x < scrubber->width(); ++x)
                if (const auto* mark = scrubber->markAt(QPointF(x, 6)); mark && mark->kind == kind)
                    return true;
            return false;
        };
        using K = sim::Mark::Kind;
        const K all[] = {K::Stockout, K::Breakdown, K::Changeover, K::LateDelivery};
        std::optional<K> there;
        QTRY_VERIFY(std::any_of(std::begin(all), std::end(all), [&](K kind) {
            if (shown(kind))
                there = kind;
            return there.has_value();
        }));
        Q_EMIT bench.bar->marksMenu()->aboutToShow();
        for (QAction* action : bench.bar->marksMenu()->actions())
            if (action->text() == runMarkName(*there))
                action->trigger();
        QVERIFY(!shown(*there));
        scrubber->setMarkShown(*there, true);
        QVERIFY(shown(*there));
    }

    void a_span_dragged_with_shift_is_played_round_and_round_till_esc() {
        Bench bench;
        Scrubber* scrubber = bench.bar->scrubber();
        const int y = scrubber->height() / 2, from = scrubber->width() / 4, to = scrubber->width() / 3;
        const Time before = bench.playback->cursor();
        QTest::mousePress(scrubber, Qt::LeftButton, Qt::ShiftModifier, {from, y});
        QMouseEvent move(QEvent::MouseMove, QPointF(to, y), scrubber->mapToGlobal(QPointF(to, y)), Qt::NoButton, Qt::LeftButton,
                         Qt::ShiftModifier);
        QApplication::sendEvent(scrubber, &move);
        QTest::mouseRelease(scrubber, Qt::LeftButton, Qt::ShiftModifier, {to, y});
        const auto loop = bench.playback->loop();
        QVERIFY(loop.has_value());
        QCOMPARE(loop->from.us, scrubber->timeAt(from).us);
        QCOMPARE(loop->to.us, scrubber->timeAt(to).us);
        QCOMPARE(bench.playback->cursor().us, before.us);
        bench.playback->setSpeed(Duration::days(7));
        bench.playback->seek(bench.playback->horizon());
        bench.playback->setPlaying(true);
        QTRY_VERIFY(bench.playback->cursor() <= loop->to);
        for (int i = 0; i < 40; ++i) {
            QTest::qWait(20);
            QVERIFY(bench.playback->isPlaying());
            QVERIFY(bench.playback->cursor() >= loop->from && bench.playback->cursor() <= loop->to);
        }
        bench.playback->setPlaying(false);
        QTest::keyClick(scrubber, Qt::Key_Escape);
        QVERIFY(!bench.playback->loop());
    }

    void a_bookmark_is_set_named_gone_to_and_deleted_each_in_one_undo() {
        Bench bench;
        const Time moment = Time{} + Duration::days(4) + Duration::hours(10);
        bench.playback->seek(moment);
        const auto old = bench.playback->run();
        setBookmark(bench.document, *bench.playback);
        setBookmark(bench.document, *bench.playback);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QVERIFY(!bench.playback->isOutOfDate());
        QCOMPARE(bench.playback->run(), old);
        bench.playback->seek({});
        Scrubber* scrubber = bench.bar->scrubber();
        QPoint place(qRound(scrubber->xOf(moment)), 0);
        while (place.y() < scrubber->height() && !scrubber->bookmarkAt(place))
            ++place.ry();
        QVERIFY(scrubber->bookmarkAt(place));
        QTest::mouseClick(scrubber, Qt::LeftButton, {}, place);
        QCOMPARE(bench.playback->cursor().us, moment.us);

        QTableWidget* table = bench.bar->showBookmarks().table();
        QCOMPARE(table->rowCount(), 1);
        table->item(0, 1)->setText(QStringLiteral("The line starves"));
        QTRY_COMPARE(bench.document.plant().get<Bookmark>()[0].name, std::string("The line starves"));
        table->item(0, 2)->setText(QStringLiteral("Ask why"));
        QTRY_COMPARE(bench.document.plant().get<Bookmark>()[0].note, std::string("Ask why"));
        QCOMPARE(bench.document.undoStack()->count(), 3);
        bench.playback->seek({});
        table->setCurrentCell(0, 0);
        QTest::mouseClick(test::visibleButton<QPushButton>(bench.bar->showBookmarks(), QStringLiteral("&Go there")), Qt::LeftButton);
        QCOMPARE(bench.playback->cursor().us, moment.us);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(bench.document.plant().get<Bookmark>().size(), std::size_t{0});
        QVERIFY(!scrubber->bookmarkAt(place));
        bench.document.undoStack()->undo();
        QCOMPARE(table->rowCount(), 1);
        bench.document.undoStack()->undo();
        bench.document.undoStack()->undo();
        QCOMPARE(bench.document.plant().get<Bookmark>()[0].name, dayAndTime(moment).toStdString());
    }

    void every_control_has_a_name() {
        const Bench bench;
        for (const QWidget* child : bench.bar->findChildren<QWidget*>())
            if (child->focusPolicy() != Qt::NoFocus && child->isVisible())
                QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }

    void buttons_can_be_hit_with_a_glove() {
        const Bench bench;
        for (const QToolButton* button : bench.bar->findChildren<QToolButton*>())
            QVERIFY(button->width() >= 36 && button->height() >= 36);
    }

    void the_bar_fits_the_smallest_window() {
        const Bench bench;
        QVERIFY2(bench.bar->minimumSizeHint().width() <= 1366,
                 qPrintable(QString::number(bench.bar->minimumSizeHint().width())));
    }
};

TAKTBOARD_TEST(time_bar, TimeBarTest);

#include "tst_time_bar.moc"

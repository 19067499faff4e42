// The heijunka box filled by rule and changed by hand: each change one undo, and the run made anew.
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QPushButton>

#include "boards_window.h"
#include "gui/boards/heijunka_board.h"
#include "gui/boards/heijunka_facts.h"
#include "gui/boards/heijunka_pattern.h"
#include "gui/boards/heijunka_view.h"
#include "gui/common/theme.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// Wednesday, 09:14 of Acme's future state.
constexpr double kMoment = 2.385;

struct Bench : test::BoardsWindow {
    Bench() { seek(kMoment); }
    HeijunkaView& box() { return *view<HeijunkaView>(); }
    Id control() { return document().plant().get<ProductionControl>()[0].id; }
    /// "RLL": the pattern of the document.
    QString pattern() {
        QString text;
        for (const Id item : patternOf(document().plant(), control()))
            text += itemName(item).right(2).left(1);
        return text;
    }
    QString itemName(Id item) { return QString::fromStdString(document().plant().find<Item>(item)->name); }
    /// Number of the row of an item: "LH", "RH".
    std::size_t row(const char* end) {
        for (std::size_t r = 0; r < box().rows().size(); ++r)
            if (box().rows()[r].name.endsWith(QLatin1String(end)))
                return r;
        qFatal("no row %s", end);
    }
    QPoint at(std::size_t slot, const char* end) {
        const QRectF rect = box().slotRect(slot, row(end));
        if (rect.isEmpty())
            qFatal("slot %d is not on view", int(slot));
        return rect.center().toPoint();
    }
    void click(std::size_t slot, const char* end) { QTest::mouseClick(&box(), Qt::LeftButton, {}, at(slot, end)); }
    void move(const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, box().mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&box(), &event);
    }
    void drag(const QPoint& from, const QPoint& to) {
        QTest::mousePress(&box(), Qt::LeftButton, {}, from);
        move(from + QPoint(12, 0));
        move(to);
        QTest::mouseRelease(&box(), Qt::LeftButton, {}, to);
    }
    QPushButton* menuButton() {
        for (auto* button : window->findChildren<QPushButton*>())
            if (button->accessibleName() == QLatin1String("Pattern of the heijunka box"))
                return button;
        return nullptr;
    }
    void choose(const char* entry) {
        for (auto* action : menuButton()->menu()->actions())
            if (action->text().remove(QLatin1Char('&')) == QLatin1String(entry)) {
                QVERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        QFAIL(entry);
    }
    QString said() {
        QStringList all;
        for (const auto* label : board(BoardPlan::Kind::Box)->findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join(QLatin1Char('\n'));
    }
};

const QString kRotation = QStringLiteral("RLLRLLRLLRLLRLLRLLRLLRL");

} // namespace

class HeijunkaBoxTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_click_beside_a_card_changes_the_item_of_that_slot_alone() {
        Bench bench;
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
        const int steps = bench.steps();
        bench.click(15, "LH"); // an R so far
        QString wanted = kRotation;
        wanted[15] = QLatin1Char('L');
        QCOMPARE(bench.pattern(), wanted);
        QCOMPARE(bench.steps(), steps + 1);
        QCOMPARE(bench.document().undoStack()->undoText(), QStringLiteral("Change a heijunka slot"));
        bench.document().undoStack()->undo();
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
    }

    void a_click_on_a_card_only_chooses_it() {
        Bench bench;
        const int steps = bench.steps();
        bench.click(15, "RH");
        QCOMPARE(bench.steps(), steps);
        QCOMPARE(bench.box().selected(), std::optional<std::size_t>(15));
        QVERIFY(bench.box().hasFocus());
        QVERIFY(bench.box().accessibleDescription().startsWith(QLatin1String("Slot 16 of 23")));
    }

    void the_run_is_made_anew_and_asks_what_the_pattern_says() {
        Bench bench;
        QSignalSpy runs(&bench.playback(), &Playback::runChanged);
        bench.click(15, "LH");
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 30'000);
        bench.waitForRun();
        QCOMPARE(bench.network().controls[0].pattern.size(), 23U);
        const std::uint32_t left = bench.box().rows()[bench.row("LH")].item;
        QCOMPARE(bench.network().controls[0].pattern[15], left);
        QTRY_COMPARE(bench.box().pitches().size(), 23U);
        QCOMPARE(bench.box().pitches()[15].item, left);
    }

    void a_card_dragged_to_another_pitch_changes_places_with_what_hangs_there() {
        Bench bench;
        const int steps = bench.steps();
        bench.drag(bench.at(15, "RH"), bench.at(17, "LH"));
        QString wanted = kRotation;
        wanted[15] = QLatin1Char('L');
        wanted[17] = QLatin1Char('R');
        QCOMPARE(bench.pattern(), wanted);
        QCOMPARE(bench.steps(), steps + 1);
    }

    void a_card_dragged_to_another_row_becomes_a_card_of_that_item() {
        Bench bench;
        bench.drag(bench.at(15, "RH"), bench.at(15, "LH"));
        QCOMPARE(bench.pattern()[15], QLatin1Char('L'));
    }

    void escape_and_undo_in_mid_gesture_drop_it() {
        Bench bench;
        const int steps = bench.steps();
        QTest::mousePress(&bench.box(), Qt::LeftButton, {}, bench.at(15, "RH"));
        bench.move(bench.at(17, "LH"));
        QTest::keyClick(&bench.box(), Qt::Key_Escape);
        QTest::mouseRelease(&bench.box(), Qt::LeftButton, {}, bench.at(17, "LH"));
        QCOMPARE(bench.steps(), steps);
        bench.click(15, "LH");
        QTest::qWait(60);
        QTest::mousePress(&bench.box(), Qt::LeftButton, {}, bench.at(16, "LH"));
        bench.move(bench.at(18, "RH"));
        bench.document().undoStack()->undo();
        QTest::qWait(80); // the box shows the pattern as it is again
        QTest::mouseRelease(&bench.box(), Qt::LeftButton, {}, bench.at(18, "RH"));
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
    }

    void keys_choose_slots_and_change_them() {
        Bench bench;
        bench.click(15, "RH");
        QTest::keyClick(&bench.box(), Qt::Key_Right);
        QCOMPARE(bench.box().selected(), std::optional<std::size_t>(16));
        const auto press = [&](int key, Qt::KeyboardModifiers held = {}) {
            QTest::keyClick(&bench.box(), static_cast<Qt::Key>(key), held);
            QTest::qWait(60);
        };
        press(Qt::Key_Space);
        QCOMPARE(bench.pattern()[16], QLatin1Char('R'));
        press(Qt::Key_L);
        QCOMPARE(bench.pattern()[16], QLatin1Char('L'));
        const int steps = bench.steps();
        press(Qt::Key_L); // it is one
        QCOMPARE(bench.steps(), steps);
        press(Qt::Key_Left, Qt::ControlModifier); // it goes before the R
        QCOMPARE(bench.pattern().mid(15, 2), QStringLiteral("LR"));
        QCOMPARE(bench.box().selected(), std::optional<std::size_t>(15));
        press(Qt::Key_Home);
        press(Qt::Key_Down);
        QCOMPARE(bench.pattern()[0], QLatin1Char('L'));
    }

    void the_selection_and_the_focus_outlive_the_next_run() {
        Bench bench;
        const QPointer<HeijunkaView> before = &bench.box();
        bench.click(15, "RH");
        QSignalSpy runs(&bench.playback(), &Playback::runChanged);
        QTest::keyClick(&bench.box(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 30'000);
        bench.waitForRun();
        QVERIFY(before == &bench.box());
        QVERIFY(bench.box().hasFocus());
        QCOMPARE(bench.box().selected(), std::optional<std::size_t>(15));
    }

    void slots_are_removed_and_inserted() {
        Bench bench;
        bench.click(16, "LH");
        QTest::keyClick(&bench.box(), Qt::Key_Delete); // of each round
        QCOMPARE(bench.pattern(), QStringLiteral("RL"));
        QTest::qWait(60);
        QTest::keyClick(&bench.box(), Qt::Key_Insert);
        QCOMPARE(bench.pattern().size(), 3);
        bench.document().undoStack()->undo();
        bench.document().undoStack()->undo();
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
    }

    void it_is_filled_by_goal_chasing_by_rotation_and_emptied() {
        Bench bench;
        const int steps = bench.steps();
        bench.choose("Fill by goal chasing");
        QCOMPARE(bench.pattern(), QStringLiteral("LRLLRLLRLLRLRLLRLLRLLRL"));
        QCOMPARE(bench.pattern().count(QLatin1Char('L')), 15);
        bench.choose("Fill by simple rotation");
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
        QTest::qWait(60);
        bench.choose("Back to goal chasing");
        QVERIFY(bench.pattern().isEmpty());
        QCOMPARE(bench.steps(), steps + 3);
        QSignalSpy runs(&bench.playback(), &Playback::runChanged);
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0 && bench.network().controls[0].pattern.empty(), 30'000);
        bench.waitForRun();
        QVERIFY(!bench.box().isEditable());
        QVERIFY(bench.said().contains(QLatin1String("levelled by goal chasing")));
        bench.document().undoStack()->undo();
        QCOMPARE(bench.pattern(), QStringLiteral("RLL"));
    }

    /// After the first slot 1 R hangs where 8/23 should: 15/23 of 20 pieces.
    void swings_and_missed_pitches_are_told() {
        Bench bench;
        QTRY_VERIFY2(bench.said().contains(QLatin1String("swings by 13 of Bracket LH at most")), qPrintable(bench.said()));
        const auto missed = bench.playback().picture().missedPitches[0];
        QVERIFY(bench.said().contains(missed == 0 ? QStringLiteral("no pitch missed so far")
                                                  : QStringLiteral("%1 missed so far").arg(missed)));
    }

    void amounts_that_are_not_asked_for_are_remarked_with_their_mend() {
        Bench bench;
        QVERIFY(!bench.said().contains(QLatin1String("fill it by goal chasing")));
        bench.click(15, "LH");
        QTRY_VERIFY2(bench.said().contains(QLatin1String("16 of Bracket LH instead of 15")), qPrintable(bench.said()));
        QVERIFY(bench.said().contains(QLatin1String("7 of Bracket RH instead of 8")));
        bench.choose("Fill by goal chasing");
        QTRY_VERIFY(!bench.said().contains(QLatin1String("instead of")));
    }

    void too_long_a_pitch_is_remarked() {
        Bench bench;
        Edit edit = bench.document().edit();
        edit.modify<ProductionControl>(bench.control(), [](ProductionControl& c) { c.pitch = Duration::minutes(30); });
        QVERIFY(bench.document().push(edit, QStringLiteral("Pitch")));
        QTRY_VERIFY_WITH_TIMEOUT(bench.said().contains(QLatin1String("A pitch of 19 min 30 s would do")) ||
                                     bench.said().contains(QLatin1String("A pitch of 19 min")),
                                 30'000);
    }

    void a_stored_run_is_read_only_and_says_why() {
        Bench bench;
        QVERIFY(bench.playback().storeRun());
        QTest::qWait(60);
        QVERIFY(bench.box().isEditable()); // it is the plan as it is drawn
        bench.click(15, "LH");
        QSignalSpy runs(&bench.playback(), &Playback::runChanged);
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 30'000);
        runs.clear();
        bench.playback().showStored(bench.document().runs().front());
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 30'000);
        bench.waitForRun();
        bench.seek(kMoment);
        QVERIFY(!bench.box().isEditable());
        QVERIFY(!bench.menuButton()->isEnabled());
        QVERIFY2(bench.said().contains(QLatin1String("Stored run 1 is on view")), qPrintable(bench.said()));
        const int steps = bench.steps();
        bench.click(16, "RH");
        QCOMPARE(bench.steps(), steps);
    }

    void a_pattern_is_written_out_before_one_slot_is_changed() {
        const Id l{1}, r{2};
        const Pattern round{r, l, l};
        QCOMPARE(withItem(round, 5, 3, l), (Pattern{r, l, l, l, l}));
        QCOMPARE(withItem(round, 5, 9, l), (Pattern{r, l, l, r, l})); // not there
        QCOMPARE(withExchanged(round, 4, 0, 1), (Pattern{l, r, l, r}));
        QCOMPARE(without(round, 3), (Pattern{l, l}));
        QCOMPARE(without(Pattern{}, 0), Pattern{});
        QCOMPARE(withInserted(round, 23, 1, r), (Pattern{r, r, l, l}));
        QCOMPARE(withInserted(round, 3, 0, l), (Pattern{l, r, l}));
        QCOMPARE(withInserted({}, 3, 0, l), Pattern{l});
    }
};

TAKTBOARD_TEST(heijunka_box, HeijunkaBoxTest);

#include "tst_heijunka_box.moc"

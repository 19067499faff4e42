// A board in a window of its own, for another screen: live, larger, closed with the document.
#include <QGraphicsView>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "boards_window.h"
#include "gui/boards/andon_view.h"
#include "gui/boards/board_window.h"
#include "gui/boards/heijunka_board.h"
#include "gui/boards/heijunka_view.h"
#include "gui/common/theme.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::BoardsWindow {
    QToolButton* button(const Board* board) {
        for (auto* found : board->findChildren<QToolButton*>())
            if (found->accessibleName().endsWith(QLatin1String("in a window of its own")))
                return found;
        return nullptr;
    }
    BoardWindow* open(BoardPlan::Kind kind) {
        Board* wanted = board(kind);
        if (!wanted || !button(wanted))
            qFatal("no such board");
        QTest::mouseClick(button(wanted), Qt::LeftButton);
        for (auto* shown : page().windows())
            if (shown->key() == wanted->key()) {
                (void)QTest::qWaitForWindowExposed(shown);
                QTest::qWait(60);
                return shown;
            }
        return nullptr;
    }
};

} // namespace

class BoardWindowsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void every_board_has_a_button_for_its_window() {
        Bench bench;
        QVERIFY(bench.page().boards().size() >= 7);
        for (const auto* board : bench.page().boards()) {
            QVERIFY(bench.button(board));
            QVERIFY(bench.button(board)->accessibleName().startsWith(board->title()));
        }
        auto* window = bench.open(BoardPlan::Kind::Andon);
        QVERIFY(window && window->isVisible() && window->isWindow());
        QCOMPARE(window->board()->title(), QStringLiteral("Andon"));
        QVERIFY(window->windowTitle().startsWith(QLatin1String("Andon")));
        QCOMPARE(bench.open(BoardPlan::Kind::Andon), window); // no second one
        QCOMPARE(bench.page().windows().size(), 1U);
    }

    void a_key_opens_the_board_with_the_focus() {
        Bench bench;
        Board* box = bench.board(BoardPlan::Kind::Box);
        bench.button(box)->setFocus();
        QTest::keyClick(bench.button(box), Qt::Key_F11, Qt::ShiftModifier);
        QCOMPARE(bench.page().windows().size(), 1U);
        QCOMPARE(bench.page().windows()[0]->key(), box->key());
    }

    void it_follows_the_time_bar_and_is_larger() {
        Bench bench;
        bench.seek(2.385);
        auto* window = bench.open(BoardPlan::Kind::Andon);
        auto* there = window->board()->findChild<AndonView*>();
        auto* here = bench.view<AndonView>();
        for (const double day : {2.385, 3.41, 5.5}) {
            bench.seek(day);
            QTRY_COMPARE(there->tiles(), here->tiles());
        }
        QVERIFY2(window->enlargement() > 1.2, qPrintable(QString::number(window->enlargement())));
        const double before = window->enlargement();
        window->resize(1900, 1000);
        QTRY_VERIFY(window->enlargement() > before);
        bool timed = false;
        for (const auto* label : window->findChildren<QLabel*>())
            timed = timed || label->text().startsWith(QLatin1String("Day 6"));
        QVERIFY(timed);
    }

    /// All of it is on view, whatever the size.
    void the_whole_board_fits_in_it() {
        Bench bench;
        for (const auto* shown : bench.page().boards()) {
            QTest::mouseClick(bench.button(shown), Qt::LeftButton);
            auto* window = bench.page().windows().back();
            (void)QTest::qWaitForWindowExposed(window);
            for (const QSize size : {QSize(1000, 620), QSize(1366, 768), QSize(1920, 1080), QSize(900, 900)}) {
                window->resize(size);
                QTest::qWait(40);
                const auto* view = window->findChild<QGraphicsView*>();
                const QRectF board = window->board()->rect();
                QVERIFY(board.height() * window->enlargement() <= view->height() + 2);
                QVERIFY(board.width() * window->enlargement() <= view->width() + 2);
                for (auto* part : window->board()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
                    if (part->hasHeightForWidth())
                        QCOMPARE(part->height(), part->heightForWidth(part->width()));
            }
        }
    }

    void f11_fills_the_screen_and_escape_closes() {
        Bench bench;
        QPointer<BoardWindow> window = bench.open(BoardPlan::Kind::Box);
        auto* view = window->findChild<QGraphicsView*>();
        QTest::keyClick(view, Qt::Key_F11);
        QTRY_VERIFY(window->isFullScreen());
        QTest::keyClick(view, Qt::Key_F11);
        QTRY_VERIFY(!window->isFullScreen());
        QTest::keyClick(view, Qt::Key_Escape);
        QTRY_VERIFY(!window);
        QVERIFY(bench.page().windows().empty());
        QVERIFY(bench.window->isVisible());
    }

    void several_are_open_at_once_and_outlive_an_edit() {
        Bench bench;
        auto* box = bench.open(BoardPlan::Kind::Box);
        auto* andon = bench.open(BoardPlan::Kind::Andon);
        QCOMPARE(bench.page().windows().size(), 2U);
        QSignalSpy runs(&bench.playback(), &Playback::runChanged);
        Edit edit = bench.document().edit();
        edit.modify<Process>(bench.document().plant().get<Process>()[0].id, [](Process& p) {
            p.name = "Big press";
            p.changeover = Duration::minutes(8);
        });
        QVERIFY(bench.document().push(edit, QStringLiteral("Edit")));
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 30'000);
        bench.waitForRun();
        QTRY_COMPARE(andon->board()->findChild<AndonView*>()->tiles()[0].process, QStringLiteral("Big press"));
        QVERIFY(box->board() && box->board()->findChild<HeijunkaView*>()->pitches().size() == 23);
    }

    void a_board_that_is_no_more_says_so_and_comes_back() {
        Bench bench;
        auto* window = bench.open(BoardPlan::Kind::Box);
        const Id control = bench.document().plant().get<ProductionControl>()[0].id;
        Edit edit = bench.document().edit();
        edit.modify<ProductionControl>(control, [](ProductionControl& c) { c.pitch = {}; });
        QVERIFY(bench.document().push(edit, QStringLiteral("No box")));
        QTRY_VERIFY_WITH_TIMEOUT(!window->board(), 30'000);
        QString said;
        for (const auto* label : window->findChildren<QLabel*>())
            said += label->isVisible() ? label->text() : QString();
        QVERIFY2(said.contains(QStringLiteral("has no board “Heijunka box” any more")), qPrintable(said));
        bench.document().undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(window->board(), 30'000);
    }

    void nothing_is_changed_in_it() {
        Bench bench;
        auto* window = bench.open(BoardPlan::Kind::Box);
        QVERIFY(!window->board()->findChild<HeijunkaView*>()->isEditable());
    }

    void they_close_with_the_document_and_with_the_program() {
        Bench bench;
        QPointer<BoardWindow> first = bench.open(BoardPlan::Kind::Andon);
        bench.document().newDocument();
        QVERIFY(!first);
        Bench other;
        QPointer<BoardWindow> second = other.open(BoardPlan::Kind::Andon);
        QVERIFY(!second->testAttribute(Qt::WA_QuitOnClose));
        other.document().discard();
        other.window.reset();
        QVERIFY(!second);
    }
};

TAKTBOARD_TEST(board_windows, BoardWindowsTest);

#include "tst_board_windows.moc"

// The boards say what the picture at the cursor says, card by card.
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "document/document.h"
#include "gui/boards/andon_view.h"
#include "gui/boards/board_state.h"
#include "gui/boards/boards_page.h"
#include "gui/boards/card_table.h"
#include "gui/boards/heijunka_view.h"
#include "gui/boards/signal_view.h"
#include "gui/boards/slots_view.h"
#include "gui/common/card_frame.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"
#include "lean/board.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

lean::BoardNeeds needs(std::int64_t cards) {
    lean::BoardNeeds n;
    n.cards = cards;
    n.container = 20;
    return n;
}

/// A scenario of the sample with its run, and the page on view.
struct Bench : test::SampleRun {
    explicit Bench(const char* scenario = "Future state") : SampleRun(scenario) {
        page.emplace(document, *playback);
        test::showAt(*page, {1304, 591});
    }
    void seek(double days) {
        SampleRun::seek(days);
        QTest::qWait(60);
    }
    template <class View>
    View* view() const {
        return page->findChild<View*>();
    }

    std::optional<BoardsPage> page;
};

} // namespace

class BoardsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void zones_follow_safety_stock_and_lead_time() {
        lean::BoardNeeds n = needs(20);
        n.demandPerDay = 400;
        n.leadTimeDays = 0.3; // 120 pieces, 6 trays
        n.safety = 50;        // 2.5 trays
        QCOMPARE(lean::boardZones(n), (lean::BoardZones{11, 6, 3}));
    }

    void zones_are_thirds_while_nothing_is_known() {
        QCOMPARE(lean::boardZones(needs(10)), (lean::BoardZones{4, 3, 3}));
        QCOMPARE(lean::boardZones(needs(2)), (lean::BoardZones{2, 0, 0}));
        QCOMPARE(lean::boardZones(needs(0)), (lean::BoardZones{0, 0, 0}));
    }

    void too_few_cards_keep_red_and_one_green() {
        lean::BoardNeeds n = needs(5);
        n.demandPerDay = 1000;
        n.leadTimeDays = 1;
        n.safety = 60;
        QCOMPARE(lean::boardZones(n), (lean::BoardZones{1, 1, 3}));
    }

    void zones_are_together_the_cards() {
        for (std::int64_t cards = 0; cards < 60; ++cards)
            for (const std::int64_t safety : {-1, 0, 30, 5000}) {
                lean::BoardNeeds n = needs(cards);
                n.demandPerDay = 300;
                n.leadTimeDays = 0.5;
                if (safety >= 0)
                    n.safety = safety;
                const auto zones = lean::boardZones(n);
                QCOMPARE(zones.total(), cards);
                QVERIFY(zones.green >= (cards > 0 ? 1 : 0) && zones.yellow >= 0 && zones.red >= 0);
            }
    }

    void every_card_is_accounted_for_at_every_moment() {
        Bench bench;
        for (double day = 0; day < 14; day += 0.37) {
            bench.playback->seek(Time{static_cast<std::int64_t>(day * static_cast<double>(kDay.us))});
            for (std::uint32_t loop = 0; loop < bench.network().loops.size(); ++loop) {
                const CardCounts counts = countCards(bench.network(), bench.playback->picture(), loop);
                QCOMPARE(counts.total(), std::int64_t{bench.network().loops[loop].cards});
            }
        }
    }

    void pills_count_the_cards_of_their_board() {
        Bench bench;
        std::int64_t cards = 0;
        for (const auto& loop : bench.network().loops)
            cards += loop.cards;
        std::int64_t said = 0;
        for (const auto* pill : bench.page->findChildren<Pill*>()) {
            QCOMPARE(pill->kind(), Pill::Kind::Good);
            said += pill->text().section(QLatin1Char(' '), 0, 0).toLongLong();
        }
        QCOMPARE(said, cards);
    }

    void cards_that_came_back_hang_in_the_order_they_came() {
        Bench bench;
        bool someHung = false;
        for (double day = 0.3; day < 10; day += 0.21) {
            bench.seek(day);
            const auto& picture = bench.playback->picture();
            for (std::uint32_t loop = 0; loop < bench.network().loops.size(); ++loop) {
                const auto hanging = hangingCards(bench.network(), picture, loop);
                const CardCounts counts = countCards(bench.network(), picture, loop);
                QVERIFY(static_cast<std::int64_t>(hanging.size()) <=
                        counts.in[static_cast<std::size_t>(CardColumn::Empty)] +
                            counts.in[static_cast<std::size_t>(CardColumn::Wait)]);
                const auto first = bench.network().loops[loop].firstCard;
                for (std::size_t i = 1; i < hanging.size(); ++i)
                    QVERIFY(picture.cardSince[first + hanging[i - 1] - 1] <=
                            picture.cardSince[first + hanging[i] - 1]);
                someHung = someHung || !hanging.empty();
            }
        }
        QVERIFY(someHung);
    }

    void loops_with_the_same_end_and_kind_share_a_board() {
        const Bench bench;
        std::size_t loops = 0;
        for (const auto& group : loopGroups(bench.network(), bench.playback->runPlant())) {
            for (const auto loop : group.loops)
                QCOMPARE(bench.network().loops[loop].kind, group.kind);
            loops += group.loops.size();
        }
        QCOMPARE(loops, bench.network().loops.size());
        QVERIFY(bench.view<SlotsView>());
        QVERIFY(bench.view<SignalView>());
        QVERIFY(bench.view<CardTable>());
        QCOMPARE(bench.view<CardTable>()->rows().size(), loops);
    }

    void the_signal_bar_shows_the_stock_at_the_cursor() {
        Bench bench;
        bench.seek(2.4);
        std::size_t checked = 0;
        for (const auto& row : bench.view<SignalView>()->rows())
            for (const auto& loop : bench.network().loops)
                if (loop.kind == LoopKind::Signal &&
                    bench.playback->nameOf(bench.network().items[loop.item].id) == row.item) {
                    QCOMPARE(row.stock, bench.playback->picture().stock[loop.toPlace]);
                    QCOMPARE(row.trigger, loop.trigger);
                    ++checked;
                }
        QCOMPARE(checked, bench.view<SignalView>()->rows().size());
    }

    void a_heijunka_box_has_a_slot_for_each_pitch_of_the_shift() {
        Bench bench;
        bench.seek(2.385); // Wednesday, 09:14
        const auto& pitches = bench.view<HeijunkaView>()->pitches();
        QCOMPARE(pitches.size(), 23U); // 27 600 s of 1 200 s each
        const auto current = std::find_if(pitches.begin(), pitches.end(), [](const PitchSlot& s) {
            return s.state == PitchSlot::State::Current;
        });
        QVERIFY(current != pitches.end());
        QVERIFY(current->at <= bench.playback->cursor());
        QVERIFY(std::next(current)->at > bench.playback->cursor());
        for (auto slot = pitches.begin(); slot != current; ++slot)
            QVERIFY(slot->state == PitchSlot::State::Done || slot->state == PitchSlot::State::Missed);
        const auto& pattern = bench.network().controls[0].pattern;
        for (auto slot = std::next(current); slot != pitches.end(); ++slot) {
            QCOMPARE(slot->state, PitchSlot::State::Coming);
            const auto k = static_cast<std::size_t>(slot - pitches.begin());
            QCOMPARE(slot->item, pattern.empty() ? sim::kNone : pattern[k % pattern.size()]);
        }
    }

    void andon_calls_every_process_in_its_state() {
        Bench bench;
        bench.seek(2.385);
        const auto& tiles = bench.view<AndonView>()->tiles();
        QCOMPARE(tiles.size(), bench.network().processes.size());
        for (std::size_t p = 0; p < tiles.size(); ++p) {
            QCOMPARE(tiles[p].process, bench.playback->nameOf(bench.network().processes[p].id));
            QVERIFY(!tiles[p].what.isEmpty());
            QVERIFY(tiles[p].since.startsWith(QLatin1String("since")));
        }
        bench.seek(5.5); // Saturday
        for (const auto& tile : tiles) {
            QCOMPARE(tile.state, sim::MachineState::OffShift);
            QVERIFY(tile.since.startsWith(QLatin1String("until")));
        }
    }

    void a_plant_without_loops_says_what_to_draw() {
        const Bench bench("Current state");
        QVERIFY(!bench.view<SlotsView>());
        const auto frames = bench.page->findChildren<CardFrame*>();
        QVERIFY(std::any_of(frames.begin(), frames.end(), [](const CardFrame* frame) {
            return frame->title() == QLatin1String("No kanban loop yet");
        }));
        QVERIFY(bench.view<AndonView>());
    }

    void a_hanging_card_tells_why_when_it_is_clicked() {
        Bench bench;
        QSignalSpy asked(&*bench.page, &BoardsPage::whyRequested);
        // The cell is down for two hours: its cards wait.
        bench.seek(2.4);
        sim::Intervention stop;
        stop.at = bench.playback->cursor();
        stop.element = bench.document.plant().get<Process>()[1].id;
        stop.length = Duration::hours(2);
        QVERIFY(bench.playback->branch(stop));
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.seek(2.47);
        SlotsView* hung = nullptr;
        for (auto* view : bench.page->findChildren<SlotsView*>())
            for (const auto& row : view->rows())
                if (!row.hanging.empty())
                    hung = view;
        QVERIFY(hung);
        for (int y = 0; y < hung->height() && asked.isEmpty(); y += 6)
            for (int x = 0; x < hung->width() && asked.isEmpty(); x += 6)
                QTest::mouseClick(hung, Qt::LeftButton, {}, {x, y});
        QCOMPARE(asked.size(), 1);
        const auto subject = asked[0][0].value<WhySubject>();
        QCOMPARE(subject.kind, WhySubject::Kind::Card);
        const auto state = bench.playback->picture().card[subject.number];
        QVERIFY(state == sim::CardState::AtPost || state == sim::CardState::Waiting || state == sim::CardState::InProcess);
        QVERIFY(!whyChain(*bench.playback, subject).empty());
    }

    void a_renamed_item_is_renamed_on_the_boards() {
        Bench bench;
        Edit edit = bench.document.edit();
        edit.modify<Process>(bench.document.plant().get<Process>()[0].id,
                             [](Process& p) { p.name = "Big press"; });
        QVERIFY(bench.document.push(edit, QStringLiteral("Rename")));
        QTRY_COMPARE(bench.view<AndonView>()->tiles()[0].process, QStringLiteral("Big press"));
    }

    /// Only what is called off at suppliers stands below.
    void the_future_state_stands_in_the_smallest_window() {
        Bench bench;
        auto* scroll = bench.page->findChild<QScrollArea*>();
        QTest::qWait(60);
        for (const auto* board : bench.page->boards())
            if (board->plan().kind != BoardPlan::Kind::CallOffs)
                QVERIFY2(board->geometry().bottom() <= scroll->viewport()->height(), qPrintable(board->title()));
        const int compact = bench.view<CardTable>()->height();
        bench.page->resize(1304, 1400); // where there is room, they take it
        QTRY_VERIFY(bench.view<CardTable>()->height() > compact);
        QTRY_VERIFY(!scroll->verticalScrollBar()->isVisible());
    }

    void goal_chasing_shows_the_cards_it_goes_on_to_ask_for() {
        test::SampleRun run;
        Edit edit = run.document.edit();
        for (const auto& slot : std::vector(run.document.plant().get<HeijunkaSlot>().rows()))
            edit.remove(slot.id);
        QVERIFY(run.document.push(edit, QStringLiteral("By goal chasing")));
        QVERIFY(run.playback->waitForFinished(60'000));
        QVERIFY(run.network().controls[0].pattern.empty());
        run.seek(2.4);
        const auto trace = run.playback->run()->trace();
        const auto before = pitchSlots(run.network(), *trace, trace->size(), 0, run.playback->cursor());
        const auto coming = std::find_if(before.begin(), before.end(), [](const PitchSlot& slot) {
            return slot.state == PitchSlot::State::Coming && slot.item != sim::kNone;
        });
        QVERIFY(coming != before.end());
        QVERIFY(!coming->missed);
        run.playback->seek(coming->at);
        const auto after = pitchSlots(run.network(), *trace, trace->size(), 0, run.playback->cursor());
        QCOMPARE(after[static_cast<std::size_t>(coming - before.begin())].item, coming->item);
    }

    void it_fits_the_smallest_window_in_both_themes() {
        Bench bench;
        for (const Mode mode : {Mode::Dark, Mode::Light}) {
            Theme::instance().setMode(mode);
            QCoreApplication::processEvents();
            QVERIFY(bench.page->minimumSizeHint().width() <= 1304);
            QVERIFY(!bench.page->grab().isNull());
        }
    }
};

TAKTBOARD_TEST(boards, BoardsTest);

#include "tst_boards.moc"

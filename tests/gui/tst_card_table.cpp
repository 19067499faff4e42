// The e-kanban table: lost and locked cards, lawful sequences, and how long cards take from EMPTY to FULL.
#include <QHelpEvent>
#include <QToolTip>
#include <algorithm>

#include "gui/boards/boards_page.h"
#include "gui/boards/card_table.h"
#include "gui/boards/replenishment_text.h"
#include "gui/boards/replenishment_times.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"
#include "lean/loop_facts.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using sim::CardState;

namespace {

/// Two cards of one loop, and what is written down about them.
struct Story {
    std::shared_ptr<sim::Network> network = std::make_shared<sim::Network>();
    sim::Trace trace;

    Story() {
        sim::LoopNode loop;
        loop.cards = 2;
        network->loops.push_back(loop);
        network->cardLoop = {0, 0};
        network->cardCount = 2;
        network->calendars.emplace_back();
    }
    void card(std::uint32_t number, std::int64_t second, CardState state) {
        trace.append({second * 1'000'000, number, sim::kNoCause,
                      static_cast<std::uint32_t>(sim::RecordKind::Card) | static_cast<std::uint32_t>(state) << 8, 0});
        trace.publish();
    }
    TimeHistogram times() {
        ReplenishmentScan scan(network);
        scan.follow(trace, trace.size());
        return scan.of(0);
    }
};

struct Bench : test::SampleRun {
    Bench() {
        page.emplace(document, *playback);
        test::showAt(*page, {1304, 591});
    }
    CardTable& table() { return *page->findChild<CardTable*>(); }
    /// The row of an item in a loop of this kind.
    const CardTableRow& row(const QString& item, const QString& loop) {
        const auto& rows = table().rows();
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const CardTableRow& r) { return r.item == item && r.loop.startsWith(loop); });
        if (found == rows.end())
            qFatal("no such row");
        return *found;
    }
    std::uint32_t loop(const char* name) {
        for (std::uint32_t l = 0; l < network().loops.size(); ++l)
            if (playback->runPlant().find<KanbanLoop>(network().loops[l].id)->name == name)
                return l;
        qFatal("no such loop");
    }
    std::optional<BoardsPage> page;
};

} // namespace

class CardTableTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_card_is_timed_from_empty_to_full() {
        Story story;
        story.card(0, 0, CardState::AtPost); // came free before our eyes opened
        story.card(0, 50, CardState::Full);
        story.card(0, 100, CardState::AtPost);
        story.card(0, 130, CardState::InProcess);
        story.card(0, 160, CardState::Full);
        story.card(1, 200, CardState::Full);
        story.card(1, 220, CardState::InUse);
        story.card(1, 300, CardState::Travelling);
        story.card(1, 320, CardState::Waiting);
        story.card(1, 350, CardState::InTransit);
        story.card(1, 400, CardState::Full);
        const auto times = story.times();
        QCOMPARE(times.count(), std::int64_t{2});
        QCOMPARE(times.least().us, Duration::seconds(60).us);
        QCOMPARE(times.most().us, Duration::seconds(100).us);
    }

    void a_card_that_is_served_at_once_takes_no_time() {
        Story story;
        story.card(0, 10, CardState::Full);
        story.card(0, 90, CardState::Full);
        const auto times = story.times();
        QCOMPARE(times.count(), std::int64_t{1});
        QCOMPARE(times.most().us, std::int64_t{0});
    }

    void a_card_that_is_lost_on_its_way_counts_for_nothing() {
        Story story;
        story.card(0, 10, CardState::Full);
        story.card(0, 20, CardState::AtPost);
        story.card(0, 30, CardState::Lost);
        story.card(0, 500, CardState::AtPost);
        story.card(0, 600, CardState::Full);
        QCOMPARE(story.times().count(), std::int64_t{0});
    }

    void only_working_time_counts() {
        const Project project = newProject("Plant");
        Story story;
        story.network->calendars[0] = WorkingTime::compile(project.shared, effectiveCalendar(project.shared, {})); // 06:00 to 14:00
        const std::int64_t noon = 12 * 3600, nextSeven = 86'400 + 7 * 3600;
        story.card(0, noon - 60, CardState::Full);
        story.card(0, noon, CardState::AtPost);
        story.card(0, nextSeven, CardState::Full);
        const auto open = story.network->calendars[0].openBetween({noon * 1'000'000}, {nextSeven * 1'000'000});
        QVERIFY(open < Duration::hours(4));
        QCOMPARE(story.times().most().us, open.us);
    }

    void it_goes_on_where_it_stopped() {
        Story story;
        story.card(0, 10, CardState::Full);
        story.card(0, 20, CardState::AtPost);
        ReplenishmentScan scan(story.network);
        scan.follow(story.trace, story.trace.size());
        QCOMPARE(scan.read(), std::size_t{2});
        story.card(0, 95, CardState::Full);
        scan.follow(story.trace, story.trace.size());
        QCOMPARE(scan.of(0).count(), std::int64_t{1});
        QCOMPARE(scan.of(0).least().us, Duration::seconds(75).us);
    }

    void the_table_tells_median_and_most_against_the_plan() {
        Bench bench;
        const auto loop = bench.loop("Weld and assembly LH");
        ReplenishmentTimes times(*bench.playback);
        QTRY_VERIFY(times.isUpToDate());
        const auto seen = times.of(loop);
        QVERIFY(seen && seen->cards > 100 && seen->median <= seen->late && seen->median.us > 0);
        const auto said = [&] { return bench.row(bench.playback->nameOf(bench.network().items[bench.network().loops[loop].item].id), QStringLiteral("production")); };
        QTRY_VERIFY(!said().replenishment.median.isEmpty());
        const lean::LoopFacts facts(bench.playback->runProject(), bench.playback->runScenario());
        const double planned = facts.leadTime(*bench.playback->runPlant().find<KanbanLoop>(bench.network().loops[loop].id)).days() * facts.secondsPerDay();
        QVERIFY(planned > 0);
        QCOMPARE(said().replenishment, replenishmentText(seen, planned, facts.secondsPerDay()));
        QVERIFY(said().replenishment.told.contains(QStringLiteral("median")));
        QVERIFY(bench.table().accessibleName().contains(QStringLiteral("95 %")));
        QVERIFY(bench.table().columnNames().contains(QStringLiteral("EMPTY → FULL")));
        const auto before = said().replenishment;
        bench.seek(1.3); // the whole run, wherever the cursor stands
        QTRY_COMPARE(bench.playback->cursor().us, Time{static_cast<std::int64_t>(1.3 * static_cast<double>(kDay.us))}.us);
        QCOMPARE(said().replenishment, before);
    }

    void texts_say_when_the_plan_is_passed() {
        const ReplenishmentTimes::Figures seen{40, Duration::minutes(50), Duration::minutes(95)};
        const auto over = replenishmentText(seen, 1800, 28'800);
        QCOMPARE(over.median, QStringLiteral("50 min"));
        QCOMPARE(over.late, QStringLiteral("1 h 35"));
        QVERIFY(over.told.contains(QStringLiteral("95 % under 1 h 35 min, 40 cards; over the plan of 30 min")));
        QVERIFY(over.isOver);
        QCOMPARE(over.plan, QStringLiteral("over plan, 30 min"));
        const auto under = replenishmentText(seen, 3600, 28'800);
        QVERIFY(!under.isOver);
        QCOMPARE(under.plan, QStringLiteral("plan 1 h"));
        QVERIFY(replenishmentText(seen, 0, 28'800).plan.isEmpty());
        QVERIFY(replenishmentText(std::nullopt, 3600, 28'800).median.isEmpty());
        QCOMPARE(replenishmentText(ReplenishmentTimes::Figures{1, Duration::hours(12), Duration::hours(16)}, 0, 28'800).median, QStringLiteral("1.5 wd"));
    }

    void lost_and_locked_cards_have_columns_when_there_are_any() {
        Bench bench;
        bench.seek(2.4);
        QTRY_VERIFY(!bench.table().rows().empty());
        QVERIFY(!bench.table().columnNames().contains(QStringLiteral("LOST")));
        const auto id = bench.network().loops[bench.loop("Weld and assembly LH")].id;
        using Kind = sim::Intervention::Kind;
        QVERIFY(bench.playback->branch({bench.playback->cursor(), Kind::LoseCards, id, {}, 2, {}, {}}));
        QVERIFY(bench.playback->branch({bench.playback->cursor(), Kind::LockCards, id, {}, 1, {}, {}}));
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.seek(6.4);
        QTRY_VERIFY(bench.table().columnNames().contains(QStringLiteral("LOST")));
        QVERIFY(bench.table().columnNames().contains(QStringLiteral("LOCKED")));
        QVERIFY2(bench.table().accessibleName().contains(QStringLiteral("LOST 2")), qPrintable(bench.table().accessibleName()));
        QVERIFY(bench.table().accessibleName().contains(QStringLiteral("LOCKED 1")));
        bool lampSaysSo = false;
        for (const auto* pill : bench.page->findChildren<Pill*>())
            lampSaysSo = lampSaysSo || (pill->kind() == Pill::Kind::Bad && pill->text() == QStringLiteral("92 cards, 90 accounted for"));
        QVERIFY(lampSaysSo);
        QVERIFY(!bench.table().grab().isNull());
    }

    void sequences_are_those_of_the_loops() {
        QCOMPARE(lawfulSequence(LoopKind::Production, CardFreed::ContainerTaken), QStringLiteral("EMPTY → IN PROCESS → (IN TRANSIT) → FULL → EMPTY"));
        QCOMPARE(lawfulSequence(LoopKind::Withdrawal, CardFreed::ContainerEmpty), QStringLiteral("EMPTY → (WAIT) → (IN TRANSIT) → FULL → IN USE → EMPTY"));
        QCOMPARE(lawfulSequence(LoopKind::Conwip, CardFreed::ContainerTaken), QStringLiteral("EMPTY → IN PROCESS → EMPTY"));
    }

    /// What the run does is what the table calls lawful.
    void runs_keep_to_the_lawful_sequences() {
        test::SampleRun run;
        const auto trace = run.playback->run()->trace();
        std::vector<QString> last(run.network().cardCount);
        const auto columnOf = [](CardState s) {
            return s == CardState::Waiting ? CardColumn::Wait : s == CardState::InProcess ? CardColumn::InProcess : s == CardState::InTransit ? CardColumn::InTransit
                   : s == CardState::Full ? CardColumn::Full : s == CardState::InUse ? CardColumn::InUse : CardColumn::Empty;
        };
        for (std::size_t n = 0; n < trace->size(); ++n) {
            const sim::Record record = (*trace)[n];
            if (record.kind() != sim::RecordKind::Card)
                continue;
            const auto& loop = run.network().loops[run.network().loopOfCard(record.subject)];
            const QString now = columnName(columnOf(static_cast<CardState>(record.place())));
            const QString before = std::exchange(last[record.subject], now);
            if (before.isEmpty() || before == now)
                continue;
            const QStringList states = lawfulSequence(loop.kind, loop.freed).split(QStringLiteral(" → "));
            bool lawful = false;
            for (qsizetype from = 0; from + 1 < states.size(); ++from)
                if (QString(states[from]).remove(QLatin1Char('(')).remove(QLatin1Char(')')) == before)
                    for (qsizetype to = from + 1; to < states.size(); ++to) {
                        lawful = lawful || QString(states[to]).remove(QLatin1Char('(')).remove(QLatin1Char(')')) == now;
                        if (!states[to].startsWith(QLatin1Char('(')))
                            break; // no state may be left out that does not stand in brackets
                    }
            QVERIFY2(lawful, qPrintable(before + QStringLiteral(" to ") + now + QStringLiteral(" in ") + lawfulSequence(loop.kind, loop.freed)));
        }
    }
};

TAKTBOARD_TEST(card_table, CardTableTest);
#include "tst_card_table.moc"

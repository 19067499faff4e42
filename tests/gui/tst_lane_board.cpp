// FIFO lanes on the boards: what stands in them, in which order, since when, and who stands because of it.
#include <QTest>
#include <deque>
#include <thread>

#include "board_run.h"
#include "boards_window.h"
#include "gui/boards/lane_state.h"
#include "gui/boards/lane_view.h"
#include "gui/boards/short_names.h"
#include "gui/common/theme.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// Two makers before a lane of three containers of 10, and a third that empties it. A container of left takes 600 s, one of
/// right 900 s, and 1 000 s behind the lane.
struct TwoIntoOne {
    test::PlantBuilder b;
    Id left = b.item("Bracket LH", 10), right = b.item("Bracket RH", 10);
    Id a = b.element<Process>("A"), c = b.element<Process>("B"), last = b.element<Process>("Last");
    Id lane;

    explicit TwoIntoOne(WhenFull whenFull = WhenFull::DoesNotStart) {
        lane = b.lane(3, whenFull);
        b.recipe(a, left, test::fixedSeconds(60));
        b.recipe(c, right, test::fixedSeconds(90));
        b.recipe(last, left, test::fixedSeconds(100));
        b.recipe(last, right, test::fixedSeconds(100));
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.flow(a, lane);
        b.flow(c, lane);
        b.flow(lane, last);
        b.flow(last, store);
        b.flow(store, customer);
        for (const Id item : {left, right})
            b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
    }
};

struct Bench : TwoIntoOne {
    explicit Bench(WhenFull whenFull = WhenFull::DoesNotStart) : TwoIntoOne(whenFull), run(b.build(), Duration::hours(4)) {}
    LaneState at(double seconds) {
        const auto& picture = run.at(seconds);
        return laneState(*run.network, run.trace(), *run.log, picture, run.network->placesOf(lane).at(0));
    }
    QString text(double seconds) {
        QStringList all;
        for (const auto& container : at(seconds).containers)
            all << QStringLiteral("%1 %2").arg(run.network->items[container.item].id == left ? 'L' : 'R').arg(
                container.since ? container.since->us / 1'000'000 : -1);
        return all.join(QStringLiteral(", "));
    }
    test::BoardRun run;
};

} // namespace

class LaneBoardTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void containers_stand_in_the_order_in_which_they_came() {
        Bench bench;
        QCOMPARE(bench.text(500), QString());
        QCOMPARE(bench.text(950), QStringLiteral("R 900")); // the first left one is being worked
        QCOMPARE(bench.text(1'250), QStringLiteral("R 900, L 1200"));
        QCOMPARE(bench.text(1'700), QStringLiteral("L 1200"));
        QCOMPARE(bench.text(1'850), QStringLiteral("L 1200, R 1800"));
        QCOMPARE(bench.text(2'300), QStringLiteral("L 1200, R 1800, L 2200"));
        QCOMPARE(bench.at(2'300).containers[0].amount, std::int64_t{10});
    }

    void a_full_lane_says_who_does_not_start() {
        Bench bench;
        QVERIFY(!bench.at(1'700).isFull());
        QVERIFY(bench.at(1'700).blocked.empty());
        const LaneState kept = bench.at(1'850); // the last place is for what the other maker works
        QVERIFY(!kept.isFull());
        QCOMPARE(kept.blocked.size(), 1U);
        QCOMPARE(bench.run.network->processes[kept.blocked[0]].id, bench.c);
        const LaneState lane = bench.at(2'300);
        QVERIFY(lane.isFull() && !lane.holds);
        QCOMPARE(lane.capacity, std::int64_t{3});
        QCOMPARE(lane.blocked.size(), 2U);
        QCOMPARE(lane.feeders.size(), 2U);
        Bench holding(WhenFull::FinishesAndHolds);
        QVERIFY(holding.at(2'300).holds);
    }

    /// Whatever was put in and taken out, replayed from the begin.
    void at_every_moment_it_holds_what_went_in_and_did_not_come_out() {
        TwoIntoOne plant;
        plant.b.stock(plant.lane, plant.right, 15); // a whole one and half a one
        test::BoardRun run(plant.b.build(), Duration::hours(4));
        const auto place = run.network->placesOf(plant.lane).at(0);
        std::deque<std::pair<std::int64_t, std::int64_t>> held; // since, amount
        std::size_t next = 0, seen = 0;
        for (double t = 0.5; t < 14'000; t += 37) {
            const auto& picture = run.at(t);
            for (; next < picture.records; ++next) {
                const sim::Record r = run.trace()[next];
                if (r.kind() == sim::RecordKind::Put && r.subject == place && r.cause == sim::kNoCause) {
                    held.emplace_back(-1, 10);
                    held.emplace_back(-1, 5);
                } else if (r.kind() == sim::RecordKind::Put && r.subject == place) {
                    held.emplace_back(r.at, r.amount);
                } else if (r.kind() == sim::RecordKind::Take && r.subject == place) {
                    for (std::int64_t left = r.amount; left > 0;) {
                        const std::int64_t part = std::min(left, held.front().second);
                        left -= part;
                        if ((held.front().second -= part) == 0)
                            held.pop_front();
                    }
                }
            }
            const LaneState lane = laneState(*run.network, run.trace(), *run.log, picture, place);
            QCOMPARE(lane.containers.size(), held.size());
            for (std::size_t i = 0; i < held.size(); ++i) {
                QCOMPARE(lane.containers[i].amount, held[i].second);
                QCOMPARE(lane.containers[i].since ? lane.containers[i].since->us : -1, held[i].first);
                seen += lane.containers[i].item != sim::kNone ? 1 : 0;
                QVERIFY(lane.containers[i].item != sim::kNone);
            }
        }
        QVERIFY(seen > 100);
    }

    void a_log_read_in_pieces_is_the_log_read_at_once() {
        Bench bench;
        RunLog slow(bench.run.network);
        int rounds = 0;
        while (!slow.follow(bench.run.trace(), bench.run.trace().size(), 7))
            ++rounds;
        QVERIFY(rounds > 3);
        const auto place = bench.run.network->placesOf(bench.lane).at(0);
        QCOMPARE(slow.puts(place), bench.run.log->puts(place));
        QCOMPARE(slow.records(), bench.run.trace().size());
    }

    void the_board_shows_a_full_lane_in_words() {
        test::BoardsWindow window("controls.json", "FIFO lane behind the press");
        auto* view = window.view<LaneView>();
        QVERIFY(view);
        bool full = false, waits = false;
        for (double day = 0.26; day < 20 && !(full && waits); day += 0.031) {
            window.seek(day);
            const LaneRow& row = view->rows().at(0);
            QCOMPARE(row.lane, QStringLiteral("Pressed"));
            QCOMPARE(row.capacity, 6);
            waits = waits || row.note.contains(QLatin1String("longest wait"));
            if (row.tone != LaneRow::Tone::Full)
                continue;
            full = true;
            QCOMPARE(row.containers.size(), 6U);
            QCOMPARE(row.fill, QStringLiteral("6 of 6, full"));
            QVERIFY2(row.note.contains(QLatin1String("full: Press does not start")), qPrintable(row.note));
            QVERIFY(view->accessibleName().contains(QLatin1String("full")));
        }
        QVERIFY(full && waits);
    }

    void a_plant_without_lanes_has_no_board_of_them() {
        test::BoardsWindow window;
        QVERIFY(!window.board(BoardPlan::Kind::Lanes));
    }

    void names_side_by_side_leave_out_what_they_share() {
        QCOMPARE(shortNames({QStringLiteral("Bracket LH"), QStringLiteral("Bracket RH")}), (QStringList{QStringLiteral("LH"), QStringLiteral("RH")}));
        QCOMPARE(shortNames({QStringLiteral("Bracket"), QStringLiteral("Bracket RH")}), (QStringList{QStringLiteral("Bracket"), QStringLiteral("Bracket RH")}));
        QCOMPARE(shortNames({QStringLiteral("Coil"), QStringLiteral("Cover")}), (QStringList{QStringLiteral("Coil"), QStringLiteral("Cover")}));
        QCOMPARE(shortNames({}), QStringList());
    }
};

TAKTBOARD_TEST(lane_board, LaneBoardTest);

#include "tst_lane_board.moc"

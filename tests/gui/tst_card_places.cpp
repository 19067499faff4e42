// Where free cards hang, which comes next, and how far a lot has gathered. Times in hours from the begin.
#include <QLabel>
#include <QTest>
#include <thread>

#include "board_run.h"
#include "boards_window.h"
#include "gui/boards/card_places.h"
#include "gui/boards/posts_view.h"
#include "gui/boards/slots_view.h"
#include "gui/common/theme.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

constexpr double kHour = 3'600;
using Cards = std::vector<std::uint32_t>;

/// A market of 4 containers of 10 that a machine of an hour a container keeps filled, and a user before whom two of them
/// stand, each with a withdrawal card; the carrier comes every two hours and is half an hour on his way. A customer takes
/// 10 of the user's goods at one.
struct TwoCards {
    test::PlantBuilder b;
    Id item = b.item("Part", 10);
    Id maker = b.element<Process>("Maker"), user = b.element<Process>("User");
    Id market = b.element<Supermarket>("Market"), goods = b.element<Supermarket>("Goods");
    Id customer = b.element<Customer>("Customer");
    Id production, withdrawal;

    TwoCards() {
        b.recipe(maker, item, test::fixedSeconds(360));
        b.recipe(user, item, test::fixedSeconds(6));
        b.flow(maker, market);
        b.flow(market, user);
        b.flow(user, goods);
        b.flow(goods, customer);
        production = b.loop(LoopKind::Production, item, maker, market, 4);
        withdrawal = b.loop(LoopKind::Withdrawal, item, market, user, 2);
        b.change<KanbanLoop>(withdrawal, [](KanbanLoop& l) {
            l.interval = Duration::hours(2);
            l.conveyance = Duration::minutes(30);
            l.freed = CardFreed::FirstPiece;
        });
        b.loop(LoopKind::Production, item, user, goods, 3);
        b.stock(market, item, 40);
        b.stock(goods, item, 30);
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, 10, 1, 10);
        b.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(9); });
    }
};

/// A machine of an hour a container of 10 keeps 5 of left and 5 of right in a market.
struct TwoItems {
    test::PlantBuilder b;
    Id left = b.item("Left", 10), right = b.item("Right", 10);
    Id maker = b.element<Process>("Maker");
    Id market = b.element<Supermarket>("Market");
    Id customer = b.element<Customer>("Customer");

    TwoItems() {
        b.flow(maker, market);
        b.flow(market, customer);
        add(left, 30, 2);
        add(right, 20, 3);
    }

  private:
    void add(Id item, std::int64_t taken, std::int64_t hour) {
        b.recipe(maker, item, test::fixedSeconds(360));
        b.loop(LoopKind::Production, item, maker, market, 5);
        b.stock(market, item, 50);
        const Id demand = b.demand(customer, item, DemandPattern::DailyOrder, taken, 1, taken);
        b.change<Demand>(demand, [&](Demand& d) { d.orderAt = Duration::hours(hour); });
    }
};

struct Bench {
    explicit Bench(TwoCards& plant) : plant_(plant), run(plant.b.build(), Duration::hours(30)) {}
    FreeCards at(double hours, Id loop) {
        const auto& picture = run.at(hours * kHour);
        return freeCards(*run.network, run.trace(), picture, run.network->loopOf(loop));
    }
    TwoCards& plant_;
    test::BoardRun run;
};

} // namespace

class CardPlacesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    /// Both cards begin free: collected at 2, at the market at 2:30, with containers at the user at 3. The order at 9 has a
    /// container begun, its card is freed, collected at 10 and there at 10:30.
    void withdrawal_cards_hang_at_one_post_go_and_are_served_at_the_other() {
        TwoCards plant;
        Bench bench(plant);
        QCOMPARE(bench.at(9.5, plant.withdrawal).atPost.size(), 1U);
        QVERIFY(bench.at(9.5, plant.withdrawal).underWay.empty());
        QCOMPARE(bench.at(10.25, plant.withdrawal).underWay.size(), 1U);
        QVERIFY(bench.at(10.25, plant.withdrawal).atPost.empty());
        QVERIFY(bench.at(10.75, plant.withdrawal).underWay.empty()); // its container is on the way
        QVERIFY(hasTwoPosts(bench.run.network->loops[bench.run.network->loopOf(plant.withdrawal)]));
        QVERIFY(!hasTwoPosts(bench.run.network->loops[bench.run.network->loopOf(plant.production)]));
    }

    void they_wait_at_the_market_that_has_nothing() {
        TwoCards plant;
        plant.b.change<Process>(plant.maker, [](Process& p) {
            p.uptime = Share::percent(1); // hardly ever
            p.stopLength = test::fixedSeconds(200'000);
        });
        for (const auto& stock : std::vector<Stock>(plant.b.edit().plant().get<Stock>().rows()))
            if (stock.store == plant.market)
                plant.b.change<Stock>(stock.id, [](Stock& s) { s.initial = {}; });
        Bench bench(plant);
        bool waits = false;
        for (double hour = 2.6; hour < 29; hour += 0.5)
            waits = waits || !bench.at(hour, plant.withdrawal).atSource.empty();
        QVERIFY(waits);
    }

    void production_cards_hang_at_the_maker_at_once_or_when_they_are_brought() {
        for (const bool collected : {false, true}) {
            TwoCards plant;
            if (collected)
                plant.b.change<KanbanLoop>(plant.production, [](KanbanLoop& l) { l.interval = Duration::hours(6); });
            plant.b.change<Process>(plant.maker, [](Process& p) { p.overtime = {}; });
            plant.b.recipe(plant.maker, plant.b.item("Other"), test::fixedSeconds(1));
            Bench bench(plant);
            std::size_t post = 0, maker = 0;
            for (double hour = 0.1; hour < 29; hour += 0.1) {
                post += bench.at(hour, plant.production).atPost.size();
                maker += bench.at(hour, plant.production).atSource.size();
            }
            QCOMPARE(post > 0, collected);
        }
    }

    /// Three of left come back at 2, two of right at 3, and a container takes an hour: whenever one is begun that hung, it
    /// was the first of the sequence.
    void the_first_card_of_the_sequence_is_begun_first() {
        TwoItems plant;
        test::BoardRun run(plant.b.build(), Duration::hours(60));
        const auto& network = *run.network;
        const auto maker = network.processOf(plant.maker);
        const auto text = [&](double hour) {
            QString all;
            for (const auto& card : workSequence(network, run.trace(), run.at(hour * kHour), maker))
                all += network.items[network.loops[card.loop].item].id == plant.left ? QLatin1Char('L') : QLatin1Char('R');
            return all;
        };
        QCOMPARE(text(1), QString());
        QCOMPARE(text(2.5), QStringLiteral("LL"));
        QCOMPARE(text(3.5), QStringLiteral("LRR"));
        QCOMPARE(text(4.5), QStringLiteral("RR"));
        std::size_t begun = 0;
        for (std::size_t n = 0; n < run.trace().size(); ++n) {
            const sim::Record r = run.trace()[n];
            if (r.kind() != sim::RecordKind::Card || r.place() != static_cast<std::uint32_t>(sim::CardState::InProcess))
                continue;
            const auto sequence = workSequence(network, run.trace(), run.at((static_cast<double>(r.at) - 1) * 1e-6), maker);
            if (sequence.empty())
                continue; // it was begun as it came
            const std::uint32_t loop = network.loopOfCard(r.subject);
            QCOMPARE(sequence[0], (QueuedCard{loop, r.subject - network.loops[loop].firstCard + 1}));
            ++begun;
        }
        QVERIFY(begun > 5);
    }

    /// A cell that is too slow: its cards pile up.
    void production_boards_number_their_cards_and_say_what_is_next() {
        test::BoardsWindow window;
        Edit edit = window.document().edit();
        for (const auto& recipe : std::vector(window.document().plant().get<Recipe>().rows()))
            edit.modify<Recipe>(recipe.id, [](Recipe& r) { r.cycleTime = test::fixedSeconds(75); });
        QVERIFY(window.document().push(edit, QStringLiteral("Slow")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.playback().isOutOfDate() && !window.playback().isComputing(), 60'000);
        window.waitForRun();
        window.seek(3.5);
        SlotsView* view = nullptr;
        for (auto* shown : window.page().findChildren<SlotsView*>())
            if (shown->rows().at(0).kind == LoopKind::Production)
                view = shown;
        QVERIFY(view);
        std::vector<int> turns;
        for (const auto& row : view->rows()) {
            QVERIFY(std::is_sorted(row.turns.begin(), row.turns.end()));
            QCOMPARE(row.turns.size(), row.hanging.size());
            turns.insert(turns.end(), row.turns.begin(), row.turns.end());
        }
        std::sort(turns.begin(), turns.end());
        QVERIFY(turns.size() > 2);
        for (std::size_t i = 0; i < turns.size(); ++i)
            QCOMPARE(turns[i], static_cast<int>(i) + 1);
        QString said;
        for (const auto* board : window.page().boards())
            for (const auto* label : board->findChildren<QLabel*>())
                said += label->text();
        const bool leftFirst = view->rows()[0].turns.at(0) == 1;
        QVERIFY2(said.contains(leftFirst ? QStringLiteral("next: LH") : QStringLiteral("next: RH")), qPrintable(said));
    }

    void a_two_card_loop_shows_both_posts() {
        test::BoardsWindow window("controls.json", "Two-card kanban");
        auto* view = window.view<PostsView>();
        QVERIFY(view);
        const auto& network = window.network();
        const sim::Trace& trace = *window.playback().run()->trace();
        for (const auto state : {sim::CardState::AtPost, sim::CardState::Travelling}) {
            std::size_t n = trace.size() / 4;
            while (trace[n].kind() != sim::RecordKind::Card || trace[n].place() != static_cast<std::uint32_t>(state) ||
                   network.loops[network.loopOfCard(trace[n].subject)].kind != LoopKind::Withdrawal)
                ++n;
            window.playback().seek(Time{trace[n].at} + Duration::seconds(1));
            const auto loop = network.loopOfCard(trace[n].subject);
            const auto cards = freeCards(network, trace, window.playback().picture(), loop);
            QVERIFY(!(state == sim::CardState::AtPost ? cards.atPost : cards.underWay).empty());
            QTRY_COMPARE(view->rows().at(0).cards.atPost, cards.atPost);
            QTRY_COMPARE(view->rows().at(0).cards.underWay, cards.underWay);
        }
    }

    void a_lot_making_board_tells_how_far_the_lot_has_gathered() {
        test::BoardsWindow window("controls.json", "Lot-making board");
        SlotsView* board = nullptr;
        for (auto* view : window.page().findChildren<SlotsView*>())
            if (view->rows().at(0).lot > 0)
                board = view;
        QVERIFY(board);
        bool gathered = false;
        for (double day = 0.26; day < 3; day += 0.017) {
            window.seek(day);
            const SlotRow& row = board->rows()[0];
            QCOMPARE(row.lot, std::int64_t{8});
            QVERIFY(row.gathered < row.lot);
            QVERIFY(row.gathered <= static_cast<std::int64_t>(row.hanging.size()));
            gathered = gathered || row.gathered > 0;
            QVERIFY(board->accessibleName().contains(QStringLiteral("%1 of 8").arg(row.gathered)));
        }
        QVERIFY(gathered);
    }
};

TAKTBOARD_TEST(card_places, CardPlacesTest);

#include "tst_card_places.moc"

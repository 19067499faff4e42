// Cards by small plants worked out by hand: two cards at one store, collections, when a card is freed, CONWIP, the
// slots of a heijunka box. Times in seconds from the begin of the run.
#include "small_plants.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// Press, market and cell: production cards from the market to the press, withdrawal cards from the cell to the
/// market, collected every hour, 5 min each way. Containers of ten; the press takes 300 s, the cell 600 s for one.
struct TwoCards : SmallPlant {
    Id item = b.item("Part", 10);
    Id press = process(item, fixed(30));
    Id market = into(press, b.element<Supermarket>("Market"));
    Id cell = process(item, fixed(60), market);
    Id made, withdrawn;

    TwoCards(std::int64_t productionCards, std::int64_t initial) {
        b.flow(into(cell, b.element<Inventory>("Out")), customer);
        b.stock(market, item, initial);
        wantsSometime(item);
        made = b.loop(LoopKind::Production, item, press, market, productionCards);
        withdrawn = loop(LoopKind::Withdrawal, item, market, cell, 2, [](KanbanLoop& l) {
            l.freed = CardFreed::FirstPiece;
            l.interval = Duration::hours(1);
            l.conveyance = Duration::minutes(5);
        });
    }
};

/// What cards of a loop were at, in order: when and which state.
std::vector<std::pair<double, CardState>> statesOf(const Played& run, Id loop) {
    std::vector<std::pair<double, CardState>> out;
    for (std::size_t i = 0; i < run.trace->size(); ++i)
        if (const auto r = (*run.trace)[i]; r.kind() == RecordKind::Card &&
                                            run.network->loops[run.network->loopOfCard(r.subject)].id == loop)
            out.emplace_back(static_cast<double>(r.at) * 1e-6, static_cast<CardState>(r.place()));
    return out;
}

Times timesOf(const Played& run, Id loop, CardState state) {
    Times out;
    for (const auto& [at, is] : statesOf(run, loop))
        if (is == state && at > 0)
            out.push_back(at);
    return out;
}

} // namespace

class Cards : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// Two full containers lie there and one production card is free: the press fills the third by 300. Both withdrawal
    /// cards are collected at 3 600 and come to the market at 3 900: there the production cards change to the press's
    /// post, the withdrawal cards go on with the containers and come to the cell at 4 200. The cell opens one at 4 200
    /// and one at 4 800; these cards wait for the next hour.
    void twoCardsAreSwappedAtTheStoreAndCollectedHourly() {
        const TwoCards plant(3, 20);
        const Played run = play(plant.b.build(), Duration::seconds(9'300));
        QCOMPARE(run.times(RecordKind::Depart), (Times{3'900, 3'900, 7'500, 7'500}));
        QCOMPARE(run.times(RecordKind::Arrive), (Times{4'200, 4'200, 7'800, 7'800}));
        QCOMPARE(madeAt(run, plant.press), (Times{300, 4'200, 4'500, 7'800, 8'100}));
        QCOMPARE(madeAt(run, plant.cell), (Times{4'800, 5'400, 8'400, 9'000}));
        QCOMPARE(timesOf(run, plant.made, CardState::AtPost), (Times{3'900, 3'900, 7'500, 7'500}));
        QCOMPARE(timesOf(run, plant.withdrawn, CardState::AtPost), (Times{4'200, 4'800, 7'800, 8'400}));
        QCOMPARE(timesOf(run, plant.withdrawn, CardState::InTransit), (Times{3'900, 3'900, 7'500, 7'500}));
        QCOMPARE(run.value("shortages." + std::to_string(plant.withdrawn.value)), 0.0);
    }

    /// One container with the only production card: the second withdrawal card waits at the store until the press has
    /// made up what the first took away.
    void aWithdrawalCardWithoutAContainerWaitsAtTheStore() {
        const TwoCards plant(1, 10);
        const Played run = play(plant.b.build(), Duration::seconds(5'000));
        QCOMPARE(run.times(RecordKind::Depart), (Times{3'900, 4'200}));
        QCOMPARE(madeAt(run, plant.press), (Times{4'200, 4'500}));
        QCOMPARE(timesOf(run, plant.withdrawn, CardState::Waiting), (Times{3'900}));
        QCOMPARE(run.value("shortages." + std::to_string(plant.withdrawn.value)), 1.0);
    }

    /// Three cards, the carrier comes at two. The first two go at once, the third hangs until the cell opens a container
    /// at 600; the next pair is full when it opens the third at 1 800, then the fifth at 3 000.
    void theCarrierComesWhenSoManyCardsHang() {
        SmallPlant p;
        const Id item = p.b.item("Part", 10);
        const Id source = p.stockOf(item, 1'000);
        const Id cell = p.process(item, fixed(60), source);
        p.b.flow(p.into(cell, p.b.element<Inventory>("Out")), p.customer);
        p.wantsSometime(item);
        p.loop(LoopKind::Withdrawal, item, source, cell, 3, [](KanbanLoop& l) {
            l.freed = CardFreed::FirstPiece;
            l.collectAt = 2;
            l.conveyance = Duration::minutes(5);
        });
        const Played run = play(p.b.build(), Duration::seconds(3'400));
        QCOMPARE(run.times(RecordKind::Depart), (Times{300, 300, 900, 900, 2'100, 2'100, 3'300, 3'300}));
        QCOMPARE(madeAt(run, cell), (Times{1'200, 1'800, 2'400, 3'000}));
    }

    /// Containers of four; the customer takes a piece an hour. The card goes with the first piece of a container or with
    /// its last; 10 min each way.
    void theCardIsFreedByTheFirstPieceOrTheLast_data() {
        QTest::addColumn<CardFreed>("freed");
        QTest::addColumn<Times>("departs");
        QTest::newRow("first piece") << CardFreed::FirstPiece << Times{4'200, 18'600};
        QTest::newRow("container empty") << CardFreed::ContainerEmpty << Times{15'000, 29'400};
    }
    void theCardIsFreedByTheFirstPieceOrTheLast() {
        QFETCH(CardFreed, freed);
        QFETCH(Times, departs);
        SmallPlant p;
        const Id item = p.b.item("Part", 4);
        const Id reserve = p.stockOf(item, 100);
        const Id shop = p.b.element<Supermarket>("Shop");
        p.b.stock(shop, item, 4);
        p.b.flow(reserve, shop);
        p.b.flow(shop, p.customer);
        p.wantsEvenly(item, 24);
        p.loop(LoopKind::Withdrawal, item, reserve, shop, 1, [&](KanbanLoop& l) {
            l.freed = freed;
            l.conveyance = Duration::minutes(10);
        });
        const Played run = play(p.b.build(), Duration::seconds(32'000));
        QCOMPARE(run.times(RecordKind::Depart), departs);
    }

    /// Three cards. Freed on leaving the process, they come back at once; freed at shipping, the process makes three and
    /// then one for each that the customer takes.
    void conwipIsFreedOnLeavingTheLastProcessOrAtShipping() {
        for (const bool atShipping : {false, true}) {
            SmallPlant p;
            const Id item = p.b.item("Part");
            const Id cell = p.process(item, fixed(10));
            const Id store = p.into(cell, p.b.element<Inventory>("Store"));
            p.b.flow(store, p.customer);
            p.wantsEvenly(item, 4);
            p.b.loop(LoopKind::Conwip, item, cell, atShipping ? store : cell, 3);
            const Played run = play(p.b.build(), Duration::seconds(46'805));
            if (atShipping)
                QCOMPARE(madeAt(run, cell), (Times{10, 20, 30, 21'610, 43'210}));
            else
                QCOMPARE(madeAt(run, cell).size(), std::size_t{4'680});
        }
    }

    /// One container a tray, plenty in the market; what is owed from midnight is taken from 08:00 on, a tray a pitch.
    void theBoxFollowsItsSlotsOrTheGoal_data() {
        QTest::addColumn<QString>("slots_");
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b");
        QTest::addColumn<QString>("taken");
        QTest::newRow("in the order of the slots") << "AAB" << 4 << 2 << "AABAAB--";
        QTest::newRow("from the first slot again") << "BA" << 3 << 3 << "BABABA--";
        QTest::newRow("a slot of what nobody is owed goes to another") << "BA" << 4 << 1 << "BAAAA---";
        // Owed shares 1, 1; 3/4, 1; 3/4, 1/2; 1/2, 1/2; 1/4, 1/2; 1/4, 0.
        QTest::newRow("without slots, furthest behind first") << "" << 4 << 2 << "ABAABA--";
    }
    void theBoxFollowsItsSlotsOrTheGoal() {
        QFETCH(QString, slots_);
        QFETCH(int, a);
        QFETCH(int, b);
        QFETCH(QString, taken);
        SmallPlant p(Duration::hours(8));
        const Id items[] = {p.b.item("A"), p.b.item("B")};
        const Id cell = p.process(items[0], fixed(1));
        p.b.recipe(cell, items[1], fixed(1));
        const Id market = p.into(cell, p.b.element<Supermarket>("Market"));
        p.b.flow(market, p.customer);
        for (const Id item : items) {
            p.b.stock(market, item, 10);
            p.b.loop(LoopKind::Production, item, cell, market, 10);
            p.wantsDaily(item, item == items[0] ? a : b);
        }
        ProductionControl control;
        control.name = "Box";
        control.pacemaker = cell;
        control.pitch = Duration::minutes(30);
        const Id box = p.b.edit().insert(control);
        for (const QChar c : slots_) {
            HeijunkaSlot slot;
            slot.control = box;
            slot.item = items[c == 'A' ? 0 : 1];
            p.b.edit().insert(slot);
        }
        const Played run = play(p.b.build(), Duration::hours(12));
        QString found;
        for (std::size_t i = 0; i < run.trace->size(); ++i)
            if (const auto r = (*run.trace)[i]; r.kind() == RecordKind::Pitch)
                found += r.place() == 0                                                ? '-'
                         : run.network->items[r.place() - 1].id == items[0] ? 'A'
                                                                                       : 'B';
        QCOMPARE(found, taken);
        QCOMPARE(run.value("delivered.total"), static_cast<double>(a + b));
    }
};

TAKTBOARD_TEST(cards, Cards);
#include "tst_cards.moc"

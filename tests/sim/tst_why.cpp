// Why something happened, in small plants where one knows.
#include "played.h"
#include "sim/why.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

Picture pictureAt(const Played& run, Duration at) {
    Picture picture = initialPicture(*run.network);
    for (std::size_t i = 0; i < run.trace->size() && (*run.trace)[i].at <= at.us; ++i)
        applyRecord(picture, *run.network, (*run.trace)[i], i);
    picture.at = Time{} + at;
    return picture;
}

std::vector<std::string> why(const Played& run, Id process, Duration at) {
    std::vector<std::string> out;
    for (const auto& step : whyStands(*run.network, pictureAt(run, at), run.network->processOf(process)))
        out.push_back(whyText(*run.network, step));
    return out;
}

/// Press -> lane -> Weld -> lane -> Paint -> Goods -> customer; material never runs out.
struct Shop {
    PlantBuilder b;
    Id item = b.item("Bracket");
    Id press = add("Press", 60), weld = add("Weld", 60), paint = add("Paint", 60);
    Id goods = b.element<Inventory>("Goods");
    Id customer = b.element<Customer>("Customer");

    Shop() {
        const Id first = b.lane(2, WhenFull::DoesNotStart);
        const Id second = b.lane(2, WhenFull::DoesNotStart);
        b.flow(press, first);
        b.flow(first, weld);
        b.flow(weld, second);
        b.flow(second, paint);
        b.flow(paint, goods);
        b.flow(goods, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
    }
    Id add(const char* name, std::int64_t cycle) {
        const Id id = b.element<Process>(name);
        b.recipe(id, item, fixed(cycle));
        return id;
    }
    Intervention stop(Id process) const {
        Intervention i;
        i.kind = Intervention::Kind::BreakDown;
        i.element = process;
        i.at = Time{} + Duration::hours(1);
        i.length = Duration::hours(2);
        return i;
    }
};

} // namespace

class WhyTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aStarvedMachineLeadsToTheOneThatIsDown() {
        Shop shop;
        const Played run = play(shop.b.build(), Duration::hours(3), {shop.stop(shop.press)});
        QCOMPARE(why(run, shop.paint, Duration::hours(2)),
                 (std::vector<std::string>{"Paint waits for Bracket", "Weld waits for Bracket", "Press is down"}));
    }

    void aBlockedMachineLeadsToTheOneThatIsDown() {
        Shop shop;
        const Played run = play(shop.b.build(), Duration::hours(3), {shop.stop(shop.paint)});
        QCOMPARE(why(run, shop.press, Duration::hours(2)),
                 (std::vector<std::string>{"Press finds no room for what it makes", "Weld finds no room for what it makes",
                                           "Paint is down"}));
    }

    /// Kanban: the market is full, so its maker has no card; a late supplier starves it.
    void withoutACardTheMarketIsFull() {
        PlantBuilder b;
        const Id item = b.item("Bracket");
        const Id maker = b.element<Process>("Maker");
        b.recipe(maker, item, fixed(60));
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.flow(maker, market);
        b.flow(market, customer);
        b.loop(LoopKind::Production, item, maker, market, 3);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        const Played run = play(b.build(), Duration::hours(1));
        QCOMPARE(why(run, maker, Duration::minutes(30)), (std::vector<std::string>{"Maker has no card", "Market is full"}));
    }

    void whatIsOnItsWayIsTheRoot() {
        PlantBuilder b;
        const Id item = b.item("Bracket");
        const Id supplier = b.element<Supplier>("Supplier");
        const Id store = b.element<Supermarket>("Bought");
        const Id maker = b.element<Process>("Maker");
        const Id goods = b.element<Inventory>("Goods");
        const Id customer = b.element<Customer>("Customer");
        SupplierItem supplied;
        supplied.supplier = supplier;
        supplied.item = item;
        supplied.leadTime = DurationLaw::fixed(Duration::hours(5));
        b.edit().insert(supplied);
        b.recipe(maker, item, fixed(60));
        b.flow(supplier, store);
        b.flow(store, maker);
        b.flow(maker, goods);
        b.flow(goods, customer);
        b.loop(LoopKind::Withdrawal, item, supplier, store, 2);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        const Played run = play(b.build(), Duration::hours(6));
        QCOMPARE(why(run, maker, Duration::hours(2)),
                 (std::vector<std::string>{"Maker waits for Bracket", "Bracket is on its way to Bought"}));
    }

    /// In a kanban line every container that is made goes back to a customer's order, card by card.
    void everyMoveGoesBackToAnOrder() {
        PlantBuilder b;
        const Id item = b.item("Bracket");
        Id before;
        for (int n = 0; n < 3; ++n) {
            const Id maker = b.element<Process>("Maker");
            b.recipe(maker, item, fixed(60));
            const Id market = b.element<Supermarket>("Market");
            if (before)
                b.flow(before, maker);
            b.flow(maker, market);
            b.loop(LoopKind::Production, item, maker, market, 2);
            b.stock(market, item, 2);
            before = market;
        }
        const Id customer = b.element<Customer>("Customer");
        b.flow(before, customer);
        b.demand(customer, item, DemandPattern::Even, 100, 1);
        const Played run = play(b.build(), Duration::days(1));
        int made = 0;
        for (std::uint32_t i = 0; i < run.trace->size(); ++i)
            if ((*run.trace)[i].kind() == RecordKind::Made) {
                const auto chain = causesOf(*run.trace, i);
                QCOMPARE((*run.trace)[chain.back()].kind(), RecordKind::Ordered);
                ++made;
            }
        QVERIFY(made > 200);
    }

    /// Pushed material goes back to what brought it.
    void everyDeliveryOfAPushGoesBackToThePlan() {
        PlantBuilder b;
        const Id item = b.item("Bracket");
        const Id first = b.element<Process>("First"), second = b.element<Process>("Second");
        const Id between = b.element<Inventory>("Between"), goods = b.element<Inventory>("Goods");
        const Id customer = b.element<Customer>("Customer");
        for (const Id p : {first, second})
            b.recipe(p, item, fixed(60));
        b.flow(first, between);
        b.flow(between, second);
        b.flow(second, goods);
        b.flow(goods, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
        ScheduleLine line;
        line.control = b.element<ProductionControl>("Planning");
        line.process = first;
        line.item = item;
        line.quantity = {10};
        b.edit().insert(line);
        const Played run = play(b.build(), Duration::days(2));
        int made = 0;
        for (std::uint32_t i = 0; i < run.trace->size(); ++i)
            if ((*run.trace)[i].kind() == RecordKind::Made) {
                QCOMPARE((*run.trace)[causesOf(*run.trace, i).back()].kind(), RecordKind::Released);
                ++made;
            }
        QCOMPARE(made, 40);
    }
};

TAKTBOARD_TEST(why, WhyTest);
#include "tst_why.moc"

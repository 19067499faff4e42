// What lines on the map mean and why some are refused; where they are led.
#include <QTest>

#include "gui/map/connection_rules.h"
#include "gui/map/map_layout.h"
#include "model/changeset.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// One element of each kind, nothing joined.
struct Kit {
    Kit() : project(newProject("Test")), edit(project, project.scenarios[0].id) {
        supplier = put<Supplier>("Mill", 0);
        transport = put<Transport>("Truck", 1);
        inventory = put<Inventory>("Heap", 2);
        press = put<Process>("Press", 3);
        market = put<Supermarket>("Market", 4);
        cell = put<Process>("Cell", 5);
        lane = put<FifoLane>("Lane", 6);
        customer = put<Customer>("Customer", 7);
        control = put<ProductionControl>("Control", 8);
        Item row;
        row.name = "Part";
        item = edit.insert(row);
        for (const Id process : {press, cell}) {
            Recipe recipe;
            recipe.process = process;
            recipe.item = item;
            edit.insert(recipe);
        }
    }

    template <class Row>
    Id put(const std::string& name, int column) {
        Row row;
        row.name = name;
        row.x.value = column * 200;
        return edit.insert(row);
    }
    void flow(Id from, Id to) {
        MaterialFlow row;
        row.from = from;
        row.to = to;
        edit.insert(row);
    }
    Refusal line(Id from, Id to) const { return judgeLine(edit.plant(), from, to).refusal; }
    Refusal loop(LoopKind kind, Id a, Id b) const { return judgeLoop(edit.plant(), kind, a, b).refusal; }

    Project project;
    Edit edit;
    Id supplier, transport, inventory, press, market, cell, lane, customer, control, item;
};

} // namespace

class MapRulesTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void material_goes_where_it_can_be_moved() {
        const Kit k;
        for (const auto& [from, to] :
             {std::pair(k.supplier, k.transport), std::pair(k.supplier, k.inventory),
              std::pair(k.transport, k.market), std::pair(k.transport, k.customer),
              std::pair(k.inventory, k.press), std::pair(k.market, k.customer), std::pair(k.press, k.market),
              std::pair(k.press, k.lane), std::pair(k.press, k.cell), std::pair(k.lane, k.cell)}) {
            QCOMPARE(k.line(from, to), Refusal::None);
            QCOMPARE(judgeLine(k.edit.plant(), from, to).meaning, LineVerdict::Meaning::Material);
        }
    }

    void a_refused_line_says_why() {
        const Kit k;
        QCOMPARE(k.line(k.supplier, k.customer), Refusal::SupplierNeedsStore);
        QCOMPARE(k.line(k.press, k.supplier), Refusal::SupplierReceivesNothing);
        QCOMPARE(k.line(k.customer, k.press), Refusal::CustomerSendsNothing);
        QCOMPARE(k.line(k.inventory, k.market), Refusal::StoreToStore);
        QCOMPARE(k.line(k.transport, k.lane), Refusal::TransportNeedsStore);
        QCOMPARE(k.line(k.press, k.press), Refusal::SameElement);
        QCOMPARE(k.line(k.press, {}), Refusal::NoTarget);
    }

    void a_control_informs_and_schedules() {
        const Kit k;
        QCOMPARE(judgeLine(k.edit.plant(), k.customer, k.control).meaning, LineVerdict::Meaning::Information);
        QCOMPARE(judgeLine(k.edit.plant(), k.control, k.supplier).meaning, LineVerdict::Meaning::Information);
        QCOMPARE(judgeLine(k.edit.plant(), k.control, k.press).meaning, LineVerdict::Meaning::Schedule);
    }

    void a_line_is_drawn_once_and_never_in_a_circle() {
        Kit k;
        k.flow(k.press, k.market);
        k.flow(k.market, k.cell);
        QCOMPARE(k.line(k.press, k.market), Refusal::AlreadyThere);
        QCOMPARE(k.line(k.cell, k.press), Refusal::FlowsInCircle);
    }

    void production_cards_go_between_a_market_and_its_maker() {
        Kit k;
        k.flow(k.press, k.market);
        k.flow(k.market, k.cell);
        for (const auto& [a, b] : {std::pair(k.market, k.press), std::pair(k.press, k.market)}) {
            const LoopVerdict verdict = judgeLoop(k.edit.plant(), LoopKind::Production, a, b);
            QVERIFY(verdict.allowed());
            QCOMPARE(verdict.source, k.press);
            QCOMPARE(verdict.store, k.market);
        }
        QCOMPARE(k.loop(LoopKind::Production, k.market, k.cell), Refusal::LoopNeedsMaker);
        QCOMPARE(k.loop(LoopKind::Signal, k.market, k.customer), Refusal::LoopNeedsMaker);
    }

    void withdrawal_cards_fetch_from_a_market_for_a_user() {
        Kit k;
        k.flow(k.press, k.market);
        const LoopVerdict verdict = judgeLoop(k.edit.plant(), LoopKind::Withdrawal, k.cell, k.market);
        QVERIFY(verdict.allowed());
        QCOMPARE(verdict.source, k.market);
        QCOMPARE(verdict.store, k.cell);
        QCOMPARE(k.loop(LoopKind::Withdrawal, k.market, k.press), Refusal::MarketIsFilledByIt);
        QCOMPARE(k.loop(LoopKind::Withdrawal, k.inventory, k.press), Refusal::LoopNeedsMarket);
    }

    void conwip_cards_go_round_along_the_way_of_the_material() {
        Kit k;
        k.flow(k.press, k.market);
        QCOMPARE(k.loop(LoopKind::Conwip, k.press, k.cell), Refusal::ConwipNeedsLine);
        k.flow(k.market, k.cell);
        for (const auto& [a, b] : {std::pair(k.press, k.cell), std::pair(k.cell, k.press)}) {
            const LoopVerdict verdict = judgeLoop(k.edit.plant(), LoopKind::Conwip, a, b);
            QVERIFY(verdict.allowed());
            QCOMPARE(verdict.source, k.press);
            QCOMPARE(verdict.store, k.cell);
        }
        QCOMPARE(k.loop(LoopKind::Conwip, k.press, k.market), Refusal::None);
        QCOMPARE(k.loop(LoopKind::Conwip, k.press, k.customer), Refusal::ConwipNeedsLine);
    }

    void a_stock_control_fills_a_store() {
        Kit k;
        k.flow(k.press, k.market);
        k.flow(k.market, k.cell);
        for (const auto& [a, b] : {std::pair(k.market, k.press), std::pair(k.press, k.market)}) {
            const LoopVerdict verdict = judgeLoop(k.edit.plant(), LoopKind::BaseStock, a, b);
            QVERIFY(verdict.allowed());
            QCOMPARE(verdict.source, k.press);
            QCOMPARE(verdict.store, k.market);
        }
        QCOMPARE(k.loop(LoopKind::BaseStock, k.inventory, k.supplier), Refusal::None);
        QCOMPARE(k.loop(LoopKind::MinMax, k.market, k.inventory), Refusal::None);
        QCOMPARE(k.loop(LoopKind::BaseStock, k.market, k.cell), Refusal::ControlNeedsStore);
        QCOMPARE(k.loop(LoopKind::BaseStock, k.lane, k.press), Refusal::ControlNeedsStore);
    }

    void loops_of_a_kind_between_the_same_ends_are_one_line() {
        const Project project = test::readSample("acme-stamping");
        const Plant& plant = project.scenario("Future state")->plant;
        const MapLayout layout(plant);
        int loops = 0;
        std::size_t members = 0;
        for (const auto& link : layout.links())
            if (link.table == TableId::KanbanLoops) {
                ++loops;
                members += link.members.size();
            }
        QCOMPARE(members, plant.get<KanbanLoop>().size());
        QCOMPARE(loops, 4);
        for (const auto& loop : plant.get<KanbanLoop>())
            QVERIFY(layout.link(loop.id));
    }

    void lines_in_a_row_are_straight_and_end_at_the_symbols() {
        Kit k;
        k.flow(k.press, k.market);
        const MapLayout layout(k.edit.plant());
        const LinkLayout* link = layout.flowBetween(k.press, k.market);
        QVERIFY(link);
        QCOMPARE(link->line.size(), 2);
        QCOMPARE(link->line.first().x(), layout.node(k.press)->box.right());
        QCOMPARE(link->line.last().x(), layout.node(k.market)->box.left());
        QCOMPARE(link->line.first().y(), link->line.last().y());
    }

    void a_track_is_measured_along_its_corners() {
        const Track track(QPolygonF{{0, 0}, {30, 0}, {30, 10}});
        QCOMPARE(track.length(), 40.0);
        QCOMPARE(track.at(0.5), QPointF(20, 0));
        QCOMPARE(track.at(1.0), QPointF(30, 10));
        QCOMPARE(track.reversed().at(0.25), QPointF(30, 0));
        QCOMPARE(track.at(-3.0), QPointF(0, 0));
    }
};

TAKTBOARD_TEST(map_rules, MapRulesTest);

#include "tst_map_rules.moc"

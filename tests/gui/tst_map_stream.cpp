// Changing a drawn stream through the real window: push into pull, symbols put into a flow, lines bent, symbols in
// order.
#include <QUndoStack>

#include "gui/map/bend_tool.h"
#include "gui/map/stream_commands.h"
#include "map_window.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

/// A supplier, two processes that push to each other through an inventory, a customer and a plan for both.
struct Stream : Window {
    Id first = add(TableId::Processes, {0, 0});
    Id store = add(TableId::Inventories, {200, 0});
    Id second = add(TableId::Processes, {400, 0});
    Id customer = add(TableId::Customers, {700, -200});
    Id plan = add(TableId::ProductionControls, {200, -300});
    Stream() {
        connectElements(first, store);
        connectElements(store, second);
        connectElements(second, customer);
        connectElements(plan, first);
        connectElements(plan, second);
        page.selection().clear();
    }
    bool scheduled(Id process) const {
        const auto& lines = plant().get<ScheduleLine>();
        return std::any_of(lines.begin(), lines.end(), [&](const auto& l) { return l.process == process; });
    }
    Id flow(Id from, Id to) const {
        for (const auto& f : plant().get<MaterialFlow>())
            if (f.from == from && f.to == to)
                return f.id;
        return {};
    }
    QAction* handOver(HandOver how) { return page.actions().handOver[static_cast<std::size_t>(how)]; }
    QAction* arrange(Arrangement how) { return page.actions().arrange[static_cast<std::size_t>(how)]; }
};

} // namespace

class MapStream : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void an_inventory_becomes_a_supermarket_with_its_loop_in_one_step() {
        Stream s;
        QVERIFY(s.scheduled(s.first) && s.scheduled(s.second));
        const Plant before = s.plant();
        const int steps = s.document.undoStack()->index();
        s.page.selection().set({s.store});
        QVERIFY(s.handOver(HandOver::Supermarket)->isEnabled());
        QVERIFY(!s.handOver(HandOver::Push)->isEnabled());
        s.handOver(HandOver::Supermarket)->trigger();
        QCOMPARE(s.document.undoStack()->index(), steps + 1);
        QCOMPARE(s.plant().get<Inventory>().size(), 0U);
        QCOMPARE(s.plant().get<Supermarket>().size(), 1U);
        const Id market = s.plant().get<Supermarket>()[0].id;
        QVERIFY(s.flow(s.first, market) && s.flow(market, s.second));
        QCOMPARE(s.plant().get<KanbanLoop>().size(), 1U);
        QVERIFY(s.plant().get<KanbanLoop>()[0].from == s.first && s.plant().get<KanbanLoop>()[0].to == market);
        QCOMPARE(s.plant().get<Stock>()[0].store.value, market.value);
        QVERIFY(!s.scheduled(s.first));
        QVERIFY(s.scheduled(s.second));
        s.document.undoStack()->undo();
        QVERIFY(s.plant() == before);
    }

    void a_flow_becomes_a_fifo_lane_and_back_push() {
        Stream s;
        s.page.selection().set({s.flow(s.first, s.store)});
        s.handOver(HandOver::Fifo)->trigger();
        QCOMPARE(s.plant().get<FifoLane>().size(), 1U);
        QVERIFY(!s.scheduled(s.second));
        const Id lane = s.plant().get<FifoLane>()[0].id;
        QVERIFY(s.page.selection().single() == lane);
        s.handOver(HandOver::Push)->trigger();
        QCOMPARE(s.plant().get<Inventory>().size(), 1U);
        QCOMPARE(s.plant().get<FifoLane>().size(), 0U);
    }

    void a_supermarket_put_into_a_straight_flow_pulls() {
        Window w;
        const Id a = w.add(TableId::Processes, {0, 0}), b = w.add(TableId::Processes, {400, 0});
        w.connectElements(a, b);
        const Id flow = w.plant().get<MaterialFlow>()[0].id;
        w.page.selection().set({flow});
        w.page.actions().handOver[static_cast<std::size_t>(HandOver::Supermarket)]->trigger();
        QCOMPARE(w.plant().get<Supermarket>().size(), 1U);
        QCOMPARE(w.plant().get<Supermarket>()[0].x.value, 200);
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 2U);
        QCOMPARE(w.plant().get<KanbanLoop>().size(), 1U);
    }

    void a_store_filled_by_a_truck_is_pulled_from_its_supplier() {
        Window w("acme-stamping.json");
        Id coils;
        for (const auto& store : w.plant().get<Inventory>())
            if (store.name == "Coils")
                coils = store.id;
        w.page.selection().set({coils});
        w.page.actions().handOver[static_cast<std::size_t>(HandOver::Supermarket)]->trigger();
        QCOMPARE(w.plant().get<KanbanLoop>().size(), 1U);
        const auto& loop = w.plant().get<KanbanLoop>()[0];
        QVERIFY(loop.kind == LoopKind::Withdrawal);
        QVERIFY(w.plant().find<Supplier>(loop.from) && w.plant().find<Supermarket>(loop.to));
    }

    void a_second_shift_is_like_the_first() {
        Window w;
        w.page.selection().clear();
        QVERIFY(w.press(QStringLiteral("Add a shift")));
        const auto& shared = w.document.project().shared;
        QCOMPARE(shared.get<Shift>().size(), 2U);
        QCOMPARE(shared.get<Shift>()[1].start.us, Duration::hours(14).us);
        QCOMPARE(shared.get<Break>().size(), 4U);
        w.document.undoStack()->undo();
        QCOMPARE(shared.get<Break>().size(), 2U);
    }

    void a_symbol_set_down_on_a_flow_is_put_into_it() {
        Window w;
        const Id a = w.add(TableId::Processes, {0, 0}), b = w.add(TableId::Processes, {500, 0});
        w.connectElements(a, b);
        const Id between = w.add(TableId::Processes, {260, 0});
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 2U);
        QVERIFY(w.plant().get<MaterialFlow>()[0].from == a && w.plant().get<MaterialFlow>()[0].to == between);
        QVERIFY(w.plant().get<MaterialFlow>()[1].to == b);
        w.document.undoStack()->undo();
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 1U);
        QCOMPARE(w.plant().get<Process>().size(), 2U);
    }

    void a_loose_symbol_dragged_onto_a_flow_is_put_into_it() {
        Window w;
        const Id a = w.add(TableId::Processes, {0, 0}), b = w.add(TableId::Processes, {500, 0});
        const Id loose = w.add(TableId::Inventories, {260, 240});
        w.connectElements(a, b);
        w.page.selection().clear();
        w.drag(w.middleOf(loose), w.at({260, 0}));
        QCOMPARE(w.plant().get<MaterialFlow>().size(), 2U);
        QCOMPARE(elementOf(w.plant(), loose)->y.value, 0);
    }

    void deleting_with_the_gap_closed_joins_what_stood_beside() {
        Stream s;
        s.page.selection().set({s.store});
        s.page.actions().removeAndClose->trigger();
        QVERIFY(s.flow(s.first, s.second));
        QCOMPARE(s.plant().get<Inventory>().size(), 0U);
    }

    void a_line_is_bent_by_dragging_and_made_straight_again() {
        Window w;
        const Id a = w.add(TableId::Processes, {0, 0}), b = w.add(TableId::Processes, {500, 0});
        w.connectElements(a, b);
        w.drag(w.at({250, 0}), w.at({260, 160}));
        const auto& flow = w.plant().get<MaterialFlow>()[0];
        QCOMPARE(flow.bends.points.size(), 1U);
        QCOMPARE(flow.bends.points[0].x.value, 260);
        QCOMPARE(flow.bends.points[0].y.value, 160);
        // The corner itself is moved, not a second one made.
        w.drag(w.at({260, 160}), w.at({300, 200}));
        QCOMPARE(w.plant().get<MaterialFlow>()[0].bends.points.size(), 1U);
        QCOMPARE(w.plant().get<MaterialFlow>()[0].bends.points[0].y.value, 200);
        QVERIFY(w.page.actions().straighten->isEnabled());
        w.page.actions().straighten->trigger();
        QVERIFY(w.plant().get<MaterialFlow>()[0].bends.points.empty());
    }

    void symbols_are_put_in_line_and_at_even_distances() {
        Stream s;
        Edit edit = s.document.edit();
        edit.modify<Process>(s.second, [](Process& p) { p.y.value = 60; });
        edit.modify<Inventory>(s.store, [](Inventory& p) { p.x.value = 140; });
        QVERIFY(s.document.push(edit, QStringLiteral("apart")));
        s.page.selection().set({s.first, s.store, s.second});
        s.arrange(Arrangement::Top)->trigger();
        const auto box = [&](Id id) { return s.page.scene().layout().node(id)->box; };
        QCOMPARE(box(s.first).top(), box(s.second).top());
        s.arrange(Arrangement::SpreadAcross)->trigger();
        const double left = box(s.store).left() - box(s.first).right(), right = box(s.second).left() - box(s.store).right();
        QVERIFY2(std::abs(left - right) <= 1.0, qPrintable(QStringLiteral("%1 %2").arg(left).arg(right)));
        s.page.selection().set({s.first});
        QVERIFY(!s.arrange(Arrangement::Top)->isEnabled());
    }

    void a_whole_map_is_laid_out_in_the_order_of_the_flow() {
        Window w("acme-stamping.json");
        // Everything on one heap.
        Edit edit = w.document.edit();
        w.plant().forEachTable([&](const auto& table) {
            using Row = std::decay_t<decltype(table[0])>;
            if constexpr (std::is_base_of_v<Element, Row>)
                for (const auto& row : table) {
                    auto copy = row;
                    copy.x.value = copy.y.value = 100;
                    edit.update(copy);
                }
        });
        QVERIFY(w.document.push(edit, QStringLiteral("heap")));
        w.page.actions().order->trigger();
        const auto& layout = w.page.scene().layout();
        for (const auto& flow : w.plant().get<MaterialFlow>()) {
            const TableId from = tableOf(w.plant(), flow.from), to = tableOf(w.plant(), flow.to);
            const auto inStream = [](TableId t) { return contains(kStores, t) || t == TableId::Processes; };
            if (inStream(from) && inStream(to))
                QVERIFY2(layout.node(flow.from)->at.x() < layout.node(flow.to)->at.x(), qPrintable(QString::fromStdString(nameOf(w.plant(), flow.id))));
        }
        for (std::size_t i = 0; i < layout.nodes().size(); ++i)
            for (std::size_t k = i + 1; k < layout.nodes().size(); ++k)
                QVERIFY2(!layout.nodes()[i].box.intersects(layout.nodes()[k].box),
                         qPrintable(QString::fromStdString(nameOf(w.plant(), layout.nodes()[i].id) + " on " + nameOf(w.plant(), layout.nodes()[k].id))));
    }
};

TAKTBOARD_TEST(map_stream, MapStream);
#include "tst_map_stream.moc"

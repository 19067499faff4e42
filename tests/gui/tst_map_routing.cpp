// Lines go round symbols, beside each other, and their words lie on nothing.
#include <QTest>
#include <random>

#include "gui/map/map_layout.h"
#include "model/changeset.h"
#include "property.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;
using test::holdsForSeeds;

namespace {

/// A plant drawn by hand.
struct Drawing {
    Drawing() : project(newProject("Test")), edit(project, project.scenarios[0].id) {}
    template <class Row>
    Id put(int x, int y) {
        Row row;
        row.name = "Element";
        row.x.value = x;
        row.y.value = y;
        return edit.insert(row);
    }
    Id material(Id from, Id to, FlowKind kind = FlowKind::Push) {
        MaterialFlow row;
        row.from = from;
        row.to = to;
        row.kind = kind;
        return edit.insert(row);
    }
    Id information(Id from, Id to, const char* label = "", InformationKind kind = InformationKind::Manual) {
        InformationFlow row;
        row.from = from;
        row.to = to;
        row.kind = kind;
        row.label = label;
        return edit.insert(row);
    }
    MapLayout layout(const std::map<Id, QPointF>& moved = {}, const MapLayout* last = nullptr) const {
        return MapLayout(edit.plant(), moved, {}, last);
    }
    Project project;
    Edit edit;
};

int crossings(const MapLayout& layout, const LinkLayout& link) {
    return layout.obstacles().crossings(link.line, link.from, link.to);
}

/// The way that the line would take if nothing were in the way.
QPolygonF basicWay(const Drawing& d, const LinkLayout& link) {
    const MapLayout all = d.layout();
    const auto end = [&](Id id) {
        const NodeLayout* n = all.node(id);
        const bool vertical = n->kind == TableId::Suppliers || n->kind == TableId::Customers || n->kind == TableId::Transports;
        return LineEnd{n->box, n->at, vertical, contains(kStores, n->kind) ? n->box.top() - n->area.top() : 0.0};
    };
    return link.table == TableId::MaterialFlows ? routeMaterial(end(link.from), end(link.to))
                                                : routeInformation(end(link.from), end(link.to), false);
}

bool isAtEdge(const QPointF& p, const NodeLayout& node) {
    const QRectF box = node.box.adjusted(0, std::min(0.0, node.area.top() - node.box.top()), 0, 0);
    const bool within = box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(p);
    return within && !node.box.adjusted(0.01, 0.01, -0.01, -0.01).contains(p);
}

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    int upTo(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
    Id oneOf(const std::vector<Id>& ids) { return ids[static_cast<std::size_t>(upTo(static_cast<int>(ids.size())))]; }

  private:
    std::mt19937_64 engine_;
};

void drawLines(Drawing& d, const std::vector<Id>& ids, Dice& dice, int count, bool withFlashes) {
    for (int i = 0; i < count; ++i) {
        const Id from = dice.oneOf(ids), to = dice.oneOf(ids);
        if (from == to)
            continue;
        if (dice.upTo(2))
            d.material(from, to);
        else
            d.information(from, to, "words", withFlashes && dice.upTo(2) ? InformationKind::Electronic : InformationKind::Manual);
    }
}

} // namespace

class MapRoutingTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_line_of_material_goes_round_a_process_between() {
        Drawing d;
        const Id from = d.put<Process>(0, 0), between = d.put<Process>(300, 0), to = d.put<Inventory>(600, 0);
        d.material(from, to);
        const MapLayout layout = d.layout();
        const LinkLayout& link = *layout.flowBetween(from, to);
        QCOMPARE(crossings(layout, link), 0);
        QVERIFY(link.line.size() > 2);
        const QRectF area = layout.node(between)->area;
        for (qsizetype i = 1; i < link.line.size(); ++i)
            QVERIFY(!crosses(link.line[i - 1], link.line[i], area));
        QVERIFY(isAtEdge(link.line.first(), *layout.node(from)));
        QVERIFY(isAtEdge(link.line.last(), *layout.node(to)));
    }

    void a_line_with_nothing_in_its_way_stays_as_it_is() {
        Drawing d;
        const Id from = d.put<Process>(0, 0), to = d.put<Inventory>(600, 0);
        d.put<Process>(300, 300);
        d.material(from, to);
        QCOMPARE(d.layout().flowBetween(from, to)->line.size(), 2);
    }

    void information_goes_round_too_and_keeps_its_flash() {
        Drawing d;
        const Id control = d.put<ProductionControl>(0, 0), to = d.put<Process>(0, 600);
        d.put<Process>(0, 300);
        const Id manual = d.information(control, to);
        const Id electronic = d.information(control, to, "", InformationKind::Electronic);
        const MapLayout layout = d.layout();
        QCOMPARE(crossings(layout, *layout.link(manual)), 0);
        QCOMPARE(crossings(layout, *layout.link(electronic)), 0);
        const QPolygonF& line = layout.link(electronic)->line;
        int slanting = 0;
        for (qsizetype i = 1; i < line.size(); ++i)
            slanting += line[i].x() != line[i - 1].x() && line[i].y() != line[i - 1].y();
        QCOMPARE(slanting, 3); // on, back and on again
        QVERIFY(layout.link(manual)->line != line);
    }

    void lines_that_go_round_the_same_symbol_run_beside_each_other() {
        Drawing d;
        const Id a = d.put<Process>(0, 0), b = d.put<Process>(600, 0);
        d.put<Process>(300, 0);
        const Id there = d.material(a, b), back = d.material(b, a);
        const MapLayout layout = d.layout();
        const QPolygonF &one = layout.link(there)->line, &other = layout.link(back)->line;
        const auto level = [](const QPolygonF& line) { return line[longestPiece(line)].y(); };
        QVERIFY(std::abs(level(one) - level(other)) > 10);
    }

    void lines_into_one_side_of_a_process_end_beside_each_other() {
        Drawing d;
        const Id upper = d.put<Inventory>(0, 0), lower = d.put<Inventory>(0, 400), process = d.put<Process>(300, 0);
        d.material(upper, process);
        d.material(lower, process);
        const MapLayout layout = d.layout();
        QCOMPARE(layout.flowBetween(upper, process)->line.size(), 2);
        QCOMPARE(layout.flowBetween(lower, process)->line.last(), QPointF(300 - 62, 18));
    }

    void words_lie_on_no_symbol_and_on_no_other_words() {
        Drawing d;
        const Id control = d.put<ProductionControl>(0, 0);
        std::vector<Id> lines;
        for (int i = 0; i < 8; ++i)
            lines.push_back(d.information(control, d.put<Process>(-600 + 170 * i, 300), "weekly schedule"));
        const MapLayout layout = d.layout();
        for (const Id a : lines) {
            const QRectF box = layout.link(a)->labelBox;
            QVERIFY(!box.isNull());
            for (const auto& node : layout.nodes())
                QVERIFY(!node.area.adjusted(2, 2, -2, -2).intersects(box));
            for (const Id b : lines)
                QVERIFY(a == b || !layout.link(b)->labelBox.intersects(box));
        }
    }

    void words_give_way_to_a_symbol_beside_the_line() {
        Drawing d;
        const Id control = d.put<ProductionControl>(0, 0), to = d.put<Process>(600, 0), above = d.put<Process>(300, -84);
        const Id line = d.information(control, to, "daily");
        const MapLayout layout = d.layout();
        QVERIFY(!layout.node(above)->area.adjusted(2, 2, -2, -2).intersects(layout.link(line)->labelBox));
        QVERIFY(QRectF(0, -40, 600, 80).contains(layout.link(line)->labelBox)); // still at its line
    }

    void random_maps_are_never_worse_than_straight_ways() {
        QVERIFY(holdsForSeeds("never through more symbols, equal for equal plants", 300, [](std::uint64_t seed) {
            Dice dice(seed);
            Drawing d;
            std::vector<Id> ids;
            const int count = dice.upTo(24) + 2;
            for (int i = 0; i < count; ++i) {
                const int x = dice.upTo(60) * 20, y = dice.upTo(40) * 20;
                switch (dice.upTo(6)) {
                case 0: ids.push_back(d.put<Inventory>(x, y)); break;
                case 1: ids.push_back(d.put<Supplier>(x, y)); break;
                case 2: ids.push_back(d.put<ProductionControl>(x, y)); break;
                case 3: ids.push_back(d.put<Transport>(x, y)); break;
                default: ids.push_back(d.put<Process>(x, y));
                }
            }
            drawLines(d, ids, dice, 16, false);
            const MapLayout layout = d.layout();
            for (const auto& link : layout.links())
                RC_ASSERT(crossings(layout, link) <= layout.obstacles().crossings(basicWay(d, link), link.from, link.to));
            // What is taken over from the map before makes no difference.
            const std::map<Id, QPointF> places{{dice.oneOf(ids), QPointF(dice.upTo(60) * 20, dice.upTo(40) * 20)}};
            const MapLayout after = d.layout(places, &layout);
            RC_ASSERT(layout.links() == d.layout().links());
            RC_ASSERT(after.links() == d.layout(places).links());
            RC_ASSERT(d.layout({}, &after).links() == layout.links());
        }));
    }

    void between_symbols_that_stand_apart_every_line_finds_a_clear_way_from_edge_to_edge() {
        QVERIFY(holdsForSeeds("clear ways from edge to edge", 300, [](std::uint64_t seed) {
            Dice dice(seed);
            Drawing d;
            std::vector<Id> ids;
            for (int i = 0; i < 25; ++i)
                if (i < 2 || dice.upTo(3) > 0)
                    ids.push_back(dice.upTo(2) ? d.put<Process>(i % 5 * 220, i / 5 * 200) : d.put<Supermarket>(i % 5 * 220, i / 5 * 200));
            drawLines(d, ids, dice, 12, true);
            const MapLayout layout = d.layout();
            for (const auto& link : layout.links()) {
                RC_ASSERT(isAtEdge(link.line.first(), *layout.node(link.from)));
                RC_ASSERT(isAtEdge(link.line.last(), *layout.node(link.to)));
                RC_ASSERT(crossings(layout, link) == 0);
            }
        }));
    }
};

TAKTBOARD_TEST(map_routing, MapRoutingTest);

#include "tst_map_routing.moc"

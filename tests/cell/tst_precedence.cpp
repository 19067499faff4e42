#include <QtTest>

#include "../support/test_main.h"
#include "cell/precedence.h"

using namespace takt;
using namespace takt::cell;

class Precedence : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aCircleIsNamedInItsOrder();
    void anArrowThatClosesNoneIsFree();
    void arrowsThatOthersSayAreFound();
    void everyArrowLeadsToTheRight();
};

void Precedence::aCircleIsNamedInItsOrder() {
    const std::vector<Arc> arcs{{0, 1}, {1, 2}, {2, 3}};
    QVERIFY((circleClosedBy(4, arcs, {3, 1}) == std::vector<balance::Task>{1, 2, 3}));
    QVERIFY((circleClosedBy(4, arcs, {2, 2}) == std::vector<balance::Task>{2}));
    QVERIFY((circleIn(4, {{0, 1}, {1, 2}, {2, 1}}) == std::vector<balance::Task>{2, 1} ||
             circleIn(4, {{0, 1}, {1, 2}, {2, 1}}) == std::vector<balance::Task>{1, 2}));
}

void Precedence::anArrowThatClosesNoneIsFree() {
    const std::vector<Arc> arcs{{0, 1}, {1, 2}};
    QVERIFY(circleClosedBy(3, arcs, {0, 2}).empty());
    QVERIFY(circleIn(3, arcs).empty());
}

void Precedence::arrowsThatOthersSayAreFound() {
    const std::vector<Arc> arcs{{0, 1}, {1, 2}, {0, 2}, {1, 3}, {0, 3}, {0, 1}};
    QVERIFY((redundantArcs(4, arcs) == std::vector<bool>{false, false, true, false, true, true}));
}

void Precedence::everyArrowLeadsToTheRight() {
    const std::vector<Arc> arcs{{0, 2}, {1, 2}, {2, 3}, {0, 3}, {4, 3}};
    const auto places = layeredPlaces(5, arcs);
    for (const auto& [before, after] : arcs)
        QVERIFY(places[static_cast<std::size_t>(before)].layer < places[static_cast<std::size_t>(after)].layer);
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(!(places[a] == places[b]));
}

TAKTBOARD_TEST(precedence, Precedence);
#include "tst_precedence.moc"

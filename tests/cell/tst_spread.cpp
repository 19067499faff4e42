#include <QtTest>

#include "../support/test_main.h"
#include "balance/checker.h"
#include "cell/spread.h"

using namespace takt;
using namespace takt::cell;

class Spread : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void evenlyTakesTheEdgeOff();
    void leftWithTheLastFillsTheFirst();
    void precedenceHolds();
};

namespace {

std::vector<balance::Units> timesOf(const balance::Line& line, const balance::Assignment& a) {
    std::vector<balance::Units> times;
    for (std::size_t s = 0; s < a.stations.size(); ++s)
        times.push_back(balance::stationTime(line, a, s));
    return times;
}

balance::Line line() {
    balance::Line out;
    out.times = {10, 10, 10, 10, 10, 10};
    return out;
}

} // namespace

void Spread::evenlyTakesTheEdgeOff() {
    balance::Assignment a;
    a.stations = {{0, 1, 2}, {3, 4}, {5}};
    const auto out = spread(line(), a, 30, SpareTime::Even);
    QVERIFY((timesOf(line(), out) == std::vector<balance::Units>{20, 20, 20}));
}

void Spread::leftWithTheLastFillsTheFirst() {
    balance::Assignment a;
    a.stations = {{0, 1}, {2, 3}, {4, 5}};
    const auto out = spread(line(), a, 25, SpareTime::LeftWithLast);
    QVERIFY((timesOf(line(), out) == std::vector<balance::Units>{20, 20, 20})); // 30 would pass the cycle
    const auto wide = spread(line(), a, 30, SpareTime::LeftWithLast);
    const auto times = timesOf(line(), wide);
    QCOMPARE(times.front(), balance::Units{30});
    QCOMPARE(times.back(), balance::Units{10});
}

void Spread::precedenceHolds() {
    auto chain = line();
    for (int t = 0; t < 5; ++t)
        chain.arcs.emplace_back(t, t + 1);
    balance::Assignment a;
    a.stations = {{0}, {1, 2}, {3, 4, 5}};
    const auto out = spread(chain, a, 30, SpareTime::Even);
    QVERIFY(balance::violations(chain, out, 30).empty());
    QVERIFY((timesOf(chain, out) == std::vector<balance::Units>{20, 20, 20}));
}

TAKTBOARD_TEST(spread, Spread);
#include "tst_spread.moc"

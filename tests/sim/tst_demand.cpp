// Seasons and disruptions in demand that falls by chance or by a series. Times in seconds.
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// A customer who is served by a machine of a second.
struct Shop {
    PlantBuilder b;
    Id item = b.item("Part");
    Id customer = b.element<Customer>("Customer");
    Id demand;

    explicit Shop(DemandPattern pattern, std::int64_t quantity = 1) {
        const Id machine = b.element<Process>("Machine");
        b.recipe(machine, item, fixed(1));
        b.flow(machine, customer);
        demand = b.demand(customer, item, pattern, quantity);
    }
    Id series(std::vector<std::int64_t> millionths) {
        Series row;
        row.name = "Series";
        row.values.millionths = std::move(millionths);
        return b.edit().insert(row);
    }
    void season(std::vector<std::int64_t> millionths, std::int64_t days) {
        const Id factors = series(std::move(millionths));
        b.change<Demand>(demand, [&](Demand& d) {
            d.season = factors;
            d.seasonDays = days;
        });
    }
    void every(DurationLaw interval) {
        b.change<Demand>(demand, [&](Demand& d) { d.interval = interval; });
    }
    void disrupted(std::int64_t level, std::int64_t from, std::int64_t length) {
        Disruption row;
        row.name = "Fashion";
        row.between = fixed(from);
        row.length = fixed(length);
        row.level = level;
        row.once = true;
        DisruptionTarget target;
        target.disruption = b.edit().insert(row);
        target.element = customer;
        b.edit().insert(target);
    }
    std::vector<double> ordered(Duration horizon) const { return play(b.build(), horizon).times(RecordKind::Ordered); }
};

struct Counts {
    double mean = 0, variance = 0;
};
/// Of orders in windows of a length from a moment on.
Counts countsOf(const std::vector<double>& times, double from, double to, double window) {
    std::vector<int> counts(static_cast<std::size_t>((to - from) / window));
    for (const double t : times)
        if (t > from && t < to)
            ++counts[std::min(counts.size() - 1, static_cast<std::size_t>((t - from) / window))];
    Counts out;
    const auto n = static_cast<double>(counts.size());
    for (const int c : counts)
        out.mean += c / n;
    for (const int c : counts)
        out.variance += (c - out.mean) * (c - out.mean) / (n - 1);
    return out;
}

} // namespace

class DemandSwings : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// Every 300 s; 200 s are left at 1 000, and after 1 500 what is left then passes as usual.
    void aLevelStretchesTheWait_data() {
        QTest::addColumn<int>("level");
        QTest::addColumn<std::vector<double>>("falls");
        QTest::newRow("none") << 0 << std::vector<double>{300, 600, 900, 1'700, 2'000};
        QTest::newRow("half") << 50 << std::vector<double>{300, 600, 900, 1'400, 1'750, 2'050};
        QTest::newRow("twice") << 200 << std::vector<double>{300, 600, 900, 1'100, 1'250, 1'400, 1'600, 1'900};
    }
    void aLevelStretchesTheWait() {
        QFETCH(int, level);
        QFETCH(std::vector<double>, falls);
        Shop shop(DemandPattern::Renewal);
        shop.every(fixed(300));
        shop.disrupted(level, 1'000, 500);
        QCOMPARE(shop.ordered(Duration::seconds(2'100)), falls);
    }

    /// 24 h a day at work: every four hours on the first day, every 80 minutes on the second.
    void seasonsInARenewalPattern() {
        Shop shop(DemandPattern::Renewal);
        shop.every(DurationLaw::fixed(Duration::hours(4)));
        shop.season({1'000'000, 3'000'000}, 1);
        const auto falls = shop.ordered(Duration::hours(48) + Duration::seconds(1));
        QCOMPARE(falls.size(), std::size_t{6 + 18});
        QCOMPARE(falls[5], 24 * 3'600.0);
        QCOMPARE(falls[6], 24 * 3'600.0 + 4'800);
    }

    /// Twice as much on the first day and, from 10 800 to 18 000, half of that: 30 min, then 60, then 30.
    void seasonAndLevelTogether() {
        Shop shop(DemandPattern::Renewal);
        shop.every(DurationLaw::fixed(Duration::hours(1)));
        shop.season({2'000'000, 1'000'000}, 1);
        shop.disrupted(50, 10'800, 7'200);
        QCOMPARE(shop.ordered(Duration::seconds(20'000)),
                 (std::vector<double>{1'800, 3'600, 5'400, 7'200, 9'000, 10'800, 14'400, 18'000, 19'800}));
    }

    /// Ten in 1 000 s by chance; at half its level five, and as scattered as chance is: variance = mean.
    void poissonDemandStaysPoissonAtALevel() {
        for (const int level : {50, 200}) {
            Shop shop(DemandPattern::Poisson, 864);
            shop.disrupted(level, 1'000, 3'000'000);
            const Counts c = countsOf(shop.ordered(Duration::seconds(2'001'000)), 1'000, 2'001'000, 1'000);
            const double mean = 10.0 * level / 100;
            QVERIFY2(std::abs(c.mean - mean) < 5 * std::sqrt(mean / 2'000), qPrintable(QString::number(c.mean)));
            QVERIFY2(std::abs(c.variance / mean - 1) < 5 * std::sqrt(2.0 / 2'000), qPrintable(QString::number(c.variance)));
        }
    }

    void poissonDemandInSeasonsStaysPoisson() {
        Shop shop(DemandPattern::Poisson, 864);
        shop.season({500'000, 1'500'000}, 10);
        const auto falls = shop.ordered(Duration::days(20));
        for (const auto& [from, mean] : {std::pair{0.0, 5.0}, std::pair{864'000.0, 15.0}}) {
            const Counts c = countsOf(falls, from, from + 864'000, 1'000);
            QVERIFY(std::abs(c.mean - mean) < 5 * std::sqrt(mean / 864));
            QVERIFY(std::abs(c.variance / mean - 1) < 5 * std::sqrt(2.0 / 864));
        }
    }

    void noneAtLevelNone() {
        Shop shop(DemandPattern::Poisson, 8'640);
        shop.disrupted(0, 1'000, 5'000);
        const auto falls = shop.ordered(Duration::seconds(10'000));
        QVERIFY(std::none_of(falls.begin(), falls.end(), [](double t) { return t > 1'000 && t < 6'000; }));
        QVERIFY(falls.back() > 9'000);
    }

    /// 10, 21, 10, 21 at 0.5, 0.5, 2, 2: 5, 10 (half a piece is left over), 20 with it, 42.
    void seasonsInASeries() {
        Shop shop(DemandPattern::Series);
        const Id numbers = shop.series({10'000'000, 21'000'000});
        shop.b.change<Demand>(shop.demand, [&](Demand& d) { d.series = numbers; });
        shop.season({500'000, 2'000'000}, 2);
        const Played run = play(shop.b.build(), Duration::days(4));
        std::vector<int> amounts;
        for (std::size_t i = 0; i < run.trace->size(); ++i)
            if ((*run.trace)[i].kind() == RecordKind::Ordered)
                amounts.push_back((*run.trace)[i].amount);
        QCOMPARE(amounts, (std::vector<int>{5, 10, 20, 42}));
    }
};

TAKTBOARD_TEST(demand, DemandSwings);
#include "tst_demand.moc"

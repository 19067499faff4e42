#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>

#include "../support/test_main.h"
#include "base/distribution.h"

using namespace takt;

namespace {

constexpr int kDraws = 200'000;
constexpr double kSecond = 1e6;

using Cdf = std::function<double(double)>;

/// sqrt(n) times the greatest distance between the drawn and the true law; above 1.95 once in 1000.
double distance(std::vector<double> values, const Cdf& cdf) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double f = cdf(values[i]);
        worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    return worst * std::sqrt(n);
}

template <class Draw>
std::vector<double> draws(Draw&& draw) {
    std::vector<double> values(kDraws);
    for (double& v : values)
        v = static_cast<double>(draw());
    return values;
}

template <class Law>
Cdf lawOf(Law law) {
    return [law](double us) { return boost::math::cdf(law, us / kSecond); };
}

} // namespace

class DistributionTest : public QObject {
    Q_OBJECT

    void follows(const char* name, const Distribution& distribution, const Cdf& cdf) {
        RandomStream random(2024, 1, 1, 1);
        const double far = distance(draws([&] { return distribution.sample(random); }), cdf);
        QVERIFY2(far < 1.95, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(far)));
    }

    static double meanOf(const Distribution& distribution, const ValueTable& table = {}) {
        RandomStream random(77);
        std::uint32_t position = 0;
        double sum = 0.0;
        for (int i = 0; i < kDraws; ++i)
            sum += static_cast<double>(distribution.sample(random, table, position));
        return sum / kDraws;
    }

  private Q_SLOTS:
    void theRawLawsAreThoseOfBoost() {
        namespace bm = boost::math;
        RandomStream r(99);
        QVERIFY(distance(draws([&] { return r.uniform(); }), [](double x) { return x; }) < 1.95);
        QVERIFY(distance(draws([&] { return r.exponential(); }), [](double x) { return -std::expm1(-x); }) < 1.95);
        QVERIFY(distance(draws([&] { return r.normal(); }), [](double x) { return bm::cdf(bm::normal(), x); }) < 1.95);
        for (const double shape : {0.05, 0.5, 0.999, 1.0, 3.7, 250.0})
            QVERIFY(distance(draws([&] { return r.gamma(shape); }),
                             [&](double x) { return bm::cdf(bm::gamma_distribution<>(shape), x); }) < 1.95);
        for (const auto& [a, b] : {std::pair(0.2, 0.3), std::pair(1.0, 5.0), std::pair(3.5, 2.5)})
            QVERIFY(distance(draws([&] { return r.beta(a, b); }),
                             [&](double x) { return bm::cdf(bm::beta_distribution<>(a, b), x); }) < 1.95);
    }

    /// One draw in 2200 lies beyond the exponential layers, one in 3900 beyond the normal ones.
    void theTailsOfTheZigguratsAreThoseOfTheLaws() {
        RandomStream r(100);
        constexpr int n = 10'000'000;
        int exponential8 = 0, normal4 = 0, negative4 = 0;
        for (int i = 0; i < n; ++i) {
            exponential8 += r.exponential() > 8.0;
            const double z = r.normal();
            normal4 += std::fabs(z) > 4.0;
            negative4 += z < -4.0;
        }
        const auto like = [](int count, double share) {
            return std::fabs(count - n * share) < 4.0 * std::sqrt(n * share);
        };
        QVERIFY(like(exponential8, std::exp(-8.0)));
        QVERIFY(like(normal4, std::erfc(4.0 / std::sqrt(2.0))));
        QVERIFY(like(negative4, std::erfc(4.0 / std::sqrt(2.0)) / 2.0));
    }

    void theLawsOfPlannersAreThoseOfBoost() {
        namespace bm = boost::math;
        const double s = kSecond;
        const double variance = std::log1p(400.0 / 2025); // of the logarithm
        follows("uniform", Distribution::uniform(30 * s, 60 * s),
                [&](double x) { return std::clamp((x - 30 * s) / (30 * s), 0.0, 1.0); });
        follows("triangular", Distribution::triangular(30 * s, 45 * s, 70 * s), lawOf(bm::triangular(30, 45, 70)));
        follows("exponential", Distribution::exponential(45 * s), lawOf(bm::exponential(1.0 / 45)));
        follows("lognormal", Distribution::lognormal(45 * s, 20 * s),
                lawOf(bm::lognormal(std::log(45.0) - variance / 2, std::sqrt(variance))));
        follows("gamma", Distribution::gamma(45 * s, 15 * s), lawOf(bm::gamma_distribution<>(9, 5)));
        follows("erlang", Distribution::erlang(45 * s, 3), lawOf(bm::gamma_distribution<>(3, 15)));
        follows("erlang of one phase", Distribution::erlang(45 * s, 1), lawOf(bm::exponential(1.0 / 45)));
        follows("pert", Distribution::pert(30 * s, 45 * s, 75 * s), [](double us) {
            const double part = std::clamp((us / kSecond - 30) / 45, 0.0, 1.0);
            return bm::cdf(bm::beta_distribution<>(1 + 4.0 / 3, 1 + 8.0 / 3), part);
        });
        follows("beta", Distribution::beta(10 * s, 20 * s, 14 * s, 2 * s), [](double us) {
            return bm::cdf(bm::beta_distribution<>(0.4 * 5, 0.6 * 5), std::clamp((us / kSecond - 10) / 10, 0.0, 1.0));
        });
        const double cut = bm::cdf(bm::normal(10, 10), 0.0);
        follows("normal", Distribution::normal(10 * s, 10 * s),
                [cut](double us) { return (bm::cdf(bm::normal(10, 10), us / kSecond) - cut) / (1 - cut); });
    }

    void weibullHasTheMeanAndDeviationAsked() {
        for (const double variation : {1e-4, 0.01, 0.2, 0.5, 1.0, 3.0, 100.0}) {
            const double k = weibullShape(variation);
            const double g1 = std::lgamma(1 + 1 / k);
            const double variance = std::expm1(std::lgamma(1 + 2 / k) - 2 * g1);
            QVERIFY2(std::fabs(std::sqrt(variance) / variation - 1) < 1e-6, qPrintable(QString::number(variation)));
        }
        QVERIFY(std::fabs(weibullShape(1.0) - 1.0) < 1e-9);
        const auto law = Distribution::weibull(45 * kSecond, 20 * kSecond);
        const double shape = weibullShape(20.0 / 45);
        follows("weibull", law, lawOf(boost::math::weibull(shape, 45 / std::tgamma(1 + 1 / shape))));
    }

    /// Stored runs repeat only as long as these hold.
    void theDrawsAreFixedForGood() {
        const double s = kSecond;
        struct Known {
            Distribution law;
            std::int64_t first, second, last;
        };
        const std::vector<Known> known = {
            {Distribution::uniform(30 * s, 60 * s), 51312164, 46279153, 38565252},
            {Distribution::exponential(45 * s), 125413424, 12434310, 5690439},
            {Distribution::triangular(30 * s, 45 * s, 70 * s), 52982522, 48613987, 43088355},
            {Distribution::pert(30 * s, 45 * s, 75 * s), 35320586, 60679628, 37523381},
            {Distribution::normal(45 * s, 10 * s), 27157851, 49064669, 51934989},
            {Distribution::lognormal(45 * s, 20 * s), 19278741, 48867193, 55200509},
            {Distribution::gamma(45 * s, 15 * s), 22018815, 39794986, 54653499},
            {Distribution::gamma(45 * s, 90 * s), 3536, 400618551, 466},
            {Distribution::erlang(45 * s, 3), 10280609, 34244376, 24351802},
            {Distribution::weibull(45 * s, 20 * s), 77859201, 29679222, 21418441},
            {Distribution::beta(10 * s, 20 * s, 14 * s, 2 * s), 11027535, 17119811, 14941417},
        };
        for (const auto& k : known) {
            RandomStream random(1, 0, 7, 1);
            const std::int64_t first = k.law.sample(random), second = k.law.sample(random);
            std::int64_t last = 0;
            for (int i = 0; i < 10'000; ++i)
                last = k.law.sample(random);
            QCOMPARE(first, k.first);
            QCOMPARE(second, k.second);
            QCOMPARE(last, k.last);
        }
    }

    void whatCannotVaryIsFixed() {
        RandomStream random(1);
        const RandomStream before = random;
        QCOMPARE(Distribution::fixed(45e6).sample(random), 45'000'000);
        QCOMPARE(Distribution::pert(5, 5, 5).sample(random), 5);
        QCOMPARE(Distribution::beta(5, 5, 5, 0).sample(random), 5);
        QVERIFY(random == before);
        QCOMPARE(Distribution::triangular(5, 5, 5).sample(random), 5);
        QCOMPARE(Distribution::uniform(5, 5).sample(random), 5);
        QCOMPARE(Distribution::normal(5, 0).sample(random), 5);
    }

    void timesAreNeverNegative() {
        RandomStream random(4);
        const auto law = Distribution::normal(1e6, 1e7);
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(law.sample(random) >= 0);
    }

    void anEmpiricalLawRunsStraightBetweenItsValues() {
        ValueTable table = {7, 7, 7}; // another law's
        const std::vector<std::int64_t> seen = {4'000'000, 1'000'000, 2'000'000};
        const auto law = Distribution::empirical(seen, table);
        RandomStream random(1);
        std::uint32_t position = 0;
        const auto values = draws([&] { return law.sample(random, table, position); });
        QVERIFY(distance(values, [](double x) { return x < 2e6 ? (x - 1e6) / 2e6 : 0.5 + (x - 2e6) / 4e6; }) < 1.95);
        QCOMPARE(position, 0U);
        const auto alone = Distribution::empirical(std::vector<std::int64_t>{9}, table);
        QCOMPARE(alone.sample(random, table, position), 9);
    }

    void aDiscreteLawKeepsItsWeights() {
        ValueTable table;
        const std::vector<WeightedValue> values = {{10, 1}, {20, 0}, {30, 3}};
        const auto law = Distribution::discrete(values, table);
        RandomStream random(1);
        std::uint32_t position = 0;
        int tens = 0;
        for (int i = 0; i < kDraws; ++i) {
            const auto v = law.sample(random, table, position);
            QVERIFY(v == 10 || v == 30);
            tens += v == 10;
        }
        QVERIFY(std::abs(tens - kDraws / 4) < 5 * std::sqrt(kDraws * 0.25 * 0.75));
        const auto weightless = Distribution::discrete(std::vector<WeightedValue>{{10, 0}, {20, 0}}, table);
        QCOMPARE(weightless.sample(random, table, position), 10);
    }

    void aSeriesComesInItsOrderAndAgain() {
        ValueTable table = {99};
        const auto law = Distribution::series(std::vector<std::int64_t>{3, 1, 2}, table);
        RandomStream random(1);
        const RandomStream before = random;
        std::uint32_t position = 0;
        for (const std::int64_t expected : {3, 1, 2, 3, 1, 2, 3})
            QCOMPARE(law.sample(random, table, position), expected);
        QVERIFY(random == before);
        std::uint32_t another = 0;
        QCOMPARE(law.sample(random, table, another), 3);
    }

    void noValuesAreNoTime() {
        ValueTable table;
        RandomStream random(1);
        std::uint32_t position = 0;
        QCOMPARE(Distribution::series({}, table).sample(random, table, position), 0);
        QCOMPARE(Distribution::empirical({}, table).sample(random, table, position), 0);
        QCOMPARE(Distribution::discrete({}, table).sample(random, table, position), 0);
    }

    void theMeansAreThoseAsked() {
        const double s = kSecond;
        QVERIFY(std::fabs(meanOf(Distribution::pert(30 * s, 45 * s, 75 * s)) - 47.5 * s) < 0.1 * s);
        QVERIFY(std::fabs(meanOf(Distribution::weibull(45 * s, 20 * s)) - 45 * s) < 0.25 * s);
        QVERIFY(std::fabs(meanOf(Distribution::erlang(45 * s, 4)) - 45 * s) < 0.25 * s);
        QVERIFY(std::fabs(meanOf(Distribution::beta(10 * s, 20 * s, 14 * s, 2 * s)) - 14 * s) < 0.03 * s);
    }
};

TAKTBOARD_TEST(distribution, DistributionTest);
#include "tst_distribution.moc"

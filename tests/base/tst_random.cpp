#include <QTest>

#include <array>
#include <cmath>
#include <functional>

#include "../support/test_main.h"
#include "base/random.h"

using namespace takt;

namespace {

/// How many representable numbers lie between a result and the true value.
double ulps(double result, long double truth) {
    const auto near = static_cast<double>(truth);
    const double step = std::nextafter(std::fabs(near), HUGE_VAL) - std::fabs(near);
    return static_cast<double>(std::fabs(static_cast<long double>(result) - truth) / step);
}

struct Moments {
    double mean, variance;
};

constexpr int kDraws = 400'000;

Moments momentsOf(const std::function<double()>& draw) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < kDraws; ++i) {
        const double x = draw();
        sum += x;
        squares += x * x;
    }
    const double mean = sum / kDraws;
    return {mean, squares / kDraws - mean * mean};
}

} // namespace

class RandomTest : public QObject {
    Q_OBJECT

    /// Within five standard errors of the mean, and 3 % of the variance.
    void check(const std::function<double()>& draw, double mean, double variance) {
        const Moments m = momentsOf(draw);
        QVERIFY2(std::fabs(m.mean - mean) < 5.0 * std::sqrt(variance / kDraws),
                 qPrintable(QString::number(m.mean)));
        QVERIFY2(std::fabs(m.variance - variance) < 0.03 * variance, qPrintable(QString::number(m.variance)));
    }

  private Q_SLOTS:
    /// The reference implementation of Blackman and Vigna, state {1, 2, 3, 4}.
    void theGeneratorGivesTheKnownNumbers() {
        RandomStream stream;
        for (const std::uint64_t expected :
             {41943041ULL, 58720359ULL, 3588806011781223ULL, 3591011842654386ULL, 9228616714210784205ULL,
              9973669472204895162ULL, 14011001112246962877ULL, 12406186145184390807ULL,
              15849039046786891736ULL, 10450023813501588000ULL})
            QCOMPARE(stream.next(), expected);
    }

    /// xoshiro256++ seeded with splitmix64 from 0, as in the Rust crate rand.
    void aSeedIsSpreadBySplitmix() {
        RandomStream stream(0);
        for (const std::uint64_t expected : {5987356902031041503ULL, 7051070477665621255ULL,
                                             6633766593972829180ULL, 211316841551650330ULL})
            QCOMPARE(stream.next(), expected);
    }

    /// Stored runs repeat only as long as these hold.
    void theStreamOfAnElementIsFixedForGood() {
        struct Known {
            std::uint64_t seed, replication, key, purpose, first, second;
        };
        constexpr std::uint64_t most = UINT64_MAX;
        constexpr std::array known = {
            Known{1, 0, 7, 1, 13104667537394480921ULL, 10009912219308506343ULL},
            Known{1, 0, 7, 2, 15172839290447944332ULL, 7651280269561680140ULL},
            Known{1, 1, 7, 1, 12242048959649764290ULL, 15414988919460038566ULL},
            Known{42, 3, 123456789, 2, 13475091922544411832ULL, 327263475472442603ULL},
            Known{most, most, most, most, 16875654941074296451ULL, 18141478034828784504ULL}};
        for (const auto& k : known) {
            RandomStream stream(k.seed, k.replication, k.key, k.purpose);
            QCOMPARE(stream.next(), k.first);
            QCOMPARE(stream.next(), k.second);
        }
    }

    void aCopyOfAStreamGoesOnAlike() {
        RandomStream stream(9, 1, 2, 3);
        stream.next();
        RandomStream copy = stream;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(copy.normal(), stream.normal());
        QVERIFY(copy == stream);
    }

    void uniformNumbersStayInsideZeroAndOne() {
        RandomStream stream(3);
        for (int i = 0; i < 1'000'000; ++i) {
            const double u = stream.uniform();
            QVERIFY(u > 0.0 && u < 1.0);
        }
    }

    void logarithmsAreWithinTwoUlp() {
        RandomStream stream(11);
        double worst = 0.0;
        const auto look = [&](double x) {
            worst = std::max(worst, ulps(portableLog(x), std::log(static_cast<long double>(x))));
        };
        for (int i = 0; i < 1'000'000; ++i) {
            look(stream.uniform());
            look(1.0 + (stream.uniform() - 0.5) * 0.01);
            look(std::ldexp(stream.uniform() + 0.5, static_cast<int>(stream.next() % 2000) - 1000));
        }
        QVERIFY2(worst <= 2.0, qPrintable(QString::number(worst)));
        QCOMPARE(portableLog(1.0), 0.0);
    }

    void exponentialsAreWithinTwoUlp() {
        RandomStream stream(12);
        double worst = 0.0;
        const auto look = [&](double x) {
            worst = std::max(worst, ulps(portableExp(x), std::exp(static_cast<long double>(x))));
        };
        for (int i = 0; i < 1'000'000; ++i) {
            look((stream.uniform() - 0.5) * 1399.0);
            look((stream.uniform() - 0.5) * 2.0);
            look((stream.uniform() - 0.5) * 1e-6);
        }
        QVERIFY2(worst <= 2.0, qPrintable(QString::number(worst)));
        QCOMPARE(portableExp(0.0), 1.0);
    }

    void theLawsHaveTheirMoments() {
        RandomStream stream(5);
        check([&] { return stream.uniform(); }, 0.5, 1.0 / 12.0);
        check([&] { return stream.exponential(); }, 1.0, 1.0);
        check([&] { return stream.normal(); }, 0.0, 1.0);
        for (const double shape : {0.3, 1.0, 2.5, 40.0})
            check([&] { return stream.gamma(shape); }, shape, shape);
    }

    void theNormalLawHasItsTails() {
        RandomStream stream(6);
        int beyond = 0;
        for (int i = 0; i < kDraws; ++i)
            beyond += std::fabs(stream.normal()) > 1.959963985 ? 1 : 0;
        QVERIFY(std::abs(beyond - kDraws / 20) < 5 * std::sqrt(kDraws * 0.05 * 0.95));
    }

    void chancesComeAsOftenAsTheySay() {
        RandomStream stream(8);
        int hits = 0;
        for (int i = 0; i < kDraws; ++i)
            hits += stream.chance(250'000'000) ? 1 : 0;
        QVERIFY(std::abs(hits - kDraws / 4) < 5 * std::sqrt(kDraws * 0.25 * 0.75));
    }

    void whatIsCertainTakesNoDraw() {
        RandomStream stream(8);
        const RandomStream before = stream;
        QVERIFY(!stream.chance(0));
        QVERIFY(!stream.chance(-5));
        QVERIFY(stream.chance(1'000'000'000));
        QVERIFY(stream == before);
    }
};

TAKTBOARD_TEST(random, RandomTest);
#include "tst_random.moc"

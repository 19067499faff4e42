#include <QTest>

#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

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

// The compiler knows them, too: tables are made before a program starts.
static_assert(portableLog(1.0) == 0.0 && portableExp(0.0) == 1.0);

} // namespace

class PortableMathTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
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

    void exponentialsBeyondTheRangeAreZeroOrInfinite() {
        QCOMPARE(portableExp(-800.0), 0.0);
        QCOMPARE(portableExp(-1e300), 0.0);
        QVERIFY(std::isinf(portableExp(711.0)));
        QVERIFY(std::fabs(portableExp(-740.0) / std::exp(-740.0) - 1.0) < 1e-2); // where numbers thin out
        QVERIFY(std::fabs(portableExp(709.5) / std::exp(709.5) - 1.0) < 1e-15);
    }

    void powersKeepTheirStatedError() {
        RandomStream stream(13);
        for (int i = 0; i < 300'000; ++i) {
            const double x = std::ldexp(stream.uniform() + 0.5, static_cast<int>(stream.next() % 60) - 30);
            const double y = (stream.uniform() - 0.5) * 40.0;
            const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
            const double allowed = (2.0 + std::fabs(y * std::log(x))) * 0x1.0p-51;
            QVERIFY2(std::fabs(static_cast<double>(portablePow(x, y) / truth - 1.0L)) < allowed,
                     qPrintable(QStringLiteral("%1 ^ %2").arg(x).arg(y)));
        }
    }

    void logarithmsOfTheGammaFunctionAreThoseOfBoost() {
        for (double x = 0.001; x < 1e6; x *= 1.07) {
            const double truth = boost::math::lgamma(x);
            QVERIFY2(std::fabs(portableLogGamma(x) - truth) < 1e-14 + 1e-15 * std::fabs(truth),
                     qPrintable(QStringLiteral("%1: %2").arg(x).arg(portableLogGamma(x) - truth)));
        }
        QVERIFY(std::fabs(portableLogGamma(1.0)) < 1e-14);
        QVERIFY(std::fabs(portableLogGamma(2.0)) < 1e-14);
    }

    /// Stored runs repeat only as long as these hold.
    void theDigitsAreFixedForGood() {
        QVERIFY(portableLog(3.0) == 0x1.193ea7aad030bp+0);
        QVERIFY(portableExp(1.25) == 0x1.bec38edb0fafp+1);
        QVERIFY(portablePow(2.5, 1.7) == 0x1.2fdcf53f3e6f4p+2);
        QVERIFY(portableLogGamma(0.7) == 0x1.0b20c891cde4p-2);
    }
};

TAKTBOARD_TEST(portable_math, PortableMathTest);
#include "tst_portable_math.moc"

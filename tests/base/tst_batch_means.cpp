#include <QTest>

#include <cmath>

#include "../support/test_main.h"
#include "base/batch_means.h"
#include "base/random.h"

using namespace takt;

namespace {

/// A first-order autoregression about 10 with this correlation of neighbours.
BatchMeans correlated(double rho, int n, std::uint64_t seed) {
    RandomStream random(seed);
    BatchMeans out;
    double x = 0.0;
    for (int i = 0; i < n; ++i) {
        x = rho * x + std::sqrt(1.0 - rho * rho) * random.normal();
        out.add(10.0 + x);
    }
    return out;
}

} // namespace

class BatchMeansTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void thereAreAlwaysTwentyToThirtyNineBatches() {
        BatchMeans b;
        double sum = 0.0;
        for (int i = 1; i <= 10'000; ++i) {
            b.add(i);
            sum += i;
            if (i >= 20)
                QVERIFY(b.means().size() >= 20 && b.means().size() < 40);
            QVERIFY(static_cast<std::int64_t>(b.means().size()) * b.batchSize() <= i);
        }
        QCOMPARE(b.batchSize(), 256);
        QCOMPARE(b.means().size(), 39U);
        QCOMPARE(b.means()[0], 128.5);
        QCOMPARE(b.means()[38], 38 * 256 + 128.5);
    }

    void theMeanIsThatOfTheFullBatches() {
        BatchMeans b;
        for (int i = 0; i < 160; ++i)
            b.add(i);
        QCOMPARE(b.means().size(), 20U);
        QCOMPARE(b.estimate().mean, 79.5);
        QCOMPARE(b.estimate().n, 20);
    }

    void aTrendIsCorrelated() {
        BatchMeans b;
        for (int i = 0; i < 1000; ++i)
            b.add(i);
        QVERIFY(b.lagOneCorrelation() > 0.8);
        QVERIFY(!b.isUncorrelated());
    }

    void aSeesawIsNegativelyCorrelated() {
        BatchMeans b;
        for (int i = 0; i < 30; ++i)
            b.add(i % 2);
        QVERIFY(b.lagOneCorrelation() < -0.9);
        QVERIFY(b.isUncorrelated()); // the interval errs on the safe side
    }

    void independentValuesPassNineteenTimesOfTwenty() {
        int passed = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed)
            passed += correlated(0.0, 3000, seed).isUncorrelated();
        QVERIFY2(passed > 362 && passed < 397, qPrintable(QString::number(passed)));
    }

    /// What plain intervals get wrong: neighbours alike, and the mean still covered as often as said.
    void longBatchesCoverTheMeanOfAlikeNeighbours() {
        int covered = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            const Estimate e = correlated(0.9, 20'000, seed).estimate();
            covered += std::fabs(e.mean - 10.0) <= e.halfWidth;
        }
        QVERIFY2(covered > 362 && covered < 397, qPrintable(QString::number(covered)));
        QVERIFY(!correlated(0.9, 39, 1).isUncorrelated());
    }

    void fewOrEqualValuesHaveNoCorrelation() {
        BatchMeans b;
        QCOMPARE(b.lagOneCorrelation(), 0.0);
        QVERIFY(!b.isUncorrelated());
        for (int i = 0; i < 100; ++i)
            b.add(3.0);
        QCOMPARE(b.lagOneCorrelation(), 0.0);
        QVERIFY(b.isUncorrelated());
        QCOMPARE(b.estimate().halfWidth, 0.0);
    }

    void aCopyGoesOnAlike() {
        BatchMeans a = correlated(0.5, 777, 1);
        BatchMeans b = a;
        for (int i = 0; i < 5000; ++i) {
            a.add(i);
            b.add(i);
        }
        QVERIFY(a == b);
    }
};

TAKTBOARD_TEST(batch_means, BatchMeansTest);
#include "tst_batch_means.moc"

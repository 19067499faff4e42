#include <QTest>

#include <cmath>
#include <vector>

#include "../support/test_main.h"
#include "base/random.h"
#include "base/statistics.h"

using namespace takt;

class StatisticsTest : public QObject {
    Q_OBJECT

    void near(double actual, double expected) {
        QVERIFY2(std::fabs(actual - expected) < 5e-6 * std::max(1.0, std::fabs(expected)),
                 qPrintable(QString::number(actual, 'g', 12)));
    }

  private Q_SLOTS:
    /// From the usual printed tables.
    void studentQuantilesAreThoseOfTheTables() {
        near(studentQuantile(0.975, 1), 12.706205);
        near(studentQuantile(0.975, 2), 4.302653);
        near(studentQuantile(0.975, 4), 2.776445);
        near(studentQuantile(0.975, 9), 2.262157);
        near(studentQuantile(0.975, 29), 2.045230);
        near(studentQuantile(0.95, 10), 1.812461);
        near(studentQuantile(0.995, 5), 4.032143);
        near(studentQuantile(0.025, 9), -2.262157);
        near(studentQuantile(0.5, 7), 0.0);
    }

    void anEstimateHasMeanDeviationAndInterval() {
        const Estimate e = estimate(std::vector{1.0, 2.0, 3.0, 4.0, 5.0});
        QCOMPARE(e.n, 5);
        near(e.mean, 3.0);
        near(e.deviation, 1.5811388);
        near(e.halfWidth, 2.776445 * 1.5811388 / std::sqrt(5.0));
    }

    void oneValueHasNoInterval() {
        const Estimate e = estimate(std::vector{7.5});
        QCOMPARE(e.n, 1);
        QCOMPARE(e.mean, 7.5);
        QCOMPARE(e.deviation, 0.0);
        QCOMPARE(e.halfWidth, 0.0);
    }

    void noValuesAreNoEstimate() {
        const Estimate e = estimate({});
        QCOMPARE(e.n, 0);
        QCOMPARE(e.mean, 0.0);
    }

    void equalValuesHaveNoDeviation() {
        const Estimate e = estimate(std::vector(20, 4.25));
        QCOMPARE(e.mean, 4.25);
        QCOMPARE(e.halfWidth, 0.0);
    }

    void momentsInOnePassAreThoseInTwo() {
        RandomStream random(3);
        std::vector<double> values;
        RunningMoments all, first, second;
        for (int i = 0; i < 1000; ++i) {
            values.push_back(1e6 + random.normal()); // far from zero, where plain sums of squares fail
            all.add(values.back());
            (i < 300 ? first : second).add(values.back());
        }
        const Estimate two = estimate(values);
        first.merge(second);
        first.merge({});
        for (const RunningMoments& m : {all, first}) {
            QCOMPARE(m.count(), 1000);
            QVERIFY(std::fabs(m.mean() - two.mean) < 1e-9);
            QVERIFY(std::fabs(m.deviation() - two.deviation) < 1e-9);
            QVERIFY(std::fabs(m.estimate().halfWidth - two.halfWidth) < 1e-9);
            QVERIFY(m.halfWidth(0.99) > m.halfWidth(0.95));
        }
        RunningMoments none;
        QCOMPARE(none.halfWidth(), 0.0);
        none.merge(all);
        QVERIFY(none == all);
    }

    void replicationsStopWhenTheMeanIsPrecise() {
        RandomStream random(5);
        SequentialEstimate replications;
        while (!replications.isPrecise(0.05))
            replications.add(100.0 + 20.0 * random.normal());
        const auto& m = replications.moments();
        // half width = 1.96 * 20 / sqrt(n) <= 100 * 0.05 / 1.05: about 68
        QVERIFY2(m.count() > 45 && m.count() < 95, qPrintable(QString::number(m.count())));
        QVERIFY(m.halfWidth() <= m.mean() * 0.05 / 1.05);
        QVERIFY(replications.isWithin(m.halfWidth()));
        QVERIFY(!replications.isWithin(m.halfWidth() * 0.99));
        QVERIFY(!replications.isPrecise(0.01));
        QVERIFY(!replications.isPrecise(0.05, 0.999));
    }

    void theReplicationsNeededAreForetold() {
        SequentialEstimate replications;
        for (int i = 0; i < 12; ++i)
            replications.add(i % 2 == 0 ? 80.0 : 120.0); // deviation 20.889
        const auto n = replications.replicationsNeeded(0.05);
        const auto halfWidth = [&](std::int64_t count) {
            return studentQuantile(0.975, static_cast<double>(count - 1)) * replications.moments().deviation() /
                   std::sqrt(static_cast<double>(count));
        };
        QVERIFY(halfWidth(n) <= 5 / 1.05 && halfWidth(n - 1) > 5 / 1.05);
        QCOMPARE(replications.replicationsNeeded(0.5), 12);
        QCOMPARE(replications.replicationsNeeded(0.0001, 0.95, 500), 500);
    }

    void tenReplicationsAreTheLeast() {
        SequentialEstimate replications;
        for (int i = 0; i < 9; ++i)
            replications.add(7.0);
        QVERIFY(!replications.isPrecise(0.05));
        replications.add(7.0);
        QVERIFY(replications.isPrecise(0.05));
        QCOMPARE(replications.replicationsNeeded(0.05), 10);
    }

    void aMeanOfZeroIsNeverPrecise() {
        SequentialEstimate replications;
        for (int i = 0; i < 100; ++i)
            replications.add(i % 2 == 0 ? -1.0 : 1.0);
        QVERIFY(!replications.isPrecise(0.5));
        QCOMPARE(replications.replicationsNeeded(0.5, 0.95, 1000), 1000);
    }
};

TAKTBOARD_TEST(statistics, StatisticsTest);
#include "tst_statistics.moc"

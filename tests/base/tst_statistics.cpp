#include <QTest>

#include <cmath>
#include <vector>

#include "../support/test_main.h"
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
};

TAKTBOARD_TEST(statistics, StatisticsTest);
#include "tst_statistics.moc"

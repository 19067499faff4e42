#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "../support/test_main.h"
#include "base/goodness.h"
#include "base/random.h"

using namespace takt;

namespace {

std::vector<double> sortedDraws(std::uint64_t seed, int n, double power) {
    RandomStream random(seed);
    std::vector<double> out;
    for (int i = 0; i < n; ++i)
        out.push_back(std::pow(random.uniform(), power));
    std::sort(out.begin(), out.end());
    return out;
}

double uniformLaw(double x) { return std::clamp(x, 0.0, 1.0); }

} // namespace

class GoodnessTest : public QObject {
    Q_OBJECT

    void near(double actual, double expected, double tolerance) {
        QVERIFY2(std::fabs(actual - expected) < tolerance, qPrintable(QString::number(actual, 'g', 12)));
    }

  private Q_SLOTS:
    void theStatisticsAreThoseWorkedByHand() {
        const std::vector values = {0.1, 0.4, 0.7};
        near(kolmogorovDistance(values, uniformLaw), 0.3, 1e-12); // 1 - 0.7
        // -3 - (ln 0.1 + ln 0.3 + 3 (ln 0.4 + ln 0.6) + 5 (ln 0.7 + ln 0.9)) / 3
        near(andersonDarling(values, uniformLaw), 0.366028, 1e-6);
        near(andersonDarling(std::vector{-1.0, 0.5}, uniformLaw), -2 - (std::log(1e-16) + 4 * std::log(0.5)) / 2, 1e-9);
    }

    /// The usual critical values: Kolmogorov's 1.358 and 1.628 (n large), A^2 of 2.492 and 3.857.
    void theChancesAreThoseOfTheTables() {
        near(kolmogorovChance(1.3581 / 1000.0, 1'000'000), 0.05, 1e-4);
        near(kolmogorovChance(1.6276 / 1000.0, 1'000'000), 0.01, 1e-4);
        near(kolmogorovChance(0.409, 10), 0.05, 2e-3); // the exact table for n = 10
        near(kolmogorovChance(0.0, 10), 1.0, 1e-9);
        near(andersonDarlingChance(1.933), 0.10, 1e-3);
        near(andersonDarlingChance(2.492), 0.05, 1e-3);
        near(andersonDarlingChance(3.857), 0.01, 1e-3);
        QCOMPARE(andersonDarlingChance(200.0), 0.0);
        QCOMPARE(andersonDarlingChance(0.0), 1.0);
    }

    void theChanceOfATrueLawIsEven() {
        int kolmogorov = 0, darling = 0, pearson = 0;
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            const auto values = sortedDraws(seed, 200, 1.0);
            kolmogorov += kolmogorovChance(kolmogorovDistance(values, uniformLaw), values.size()) < 0.1;
            darling += andersonDarlingChance(andersonDarling(values, uniformLaw)) < 0.1;
            pearson += chiSquare(values, uniformLaw, 0).chance < 0.1;
        }
        for (const int rejected : {kolmogorov, darling, pearson})
            QVERIFY2(rejected > 65 && rejected < 138, qPrintable(QString::number(rejected)));
    }

    void anotherLawIsFoundOut() {
        const auto values = sortedDraws(1, 300, 1.5);
        QVERIFY(kolmogorovChance(kolmogorovDistance(values, uniformLaw), values.size()) < 1e-4);
        QVERIFY(andersonDarlingChance(andersonDarling(values, uniformLaw)) < 1e-4);
        QVERIFY(chiSquare(values, uniformLaw, 0).chance < 1e-4);
    }

    void classesAreOfEqualChance() {
        const std::vector<double> values = [] {
            std::vector<double> v;
            for (int i = 0; i < 100; ++i)
                v.push_back((i + 0.5) / 100.0);
            return v;
        }();
        const ChiSquare even = chiSquare(values, uniformLaw, 2);
        QCOMPARE(even.classes, 12);
        QCOMPARE(even.freedom, 9);
        QVERIFY(even.statistic < 0.5);
        QVERIFY(even.chance > 0.99);
        const ChiSquare few = chiSquare(std::vector{0.1, 0.2, 0.3}, uniformLaw, 2);
        QVERIFY(few.freedom < 1);
        QCOMPARE(few.chance, 1.0);
    }
};

TAKTBOARD_TEST(goodness, GoodnessTest);
#include "tst_goodness.moc"

#include <QTest>

#include <cmath>

#include "../support/test_main.h"
#include "base/random.h"
#include "base/warm_up.h"

using namespace takt;

namespace {

/// A line that starts empty: the mean rises to its level as 1 - e^(-i / settle).
std::vector<double> settling(int n, double settle, double noise) {
    RandomStream random(17);
    std::vector<double> out;
    for (int i = 0; i < n; ++i)
        out.push_back(100.0 * (1.0 - std::exp(-i / settle)) + noise * random.normal());
    return out;
}

/// The statistic as its definition says, in two passes.
double statistic(std::span<const double> observations, std::size_t cut) {
    std::vector<double> batches;
    for (std::size_t i = cut; i + 5 <= observations.size() / 5 * 5; i += 5) {
        double sum = 0.0;
        for (std::size_t k = 0; k < 5; ++k)
            sum += observations[i + k];
        batches.push_back(sum / 5.0);
    }
    const auto n = static_cast<double>(batches.size());
    double mean = 0.0, squares = 0.0;
    for (const double b : batches)
        mean += b / n;
    for (const double b : batches)
        squares += (b - mean) * (b - mean);
    return squares / (n * n);
}

} // namespace

class WarmUpTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theCurveIsTheDefinition() {
        const auto run = settling(203, 15.0, 3.0);
        const WarmUp w = mser5(run);
        QCOMPARE(w.curve.size(), 40U - 5U + 1U);
        std::size_t best = 0;
        for (std::size_t i = 0; i < w.curve.size(); ++i) {
            const double expected = statistic(run, i * 5);
            QVERIFY(std::fabs(w.curve[i] - expected) < 1e-9 * expected);
            best = w.curve[i] < w.curve[best] ? i : best;
        }
        QCOMPARE(w.truncation, best * 5);
    }

    void theBeginIsCutOff() {
        const WarmUp w = mser5(settling(5000, 60.0, 5.0));
        QVERIFY2(w.truncation >= 150 && w.truncation <= 600, qPrintable(QString::number(w.truncation)));
        QVERIFY(std::fabs(w.mean - 100.0) < 0.5);
        QVERIFY(!w.runTooShort);
    }

    void aRunThatNeverSettlesIsTooShort() {
        std::vector<double> rising;
        for (int i = 0; i < 1000; ++i)
            rising.push_back(i);
        QVERIFY(mser5(rising).runTooShort);
        QVERIFY(mser5(settling(200, 150.0, 0.5)).runTooShort);
    }

    void aSteadyRunIsKeptWhole() {
        const WarmUp w = mser5(std::vector(500, 7.0));
        QCOMPARE(w.truncation, 0U);
        QCOMPARE(w.mean, 7.0);
        QVERIFY(!w.runTooShort);
    }

    void fewObservationsTellNothing() {
        QVERIFY(mser5({}).runTooShort);
        QCOMPARE(mser5({}).curve.size(), 0U);
        const WarmUp one = mser5(std::vector{1.0, 2.0, 3.0, 4.0, 5.0, 6.0});
        QVERIFY(one.runTooShort);
        QCOMPARE(one.truncation, 0U);
        QCOMPARE(one.mean, 3.0);
        QVERIFY(mser5(std::vector(49, 1.0)).runTooShort);
        QVERIFY(!mser5(std::vector(50, 1.0)).runTooShort);
    }
};

TAKTBOARD_TEST(warm_up, WarmUpTest);
#include "tst_warm_up.moc"

#include <QTest>

#include <cmath>

#include "../support/test_main.h"
#include "base/goodness.h"
#include "lean/law_curve.h"
#include "lean/nelder_mead.h"
#include "model/law_sampling.h"
#include "model/units.h"

using namespace takt;
using lean::LawCurve;

namespace {
const std::vector<const char*> kTexts = {
    "uniform(30 s, 60 s)", "triangular(30 s, 45 s, 70 s)", "triangular(0 s, 0 s, 70 s)", "pert(30 s, 45 s, 75 s)",
    "normal(45 s, 8 s)",   "normal(10 s, 10 s)",           "lognormal(45 s, 20 s)",      "exponential(45 s)",
    "gamma(45 s, 15 s)",   "erlang(45 s, 3)",              "weibull(45 s, 20 s)",        "beta(10 s, 20 s, 14 s, 2 s)"};
}

class LawCurveTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// The density is the slope of the share: summed up between two times it is what comes between them.
    void theDensityAddsUpToTheShare() {
        for (const char* text : kTexts) {
            const LawCurve curve(parseLaw(text).value());
            for (const auto& [from, to] : {std::pair(0.5, 14.0), std::pair(14.0, 46.0), std::pair(46.0, 300.0)}) {
                double sum = 0.0;
                constexpr int n = 20'000;
                const double step = (to - from) / n;
                for (int i = 0; i < n; ++i)
                    sum += std::exp(curve.logDensity(from + (i + 0.5) * step)) * step;
                const double share = curve.shareUpTo(to) - curve.shareUpTo(from);
                QVERIFY2(std::fabs(sum - share) < 1e-3,
                         qPrintable(QStringLiteral("%1: %2, %3").arg(QLatin1String(text)).arg(sum).arg(share)));
            }
            QCOMPARE(curve.shareUpTo(-1.0), 0.0);
            QVERIFY(curve.shareUpTo(1e7) > 1.0 - 1e-12);
            QVERIFY(std::isinf(curve.logDensity(-1.0)));
        }
    }

    /// What the planner sees drawn is what a run draws.
    void theCurvesAreThoseOfTheDraws() {
        for (const char* text : kTexts) {
            const DurationLaw law = parseLaw(text).value();
            const Distribution distribution = distributionOf(law);
            RandomStream random(7);
            std::vector<double> values;
            for (int i = 0; i < 20'000; ++i)
                values.push_back(Duration{distribution.sample(random)}.inSeconds());
            std::sort(values.begin(), values.end());
            const LawCurve curve(law);
            const double d = kolmogorovDistance(values, [&](double x) { return curve.shareUpTo(x); });
            QVERIFY2(kolmogorovChance(d, values.size()) > 0.001, text);
        }
    }

    void aFixedTimeIsAStep() {
        const LawCurve curve(DurationLaw::fixed(Duration::seconds(45)));
        QCOMPARE(curve.shareUpTo(44.999), 0.0);
        QCOMPARE(curve.shareUpTo(45.0), 1.0);
        QVERIFY(std::isinf(curve.logDensity(45.0)));
    }

    void theLeastOfABentValleyIsFound() {
        const auto rosenbrock = [](const std::vector<double>& p) {
            return 100.0 * std::pow(p[1] - p[0] * p[0], 2) + std::pow(1.0 - p[0], 2);
        };
        const auto best = lean::leastOf(rosenbrock, {-1.2, 1.0});
        QVERIFY(std::fabs(best[0] - 1.0) < 1e-3 && std::fabs(best[1] - 1.0) < 1e-3);
    }
};

TAKTBOARD_TEST(law_curve, LawCurveTest);
#include "tst_law_curve.moc"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "../support/test_main.h"
#include "lean/fit.h"
#include "lean/law_curve.h"
#include "model/law_sampling.h"
#include "model/units.h"

using namespace takt;
using Kind = DurationLaw::Kind;

namespace {

std::vector<Duration> seconds(const std::vector<double>& values) {
    std::vector<Duration> out;
    for (const double v : values)
        out.push_back({std::llround(v * 1e6)});
    return out;
}

/// Millions of revolutions of 23 ball bearings until they failed (Lieblein and Zelen 1956; Lawless, Statistical Models
/// and Methods for Lifetime Data), here as seconds.
std::vector<Duration> ballBearings() {
    return seconds({17.88, 28.92, 33.00, 41.52, 42.12, 45.60, 48.48, 51.84, 51.96,  54.12,  55.56, 67.80,
                    68.64, 68.64, 68.88, 84.12, 93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.40});
}

std::vector<Duration> drawn(const char* law, int n, std::uint64_t seed = 42) {
    const Distribution distribution = distributionOf(parseLaw(law).value());
    RandomStream random(seed);
    std::vector<Duration> out;
    for (int i = 0; i < n; ++i)
        out.push_back({distribution.sample(random)});
    return out;
}

const lean::Fit* fitOf(const lean::FitReport& report, Kind kind) {
    for (const auto& fit : report.fits)
        if (fit.law.kind == kind)
            return &fit;
    return nullptr;
}

std::string refusal(const std::vector<Duration>& measured) {
    const auto report = lean::fitLaws(measured);
    return report ? "(accepted)" : report.error().text();
}

} // namespace

class FitTest : public QObject {
    Q_OBJECT

    void near(double actual, double expected, double relative) {
        QVERIFY2(std::fabs(actual / expected - 1.0) < relative,
                 qPrintable(QStringLiteral("%1, not %2").arg(actual, 0, 'g', 10).arg(expected, 0, 'g', 10)));
    }

  private Q_SLOTS:
    void closedFormsAreMet() {
        const auto report = lean::fitLaws(ballBearings()).value();
        QCOMPARE(report.n, 23);
        QCOMPARE(report.least.us, 17'880'000);
        QCOMPARE(report.most.us, 173'400'000);
        const double mean = 1661.16 / 23;
        near(report.mean.inSeconds(), mean, 1e-7);
        QCOMPARE(fitOf(report, Kind::Exponential)->law, DurationLaw::exponential(report.mean));
        near(fitOf(report, Kind::Exponential)->logLikelihood, -23 * (std::log(mean) + 1), 1e-7);
        QCOMPARE(fitOf(report, Kind::Uniform)->law, (DurationLaw{Kind::Uniform, report.least, report.most, {}}));
        near(fitOf(report, Kind::Uniform)->logLikelihood, -23 * std::log(155.52), 1e-9);
        double m = 0, v = 0;
        for (const Duration t : ballBearings())
            m += std::log(t.inSeconds()) / 23;
        for (const Duration t : ballBearings())
            v += (std::log(t.inSeconds()) - m) * (std::log(t.inSeconds()) - m) / 23;
        const auto& lognormal = *fitOf(report, Kind::Lognormal);
        near(lognormal.law.a.inSeconds(), std::exp(m + v / 2), 1e-7);
        near(lognormal.law.b.inSeconds(), std::exp(m + v / 2) * std::sqrt(std::expm1(v)), 1e-7);
        near(lognormal.logLikelihood, -23 * (m + 0.5 * std::log(2 * std::numbers::pi * v) + 0.5), 1e-7);
    }

    /// The likelihood equations of these times solved apart, to 30 digits.
    void knownEstimatesAreMet() {
        const auto report = lean::fitLaws(ballBearings()).value();
        const auto& weibull = *fitOf(report, Kind::Weibull);
        near(weibull.law.a.inSeconds(), 81.878334052 * std::tgamma(1 + 1 / 2.102058875), 1e-7);
        near(weibullShape(weibull.law.b.inSeconds() / weibull.law.a.inSeconds()), 2.102058875, 1e-6);
        near(weibull.logLikelihood, -113.691290932, 1e-8);
        const auto& gamma = *fitOf(report, Kind::Gamma);
        QCOMPARE(gamma.law.a, report.mean);
        near(std::pow(gamma.law.a.inSeconds() / gamma.law.b.inSeconds(), 2), 4.025414618, 1e-6);
        near(gamma.logLikelihood, -113.029281372, 1e-8);
        QCOMPARE(fitOf(report, Kind::Erlang)->law.phases, 4);
        QCOMPARE(report.fits.front().law.kind, Kind::Gamma);
    }

    void lawsAreFoundAgain_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"uniform(30 s, 60 s)", "triangular(30 s, 45 s, 70 s)", "pert(30 s, 45 s, 75 s)", "normal(45 s, 8 s)",
              "normal(10 s, 10 s)", "lognormal(45 s, 20 s)", "exponential(45 s)", "gamma(45 s, 15 s)",
              "gamma(45 s, 50 s)", "erlang(45 s, 3)", "weibull(45 s, 20 s)", "beta(10 s, 20 s, 14 s, 2 s)"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void lawsAreFoundAgain() {
        QFETCH(QString, text);
        const DurationLaw truth = parseLaw(text.toStdString()).value();
        const auto report = lean::fitLaws(drawn(qPrintable(text), 4000)).value();
        const lean::Fit* fit = fitOf(report, truth.kind);
        QVERIFY(fit);
        const auto close = [](Duration found, Duration wanted, Duration scale) {
            return std::fabs((found - wanted).inSeconds()) <= 0.06 * scale.inSeconds();
        };
        const Duration scale = std::max(truth.mean(), truth.c);
        QVERIFY2(close(fit->law.a, truth.a, scale) && close(fit->law.b, truth.b, scale) &&
                     close(fit->law.c, truth.c, scale) && close(fit->law.d, truth.d, scale) &&
                     fit->law.phases == truth.phases,
                 formatLaw(fit->law).c_str());
        // No other law is likelier by more than chance allows, and the tests have nothing against it.
        QVERIFY2(fit->aic <= report.fits.front().aic + 4.0, formatLaw(report.fits.front().law).c_str());
        QVERIFY(fit->kolmogorovChance > 0.01);
        QVERIFY(fit->chiSquare.chance > 0.01);
    }

    /// Most times near the ends: the likelihood is infinite there, and the ends are taken from the times.
    void aBathtubIsFound() {
        const auto report = lean::fitLaws(drawn("beta(10 s, 20 s, 16 s, 3.5 s)", 4000)).value();
        const DurationLaw law = report.fits.front().law;
        QCOMPARE(law.kind, Kind::Beta);
        near(law.a.inSeconds(), 10, 0.01);
        near(law.b.inSeconds(), 20, 0.01);
        near(law.c.inSeconds(), 16, 0.02);
        near(law.d.inSeconds(), 3.5, 0.05);
    }

    /// A step to any side of the estimate makes the times less likely.
    void theEstimatesAreTheLikeliest() {
        const auto times = drawn("gamma(45 s, 30 s)", 300);
        const auto report = lean::fitLaws(times).value();
        const auto likelihood = [&](const DurationLaw& law) {
            const lean::LawCurve curve(law);
            double sum = 0.0;
            for (const Duration t : times)
                sum += curve.logDensity(t.inSeconds());
            return sum;
        };
        for (const Kind kind :
             {Kind::Normal, Kind::Lognormal, Kind::Gamma, Kind::Weibull, Kind::Triangular, Kind::Pert}) {
            const auto& fit = *fitOf(report, kind);
            QVERIFY(std::fabs(likelihood(fit.law) - fit.logLikelihood) < 1e-6);
            for (const auto part : {&DurationLaw::a, &DurationLaw::b, &DurationLaw::c})
                for (const double factor : {0.99, 1.01}) {
                    DurationLaw other = fit.law;
                    (other.*part).us = std::llround(static_cast<double>((other.*part).us) * factor);
                    if (other.isSound())
                        QVERIFY2(likelihood(other) <= fit.logLikelihood + 1e-6, formatLaw(other).c_str());
                }
        }
    }

    void theBestComeFirst() {
        const auto report = lean::fitLaws(drawn("lognormal(45 s, 20 s)", 500)).value();
        QCOMPARE(report.fits.size() + report.notFitted.size(), 10U);
        for (std::size_t i = 1; i < report.fits.size(); ++i)
            QVERIFY(report.fits[i - 1].aic <= report.fits[i].aic);
        for (const auto& fit : report.fits) {
            QVERIFY(fit.law.isSound());
            QCOMPARE(fit.aic, 2.0 * static_cast<double>(fit.parameters) - 2.0 * fit.logLikelihood);
        }
        QVERIFY(fitOf(report, Kind::Exponential)->kolmogorovChance < 1e-6);
        QVERIFY(fitOf(report, Kind::Exponential)->chiSquare.chance < 1e-6);
        QVERIFY(fitOf(report, Kind::Exponential)->andersonDarlingChance < 1e-6);
    }

    void theOrderOfTheTimesDoesNotMatter() {
        auto times = drawn("weibull(45 s, 20 s)", 100);
        const auto first = lean::fitLaws(times).value();
        std::sort(times.begin(), times.end());
        const auto second = lean::fitLaws(times).value();
        for (std::size_t i = 0; i < first.fits.size(); ++i)
            QCOMPARE(first.fits[i].law, second.fits[i].law);
    }

    void aTimeOfZeroRulesOutSomeLaws() {
        auto times = drawn("exponential(45 s)", 50);
        times[7] = {};
        const auto report = lean::fitLaws(times).value();
        for (const Kind kind : {Kind::Lognormal, Kind::Gamma, Kind::Weibull, Kind::Beta})
            QVERIFY(!fitOf(report, kind));
        for (const Kind kind : {Kind::Uniform, Kind::Normal, Kind::Exponential, Kind::Triangular})
            QVERIFY(fitOf(report, kind));
        QVERIFY(std::any_of(report.notFitted.begin(), report.notFitted.end(), [](const auto& none) {
            return none.kind == Kind::Weibull && std::string(none.why).find("time of 0") != std::string::npos;
        }));
    }

    /// Rough stop watches, outliers of a month, one microsecond apart: an answer, and never an unsound law.
    void strangeTimesAreFitted() {
        std::vector<Duration> outlier(20, Duration::seconds(45)), close(10, Duration{5}), rough, wide;
        outlier[0] = Duration::days(30);
        close[3] = {6};
        for (int i = 0; i < 40; ++i)
            rough.push_back(Duration::seconds(44 + i % 3));
        for (int i = 0; i < 20; ++i)
            wide.push_back(i % 2 == 0 ? Duration::days(36'000) : Duration{1});
        for (const auto& times : {outlier, close, rough, wide}) {
            const auto report = lean::fitLaws(times);
            QVERIFY(report);
            QVERIFY(!report->fits.empty());
            for (const auto& fit : report->fits)
                QVERIFY2(fit.law.isSound() && std::isfinite(fit.aic), formatLaw(fit.law).c_str());
        }
    }

    void badMeasurementsAreRefused() {
        QCOMPARE(refusal({}), std::string("0 times are too few to find a law; measure 10 or more"));
        auto times = drawn("exponential(45 s)", 12);
        times[3] = {-1'000'000};
        QCOMPARE(refusal(times), std::string("time 4 is -1 s; a measured time must lie between 0 s and 36600 d"));
        times[3] = Duration::days(40'000);
        QCOMPARE(refusal(times), std::string("time 4 is 40000 d; a measured time must lie between 0 s and 36600 d"));
        QCOMPARE(refusal(std::vector(12, Duration::seconds(45))),
                 std::string("all 12 times are 45 s; enter that as a fixed time"));
    }

    void lawsAreNamedAsTheirText() {
        QCOMPARE(lean::lawName(Kind::Weibull), std::string("weibull"));
        QCOMPARE(lean::lawName(Kind::Fixed), std::string("fixed"));
    }
};

TAKTBOARD_TEST(fit, FitTest);
#include "tst_fit.moc"

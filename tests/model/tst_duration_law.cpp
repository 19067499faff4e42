#include <QTest>

#include <cmath>
#include <set>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/law_sampling.h"
#include "model/units.h"

using namespace takt;
using Kind = DurationLaw::Kind;

namespace {
std::string refusal(const auto& result) { return result ? "(accepted)" : result.error().text(); }

double meanOfDraws(const Distribution& distribution, const ValueTable& table = {}) {
    RandomStream random(2024);
    std::uint32_t position = 0;
    double sum = 0.0;
    constexpr int n = 100'000;
    for (int i = 0; i < n; ++i)
        sum += static_cast<double>(distribution.sample(random, table, position));
    return sum / n;
}
} // namespace

class DurationLawTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lawsAreReadAndWritten() {
        const auto s = [](std::int64_t n) { return Duration::seconds(n); };
        QVERIFY(parseLaw("45 s").value() == DurationLaw::fixed(s(45)));
        QVERIFY(parseLaw("uniform(30 s, 60 s)").value() == (DurationLaw{Kind::Uniform, s(30), s(60), {}}));
        QVERIFY(parseLaw(" triangular( 30 s, 45 s, 1 min ) ").value() ==
                (DurationLaw{Kind::Triangular, s(30), s(45), s(60)}));
        QVERIFY(parseLaw("normal(45, 5)").value() == (DurationLaw{Kind::Normal, s(45), s(5), {}}));
        QVERIFY(parseLaw("lognormal(45 s, 4,5 s)").value() ==
                (DurationLaw{Kind::Lognormal, s(45), {4'500'000}, {}}));
        QVERIFY(parseLaw("exponential(1,5 min)").value() == DurationLaw::exponential(s(90)));
        QVERIFY(parseLaw("gamma(45 s, 15 s)").value() == (DurationLaw{Kind::Gamma, s(45), s(15), {}}));
        QVERIFY(parseLaw("pert(30 s, 45 s, 75 s)").value() == (DurationLaw{Kind::Pert, s(30), s(45), s(75)}));
        QVERIFY(parseLaw("weibull(45 s, 15 s)").value() == (DurationLaw{Kind::Weibull, s(45), s(15), {}}));
        QVERIFY(parseLaw("erlang(45 s, 3)").value() == DurationLaw::erlang(s(45), 3));
        QVERIFY(parseLaw("beta(10 s, 20 s, 14 s, 2 s)").value() ==
                (DurationLaw{Kind::Beta, s(10), s(20), s(14), s(2), 0, {}}));
        QVERIFY(parseLaw("empirical(#12)").value() == DurationLaw::ofSeries(Kind::Empirical, {12}));
        QVERIFY(parseLaw("discrete( #12 )").value() == DurationLaw::ofSeries(Kind::Discrete, {12}));
        QVERIFY(parseLaw("series(#12)").value() == DurationLaw::ofSeries(Kind::Series, {12}));
        QCOMPARE(formatLaw({Kind::Triangular, s(30), s(45), s(60)}),
                 std::string("triangular(30 s, 45 s, 1 min)"));
        QCOMPARE(formatLaw(DurationLaw::fixed(s(45))), std::string("45 s"));
        QCOMPARE(formatLaw(DurationLaw::erlang(s(45), 3)), std::string("erlang(45 s, 3)"));
        QCOMPARE(formatLaw({Kind::Beta, s(10), s(20), s(14), s(2), 0, {}}),
                 std::string("beta(10 s, 20 s, 14 s, 2 s)"));
        QCOMPARE(formatLaw(DurationLaw::ofSeries(Kind::Empirical, {12})), std::string("empirical(#12)"));
    }

    void badLawsAreRefused() {
        for (const char* text :
             {"", "weibull(3 s)", "uniform(30 s)", "uniform(60 s, 30 s)", "uniform(1 s, 2 s, 3 s)",
              "uniform(1 s, 2 s", "uniform 1 s, 2 s)", "triangular(3 s, 2 s, 4 s)", "normal(0 s, 1 s)",
              "exponential(0 s)", "exponential()", "exponential(-1 s)", "gamma(10 s, 0 s)",
              "lognormal(1 s, 101 s)", "pert(3 s, 2 s, 4 s)", "pert(1 s, 2 s)", "weibull(3 s, 0 s)",
              "erlang(3 s)", "erlang(3 s, 0)", "erlang(3 s, 10001)", "erlang(3 s, 2.5)", "erlang(3 s, 2 s)",
              "erlang(0 s, 2)", "erlang(2)", "beta(1 s, 2 s, 3 s, 1 s)", "beta(1 s, 2 s, 1.5 s)",
              "beta(1 s, 2 s, 1 s, 0.1 s)", "beta(1 s, 2 s, 1.5 s, 0.5 s)", "beta(1 s, 2 s, 1.5 s, 0.00001 s)",
              "beta(1 s, 2 s, 1.5 s, 0 s)", "empirical(#0)", "empirical(12)", "empirical()", "empirical(#)",
              "series(#-1)", "series(#12, 3 s)", "discrete(#12 s)", "series(#99999999999999999999)",
              "series(#9223372036854775808)", "-5 s", "()", "(", "gamma(1 d, 1 s)"})
            QVERIFY2(!parseLaw(text), text);
        QCOMPARE(refusal(parseLaw("soon")),
                 std::string(
                     "\"soon\" is not a time or distribution; write for example \"45 s\", \"exponential(45 "
                     "s)\" or \"triangular(30 s, 45 s, 70 s)\""));
    }

    void lawsKnowTheirMean() {
        const auto s = [](std::int64_t n) { return Duration::seconds(n); };
        QCOMPARE(DurationLaw({Kind::Uniform, s(30), s(60), {}}).mean().us, 45'000'000);
        QCOMPARE(DurationLaw({Kind::Triangular, s(30), s(45), s(60)}).mean().us, 45'000'000);
        QCOMPARE(DurationLaw({Kind::Gamma, s(45), s(15), {}}).mean().us, 45'000'000);
        QCOMPARE(DurationLaw({Kind::Pert, s(30), s(45), s(75)}).mean().us, 47'500'000);
        QCOMPARE(DurationLaw({Kind::Beta, s(10), s(20), s(14), s(2), 0, {}}).mean().us, 14'000'000);
        QCOMPARE(DurationLaw::erlang(s(45), 3).mean().us, 45'000'000);
    }

    /// What a text cannot hold must not be in a project: it would be lost on saving.
    void aLawWithStrayParametersIsNotSound() {
        const Duration s = Duration::seconds(1);
        QVERIFY(!DurationLaw({Kind::Fixed, s, s, {}}).isSound());
        QVERIFY(!DurationLaw({Kind::Exponential, s, {}, s}).isSound());
        QVERIFY(!DurationLaw({Kind::Gamma, s, s, s}).isSound());
        QVERIFY(DurationLaw({Kind::Triangular, s, s, s}).isSound());
        QVERIFY(!DurationLaw({Kind::Triangular, s, s, s, s, 0, {}}).isSound());
        QVERIFY(!DurationLaw({Kind::Triangular, s, s, s, {}, 1, {}}).isSound());
        QVERIFY(!DurationLaw({Kind::Triangular, s, s, s, {}, 0, {12}}).isSound());
        QVERIFY(!DurationLaw({Kind::Erlang, s, s, {}, {}, 2, {}}).isSound());
        QVERIFY(!DurationLaw({Kind::Series, s, {}, {}, {}, 0, {12}}).isSound());
        QVERIFY(!DurationLaw({static_cast<Kind>(14), s, {}, {}}).isSound());
    }

    void everyKindWithoutASeriesIsWrittenAndReadBack() {
        std::set<Kind> seen;
        QVERIFY(test::holds("parse(format(law)) == law", 3000, [&] {
            auto random = test::drawRandom();
            const DurationLaw law = test::randomLaw(random);
            seen.insert(law.kind);
            RC_ASSERT(law.isSound());
            RC_ASSERT(parseLaw(formatLaw(law)).value() == law);
        }));
        QCOMPARE(seen.size(), static_cast<std::size_t>(Kind::Empirical));
    }

    /// The mean a planner reads is the mean a run draws.
    void theDrawsHaveTheMeanOfTheLaw() {
        const auto s = [](std::int64_t n) { return Duration::seconds(n); };
        for (const DurationLaw& law :
             {DurationLaw::fixed(s(45)), DurationLaw{Kind::Uniform, s(30), s(60), {}},
              DurationLaw{Kind::Triangular, s(30), s(45), s(75)}, DurationLaw{Kind::Normal, s(45), s(5), {}},
              DurationLaw{Kind::Lognormal, s(45), s(15), {}}, DurationLaw::exponential(s(45)),
              DurationLaw{Kind::Gamma, s(45), s(15), {}}, DurationLaw{Kind::Pert, s(30), s(45), s(75)},
              DurationLaw::erlang(s(45), 5), DurationLaw{Kind::Weibull, s(45), s(15), {}},
              DurationLaw{Kind::Beta, s(10), s(20), s(14), s(2), 0, {}}}) {
            const auto mean = static_cast<double>(law.mean().us);
            QVERIFY2(std::fabs(meanOfDraws(distributionOf(law)) / mean - 1) < 0.015, formatLaw(law).c_str());
        }
    }

    void theLawsOfASeriesDrawItsValues() {
        const std::vector<WeightedValue> series = {{4'000'000, 1}, {1'000'000, 5}, {2'000'000, 2}};
        for (const Kind kind : {Kind::Empirical, Kind::Discrete, Kind::Series}) {
            ValueTable table;
            const auto law = DurationLaw::ofSeries(kind, {12});
            QVERIFY(law.isSound() && law.usesSeries());
            const auto distribution = distributionOf(law, series, table);
            QVERIFY(distribution.usesValues());
            const auto mean = static_cast<double>(meanOf(law, series).us);
            QVERIFY2(std::fabs(meanOfDraws(distribution, table) / mean - 1) < 0.01, formatLaw(law).c_str());
        }
        QCOMPARE(meanOf(DurationLaw::ofSeries(Kind::Empirical, {12}), series).us, 2'250'000);
        QCOMPARE(meanOf(DurationLaw::ofSeries(Kind::Discrete, {12}), series).us, 1'625'000);
        QCOMPARE(meanOf(DurationLaw::ofSeries(Kind::Series, {12}), series).us, 2'333'333);
        QCOMPARE(meanOf(DurationLaw::ofSeries(Kind::Series, {12}), {}).us, 0);
        QCOMPARE(meanOf(DurationLaw::fixed({7}), {}).us, 7);
    }
};

TAKTBOARD_TEST(duration_law, DurationLawTest);
#include "tst_duration_law.moc"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "../support/test_main.h"
#include "base/quantiles.h"
#include "base/random.h"

using namespace takt;

namespace {

std::vector<std::int64_t> times(std::uint64_t seed, int n) {
    RandomStream random(seed);
    std::vector<std::int64_t> out;
    for (int i = 0; i < n; ++i) // from microseconds to centuries
        out.push_back(static_cast<std::int64_t>(portableExp(random.uniform() * 36.0)));
    return out;
}

TimeHistogram histogramOf(const std::vector<std::int64_t>& values) {
    TimeHistogram out;
    for (const auto v : values)
        out.add({v});
    return out;
}

/// The least value that at least a share p of the sorted values reach at most.
std::int64_t exactQuantile(const std::vector<std::int64_t>& sorted, double p) {
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size())));
    return sorted[rank > 0 ? rank - 1 : 0];
}

} // namespace

class QuantilesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void quantilesAreWithinTheStatedError() {
        auto values = times(1, 20'000);
        const TimeHistogram h = histogramOf(values);
        std::sort(values.begin(), values.end());
        for (double p = 0.0; p <= 1.0; p += 0.001) {
            const auto truth = static_cast<double>(exactQuantile(values, p));
            const auto got = static_cast<double>(h.quantile(p).us);
            QVERIFY2(std::fabs(got - truth) <= truth / 256.0, qPrintable(QStringLiteral("%1: %2").arg(p).arg(got)));
        }
        QCOMPARE(h.quantile(0.0).us, values.front());
        QCOMPARE(h.quantile(1.0).us, values.back());
        QCOMPARE(h.count(), 20'000);
    }

    void shortTimesAreExact() {
        TimeHistogram h;
        for (std::int64_t v = 0; v < 256; ++v)
            h.add({v});
        for (std::int64_t v = 0; v < 256; ++v)
            QCOMPARE(h.quantile((static_cast<double>(v) + 0.5) / 256.0).us, v);
    }

    void theEdgesOfEveryOctaveAreHeld() {
        for (int bit = 0; bit < 63; ++bit)
            for (const std::int64_t off : {-1, 0, 1}) {
                const std::int64_t v = (std::int64_t{1} << bit) + off;
                TimeHistogram h;
                h.add({v});
                const auto bins = h.bins();
                QCOMPARE(bins.size(), 1U);
                QVERIFY(bins[0].from.us <= v && v <= bins[0].to.us);
                QVERIFY(static_cast<double>(bins[0].to.us - bins[0].from.us) <= static_cast<double>(v) / 128.0);
            }
        TimeHistogram h;
        h.add({INT64_MAX});
        h.add({-5});
        QCOMPARE(h.most().us, INT64_MAX);
        QCOMPARE(h.bins().back().to.us, INT64_MAX);
        QCOMPARE(h.least().us, 0);
    }

    void mergedIsAsIfAddedTogether() {
        const auto first = times(1, 500), second = times(2, 700);
        auto both = first;
        both.insert(both.end(), second.begin(), second.end());
        TimeHistogram ab = histogramOf(first), ba = histogramOf(second);
        ab.merge(histogramOf(second));
        ba.merge(histogramOf(first));
        QVERIFY(ab == histogramOf(both));
        QVERIFY(ba == ab);
        std::reverse(both.begin(), both.end());
        QVERIFY(histogramOf(both) == ab);
        TimeHistogram empty;
        empty.merge(ab);
        ab.merge({});
        QVERIFY(empty == ab);
        QVERIFY(!(ab == histogramOf(first)));
    }

    void manyAtOnceAreAsManyOneByOne() {
        TimeHistogram one, many;
        for (int i = 0; i < 7; ++i)
            one.add(Duration::seconds(3));
        many.add(Duration::seconds(3), 7);
        QVERIFY(one == many);
    }

    void sharesAreCountedUpToATime() {
        TimeHistogram h;
        for (const std::int64_t s : {10, 20, 30, 40})
            h.add(Duration::seconds(s));
        QCOMPARE(h.shareUpTo(Duration::seconds(9)), 0.0);
        QCOMPARE(h.shareUpTo(Duration::seconds(10)), 0.25);
        QCOMPARE(h.shareUpTo(Duration::seconds(25)), 0.5);
        QCOMPARE(h.shareUpTo(Duration::seconds(40)), 1.0);
        QCOMPARE(h.shareUpTo({-1}), 0.0);
        QCOMPARE(TimeHistogram{}.shareUpTo({}), 1.0);
    }

    void anEmptyOneHasNoTimes() {
        const TimeHistogram h;
        QCOMPARE(h.quantile(0.5).us, 0);
        QCOMPARE(h.least().us, 0);
        QCOMPARE(h.most().us, 0);
        QVERIFY(h.bins().empty());
    }
};

TAKTBOARD_TEST(quantiles, QuantilesTest);
#include "tst_quantiles.moc"

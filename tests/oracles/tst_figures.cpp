// Every exact figure, thirty replications each, with a table of z-scores.
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstdio>
#include <future>

#include "oracle.h"
#include "property.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

std::vector<Oracle> everyOracle() {
    std::vector<Oracle> all;
    for (auto family : {queueOracles, lineOracles, kanbanOracles, conwipOracles, stockOracles})
        for (auto& oracle : family())
            all.push_back(std::move(oracle));
    return all;
}

sim::RunResult replication(const std::shared_ptr<const sim::Network>& network, int seconds, std::uint64_t seed) {
    sim::RunSettings settings;
    settings.horizon = Span::clock(Duration::seconds(seconds + seconds / 10));
    settings.warmUp = Span::clock(Duration::seconds(seconds / 10));
    settings.seed = seed;
    auto result = sim::runReplications(network, settings, 1);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *result;
}

std::vector<sim::RunResult> replications(const Oracle& oracle, std::uint64_t seed, int number) {
    const auto network = sim::compile(oracle.plant, oracle.plant.scenarios[0]);
    if (!network)
        qFatal("%s: %s", oracle.name.c_str(), network.error().text().c_str());
    std::vector<sim::RunResult> results(static_cast<std::size_t>(number));
    const auto work = [&](int from) {
        for (int i = from; i < number; i += 2)
            results[static_cast<std::size_t>(i)] =
                replication(*network, oracle.seconds, seed + static_cast<std::uint64_t>(i));
    };
    auto other = std::async(std::launch::async, work, 1);
    work(0);
    other.get();
    return results;
}

} // namespace

class ExactFigures : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void areMet_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(oracles_.size()); ++i)
            QTest::newRow(oracles_[static_cast<std::size_t>(i)].name.c_str()) << i;
    }

    void areMet() {
        QFETCH(int, index);
        const Oracle& oracle = oracles_[static_cast<std::size_t>(index)];
        const int number = std::max(5, cases(30));
        const auto results = replications(oracle, static_cast<std::uint64_t>(1000 * (index + 1)), number);
        bool first = true;
        for (const auto& figure : oracle.figures) {
            std::vector<double> values;
            for (const auto& r : results)
                values.push_back(figure.read(r));
            const Estimate found = estimate(values);
            const double error = found.deviation / std::sqrt(static_cast<double>(found.n));
            const double z = (found.mean - figure.exact) / error;
            std::printf("  %-40s %-18s exact %10.6f  found %10.6f  z %+.2f\n", oracle.name.c_str(),
                        figure.name.c_str(), figure.exact, found.mean, z);
            if (first) // the others come from the same runs
                squares_ += z * z, ++independent_;
            first = false;
            QVERIFY2(std::abs(z) < 4.0, figure.name.c_str());
            if (std::abs(found.mean - figure.exact) > std::max(.002 * figure.exact, 3 * error))
                longRunIsMet(oracle, figure, index);
        }
    }

    /// z of few replications has heavier tails than the normal law: Student's variance is (n-1)/(n-3).
    void togetherAreSound() {
        const double n = std::max(5, cases(30));
        const double scaled = squares_ * (n - 3) / (n - 1);
        const boost::math::chi_squared law(static_cast<double>(std::max(independent_, 1)));
        const double p = boost::math::cdf(law, scaled);
        std::printf("  chi-square of %d z-scores: %.1f, p %.4f\n", independent_, scaled, p);
        QVERIFY(independent_ == 0 || (p > 1e-4 && p < 1 - 1e-4));
    }

  private:
    /// Four times as many replications, of other seeds.
    void longRunIsMet(const Oracle& oracle, const Figure& figure, int index) {
        std::vector<double> values;
        for (const auto& r : replications(oracle, static_cast<std::uint64_t>(1'000'000 + 1000 * index), 120))
            values.push_back(figure.read(r));
        const Estimate found = estimate(values);
        const double error = found.deviation / std::sqrt(static_cast<double>(found.n));
        std::printf("    in the long run %.6f, z %+.2f\n", found.mean, (found.mean - figure.exact) / error);
        QVERIFY2(std::abs(found.mean - figure.exact) < std::max(.002 * figure.exact, 3 * error), figure.name.c_str());
    }

    std::vector<Oracle> oracles_ = everyOracle();
    double squares_ = 0;
    int independent_ = 0;
};

TAKTBOARD_TEST(figures, ExactFigures);
#include "tst_figures.moc"

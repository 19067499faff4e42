// What holds in any line (row 21 of the table of exact figures): Little's law; cards that are constant; throughput
// that does not fall with more cards or a faster machine, and tends to the slowest machine; reversed lines.
#include <algorithm>
#include <cmath>

#include "oracle.h"
#include "property.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

struct Shape {
    std::vector<double> means;
    int cards = 1;
    Withdraws withdraws = Withdraws::WhenCardIsFree;
};

Shape shapeOf(std::uint64_t seed) {
    Shape shape;
    for (std::uint64_t i = 0; i < 2 + seed % 3; ++i)
        shape.means.push_back(.5 + static_cast<double>((seed >> (8 * i)) % 100) / 100.0);
    shape.cards = 1 + static_cast<int>((seed >> 32) % 4);
    shape.withdraws = (seed >> 40) % 2 ? Withdraws::AtStart : Withdraws::WhenCardIsFree;
    return shape;
}

Project line(const Shape& shape) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id before;
    for (const double mean : shape.means) {
        const Id process = b.element<Process>("Stage");
        const Id market = b.element<Supermarket>("Market");
        b.change<Process>(process, [&](Process& p) { p.withdraws = shape.withdraws; });
        b.recipe(process, item, exponential(mean));
        if (before)
            b.flow(before, process);
        b.flow(process, market);
        b.loop(LoopKind::Production, item, process, market, shape.cards);
        before = market;
    }
    insatiableCustomer(b, before, item);
    return b.build();
}

constexpr int kSeconds = 20'000;

sim::RunResult run(const Shape& shape) {
    const Project project = line(shape);
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        RC_FAIL(network.error().text());
    sim::RunSettings settings;
    settings.horizon = Span::clock(Duration::seconds(kSeconds + 2'000));
    settings.warmUp = Span::clock(Duration::seconds(2'000));
    const auto result = sim::runReplications(*network, settings, 1);
    if (!result)
        RC_FAIL(result.error().text());
    return *result;
}

double throughputOf(const Shape& shape) { return valueOf(run(shape), "delivered.total", "") / kSeconds; }

} // namespace

class LineLaws : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void littlesLaw() {
        QVERIFY(holds("work in process = throughput x flow time", 40, [](std::uint64_t seed) {
            const auto result = run(shapeOf(seed));
            const double work = valueOf(result, "cards.", ".attached", true);
            const double product =
                valueOf(result, "delivered.total", "") / kSeconds * valueOf(result, "flow_time.mean", "");
            RC_ASSERT(std::abs(work - product) < .01 * work);
        }));
    }

    void cardsOfALoopAreConstant() {
        QVERIFY(holds("the means of where cards are add up to the cards", 40, [](std::uint64_t seed) {
            const Shape shape = shapeOf(seed);
            const auto result = run(shape);
            double sum = 0;
            for (const auto& m : result.measures)
                if (m.name.starts_with("cards.") && !m.name.ends_with(".none_free"))
                    sum += m.value.mean;
            RC_ASSERT(std::abs(sum - static_cast<double>(shape.cards) * static_cast<double>(shape.means.size())) < 1e-6);
        }));
    }

    /// Same luck: every machine has the same draws, so that the law holds run by run but for the ends.
    void moreCardsOrAFasterMachineNeverHurt() {
        QVERIFY(holds("throughput does not fall", 40, [](std::uint64_t seed) {
            const Shape shape = shapeOf(seed);
            const double before = throughputOf(shape);
            Shape more = shape;
            ++more.cards;
            RC_ASSERT(throughputOf(more) > before - .001);
            Shape faster = shape;
            faster.means[seed % shape.means.size()] *= .8;
            RC_ASSERT(throughputOf(faster) > before - .001);
        }));
    }

    /// Yamazaki and Sakasegawa 1975: a line with blocking makes as much when all runs through it backwards.
    void aReversedLineMakesAsMuch() {
        QVERIFY(holds("throughput is that of the reversed line", 30, [](std::uint64_t seed) {
            Shape shape = shapeOf(seed);
            shape.withdraws = Withdraws::AtStart;
            const double there = throughputOf(shape);
            std::ranges::reverse(shape.means);
            RC_ASSERT(std::abs(throughputOf(shape) / there - 1) < .06);
        }));
    }

    void withManyCardsTheSlowestMachineDecides() {
        QVERIFY(holds("it tends to the bottleneck's rate", 15, [](std::uint64_t seed) {
            Shape shape = shapeOf(seed);
            shape.cards = 400;
            shape.means.front() = 1.6; // far slower than the others
            RC_ASSERT(std::abs(throughputOf(shape) * 1.6 - 1) < .03);
        }));
    }
};

TAKTBOARD_TEST(laws, LineLaws);
#include "tst_laws.moc"

// Laws that hold in every plant, over random ones, run by the checked engine.
#include <cstdio>

#include "random_plant.h"
#include "property.h"
#include "sim/engine.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr Duration kHorizon = Duration::days(9);

std::uint64_t traceHash(const Trace& trace) {
    std::uint64_t hash = 1469598103934665603ULL;
    for (std::size_t i = 0; i < trace.written(); ++i)
        for (const std::uint64_t part : {static_cast<std::uint64_t>(trace[i].at), std::uint64_t{trace[i].subject},
                                         std::uint64_t{trace[i].kindPlace}, std::uint64_t{trace[i].cause},
                                         static_cast<std::uint64_t>(trace[i].amount)})
            hash = (hash ^ part) * 1099511628211ULL;
    return hash;
}

} // namespace

class EngineLaws : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void materialAndCardsAreConserved() {
        QVERIFY(holds("what came in is somewhere, every card is in one place", 300, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Engine<CheckedPolicy> engine(network, seed, 0, Time{}, nullptr);
            const auto ok = engine.runUntil(Time{} + kHorizon, 400'000);
            if (!ok)
                RC_FAIL(ok.error().text());
            RC_ASSERT(engine.audit() == std::string());
        }));
    }

    void theSameSeedMakesTheSameTrace() {
        QVERIFY(holds("same seed, same trace, whatever the chunks", 60, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Trace whole, parts;
            Engine<PlainPolicy> straight(network, seed, 0, Time{}, &whole);
            RC_ASSERT(straight.runUntil(Time{} + kHorizon, 200'000).has_value());
            Engine<PlainPolicy> chunked(network, seed, 0, Time{}, &parts);
            while (chunked.events() < straight.events())
                RC_ASSERT(chunked.runUntil(Time{} + kHorizon, std::min<std::int64_t>(97, straight.events() - chunked.events()))
                              .has_value());
            RC_ASSERT(traceHash(whole) == traceHash(parts));
        }));
    }

    void aCheckpointContinuedEqualsTheRun() {
        QVERIFY(holds("a copy goes on as the original", 60, [](std::uint64_t seed) {
            const auto network = networkOf(seed);
            Engine<PlainPolicy> original(network, seed, 0, Time{}, nullptr);
            RC_ASSERT(original.runUntil(Time{} + Duration::days(3), 100'000).has_value());
            Engine<PlainPolicy> copy = original;
            RC_ASSERT(original.runUntil(Time{} + kHorizon, 100'000).has_value());
            RC_ASSERT(copy.runUntil(Time{} + kHorizon, 100'000).has_value());
            const auto a = original.measures();
            const auto b = copy.measures();
            for (std::size_t i = 0; i < a.size(); ++i)
                RC_ASSERT(a[i].value.mean == b[i].value.mean);
        }));
    }

    /// The generator reaches every block, control and rule; what it reached is printed.
    void everythingIsReached() {
        Coverage coverage;
        for (std::uint64_t seed = 1; seed <= 400; ++seed)
            RandomPlant(seed, &coverage).build();
        for (const auto& [what, often] : coverage) {
            std::printf("  %-44s %4d\n", what.c_str(), often);
            QVERIFY2(often > 0, what.c_str());
        }
    }

  private:
    static std::shared_ptr<const Network> networkOf(std::uint64_t seed) {
        const Project project = RandomPlant(seed).build();
        const auto network = compile(project, project.scenarios[0]);
        if (!network)
            RC_FAIL(network.error().text());
        return *network;
    }
};

TAKTBOARD_TEST(laws, EngineLaws);
#include "tst_laws.moc"

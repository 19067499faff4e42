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

    void interventionsKeepTheBooks() {
        QVERIFY(holds("whatever is done to a run, its books balance", 200, [](std::uint64_t seed) {
            const auto [network, interventions] = interventionsOf(seed);
            Engine<CheckedPolicy> engine(network, seed, 0, Time{}, nullptr);
            engine.plan(interventions);
            const auto ok = engine.runUntil(Time{} + kHorizon, 300'000);
            if (!ok)
                RC_FAIL(ok.error().text());
            RC_ASSERT(engine.audit() == std::string());
        }));
    }

    void anInterventionChangesNothingBeforeItsTime() {
        QVERIFY(holds("the past stays", 60, [](std::uint64_t seed) {
            auto [network, interventions] = interventionsOf(seed);
            const Time begin = Time{} + Duration::days(4);
            for (auto& i : interventions)
                i.at = std::max(i.at, begin);
            Trace without, with;
            Engine<PlainPolicy> plain(network, seed, 0, Time{}, &without);
            Engine<PlainPolicy> disturbed(network, seed, 0, Time{}, &with);
            disturbed.plan(interventions);
            for (auto* engine : {&plain, &disturbed})
                RC_ASSERT(engine->runUntil(begin, 300'000).has_value());
            RC_ASSERT(traceHash(without) == traceHash(with));
        }));
    }

    /// The generator reaches every block, control and rule; what it reached is printed.
    void everythingIsReached() {
        Coverage coverage;
        for (std::uint64_t seed = 1; seed <= 400; ++seed)
            interventionsOf(seed, &coverage);
        for (const auto& [what, often] : coverage) {
            std::printf("  %-44s %4d\n", what.c_str(), often);
            QVERIFY2(often > 0, what.c_str());
        }
    }

  private:
    static std::pair<std::shared_ptr<const Network>, std::vector<Intervention>>
    interventionsOf(std::uint64_t seed, Coverage* coverage = nullptr) {
        RandomPlant random(seed, coverage);
        const Project project = random.build();
        const auto network = compile(project, project.scenarios[0]);
        if (!network)
            qFatal("%s", network.error().text().c_str());
        std::vector<Intervention> interventions;
        for (int n = 0; n < 6; ++n)
            interventions.push_back(random.intervention(project, kHorizon));
        return {*network, interventions};
    }
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

// Laws that hold in every plant, over random ones, run by the checked engine.
#include <cstdio>
#include <random>

#include "plain_line.h"
#include "property.h"
#include "random_plant.h"
#include "sim/engine.h"
#include "test_main.h"
#include "traces.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr Duration kHorizon = Duration::days(3);
constexpr std::int64_t kMostEvents = 60'000;

/// A plant of a seed and what is done to it.
struct Case {
    std::shared_ptr<const Network> network;
    std::vector<Intervention> interventions;

    explicit Case(std::uint64_t seed, int interventionCount = 0, Coverage* coverage = nullptr) {
        RandomPlant random(seed, coverage);
        compileFrom(random, random.build(), seed, interventionCount);
    }
    static Case plainLine(std::uint64_t seed, int interventionCount) {
        RandomPlant random(seed, nullptr);
        Case c;
        c.compileFrom(random, PlainLine(seed).build(), seed, interventionCount);
        return c;
    }

  private:
    Case() = default;
    void compileFrom(RandomPlant& random, const Project& project, std::uint64_t seed, int interventionCount) {
        const auto compiled = compile(project, project.scenarios[0]);
        if (!compiled)
            throw std::runtime_error("seed " + std::to_string(seed) + ": " + compiled.error().text());
        network = *compiled;
        for (int n = 0; n < interventionCount; ++n)
            interventions.push_back(random.intervention(project, kHorizon));
    }
};

template <class P>
void run(Engine<P>& engine, std::int64_t events = kMostEvents, Time until = Time{} + kHorizon) {
    if (const auto ok = engine.runUntil(until, events); !ok)
        RC_FAIL(ok.error().text());
}

void requireSame(const Trace& a, const Trace& b) {
    if (const std::string wrong = difference(a, b); !wrong.empty())
        RC_FAIL(wrong);
}

template <class P>
void requireSameMeasures(const Engine<P>& one, const Engine<P>& two) {
    const auto a = one.measures();
    const auto b = two.measures();
    RC_ASSERT(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].value.mean != b[i].value.mean)
            RC_FAIL(a[i].name);
}

/// Steps of a run: how many events until each checkpoint, the rest last.
std::vector<std::int64_t> stepsOf(std::int64_t events, std::uint64_t seed, int checkpoints) {
    std::mt19937_64 random(seed);
    std::vector<std::int64_t> at = {0, events};
    for (int n = 0; n < checkpoints; ++n)
        at.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(events + 1)));
    std::ranges::sort(at);
    for (std::size_t i = at.size() - 1; i > 0; --i)
        at[i] -= at[i - 1];
    return {at.begin() + 1, at.end()};
}

} // namespace

class EngineLaws : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void materialAndCardsAreConserved() {
        QVERIFY(holdsForSeeds("what came in is somewhere, every card is in one place", 1'500, [](std::uint64_t seed) {
            Engine<CheckedPolicy> engine(Case(seed).network, seed, 0, Time{}, nullptr);
            run(engine);
            RC_ASSERT(engine.audit() == std::string());
        }));
    }

    void interventionsKeepTheBooks() {
        QVERIFY(holdsForSeeds("whatever is done to a run, its books balance", 1'000, [](std::uint64_t seed) {
            const Case c(seed, 6);
            Engine<CheckedPolicy> engine(c.network, seed, 0, Time{}, nullptr);
            engine.plan(c.interventions);
            run(engine);
            RC_ASSERT(engine.audit() == std::string());
        }));
    }

    void theSameSeedMakesTheSameTrace() {
        QVERIFY(holdsForSeeds("same seed, same trace, whatever the chunks", 500, [](std::uint64_t seed) {
            const Case c(seed, 2);
            Trace whole, parts;
            Engine<PlainPolicy> straight(c.network, seed, 0, Time{}, &whole);
            straight.plan(c.interventions);
            run(straight);
            Engine<PlainPolicy> chunked(c.network, seed, 0, Time{}, &parts);
            chunked.plan(c.interventions);
            while (chunked.events() < straight.events())
                run(chunked, std::min<std::int64_t>(97, straight.events() - chunked.events()));
            requireSame(whole, parts);
        }));
    }

    /// Several checkpoints, at any event; the first engine of each goes on beside and must not matter. Half of the
    /// interventions are planned from the start, the others at the first checkpoint.
    void aCheckpointContinuedEqualsTheRun() {
        QVERIFY(holdsForSeeds("a copy goes on as the original", 800, [](std::uint64_t seed) {
            const Case c(seed, seed % 3 == 0 ? 0 : 6);
            const auto half = c.interventions.begin() + static_cast<std::ptrdiff_t>(c.interventions.size() / 2);
            Engine<PlainPolicy> measuring(c.network, seed, 0, Time{}, nullptr);
            measuring.plan(c.interventions);
            run(measuring);
            const auto steps = stepsOf(measuring.events(), seed, 1 + static_cast<int>(seed % 4));

            Trace whole;
            Engine<PlainPolicy> straight(c.network, seed, 0, Time{} + Duration::hours(20), &whole);
            auto trace = std::make_unique<Trace>();
            auto engine = std::make_unique<Engine<PlainPolicy>>(c.network, seed, 0, Time{} + Duration::hours(20), trace.get());
            for (auto* e : {&straight, engine.get()})
                e->plan({c.interventions.begin(), half});
            for (std::size_t i = 0; i < steps.size(); ++i) {
                run(straight, steps[i]);
                run(*engine, steps[i]);
                auto copy = std::make_unique<Engine<PlainPolicy>>(*engine);
                auto second = std::make_unique<Trace>();
                copyRecords(*trace, *second);
                copy->setTrace(second.get());
                run(*engine, 500);
                std::swap(engine, copy);
                std::swap(trace, second);
                if (i == 0)
                    for (auto* e : {&straight, engine.get()})
                        e->plan({half, c.interventions.end()});
            }
            run(straight, 3'000);
            run(*engine, 3'000);
            requireSame(whole, *trace);
            requireSameMeasures(straight, *engine);
        }));
    }

    /// What is plain has a short way in the engine: the long way comes to the same.
    void theShortWayComesToTheSame() {
        std::size_t places = 0, processes = 0, loops = 0;
        QVERIFY(holdsForSeeds("nothing plain, the same run", 600, [&](std::uint64_t seed) {
            const int done = seed % 2 == 0 ? 0 : 6;
            const Case c = seed % 3 == 0 ? Case(seed, done) : Case::plainLine(seed, done);
            const auto network = std::make_shared<Network>(*c.network);
            for (auto& place : network->places) {
                places += place.plainIn && place.plainOut ? 1 : 0;
                place.plainIn = place.plainOut = false;
            }
            for (auto& recipe : network->recipes)
                recipe.plain = false;
            for (auto& process : network->processes)
                processes += std::exchange(process.plain, false) ? 1 : 0;
            for (auto& loop : network->loops)
                loops += std::exchange(loop.plain, false) ? 1 : 0;
            Trace shortWay, longWay;
            Engine<PlainPolicy> quick(c.network, seed, 0, Time{} + Duration::hours(20), &shortWay);
            Engine<PlainPolicy> slow(network, seed, 0, Time{} + Duration::hours(20), &longWay);
            for (auto* engine : {&quick, &slow}) {
                engine->plan(c.interventions);
                run(*engine);
            }
            requireSame(shortWay, longWay);
            requireSameMeasures(quick, slow);
        }));
        QVERIFY(places > 0 && processes > 0 && loops > 0);
    }

    void anInterventionChangesNothingBeforeItsTime() {
        QVERIFY(holdsForSeeds("the past stays", 300, [](std::uint64_t seed) {
            Case c(seed, 6);
            const Time begin = Time{} + Duration::hours(36);
            for (auto& i : c.interventions)
                i.at = std::max(i.at, begin);
            Trace without, with;
            Engine<PlainPolicy> plain(c.network, seed, 0, Time{}, &without);
            Engine<PlainPolicy> disturbed(c.network, seed, 0, Time{}, &with);
            disturbed.plan(c.interventions);
            for (auto* engine : {&plain, &disturbed})
                run(*engine, kMostEvents, begin);
            requireSame(without, with);
        }));
    }

    /// The generator reaches every block, control and rule; how often is printed.
    void everythingIsReached() {
        Coverage coverage;
        for (std::uint64_t seed = 1; seed <= 600; ++seed) {
            const Case c(seed, 6, &coverage);
            Trace trace;
            Engine<PlainPolicy> engine(c.network, seed, 0, Time{}, &trace);
            engine.plan(c.interventions);
            QVERIFY(engine.runUntil(Time{} + kHorizon, 10'000).has_value());
            coverage.count(trace);
        }
        QStringList never;
        for (const auto& [what, often] : coverage.counts()) {
            std::printf("  %-52s %7d\n", what.c_str(), often);
            if (often == 0)
                never.append(QString::fromStdString(what));
        }
        QVERIFY2(never.empty(), qPrintable("never reached: " + never.join(QStringLiteral(", "))));
    }
};

TAKTBOARD_TEST(laws, EngineLaws);
#include "tst_laws.moc"

// The laws of the waste ledger over random plants.
#include "endless_step.h"
#include "lead_times.h"
#include "property.h"
#include "random_plant.h"
#include "sim/engine.h"
#include "sim/runner.h"
#include "test_main.h"
#include "traces.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

class LedgerLawsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void bothLawsHoldInEveryPlant() {
        QVERIFY(holdsForSeeds("paid time and lead times close to the microsecond", 600, [](std::uint64_t seed) {
            RandomPlant random(seed);
            const Project project = random.build();
            const auto network = compile(project, project.scenarios[0]);
            RC_ASSERT(network.has_value());
            std::vector<Intervention> interventions;
            for (std::uint64_t n = seed % 4; n > 0; --n)
                interventions.push_back(random.intervention(project, Duration::days(4)));
            const Time warmUp{static_cast<std::int64_t>(seed % 5) * Duration::hours(17).us};
            Engine<CheckedPolicy> engine(*network, seed, 0, warmUp, nullptr);
            engine.plan(interventions);
            for (const int day : {1, 3, 4}) {
                const auto ok = engine.runUntil(Time{} + Duration::days(day), 200'000);
                if (!ok)
                    RC_FAIL(ok.error().text());
                RC_ASSERT(engine.audit() == std::string());
                const Ledger ledger = engine.ledger();
                RC_ASSERT(ledger.operatorsClose());
                RC_ASSERT(ledger.partsClose());
            }
        }));
    }

    void aLedgerChangesNothingElse() {
        QVERIFY(holdsForSeeds("the same measures with and without", 300, [](std::uint64_t seed) {
            const Project project = RandomPlant(seed).build();
            const auto network = compile(project, project.scenarios[0]);
            Engine<PlainPolicy> without(*network, seed, 0, Time{}, nullptr);
            Engine<LedgerPolicy> with(*network, seed, 0, Time{}, nullptr);
            RC_ASSERT(without.runUntil(Time{} + Duration::days(5), 100'000).has_value());
            RC_ASSERT(with.runUntil(Time{} + Duration::days(5), 100'000).has_value());
            const auto a = without.measures(), b = with.measures();
            RC_ASSERT(a.size() == b.size());
            for (std::size_t i = 0; i < a.size(); ++i)
                RC_ASSERT(a[i].value.mean == b[i].value.mean);
        }));
    }

    void aLedgerSeesTheSameHours() {
        // Days off, breaks, nights, weeks that go on over their turn; work that ends with a shift and work that lasts
        // for several.
        for (const Duration start : {Duration::hours(6), Duration::hours(20)})
            for (const Duration cycle : {Duration::hours(1), Duration::seconds(1'777), Duration::hours(30)})
                for (const bool allWeek : {false, true})
                    for (const std::int64_t dayOff : {1, 6}) {
                        PlantBuilder b(Duration::hours(8));
                        const auto [process, customer] = endlessStep(b, DurationLaw::fixed(cycle));
                        b.change<Process>(process, [](Process& p) {
                            p.uptime = Share::percent(90);
                            p.stopLength = DurationLaw::exponential(Duration::minutes(20));
                        });
                        b.change<Shift>(b.shift(), [&](Shift& s) { s.start = start; });
                        const Id calendar = b.build().shared.get<Calendar>()[0].id;
                        if (allWeek)
                            b.change<Calendar>(calendar, [](Calendar& c) { c.days = DaySet::everyDay(); });
                        Break pause;
                        pause.shift = b.shift();
                        pause.after = Duration::hours(3);
                        pause.length = Duration::hours(1);
                        b.edit().insert(pause);
                        Holiday holiday;
                        holiday.calendar = calendar;
                        holiday.day = dayOff;
                        holiday.days = 2;
                        b.edit().insert(holiday);
                        const Project project = b.build();
                        const auto network = compile(project, project.scenarios[0]);
                        Trace a, c;
                        Engine<PlainPolicy> without(*network, 3, 0, Time{}, &a);
                        Engine<LedgerPolicy> with(*network, 3, 0, Time{}, &c);
                        QVERIFY(without.runUntil(Time{} + Duration::days(20)).has_value());
                        QVERIFY(with.runUntil(Time{} + Duration::days(20)).has_value());
                        QCOMPARE(difference(a, c), std::string());
                    }
    }

    void aCopyGoesOnAsTheOriginal() {
        QVERIFY(holdsForSeeds("a checkpoint continued has the same ledger", 300, [](std::uint64_t seed) {
            const Project project = RandomPlant(seed).build();
            const auto network = compile(project, project.scenarios[0]);
            Engine<LedgerPolicy> original(*network, seed, 0, Time{} + Duration::days(1), nullptr);
            RC_ASSERT(original.runUntil(Time{} + Duration::days(2), 50'000).has_value());
            Engine<LedgerPolicy> copy = original;
            original.ledger(); // asking changes nothing
            RC_ASSERT(original.runUntil(Time{} + Duration::days(5), 50'000).has_value());
            RC_ASSERT(copy.runUntil(Time{} + Duration::days(5), 50'000).has_value());
            RC_ASSERT(copy.ledger() == original.ledger());
        }));
    }

    void leadTimesAreTheFlowTimesOfTheRun() {
        QVERIFY(holdsForSeeds("mean lead time = mean flow time", 300, [](std::uint64_t seed) {
            const Project project = RandomPlant(seed).build();
            if (!tellsTheSameStory(project.scenarios[0].plant))
                return;
            const auto network = compile(project, project.scenarios[0]);
            Engine<LedgerPolicy> engine(*network, seed, 0, Time{}, nullptr);
            RC_ASSERT(engine.runUntil(Time{} + Duration::days(5), 50'000).has_value());
            RC_ASSERT(leadTimesAreFlowTimes(engine));
        }));
    }

    void replicationsAddUpWhateverTheThreads() {
        const Project project = RandomPlant(11).build();
        const auto network = compile(project, project.scenarios[0]);
        RunSettings settings;
        settings.horizon = Span::workingDays(5);
        settings.replications = 6;
        QVERIFY(!runReplications(*network, settings)->ledger);
        settings.ledger = true;
        const auto one = runReplications(*network, settings, 1);
        const auto two = runReplications(*network, settings, 2);
        QVERIFY(one->ledger && one->ledger == two->ledger);
        QCOMPARE(one->ledger->runs, 6);
        QVERIFY(one->ledger->operatorsClose());
        QVERIFY(one->ledger->partsClose());
    }

  private:
    /// Co-products begin when they are parted; and a helper may take another number of inputs than whom it helps.
    static bool tellsTheSameStory(const Plant& plant) {
        return plant.get<RecipeOutput>().empty() && std::ranges::none_of(plant.get<Process>(), [](const Process& p) {
            return p.helps != Id{};
        });
    }
};

TAKTBOARD_TEST(ledger_laws, LedgerLawsTest);
#include "tst_ledger_laws.moc"

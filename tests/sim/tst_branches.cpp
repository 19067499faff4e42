// A run to which something more is done is simulated from a checkpoint of the run it branches off, and is what it would
// be from the start.
#include <set>

#include "property.h"
#include "random_plant.h"
#include "sample.h"
#include "sim/divergence.h"
#include "sim/runner.h"
#include "test_main.h"
#include "traces.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr Duration kHorizon = Duration::days(3);

void waitFor(const LiveRun& run) {
    while (!run.finished())
        std::this_thread::yield();
}

/// Empty: the same records, measures, ledger and pictures.
std::string differenceOf(const LiveRun& one, const LiveRun& other) {
    waitFor(one);
    waitFor(other);
    const auto a = one.result(), b = other.result();
    if (a.has_value() != b.has_value())
        return "one of them stopped: " + (a ? b : a).error().text();
    const bool refused = !a && other.trace()->size() == 0; // what was asked cannot be done in this plant
    if (refused)
        return a.error().text() == b.error().text() ? std::string() : "they are refused for other reasons";
    if (const std::string wrong = difference(*one.trace(), *other.trace()); !wrong.empty())
        return wrong;
    if (!a)
        return a.error().text() == b.error().text() ? std::string() : "they stop for other reasons";
    if (a->events != b->events || a->measures.size() != b->measures.size() || a->seen.stock != b->seen.stock)
        return "events, or what was seen";
    for (std::size_t i = 0; i < a->measures.size(); ++i)
        if (a->measures[i].name != b->measures[i].name || a->measures[i].value.mean != b->measures[i].value.mean)
            return a->measures[i].name;
    if (a->ledger.has_value() != b->ledger.has_value() || (a->ledger && !(*a->ledger == *b->ledger)))
        return "the ledger";
    Replay first(one.network(), one.trace(), one.shelf()), second(other.network(), other.trace(), other.shelf());
    for (int part = 0; part <= 8; ++part) {
        const Time t{one.horizon().us / 8 * part};
        if (first.seek(t).stock != second.seek(t).stock)
            return "the picture";
    }
    return {};
}

RunSettings settingsOf(std::uint64_t seed, Duration horizon = kHorizon) {
    RunSettings settings;
    settings.horizon = Span::clock(horizon);
    settings.seed = seed;
    settings.ledger = seed % 2 == 0;
    return settings;
}

} // namespace

class Branches : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aBranchIsWhatItWouldBeFromTheStart() {
        int fromCheckpoints = 0;
        QVERIFY(holdsForSeeds("a branch goes on as if it had been simulated whole", 120, [&](std::uint64_t seed) {
            RandomPlant random(seed);
            const Project project = random.build();
            const auto network = compile(project, project.scenarios[0]);
            RC_ASSERT(network.has_value());
            RunSettings settings = settingsOf(seed);
            if (seed % 3 == 0)
                settings.warmUp = Span::clock(Duration::hours(20));
            if (seed % 5 == 0)
                settings.interventions.push_back(random.intervention(project, kHorizon));
            LiveRun origin(*network, settings);
            if (seed % 4 != 0) // else it is branched off while it grows
                waitFor(origin);
            for (int n = 0; n < 2; ++n)
                settings.interventions.push_back(random.intervention(project, kHorizon));
            const LiveRun branch(origin, settings), whole(*network, settings);
            fromCheckpoints += branch.simulatedFrom() > Time{} ? 1 : 0;
            if (const std::string wrong = differenceOf(branch, whole); !wrong.empty())
                RC_FAIL(wrong);
            // And once more, off the branch.
            settings.interventions.push_back(random.intervention(project, kHorizon));
            const LiveRun twig(branch, settings), wholeTwig(*network, settings);
            if (const std::string wrong = differenceOf(twig, wholeTwig); !wrong.empty())
                RC_FAIL(wrong);
        }));
        QVERIFY(fromCheckpoints > 0);
    }

    void onlyWhatIsNewIsSimulated() {
        const Project project = readSample("acme-stamping");
        const auto network = *compile(project, *project.scenario("Current state"));
        RunSettings settings = settingsOf(2, Duration::days(60));
        const LiveRun origin(network, settings);
        waitFor(origin);
        Intervention rush;
        rush.kind = Intervention::Kind::RushOrder;
        rush.at = Time{} + Duration::days(45);
        rush.element = network->demands[0].customer;
        rush.item = network->items[network->demands[0].item].id;
        rush.amount = 100;
        settings.interventions = {rush};
        QVERIFY(LiveRun::wouldBeginAt(origin, settings) > Time{} + Duration::days(42));
        const LiveRun branch(origin, settings);
        QVERIFY(branch.simulatedFrom() > Time{} + Duration::days(42));
        QVERIFY(branch.simulatedFrom() < rush.at);
        // What lies before is there at once.
        QVERIFY(branch.trace()->size() > 1000);
        QVERIFY(branch.reached() >= branch.simulatedFrom() - Duration{1});
        const LiveRun whole(network, settings);
        QCOMPARE(differenceOf(branch, whole), std::string());
    }

    void whereTwoRunsGoApartIsFound() {
        QVERIFY(holdsForSeeds("shortfalls of a branch are those of the pictures of both", 40, [&](std::uint64_t seed) {
            RandomPlant random(seed);
            const Project project = random.build();
            const auto network = compile(project, project.scenarios[0]);
            RunSettings settings = settingsOf(seed, Duration::hours(30));
            const LiveRun origin(*network, settings);
            waitFor(origin);
            settings.interventions.push_back(random.intervention(project, Duration::hours(20)));
            const LiveRun branch(origin, settings);
            waitFor(branch);
            if (!branch.result() || !origin.result())
                return;
            const auto found = divergences(**network, *branch.trace(), branch.trace()->size(), *origin.trace(), origin.trace()->size());
            std::set<std::int64_t> moments;
            for (const auto* run : {&branch, &origin})
                for (std::size_t n = 0; n < run->trace()->size(); ++n)
                    moments.insert((*run->trace())[n].at);
            Replay here(branch.network(), branch.trace(), branch.shelf()), there(origin.network(), origin.trace(), origin.shelf());
            std::vector<Divergence> wanted((*network)->places.size());
            std::vector<bool> apart(wanted.size());
            for (const auto at : moments) {
                const auto& a = here.seek(Time{at}).stock;
                const auto& b = there.seek(Time{at}).stock;
                for (std::size_t p = 0; p < wanted.size(); ++p) {
                    Divergence& d = wanted[p];
                    if (a[p] == b[p]) {
                        if (apart[p] && d.level == kNever)
                            d.level = Time{at};
                        continue;
                    }
                    if (!apart[p])
                        d.apart = d.at = Time{at};
                    apart[p] = true;
                    d.level = kNever;
                    if (b[p] - a[p] > d.below()) {
                        d.here = a[p];
                        d.there = b[p];
                        d.at = Time{at};
                    }
                }
            }
            RC_ASSERT(found.size() == static_cast<std::size_t>(std::count(apart.begin(), apart.end(), true)));
            for (const auto& d : found) {
                const Divergence& w = wanted[d.place];
                RC_ASSERT(apart[d.place] && d.here == w.here && d.there == w.there && d.at == w.at && d.apart == w.apart && d.level == w.level);
            }
        }));
    }

    void anotherSeedOrHorizonBeginsAtTheStart() {
        const Project project = readSample("acme-stamping");
        const auto network = *compile(project, *project.scenario("Current state"));
        const RunSettings settings = settingsOf(2, Duration::days(20));
        const LiveRun origin(network, settings);
        waitFor(origin);
        Intervention stop;
        stop.at = Time{} + Duration::days(15);
        stop.element = network->processes[0].id;
        stop.length = Duration::hours(2);
        RunSettings asked = settings;
        asked.interventions = {stop};
        QVERIFY(LiveRun::wouldBeginAt(origin, asked) > Time{});
        RunSettings other = asked;
        other.seed = 3;
        QCOMPARE(LiveRun::wouldBeginAt(origin, other), Time{});
        other = asked;
        other.horizon = Span::clock(Duration::days(21));
        QCOMPARE(LiveRun::wouldBeginAt(origin, other), Time{});
        other = asked;
        other.interventions.front().at = Time{};
        QCOMPARE(LiveRun::wouldBeginAt(origin, other), Time{});
        const LiveRun branch(origin, asked);
        waitFor(branch);
        QCOMPARE(LiveRun::wouldBeginAt(branch, settings), Time{}); // it was done: there is no way back
    }
};

TAKTBOARD_TEST(branches, Branches);
#include "tst_branches.moc"

// A run as a film: the same pictures however one gets there.
#include "sample.h"
#include "sim/engine.h"
#include "sim/runner.h"
#include "sim/series.h"
#include "test_main.h"
#include "traces.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

class ReplayTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        const Project project = readSample("acme-stamping");
        network_ = *compile(project, *project.scenario("Future state"));
        RunSettings settings;
        settings.horizon = Span::workingDays(20);
        run_ = std::make_unique<LiveRun>(network_, settings);
        QTRY_VERIFY(run_->finished());
        QVERIFY(run_->result().has_value());
    }

    void seekingAnywhereShowsWhatPlayingThereShows() {
        Replay playing(network_, run_->trace(), run_->shelf());
        Replay seeking(network_, run_->trace(), run_->shelf());
        std::uint64_t jump = 12345;
        std::vector<Time> moments;
        for (std::int64_t h = 0; h < 24 * 26; h += 7)
            moments.push_back(Time{} + Duration::hours(h));
        std::vector<Picture> pictures;
        for (const Time t : moments)
            pictures.push_back(playing.seek(t));
        for (int i = 0; i < 200; ++i) {
            jump = jump * 6364136223846793005ULL + 1442695040888963407ULL;
            const std::size_t n = (jump >> 33) % moments.size();
            const Picture& found = seeking.seek(moments[n]);
            QVERIFY(found.stock == pictures[n].stock);
            QVERIFY(found.machine == pictures[n].machine);
            QVERIFY(found.card == pictures[n].card);
            QVERIFY(found.delivered == pictures[n].delivered);
            QCOMPARE(found.tokens.size(), pictures[n].tokens.size());
        }
    }

    void thePictureAgreesWithTheEngine() {
        Trace trace;
        Engine<CheckedPolicy> engine(network_, 1, 0, Time{}, &trace);
        Picture picture = initialPicture(*network_);
        std::size_t applied = 0;
        for (int hour = 1; hour < 24 * 12; ++hour) {
            QVERIFY(engine.runUntil(Time{} + Duration::hours(hour)).has_value());
            trace.publish();
            for (; applied < trace.size(); ++applied)
                applyRecord(picture, *network_, trace[applied], applied);
            for (std::size_t p = 0; p < picture.stock.size(); ++p)
                QCOMPARE(picture.stock[p], engine.state().places[p].stock);
            for (std::size_t c = 0; c < picture.card.size(); ++c)
                QCOMPARE(picture.card[c], engine.state().cards[c].state);
            for (std::size_t m = 0; m < picture.machine.size(); ++m)
                QCOMPARE(picture.machine[m], engine.state().machines[m].state);
        }
    }

    void theSameSeedMakesTheSameTraceAndAnotherDoesNot() {
        QCOMPARE(traceHash(1), traceHash(1));
        QVERIFY(traceHash(1) != traceHash(2));
    }

    void aCheckpointContinuedEqualsTheRunUninterrupted() {
        Trace whole;
        Engine<PlainPolicy> straight(network_, 3, 0, Time{}, &whole);
        QVERIFY(straight.runUntil(Time{} + Duration::days(10)).has_value());
        Trace first;
        Engine<PlainPolicy> original(network_, 3, 0, Time{}, &first);
        QVERIFY(original.runUntil(Time{} + Duration::days(4)).has_value());
        Engine<PlainPolicy> copy = original; // the checkpoint
        Trace second;
        copyRecords(first, second);
        copy.setTrace(&second);
        QVERIFY(original.runUntil(Time{} + Duration::days(6)).has_value());
        QVERIFY(copy.runUntil(Time{} + Duration::days(10)).has_value());
        QCOMPARE(copy.events(), straight.events());
        QVERIFY(whole.written() > 1'000);
        QCOMPARE(difference(whole, second), std::string());
        const auto a = straight.measures();
        const auto b = copy.measures();
        for (std::size_t i = 0; i < a.size(); ++i)
            QCOMPARE(a[i].value.mean, b[i].value.mean);
    }

    void everyCauseLiesBeforeItsEffect() {
        const Trace& trace = *run_->trace();
        for (std::size_t i = 0; i < trace.size(); ++i)
            QVERIFY(trace[i].cause == kNoCause || trace[i].cause < i);
    }

    void curvesEndWhereThePictureEnds() {
        const Time to = run_->horizon();
        const auto curves = sim::curves(*network_, *run_->trace(), run_->trace()->size(), Time{}, to, 300);
        Replay replay(network_, run_->trace(), run_->shelf());
        const Picture& last = replay.seek(to);
        for (std::size_t p = 0; p < curves.stock.size(); ++p)
            QCOMPARE(curves.stock[p].back().last, last.stock[p]);
        for (const auto& column : curves.stock[0])
            QVERIFY(column.least <= column.last && column.last <= column.most);
    }

    void sharesOfStatesSumToOne() {
        for (std::uint32_t m = 0; m < network_->machineProcess.size(); ++m) {
            double sum = 0;
            for (const double share :
                 stateShares(*network_, *run_->trace(), run_->trace()->size(), m, Time{}, run_->horizon()))
                sum += share;
            QVERIFY(std::abs(sum - 1.0) < 1e-9);
        }
    }

    void movingASymbolLeavesTheRunKeyAndChangingACycleDoesNot() {
        const Project project = readSample("acme-stamping");
        const Scenario& scenario = *project.scenario("Current state");
        const std::string before = plantHash(project, scenario);
        const auto edited = [&](auto&& change) {
            Project copy = project;
            Edit edit(copy, scenario.id);
            change(edit);
            const auto set = edit.finish();
            if (!set || !apply(copy, *set))
                qFatal("refused");
            return plantHash(copy, *copy.scenario(scenario.id));
        };
        const Id press = named<Process>(scenario.plant, "Stamping").id;
        QCOMPARE(edited([&](Edit& e) {
                     e.modify<Process>(press, [](Process& p) {
                         p.x = {5};
                         p.name = "Press";
                     });
                 }),
                 before);
        QVERIFY(edited([&](Edit& e) {
                    e.modify<Process>(press, [](Process& p) { p.changeover = Duration::minutes(59); });
                }) != before);
    }

  private:
    std::uint64_t traceHash(std::uint64_t seed) {
        const Project project = readSample("acme-stamping");
        const auto network = *compile(project, *project.scenario("Current state"));
        Trace trace;
        Engine<PlainPolicy> engine(network, seed, 0, Time{}, &trace);
        if (!engine.runUntil(Time{} + Duration::days(20)))
            return 0;
        std::uint64_t hash = 1469598103934665603ULL;
        trace.publish();
        for (std::size_t i = 0; i < trace.size(); ++i)
            for (const std::uint64_t part : {static_cast<std::uint64_t>(trace[i].at), std::uint64_t{trace[i].subject},
                                             std::uint64_t{trace[i].kindPlace},
                                             static_cast<std::uint64_t>(trace[i].amount)})
                hash = (hash ^ part) * 1099511628211ULL;
        return hash;
    }

    std::shared_ptr<const Network> network_;
    std::unique_ptr<LiveRun> run_;
};

TAKTBOARD_TEST(replay, ReplayTest);
#include "tst_replay.moc"

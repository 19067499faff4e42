// What a run says of itself: warm-up, wanted precision, batches.
#include "plant_builder.h"
#include "sample.h"
#include "sim/engine.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

std::shared_ptr<const Network> compiled(const Project& project) {
    auto network = compile(project, project.scenarios[0]);
    if (!network)
        qFatal("%s", network.error().text().c_str());
    return *network;
}

/// A queue before one machine, round the clock: a piece every `takt` at random, worked in 60 s at random.
std::shared_ptr<const Network> queueWith(Duration takt) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id process = b.element<Process>("Machine");
    const Id store = b.element<Inventory>("Store");
    const Id customer = b.element<Customer>("Customer");
    b.recipe(process, item, DurationLaw::exponential(Duration::seconds(60)));
    b.flow(process, store);
    b.flow(store, customer);
    b.loop(LoopKind::BaseStock, item, process, store, 1);
    b.change<KanbanLoop>(b.edit().plant().get<KanbanLoop>()[0].id, [](KanbanLoop& l) { l.level = {1}; });
    const Id demand = b.demand(customer, item, DemandPattern::Renewal, 1);
    b.change<Demand>(demand, [&](Demand& d) { d.interval = DurationLaw::exponential(takt); });
    return compiled(b.build());
}

/// A store far too full when the run begins: it empties at 100 a day, and then holds a container or two.
std::shared_ptr<const Network> overstocked(std::int64_t pieces, Duration shift = {}) {
    PlantBuilder b(shift);
    const Id item = b.item("Part");
    const Id process = b.element<Process>("Machine");
    const Id store = b.element<Supermarket>("Store");
    const Id customer = b.element<Customer>("Customer");
    b.recipe(process, item, DurationLaw::exponential(Duration::seconds(20)));
    b.flow(process, store);
    b.flow(store, customer);
    b.loop(LoopKind::Production, item, process, store, 10);
    b.stock(store, item, pieces);
    b.demand(customer, item, DemandPattern::Poisson, 100);
    return compiled(b.build());
}

RunSettings daysLong(std::int64_t days) {
    RunSettings s;
    s.horizon = Span::workingDays(days);
    return s;
}

double valueOf(const RunResult& result, const char* name) {
    const auto* m = result.find(name);
    if (!m)
        qFatal("no measure %s", name);
    return m->value.mean;
}

bool sameMeasures(const RunResult& a, const RunResult& b) {
    return std::ranges::equal(a.measures, b.measures, [](const Measure& x, const Measure& y) {
        return x.name == y.name && x.value.mean == y.value.mean && x.value.halfWidth == y.value.halfWidth &&
               x.value.n == y.value.n;
    });
}

} // namespace

class RunStatistics : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        const Project project = readSample("acme-stamping");
        sample_ = *compile(project, *project.scenario("Current state"));
    }

    // ---------------------------------------------------------------- observations

    void fiveStepsAreWholeWorkingDays() {
        for (const std::int64_t days : {80, 100, 400, 1000}) {
            const auto network = overstocked(10, Duration::hours(8));
            const Time to = *horizonOf(*network, daysLong(days));
            const Steps steps = Steps::over(network->calendars[0], {}, to);
            QVERIFY(steps.count >= 400 && steps.count <= 2000);
            QCOMPARE(std::fmod(steps.days * 5, 1.0), 0.0);
            QCOMPARE(network->calendars[0].openUntil(steps.end(network->calendars[0], 4)).us,
                     std::llround(steps.days * 5) * Duration::hours(8).us);
            QVERIFY(steps.end(network->calendars[0], steps.count - 1) <= to);
            QCOMPARE(steps.end(network->calendars[0], steps.count).us, kNever.us);
        }
    }

    void shortRunsAndClosedPlantsAreStillObserved() {
        const auto network = overstocked(10, Duration::hours(8));
        for (const Time to : {Time{Duration::hours(9).us}, Time{Duration::hours(3).us}, Time{1}}) {
            const Steps steps = Steps::over(network->calendars[0], {}, to);
            QVERIFY(steps.count >= 1 && steps.count <= 2000);
            QVERIFY(steps.end(network->calendars[0], steps.count - 1) <= to);
        }
    }

    /// The mean over the steps, each as long as it is, is the mean of the whole; looking changes nothing.
    void lookingIsExactAndChangesNothing() {
        for (const std::int64_t warmUp : {0, 7}) {
            RunSettings s = daysLong(100);
            s.warmUp = Span::workingDays(warmUp);
            const auto result = runReplications(sample_, s);
            const RunSettings start = daysLong(warmUp);
            Engine<PlainPolicy> engine(sample_, 1, 0, warmUp > 0 ? *horizonOf(*sample_, start) : Time{}, nullptr);
            QVERIFY(engine.runUntil(*horizonOf(*sample_, s)));
            const auto plain = engine.measures();
            QCOMPARE(plain.size(), result->measures.size());
            for (std::size_t i = 0; i < plain.size(); ++i)
                QCOMPARE(result->measures[i].value.mean, plain[i].value.mean);

            double delivered = 0, area = 0, mean = 0;
            for (const double d : result->seen.delivered)
                delivered += d;
            const WorkingTime& calendar = sample_->calendars[0];
            Time before = result->seen.steps.from;
            for (std::size_t k = 0; k < result->seen.steps.count; ++k) {
                const Time end = result->seen.steps.end(calendar, k);
                area += result->seen.stock[k] * (end - before).inSeconds();
                before = end;
            }
            for (const auto& m : result->measures)
                if (m.name.starts_with("stock.") && m.name.ends_with(".mean"))
                    mean += m.value.mean;
            // From the last step's end to the horizon nobody works; what trucks bring then is not looked at.
            QVERIFY(std::abs(delivered / valueOf(*result, "delivered.total") - 1) < .02);
            QVERIFY(std::abs(area / (before - result->seen.steps.from).inSeconds() / mean - 1) < .01);
        }
    }

    // ---------------------------------------------------------------- warm-up

    /// 2 000 pieces at 100 a day: settled after 20 days.
    void theWarmUpIsTheTimeTheStockNeedsToSettle() {
        RunSettings s = daysLong(100);
        s.findWarmUp = true;
        const auto result = runReplications(overstocked(2'000), s);
        QVERIFY(result->warmUp.has_value());
        QVERIFY(!result->warmUp->runTooShort);
        QCOMPARE(result->warmUp->span.unit, Span::Unit::WorkingDays);
        const double days = static_cast<double>(result->warmUp->span.amount) * 1e-6;
        QVERIFY2(days >= 19 && days <= 23, std::to_string(days).c_str());
        // One value for every five steps, its least where the cut is.
        const auto& curve = result->warmUp->stockCurve;
        QCOMPARE(curve.size(), result->warmUp->pilots.steps.count / 5 - 4);
        QCOMPARE(std::ranges::min_element(curve) - curve.begin(),
                 static_cast<std::ptrdiff_t>(result->warmUp->stockCut / 5));
    }

    void aRunThatNeverSettlesIsTooShort() {
        RunSettings s = daysLong(100);
        s.findWarmUp = true;
        QVERIFY(runReplications(overstocked(9'000), s)->warmUp->runTooShort);
    }

    void whatIsFoundRunsAgainAsItsSpan() {
        RunSettings s = daysLong(100);
        s.findWarmUp = true;
        const auto network = overstocked(2'000);
        const auto result = runReplications(network, s);
        const RunSettings plain = asRun(s, *result);
        QVERIFY(!plain.findWarmUp);
        QVERIFY(plain.warmUp == result->warmUp->span);
        QVERIFY(sameMeasures(*runReplications(network, plain), *result));
        QVERIFY(!sameMeasures(*runReplications(network, daysLong(100)), *result));
        LiveRun live(network, s);
        QTRY_VERIFY_WITH_TIMEOUT(live.finished(), 60'000);
        QVERIFY(live.result()->warmUp->span == plain.warmUp);
        QVERIFY(sameMeasures(*live.result(), *result));
    }

    void aShortRunsWarmUpIsGivenByTheClock() {
        RunSettings s = daysLong(5);
        s.findWarmUp = true;
        const auto result = runReplications(overstocked(200), s);
        QCOMPARE(result->warmUp->span.unit, Span::Unit::Clock);
        const double days = static_cast<double>(result->warmUp->span.amount) / static_cast<double>(kDay.us);
        QVERIFY2(days > 1.5 && days < 3, std::to_string(days).c_str());
    }

    void unlessAskedNothingIsLeftOut() {
        const auto result = runReplications(overstocked(2'000), daysLong(50));
        QVERIFY(!result->warmUp.has_value());
        QVERIFY(valueOf(*result, "delivered.total") > 4'500);
    }

    // ---------------------------------------------------------------- precision

    void replicationsGoOnUntilThePrecisionIsReached() {
        const auto network = queueWith(Duration::seconds(90));
        RunSettings s = daysLong(2);
        s.precision = .05;
        s.precisionOf = "demand." + std::to_string(network->demands[0].id.value) + ".backlog.mean";
        const auto result = runReplications(network, s);
        const auto* m = result->find(s.precisionOf);
        QVERIFY(result->replications > SequentialEstimate::kLeast);
        QVERIFY(result->replications < s.mostReplications);
        QCOMPARE(m->value.n, result->replications);
        QVERIFY(m->value.halfWidth <= m->value.mean * .05 / 1.05);
        // One less would not have done.
        RunSettings fewer = asRun(s, *result);
        --fewer.replications;
        const auto before = runReplications(network, fewer);
        QVERIFY(before->find(s.precisionOf)->value.halfWidth > before->find(s.precisionOf)->value.mean * .05 / 1.05);
    }

    void theAnswerIsTheSameForAnyNumberOfThreads() {
        const auto network = queueWith(Duration::seconds(90));
        RunSettings s = daysLong(2);
        s.precision = .1;
        s.precisionOf = "demand." + std::to_string(network->demands[0].id.value) + ".backlog.mean";
        s.findWarmUp = true;
        const auto one = runReplications(network, s, 1);
        QVERIFY(one->replications > 10);
        for (const int threads : {2, 3, 8}) {
            const auto other = runReplications(network, s, threads);
            QCOMPARE(other->replications, one->replications);
            QCOMPARE(other->events, one->events);
            QVERIFY(sameMeasures(*other, *one));
            QVERIFY(other->seen.stock == one->seen.stock && other->seen.undeliveredOf == one->seen.undeliveredOf);
            QVERIFY(other->warmUp->stockCurve == one->warmUp->stockCurve);
        }
        QVERIFY(sameMeasures(*runReplications(network, asRun(s, *one), 2), *one));
    }

    void theMostReplicationsEndIt() {
        RunSettings s = daysLong(2);
        s.precision = .0001;
        s.precisionOf = "throughput.per_day";
        s.mostReplications = 12;
        const auto result = runReplications(queueWith(Duration::seconds(90)), s, 2);
        QCOMPARE(result->replications, 12);
    }

    void whatNeverVariesTakesTheLeastReplications() {
        RunSettings s = daysLong(20);
        s.precision = .01;
        s.precisionOf = "lost.total";
        QCOMPARE(runReplications(sample_, s)->replications, 10);
        s.replications = 15;
        QCOMPARE(runReplications(sample_, s)->replications, 15);
    }

    void settingsThatCannotBeAreRefused() {
        const auto codeOf = [&](auto change) {
            RunSettings s = daysLong(5);
            change(s);
            const auto result = runReplications(sample_, s);
            return result ? ErrorCode::Count : result.error().code;
        };
        QCOMPARE(codeOf([](RunSettings&) {}), ErrorCode::Count);
        QCOMPARE(codeOf([](RunSettings& s) { s.precision = -.1; }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.precision = std::nan(""); }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.precision = 1; }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.precision = .1, s.mostReplications = 9; }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.batches = true, s.replications = 2; }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.batches = true, s.precision = .1; }), ErrorCode::BadSettings);
        QCOMPARE(codeOf([](RunSettings& s) { s.precision = .1, s.precisionOf = "throughput"; }),
                 ErrorCode::JsonBadValue);
    }

    // ---------------------------------------------------------------- batches

    /// A queue of which half the capacity is used, one piece ahead: rho^2 / (1 - rho) are owed in the mean.
    void batchesOfOneLongRunCoverTheTruth() {
        const auto network = queueWith(Duration::seconds(120));
        const std::string name = "demand." + std::to_string(network->demands[0].id.value) + ".backlog.mean";
        RunSettings s = daysLong(200);
        s.warmUp = Span::workingDays(2);
        s.batches = true;
        int covered = 0;
        for (s.seed = 1; s.seed <= 20; ++s.seed) {
            const auto result = runReplications(network, s);
            const auto* m = result->find(name);
            const auto interval = std::ranges::find(result->batches, name, &BatchInterval::measure);
            QVERIFY(interval != result->batches.end());
            QVERIFY(interval->batches >= 20 && interval->batchDays >= 1);
            QCOMPARE(m->value.halfWidth, interval->halfWidth);
            QVERIFY(m->value.halfWidth > 0 && m->value.halfWidth < .2 * m->value.mean);
            covered += std::abs(m->value.mean - .5) <= m->value.halfWidth ? 1 : 0; // rho^2 / (1 - rho)
        }
        QVERIFY2(covered >= 16, std::to_string(covered).c_str());
    }

    void everyMeanStockAndTheThroughputGetAnInterval() {
        RunSettings s = daysLong(200);
        s.batches = true;
        const auto result = runReplications(sample_, s);
        for (const auto& m : result->measures)
            if (m.name == "throughput.per_day" || m.name == "stock_days.total" || m.name.ends_with(".backlog.mean") ||
                ((m.name.starts_with("stock.") || m.name.starts_with("line_side.") || m.name.starts_with("dock.")) &&
                 m.name.ends_with(".mean")))
                QVERIFY2(std::ranges::find(result->batches, m.name, &BatchInterval::measure) != result->batches.end(),
                         m.name.c_str());
        for (const auto& interval : result->batches)
            QVERIFY2(result->find(interval.measure), interval.measure.c_str());
        // Even demand, a truck a day: nothing varies from day to day.
        QCOMPARE(result->find("throughput.per_day")->value.halfWidth, 0.0);
    }

    void neighboursThatHangTogetherAreToldOf() {
        RunSettings s = daysLong(30);
        s.batches = true;
        const auto result = runReplications(overstocked(2'000), s);
        const auto stock = std::ranges::find_if(result->batches, [](const BatchInterval& i) {
            return i.measure.starts_with("stock.");
        });
        QVERIFY(!stock->uncorrelated);
        QVERIFY(stock->correlation > .5);
    }

    void withoutBatchesOneRunHasNoInterval() {
        const auto result = runReplications(sample_, daysLong(60));
        QVERIFY(result->batches.empty());
        for (const auto& m : result->measures)
            QCOMPARE(m.value.halfWidth, 0.0);
    }

  private:
    std::shared_ptr<const Network> sample_;
};

TAKTBOARD_TEST(statistics, RunStatistics);
#include "tst_statistics.moc"

// Runs as jobs: watched while they grow, cancelled, dropped. What ThreadSanitizer is for.
#include <thread>

#include "plant_builder.h"
#include "sample.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

class RunnerTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        const Project project = readSample("acme-stamping");
        network_ = *compile(project, *project.scenario("Current state"));
    }

    void aGrowingRunCanBeWatchedFromOtherThreads() {
        LiveRun run(network_, settings(400));
        const auto watch = [&] {
            Replay replay(network_, run.trace(), run.shelf());
            while (!run.finished()) {
                const Time t = run.reached();
                const Picture& picture = replay.seek(t);
                std::size_t negative = 0;
                for (const auto stock : picture.stock)
                    negative += stock < 0 ? 1 : 0;
                if (negative > 0)
                    return false;
            }
            return true;
        };
        bool other = false;
        std::thread second([&] { other = watch(); });
        const bool own = watch();
        second.join();
        QVERIFY(own && other);
        QVERIFY(run.result().has_value());
        QCOMPARE(run.reached(), run.horizon());
    }

    void whatIsReachedNeverShowsLessThanAllItsRecords() {
        LiveRun run(network_, settings(200));
        std::vector<std::pair<Time, std::size_t>> seen;
        while (!run.finished()) {
            const Time t = run.reached();
            seen.emplace_back(t, run.trace()->upperBound(t, run.trace()->size()));
            std::this_thread::yield();
        }
        for (const auto& [t, count] : seen)
            QCOMPARE(run.trace()->upperBound(t, run.trace()->size()), count);
    }

    void aCancelledRunSaysSo() {
        LiveRun run(network_, settings(36'000));
        run.cancel();
        QTRY_VERIFY(run.finished());
        QVERIFY(!run.result().has_value() || run.reached() == run.horizon());
    }

    void aRunIsDroppedWhileItWorks() {
        for (int i = 0; i < 10; ++i)
            LiveRun run(network_, settings(2000));
    }

    void badSettingsAreRefused() {
        RunSettings bad = settings(5);
        bad.warmUp = Span::workingDays(6);
        LiveRun run(network_, bad);
        QVERIFY(run.finished());
        QCOMPARE(run.result().error().code, ErrorCode::BadSettings);
    }

    void demandWithoutMeasureIsRefusedNotHung() {
        PlantBuilder b;
        const Id item = b.item("Part");
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.flow(store, customer);
        b.stock(store, item, 1);
        b.demand(customer, item, DemandPattern::Even, 1'000'000'000'000);
        const Project project = b.build();
        const auto network = compile(project, project.scenarios[0]);
        QVERIFY(!network.has_value());
        QCOMPARE(network.error().code, ErrorCode::PlantNotRunnable);
    }

  private:
    static RunSettings settings(std::int64_t days) {
        RunSettings s;
        s.horizon = Span::workingDays(days);
        return s;
    }
    std::shared_ptr<const Network> network_;
};

TAKTBOARD_TEST(runner, RunnerTest);
#include "tst_runner.moc"

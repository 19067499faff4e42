// What charts show of a run: strips of machine states, counts by interval, whereabouts, stages of the flow; and that all of
// it agrees with the measures of the same run.
#include <numeric>

#include "sample.h"
#include "sim/chart_series.h"
#include "sim/flow_stages.h"
#include "sim/run_samples.h"
#include "sim/runner.h"
#include "small_plants.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr std::int64_t kHour = Duration::hours(1).us;

/// A scenario of the sample, run for so many working days by the engine of planners.
struct Run {
    explicit Run(const char* scenario, std::int64_t days = 20, std::int64_t warmUpDays = 0) {
        const Project project = readSample("acme-stamping");
        network = *compile(project, *project.scenario(scenario));
        settings.horizon = Span::workingDays(days);
        settings.warmUp = Span::workingDays(warmUpDays);
        settings.seed = 4711;
        live.emplace(network, settings);
        while (!live->finished())
            QTest::qWait(1);
        result = *live->result();
    }
    ChartSeries series(Time from, Time to, std::size_t columns = 600) const {
        return chartSeries(*network, *live->trace(), live->trace()->size(), from, to, live->reached(), columns, {});
    }
    ChartSeries whole() const { return series(Time{}, live->horizon()); }
    double value(const std::string& name) const {
        const auto* measure = result.find(name);
        if (!measure)
            qFatal("no measure %s", name.c_str());
        return measure->value.mean;
    }
    std::string idOf(std::uint32_t process) const { return std::to_string(network->processes[process].id.value); }

    std::shared_ptr<const Network> network;
    RunSettings settings;
    std::optional<LiveRun> live;
    RunResult result;
};

std::int64_t sum(const std::vector<std::int64_t>& all) { return std::accumulate(all.begin(), all.end(), std::int64_t{0}); }

bool near(double a, double b, double part = 1e-9) { return std::abs(a - b) <= part * std::max({1.0, std::abs(a), std::abs(b)}); }

StateStretches strip(std::size_t columns, const std::vector<std::pair<std::int64_t, MachineState>>& changes, std::int64_t to) {
    static const WorkingTime always;
    StateStretches out(always, always, Time{}, Time{to}, columns);
    for (const auto& [at, state] : changes)
        out.change(Time{at}, state);
    out.finish(Time{to});
    return out;
}

} // namespace

class ChartSeriesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void few_stretches_are_kept_to_the_microsecond() {
        const auto all = strip(100, {{0, MachineState::Working}, {333, MachineState::Down}, {777, MachineState::Working}}, 1000);
        QCOMPARE(all.stretches().size(), 3U);
        QCOMPARE(all.stretches()[1].from.us, 333);
        QCOMPARE(all.stretches()[1].to.us, 777);
        QCOMPARE(all.times()[static_cast<std::size_t>(MachineState::Working)].us, 556);
    }

    void of_many_stretches_each_column_keeps_what_it_was_longest_in() {
        std::vector<std::pair<std::int64_t, MachineState>> changes;
        for (std::int64_t t = 0; t < 1000; t += 10) { // nine parts at work, one without material
            changes.push_back({t, MachineState::Working});
            changes.push_back({t + 9, MachineState::NoMaterial});
        }
        changes.push_back({1000, MachineState::Down});
        const auto all = strip(20, changes, 2000);
        QCOMPARE(all.stretches().size(), 2U);
        QCOMPARE(static_cast<int>(all.stretches()[0].state), static_cast<int>(MachineState::Working));
        QCOMPARE(all.stretches()[0].to.us, 1000);
        QCOMPARE(static_cast<int>(all.stretches()[1].state), static_cast<int>(MachineState::Down));
        QCOMPARE(all.times()[static_cast<std::size_t>(MachineState::NoMaterial)].us, 100);
    }

    void nights_and_breaks_stand_over_what_is_recorded() {
        const Run run("Future state", 2);
        const auto series = run.whole();
        const auto& strip = series.states[0];
        QCOMPARE(strip.front().from.us, 0);
        QCOMPARE(strip.back().to.us, run.live->horizon().us);
        const WorkingTime& calendar = run.network->calendars[run.network->processes[0].calendar];
        for (std::size_t i = 0; i < strip.size(); ++i) {
            if (i > 0)
                QCOMPARE(strip[i].from.us, strip[i - 1].to.us);
            const bool closed = strip[i].state == MachineState::OffShift || strip[i].state == MachineState::OnBreak;
            QCOMPARE(calendar.isOpen(strip[i].from), !closed);
        }
        QVERIFY(std::any_of(strip.begin(), strip.end(), [](auto& s) { return s.state == MachineState::OnBreak; }));
    }

    void intervals_are_the_shortest_that_are_few_enough() {
        const auto days = Intervals::covering(Time{}, Time{84 * kDay.us}, kDay, 100);
        QCOMPARE(days.length.us, kDay.us);
        QCOMPARE(days.count, 84U);
        const auto weeks = Intervals::covering(Time{}, Time{365 * kDay.us}, kDay, 100);
        QCOMPARE(weeks.length.us, 7 * kDay.us);
        QCOMPARE(weeks.count, 53U);
        const auto hours = Intervals::covering(Time{kDay.us + kHour / 2}, Time{2 * kDay.us}, Duration::hours(1), 100);
        QCOMPARE(hours.first.us, kDay.us);
        QCOMPARE(hours.count, 24U);
        QVERIFY(Intervals::covering(Time{}, Time{36'500 * kDay.us}, kDay, 100).count <= 100);
    }

    void counts_and_shares_agree_with_the_measures() {
        for (const char* scenario : {"Current state", "Future state"}) {
            const Run run(scenario);
            const auto series = run.whole();
            QCOMPARE(double(sum(series.delivered)), run.value("delivered.total"));
            QCOMPARE(double(sum(series.ordered)), run.value("ordered.total"));
            QCOMPARE(series.backlog.back().last, sum(series.ordered) - sum(series.delivered));
            for (std::uint32_t p = 0; p < run.network->processes.size(); ++p) {
                QCOMPARE(double(sum(series.changeovers[p])), run.value("changeovers." + run.idOf(p)));
                QCOMPARE(double(sum(series.output[p])), run.value("made." + run.idOf(p) + ".good"));
                QCOMPARE(series.made[p].back().last, sum(series.output[p]));
            }
        }
    }

    void changeovers_are_counted_where_something_is_set_up() {
        const Run run("Current state");
        const auto series = run.whole();
        std::int64_t all = 0;
        for (const auto& counts : series.changeovers)
            all += sum(counts);
        QVERIFY(all > 0);
    }

    void days_output_gives_the_variation_that_is_measured() {
        for (const char* scenario : {"Current state", "Future state"}) // in the first some work for the first time after days
            outputVariesAsMeasured(Run(scenario));
    }

    static void outputVariesAsMeasured(const Run& run) {
        const auto series = run.whole();
        QCOMPARE(series.days.length.us, kDay.us);
        for (std::uint32_t p = 0; p < run.network->processes.size(); ++p) {
            const WorkingTime& calendar = run.network->calendars[run.network->processes[p].calendar];
            double n = 0, total = 0, squares = 0, made = 0;
            for (std::size_t d = 0; d < series.days.count; ++d) {
                made += static_cast<double>(series.output[p][d]); // of a day off: the measure counts it with the next
                if (series.days.end(d) > run.live->horizon() ||
                    calendar.openBetween(series.days.begin(d), series.days.end(d)).us == 0)
                    continue;
                n += 1, total += made, squares += made * made;
                made = 0;
            }
            const double mean = total / n;
            const double variation = mean > 0 ? std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean : 0.0;
            const double measured = run.value("days." + run.idOf(p) + ".variation");
            QVERIFY2(near(variation, measured, 1e-6), qPrintable(QStringLiteral("%1 for %2").arg(variation).arg(measured)));
        }
    }

    void the_whereabouts_are_those_of_the_curves() {
        const Run run("Future state", 5);
        const auto series = run.whole();
        const auto plain = curves(*run.network, *run.live->trace(), run.live->trace()->size(), Time{}, run.live->horizon(), 600);
        for (std::size_t c = 0; c < 600; ++c) {
            std::int64_t kept = 0;
            for (const auto where : {Whereabouts::Stored, Whereabouts::AtLine, Whereabouts::OnTheWay})
                kept += series.inPlant[static_cast<std::size_t>(where)][c].last;
            QCOMPARE(kept, plain.workInProcess[c].last);
        }
    }

    void items_that_do_not_count_are_left_out() {
        const Run run("Future state", 5);
        const std::vector<bool> none(run.network->items.size());
        const auto series = chartSeries(*run.network, *run.live->trace(), run.live->trace()->size(), Time{},
                                        run.live->horizon(), run.live->reached(), 100, none);
        for (const auto& place : run.network->places)
            if (place.item == kNone)
                return; // a lane counts whatever it holds
        QCOMPARE(series.inPlant[static_cast<std::size_t>(Whereabouts::Stored)].back().most, 0);
        QCOMPARE(series.inPlant[static_cast<std::size_t>(Whereabouts::InWork)].back().most, 0);
    }

    void a_store_that_runs_empty_is_marked_as_on_the_time_bar() {
        const Run run("Current state", 60);
        const auto series = run.series(Time{}, run.live->horizon(), 4000);
        std::size_t seen = 0, marked = 0;
        for (const auto& times : series.emptied)
            seen += times.size();
        for (const auto& mark : marks(*run.network, *run.live->trace(), run.live->trace()->size()))
            marked += mark.kind == Mark::Kind::Stockout ? 1 : 0;
        QVERIFY(seen <= marked);
        QCOMPARE(seen > 0, marked > 0);
    }

    void a_part_of_the_run_counts_that_part_alone() {
        const Run run("Future state");
        const Time from{5 * kDay.us}, to{6 * kDay.us};
        const auto series = run.series(from, to);
        QCOMPARE(series.intervals.length.us, kHour);
        const auto whole = run.whole();
        QCOMPARE(sum(series.delivered), whole.delivered[5]);
        Duration all{};
        for (const auto time : series.stateTimes[0])
            all += time;
        QCOMPARE(all.us, kDay.us);
    }

    void the_sampled_run_is_the_run_itself() {
        for (const std::int64_t warmUp : {0, 5}) {
            const Run run("Current state", 20, warmUp);
            const auto samples = sampleRun(run.network, run.settings);
            QVERIFY(samples);
            const TimeHistogram all = samples->flowOfAll();
            QCOMPARE(double(all.count()), run.value("delivered.total"));
            QCOMPARE(all.quantile(.5).inSeconds(), run.value("flow_time.p50"));
            QCOMPARE(all.quantile(.9).inSeconds(), run.value("flow_time.p90"));
            QCOMPARE(all.quantile(.95).inSeconds(), run.value("flow_time.p95"));
            std::int64_t counted = 0;
            double middle = 0;
            for (const auto& bin : all.bins()) {
                counted += bin.count;
                middle += static_cast<double>(bin.count) * 0.5e-6 * static_cast<double>(bin.from.us + bin.to.us);
            }
            QCOMPARE(counted, all.count());
            QVERIFY(near(middle / static_cast<double>(counted), run.value("flow_time.mean"), 1.0 / 256));
            QCOMPARE(samples->at.size(), RunSamples::kSteps);
            QCOMPARE(samples->at.back().us, run.live->horizon().us);
        }
    }

    void the_days_of_the_sampled_run_add_up_to_its_measures() {
        for (const std::int64_t warmUp : {0, 5}) {
            const Run run("Current state", 20, warmUp);
            const auto samples = sampleRun(run.network, run.settings);
            std::int64_t ordered = 0, atOnce = 0;
            std::vector<double> over(run.network->processes.size());
            for (const auto& day : samples->days) {
                if (day.end <= samples->measuredFrom)
                    continue;
                ordered += day.ordered;
                atOnce += day.atOnce;
                for (std::size_t p = 0; p < over.size(); ++p)
                    over[p] += day.overloadHours[p];
            }
            QCOMPARE(double(ordered), run.value("ordered.total"));
            QVERIFY(near(double(atOnce) / double(ordered), run.value("fill_rate")));
            for (std::uint32_t p = 0; p < over.size(); ++p) {
                const WorkingTime& calendar = run.network->calendars[run.network->processes[p].calendar];
                double days = 0;
                for (std::int64_t d = samples->measuredFrom.us / kDay.us; d < run.live->horizon().us / kDay.us; ++d)
                    days += calendar.openBetween(Time{d * kDay.us}, Time{(d + 1) * kDay.us}).us > 0 ? 1 : 0;
                QVERIFY2(near(over[p] / days, run.value("days." + run.idOf(p) + ".overload"), 1e-6),
                         qPrintable(QStringLiteral("%1: %2 %3").arg(run.idOf(p).c_str()).arg(over[p] / days).arg(
                             run.value("days." + run.idOf(p) + ".overload"))));
            }
        }
    }

    void stages_stand_in_flow_order_and_count_finished_pieces() {
        for (const char* scenario : {"Current state", "Future state"}) {
            const Run run(scenario);
            const auto stages = flowStages(*run.network);
            QCOMPARE(stages.size(), run.network->processes.size());
            const auto series = run.whole();
            double before = 1e18;
            for (const auto& stage : stages) {
                QCOMPARE(stage.perFinished, 1.0);
                QCOMPARE(stage.ofDemand, 1.0);
                const double passed =
                    stage.before + static_cast<double>(series.made[stage.process].back().last) / stage.perFinished;
                QVERIFY(passed <= before);
                QVERIFY(passed >= static_cast<double>(sum(series.delivered)));
                before = passed;
            }
        }
    }

    void two_parts_in_a_product_count_once() {
        SmallPlant plant;
        const Id part = plant.b.item("Part"), product = plant.b.item("Product");
        const Id press = plant.process(part, fixed(30));
        const Id store = plant.into(press, plant.stockOf(part, 10));
        const Id assembly = plant.b.element<Process>("Assembly");
        RecipeInput input;
        input.recipe = plant.b.recipe(assembly, product, fixed(60));
        input.item = part;
        input.quantity = {2};
        plant.b.edit().insert(input);
        plant.b.flow(store, assembly);
        plant.b.flow(assembly, plant.customer);
        plant.wantsEvenly(product, 100);
        const auto project = plant.b.build();
        const auto network = *compile(project, project.scenarios[0]);
        const auto stages = flowStages(*network);
        QCOMPARE(stages.size(), 2U);
        QCOMPARE(network->processes[stages[0].process].id, press);
        QCOMPARE(stages[0].perFinished, 2.0);
        QCOMPARE(stages[0].before, 5.0);
        QCOMPARE(stages[1].before, 0.0);
    }
};

TAKTBOARD_TEST(chart_series, ChartSeriesTest);

#include "tst_chart_series.moc"

// How fast runs are, as figures and ratios of one run of this program. No test: nothing here fails.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/platform/clock.h"
#include "base/platform/files.h"
#include "exchange/json.h"
#include "sim/engine.h"
#include "sim/runner.h"

using namespace takt;
using namespace takt::sim;

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Timed {
    double seconds = 0;
    std::int64_t events = 0;
    std::size_t records = 0;
};

Timed timeRun(const std::shared_ptr<const Network>& network, bool traced) {
    std::vector<double> seconds;
    Timed out;
    for (int i = 0; i < 7; ++i) {
        Trace trace;
        Engine<PlainPolicy> engine(network, 1, 0, Time{}, traced ? &trace : nullptr);
        const double begin = threadCpuSeconds();
        if (!engine.runUntil(Time{} + Duration::days(365)))
            std::exit(1);
        seconds.push_back(threadCpuSeconds() - begin);
        out.events = engine.events();
        out.records = trace.written();
    }
    out.seconds = median(seconds);
    return out;
}

void seeking(const std::shared_ptr<const Network>& network) {
    RunSettings settings;
    settings.horizon = Span::clock(Duration::days(365));
    LiveRun run(network, settings);
    while (!run.finished())
        std::this_thread::yield();
    Replay replay(network, run.trace(), run.shelf());
    std::vector<double> times;
    std::uint64_t x = 1;
    for (int i = 0; i < 500; ++i) {
        x = x * 6364136223846793005ULL + 1442695040888963407ULL;
        const Time t{static_cast<std::int64_t>((x >> 11) % static_cast<std::uint64_t>(run.horizon().us))};
        const double begin = wallSeconds();
        replay.seek(t);
        times.push_back((wallSeconds() - begin) * 1e3);
    }
    std::sort(times.begin(), times.end());
    std::printf("  seeking at random in %zu records: median %.2f ms, worst of 500 %.2f ms\n", run.trace()->size(),
                times[250], times.back());
}

std::shared_ptr<const Network> networkOf(const std::string& path, std::size_t scenario = 0) {
    const auto text = readFile(path);
    const auto project = text ? exchange::projectFromJson(*text) : tl::unexpected(text.error());
    const auto network = project ? compile(*project, project->scenarios[scenario]) : tl::unexpected(project.error());
    if (!network) {
        std::printf("%s: %s\n", path.c_str(), network.error().text().c_str());
        std::exit(1);
    }
    return *network;
}

/// A model whose work is counted by what it delivers: so many timed events a piece.
void timeModel(const char* file, double eventsAPiece) {
    const auto network = networkOf(std::string(TAKTBOARD_SOURCE_DIR "/tests/bench/") + file);
    std::vector<double> rates;
    for (int i = 0; i < 5; ++i) {
        Engine<PlainPolicy> engine(network, static_cast<std::uint64_t>(i + 1), 0, Time{}, nullptr);
        const double begin = threadCpuSeconds();
        if (!engine.runUntil(Time{} + Duration::days(25)))
            std::exit(1);
        const double seconds = threadCpuSeconds() - begin;
        for (const auto& m : engine.measures())
            if (m.name == "delivered.total")
                rates.push_back(m.value.mean * eventsAPiece / seconds);
    }
    std::printf("%s: %.1f M timed events a second\n", file, median(rates) * 1e-6);
}

/// Kanban lines of five stages beside one another: so many processes, markets and customers in all.
std::string plantOfLines(int elements) {
    constexpr int kStages = 5;
    const auto row = [](std::string& rows, const std::string& text) {
        rows += (rows.empty() ? "{" : ",{") + text + "}";
    };
    const auto number = [](int n) { return std::to_string(n); };
    std::string processes, recipes, markets, customers, demands, loops, flows, items;
    int next = 100;
    for (int line = 0; line < elements / (2 * kStages + 1); ++line) {
        const int item = next++;
        row(items, "\"id\":" + number(item) + ",\"name\":\"Part " + number(line) + "\"");
        int market = 0;
        for (int stage = 0; stage < kStages; ++stage) {
            const int process = next++;
            const std::string place = ",\"x\":" + number(stage * 240) + ",\"y\":" + number(line * 200);
            row(processes, "\"id\":" + number(process) + ",\"name\":\"Stage\"" + place +
                               ",\"withdraws\":\"as soon as a card is free\"");
            row(recipes, "\"id\":" + number(next++) + ",\"process\":" + number(process) + ",\"item\":" + number(item) +
                             ",\"cycle_time\":\"exponential(1 s)\"");
            if (market > 0)
                row(flows, "\"id\":" + number(next++) + ",\"from\":" + number(market) + ",\"to\":" + number(process));
            market = next++;
            row(markets, "\"id\":" + number(market) + ",\"name\":\"Market\"" + place);
            row(flows, "\"id\":" + number(next++) + ",\"from\":" + number(process) + ",\"to\":" + number(market));
            row(loops, "\"id\":" + number(next++) + ",\"name\":\"Loop\",\"item\":" + number(item) + ",\"from\":" +
                           number(process) + ",\"to\":" + number(market) + ",\"cards\":3");
        }
        const int customer = next++;
        row(customers, "\"id\":" + number(customer) + ",\"name\":\"Customer\",\"x\":1300,\"y\":" + number(line * 200));
        row(demands, "\"id\":" + number(next++) + ",\"customer\":" + number(customer) + ",\"item\":" + number(item) +
                         ",\"quantity\":8640000,\"lot\":1000");
        row(flows, "\"id\":" + number(next++) + ",\"from\":" + number(market) + ",\"to\":" + number(customer));
    }
    return R"({"format":"taktboard","version":1,"next_id":1000000,)"
           R"("settings":[{"id":1,"name":"Lines","calendar":2}],)"
           R"("calendars":[{"id":2,"name":"Round the clock","days":"Mon Tue Wed Thu Fri Sat Sun"}],)"
           R"("shifts":[{"id":3,"calendar":2,"name":"All day","length":"24 h"}],)"
           R"("scenarios":[{"id":10,"name":"Lines","items":[)" +
           items + "],\"processes\":[" + processes + "],\"recipes\":[" + recipes + "],\"supermarkets\":[" + markets +
           "],\"customers\":[" + customers + "],\"demands\":[" + demands + "],\"kanban_loops\":[" + loops +
           "],\"material_flows\":[" + flows + "]}]}";
}

/// Nanoseconds an event in a plant of so many elements.
double timeOfSize(int elements) {
    const auto project = exchange::projectFromJson(plantOfLines(elements));
    const auto network = project ? compile(*project, project->scenarios[0]) : tl::unexpected(project.error());
    if (!network) {
        std::printf("%d elements: %s\n", elements, network.error().text().c_str());
        std::exit(1);
    }
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        Engine<PlainPolicy> engine(*network, static_cast<std::uint64_t>(i + 1), 0, Time{}, nullptr);
        const double begin = threadCpuSeconds();
        if (!engine.runUntil(Time{} + Duration::days(365), 2'000'000))
            std::exit(1);
        times.push_back((threadCpuSeconds() - begin) / static_cast<double>(engine.events()));
    }
    return median(times) * 1e9;
}

void growthWithSize() {
    const double small = timeOfSize(100);
    const double large = timeOfSize(10'000);
    std::printf("growth with size: %.0f ns an event with 100 elements, %.0f with 10 000, %.2f times\n", small, large,
                large / small);
}

void checkpoints(const std::shared_ptr<const Network>& network) {
    Engine<PlainPolicy> engine(network, 1, 0, Time{}, nullptr);
    if (!engine.runUntil(Time{} + Duration::days(30)))
        std::exit(1);
    const double begin = wallSeconds();
    for (int i = 0; i < 1000; ++i)
        Engine<PlainPolicy> copy = engine;
    std::printf("  a checkpoint   %.4f ms\n", wallSeconds() - begin);
}

/// A year of it, but no more events than tell.
template <class Policy>
double yearWith(const std::shared_ptr<const Network>& network) {
    Engine<Policy> engine(network, 1, 0, Time{}, nullptr);
    const double begin = threadCpuSeconds();
    if (!engine.runUntil(Time{} + Duration::days(365), 4'000'000))
        std::exit(1);
    return threadCpuSeconds() - begin;
}

/// The waste ledger beside: CPU time with it to without, run by turns.
void fullAccounts(const char* name, const std::shared_ptr<const Network>& network) {
    std::vector<double> with, without;
    for (int i = 0; i < 9; ++i) {
        without.push_back(yearWith<PlainPolicy>(network));
        with.push_back(yearWith<LedgerPolicy>(network));
    }
    std::printf("  full accounts  %.2f times the run without (%s)\n", median(with) / median(without), name);
}

void timeYear(const char* name, const std::shared_ptr<const Network>& network) {
    const Timed plain = timeRun(network, false);
    const Timed traced = timeRun(network, true);
    std::printf("%s, a year\n", name);
    std::printf("  without trace  %.4f s, %lld timed events, %.1f M a second\n", plain.seconds,
                static_cast<long long>(plain.events), static_cast<double>(plain.events) / plain.seconds * 1e-6);
    std::printf("  with trace     %.4f s, %.2f times, %.1f ns a record\n", traced.seconds, traced.seconds / plain.seconds,
                (traced.seconds - plain.seconds) / static_cast<double>(std::max<std::size_t>(traced.records, 1)) * 1e9);
    checkpoints(network);
}

/// The same replications on one thread and on two.
void threads(const std::shared_ptr<const Network>& network) {
    RunSettings settings;
    settings.horizon = Span::workingDays(60);
    settings.replications = 40;
    std::vector<RunResult> results;
    for (const int n : {1, 2})
        results.push_back(runReplications(network, settings, n).value());
    bool same = results[0].measures.size() == results[1].measures.size();
    for (std::size_t i = 0; same && i < results[0].measures.size(); ++i)
        same = results[0].measures[i].value.mean == results[1].measures[i].value.mean;
    std::printf("  40 replications on two threads: %.2f times as fast as on one, results %s\n",
                results[0].wallSeconds / results[1].wallSeconds, same ? "equal" : "NOT EQUAL");
}

void traceSize(const std::shared_ptr<const Network>& network) {
    Trace trace;
    Engine<PlainPolicy> engine(network, 1, 0, Time{}, &trace);
    if (!engine.runUntil(Time{} + Duration::days(365)))
        std::exit(1);
    std::printf("  its trace      %zu records, %.0f MB\n", trace.written(), static_cast<double>(trace.bytes()) / 1e6);
}

} // namespace

int main() {
    timeModel("mm1.json", 2);
    timeModel("kanban-line.json", 5);
    growthWithSize();
    const auto plant40 = networkOf(TAKTBOARD_SOURCE_DIR "/tests/bench/plant40.json");
    timeYear("plant40.json", plant40);
    fullAccounts("plant40.json", plant40);
    fullAccounts("kanban-line.json", networkOf(TAKTBOARD_SOURCE_DIR "/tests/bench/kanban-line.json"));
    traceSize(plant40);
    threads(plant40);
    const auto text = readFile(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json");
    const auto project = text ? exchange::projectFromJson(*text) : tl::unexpected(text.error());
    if (!project) {
        std::printf("%s\n", project.error().text().c_str());
        return 1;
    }
    for (const auto& scenario : project->scenarios) {
        const auto network = compile(*project, scenario);
        if (!network)
            return 1;
        timeYear(scenario.name.c_str(), *network);
        seeking(*network);
    }
    return 0;
}

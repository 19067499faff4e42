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

} // namespace

int main() {
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
        const Timed plain = timeRun(*network, false);
        const Timed traced = timeRun(*network, true);
        std::printf("%s, a year\n", scenario.name.c_str());
        std::printf("  without trace  %.4f s, %lld timed events, %.1f M a second\n", plain.seconds,
                    static_cast<long long>(plain.events), static_cast<double>(plain.events) / plain.seconds * 1e-6);
        std::printf("  with trace     %.4f s, %.2f times\n", traced.seconds, traced.seconds / plain.seconds);
        Engine<PlainPolicy> engine(*network, 1, 0, Time{}, nullptr);
        if (!engine.runUntil(Time{} + Duration::days(30)))
            return 1;
        const double begin = wallSeconds();
        for (int i = 0; i < 1000; ++i)
            Engine<PlainPolicy> copy = engine;
        std::printf("  a checkpoint   %.4f ms\n", wallSeconds() - begin);
        seeking(*network);
    }
    return 0;
}

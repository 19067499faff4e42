#include "sim/runner.h"

#include <algorithm>
#include <limits>

#include "base/platform/clock.h"
#include "sim/engine.h"

namespace takt::sim {

namespace {

constexpr std::int64_t kChunk = 20'000;
/// A run of more timed events than this is a slip of the pen (times in microseconds, demands by the billion).
constexpr std::int64_t kMostEvents = 500'000'000;

Result<void> notTooLong(std::int64_t events) {
    if (events > kMostEvents)
        return fail(ErrorCode::RunTooLarge, {"it", std::to_string(kMostEvents) + " timed events"});
    return {};
}

Result<Time> momentOf(const Network& network, Span span) {
    const WorkingTime& calendar = network.calendars[0];
    const std::int64_t most = Duration::days(366 * 100).us;
    Time t{};
    if (span.unit == Span::Unit::Clock)
        t = {span.amount};
    else if (const std::int64_t rest = span.amount % 1'000'000; rest == 0 && span.amount > 0)
        // The end of the last working day: what still arrives that night belongs to it.
        t = calendar.workingDayStart(span.amount / 1'000'000 - 1) + kDay;
    else
        t = calendar.after(calendar.workingDayStart(0), span);
    if (t.us < 0 || t.us > most)
        return fail(ErrorCode::BadSettings, {"the horizon", "0 s", "100 years"});
    return t;
}

Result<RunResult> runOne(const std::shared_ptr<const Network>& network, const RunSettings& settings,
                         std::uint64_t replication, Time horizon, Time warmUp, const std::stop_token& stop,
                         const std::function<void(double)>& progress) {
    RunResult out;
    const double cpu = threadCpuSeconds();
    Engine<PlainPolicy> engine(network, settings.seed, replication, warmUp, nullptr);
    while (engine.now() < horizon) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        if (auto ok = engine.runUntil(horizon, kChunk * 10); !ok)
            return tl::unexpected(ok.error());
        if (auto ok = notTooLong(engine.events()); !ok)
            return tl::unexpected(ok.error());
        if (progress)
            progress(static_cast<double>(engine.now().us) / static_cast<double>(horizon.us));
    }
    out.measures = engine.measures();
    out.events = engine.events();
    out.cpuSeconds = threadCpuSeconds() - cpu;
    return out;
}

/// Means over replications, in their order.
RunResult reduce(const std::vector<RunResult>& results) {
    RunResult out = results.front();
    for (std::size_t i = 1; i < results.size(); ++i) {
        out.events += results[i].events;
        out.cpuSeconds += results[i].cpuSeconds;
    }
    std::vector<double> values;
    for (std::size_t m = 0; m < out.measures.size(); ++m) {
        values.clear();
        // A measure may be missing where nothing was delivered; then it is found by name.
        for (const auto& r : results)
            if (m < r.measures.size() && r.measures[m].name == out.measures[m].name)
                values.push_back(r.measures[m].value.mean);
            else if (const auto* found = r.find(out.measures[m].name))
                values.push_back(found->value.mean);
        out.measures[m].value = estimate(values);
    }
    return out;
}

} // namespace

Result<Time> horizonOf(const Network& network, const RunSettings& settings) {
    const auto horizon = momentOf(network, settings.horizon);
    if (!horizon)
        return horizon;
    if (horizon->us <= 0)
        return fail(ErrorCode::BadSettings, {"the horizon", "1 s", "100 years"});
    const auto warmUp = momentOf(network, settings.warmUp);
    if (!warmUp || (settings.warmUp.amount > 0 && *warmUp >= *horizon))
        return fail(ErrorCode::BadSettings, {"the warm-up", "0 s", "less than the horizon"});
    if (settings.replications < 1 || settings.replications > 100'000)
        return fail(ErrorCode::BadSettings, {"the replications", "1", "100000"});
    return horizon;
}

Result<RunResult> runReplications(std::shared_ptr<const Network> network, const RunSettings& settings, int threads,
                                  std::stop_token stop, const std::function<void(double)>& progress) {
    const auto horizon = horizonOf(*network, settings);
    if (!horizon)
        return tl::unexpected(horizon.error());
    const Time warmUp = settings.warmUp.amount > 0 ? *momentOf(*network, settings.warmUp) : Time{};
    const double wall = wallSeconds();
    const auto n = static_cast<std::size_t>(settings.replications);
    std::vector<RunResult> results(n);
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::mutex mutex;
    std::optional<std::pair<std::size_t, Error>> failed;
    const auto worker = [&] {
        for (std::size_t i = next++; i < n; i = next++) {
            const auto report = [&](double part) {
                if (progress)
                    progress((static_cast<double>(done.load()) + (n == 1 ? part : 0.0)) / static_cast<double>(n));
            };
            auto one = runOne(network, settings, i, *horizon, warmUp, stop, report);
            if (!one) {
                const std::lock_guard lock(mutex);
                if (!failed || i < failed->first)
                    failed = {i, one.error()};
                next = n;
                return;
            }
            results[i] = std::move(*one);
            ++done;
        }
    };
    {
        std::vector<std::jthread> crew;
        const int count = static_cast<int>(std::min<std::size_t>(n, static_cast<std::size_t>(std::max(threads, 1))));
        for (int i = 1; i < count; ++i)
            crew.emplace_back(worker);
        worker();
    }
    if (failed)
        return tl::unexpected(failed->second);
    RunResult out = reduce(results);
    out.wallSeconds = wallSeconds() - wall;
    return out;
}

LiveRun::LiveRun(std::shared_ptr<const Network> network, RunSettings settings)
    : network_(std::move(network)), settings_(settings), trace_(std::make_shared<Trace>()),
      shelf_(std::make_shared<PictureShelf>(network_)) {
    const auto horizon = horizonOf(*network_, settings_);
    if (!horizon) {
        result_ = tl::unexpected(horizon.error());
        finished_ = true;
        return;
    }
    horizon_ = *horizon;
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

LiveRun::~LiveRun() {
    thread_.request_stop();
    if (thread_.joinable())
        thread_.join();
}

Result<RunResult> LiveRun::result() const {
    const std::lock_guard lock(mutex_);
    return result_ ? *result_ : fail(ErrorCode::Cancelled);
}

void LiveRun::work(const std::stop_token& stop) {
    const double wall = wallSeconds();
    const double cpu = threadCpuSeconds();
    const Time warmUp = settings_.warmUp.amount > 0 ? *momentOf(*network_, settings_.warmUp) : Time{};
    Engine<PlainPolicy> engine(network_, settings_.seed, 0, warmUp, trace_.get());
    Result<void> ok;
    while (ok && engine.now() < horizon_) {
        if (stop.stop_requested()) {
            ok = fail(ErrorCode::Cancelled);
            break;
        }
        ok = engine.runUntil(horizon_, kChunk);
        if (ok)
            ok = notTooLong(engine.events());
        shelf_->follow(*trace_, trace_->written());
        trace_->publish();
        // Another event may still fall at this very moment: what is reached lies just before it.
        reached_.store(engine.now() >= horizon_ ? horizon_.us : engine.now().us - 1,
                       std::memory_order_release);
    }
    Result<RunResult> result = fail(ErrorCode::Cancelled);
    if (ok) {
        RunResult out;
        out.measures = engine.measures();
        out.events = engine.events();
        out.wallSeconds = wallSeconds() - wall;
        out.cpuSeconds = threadCpuSeconds() - cpu;
        result = std::move(out);
    } else {
        result = tl::unexpected(ok.error());
    }
    {
        const std::lock_guard lock(mutex_);
        result_ = std::move(result);
    }
    finished_.store(true, std::memory_order_release);
}

} // namespace takt::sim

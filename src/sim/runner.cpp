#include "sim/runner.h"

#include <algorithm>
#include <limits>
#include <span>
#include <variant>

#include "base/platform/clock.h"
#include "base/warm_up.h"
#include "sim/engine.h"
#include "sim/observer.h"

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

/// One of many replications: what it is asked beside its number.
struct Job {
    std::shared_ptr<const Network> network;
    RunSettings settings;
    Time horizon, warmUp;
    std::stop_token stop;
};

template <class Policy>
RunResult resultOf(const Engine<Policy>& engine, const Observer* observer, bool batches) {
    RunResult out;
    out.measures = engine.measures();
    out.events = engine.events();
    if constexpr (Policy::ledger)
        out.ledger = engine.ledger();
    if (observer)
        out.seen = observer->seen();
    if (observer && batches) {
        out.batches = observer->batchIntervals();
        for (auto& measure : out.measures)
            for (const auto& interval : out.batches)
                if (interval.measure == measure.name)
                    measure.value.halfWidth = interval.halfWidth;
    }
    return out;
}

template <class Policy>
Result<RunResult> runOne(const Job& job, std::uint64_t replication, const std::function<void(double)>& progress) {
    const double cpu = threadCpuSeconds();
    Engine<Policy> engine(job.network, job.settings.seed, replication, job.warmUp, nullptr);
    engine.plan(job.settings.interventions);
    std::optional<Observer> observer;
    if (replication < static_cast<std::uint64_t>(kWatched))
        observer.emplace(*job.network, job.warmUp, job.horizon, job.settings.batches);
    while (engine.now() < job.horizon) {
        if (job.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        if (auto ok = advance(engine, job.horizon, kChunk * 10, observer ? &*observer : nullptr); !ok)
            return tl::unexpected(ok.error());
        if (auto ok = notTooLong(engine.events()); !ok)
            return tl::unexpected(ok.error());
        if (progress)
            progress(static_cast<double>(engine.now().us) / static_cast<double>(job.horizon.us));
    }
    RunResult out = resultOf(engine, observer ? &*observer : nullptr, job.settings.batches);
    out.cpuSeconds = threadCpuSeconds() - cpu;
    return out;
}

/// Means over replications, in their order.
RunResult reduce(std::span<const RunResult> results) {
    RunResult out = results.front();
    out.replications = static_cast<std::int64_t>(results.size());
    std::vector<Observations> seen;
    for (const auto& r : results)
        if (!r.seen.empty())
            seen.push_back(r.seen);
    out.seen = average(seen);
    for (std::size_t i = 1; i < results.size(); ++i) {
        out.events += results[i].events;
        out.cpuSeconds += results[i].cpuSeconds;
        if (out.ledger)
            add(*out.ledger, *results[i].ledger);
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
        if (results.size() > 1)
            out.measures[m].value = estimate(values);
    }
    return out;
}

/// Many replications on several threads, taken in their order. It may be told to stop before the last.
class Crew {
  public:
    /// Called in the order of the replications, one at a time: true when this one was the last that is wanted.
    using Taken = std::function<bool(const RunResult&)>;

    Crew(Job job, std::size_t most, Taken taken, const std::function<void(double)>& progress)
        : job_(std::move(job)), results_(most), ready_(most), wanted_(most), taken_(std::move(taken)),
          progress_(progress) {}

    Result<std::span<const RunResult>> run(int threads) {
        {
            std::vector<std::jthread> crew;
            const int count = static_cast<int>(std::min<std::size_t>(wanted_, static_cast<std::size_t>(std::max(threads, 1))));
            for (int i = 1; i < count; ++i)
                crew.emplace_back([this] { work(); });
            work();
        }
        // What failed beyond the last that is wanted would not have been run by one thread.
        if (failed_ && failed_->first < wanted_)
            return tl::unexpected(failed_->second);
        return std::span<const RunResult>(results_.data(), wanted_);
    }

  private:
    void work() {
        for (std::size_t i = next_++; i < wanted_; i = next_++) {
            const auto report = [&](double part) {
                if (progress_)
                    progress_((static_cast<double>(done_.load()) + (results_.size() == 1 ? part : 0.0)) /
                              static_cast<double>(results_.size()));
            };
            auto one = job_.settings.ledger ? runOne<LedgerPolicy>(job_, i, report) : runOne<PlainPolicy>(job_, i, report);
            const std::lock_guard lock(mutex_);
            if (!one) {
                if (!failed_ || i < failed_->first)
                    failed_ = {i, one.error()};
                next_ = results_.size();
                return;
            }
            results_[i] = std::move(*one);
            ready_[i] = true;
            ++done_;
            while (taken_ && inOrder_ < wanted_ && ready_[inOrder_])
                if (taken_(results_[inOrder_++]))
                    wanted_ = inOrder_;
        }
    }

    Job job_;
    std::vector<RunResult> results_;
    std::vector<bool> ready_;
    std::atomic<std::size_t> next_{0}, done_{0}, wanted_;
    std::size_t inOrder_ = 0;
    std::mutex mutex_;
    Taken taken_;
    const std::function<void(double)>& progress_;
    std::optional<std::pair<std::size_t, Error>> failed_;
};

Result<RunResult> runUntilPrecise(const Job& job, int threads, const std::function<void(double)>& progress) {
    SequentialEstimate known;
    const auto& settings = job.settings;
    std::int64_t taken = 0;
    Crew crew(job, static_cast<std::size_t>(std::max(settings.mostReplications, settings.replications)),
              [&](const RunResult& one) {
                  ++taken;
                  // Where nothing is delivered some measures are missing.
                  if (const auto* measure = one.find(settings.precisionOf))
                      known.add(measure->value.mean);
                  // None of the first knows it: the rest will not either.
                  return (taken >= settings.replications && known.isPrecise(settings.precision)) ||
                         (taken >= SequentialEstimate::kLeast && known.moments().count() == 0);
              },
              progress);
    const auto results = crew.run(threads);
    if (!results)
        return tl::unexpected(results.error());
    if (known.moments().count() == 0)
        return fail(ErrorCode::JsonBadValue,
                    {settings.precisionOf, "the measures of this run, such as \"throughput.per_day\""});
    return reduce(*results);
}

/// The least whole working days that reach a moment; by the clock, in hours or minutes, where days are too coarse.
Span spanTo(const WorkingTime& calendar, Time moment, Time horizon) {
    constexpr std::int64_t kFine = 20;
    if (moment.us <= 0)
        return {};
    const std::int64_t days = calendar.workingDaysBefore(moment);
    if (calendar.workingDaysBefore(horizon) < kFine || calendar.workingDayStart(days - 1) + kDay >= horizon) {
        for (const Duration unit : {Duration::hours(1), Duration::minutes(1)}) {
            const Duration rounded = unit * ((moment.us + unit.us - 1) / unit.us);
            if (unit * kFine <= horizon - Time{} && rounded < horizon - Time{})
                return Span::clock(rounded);
        }
        return Span::clock({moment.us});
    }
    return Span::workingDays(days);
}

Time momentOfWarmUp(const Network& network, Span warmUp) {
    return warmUp.amount > 0 ? *momentOf(network, warmUp) : Time{};
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
    constexpr std::int64_t kMost = 100'000;
    if (settings.replications < 1 || settings.replications > kMost)
        return fail(ErrorCode::BadSettings, {"the replications", "1", std::to_string(kMost)});
    if (settings.batches && (settings.replications > 1 || settings.precision > 0))
        return fail(ErrorCode::BadSettings, {"the replications of a run in batches", "1", "1"});
    if (!(settings.precision >= 0 && settings.precision < 1))
        return fail(ErrorCode::BadSettings, {"the precision", "0", "less than 1"});
    if (settings.precision > 0 &&
        (settings.mostReplications < SequentialEstimate::kLeast || settings.mostReplications > kMost))
        return fail(ErrorCode::BadSettings,
                    {"the most replications", std::to_string(SequentialEstimate::kLeast), std::to_string(kMost)});
    if (auto ok = check(settings.interventions, network); !ok)
        return tl::unexpected(ok.error());
    return horizon;
}

Result<FoundWarmUp> findWarmUp(std::shared_ptr<const Network> network, const RunSettings& settings, int threads,
                               std::stop_token stop, const std::function<void(double)>& progress) {
    RunSettings whole = settings;
    whole.warmUp = {};
    whole.replications = 1;
    whole.precision = 0;
    whole.batches = false;
    whole.ledger = false;
    const auto horizon = horizonOf(*network, whole);
    if (!horizon)
        return tl::unexpected(horizon.error());
    Crew crew({network, whole, *horizon, {}, std::move(stop)}, kPilots, {}, progress);
    const auto results = crew.run(threads);
    if (!results)
        return tl::unexpected(results.error());
    FoundWarmUp out;
    out.pilots = reduce(*results).seen;
    const WarmUp stock = mser5(out.pilots.stock);
    const WarmUp undelivered = mser5(out.pilots.undelivered);
    out.stockCurve = stock.curve;
    out.undeliveredCurve = undelivered.curve;
    out.stockCut = stock.truncation;
    out.undeliveredCut = undelivered.truncation;
    out.runTooShort = stock.runTooShort || undelivered.runTooShort;
    const std::size_t cut = std::max(stock.truncation, undelivered.truncation);
    const WorkingTime& calendar = network->calendars[0];
    out.span = spanTo(calendar, cut > 0 ? out.pilots.steps.end(calendar, cut - 1) : Time{}, *horizon);
    return out;
}

Result<RunResult> runReplications(std::shared_ptr<const Network> network, const RunSettings& settings, int threads,
                                  std::stop_token stop, const std::function<void(double)>& progress) {
    const auto horizon = horizonOf(*network, settings);
    if (!horizon)
        return tl::unexpected(horizon.error());
    const double wall = wallSeconds();
    std::optional<FoundWarmUp> found;
    if (settings.findWarmUp) {
        auto warmUp = findWarmUp(network, settings, threads, stop);
        if (!warmUp)
            return tl::unexpected(warmUp.error());
        found = std::move(*warmUp);
    }
    const Job job{network, settings, *horizon, momentOfWarmUp(*network, found ? found->span : settings.warmUp),
                  std::move(stop)};
    Result<RunResult> out;
    if (settings.precision > 0) {
        out = runUntilPrecise(job, threads, progress);
    } else {
        Crew crew(job, static_cast<std::size_t>(settings.replications), {}, progress);
        const auto results = crew.run(threads);
        out = results ? Result<RunResult>(reduce(*results)) : tl::unexpected(results.error());
    }
    if (!out)
        return out;
    out->warmUp = std::move(found);
    out->wallSeconds = wallSeconds() - wall;
    return out;
}

// ------------------------------------------------------------------ live runs

/// What a run is made with, and goes on from.
template <class Policy>
struct LiveRun::Work {
    Engine<Policy> engine;
    Observer observer;
    std::optional<FoundWarmUp> found;
};

struct LiveRun::Checkpoint {
    Time at; ///< all events before it are worked, and some at it may be
    Trace::Length length;
    std::variant<Work<PlainPolicy>, Work<LedgerPolicy>> work;
};

LiveRun::LiveRun(std::shared_ptr<const Network> network, RunSettings settings)
    : network_(std::move(network)), settings_(std::move(settings)), trace_(std::make_shared<Trace>()),
      shelf_(std::make_shared<PictureShelf>(network_)) {
    start();
}

LiveRun::LiveRun(const LiveRun& origin, RunSettings settings)
    : network_(origin.network_), settings_(std::move(settings)), begin_(beginOf(origin, settings_)),
      trace_(begin_ ? std::make_shared<Trace>(*origin.trace_, begin_->length) : std::make_shared<Trace>()),
      shelf_(begin_ ? std::make_shared<PictureShelf>(*origin.shelf_, *trace_, begin_->length.records)
                    : std::make_shared<PictureShelf>(network_)) {
    if (begin_) {
        from_ = begin_->at;
        reached_ = begin_->at.us - 1;
        checkpoints_.push_back(begin_);
    }
    start();
}

std::shared_ptr<const LiveRun::Checkpoint> LiveRun::beginOf(const LiveRun& origin, const RunSettings& settings) {
    RunSettings same = settings;
    same.interventions = origin.settings_.interventions;
    const std::size_t known = same.interventions.size();
    if (same != origin.settings_ || settings.findWarmUp || settings.interventions.size() < known ||
        !std::equal(same.interventions.begin(), same.interventions.end(), settings.interventions.begin()))
        return nullptr;
    Time first = kNever;
    for (std::size_t i = known; i < settings.interventions.size(); ++i)
        first = std::min(first, settings.interventions[i].at);
    const std::lock_guard lock(origin.mutex_);
    std::shared_ptr<const Checkpoint> best;
    for (const auto& checkpoint : origin.checkpoints_)
        if (checkpoint->at < first)
            best = checkpoint;
    return best;
}

Time LiveRun::wouldBeginAt(const LiveRun& origin, const RunSettings& settings) {
    const auto begin = beginOf(origin, settings);
    return begin ? begin->at : Time{};
}

void LiveRun::start() {
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

template <class Policy>
void LiveRun::keep(const Work<Policy>& work) {
    Work<Policy> copy = work;
    copy.engine.setTrace(nullptr);
    auto checkpoint = std::make_shared<const Checkpoint>(Checkpoint{work.engine.now(), trace_->length(), std::move(copy)});
    const std::lock_guard lock(mutex_);
    checkpoints_.push_back(std::move(checkpoint));
}

Result<RunResult> LiveRun::simulate(const std::stop_token& stop) {
    return settings_.ledger ? simulateWith<LedgerPolicy>(stop) : simulateWith<PlainPolicy>(stop);
}

template <class Policy>
Result<LiveRun::Work<Policy>> LiveRun::beginWork(const std::stop_token& stop) {
    if (begin_) {
        Work<Policy> work = std::get<Work<Policy>>(begin_->work);
        work.engine.setTrace(trace_.get());
        const auto& all = settings_.interventions;
        const std::size_t planned = work.engine.state().interventions.size();
        work.engine.plan({all.begin() + static_cast<std::ptrdiff_t>(planned), all.end()});
        return work;
    }
    std::optional<FoundWarmUp> found;
    if (settings_.findWarmUp) {
        auto warmUp = findWarmUp(network_, settings_, 1, stop);
        if (!warmUp)
            return tl::unexpected(warmUp.error());
        found = std::move(*warmUp);
    }
    const Time warmUp = momentOfWarmUp(*network_, found ? found->span : settings_.warmUp);
    Work<Policy> work{Engine<Policy>(network_, settings_.seed, 0, warmUp, trace_.get()),
                      Observer(*network_, warmUp, horizon_, settings_.batches), std::move(found)};
    work.engine.plan(settings_.interventions);
    return work;
}

template <class Policy>
Result<RunResult> LiveRun::simulateWith(const std::stop_token& stop) {
    auto begun = beginWork<Policy>(stop);
    if (!begun)
        return tl::unexpected(begun.error());
    Work<Policy>& work = *begun;
    Engine<Policy>& engine = work.engine;
    const std::int64_t distance = std::max<std::int64_t>(horizon_.us / kCheckpoints, 1);
    std::int64_t next = (from_.us / distance + 1) * distance;
    while (engine.now() < horizon_) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        auto ok = advance(engine, std::min(horizon_, Time{next}), kChunk, &work.observer);
        if (ok)
            ok = notTooLong(engine.events());
        shelf_->follow(*trace_, trace_->written());
        trace_->publish();
        // Another event may still fall at this very moment: what is reached lies just before it.
        reached_.store(engine.now() >= horizon_ ? horizon_.us : engine.now().us - 1,
                       std::memory_order_release);
        if (!ok)
            return tl::unexpected(ok.error());
        if (engine.now().us >= next && engine.now() < horizon_) {
            keep(work);
            next = (engine.now().us / distance + 1) * distance;
        }
    }
    RunResult out = resultOf(engine, &work.observer, settings_.batches);
    out.warmUp = std::move(work.found);
    return out;
}

void LiveRun::work(const std::stop_token& stop) {
    const double wall = wallSeconds();
    const double cpu = threadCpuSeconds();
    Result<RunResult> result = simulate(stop);
    if (result) {
        result->wallSeconds = wallSeconds() - wall;
        result->cpuSeconds = threadCpuSeconds() - cpu;
    }
    {
        const std::lock_guard lock(mutex_);
        result_ = std::move(result);
    }
    finished_.store(true, std::memory_order_release);
}

} // namespace takt::sim

#include "gui/time/run_digest.h"

#include <algorithm>

namespace takt::gui {

namespace {

constexpr int kPoll = 30;
constexpr int kLeastInterval = 250;

std::shared_ptr<const Digest> digestOf(std::shared_ptr<const sim::LiveRun> run,
                                       std::shared_ptr<const sim::LiveRun> untouched, Time from, Time to,
                                       std::size_t columns, RunDigest::Wants wants) {
    auto digest = std::make_shared<Digest>();
    digest->reached = run->reached();
    digest->from = from;
    digest->to = to;
    const sim::Network& network = *run->network();
    const sim::Trace& trace = *run->trace();
    const std::size_t records = trace.size();
    // What is put in place at time 0 is where the curves begin, not a rise from nothing.
    digest->curves = sim::curves(network, trace, records, std::max(from, Time{1}), to, columns);
    if (untouched) {
        const sim::Trace& other = *untouched->trace();
        digest->untouchedReached = untouched->reached();
        digest->untouchedCurves =
            sim::curves(*untouched->network(), other, other.size(), std::max(from, Time{1}), to, columns);
        digest->untouched = std::move(untouched);
    }
    if (wants.marks)
        digest->marks = sim::marks(network, trace, records);
    const Time end = std::min(to, digest->reached);
    for (std::uint32_t m = 0; wants.shares && end > from && m < network.machineProcess.size(); ++m)
        digest->shares.push_back(sim::stateShares(network, trace, records, m, from, end));
    digest->run = std::move(run);
    return digest;
}

} // namespace

RunDigest::RunDigest(Playback& playback, Wants wants, QObject* parent)
    : QObject(parent), playback_(playback), wants_(wants) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &RunDigest::tick);
    connect(&playback, &Playback::runChanged, this, &RunDigest::runChanged);
    connect(&playback, &Playback::runProgressed, this, &RunDigest::stale);
}

void RunDigest::runChanged() {
    if (!playback_.hasRun()) {
        digest_.reset();
        Q_EMIT changed();
    }
    sinceLast_.invalidate();
    stale();
}

void RunDigest::stale() {
    stale_ = true;
    if (wanted_)
        timer_.start();
}

void RunDigest::setWindow(Time from, Time to) {
    whole_ = false;
    from_ = from;
    to_ = to;
    sinceLast_.invalidate();
    stale();
}

void RunDigest::setWholeRun() {
    whole_ = true;
    sinceLast_.invalidate();
    stale();
}

void RunDigest::setColumns(std::size_t columns) {
    columns = std::clamp<std::size_t>(columns, 16, 4000);
    if (columns == columns_)
        return;
    columns_ = columns;
    stale();
}

void RunDigest::setWanted(bool on) {
    wanted_ = on;
    if (on && (stale_ || work_.isBusy()))
        timer_.start();
    else if (!on)
        timer_.stop();
}

void RunDigest::tick() {
    if (auto answer = work_.take()) {
        if ((*answer)->run == playback_.run()) {
            digest_ = std::move(*answer);
            Q_EMIT changed();
        } else {
            stale_ = true;
        }
    }
    const bool tooSoon = sinceLast_.isValid() && sinceLast_.elapsed() < kLeastInterval;
    if (stale_ && !tooSoon && !work_.isBusy())
        begin();
    if (!stale_ && !work_.isBusy())
        timer_.stop();
}

void RunDigest::begin() {
    stale_ = false;
    const auto run = playback_.run();
    if (!run)
        return;
    const Time from = whole_ ? Time{} : from_, to = whole_ ? run->horizon() : std::min(to_, run->horizon());
    if (to <= from)
        return;
    const auto untouched = wants_.untouched && playback_.untouched() ? playback_.untouched()->run() : nullptr;
    sinceLast_.start();
    work_.start([run, untouched, from, to, columns = columns_, wants = wants_] {
        return digestOf(run, untouched, from, to, columns, wants);
    });
}

} // namespace takt::gui

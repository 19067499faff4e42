#include "gui/metrics/chart_feed.h"

#include <algorithm>

#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

constexpr int kPoll = 30;
constexpr qint64 kLeastInterval = 250;
constexpr qint64 kRest = 4; // a growing run is read for at most so large a part of the time

} // namespace

ChartFeed::ChartFeed(Playback& playback, QObject* parent) : QObject(parent), playback_(playback) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &ChartFeed::tick);
    connect(&playback, &Playback::runChanged, this, &ChartFeed::runChanged);
    connect(&playback, &Playback::runProgressed, this, &ChartFeed::stale);
    runChanged();
}

Time ChartFeed::to() const { return whole_ ? playback_.horizon() : std::min(to_, playback_.horizon()); }

void ChartFeed::runChanged() {
    main_ = {};
    if (playback_.hasRun()) {
        main_ = {playback_.run(), countedInPieces(playback_.network(), playback_.runPlant())};
    } else {
        digest_.reset();
        Q_EMIT changed();
    }
    urgent_ = true;
    stale();
}

void ChartFeed::stale() {
    stale_ = true;
    if (wanted_)
        timer_.start();
}

void ChartFeed::setWindow(Time from, Time to) {
    whole_ = false;
    from_ = from;
    to_ = to;
    urgent_ = true;
    stale();
}

void ChartFeed::setWholeRun() {
    whole_ = true;
    urgent_ = true;
    stale();
}

void ChartFeed::setColumns(std::size_t columns) {
    columns = std::clamp<std::size_t>(columns, 200, 4000);
    if (columns == columns_)
        return;
    columns_ = columns;
    stale();
}

void ChartFeed::setWanted(bool on) {
    wanted_ = on;
    if (on && (stale_ || work_.isBusy()))
        timer_.start();
    else if (!on)
        timer_.stop();
}

void ChartFeed::setBeside(std::shared_ptr<const sim::LiveRun> run, std::vector<bool> counts) {
    if (run == beside_.run)
        return;
    beside_ = {std::move(run), std::move(counts)};
    urgent_ = true;
    stale();
}

void ChartFeed::tick() {
    if (auto answer = work_.take()) {
        took_ = sinceBegin_.elapsed();
        const auto& read = **answer;
        const bool current = read.main.run == main_.run && (read.beside ? read.beside->run : nullptr) == beside_.run;
        if (current) {
            digest_ = std::move(*answer);
            Q_EMIT changed();
        } else {
            stale_ = true;
        }
    }
    const bool tooSoon = !urgent_ && sinceBegin_.isValid() && sinceBegin_.elapsed() < std::max(kLeastInterval, kRest * took_);
    if (stale_ && !tooSoon && !work_.isBusy())
        begin();
    if (!stale_ && !work_.isBusy())
        timer_.stop();
}

void ChartFeed::begin() {
    stale_ = urgent_ = false;
    if (!main_.run || to() <= from())
        return;
    sinceBegin_.start();
    work_.start([main = main_, beside = beside_, from = from(), to = to(), columns = columns_] {
        return digestOf(main, beside, from, to, columns);
    });
}

ChartFeed::Part ChartFeed::partOf(const Job& job, Time from, Time to, std::size_t columns) {
    Part part;
    part.run = job.run;
    part.reached = job.run->reached();
    const auto& network = *job.run->network();
    const auto& trace = *job.run->trace();
    const std::size_t records = trace.size();
    // What is put in place at time 0 is where the curves begin, not a rise from nothing.
    part.curves = sim::curves(network, trace, records, std::max(from, Time{1}), to, columns);
    part.series = sim::chartSeries(network, trace, records, from, to, part.reached, columns, job.counts);
    return part;
}

std::shared_ptr<const ChartFeed::Digest> ChartFeed::digestOf(const Job& main, const Job& beside, Time from, Time to,
                                                             std::size_t columns) {
    auto digest = std::make_shared<Digest>();
    digest->from = from;
    digest->to = to;
    digest->main = partOf(main, from, to, columns);
    if (beside.run)
        digest->beside = partOf(beside, from, to, columns);
    return digest;
}

} // namespace takt::gui

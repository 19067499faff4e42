#include "gui/time/playback.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/common/big_plant.h"

namespace takt::gui {

namespace {

constexpr int kFrame = 16;
constexpr int kSettle = 300;     // after the last edit, before the rerun
constexpr int kPollWaiting = 20; // until the next run covers the cursor
constexpr int kPollGrowing = 100;
constexpr int kLongestFrame = 250; // a window that hung does not make the plant jump

} // namespace

Playback::Playback(Document& document, QObject* parent, Id pinned)
    : QObject(parent), document_(document), pinned_(pinned) {
    frameTimer_.setInterval(kFrame);
    frameTimer_.setTimerType(Qt::PreciseTimer);
    rerunTimer_.setSingleShot(true);
    rerunTimer_.setInterval(kSettle);
    connect(&frameTimer_, &QTimer::timeout, this, &Playback::frame);
    connect(&pollTimer_, &QTimer::timeout, this, &Playback::poll);
    connect(&rerunTimer_, &QTimer::timeout, this, &Playback::startCurrent);
    connect(&document, &Document::changed, this, &Playback::documentChanged);
    const auto another = [this] {
        dropRun();
        cursor_ = {};
        startCurrent();
    };
    connect(&document, &Document::reset, this, another);
    connect(&document, &Document::scenarioChanged, this, [this] {
        if (pinned_)
            return;
        dropRun();
        startCurrent();
    });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &Playback::updateFrameTimer);
    startCurrent();
}

Playback::~Playback() {
    if (next_)
        next_->cancel();
}

bool Playback::isComputing() const { return next_ || preparedProject_ || (run_ && !run_->finished()) || replications_; }
bool Playback::isFindingWarmUp() const { return next_ && next_->settings().findWarmUp && next_->reached() < Time{}; }
Time Playback::horizon() const { return run_ ? run_->horizon() : Time{}; }
Time Playback::reached() const { return run_ ? std::max(Time{}, run_->reached()) : Time{}; }

const sim::Picture& Playback::picture() const { return replay_->seek(cursor_); }
const sim::Network& Playback::network() const { return *run_->network(); }

QString Playback::repeatingText() const {
    if (!replications_)
        return {};
    const auto& asked = run_->settings();
    const auto most = asked.precision > 0 ? std::max(asked.mostReplications, asked.replications) : asked.replications;
    const auto done = std::llround(replications_->progress() * static_cast<double>(most));
    return (asked.precision > 0 ? tr("%1 of at most %2 replications") : tr("%1 of %2 replications")).arg(done).arg(most);
}

QString Playback::nameOf(Id id) const {
    const bool known = tableOf(document_.plant(), id) != TableId::Count;
    return QString::fromStdString(takt::nameOf(known || !run_ ? document_.plant() : runPlant(), id));
}

std::vector<sim::Record> Playback::recent(Duration window) const {
    std::vector<sim::Record> records;
    if (!run_)
        return records;
    const sim::Trace& trace = *run_->trace();
    const std::size_t size = trace.size();
    const std::size_t end = trace.upperBound(cursor_, size);
    for (std::size_t n = trace.upperBound(cursor_ - window, size); n < end; ++n)
        records.push_back(trace[n]);
    return records;
}

void Playback::seek(Time t) { moveTo(std::clamp(t, Time{}, reached())); }

void Playback::moveTo(Time t) {
    if (t == cursor_)
        return;
    cursor_ = t;
    Q_EMIT cursorMoved();
}

void Playback::setPlaying(bool on) {
    if (on && !run_)
        on = false;
    if (on == playing_)
        return;
    if (on && !backwards_ && run_->finished() && cursor_ >= reached())
        moveTo({});
    playing_ = on;
    updateFrameTimer();
    Q_EMIT playingChanged(on);
}

void Playback::setBackwards(bool on) {
    if (on == backwards_)
        return;
    backwards_ = on;
    Q_EMIT settingsChanged();
}

void Playback::setSpeed(Duration perSecond) {
    if (perSecond == speed_)
        return;
    speed_ = perSecond;
    Q_EMIT settingsChanged();
}

void Playback::setWatched(bool on) {
    watched_ = on;
    updateFrameTimer();
}

void Playback::updateFrameTimer() {
    const auto state = QGuiApplication::applicationState();
    const bool seen = watched_ && state != Qt::ApplicationHidden && state != Qt::ApplicationSuspended;
    if (playing_ && seen == frameTimer_.isActive())
        return;
    if (playing_ && seen) {
        frameClock_.start();
        frameTimer_.start();
    } else {
        frameTimer_.stop();
    }
}

void Playback::frame() {
    const std::int64_t ms = std::min<std::int64_t>(frameClock_.restart(), kLongestFrame);
    if (!run_)
        return setPlaying(false);
    const Duration by{speed_.us / 1000 * ms};
    seek(backwards_ ? cursor_ - by : cursor_ + by);
    const bool atEnd = !backwards_ && run_->finished() && cursor_ >= reached();
    if (atEnd || (backwards_ && cursor_ == Time{}))
        setPlaying(false);
}

void Playback::step(bool forwards) {
    if (!run_)
        return;
    setPlaying(false);
    const sim::Trace& trace = *run_->trace();
    const std::size_t size = trace.size();
    if (forwards) {
        const std::size_t next = trace.upperBound(cursor_, size);
        return seek(next < size ? Time{trace[next].at} : reached());
    }
    const std::size_t before = trace.upperBound(cursor_ - Duration{1}, size);
    seek(before > 0 ? Time{trace[before - 1].at} : Time{});
}

void Playback::setSeed(std::uint64_t seed) {
    sim::RunSettings settings = settings_;
    settings.seed = seed;
    setSettings(settings);
}

void Playback::setSettings(const sim::RunSettings& settings) {
    if (settings == settings_)
        return;
    settings_ = settings;
    Q_EMIT settingsChanged();
    rerun();
}

void Playback::rerun() { startCurrent(); }

void Playback::startCurrent() {
    rerunTimer_.stop();
    nextStoredNumber_ = 0;
    nextStoredResult_.reset();
    if (!document_.project().scenario(scenarioShown()))
        return dropRun(); // the one kept to was deleted
    startRun(std::make_shared<const Project>(document_.project()), scenarioShown());
}

void Playback::showStored(const sim::RunRecord& record) {
    auto project = document_.plantOfRun(record);
    if (!project)
        return refuse(errorText(project.error()));
    rerunTimer_.stop();
    settings_ = record.settings;
    Q_EMIT settingsChanged();
    dropRun();
    nextStoredNumber_ = record.number;
    nextStoredResult_ = record.result.replications > 1 ? std::optional(record.result) : std::nullopt;
    const Id scenario = project->scenario(record.scenario) ? record.scenario : project->scenarios.front().id;
    startRun(std::make_shared<const Project>(std::move(*project)), scenario);
}

void Playback::documentChanged(const ChangeSet& set) {
    ChangeSet here; // what other scenarios do is theirs
    for (const auto& change : set.changes)
        if (change.table() != TableId::Scenarios &&
            (!change.scenario || change.scenario == scenarioShown()))
            here.changes.push_back(change);
    if (changesBehaviour(here))
        scheduleRerun();
}

/// The next run under way, or a plan being made ready for it, is not wanted any more.
void Playback::cancelNext() {
    preparedProject_.reset();
    if (next_)
        next_->cancel();
}

void Playback::scheduleRerun() {
    cancelNext();
    if (replications_)
        replications_->cancel();
    if (run_ && !outOfDate_) {
        outOfDate_ = true;
        Q_EMIT runProgressed();
    }
    rerunTimer_.start();
}

void Playback::dropRun() {
    cancelNext();
    next_.reset();
    if (!run_)
        return;
    setPlaying(false);
    replay_.reset();
    replications_.reset();
    result_.reset();
    run_.reset();
    outOfDate_ = false;
    storedNumber_ = 0;
    Q_EMIT runChanged();
}

void Playback::refuse(const QString& why, const QString& mend) {
    const bool tellsOnDrop = run_ != nullptr;
    problem_ = why;
    mend_ = mend;
    pollTimer_.stop();
    dropRun();
    if (!tellsOnDrop)
        Q_EMIT runChanged();
}

void Playback::startRun(std::shared_ptr<const Project> project, Id scenario) {
    cancelNext();
    next_.reset();
    if (!isBig(project->scenario(scenario)->plant))
        return takePrepared(prepareRun(std::move(project), scenario, settings_));
    preparedProject_ = std::move(project);
    preparedScenario_ = scenario;
    prepare();
    pollTimer_.start(kPollWaiting);
}

/// Takes over what was made ready, or has it made ready once nothing else is under way.
void Playback::prepare() {
    auto done = preparing_.take();
    if (done && done->project == preparedProject_) {
        preparedProject_.reset();
        return takePrepared(std::move(*done));
    }
    if (!preparing_.isBusy())
        preparing_.start([project = preparedProject_, scenario = preparedScenario_, settings = settings_] {
            return prepareRun(project, scenario, settings);
        });
}

void Playback::takePrepared(RunPreparation prepared) {
    if (!prepared.network)
        return refuse(prepared.refusal, prepared.mend);
    problem_.clear();
    mend_.clear();
    sim::RunSettings asked = settings_;
    asked.ledger = true; // the metrics show where time went to waste
    next_ = std::make_shared<sim::LiveRun>(prepared.network, std::move(asked));
    nextProject_ = std::move(prepared.project);
    nextScenario_ = prepared.scenario;
    pollTimer_.start(kPollWaiting);
}

void Playback::showNext() {
    replay_.reset();
    replications_.reset();
    result_.reset();
    run_ = std::move(next_);
    next_.reset();
    replay_ = std::make_unique<sim::Replay>(run_->network(), run_->trace(), run_->shelf());
    runProject_ = std::move(nextProject_);
    runScenario_ = nextScenario_;
    storedNumber_ = nextStoredNumber_;
    storedResult_ = std::exchange(nextStoredResult_, std::nullopt);
    problem_.clear();
    outOfDate_ = rerunTimer_.isActive();
    finishedSeen_ = false;
    const Time before = cursor_;
    cursor_ = std::min(cursor_, reached());
    Q_EMIT runChanged();
    if (cursor_ != before)
        Q_EMIT cursorMoved();
}

void Playback::poll() {
    if (preparedProject_) {
        prepare();
        if (preparedProject_)
            return;
    }
    if (next_ && (next_->finished() || next_->reached() > cursor_))
        showNext();
    if (next_)
        return;
    pollTimer_.setInterval(kPollGrowing);
    if (!run_ || (finishedSeen_ && !replications_))
        return pollTimer_.stop();
    if (!finishedSeen_ && run_->finished())
        noteFinished();
    else if (replications_ && replications_->finished())
        takeReplications();
    if (finishedSeen_ && !replications_)
        pollTimer_.stop();
    Q_EMIT runProgressed();
}

/// The run on view has come to its end: its measures are known, or its replications begin.
void Playback::noteFinished() {
    finishedSeen_ = true;
    auto own = run_->result();
    if (!own) {
        problem_ = errorText(own.error());
        return;
    }
    if (storedResult_) { // the run repeated shows what a record does not hold
        storedResult_->seen = own->seen;
        result_ = std::make_shared<sim::RunResult>(*storedResult_);
        return;
    }
    if (Replications::areAsked(run_->settings()))
        replications_ = std::make_unique<Replications>(run_->network(), run_->settings(), own->warmUp);
    result_ = std::make_shared<sim::RunResult>(std::move(*own));
}

void Playback::takeReplications() {
    auto all = replications_->result();
    replications_.reset();
    if (all)
        result_ = std::make_shared<sim::RunResult>(std::move(*all));
    else if (all.error().code != ErrorCode::Cancelled)
        problem_ = errorText(all.error());
}

Playback::Storable Playback::storable() const {
    if (storedNumber_ != 0)
        return Storable::StoredAlready;
    if (outOfDate_)
        return Storable::OutOfDate;
    return run_ && run_->finished() && result_ && !replications_ && problem_.isEmpty() ? Storable::Yes : Storable::NotFinished;
}

QString Playback::storableText(Storable storable) {
    switch (storable) {
    case Storable::Yes:
        return tr("Keeps the run on view in the file");
    case Storable::NotFinished:
        return tr("Can be stored once the run is finished");
    case Storable::OutOfDate:
        return tr("The plant was edited since this run: the next one can be stored");
    case Storable::StoredAlready:
        break;
    }
    return tr("This run is stored already");
}

bool Playback::storeRun() {
    if (storable() != Storable::Yes)
        return false;
    sim::RunRecord record;
    record.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    record.scenario = runScenario_;
    record.scenarioName = runProject_->scenario(runScenario_)->name;
    record.plantHash = run_->network()->plantHash;
    record.settings = sim::asRun(run_->settings(), *result_);
    record.result = *result_;
    storedNumber_ = document_.addRun(std::move(record), *runProject_, runScenario_);
    return true;
}

bool Playback::waitForFinished(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    if (rerunTimer_.isActive())
        startCurrent();
    while ((isComputing() || (run_ && !finishedSeen_)) && clock.elapsed() < milliseconds) {
        poll();
        QThread::msleep(2);
    }
    poll();
    return run_ && run_->finished() && !next_ && !replications_;
}

} // namespace takt::gui

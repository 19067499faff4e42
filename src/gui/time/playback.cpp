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
        forgetBranch();
        loop_.reset();
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
    for (const auto* each : {&shown_, &untouched_, &next_, &nextUntouched_}) // together, before they are waited for
        if (*each)
            (*each)->cancel();
}

bool Playback::isComputing() const {
    return next_ || preparedProject_ || (shown_ && (!shown_->run()->finished() || shown_->isRepeating()));
}
bool Playback::isFindingWarmUp() const {
    return next_ && next_->settings().findWarmUp && next_->run()->reached() < Time{};
}
Time Playback::horizon() const { return shown_ ? shown_->run()->horizon() : Time{}; }
Time Playback::reached() const { return shown_ ? shown_->reached() : Time{}; }

const sim::Picture& Playback::picture() const { return replay_->seek(cursor_); }
const sim::Network& Playback::network() const { return *shown_->run()->network(); }

QString Playback::repeatingText() const {
    if (!isRepeating())
        return {};
    const auto& asked = shown_->settings();
    const auto most = asked.precision > 0 ? std::max(asked.mostReplications, asked.replications) : asked.replications;
    const auto done = std::llround(shown_->repeated() * static_cast<double>(most));
    return (asked.precision > 0 ? tr("%1 of at most %2 replications") : tr("%1 of %2 replications")).arg(done).arg(most);
}

QString Playback::nameOf(Id id) const {
    const bool known = tableOf(document_.plant(), id) != TableId::Count;
    return QString::fromStdString(takt::nameOf(known || !shown_ ? document_.plant() : runPlant(), id));
}

std::vector<sim::Record> Playback::recent(Duration window) const {
    std::vector<sim::Record> records;
    if (!shown_)
        return records;
    const sim::Trace& trace = *shown_->run()->trace();
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
    if (keptBack_ && shown_ && shown_->run()->finished() && cursor_ >= reached())
        tellOutcome();
}

void Playback::keepBackOutcome() {
    if (keptBack_)
        return;
    keptBack_ = true;
    Q_EMIT outcomeKeptBackChanged();
    Q_EMIT runProgressed();
}

void Playback::tellOutcome() {
    if (!keptBack_)
        return;
    keptBack_ = false;
    Q_EMIT outcomeKeptBackChanged();
    Q_EMIT runProgressed();
}

void Playback::setPlaying(bool on) {
    if (on && !shown_)
        on = false;
    if (on == playing_)
        return;
    if (on && !loop_ && !backwards_ && shown_->run()->finished() && cursor_ >= reached())
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
    if (!shown_)
        return setPlaying(false);
    const Duration by{speed_.us / 1000 * ms};
    const Time to = backwards_ ? cursor_ - by : cursor_ + by;
    seek(loop_ ? roundIn(*loop_, to) : to);
    if (loop_)
        return;
    const bool atEnd = !backwards_ && shown_->run()->finished() && cursor_ >= reached();
    if (atEnd || (backwards_ && cursor_ == Time{}))
        setPlaying(false);
}

/// Where the cursor is when it would be at `t`: past one end of the span, or outside of it, it begins at the other.
Time Playback::roundIn(const Loop& loop, Time t) const {
    if (backwards_)
        return t <= loop.from || t > loop.to ? loop.to : t;
    return t >= loop.to || t < loop.from ? loop.from : t;
}

void Playback::setLoop(std::optional<Loop> loop) {
    if (loop && loop->to <= loop->from)
        loop.reset();
    if (loop == loop_)
        return;
    loop_ = loop;
    Q_EMIT settingsChanged();
}

void Playback::startOver() {
    setPlaying(false);
    setLoop(std::nullopt);
    dropBranch();
    seek({});
}

void Playback::step(bool forwards) {
    if (!shown_)
        return;
    setPlaying(false);
    const sim::Trace& trace = *shown_->run()->trace();
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

Result<void> Playback::branch(const sim::Intervention& intervention) {
    sim::RunSettings asked = settings_;
    asked.interventions.push_back(intervention);
    if (auto ok = sim::check(asked.interventions, network()); !ok)
        return ok;
    setPlaying(false);
    settings_ = std::move(asked);
    Q_EMIT settingsChanged();
    const bool anotherIsComing = outOfDate_ || preparedProject_ || (next_ && !next_->isBranch()) || nextUntouched_;
    if (anotherIsComing)
        startCurrent();
    else
        startBranch();
    return {};
}

/// The same plant as the run on view, with what is done to it now.
void Playback::startBranch() {
    cancelNext();
    next_.reset();
    sim::RunSettings asked = settings_;
    asked.ledger = true;
    // Both are the same up to what is new; the one that kept a later checkpoint before it saves more.
    const sim::LiveRun* begin = shown_->run().get();
    if (untouched_ && untouched_->run()->network() == begin->network() &&
        sim::LiveRun::wouldBeginAt(*begin, asked) < sim::LiveRun::wouldBeginAt(*untouched_->run(), asked))
        begin = untouched_->run().get();
    next_ = std::make_unique<ShownRun>(
        *begin, std::move(asked),
        ShownRun::Origin{shown_->origin().project, shown_->origin().scenario, 0, {}, false});
    pollTimer_.start(kPollWaiting);
}

void Playback::forgetBranch() {
    if (settings_.interventions.empty())
        return;
    settings_.interventions.clear();
    Q_EMIT settingsChanged();
}

void Playback::dropBranch() {
    if (settings_.interventions.empty())
        return;
    forgetBranch();
    const bool nothingToGoBackTo = isBranch() && (!untouched_ || untouched_->origin().besideStored);
    if (outOfDate_ || preparedProject_ || nextUntouched_ || nothingToGoBackTo)
        return startCurrent();
    cancelNext();
    next_.reset();
    if (!isBranch())
        return; // it was not on view yet
    next_ = std::move(untouched_);
    pollTimer_.start(kPollWaiting);
    poll();
}

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
    for (const auto* each : {&next_, &nextUntouched_})
        if (*each)
            (*each)->cancel();
}

void Playback::scheduleRerun() {
    cancelNext();
    for (const auto* each : {&shown_, &untouched_})
        if (*each)
            (*each)->cancelReplications();
    if (shown_ && !outOfDate_) {
        outOfDate_ = true;
        Q_EMIT runProgressed();
    }
    rerunTimer_.start();
}

void Playback::dropRun() {
    cancelNext();
    next_.reset();
    nextUntouched_.reset();
    if (!shown_)
        return;
    setPlaying(false);
    replay_.reset();
    untouched_.reset();
    shown_.reset();
    outOfDate_ = false;
    Q_EMIT runChanged();
}

void Playback::refuse(const QString& why, const QString& mend) {
    const bool tellsOnDrop = shown_ != nullptr;
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
    nextUntouched_.reset();
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
    if (!prepared.branchRefusal.isEmpty()) {
        nextStoredNumber_ = 0; // it is not what was stored
        nextStoredResult_.reset();
        forgetBranch();
        Q_EMIT branchDropped(prepared.branchRefusal);
    }
    sim::RunSettings asked = settings_;
    asked.ledger = true; // the metrics show where time went to waste
    next_ = std::make_unique<ShownRun>(prepared.network, asked,
                                       ShownRun::Origin{prepared.project, prepared.scenario, nextStoredNumber_,
                                                        std::exchange(nextStoredResult_, std::nullopt), false});
    if (next_->isBranch() && !pinned_) {
        asked.interventions.clear();
        nextUntouched_ = std::make_unique<ShownRun>(
            prepared.network, std::move(asked), ShownRun::Origin{prepared.project, prepared.scenario, 0, {}, nextStoredNumber_ != 0});
    }
    pollTimer_.start(kPollWaiting);
}

/// What was untouched so far stays beside its branch.
void Playback::showNext() {
    replay_.reset();
    if (!next_->isBranch())
        untouched_.reset();
    else if (nextUntouched_)
        untouched_ = std::move(nextUntouched_);
    else if (shown_ && !shown_->isBranch())
        untouched_ = std::move(shown_);
    shown_ = std::move(next_);
    const auto run = shown_->run();
    replay_ = std::make_unique<sim::Replay>(run->network(), run->trace(), run->shelf());
    problem_.clear();
    outOfDate_ = rerunTimer_.isActive();
    const Time before = cursor_;
    cursor_ = std::min(cursor_, reached());
    Q_EMIT runChanged();
    if (cursor_ != before)
        Q_EMIT cursorMoved();
}

bool Playback::isSettled() const {
    return !next_ && !preparedProject_ && (!shown_ || shown_->isSettled()) && (!untouched_ || untouched_->isSettled());
}

void Playback::poll() {
    if (preparedProject_) {
        prepare();
        if (preparedProject_)
            return;
    }
    if (next_ && next_->covers(cursor_))
        showNext();
    if (next_)
        return;
    pollTimer_.setInterval(kPollGrowing);
    if (!shown_ || isSettled())
        return pollTimer_.stop();
    shown_->poll();
    if (untouched_)
        untouched_->poll();
    if (isSettled())
        pollTimer_.stop();
    Q_EMIT runProgressed();
}

Playback::Storable Playback::storable() const {
    if (storedNumber() != 0)
        return Storable::StoredAlready;
    if (outOfDate_)
        return Storable::OutOfDate;
    if (keptBack_)
        return Storable::KeptBack;
    return shown_ && shown_->isSettled() && result() && problem().isEmpty() ? Storable::Yes : Storable::NotFinished;
}

QString Playback::storableText(Storable storable) {
    switch (storable) {
    case Storable::Yes:
        return tr("Keeps the run on view in the file");
    case Storable::NotFinished:
        return tr("Can be stored once the run is finished");
    case Storable::OutOfDate:
        return tr("The plant was edited since this run: the next one can be stored");
    case Storable::KeptBack:
        return tr("Can be stored once its outcome is shown");
    case Storable::StoredAlready:
        break;
    }
    return tr("This run is stored already");
}

bool Playback::storeRun(const QString& name) {
    if (storable() != Storable::Yes)
        return false;
    const auto& origin = shown_->origin();
    sim::RunRecord record;
    record.name = name.toStdString();
    record.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    record.scenario = origin.scenario;
    record.scenarioName = runScenario().name;
    record.plantHash = network().plantHash;
    record.settings = sim::asRun(shown_->settings(), *result());
    record.result = *result();
    shown_->setStoredNumber(document_.addRun(std::move(record), *origin.project, origin.scenario));
    return true;
}

bool Playback::waitForFinished(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    if (rerunTimer_.isActive())
        startCurrent();
    while (!isSettled() && clock.elapsed() < milliseconds) {
        poll();
        QThread::msleep(2);
    }
    poll();
    return shown_ && isSettled();
}

} // namespace takt::gui
